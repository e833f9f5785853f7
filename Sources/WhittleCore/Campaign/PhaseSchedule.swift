/// What is open when, as the phases say that are scheduled. An activity that no phase names is open
/// at all times; one that some phase names is open while a phase that names it lasts.
package struct PhaseSchedule: Equatable, Sendable {
    /// Those that last for some time, by the moment at which they open, then by id.
    package let phases: [PhaseScheduled]

    package init(_ phases: [PhaseScheduled]) {
        self.phases = phases.filter { $0.opens < $0.closes }.sorted { one, other in
            one.opens != other.opens
                ? one.opens < other.opens
                : one.phase.utf8.lexicographicallyPrecedes(other.phase.utf8)
        }
    }

    package var isEmpty: Bool { phases.isEmpty }

    /// How an activity stands at some moment.
    package enum State: Equatable, Sendable {
        /// No phase names it.
        case unnamed
        /// Phases that follow one another without a gap count as one.
        case open(until: Timestamp)
        /// The phase that ended last, and the one that opens next; one of the two is there.
        case closed(since: PhaseScheduled?, until: PhaseScheduled?)

        package var isClosed: Bool {
            if case .closed = self { return true }
            return false
        }
    }

    /// - Parameter round: where reviews are meant, their round: a phase with a round names the
    ///   reviews of that one alone.
    package func state(
        of activity: PhaseActivity, round: String? = nil, at now: Timestamp
    ) -> State {
        let naming = phases.filter { phase in
            guard phase.allows.contains(activity) else { return false }
            guard activity == .reviews, let own = phase.round, let round else { return true }
            return own == round
        }
        guard !naming.isEmpty else { return .unnamed }
        guard naming.contains(where: { $0.lasts(at: now) }) else {
            let past = naming.filter { $0.closes < now }
            return .closed(
                since: past.max { $0.closes < $1.closes }, until: naming.first { $0.opens > now })
        }
        var end = now
        // A phase that lasts to the end of a day and one that begins with the next leave no gap.
        for phase in naming where phase.opens.milliseconds &- 1 <= end.milliseconds {
            end = max(end, phase.closes)
        }
        return .open(until: end)
    }

    /// The phases that last at a moment, the one that closes first before the others.
    package func open(at now: Timestamp) -> [PhaseScheduled] {
        phases.filter { $0.lasts(at: now) }.sorted { $0.closes < $1.closes }
    }

    /// The phase that opens next; nil where none is to come.
    package func next(after now: Timestamp) -> PhaseScheduled? {
        phases.first { $0.opens > now }
    }
}

extension PhaseScheduled {
    /// True from the moment at which it opens to the one at which it closes, both with it.
    package func lasts(at now: Timestamp) -> Bool { opens <= now && now <= closes }

    /// `until 2026-12-01 17:00 UTC, in 3 d 4 h`, `opens …`, `closed …`. A distance of years says
    /// nothing and is left out.
    package func clock(at now: Timestamp) -> String {
        func distance(_ moment: Timestamp) -> String? {
            let rest = moment.milliseconds.subtractingReportingOverflow(now.milliseconds)
            let size = rest.partialValue.magnitude
            guard !rest.overflow, size < 1000 * 86_400_000 else { return nil }
            return Figures.duration(Double(size))
        }
        if now < opens {
            return "opens \(opens.minuteText) UTC" + (distance(opens).map { ", in \($0)" } ?? "")
        }
        if now <= closes {
            return "until \(closes.minuteText) UTC" + (distance(closes).map { ", in \($0)" } ?? "")
        }
        return "closed \(closes.minuteText) UTC" + (distance(closes).map { ", \($0) ago" } ?? "")
    }
}

extension PhaseActivity {
    /// The event by which it is done: what a phase closes is this and nothing else. Taking back,
    /// moderating, settling and standing back are never closed.
    var event: EventType {
        switch self {
        case .ideas: .ideaSubmitted
        case .comments: .commentAdded
        case .votes: .voteCast
        case .coding: .codingRecorded
        case .reviews: .reviewSubmitted
        }
    }

    /// `Votes are` closed, `Coding is` closed.
    fileprivate var words: (subject: String, isOne: Bool) {
        switch self {
        case .ideas: ("New ideas", false)
        case .comments: ("Comments", false)
        case .votes: ("Votes", false)
        case .coding: ("Coding", true)
        case .reviews: ("Reviews", false)
        }
    }
}

extension Campaign {
    package var schedule: PhaseSchedule { PhaseSchedule(scheduledPhases) }

    /// Why the member may not write this event at that moment; nil where they may. The moment is
    /// when it happened where that is known, else now.
    package func check(_ event: Event, by name: String, at moment: Timestamp) -> Rejection? {
        if let rejection = check(event, by: name) { return rejection }
        guard let activity = PhaseActivity.allCases.first(where: { $0.event == event.type })
        else { return nil }
        return closed(activity, round: event.reviewedRound, at: moment).map { Rejection($0) }
    }

    /// What is closed, until when, and who changes that; nil where it is open.
    package func closed(
        _ activity: PhaseActivity, round: String? = nil, at moment: Timestamp
    ) -> String? {
        guard !phases.isEmpty,
            case .closed(let last, let next) = schedule.state(
                of: activity, round: round, at: moment)
        else { return nil }
        let (subject, isOne) = activity.words
        if let next {
            return
                "\(subject) \(isOne ? "is" : "are") closed until \(next.opens.minuteText) UTC, when “\(next.title)” opens. A facilitator moves that: `whittle phase \(next.phase) --opens DATE`."
        }
        guard let last else { return nil }
        return
            "\(subject) \(isOne ? "has" : "have") been closed since \(last.closes.minuteText) UTC, the end of “\(last.title)”. A facilitator moves that: `whittle phase \(last.phase) --closes DATE`."
    }

    /// Why a phase cannot be scheduled so; nil where it can.
    func check(_ phase: PhaseScheduled) -> Rejection? {
        if phase.title.isBlank { return Rejection("The phase has no title.") }
        if phase.title.unicodeScalars.count > Campaign.titleLimit {
            return Rejection("A title has at most \(Campaign.titleLimit) characters.")
        }
        guard phase.opens < phase.closes else {
            return Rejection(
                "A phase closes after it opens: \(phase.opens.minuteText) UTC is not before \(phase.closes.minuteText) UTC."
            )
        }
        return nil
    }
}
