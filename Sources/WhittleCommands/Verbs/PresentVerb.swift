import WhittleApp
import WhittleCore

/// The projector, its console, and a rehearsal.
enum PresentVerb {
    static let verb = Verb(
        name: "present", summary: "Show the campaign to a room",
        usage: [
            "[--programme ID] [--address URL]", "--console [--programme ID] [--address URL]",
            "--follow", "--rehearse [--programme ID] [--address URL]",
        ],
        options: [
            Option("follow", nil, "shows what the console in another terminal presents"),
            Option("console", nil, "opens the presenter's console"),
            Option("rehearse", nil, "opens the console on a copy, of which nothing is kept"),
            Option("programme", "ID", "the running order; the first one where nothing is said"),
            Option(
                "address", "URL",
                "the campaign's address for its QR code; else the one of `whittle settings`"),
        ],
        details: [
            "The projector sees what the public sees: approved texts without an open flag for personal data, no names, no numbers. Enter reveals what is covered: votes, places, the scores of a panel's round that is closed, hands. What was revealed stays as it was until Enter is pressed again. Where something on the slide is hidden, flagged, merged, edited or undone elsewhere, the projector is blank at once.",
            "Keys: Space, Right and PgDn show the next step; Left and PgUp the one before; Enter reveals; b or . blanks; Q blanks, then asks. No other key does anything. On the console v writes down a show of hands, and p takes another running order.",
            "The console, `whittle present --console` or the screen Present, is for the presenter's eyes: this step and the next, what is still covered, notes, the time, and a picture of what the room sees. On the projector, `whittle present --follow` runs on the same device and the same campaign.",
        ],
        examples: [
            "whittle present --console --programme assembly", "whittle present --follow",
            "whittle present --rehearse",
        ], run: run)

    private static func run(_ call: Invocation) throws(CommandError) -> ExitStatus {
        try call.noWords()
        let modes = ["follow", "console", "rehearse"].filter { call.has($0) }
        guard modes.count <= 1 else {
            throw call.usage("--\(modes[0]) and --\(modes[1]) do not go together.")
        }
        if call.has("follow") {
            if let other = ["programme", "address"].first(where: { call.value($0) != nil }) {
                throw call.usage("--\(other) is for the console, which this one follows.")
            }
            let session = try call.session()
            guard session.statePath != nil else {
                throw CommandError(
                    "This device cannot keep the state through which the console is followed; set XDG_STATE_HOME to a folder that can be written.",
                    .cannotCreate)
            }
            session.opening.followsConsole = true
            return try call.screens(session, nil)
        }
        var options = PresentOptions()
        options.isAlone = modes.isEmpty
        options.programme = try programme(call)
        options.address = try address(call)
        guard call.has("rehearse") else {
            let session = try call.session()
            session.opening.present = options
            return try call.screens(session, nil)
        }
        options.isRehearsal = true
        return try Rehearsal.run(call, options)
    }

    private static func programme(_ call: Invocation) throws(CommandError) -> String? {
        guard let id = call.value("programme") else { return nil }
        let session = try call.session()
        let known = session.viewpoint.programmes(in: session.campaign).map(\.programme)
        guard known.contains(id) else {
            throw CommandError(
                known.isEmpty
                    ? "There is no running order that may be seen. `whittle programme ID STEP…` plans one."
                    : call.unknownWord(id, "running order", known))
        }
        return id
    }

    private static func address(_ call: Invocation) throws(CommandError) -> String? {
        guard let text = call.value("address") else { return nil }
        guard !text.isBlank, text.utf8.count <= Campaign.addressLimit else {
            throw call.usage(
                "--address takes a text of at most \(Campaign.addressLimit) bytes.")
        }
        return text
    }
}
