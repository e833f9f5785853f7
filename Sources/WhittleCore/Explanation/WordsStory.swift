/// From the raw words to the text of today: how an idea was written, split, edited and redacted, in
/// the order of time, as one viewer may see it.
struct WordsStory {
    struct Step {
        enum Kind: String {
            case written, edited, redacted, split, erased
        }

        let kind: Kind
        let item: String
        /// Nil where the line does not say it.
        let at: Timestamp?
        /// What happened, a sentence without the text.
        let what: String
        /// The member who did it; for the staff.
        var member: String?
        /// Nil where it is not shown.
        var title: String?
        var body: String?
    }

    private(set) var steps: [Step] = []
    /// True where earlier wordings exist that this viewer is not shown.
    private(set) var hasHiddenWordings = false
    private let campaign: Campaign
    private let viewpoint: Viewpoint

    init(_ item: Int32, _ campaign: Campaign, _ viewpoint: Viewpoint) {
        self.campaign = campaign
        self.viewpoint = viewpoint
        for ancestor in campaign.lineage(of: item).reversed() {
            guard ancestor == item || viewpoint.canSee(ancestor, in: campaign) else { continue }
            addSteps(of: ancestor, isOrigin: ancestor != item)
        }
        let parts = campaign.parts(of: item).filter { viewpoint.canSee($0, in: campaign) }
        if let first = parts.first {
            let row = campaign.rows[Int(first)]
            steps.append(
                Step(
                    kind: .split, item: campaign.items.name(item),
                    at: Timestamp(milliseconds: row.happened),
                    what:
                        "Split into \(parts.map { campaign.items.name($0) }.joined(separator: ", "))",
                    member: campaign.writers[row.stamp.writer].member))
        }
    }

    // MARK: Of one item

    private mutating func addSteps(of item: Int32, isOrigin: Bool) {
        let id = campaign.items.name(item)
        let row = campaign.rows[Int(item)]
        let written = Timestamp(milliseconds: row.happened)
        let what = writtenWords(item, isOrigin: isOrigin)
        guard !campaign.isErased(item) else {
            steps.append(Step(kind: .written, item: id, at: written, what: what))
            steps.append(Step(kind: .erased, item: id, at: nil, what: "Its text was erased"))
            return
        }
        let history = row.hasLaterText ? campaign.histories[item] : nil
        let isRedacted = history?.redaction.last != nil
        let edits = history.map(edits) ?? []
        // What a redaction covers is for nobody's eyes, and what an edit took out not for all.
        let isShown = edits.isEmpty && !isRedacted || viewpoint.isStaff && !isRedacted
        hasHiddenWordings = hasHiddenWordings || !isShown
        var first = Step(kind: .written, item: id, at: written, what: what)
        if isShown {
            first.title = campaign.arena.string(row.title)
            first.body = campaign.arena.string(row.body)
        }
        steps.append(first)
        for edit in edits { steps.append(step(edit, item, isShown)) }
        addRedactions(history, item)
        guard !isShown else { return }
        // At least what everybody reads.
        steps[steps.count - 1].title = campaign.title(of: item)
        steps[steps.count - 1].body = campaign.body(of: item)
    }

    private func writtenWords(_ item: Int32, isOrigin: Bool) -> String {
        let row = campaign.rows[Int(item)]
        var text = "Written"
        if row.origin >= 0 {
            text =
                viewpoint.canSee(row.origin, in: campaign)
                ? "Split off from \(campaign.items.name(row.origin))"
                : "Split off from another item"
        } else if isOrigin {
            text += " as \(row.kind == .comment ? "the comment" : "the idea") "
            text += campaign.items.name(item)
        }
        if viewpoint.canSeeAuthor(in: campaign), let author = campaign.participant(of: item) {
            text += " by \(author)"
        }
        if let source = campaign.source(of: item) { text += ", imported from \(source.system)" }
        if let question = campaign.question(of: item), !isOrigin {
            text += ", on “\(campaign.questionTitle(question))”"
        }
        return text
    }

    // MARK: Edits

    private struct Edit {
        var stamp: Stamp
        var title: Change<Text> = .keep
        var body: Change<Text> = .keep
    }

    private func edits(_ history: ItemHistory) -> [Edit] {
        var edits: [Edit] = []
        for entry in history.title.entries {
            edits.append(Edit(stamp: entry.stamp, title: entry.value))
        }
        for entry in history.body.entries {
            if let index = edits.firstIndex(where: { $0.stamp == entry.stamp }) {
                edits[index].body = entry.value
            } else {
                edits.append(Edit(stamp: entry.stamp, body: entry.value))
            }
        }
        return edits.sorted { $0.stamp.isBefore($1.stamp, campaign.writers.ranks) }
    }

    private func step(_ edit: Edit, _ item: Int32, _ isShown: Bool) -> Step {
        let record = campaign.records(of: edit.stamp.line).first { $0.stamp == edit.stamp }
        var reason: String?
        switch record?.event {
        case .ideaEdited(let event): reason = event.reason
        case .commentEdited(let event): reason = event.reason
        case .some, nil: break
        }
        let isImported = campaign.importedFrom(edit.stamp.writer) != nil
        var what = isImported ? "Changed at its source" : "Edited"
        if viewpoint.isStaff, let reason, !reason.isBlank { what += " (\(reason))" }
        var step = Step(
            kind: .edited, item: campaign.items.name(item),
            at: record?.happened ?? edit.stamp.time, what: what,
            member: isImported ? nil : campaign.writers[edit.stamp.writer].member)
        guard isShown else { return step }
        if case .set(let title) = edit.title { step.title = campaign.arena.string(title) }
        switch edit.body {
        case .set(let body): step.body = campaign.arena.string(body)
        case .clear: step.body = ""
        case .keep: break
        }
        return step
    }

    /// Redactions are the staff's to know.
    private mutating func addRedactions(_ history: ItemHistory?, _ item: Int32) {
        guard viewpoint.isStaff else { return }
        for entry in history?.redaction.entries ?? [] {
            steps.append(
                Step(
                    kind: .redacted, item: campaign.items.name(item), at: entry.stamp.time,
                    what: "Redacted (\(entry.value.reason))", member: entry.value.member))
        }
    }

    // MARK: Text and JSON

    /// Texts are shown up to here; `show` has them whole.
    private static let longest = 500

    var section: Explanation.Section {
        var section = Explanation.Section("The words")
        for step in steps {
            let who =
                viewpoint.isStaff && step.kind != .written
                ? step.member.map { " by \($0)" } ?? "" : ""
            section.add("\(step.at.map { $0.dateText + " " } ?? "")\(step.what)\(who).")
            if let title = step.title, !title.isBlank {
                section.add("  “\(WordsStory.short(title))”")
            }
            if let body = step.body, !body.isBlank {
                section.add("  \(WordsStory.short(body))")
            }
        }
        if hasHiddenWordings {
            section.add(
                viewpoint.isStaff
                    ? "What a redaction covers is not shown."
                    : "Earlier wordings are not shown to you.")
        }
        return section
    }

    private static func short(_ text: String) -> String {
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard words.count > longest else { return words }
        return words.prefix(longest) + "…"
    }

    var json: JSONValue {
        .array(
            steps.map { step in
                .row([
                    "what": .string(step.kind.rawValue), "item": .string(step.item),
                    "at": .optional(step.at?.text),
                    "member": .optional(viewpoint.isStaff ? step.member : nil),
                    "title": .optional(step.title), "body": .optional(step.body),
                ])
            })
    }
}
