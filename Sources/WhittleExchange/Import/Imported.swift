internal import WhittleCore

/// An event as imports look at it: what they compare field by field, and the rest, which a new
/// line replaces whole.
enum Imported {
    case idea(IdeaSubmitted)
    case ideaEdit(IdeaEdited)
    case comment(CommentAdded)
    case commentEdit(CommentEdited)
    case question(QuestionAsked)
    case participant(ParticipantJoined)
    case vote(VoteCast)
    case tally(TallyRecorded)
    case decision(ItemsDecided)
    case other

    init(_ event: Event) {
        switch event {
        case .ideaSubmitted(let payload): self = .idea(payload)
        case .ideaEdited(let payload): self = .ideaEdit(payload)
        case .commentAdded(let payload): self = .comment(payload)
        case .commentEdited(let payload): self = .commentEdit(payload)
        case .questionAsked(let payload): self = .question(payload)
        case .participantJoined(let payload): self = .participant(payload)
        case .voteCast(let payload): self = .vote(payload)
        case .tallyRecorded(let payload): self = .tally(payload)
        case .itemsDecided(let payload): self = .decision(payload)
        case .writerOpened, .campaignCreated, .campaignChanged, .phaseScheduled, .memberJoined,
            .memberLeft, .policyWritten, .ruleSet, .querySaved, .lineUndone, .lineRedone,
            .ideasSplit, .voteWithdrawn, .votesExcluded, .votesIncluded, .flagRaised,
            .itemRedacted, .noteWritten, .ideasMerged, .ideasUnmerged, .ideasDistinguished,
            .sampleDrawn, .sampleJudged, .decisionsDelivered, .themeDefined, .themeRetired,
            .themeRestored, .codingRecorded, .codingResolved, .roundOpened, .roundClosed,
            .roundReopened, .reviewAssigned, .reviewUnassigned, .recusalDeclared,
            .recusalWithdrawn, .reviewSubmitted, .reviewWithdrawn, .reviewExcluded,
            .reviewRestored, .roundSealed, .stagesPlanned, .cutMade, .cutOverridden, .meetingHeld,
            .ideaDeliberated, .programmePlanned, .draftWritten, .sectionWritten, .entryWritten,
            .evidenceRegistered, .evidenceReviewed, .evidenceLinked, .evidenceUnlinked,
            .challengeStarted, .measureRecorded, .updateWritten, .challengeClosed, .caseWritten,
            .textTranslated, .riskAccepted, .itemErased, .participantErased:
            self = .other
        }
    }
}
