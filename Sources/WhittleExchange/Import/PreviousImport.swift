package import WhittleCore

/// The last values that a source gave, from all the lines that earlier imports of it wrote.
///
/// Feed it the lines in the order of their stamps. Lines that someone undid belong to it too, or
/// an undone verdict would come back with the next import; where a whole import was undone, leave
/// its lines out, so that it can be made again.
package struct PreviousImport: Sendable {
    struct VoteKey: Hashable {
        var item: String
        var participant: String
    }

    struct TallyKey: Hashable {
        var item: String
        var system: String
    }

    struct OtherKey: Hashable {
        var type: EventType
        var id: String
    }

    struct Decision: Equatable {
        var verdict: Verdict
        var reason: String?
    }

    struct Dated<Value: Sendable>: Sendable {
        var value: Value
        var happened: Timestamp?
    }

    package let system: String
    /// How many lines it was fed.
    package private(set) var lineCount = 0
    /// True where earlier imports gave names a pseudonym: the device's map of them is needed.
    package private(set) var hasPseudonyms = false

    private(set) var ideas: [String: IdeaSubmitted] = [:]
    private(set) var comments: [String: CommentAdded] = [:]
    private(set) var questions: [String: QuestionAsked] = [:]
    private(set) var participants: [String: ParticipantJoined] = [:]
    private(set) var votes: [VoteKey: Dated<Int>] = [:]
    private(set) var tallies: [TallyKey: Dated<TallyRecorded>] = [:]
    private(set) var decisions: [String: Decision] = [:]
    private(set) var others: [OtherKey: Event] = [:]

    package init(system: String) {
        self.system = system
    }

    /// Takes in a line; those of other sources are passed over.
    package mutating func note(_ event: Event, happened: Timestamp?, source: SourceReference) {
        guard source.system == system else { return }
        lineCount += 1
        switch Imported(event) {
        case .idea(let idea): if ideas[idea.idea] == nil { ideas[idea.idea] = idea }
        case .ideaEdit(let edit): note(edit)
        case .comment(let comment):
            if comments[comment.comment] == nil { comments[comment.comment] = comment }
        case .commentEdit(let edit): comments[edit.comment]?.body = edit.body
        case .question(let question): questions[question.question] = question
        case .participant(let participant):
            participants[participant.participant] = participant
            if PseudonymMap.isPseudonym(participant.participant) { hasPseudonyms = true }
        case .vote(let vote): note(vote, happened)
        case .tally(let tally): note(tally, happened)
        case .decision(let decision):
            let value = Decision(verdict: decision.verdict, reason: decision.reason)
            for item in decision.items { decisions[item] = value }
        case .other: others[OtherKey(type: event.type, id: source.id)] = event
        }
    }

    package mutating func note(_ draft: DraftEvent) {
        guard let source = draft.source else { return }
        note(draft.event, happened: draft.happened, source: source)
    }

    private mutating func note(_ vote: VoteCast, _ happened: Timestamp?) {
        let key = VoteKey(item: vote.target.id, participant: vote.participant)
        if let old = votes[key]?.happened, let happened, happened < old { return }
        votes[key] = Dated(value: vote.value, happened: happened)
    }

    private mutating func note(_ tally: TallyRecorded, _ happened: Timestamp?) {
        let key = TallyKey(item: tally.target.id, system: tally.system)
        if let old = tallies[key]?.happened, let happened, happened < old { return }
        tallies[key] = Dated(value: tally, happened: happened)
    }

    private mutating func note(_ edit: IdeaEdited) {
        guard var idea = ideas[edit.idea] else { return }
        if let title = edit.title { idea.title = title }
        idea.body = edit.body.applied(to: idea.body)
        idea.question = edit.question.applied(to: idea.question)
        idea.cost = edit.cost.applied(to: idea.cost)
        ideas[edit.idea] = idea
    }
}

extension Change {
    func applied(to value: Value?) -> Value? {
        switch self {
        case .keep: value
        case .clear: nil
        case .set(let new): new
        }
    }

    /// The change that makes one value the other.
    init(from old: Value?, to new: Value?) {
        if old == new {
            self = .keep
        } else if let new {
            self = .set(new)
        } else {
            self = .clear
        }
    }
}
