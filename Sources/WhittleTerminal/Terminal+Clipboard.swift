/// What became of a text that was to be copied.
package enum CopyResult: Equatable, Sendable {
    /// Sent to the terminal, which may or may not allow it: that many bytes out of that many.
    case sent(bytes: Int, of: Int)
    /// This terminal has no clipboard that a program can reach.
    case unavailable
}

extension Terminal {
    /// Puts a text on the clipboard of the terminal (OSC 52), on a person's key press alone. The
    /// text travels in base64: no byte of it can act on the terminal. What is too long is cut.
    @discardableResult package func copy(_ text: String) -> CopyResult {
        guard sequences.isLikeXterm else { return .unavailable }
        let whole = Array(text.utf8)
        var count = min(whole.count, Limits.clipboardBytes)
        // Not within a character.
        while count > 0, count < whole.count, whole[count] & 0xC0 == 0x80 { count -= 1 }
        send(
            Array("\u{1B}]52;c;".utf8) + Base64.encode(whole[..<count]) + Array("\u{1B}\\".utf8))
        return .sent(bytes: count, of: whole.count)
    }
}
