import WhittleCore

/// What a member notes for themselves: kept on this device, in the campaign's state, and nowhere
/// else. No line of a journal and no export ever holds it.
struct PrivateNotes {
    private let session: Session
    private let file: String

    /// Nil for the public.
    init?(_ session: Session) {
        guard let member = session.viewpoint.member else { return nil }
        self.session = session
        file = "private-notes-\(member).json"
    }

    /// All notes of the member on this device, by idea.
    func all() throws(CommandError) -> [String: String] {
        guard let bytes = session.stateFile(file) else { return [:] }
        guard let value = try? JSONValue(parsing: String(decoding: bytes, as: UTF8.self)),
            let members = value.members
        else {
            throw CommandError(
                "This device's private notes (\(file)) cannot be read; they are left as they are.",
                .damaged)
        }
        var notes: [String: String] = [:]
        for member in members {
            if let text = member.value.text { notes[member.key] = text }
        }
        return notes
    }

    /// Keeps a note; a blank one is taken away. What another window wrote on other ideas stays.
    func set(_ text: String, on idea: String) throws(CommandError) {
        var notes = try all()
        notes[idea] = text.isBlank ? nil : text
        let members = notes.sorted { $0.key < $1.key }.map {
            JSONMember($0.key, .string($0.value))
        }
        try session.setStateFile(file, Array(JSONValue.object(members).json.utf8))
    }
}

/// `whittle note --private`.
enum PrivateNoteVerb {
    static func run(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let session = try call.session()
        _ = try call.actor()
        guard let notes = PrivateNotes(session) else {
            throw CommandError("A private note is a member’s of the campaign.")
        }
        guard let id = call.words.first else { return try list(notes, call) }
        let idea = session.campaign.items.name(try call.idea(id, session.viewpoint))
        let words = try call.words(1...2, "The idea")
        guard words.count == 2 else {
            guard let text = try notes.all()[idea] else {
                call.output.talk("You have no private note on \(idea) on this device.")
                return .refused
            }
            print([(idea, text)], call)
            return .done
        }
        let text = try call.text(words[1])
        if call.isDryRun {
            call.output.talk("Would be done: kept a private note. Nothing was written.")
            return .done
        }
        try notes.set(text, on: idea)
        call.output.talk(
            text.isBlank
                ? "Your private note on \(idea) is gone."
                : "Kept on this device, for you alone.")
        return .done
    }

    /// Those on ideas that may be seen: a note may say what is in the idea.
    private static func list(
        _ notes: PrivateNotes, _ call: Invocation
    ) throws(CommandError) -> ExitStatus {
        let session = try call.session()
        let all = try notes.all()
        let shown = all.sorted { $0.key < $1.key }.filter { idea, _ in
            session.campaign.items.find(idea).map {
                session.viewpoint.canSee($0, in: session.campaign)
            } ?? false
        }
        print(shown.map { ($0.key, $0.value) }, call)
        if shown.count < all.count {
            call.output.talk(
                "\(Figures.count(all.count - shown.count, "note is", "notes are")) on ideas that are hidden from you."
            )
        } else if all.isEmpty {
            call.output.talk("You have no private note on this device.")
        }
        return .done
    }

    private static func print(_ notes: [(idea: String, text: String)], _ call: Invocation) {
        for (idea, text) in notes {
            if call.isJSON {
                call.output.line(
                    JSONValue.row(["idea": .string(idea), "note": .string(text)]).json)
            } else {
                call.output.line(Shown.line("\(idea): \(text)"))
            }
        }
    }
}
