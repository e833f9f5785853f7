/// The columns of ideas and comments: what a line puts in, and what is read out.
extension Campaign {
    /// The lowest stamp by id makes the item; the others are kept in case it is taken back.
    mutating func submit(_ row: ItemRow, as item: Int32, _ mode: FoldMode) {
        let present = rows[Int(item)]
        let isFirst = present.kind == .unknown
        if mode == .add, isFirst {
            place(row, at: item)
            return
        }
        history(item) { history, ranks in
            if history.submissions.entries.isEmpty, !isFirst {
                history.submissions.fold(
                    Submission(row: present), present.stamp, .add, ranks)
            }
            history.submissions.fold(Submission(row: row), row.stamp, mode, ranks)
        }
        let first = histories[item]?.submissions.first?.value.row
        guard first?.stamp != present.stamp || first == nil else { return }
        place(first ?? ItemRow(), at: item)
    }

    /// Puts a submission into the columns; what others did with the item stays.
    private mutating func place(_ row: ItemRow, at item: Int32) {
        var row = row
        // First of all: a comment on itself is in its own chain.
        unlinkComment(item)
        let present = rows[Int(item)]
        row.tally = present.tally
        row.firstVote = present.firstVote
        row.hasHistory = present.hasHistory
        row.hasLaterText = present.hasLaterText
        row.status = present.status
        row.firstComment = present.firstComment
        row.comments = present.comments
        row.nextComment = -1
        rows[Int(item)] = row
        textChanges.append(item)
        if row.hasHistory { delivery.touch(item) }
        linkComment(item)
        groups.linksChanged = groups.linksChanged || !groups.linked.isEmpty
    }

    private mutating func linkComment(_ comment: Int32) {
        let row = rows[Int(comment)]
        guard row.kind == .comment, row.idea >= 0 else { return }
        rows[Int(comment)].nextComment = rows[Int(row.idea)].firstComment
        rows[Int(row.idea)].firstComment = comment
        if row.status != .hidden { rows[Int(row.idea)].comments += 1 }
    }

    private mutating func unlinkComment(_ comment: Int32) {
        let row = rows[Int(comment)]
        guard row.kind == .comment, row.idea >= 0 else { return }
        if row.status != .hidden { rows[Int(row.idea)].comments -= 1 }
        if rows[Int(row.idea)].firstComment == comment {
            rows[Int(row.idea)].firstComment = row.nextComment
            return
        }
        var previous = rows[Int(row.idea)].firstComment
        while previous >= 0, rows[Int(previous)].nextComment != comment {
            previous = rows[Int(previous)].nextComment
        }
        if previous >= 0 { rows[Int(previous)].nextComment = row.nextComment }
    }

    /// Sets the status that the last decision gives, and keeps the count of comments shown.
    mutating func updateStatus(of item: Int32) {
        let status = histories[item]?.decision.value?.verdict ?? .pending
        let row = rows[Int(item)]
        guard status != row.status else { return }
        if row.kind == .comment, row.idea >= 0 {
            if row.status == .hidden { rows[Int(row.idea)].comments += 1 }
            if status == .hidden { rows[Int(row.idea)].comments -= 1 }
        }
        rows[Int(item)].status = status
    }

    // MARK: Votes

    mutating func fold(_ vote: Vote, _ mode: FoldMode) {
        guard let effect = votes.fold(vote, mode, writers.ranks) else { return }
        if effect.isNew {
            votes.link(effect.index, to: rows[Int(vote.item)].firstVote)
            rows[Int(vote.item)].firstVote = Int32(effect.index)
        }
        groups.touch(vote.item)
        guard excludedNow.isEmpty || !excludedNow.contains(vote.participant) else { return }
        if let before = effect.before { rows[Int(vote.item)].tally.count(before, -1) }
        if let now = effect.now { rows[Int(vote.item)].tally.count(now, 1) }
    }

    mutating func setExcluded(
        _ ids: [String], _ isExcluded: Bool, _ line: FoldedLine, _ mode: FoldMode
    ) {
        for id in ids {
            let participant = participants.intern(id)
            excluded[participant, default: Register()].fold(
                isExcluded, line.stamp, mode, writers.ranks)
            let now = excluded[participant]?.value == true
            guard now != excludedNow.contains(participant) else { continue }
            if now {
                excludedNow.insert(participant)
            } else {
                excludedNow.remove(participant)
            }
            for vote in votes.votes where vote.participant == participant {
                rows[Int(vote.item)].tally.count(vote, now ? -1 : 1)
                groups.touch(vote.item)
            }
        }
    }

    // MARK: Reading

    /// The text that stands in place of an erased one.
    package static let erasedText = "[erased]"

    /// The title of an idea as it counts now: submitted, edited, redacted or erased. For a comment
    /// it is empty.
    package func title(of item: Int32) -> String {
        let row = rows[Int(item)]
        if isErased(item) { return row.kind == .idea ? Campaign.erasedText : "" }
        guard row.hasLaterText, let history = histories[item] else {
            return arena.string(row.title)
        }
        if let redaction = history.redaction.value, let title = redaction.title { return title }
        if case .set(let text)? = history.title.value { return arena.string(text) }
        return arena.string(row.title)
    }

    /// The body of an item as it counts now; empty where there is none.
    package func body(of item: Int32) -> String {
        let row = rows[Int(item)]
        if isErased(item) { return row.kind == .comment ? Campaign.erasedText : "" }
        guard row.hasLaterText, let history = histories[item] else { return arena.string(row.body) }
        if let redaction = history.redaction.value {
            // A redacted title leaves the body to be redacted too, or to stay as it was.
            if let body = redaction.body { return body }
            if redaction.title == nil { return "" }
        }
        switch history.body.value {
        case .set(let text): return arena.string(text)
        case .clear: return ""
        case .keep, nil: return arena.string(row.body)
        }
    }

    /// The text that a moderator judges: the title, and the body on the next line.
    package func text(of item: Int32) -> String {
        let title = title(of: item)
        let body = body(of: item)
        return title.isEmpty ? body : body.isEmpty ? title : title + "\n" + body
    }

    /// True where the item's text holds the needle, without regard to case.
    package func contains(_ needle: FoldedText, in item: Int32) -> Bool {
        let row = rows[Int(item)]
        guard row.hasLaterText || !erasedItems.isEmpty || !erasedParticipants.isEmpty else {
            return arena.contains(row.title, needle) || arena.contains(row.body, needle)
        }
        return [title(of: item), body(of: item)].contains { text in
            var text = text
            return text.withUTF8 { needle.isIn($0) }
        }
    }

    func isErased(_ item: Int32) -> Bool {
        guard !erasedItems.isEmpty || !erasedParticipants.isEmpty else { return false }
        return lineage(of: item).contains {
            erasedItems.contains($0) || erasedParticipants.contains(rows[Int($0)].participant)
        }
    }

    /// The item, the item that it was split from, and so on. Split items that name each other end
    /// where they began.
    func lineage(of item: Int32) -> [Int32] {
        var result = [item]
        var next = rows[Int(item)].origin
        while next >= 0, !result.contains(next) {
            result.append(next)
            next = rows[Int(next)].origin
        }
        return result
    }

    /// The id of the question that an idea answers.
    package func question(of item: Int32) -> String? {
        questionHandle(of: item).map { questionNames.name($0) }
    }

    func questionHandle(of item: Int32) -> Int32? {
        guard rows[Int(item)].origin >= 0 else { return question(ofRow: item) }
        // A part answers the question of its item, until somebody says otherwise.
        for item in lineage(of: item) {
            if case .clear? = histories[item]?.question.value { return nil }
            if let question = question(ofRow: item) { return question }
        }
        return nil
    }

    private func question(ofRow item: Int32) -> Int32? {
        let row = rows[Int(item)]
        switch row.hasHistory ? histories[item]?.question.value : nil {
        case .set(let question): return question
        case .clear: return nil
        case .keep, nil: return row.question >= 0 ? row.question : nil
        }
    }

    /// What the idea costs, in the campaign's currency.
    package func cost(of item: Int32) -> Double? {
        let row = rows[Int(item)]
        switch row.hasHistory ? histories[item]?.cost.value : nil {
        case .set(let cost): return cost
        case .clear: return nil
        case .keep, nil: return row.cost.isNaN ? nil : row.cost
        }
    }

    /// The pseudonym of who wrote it.
    package func participant(of item: Int32) -> String? {
        participantHandle(of: item).map { participants.name($0) }
    }

    func participantHandle(of item: Int32) -> Int32? {
        if rows[Int(item)].origin < 0 {
            let participant = rows[Int(item)].participant
            return participant >= 0 ? participant : nil
        }
        let authors = lineage(of: item).map { rows[Int($0)].participant }
        return authors.first { $0 >= 0 }
    }

    /// The last verdict with its reasons; nil where nobody has decided.
    package func decision(of item: Int32) -> Decision? {
        rows[Int(item)].hasHistory ? histories[item]?.decision.value : nil
    }

    /// The verdict that counts now.
    package func status(of item: Int32) -> Verdict { rows[Int(item)].status }

    /// The comments of an idea, its own alone, the last arrived first.
    package func comments(of idea: Int32) -> [Int32] {
        var result: [Int32] = []
        var next = rows[Int(idea)].firstComment
        while next >= 0 {
            result.append(next)
            next = rows[Int(next)].nextComment
        }
        return result
    }

    /// The staff's notes on an item, in the order of their stamps.
    package func notes(of item: Int32) -> [StaffNote] {
        rows[Int(item)].hasHistory ? histories[item]?.notes ?? [] : []
    }

    /// The recorded totals of an item by system.
    package func recordedTallies(of item: Int32) -> [RecordedTallies] {
        rows[Int(item)].hasHistory
            ? (histories[item]?.tallies ?? []).filter { $0.last != nil } : []
    }

    /// How a participant is described; nil where they only wrote or voted.
    package func details(of participant: Int32) -> ParticipantJoined? {
        participantDetails[participant]?.value
    }

    /// CRC-32C of the text shown, as a decision carries it.
    package func textChecksum(of item: Int32) -> String {
        CRC32C.text(CRC32C().checksum(text(of: item)))
    }

    /// True where the text has changed since its decision.
    package func isStale(_ item: Int32) -> Bool {
        guard let saw = decision(of: item)?.saw else { return false }
        return saw != textChecksum(of: item)
    }
}
