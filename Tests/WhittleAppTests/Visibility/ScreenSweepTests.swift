import Testing
import WhittleCells
import WhittleCore
import WhittleJournal
import WhittleTesting

@testable import WhittleApp

/// No screen tells a score, a name or a text before its time: in two campaigns that differ only in
/// what the viewer may not see, every key on every place gives the same frames and asks for the
/// same effects. Places and keys are taken from their tables, so that new ones are in it. Each
/// script of keys is pressed in some of the cases; `WHITTLE_SWEEP=all` presses all in all.
@Suite struct ScreenSweepTests {
    /// The screens in both worlds, given the same keys.
    private struct Both {
        let campaigns: [Campaign]
        var models: [Model]
        var time = 0.0

        init(_ each: VisibilityCase, _ campaigns: [Campaign], _ place: Place) {
            self.campaigns = campaigns
            models = campaigns.map { campaign in
                Model(
                    campaign, member: each.viewer.member, size: Size(columns: 100, rows: 34),
                    place: place)
            }
            send(.painted)
            passTime()
        }

        /// What is made is made, and what plays, plays for a moment.
        mutating func passTime() {
            for _ in 0..<100 where models[0].tickInterval != nil {
                time += 40
                send(.tick(at: time))
            }
        }

        @discardableResult
        mutating func send(_ message: Message) -> [[Effect]] {
            models.indices.map { models[$0].update(message, campaigns[$0]) }
        }

        /// Presses a key in both; nil, or what differs then. Drawing takes longest, and waits for
        /// the end of what is typed.
        mutating func press(_ key: Key, draws: Bool = true) -> String? {
            time += 1000
            let effects = send(.key(key, at: time)).map { $0.map(Both.withoutDigest) }
            defer { send(.painted) }
            if effects[0] != effects[1] {
                return "  one asks for:   \(effects[0])\n  other asks for: \(effects[1])"
            }
            passTime()
            guard draws else { return nil }
            let frames = models.indices.map { View(models[$0], campaigns[$0]).draw().lines }
            return zip(frames[0], frames[1]).first { $0 != $1 }.map {
                "  one:   \($0)\n  other: \($1)"
            }
        }

        /// Presses keys in copies of both; nil, or the keys after which they differ and how.
        func firstDifference(_ script: [Key]) -> String? {
            var both = self
            for (pressed, key) in script.enumerated() {
                let isLast = pressed >= script.count - 2
                guard let difference = both.press(key, draws: isLast) else { continue }
                let keys = script[...pressed].map(\.name).joined(separator: " ")
                return "\(keys)\n\(difference)"
            }
            return nil
        }

        /// The digest of what a cut is based on is published, and tells nothing.
        private static func withoutDigest(_ effect: Effect) -> Effect {
            guard case .append(let drafts, let intent) = effect else { return effect }
            return .append(
                drafts.map { draft in
                    guard case .cutMade(var cut) = draft.event else { return draft }
                    cut.digest = ""
                    return DraftEvent(.cutMade(cut))
                }, intent)
        }
    }

    /// What is typed into a filter: values that fit what is hidden in one world alone.
    private static let filters = ["walrus", "panel>2.6", "reviews=2", "panel_rank<3", "author:p-3"]

    /// Each key of a place by itself and with what may follow it; then what is typed.
    private static func scripts(_ place: Place) -> [[Key]] {
        let keys =
            (Model.keys(of: place).flatMap(\.keys)
            + GlobalAction.bindings.flatMap(\.keys)).filter { $0 != .control("z") }
        var scripts = keys.map { [$0] }
        scripts += [
            "jjw", "l<PgDn>", "bw", "b+", "b-", "bf+", "bb+", "<Tab>b-", "3333cword<Esc>s<Enter>y",
            "my", "ssw",
            ":rev",
        ].map(Pilot.keys)
        return scripts + filters.map { [.character("/")] + typed($0) + [.enter, .character("w")] }
    }

    private static func typed(_ text: String) -> [Key] { text.unicodeScalars.map(Key.character) }

    @Test(arguments: VisibilityCase.rounds) func noScreenTellsWhatIsHidden(
        _ round: [VisibilityCase]
    ) throws {
        let one = try round[0].journal(other: false).campaign()
        for each in round {
            let campaigns = [one, try each.journal(other: true).campaign()]
            for (number, place) in Place.allCases.enumerated() {
                let asked = ScreenSweepTests.scripts(place).enumerated().filter { index, script in
                    each.asks(index + 1000 * number, often: script == [.character("w")])
                }.map(\.element)
                guard !asked.isEmpty else { continue }
                let fresh = Both(each, campaigns, place)
                for script in asked {
                    if let difference = fresh.firstDifference(script) {
                        Issue.record("\(each): \(place.title), after \(difference)")
                    }
                }
            }
        }
    }

    /// What hides everything shows nothing; so in their time the same screens do show the scores.
    @Test(arguments: [
        VisibilityCase(.newcomer, .afterRound, .closed), VisibilityCase(.scorer, .sealed, .closed),
        VisibilityCase(.chair, .always, .open), VisibilityCase(.facilitator, .afterOwn, .open),
    ])
    func inTheirTimeTheScreensShowScores(_ each: VisibilityCase) throws {
        let hidden = VisibilityCase(.newcomer, .sealed, .open)
        let campaigns = [
            try each.journal(other: false).campaign(),
            try each.journal(otherFor: hidden).campaign(),
        ]
        func differs(_ place: Place, _ keys: String) -> Bool {
            var both = Both(each, campaigns, place)
            return Pilot.keys(keys).contains { both.press($0) != nil }
        }
        #expect(differs(.ideas, "jw"))
        #expect(differs(.ideas, "/panel>2.6<Enter>"))
        #expect(differs(.shortlist, "b"))
    }
}
