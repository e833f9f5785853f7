import Testing
import WhittleTesting

@testable import WhittleCore

@Suite struct ThemeBookTests {
    private func built(_ change: (inout CampaignBuilder) -> Void) throws -> Campaign {
        var builder = CampaignBuilder()
        change(&builder)
        return try builder.campaign()
    }

    private func book(_ change: (inout CampaignBuilder) -> Void) throws -> ThemeBook {
        try built(change).themeBook
    }

    // MARK: Keys

    @Test func twoThemesNeverShareTheirCharacters() throws {
        let book = try book { builder in
            for number in 0..<80 {
                builder.theme("t\(number)", number % 2 == 0 ? "Fear of blame" : "Fear", key: "fe")
            }
        }
        let keys = book.themes.map(\.key)
        #expect(Set(keys).count == 80)
        #expect(keys.allSatisfy { $0.unicodeScalars.count == 2 })
        #expect(book.themes[0].key == "fe")
        #expect(book.themes[1].key != "fe")
    }

    @Test(arguments: ["f", "fear", "f!", "oi", "uu", "", "😀x", "\u{1B}[", "ＡＢ", "a\u{301}"])
    func aKeyThatIsNoneIsMadeAnew(_ key: String) throws {
        let book = try book { $0.theme("t", "Some theme", key: key) }
        #expect(book.themes[0].key == "st")
    }

    @Test func aTitleWithoutLettersGetsAKeyToo() throws {
        let book = try book { $0.theme("t", "时间不够", key: nil) }
        #expect(book.themes[0].key.unicodeScalars.count == 2)
    }

    @Test func theEarlierClaimWinsAndUpperCaseIsTheSame() throws {
        let book = try book { builder in
            builder.theme("a", "Alpha", key: "XY")
            builder.theme("b", "Beta", key: "xy")
        }
        #expect(book.themes.map(\.key) == ["xy", "be"])
    }

    // MARK: Order and tree

    @Test func childrenFollowTheirParentAndCirclesAreBroken() throws {
        let book = try book { builder in
            builder.theme("child", "Child", parent: "top", order: 1)
            builder.theme("top", "Top", order: 2)
            builder.theme("a", "A", parent: "b", order: 3)
            builder.theme("b", "B", parent: "a", order: 4)
            builder.theme("self", "Self", parent: "self", order: 5)
            builder.theme("lost", "Lost", parent: "nowhere", order: 6)
        }
        // b closed the circle with the later line: it has no parent.
        #expect(book.themes.map(\.id) == ["top", "child", "b", "a", "self", "lost"])
        #expect(book.themes.map(\.depth) == [0, 1, 0, 1, 0, 0])
        #expect(book.theme("b")?.parent == nil && book.theme("a")?.parent == "b")
    }

    @Test func aRenameIsANewVersionAndIsUndone() throws {
        var builder = CampaignBuilder()
        builder.theme("t", "Old")
        let line = builder.theme("t", "New", description: "When it fits")
        var campaign = try builder.campaign()
        #expect(campaign.themeBook.theme("t")?.title == "New")
        let history = campaign.themeHistoryLines(of: "t")
        #expect(history.count == 2)
        #expect(history[1].contains("anna: renamed “Old” to “New”; description is now"))
        builder.undo(line)
        campaign = try builder.campaign()
        #expect(campaign.themeBook.theme("t")?.title == "Old")
        #expect(campaign.themeHistoryLines(of: "t").count == 1)
    }

    // MARK: Retiring

    @Test func codingsFollowMergesThroughChainsAndCirclesSafely() throws {
        let book = try book { builder in
            for id in ["a", "b", "c", "d", "e", "x", "y"] { builder.theme(id, id) }
            builder.retire("a", into: "b")
            builder.retire("b", into: "c")
            builder.retire("d")
            builder.retire("e", into: "e", "gone")
            builder.retire("x", into: "y")
            builder.retire("y", into: "x")
        }
        #expect(book.current(["a", "b", "c"]).themes == ["c"])
        #expect(book.current(["d", "e", "unknown", "x", "y"]).themes == [])
        #expect(book.current(["d", "e", "x", "y"]).split == [])
        #expect(book.themes.map(\.id) == ["c"])
    }

    @Test func aSplitIsToBeCodedAgainAlsoBehindAMerge() throws {
        let book = try book { builder in
            for id in ["a", "b", "c", "d"] { builder.theme(id, id) }
            builder.retire("a", into: "b")
            builder.retire("b", into: "c", "d")
        }
        #expect(book.current(["a", "c"]).themes == ["c"])
        #expect(book.current(["a", "c"]).split == ["b"])
    }

    @Test func restoringBringsTheThemeAndItsCodingsBack() throws {
        let book = try book { builder in
            builder.theme("a", "A")
            builder.theme("b", "B")
            builder.retire("a", into: "b")
            builder.add(.themeRestored(ThemeRestored(theme: "a")))
        }
        #expect(book.current(["a"]).themes == ["a"])
        #expect(book.retired.isEmpty)
    }

    // MARK: What is refused

    @Test func badThemesAreRefused() throws {
        let campaign = try built { builder in
            builder.theme("top", "Top", key: "to")
            builder.theme("child", "Child", parent: "top")
            builder.theme("gone", "Gone")
            builder.retire("gone")
            builder.join("ben", .moderator)
        }
        func refusal(_ event: Event, by member: String = "anna") -> String {
            campaign.check(event, by: member)?.sentence ?? ""
        }
        func defined(_ theme: ThemeDefined) -> String { refusal(.themeDefined(theme)) }
        #expect(defined(ThemeDefined(theme: "n", title: " ")).contains("no title"))
        #expect(
            defined(ThemeDefined(theme: "n", title: "N", key: "to")).contains("marks the theme"))
        #expect(defined(ThemeDefined(theme: "top", title: "N", key: "to")).isEmpty)
        #expect(defined(ThemeDefined(theme: "n", title: "N", key: "oi")).contains("cannot mark"))
        #expect(defined(ThemeDefined(theme: "n", title: "N", parent: "x")).contains("no theme"))
        #expect(
            defined(ThemeDefined(theme: "top", title: "N", parent: "child"))
                .contains("belong to itself"))
        #expect(defined(ThemeDefined(theme: "gone", title: "N")).contains("Restore it first"))
        let retire = { (into: [String]) in
            refusal(.themeRetired(ThemeRetired(theme: "top", into: into)))
        }
        #expect(retire(["top"]).contains("itself"))
        #expect(retire(["gone"]).contains("retired"))
        #expect(retire(["child", "child"]).contains("twice"))
        #expect(retire(["child"]).isEmpty)
        #expect(refusal(.themeRestored(ThemeRestored(theme: "top"))).contains("in use"))
        #expect(
            refusal(.themeDefined(ThemeDefined(theme: "n", title: "N")), by: "ben")
                .contains("role of a coder"))
    }

    @Test func aTitleOfAnyLengthGivesAKey() throws {
        let words = String(repeating: " xylophone", count: 32_000)
        let made = try book { builder in
            for id in ["a", "b", "c"] { builder.theme(id, "Some theme" + words) }
        }
        #expect(made.themes.map(\.key) == ["st", "sx", "tx"])
    }
}

extension CampaignBuilder {
    @discardableResult
    mutating func theme(
        _ id: String, _ title: String, key: String? = nil, description: String? = nil,
        parent: String? = nil, order: Int? = nil
    ) -> String {
        add(
            .themeDefined(
                ThemeDefined(
                    theme: id, title: title, key: key, description: description, parent: parent,
                    order: order)))
    }

    @discardableResult
    mutating func retire(_ id: String, into: String...) -> String {
        add(.themeRetired(ThemeRetired(theme: id, into: into)))
    }

    @discardableResult
    mutating func code(
        _ item: String, _ themes: String..., pass: String = "first", by writer: String,
        member: String? = nil
    ) -> String {
        add(
            .codingRecorded(
                CodingRecorded(items: [item], pass: pass, themes: themes, member: member)),
            by: writer)
    }

    @discardableResult
    mutating func resolve(_ item: String, _ themes: String..., by writer: String = owner) -> String
    {
        add(.codingResolved(CodingResolved(items: [item], themes: themes)), by: writer)
    }
}
