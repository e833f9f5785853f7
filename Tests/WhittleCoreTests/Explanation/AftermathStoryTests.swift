import Testing
import WhittleTesting

@testable import WhittleCore

/// What `why` and the letters tell of what became of an idea, and to whom.
@Suite struct AftermathStoryTests {
    /// `b` is merged into `a`, which is in the guide; `s` comes from `b`, and is tried and told of.
    private func journal() -> CampaignBuilder {
        var journal = CampaignBuilder()
        journal.join("mo", .moderator)
        journal.join("pat", .panelist)
        journal.join("obs", .observer)
        for (idea, person) in [("a", "p1"), ("b", "p2"), ("c", "p3")] {
            journal.idea(idea, "Title \(idea)", participant: person)
        }
        journal.decide(.approved, "a", "b", "c")
        journal.merge("b", into: "a")
        journal.add(.sectionWritten(SectionWritten(section: "first", title: "Begin here")))
        journal.add(
            .entryWritten(EntryWritten(idea: "a", section: "first", title: "Entry okapi")))
        journal.add(
            .evidenceRegistered(
                EvidenceRegistered(evidence: "s", title: "Report zebra", published: "2014-05")))
        journal.add(.evidenceLinked(EvidenceLinked(evidence: "s", idea: "b")))
        journal.add(
            .challengeStarted(
                ChallengeStarted(
                    challenge: "h", idea: "b", title: "Huddle quagga", team: ["Ann"],
                    starts: "2015-01-05")))
        journal.add(
            .measureRecorded(
                MeasureRecorded(
                    challenge: "h", measure: "falls", title: "Falls", unit: "a week",
                    baseline: 12, target: 6, value: 9)))
        journal.add(
            .caseWritten(
                CaseWritten(
                    case: "k", challenge: "h", title: "Case numbat", story: "Told",
                    completed: "2015-05")))
        return journal
    }

    private static let day = CalendarDate.day("2015-01-17")

    /// What `why` says, as text and as JSON.
    private func why(
        _ idea: String, _ journal: CampaignBuilder, as member: String?, today: Int? = day
    ) throws -> String {
        let campaign = try journal.campaign()
        let viewpoint = member.map { Viewpoint($0, in: campaign) } ?? .publicView
        let why = Explanation(
            campaign.item(idea), campaign, Derived(campaign, viewpoint), today: today)
        return why.lines.joined(separator: "\n") + "\n" + why.json.json
    }

    private func letter(
        _ person: String, _ journal: CampaignBuilder, today: Int? = day
    ) throws -> String {
        let campaign = try journal.campaign()
        let stories = ContributionStories(campaign, Viewpoint("mo", in: campaign), today: today)
        let story = stories.story(of: try #require(stories.participant(person)))
        return story.lines.joined(separator: "\n") + "\n" + story.json.json
    }

    private let words = ["okapi", "zebra", "quagga", "numbat"]

    // MARK: Who is told nothing

    @Test func whoMayNotFollowTheIdeaIsToldNothing() throws {
        var hidden = journal()
        hidden.decide(.hidden, "a", reason: "spam")
        var recused = journal()
        recused.add(.recusalDeclared(RecusalDeclared(idea: "a", member: "pat")))
        for (journal, member) in [(hidden, "obs"), (hidden, nil), (recused, "pat")] {
            let text = try why("b", journal, as: member)
            for word in words { #expect(!text.contains(word), "\(member ?? "public"): \(word)") }
        }
        // The letter is as everybody: nothing of a head that is hidden.
        for word in words { #expect(try !letter("p2", hidden).contains(word), "\(word)") }
    }

    @Test func thePublicIsToldOfTheGuidesIdeasAlone() throws {
        var journal = journal()
        journal.add(
            .challengeStarted(
                ChallengeStarted(
                    challenge: "n", idea: "c", title: "Not in the guide", team: ["B"],
                    starts: "2015-01-05")))
        #expect(try why("c", journal, as: "obs").contains("Not in the guide"))
        #expect(try !why("c", journal, as: nil).contains("Not in the guide"))
        #expect(try !letter("p3", journal).contains("Not in the guide"))
        let text = try why("a", journal, as: nil)
        for word in words { #expect(text.contains(word), "\(word)") }
    }

    @Test func whatHasBecomeNothingIsNotAPart() throws {
        #expect(try !why("c", journal(), as: "anna").contains("What became of it"))
        #expect(try !letter("p3", journal()).contains("A team took it up"))
    }

    @Test func theStaffIsToldThatThePublicDoesNotReadIt() throws {
        var journal = journal()
        journal.add(.flagRaised(FlagRaised(item: "a", reason: "personal-data", rule: "email")))
        let sentence = "The public does not read it"
        #expect(try why("a", journal, as: "mo").contains(sentence))
        #expect(try !why("a", journal, as: "obs").contains(sentence))
        #expect(try !why("a", self.journal(), as: "mo").contains(sentence))
    }

    // MARK: What is told

    @Test func everythingInTheOrderInWhichItHappens() throws {
        for idea in ["a", "b"] {
            let text = try why(idea, journal(), as: "obs")
            let lines = [
                "What became of it",
                "  In the guide as “Entry okapi”, in the section “Begin here”.",
                "  Evidence: “Report zebra”, 2014-05; current.",
                "  Challenge “Huddle quagga”: day 12 of 100.", "    Falls: 9 a week on ",
                "  Case study: “Case numbat”, completed 2015-05.",
            ]
            let places = lines.compactMap { text.firstRange(of: $0)?.lowerBound }
            #expect(places.count == lines.count && places == places.sorted(), "\(text)")
        }
    }

    @Test func aChallengeStandsOnTheDayThatItIs() throws {
        var journal = journal()
        journal.add(
            .challengeClosed(ChallengeClosed(challenge: "h", outcome: .adapted)),
            happened: Timestamp(year: 2015, month: 4, day: 20))
        for (today, words) in [
            ("2015-01-01", "begins in 4 days"), ("2015-01-17", "day 12 of 100"),
            ("2015-04-19", "100 days ended 2015-04-15, no outcome yet"),
            ("2015-04-20", "adapted, 2015-04-20"), ("2016-01-01", "adapted, 2015-04-20"),
        ] {
            let day = CalendarDate.day(today)
            let line = "Challenge “Huddle quagga”: \(words)."
            #expect(try why("a", journal, as: "anna", today: day).contains(line), "\(today)")
            let told = "A team took it up as “Huddle quagga”: \(words)."
            #expect(try letter("p1", journal, today: day).contains(told), "\(today)")
        }
        #expect(
            try why("a", self.journal(), as: "anna", today: nil).contains(
                "Challenge “Huddle quagga”: 100 days from 2015-01-05."))
    }

    @Test func theLetterTellsWhoeverWasMergedToo() throws {
        let text = try letter("p2", journal())
        #expect(text.contains("It is published in the guide as “Entry okapi”."))
        #expect(text.contains("A team took it up as “Huddle quagga”: day 12 of 100."))
        #expect(text.contains("How it went is told in the case study “Case numbat”."))
        #expect(text.contains("\"cases\":[\"Case numbat\"]"))
        #expect(text.contains("\"challenges\":[{\"challenge\":\"h\""))
    }
}
