extension Campaign {
    /// Adds what a line does, or takes it back. One fold an event, in the event's own file.
    mutating func apply(_ event: Event, _ line: FoldedLine, _ mode: FoldMode) {
        version += 1
        switch event {
        case .ideaSubmitted(let event): fold(event, line, mode)
        case .ideaEdited(let event): fold(event, line, mode)
        case .ideasSplit(let event): fold(event, line, mode)
        case .commentAdded(let event): fold(event, line, mode)
        case .commentEdited(let event): fold(event, line, mode)
        case .voteCast(let event): fold(event, line, mode)
        case .voteWithdrawn(let event): fold(event, line, mode)
        case .votesExcluded(let event): fold(event, line, mode)
        case .votesIncluded(let event): fold(event, line, mode)
        case .tallyRecorded(let event): fold(event, line, mode)
        case .campaignChanged(let event): fold(event, line, mode)
        case .questionAsked(let event): fold(event, line, mode)
        case .phaseScheduled(let event): fold(event, line, mode)
        case .participantJoined(let event): fold(event, line, mode)
        case .policyWritten(let event): fold(event, line, mode)
        case .ruleSet(let event): fold(event, line, mode)
        case .querySaved(let event): fold(event, line, mode)
        case .flagRaised(let event): fold(event, line, mode)
        case .itemsDecided(let event): fold(event, line, mode)
        case .itemRedacted(let event): fold(event, line, mode)
        case .sampleDrawn(let event): fold(event, line, mode)
        case .sampleJudged(let event): fold(event, line, mode)
        case .decisionsDelivered(let event): fold(event, line, mode)
        case .noteWritten(let event): fold(event, line, mode)
        case .ideasMerged(let event): fold(event, line, mode)
        case .ideasUnmerged(let event): fold(event, line, mode)
        case .ideasDistinguished(let event): fold(event, line, mode)
        case .roundOpened(let event): fold(event, line, mode)
        case .roundClosed(let event): fold(event, line, mode)
        case .roundReopened(let event): fold(event, line, mode)
        case .reviewAssigned(let event): fold(event, line, mode)
        case .reviewUnassigned(let event): fold(event, line, mode)
        case .recusalDeclared(let event): fold(event, line, mode)
        case .recusalWithdrawn(let event): fold(event, line, mode)
        case .reviewSubmitted(let event): fold(event, line, mode)
        case .reviewWithdrawn(let event): fold(event, line, mode)
        case .reviewExcluded(let event): fold(event, line, mode)
        case .reviewRestored(let event): fold(event, line, mode)
        case .roundSealed(let event): fold(event, line, mode)
        case .themeDefined(let event): fold(event, line, mode)
        case .themeRetired(let event): fold(event, line, mode)
        case .themeRestored(let event): fold(event, line, mode)
        case .codingRecorded(let event): fold(event, line, mode)
        case .codingResolved(let event): fold(event, line, mode)
        case .stagesPlanned(let event): fold(event, line, mode)
        case .cutMade(let event): fold(event, line, mode)
        case .cutOverridden(let event): fold(event, line, mode)
        case .meetingHeld(let event): fold(event, line, mode)
        case .ideaDeliberated(let event): fold(event, line, mode)
        case .programmePlanned(let event): fold(event, line, mode)
        case .draftWritten(let event): fold(event, line, mode)
        case .sectionWritten(let event): fold(event, line, mode)
        case .entryWritten(let event): fold(event, line, mode)
        case .riskAccepted(let event): fold(event, line, mode)
        case .evidenceRegistered(let event): fold(event, line, mode)
        case .evidenceReviewed(let event): fold(event, line, mode)
        case .evidenceLinked(let event): fold(event, line, mode)
        case .evidenceUnlinked(let event): fold(event, line, mode)
        case .challengeStarted(let event): fold(event, line, mode)
        case .measureRecorded(let event): fold(event, line, mode)
        case .updateWritten(let event): fold(event, line, mode)
        case .challengeClosed(let event): fold(event, line, mode)
        case .caseWritten(let event): fold(event, line, mode)
        case .itemErased(let event): fold(event, line, mode)
        case .participantErased(let event): fold(event, line, mode)
        // Settled before anything else, in `Campaign+Control.swift`.
        case .writerOpened, .campaignCreated, .memberJoined, .memberLeft, .lineUndone,
            .lineRedone:
            break
        // Kept as a record. Its fold comes with the screens that show it.
        case .textTranslated: break
        }
    }

    /// Brings up to date what depends on many lines, where lines since the last call changed it: the
    /// heads of merged groups and their tallies, then what platforms know of decisions, then the
    /// theme book. To be called after each batch of lines, before anything is asked of the campaign.
    package mutating func settle() {
        settleGroups()
        settleDeliveries()
        settleThemes()
    }
}
