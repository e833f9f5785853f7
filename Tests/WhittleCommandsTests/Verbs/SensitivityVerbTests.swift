import Testing
import WhittleCore

@testable import WhittleCommands

/// `whittle sensitivity`, `whittle lottery` and `whittle plan`.
struct SensitivityVerbTests {
    /// Cay is lenient and ben harsh by a point each, on three ideas that differ.
    private func lab(_ visibility: String = "always") throws -> CommandLab {
        let lab = try CommandLab.withTeam()
        let ids = lab.addIdeas()
        lab.openRound(visibility)
        for (index, id) in ids.enumerated() {
            for (member, score) in [("cay", index + 3), ("ben", index + 1)] {
                lab.line(
                    "score \(id) supported=\(score) doable=\(score) helps=\(score) innovative=\(score)",
                    as: member)
            }
        }
        return lab
    }

    private static let looks = [
        "sensitivity members", "sensitivity weights", "sensitivity ideas",
        "sensitivity members --json",
        "sensitivity weights --json", "sensitivity ideas --json", "lottery", "lottery --seed x",
    ]

    @Test(arguments: [
        ("sensitivity", "members, weights or ideas"), ("sensitivity ides", "Did you mean “ideas”"),
        ("sensitivity ideas more", "one word too many"),
        ("sensitivity ideas --top 0", "--top takes a whole number"),
        ("sensitivity members --top 3", "there is no line"),
        ("sensitivity members --round none", "none"), ("lottery word", "one word too many"),
        ("lottery --top 3", "nothing to draw"),
        ("lottery --top 1 --seed ''", "--seed takes a text"),
        ("plan", "--members"), ("plan --members 12 --ideas 400", "--top"),
        ("plan --members 0 --ideas 400 --top 20", "at least 1"),
        ("plan --members 12 --ideas 20 --top 20", "fewer than there are ideas"),
        ("plan --members 12 --ideas 9999999 --top 20", "at most"),
        ("plan --members 12 --ideas 400 --top 20 --noise -1", "--noise"),
        ("plan --members 12 --ideas 400 --top 20 --step much", "--step"),
    ]) func badUse(_ line: String, _ sentence: String) throws {
        let lab = try lab()
        let result =
            line.hasSuffix("--seed ''")
            ? lab.run("lottery", "--top", "1", "--seed", "") : lab.line(line)
        #expect(result.status != .done && result.data.isEmpty, "\(line)")
        #expect(result.talk.contains(sentence), "\(result.talk)")
    }

    @Test func withoutScoresItSaysSo() throws {
        let lab = try CommandLab.withTeam()
        _ = lab.addIdeas()
        lab.openRound("always")
        for line in Self.looks {
            let none = lab.line(line)
            #expect(none.status == .refused && none.talk.contains("too few scores"), "\(line)")
        }
    }

    /// Who hears of it while the round is open; nobody else ever does.
    @Test(arguments: [
        ("always", ["anna", "ben", "cay", "dee"]), ("after-own", ["anna", "ben", "cay"]),
        ("after-round", []),
    ]) func itIsShownToWhoMaySeeTheScores(_ rule: String, _ open: [String]) throws {
        let lab = try lab(rule)
        lab.line("member dee --role panelist")
        for member in ["anna", "ben", "cay", "dee", "meg", "olive"] {
            for line in Self.looks {
                let result = lab.line(line, as: member)
                let sees = open.contains(member)
                #expect(sees || result.status != .done, "\(member) \(line)")
                #expect(sees || result.data.isEmpty, "\(member) \(line)")
                #expect(sees || !result.talk.contains("cay"), "\(member) \(line)")
                #expect(
                    sees || result.talk.contains("No scores of this round are shown to you"),
                    "\(member) \(line)")
            }
            let members = lab.line("sensitivity members", as: member)
            #expect((members.status == .done) == open.contains(member), "\(member)")
        }
    }

    @Test func eachMemberIsLeftOut() throws {
        let lab = try lab()
        let objects = lab.line("sensitivity members --json").objects
        #expect(objects.compactMap { $0["member"]?.text } == ["ben", "cay"])
        #expect(objects.compactMap { $0["changed"]?.wholeNumber } == [0, 0])
        for key in ["reviews", "leaving", "entering", "flagged", "shift", "shift_idea"] {
            #expect(objects.allSatisfy { $0[key] != nil }, "\(key)")
        }
        let result = lab.line("sensitivity members --top 1")
        #expect(result.talk.contains("Without any one member the best 1 stay the same."))
    }

    @Test func weightsThatChangeNothingAreSaidSo() throws {
        let lab = try lab()
        let objects = lab.line("sensitivity weights --json").objects
        #expect(
            objects.compactMap { $0["criterion"]?.text } == [
                "supported", "doable", "helps", "innovative",
            ])
        #expect(objects.compactMap { $0["weight"]?.double } == [0.25, 0.25, 0.25, 0.25])
        #expect(objects.allSatisfy { $0["below"] == .null && $0["above"] == .null })
        let result = lab.line("sensitivity weights")
        #expect(result.talk.contains("No weight of one criterion alone changes the best 2."))
        let ideas = lab.line("sensitivity ideas --json").objects
        #expect(ideas.compactMap { $0["place"]?.wholeNumber }.prefix(2) == [1, 2])
        #expect(ideas.allSatisfy { ($0["share"]?.double ?? 2) <= 1 })
        #expect(lab.line("sensitivity ideas").talk.contains("of the best 2"))
    }

    @Test func whereNothingIsOpenNothingIsDrawn() throws {
        // Three ideas that everybody tells apart by a point: all are sure.
        let result = try lab().line("lottery --top 1 --seed x")
        #expect(result.status == .refused && result.talk.contains("No idea could go either way"))
    }

    @Test func aPanelIsPlanned() throws {
        let lab = try CommandLab()
        let line = "plan --members 12 --ideas 400 --top 20 --load 50"
        let objects = lab.line(line + " --json").objects
        #expect(
            objects.compactMap { $0["way"]?.text } == [
                "equal", "chosen-0", "chosen-1", "chosen-2", "all",
            ])
        #expect(objects.compactMap { $0["reviews_low"]?.wholeNumber } == [1200, 240, 480, 800])
        #expect(objects.compactMap { $0["each_high"]?.wholeNumber } == [100, 37, 44, 67])
        #expect(
            objects.map { $0["fits"] } == [
                .bool(false), .bool(true), .bool(true), .bool(false), .null,
            ])
        #expect(abs((objects.last?["found"]?.double ?? 0) - 0.80) < 0.005)
        let talk = lab.line(line).talk
        #expect(talk.contains("12 members with 50 each give 600 reviews."))
        #expect(talk.contains("about 16 of the 20"))
        #expect(talk.contains("9 in 10 is out of reach: it would take about 49 members"))
        let many = lab.line("plan --members 60 --ideas 400 --top 20")
        #expect(!many.talk.contains("out of reach"))
        #expect(lab.line("plan --members 2 --ideas 400 --top 20 --json").objects.count == 2)
    }

    @Test func openingARoundSaysWhatToExpect() throws {
        let lab = try CommandLab.withTeam()
        _ = lab.addIdeas()
        lab.line("stages shortlist:Shortlist:2")
        let result = lab.run(
            "round", "open", "r1", "--title", "One", "--visibility", "always", "--stage",
            "shortlist")
        #expect(result.talk.contains("of the 2 that belong on the list"))
        #expect(result.talk.contains("with 2 readers"))
    }
}
