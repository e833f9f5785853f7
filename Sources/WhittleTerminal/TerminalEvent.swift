package import WhittleCells

/// What a terminal, or whatever else was waited for, brought.
package enum TerminalEvent: Equatable, Sendable {
    case key(Key)
    case signal(TerminalSignal)
    /// One of the caller's own descriptors is readable, or broken.
    case descriptor(Int32)
    /// The caller's time is over.
    case timeout
    /// The terminal is gone; nothing more will come. End in order, without waiting for anyone.
    case hangup
}

/// A signal, as the program is told of it.
package enum TerminalSignal: CaseIterable, Equatable, Sendable {
    /// The window has another size: `Terminal.resized()`.
    case resize
    /// The program goes on after a stop it did not arrange: `Terminal.resumed()`.
    case resume
    /// Someone asked the program to stop: `Terminal.suspend()`.
    case stop
    /// Four ways to be told to end: finish, `Terminal.close()`, then `Terminal.die(by:)`.
    case interrupt, terminate, hangUp, quit

    /// The system's number for the signal.
    package var number: Int32 {
        switch self {
        case .resize: Platform.resize
        case .resume: Platform.goOn
        case .stop: Platform.stop
        case .interrupt: Platform.interrupt
        case .terminate: Platform.terminate
        case .hangUp: Platform.hangUp
        case .quit: Platform.quit
        }
    }

    /// Whether the signal asks the program to end.
    package var endsProgram: Bool {
        switch self {
        case .resize, .resume, .stop: false
        case .interrupt, .terminate, .hangUp, .quit: true
        }
    }
}
