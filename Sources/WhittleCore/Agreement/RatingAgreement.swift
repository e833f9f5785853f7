/// A figure of agreement. The raw values are the keys of `whittle agreement --json`.
package enum AgreementStatistic: String, CaseIterable, Sendable {
    case alphaNominal = "alpha_nominal"
    case alphaOrdinal = "alpha_ordinal"
    case alphaInterval = "alpha_interval"
    case alphaRatio = "alpha_ratio"
    case kendall = "kendall_w"
    case oneWaySingle = "icc_1_1"
    case randomSingle = "icc_2_1"
    case fixedSingle = "icc_3_1"
    case oneWayMean = "icc_1_k"
    case randomMean = "icc_2_k"
    case fixedMean = "icc_3_k"
    case fleiss = "fleiss_kappa"
    case conger = "conger_kappa"
    case gwet = "gwet_ac1"
    case brennanPrediger = "brennan_prediger"

    /// The scale of Krippendorff's alpha; nil for the others.
    package var metric: ScaleMetric? {
        switch self {
        case .alphaNominal: .nominal
        case .alphaOrdinal: .ordinal
        case .alphaInterval: .interval
        case .alphaRatio: .ratio
        case .kendall, .oneWaySingle, .randomSingle, .fixedSingle, .oneWayMean, .randomMean,
            .fixedMean, .fleiss, .conger, .gwet, .brennanPrediger:
            nil
        }
    }

    /// The form of the intraclass correlation; nil for the others.
    package var form: IntraclassForm? {
        switch self {
        case .oneWaySingle: .oneWaySingle
        case .randomSingle: .randomSingle
        case .fixedSingle: .fixedSingle
        case .oneWayMean: .oneWayMean
        case .randomMean: .randomMean
        case .fixedMean: .fixedMean
        case .alphaNominal, .alphaOrdinal, .alphaInterval, .alphaRatio, .kendall, .fleiss,
            .conger, .gwet, .brennanPrediger:
            nil
        }
    }

    /// The other coefficient for names; nil for the others.
    package var coefficient: NominalCoefficient? {
        switch self {
        case .fleiss: .fleiss
        case .conger: .conger
        case .gwet: .gwet
        case .brennanPrediger: .brennanPrediger
        case .alphaNominal, .alphaOrdinal, .alphaInterval, .alphaRatio, .kendall, .oneWaySingle,
            .randomSingle, .fixedSingle, .oneWayMean, .randomMean, .fixedMean:
            nil
        }
    }

    /// True where the scores may be words.
    package var isForNames: Bool { self == .alphaNominal || coefficient != nil }

    /// Its name: `ICC(2,1)`.
    package var name: String {
        switch self {
        case .alphaNominal: "alpha of names"
        case .alphaOrdinal: "alpha of ranks"
        case .alphaInterval: "alpha of steps"
        case .alphaRatio: "alpha of proportions"
        case .kendall: "Kendall's W"
        case .oneWaySingle: "ICC(1,1)"
        case .randomSingle: "ICC(2,1)"
        case .fixedSingle: "ICC(3,1)"
        case .oneWayMean: "ICC(1,k)"
        case .randomMean: "ICC(2,k)"
        case .fixedMean: "ICC(3,k)"
        case .fleiss: "Fleiss' kappa"
        case .conger: "Conger's kappa"
        case .gwet: "Gwet's AC1"
        case .brennanPrediger: "Brennan and Prediger"
        }
    }

    /// Its name with what it takes the scores for.
    package var title: String {
        switch self {
        case .alphaNominal: "\(name): Krippendorff's, equal scores"
        case .alphaOrdinal: "\(name): Krippendorff's, scores as an order"
        case .alphaInterval: "\(name): Krippendorff's, scores as distances"
        case .alphaRatio: "\(name): Krippendorff's, scores as ratios"
        case .kendall: "\(name): the same order of the items"
        case .oneWaySingle: "\(name): one score, each item with raters of its own"
        case .randomSingle: "\(name): one score, the same score meant"
        case .fixedSingle: "\(name): one score, the same order meant"
        case .oneWayMean: "\(name): the mean of all raters, each item with its own"
        case .randomMean: "\(name): the mean of all raters, the same score meant"
        case .fixedMean: "\(name): the mean of all raters, the same order meant"
        case .fleiss, .gwet, .brennanPrediger: "\(name): equal scores"
        case .conger: "\(name): equal scores; Cohen's for two raters"
        }
    }
}

/// How far the raters of a table agree, by every figure that the table allows.
package struct RatingAgreement: Sendable {
    package struct Figure: Sendable {
        package let statistic: AgreementStatistic
        /// Nil where it is not defined; `reason` says why.
        package let value: Double?
        /// By the distribution of F: the intraclass correlations have one.
        package let exact: ConfidenceInterval?
        /// 95 %, by samples of the items; nil without resamples, and where too few samples vary.
        package let bootstrap: BootstrapInterval?
        /// The lowest and the highest value where one of the raters is left out: the samples of
        /// items say nothing of how much depends on who is on the panel.
        package let withoutOne: ConfidenceInterval?
        package let reason: String?
    }

    /// With more raters than this no one of them is left out in turn.
    package static let mostRatersLeftOut = 12

    package let table: RatingTable
    /// In the order of the statistics.
    package let figures: [Figure]
    /// Nil where a rating is missing, or where they do not vary.
    package let meanSquares: MeanSquares?
    package let concordance: KendallConcordance?

    /// - Parameters:
    ///   - isNominal: the scores stand for names: nothing but nominal alpha is defined.
    ///   - resamples: of the bootstrap; 0: no intervals by samples.
    package init(
        _ table: RatingTable, isNominal: Bool = false,
        resamples: Int = Krippendorff.resamples, seed: UInt64 = 1
    ) {
        self.table = table
        let values = RatingAgreement.Values(table, isNominal)
        meanSquares = values.meanSquares
        concordance = values.concordance
        let samples = RatingAgreement.samples(
            values, table.rows.count, isNominal, resamples, seed)
        var withoutOne: [RatingAgreement.Values] = []
        if (3...RatingAgreement.mostRatersLeftOut).contains(table.raters.count) {
            withoutOne = table.raters.map { Values(table.without($0), isNominal) }
        }
        figures = AgreementStatistic.allCases.map { statistic in
            let value = values[statistic]
            let left = value == nil ? [] : withoutOne.compactMap { $0[statistic] }
            var range: ConfidenceInterval?
            if let low = left.min(), let high = left.max() {
                range = ConfidenceInterval(low: low, high: high)
            }
            return Figure(
                statistic: statistic, value: value,
                exact: statistic.form.flatMap { values.meanSquares?.interval($0) },
                bootstrap: value == nil ? nil : samples[statistic] ?? nil, withoutOne: range,
                reason: value == nil
                    ? RatingAgreement.reason(statistic, table, isNominal) : nil)
        }
    }

    package func figure(_ statistic: AgreementStatistic) -> Figure? {
        figures.first { $0.statistic == statistic }
    }

    /// Items with two ratings or more: those that alpha is made of.
    package var pairedItems: Int { table.rows.count { $0.count > 1 } }

    // MARK: Parts

    /// The figures themselves, of a table.
    private struct Values {
        let alpha: Krippendorff
        let meanSquares: MeanSquares?
        let concordance: KendallConcordance?
        let matrix: [[Double]]?
        let names: NominalRatings?
        private let coefficients: [NominalCoefficient: Double]
        private let isNominal: Bool

        init(_ table: RatingTable, _ isNominal: Bool) {
            self.isNominal = isNominal
            alpha = Krippendorff(table.units)
            meanSquares = isNominal ? nil : MeanSquares(table)
            concordance = isNominal ? nil : KendallConcordance(table)
            matrix = isNominal ? nil : table.matrix
            names = NominalRatings(table)
            coefficients =
                names?.coefficients(Array(repeating: 1, count: table.rows.count)) ?? [:]
        }

        subscript(_ statistic: AgreementStatistic) -> Double? {
            if isNominal, !statistic.isForNames { return nil }
            if let metric = statistic.metric { return alpha.alpha(metric) }
            if let form = statistic.form { return meanSquares?.correlation(form) }
            if let coefficient = statistic.coefficient { return coefficients[coefficient] }
            return concordance?.coefficient
        }
    }

    private static func samples(
        _ values: Values, _ items: Int, _ isNominal: Bool, _ resamples: Int, _ seed: UInt64
    ) -> [AgreementStatistic: BootstrapInterval] {
        guard resamples > 0, items > 0 else { return [:] }
        var result: [AgreementStatistic: BootstrapInterval] = [:]
        let statistics = AgreementStatistic.allCases.filter { !isNominal || $0.isForNames }
        let alphas = statistics.filter { $0.metric != nil }
        let intervals = values.alpha.intervals(
            alphas.compactMap(\.metric), resamples: resamples, seed: seed)
        for (statistic, interval) in zip(alphas, intervals) { result[statistic] = interval }
        let scores = values.meanSquares == nil ? nil : values.matrix.map { ScoreMatrix($0) }
        let orders = values.concordance == nil ? nil : values.matrix.map { RaterOrders($0) }
        let rest = statistics.filter { $0.metric == nil }
        var drawn: [[Double]] = rest.map { _ in [] }
        var random = SplitMix64(seed: seed)
        var weights = Array(repeating: 0, count: items)
        for _ in 0..<resamples {
            for index in weights.indices { weights[index] = 0 }
            for _ in weights.indices { weights[random.below(items)] += 1 }
            let meanSquares = scores.flatMap { MeanSquares($0, weights: weights) }
            let concordance = orders.flatMap { KendallConcordance($0, weights: weights) }
            let coefficients = values.names?.coefficients(weights) ?? [:]
            for (index, statistic) in rest.enumerated() {
                let value: Double?
                if let form = statistic.form {
                    value = meanSquares?.correlation(form)
                } else if let coefficient = statistic.coefficient {
                    value = coefficients[coefficient]
                } else {
                    value = concordance?.coefficient
                }
                if let value { drawn[index].append(value) }
            }
        }
        for (statistic, values) in zip(rest, drawn) {
            result[statistic] = BootstrapInterval(values, of: resamples)
        }
        return result
    }

    /// Why a figure is not defined.
    private static func reason(
        _ statistic: AgreementStatistic, _ table: RatingTable, _ isNominal: Bool
    ) -> String {
        if table.raters.count < 2 { return "there are no two raters" }
        if isNominal, !statistic.isForNames { return "the scores are words" }
        if statistic.metric != nil || statistic.coefficient != nil {
            if !table.rows.contains(where: { $0.count > 1 }) { return "no item has two scores" }
            if table.isConstant { return "the scores do not vary" }
            if statistic == .alphaRatio, table.rows.joined().contains(where: { $0.score < 0 }) {
                return "a score is below 0"
            }
            let different = Set(table.rows.joined().map(\.score)).count
            if statistic == .alphaRatio, different > Krippendorff.mostRatioValues {
                return "more than \(Krippendorff.mostRatioValues) different scores"
            }
            if statistic.coefficient != nil, different > NominalRatings.mostNames {
                return "more than \(NominalRatings.mostNames) different scores"
            }
            return statistic.metric == nil
                ? "too many raters and different scores"
                : "the scores of items with two of them do not vary"
        }
        if !table.isComplete { return "not every rater scored every item" }
        if table.rows.count < 2 { return "there are no two items" }
        if statistic == .kendall { return "no rater tells the items apart" }
        return table.isConstant
            ? "the scores do not vary" : "the items differ less than the raters do"
    }
}
