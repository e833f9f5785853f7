/// Why there is no screen. The program ends with status 69 and says the sentence.
package struct TerminalError: Error, Equatable, Sendable {
    package let sentence: String

    static let verb = "or use a verb, for example: whittle list ideas"

    static let noTerminal = TerminalError(
        sentence: "No terminal here for the screens. Run whittle in one, \(verb)")
    static let noDescription = TerminalError(
        sentence: "TERM is not set. Set TERM, for example TERM=xterm-256color, \(verb)")
    static let notOpened = TerminalError(
        sentence: "The terminal could not be opened. Try another one, \(verb)")

    static func unknown(_ term: String) -> TerminalError {
        TerminalError(
            sentence: "The terminal type \(quoted(term)) is not known here. "
                + "Set TERM, for example TERM=xterm-256color, \(verb)")
    }

    static func unusable(_ term: String) -> TerminalError {
        TerminalError(
            sentence: "The terminal type \(quoted(term)) cannot place the cursor. "
                + "Set TERM, for example TERM=xterm-256color, \(verb)")
    }

    /// The value as it can be shown: a terminal type is short and plain, or it is left out.
    private static func quoted(_ term: String) -> String {
        let plain = term.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
        return plain && term.utf8.count <= 40 ? "“\(term)”" : "in TERM"
    }
}
