import WhittleCells
import WhittleCore

extension ShortlistScreen {
    func listHeight(_ area: Rect) -> Int { max(0, area.rows - 5) }

    /// What stands in a row: the crowd's side, the panel's raw and adjusted scores with their
    /// places, how sure, and in a wide window panel and crowd and the means of the two kinds of
    /// members.
    private enum Column: CaseIterable {
        case mark, crowd, crowdPlace, raw, rawPlace, adjusted, adjustedPlace, reviews, chance
        case withCrowd, withCrowdPlace, inside, outside, title

        var title: String {
            switch self {
            case .mark, .title: ""
            case .crowd: "crowd"
            case .raw: "raw"
            case .adjusted: "adj."
            case .reviews: "rev"
            case .chance: "chance"
            case .withCrowd: "p+c"
            case .inside: "int."
            case .outside: "ext."
            case .crowdPlace, .rawPlace, .adjustedPlace, .withCrowdPlace: "#"
            }
        }

        var width: Columns.Width {
            switch self {
            case .mark, .reviews: .fixed(3)
            case .crowd, .raw, .adjusted, .withCrowd, .inside, .outside: .fixed(5)
            case .crowdPlace, .rawPlace, .adjustedPlace, .withCrowdPlace: .fixed(4)
            case .chance: .fixed(12)
            case .title: .flexible(1)
            }
        }

        /// From so many columns on there is room for what stands beside the two scores.
        static let wide = 100
        /// Below these the crowd's side goes first, then the chance: raw and adjusted stay together.
        static let usual = 72
        static let narrow = 56

        /// - Parameter kind: the score that decides: it is always to be seen.
        static func all(
            _ columns: Int, _ figures: PanelFigures?, _ kind: PanelScoreKind
        ) -> [Column] {
            allCases.filter { column in
                switch column {
                case .withCrowd, .withCrowdPlace:
                    columns >= wide || columns >= usual && kind == .panelAndCrowd
                case .inside, .outside: columns >= wide && figures?.hasBothStandings == true
                case .crowd, .crowdPlace, .reviews: columns >= usual
                case .chance: columns >= narrow
                case .mark, .raw, .rawPlace, .adjusted, .adjustedPlace, .title: true
                }
            }
        }
    }

    /// What all rows are drawn from.
    private struct RowLook {
        let columns: [Column]
        let pool: Pool
        let picture: Picture
        let sureness: ShortlistSureness?
    }

    func draw(on surface: inout Surface, in area: Rect, _ context: Context) {
        guard context.viewpoint.canSeeVotes else {
            surface.drawWrapped(Model.nobody, in: area)
            return
        }
        let pool = pool(context)
        let items = pool.items
        let isKnown = pool.isKnown
        let picture = picture(context)
        let look = RowLook(
            columns: Column.all(
                area.columns, pool.figures, picture.preview.rule.scoreKind), pool: pool,
            picture: picture, sureness: sureness(context))
        let (heading, rest) = area.split(top: 4)
        drawHeading(look, on: &surface, in: heading, context)
        drawTitles(look.columns, on: &surface, in: heading)
        let (list, note) = rest.split(bottom: 1)
        var row = list.row
        for index in cursor.visible(count: items.count, height: listHeight(area)) {
            // Limits keep what is further down: then the marks say it, and no line.
            if isKnown, index == picture.kept.count, index > 0, !picture.preview.rule.isConstrained
            {
                let line = Rect(column: list.column, row: row, columns: list.columns, rows: 1)
                drawCutLine(on: &surface, in: line.intersection(list), context)
                row += 1
            }
            let line = Rect(column: list.column, row: row, columns: list.columns, rows: 1)
            drawRow(
                items[index], look, on: &surface,
                in: line.intersection(list), context)
            if index == cursor.cursor { surface.restyle(line.intersection(list), .selected) }
            row += 1
        }
        if items.isEmpty {
            surface.draw(
                "No ideas to choose from.", at: Point(column: list.column, row: list.row), in: list)
        }
        surface.draw(
            "* in   K kept, D dropped by an override   x would leave   > would come in",
            at: Point(column: note.column, row: note.row), in: note, style: .dim)
    }

    private func drawHeading(
        _ look: RowLook, on surface: inout Surface, in area: Rect, _ context: Context
    ) {
        let picture = look.picture
        let preview = picture.preview
        let stage = stage(context.campaign)
        let cut = context.campaign.cut(stage.stage)
        let from = preview.from == "pool" ? "all ideas" : "the " + preview.from
        surface.drawRuns(
            [
                (stage.title, .bold),
                (
                    "  \(preview.rule.words), from \(TextParts.count(preview.considered)) of \(from)",
                    .plain
                ),
                (
                    cut.map {
                        "  cut made \($0.stamp.time.dateText): \(picture.inStage.count) in"
                    } ?? "  not cut yet", .dim
                ),
            ], at: Point(column: area.column, row: area.row), in: area)
        guard look.pool.isKnown else {
            surface.draw(
                "The panel's scores are not all to be seen yet: there is no cut line.",
                at: Point(column: area.column, row: area.row + 1), in: area)
            return
        }
        var words = "As it stands: \(preview.result.count) in"
        if cut != nil, !preview.entering.isEmpty || !preview.leaving.isEmpty {
            words +=
                ", \(preview.entering.count) would come in, \(preview.leaving.count) would leave"
        }
        if !preview.overridden.isEmpty { words += ", \(preview.overridden.count) overridden" }
        if let problem = preview.choice.problem { words = problem }
        if preview.kept.count < preview.rule.top ?? 0, by == .panel, !preview.rule.isConstrained {
            words += "; the panel has scored no more"
        }
        words += priceWords(picture, context)
        surface.draw(words, at: Point(column: area.column, row: area.row + 1), in: area)
        if let sureness = surenessWords(look) {
            surface.draw(sureness, at: Point(column: area.column, row: area.row + 2), in: area)
        }
    }

    /// How sure the shortlist is, or why nothing is said of it; nil where the panel does not decide.
    private func surenessWords(_ look: RowLook) -> String? {
        guard by == .panel, look.picture.preview.choice.problem == nil else { return nil }
        guard let sureness = look.sureness else {
            return look.pool.figures?.table.absence(.adjusted)?.sentence
        }
        let limits = look.picture.preview.rule.isConstrained ? " Chances leave the limits out." : ""
        return sureness.sentence(look.picture.kept) + limits
    }

    /// What the limits cost together, in a few words; `whittle cut -n` says it idea by idea.
    private func priceWords(_ picture: Picture, _ context: Context) -> String {
        let moving = picture.prices.filter { !$0.movedIn.isEmpty || !$0.movedOut.isEmpty }
        guard !moving.isEmpty else {
            return picture.preview.rule.isConstrained && lastRule(context.campaign) != nil
                ? "; f leaves the limits out" : ""
        }
        let parts = moving.map { price in
            let out = price.movedOut.count {
                context.viewpoint.canSee($0, in: context.campaign)
            }
            return
                "“\(price.limit.words(in: picture.preview.rule))” keeps out \(Figures.count(out, "idea"))"
        }
        return "; " + parts.joined(separator: ", ")
    }

    private func drawTitles(
        _ columns: [Column], on surface: inout Surface, in area: Rect
    ) {
        let line = Rect(column: area.column, row: area.row + 3, columns: area.columns, rows: 1)
        let rects = Columns(columns.map(\.width), gap: 1).rects(in: line)
        for (column, rect) in zip(columns, rects) {
            surface.drawRight(column.title, in: rect, style: .dim)
        }
    }

    private func drawCutLine(on surface: inout Surface, in line: Rect, _ context: Context) {
        surface.horizontalLine(line, style: .bold)
        surface.draw(
            " cut ", at: Point(column: line.column + 5, row: line.row), in: line, style: .bold)
    }

    private func drawRow(
        _ item: Int32, _ look: RowLook, on surface: inout Surface, in line: Rect,
        _ context: Context
    ) {
        guard !line.isEmpty else { return }
        let columns = look.columns
        let rects = Columns(columns.map(\.width), gap: 1).rects(in: line)
        guard rects.count == columns.count else { return }
        let standing = look.sureness?.standing(item, top: look.picture.kept.count)
        for (column, rect) in zip(columns, rects) {
            if column == .title {
                surface.draw(
                    TextParts.heading(item, context.campaign),
                    at: Point(column: rect.column, row: line.row), in: rect)
            } else if column == .mark {
                surface.drawRight(
                    mark(item, look.picture, look.pool.isKnown, context.campaign), in: rect,
                    style: .bold)
            } else if column == .chance {
                surface.drawRight(
                    standing?.shortWords ?? "", in: rect,
                    style: standing?.band == .grey ? .bold : .plain)
            } else {
                let (text, style) = figure(column, of: item, look.pool.figures, context)
                surface.drawRight(text, in: rect, style: style)
            }
        }
    }

    /// A figure of an idea; places and counts stand back.
    private func figure(
        _ column: Column, of item: Int32, _ figures: PanelFigures?, _ context: Context
    ) -> (String, Style) {
        let rankings = context.derived.rankings
        switch column {
        case .mark, .chance, .title: return ("", .plain)
        case .crowd:
            return (rankings.crowdScore(item).map { TextParts.percent($0.mean) } ?? "", .plain)
        case .crowdPlace: return (Figures.whole(rankings.crowdPlace(item)), .dim)
        case .raw: return (Figures.decimal(figures?.score(item)?.mean), .plain)
        case .rawPlace: return (Figures.whole(figures?.rawPlace(item)), .dim)
        case .adjusted: return (Figures.decimal(figures?.adjusted?.estimate(item)?.mean), .plain)
        case .adjustedPlace: return (Figures.whole(figures?.adjusted?.place(item)), .dim)
        case .reviews: return (Figures.whole(figures?.score(item)?.reviews), .dim)
        case .withCrowd: return (Figures.decimal(figures?.withCrowd?.estimate(item)?.mean), .plain)
        case .withCrowdPlace: return (Figures.whole(figures?.withCrowd?.place(item)), .dim)
        case .inside: return (Figures.decimal(figures?.score(item)?.internalMean), .plain)
        case .outside: return (Figures.decimal(figures?.score(item)?.externalMean), .plain)
        }
    }

    private func mark(
        _ item: Int32, _ picture: Picture, _ isKnown: Bool, _ campaign: Campaign
    ) -> String {
        let stage = stage(campaign).stage
        switch campaign.override(stage, item)?.verdict {
        case .kept: return "K"
        case .dropped: return "D"
        case .none?, nil: break
        }
        guard campaign.cut(stage) != nil else { return "" }
        if picture.inStage.contains(item) {
            return isKnown && picture.leaving.contains(item) ? "* x" : "*"
        }
        return isKnown && picture.entering.contains(item) ? ">" : ""
    }
}
