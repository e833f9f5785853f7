import WhittleApp
import WhittleCells
import WhittleCore
import WhittleJournal
import WhittleTerminal

/// A projector that shows what a console on this device presents: `whittle present --follow`. It
/// reads the campaign by itself, so that it blanks whatever the console does, and it says nothing
/// of itself.
struct ProjectorRuntime {
    private let session: Session
    private let terminal: Terminal
    private var isBlank = false
    private var isAsking = false
    /// True where the journal could not be read: what was hidden since is then not known.
    private var isBlind = false

    /// Stays until it is left; ends as the signal does that ends it.
    static func run(_ session: Session, _ terminal: Terminal) -> ExitStatus {
        var projector = ProjectorRuntime(session: session, terminal: terminal)
        let ended = projector.loop()
        terminal.close()
        if let ended { Terminal.die(by: ended) }
        return .done
    }

    private init(session: Session, terminal: Terminal) {
        self.session = session
        self.terminal = terminal
    }

    private mutating func loop() -> TerminalSignal? {
        let watch = FolderWatch(session.watchedPaths + [session.statePath].compactMap(\.self))
        let descriptors = watch.descriptor < 0 ? [] : [watch.descriptor]
        // Where the system does not tell of changes, the folders are looked at every second.
        let patience: Int? = watch.descriptor < 0 ? 1000 : nil
        refresh()
        paint()
        while true {
            for event in terminal.wait(milliseconds: patience, descriptors: descriptors) {
                switch event {
                case .key(let key):
                    if isAsking, key == .character("y") { return nil }
                    press(key)
                case .descriptor:
                    watch.drain()
                    refresh()
                case .timeout: refresh()
                case .hangup: return nil
                case .signal(let signal):
                    if signal.endsProgram { return signal }
                    handle(signal)
                }
            }
            paint()
        }
    }

    /// The console turns the pages; here one can only blank, and leave.
    private mutating func press(_ key: Key) {
        if isAsking {
            isAsking = false
            return
        }
        switch key {
        case .character("b"), .character("."): isBlank.toggle()
        case .character("Q"):
            isBlank = true
            isAsking = true
        default: break
        }
    }

    private func handle(_ signal: TerminalSignal) {
        switch signal {
        case .resize: terminal.resized()
        case .resume:
            terminal.resumed()
            terminal.resized()
        case .stop: terminal.suspend()
        case .interrupt, .terminate, .hangUp, .quit: break
        }
    }

    private mutating func refresh() {
        do throws(CommandError) {
            try session.refresh()
            isBlind = false
        } catch {
            isBlind = true
        }
    }

    private func paint() {
        let size = terminal.size
        var frame = ProjectorView(
            isBlank || isBlind ? .nothing : session.projection, session.campaign
        ).draw(size, policy: terminal.policy)
        if isAsking {
            frame.drawCentred(
                "y leaves, any other key stays",
                in: frame.bounds.split(top: size.rows / 2).rest)
        }
        terminal.paint(frame)
    }
}
