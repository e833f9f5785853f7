import WhittleCells
import WhittleCore

extension GuideScreen {
    private static let columns = Columns([.fixed(1), .fixed(9), .flexible(1)], gap: 1)

    func draw(on surface: inout Surface, in area: Rect, _ context: Context) {
        guard !context.viewpoint.isPublic else {
            surface.drawWrapped(Model.nobody, in: area)
            return
        }
        let areas = Self.layout.areas(area)
        let rows = visibleRows(context)
        drawHeading(rows, on: &surface, in: areas.heading, context)
        list.cursor.drawRows(rows.count, on: &surface, in: areas.list) { index, surface, line in
            draw(rows[index], on: &surface, in: line, context)
        }
        guard let row = selectedRow(context) else {
            surface.drawWrapped(
                "No idea has been chosen yet: a cut does that (o s). n makes a section.",
                in: areas.list)
            return
        }
        drawPane(row, on: &surface, in: areas, context)
    }

    private func drawHeading(
        _ rows: [Row], on surface: inout Surface, in area: Rect, _ context: Context
    ) {
        let campaign = context.campaign
        let viewpoint = context.viewpoint
        let ideas = rows.compactMap { row -> Int32? in
            if case .idea(let idea) = row { idea } else { nil }
        }
        let developed = ideas.count { viewpoint.draft(of: $0, in: campaign) != nil }
        let published = campaign.publishedIdeas.count { viewpoint.canSee($0, in: campaign) }
        surface.drawRuns(
            [
                (TextParts.counted(published, "idea") + " published", .bold),
                ("  \(developed) of \(TextParts.counted(ideas.count, "idea")) developed", .plain),
            ], at: Point(column: area.column, row: area.row), in: area)
        let second = Rect(
            column: area.column, row: area.row + 1, columns: area.columns, rows: 1
        ).intersection(area)
        let mine = selected(context).map { changes($0, context) } ?? [:]
        let words =
            mine.isEmpty
            ? "* published  ! not for the public  ~ edited here, not written"
            : "~ Not written yet: \(Self.names(mine)). S writes a version, e goes on."
        surface.draw(
            words, at: Point(column: second.column, row: second.row), in: second,
            style: mine.isEmpty ? .dim : .bold)
    }

    static func names(_ changes: [DraftField: String]) -> String {
        DraftField.allCases.filter { changes[$0] != nil }.map { $0.title.lowercased() }
            .joined(separator: ", ")
    }

    private func draw(
        _ row: Row, on surface: inout Surface, in line: Rect, _ context: Context
    ) {
        let point = Point(column: line.column, row: line.row)
        switch row {
        case .section(let id):
            let title = context.campaign.guideSection(id)?.title
            surface.draw(title ?? id, at: point, in: line, style: .bold)
        case .noSection: surface.draw("In no section", at: point, in: line, style: .bold)
        case .waiting: surface.draw("Not in the guide", at: point, in: line, style: .bold)
        case .idea(let idea): draw(idea, on: &surface, in: line, context)
        }
    }

    private func draw(
        _ idea: Int32, on surface: inout Surface, in line: Rect, _ context: Context
    ) {
        let rects = GuideScreen.columns.rects(in: line)
        guard rects.count == 3, !line.isEmpty else { return }
        let campaign = context.campaign
        let entry = context.viewpoint.guideEntry(of: idea, in: campaign)
        if entry != nil {
            let isPublic = Viewpoint.publicView.guideEntry(of: idea, in: campaign) != nil
            surface.draw(
                isPublic ? "*" : "!", at: Point(column: rects[0].column, row: line.row),
                in: rects[0], style: .bold)
        }
        var state = ""
        if let version = context.viewpoint.draft(of: idea, in: campaign) {
            state = "\(version.number) \(version.isFrozen ? "frozen" : "open")"
        }
        if !changes(idea, context).isEmpty { state += "~" }
        surface.draw(
            state, at: Point(column: rects[1].column, row: line.row), in: rects[1], style: .dim)
        surface.draw(
            entry?.title ?? TextParts.heading(idea, campaign),
            at: Point(column: rects[2].column, row: line.row), in: rects[2])
    }

    private func drawPane(
        _ row: Row, on surface: inout Surface, in areas: ListAndPane.Areas,
        _ context: Context
    ) {
        let text = GuideText(self, context)
        let body = areas.drawTitle(text.title(row), on: &surface)
        guard case .idea(let idea) = row, body.columns >= 100 else {
            surface.drawWrapped(text.whole(row), in: body, firstLine: list.firstLine)
            return
        }
        // With room, what people said of it stands beside what it was developed into.
        let (left, right) = body.split(left: body.columns * 3 / 5)
        surface.drawWrapped(text.version(idea), in: left, firstLine: list.firstLine)
        surface.drawWrapped(
            text.beside(idea), in: right.inset(columns: 1), firstLine: list.firstLine)
    }
}

/// What is read beside the list: an idea's version and what people said of it, or a section.
struct GuideText {
    private let screen: GuideScreen
    private let context: Context

    init(_ screen: GuideScreen, _ context: Context) {
        self.screen = screen
        self.context = context
    }

    private var campaign: Campaign { context.campaign }

    func title(_ row: GuideScreen.Row) -> String {
        switch row {
        case .section: "Section"
        case .noSection: "In no section"
        case .waiting: "Not in the guide"
        case .idea(let idea): TextParts.heading(idea, campaign)
        }
    }

    func whole(_ row: GuideScreen.Row) -> String {
        switch row {
        case .section(let id): return section(id)
        case .noSection:
            return "The section of these entries is gone. s puts an idea into another."
        case .waiting:
            return
                "Chosen by the last cut, or developed, and not in the guide. e develops an idea, s puts it into a section."
        case .idea(let idea):
            return [version(idea), beside(idea)].filter { !$0.isEmpty }.joined(separator: "\n\n")
        }
    }

    private func section(_ id: String) -> String {
        guard let section = campaign.guideSection(id) else {
            return ""
        }
        let entries = context.viewpoint.guideEntries(in: campaign).filter { $0.section == id }
        let facts = "\(id)  " + TextParts.counted(entries.count, "idea")
        return [section.title, section.body ?? "", facts].filter { !$0.isBlank }
            .joined(separator: "\n\n")
    }

    /// The version, with what was edited on this device in its place.
    func version(_ idea: Int32) -> String {
        let changes = screen.changes(idea, context)
        let last = context.viewpoint.draft(of: idea, in: campaign)
        var parts = [
            last.map { "\($0.heading)" }
                ?? "Not developed yet: e writes the first version, S keeps it."
        ]
        let draft = screen.edited(idea, context)
        for field in DraftField.allCases {
            let isChanged = changes[field] != nil
            let text =
                field == .contributors
                ? draft.contributors.joined(separator: "; ") : field.text(of: draft)
            guard !text.isBlank || isChanged else { continue }
            parts.append(
                "\(field.title)\(isChanged ? "  ~ edited here, not written" : "")\n"
                    + (text.isBlank ? "(taken out)" : text))
        }
        return (parts + [place(idea)]).filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    /// Where it stands in the guide, and what keeps readers from it.
    private func place(_ idea: Int32) -> String {
        let preview = EntryPreview(idea, campaign, context.viewpoint)
        var lines: [String] = []
        if let section = preview.section { lines.append("In the guide under: \(section)") }
        if preview.entry != nil, preview.notices.isEmpty {
            lines.append("Everybody reads it, with the frozen version.")
        }
        return (lines + preview.notices).joined(separator: "\n")
    }

    /// The crowd's support and the panel's word as far as the viewer may see them, how people
    /// would do it, their stories, and the words that it came from.
    func beside(_ idea: Int32) -> String {
        let comments = context.viewpoint.comments(of: idea, in: campaign)
        func list(_ kind: CommentKind, _ title: String) -> String {
            let found = comments.filter { campaign.rows[Int($0)].commentKind == kind }
            guard !found.isEmpty else { return "" }
            return
                ([title + " (\(found.count)):"]
                + found.prefix(100).map { "- " + campaign.body(of: $0) })
                .joined(separator: "\n")
        }
        let merged = campaign.group(of: idea).dropFirst()
            .filter { context.viewpoint.canSee($0, in: campaign) }
            .map { "- " + TextParts.heading($0, campaign) }
        return [
            ItemText.facts(idea, context), list(.implementation, "How it could be done"),
            list(.story, "Stories"), "As it was sent:\n" + ItemText.text(idea, context),
            merged.isEmpty ? "" : (["Merged with it:"] + merged).joined(separator: "\n"),
        ].filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    /// All versions, the newest first, each with what it changed.
    func history(_ idea: Int32) -> String {
        let versions = context.viewpoint.drafts(of: idea, in: campaign)
        return versions.indices.reversed().map { index in
            let version = versions[index]
            let before = index > 0 ? versions[index - 1] : nil
            let difference = DraftDifference(from: before?.draft, to: version.draft)
            var lines = [version.heading]
            if let before, before.isFrozen != version.isFrozen {
                lines.append(version.isFrozen ? "It was frozen." : "It was opened again.")
            }
            return (lines + difference.lines).joined(separator: "\n")
        }.joined(separator: "\n\n")
    }
}

extension GuideScreen {
    /// What the marks of the list mean.
    static let markHelp = [
        "*                 In the guide: everybody reads it.",
        "!                 In the guide, and the public does not read it: p says why.",
        "2 frozen~         The last version, and that something edited here is not written.",
        "[-out-] {+in+}    What a version took out and put in.",
    ]
}
