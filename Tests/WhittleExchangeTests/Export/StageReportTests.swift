import Testing
import WhittleCore
import WhittleTesting

@testable import WhittleExchange

/// What a chair publishes, and what never stands in it.
@Suite struct StageReportTests {
    private static let pat = "pat.pppp1111"
    private static let pia = "pia.pppp2222"

    /// Six approved ideas, of which pat and pia have scored five in a closed round, one of them
    /// pat alone.
    private func journal(
        _ visibility: Visibility = .afterOwn, closed: Bool = true
    ) -> CampaignBuilder {
        var journal = CampaignBuilder()
        for member in ["pat", "pia"] {
            journal.add(
                .memberJoined(
                    MemberJoined(member: member, name: "Name of \(member)", roles: [.panelist])))
        }
        journal.join("fay", .facilitator)
        journal.add(
            .stagesPlanned(
                StagesPlanned(stages: [PlannedStage(stage: "short", title: "Short", target: 2)])))
        for idea in 0..<6 { journal.idea("i\(idea)", "Title \(idea)", participant: "p-\(idea)") }
        journal.decide(.approved, "i0", "i1", "i2", "i3", "i4", "i5")
        journal.round("r", visibility, stage: "short", blind: true)
        for (idea, one, two) in [(0, 5.0, 4.0), (1, 4, 5), (2, 3, 3), (3, 2, 1)] {
            journal.review(
                "i\(idea)", ["impact": one, "ease": one], by: StageReportTests.pat)
            journal.review(
                "i\(idea)", ["impact": two, "ease": two], by: StageReportTests.pia)
        }
        journal.review("i4", ["impact": 3.25, "ease": 3.25], by: StageReportTests.pat)
        if closed { journal.add(.roundClosed(RoundClosed(round: "r"))) }
        return journal
    }

    private let rule = CutRule(by: .panel, top: 2, round: "r")

    /// Cuts, and answers the campaign as the cut saw it.
    private func cut(
        _ journal: inout CampaignBuilder, _ rule: CutRule, note: String? = nil
    ) throws -> Campaign {
        let past = try journal.campaign()
        let preview = past.preview(rule, stage: "short", from: "pool")
        journal.add(.cutMade(past.cutEvent(preview, note: note)))
        return past
    }

    private func report(
        _ journal: CampaignBuilder, _ past: Campaign, by member: String = "anna",
        withInterests: Bool = false
    ) throws -> StageReport {
        let campaign = try journal.campaign()
        return try StageReport(
            "short", campaign, past: past, Viewpoint(member, in: campaign),
            withInterests: withInterests)
    }

    private func refusal(
        _ journal: CampaignBuilder, _ past: Campaign, by member: String = "anna"
    ) throws -> String {
        do {
            _ = try report(journal, past, by: member)
        } catch let error as StageReport.Refusal {
            return error.sentence
        }
        return ""
    }

    // MARK: Refused

    @Test func onlyFacilitatorsMakeItAndOnlyOfACut() throws {
        var journal = journal()
        let nothing = try journal.campaign()
        #expect(try refusal(journal, nothing).contains("has no cut yet"))
        let past = try cut(&journal, rule)
        for member in ["pat", "nobody"] {
            #expect(
                try refusal(journal, past, by: member).contains("is made by a facilitator"))
        }
        #expect(try refusal(journal, past) == "" && (try refusal(journal, past, by: "fay")) == "")
    }

    @Test(arguments: Visibility.allCases)
    func noScoreIsPublishedWhileSomebodyMayNotSeeIt(_ visibility: Visibility) throws {
        guard visibility != .sealed else { return }
        var journal = journal(visibility, closed: false)
        let past = try cut(&journal, rule)
        let sentence = try refusal(journal, past)
        #expect(sentence.contains("is open") == (visibility != .always), "\(sentence)")
        journal.add(.roundClosed(RoundClosed(round: "r")))
        #expect(try refusal(journal, past) == "")
        journal.add(.roundReopened(RoundReopened(round: "r")))
        #expect(try refusal(journal, past).contains("is open") == (visibility != .always))
    }

    @Test func whoStandsBackFromAnIdeaMakesNoReportOfIt() throws {
        var journal = journal()
        let past = try cut(&journal, rule)
        journal.add(.recusalDeclared(RecusalDeclared(idea: "i3", member: "fay")))
        #expect(try refusal(journal, past, by: "fay").contains("stand back from 1 idea"))
        #expect(try refusal(journal, past) == "")
    }

    @Test func aCutThatDoesNotAgreeIsNotReported() throws {
        var journal = journal()
        let past = try journal.campaign()
        var event = past.cutEvent(past.preview(rule, stage: "short", from: "pool"))
        event.kept = ["i3", "i2"]
        journal.add(.cutMade(event))
        #expect(try refusal(journal, past).contains("does not agree with its rule"))
        event.rule = .object(["by": .string("stars"), "top": .integer(2)])
        journal.add(.cutMade(event))
        #expect(try refusal(journal, past).contains("does not know the rule"))
    }

    @Test func withoutSomeOfItsLinesItIsNotMade() throws {
        var journal = journal()
        let early = CampaignBuilder()
        _ = try cut(&journal, rule)
        #expect(try refusal(journal, try early.campaign()).contains("are not here"))
    }

    // MARK: What is in it

    @Test func everyIdeaStandsInItOnceAndTheCountsAddUp() throws {
        var journal = journal()
        journal.idea("gone", "Zebra")
        journal.decide(.hidden, "gone", reason: "spam")
        journal.idea("same", "Okapi")
        journal.merge("same", into: "i2")
        let past = try cut(&journal, rule)
        journal.add(
            .cutOverridden(
                CutOverridden(stage: "short", idea: "i3", verdict: .kept, reason: "the only one")))
        journal.add(
            .cutOverridden(
                CutOverridden(stage: "short", idea: "i0", verdict: .dropped, reason: "done")))
        journal.decide(.hidden, "i2", reason: "off-topic")
        journal.merge("i4", into: "i1")
        let report = try report(journal, past)
        #expect(report.ideas.map(\.id).sorted() == ["i0", "i1", "i2", "i3", "i4", "i5"])
        #expect(report.counts.reduce(0) { $0 + $1.count } == report.considered)
        let results = Dictionary(uniqueKeysWithValues: report.ideas.map { ($0.id, $0.result) })
        #expect(results["i0"] == .droppedByOverride && results["i3"] == .keptByOverride)
        #expect(results["i1"] == .kept && results["i2"] == .notKeptAndHidden)
        #expect(report.ideas.first { $0.id == "i4" }?.mergedInto == "i1")
        #expect(report.ideas.first { $0.id == "i2" }?.standsFor == 1)
        #expect(report.held == 2 && report.kept == 2)
        #expect(report.notConsidered.map(\.count) == [1, 1])
        let document = ReportDocument(report).markdown
        for idea in 0..<6 {
            let rows = document.split(separator: "\n").filter { $0.contains("| `i\(idea)` |") }
            #expect(rows.count == 1, "i\(idea)")
        }
        for part in ["Zebra", "Okapi", "Title 2"] { #expect(!document.contains(part), "\(part)") }
        #expect(document.contains("kept by an override: the only one"))
        #expect(document.contains("## Kept (2)") && document.contains("## Not kept (4)"))
        #expect(document.contains("not kept: no place left; merged into `i1` since"))
        #expect(document.contains("whittle cut --check short"))
        #expect(document.contains(past.writers.digest(of: past.writers.basis) ?? "none"))
    }

    @Test func noScoreIsAnybodysAndNoCommentIsInIt() throws {
        var journal = journal()
        journal.add(
            .reviewSubmitted(
                ReviewSubmitted(
                    round: "r", idea: "i5",
                    scores: [CriterionScore(criterion: "impact", value: 1)],
                    comment: "zebra comment")), by: StageReportTests.pat)
        let past = try cut(&journal, rule)
        let report = try report(journal, past)
        let documents = [
            ReportDocument(report).markdown, report.json.json,
            String(decoding: ReportTable(report).table.csv(), as: UTF8.self),
        ]
        let single = try #require(report.ideas.first { $0.id == "i4" })
        #expect(single.readers == 1 && single.mean == nil && single.adjusted == nil)
        #expect(single.value == nil && single.rawPlace == 3 && single.adjustedPlace != nil)
        #expect(report.ideas.first { $0.id == "i0" }?.mean == 4.5)
        for document in documents {
            for part in ["3.25", "zebra", "p-0", "p-4", "leniency"] {
                #expect(!document.contains(part), "\(part)")
            }
            for line in document.split(separator: "\n") where line.contains("| `i0` |") {
                #expect(!line.contains("pat") && !line.contains("pia"))
            }
        }
        #expect(documents[0].contains("| Name of pat | 5 | 0 ideas |"))
        #expect(documents[0].contains("9 reviews count; not counted: 1 late"))
    }

    @Test func interestsAreCountedAndNamedWhereAskedFor() throws {
        var journal = journal()
        journal.add(
            .recusalDeclared(RecusalDeclared(idea: "i5", member: "pia", reason: "my own zebra")))
        let past = try cut(&journal, rule)
        let plain = ReportDocument(try report(journal, past)).markdown
        #expect(plain.contains("| Name of pia | 4 | 1 idea |") && !plain.contains("zebra"))
        let named = ReportDocument(try report(journal, past, withInterests: true)).markdown
        #expect(named.contains("| Name of pia | 4 | 1 idea: `i5` |") && !named.contains("zebra"))
    }

    @Test func criteriaHaveTheirWeights() throws {
        var journal = journal()
        let past = try cut(&journal, rule)
        let document = ReportDocument(try report(journal, past)).markdown
        #expect(document.contains("| Impact | 75 % |") && document.contains("| Ease | 25 % |"))
        #expect(document.contains("| Fun | recorded, not counted |"))
    }

    @Test func laterLinesChangeNoFigure() throws {
        var journal = journal()
        let past = try cut(&journal, rule)
        let first = ReportDocument(try report(journal, past)).markdown
        journal.vote("i5", "p-9", 1)
        journal.idea("new")
        #expect(ReportDocument(try report(journal, past)).markdown == first)
    }

    @Test func minutesAreInItAndHostileTextsMeanNothing() throws {
        let hostile = "\u{1B}[2J\u{202E}|`<script>[x](javascript:1)\n# Big *b*\u{2028}![i](u)"
        var journal = journal()
        journal.idea("h", hostile)
        journal.decide(.approved, "h")
        let past = try cut(&journal, rule, note: hostile)
        journal.add(
            .stagesPlanned(
                StagesPlanned(stages: [PlannedStage(stage: "short", title: hostile, target: 2)])))
        journal.add(
            .cutOverridden(
                CutOverridden(stage: "short", idea: "h", verdict: .kept, reason: hostile)))
        journal.add(
            .meetingHeld(MeetingHeld(meeting: "m", date: "2015-03-02", present: ["pat"])))
        journal.add(
            .ideaDeliberated(
                IdeaDeliberated(
                    stage: "short", idea: "h", meeting: "m", outcome: hostile, reason: hostile,
                    for: 3, against: 1, abstain: 2, dissent: hostile)))
        let document = ReportDocument(try report(journal, past)).markdown
        #expect(document.contains("Votes: 3 for, 1 against, 2 abstaining."))
        #expect(document.contains("Meeting of 2015\\-03\\-02, 1 present."))
        for part in ["<script", "\u{1B}", "\u{202E}", "\u{2028}", "](", "\n# Big", " *b*"] {
            #expect(!document.contains(part), "\(part)")
        }
        #expect(document.split(separator: "\n").count { $0.hasPrefix("# ") } == 1)
    }

    @Test func aCutByVotesHasNoPanel() throws {
        var journal = journal()
        for voter in 0..<3 { journal.vote("i3", "v\(voter)", 1) }
        journal.vote("i2", "v1", -1)
        let past = try cut(
            &journal, CutRule(by: .net, top: 3, approval: Approval(margin: 0)))
        let report = try report(journal, past)
        #expect(report.panel == nil && report.limits.count == 1)
        let document = ReportDocument(report).markdown
        #expect(document.contains("| Place | Idea | Title | Outcome | Score | For | Against |"))
        #expect(document.contains("| 1 | `i3` | Title 3 | kept | 3 | 3 | 0 |"))
        #expect(document.contains("not kept: not approved by the votes"))
        #expect(!document.contains("## The panel"))
    }

    @Test func nothingScoredAndNothingKept() throws {
        var journal = CampaignBuilder()
        journal.join("pat", .panelist)
        journal.idea("a", "Alone")
        journal.round("r", .always, stage: "short")
        let past = try cut(&journal, rule)
        let report = try report(journal, past)
        #expect(report.ideas.map(\.result) == [.notKept])
        let document = ReportDocument(report).markdown
        #expect(document.contains("0 reviews count") && document.contains("not scored"))
        #expect(document.contains("(not published)") && !document.contains("Alone"))
    }
}
