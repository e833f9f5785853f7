/// A challenge as it stands: a team that tries an idea for some days, what it measures and what
/// came of it. Days are counted from 1970-01-01, in UTC.
package struct Challenge: Sendable {
    package let details: ChallengeStarted
    /// The head that stands for the idea now; nil where no line has told of the idea.
    package let idea: Int32?
    package let measures: [Measure]
    /// In the order in which they happened.
    package let updates: [Update]
    package let closing: Dated<ChallengeClosed>?

    /// News of the challenge.
    package struct Update: Sendable {
        package let event: UpdateWritten
        package let happened: Timestamp
        package let member: String
        package let line: String
    }

    package var id: String { details.challenge }

    /// The day on which it began; nil where what is written names no day.
    package var startDay: Int? { CalendarDate.day(details.starts) }

    /// The last day, so many days after the first. No line makes it longer than 100,000 days.
    package var endDay: Int? { startDay.map { $0 + days } }

    /// How many days it is to last.
    package var days: Int { min(max(0, details.days), 100_000) }

    /// Where a challenge stands on a day.
    package enum Clock: Equatable, Sendable {
        /// It begins in so many days.
        case before(days: Int)
        /// 0 on the first day.
        case running(day: Int)
        /// Its last day was so many days ago, and it was not closed.
        case over(days: Int)
        case closed(ChallengeOutcome)
        /// The line names no day on which it began.
        case undated
    }

    /// What was closed later is running on an earlier day.
    package func clock(on day: Int) -> Clock {
        if let closing, closing.happened.day <= day { return .closed(closing.event.outcome) }
        guard let start = startDay, let end = endDay else { return .undated }
        if day < start { return .before(days: start - day) }
        return day <= end ? .running(day: day - start) : .over(days: day - end)
    }

    /// `day 12 of 100`, `adopted`, `100 days ended 2015-09-09, no outcome yet`.
    package func clockWords(on day: Int) -> String {
        switch clock(on: day) {
        case .before(let days): "begins in \(Figures.count(days, "day"))"
        case .running(let day): "day \(day) of \(details.days)"
        case .over: "\(days) days ended \(CalendarDate.text(ofDay: endDay ?? 0)), no outcome yet"
        case .closed(let outcome): outcome.rawValue
        case .undated: "begun “\(details.starts)”, which is no date"
        }
    }

    /// The same in at most 14 columns, for lists.
    package func shortClock(on day: Int) -> String {
        switch clock(on: day) {
        case .before(let days): "in \(days) d"
        case .running(let day): "day \(day) of \(details.days)"
        case .over: "no outcome yet"
        case .closed(let outcome): outcome.rawValue
        case .undated: "no start date"
        }
    }

    // MARK: Asks

    /// The asks to which no answer has followed: each answer answers the oldest open one.
    package var openAsks: [Update] {
        var open: [Update] = []
        for update in updates {
            switch update.event.kind {
            case .ask: open.append(update)
            case .answer: if !open.isEmpty { open.removeFirst() }
            case .progress, .blocker, .adopted, .followUp: break
            }
        }
        return open
    }

    /// Where else it was taken up.
    package var adoptions: [Update] { updates.filter { $0.event.kind == .adopted } }

    // MARK: Follow-ups

    /// A look back some months after the end.
    package struct FollowUp: Sendable {
        package let months: Int
        package let dueDay: Int
        /// The first follow-up that was written on that day or later.
        package let done: Update?

        package func isDue(on day: Int) -> Bool { done == nil && day >= dueDay }
    }

    /// The months after which one looks back.
    package static let followUpMonths = [6, 12]

    /// The day on which it ended or is to end: its last day, or its closing where that came first.
    package var endedDay: Int? {
        let closed = closing?.happened.day
        guard let end = endDay else { return closed }
        return min(closed ?? end, end)
    }

    /// The looks back, after 6 and 12 months. What was stopped is followed no further.
    package var followUps: [FollowUp] {
        guard closing?.event.outcome != .stopped, let ended = endedDay else { return [] }
        let written = updates.filter { $0.event.kind == .followUp }
        return Challenge.followUpMonths.map { months in
            let due = CalendarDate.day(ended, adding: months)
            return FollowUp(
                months: months, dueDay: due, done: written.first { $0.happened.day >= due })
        }
    }
}

extension Campaign {
    /// The challenges, the first to begin first; those without a date last. Ties by id.
    package var challenges: [Challenge] {
        let all = evidence.challenges.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            .compactMap { challenge($0) }
        return all.enumerated().sorted { one, other in
            (one.element.startDay ?? .max, one.offset)
                < (other.element.startDay ?? .max, other.offset)
        }.map(\.element)
    }

    /// A challenge as its last line says; nil where there is none.
    package func challenge(_ id: String) -> Challenge? {
        guard let details = evidence.challenges[id]?.value else { return nil }
        let measures = evidence.measures.keys.filter { $0.challenge == id }
            .sorted { $0.measure.utf8.lexicographicallyPrecedes($1.measure.utf8) }
            .compactMap { evidence.measures[$0].flatMap { Measure($0.entries) } }
        let updates = (evidence.updates[id]?.entries ?? []).map { entry in
            Challenge.Update(
                event: entry.value.event, happened: entry.value.happened,
                member: writers[entry.stamp.writer].member, line: lineID(entry.stamp))
        }
        return Challenge(
            details: details, idea: items.find(details.idea).map { head(of: $0) },
            measures: measures,
            updates: updates.enumerated().sorted {
                ($0.element.happened, $0.offset) < ($1.element.happened, $1.offset)
            }.map(\.element),
            closing: evidence.closings[id]?.value)
    }

    /// The challenges of an idea and of all that is merged with it, the first to begin first.
    package func challenges(of idea: Int32) -> [Challenge] {
        guard !evidence.challenges.isEmpty else { return [] }
        let head = head(of: idea)
        return challenges.filter { $0.idea == head }
    }

    // MARK: Case studies

    /// The case studies, by id.
    package var cases: [CaseWritten] {
        evidence.cases.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            .compactMap { evidence.cases[$0]?.value }
    }

    package func caseStudy(_ id: String) -> CaseWritten? { evidence.cases[id]?.value }

    /// The heads of the ideas that a case study names: its own, then its challenge's. Nil for one
    /// that is not there; each of the two may be one that not everybody may see.
    func ideas(ofCase study: CaseWritten) -> [Int32?] {
        let named = study.idea.map { items.find($0).map { head(of: $0) } }
        let tried = study.challenge.map { challenge($0)?.idea }
        return [named, tried].compactMap { $0 }
    }

    /// The idea of a case study: its own, else its challenge's; nil where it names none.
    package func idea(ofCase study: CaseWritten) -> Int32? {
        ideas(ofCase: study).compactMap { $0 }.first
    }

    /// The case studies of a challenge, by id.
    package func cases(ofChallenge id: String) -> [CaseWritten] {
        cases.filter { $0.challenge == id }
    }

    /// The case studies of an idea and of all that is merged with it, by id.
    package func cases(of idea: Int32) -> [CaseWritten] {
        let head = head(of: idea)
        return cases.filter { self.idea(ofCase: $0) == head }
    }

    /// An id from a title: small letters, digits and hyphens; with a number where it is taken.
    package func newID(_ title: String, else word: String, isTaken: (String) -> Bool) -> String {
        var slug = ""
        for scalar in title.lowercased().unicodeScalars where slug.utf8.count < 40 {
            switch scalar {
            case "a"..."z", "0"..."9": slug.unicodeScalars.append(scalar)
            default: if !slug.isEmpty, slug.last != "-" { slug.append("-") }
            }
        }
        while slug.last == "-" { slug.removeLast() }
        if slug.isEmpty { slug = word }
        guard isTaken(slug) else { return slug }
        var number = 2
        while isTaken("\(slug)-\(number)") { number += 1 }
        return "\(slug)-\(number)"
    }
}
