import Testing
import WhittleCore

@testable import WhittleCommands

@Suite struct GuideFileVerbTests {
    /// Three approved ideas, two kept by the votes.
    private func lab() throws -> CommandLab {
        let lab = try CommandLab.withTeam()
        let ids = lab.addIdeas()
        lab.line("decide approve \(ids.joined(separator: " "))", as: "meg")
        lab.line("stages shortlist:Shortlist:2")
        lab.line("cut shortlist --by crowd --top 2")
        return lab
    }

    @Test(
        "what is refused",
        arguments: [
            ("guide", "no entries yet"), ("guide g.html", "no entries yet"),
            ("guide --stage nowhere", "nowhere"), ("guide --all --stage shortlist", "do not go"),
            ("guide a.html b.html --all", "FILE"), ("guide --all --json", "is a document"),
            ("guide same --markdown same --all", "two files"),
            ("guide g.html --all --threshold 0", "threshold"),
            ("guide g.html --all --threshold 5", "--accept-risk REASON"),
            ("guide g.html --all --threshold 9 --accept-risk why", "below 8"),
            ("guide g.html --all --accept-risk why", "below 8"),
            ("guide campaign.json --all", "is not a guide"),
        ])
    func refused(_ line: String, _ words: String) throws {
        let lab = try lab()
        let (before, file) = (lab.lineCount, lab.read("campaign.json"))
        let result = lab.line(line)
        #expect(result.status != .done && result.talk.contains(words), "\(result.talk)")
        #expect(result.data.isEmpty && lab.lineCount == before && lab.read("g.html") == nil)
        #expect(lab.read("campaign.json") == file)
    }

    @Test func onlyAFacilitatorPublishes() throws {
        let lab = try lab()
        for member in ["meg", "ben", "olive", "public"] {
            let result = lab.line("guide --all", as: member)
            #expect(result.status == .refused && result.data.isEmpty, "\(member)")
        }
    }

    @Test func itIsWrittenWholeAndReplacedWhereItIsAGuide() throws {
        let lab = try lab()
        let dry = lab.line("guide g.html --markdown g.md --stage shortlist -n")
        #expect(dry.status == .done && dry.talk.contains("Would be written: g.html, 2 ideas."))
        #expect(lab.read("g.html") == nil && lab.read("g.md") == nil)
        let written = lab.line("guide g.html --markdown g.md --stage shortlist")
        #expect(written.talk.contains("Wrote g.html: 2 ideas."))
        let page = lab.read("g.html") ?? ""
        #expect(page.contains("First idea") && page.contains("Second idea"))
        #expect(!page.contains("Third idea") && page.hasSuffix("</html>\n"))
        // What the report makes public: five for the first.
        #expect(page.contains("data-up=\"5\""))
        #expect(lab.line("guide g.html --markdown g.md --all").status == .done)
        #expect(lab.read("g.html")?.contains("Third idea") == true)
        #expect(lab.read("g.md")?.contains("Third idea") == true)
        #expect(lab.line("guide --all").data == lab.read("g.html"))
        #expect(lab.line("guide --markdown - --all").data == lab.read("g.md"))
    }

    @Test func anotherFileIsReplacedByForceAlone() throws {
        let lab = try lab()
        try lab.write("notes.html", "<p>mine</p>")
        #expect(lab.line("guide notes.html --all").status == .cannotCreate)
        #expect(lab.read("notes.html") == "<p>mine</p>")
        #expect(lab.line("guide notes.html --all --force").status == .done)
        #expect(lab.read("notes.html")?.contains("Third idea") == true)
    }

    @Test func anAcceptedRiskStandsInTheJournalFirst() throws {
        let lab = try lab()
        let before = lab.lineCount
        #expect(
            lab.run(
                "guide", "out/g.html", "--all", "--threshold", "3", "--accept-risk", "All agreed"
            )
            .status == .cannotCreate)
        // The file could not be written, but the risk was accepted by then.
        #expect(lab.lineCount == before + 1)
        let lines = lab.journals.values.joined(separator: "\n").split(separator: "\n")
        let line = lines.first { $0.contains("risk.accepted") }
        #expect(
            line?.contains("\"export\":\"g.html\",\"threshold\":3,\"reason\":\"All agreed\"")
                == true)
        lab.run("guide", "g.html", "--all", "--threshold", "3", "--accept-risk", "All agreed", "-n")
        #expect(lab.lineCount == before + 1 && lab.read("g.html") == nil)
    }

    @Test func aStageWithoutAReportHasNoFigures() throws {
        let lab = try CommandLab.withTeam()
        let ids = lab.addIdeas()
        lab.line("decide approve \(ids.joined(separator: " "))", as: "meg")
        lab.openRound()
        for (place, id) in ids.enumerated() {
            let score = 4 - place
            for member in ["ben", "cay"] {
                lab.line(
                    "score \(id) supported=\(score) doable=\(score) helps=\(score) innovative=\(score)",
                    as: member)
            }
        }
        lab.line("cut shortlist --by panel --top 1")
        let early = lab.line("guide --all")
        #expect(early.status == .done && early.talk.contains("Without the figures of shortlist"))
        #expect(!early.data.contains("data-panel"))
        lab.line("round close r1")
        let late = lab.line("guide --all")
        #expect(late.data.contains("data-panel=") && !late.talk.contains("Without"))
    }

    @Test func whoStandsBackFromAnIdeaOfItMakesNone() throws {
        let lab = try CommandLab.withTeam()
        let ids = lab.addIdeas()
        lab.line("decide approve \(ids.joined(separator: " "))", as: "meg")
        lab.line("stages shortlist:Shortlist:1")
        lab.line("cut shortlist --by crowd --top 1")
        lab.line("recuse \(ids[2])")
        let all = lab.line("guide --all")
        #expect(all.status == .refused && all.talk.contains("another facilitator"))
        #expect(all.data.isEmpty)
        // The third is not on the shortlist, so only the stage's figures are missing.
        let stage = lab.line("guide --stage shortlist")
        #expect(stage.status == .done && stage.talk.contains("Without the figures"))
        #expect(stage.data.contains("First idea") && !stage.data.contains("data-up"))
    }
}
