import Testing
import WhittleJournal
import WhittleTesting

@testable import WhittleCore

/// What `why` says, and to whom it does not say it.
@Suite struct ExplanationTests {
    private func team(_ moderation: ModerationMode = .post) -> CampaignBuilder {
        var journal = CampaignBuilder(
            creating: CampaignCreated(title: "Test", moderation: moderation))
        for (member, role) in [
            ("mo", Role.moderator), ("pat", .panelist), ("pia", .panelist), ("obs", .observer),
        ] { journal.join(member, role) }
        return journal
    }

    private func why(
        _ idea: String, _ journal: CampaignBuilder, as member: String = "anna"
    ) throws -> String {
        let campaign = try journal.campaign()
        return try text(idea, campaign, as: member)
    }

    private func text(
        _ idea: String, _ campaign: Campaign, as member: String = "anna",
        past: [String: Campaign] = [:]
    ) throws -> String {
        let viewpoint = member == "public" ? .publicView : Viewpoint(member, in: campaign)
        let item = campaign.item(idea)
        try #require(viewpoint.canSee(item, in: campaign), "\(member) sees \(idea)")
        let why = Explanation(item, campaign, Derived(campaign, viewpoint), past: past)
        // Text and JSON are held to the same rule.
        return why.lines.joined(separator: "\n") + "\n" + why.json.json
    }

    // MARK: Words

    @Test func earlierWordingsAreForTheStaffAndWhatIsCoveredForNobody() throws {
        var journal = team()
        journal.idea("a", "Raw title", body: "Raw body zebra", participant: "p-1")
        journal.add(
            .ideaEdited(
                IdeaEdited(idea: "a", title: "Edited title", reason: "typing error okapi")),
            by: "mo.mmmm1111")
        journal.decide(.approved, "a")
        let staff = try why("a", journal)
        for part in ["Raw title", "Raw body zebra", "Edited title", "okapi", "by mo", "by p-1"] {
            #expect(staff.contains(part), "\(part)")
        }
        let order = [
            "“Raw title”", "Raw body zebra", "(typing error okapi) by mo", "“Edited title”",
        ]
        let places = order.compactMap { staff.firstRange(of: $0)?.lowerBound }
        #expect(places.count == order.count && places == places.sorted())
        for member in ["obs", "pat", "public"] {
            let text = try why("a", journal, as: member)
            #expect(!text.contains("Raw title") && !text.contains("okapi"), "\(member)")
            #expect(text.contains("Edited title") && !text.contains("by mo"), "\(member)")
            #expect(text.contains("Earlier wordings are not shown"))
        }
        #expect(!(try why("a", journal, as: "public")).contains("p-1"))
        let redaction = journal.add(
            .itemRedacted(
                ItemRedacted(item: "a", title: "[a name]", body: "[gone]", reason: "names-someone"))
        )
        for member in ["anna", "mo", "obs", "pat", "public"] {
            let text = try why("a", journal, as: member)
            #expect(
                !text.contains("Raw") && !text.contains("zebra") && !text.contains("Edited title"),
                "\(member)")
            #expect(text.contains("[a name]"))
            #expect(text.contains("names-someone") == ["anna", "mo"].contains(member), "\(member)")
        }
        // A line taken back is as if it had never been.
        journal.undo(redaction)
        #expect(try why("a", journal).contains("Raw body zebra"))
    }

    @Test func partsNameWhatTheyWereSplitFromWhereItMayBeSeen() throws {
        var journal = team()
        journal.idea("host", "Host")
        journal.comment("c", on: "host", body: "Two ideas in one zebra")
        let split = journal.add(
            .ideasSplit(
                IdeasSplit(item: "c", parts: [SplitPart(title: "One"), SplitPart(title: "Two")])),
            by: "mo.mmmm1111")
        let part = "\(split).1"
        let text = try why(part, journal, as: "obs")
        #expect(text.contains("Written as the comment c"))
        #expect(text.contains("Two ideas in one zebra") && text.contains("Split off from c"))
        journal.decide(.hidden, "c", reason: "spam")
        let hidden = try why(part, journal, as: "obs")
        #expect(!hidden.contains("zebra") && hidden.contains("Split off from another item"))
        #expect(try why(part, journal).contains("zebra"))
    }

    @Test func anErasedTextIsNowhere() throws {
        var journal = team()
        let line = journal.idea("a", "Zebra", body: "okapi")
        journal.add(.itemErased(ItemErased(item: "a", lines: [line], reason: "asked")))
        let text = try why("a", journal)
        #expect(!text.contains("Zebra") && !text.contains("okapi"))
        #expect(text.contains("Its text was erased"))
    }

    // MARK: Moderation and merges

    @Test func verdictsAndNotesAreForTheStaff() throws {
        var journal = team()
        journal.idea("a")
        journal.add(.flagRaised(FlagRaised(item: "a", reason: "abusive", note: "zebra")))
        journal.add(
            .itemsDecided(
                ItemsDecided(
                    items: ["a"], verdict: .escalated, reason: "safeguarding", note: "okapi")),
            by: "mo.mmmm1111")
        for part in ["safeguarding", "okapi", "zebra", "abusive", "by mo"] {
            #expect(try why("a", journal).contains(part), "\(part)")
            for member in ["obs", "pat"] {
                #expect(!(try why("a", journal, as: member)).contains(part), "\(member): \(part)")
            }
        }
    }

    @Test func mergesSayWhatEachBroughtAndHiddenOnesAreNotNamed() throws {
        var journal = team()
        for idea in ["a", "b", "c"] { journal.idea(idea, "Title \(idea)") }
        for (idea, voter) in [("a", "p1"), ("b", "p1"), ("b", "p2"), ("c", "p3")] {
            journal.vote(idea, voter, 1)
        }
        journal.merge("b", "c", into: "a", by: "mo.mmmm1111")
        let text = try why("a", journal)
        #expect(text.contains("b “Title b”, merged 2015-01-12 by mo, brought 2 up, 0 down, 0 pass"))
        #expect(text.contains("1 vote of people who voted on more than one of them count once."))
        #expect(text.contains("3 up, 0 down, 0 pass by 3 participants"))
        #expect(try why("b", journal).contains("merged into a, which stands for it"))
        journal.decide(.hidden, "c", reason: "spam")
        let seen = try why("a", journal, as: "obs")
        #expect(seen.contains("b “Title b”") && !seen.contains("Title c"))
        #expect(!seen.contains("more than one of them"))
        journal.decide(.hidden, "a", reason: "spam")
        let orphan = try why("b", journal, as: "obs")
        #expect(orphan.contains("another idea, which may not be shown to you"))
        #expect(!orphan.contains("Title a") && !orphan.contains("\"into\":\"a\""))
    }

    @Test func aCircleOfMergesEnds() throws {
        var journal = team()
        for idea in ["a", "b", "c"] { journal.idea(idea) }
        journal.merge("a", into: "b")
        journal.merge("b", into: "c")
        journal.merge("c", into: "a")
        for idea in ["a", "b", "c"] { #expect(try why(idea, journal).contains("Merged")) }
    }

    // MARK: Rounds

    /// Pat and pia have scored `a`; the scores are 4.75 and 1.5.
    private func scored(_ visibility: Visibility) -> CampaignBuilder {
        var journal = team()
        for idea in ["a", "b", "c"] { journal.idea(idea) }
        journal.round("r", visibility, stage: "short")
        journal.review("a", ["impact": 5, "ease": 4], by: "pat.pppp1111")
        journal.review("a", ["impact": 1, "ease": 3], by: "pia.pppp2222")
        return journal
    }

    @Test(arguments: [Visibility.afterOwn, .afterRound, .always], [false, true])
    func scoresAreShownByTheRoundsRule(_ visibility: Visibility, _ isClosed: Bool) throws {
        var journal = scored(visibility)
        journal.join("new", .panelist)
        if isClosed { journal.add(.roundClosed(RoundClosed(round: "r"))) }
        journal.add(
            .cutMade(
                CutMade(
                    stage: "short", from: "pool",
                    rule: CutRule(by: .panel, top: 1, round: "r").json, kept: ["a"],
                    considered: 3, basis: [], digest: "00000000")))
        for member in ["anna", "pat", "new", "obs", "mo", "public"] {
            if member == "public" { journal.decide(.approved, "a", "b", "c") }
            let text = try why("a", journal, as: member)
            let sees: Bool =
                switch member {
                case "anna": visibility != .afterRound || isClosed
                case "pat": visibility != .afterRound || isClosed
                case "new": visibility == .always || isClosed
                default: false
                }
            // The mean is 3.125; its place, and what it would take, follow from it.
            #expect(text.contains("3.13") == sees, "\(member)")
            #expect(text.contains("1.5") == sees, "\(member)")
            let other = try why("b", journal, as: member)
            let seesOrder: Bool =
                switch member {
                case "anna": sees
                default: (member == "pat" || member == "new") && (visibility == .always || isClosed)
                }
            for part in ["A score", "not scored", "It has no score", "Place by the panel: 1"] {
                let wanted = part == "A score" || part == "It has no score" || part == "not scored"
                if !seesOrder { #expect(!other.contains(part), "\(member): \(part)") }
                if seesOrder, wanted { #expect(other.contains(part), "\(member): \(part)") }
            }
        }
    }

    @Test func reviewsThatDoNotCountSayWhy() throws {
        var journal = scored(.always)
        journal.join("zoe", .panelist)
        journal.review("a", ["impact": 9, "ease": 2], by: "zoe.zzzz1111")
        journal.add(
            .reviewWithdrawn(ReviewWithdrawn(round: "r", idea: "a")), by: "pat.pppp1111")
        journal.add(
            .reviewExcluded(
                ReviewExcluded(round: "r", idea: "a", member: "pia", reason: "not read")))
        let text = try why("a", journal)
        #expect(text.contains("pat: withdrawn, counts: no"))
        #expect(text.contains("no: excluded (not read)"))
        #expect(text.contains("Not counted of it: Impact takes 1 to 5"))
        #expect(text.contains("No review counts yet."))
    }

    @Test func adjustedAndRawStandSideBySideWithTheChance() throws {
        var journal = CampaignBuilder()
        let members = ["harsh", "kind", "mild"]
        for member in members { journal.join(member, .panelist) }
        journal.add(
            .stagesPlanned(
                StagesPlanned(stages: [PlannedStage(stage: "short", title: "Short", target: 3)])))
        for idea in 0..<9 { journal.idea("i\(idea)") }
        journal.round("r", .always, stage: "short")
        for idea in 0..<9 {
            for (index, member) in members.enumerated() where (idea + index) % 4 != 0 {
                let score = min(5, max(1, Double(idea) / 2.2 + [0.2, 1.6, 0.8][index]))
                journal.review(
                    "i\(idea)", ["impact": score, "ease": score],
                    by: "\(member).\(member)x111")
            }
        }
        let campaign = try journal.campaign()
        let calibration = try RoundCalibration(
            campaign, Viewpoint("anna", in: campaign), try #require(campaign.round("r")))
        let chances = try #require(calibration.chances(top: 3, seed: 1))
        for (index, idea) in calibration.ideas.enumerated() {
            let text = try text(campaign.items.name(idea.item), campaign)
            #expect(text.contains(": place \(idea.rawPlace) of 9."))
            #expect(text.contains(": place \(idea.adjustedPlace) of 9. Few reviews"))
            #expect(text.contains("Among the best 3: \(chances.standings[index].words)."))
        }
    }

    // MARK: Cuts

    private func cut(
        _ rule: CutRule, _ kept: [String], _ considered: Int, from: String = "pool"
    ) -> Event {
        .cutMade(
            CutMade(
                stage: "short", from: from, rule: rule.json, kept: kept, considered: considered,
                basis: [], digest: "00000000"))
    }

    @Test func aRuleOfANewerVersionIsNamedAndNothingComputed() throws {
        var journal = team()
        journal.idea("a")
        journal.add(
            .cutMade(
                CutMade(
                    stage: "short", from: "pool", rule: .object(["by": .string("stars")]),
                    kept: ["a"], considered: 1, basis: [], digest: "00000000")))
        let text = try why("a", journal)
        #expect(text.contains("a rule that this version does not know") && text.contains("kept"))
    }

    @Test func aStageCutTwiceTellsOfTheLast() throws {
        var journal = team()
        for idea in ["a", "b"] { journal.idea(idea) }
        journal.vote("b", "p1", 1)
        let rule = CutRule(by: .net, top: 1)
        journal.add(cut(rule, ["a"], 2))
        let second = journal.add(cut(rule, ["b"], 2))
        #expect(try why("a", journal).contains("Outcome: not kept: no place left."))
        #expect(try why("a", journal).contains("1 vote more for it would have kept it."))
        journal.undo(second)
        #expect(try why("a", journal).contains("Outcome: kept"))
    }

    @Test func limitsOverridesAndMinutesAreTold() throws {
        var journal = team()
        for (idea, votes, cost) in [("a", 3, 50.0), ("b", 2, 80), ("c", 1, 30)] {
            journal.idea(idea, cost: cost)
            for voter in 0..<votes { journal.vote(idea, "p\(voter)", 1) }
        }
        journal.add(cut(CutRule(by: .net, budget: 100), ["a", "c"], 3))
        let out = try why("b", journal)
        #expect(out.contains("not kept: over the budget"))
        #expect(out.contains("Place 2 with 2, costing 80; 50 was left at its turn"))
        #expect(out.contains("Without “a budget of 100 filled in that order"))
        // At 4 it is the first, and a no longer fits.
        #expect(out.contains("2 votes more for it would have kept it."))
        journal.add(
            .cutOverridden(
                CutOverridden(stage: "short", idea: "b", verdict: .kept, reason: "the only one")),
            by: CampaignBuilder.owner)
        journal.add(.meetingHeld(MeetingHeld(meeting: "m", date: "2015-03-02", present: ["pat"])))
        journal.add(
            .ideaDeliberated(
                IdeaDeliberated(
                    stage: "short", idea: "b", meeting: "m", outcome: "kept", reason: "It matters",
                    for: 5, against: 2, dissent: "too dear")))
        let now = try why("b", journal)
        for part in [
            "kept by an override: the only one", "The override is by anna.",
            "Without it the rule would leave the idea out: over the budget.",
            "Deliberated, meeting of 2015-03-02: kept. It matters",
            "The panel's votes: 5 for, 2 against.", "Dissent: too dear",
        ] { #expect(now.contains(part), "\(part)") }
        journal.decide(.approved, "b")
        let open = try why("b", journal, as: "public")
        #expect(open.contains("kept by an override: the only one") && open.contains("too dear"))
        #expect(!open.contains("anna") && !open.contains("Place") && !open.contains("votes more"))
    }

    @Test func whoStandsBackFromOneIdeaIsToldNoFigureThatTellsOfIt() throws {
        var journal = team()
        for (idea, votes) in [("a", 5), ("b", 3), ("c", 1)] {
            journal.idea(idea)
            for voter in 0..<votes { journal.vote(idea, "p\(voter)", 1) }
        }
        journal.add(.recusalDeclared(RecusalDeclared(idea: "a")), by: "pat.pppp1111")
        journal.add(cut(CutRule(by: .net, top: 1), ["a"], 3))
        let text = try why("c", journal, as: "pat")
        #expect(text.contains("What would have changed it is not shown to you"))
        // Of those that pat may see it is the second.
        #expect(text.contains("Place 2 with 1") && !text.contains("votes more"))
        #expect(try why("c", journal).contains("Place 3 with 1"))
        #expect(try why("c", journal).contains("5 votes more for it would have kept it."))
    }

    @Test func whatAnEarlierStageDroppedWasNotConsidered() throws {
        var journal = team()
        for idea in ["a", "b"] { journal.idea(idea) }
        journal.vote("a", "p1", 1)
        journal.add(
            .cutMade(
                CutMade(
                    stage: "long", from: "pool", rule: CutRule(by: .net, top: 1).json,
                    kept: ["a"], considered: 2, basis: [], digest: "00000000")))
        journal.add(cut(CutRule(by: .net, top: 1), ["a"], 1, from: "long"))
        let text = try why("b", journal)
        #expect(text.contains("It chose from “long”, and this idea was not in it."))
    }

    @Test func figuresAreThoseOfTheCutWhereItsLinesAreHere() throws {
        var journal = team()
        for idea in ["a", "b"] { journal.idea(idea) }
        for voter in 0..<4 { journal.vote("a", "p\(voter)", 1) }
        let past = try journal.campaign()
        journal.add(cut(CutRule(by: .net, top: 1), ["a"], 2))
        for voter in 0..<9 { journal.vote("b", "q\(voter)", 1) }
        let campaign = try journal.campaign()
        #expect(try text("b", campaign, past: ["short": past]).contains("5 votes more for it"))
        #expect(try text("b", campaign).contains("as things are now"))
    }

    @Test func nothingWasVotedOrScored() throws {
        var journal = team()
        journal.idea("a", "\u{202E}\u{1B}]0;x\u{07}`<script>|")
        journal.round("r", .always, stage: "short")
        journal.add(cut(CutRule(by: .panel, top: 1, round: "r"), [], 1))
        let text = try why("a", journal)
        #expect(text.contains("No review counts yet.") && text.contains("not kept: not scored"))
        #expect(text.contains("Any score would have been enough."))
    }
}
