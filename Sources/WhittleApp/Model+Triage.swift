import WhittleCells
import WhittleCore

/// What Triage's keys do where they write or open an overlay.
extension Model {
    mutating func triageAction(
        _ action: TriageScreen.Action, _ key: Key, _ time: Double, _ context: Context
    ) -> [Effect] {
        switch action {
        case .approve: return giveVerdict(.approved, key, time, context)
        case .hide: return giveVerdict(.hidden, key, time, context)
        case .escalate: return giveVerdict(.escalated, key, time, context)
        case .edit: return openEditing(context)
        case .redact: return openRedacting(context)
        case .split: return openSplitting(context)
        case .note: return openNote(context)
        case .read:
            if triage.isBlind, let item = triage.selected(context) {
                overlay = .reading(
                    title: TextParts.heading(item, context.campaign),
                    text: ItemText.triage(item, triage, context), firstLine: 0)
            } else {
                openReading(context)
            }
            return []
        case .policy:
            overlay = .reading(
                title: "The policy, and the reasons to hide",
                text: PolicyText.whole(context.campaign), firstLine: 0)
            return []
        case .queue:
            overlay = .choice(Model.queueChoice)
            return []
        case .similar:
            tagSimilar(context)
            return []
        case .saveFilter:
            askToSave(triage.filter)
            return []
        case .move, .skip, .tag, .tagAll, .tagPage,
            .clearTags, .filter:
            return triage.update(action, context)
        case .refill:
            arrivals = 0
            return triage.update(action, context)
        }
    }

    // MARK: Texts

    /// The item to be changed; a sentence where there is none, or the viewer may not.
    private mutating func itemToChange(_ context: Context) -> Int32? {
        guard context.viewpoint.isStaff, let item = triage.selected(context) else {
            status = "There is nothing here to change."
            return nil
        }
        return item
    }

    mutating func openWriting(
        _ title: String, _ audience: String, _ text: String, _ purpose: Writing.Purpose
    ) -> [Effect] {
        let draft = purpose.draftKey.flatMap { textDrafts[$0] }
        overlay = .writing(
            Writing(
                title: title,
                audience: audience + (draft == nil ? "" : " This is the draft that you left."),
                box: TextBox(draft ?? text, limit: Campaign.textLimit + Campaign.titleLimit + 1),
                purpose: purpose))
        return []
    }

    private mutating func openEditing(_ context: Context) -> [Effect] {
        guard let item = itemToChange(context) else { return [] }
        let campaign = context.campaign
        if campaign.redaction(of: item) != nil {
            status = "It is redacted, and edits do not show through: r changes that text."
            return []
        }
        return openWriting(
            "Edit \(campaign.items.name(item))",
            Model.titleHint(item, campaign) + "Read by whoever may read the item.",
            campaign.text(of: item), .edit(item: campaign.items.name(item)))
    }

    private mutating func openRedacting(_ context: Context) -> [Effect] {
        guard let item = itemToChange(context) else { return [] }
        let campaign = context.campaign
        return openWriting(
            "Redact \(campaign.items.name(item))",
            Model.titleHint(item, campaign)
                + "Read in its place by whoever may read the item; then the reason is asked. Detectors help; they do not make text anonymous.",
            Model.redacted(campaign.text(of: item), context.rules.hits(of: item)),
            .redact(item: campaign.items.name(item)))
    }

    /// The text with what the rules found put into brackets by its kind.
    static func redacted(_ text: String, _ hits: [RuleHit]) -> String {
        let found = hits.filter(\.kind.isPersonal)
            .flatMap { hit in hit.ranges.map { (range: $0, word: hit.kind.rawValue) } }
            .sorted { $0.range.lowerBound < $1.range.lowerBound }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var end = 0
        for (range, word) in found where range.lowerBound >= end && range.upperBound <= bytes.count
        {
            result += bytes[end..<range.lowerBound]
            result += Array("[\(word)]".utf8)
            end = range.upperBound
        }
        return String(decoding: result + bytes[end...], as: UTF8.self)
    }

    private mutating func openSplitting(_ context: Context) -> [Effect] {
        guard let item = itemToChange(context) else { return [] }
        let campaign = context.campaign
        return openWriting(
            "Split \(campaign.items.name(item)) into ideas",
            Model.personalWarning(item, context)
                + "A line of --- begins the next idea; the first line of each is its title. The contribution stays, and says what it became.",
            campaign.text(of: item), .split(item: campaign.items.name(item)))
    }

    /// What is known of personal data in an item whose text is about to be copied; empty where
    /// nothing is.
    private static func personalWarning(_ item: Int32, _ context: Context) -> String {
        let kinds = personalKinds(context.rules.hits(of: item))
        let isFlagged = context.campaign.openFlags(of: item).contains {
            $0.reason == Campaign.personalDataCode || $0.reason == "names-someone"
        }
        guard isFlagged || !kinds.isEmpty else { return "" }
        let what = kinds.isEmpty ? "It is flagged for personal data" : "Personal data (\(kinds))"
        return "\(what): take it out here, the parts are copies. "
    }

    /// The kinds of personal data that rules found, each once.
    private static func personalKinds(_ hits: [RuleHit]) -> String {
        var kinds: [String] = []
        for hit in hits where hit.kind.isPersonal && !kinds.contains(hit.kind.rawValue) {
            kinds.append(hit.kind.rawValue)
        }
        return kinds.joined(separator: ", ")
    }

    private mutating func openNote(_ context: Context) -> [Effect] {
        guard let item = itemToChange(context) else { return [] }
        let id = context.campaign.items.name(item)
        return openWriting(
            "A note on \(id)", "Read by moderators and facilitators alone.", "", .note(item: id))
    }

    private static func titleHint(_ item: Int32, _ campaign: Campaign) -> String {
        campaign.rows[Int(item)].kind == .idea ? "The first line is the title. " : ""
    }

    /// Does what a text that is done was written for.
    mutating func finishWriting(_ writing: Writing, _ context: Context) -> [Effect] {
        let text = writing.box.text
        switch writing.purpose {
        case .reviewComment:
            status = "The comment is kept as a draft; Enter sends the review."
            return panel.setComment(text, context)
        case .privateNote(let idea):
            status = text.isBlank ? "There is no note." : "The note is kept on this device."
            return keepNote(text, on: idea)
        case .edit(let id): return finishEditing(id, text, context)
        case .redact(let id):
            guard let item = context.campaign.items.find(id) else { return [] }
            if context.campaign.text(of: item) == text {
                status = "The text is the same: nothing was redacted."
                return []
            }
            overlay = .choice(
                Choice(
                    title: "Redact it, because it holds",
                    options: Model.reasons(context.campaign),
                    purpose: .redactReason(item: id, text: text)))
            return []
        case .split(let id): return finishSplitting(id, text, context)
        case .verdictNote(let judgment, let draft):
            return askForReason(judgment, note: text, draft: draft, context)
        case .deliberation(let decision): return askForVotes(decision, reason: text)
        case .draftPart:
            status = "Kept on this device; S writes the version."
            return []
        case .sectionBody, .entryBody: return finishGuideText(writing, context)
        case .register(let question): return finishRegisterText(text, question, context)
        case .challenge(let question): return finishChallengeText(text, question, context)
        case .note(let id):
            if text.isBlank {
                status = "The note has no text."
                return []
            }
            return [
                .append(
                    [DraftEvent(.noteWritten(NoteWritten(item: id, body: text)))],
                    .written(
                        "The note on \(id) is written. u takes it back.",
                        draft: writing.purpose.draftKey))
            ]
        }
    }

    private mutating func finishEditing(
        _ id: String, _ text: String, _ context: Context
    ) -> [Effect] {
        let campaign = context.campaign
        guard let item = campaign.items.find(id) else { return [] }
        let intent = Intent.written(
            "Edited \(id). u takes it back.", draft: Writing.Purpose.edit(item: id).draftKey)
        guard campaign.text(of: item) != text else {
            status = "Nothing was changed."
            return []
        }
        guard campaign.rows[Int(item)].kind == .idea else {
            if text.isBlank {
                status = "A comment needs a text; x hides it. The draft is kept."
                return []
            }
            return [
                .append(
                    [DraftEvent(.commentEdited(CommentEdited(comment: id, body: text)))], intent)
            ]
        }
        let (title, body) = Model.titleAndBody(text)
        if title.isBlank || title.unicodeScalars.count > Campaign.titleLimit {
            status =
                "The first line is the title: 1 to \(Campaign.titleLimit) characters. The draft is kept."
            return []
        }
        let edit = IdeaEdited(
            idea: id, title: title == campaign.title(of: item) ? nil : title,
            body: body == campaign.body(of: item) ? .keep : body.isEmpty ? .clear : .set(body))
        return [.append([DraftEvent(.ideaEdited(edit))], intent)]
    }

    /// Writes a redaction, once its reason is chosen.
    mutating func redact(
        _ id: String, _ text: String, reason: String, _ context: Context
    ) -> [Effect] {
        guard let item = context.campaign.items.find(id) else { return [] }
        let isIdea = context.campaign.rows[Int(item)].kind == .idea
        let (title, body) = isIdea ? Model.titleAndBody(text) : ("", text)
        if isIdea, title.isBlank {
            status = "The first line is the title, and an idea needs one. The draft is kept."
            return []
        }
        let redaction = ItemRedacted(
            item: id, title: isIdea ? title : nil, body: body, reason: reason)
        return [
            .append(
                [DraftEvent(.itemRedacted(redaction))],
                .written(
                    "Redacted \(id). u takes it back.",
                    draft: Writing.Purpose.redact(item: id).draftKey))
        ]
    }

    private mutating func finishSplitting(
        _ id: String, _ text: String, _ context: Context
    ) -> [Effect] {
        let parts = Model.splitParts(text)
        guard parts.count > 1 else {
            status = "A line of --- parts the ideas: there is only one. The draft is kept."
            return []
        }
        if let long = parts.first(where: {
            $0.title.unicodeScalars.count > Campaign.titleLimit
        }) {
            status =
                "A title has at most \(Campaign.titleLimit) characters: “\(long.title.prefix(40))…”. The draft is kept."
            return []
        }
        overlay = .confirm(
            Confirmation(
                question: "Split \(id) into \(parts.count) ideas?",
                details: Model.personalWarnings(parts, context.campaign)
                    + parts.map { "- " + $0.title },
                effect: .append(
                    [DraftEvent(.ideasSplit(IdeasSplit(item: id, parts: parts)))],
                    .written(
                        "\(id) is split into \(parts.count) ideas; it stays. u takes it back.",
                        draft: Writing.Purpose.split(item: id).draftKey))))
        return []
    }

    /// Which of the parts still hold personal data, as far as the rules find it.
    private static func personalWarnings(_ parts: [SplitPart], _ campaign: Campaign) -> [String] {
        parts.compactMap { part in
            let hits = campaign.ruleHits(in: part.title + "\n" + (part.body ?? ""))
            let kinds = personalKinds(hits)
            return kinds.isEmpty
                ? nil : "Personal data (\(kinds)) would be copied into “\(part.title)”."
        }
    }

    /// The first line, and what follows it.
    static func titleAndBody(_ text: String) -> (title: String, body: String) {
        var scalars = text.unicodeScalars[...]
        guard let end = scalars.firstIndex(of: "\n") else { return (text, "") }
        let title = String(scalars[..<end])
        scalars = scalars[scalars.index(after: end)...]
        return (title, String(scalars))
    }

    /// The parts between lines of three dashes; empty ones are passed over.
    static func splitParts(_ text: String) -> [SplitPart] {
        var parts: [[Substring.UnicodeScalarView]] = [[]]
        for line in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.elementsEqual("---".unicodeScalars) {
                parts.append([])
            } else if !parts[parts.count - 1].isEmpty || !String(line).isBlank {
                parts[parts.count - 1].append(line)
            }
        }
        return parts.compactMap { lines in
            guard let title = lines.first else { return nil }
            let body = lines.dropFirst().map { String($0) }.joined(separator: "\n")
            return SplitPart(title: String(title), body: body.isBlank ? nil : body)
        }
    }
}
