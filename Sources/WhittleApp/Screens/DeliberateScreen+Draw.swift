import WhittleCells
import WhittleCore

extension DeliberateScreen {
    private static let columns = Columns(
        [
            .fixed(3), .fixed(8), .fixed(7), .fixed(4), .fixed(4), .fixed(4), .fixed(3),
            .flexible(1),
        ], gap: 1)

    func draw(on surface: inout Surface, in area: Rect, _ context: Context) {
        guard !context.viewpoint.isPublic else {
            surface.drawWrapped(Model.nobody, in: area)
            return
        }
        let facts = facts(context)
        let picture = picture(facts, context)
        let standings = standings(facts, context)
        let items = items(context)
        let areas = Self.layout.areas(area)
        drawHeading(
            facts, picture, hasChances(standings, facts), on: &surface, in: areas.heading, context)
        drawTitles(on: &surface, in: areas)
        list.cursor.drawRows(items.count, on: &surface, in: areas.list) { index, surface, line in
            drawRow(
                items[index], facts, picture, standings[items[index]], on: &surface, in: line,
                context)
        }
        guard let item = selected(context) else {
            surface.draw(
                "No ideas to deliberate on.",
                at: Point(column: areas.list.column, row: areas.list.row), in: areas.list)
            return
        }
        drawPane(item, facts, standings[item], on: &surface, in: areas, context)
    }

    private func drawHeading(
        _ facts: Facts, _ picture: Picture, _ hasChances: Bool, on surface: inout Surface,
        in area: Rect, _ context: Context
    ) {
        let campaign = context.campaign
        let items = items(context)
        let decided = items.count { decision(on: $0, facts, context) != nil }
        let meeting =
            meetingInSession(campaign).map {
                "  meeting \($0.meeting), \($0.present.count) present"
            } ?? "  no meeting"
        let point = Point(column: area.column, row: area.row)
        surface.drawRuns(
            [
                (facts.stage.title, .bold),
                ("  \(decided) of \(TextParts.counted(items.count, "idea")) decided", .plain),
                (meeting, .plain),
                (isUncovered && mayUncover(facts, context) ? "  names shown" : "", .bold),
            ], at: point, in: area)
        let words = [hiddenWords(facts, context), whatIf(picture, context)]
            .filter { !$0.isEmpty }.joined(separator: " ")
        surface.draw(words, at: Point(column: area.column, row: area.row + 1), in: area)
        guard facts.isWhole else { return }
        let line = Rect(column: area.column, row: area.row + 2, columns: area.columns, rows: 1)
        guard let title = DeliberateScreen.columns.rects(in: line).last else { return }
        surface.draw(
            hasChances
                ? "First what could go either way" : "First where the panel differs most",
            at: Point(column: title.column, row: title.row), in: title.intersection(area),
            style: .dim)
    }

    /// What the size and the rule that are chosen here would change; empty where the viewer may
    /// not know.
    private func whatIf(_ picture: Picture, _ context: Context) -> String {
        guard picture.isKnown else { return "" }
        if let problem = picture.preview.choice.problem { return problem }
        let preview = picture.preview
        func visible(_ items: [Int32]) -> Int {
            items.count { context.viewpoint.canSee($0, in: context.campaign) }
        }
        let entering = visible(preview.entering)
        let leaving = visible(preview.leaving)
        guard context.campaign.cut(preview.stage) != nil else {
            return "Not cut yet; > marks \(preview.rule.words)."
        }
        return "What if \(preview.rule.words): \(entering) would come in, \(leaving) would leave."
    }

    /// Why the list is in the crowd's order; empty where it is not.
    private func hiddenWords(_ facts: Facts, _ context: Context) -> String {
        guard let round = facts.round else {
            return "Listed by the crowd: the panel has no round yet."
        }
        return facts.isWhole
            ? "" : "Listed by the crowd. " + round.whyHidden(from: context.viewpoint)
    }

    private func drawTitles(
        on surface: inout Surface, in areas: ListAndPane.Areas
    ) {
        let line = Rect(
            column: areas.list.column, row: areas.heading.row + 2, columns: areas.list.columns,
            rows: 1
        ).intersection(areas.heading)
        let rects = DeliberateScreen.columns.rects(in: line)
        guard rects.count == 8, !line.isEmpty else { return }
        for (index, title) in ["", "decided", "chance", "adj", "mean", "+/-", "rev"].enumerated() {
            surface.drawRight(title, in: rects[index], style: .dim)
        }
    }

    private func drawRow(
        _ item: Int32, _ facts: Facts, _ picture: Picture, _ standing: Standing?,
        on surface: inout Surface, in line: Rect, _ context: Context
    ) {
        let rects = DeliberateScreen.columns.rects(in: line)
        guard rects.count == 8, !line.isEmpty else { return }
        let campaign = context.campaign
        surface.drawRight(mark(item, facts, picture, campaign), in: rects[0], style: .bold)
        if let decision = decision(on: item, facts, context) {
            surface.drawRight(
                DeliberateText.mark(decision, isIn: picture.inStage.contains(item)), in: rects[1])
        }
        if let chance = standing?.chance {
            let isGrey = ChanceBand(chance) == .grey
            surface.drawRight(
                DeliberateText.short(chance), in: rects[2], style: isGrey ? .bold : .dim)
        }
        if let score = facts.scores[item] {
            surface.drawRight(Figures.decimal(standing?.adjusted), in: rects[3])
            surface.drawRight(Figures.decimal(score.mean), in: rects[4])
            surface.drawRight(Figures.decimal(score.spread), in: rects[5], style: .dim)
            surface.drawRight("\(score.reviews)", in: rects[6], style: .dim)
        }
        surface.draw(
            TextParts.heading(item, campaign),
            at: Point(column: rects[7].column, row: line.row), in: rects[7])
    }

    /// As on the Shortlist: in, in or out by an override, and who would come in or leave.
    private func mark(
        _ item: Int32, _ facts: Facts, _ picture: Picture, _ campaign: Campaign
    ) -> String {
        switch campaign.override(facts.stage.stage, item)?.verdict {
        case .kept: return "K"
        case .dropped: return "D"
        case .none?, nil: break
        }
        if picture.inStage.contains(item) {
            return picture.isKnown && picture.leaving.contains(item) ? "* x" : "*"
        }
        return picture.isKnown && picture.entering.contains(item) ? ">" : ""
    }

    private func drawPane(
        _ item: Int32, _ facts: Facts, _ standing: Standing?, on surface: inout Surface,
        in areas: ListAndPane.Areas, _ context: Context
    ) {
        let body = areas.drawTitle(TextParts.heading(item, context.campaign), on: &surface)
        let text = DeliberateText(self, facts, standing, context)
        surface.drawWrapped(
            text.whole(item, columns: body.columns), in: body, firstLine: list.firstLine)
    }

    /// True where the viewer may see who gave which score: a facilitator, or one of the panel.
    /// Which reviews are shown at all is another question.
    func mayUncover(_ facts: Facts, _ context: Context) -> Bool {
        guard let round = facts.round, let member = context.member else { return false }
        return context.viewpoint.roles.contains(.facilitator)
            || round.isOnPanel(member, context.viewpoint.roles)
    }
}
