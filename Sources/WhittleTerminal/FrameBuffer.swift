internal import CNcursesw

/// Gathers what ncurses sends for one frame, so that the terminal gets it in one write: ncurses
/// itself writes at every move of the cursor, which a terminal shows in pieces, and which costs a
/// key more than the drawing.
struct FrameBuffer {
    /// A file in memory.
    private let memory: Int32
    /// The descriptor that ncurses writes to, and another one for the terminal behind it.
    private let output: Int32
    private let terminal: Int32

    /// Nil where the system has no file in memory: ncurses then writes by itself.
    init?(_ stream: Platform.Stream) {
        output = Platform.descriptor(of: stream)
        memory = curses_memory_file()
        guard memory >= 0 else { return nil }
        guard let copy = Platform.duplicate(output) else {
            Platform.close(memory)
            return nil
        }
        terminal = copy
    }

    func close() {
        Platform.close(memory)
        Platform.close(terminal)
    }

    /// Runs what draws, and sends what it sent, if that still holds; says whether it did.
    @discardableResult func gather(_ draw: () -> Void, once isTrue: () -> Bool) -> Bool {
        Platform.rewind(memory)
        Platform.replace(output, with: memory)
        draw()
        Platform.replace(output, with: terminal)
        Platform.closeInChildren(output)
        let bytes = Platform.written(memory)
        guard isTrue() else { return false }
        if !bytes.isEmpty { Platform.write(bytes, to: terminal) }
        return true
    }
}
