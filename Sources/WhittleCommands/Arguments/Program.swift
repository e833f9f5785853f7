package import WhittleApp
import WhittleJournal
import WhittleTerminal

/// The whole program: a command line in, an exit status out.
package struct Program {
    /// Opens the screens on a campaign, at a place or where the member left them, and answers when
    /// the user leaves them.
    package typealias OpenScreens = (Session, Place?) throws(CommandError) -> ExitStatus

    /// What `whittle --version` says.
    package static let version = "0.1.0"

    private let openScreens: OpenScreens

    /// Without screens, the program says which verbs to use instead.
    package init(openScreens: @escaping OpenScreens = Program.noScreens) {
        self.openScreens = openScreens
    }

    package static func noScreens(_: Session, _: Place?) throws(CommandError) -> ExitStatus {
        throw CommandError(
            "There is no usable terminal for the screens. `whittle stats` and `whittle list ideas` show the campaign; `whittle help` names all verbs.",
            .noTerminal)
    }

    /// Runs this process's command line; the arguments without the program's own name.
    package static func main(
        _ arguments: [String], openScreens: @escaping OpenScreens = Program.noScreens
    ) -> Int32 {
        Terminal.prepareProcess()
        let output = Output { channel, bytes in
            switch channel {
            case .data: Shell.write(bytes, to: 1)
            case .talk: Shell.write(bytes, to: 2)
            }
        }
        return Program(openScreens: openScreens).run(arguments, .process, output).rawValue
    }

    /// Runs one command line.
    package func run(
        _ arguments: [String], _ environment: Environment, _ output: Output
    ) -> ExitStatus {
        let status = attempt(arguments, environment, output)
        output.flush()
        if output.hasFailed {
            output.talk("whittle: Not all could be written to stdout.")
            return status == .done ? .inputOutput : status
        }
        return status
    }

    private func attempt(
        _ arguments: [String], _ environment: Environment, _ output: Output
    ) -> ExitStatus {
        let parsed: ParsedArguments
        do throws(UsageError) {
            parsed = try ArgumentParser.parse(arguments, Verbs.all)
        } catch {
            output.talk("whittle: \(error.sentence)")
            advise(error.verb, output)
            return .usage
        }
        if parsed.value("color") == "never" { Shell.turnColorOff() }
        if parsed.has("version") {
            output.line("whittle \(Program.version)")
            return .done
        }
        if parsed.has("help") {
            for line in parsed.verb.map(HelpText.lines(of:)) ?? HelpText.overview {
                output.line(line)
            }
            return .done
        }
        let verb = parsed.verb ?? Verbs.screens
        if parsed.has("to"), !Verbs.lookingBack.contains(verb.name) {
            output.talk(
                verb.name.isEmpty
                    ? "whittle: The screens show the campaign as it is; on Replay (o y) its days are played, and `whittle stats --to DATE` shows it as it was."
                    : "whittle: --to does not go with “\(verb.name)”: the past can be looked at, and not written. It goes with \(Verbs.lookingBack.sorted().joined(separator: ", "))."
            )
            advise(verb, output)
            return .usage
        }
        do throws(CommandError) {
            return try verb.run(
                Invocation(parsed, verb, environment, output, openScreens))
        } catch {
            output.talk("whittle: \(error.sentence)")
            if error.status == .usage { advise(verb, output) }
            return error.status
        }
    }

    private func advise(_ verb: Verb?, _ output: Output) {
        guard let verb, !verb.name.isEmpty else {
            output.talk("Usage: whittle [-C DIR] [--as MEMBER] VERB …")
            output.talk("More: whittle help")
            return
        }
        let usage = verb.usage.first ?? ""
        output.talk("Usage: whittle \(verb.name)\(usage.isEmpty ? "" : " ")\(usage)")
        output.talk("More: whittle help \(verb.name)")
    }
}
