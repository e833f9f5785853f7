import Testing
import WhittleTesting

@testable import WhittleCore

/// What the guide holds, and what never stands in it.
@Suite struct PublishedGuideTests {
    private static let panel = ["pat", "pia", "pam"]

    /// Two ideas in a section, `b` merged into `a`; ten people comment on `a` and two on `c`;
    /// `h` is hidden, `w` waits, and both have entries.
    private func journal() -> CampaignBuilder {
        var journal = CampaignBuilder()
        for (place, member) in Self.panel.enumerated() {
            journal.add(
                .memberJoined(
                    MemberJoined(member: member, name: "Name of \(member)", roles: [.panelist])))
            journal.open("\(member).pppp000\(place)")
        }
        for (place, id) in ["a", "b", "c", "h", "w"].enumerated() {
            journal.idea(id, "Title \(id)", body: "Body of \(id)", participant: "author-\(place)")
        }
        for comment in 0..<10 {
            journal.add(
                .commentAdded(
                    CommentAdded(
                        comment: "ca\(comment)", idea: comment < 5 ? "a" : "b",
                        kind: comment == 9 ? .story : nil, body: "Comment \(comment) on a",
                        participant: "person-\(comment)")))
        }
        for comment in 0..<2 {
            journal.add(
                .commentAdded(
                    CommentAdded(
                        comment: "cc\(comment)", idea: "c", body: "Comment \(comment) on c",
                        participant: "person-\(comment)")))
        }
        journal.merge("b", into: "a")
        journal.decide(.approved, "a", "b", "c", "cc0", "cc1")
        for comment in 0..<9 { journal.decide(.approved, "ca\(comment)") }
        journal.decide(.hidden, "h", reason: "spam")
        journal.add(.sectionWritten(SectionWritten(section: "s", title: "Section", body: "Intro")))
        for (order, id) in ["c", "a", "h", "w"].enumerated() {
            journal.add(.entryWritten(EntryWritten(idea: id, section: "s", order: order)))
        }
        return journal
    }

    private func guide(
        _ journal: CampaignBuilder, _ choice: PublishedGuide.Choice = .entries,
        _ reports: [StageReport] = [], threshold: Int = 8
    ) throws -> PublishedGuide {
        PublishedGuide(
            try journal.campaign(), choice, reports: reports, threshold: threshold)
    }

    /// Whoever freezes a version is told that an entry publishes the names in it.
    @Test func whoIsDoingItIsNamedByAnEntryAlone() throws {
        var journal = journal()
        journal.idea("n", "Title n", body: "Without an entry")
        journal.decide(.approved, "n")
        for id in ["a", "n"] {
            journal.add(
                .draftWritten(
                    DraftWritten(
                        idea: id, what: "What of \(id)", lead: "Lead of \(id)",
                        contributors: ["One of \(id)"], frozen: true)))
            journal.add(
                .draftWritten(DraftWritten(idea: id, what: "Later", lead: "Not yet frozen")))
        }
        func drafts(_ choice: PublishedGuide.Choice) throws -> [DraftWritten] {
            try guide(journal, choice).ideas.compactMap(\.draft)
        }
        #expect(try drafts(.entries).map(\.lead) == ["Lead of a"])
        let all = try drafts(.all)
        #expect(all.map(\.what) == ["What of a", "What of n"])
        #expect(all.map(\.lead) == ["Lead of a", nil])
        #expect(all.map(\.contributors) == [["One of a"], []])
    }

    // MARK: What is left out

    @Test func hiddenAndWaitingIdeasAreCountedAndNotTold() throws {
        let guide = try guide(journal())
        #expect(guide.ideas.map(\.title) == ["Title c", "Title a"])
        #expect(guide.withheld == 2)
        #expect(guide.funnel.first?.count == 14)
    }

    @Test func textsWithPersonalDataAreLeftOut() throws {
        var journal = journal()
        journal.add(.flagRaised(FlagRaised(item: "c", reason: "personal-data", participant: "p")))
        journal.add(.flagRaised(FlagRaised(item: "ca3", reason: "personal-data", participant: "p")))
        let guide = try guide(journal, threshold: 1)
        #expect(guide.ideas.map(\.title) == ["Title a"])
        #expect(!guide.ideas[0].words.comments.map(\.body).contains("Comment 3 on a"))
        #expect(guide.ideas[0].words.commentCount == 8)
    }

    @Test func whereFewPeopleWroteNoCommentIsQuoted() throws {
        let guide = try guide(journal())
        let (c, a) = (guide.ideas[0], guide.ideas[1])
        #expect(c.words.isSmall && c.words.comments.isEmpty && c.words.commentCount == 2)
        #expect(c.reasons.words.contains { $0.contains("Fewer than 8 people") })
        #expect(!a.words.isSmall && a.words.comments.count == 9)
        #expect(a.words.ideas.map(\.title) == ["Title b"])
        // The story waits for a moderator, so it is not among them.
        #expect(!a.words.comments.contains { $0.kind == .story })
        // Ten people wrote on a: with a threshold of eleven its comments are counted alone.
        let stricter = try self.guide(journal(), threshold: 12)
        #expect(stricter.ideas[1].words.isSmall)
        let looser = try self.guide(journal(), threshold: 2)
        #expect(!looser.ideas[0].words.isSmall)
    }

    @Test func oneAuthorUnderManyTextsIsOnePerson() throws {
        var journal = journal()
        for comment in 0..<12 {
            journal.add(
                .commentAdded(
                    CommentAdded(
                        comment: "x\(comment)", idea: "c", body: "again", participant: "person-0")))
            journal.decide(.approved, "x\(comment)")
            journal.comment("y\(comment)", on: "c", body: "nobody")
            journal.decide(.approved, "y\(comment)")
        }
        // person-0, person-1, the author, and those without a pseudonym, who may be one.
        #expect(try guide(journal, threshold: 5).ideas[0].words.isSmall)
        #expect(try !guide(journal, threshold: 4).ideas[0].words.isSmall)
    }

    @Test func withoutAReportThereIsNoFigure() throws {
        var journal = journal()
        for voter in 0..<20 { journal.vote("a", "p-\(voter)", 1) }
        let past = try journal.campaign()
        let preview = past.preview(CutRule(by: .crowd, top: 1), stage: "long", from: "pool")
        journal.add(.cutMade(past.cutEvent(preview, note: nil)))
        let guide = try guide(journal)
        #expect(guide.ideas.allSatisfy { $0.support == nil && $0.panel == nil })
        #expect(guide.ideas[1].steps.map(\.outcome) == ["kept"])
        #expect(guide.ideas[1].steps[0].place == nil)
        #expect(guide.stages[0].lines == ["The figures of this stage are not published."])
    }

    // MARK: What it tells

    /// Votes on both of the merged ideas, a closed round, and two cuts with their reports.
    private func reported() throws -> PublishedGuide {
        var journal = journal()
        for voter in 0..<20 { journal.vote(voter < 12 ? "a" : "b", "p-\(voter)", 1) }
        // The same person on both counts once; and two are against.
        journal.vote("b", "p-0", 1)
        journal.vote("a", "q-1", -1)
        journal.vote("a", "q-2", -1)
        journal.vote("c", "p-1", 1)
        let first = try journal.campaign()
        journal.add(
            .cutMade(
                first.cutEvent(
                    first.preview(CutRule(by: .net, top: 2), stage: "long", from: "pool"),
                    note: nil)))
        journal.round("r", .afterOwn, stage: "short")
        for (place, member) in Self.panel.enumerated() {
            let score = Double(3 + place % 2)
            journal.review("a", ["impact": score, "ease": score], by: "\(member).pppp000\(place)")
        }
        journal.review("c", ["impact": 2, "ease": 2], by: "pat.pppp0000")
        journal.add(.roundClosed(RoundClosed(round: "r")))
        let second = try journal.campaign()
        journal.add(
            .cutMade(
                second.cutEvent(
                    second.preview(
                        CutRule(by: .panel, top: 1, round: "r"), stage: "short", from: "long"),
                    note: nil)))
        let campaign = try journal.campaign()
        let viewpoint = Viewpoint("anna", in: campaign)
        let reports = [
            try StageReport("long", campaign, past: first, viewpoint),
            try StageReport("short", campaign, past: second, viewpoint),
        ]
        return PublishedGuide(campaign, .entries, reports: reports)
    }

    @Test func figuresAreThoseOfTheReports() throws {
        let guide = try reported()
        let (c, a) = (guide.ideas[0], guide.ideas[1])
        // Twenty people for and two against; the panel's mean is (3 + 4 + 3) / 3.
        #expect(a.support == PublishedGuide.Support(up: 20, down: 2))
        #expect(a.panel?.readers == 3 && a.panel?.scale == 1...5)
        #expect(abs((a.panel?.mean ?? 0) - 10.0 / 3) < 1e-9)
        // One reader's score is nobody's business.
        #expect(c.panel?.readers == 1 && c.panel?.mean == nil && c.panel?.place == nil)
        #expect(a.steps.map(\.outcome) == ["kept", "kept"])
        #expect(guide.funnel.map(\.count) == [14, 3, 2, 1, 2])
        #expect(a.reasons.support.contains { $0.contains("1 other idea") })
        #expect(guide.stages.map(\.considered) == [3, 2])
    }

    @Test func noNameOfAMemberOrParticipantStandsInIt() throws {
        let text = String(describing: try reported())
        for name in Self.panel + ["Name of", "author-", "person-", "p-0", "anna"] {
            #expect(!text.contains(name), "\(name)")
        }
    }

    // MARK: Choices

    @Test func aStageOrEverythingMakesAGuideByQuestion() throws {
        var journal = journal()
        journal.add(.questionAsked(QuestionAsked(question: "q", title: "Why?", prompt: "Say")))
        journal.idea("d", "Title d", question: "q")
        journal.decide(.approved, "d")
        let past = try journal.campaign()
        let preview = past.preview(CutRule(by: .net, top: 2), stage: "long", from: "pool")
        journal.add(.cutMade(past.cutEvent(preview, note: nil)))
        let all = try guide(journal, .all)
        #expect(all.sections.map(\.title) == ["Why?", "Other ideas"])
        #expect(
            all.sections.map { $0.ideas.map(\.title) } == [["Title d"], ["Title a", "Title c"]])
        #expect(all.ideas.map(\.number) == [1, 2, 3])
        #expect(try guide(journal, .stages(["long"])).ideas.count == preview.kept.count)
    }

    @Test func aSectionThatIsGoneComesLast() throws {
        var journal = journal()
        journal.add(.entryWritten(EntryWritten(idea: "c", section: "gone", title: "Own title")))
        let guide = try guide(journal)
        #expect(guide.sections.map(\.title) == ["Section", "More ideas"])
        #expect(guide.sections[1].ideas.map(\.title) == ["Own title"])
        // Its first wording is among the raw words then.
        #expect(guide.sections[1].ideas[0].words.ideas.map(\.title) == ["Title c"])
    }

    // MARK: After

    @Test func evidenceChallengesAndCasesGoWithTheirIdea() throws {
        var journal = journal()
        for (id, idea) in [("kept", "b"), ("old", "a"), ("gone", "a"), ("cut", "a")] {
            journal.add(
                .evidenceRegistered(
                    EvidenceRegistered(evidence: id, title: "Source \(id)", owner: "Owner")))
            journal.add(.evidenceLinked(EvidenceLinked(evidence: id, idea: idea)))
        }
        journal.add(.evidenceReviewed(EvidenceReviewed(evidence: "gone", verdict: .withdrawn)))
        journal.add(.evidenceReviewed(EvidenceReviewed(evidence: "old", verdict: .superseded)))
        journal.add(.evidenceUnlinked(EvidenceUnlinked(evidence: "cut", idea: "a")))
        journal.add(
            .challengeStarted(
                ChallengeStarted(
                    challenge: "t", idea: "b", title: "Try", team: ["Una"], starts: "2015-06-01")))
        for (day, value) in [(10, 7.0), (0, 12.0)] {
            journal.add(
                .measureRecorded(
                    MeasureRecorded(
                        challenge: "t", measure: "falls", title: day == 10 ? "Falls" : nil,
                        target: day == 0 ? 6 : nil, value: value)),
                happened: Timestamp("2015-06-01T12:00:00.000Z")?.advanced(
                    by: Int64(day) * 86_400_000))
        }
        journal.add(
            .challengeClosed(ChallengeClosed(challenge: "t", outcome: .adapted, lessons: "Less")))
        journal.add(
            .caseWritten(CaseWritten(case: "k1", challenge: "t", title: "Ward", story: "S")))
        journal.add(.caseWritten(CaseWritten(case: "k2", title: "Loose", story: "S")))
        journal.add(
            .caseWritten(CaseWritten(case: "k3", idea: "h", title: "Of hidden", story: "S")))
        // Of a public idea, and yet about the trial of a hidden one; and about one that is not there.
        journal.add(
            .challengeStarted(
                ChallengeStarted(
                    challenge: "th", idea: "h", title: "T", team: ["U"], starts: "2015-06-01")))
        journal.add(
            .caseWritten(
                CaseWritten(case: "k4", challenge: "th", idea: "b", title: "Trial", story: "S")))
        journal.add(
            .caseWritten(CaseWritten(case: "k5", challenge: "none", title: "Gone", story: "S")))
        let guide = try guide(journal)
        let idea = guide.ideas[1]
        #expect(idea.sources.map(\.title) == ["Source kept", "Source old"])
        #expect(idea.sources.map(\.isCurrent) == [true, false])
        #expect(idea.challenges.map(\.outcome) == [.adapted])
        #expect(idea.challenges[0].measures[0].title == "Falls")
        #expect(idea.challenges[0].measures[0].target == 6)
        #expect(idea.challenges[0].measures[0].values.map(\.day) == [0, 10])
        #expect(idea.challenges[0].measures[0].values.map(\.value) == [12, 7])
        #expect(idea.cases.map(\.title) == ["Ward"])
        #expect(guide.cases.map(\.title) == ["Loose"])
        #expect(!String(describing: guide).contains("Owner"))
    }

    @Test func onlyAFrozenVersionIsPublished() throws {
        var journal = journal()
        journal.add(.draftWritten(DraftWritten(idea: "a", what: "First", frozen: true)))
        journal.add(.draftWritten(DraftWritten(idea: "a", what: "Not yet")))
        journal.add(.draftWritten(DraftWritten(idea: "c", what: "Never")))
        let guide = try guide(journal)
        #expect(guide.ideas.map { $0.draft?.what } == [nil, "First"])
    }
}
