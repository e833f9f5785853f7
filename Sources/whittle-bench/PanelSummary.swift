import WhittleCore

/// The runs of a scenario together.
struct PanelSummary {
    private let ideas: Int
    let seeds: Int
    /// After so many reviews: the means over all seeds, and the error of the mean recall.
    private var curve: [(reviews: Int, recall: Double, regret: Double, error: Double)] = []
    private(set) var norm: [(recall: Double, regret: Double)] = []
    /// The share of the seeds in which the scores separate ideas at the end.
    let separated: Double
    /// At the checkpoints: the recall that the program expected, and the actual one.
    private(set) var honesty: [(reviews: Int, claimed: Double, actual: Double)] = []

    init(_ runs: [PanelRun], ideas: Int) {
        self.ideas = ideas
        seeds = runs.count
        separated = Double(runs.count { $0.separates }) / Double(runs.count)
        func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
        let steps = runs.map(\.points.count).min() ?? 0
        for step in 0..<steps {
            let recalls = runs.map { $0.points[step].recall }
            let recall = mean(recalls)
            let squares = recalls.reduce(0) { $0 + ($1 - recall) * ($1 - recall) }
            let error =
                runs.count > 1
                ? (squares / Double(runs.count - 1) / Double(runs.count)).squareRoot() : 0
            curve.append(
                (
                    Int(mean(runs.map { Double($0.points[step].reviews) }).rounded()), recall,
                    mean(runs.map { $0.points[step].regret }), error
                ))
        }
        for reviews in PanelRun.checkpoints {
            let points = runs.flatMap { run in
                run.points.filter { $0.reviews == reviews && $0.claimed != nil }
            }
            guard !points.isEmpty else { continue }
            honesty.append(
                (reviews, mean(points.map { $0.claimed ?? 0 }), mean(points.map(\.recall))))
        }
        norm = (0..<PanelRun.passes).map { pass in
            (mean(runs.map { $0.norm[pass].recall }), mean(runs.map { $0.norm[pass].regret }))
        }
    }

    /// How many reviews first give this recall, between two sessions in proportion.
    func reviews(toRecall wanted: Double) -> Double? {
        guard let first = curve.first else { return nil }
        if first.recall >= wanted { return Double(first.reviews) }
        for (before, after) in zip(curve, curve.dropFirst()) where after.recall >= wanted {
            let part = (wanted - before.recall) / (after.recall - before.recall)
            return Double(before.reviews) + part * Double(after.reviews - before.reviews)
        }
        return nil
    }

    /// The share of the norm's reviews that gives the norm's recall at so many an idea.
    func share(_ perIdea: Int) -> Double? {
        reviews(toRecall: norm[perIdea - 1].recall).map { $0 / Double(perIdea * ideas) }
    }

    var atNorm: (reviews: Int, recall: Double, regret: Double, error: Double)? {
        curve.last { $0.reviews <= 3 * ideas }
    }

    func json(_ options: PanelBenchmark.Options) -> String {
        func number(_ value: Double?) -> JSONValue {
            value.map { .number(($0 * 1e6).rounded() / 1e6) } ?? .null
        }
        return JSONValue.object([
            "scenario": .string(options.scenario), "seeds": .integer(seeds),
            "first_seed": .integer(Int(options.firstSeed)), "session": .integer(options.session),
            "floor": .integer(options.floor), "share3": number(share(3)),
            "share6": number(share(6)), "norm_recall3": number(norm[2].recall),
            "norm_recall6": number(norm[5].recall), "recall_at_norm3": number(atNorm?.recall),
            "regret_at_norm3": number(atNorm?.regret), "separated": number(separated),
        ]).json
    }

    func text(_ options: PanelBenchmark.Options) -> String {
        func number(_ value: Double?) -> String {
            value.map { String((($0 * 1000).rounded()) / 1000) } ?? "not reached"
        }
        var lines = [
            "\(options.scenario), \(seeds) seeds from \(options.firstSeed), \(options.session == 1 ? "pull mode" : "sessions of \(options.session) a member"), floor \(options.floor)",
            "norm        recall \(number(norm[2].recall)) at 3 reviews an idea, \(number(norm[5].recall)) at 6; regret \(number(norm[2].regret)), \(number(norm[5].regret))",
            "share(3)    \(number(share(3)))",
            "share(6)    \(number(share(6)))",
        ]
        if let atNorm {
            lines.append(
                "\(atNorm.reviews) reviews  recall \(number(atNorm.recall)) (± \(number(atNorm.error))), regret \(number(atNorm.regret)); the norm's at 3 an idea: \(number(norm[2].recall)), \(number(norm[2].regret))"
            )
        }
        for point in honesty {
            lines.append(
                "\(point.reviews) reviews  claimed recall \(number(point.claimed)), actual \(number(point.actual))"
            )
        }
        lines.append("separated   in \(number(separated)) of the seeds")
        let every = max(1, curve.count / 10)
        for (index, point) in curve.enumerated()
        where (index + 1) % every == 0 || index + 1 == curve.count {
            lines.append(
                "  \(point.reviews)  recall \(number(point.recall))  regret \(number(point.regret))"
            )
        }
        return lines.joined(separator: "\n")
    }
}
