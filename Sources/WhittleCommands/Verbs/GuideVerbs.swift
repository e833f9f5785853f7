import WhittleCore
import WhittleExchange

/// `whittle section` and `whittle entry`: what the guide holds, in which order.
enum GuideVerbs {
    static let section = Verb(
        name: "section", summary: "Write a section of the guide, or show one",
        usage: ["", "ID", "ID [--title T] [--body T|-] [--order N]", "ID --remove"],
        arguments: [Verb.Argument("ID", "a short name for it")],
        options: [
            Option("title", "T", "its heading"),
            Option("body", "T", "what stands under it; '' takes it out, - reads it from stdin"),
            Option("order", "N", "its place: lower ones come first"),
            Option("remove", nil, "takes it out; its entries are then in no section"),
        ],
        details: [
            "Without a name it lists the sections, without an option it shows one. What is not given stays as it was. A section is public with the first of its entries."
        ],
        examples: ["whittle section spring --title 'This spring' --order 2 -n"], run: runSection)

    static let entry = Verb(
        name: "entry", summary: "Put an idea into the guide, and write its entry",
        usage: [
            "IDEA", "IDEA [--section S] [--title T] [--body T|-] [--order N]",
            "IDEA --edit | --from FILE", "IDEA --remove",
        ],
        arguments: [Verb.Argument("IDEA", "the idea")],
        options: [
            Option("section", "S", "the section that it is in"),
            Option("title", "T", "its heading in the guide; '' for the idea's own title"),
            Option("body", "T", "its text in the guide; '' for the idea's own, - reads stdin"),
            Option("order", "N", "its place in the section: lower ones come first"),
            Option("edit", nil, "opens $VISUAL or $EDITOR with all of it"),
            Option("from", "FILE", "reads it from a form that --edit has made; - is stdin"),
            Option("remove", nil, "takes the idea out of the guide"),
        ],
        details: [
            "Without an option it shows the entry as a reader will see it, and says what keeps the public from it. An idea with an entry is published: its entry's title and text, or its own, and the last frozen version of what it was developed into. One that is hidden, erased or not approved is not published whatever its entry; one that is merged is published as the other.",
            "What is not given stays as it was; a new entry stands behind those that are there.",
        ],
        examples: [
            "whittle entry demo-4247", "whittle entry demo-4081 --section this-spring -n",
        ], run: runEntry)

    // MARK: Sections

    private static func runSection(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let words = try call.words(0...1, "The section")
        let writes = ["title", "body", "order"].contains(where: call.has)
        let viewpoint = try call.viewpoint()
        let campaign = try call.session().campaign
        let sections = viewpoint.guideSections(in: campaign)
        guard let id = words.first else {
            if writes || call.has("remove") { throw call.usage("Name the section.") }
            ListVerb.print(try Listings.sections(campaign, viewpoint), call)
            return .done
        }
        let present = sections.first { $0.section == id }
        if call.has("remove") {
            guard !writes else { throw call.usage("--remove takes the section out whole.") }
            let lines = campaign.sectionLines(of: id)
            return try takeOut(lines, present == nil, "section “\(id)”", call)
        }
        guard writes else { return try show(id, present, sections, campaign, viewpoint, call) }
        let name = try call.identifier(id, "section")
        var section = present ?? SectionWritten(section: name, title: "")
        if let title = call.value("title") {
            section.title = Trim.trimmed(try call.text(title, limit: Campaign.titleLimit))
        }
        if let body = call.value("body") {
            let text = try call.text(body)
            section.body = text.isBlank ? nil : text
        }
        if let order = try call.number("order") { section.order = order }
        return try call.write(.sectionWritten(section), "wrote the section \(id)")
    }

    private static func takeOut(
        _ lines: [String], _ isMissing: Bool, _ what: String, _ call: Invocation
    ) throws(CommandError) -> ExitStatus {
        // Who may not is told that, and not what there is.
        let actor = try call.actor()
        let roles = try call.session().campaign.membership.member(actor)?.roles ?? []
        guard roles.contains(.facilitator) else {
            throw CommandError("This needs the role of a facilitator.")
        }
        guard !isMissing, !lines.isEmpty else { throw CommandError("There is no \(what).") }
        return try call.write(
            .lineUndone(LineUndone(lines: lines)), "took out the \(what)")
    }

    private static func show(
        _ id: String, _ section: SectionWritten?, _ all: [SectionWritten], _ campaign: Campaign,
        _ viewpoint: Viewpoint, _ call: Invocation
    ) throws(CommandError) -> ExitStatus {
        guard let section else {
            throw CommandError(call.unknownWord(id, "section", all.map(\.section)))
        }
        let entries = viewpoint.guideEntries(in: campaign).filter { $0.section == id }
        if call.isJSON {
            call.output.line(Listings.json(section, entries.count).json)
            return .done
        }
        let columns = min(call.environment.columns ?? 100, 100)
        let texts = [section.title, section.body ?? ""].filter { !$0.isBlank }
        for line in Shown.body(texts.joined(separator: "\n\n"), columns: columns) {
            call.output.line(line)
        }
        for entry in entries {
            call.output.line(
                Shown.line("- \(campaign.items.name(entry.idea))  \(entry.title)"))
        }
        return .done
    }

    // MARK: Entries

    private static func runEntry(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let id = try call.words(1...1, "The idea")[0]
        let options = ["section", "title", "body", "order"].filter(call.has)
        let forms = ["edit", "from"].filter(call.has)
        guard call.has("remove") || !options.isEmpty || !forms.isEmpty else {
            return try showEntry(id, call)
        }
        guard
            [call.has("remove"), !options.isEmpty, call.has("edit"), call.has("from")]
                .count(where: { $0 }) == 1
        else {
            throw call.usage("Give the texts as options, or --edit, or --from, or --remove.")
        }
        let session = try call.session()
        let campaign = session.campaign
        let item = campaign.items.find(id).flatMap {
            session.viewpoint.canSee($0, in: campaign) ? $0 : nil
        }
        if call.has("remove") {
            return try takeOut(
                item.map { campaign.entryLines(of: $0) } ?? [], item == nil,
                "entry of “\(id)”", call)
        }
        let before = item.flatMap { session.viewpoint.writtenEntry(of: $0, in: campaign) }
        guard !forms.isEmpty else {
            var entry = try placed(id, item, call.value("section") ?? before?.section, call)
            if let title = call.value("title") {
                let text = Trim.trimmed(try call.text(title, limit: Campaign.titleLimit))
                entry.title = text.isEmpty ? nil : text
            }
            if let body = call.value("body") {
                let text = try call.text(body)
                entry.body = text.isBlank ? nil : text
            }
            if let order = try call.number("order") { entry.order = order }
            return try write(entry, call)
        }
        guard let first = campaign.guideSections.first else {
            throw CommandError(
                "There is no section yet. `whittle section ID --title TITLE` makes one.")
        }
        let probe = EntryWritten(idea: id, section: first.section)
        try call.requireAllowed(.entryWritten(probe))
        let line = item.flatMap { campaign.entryLines(of: $0).last }
        let form = entryForm(id, before, line, campaign)
        return try FormCall(form, call).run { texts throws(CommandError) in
            var entry = try placed(id, item, texts[0], call)
            entry.title = texts[1].isEmpty ? nil : texts[1]
            entry.body = texts[2].isEmpty ? nil : texts[2]
            return try write(entry, call)
        }
    }

    /// The entry with what it said before, in a section.
    private static func placed(
        _ id: String, _ item: Int32?, _ section: String?, _ call: Invocation
    ) throws(CommandError) -> EntryWritten {
        let session = try call.session()
        guard let section else {
            throw call.usage("Say which section it is in: --section S. `list sections` names them.")
        }
        let name = try call.identifier(section, "section")
        guard let item else { return EntryWritten(idea: id, section: name) }
        var entry = session.viewpoint.entry(item, movedTo: name, in: session.campaign)
        entry.idea = id
        return entry
    }

    private static func entryForm(
        _ id: String, _ entry: EntryWritten?, _ line: String?, _ campaign: Campaign
    ) -> FieldForm {
        let sections = campaign.guideSections.map(\.section).joined(separator: ", ")
        return FieldForm(
            subject: "entry \(id)", line: line,
            remarks: ["The entry of \(id) in the guide. Everybody reads it."],
            fields: [
                FieldForm.Field(
                    "Section", "One of: \(sections).", entry?.section ?? "", isNeeded: true,
                    limit: 96),
                FieldForm.Field(
                    "Title", "Nothing: the idea's own title.", entry?.title ?? "",
                    limit: Campaign.titleLimit),
                FieldForm.Field("Text", "Nothing: the idea's own text.", entry?.body ?? ""),
            ])
    }

    private static func write(
        _ entry: EntryWritten, _ call: Invocation
    ) throws(CommandError) -> ExitStatus {
        try call.requireAllowed(.entryWritten(entry))
        let session = try call.session()
        if let item = session.campaign.items.find(entry.idea),
            session.campaign.status(of: item) != .approved
        {
            call.output.talk(
                "“\(entry.idea)” is not approved: the public does not read it until it is.")
        }
        return try call.write(
            .entryWritten(entry), "\(entry.idea) is in the section \(entry.section)")
    }

    private static func showEntry(
        _ id: String, _ call: Invocation
    ) throws(CommandError) -> ExitStatus {
        let viewpoint = try call.viewpoint()
        let item = try call.idea(id, viewpoint)
        let campaign = try call.session().campaign
        let preview = EntryPreview(item, campaign, viewpoint)
        guard let entry = preview.entry else {
            call.output.talk(
                "“\(id)” is not in the guide. `whittle entry \(id) --section S` puts it there.")
            return .refused
        }
        if call.isJSON {
            call.output.line(Listings.json(entry, campaign).json)
            return .done
        }
        if !viewpoint.isPublic { for notice in preview.notices { call.output.talk(notice) } }
        let columns = min(call.environment.columns ?? 100, 100)
        for line in Shown.body(preview.body, columns: columns) { call.output.line(line) }
        return .done
    }
}
