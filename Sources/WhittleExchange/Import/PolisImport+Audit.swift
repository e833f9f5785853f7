internal import WhittleCore

extension PolisImport {
    /// Agrees, disagrees and rows of one comment.
    private struct Totals {
        var agrees = 0
        var disagrees = 0
        var rows = 0
    }

    /// What the files claim beside what they hold.
    func audit() -> ImportAudit {
        var audit = ImportAudit(system: system)
        let all = totals(votes?.rows ?? matrix?.cells ?? [])
        let last = totals(
            log.slots.map {
                PolisVote(comment: $0.key.comment, voter: $0.key.voter, value: $0.value)
            })
        addCounts(to: &audit)
        addTexts(to: &audit)
        addRepeats(to: &audit)
        if comments.givesTotals { addTotals(all, last, to: &audit) }
        addMatrix(to: &audit)
        addNotes(all, to: &audit)
        return audit
    }

    private func totals(_ votes: [PolisVote]) -> [Int: Totals] {
        var totals: [Int: Totals] = [:]
        for vote in votes {
            totals[vote.comment, default: Totals()].rows += 1
            if vote.value == 1 { totals[vote.comment, default: Totals()].agrees += 1 }
            if vote.value == -1 { totals[vote.comment, default: Totals()].disagrees += 1 }
        }
        return totals
    }

    private func addCounts(to audit: inout ImportAudit) {
        audit.add("comments", claimed: summary?.number("comments"), counted: comments.all.count)
        if comments.repeatedRows > 0 {
            audit.add(
                "rows of comments.csv that repeat another", counted: comments.repeatedRows,
                reason: "imported once")
        }
        let authors = Set(comments.all.compactMap(\.author))
        audit.add("commenters", claimed: summary?.number("commenters"), counted: authors.count)
        let voters = Set(log.slots.map(\.key.voter))
        audit.add("voters", claimed: summary?.number("voters"), counted: voters.count)
        let verdicts = comments.all.compactMap(\.moderated)
        audit.add("accepted by moderators", counted: verdicts.count { $0 == 1 })
        audit.add("rejected by moderators", counted: verdicts.count { $0 == -1 })
        audit.add(
            "not moderated", counted: comments.all.count - verdicts.count { $0 != 0 })
    }

    private func addTexts(to audit: inout ImportAudit) {
        audit.add("comments without a text", counted: comments.all.count { $0.text.isBlank })
        let texts = Set(comments.all.map(\.text))
        audit.add(
            "comments with the text of another", counted: comments.all.count - texts.count)
    }

    private func addRepeats(to audit: inout ImportAudit) {
        guard let votes else { return }
        audit.add("rows of votes.csv", counted: votes.rows.count)
        audit.add(
            "votes imported", counted: log.slots.count,
            reason: "the last one of each voter on each comment")
        audit.add(
            "votes cast more than once", counted: log.repeatedPairs,
            reason: "pairs of a voter and a comment with several rows: "
                + "\(votes.rows.count - log.slots.count) rows too many")
        audit.add("of them always with the same value", counted: log.sameValuePairs)
    }

    // MARK: Totals

    private func addTotals(
        _ all: [Int: Totals], _ last: [Int: Totals], to audit: inout ImportAudit
    ) {
        for (what, claimed, counted) in [
            ("agrees", \PolisComment.agrees, \Totals.agrees),
            ("disagrees", \PolisComment.disagrees, \Totals.disagrees),
        ] {
            let claims = comments.all.compactMap { $0[keyPath: claimed] }.reduce(0, +)
            let allCount = comments.all.map { all[$0.id]?[keyPath: counted] ?? 0 }.reduce(0, +)
            let lastCount = comments.all.map { last[$0.id]?[keyPath: counted] ?? 0 }.reduce(0, +)
            audit.rows.append(
                .init(
                    "\(what), all comments", claimed: claims, counted: lastCount,
                    allRows: allCount,
                    reason: reason(
                        claims, lastCount, allCount, repeats: log.rowCount - log.slots.count)))
            let equal = comments.all.count {
                $0[keyPath: claimed] == last[$0.id]?[keyPath: counted] ?? 0
            }
            audit.add(
                "comments whose \(what) are the last votes", claimed: comments.all.count,
                counted: equal)
        }
        for comment in comments.all.sorted(by: { $0.id < $1.id }) {
            addTotals(
                comment, all[comment.id] ?? Totals(), last[comment.id] ?? Totals(), to: &audit)
        }
    }

    private func addTotals(
        _ comment: PolisComment, _ all: Totals, _ last: Totals, to audit: inout ImportAudit
    ) {
        for (what, claimed, lastCount, allCount) in [
            ("agrees", comment.agrees, last.agrees, all.agrees),
            ("disagrees", comment.disagrees, last.disagrees, all.disagrees),
        ] where claimed != nil && claimed != lastCount {
            audit.rows.append(
                .init(
                    "\(ideaID(comment.id)) \(what)", item: ideaID(comment.id), claimed: claimed,
                    counted: lastCount, allRows: allCount,
                    reason: reason(
                        claimed ?? 0, lastCount, allCount, repeats: all.rows - last.rows)))
        }
    }

    private func reason(_ claimed: Int, _ last: Int, _ all: Int, repeats: Int) -> String {
        if claimed == last { return "" }
        guard votes != nil else {
            return matrix == nil
                ? "not explained: there is no file of votes"
                : "not explained: without votes.csv repeats cannot be counted"
        }
        if claimed == all {
            return "the source counts every row, repeats included: "
                + (repeats == 1 ? "1 repeat" : "\(repeats) repeats")
        }
        return "not explained: all rows give \(all)"
    }

    // MARK: Matrix and notes

    private func addMatrix(to audit: inout ImportAudit) {
        guard let matrix else { return }
        audit.add(
            "participants in the matrix whose totals are not those of their cells",
            counted: matrix.wrongTotals)
        guard votes != nil else { return }
        var differ = 0
        var missing = 0
        for cell in matrix.cells {
            if let slot = log[Key(comment: cell.comment, voter: cell.voter)] {
                if slot.value != cell.value { differ += 1 }
            } else {
                missing += 1
            }
        }
        audit.add(
            "votes of the matrix", claimed: matrix.cells.count, counted: log.slots.count)
        audit.add("matrix and votes.csv differ in the value", counted: differ)
        audit.add("in the matrix alone", counted: missing, reason: "not imported")
        audit.add(
            "in votes.csv alone", counted: log.slots.count - (matrix.cells.count - missing))
    }

    private func addNotes(_ all: [Int: Totals], to audit: inout ImportAudit) {
        let known = Set(comments.all.map(\.id))
        let unknown = Set(log.slots.map(\.key.comment).filter { !known.contains($0) }).sorted()
        if !unknown.isEmpty {
            let count = log.slots.count { !known.contains($0.key.comment) }
            audit.add(
                "votes on comments that are not in comments.csv", counted: count,
                reason: "imported; comments "
                    + unknown.prefix(20).map(String.init).joined(separator: " ")
                    + (unknown.count > 20 ? " …" : ""))
        }
        if votes == nil, matrix != nil {
            audit.notes.append(
                "There is no votes.csv: votes are taken from the matrix and dated "
                    + "\(latest.text), the latest comment or the export's date.")
        }
        if votes == nil, matrix == nil {
            audit.notes.append("There is no file of votes: only the comments are imported.")
        }
        if comments.all.contains(where: { $0.time == nil }) {
            audit.notes.append(
                "Comments without a timestamp are dated \(options.exportDate.text), the export's.")
        }
        if looksFlipped(all) {
            audit.notes.append(
                "The signs of the votes look turned round: what the source counts as agrees are "
                    + "its votes of -1. Look at one comment, and import with flipped votes.")
        }
    }

    /// True where the claims fit the rows better with agree and disagree exchanged.
    private func looksFlipped(_ all: [Int: Totals]) -> Bool {
        guard comments.givesTotals else { return false }
        var straight = 0
        var flipped = 0
        for comment in comments.all {
            guard let agrees = comment.agrees, let disagrees = comment.disagrees,
                agrees != disagrees, let totals = all[comment.id]
            else { continue }
            if agrees == totals.agrees, disagrees == totals.disagrees { straight += 1 }
            if agrees == totals.disagrees, disagrees == totals.agrees { flipped += 1 }
        }
        return flipped > 0 && flipped > straight
    }
}

extension String {
    /// True where there is nothing but white space.
    var isBlank: Bool { unicodeScalars.allSatisfy { $0.properties.isWhitespace } }
}
