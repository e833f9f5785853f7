import WhittleCells
import WhittleCore

/// What the screens' keys do where they open an overlay or write.
extension Model {
    // MARK: Triage

    /// The keys of the reasons: the same letter always means the same reason.
    static let reasonKeys: [(Unicode.Scalar, String)] = [
        ("o", "off-topic"), ("d", "duplicate"), ("p", Campaign.personalDataCode),
        ("n", "names-someone"), ("g", Campaign.safeguardingCode), ("a", "abusive"), ("s", "spam"),
        ("v", "advert"),
        ("u", "unlawful"), ("i", "not-an-idea"), ("r", "unreadable"), ("z", "other"),
    ]

    /// The reasons to choose from, with their keys.
    static func reasons(_ campaign: Campaign) -> [Choice.Option] {
        var free = "bcefhjklmqtwxy123456789".unicodeScalars.makeIterator()
        return campaign.reasons.compactMap { reason in
            let fixed = Model.reasonKeys.first { $0.1 == reason.code }?.0
            return (fixed ?? free.next()).map {
                Choice.Option(key: $0, title: reason.code, detail: reason.description)
            }
        }
    }

    /// No reason has a capital letter.
    static let noteKey: Unicode.Scalar = "N"

    /// Asks why the items are to be hidden; a note can be written before the reason is given.
    func hideChoice(_ judgment: Judgment, _ campaign: Campaign) -> Choice {
        let count = judgment.items.count
        let detail =
            if let note = judgment.note {
                "“\(note)”; N changes it"
            } else if textDrafts[judgment.noteDraft(campaign)] != nil {
                "a draft of it is kept; then the reason"
            } else {
                "for the staff alone; then the reason"
            }
        let note = Choice.Option(
            key: Model.noteKey, title: judgment.note == nil ? "add a note" : "with the note",
            detail: detail)
        return Choice(
            title: "Hide \(count == 1 ? "this item" : "\(count) tagged items"), because it is",
            options: Model.reasons(campaign) + [note], purpose: .hideReason(judgment))
    }

    /// Why the member may not write an event; nil where they may.
    func refusal(of event: Event, _ context: Context) -> String? {
        guard let member else { return Model.nobody }
        if let seenAs {
            return "Nothing is written as \(seenAs.word): Esc goes back to your own view."
        }
        return context.rejection(of: event, by: member)?.sentence
    }

    /// False where the member may not write an event: the status says why.
    mutating func mayWrite(_ event: Event, _ context: Context) -> Bool {
        guard let refusal = refusal(of: event, context) else { return true }
        status = refusal
        return false
    }

    /// The same after a line of text, which is asked again.
    mutating func mayWrite(_ event: Event, orAsk prompt: Prompt, _ context: Context) -> Bool {
        guard let refusal = refusal(of: event, context) else { return true }
        askAgain(prompt, refusal)
        return false
    }

    /// Asks for a line of text.
    mutating func ask(
        _ title: String, _ hint: String, text: String = "", limit: Int = 4_000,
        purpose: Prompt.Purpose
    ) {
        overlay = .prompt(
            Prompt(
                title: title, hint: hint, field: TextField(text, limit: limit), purpose: purpose))
    }

    /// Asks for a line of text again, and says why.
    mutating func askAgain(_ prompt: Prompt, _ why: String) {
        status = why
        overlay = .prompt(prompt)
    }

    // MARK: Shortlist

    mutating func shortlistAction(
        _ action: ShortlistScreen.Action, _ context: Context
    ) -> [Effect] {
        switch action {
        case .open:
            openReading(context)
            return []
        case .keep, .drop:
            guard let item = shortlist.selected(context) else { return [] }
            return askToOverride(item, action == .keep ? .kept : .dropped, context)
        case .cut: return askToCut(context)
        case .weights:
            askForWeights(context)
            return []
        case .score where !shortlist.by.usesPanel:
            status = "This order takes no score of the panel; b changes it."
            return []
        case .move, .more, .fewer, .basis, .score, .limits,
            .stage:
            return shortlist.update(action, context)
        }
    }

    /// Asks for other weights of the criteria, beginning with those that hold now.
    private mutating func askForWeights(_ context: Context) {
        let rule = shortlist.rule(context)
        guard let round = rule.round.flatMap(context.campaign.round) else {
            status =
                shortlist.by.usesPanel
                ? "There is no round of the panel yet."
                : "This order takes no score of the panel; b changes it."
            return
        }
        func words(_ criteria: [Criterion]) -> String {
            criteria.map { "\($0.criterion)=\(Decimal15.text($0.weight))" }.joined(separator: " ")
        }
        overlay = .prompt(
            Prompt(
                title: "What if the criteria weighed otherwise?",
                hint: "The round's own: \(words(round.details.criteria)). Nothing: these.",
                field: TextField(words(round.details.weighing(rule.weights).criteria)),
                purpose: .weights(round: round.id)))
    }

    /// Takes the weights up; asks again where they cannot be understood.
    mutating func takeWeights(_ prompt: Prompt, of round: String, _ campaign: Campaign) {
        guard let details = campaign.round(round)?.details else { return }
        do throws(CriterionWeights.Fault) {
            shortlist.weights = try CriterionWeights.read(prompt.field.text, details)
            status =
                shortlist.weights?.isEmpty == false
                ? "What if: these weights are not the round's own." : "The round's own weights."
        } catch {
            askAgain(prompt, error.sentence)
        }
    }

    private mutating func askToOverride(
        _ item: Int32, _ verdict: OverrideVerdict, _ context: Context
    ) -> [Effect] {
        let campaign = context.campaign
        let stage = shortlist.stage(campaign).stage
        let id = campaign.items.name(item)
        if campaign.override(stage, item)?.verdict == verdict {
            return [
                .append(
                    [
                        DraftEvent(
                            .cutOverridden(
                                CutOverridden(
                                    stage: stage, idea: id, verdict: .none,
                                    reason: "the override was taken back")))
                    ], .other("The override of \(id) is taken back."))
            ]
        }
        // Who may not override is told so before they write a reason.
        let probe = CutOverridden(stage: stage, idea: id, verdict: verdict, reason: "?")
        guard mayWrite(.cutOverridden(probe), context) else { return [] }
        overlay = .prompt(
            Prompt(
                title: verdict == .kept
                    ? "Keep \(id) against the cut" : "Drop \(id) against the cut",
                hint: "The reason, which is published. The same key again takes it back.",
                purpose: .override(stage: stage, idea: id, verdict)))
        return []
    }

    private mutating func askToCut(_ context: Context) -> [Effect] {
        let campaign = context.campaign
        let viewpoint = context.viewpoint
        let preview = shortlist.preview(context)
        // What is wrong with the choice would tell of scores, too.
        guard viewpoint.canSeeOrder(preview.rule, from: preview.from, in: campaign) else {
            status =
                viewpoint.standsBack(fromPoolOf: preview.rule, from: preview.from, in: campaign)
                ? "You stand back from an idea of this pool: another facilitator cuts by the panel."
                : "You may not see all of the panel's scores yet, so you cannot cut by them."
            return []
        }
        if let problem = preview.choice.problem {
            status = problem
            return []
        }
        let event = Event.cutMade(campaign.cutEvent(preview))
        guard mayWrite(event, context) else { return [] }
        var details = [
            "\(preview.kept.count) of \(preview.considered) kept: \(preview.rule.words)."
        ]
        if !preview.overridden.isEmpty {
            details.append(
                "\(preview.overridden.count) overrides outlive the cut: \(preview.result.count) are then in."
            )
        }
        for (items, word) in [(preview.entering, "comes in"), (preview.leaving, "leaves")] {
            let shown = items.filter { viewpoint.canSee($0, in: campaign) }.prefix(4)
            details += shown.map { "\(word): " + TextParts.heading($0, campaign) }
            if items.count > shown.count { details.append("and \(items.count - shown.count) more") }
        }
        overlay = .confirm(
            Confirmation(
                question: "Make the cut “\(shortlist.stage(campaign).title)”?", details: details,
                effect: .append(
                    [DraftEvent(event)],
                    .other("The cut is made: \(preview.kept.count) kept. u takes it back."))))
        return []
    }
}
