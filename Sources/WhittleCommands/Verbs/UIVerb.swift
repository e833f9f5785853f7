import WhittleCells
import WhittleCore

/// The screens by a name: on the terminal, or without one from a script of keys.
enum UIVerb {
    static let verb = Verb(
        name: "ui", summary: "Open the screens, or run them from a script of keys",
        usage: ["[--script FILE] [--size 80x24] [--view-as ROLE]"],
        options: [
            Option("script", "FILE", "keys and commands to run without a terminal; - is stdin"),
            Option("size", "SIZE", "the size of the screen for a script, columns x rows"),
            Option(
                "view-as", "ROLE", "what that role sees; nothing is written",
                choices: SeenAs.all.map(\.word)),
        ],
        details: [
            "A line of a script is keys: jj3<Enter>, with <Name> for a key by its name and <lt> for <. A line that begins with : is a command; one that begins with # is a comment.",
            ":dump FILE      writes the screen as text; - is stdout\n:size 80x24     changes the size\n:expect TEXT    ends with 1 where the screen does not show it\n:refuse TEXT    ends with 1 where the screen shows it",
        ], examples: ["whittle ui --script keys.txt", "whittle ui --script - --size 120x40"],
        run: run)

    private static func run(_ call: Invocation) throws(CommandError) -> ExitStatus {
        try call.noWords()
        try setView(call)
        guard let script = call.value("script") else {
            guard call.value("size") == nil else {
                throw call.usage("--size goes with --script.")
            }
            return try call.screens(try call.session(), nil)
        }
        let text = script == "-" ? try call.text("-") : try contents(script, call)
        var runner = ScriptRunner(try call.session(), size: try size(call)) {
            file, frame throws(CommandError) in
            try Shell.replace(call.path(file), with: Array(frame.utf8))
        }
        defer { call.output.bytes(Array(runner.output.utf8)) }
        try runner.run(text, name: script == "-" ? "stdin" : script)
        return .done
    }

    private static func setView(_ call: Invocation) throws(CommandError) {
        guard let word = call.value("view-as") else { return }
        let session = try call.session()
        let mayLookAs = session.viewpoint.mayLookAs
        guard let seen = SeenAs(word), mayLookAs.contains(seen) else {
            throw CommandError(
                "You may look as \(mayLookAs.map(\.word).joined(separator: ", ")), and not as \(word)."
            )
        }
        session.opening.seenAs = seen
    }

    private static func contents(
        _ script: String, _ call: Invocation
    ) throws(CommandError) -> String {
        String(decoding: try Shell.read(call.path(script), limit: 1 << 20).bytes, as: UTF8.self)
    }

    private static func size(_ call: Invocation) throws(CommandError) -> Size {
        guard let text = call.value("size") else { return Size(columns: 80, rows: 24) }
        guard let size = ScriptRunner.size(text) else {
            throw call.usage("--size is like 80x24.")
        }
        return size
    }
}
