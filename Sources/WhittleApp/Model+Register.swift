import WhittleCells
import WhittleCore

/// What the Register's keys do where they write or open an overlay.
extension Model {
    mutating func registerAction(
        _ action: RegisterScreen.Action, _ context: Context
    ) -> [Effect] {
        switch action {
        case .move, .due:
            return register.update(action, context)
        case .open:
            guard let source = register.chosen(context) else { return [] }
            overlay = .reading(
                title: source.id,
                text: context.evidence.lines(of: source).joined(separator: "\n"), firstLine: 0)
            return []
        case .new, .edit, .review, .link: break
        }
        // Who may not write is told so before they are asked.
        let probe = EvidenceRegistered(evidence: "x", title: "x")
        guard mayWrite(.evidenceRegistered(probe), context) else { return [] }
        if action == .new {
            ask(
                "A new source: its title", "The rest is written with e.",
                purpose: .register(.title))
            return []
        }
        guard let source = register.chosen(context) else {
            status = "There is no source yet: n registers one."
            return []
        }
        askAbout(source, action, context)
        return []
    }

    private mutating func askAbout(
        _ source: EvidenceSource, _ action: RegisterScreen.Action, _ context: Context
    ) {
        switch action {
        case .edit:
            overlay = .choice(
                Choice(
                    title: "Write what of \(source.id)?",
                    options: EvidenceField.options(of: source.details),
                    purpose: .register(.fields(source.id))))
        case .review:
            overlay = .choice(
                Choice(
                    title: "\(source.id) is",
                    options: [
                        Choice.Option(
                            key: "c", title: "current", detail: "it still holds; then when next"),
                        Choice.Option(
                            key: "s", title: "superseded",
                            detail: "something newer stands in its place; then when next"),
                        Choice.Option(
                            key: "w", title: "withdrawn", detail: "it holds no more; then why"),
                    ], purpose: .register(.verdict(source.id))))
        case .link:
            let ideas = context.viewpoint.ideas(ofEvidence: source.id, in: context.campaign)
            ask(
                "The ideas of \(source.id)",
                "Ids with spaces between them; those that it belongs to now stand here.",
                text: ideas.map { context.campaign.items.name($0) }.joined(separator: " "),
                purpose: .register(.ideas(source.id)))
        case .move, .due, .open,
            .new:
            break
        }
    }

    // MARK: Answers

    mutating func chooseRegister(
        _ option: Choice.Option, _ question: RegisterQuestion, _ context: Context
    ) -> [Effect] {
        switch question {
        case .fields(let id):
            guard let source = context.campaign.evidenceSource(id)?.details,
                let field = EvidenceField.chosen(option)
            else { return [] }
            return openWriting(
                "\(id): \(field.words)",
                field == .owner
                    ? "Read by members alone. Blank takes it away."
                    : "Published where an idea of it is in the guide. Blank takes it away.",
                field.text(of: source), .register(.field(id, field)))
        case .verdict(let id):
            guard let verdict = EvidenceVerdict(rawValue: option.title) else { return [] }
            if verdict == .withdrawn {
                askForNote(id, verdict, next: nil)
            } else {
                ask(
                    "\(id) is \(verdict.rawValue): when is it reviewed next?",
                    "Like 2016-01-31 or 2016-01; empty where no date is planned.",
                    purpose: .register(.next(id, verdict)))
            }
            return []
        case .title, .field, .next, .note, .ideas: return []
        }
    }

    private mutating func askForNote(_ id: String, _ verdict: EvidenceVerdict, next: String?) {
        ask(
            "\(id) is \(verdict.rawValue): a note",
            "Why, in a few words, for members; empty writes no note.",
            purpose: .register(.note(id, verdict, next: next)))
    }

    /// After a line of text; what cannot be right is asked again.
    mutating func finishRegister(
        _ prompt: Prompt, _ question: RegisterQuestion, _ context: Context
    ) -> [Effect] {
        let text = TextParts.oneLine(prompt.field.text)
        let given = text.isEmpty ? nil : text
        switch question {
        case .title:
            let id = context.campaign.newID(text, else: "source") {
                context.campaign.evidenceSource($0) != nil
            }
            return append(
                [.evidenceRegistered(EvidenceRegistered(evidence: id, title: text))],
                "Registered \(id); e writes the rest, i its ideas. u takes it back.", prompt,
                context)
        case .next(let id, let verdict):
            let review = EvidenceReviewed(evidence: id, verdict: verdict, next: given)
            guard mayWrite(.evidenceReviewed(review), orAsk: prompt, context) else { return [] }
            askForNote(id, verdict, next: given)
            return []
        case .note(let id, let verdict, let next):
            return append(
                [
                    .evidenceReviewed(
                        EvidenceReviewed(evidence: id, verdict: verdict, next: next, note: given))
                ], "\(id) is \(verdict.rawValue). u takes it back.", prompt, context)
        case .ideas(let id): return linkIdeas(id, text, prompt, context)
        case .fields, .field, .verdict: return []
        }
    }

    /// Links those that are new, and takes off those that were taken out.
    private mutating func linkIdeas(
        _ id: String, _ text: String, _ prompt: Prompt, _ context: Context
    ) -> [Effect] {
        let campaign = context.campaign
        let before = context.viewpoint.ideas(ofEvidence: id, in: campaign)
        var wanted: [String] = []
        for part in text.unicodeScalars.split(whereSeparator: { $0 == " " || $0 == "," }) {
            let idea = String(part)
            if !wanted.contains(idea) { wanted.append(idea) }
        }
        let heads = wanted.compactMap { campaign.items.find($0) }.map { campaign.head(of: $0) }
        var events: [Event] = wanted.filter { idea in
            campaign.items.find(idea).map { !before.contains(campaign.head(of: $0)) } ?? true
        }.map { .evidenceLinked(EvidenceLinked(evidence: id, idea: $0)) }
        for idea in before where !heads.contains(idea) {
            events += campaign.unlinkEvents(id, from: idea)
        }
        guard !events.isEmpty else {
            status = "Nothing was changed."
            return []
        }
        return append(
            events, "\(id) belongs to \(TextParts.counted(wanted.count, "idea")). u takes it back.",
            prompt, context)
    }

    /// Writes events as one action; where they may not be written, the line is asked again.
    mutating func append(
        _ events: [Event], happened: Timestamp? = nil, _ words: String, _ prompt: Prompt,
        _ context: Context
    ) -> [Effect] {
        for event in events {
            guard mayWrite(event, orAsk: prompt, context) else { return [] }
        }
        return [.append(events.map { DraftEvent($0, happened: happened) }, .other(words))]
    }

    /// Writes what was written in a box; where it may not be written, its draft is kept.
    mutating func append(
        _ event: Event, _ words: String, draft: String?, _ context: Context
    ) -> [Effect] {
        if let refusal = refusal(of: event, context) {
            status = refusal + " The draft is kept."
            return []
        }
        return [.append([DraftEvent(event)], .written(words, draft: draft))]
    }

    mutating func finishRegisterText(
        _ text: String, _ question: RegisterQuestion, _ context: Context
    ) -> [Effect] {
        guard case .field(let id, let field) = question,
            let source = context.campaign.evidenceSource(id)?.details
        else { return [] }
        let changed = field.setting(text, in: source)
        guard changed != source else {
            status = "Nothing was changed."
            return []
        }
        return append(
            .evidenceRegistered(changed), "\(id) is changed. u takes it back.",
            draft: question.draftKey, context)
    }
}
