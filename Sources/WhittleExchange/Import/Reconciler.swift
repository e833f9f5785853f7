internal import WhittleCore

/// Turns what a source says now into what is to be written, given what it said before.
///
/// Unchanged: nothing. New: the event. Changed at the source: an edit, a new vote, tally or
/// decision, unless a person has changed the same thing in Whittle since; then theirs stands. So
/// a second import of the same files writes nothing.
package struct Reconciler {
    private let previous: PreviousImport
    private let current: CurrentState

    package init(previous: PreviousImport, current: CurrentState) {
        self.previous = previous
        self.current = current
    }

    package func reconcile(_ snapshot: ImportSnapshot) -> Reconciliation {
        var result = Reconciliation()
        var seen = Seen()
        for draft in snapshot.drafts { add(draft, to: &result, &seen) }
        if snapshot.covers.contains(.verdicts) {
            addUndecided(snapshot, seen, to: &result)
        }
        addGone(snapshot, seen, to: &result)
        return result
    }

    /// The ids that the snapshot names.
    private struct Seen {
        var items: [String] = []
        var itemSet: Set<String> = []
        var decided: Set<String> = []
        /// Votes in the snapshot that earlier imports wrote too.
        var knownVotes = 0
    }

    private func add(
        _ draft: DraftEvent, to result: inout Reconciliation, _ seen: inout Seen
    ) {
        switch Imported(draft.event) {
        case .idea(let idea):
            seen.items.append(idea.idea)
            seen.itemSet.insert(idea.idea)
            add(idea, draft, to: &result)
        case .comment(let comment):
            seen.items.append(comment.comment)
            seen.itemSet.insert(comment.comment)
            add(comment, draft, to: &result)
        case .vote(let vote): add(vote, draft, to: &result, &seen)
        case .tally(let tally): add(tally, draft, to: &result)
        case .decision(let decision):
            seen.decided.formUnion(decision.items)
            add(decision, draft, to: &result)
        case .question(let question): add(question, draft, to: &result)
        case .participant(let participant):
            let old = previous.participants[participant.participant]
            addRegister(
                draft, id: participant.participant, isNew: old == nil, isSame: old == participant,
                to: &result)
        case .ideaEdit, .commentEdit, .other:
            let key = PreviousImport.OtherKey(type: draft.event.type, id: draft.source?.id ?? "")
            let old = previous.others[key]
            addRegister(
                draft, id: key.id, isNew: old == nil, isSame: old == draft.event, to: &result)
        }
    }

    /// A value that its last line replaces whole.
    private func addRegister(
        _ draft: DraftEvent, id: String, isNew: Bool, isSame: Bool,
        to result: inout Reconciliation
    ) {
        if isSame {
            result.unchangedCount += 1
        } else if current.isErased(id) {
            result.kept.append(.init(item: id, field: "all", reason: .erased))
        } else {
            result.drafts.append(draft)
            if isNew { result.newCount += 1 } else { result.changedCount += 1 }
        }
    }

    // MARK: Ideas, comments, questions

    private func add(
        _ idea: IdeaSubmitted, _ draft: DraftEvent, to result: inout Reconciliation
    ) {
        guard let old = previous.ideas[idea.idea] else {
            return addNew(draft, item: idea.idea, author: idea.participant, to: &result)
        }
        guard idea != old else { return result.unchangedCount += 1 }
        guard !current.isErased(idea.idea) else { return result.unchangedCount += 1 }
        var edit = IdeaEdited(idea: idea.idea)
        let id = idea.idea
        if take("title", id, old.title, idea.title, current.title(id), &result) {
            edit.title = idea.title
        }
        if take("body", id, old.body, idea.body, current.body(id), &result) {
            edit.body = Change(from: old.body, to: idea.body)
        }
        if take("question", id, old.question, idea.question, current.question(id), &result) {
            edit.question = Change(from: old.question, to: idea.question)
        }
        if take("cost", id, old.cost, idea.cost, current.cost(id), &result) {
            edit.cost = Change(from: old.cost, to: idea.cost)
        }
        if old.participant != idea.participant {
            result.kept.append(.init(item: id, field: "participant", reason: .fixed))
        }
        guard edit != IdeaEdited(idea: id) else { return }
        result.drafts.append(
            DraftEvent(.ideaEdited(edit), happened: draft.happened, source: draft.source))
        result.changedCount += 1
    }

    private func add(
        _ comment: CommentAdded, _ draft: DraftEvent, to result: inout Reconciliation
    ) {
        let id = comment.comment
        guard let old = previous.comments[id] else {
            return addNew(draft, item: id, author: comment.participant, to: &result)
        }
        guard comment != old else { return result.unchangedCount += 1 }
        guard !current.isErased(id) else { return result.unchangedCount += 1 }
        if take("body", id, old.body, comment.body, current.body(id), &result) {
            let edit = CommentEdited(comment: id, body: comment.body)
            result.drafts.append(
                DraftEvent(.commentEdited(edit), happened: draft.happened, source: draft.source))
            result.changedCount += 1
        }
        let fixed: [(String, Bool)] = [
            ("idea", old.idea != comment.idea), ("reply", old.reply != comment.reply),
            ("kind", old.kind != comment.kind), ("stance", old.stance != comment.stance),
            ("participant", old.participant != comment.participant),
        ]
        for (field, isChanged) in fixed where isChanged {
            result.kept.append(.init(item: id, field: field, reason: .fixed))
        }
    }

    private func add(
        _ question: QuestionAsked, _ draft: DraftEvent, to result: inout Reconciliation
    ) {
        let id = question.question
        guard let old = previous.questions[id] else {
            return addRegister(draft, id: id, isNew: true, isSame: false, to: &result)
        }
        guard old != question else { return result.unchangedCount += 1 }
        let isTouched = current.title(id) != old.title || current.body(id) != old.prompt
        let isAlreadySo =
            current.title(id) == question.title && current.body(id) == question.prompt
        if isAlreadySo {
            result.unchangedCount += 1
        } else if isTouched {
            result.kept.append(.init(item: id, field: "question", reason: .changedHere))
        } else {
            addRegister(draft, id: id, isNew: false, isSame: false, to: &result)
        }
    }

    private func addNew(
        _ draft: DraftEvent, item: String, author: String?, to result: inout Reconciliation
    ) {
        guard !current.isErased(item), author.map(current.isErased) != true else {
            result.kept.append(.init(item: item, field: "all", reason: .erased))
            return
        }
        result.drafts.append(draft)
        result.newCount += 1
    }

    /// True where a changed value of the source is to be written; where a person has changed it
    /// in Whittle since, it is listed.
    private func take<Value: Equatable>(
        _ field: String, _ id: String, _ old: Value?, _ new: Value?, _ now: Value?,
        _ result: inout Reconciliation
    ) -> Bool {
        guard old != new, now != new else { return false }
        guard now == old else {
            result.kept.append(.init(item: id, field: field, reason: .changedHere))
            return false
        }
        return true
    }

    // MARK: Votes, tallies, verdicts

    private func add(
        _ vote: VoteCast, _ draft: DraftEvent, to result: inout Reconciliation, _ seen: inout Seen
    ) {
        let key = PreviousImport.VoteKey(item: vote.target.id, participant: vote.participant)
        guard let old = previous.votes[key] else {
            return addRegister(
                draft, id: vote.participant, isNew: true, isSame: false, to: &result)
        }
        seen.knownVotes += 1
        var draft = draft
        draft.happened = later(draft.happened, old.happened)
        addRegister(
            draft, id: vote.participant, isNew: false, isSame: old.value == vote.value, to: &result)
    }

    private func add(
        _ tally: TallyRecorded, _ draft: DraftEvent, to result: inout Reconciliation
    ) {
        let key = PreviousImport.TallyKey(item: tally.target.id, system: tally.system)
        guard let old = previous.tallies[key] else {
            return addRegister(
                draft, id: tally.target.id, isNew: true, isSame: false, to: &result)
        }
        var draft = draft
        draft.happened = later(draft.happened, old.happened)
        addRegister(
            draft, id: tally.target.id, isNew: false, isSame: old.value == tally, to: &result)
    }

    /// The later moment: a changed value must not lie before the one that it replaces.
    private func later(_ one: Timestamp?, _ other: Timestamp?) -> Timestamp? {
        guard let one else { return other }
        guard let other else { return one }
        return max(one, other)
    }

    private func add(
        _ decision: ItemsDecided, _ draft: DraftEvent, to result: inout Reconciliation
    ) {
        let value = PreviousImport.Decision(verdict: decision.verdict, reason: decision.reason)
        var items: [String] = []
        for item in decision.items {
            let old = previous.decisions[item]
            if old == value {
                result.unchangedCount += 1
            } else if isOpen(item, to: decision.verdict, &result) {
                items.append(item)
                if old == nil { result.newCount += 1 } else { result.changedCount += 1 }
            }
        }
        guard !items.isEmpty else { return }
        var changed = decision
        changed.items = items
        result.drafts.append(
            DraftEvent(.itemsDecided(changed), happened: draft.happened, source: draft.source))
    }

    /// True where the source's verdict may be written: nobody in Whittle has decided otherwise.
    private func isOpen(
        _ item: String, to verdict: Verdict, _ result: inout Reconciliation
    ) -> Bool {
        guard !current.isErased(item) else { return false }
        let isKnown =
            previous.ideas[item] != nil || previous.comments[item] != nil
            || previous.decisions[item] != nil
        guard isKnown else { return true }
        let now = current.verdict(item) ?? .pending
        let old = previous.decisions[item]?.verdict ?? .pending
        if now == old { return true }
        if now != verdict {
            result.kept.append(.init(item: item, field: "verdict", reason: .changedHere))
        }
        return false
    }

    /// Items on which the source has taken its verdict back.
    private func addUndecided(
        _ snapshot: ImportSnapshot, _ seen: Seen, to result: inout Reconciliation
    ) {
        var items: [String] = []
        for item in seen.items where !seen.decided.contains(item) {
            guard let old = previous.decisions[item], old.verdict != .pending else { continue }
            if isOpen(item, to: .pending, &result) { items.append(item) }
        }
        result.changedCount += items.count
        result.drafts += ItemsDecided.drafts(
            items, .pending, system: snapshot.system, happened: snapshot.latest)
    }

    // MARK: Gone

    private func addGone(
        _ snapshot: ImportSnapshot, _ seen: Seen, to result: inout Reconciliation
    ) {
        var known: [String] = []
        if snapshot.covers.contains(.ideas) { known += previous.ideas.keys }
        if snapshot.covers.contains(.comments) { known += previous.comments.keys }
        result.gone = known.filter { !seen.itemSet.contains($0) }.sorted()
        if snapshot.covers.contains(.votes) {
            result.goneVotes = previous.votes.count - seen.knownVotes
        }
    }
}
