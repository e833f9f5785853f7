import Testing
import WhittleCore

@testable import WhittleCommands

/// `whittle review`, and how changed and excluded reviews are listed.
struct ReviewVerbTests {
    private static let all = "supported=4 doable=4 helps=4 innovative=4"

    /// Three ideas in a round; cay gives the first 4 and ben 2.
    private func lab(_ visibility: String = "always") throws -> (lab: CommandLab, ids: [String]) {
        let lab = try CommandLab.withTeam()
        let ids = lab.addIdeas()
        lab.openRound(visibility)
        lab.line("score \(ids[0]) \(Self.all)", as: "cay")
        lab.line("score \(ids[0]) supported=2 doable=2 helps=2 innovative=2", as: "ben")
        return (lab, ids)
    }

    @Test(arguments: [
        ("review", "Say what to do"), ("review burn ID", "exclude"),
        ("review exclude", "The idea is missing"), ("review exclude ID", "--member is needed"),
        ("review exclude ID --member cay", "--reason is needed"),
        ("review exclude none --member cay --reason x", "no item “none”"),
        ("review exclude ID --member ..%2f --reason x", "cannot name a member"),
        ("review exclude ID --member olive --reason x", "olive has no review"),
        ("review exclude ID --member cay --reason x --criterion nope", "nope"),
        ("review exclude ID --member cay --reason x --round nope", "nope"),
        ("review restore ID --member cay --reason x", "is not excluded"),
        ("review restore ID --member cay --reason x --criterion doable", "is for `review exclude`"),
        ("review exclude ID word --member cay --reason x", "one word too many"),
    ]) func badUse(_ line: String, _ sentence: String) throws {
        let (lab, ids) = try lab()
        let before = lab.lineCount
        let result = lab.line(
            line.split(separator: " ").map { $0 == "ID" ? ids[0] : String($0) }
                .joined(separator: " "))
        #expect(result.status != .done, "\(line)")
        #expect(result.talk.contains(sentence), "\(line): \(result.talk)")
        #expect(lab.lineCount == before)
    }

    @Test func onlyAFacilitatorExcludes() throws {
        let (lab, ids) = try lab()
        let before = lab.lineCount
        for member in ["ben", "cay", "meg", "olive"] {
            let result = lab.run(
                "review", "exclude", ids[0], "--member", "cay", "--reason", "x", as: member)
            #expect(result.status != .done && result.talk.contains("facilitator"), "\(member)")
        }
        #expect(lab.lineCount == before)
    }

    @Test func itCountsNowhereStaysListedAndComesBack() throws {
        let (lab, ids) = try lab()
        for id in ids.dropFirst() {
            lab.line("score \(id) \(Self.all)", as: "cay")
            lab.line("score \(id) supported=3 doable=3 helps=3 innovative=3", as: "ben")
        }
        func mean() -> Double? {
            lab.line("list ideas --json").objects.first { $0["idea"]?.text == ids[0] }?["panel"]?
                .double
        }
        func reviews() -> Int? {
            lab.line("calibrate --json").objects.first { $0["idea"]?.text == ids[0] }?["reviews"]?
                .wholeNumber
        }
        #expect(mean() == 3 && reviews() == 2)
        let dry = lab.run(
            "review", "exclude", ids[0], "--member", "ben", "--reason", "mixed up", "-n")
        #expect(dry.status == .done && mean() == 3)
        let done = lab.run(
            "review", "exclude", ids[0], "--member", "ben", "--reason", "mixed up")
        #expect(done.status == .done, "\(done.talk)")
        #expect(mean() == 4 && reviews() == 1)
        for line in ["list reviews", "show \(ids[0])", "why \(ids[0])"] {
            #expect(lab.line(line).data.contains("excluded (mixed up)"), "\(line)")
        }
        #expect(lab.line("mine", as: "ben").data.contains("excluded (mixed up)"))
        let again = lab.run(
            "review", "exclude", ids[0], "--member", "ben", "--reason", "twice")
        #expect(again.status != .done && again.talk.contains("already"))
        lab.line("undo")
        #expect(mean() == 3)
        lab.run("review", "exclude", ids[0], "--member", "ben", "--reason", "mixed up")
        let back = lab.run(
            "review", "restore", ids[0], "--member", "ben", "--reason", "it was right")
        #expect(back.status == .done && mean() == 3 && reviews() == 2)
    }

    @Test func oneCriterionAlone() throws {
        let (lab, ids) = try lab()
        lab.run(
            "review", "exclude", ids[0], "--member", "ben", "--reason", "no idea of cost",
            "--criterion", "doable")
        let review = lab.line("list reviews --json").objects.first { $0["member"]?.text == "ben" }
        #expect(review?["counts"] == .bool(true))
        #expect(review?["excluded_scores"]?["doable"]?.double == 2)
        #expect(review?["excluded_reason"]?.text == "no idea of cost")
    }

    /// Trying to exclude never tells who has reviewed what.
    @Test(arguments: ["after-own", "after-round", "sealed"])
    func whatIsHiddenCannotBeExcluded(_ visibility: String) throws {
        let lab = try CommandLab.withTeam()
        let ids = lab.addIdeas()
        lab.line("member anna --role facilitator --role panelist")
        lab.openRound(visibility)
        lab.line("score \(ids[0]) \(Self.all)", as: "cay")
        let talks = ["cay", "ben"].map { member in
            let result = lab.run(
                "review", "exclude", ids[0], "--member", member, "--reason", "x")
            #expect(result.status != .done, "\(member)")
            return result.talk
        }
        #expect(talks[0] == talks[1])
        #expect(talks[0].contains("You do not see the reviews"))
    }

    // MARK: First and last

    @Test func aChangeIsListedForWhoMaySeeIt() throws {
        let (lab, ids) = try lab("after-own")
        lab.line("score \(ids[0]) supported=1 doable=4 helps=4 innovative=-", as: "cay")
        for line in ["list reviews", "show \(ids[0])"] {
            let seen = lab.line(line, as: "ben").data
            #expect(seen.contains("first 4 4 4 4, last 1 4 4 –, changed"), "\(line): \(seen)")
            #expect(seen.contains("after the others' could be seen"), "\(line)")
            let hidden = lab.line(line, as: "olive").data
            #expect(!hidden.contains("first 4"), "\(line)")
        }
        let review = lab.line("list reviews --json", as: "cay").objects
            .first { $0["member"]?.text == "cay" }
        #expect(review?["first"]?["score"]?.double == 4)
        #expect(review?["first"]?["could_see_others"] == .bool(true))
        #expect(review?["text_changed"] == .bool(false))
    }
}
