import WhittleCells
import WhittleCore

/// A verdict on items that is about to be given, with what was known of each when its key was
/// pressed. What has been written since is noticed by it.
struct Judgment: Equatable, Sendable {
    /// What was known of an item.
    struct Known: Equatable, Sendable {
        /// The checksum of its text.
        var text: String
        /// How many verdicts of others it had.
        var verdicts: Int
    }

    var items: [Int32]
    var verdict: Verdict
    var reason: String?
    /// For the staff alone.
    var note: String?
    /// By item; none is left out.
    var known: [Int32: Known]
    /// The campaign's version that the above is of.
    private var version = -1
    /// True where several items were meant, also where one is left of them.
    let isBulk: Bool

    init(_ items: [Int32], _ verdict: Verdict, _ context: Context) {
        self.items = items
        self.verdict = verdict
        isBulk = items.count > 1
        known = [:]
        lookAgain(context)
    }

    /// Takes the items for known as they are now.
    mutating func lookAgain(_ context: Context) {
        guard version != context.campaign.version else { return }
        version = context.campaign.version
        known = [:]
        for item in items {
            known[item] = Known(
                text: context.campaign.textChecksum(of: item),
                verdicts: context.campaign.verdictsOfOthers(on: item, than: context.member))
        }
    }

    /// The items whose text has changed since.
    func changed(_ context: Context) -> [Int32] {
        guard version != context.campaign.version else { return [] }
        return items.filter { known[$0]?.text != context.campaign.textChecksum(of: $0) }
    }

    /// The items that somebody else has decided since.
    func decidedByOthers(_ context: Context) -> [Int32] {
        guard version != context.campaign.version else { return [] }
        return items.filter {
            let count = context.campaign.verdictsOfOthers(on: $0, than: context.member)
            return count > known[$0]?.verdicts ?? 0
        }
    }

    /// Where the draft of its note is kept. Ids have no spaces.
    func noteDraft(_ campaign: Campaign) -> String {
        isBulk || items.isEmpty ? "verdict on many" : "verdict " + campaign.items.name(items[0])
    }

    mutating func leaveOut(_ others: [Int32]) {
        let others = Set(others)
        items.removeAll(where: others.contains)
    }
}

/// Verdicts on Triage: what they go to, what is asked before, and what is left out.
extension Model {
    mutating func giveVerdict(
        _ verdict: Verdict, _ key: Key, _ time: Double, _ context: Context
    ) -> [Effect] {
        if let refusal = triage.refusal(key, at: time, context) {
            status = refusal
            return []
        }
        if triage.isBlind { return judgeAgain(verdict, context) }
        let judgment = Judgment(triage.targets(context), verdict, context)
        guard verdict == .hidden else { return decide(judgment, context) }
        overlay = .choice(hideChoice(judgment, context.campaign))
        return []
    }

    /// A second look at an item of a sample: it never changes what became of the item.
    private mutating func judgeAgain(_ verdict: Verdict, _ context: Context) -> [Effect] {
        guard let item = triage.selected(context), let member,
            let open = context.campaign.openSamples(for: member).first(where: {
                $0.items.contains(item)
            })
        else { return [] }
        inFlight = [item]
        let judged = SampleJudged(
            sample: open.sample, item: context.campaign.items.name(item), verdict: verdict)
        return [.append([DraftEvent(.sampleJudged(judged))], .judged(judged))]
    }

    /// What the first verdict was may be shown now.
    mutating func showFirst(_ judged: SampleJudged, _ context: Context) {
        let sample = context.campaign.sample(judged.sample, for: context.viewpoint)
        let item = sample?.items.first { context.campaign.items.name($0.item) == judged.item }
        let first = item?.first.map { decision in
            let reason = decision.reason.map { " (\($0))" } ?? ""
            return "; the first, by \(decision.member): \(decision.verdict.rawValue)\(reason)"
        }
        status = "Yours: \(judged.verdict.rawValue)\(first ?? ""). Its status stays."
        triage.advance(
            past: inFlight,
            TriageScreen.Given(items: inFlight, verdict: judged.verdict, reason: nil), context)
        inFlight = []
    }

    /// Hides for a reason. What may not just be hidden for it is escalated with it instead.
    mutating func hide(
        _ judgment: Judgment, reason: String, _ context: Context
    ) -> [Effect] {
        var judgment = judgment
        judgment.reason = reason
        let hiding = ItemsDecided(
            items: judgment.items.map { context.campaign.items.name($0) }, verdict: .hidden,
            reason: reason)
        if reason == Campaign.safeguardingCode, refusal(of: .itemsDecided(hiding), context) != nil {
            judgment.verdict = .escalated
        }
        return decide(judgment, context)
    }

    // MARK: The note

    /// Opens the box for the note that goes with a verdict.
    mutating func openVerdictNote(_ judgment: Judgment, _ context: Context) -> [Effect] {
        let count = judgment.items.count
        return openWriting(
            "A note with the verdict on " + (count == 1 ? "this item" : "\(count) items"),
            "Read by moderators and facilitators alone; then the reason is asked.",
            judgment.note ?? "",
            .verdictNote(judgment, draft: judgment.noteDraft(context.campaign)))
    }

    /// Asks for the reason again, once the note is written; an empty one is none.
    mutating func askForReason(
        _ judgment: Judgment, note: String, draft: String, _ context: Context
    ) -> [Effect] {
        var judgment = judgment
        judgment.note = note.isBlank ? nil : note
        if judgment.note == nil { textDrafts[draft] = nil }
        overlay = .choice(hideChoice(judgment, context.campaign))
        return judgment.note == nil ? [.keepDrafts(allDrafts)] : []
    }

    // MARK: Before it is written

    /// A verdict on one item is written at once; on several, on what is delicate, or on what a
    /// colleague has decided since, after asking. Of several those are left out that somebody has
    /// decided or written anew since, and the original of copies: each can be decided alone.
    mutating func decide(_ judgment: Judgment, _ context: Context) -> [Effect] {
        var judgment = judgment
        var since = Set(judgment.decidedByOthers(context))
        since.formUnion(judgment.items.filter(triage.decidedByOthers.contains))
        let decided = judgment.items.filter(since.contains)
        var leftOut: [Int32] = []
        var notes = named(decided) { Model.since($0, context.campaign) }
        inFlight = []
        if judgment.isBulk {
            let changed = judgment.changed(context).filter { !since.contains($0) }
            judgment.leaveOut(decided + changed)
            let originals = originals(judgment, context)
            judgment.leaveOut(originals)
            leftOut = decided + changed + originals
            notes += named(changed) {
                "its text has changed since: " + TextParts.heading($0, context.campaign)
            }
            if !originals.isEmpty {
                notes.append("The oldest of its copies stays; x on it alone hides it too:")
                notes += named(originals) { TextParts.heading($0, context.campaign) }
            }
        } else if !judgment.changed(context).isEmpty {
            status = "The text has changed since it was shown: read it again, then decide."
            return []
        }
        guard !judgment.items.isEmpty else {
            status = "Nothing is left to decide: others have decided or changed all of it."
            return []
        }
        judgment.lookAgain(context)
        inFlight = judgment.items
        let warnings = warnings(judgment.items, judgment.verdict, context)
        let effect = effect(of: judgment, leftOut, context.campaign)
        guard judgment.isBulk || !warnings.isEmpty || !notes.isEmpty else { return [effect] }
        if !leftOut.isEmpty { notes.insert("Left out, \(leftOut.count):", at: 0) }
        ask(judgment, warnings + notes, effect, context.campaign)
        return []
    }

    /// What `y` does where a verdict was asked about: nothing that was not asked.
    mutating func confirm(
        _ judgment: Judgment, _ effect: Effect, _ context: Context
    ) -> [Effect] {
        guard judgment.changed(context).isEmpty, judgment.decidedByOthers(context).isEmpty else {
            let effects = decide(judgment, context)
            if overlay != nil { status = "Nothing was done yet: others have written meanwhile." }
            return effects
        }
        return [effect]
    }

    /// So many items are named for each reason to leave them out.
    private static let namedLimit = 4

    private func named(_ items: [Int32], _ words: (Int32) -> String) -> [String] {
        let more = items.count - Model.namedLimit
        return items.prefix(Model.namedLimit).map { "- " + words($0) }
            + (more > 0 ? ["- and \(more) more of these"] : [])
    }

    /// Who has decided an item since, and what.
    private static func since(_ item: Int32, _ campaign: Campaign) -> String {
        guard let decision = campaign.decision(of: item) else { return "" }
        let why = decision.reason.map { " (\($0))" } ?? ""
        return "\(decision.member) has decided since: \(decision.verdict.rawValue)\(why), "
            + TextParts.heading(item, campaign)
    }

    /// The items that would be the last of their copies to be hidden as duplicates: the oldest of
    /// those that say nearly the same, where none that is not hidden stays beside them.
    private func originals(_ judgment: Judgment, _ context: Context) -> [Int32] {
        guard judgment.verdict == .hidden, judgment.reason == "duplicate" else { return [] }
        let campaign = context.campaign
        var rest = Set(judgment.items)
        let targets = rest
        var originals: [Int32] = []
        for oldest in campaign.sortedByTime(judgment.items) where rest.contains(oldest) {
            let copies = context.similarity.similar(to: oldest, campaign, context.viewpoint)
            let stays = copies.contains {
                !targets.contains($0) && campaign.status(of: $0) != .hidden
            }
            if !stays, copies.contains(where: rest.contains) { originals.append(oldest) }
            rest.subtract(copies)
            rest.remove(oldest)
        }
        return originals
    }

    private func effect(
        of judgment: Judgment, _ leftOut: [Int32], _ campaign: Campaign
    ) -> Effect {
        let events = campaign.decide(
            judgment.items, judgment.verdict, reason: judgment.reason, note: judgment.note,
            by: member)
        let all = ItemsDecided(
            items: judgment.items.map { campaign.items.name($0) }, verdict: judgment.verdict,
            reason: judgment.reason)
        let words = campaign.summary(of: .itemsDecided(all))
        var sentence = words.prefix(1).uppercased() + words.dropFirst()
        if judgment.verdict == .escalated, judgment.reason == Campaign.safeguardingCode {
            sentence += ": it is never just hidden"
        }
        if let first = leftOut.first {
            let what =
                leftOut.count == 1 ? campaign.items.name(first) : "\(leftOut.count) items"
            sentence += "; \(what) left out"
        }
        return .append(
            events.map { DraftEvent(.itemsDecided($0)) },
            .verdict(
                sentence, judgment.verdict, reason: judgment.reason,
                draft: judgment.note.map { _ in judgment.noteDraft(campaign) }))
    }

    private mutating func ask(
        _ judgment: Judgment, _ notes: [String], _ effect: Effect, _ campaign: Campaign
    ) {
        let items = judgment.items
        let because = judgment.reason.map { " (\($0))" } ?? ""
        var details = notes
        if judgment.isBulk {
            let shown = min(items.count, 8)
            details.append(
                shown == items.count
                    ? "They are:" : "The first \(shown) of them, \(items.count - shown) more:")
            details += items.prefix(shown).map { "- " + TextParts.heading($0, campaign) }
        }
        overlay = .confirm(
            Confirmation(
                question: judgment.isBulk
                    ? "\(items.count == 1 ? "1 item" : "\(items.count) items"): \(judgment.verdict.rawValue)\(because)?"
                    : "\(judgment.verdict.rawValue)\(because) all the same?",
                details: details, effect: effect, judgment: judgment))
    }

    /// What a person should know before a verdict that settles items: which of them others have
    /// taken up.
    private func warnings(
        _ items: [Int32], _ verdict: Verdict, _ context: Context
    ) -> [String] {
        guard verdict == .approved || verdict == .hidden else { return [] }
        let campaign = context.campaign
        var lines: [String] = []
        let safeguarding = items.count { Urgency.isSafeguarding($0, campaign) }
        // Facilitators are those to whom it was handed.
        let escalated =
            context.viewpoint.roles.contains(.facilitator)
            ? 0 : items.count { campaign.status(of: $0) == .escalated }
        let held = items.compactMap { triage.claimed[$0] }
        let isOne = items.count == 1
        if safeguarding > 0 {
            lines.append(
                isOne
                    ? "It concerns safeguarding." : "\(safeguarding) of them concern safeguarding.")
        }
        if escalated > 0 {
            lines.append(
                isOne
                    ? "It was handed to a facilitator."
                    : "\(escalated) of them were handed to a facilitator.")
        }
        if let colleague = held.first {
            lines.append(
                isOne ? "\(colleague) is at it now." : "\(held.count) of them are in others' hands."
            )
        }
        return lines
    }
}
