internal import CCrashGuard

/// Waits for the terminal, for signals and for what the caller names, all at once: no ticker runs
/// while nothing happens.
package struct Wakeup {
    /// What ended a wait.
    package enum Event: Equatable, Sendable {
        case input
        case signal(TerminalSignal)
        case descriptor(Int32)
        case timeout
        case hangup
    }

    private let terminal: Int32?
    private let signals: Int32

    /// Listens for signals from now on, until `stop`. Without a terminal (in a verb) to signals
    /// and descriptors alone.
    package init(terminal: Int32? = nil) {
        self.terminal = terminal
        self.signals = guard_signals_install()
    }

    /// Signals end or stop the process again.
    package func stop() {
        guard_signals_remove()
    }

    /// Waits; everything that happened by then, or `.timeout` alone. Without a time, for ever.
    package func wait(milliseconds: Int?, descriptors: [Int32] = []) -> [Event] {
        let deadline = milliseconds.map { Platform.now() + $0 }
        while true {
            let left = deadline.map { max(0, $0 - Platform.now()) }
            let polled = [signals, terminal ?? -1] + descriptors
            let ready = Platform.wait(for: polled, milliseconds: left)
            var events = takeSignals().map { Event.signal($0) }
            if ready[1].readable {
                events.append(.input)
            } else if ready[1].gone {
                events.append(.hangup)
            }
            for (descriptor, state) in zip(descriptors, ready.dropFirst(2))
            where state.readable || state.gone {
                events.append(.descriptor(descriptor))
            }
            if !events.isEmpty { return events }
            if let deadline, Platform.now() >= deadline { return [.timeout] }
        }
    }

    private func takeSignals() -> [TerminalSignal] {
        let taken = guard_signals_take()
        return TerminalSignal.allCases.filter { taken >> UInt64($0.number) & 1 == 1 }
    }
}
