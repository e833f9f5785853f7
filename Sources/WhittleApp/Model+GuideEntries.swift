import WhittleCells
import WhittleCore

/// What is asked of a section or an entry.
enum GuideQuestion: Equatable, Sendable {
    /// The title of a new section, into which an idea may go at once.
    case newSection(idea: String?)
    case sectionTitle(String)
    case entryTitle(idea: String)
}

/// What the keys of Guide do with its sections and entries.
extension Model {
    private static let sectionKeys = "123456789abcdefghijklmopqrstuvwyz".unicodeScalars

    // MARK: Where an idea stands

    mutating func askForSection(of idea: Int32, _ context: Context) {
        let campaign = context.campaign
        let id = campaign.items.name(idea)
        let sections = context.viewpoint.guideSections(in: campaign)
        let entry = context.viewpoint.writtenEntry(of: idea, in: campaign)
        guard !sections.isEmpty else { return askForSection(.newSection(idea: id), context) }
        let probe = EntryWritten(idea: id, section: sections[0].section)
        guard mayWrite(.entryWritten(probe), context) else { return }
        var options = zip(Model.sectionKeys, sections).map { key, section in
            Choice.Option(
                key: key, title: section.section,
                detail: section.title
                    + (section.section == entry?.section ? "; it is there now" : ""))
        }
        options.append(
            Choice.Option(key: "n", title: "a new section", detail: "its title is asked"))
        if entry != nil {
            options.append(
                Choice.Option(key: "x", title: "none", detail: "takes it out of the guide"))
        }
        overlay = .choice(
            Choice(
                title: "Into which section goes \(id)?", options: options,
                purpose: .guideSection(idea: id)))
    }

    mutating func chooseSection(
        _ id: String, _ option: Choice.Option, _ context: Context
    ) -> [Effect] {
        guard let idea = context.campaign.items.find(id) else { return [] }
        switch option.key {
        case "n":
            askForSection(.newSection(idea: id), context)
            return []
        case "x":
            let lines = context.campaign.entryLines(of: idea)
            return [
                .append(
                    [DraftEvent(.lineUndone(LineUndone(lines: lines)))],
                    .other("\(id) is out of the guide. C-r brings it back."))
            ]
        default:
            let entry = context.viewpoint.entry(
                idea, movedTo: option.title, in: context.campaign)
            return [
                .append(
                    [DraftEvent(.entryWritten(entry))],
                    .other("\(id) is in \(option.title). u takes it back."))
            ]
        }
    }

    mutating func askForSection(_ question: GuideQuestion, _ context: Context) {
        let probe = SectionWritten(section: "probe", title: "?")
        guard mayWrite(.sectionWritten(probe), context) else { return }
        ask(
            "A new section of the guide: its title",
            "Everybody reads it, with the first of its entries.", limit: Campaign.titleLimit,
            purpose: .guide(question))
    }

    // MARK: Titles and texts

    mutating func askForPart(ofSection id: String, _ context: Context) {
        guard let section = context.campaign.guideSection(id) else { return }
        guard mayWrite(.sectionWritten(section), context) else { return }
        overlay = .choice(
            Choice(
                title: "Edit which part of the section \(id)?",
                options: [
                    Choice.Option(key: "t", title: "its title", detail: section.title),
                    Choice.Option(key: "b", title: "its text", detail: section.body ?? "nothing"),
                    Choice.Option(
                        key: "x", title: "take it out",
                        detail: "its entries are then in no section"),
                ], purpose: .guideSectionPart(id)))
    }

    mutating func chooseSectionPart(
        _ id: String, _ option: Choice.Option, _ context: Context
    ) -> [Effect] {
        guard let section = context.campaign.guideSection(id) else { return [] }
        switch option.key {
        case "t":
            ask(
                "The title of \(id)", "Everybody reads it.", text: section.title,
                limit: Campaign.titleLimit, purpose: .guide(.sectionTitle(id)))
            return []
        case "b":
            openGuideText(
                "The text of the section \(id)", "Everybody reads it.", section.body,
                .sectionBody(id))
            return []
        default:
            let lines = context.campaign.sectionLines(of: id)
            return [
                .append(
                    [DraftEvent(.lineUndone(LineUndone(lines: lines)))],
                    .other("The section \(id) is out. C-r brings it back."))
            ]
        }
    }

    mutating func editEntry(_ idea: Int32, _ id: String, isTitle: Bool, _ context: Context) {
        let entry = context.viewpoint.writtenEntry(of: idea, in: context.campaign)
        if isTitle {
            ask(
                "The title of \(id) in the guide",
                "Everybody reads it. Empty: the idea's own title.", text: entry?.title ?? "",
                limit: Campaign.titleLimit, purpose: .guide(.entryTitle(idea: id)))
            return
        }
        openGuideText(
            "The text of \(id) in the guide", "Everybody reads it. Empty: the idea's own text.",
            entry?.body, .entryBody(idea: id))
    }

    private mutating func openGuideText(
        _ title: String, _ audience: String, _ text: String?, _ purpose: Writing.Purpose
    ) {
        let draft = purpose.draftKey.flatMap { textDrafts[$0] }
        overlay = .writing(
            Writing(
                title: title, audience: audience,
                box: TextBox(draft ?? text ?? "", limit: Campaign.textLimit), purpose: purpose))
    }

    /// The entry of an idea, to be changed; nil where it is in no guide.
    private func entry(_ id: String, _ context: Context) -> EntryWritten? {
        guard let item = context.campaign.items.find(id),
            var entry = context.viewpoint.writtenEntry(of: item, in: context.campaign)
        else { return nil }
        entry.idea = id
        return entry
    }

    /// After a title; where it cannot be written, it is asked again.
    mutating func finishTitle(
        _ prompt: Prompt, _ question: GuideQuestion, _ context: Context
    ) -> [Effect] {
        let campaign = context.campaign
        let text = Trim.trimmed(prompt.field.text)
        let event: Event
        var next: Event?
        let words: String
        switch question {
        case .newSection(let idea):
            let id = campaign.newSectionID(text)
            let orders = campaign.guideSections.map(\.order)
            // Last, where the others say where they stand; those that do not stand by their ids.
            let order = orders.contains(nil) ? nil : (orders.compactMap { $0 }.max() ?? 0) + 1
            event = .sectionWritten(SectionWritten(section: id, title: text, order: order))
            // Nobody can have put anything into it yet: the entry is the second line.
            if let idea, let item = campaign.items.find(idea) {
                next = .entryWritten(context.viewpoint.entry(item, movedTo: id, in: campaign))
            }
            words = "The section \(id) is made. u takes it back."
        case .sectionTitle(let id):
            guard var section = campaign.guideSection(id) else { return [] }
            section.title = text
            event = .sectionWritten(section)
            words = "The title is written. u takes it back."
        case .entryTitle(let id):
            guard var entry = entry(id, context) else { return [] }
            entry.title = text.isEmpty ? nil : text
            event = .entryWritten(entry)
            words = "The title is written. u takes it back."
        }
        guard mayWrite(event, orAsk: prompt, context) else { return [] }
        return [event, next].compactMap { $0 }
            .map { .append([DraftEvent($0)], .other(words)) }
    }

    /// After a text of a section or an entry.
    mutating func finishGuideText(_ writing: Writing, _ context: Context) -> [Effect] {
        let campaign = context.campaign
        let text = writing.box.text.isBlank ? nil : writing.box.text
        let event: Event
        switch writing.purpose {
        case .sectionBody(let id):
            guard var section = campaign.guideSection(id) else { return [] }
            section.body = text
            event = .sectionWritten(section)
        case .entryBody(let id):
            guard var entry = entry(id, context) else { return [] }
            entry.body = text
            event = .entryWritten(entry)
        case .reviewComment, .privateNote, .edit, .redact, .split, .note, .verdictNote,
            .deliberation, .draftPart, .register, .challenge:
            return []
        }
        guard mayWrite(event, context) else { return [] }
        return [
            .append(
                [DraftEvent(event)],
                .written(
                    "The text is written. u takes it back.", draft: writing.purpose.draftKey))
        ]
    }

    // MARK: Order

    mutating func move(by step: Int, _ context: Context) -> [Effect] {
        let campaign = context.campaign
        let events: [Event]
        switch guide.selectedRow(context) {
        case .section(let id):
            events = campaign.sectionsMoving(id, by: step).map { .sectionWritten($0) }
        case .idea(let idea):
            events = context.viewpoint.entriesMoving(idea, by: step, in: campaign)
                .map { .entryWritten($0) }
        case .noSection, .waiting, nil: events = []
        }
        guard let first = events.first else {
            status = "It does not move there."
            return []
        }
        guard mayWrite(first, context) else { return [] }
        return [.append(events.map { DraftEvent($0) }, .other("Moved. u takes it back."))]
    }
}
