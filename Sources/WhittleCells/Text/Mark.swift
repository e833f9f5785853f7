/// The marks that Whittle draws itself, each with a form for terminals without Unicode. Text of our
/// own uses these and otherwise ASCII: without Unicode all else would be drawn as tokens.
package enum Mark: CaseIterable, Equatable, Hashable, Sendable {
    /// A line break inside a one-line field.
    case lineBreak
    /// Carries a combining mark that has no base.
    case markBase
    /// Text goes on where there is no more room.
    case ellipsis
    case bullet, middleDot, dash, times, check, cross, star, warning
    case up, down, left, right, pointer
    case horizontal, vertical, topLeft, topRight, bottomLeft, bottomRight
    case teeLeft, teeRight, teeTop, teeBottom, crossing

    /// As text; one cell, but for `^J`.
    package func text(_ policy: DisplayPolicy) -> String {
        policy.unicode ? forms.unicode : forms.ascii
    }

    /// As the one scalar that fills its cell (`^` for a line break without Unicode).
    package func scalar(_ policy: DisplayPolicy) -> Unicode.Scalar {
        text(policy).unicodeScalars.first ?? " "
    }

    private var forms: (unicode: String, ascii: String) {
        switch self {
        case .lineBreak: ("⏎", "^J")
        case .markBase: ("\u{25CC}", "o")
        case .ellipsis: ("…", "~")
        case .bullet: ("•", "*")
        case .middleDot: ("·", ".")
        case .dash: ("–", "-")
        case .times: ("×", "x")
        case .check: ("✓", "+")
        case .cross: ("✗", "x")
        case .star: ("★", "*")
        case .warning: ("⚠", "!")
        case .up: ("↑", "^")
        case .down: ("↓", "v")
        case .left: ("←", "<")
        case .right: ("→", ">")
        case .pointer: ("▸", ">")
        case .horizontal: ("─", "-")
        case .vertical: ("│", "|")
        case .topLeft: ("┌", "+")
        case .topRight: ("┐", "+")
        case .bottomLeft: ("└", "+")
        case .bottomRight: ("┘", "+")
        case .teeLeft: ("├", "+")
        case .teeRight: ("┤", "+")
        case .teeTop: ("┬", "+")
        case .teeBottom: ("┴", "+")
        case .crossing: ("┼", "+")
        }
    }
}
