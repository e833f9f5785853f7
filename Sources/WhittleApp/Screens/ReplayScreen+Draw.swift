import WhittleCells
import WhittleCore

/// What of Replay stands where, at any size.
struct ReplayLayout {
    /// The date, what is being done, the days, the funnel.
    let figures: Rect
    let list: Rect
    /// False where there is no room for large digits.
    let isLarge: Bool
    let digits: Int

    /// The days take three rows, the funnel at most five.
    init(_ context: Context) {
        let columns = context.area.columns - (context.area.columns >= 60 ? 2 : 0)
        let inset = context.area.columns >= 60 ? 1 : 0
        self.init(
            Rect(
                column: context.area.column + inset, row: context.area.row, columns: columns,
                rows: context.area.rows), context.policy)
    }

    init(_ area: Rect, _ policy: DisplayPolicy) {
        digits = BigDigits.rows(policy)
        if area.columns >= 110, area.rows >= 18 {
            isLarge = true
            let parts = area.split(left: area.columns * 2 / 5)
            figures = parts.left.inset(columns: 0)
            list = parts.rest.split(left: 2).rest
        } else {
            isLarge = area.rows >= 18 && area.columns >= 60
            let rows = (isLarge ? digits : 1) + 3 + 5
            let parts = area.split(top: area.rows >= 14 ? rows : min(4, area.rows))
            figures = parts.top
            list = parts.rest
        }
    }

    /// The rows of the list without its heading.
    var listRows: Int { max(1, list.rows - 1) }
}

extension ReplayScreen {
    func draw(on surface: inout Surface, in area: Rect, _ context: Context) {
        let origin = Point(column: area.column, row: area.row)
        guard film != nil else {
            drawMaking(on: &surface, in: area, context)
            return
        }
        guard let film, let (here, next, share) = frames else {
            surface.draw("Nothing has happened yet.", at: origin, in: area)
            return
        }
        let layout = ReplayLayout(area, context.policy)
        let day = film.days[here]
        var rest = layout.figures
        rest = drawDate(on: &surface, in: rest, layout, context)
        rest = drawDays(on: &surface, in: rest, context)
        drawFunnel(on: &surface, in: rest, day, film.days[next], share)
        drawList(on: &surface, in: layout.list, context)
    }

    private func drawMaking(on surface: inout Surface, in area: Rect, _ context: Context) {
        let origin = Point(column: area.column, row: area.row)
        guard isMaking else {
            surface.draw(
                isStopped ? "Stopped. F5 begins again." : "", at: origin, in: area)
            return
        }
        surface.draw(
            "Going through all that was done. Esc stops it.", at: origin, in: area)
        let line = area.split(top: 1).rest.split(top: 1).top.split(left: 40).left
        Bar(progress).draw(on: &surface, in: line)
    }

    /// The date of the day, and whether it plays.
    private func drawDate(
        on surface: inout Surface, in area: Rect, _ layout: ReplayLayout, _ context: Context
    ) -> Rect {
        guard let span else { return area }
        let date = Timestamp(milliseconds: Int64(shownDay) * 86_400_000)
        let number = shownDay - span.lowerBound + 1
        let lines = [
            "day \(TextParts.count(number)) of \(TextParts.count(span.count)), \(ReplayScreen.weekday(shownDay))",
            playWords,
        ]
        guard layout.isLarge else {
            let parts = area.split(top: 1)
            surface.drawRuns(
                [(date.dateText, .bold), ("  \(lines[0])  \(lines[1])", .plain)],
                at: Point(column: area.column, row: area.row), in: parts.top)
            return parts.rest
        }
        let digits = BigDigits(date.dateText)
        let isBeside = area.columns >= digits.columns + 30
        // In a narrow column what goes with the date stands below it.
        let parts = area.split(top: layout.digits + (isBeside ? 0 : lines.count + 1))
        digits.draw(on: &surface, in: parts.top, style: .bold)
        let words =
            isBeside
            ? parts.top.split(left: digits.columns + 1).rest
            : parts.top.split(top: layout.digits).rest
        for (row, line) in lines.enumerated() {
            surface.draw(
                line, at: Point(column: words.column, row: words.row + row), in: words)
        }
        // How far it is on the way to the next day.
        if isPlaying {
            let way = words.split(top: lines.count).rest.split(top: 1).top.split(left: 24).left
            Bar(position - Double(shownDay)).draw(on: &surface, in: way)
        }
        return parts.rest
    }

    /// `plays, 2 days a second`.
    var playWords: String {
        let speed = ReplayScreen.speeds[speed]
        let days =
            speed < 1
            ? "a day in \(Int(1 / speed)) s" : "\(TextParts.counted(Int(speed), "day")) a second"
        return isPlaying ? "plays, \(days)" : "holds still, \(days)"
    }

    static func weekday(_ day: Int) -> String {
        let names = [
            "Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday",
        ]
        return names[((day % 7) + 7) % 7]
    }

    /// What was contributed on each day, with this day marked.
    private func drawDays(
        on surface: inout Surface, in area: Rect, _ context: Context
    ) -> Rect {
        guard let span, let film, let here = frames?.here else { return area }
        let parts = area.split(top: 3)
        let today = film.days[here].day == shownDay ? film.days[here].added : 0
        surface.drawRuns(
            [
                ("Contributions a day", .bold),
                ("  \(TextParts.count(today)) on this day, at most ", .plain),
                (TextParts.count(perDay.max() ?? 0), .plain),
            ], at: Point(column: area.column, row: area.row), in: parts.top.split(top: 1).top)
        let rows = parts.top.split(top: 1).rest
        let values = ReplayScreen.fit(perDay, rows.columns)
        let width = min(rows.columns, values.count)
        Sparkline(values).draw(on: &surface, in: rows)
        guard width > 0, rows.rows > 0 else { return parts.rest }
        // Where there are more days than columns, several share one.
        let offset = min(shownDay - span.lowerBound, perDay.count - 1)
        let column = min(width - 1, perDay.count > width ? offset * width / perDay.count : offset)
        let mark = Rect(column: rows.column + column, row: rows.row, columns: 1, rows: 1)
        surface.restyle(mark, Style(bold: true, reverse: true))
        surface.draw(
            context.mark(.up), at: Point(column: mark.column, row: rows.row + 1), in: rows,
            style: .bold)
        return parts.rest
    }

    private func drawFunnel(
        on surface: inout Surface, in area: Rect, _ day: ReplayDay, _ next: ReplayDay,
        _ share: Double
    ) {
        guard let film, let last = film.days.last else { return }
        // Each part of the funnel against the most that there ever was.
        let most = max(1, film.days.map(\.contributions).max() ?? 1)
        let ideas = max(1, film.days.map(\.distinctIdeas).max() ?? 1)
        func between(_ one: Int, _ other: Int, _ most: Int) -> Double {
            (Double(one) + Double(other - one) * share) / Double(most)
        }
        var rows: [(label: String, count: Int?, bar: Double, note: String)] = [
            (
                "contributions", day.contributions,
                between(day.contributions, next.contributions, most),
                day.votes.map {
                    TextParts.counted(day.texts, "text") + ", "
                        + TextParts.counted($0, "vote")
                }
                    ?? "texts"
            ),
            (
                "distinct ideas", day.distinctIdeas,
                between(day.distinctIdeas, next.distinctIdeas, ideas),
                "without merged and hidden ones"
            ),
        ]
        for stage in last.stages {
            let now = day.stages.first { $0.stage == stage.stage }
            let then = next.stages.first { $0.stage == stage.stage }
            let kept = now?.kept
            rows.append(
                (
                    stage.title.lowercased(), kept,
                    between(kept ?? 0, then?.kept ?? kept ?? 0, ideas),
                    kept == nil ? "not cut yet" : stage.target.map { "of \($0) planned" } ?? ""
                ))
        }
        for (index, row) in rows.prefix(area.rows).enumerated() {
            let line = Rect(
                column: area.column, row: area.row + index, columns: area.columns, rows: 1)
            let bar = area.columns >= 70 ? 24 : area.columns >= 46 ? 14 : 6
            let rects = Columns([.fixed(15), .fixed(7), .fixed(bar), .flexible(1)], gap: 1)
                .rects(in: line)
            guard rects.count == 4 else { return }
            surface.draw(row.label, at: Point(column: line.column, row: line.row), in: rects[0])
            surface.drawRight(
                row.count.map(TextParts.count) ?? Mark.dash.text(surface.policy), in: rects[1],
                style: .bold)
            Bar(row.bar).draw(on: &surface, in: rects[2])
            surface.draw(
                row.note, at: Point(column: rects[3].column, row: line.row), in: rects[3],
                style: .dim)
        }
    }

    private func drawList(on surface: inout Surface, in area: Rect, _ context: Context) {
        let origin = Point(column: area.column, row: area.row)
        guard context.viewpoint.canSeeVotes else {
            surface.draw(
                "The order of the ideas is shown to members only.", at: origin, in: area)
            return
        }
        let parts = area.split(top: 1)
        let rows = order(context)
        surface.drawRuns(
            [
                ("The crowd's order", .bold),
                ("  change since the day before, and the places so far", .dim),
            ], at: origin, in: parts.top)
        // The line of a place is told apart among the first forty at least.
        let scale = min(ReplayFilm.places, max(40, parts.rest.rows))
        cursor.drawRows(rows.count, on: &surface, in: parts.rest) { index, surface, line in
            draw(rows[index], at: index + 1, on: &surface, in: line, scale, context)
        }
    }

    private func draw(
        _ row: Row, at number: Int, on surface: inout Surface, in line: Rect, _ scale: Int,
        _ context: Context
    ) {
        let days = line.columns >= 100 ? 30 : line.columns >= 60 ? 14 : 7
        let rects = Columns([.fixed(4), .fixed(5), .fixed(days), .flexible(1)], gap: 1)
            .rects(in: line)
        guard rects.count == 4 else { return }
        surface.drawRight(String(number), in: rects[0], style: .bold)
        surface.draw(
            ReplayScreen.words(row, context), at: Point(column: rects[1].column, row: line.row),
            in: rects[1])
        Sparkline(heights(of: row.item, days: days, among: scale), maximum: 1)
            .draw(on: &surface, in: rects[2])
        // Today's text, and only of what may be seen today.
        let title =
            context.viewpoint.canSee(row.item, in: context.campaign)
            ? TextParts.heading(row.item, context.campaign) : "(not shown any more)"
        surface.draw(title, at: Point(column: rects[3].column, row: line.row), in: rects[3])
    }

    /// `↑12`, `↓3`, `new`; nothing where the place is the same.
    private static func words(_ row: Row, _ context: Context) -> String {
        guard row.place != nil else { return "new" }
        guard let gained = row.gained else { return "new" }
        if gained == 0 { return "" }
        return context.mark(gained > 0 ? .up : .down) + String(abs(gained))
    }

    /// More days than columns: several to a column.
    private static func fit(_ days: [Int], _ columns: Int) -> [Int] {
        guard columns > 0, days.count > columns else { return days }
        return (0..<columns).map { column in
            let from = column * days.count / columns
            let to = max(from + 1, (column + 1) * days.count / columns)
            return days[from..<to].reduce(0, +)
        }
    }
}
