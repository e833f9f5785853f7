/// What became of a member's review of an idea: the first that they sent in time, which is the
/// independent one and stays, beside the one that counts now.
package struct ReviewChange: Sendable {
    package let first: ReviewContent
    package let firstAt: Timestamp
    /// On the rubric; nil where the first answered less than half of the weight.
    package let firstScore: Double?
    package let lastAt: Timestamp
    /// Others had reviewed the idea before, and the round's rule showed it to the member. Whether
    /// they looked nobody knows.
    package let couldSeeOthers: Bool
    /// The scores in the order of the rubric, first and last.
    fileprivate let scores: (first: String, last: String)

    /// `first 3 4 2, last 3 5 2, changed 2026-03-12 after the others' could be seen`.
    package var words: String {
        let seen =
            couldSeeOthers ? "after the others' could be seen" : "before another could be seen"
        let when = "changed \(lastAt.dateText) \(seen)"
        return scores.first == scores.last
            ? "the same scores, the rest \(when)"
            : "first \(scores.first), last \(scores.last), \(when)"
    }

    package var json: JSONValue {
        .row([
            "scores": .object(
                first.scores.map { JSONMember($0.criterion, .optional($0.value)) }),
            "score": .optional(firstScore), "at": .string(firstAt.text),
            "could_see_others": .bool(couldSeeOthers),
        ])
    }
}

extension RoundOpened {
    /// `3 4 – ·`: in the order of the rubric, a dash where the member abstains, a dot where they
    /// said nothing.
    package func scoreWords(_ scores: [CriterionScore]) -> String {
        criteria.map { criterion in
            guard let score = scores.first(where: { $0.criterion == criterion.criterion }) else {
                return "·"
            }
            return score.value.map { Decimal15.text($0) } ?? "–"
        }.joined(separator: " ")
    }
}

extension Campaign {
    /// How a review differs from the first that its member sent of this very idea; nil where it is
    /// the first, or says the same.
    package func change(of review: Review) -> ReviewChange? {
        guard let state = rounds[review.round], let details = state.opened.value,
            let slot = reviews[review.item]?.first(where: {
                $0.round == review.round && $0.member == review.member
            }),
            let entry = slot.register.entries.first(where: {
                $0.value != nil && isInOrder($0.stamp, state)
            }), entry.stamp.isBefore(review.stamp, writers.ranks), var first = entry.value
        else { return nil }
        let exclusion = slot.excluded.value ?? nil
        _ = first.takeOut(exclusion?.criteria ?? [])
        first.comment = first.wholeComment(details)
        let words = (
            first: details.scoreWords(first.scores), last: details.scoreWords(review.content.scores)
        )
        guard
            words.first != words.last || first.comment != review.content.comment
                || first.confidence != review.content.confidence
        else { return nil }
        return ReviewChange(
            first: first, firstAt: entry.stamp.time, firstScore: details.score(first.scores),
            lastAt: review.stamp.time,
            couldSeeOthers: couldSeeOthers(before: review, state, details),
            scores: words)
    }

    /// True where others had reviewed the idea before this review was sent, and the round showed
    /// theirs to its member by then.
    private func couldSeeOthers(
        before review: Review, _ state: RoundState, _ details: RoundOpened
    ) -> Bool {
        let ranks = writers.ranks
        switch details.visibility {
        case .always, .afterOwn: break
        case .afterRound, .sealed:
            // Only where the round was opened again.
            guard
                state.closed.entries.contains(where: {
                    $0.value && $0.stamp.isBefore(review.stamp, ranks)
                })
            else { return false }
        }
        return group(of: head(of: review.item)).contains { other in
            (reviews[other] ?? []).contains { slot in
                slot.round == review.round && slot.member != review.member
                    && slot.register.entries.contains {
                        $0.value != nil && $0.stamp.isBefore(review.stamp, ranks)
                    }
            }
        }
    }

    /// True where the idea's text is another than the one that was scored.
    package func isStale(_ review: Review) -> Bool {
        guard let saw = review.content.saw else { return false }
        return saw != textChecksum(of: review.item)
    }

    /// The ideas that a member has scored in a round and whose text has changed since, those that
    /// they may see, the oldest first.
    package func ideasToRevisit(_ viewpoint: Viewpoint, in round: Round) -> [Int32] {
        guard let member = viewpoint.member else { return [] }
        return viewpoint.ideas(in: self).filter { item in
            guard counts(item), let review = review(of: item, in: round.id, by: member) else {
                return false
            }
            return isStale(review)
        }
    }

    /// The text that a review was given for, where the idea has another now; nil where it is the
    /// same, or is not to be shown any more: redacted or erased.
    package func textSeen(by review: Review) -> String? {
        let item = review.item
        guard isStale(review), let saw = review.content.saw, !isErased(item),
            let history = histories[item], history.redaction.value == nil
        else { return nil }
        let row = rows[Int(item)]
        let titles =
            [arena.string(row.title)] + history.title.entries.compactMap { text(of: $0.value) }
        let bodies =
            [arena.string(row.body)] + history.body.entries.compactMap { text(of: $0.value) }
        let checksum = CRC32C()
        for title in titles.suffix(Campaign.textsKnown) {
            for body in bodies.suffix(Campaign.textsKnown) {
                let text = title.isEmpty ? body : body.isEmpty ? title : title + "\n" + body
                if CRC32C.text(checksum.checksum(text)) == saw { return text }
            }
        }
        return nil
    }

    /// So many titles and texts of an idea are gone through.
    private static let textsKnown = 30

    private func text(of change: Change<Text>) -> String? {
        switch change {
        case .set(let text): arena.string(text)
        case .clear: ""
        case .keep: nil
        }
    }
}

/// What changed between two texts: the words from the first that differs to the last, with a few
/// around them.
package struct TextDifference: Equatable, Sendable {
    package let before: String
    package let now: String

    /// Words on each side that are the same in both.
    private static let around = 4

    package init(_ before: String, _ now: String) {
        let old = before.split(whereSeparator: \.isWhitespace)
        let new = now.split(whereSeparator: \.isWhitespace)
        var start = 0
        while start < min(old.count, new.count), old[start] == new[start] { start += 1 }
        var end = 0
        while end < min(old.count, new.count) - start,
            old[old.count - 1 - end] == new[new.count - 1 - end]
        {
            end += 1
        }
        func part(_ words: [Substring]) -> String {
            let low = max(0, start - TextDifference.around)
            let high = min(words.count, words.count - end + TextDifference.around)
            guard low < high else { return "" }
            return (low > 0 ? "… " : "") + words[low..<high].joined(separator: " ")
                + (high < words.count ? " …" : "")
        }
        self.before = part(old)
        self.now = part(new)
    }

    /// `was: …` and `now: …`.
    package var lines: [String] {
        [
            "was: " + (before.isEmpty ? "(nothing)" : before),
            "now: " + (now.isEmpty ? "(nothing)" : now),
        ]
    }
}
