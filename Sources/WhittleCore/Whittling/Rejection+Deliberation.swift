/// What may be written of meetings and of what they decide.
extension Campaign {
    func check(_ event: MeetingHeld) -> Rejection? {
        guard event.date.utf8.count == 10, Timestamp(event.date + "T00:00:00.000Z") != nil else {
            return Rejection("“\(event.date)” is no date; write it like 2015-03-26.")
        }
        guard !event.present.isEmpty else { return Rejection("Name who is present.") }
        for member in event.present {
            if let rejection = checkFor(member) { return rejection }
        }
        return nil
    }

    /// A recusal binds a facilitator too: an idea that they may not see they do not decide.
    func check(_ event: IdeaDeliberated, by name: String) -> Rejection? {
        if event.reason.isBlank {
            return Rejection("Say why: a decision is published with its reason.")
        }
        guard DeliberationOutcome(rawValue: event.outcome) != nil else {
            let words = DeliberationOutcome.allCases.map(\.rawValue).joined(separator: ", ")
            return Rejection("“\(event.outcome)” is no outcome; it is one of \(words).")
        }
        if let rejection = checkItems([event.idea], by: name, ideasOnly: true) { return rejection }
        guard let item = items.find(event.idea), counts(item) else {
            return Rejection("“\(event.idea)” is hidden or merged into another.")
        }
        guard let id = event.meeting else { return nil }
        guard let meeting = meeting(id) else {
            return Rejection("There is no meeting “\(id)”. `whittle list meetings` names them.")
        }
        // No counts overflow.
        let votes = [event.for, event.against, event.abstain].reduce(0) { sum, count in
            sum + min(count ?? 0, 1 << 40)
        }
        guard votes <= meeting.present.count else {
            return Rejection(
                "\(votes) votes are more than the \(meeting.present.count) who were present at “\(id)”."
            )
        }
        return nil
    }
}
