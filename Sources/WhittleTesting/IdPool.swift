import WhittleCore

/// A few ids that random events share, so that they interact; and random payloads over them.
struct IdPool: Sendable {
    let ideas = ["i1", "i2", "i3", "i4", "i5"]
    let comments = ["c1", "c2", "c3"]
    let people = ["p1", "p2", "p3"]
    let rounds = ["r1", "r2"]
    let stages = ["long", "short"]
    let members = ["anna", "fay", "mo", "mia", "pat", "pia", "cody", "obs", "mallory"]
    let reasons = ["spam", "personal-data", "other", Campaign.appealCode]
    /// Lines that may be decisions, and may not be there.
    let lines = ["mo.mmmm1111", "mia.mmmm2222", "anna.aaaa1111", "anna.import01"].flatMap {
        writer in
        (2...30).map { "\(writer)-\($0)" }
    }
    let themes = ["t1", "t2", "t3", "t4"]

    typealias Random = SeededGenerator

    func round(_ id: String) -> RoundOpened {
        RoundOpened(
            round: id, title: "Round \(id)", stage: "long",
            criteria: [
                Criterion(criterion: "impact", title: "Impact", weight: 0.6, min: 1, max: 5),
                Criterion(criterion: "ease", title: "Ease", weight: 0.4, min: 1, max: 5),
                Criterion(criterion: "fun", title: "Fun", weight: 0, min: 1, max: 5),
            ], visibility: .always)
    }

    /// A random event of the type.
    func event(_ type: EventType, _ random: inout Random) -> Event {
        let sample = Event.samples.first { $0.type == type }
        return contribution(type, &random) ?? moderation(type, &random) ?? panel(type, &random)
            ?? whittling(type, &random) ?? coding(type, &random) ?? guide(type, &random)
            ?? evidence(type, &random) ?? campaign(type, &random) ?? sample ?? .noteWritten(.sample)
    }

    func item(_ random: inout Random) -> String { random.pick(ideas + comments) }

    private func target(_ random: inout Random) -> Target {
        random.chance(80) ? .idea(random.pick(ideas)) : .comment(random.pick(comments))
    }

    private func contribution(_ type: EventType, _ random: inout Random) -> Event? {
        switch type {
        case .ideaSubmitted:
            .ideaSubmitted(
                IdeaSubmitted(
                    idea: item(&random), title: "Again", question: random.pick(["q1", "q2", nil]),
                    participant: random.pick(people + [nil]), cost: random.pick([nil, 5, 0.25])))
        case .ideaEdited:
            .ideaEdited(
                IdeaEdited(
                    idea: random.pick(ideas), title: random.pick([nil, "Better", "Worse"]),
                    body: random.pick([.keep, .clear, .set("New")]),
                    question: random.pick([.keep, .clear, .set("q2")]),
                    cost: random.pick([.keep, .clear, .set(7)])))
        case .ideasSplit:
            .ideasSplit(
                IdeasSplit(
                    item: item(&random),
                    parts: [SplitPart(title: "One", body: "1"), SplitPart(title: "Two")]))
        case .commentAdded:
            .commentAdded(
                CommentAdded(
                    comment: random.pick(comments + ["i5"]), idea: item(&random),
                    reply: random.pick(comments + [nil]), stance: random.pick([nil, 1, -1]),
                    body: random.pick(["Yes", "No"]), participant: random.pick(people)))
        case .commentEdited:
            .commentEdited(
                CommentEdited(comment: random.pick(comments), body: random.pick(["A", "B"])))
        case .voteCast:
            .voteCast(
                VoteCast(
                    target: target(&random), participant: random.pick(people),
                    value: random.pick([1, 0, -1]), served: random.pick([nil, true, false])))
        case .voteWithdrawn:
            .voteWithdrawn(
                VoteWithdrawn(target: target(&random), participant: random.pick(people)))
        case .votesExcluded:
            .votesExcluded(
                VotesExcluded(participants: random.some(people, atMost: 2), reason: "two"))
        case .votesIncluded:
            .votesIncluded(
                VotesIncluded(participants: random.some(people, atMost: 2), reason: "no"))
        case .tallyRecorded:
            .tallyRecorded(
                TallyRecorded(
                    target: target(&random), system: random.pick(["paper", "hands.x"]),
                    up: random.pick([1, 20]), down: random.pick([0, 3])))
        default: nil
        }
    }

    private func moderation(_ type: EventType, _ random: inout Random) -> Event? {
        switch type {
        case .flagRaised:
            .flagRaised(
                FlagRaised(
                    item: item(&random), reason: random.pick(reasons),
                    note: random.pick([nil, "x"]), participant: random.pick([nil, "p1"])))
        case .itemsDecided:
            .itemsDecided(
                ItemsDecided(
                    items: random.some(ideas + comments, atMost: 5),
                    verdict: random.pick(Verdict.allCases), reason: random.pick([nil, "spam"]),
                    flags: random.some(lines, atMost: 6)))
        case .itemRedacted:
            .itemRedacted(
                ItemRedacted(
                    item: item(&random), title: random.pick([nil, "█"]),
                    body: random.pick([nil, "██"]), reason: "names-someone"))
        case .sampleDrawn:
            .sampleDrawn(
                SampleDrawn(
                    sample: random.pick(["s1", "s2"]),
                    items: random.some(ideas + comments, atMost: 6), seed: 1))
        case .sampleJudged:
            .sampleJudged(
                SampleJudged(
                    sample: random.pick(["s1", "s2"]), item: item(&random),
                    verdict: random.pick(Verdict.allCases)))
        case .decisionsDelivered:
            .decisionsDelivered(
                DecisionsDelivered(
                    system: random.pick(["src", "src", "other"]),
                    lines: random.some(lines, atMost: 12),
                    items: random.pick([[], random.some(ideas, atMost: 6)])))
        case .noteWritten:
            .noteWritten(NoteWritten(item: item(&random), body: random.pick(["n", "m"])))
        case .ideasMerged:
            .ideasMerged(
                IdeasMerged(ideas: random.some(ideas, atMost: 2), into: random.pick(ideas)))
        case .ideasUnmerged:
            .ideasUnmerged(IdeasUnmerged(ideas: random.some(ideas, atMost: 2)))
        case .ideasDistinguished:
            .ideasDistinguished(
                IdeasDistinguished(
                    ideas: Array(ideas.shuffled(using: &random).prefix(2)),
                    verdict: random.pick(PairVerdict.allCases)))
        default: nil
        }
    }

    private func panel(_ type: EventType, _ random: inout Random) -> Event? {
        let round = random.pick(rounds)
        let idea = random.pick(ideas)
        let member = random.pick(["pat", "pia", "mia"])
        let spoken = random.pick([nil, nil, member])
        switch type {
        case .roundOpened:
            var opened = self.round(round)
            opened.title = "Changed"
            opened.criteria[0].weight = random.pick([0.6, 0.2])
            return .roundOpened(opened)
        case .roundClosed: return .roundClosed(RoundClosed(round: round))
        case .roundReopened: return .roundReopened(RoundReopened(round: round))
        case .reviewAssigned:
            return .reviewAssigned(ReviewAssigned(round: round, member: member, ideas: [idea]))
        case .reviewUnassigned:
            return .reviewUnassigned(ReviewUnassigned(round: round, member: member, ideas: [idea]))
        case .recusalDeclared:
            return .recusalDeclared(RecusalDeclared(idea: idea, member: spoken))
        case .recusalWithdrawn:
            return .recusalWithdrawn(RecusalWithdrawn(idea: idea, member: spoken))
        case .reviewSubmitted:
            return .reviewSubmitted(
                ReviewSubmitted(
                    round: round, idea: idea,
                    scores: [
                        CriterionScore(criterion: "impact", value: random.pick([nil, 1, 4, 9])),
                        CriterionScore(criterion: "ease", value: random.pick([nil, 2, 5])),
                    ], confidence: random.pick([nil, 3]), member: spoken))
        case .reviewWithdrawn:
            return .reviewWithdrawn(ReviewWithdrawn(round: round, idea: idea, member: spoken))
        case .reviewExcluded:
            return .reviewExcluded(
                ReviewExcluded(
                    round: round, idea: idea, member: member, reason: "late",
                    criteria: random.pick([[], ["impact"]])))
        case .reviewRestored:
            return .reviewRestored(
                ReviewRestored(round: round, idea: idea, member: member, reason: "no"))
        default: return nil
        }
    }

    private func whittling(_ type: EventType, _ random: inout Random) -> Event? {
        switch type {
        case .stagesPlanned:
            .stagesPlanned(
                StagesPlanned(
                    stages: random.some(stages, atMost: 2).map {
                        PlannedStage(stage: $0, title: $0, target: 2)
                    }))
        case .cutMade:
            .cutMade(
                CutMade(
                    stage: random.pick(stages), from: "pool",
                    rule: CutRule(by: .crowd, top: 3).json,
                    kept: random.some(ideas + ["i9"], atMost: 3), considered: 5,
                    basis: [BasisEntry(writer: CampaignBuilder.owner, seq: 2)],
                    digest: "00000000"))
        case .cutOverridden:
            .cutOverridden(
                CutOverridden(
                    stage: random.pick(stages), idea: random.pick(ideas),
                    verdict: random.pick(OverrideVerdict.allCases), reason: random.pick(["x", "y"])
                ))
        default: nil
        }
    }

    private func coding(_ type: EventType, _ random: inout Random) -> Event? {
        let theme = random.pick(themes)
        switch type {
        case .themeDefined:
            return .themeDefined(
                ThemeDefined(
                    theme: theme, title: random.pick(["Fear", "Time", "Blame"]),
                    key: random.pick([nil, "fe", "oi", "x"]),
                    parent: random.pick([nil] + themes), order: random.pick([nil, 1, 2])))
        case .themeRetired:
            return .themeRetired(
                ThemeRetired(theme: theme, into: random.some(themes + ["t9"], atMost: 2)))
        case .themeRestored: return .themeRestored(ThemeRestored(theme: theme))
        case .codingRecorded:
            return .codingRecorded(
                CodingRecorded(
                    items: random.some(ideas + comments, atMost: 2),
                    pass: random.pick(["first", "second"]),
                    themes: random.some(themes, atMost: 3),
                    member: random.pick([nil, nil, "cody", "fay"])))
        case .codingResolved:
            return .codingResolved(
                CodingResolved(
                    items: [item(&random)], themes: random.some(themes, atMost: 2),
                    note: random.pick([nil, "n"])))
        default: return nil
        }
    }

    private func campaign(_ type: EventType, _ random: inout Random) -> Event? {
        switch type {
        case .writerOpened:
            .writerOpened(WriterOpened(campaign: CampaignBuilder.campaignID, kind: .person))
        case .campaignCreated: .campaignCreated(CampaignCreated(title: "Rival"))
        case .campaignChanged:
            .campaignChanged(
                CampaignChanged(
                    title: random.pick([nil, "New title"]),
                    moderation: random.pick([.keep, .clear, .set(.pre)]),
                    serves: random.pick([.keep, .clear, .set(true)])))
        case .questionAsked:
            .questionAsked(QuestionAsked(question: "q1", title: random.pick(["Why?", "How?"])))
        case .memberJoined:
            .memberJoined(
                MemberJoined(
                    member: random.pick(members), name: "Renamed",
                    roles: random.some(Role.allCases, atMost: 2)))
        case .memberLeft: .memberLeft(MemberLeft(member: random.pick(members)))
        case .participantJoined:
            .participantJoined(
                ParticipantJoined(participant: random.pick(people), country: "GB"))
        case .itemErased:
            random.chance(30)
                ? .itemErased(ItemErased(item: "c3", lines: ["mo.mmmm1111-2"], reason: "asked"))
                : .noteWritten(NoteWritten(item: "c3", body: "not erased"))
        case .participantErased:
            random.chance(30)
                ? .participantErased(
                    ParticipantErased(participant: "p3", lines: [], reason: "asked"))
                : .noteWritten(NoteWritten(item: "c2", body: "not erased"))
        default: nil
        }
    }
}
