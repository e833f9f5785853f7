/// From all that was contributed to what is published, step by step.
package struct FunnelStep: Equatable, Sendable {
    package let label: String
    /// Nil where the step is still to come.
    package let count: Int?
    /// What is behind it, in a few words.
    package let note: String
    /// How long its bar is: the logarithm of the count over that of the greatest, 0…1. From 60,000
    /// votes to 15 ideas no other bar shows both ends.
    package fileprivate(set) var length = 0.0
}

extension OverviewFigures {
    /// The steps, as far as the viewer may see them.
    package func funnel(_ campaign: Campaign) -> [FunnelStep] {
        var steps: [FunnelStep] = []
        if seesVotes {
            steps.append(
                FunnelStep(
                    label: "contributions", count: contributions,
                    note: Figures.groupedCount(texts, "text") + " and "
                        + Figures.groupedCount(votes, "vote")))
        }
        steps.append(
            FunnelStep(
                label: "texts", count: texts,
                note: Figures.groupedCount(texts - comments, "idea") + " and "
                    + Figures.groupedCount(comments, "comment")))
        if let first = campaign.cutStages.first, let cut = campaign.cut(first)?.cut {
            let title = stages.first { $0.stage == first }?.title ?? first
            steps.append(
                FunnelStep(
                    label: "distinct ideas", count: cut.considered,
                    note: "considered for “\(title)”" + share(cut.considered, of: texts)))
        } else {
            steps.append(
                FunnelStep(
                    label: "distinct ideas", count: distinctIdeas,
                    note: "duplicates merged" + share(distinctIdeas, of: texts)))
        }
        for stage in stages {
            let plan = stage.target.map { "planned \($0)" } ?? "not planned"
            let note =
                stage.kept.map { plan + share($0, of: steps.last?.count ?? 0) }
                ?? "not cut yet" + (stage.target.map { ", \($0) planned" } ?? "")
            steps.append(
                FunnelStep(label: stage.title.lowercased(), count: stage.kept, note: note))
        }
        steps.append(
            FunnelStep(
                label: "published", count: published,
                note: published == nil ? "no guide yet" : "in the guide"))
        let most = steps.compactMap(\.count).max() ?? 0
        return steps.map { step in
            var step = step
            step.length = FunnelStep.length(step.count ?? 0, most)
            return step
        }
    }

    /// `, 1 in 6`; nothing where there is nothing to compare.
    private func share(_ part: Int, of whole: Int) -> String {
        guard part > 0, whole >= 2 * part else { return "" }
        return ", 1 in \(Figures.grouped((whole + part / 2) / part))"
    }
}

extension FunnelStep {
    fileprivate static func length(_ count: Int, _ most: Int) -> Double {
        guard count > 0, most > 0 else { return 0 }
        return Libm.log(Double(count) + 1) / Libm.log(Double(most) + 1)
    }
}

extension Figures {
    /// `13,895`.
    package static func grouped(_ value: Int) -> String {
        let digits = Array(String(value.magnitude))
        var result = value < 0 ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { result.append(",") }
            result.append(digit)
        }
        return result
    }

    /// `1 idea`, `13,895 ideas`.
    package static func groupedCount(
        _ value: Int, _ one: String, _ many: String? = nil
    ) -> String {
        "\(grouped(value)) \(value == 1 ? one : many ?? one + "s")"
    }
}
