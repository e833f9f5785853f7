/// Stages, cuts and overrides as their lines say.
struct WhittlingState: Sendable {
    var plan = Register<[PlannedStage]>()
    var cuts: [String: Register<CutMade>] = [:]
    var overrides: [StageItem: Register<CutOverride>] = [:]
    var meetings: [String: Register<MeetingHeld>] = [:]
    var deliberations: [StageItem: Register<IdeaDeliberated>] = [:]
}

struct StageItem: Hashable, Sendable {
    var stage: String
    var item: Int32
}

/// A facilitator's word against the cut, with the reason.
package struct CutOverride: Equatable, Sendable {
    package var verdict: OverrideVerdict
    package var reason: String
    package var member: String
}

/// An idea's place in a stage.
package enum Outcome: Equatable, Sendable {
    /// In by the cut: its place in the cut's order, from 1.
    case kept(place: Int)
    /// In by an override.
    case keptByOverride(String)
    /// Out by an override.
    case droppedByOverride(String)
    /// Considered by the cut, and not kept.
    case dropped
    /// Kept by the cut, and hidden since.
    case hidden

    package var isIn: Bool {
        switch self {
        case .kept, .keptByOverride: true
        case .droppedByOverride, .dropped, .hidden: false
        }
    }
}

extension Campaign {
    /// The planned stages; where nothing is planned, a shortlist.
    package var stages: [PlannedStage] { whittling.plan.value ?? [] }

    /// The cut of a stage that counts now, and its stamp.
    package func cut(_ stage: String) -> (cut: CutMade, stamp: Stamp)? {
        whittling.cuts[stage]?.last.map { ($0.value, $0.stamp) }
    }

    /// The stages that are planned, in their order, then those that were cut without a plan.
    package var allStages: [StageFigure] {
        let planned = stages
        let others = cutStages.filter { stage in !planned.contains { $0.stage == stage } }
        return (planned.map(\.stage) + others).map { stage in
            let plan = planned.first { $0.stage == stage }
            return StageFigure(
                stage: stage, title: plan?.title ?? stage, target: plan?.target,
                kept: cut(stage) == nil ? nil : kept(in: stage).count)
        }
    }

    /// Stages that have a cut, in the order of the plan, then by name.
    package var cutStages: [String] {
        let planned = stages.map(\.stage)
        let made = whittling.cuts.filter { $0.value.last != nil }.keys
        return planned.filter(made.contains)
            + made.filter { !planned.contains($0) }.sorted()
    }

    /// The override of a stage for an idea, where one counts.
    package func override(_ stage: String, _ item: Int32) -> CutOverride? {
        guard let last = whittling.overrides[StageItem(stage: stage, item: item)]?.value,
            last.verdict != .none
        else { return nil }
        return last
    }

    /// Every idea of a stage with its outcome: those kept in order, then those kept by override.
    /// Later merges map kept ideas to their heads, and hidden ones drop out.
    package func outcomes(of stage: String) -> [(item: Int32, outcome: Outcome)] {
        var result: [(item: Int32, outcome: Outcome)] = []
        var seen: Set<Int32> = []
        for id in cut(stage)?.cut.kept ?? [] {
            guard let found = items.find(id) else { continue }
            let item = head(of: found)
            guard seen.insert(item).inserted else { continue }
            if status(of: item) == .hidden {
                result.append((item, .hidden))
            } else if let override = override(stage, item), override.verdict == .dropped {
                result.append((item, .droppedByOverride(override.reason)))
            } else {
                result.append((item, .kept(place: result.count + 1)))
            }
        }
        // A head's own override goes before those of the ideas merged into it.
        let added = whittling.overrides.compactMap { key, register in
            key.stage == stage && register.value?.verdict == .kept ? key.item : nil
        }.sorted { one, other in
            isHead(one) != isHead(other) ? isHead(one) : items.isBefore(one, other)
        }
        var late: [(item: Int32, outcome: Outcome)] = []
        for item in added {
            let head = head(of: item)
            guard status(of: head) != .hidden, override(stage, head)?.verdict != .dropped,
                seen.insert(head).inserted
            else { continue }
            late.append((head, .keptByOverride(override(stage, item)?.reason ?? "")))
        }
        result += late.sorted { items.isBefore($0.item, $1.item) }
        return result
    }

    /// The ideas that are in a stage now.
    package func kept(in stage: String) -> [Int32] {
        outcomes(of: stage).filter(\.outcome.isIn).map(\.item)
    }

    /// The furthest stage that each idea is in.
    package func stageByItem() -> [Int32: String] {
        var result: [Int32: String] = [:]
        for stage in cutStages {
            for item in kept(in: stage) { result[item] = stage }
        }
        return result
    }
}

/// A stage as it stands.
package struct StageFigure: Equatable, Sendable {
    package var stage: String
    package var title: String
    /// Nil where it was not planned.
    package var target: Int?
    /// Nil where no cut was made.
    package var kept: Int?
}
