import WhittleCore

/// `whittle remind [ROUND]`: a message for each member of the panel with open reviews.
enum RemindVerb {
    static let verb = Verb(
        name: "remind", summary: "Print a message for each panelist who has reviews to write",
        usage: ["[ROUND] [--json]"],
        arguments: [
            Verb.Argument("ROUND", "the round; all that are open where none is named")
        ],
        details: [
            "For facilitators. It sends nothing: paste each message where its member reads. It says how many ideas wait, until when, and how to go on; it tells nobody's scores. Who has nothing open gets none."
        ], examples: ["whittle remind", "whittle remind r1 --json"], run: run)

    /// What one member has open.
    private struct Message {
        var member: String
        var name: String
        var rounds: [(round: Round, reminder: Reminder)] = []
    }

    private static func run(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let session = try call.session()
        guard session.viewpoint.roles.contains(.facilitator) else {
            throw CommandError("Reminders are for facilitators.")
        }
        var messages: [Message] = []
        for round in try rounds(call) {
            for reminder in session.campaign.reminders(of: round) {
                let index =
                    messages.firstIndex { $0.member == reminder.member }
                    ?? {
                        messages.append(Message(member: reminder.member, name: reminder.name))
                        return messages.count - 1
                    }()
                messages[index].rounds.append((round, reminder))
            }
        }
        messages.sort { $0.member.utf8.lexicographicallyPrecedes($1.member.utf8) }
        for (index, message) in messages.enumerated() {
            let lines = try lines(message, call)
            if call.isJSON {
                call.output.line(try json(message, lines, call).json)
            } else {
                if index > 0 { call.output.line("") }
                call.output.line(Shown.line("To \(message.name) (\(message.member)):"))
                for line in lines { call.output.line("  " + Shown.line(line)) }
            }
        }
        if messages.isEmpty { call.output.talk("Nothing is open for anybody.") }
        return .done
    }

    private static func rounds(_ call: Invocation) throws(CommandError) -> [Round] {
        let all = try call.session().campaign.panelRounds
        guard !call.words.isEmpty else {
            let open = all.filter(\.isOpen)
            guard !open.isEmpty else { throw CommandError("No round is open.") }
            return open
        }
        let id = try call.words(1...1, "The round")[0]
        guard let round = all.first(where: { $0.id == id }) else {
            throw CommandError(call.unknownWord(id, "round", all.map(\.id)))
        }
        guard round.isOpen else {
            throw CommandError("The round “\(round.details.title)” is closed.")
        }
        return [round]
    }

    private static func command(_ message: Message, _ call: Invocation) throws(CommandError)
        -> String
    {
        "whittle -C \(ShellWord.quoted(try call.session().path)) --as \(message.member)"
    }

    private static func lines(
        _ message: Message, _ call: Invocation
    ) throws(CommandError) -> [String] {
        let now = try call.session().now
        let title = try call.session().campaign.title
        var lines = message.rounds.map { round, reminder in
            let until = RoundDeadline.words(round.details.deadline, now: now)
            return "“\(round.details.title)” in “\(title)”: "
                + "\(reminder.open) of your \(Figures.count(reminder.of, "idea")) "
                + "\(reminder.open == 1 ? "waits" : "wait") for your review"
                + (until.isEmpty ? "." : ", \(until).")
        }
        lines.append("Go on with: \(try command(message, call))")
        let rounds = message.rounds.map(\.round.id).joined(separator: ", ")
        lines.append("Or ask for a form to fill in (whittle forms write, round \(rounds)).")
        return lines
    }

    private static func json(
        _ message: Message, _ lines: [String], _ call: Invocation
    ) throws(CommandError) -> JSONValue {
        let now = try call.session().now
        return .row([
            "member": .string(message.member), "name": .string(message.name),
            "rounds": .array(
                message.rounds.map { round, reminder in
                    .row([
                        "round": .string(round.id), "title": .string(round.details.title),
                        "open": .integer(reminder.open), "of": .integer(reminder.of),
                        "deadline": .optional(round.details.deadline?.text),
                        "overdue": .bool(round.details.deadline.map { $0 < now } ?? false),
                    ])
                }),
            "command": .string(try command(message, call)),
            "message": .string(lines.joined(separator: "\n")),
        ])
    }
}
