/// The descriptors of a terminal: standard input and output where both are one, else /dev/tty.
struct TerminalLine {
    let input: Int32
    let output: Int32
    /// Whether the descriptors were opened here, to be closed here too.
    private let isOwn: Bool

    init() throws(TerminalError) {
        if Platform.isTerminal(0) && Platform.isTerminal(1) {
            (input, output, isOwn) = (0, 1, false)
        } else if let terminal = Platform.openControllingTerminal() {
            (input, output, isOwn) = (terminal, terminal, true)
        } else {
            throw .noTerminal
        }
    }

    func close() {
        if isOwn { Platform.close(input) }
    }
}
