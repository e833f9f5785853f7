/// A source of the register as it stands: what it is, and what the last review found.
package struct EvidenceSource: Sendable {
    package let details: EvidenceRegistered
    /// What the last review found; nil where there was none.
    package let review: Dated<EvidenceReviewed>?
    /// Who wrote the last review.
    package let reviewer: String?

    package var id: String { details.evidence }

    /// A source holds until a review says otherwise.
    package var state: EvidenceVerdict { review?.event.verdict ?? .current }

    /// When it is to be reviewed next, as written: what the last review says, before the first one
    /// what the register says. Nil where nothing is planned; what was withdrawn is looked at no more.
    package var nextReview: String? {
        guard let review else { return details.review }
        return review.event.verdict == .withdrawn ? nil : review.event.next
    }

    /// How a review stands on a day.
    package enum Due: Equatable, Sendable {
        case never
        /// In so many days.
        case later(days: Int)
        /// For so many days; 0 on the day itself.
        case now(days: Int)
        /// What is written is no date.
        case unreadable(String)

        package var isNow: Bool { if case .now = self { true } else { false } }
    }

    /// Whether its review is due on a day (days since 1970-01-01). A month or a year is due from its
    /// first day on.
    package func due(on day: Int) -> Due {
        guard let text = nextReview else { return .never }
        guard let date = CalendarDate(text) else { return .unreadable(text) }
        let days = day - date.firstDay
        return days >= 0 ? .now(days: days) : .later(days: -days)
    }

    /// `due since 2016-01-31 (12 d)`, `next review 2016-01-31`; empty where none is planned.
    package func dueWords(on day: Int) -> String {
        switch due(on: day) {
        case .never: ""
        case .later: "next review \(nextReview ?? "")"
        case .now(days: 0): "review due today"
        case .now(let days): "review due since \(nextReview ?? "") (\(days) d)"
        case .unreadable(let text): "next review “\(text)”, which is no date"
        }
    }
}

extension Campaign {
    /// The sources of the register, by id.
    package var evidenceSources: [EvidenceSource] {
        evidence.sources.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            .compactMap { evidenceSource($0) }
    }

    /// A source as its last line says; nil where there is none.
    package func evidenceSource(_ id: String) -> EvidenceSource? {
        guard let details = evidence.sources[id]?.value else { return nil }
        let review = evidence.reviews[id]?.last
        return EvidenceSource(
            details: details, review: review?.value,
            reviewer: review.map { writers[$0.stamp.writer].member })
    }

    /// The sources in the order in which they want a look on a day: due ones first, the longest due
    /// before the others; then those with a date, the next one first; then the rest. Ties by id.
    package static func byDue(_ sources: [EvidenceSource], on day: Int) -> [EvidenceSource] {
        func place(_ source: EvidenceSource) -> (Int, Int) {
            switch source.due(on: day) {
            case .now(let days): (0, -days)
            case .unreadable: (1, 0)
            case .later(let days): (2, days)
            case .never: (source.state == .withdrawn ? 4 : 3, 0)
            }
        }
        return sources.enumerated().map { (place($0.element), $0.offset, $0.element) }
            .sorted { one, other in
                one.0 != other.0 ? one.0 < other.0 : one.1 < other.1
            }.map(\.2)
    }

    /// The ideas that a source belongs to: heads of merged groups, by id.
    package func ideas(ofEvidence source: String) -> [Int32] {
        var heads: Set<Int32> = []
        for (link, register) in evidence.links
        where link.evidence == source && register.value == true {
            heads.insert(head(of: link.item))
        }
        return heads.sorted { items.isBefore($0, $1) }
    }

    /// The sources of an idea and of all that is merged with it, by id.
    package func evidenceSources(of idea: Int32) -> [EvidenceSource] {
        let group = Set(self.group(of: head(of: idea)))
        var ids: Set<String> = []
        for (link, register) in evidence.links
        where register.value == true && group.contains(link.item) {
            ids.insert(link.evidence)
        }
        return ids.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            .compactMap { evidenceSource($0) }
    }

    /// The lines that take a source off an idea: one for each idea of its group that has it.
    package func unlinkEvents(_ source: String, from idea: Int32) -> [Event] {
        group(of: head(of: idea)).filter {
            evidence.links[EvidenceLink(evidence: source, item: $0)]?.value == true
        }.map { .evidenceUnlinked(EvidenceUnlinked(evidence: source, idea: items.name($0))) }
    }
}
