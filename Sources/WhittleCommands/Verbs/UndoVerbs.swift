import WhittleCore
import WhittleJournal

/// Taking back, bringing back, and sharing what was saved.
enum UndoVerbs {
    static let undo = Verb(
        name: "undo", summary: "Take back your last action, or the line that is named",
        usage: ["[LINE]"],
        arguments: [
            Verb.Argument("LINE", "a line's id, as `list events` and every action show it")
        ],
        details: [
            "An undone line is as if it had never been; what others decided since stands, and is named. A facilitator undoes anyone's line. An action of several lines is undone whole."
        ], examples: ["whittle undo", "whittle undo anna.k3f9a2q7-42"], run: runUndo)

    static let redo = Verb(
        name: "redo", summary: "Bring back what your last undo took back", usage: [""],
        run: runRedo)

    static let share = Verb(
        name: "share", summary: "Put lines that are saved here into the campaign's folder",
        usage: [""],
        details: [
            "Every action does this by itself; it is needed where the folder could not be written then."
        ], run: runShare)

    private static func runUndo(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let named = call.words.isEmpty ? nil : try call.words(1...1, "The line").first
        let session = try call.session()
        let campaign = session.campaign
        let member = try call.actor()
        let id: String
        if let named {
            id = named
        } else if let key = campaign.lastOwnLine(of: member) {
            id = "\(campaign.writers[key.writer].name)-\(key.seq)"
        } else {
            throw CommandError("There is nothing of yours to undo.")
        }
        guard let key = campaign.lineKey(id), campaign.hasLine(key) else {
            throw CommandError(
                "There is no line “\(id)” that can be undone. `whittle list events` names them.")
        }
        let record = campaign.records(of: key).first
        if record?.isUndone == true { throw CommandError("“\(id)” is undone already.") }
        let lines = record.map { campaign.lines(of: $0) } ?? [id]
        let event = Event.lineUndone(LineUndone(lines: lines))
        if let rejection = campaign.check(event, by: member) { throw CommandError(rejection) }
        let more = lines.count > 1 ? ", and \(lines.count - 1) more of the same action" : ""
        let status = try call.write(
            event, "undid \(try words(for: key, record, session))\(more)")
        if let record, !call.isDryRun { nameStanding(record, session, call) }
        return status
    }

    /// What a line did. What its undoer may not see is not told.
    private static func words(
        for key: LineKey, _ record: Record?, _ session: Session
    ) throws(CommandError) -> String {
        let campaign = session.campaign
        let id = "\(campaign.writers[key.writer].name)-\(key.seq)"
        if let record {
            guard session.viewpoint.canSee(record, in: campaign) else { return id }
            return "\(id): \(campaign.summary(of: record.event))"
        }
        var what: String?
        try session.forEachLine { line in
            guard what == nil, "\(line.envelope.writer)-\(line.envelope.seq)" == id else { return }
            switch line.event {
            case .ideaSubmitted: what = "submitted an idea"
            case .commentAdded(let event): what = "commented on \(event.idea)"
            case .voteCast(let event): what = "\(event.participant)’s vote on \(event.target.id)"
            default: what = line.event.type.rawValue
            }
        }
        return what.map { "\(id): \($0)" } ?? id
    }

    private static func nameStanding(_ record: Record, _ session: Session, _ call: Invocation) {
        let campaign = session.campaign
        for item in campaign.decidedSince(record)
        where session.viewpoint.canSee(item, in: campaign) {
            guard let decision = campaign.decision(of: item) else { continue }
            call.output.talk(
                "\(campaign.items.name(item)) stays \(decision.verdict.rawValue): \(decision.member) has decided since."
            )
        }
    }

    private static func runRedo(_ call: Invocation) throws(CommandError) -> ExitStatus {
        try call.noWords()
        let campaign = try call.session().campaign
        guard let found = campaign.lastRedoable(of: try call.actor()) else {
            throw CommandError("There is nothing to bring back.")
        }
        return try call.write(
            .lineRedone(LineRedone(lines: found.lines)),
            "brought back \(Invocation.named(found.lines))")
    }

    private static func runShare(_ call: Invocation) throws(CommandError) -> ExitStatus {
        try call.noWords()
        try call.requireMembership()
        let session = try call.session()
        _ = try session.nextLineID()
        let waited = session.hasUnshared
        if call.isDryRun {
            call.output.talk(waited ? "Lines wait to be shared." : "Nothing waits to be shared.")
            return .done
        }
        switch session.share() {
        case .shared:
            call.output.talk(
                waited
                    ? "Shared: all that was saved here is in the folder."
                    : "Nothing waited: all is shared.")
            return .done
        case .saved(let sentence):
            call.output.talk(sentence + ".")
            return .inputOutput
        }
    }
}
