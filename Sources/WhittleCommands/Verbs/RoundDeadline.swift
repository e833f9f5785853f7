import WhittleCore
import WhittleExchange

/// Until when a round asks for reviews.
enum RoundDeadline {
    /// A moment to come; a day alone lasts to its end.
    static func moment(_ text: String, _ call: Invocation) throws(CommandError) -> Timestamp {
        guard var moment = DateText.parse(text) else {
            throw call.usage(
                "\(Suggestion.quoted(text)) is no date; write it like 2026-12-01 or 2026-12-01T17:00Z."
            )
        }
        if !text.contains(":"), moment.milliseconds % 86_400_000 == 0 {
            moment = moment.advanced(by: 86_400_000 - 1)
        }
        guard moment > call.environment.clock() else {
            throw call.usage("The deadline \(moment.minuteText) UTC has passed already.")
        }
        return moment
    }

    /// `round deadline ID DATE`.
    static func change(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let words = try call.words(3...3, "The round’s id or the date")
        let rounds = try call.session().campaign.panelRounds
        guard let round = rounds.first(where: { $0.id == words[1] }) else {
            throw CommandError(call.unknownWord(words[1], "round", rounds.map(\.id)))
        }
        guard round.isOpen else {
            throw CommandError("“\(round.details.title)” is closed already.")
        }
        var event = round.details
        event.deadline = words[2] == "none" ? nil : try moment(words[2], call)
        let done =
            event.deadline.map { "“\(event.title)” is to be scored by \($0.minuteText) UTC" }
            ?? "“\(event.title)” has no deadline"
        return try call.write(.roundOpened(event), done)
    }

    /// `until 2026-12-01 17:00 UTC, in 3 d 4 h`; nothing where there is no deadline.
    static func words(_ deadline: Timestamp?, now: Timestamp) -> String {
        guard let deadline else { return "" }
        let rest = Double(deadline.milliseconds - now.milliseconds)
        let distance =
            rest >= 0
            ? "in \(Figures.duration(rest))" : "which was \(Figures.duration(-rest)) ago"
        return "until \(deadline.minuteText) UTC, \(distance)"
    }
}
