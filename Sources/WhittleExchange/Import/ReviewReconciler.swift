package import WhittleCore

/// Turns what a file says of reviews into what is to be written, given what earlier imports of the
/// source wrote and what is in the campaign.
///
/// A file may tell a part of a review, and another the rest: ratings are taken together by
/// criterion. What somebody changed here since stands. So the same file again writes nothing.
package struct ReviewReconciler {
    /// What is in the campaign of one review.
    package typealias Current = (content: ReviewContent?, exclusion: ReviewExclusion?)

    private let previous: PreviousReviews
    private let round: RoundOpened?
    private let current: (ReviewKey) -> Current
    private let isRecused: (ReviewKey) -> Bool

    package init(
        previous: PreviousReviews, round: RoundOpened?,
        current: @escaping (ReviewKey) -> Current, isRecused: @escaping (ReviewKey) -> Bool
    ) {
        self.previous = previous
        self.round = round
        self.current = current
        self.isRecused = isRecused
    }

    private struct Counts {
        var ratings = 0
        var excludedRatings = 0
        var whole = 0
        var part = 0
        var few = 0
        var recused = 0
        var kept = 0
    }

    package func reconcile(
        _ snapshot: ReviewSnapshot
    ) -> (result: Reconciliation, audit: ImportAudit) {
        var result = Reconciliation()
        var counts = Counts()
        for draft in snapshot.members {
            result.drafts.append(draft)
            result.newCount += 1
        }
        for read in snapshot.reviews { add(read, to: &result, &counts) }
        return (result, audit(snapshot, counts))
    }

    private func add(
        _ read: ReadReview, to result: inout Reconciliation, _ counts: inout Counts
    ) {
        let key = read.key
        let old = previous.contents[key]
        let review = merged(read, old)
        let exclusion = merged(read, review, old)
        count(read, review, exclusion, &counts)
        let now = current(key)
        let isNew = old == nil
        let content = old.map { ReviewContent($0) }
        let wanted = ReviewContent(review)
        // A review that somebody gave or took back here stands, and so does its exclusion.
        guard now.content == content || now.content == wanted else {
            counts.kept += 1
            result.unchangedCount += 1
            return
        }
        var drafts: [Event] = []
        if now.content != wanted, content != wanted { drafts.append(.reviewSubmitted(review)) }
        let oldExclusion = previous.exclusions[key]
        if exclusion != oldExclusion, exclusion != now.exclusion {
            if now.exclusion == oldExclusion {
                drafts.append(event(exclusion, key, review.round))
            } else {
                counts.kept += 1
            }
        }
        guard !drafts.isEmpty else { return result.unchangedCount += 1 }
        if isNew { result.newCount += 1 } else { result.changedCount += 1 }
        for event in drafts {
            let id = "\(event.type.rawValue)-\(review.round)-\(key.idea)-\(key.member)"
            result.drafts.append(
                DraftEvent(
                    event, happened: read.happened,
                    source: SourceReference(system: previous.system, id: id)))
        }
    }

    private func event(
        _ exclusion: ReviewExclusion?, _ key: ReviewKey, _ round: String
    ) -> Event {
        guard let exclusion else {
            return .reviewRestored(
                ReviewRestored(
                    round: round, idea: key.idea, member: key.member,
                    reason: "no longer excluded at the source"))
        }
        return .reviewExcluded(
            ReviewExcluded(
                round: round, idea: key.idea, member: key.member, reason: exclusion.reason,
                criteria: exclusion.criteria))
    }

    // MARK: Parts taken together

    private func place(_ criterion: String) -> Int {
        round?.criteria.firstIndex { $0.criterion == criterion } ?? Int.max
    }

    private func merged(_ read: ReadReview, _ old: ReviewSubmitted?) -> ReviewSubmitted {
        let others = (old?.scores ?? []).filter { !read.has($0.criterion) }
        let otherWords = (old?.comments ?? []).filter { !read.has($0.criterion) }
        return ReviewSubmitted(
            round: previous.round, idea: read.key.idea,
            scores: (others + read.scores).sorted { place($0.criterion) < place($1.criterion) },
            confidence: read.isWhole ? read.confidence : old?.confidence,
            comment: read.isWhole ? read.comment : old?.comment,
            comments: (otherWords + read.comments).sorted {
                place($0.criterion) < place($1.criterion)
            }, member: read.key.member)
    }

    private func merged(
        _ read: ReadReview, _ review: ReviewSubmitted, _ old: ReviewSubmitted?
    ) -> ReviewExclusion? {
        let before = previous.exclusions[read.key]
        var others: [String] = []
        if let before {
            let all =
                before.criteria.isEmpty ? (old?.scores ?? []).map(\.criterion) : before.criteria
            others = all.filter { !read.has($0) }
        }
        let criteria = review.scores.map(\.criterion)
            .filter { others.contains($0) || read.excluded[$0] != nil }
        guard !criteria.isEmpty else { return nil }
        // Reasons of ratings that this file does not tell stay in front.
        var reasons = others.isEmpty ? [] : ReviewReconciler.parts(before?.reason ?? "")
        for criterion in criteria {
            for part in ReviewReconciler.parts(read.excluded[criterion] ?? "")
            where !reasons.contains(part) { reasons.append(part) }
        }
        return ReviewExclusion(
            reason: reasons.joined(separator: "; "),
            criteria: criteria.count == review.scores.count ? [] : criteria)
    }

    /// The reasons that were joined to one.
    private static func parts(_ reason: String) -> [String] {
        reason.split(separator: ";").map { CSVHeader.trimmed(String($0)) }.filter { !$0.isEmpty }
    }

    // MARK: The audit

    private func count(
        _ read: ReadReview, _ review: ReviewSubmitted, _ exclusion: ReviewExclusion?,
        _ counts: inout Counts
    ) {
        counts.ratings += read.scores.count { $0.value != nil }
        counts.excludedRatings += read.scores.count {
            $0.value != nil && read.excluded[$0.criterion] != nil
        }
        if isRecused(read.key) { counts.recused += 1 }
        let out = exclusion?.criteria ?? []
        if let exclusion, exclusion.criteria.isEmpty {
            counts.whole += 1
            return
        }
        if exclusion != nil { counts.part += 1 }
        let scores = review.scores.filter { !out.contains($0.criterion) }
        if round?.score(scores) == nil { counts.few += 1 }
    }

    private func audit(_ snapshot: ReviewSnapshot, _ counts: Counts) -> ImportAudit {
        var audit = ImportAudit(system: snapshot.system)
        audit.add("rows", counted: snapshot.rowCount)
        if round != nil {
            audit.add("reviews", counted: snapshot.reviews.count)
            audit.add("ratings", counted: counts.ratings)
        }
        audit.add(
            "members who join", counted: snapshot.members.count,
            reason: snapshot.members.isEmpty ? "" : "as panelists")
        let rows: [(String, Int, String)] = [
            ("rows that repeat another", snapshot.copyCount, "imported once"),
            ("ratings that are excluded", counts.excludedRatings, "they count nowhere"),
            ("reviews that are excluded whole", counts.whole, "they count nowhere"),
            ("reviews of which some ratings are excluded", counts.part, "the others count"),
            (
                "reviews that answer less than half of the rubric", counts.few,
                "listed; in no panel score"
            ),
            (
                "reviews by members who stand back from the idea", counts.recused,
                "they count nowhere"
            ),
            ("reviews that somebody changed or gave here", counts.kept, "kept yours"),
        ]
        for (what, count, reason) in rows where count > 0 {
            audit.add(what, counted: count, reason: reason)
        }
        for (why, count) in snapshot.leftOut.sorted(by: { $0.key < $1.key }) {
            audit.add("rows \(why)", counted: count, reason: "left out")
        }
        return audit
    }
}
