/// An event of any type with its payload.
package enum Event: Equatable, Sendable {
    case writerOpened(WriterOpened)
    case campaignCreated(CampaignCreated)
    case campaignChanged(CampaignChanged)
    case questionAsked(QuestionAsked)
    case phaseScheduled(PhaseScheduled)
    case memberJoined(MemberJoined)
    case memberLeft(MemberLeft)
    case participantJoined(ParticipantJoined)
    case policyWritten(PolicyWritten)
    case ruleSet(RuleSet)
    case querySaved(QuerySaved)
    case lineUndone(LineUndone)
    case lineRedone(LineRedone)
    case ideaSubmitted(IdeaSubmitted)
    case ideaEdited(IdeaEdited)
    case ideasSplit(IdeasSplit)
    case commentAdded(CommentAdded)
    case commentEdited(CommentEdited)
    case voteCast(VoteCast)
    case voteWithdrawn(VoteWithdrawn)
    case votesExcluded(VotesExcluded)
    case votesIncluded(VotesIncluded)
    case tallyRecorded(TallyRecorded)
    case flagRaised(FlagRaised)
    case itemsDecided(ItemsDecided)
    case itemRedacted(ItemRedacted)
    case noteWritten(NoteWritten)
    case ideasMerged(IdeasMerged)
    case ideasUnmerged(IdeasUnmerged)
    case ideasDistinguished(IdeasDistinguished)
    case sampleDrawn(SampleDrawn)
    case sampleJudged(SampleJudged)
    case decisionsDelivered(DecisionsDelivered)
    case themeDefined(ThemeDefined)
    case themeRetired(ThemeRetired)
    case themeRestored(ThemeRestored)
    case codingRecorded(CodingRecorded)
    case codingResolved(CodingResolved)
    case roundOpened(RoundOpened)
    case roundClosed(RoundClosed)
    case roundReopened(RoundReopened)
    case reviewAssigned(ReviewAssigned)
    case reviewUnassigned(ReviewUnassigned)
    case recusalDeclared(RecusalDeclared)
    case recusalWithdrawn(RecusalWithdrawn)
    case reviewSubmitted(ReviewSubmitted)
    case reviewWithdrawn(ReviewWithdrawn)
    case reviewExcluded(ReviewExcluded)
    case reviewRestored(ReviewRestored)
    case roundSealed(RoundSealed)
    case stagesPlanned(StagesPlanned)
    case cutMade(CutMade)
    case cutOverridden(CutOverridden)
    case meetingHeld(MeetingHeld)
    case ideaDeliberated(IdeaDeliberated)
    case programmePlanned(ProgrammePlanned)
    case draftWritten(DraftWritten)
    case sectionWritten(SectionWritten)
    case entryWritten(EntryWritten)
    case evidenceRegistered(EvidenceRegistered)
    case evidenceReviewed(EvidenceReviewed)
    case evidenceLinked(EvidenceLinked)
    case evidenceUnlinked(EvidenceUnlinked)
    case challengeStarted(ChallengeStarted)
    case measureRecorded(MeasureRecorded)
    case updateWritten(UpdateWritten)
    case challengeClosed(ChallengeClosed)
    case caseWritten(CaseWritten)
    case textTranslated(TextTranslated)
    case riskAccepted(RiskAccepted)
    case itemErased(ItemErased)
    case participantErased(ParticipantErased)
}

extension Event {
    package var type: EventType {
        switch self {
        case .writerOpened: .writerOpened
        case .campaignCreated: .campaignCreated
        case .campaignChanged: .campaignChanged
        case .questionAsked: .questionAsked
        case .phaseScheduled: .phaseScheduled
        case .memberJoined: .memberJoined
        case .memberLeft: .memberLeft
        case .participantJoined: .participantJoined
        case .policyWritten: .policyWritten
        case .ruleSet: .ruleSet
        case .querySaved: .querySaved
        case .lineUndone: .lineUndone
        case .lineRedone: .lineRedone
        case .ideaSubmitted: .ideaSubmitted
        case .ideaEdited: .ideaEdited
        case .ideasSplit: .ideasSplit
        case .commentAdded: .commentAdded
        case .commentEdited: .commentEdited
        case .voteCast: .voteCast
        case .voteWithdrawn: .voteWithdrawn
        case .votesExcluded: .votesExcluded
        case .votesIncluded: .votesIncluded
        case .tallyRecorded: .tallyRecorded
        case .flagRaised: .flagRaised
        case .itemsDecided: .itemsDecided
        case .itemRedacted: .itemRedacted
        case .noteWritten: .noteWritten
        case .ideasMerged: .ideasMerged
        case .ideasUnmerged: .ideasUnmerged
        case .ideasDistinguished: .ideasDistinguished
        case .sampleDrawn: .sampleDrawn
        case .sampleJudged: .sampleJudged
        case .decisionsDelivered: .decisionsDelivered
        case .themeDefined: .themeDefined
        case .themeRetired: .themeRetired
        case .themeRestored: .themeRestored
        case .codingRecorded: .codingRecorded
        case .codingResolved: .codingResolved
        case .roundOpened: .roundOpened
        case .roundClosed: .roundClosed
        case .roundReopened: .roundReopened
        case .reviewAssigned: .reviewAssigned
        case .reviewUnassigned: .reviewUnassigned
        case .recusalDeclared: .recusalDeclared
        case .recusalWithdrawn: .recusalWithdrawn
        case .reviewSubmitted: .reviewSubmitted
        case .reviewWithdrawn: .reviewWithdrawn
        case .reviewExcluded: .reviewExcluded
        case .reviewRestored: .reviewRestored
        case .roundSealed: .roundSealed
        case .stagesPlanned: .stagesPlanned
        case .cutMade: .cutMade
        case .cutOverridden: .cutOverridden
        case .meetingHeld: .meetingHeld
        case .ideaDeliberated: .ideaDeliberated
        case .programmePlanned: .programmePlanned
        case .draftWritten: .draftWritten
        case .sectionWritten: .sectionWritten
        case .entryWritten: .entryWritten
        case .evidenceRegistered: .evidenceRegistered
        case .evidenceReviewed: .evidenceReviewed
        case .evidenceLinked: .evidenceLinked
        case .evidenceUnlinked: .evidenceUnlinked
        case .challengeStarted: .challengeStarted
        case .measureRecorded: .measureRecorded
        case .updateWritten: .updateWritten
        case .challengeClosed: .challengeClosed
        case .caseWritten: .caseWritten
        case .textTranslated: .textTranslated
        case .riskAccepted: .riskAccepted
        case .itemErased: .itemErased
        case .participantErased: .participantErased
        }
    }

    package var payload: any EventPayload {
        switch self {
        case .writerOpened(let payload): payload
        case .campaignCreated(let payload): payload
        case .campaignChanged(let payload): payload
        case .questionAsked(let payload): payload
        case .phaseScheduled(let payload): payload
        case .memberJoined(let payload): payload
        case .memberLeft(let payload): payload
        case .participantJoined(let payload): payload
        case .policyWritten(let payload): payload
        case .ruleSet(let payload): payload
        case .querySaved(let payload): payload
        case .lineUndone(let payload): payload
        case .lineRedone(let payload): payload
        case .ideaSubmitted(let payload): payload
        case .ideaEdited(let payload): payload
        case .ideasSplit(let payload): payload
        case .commentAdded(let payload): payload
        case .commentEdited(let payload): payload
        case .voteCast(let payload): payload
        case .voteWithdrawn(let payload): payload
        case .votesExcluded(let payload): payload
        case .votesIncluded(let payload): payload
        case .tallyRecorded(let payload): payload
        case .flagRaised(let payload): payload
        case .itemsDecided(let payload): payload
        case .itemRedacted(let payload): payload
        case .noteWritten(let payload): payload
        case .ideasMerged(let payload): payload
        case .ideasUnmerged(let payload): payload
        case .ideasDistinguished(let payload): payload
        case .sampleDrawn(let payload): payload
        case .sampleJudged(let payload): payload
        case .decisionsDelivered(let payload): payload
        case .themeDefined(let payload): payload
        case .themeRetired(let payload): payload
        case .themeRestored(let payload): payload
        case .codingRecorded(let payload): payload
        case .codingResolved(let payload): payload
        case .roundOpened(let payload): payload
        case .roundClosed(let payload): payload
        case .roundReopened(let payload): payload
        case .reviewAssigned(let payload): payload
        case .reviewUnassigned(let payload): payload
        case .recusalDeclared(let payload): payload
        case .recusalWithdrawn(let payload): payload
        case .reviewSubmitted(let payload): payload
        case .reviewWithdrawn(let payload): payload
        case .reviewExcluded(let payload): payload
        case .reviewRestored(let payload): payload
        case .roundSealed(let payload): payload
        case .stagesPlanned(let payload): payload
        case .cutMade(let payload): payload
        case .cutOverridden(let payload): payload
        case .meetingHeld(let payload): payload
        case .ideaDeliberated(let payload): payload
        case .programmePlanned(let payload): payload
        case .draftWritten(let payload): payload
        case .sectionWritten(let payload): payload
        case .entryWritten(let payload): payload
        case .evidenceRegistered(let payload): payload
        case .evidenceReviewed(let payload): payload
        case .evidenceLinked(let payload): payload
        case .evidenceUnlinked(let payload): payload
        case .challengeStarted(let payload): payload
        case .measureRecorded(let payload): payload
        case .updateWritten(let payload): payload
        case .challengeClosed(let payload): payload
        case .caseWritten(let payload): payload
        case .textTranslated(let payload): payload
        case .riskAccepted(let payload): payload
        case .itemErased(let payload): payload
        case .participantErased(let payload): payload
        }
    }

    /// Reads the payload of a line of this type.
    package init(_ type: EventType, _ reader: borrowing PayloadReader) throws(LineFault) {
        switch type {
        case .writerOpened: self = .writerOpened(try WriterOpened(reader))
        case .campaignCreated: self = .campaignCreated(try CampaignCreated(reader))
        case .campaignChanged: self = .campaignChanged(try CampaignChanged(reader))
        case .questionAsked: self = .questionAsked(try QuestionAsked(reader))
        case .phaseScheduled: self = .phaseScheduled(try PhaseScheduled(reader))
        case .memberJoined: self = .memberJoined(try MemberJoined(reader))
        case .memberLeft: self = .memberLeft(try MemberLeft(reader))
        case .participantJoined: self = .participantJoined(try ParticipantJoined(reader))
        case .policyWritten: self = .policyWritten(try PolicyWritten(reader))
        case .ruleSet: self = .ruleSet(try RuleSet(reader))
        case .querySaved: self = .querySaved(try QuerySaved(reader))
        case .lineUndone: self = .lineUndone(try LineUndone(reader))
        case .lineRedone: self = .lineRedone(try LineRedone(reader))
        case .ideaSubmitted: self = .ideaSubmitted(try IdeaSubmitted(reader))
        case .ideaEdited: self = .ideaEdited(try IdeaEdited(reader))
        case .ideasSplit: self = .ideasSplit(try IdeasSplit(reader))
        case .commentAdded: self = .commentAdded(try CommentAdded(reader))
        case .commentEdited: self = .commentEdited(try CommentEdited(reader))
        case .voteCast: self = .voteCast(try VoteCast(reader))
        case .voteWithdrawn: self = .voteWithdrawn(try VoteWithdrawn(reader))
        case .votesExcluded: self = .votesExcluded(try VotesExcluded(reader))
        case .votesIncluded: self = .votesIncluded(try VotesIncluded(reader))
        case .tallyRecorded: self = .tallyRecorded(try TallyRecorded(reader))
        case .flagRaised: self = .flagRaised(try FlagRaised(reader))
        case .itemsDecided: self = .itemsDecided(try ItemsDecided(reader))
        case .itemRedacted: self = .itemRedacted(try ItemRedacted(reader))
        case .noteWritten: self = .noteWritten(try NoteWritten(reader))
        case .ideasMerged: self = .ideasMerged(try IdeasMerged(reader))
        case .ideasUnmerged: self = .ideasUnmerged(try IdeasUnmerged(reader))
        case .ideasDistinguished: self = .ideasDistinguished(try IdeasDistinguished(reader))
        case .sampleDrawn: self = .sampleDrawn(try SampleDrawn(reader))
        case .sampleJudged: self = .sampleJudged(try SampleJudged(reader))
        case .decisionsDelivered: self = .decisionsDelivered(try DecisionsDelivered(reader))
        case .themeDefined: self = .themeDefined(try ThemeDefined(reader))
        case .themeRetired: self = .themeRetired(try ThemeRetired(reader))
        case .themeRestored: self = .themeRestored(try ThemeRestored(reader))
        case .codingRecorded: self = .codingRecorded(try CodingRecorded(reader))
        case .codingResolved: self = .codingResolved(try CodingResolved(reader))
        case .roundOpened: self = .roundOpened(try RoundOpened(reader))
        case .roundClosed: self = .roundClosed(try RoundClosed(reader))
        case .roundReopened: self = .roundReopened(try RoundReopened(reader))
        case .reviewAssigned: self = .reviewAssigned(try ReviewAssigned(reader))
        case .reviewUnassigned: self = .reviewUnassigned(try ReviewUnassigned(reader))
        case .recusalDeclared: self = .recusalDeclared(try RecusalDeclared(reader))
        case .recusalWithdrawn: self = .recusalWithdrawn(try RecusalWithdrawn(reader))
        case .reviewSubmitted: self = .reviewSubmitted(try ReviewSubmitted(reader))
        case .reviewWithdrawn: self = .reviewWithdrawn(try ReviewWithdrawn(reader))
        case .reviewExcluded: self = .reviewExcluded(try ReviewExcluded(reader))
        case .reviewRestored: self = .reviewRestored(try ReviewRestored(reader))
        case .roundSealed: self = .roundSealed(try RoundSealed(reader))
        case .stagesPlanned: self = .stagesPlanned(try StagesPlanned(reader))
        case .cutMade: self = .cutMade(try CutMade(reader))
        case .cutOverridden: self = .cutOverridden(try CutOverridden(reader))
        case .meetingHeld: self = .meetingHeld(try MeetingHeld(reader))
        case .ideaDeliberated: self = .ideaDeliberated(try IdeaDeliberated(reader))
        case .programmePlanned: self = .programmePlanned(try ProgrammePlanned(reader))
        case .draftWritten: self = .draftWritten(try DraftWritten(reader))
        case .sectionWritten: self = .sectionWritten(try SectionWritten(reader))
        case .entryWritten: self = .entryWritten(try EntryWritten(reader))
        case .evidenceRegistered: self = .evidenceRegistered(try EvidenceRegistered(reader))
        case .evidenceReviewed: self = .evidenceReviewed(try EvidenceReviewed(reader))
        case .evidenceLinked: self = .evidenceLinked(try EvidenceLinked(reader))
        case .evidenceUnlinked: self = .evidenceUnlinked(try EvidenceUnlinked(reader))
        case .challengeStarted: self = .challengeStarted(try ChallengeStarted(reader))
        case .measureRecorded: self = .measureRecorded(try MeasureRecorded(reader))
        case .updateWritten: self = .updateWritten(try UpdateWritten(reader))
        case .challengeClosed: self = .challengeClosed(try ChallengeClosed(reader))
        case .caseWritten: self = .caseWritten(try CaseWritten(reader))
        case .textTranslated: self = .textTranslated(try TextTranslated(reader))
        case .riskAccepted: self = .riskAccepted(try RiskAccepted(reader))
        case .itemErased: self = .itemErased(try ItemErased(reader))
        case .participantErased: self = .participantErased(try ParticipantErased(reader))
        }
    }

    /// The roles that may write it.
    package var writers: Permission { type.writers }

    /// The member that a payload speaks for, where it may name another than its writer.
    var namedMember: String? { payload.namedMember }

    /// The round that a review is written or withdrawn in; nil for every other event.
    package var reviewedRound: String? { payload.reviewedRound }
}
