import Testing
import WhittleCore

@testable import WhittleCommands

/// Phases on the command line: scheduling, moving, and what is then refused.
struct PhaseVerbTests {
    /// A campaign on the morning of 2026-12-10.
    private func lab() throws -> CommandLab {
        let lab = try CommandLab.withTeam()
        lab.clock = { Timestamp(year: 2026, month: 12, day: 10, hour: 9) ?? .init(milliseconds: 0) }
        return lab
    }

    @discardableResult
    private func schedule(_ lab: CommandLab, _ id: String, _ rest: String) -> CommandLab.Result {
        lab.line("phase \(id) --title T-\(id) \(rest)")
    }

    @Test func wrongPhasesAreRefused() throws {
        let lab = try lab()
        let before = lab.lineCount
        for (line, words) in [
            ("phase --title X", "name it"), ("phase p", "There is no phase “p” yet"),
            ("phase p --title X", "needs --opens"),
            ("phase p --title X --opens 2026-12-01 --closes 2026-12-02", "needs --allow"),
            ("phase p --title X --opens soon --closes 2026-12-02 --allow votes", "is no date"),
            (
                "phase p --title X --opens 2026-12-03 --closes 2026-12-02 --allow votes",
                "closes after"
            ),
            ("phase p --title X --opens 2026-12-01 --closes 2026-12-02 --allow voting", "votes"),
            ("phase p --title X --opens 2026-12-01 --closes 2026-12-02 --allow votes,", "is not a"),
            ("phase a/b --title X --opens 2026-12-01 --closes 2026-12-02 --allow votes", "id of a"),
            ("phase p q", "phase"),
        ] {
            let result = lab.line(line)
            #expect(
                result.status != .done && result.talk.contains(words), "\(line): \(result.talk)")
        }
        let refused = lab.line(
            "phase p --title X --opens 2026-12-01 --closes 2026-12-02 --allow votes", as: "meg")
        #expect(refused.talk.contains("role of a facilitator"))
        #expect(lab.lineCount == before)
        #expect(lab.line("phase").talk.contains("everything is open"))
        #expect(lab.line("phase --json").data.isEmpty)
    }

    @Test func aPhaseIsScheduledMovedAndTakenBack() throws {
        let lab = try lab()
        let ids = lab.addIdeas()
        #expect(
            schedule(lab, "vote", "--opens 2026-12-01 --closes 2026-12-09 --allow votes").talk
                .contains("Votes have been closed since 2026-12-09 23:59 UTC"))
        let vote = "vote \(ids[0]) up --participant late"
        for (line, member) in [(vote, "meg"), (vote + " -n", "meg"), (vote, "anna")] {
            let refused = lab.line(line, as: member)
            #expect(refused.status == .refused && refused.talk.contains("the end of “T-vote”"))
        }
        #expect(lab.line("comment \(ids[0]) Yes", as: "meg").status == .done)
        // A day alone lasts to its end.
        #expect(lab.line("phase vote --closes 2026-12-10").status == .done)
        #expect(lab.line(vote, as: "meg").status == .done)
        let object = lab.line("phase --json").objects[0]
        #expect(object["closes"]?.text == "2026-12-10T23:59:59.999Z")
        #expect(object["title"]?.text == "T-vote" && object["state"]?.text == "open")
        #expect(lab.line("undo").status == .done)
        #expect(lab.line(vote, as: "meg").status == .refused)
        #expect(lab.line("phase vote --allow none").status == .done)
        #expect(lab.line(vote, as: "meg").status == .done)
    }

    @Test func whatIsAheadIsSaidWithItsBeginning() throws {
        let lab = try lab()
        lab.line("question what --title What")
        #expect(
            schedule(
                lab, "ideas", "--opens 2026-12-12T08:00Z --closes 2026-12-20 --allow ideas,comments"
            )
            .status == .done)
        let early = lab.run("submit", "--title", "Too early", as: "meg")
        #expect(
            early.talk.contains("New ideas are closed until 2026-12-12 08:00 UTC, when “T-ideas”"))
        #expect(early.data.isEmpty)
        let list = lab.line("phase")
        #expect(list.data.contains("ahead") && list.talk.contains("Comments are closed until"))
        let stats = lab.line("stats").data
        #expect(stats.contains("next “T-ideas” opens 2026-12-12 08:00 UTC, in 1 d 23 h"))
        #expect(stats.contains("closed: ideas, comments"))
        lab.clock = { Timestamp(year: 2026, month: 12, day: 12, hour: 8) ?? .init(milliseconds: 0) }
        #expect(lab.run("submit", "--title", "In time", as: "meg").status == .done)
    }

    @Test func reviewsAndCodingsAreClosedToo() throws {
        let lab = try lab()
        let ids = lab.addIdeas()
        lab.openRound()
        lab.line("member cody --role coder")
        lab.line("theme t --title T")
        #expect(
            schedule(
                lab, "panel",
                "--opens 2027-01-01 --closes 2027-01-31 --allow reviews,coding --round r1"
            ).status == .done)
        let score = lab.line("score \(ids[0]) supported=4 doable=4 helps=4 innovative=4", as: "ben")
        #expect(score.talk.contains("Reviews are closed until 2027-01-01"))
        #expect(lab.line("next", as: "ben").talk.contains("Reviews are closed until"))
        let code = lab.line("code \(ids[0]) --themes t", as: "cody")
        #expect(code.talk.contains("Coding is closed until"))
        #expect(lab.line("recuse \(ids[1])", as: "ben").status == .done)
        // The phase belongs to one round; another is not closed by it.
        let other = schedule(
            lab, "panel", "--opens 2027-01-01 --closes 2027-01-31 --allow reviews --round r9")
        #expect(other.talk.contains("There is no round “r9” yet"))
        #expect(
            lab.line("score \(ids[0]) supported=4 doable=4 helps=4 innovative=4", as: "ben").status
                == .done)
    }

    /// What happened earlier is brought by an import, whatever is closed now.
    @Test func anImportIsNeverClosed() throws {
        let lab = try lab()
        schedule(
            lab, "all", "--opens 2026-01-01 --closes 2026-02-01 --allow ideas,comments,votes")
        try lab.write("ideas.csv", "id,title\n1,One\n2,Two\n")
        let imported = lab.line("import csv ideas.csv --map idea=id,title=title --source s")
        #expect(imported.status == .done, "\(imported.talk)")
        #expect(lab.line("stats --json").objects[0]["ideas"]?.wholeNumber == 2)
    }

    @Test func theFiguresAreInJSON() throws {
        let lab = try lab()
        _ = lab.addIdeas()
        schedule(lab, "vote", "--opens 2026-12-01 --closes 2026-12-09 --allow votes")
        let staff = lab.line("stats --json").objects[0]
        #expect(staff["closed"]?.elements?.first?.text == "votes")
        #expect(staff["queues"]?["pending"]?["count"]?.wholeNumber == 3)
        #expect(staff["leading"]?["by"]?.text == "crowd")
        #expect(staff["days"]?.elements?.first?["votes"]?.wholeNumber == 12)
        #expect(staff["published"] == .null && staff["panel"] == .null)
        let all = lab.line("stats --json", as: "public").objects[0]
        #expect(all["queues"] == .null && all["leading"] == .null && all["panel"] == .null)
        #expect(all["days"]?.elements?.isEmpty == true)
    }
}
