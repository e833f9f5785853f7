internal import CNcursesw

/// The few control sequences that are sent past ncurses, as this terminal knows them; empty where
/// it does not. Built once: nothing is looked up in an emergency.
struct ControlSequences {
    /// Whether the terminal understands what xterm does: pastes in brackets, the mouse, OSC 52.
    let isLikeXterm: Bool
    let showCursor: [UInt8]
    let hideCursor: [UInt8]
    let pasteOn: [UInt8]
    let pasteOff: [UInt8]
    let mouseOn: [UInt8]
    let mouseOff: [UInt8]

    /// To be made after `setupterm`, whose description it reads.
    init(term: String) {
        let families = ["xterm", "tmux", "screen", "rxvt", "foot", "alacritty", "kitty"]
        isLikeXterm =
            curses_flag("XT") || Self.capability("BE") != nil
            || families.contains { term.hasPrefix($0) }
        // Some descriptions hide and show the cursor with more than that (a shape, a blink).
        let hide = Array("\u{1B}[?25l".utf8)
        let canHide = Self.capability("civis").map { $0.starts(with: hide) } ?? false
        hideCursor = canHide ? hide : []
        showCursor = canHide ? Array("\u{1B}[?25h".utf8) : []
        pasteOn = isLikeXterm ? Array("\u{1B}[?2004h".utf8) : []
        pasteOff = isLikeXterm ? Array("\u{1B}[?2004l".utf8) : []
        let hasMouse = isLikeXterm && Self.capability("kmous") != nil
        mouseOn = hasMouse ? Array("\u{1B}[?1000h\u{1B}[?1006h".utf8) : []
        mouseOff = hasMouse ? Array("\u{1B}[?1000l\u{1B}[?1002l\u{1B}[?1006l".utf8) : []
    }

    /// What makes the terminal a shell's again, from any state that a crash may leave it in.
    func restore(rows: Int) -> [UInt8] {
        var bytes = mouseOff + pasteOff
        for name in ["rmkx", "sgr0"] { bytes += Self.capability(name) ?? [] }
        bytes += showCursor
        if let leave = Self.capability("rmcup") {
            bytes += leave
        } else {
            bytes += curses_move(Int32(max(0, rows - 1)), 0).map(Self.plain) ?? []
            bytes += Array("\r\n".utf8)
        }
        return bytes
    }

    /// A string of the terminal's description, without padding marks.
    static func capability(_ name: String) -> [UInt8]? {
        curses_string(name).map(plain)
    }

    private static func plain(_ text: UnsafePointer<CChar>) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = Array(String(cString: text).utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "$"), rest.first == UInt8(ascii: "<"),
                let end = rest.firstIndex(of: UInt8(ascii: ">"))
            {
                rest = rest[(end + 1)...]
            } else {
                bytes.append(byte)
            }
        }
        return bytes
    }
}
