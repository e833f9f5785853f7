internal import CCrashGuard
internal import CNcursesw
package import WhittleCells

/// The screen of a terminal, from its opening to its closing. One at a time, on one thread.
///
/// While it is open, a crash of the program puts the terminal back (`CCrashGuard`), what goes to
/// standard error is gathered and printed at the end, and signals arrive as events.
package final class Terminal {
    /// How text is to be drawn here.
    package let policy: DisplayPolicy
    /// The size of the window as last asked for.
    package private(set) var size: Size
    /// Whether colours are used.
    package var hasColors: Bool { painter.look.colors }

    let line: TerminalLine
    let sequences: ControlSequences
    var decoder: KeyDecoder
    let wakeup: Wakeup
    /// When to stop waiting for the rest of a key.
    var keyDeadline: Int?
    /// Signals that arrived while a child had the terminal.
    var postponed: [TerminalEvent] = []
    var isGone = false
    private let screen: OpaquePointer
    private let streams: [Platform.Stream]
    /// Nil where ncurses sends what it draws by itself.
    private let frames: FrameBuffer?
    private let capture: StandardErrorCapture
    private var painter: Painter
    private var isUp = false
    private var isClosed = false
    private var mouseIsOn = false
    private var cursorIsShown = true

    /// Opens the terminal, or says in a sentence why it cannot be used. Sends nothing before it is
    /// sure. `environment` stands for the process's own in TERM, NO_COLOR and ESCDELAY.
    package init(environment: [String: String]? = nil) throws(TerminalError) {
        let variable = { (name: String) in
            environment.map { $0[name] } ?? Platform.environment(name)
        }
        Self.prepareProcess()
        line = try TerminalLine()
        let term: String
        let opened: (screen: OpaquePointer, streams: [Platform.Stream])
        do throws(TerminalError) {
            term = try Self.checkedTerm(variable("TERM"), line: line)
        } catch {
            line.close()
            throw error
        }
        let unicode = Platform.useLocale()
        sequences = ControlSequences(term: term)
        capture = StandardErrorCapture()
        let rows = Platform.size(of: line.output)?.rows ?? 24
        guard_install()
        guard guard_save_modes(line.output) == 0 else {
            Self.giveUp(line, capture)
            throw .notOpened
        }
        wakeup = Wakeup(terminal: line.input)
        Self.arm(sequences, capture, rows: rows)
        do throws(TerminalError) {
            opened = try Self.open(term, line: line)
        } catch {
            _ = guard_restore_modes()
            guard_disarm()
            wakeup.stop()
            Self.giveUp(line, capture)
            throw error
        }
        (screen, streams) = opened
        frames = FrameBuffer(opened.streams[0])
        // ncurses has put its own handlers where ours were missing.
        _ = guard_signals_install()
        let look = Self.look(noColor: variable("NO_COLOR"))
        painter = Painter(look: look)
        policy = DisplayPolicy(unicode: unicode, hasReverse: look.hasReverse)
        decoder = KeyDecoder(
            table: KeyTable(capability: ControlSequences.capability),
            escapeDelay: variable("ESCDELAY").flatMap { Int($0) }.map { min(max(0, $0), 1000) }
                ?? Limits.escapeDelay)
        size = Size(columns: Int(curses_columns()), rows: Int(curses_lines()))
        // Until it has ended and gone on once, ncurses sends what it has at every move of the
        // cursor. The terminal learns nothing of it.
        frames?.gather(
            {
                endwin()
                curses_show(0, 0)
            }, once: { false })
        enter()
    }

    deinit {
        close()
    }

    /// Opens the standard descriptors that are closed on /dev/null, and ignores SIGPIPE and
    /// SIGXFSZ, for which the failing write speaks. For verbs too. Children inherit what is
    /// ignored: whoever starts one sets both back.
    package static func prepareProcess() {
        guard_prepare_process()
    }

    /// Ends the process by a signal, so that its parent sees the true cause. Close first.
    package static func die(by signal: TerminalSignal) -> Never {
        guard_die(signal.number)
    }

    /// Gives the terminal back to the shell and prints what went to standard error. Does nothing
    /// the second time.
    package func close() {
        guard !isClosed else { return }
        isClosed = true
        leave()
        delscreen(screen)
        frames?.close()
        for stream in streams { Platform.close(stream) }
        capture.finish()
        wakeup.stop()
        line.close()
    }

    /// Stops the program as C-z does; returns when it goes on, with an empty screen to paint on, or
    /// without one when it is to end in the background: the signal follows as an event.
    package func suspend() {
        guard isUp else { return }
        leave()
        _ = guard_stop()
        if awaitForeground() { enter() }
    }

    /// Makes the screen ours again after a stop that came from outside. Paint next.
    package func resumed() {
        guard isUp, awaitForeground() else { return }
        leave()
        enter()
    }

    /// Lends the terminal to a child, which `body` starts and waits for. Paint next.
    package func runExternal<Result, Failure: Error>(
        _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        leave()
        guard_signals_yield()
        defer {
            _ = guard_signals_install()
            enter()
            // What was typed for the child is not for us; an end that was asked for is.
            for event in wakeup.wait(milliseconds: 0) {
                if case .signal(let signal) = event, signal == .terminate || signal == .hangUp {
                    postponed.append(.signal(signal))
                }
            }
        }
        return try body()
    }

    /// Asks for the size of the window anew. Paint next, on a surface of that size.
    @discardableResult package func resized() -> Size {
        if let asked = Platform.size(of: line.output) {
            curses_resize(Int32(asked.rows), Int32(asked.columns))
        }
        size = Size(columns: Int(curses_columns()), rows: Int(curses_lines()))
        if isUp {
            Self.arm(sequences, capture, rows: size.rows)
            painter.forget()
        }
        return size
    }

    /// The next paint draws every cell, whatever the terminal shows by now.
    package func redraw() {
        painter.forget()
    }

    /// Shows a frame: what changed since the last one is sent. What is larger than the window is
    /// clipped. `isTrue` is asked when the frame is ready, and last: a frame that is not true is
    /// not shown, and the next one draws every cell.
    package func paint(_ surface: borrowing Surface, once isTrue: () -> Bool = { true }) {
        guard isUp else {
            _ = isTrue()
            return
        }
        let shows = surface.cursor != nil
        if !shows { showCursor(false) }
        if let frames {
            let isShown = frames.gather({ painter.paint(surface, on: size) }, once: isTrue)
            guard isShown else { return painter.forget() }
        } else {
            guard isTrue() else { return }
            painter.paint(surface, on: size)
        }
        if shows { showCursor(true) }
    }

    /// Switches the mouse on or off; off at the start. False where the terminal has none.
    @discardableResult package func setMouse(_ on: Bool) -> Bool {
        guard !sequences.mouseOn.isEmpty else { return false }
        mouseIsOn = on
        decoder.mouse = on
        if isUp { send(on ? sequences.mouseOn : sequences.mouseOff) }
        return true
    }

    /// Sends bytes past ncurses, between two of its updates.
    func send(_ bytes: [UInt8]) {
        if !bytes.isEmpty { Platform.write(bytes, to: line.output) }
    }

    private func showCursor(_ shown: Bool) {
        guard shown != cursorIsShown else { return }
        cursorIsShown = shown
        send(shown ? sequences.showCursor : sequences.hideCursor)
    }

    /// Stays stopped while another job of the shell has the terminal. False where the program is to
    /// end instead (`kill %1`), or cannot stop.
    private func awaitForeground() -> Bool {
        while guard_is_foreground() == 0 {
            if guard_ending_pending() != 0 || guard_stop() == 0 { return false }
        }
        return true
    }

    private func enter() {
        capture.begin()
        isUp = true
        resized()
        curses_show(0, 0)
        send(sequences.pasteOn)
        if mouseIsOn { send(sequences.mouseOn) }
        cursorIsShown = true
        showCursor(false)
    }

    private func leave() {
        guard isUp else { return }
        isUp = false
        // In the background the terminal is no longer ours to write to.
        if guard_is_foreground() != 0 {
            if mouseIsOn { send(sequences.mouseOff) }
            send(sequences.pasteOff)
            showCursor(true)
            endwin()
            _ = guard_restore_modes()
        }
        guard_disarm()
        capture.pause()
    }
}

/// The steps of opening.
extension Terminal {
    private static func checkedTerm(
        _ value: String?, line: TerminalLine
    ) throws(TerminalError) -> String {
        guard let term = value, !term.isEmpty else { throw .noDescription }
        switch curses_usable(term, line.output) {
        case 1: return term
        case 0: throw .unknown(term)
        default: throw .unusable(term)
        }
    }

    private static func open(
        _ term: String, line: TerminalLine
    ) throws(TerminalError) -> (screen: OpaquePointer, streams: [Platform.Stream]) {
        guard let output = Platform.stream(over: line.output, mode: "w") else { throw .notOpened }
        guard let input = Platform.stream(over: line.input, mode: "r") else {
            Platform.close(output)
            throw .notOpened
        }
        guard let screen = curses_open(term, output, input) else {
            Platform.close(output)
            Platform.close(input)
            throw .notOpened
        }
        curses_modes()
        return (screen, [output, input])
    }

    private static func giveUp(_ line: TerminalLine, _ capture: StandardErrorCapture) {
        capture.finish()
        line.close()
    }

    private static func arm(
        _ sequences: ControlSequences, _ capture: StandardErrorCapture, rows: Int
    ) {
        let bytes = sequences.restore(rows: rows)
        guard_arm(bytes, bytes.count, capture.file, capture.real)
    }

    private static func look(noColor: String?) -> Painter.Look {
        let attributes = curses_attributes()
        let wanted = noColor?.isEmpty ?? true
        return Painter.Look(
            colors: wanted && curses_colors(), attributes: attributes,
            hasReverse: attributes & curses_reverse() != 0)
    }
}
