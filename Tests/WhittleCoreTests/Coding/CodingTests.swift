import Testing
import WhittleTesting

@testable import WhittleCore

@Suite struct CodingTests {
    private static let cai = "cai.cccc1111"
    private static let dora = "dora.dddd1111"

    /// Three ideas, a comment, four themes, two coders, a moderator and an observer.
    private func builder() -> CampaignBuilder {
        var builder = CampaignBuilder()
        builder.join("cai", .coder)
        builder.join("dora", .coder)
        builder.join("eve", .coder)
        builder.join("fay", .facilitator)
        builder.join("fran", .facilitator, .coder)
        builder.join("mo", .moderator)
        builder.join("olive", .observer)
        for writer in [Self.cai, Self.dora] { builder.open(writer) }
        for id in ["i1", "i2", "i3"] { builder.idea(id, "Idea \(id)") }
        builder.comment("c1", on: "i1")
        builder.decide(.approved, "i1", "i2", "i3", "c1")
        for id in ["fear", "time", "trust", "money"] { builder.theme(id, id) }
        return builder
    }

    private func seen(_ campaign: Campaign, _ item: String, by member: String?) -> VisibleThemes {
        let view = member.map { Viewpoint($0, in: campaign) } ?? .publicView
        return view.themes(of: campaign.item(item), in: campaign)
    }

    private let everyone = ["anna", "cai", "dora", "eve", "fay", "fran", "mo", "olive", nil]

    // MARK: Blindness

    @Test func oneCodingIsSeenByItsCoderAndByFacilitatorsWhoDoNotCode() throws {
        var builder = builder()
        builder.code("i1", "fear", by: Self.cai)
        let campaign = try builder.campaign()
        let item = campaign.item("i1")
        for member in everyone {
            let view = member.map { Viewpoint($0, in: campaign) } ?? .publicView
            let readings = view.readings(of: item, in: campaign)
            #expect(
                readings.isEmpty == !["anna", "cai", "fay"].contains(member), "\(member ?? "-")")
            #expect(seen(campaign, "i1", by: member).themes == (member == "cai" ? ["fear"] : []))
        }
        let sizes = CodingFigures(campaign, Viewpoint("dora", in: campaign))
        #expect(sizes.sizes.allSatisfy { $0.count == 0 } && sizes.once == 1)
    }

    @Test func onceBothHaveCodedCodersAndFacilitatorsSeeAndOthersOnlyWhatIsAgreed() throws {
        var builder = builder()
        builder.code("i1", "fear", "time", by: Self.cai)
        builder.code("i1", "time", "trust", pass: "second", by: Self.dora)
        builder.code("i2", "money", by: Self.cai)
        builder.code("i2", "money", pass: "second", by: Self.dora)
        let campaign = try builder.campaign()
        for member in everyone {
            let worker = !["mo", "olive", nil].contains(member)
            let open = seen(campaign, "i1", by: member)
            #expect(open.state == (worker ? .open : .none), "\(member ?? "-")")
            #expect(open.themes == (worker ? ["time"] : []))
            #expect(open.disputed == (worker ? ["fear", "trust"] : []))
            #expect(seen(campaign, "i2", by: member).themes == ["money"])
        }
    }

    @Test func aModeratorWhoCodesIsBlindToo() throws {
        var builder = builder()
        builder.join("mia", .moderator, .coder)
        builder.code("i1", "fear", by: Self.cai)
        let campaign = try builder.campaign()
        #expect(seen(campaign, "i1", by: "mia").state == .none)
        // A facilitator who coded the item, whatever their roles are now.
        builder.code("i2", "fear", by: Self.cai)
        let view = Viewpoint("fran", in: campaign)
        #expect(!view.canSeeReadings(of: campaign.item("i1"), in: campaign))
    }

    @Test func anUndoneCodingMakesTheTextBlindAgain() throws {
        var builder = builder()
        let line = builder.code("i1", "fear", by: Self.cai)
        builder.code("i1", "time", pass: "second", by: Self.dora)
        builder.undo(line, by: Self.cai)
        let campaign = try builder.campaign()
        #expect(seen(campaign, "i1", by: "cai").state == .none)
        #expect(seen(campaign, "i1", by: "dora").state == .own)
        #expect(campaign.pass(of: campaign.item("i1"), for: "cai") == "first")
    }

    @Test func bothPassesByOneMemberAreOneReading() throws {
        var builder = builder()
        builder.code("i1", "fear", by: Self.cai)
        builder.code("i1", "time", pass: "second", by: Self.cai)
        let campaign = try builder.campaign()
        #expect(campaign.coders(of: campaign.item("i1")) == ["cai"])
        #expect(seen(campaign, "i1", by: "dora").state == .none)
        #expect(seen(campaign, "i1", by: "cai").themes == ["time"])
    }

    @Test func recordsOfAnothersCodingAreListedOnceBothAreDone() throws {
        var builder = builder()
        builder.code("i1", "fear", by: Self.cai)
        var campaign = try builder.campaign()
        func lists(_ member: String) -> Bool {
            campaign.records.contains { record in
                guard case .codingRecorded = record.event else { return false }
                return Viewpoint(member, in: campaign).canSee(record, in: campaign)
            }
        }
        #expect(lists("cai") && lists("fay") && !lists("dora") && !lists("mo") && !lists("fran"))
        builder.code("i1", "time", pass: "second", by: Self.dora)
        campaign = try builder.campaign()
        #expect(lists("dora") && lists("fran") && !lists("olive"))
    }

    // MARK: What is refused

    @Test func nobodyDoesBothPassesAndNoSentenceTellsAnything() throws {
        var builder = builder()
        builder.code("i1", "fear", by: Self.cai)
        builder.code("i2", "fear", by: Self.cai)
        builder.code("i2", "time", pass: "second", by: Self.dora)
        builder.resolve("i2", "money")
        builder.idea("i4")
        builder.merge("i4", into: "i3")
        let campaign = try builder.campaign()
        func refusal(
            _ items: [String], _ pass: String, _ themes: [String], by member: String,
            for other: String? = nil
        ) -> String {
            campaign.check(
                .codingRecorded(
                    CodingRecorded(items: items, pass: pass, themes: themes, member: other)),
                by: member)?.sentence ?? ""
        }
        let sentences = [
            (refusal(["i1"], "second", ["time"], by: "cai"), "for cai is the first"),
            (refusal(["i1"], "first", ["time"], by: "dora"), "for dora is the second"),
            (refusal(["i2"], "second", [], by: "eve"), "settled"),
            (refusal(["i3"], "second", [], by: "eve"), "for eve is the first"),
            (refusal(["i3"], "first", ["none"], by: "eve"), "no theme"),
            (refusal(["i3"], "first", ["time", "time"], by: "eve"), "twice"),
            (refusal(["i9"], "first", [], by: "eve"), "no item"),
            (refusal(["i4"], "first", [], by: "eve"), "merged"),
            (refusal([], "first", [], by: "eve"), "No items"),
            (refusal(["i3"], "first", [], by: "mo"), "role of a coder"),
            (refusal(["i3"], "first", [], by: "fay"), "role of a coder"),
            (refusal(["i3"], "first", [], by: "eve", for: "cai"), "another member"),
            (refusal(["i1"], "first", [], by: "fay", for: "dora"), "for dora is the second"),
            (refusal(["i3"], "first", [], by: "fay", for: "nobody"), "not a member"),
        ]
        for (sentence, words) in sentences {
            #expect(sentence.contains(words), "\(sentence)")
            #expect(!sentence.contains("fear") && !sentence.contains("money"))
        }
        #expect(refusal(["i1"], "second", ["time"], by: "dora").isEmpty)
        #expect(refusal(["i1"], "first", ["time"], by: "cai").isEmpty)
        #expect(refusal(["i1"], "second", ["time"], by: "fay", for: "dora").isEmpty)
        #expect(refusal(["i3"], "first", [], by: "fran").isEmpty)
    }

    @Test func nothingIsSettledBeforeTwoHaveCodedIt() throws {
        var builder = builder()
        builder.code("i1", "fear", by: Self.cai)
        builder.code("i2", "fear", by: Self.cai)
        builder.code("i2", "fear", pass: "second", by: Self.dora)
        let campaign = try builder.campaign()
        func refusal(_ item: String, by member: String) -> String {
            campaign.check(
                .codingResolved(CodingResolved(items: [item], themes: ["time"])), by: member)?
                .sentence ?? ""
        }
        #expect(refusal("i1", by: "fay").contains("two coders"))
        #expect(refusal("i1", by: "dora").contains("two coders"))
        #expect(refusal("i3", by: "cai").contains("two coders"))
        #expect(refusal("i2", by: "eve").isEmpty)
    }

    // MARK: What counts

    @Test func theLastSettlementCountsForEveryone() throws {
        var builder = builder()
        builder.code("i1", "fear", by: Self.cai)
        builder.code("i1", "time", pass: "second", by: Self.dora)
        builder.resolve("i1", "time", "trust")
        let last = builder.resolve("i1", "fear", by: Self.dora)
        var campaign = try builder.campaign()
        for member in everyone {
            #expect(seen(campaign, "i1", by: member).state == .settled)
            #expect(seen(campaign, "i1", by: member).themes == ["fear"])
        }
        builder.undo(last, by: Self.dora)
        campaign = try builder.campaign()
        #expect(seen(campaign, "i1", by: nil).themes == ["time", "trust"])
    }

    @Test func themesAreUnitedOverAGroup() throws {
        var builder = builder()
        for (item, theme) in [("i1", "fear"), ("i2", "time")] {
            builder.code(item, theme, by: Self.cai)
            builder.code(item, theme, pass: "second", by: Self.dora)
        }
        builder.merge("i2", into: "i1")
        let campaign = try builder.campaign()
        #expect(seen(campaign, "i1", by: "olive").themes == ["fear", "time"])
        #expect(seen(campaign, "i2", by: "olive").themes == ["time"])
        let figures = CodingFigures(campaign, Viewpoint("olive", in: campaign))
        #expect(figures.sizes.first { $0.theme == "time" }?.count == 1)
        #expect(figures.known == 1)
    }

    @Test func aSplitThemeIsCodedAgainAndAMergedOneIsNot() throws {
        var builder = builder()
        builder.code("i1", "fear", by: Self.cai)
        builder.code("i1", "fear", pass: "second", by: Self.dora)
        builder.code("i2", "time", by: Self.cai)
        builder.retire("fear", into: "trust", "money")
        builder.retire("time", into: "money")
        var campaign = try builder.campaign()
        let view = Viewpoint("cai", in: campaign)
        var queue = CodingQueue(campaign, view, .all)
        #expect(queue.items.first == campaign.item("i1"))
        #expect(queue.differing == [campaign.item("i1")])
        #expect(seen(campaign, "i2", by: "cai").themes == ["money"])
        #expect(seen(campaign, "i1", by: "cai").split == ["fear"])
        builder.code("i1", "trust", by: Self.cai)
        builder.code("i1", "trust", pass: "second", by: Self.dora)
        campaign = try builder.campaign()
        queue = CodingQueue(campaign, view, .all)
        #expect(queue.differing.isEmpty && !queue.items.contains(campaign.item("i1")))
        #expect(seen(campaign, "i1", by: "olive").themes == ["trust"])
    }

    @Test func secondPassesComeFirstAndCommentsLast() throws {
        var builder = builder()
        builder.code("c1", "fear", by: Self.cai)
        builder.code("i3", by: Self.cai)
        let campaign = try builder.campaign()
        func queue(_ member: String, _ scope: CodingScope = .all) -> [String] {
            CodingQueue(campaign, Viewpoint(member, in: campaign), scope).items
                .map { campaign.items.name($0) }
        }
        #expect(queue("dora") == ["i3", "c1", "i1", "i2"])
        #expect(queue("cai") == ["i1", "i2"])
        #expect(queue("dora", .comments) == ["c1"])
        #expect(queue("fay").isEmpty && queue("mo").isEmpty)
    }

    // MARK: Agreement

    @Test func agreementIsOverTheBlindReadings() throws {
        var builder = builder()
        for (item, one, other) in [
            ("i1", "fear", "fear"), ("i2", "fear", "time"), ("i3", "time", "time"),
        ] {
            builder.code(item, one, by: Self.cai)
            builder.code(item, other, pass: "second", by: Self.dora)
        }
        let before = CodingAgreement(
            try builder.campaign(), Viewpoint("cai", in: try builder.campaign()), resamples: 50)
        // cai sees that dora has said otherwise, and follows.
        builder.code("i2", "time", by: Self.cai)
        let campaign = try builder.campaign()
        let after = CodingAgreement(campaign, Viewpoint("cai", in: campaign), resamples: 50)
        #expect(after.overall == before.overall && after.lines == before.lines)
        #expect(seen(campaign, "i2", by: "olive").themes == ["time"])
        // fear by hand: values 1 1 | 1 0 | 0 0; n1 = 3, n0 = 3, o = 1: 1 − 5·1/9.
        let fear = try #require(after.lines.first { $0.theme == "fear" })
        #expect(abs((fear.alpha ?? 0) - 4.0 / 9) < 1e-12)
        #expect(fear.raw == 2.0 / 3 && (fear.all, fear.some, fear.none) == (1, 1, 1))
        let money = try #require(after.lines.first { $0.theme == "money" })
        #expect(money.alpha == nil && money.reason == "nobody gave it" && money.raw == 1)
        #expect(after.texts == 3 && after.identical == 2)
    }

    @Test func agreementHoldsOnlyTextsThatTheViewerMaySee() throws {
        var builder = builder()
        builder.code("i1", "fear", by: Self.cai)
        builder.code("i1", "fear", pass: "second", by: Self.dora)
        builder.code("i2", "time", by: Self.cai)
        builder.add(
            .recusalDeclared(RecusalDeclared(idea: "i1", member: "eve", reason: "own")))
        let campaign = try builder.campaign()
        func texts(_ member: String) -> Int {
            CodingAgreement(campaign, Viewpoint(member, in: campaign), resamples: 0).texts
        }
        #expect(texts("cai") == 1 && texts("fay") == 1)
        #expect(texts("eve") == 0 && texts("mo") == 0 && texts("olive") == 0)
    }

    @Test func whatAFacilitatorRecordsForACoderIsNotMeasured() throws {
        var builder = builder()
        builder.code("i1", "fear", by: Self.cai)
        builder.code("i2", "fear", by: Self.cai)
        builder.code("i2", "fear", pass: "second", by: Self.dora)
        builder.add(
            .codingRecorded(
                CodingRecorded(items: ["i1"], pass: "second", themes: ["fear"], member: "dora")))
        let campaign = try builder.campaign()
        let agreement = CodingAgreement(campaign, Viewpoint("cai", in: campaign), resamples: 0)
        #expect(agreement.texts == 1)
        #expect(seen(campaign, "i1", by: "olive").themes == ["fear"])
    }
}
