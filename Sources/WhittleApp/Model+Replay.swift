import WhittleCells
import WhittleCore

/// Replay: what its keys do, and when it wants to be told of time.
extension Model {
    /// The milliseconds after which a `.tick` is wanted, 0 as soon as no key waits; nil where nothing
    /// moves. What lies over the screen holds it still.
    package var tickInterval: Double? {
        place == .replay && overlay == nil && !isTooSmall ? replay.tickInterval : nil
    }

    /// Esc leaves the making of the film; otherwise it means what it means everywhere.
    mutating func takeReplay(_ key: Key) -> [Effect]? {
        guard replay.isMaking, key == .escape else { return nil }
        replay.stop()
        status = "Stopped. F5 begins again."
        return []
    }

    mutating func replayAction(_ action: ReplayScreen.Action, _ context: Context) -> [Effect] {
        switch action {
        case .open:
            openReading(context)
            return []
        case .jump:
            guard let span = replay.span else {
                status = "The film is not ready yet."
                return []
            }
            func date(_ day: Int) -> String {
                Timestamp(milliseconds: Int64(day) * 86_400_000).dateText
            }
            replay.holdStill()
            overlay = .prompt(
                Prompt(
                    title: "To which day?",
                    hint:
                        "From \(date(span.lowerBound)) to \(date(span.upperBound)), written like that.",
                    purpose: .day))
            return []
        case .faster, .slower:
            let effects = replay.update(action, context)
            status = "It " + replay.playWords + "."
            return effects
        case .play, .on, .back, .begin, .end, .down, .up, .pageDown, .pageUp:
            return replay.update(action, context)
        }
    }
}
