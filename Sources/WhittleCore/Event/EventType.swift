/// The types of events that this version knows, in the order of the format's tables.
package enum EventType: String, CaseIterable, Sendable {
    case writerOpened = "writer.opened"
    case campaignCreated = "campaign.created"
    case campaignChanged = "campaign.changed"
    case questionAsked = "question.asked"
    case phaseScheduled = "phase.scheduled"
    case memberJoined = "member.joined"
    case memberLeft = "member.left"
    case participantJoined = "participant.joined"
    case policyWritten = "policy.written"
    case ruleSet = "rule.set"
    case querySaved = "query.saved"
    case lineUndone = "line.undone"
    case lineRedone = "line.redone"
    case ideaSubmitted = "idea.submitted"
    case ideaEdited = "idea.edited"
    case ideasSplit = "ideas.split"
    case commentAdded = "comment.added"
    case commentEdited = "comment.edited"
    case voteCast = "vote.cast"
    case voteWithdrawn = "vote.withdrawn"
    case votesExcluded = "votes.excluded"
    case votesIncluded = "votes.included"
    case tallyRecorded = "tally.recorded"
    case flagRaised = "flag.raised"
    case itemsDecided = "items.decided"
    case itemRedacted = "item.redacted"
    case noteWritten = "note.written"
    case ideasMerged = "ideas.merged"
    case ideasUnmerged = "ideas.unmerged"
    case ideasDistinguished = "ideas.distinguished"
    case sampleDrawn = "sample.drawn"
    case sampleJudged = "sample.judged"
    case decisionsDelivered = "decisions.delivered"
    case themeDefined = "theme.defined"
    case themeRetired = "theme.retired"
    case themeRestored = "theme.restored"
    case codingRecorded = "coding.recorded"
    case codingResolved = "coding.resolved"
    case roundOpened = "round.opened"
    case roundClosed = "round.closed"
    case roundReopened = "round.reopened"
    case reviewAssigned = "review.assigned"
    case reviewUnassigned = "review.unassigned"
    case recusalDeclared = "recusal.declared"
    case recusalWithdrawn = "recusal.withdrawn"
    case reviewSubmitted = "review.submitted"
    case reviewWithdrawn = "review.withdrawn"
    case reviewExcluded = "review.excluded"
    case reviewRestored = "review.restored"
    case roundSealed = "round.sealed"
    case stagesPlanned = "stages.planned"
    case cutMade = "cut.made"
    case cutOverridden = "cut.overridden"
    case meetingHeld = "meeting.held"
    case ideaDeliberated = "idea.deliberated"
    case programmePlanned = "programme.planned"
    case draftWritten = "draft.written"
    case sectionWritten = "section.written"
    case entryWritten = "entry.written"
    case evidenceRegistered = "evidence.registered"
    case evidenceReviewed = "evidence.reviewed"
    case evidenceLinked = "evidence.linked"
    case evidenceUnlinked = "evidence.unlinked"
    case challengeStarted = "challenge.started"
    case measureRecorded = "measure.recorded"
    case updateWritten = "update.written"
    case challengeClosed = "challenge.closed"
    case caseWritten = "case.written"
    case textTranslated = "text.translated"
    case riskAccepted = "risk.accepted"
    case itemErased = "item.erased"
    case participantErased = "participant.erased"
}

extension EventType {
    /// The type with this name, as it stands in a line. The commonest are found without a table.
    package init?(bytes: UnsafeBufferPointer<UInt8>) {
        switch bytes.count {
        case 9 where EventType.equal(bytes, "vote.cast"): self = .voteCast
        case 13 where EventType.equal(bytes, "comment.added"): self = .commentAdded
        case 14 where EventType.equal(bytes, "idea.submitted"): self = .ideaSubmitted
        case 0..<EventType.namesByLength.count:
            for entry in EventType.namesByLength[bytes.count]
            where entry.name.elementsEqual(bytes) {
                self = entry.type
                return
            }
            return nil
        default: return nil
        }
    }

    /// True where the bytes, of the name's length, are the name.
    private static func equal(_ bytes: UnsafeBufferPointer<UInt8>, _ name: StaticString) -> Bool {
        let wanted = name.utf8Start
        for index in 0..<bytes.count where bytes[index] != wanted[index] { return false }
        return true
    }

    /// All names as bytes, by their length.
    private static let namesByLength: [[(name: [UInt8], type: EventType)]] = {
        let longest = allCases.map(\.rawValue.utf8.count).max() ?? 0
        var table = [[(name: [UInt8], type: EventType)]](repeating: [], count: longest + 1)
        for type in allCases {
            table[type.rawValue.utf8.count].append((Array(type.rawValue.utf8), type))
        }
        return table
    }()
}
