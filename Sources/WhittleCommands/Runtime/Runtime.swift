package import WhittleApp
import WhittleCells
import WhittleCore
import WhittleJournal
import WhittleTerminal

/// The loop of the screens: waits for keys, signals and others' lines, lets the model react, does
/// what it asks for, and paints once per batch of input.
package struct Runtime {
    private let session: Session
    private let terminal: Terminal
    private var performer: Performer
    private var model: Model
    private var isRunning = true
    /// When something that plays was told of time last, or was to be.
    private var lastTick: Double?
    /// When the folder was looked at last, where the system does not tell of changes.
    private var lastLook = Platform.ticks

    /// Opens the screens on this terminal and stays until the member leaves.
    package static func run(
        _ session: Session, place: Place? = nil
    ) throws(CommandError) -> ExitStatus {
        Terminal.prepareProcess()
        defer { session.opening.atEnd() }
        let terminal: Terminal
        do throws(TerminalError) {
            terminal = try Terminal()
        } catch {
            throw CommandError(error.sentence, .noTerminal)
        }
        if session.opening.followsConsole { return ProjectorRuntime.run(session, terminal) }
        var runtime = Runtime(session, terminal, place)
        let ended = runtime.loop()
        terminal.close()
        session.leavePresence()
        runtime.performer.keep(runtime.model)
        if runtime.model.isProjecting { session.removeStateFile(Session.projectorFile) }
        if session.hasUnshared { session.share() }
        if let ended {
            session.opening.atEnd()
            Terminal.die(by: ended)
        }
        return .done
    }

    private init(_ session: Session, _ terminal: Terminal, _ place: Place?) {
        self.session = session
        self.terminal = terminal
        performer = Performer(session: session, savesInBackground: true)
        model = Model(
            session.campaign, member: session.member, size: terminal.size,
            policy: terminal.policy, place: place, drafts: Performer.drafts(session))
        model.takePrivateNotes(Performer.privateNotes(session))
        model.banner = Performer.banner(session)
        model.now = session.now
        if let memory = Performer.memory(session) { model.remember(memory, session.campaign) }
        if let seen = session.opening.seenAs { model.look(as: seen, session.campaign) }
        if let options = session.opening.present { model.present(options, session.campaign) }
    }

    /// The signal that ended the program; nil where the member left.
    private mutating func loop() -> TerminalSignal? {
        session.preparePresence()
        let watch = FolderWatch(session.watchedPaths)
        // Where the system does not tell of changes, the folder is looked at every second.
        let patience: Int? = watch.descriptor < 0 ? 1000 : nil
        react(performer.colleagues())
        paint()
        while isRunning {
            let minute = model.showsClock ? min(patience ?? 60_000, 60_000) : patience
            let events = nextEvents(watch.descriptor, minute)
            var journalMoved = false
            for event in events {
                switch event {
                case .key(let key):
                    session.noteActivity()
                    if session.hasExpiredPresence { react(performer.colleagues()) }
                    react(.key(key, at: Platform.ticks))
                case .descriptor:
                    watch.drain()
                    journalMoved = true
                case .timeout:
                    if model.wantsClock { react(.clock(at: Platform.ticks)) }
                case .hangup: return nil
                case .signal(let signal):
                    if signal.endsProgram { return signal }
                    handle(signal)
                }
                if !isRunning { return nil }
            }
            tick()
            if let patience, Platform.ticks - lastLook >= Double(patience) {
                lastLook = Platform.ticks
                journalMoved = true
            }
            if journalMoved { takeArrivals() }
            paint()
        }
        return nil
    }

    /// Waits for what happens next. What is saved is published as soon as no key is waiting, so
    /// that publishing never stands between two keys.
    private mutating func nextEvents(_ watched: Int32, _ patience: Int?) -> [TerminalEvent] {
        let descriptors = watched < 0 ? [] : [watched]
        if session.hasUnshared || session.hasPresenceToPublish {
            let events = terminal.wait(milliseconds: 0, descriptors: descriptors)
            guard events.isIdle else { return events }
            if session.hasUnshared {
                react(performer.share())
                paint()
            }
            if session.hasPresenceToPublish { session.publishPresence() }
        }
        let waits = [patience, tickWait, model.wantsClock ? 1000 : nil].compactMap { $0 }
        return terminal.wait(milliseconds: waits.min(), descriptors: descriptors)
    }

    /// The milliseconds until something that plays is to be told of time; nil where nothing plays,
    /// and nothing ticks.
    private var tickWait: Int? {
        guard let interval = model.tickInterval else { return nil }
        guard let lastTick else { return 0 }
        return Int(max(0, lastTick + interval - Platform.ticks) + 0.999)
    }

    /// Tells what plays of time, where it is time for a frame. Keys that came meanwhile have been
    /// heard before.
    private mutating func tick() {
        guard let interval = model.tickInterval else {
            lastTick = nil
            return
        }
        let now = Platform.ticks
        guard let last = lastTick else {
            lastTick = now
            return react(.tick(at: now))
        }
        guard now >= last + interval else { return }
        // Kept to the beat; what could not be shown in time is left out.
        lastTick = max(last + interval, now - interval)
        react(.tick(at: now))
    }

    private mutating func handle(_ signal: TerminalSignal) {
        switch signal {
        case .resize: react(.resized(terminal.resized()))
        case .resume:
            terminal.resumed()
            react(.resized(terminal.size))
            takeArrivals()
        case .stop: terminal.suspend()
        case .interrupt, .terminate, .hangUp, .quit: break
        }
    }

    /// Folds what others have written; the lists that are worked in stay as they are.
    private mutating func takeArrivals() {
        react(performer.colleagues())
        do throws(CommandError) {
            if try session.refresh() { react(.journalGrew) }
        } catch {
            react(.failed(error.sentence))
        }
    }

    private mutating func react(_ message: Message) {
        model.banner = Performer.banner(session)
        model.now = session.now
        for effect in model.update(message, session.campaign) {
            if case .append = effect, let failure = performer.finishSaving() {
                return beginAnew(after: failure)
            }
            let (answer, request) = performer.perform(effect)
            if let request { obey(request) }
            // What comes next is chosen by what the others have now, and they are told at once.
            if case .append(_, .review) = effect { takeArrivals() }
            if case .read(.some) = effect {
                session.publishPresence()
                // Of two who take one up at the same moment, one at least sees the other here.
                react(performer.colleagues())
            }
            if let answer { react(answer) }
        }
    }

    private mutating func obey(_ request: Performer.TerminalRequest) {
        switch request {
        case .copy(let text): terminal.copy(text)
        case .suspend:
            terminal.suspend()
            react(.resized(terminal.size))
        case .redraw: terminal.redraw()
        case .mouse(let isOn): terminal.setMouse(isOn)
        case .quit: isRunning = false
        }
    }

    /// Shows a frame, once what it says is saved.
    private mutating func paint() {
        let performer = performer
        var failure: Message?
        terminal.paint(View(model, session.campaign).draw()) {
            failure = performer.finishSaving()
            return failure == nil
        }
        if let failure {
            beginAnew(after: failure)
            terminal.paint(View(model, session.campaign).draw())
        }
        _ = model.update(.painted, session.campaign)
    }

    /// What the screens took for saved is not: they begin again where they are.
    private mutating func beginAnew(after failure: Message) {
        let memory = model.memory(session.campaign)
        model = Model(
            session.campaign, member: session.member, size: terminal.size,
            policy: terminal.policy, place: model.place, drafts: Performer.drafts(session))
        model.takePrivateNotes(Performer.privateNotes(session))
        model.banner = Performer.banner(session)
        model.now = session.now
        model.remember(memory, session.campaign)
        react(failure)
    }
}

extension [TerminalEvent] {
    /// True where nothing was waiting.
    fileprivate var isIdle: Bool {
        allSatisfy { if case .timeout = $0 { true } else { false } }
    }
}
