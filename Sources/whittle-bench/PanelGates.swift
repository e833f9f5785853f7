import WhittleCore
import WhittleTesting

/// Every gate of methods C.5 with its figure: what may be said of the choice of the next review.
struct PanelGates {
    /// A figure that must not be worse than a limit.
    struct Gate {
        let id: String
        let what: String
        /// Nil where it was not reached within the reviews that the gate gives.
        let figure: Double?
        let limit: Double
        let aim: Double
        /// True where the figure is to be large.
        var isLeast = false

        var passes: Bool {
            guard let figure else { return false }
            return isLeast ? figure >= limit : figure <= limit
        }

        var json: String {
            JSONValue.object([
                "gate": .string(id), "what": .string(what), "figure": .optional(figure),
                "limit": .number(limit), "aim": .number(aim), "at_least": .bool(isLeast),
                "passes": .bool(passes),
            ]).json
        }

        var text: String {
            func number(_ value: Double) -> String { Figures.decimal(value, 3) }
            let sign = isLeast ? ">=" : "<="
            let columns = [
                (id, 4), (passes ? "pass" : "FAIL", 5),
                (figure.map(number) ?? "not reached", 12), ("\(sign) \(number(limit))", 9),
                ("(aim \(number(aim)))", 12),
            ].map { text, width in
                text + String(repeating: " ", count: max(1, width - text.count))
            }
            return columns.joined() + what
        }
    }

    /// Prints the gates one by one; 1 where one does not pass.
    static func run(_ options: PanelBenchmark.Options) async -> Int32 {
        var gates = PanelGates(options)
        await gates.sessions()
        await gates.floorOfOne()
        await gates.pull()
        await gates.null()
        return gates.hasFailed ? 1 : 0
    }

    private let options: PanelBenchmark.Options
    private var hasFailed = false

    private init(_ options: PanelBenchmark.Options) {
        self.options = options
    }

    private mutating func show(_ gate: Gate) {
        if !gate.passes { hasFailed = true }
        print(options.isJSON ? gate.json : gate.text)
    }

    private func summary(
        _ scenario: String, session: Int = 10, floor: Int = 0, reviews: Int
    ) async -> PanelSummary? {
        guard let settings = PanelScenario.settings(scenario) else { return nil }
        var own = options
        own.scenario = scenario
        own.session = session
        own.floor = floor
        own.reviews = reviews
        return PanelSummary(
            await PanelBenchmark.runs(settings, own), ideas: settings.ideas)
    }

    /// T1, T2, T3, T5 and T7: sessions of ten reviews a member, no floor.
    private mutating func sessions() async {
        let base = await summary("base", reviews: 1200)
        show(
            Gate(
                id: "T1", what: "base, sessions of 10: share(3)", figure: base?.share(3),
                limit: 0.27, aim: 0.20))
        show(
            Gate(
                id: "T2", what: "base, sessions of 10: share(6)", figure: base?.share(6),
                limit: 0.27, aim: 0.20))
        show(
            Gate(
                id: "T5", what: "base at 1200 reviews: recall", figure: base?.atNorm?.recall,
                limit: 0.72, aim: 0.75, isLeast: true))
        show(
            Gate(
                id: "T5", what: "base at 1200 reviews: regret", figure: base?.atNorm?.regret,
                limit: 0.11, aim: 0.085))
        honesty("base", base)
        honesty("nine", await summary("nine", reviews: 960))
        let nips = await summary("nips", reviews: 900)
        for reviews in [3, 6] {
            show(
                Gate(
                    id: "T3", what: "nips, sessions of 10: share(\(reviews))",
                    figure: nips?.share(reviews), limit: 0.30, aim: 0.22))
        }
    }

    private mutating func honesty(_ scenario: String, _ summary: PanelSummary?) {
        for checkpoint in PanelRun.checkpoints {
            let point = summary?.honesty.first { $0.reviews == checkpoint }
            show(
                Gate(
                    id: "T7",
                    what:
                        "\(scenario) at \(checkpoint) reviews: claimed less actual recall, either way",
                    figure: point.map { abs($0.claimed - $0.actual) }, limit: 0.05, aim: 0.02))
        }
    }

    /// The scenarios of 400 ideas and 12 members.
    private static let usualSize = [
        "base", "nips", "weak", "strong", "nine", "step01", "rho25", "nocrowd", "rogue", "mnar",
    ]

    /// T4: the worst of all, every idea being read once first.
    private mutating func floorOfOne() async {
        var worst: [Int: (figure: Double?, scenario: String)] = [:]
        for scenario in PanelGates.usualSize {
            let found = await summary(scenario, floor: 1, reviews: 960)
            for reviews in [3, 6] {
                let figure = found?.share(reviews)
                if let known = worst[reviews] {
                    // One that is not reached is worse than any other.
                    guard let most = known.figure, figure ?? .infinity > most else { continue }
                }
                worst[reviews] = (figure, scenario)
            }
        }
        for (reviews, limit, aim) in [(3, 0.50, 0.40), (6, 0.33, 0.25)] {
            show(
                Gate(
                    id: "T4",
                    what:
                        "worst of \(PanelGates.usualSize.count) scenarios, floor 1: share(\(reviews)), of \(worst[reviews]?.scenario ?? "none")",
                    figure: worst[reviews]?.figure, limit: limit, aim: aim))
        }
    }

    /// Plain means of every idea need so many reviews for a recall of .8 where 40 members score on a
    /// scale of nine points (methods C.4).
    private static let equalReviews = 4300.0

    /// T6: each member asks for the next idea when the last is done.
    private mutating func pull() async {
        let base = await summary("base", session: 1, reviews: 400)
        show(
            Gate(
                id: "T6", what: "base, pull mode: share(3)", figure: base?.share(3), limit: 0.20,
                aim: 0.14))
        let nips = await summary("nips", session: 1, reviews: 400)
        show(
            Gate(
                id: "T6", what: "nips, pull mode: share(3)", figure: nips?.share(3), limit: 0.25,
                aim: 0.18))
        let nine40 = await summary("nine40", session: 1, reviews: 1200)
        show(
            Gate(
                id: "T6b", what: "nine40, pull mode: reviews to recall .8 over the norm's 4300",
                figure: nine40?.reviews(toRecall: 0.8).map { $0 / PanelGates.equalReviews },
                limit: 0.25, aim: 0.17))
    }

    /// T8: ideas that do not differ.
    private mutating func null() async {
        let found = await summary("null", reviews: 1200)
        show(
            Gate(
                id: "T8", what: "null: how often the scores seem to separate ideas",
                figure: found?.separated, limit: 0.10, aim: 0.06))
    }
}
