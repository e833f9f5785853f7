import Testing
import WhittleCore

@testable import WhittleCommands

/// A panelist who has not scored sees nothing of the others' scores, whatever they ask.
struct VisibilityThroughVerbsTests {
    /// Cay has scored all three ideas, with 4.75 and a comment; ben none.
    private func lab() throws -> (lab: CommandLab, ids: [String]) {
        let lab = try CommandLab.withTeam()
        let ids = lab.addIdeas()
        lab.openRound()
        for id in ids {
            lab.run(
                "score", id, "supported=5", "doable=5", "helps=4", "innovative=5", "--comment",
                "cays secret words", as: "cay")
        }
        return (lab, ids)
    }

    private let surfaces = [
        "list ideas --json", "list ideas", "list ideas --sort panel", "list reviews --json",
        "list reviews", "list events --json", "list rounds --json", "rank", "rank --by panel",
        "rank --json", "stats --json", "stats", "export shortlist --format jsonl",
        "export shortlist --format csv", "export shortlist --format md", "list members --json",
    ]

    private func leaks(_ text: String) -> Bool {
        // Not the 34.75 seconds of a time.
        let text = text.replacing(/:\d\d\.\d+/, with: "")
        return text.contains("4.75") || text.contains("cays secret") || text.contains("\"panel\":4")
            || text.contains("scored meg.")
    }

    @Test func panelistBeforeTheirOwnReview() throws {
        let (lab, ids) = try lab()
        lab.line("cut shortlist --by crowd --top 2")
        for line in surfaces
            + ids.flatMap({ ["show \($0)", "show \($0) --json", "why \($0)", "why \($0) --json"] })
        {
            let result = lab.line(line, as: "ben")
            #expect(!leaks(result.data + result.talk), "\(line)")
        }
        #expect(lab.line("list ideas --where panel>0", as: "ben").status == .refused)
        #expect(lab.line("list ideas --where reviews>0", as: "ben").status == .refused)
        // After their own review of one idea, that one alone.
        lab.line("score \(ids[0]) supported=1 doable=1 helps=1 innovative=1", as: "ben")
        #expect(leaks(lab.line("show \(ids[0])", as: "ben").data))
        #expect(!leaks(lab.line("show \(ids[1])", as: "ben").data))
        #expect(lab.line("list ideas --where panel>0 --json", as: "ben").objects.count == 1)
        #expect(lab.line("list reviews --json", as: "ben").objects.count == 2)
        #expect(lab.line("list reviews --json", as: "cay").objects.count == 4)
    }

    @Test func theRoundBindsFacilitatorsToo() throws {
        let lab = try CommandLab.withTeam()
        let ids = lab.addIdeas()
        lab.openRound("after-round")
        lab.line("score \(ids[0]) supported=5 doable=5 helps=4 innovative=5", as: "cay")
        for line in surfaces + ["show \(ids[0])", "why \(ids[0])", "why \(ids[0]) --json"] {
            #expect(!leaks(lab.line(line).data), "\(line)")
        }
        let cut = lab.line("cut --by panel --top 1 -n")
        #expect(cut.status == .refused)
        #expect(cut.talk.contains("Close it first"))
        #expect(cut.data.isEmpty)
        lab.line("round close r1")
        #expect(lab.line("cut --by panel --top 1 -n").status == .done)
        #expect(leaks(lab.line("show \(ids[0])").data))
    }

    /// On one device too, a member's sealed reviews are for that member alone until the close.
    @Test func aSealedRoundShowsCountsAndNothingElse() throws {
        let lab = try CommandLab.withTeam()
        let ids = lab.addIdeas()
        lab.openRound("sealed")
        let sent = lab.run(
            "score", ids[0], "supported=5", "doable=5", "helps=4", "innovative=5", "--comment",
            "cays secret words", as: "cay")
        #expect(sent.status == .done && sent.talk.contains("sealed until the round is closed"))
        for member in ["ben", "meg", nil] {
            for line in surfaces + ["show \(ids[0])", "why \(ids[0])", "why \(ids[0]) --json"] {
                let result = lab.line(line, as: member)
                #expect(!leaks(result.data + result.talk), "\(member ?? "owner"): \(line)")
            }
        }
        #expect(lab.line("cut --by panel --top 1 -n").talk.contains("Close it first"))
        #expect(leaks(lab.line("list reviews --json", as: "cay").data))
        #expect(lab.line("stats", as: "meg").data.contains("sealed: cay 1"))
        #expect(lab.line("undo", as: "cay").status == .done)
        #expect(lab.line("stats", as: "meg").data.contains("sealed: cay 0"))
        #expect(lab.line("redo", as: "cay").status == .done)
        let closing = lab.line("round close r1")
        #expect(closing.talk.contains("1 of 1 seals opened."))
        #expect(leaks(lab.line("show \(ids[0])").data))
        #expect(lab.line("verify").status == .done)
        let again = lab.line("round reopen r1")
        #expect(again.talk.contains("What was opened stays in the folder"))
        #expect(!leaks(lab.line("show \(ids[0])").data))
    }

    @Test func hiddenTextsAndAuthors() throws {
        let lab = try CommandLab.withTeam()
        let id =
            lab.run(
                "submit", "--title", "Zebra title", "--body", "Zebra body", "--participant", "p-77",
                as: "meg"
            ).lines[0]
        lab.openRound()
        #expect(!lab.line("show \(id)", as: "ben").data.contains("p-77"))
        #expect(lab.line("list ideas --where participant:p-77", as: "ben").status == .refused)
        #expect(lab.line("list participants", as: "ben").status == .refused)
        lab.line("decide hide \(id) --reason spam", as: "meg")
        for line in [
            "list ideas --json", "list ideas --where zebra", "rank", "list events", "show \(id)",
            "why \(id)", "list comments", "stats",
        ] {
            let result = lab.line(line, as: "ben")
            #expect(!(result.data + result.talk).lowercased().contains("zebra"), "\(line)")
        }
        #expect(lab.line("stats --json", as: "ben").objects[0]["ideas"]?.wholeNumber == 0)
        #expect(lab.line("stats --json", as: "ben").objects[0]["flags_open"] == .null)
        #expect(lab.line("list ideas --where zebra --json", as: "meg").objects.count == 1)
    }

    /// Who made the campaign on this device need not be named again.
    @Test func theDeviceRemembersTheOwner() throws {
        let lab = try CommandLab.withTeam()
        lab.member = nil
        #expect(lab.line("list members --json").objects.count == 5)
        #expect(lab.line("list members --as public").status == .refused)
    }

    @Test func thePublic() throws {
        let lab = try CommandLab.withTeam()
        let ids = lab.addIdeas()
        lab.line("decide approve \(ids[0])", as: "meg")
        try lab.forgetMember()
        let shown = lab.line("list ideas --json")
        #expect(shown.objects.compactMap { $0["idea"]?.text } == [ids[0]])
        #expect(shown.objects[0]["up"] == .null && shown.objects[0]["participant"] == .null)
        #expect(shown.talk.contains("what the public sees"))
        for kind in ["participants", "members", "flags", "reviews", "events", "rounds"] {
            let result = lab.line("list \(kind) --as public")
            #expect(result.status == .refused && result.data.isEmpty, "\(kind)")
        }
        #expect(lab.line("rank").status == .refused)
        #expect(lab.line("stats --json").objects[0]["votes"] == .null)
        #expect(lab.line("show \(ids[1])").status == .refused)
    }
}
