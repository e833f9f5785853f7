internal import WhittleCells

/// What comes in.
extension Terminal {
    /// Waits for keys, signals and the caller's descriptors; gives everything that came together,
    /// or `.timeout` alone. Without a time, for ever. A key that has begun is waited for at most a
    /// moment (`ESCDELAY`, or 25 ms).
    ///
    /// After `.hangup` every further call gives `.hangup` at once. A descriptor that stays
    /// readable is reported each time.
    package func wait(milliseconds: Int? = nil, descriptors: [Int32] = []) -> [TerminalEvent] {
        if !postponed.isEmpty {
            defer { postponed = [] }
            return postponed
        }
        if isGone { return [.hangup] }
        let deadline = milliseconds.map { Platform.now() + $0 }
        while true {
            let now = Platform.now()
            let next = [deadline, keyDeadline].compactMap { $0 }.min()
            let events = wakeup.wait(
                milliseconds: next.map { max(0, $0 - now) }, descriptors: descriptors)
            let found = events.flatMap { translate($0) }
            if !found.isEmpty { return found }
            if let deadline, Platform.now() >= deadline { return [.timeout] }
        }
    }

    private func translate(_ event: Wakeup.Event) -> [TerminalEvent] {
        switch event {
        case .input: return read()
        case .signal(let signal): return [.signal(signal)]
        case .descriptor(let descriptor): return [.descriptor(descriptor)]
        case .hangup: return end()
        case .timeout:
            guard let time = keyDeadline, Platform.now() >= time else { return [] }
            return keys(decoder.expire())
        }
    }

    private func read() -> [TerminalEvent] {
        switch Platform.read(from: line.input) {
        case .bytes(let bytes): return keys(decoder.feed(bytes))
        case .nothing: return []
        case .end: return end()
        }
    }

    private func end() -> [TerminalEvent] {
        isGone = true
        return [.hangup]
    }

    private func keys(_ keys: [Key]) -> [TerminalEvent] {
        keyDeadline = decoder.pause.map { Platform.now() + $0 }
        return keys.map { .key($0) }
    }
}
