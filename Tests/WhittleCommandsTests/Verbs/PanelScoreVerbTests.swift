import Testing
import WhittleCore

@testable import WhittleCommands

/// Raw scores, adjusted scores and other weights in `cut`, `rank`, `list`, `show` and exports.
@Suite struct PanelScoreVerbTests {
    /// Cay is lenient and ben harsh by a point each. Both have read the first three ideas, cay alone
    /// the fourth: by raw means it stands above the third, by the adjusted scores below.
    private func lab(_ visibility: String = "always") throws -> (CommandLab, [String]) {
        let lab = try CommandLab.withTeam()
        var ids = lab.addIdeas()
        ids.append(lab.run("submit", "--title", "Fourth", as: "meg").lines.first ?? "")
        lab.openRound(visibility)
        for (id, worth) in zip(ids, [4, 3, 2]) {
            score(lab, id, worth + 1, as: "cay")
            score(lab, id, worth - 1, as: "ben")
        }
        lab.line("score \(ids[3]) supported=3 doable=3 helps=2 innovative=2", as: "cay")
        return (lab, ids)
    }

    private func score(_ lab: CommandLab, _ id: String, _ score: Int, as member: String) {
        lab.line(
            "score \(id) supported=\(score) doable=\(score) helps=\(score) innovative=\(score)",
            as: member)
    }

    private func rule(_ lab: CommandLab) throws -> JSONValue? {
        let journal = lab.journals.values.joined()
        let line = try #require(
            journal.split(separator: "\n").last { $0.contains(#""type":"cut.made""#) })
        return try JSONValue(parsing: String(line))["rule"]
    }

    @Test(arguments: [
        ("--score median", "median"), ("--weight supported", "--weight goes with --by blend"),
        ("--weight supported=x", "plain number"), ("--weight none=2", "is not a criterion"),
        ("--weight supported=2 --weight supported=3", "twice"),
        (
            "--weight supported=0 --weight doable=0 --weight helps=0 --weight innovative=0",
            "above 0"
        ),
    ]) func faults(_ options: String, _ what: String) throws {
        let (lab, _) = try lab()
        let result = lab.line("cut shortlist --by panel \(options)")
        #expect(result.status != .done && result.talk.contains(what), "\(result.talk)")
        let blend = lab.line("cut shortlist --by blend --score panel-and-crowd")
        #expect(blend.status == .usage && blend.talk.contains("has the crowd already"))
        #expect(
            lab.line("cut shortlist --by blend --weight 0.5 --weight 0.6").talk.contains("twice"))
        #expect(lab.line("rank --score raw").status == .usage)
    }

    /// What cannot be adjusted is not: asked for by name it is refused, and else the cut says that it
    /// goes by the raw scores.
    @Test func thereIsNoSilentWayBackToTheRawScores() throws {
        let lab = try CommandLab.withTeam()
        let ids = lab.addIdeas()
        lab.openRound("always")
        score(lab, ids[0], 4, as: "cay")
        let asked = lab.line("cut shortlist --by panel --score adjusted")
        #expect(asked.status == .refused)
        #expect(asked.talk.contains("too few scores to adjust. Choose the raw score instead."))
        #expect(lab.line("rank --by panel --score adjusted").status == .refused)
        let other = lab.line("cut shortlist --by panel")
        #expect(other.status == .done)
        #expect(
            other.talk.contains(
                "There are too few scores to adjust. The cut goes by the raw scores."))
        #expect(other.talk.contains("the best 2 by the panel's raw scores"))
        #expect(try rule(lab)?["score"] == .string("raw"))
        #expect(lab.line("cut --check shortlist").status == .done)
        #expect(
            lab.line("rank --by panel").talk.contains(
                "The rows are in the order of the raw scores."))
        // To those who may not cut nothing is told.
        #expect(!lab.line("cut shortlist --by panel", as: "olive").talk.contains("too few"))
    }

    @Test func theCutSaysWhichScoreItUsedAndIsComputedAgain() throws {
        let (lab, ids) = try lab()
        lab.line("stages shortlist:Shortlist:3")
        for (options, score, kept) in [
            ("", "adjusted", [0, 1, 2]), ("--score adjusted", "adjusted", [0, 1, 2]),
            ("--score raw", "raw", [0, 1, 3]),
            ("--score panel-and-crowd", "panel-and-crowd", [0, 1, 2]),
        ] {
            let preview = lab.line("cut shortlist --by panel \(options) -n --json").objects
            #expect(preview.prefix(3).map { $0["idea"]?.text } == kept.map { ids[$0] }, "\(score)")
            for key in ["raw", "raw_place", "adjusted", "adjusted_place"] {
                #expect(preview.prefix(3).allSatisfy { $0[key]?.double != nil }, "\(key)")
            }
            #expect(lab.line("cut shortlist --by panel \(options)").status == .done)
            #expect(try rule(lab)?["score"]?.text == score)
            let again = lab.line("cut --check shortlist")
            #expect(again.status == .done, "\(again.talk)")
        }
        // What comes later is not in its basis.
        score(lab, ids[2], 5, as: "ben")
        lab.line("recuse \(ids[0])", as: "ben")
        #expect(lab.line("cut --check shortlist").status == .done)
    }

    @Test func otherWeightsAreRecorded() throws {
        let (lab, ids) = try lab()
        score(lab, ids[3], 1, as: "ben")
        lab.line("score \(ids[3]) supported=1 doable=5 helps=1 innovative=1", as: "cay")
        let line =
            "cut shortlist --by panel --score raw --top 1 --weight supported=0 --weight helps=0 --weight innovative=0"
        let preview = lab.line(line + " -n --json").objects
        // doable alone: (5 + 3) / 2 of the first, (5 + 1) / 2 of the fourth.
        #expect(preview.first?["raw"]?.double == 4)
        let made = lab.line(line)
        #expect(made.talk.contains("weighing helps 0, innovative 0, supported 0"))
        #expect(try rule(lab)?["weights"]?["supported"]?.double == 0)
        #expect(lab.line("cut --check shortlist").status == .done)
    }

    @Test func rawAndAdjustedStandTogetherEverywhere() throws {
        let (lab, ids) = try lab()
        for line in ["list ideas --json", "rank --json", "show \(ids[0]) --json"] {
            for row in lab.line(line).objects {
                #expect(row["panel"]?.double != nil && row["panel_rank"]?.wholeNumber != nil)
                #expect(row["panel_adjusted"]?.double != nil, "\(line)")
                #expect(row["panel_adjusted_rank"]?.wholeNumber != nil, "\(line)")
            }
        }
        #expect(
            lab.line("show \(ids[0])").data.contains("Panel 4.00 from 2 reviews, place 1; adjusted")
        )
        let why = lab.line("why \(ids[0])").data
        #expect(why.contains("Mean 4.00 of 2 reviews") && why.contains("Adjusted "))
        let adjusted = lab.line("rank --by panel --json").objects.map { $0["idea"]?.text }
        #expect(adjusted == ids)
        let raw = lab.line("rank --by panel --score raw --json").objects
        #expect(raw.map { $0["idea"]?.text } == [0, 1, 3, 2].map { ids[$0] })
        #expect(raw.map { $0["place"]?.wholeNumber } == [1, 2, 3, 4])
        #expect(raw.map { $0["panel_adjusted_rank"]?.wholeNumber } == [1, 2, 4, 3])
        lab.line("cut shortlist --by panel --top 2")
        let row = lab.line("export shortlist --format jsonl").objects.first
        #expect(row?["panel"]?.double == 4 && row?["panel_adjusted_rank"]?.wholeNumber == 1)
        let open = lab.line("export shortlist --format jsonl --as public").objects.first
        #expect(open?["panel_adjusted"] ?? .null == .null)
        let sorted = lab.line("list ideas --sort panel_adjusted --json").objects
        #expect(sorted.map { $0["idea"]?.text } == ids)
    }

    @Test func insideAndOutsideStandApart() throws {
        let (lab, _) = try lab()
        lab.line("member ben --role panelist --standing internal")
        lab.line("member cay --role panelist --standing external")
        let ideas = lab.line("calibrate --json").objects
        #expect(ideas.first?["internal"]?.double == 3 && ideas.first?["external"]?.double == 5)
        #expect(ideas.first?["panel_and_crowd_place"]?.wholeNumber == 1)
        let members = lab.line("calibrate --members --json").objects
        #expect(members.map { $0["standing"]?.text } == ["internal", "external"])
        #expect(lab.line("rank --json").objects.first?["external"]?.double == 5)
    }

    /// Ben, who has read nothing of the last two, and olive, who may see no score.
    @Test func nobodyLearnsAScoreBeforeItsTime() throws {
        let lab = try CommandLab.withTeam()
        let ids = lab.addIdeas()
        lab.openRound("after-own")
        for (id, worth) in zip(ids, [5, 3, 1]) { score(lab, id, worth, as: "cay") }
        score(lab, ids[0], 2, as: "ben")
        for member in ["ben", "olive", "meg"] {
            for line in ["list ideas --json", "rank --json", "rank --by panel --json"] {
                for row in lab.line(line, as: member).objects {
                    let isOwn = member == "ben" && row["idea"]?.text == ids[0]
                    for key in ["panel", "panel_adjusted", "panel_adjusted_rank"]
                    where row[key] != .null {
                        #expect(isOwn, "\(member) \(line) \(key)")
                    }
                }
            }
            let cut = lab.line("cut shortlist --by panel -n", as: member)
            #expect(cut.status == .refused && cut.data.isEmpty)
            #expect(!cut.talk.contains("adjust"))
        }
    }
}
