/// What a meeting may decide of an idea. The wire takes any text; these are what is written.
package enum DeliberationOutcome: String, CaseIterable, Equatable, Sendable {
    case kept, dropped
    /// The stage is right as it stands, whatever the panel wants to have said.
    case asIs = "as-is"
    case postponed

    /// After the idea's id: `polis.demo-17 is kept`.
    package var words: String {
        switch self {
        case .kept: "is kept"
        case .dropped: "is dropped"
        case .asIs: "stays as it is"
        case .postponed: "is put off"
        }
    }
}

/// A decision of a meeting, with who wrote it down and when.
package struct Deliberation: Sendable {
    /// The head that stands for the idea now.
    package let item: Int32
    package let decision: IdeaDeliberated
    package let member: String
    package let stamp: Stamp

    /// Nil for a word of another version.
    package var outcome: DeliberationOutcome? { DeliberationOutcome(rawValue: decision.outcome) }

    /// `5 for, 2 against, 1 abstaining`; nil where nobody counted.
    package var votes: String? {
        let parts = [
            decision.for.map { "\($0) for" }, decision.against.map { "\($0) against" },
            decision.abstain.map { "\($0) abstaining" },
        ].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
}

extension Campaign {
    // MARK: Meetings

    /// A meeting as its last line says.
    package func meeting(_ id: String) -> MeetingHeld? { whittling.meetings[id]?.value }

    /// All meetings, by date, then in the order in which they were written down.
    package var meetings: [MeetingHeld] {
        whittling.meetings.values.compactMap { register in
            register.first.flatMap { first in register.value.map { (first.stamp, $0) } }
        }.sorted { one, other in
            one.1.date != other.1.date
                ? one.1.date < other.1.date : one.0.isBefore(other.0, writers.ranks)
        }.map(\.1)
    }

    // MARK: Decisions

    /// What was decided of an idea in a stage, and counts: the head's own last decision, else the
    /// last of those merged into it.
    package func deliberation(_ stage: String, _ item: Int32) -> Deliberation? {
        deliberationHistory(stage, item).last
    }

    /// All that was decided of an idea in a stage, the last one counting.
    package func deliberationHistory(_ stage: String, _ item: Int32) -> [Deliberation] {
        guard !whittling.deliberations.isEmpty else { return [] }
        let head = head(of: item)
        func entries(_ other: Int32) -> [Deliberation] {
            let key = StageItem(stage: stage, item: other)
            return (whittling.deliberations[key]?.entries ?? []).map {
                Deliberation(
                    item: head, decision: $0.value, member: writers[$0.stamp.writer].member,
                    stamp: $0.stamp)
            }
        }
        let merged = group(of: head).filter { $0 != head }.flatMap(entries)
        return inOrder(merged) + entries(head)
    }

    /// The decisions of a stage that count, or of all stages, in the order in which they were
    /// written down.
    package func deliberations(in stage: String? = nil) -> [Deliberation] {
        var seen: Set<StageItem> = []
        let counting = whittling.deliberations.keys.compactMap { key -> Deliberation? in
            guard stage == nil || key.stage == stage else { return nil }
            let head = head(of: key.item)
            guard seen.insert(StageItem(stage: key.stage, item: head)).inserted else { return nil }
            return deliberation(key.stage, head)
        }
        return inOrder(counting)
    }

    /// What one meeting decided, each idea of a stage once, also where a later meeting has
    /// decided anew.
    package func deliberations(ofMeeting meeting: String) -> [Deliberation] {
        var result: [Deliberation] = []
        for (key, register) in whittling.deliberations {
            guard let entry = register.entries.last(where: { $0.value.meeting == meeting }) else {
                continue
            }
            result.append(
                Deliberation(
                    item: head(of: key.item), decision: entry.value,
                    member: writers[entry.stamp.writer].member, stamp: entry.stamp))
        }
        return inOrder(result)
    }

    private func inOrder(_ deliberations: [Deliberation]) -> [Deliberation] {
        deliberations.sorted { $0.stamp.isBefore($1.stamp, writers.ranks) }
    }

    /// The lines of one decision: an override too where it goes against the stage as the cut
    /// leaves it. Without a cut both outcomes need one, or the cut would know nothing of them.
    /// The decision comes last, so that it names the action.
    package func deliberationEvents(_ decision: IdeaDeliberated) -> [Event] {
        let event = Event.ideaDeliberated(decision)
        guard let item = items.find(decision.idea),
            let outcome = DeliberationOutcome(rawValue: decision.outcome),
            let verdict = override(for: outcome, decision.stage, head(of: item))
        else { return [event] }
        let override = CutOverridden(
            stage: decision.stage, idea: decision.idea, verdict: verdict, reason: decision.reason)
        return [.cutOverridden(override), event]
    }

    /// What the lines of a decision do to the stage beside it, for the end of a sentence.
    package func overrideWords(_ events: [Event]) -> String {
        for case .cutOverridden(let override) in events {
            if override.verdict == .none { return ", as the cut has it" }
            return cut(override.stage) == nil ? ", ahead of the cut" : ", against the cut"
        }
        return ""
    }

    private func override(
        for outcome: DeliberationOutcome, _ stage: String, _ head: Int32
    ) -> OverrideVerdict? {
        let own = override(stage, head)?.verdict
        let byCut = cut(stage).map { made in
            made.cut.kept.contains { items.find($0).map { self.head(of: $0) } == head }
        }
        let isKeptByMerged = group(of: head).contains {
            $0 != head && override(stage, $0)?.verdict == .kept
        }
        switch outcome {
        case .kept:
            if byCut == true { return own == .dropped ? OverrideVerdict.none : nil }
            return own == .kept ? nil : .kept
        case .dropped:
            if byCut == false, !isKeptByMerged { return own == .kept ? OverrideVerdict.none : nil }
            return own == .dropped ? nil : .dropped
        case .asIs, .postponed: return nil
        }
    }
}

extension Viewpoint {
    /// True where a decision may be shown: to whoever may see its idea, and the head that stands
    /// for it. Its reason, votes and dissent are for the public; names are for members.
    package func canSee(_ deliberation: Deliberation, in campaign: Campaign) -> Bool {
        guard let item = campaign.items.find(deliberation.decision.idea) else { return false }
        return canSee(item, in: campaign) && canSee(deliberation.item, in: campaign)
    }
}
