package import WhittleCells
package import WhittleCore

/// Draws what the room sees: the one way from a campaign to the projector. It is the public's view
/// with the numbers that the projection holds, at every size. Where the projection is no longer
/// true of the campaign it draws nothing.
package struct ProjectorView {
    let projection: Projection
    let campaign: Campaign

    package init(_ projection: Projection, _ campaign: Campaign) {
        self.projection = projection
        self.campaign = campaign
    }

    package func draw(_ size: Size, policy: DisplayPolicy) -> Surface {
        var surface = Surface(size: size, policy: policy)
        guard !projection.isBlank, projection.isTrue(in: campaign) else { return surface }
        let area = surface.bounds.inset(
            columns: size.columns >= 60 ? 3 : size.columns >= 24 ? 1 : 0,
            rows: size.rows >= 20 ? 1 : 0)
        switch projection.slide {
        case .blank: break
        case .title: drawTitle(on: &surface, in: area)
        case .address: drawAddress(on: &surface, in: area)
        case .funnel: drawFunnel(on: &surface, in: area)
        case .idea: drawIdea(on: &surface, in: area)
        case .hands: drawHands(on: &surface, in: area)
        case .top(let count):
            drawList("Best of the crowd", count, on: &surface, in: area)
        case .panel(let count):
            drawList("Best of the panel", count, on: &surface, in: area)
        case .cut(let stage): drawCut(stage, on: &surface, in: area)
        }
        return surface
    }

    /// The item of the slide, which was found when it was seen to be true.
    private func item(_ item: Projection.Item) -> Int32? { campaign.items.find(item.idea) }

    private func heading(_ item: Projection.Item) -> String {
        self.item(item).map { TextParts.heading($0, campaign) } ?? ""
    }

    /// A title as large as may be, in the middle of what it is given with what goes below it.
    private func drawTogether(
        _ title: String, _ below: String, on surface: inout Surface, in area: Rect
    ) {
        let most = Size(
            columns: area.columns, rows: below.isBlank ? area.rows : max(1, area.rows * 2 / 3))
        let rows = surface.largeRows(of: title, in: most)
        let text = below.isBlank ? 0 : surface.rows(of: below, columns: area.columns) + 1
        let (_, rest) = area.split(top: max(0, (area.rows - rows - text) / 2))
        let (head, foot) = rest.split(top: rows)
        surface.drawLarge(title, in: head)
        guard !below.isBlank else { return }
        surface.drawCentred(below, in: foot.split(top: foot.rows > 1 ? 1 : 0).rest)
    }

    private func drawTitle(on surface: inout Surface, in area: Rect) {
        drawTogether(campaign.title, campaign.summary ?? "", on: &surface, in: area)
    }

    private func drawAddress(on surface: inout Surface, in area: Rect) {
        guard let address = projection.address else { return }
        let rows = min(surface.rows(of: address, columns: area.columns), max(1, area.rows / 3))
        let whole = surface.bounds
        if let code = QRCode(address) {
            // The code has its own margin: it may take the whole surface but for the words.
            let (above, below) = whole.split(bottom: rows)
            if code.draw(on: &surface, in: above) {
                surface.drawCentred(address, in: below, style: .bold)
                return
            }
            if code.draw(on: &surface, in: whole) { return }
        }
        drawTogether(address, "", on: &surface, in: area)
    }

    private func drawIdea(on surface: inout Surface, in area: Rect) {
        guard let named = projection.items.first, let item = item(named) else { return }
        let (rest, foot) = area.split(
            bottom: projection.figures.isEmpty ? 0 : projection.figures.count + 1)
        drawFigures(on: &surface, in: foot)
        drawTogether(heading(named), bodyBelowTitle(item), on: &surface, in: rest)
    }

    /// The text below a title; nothing where the text is the heading.
    private func bodyBelowTitle(_ item: Int32) -> String {
        campaign.title(of: item).isBlank ? "" : campaign.body(of: item)
    }

    private func drawHands(on surface: inout Surface, in area: Rect) {
        guard let named = projection.items.first else { return }
        let figures = projection.figures
        let (rest, foot) = area.split(
            bottom: max(2, figures.isEmpty ? 2 : min(area.rows / 2, 5 * figures.count)))
        drawTogether(heading(named), "", on: &surface, in: rest)
        guard let last = figures.first, figures.count == 1 else {
            if figures.isEmpty {
                surface.drawCentred("Hands up: for, or against?", in: foot.split(bottom: 1).bottom)
            } else {
                drawFigures(on: &surface, in: foot)
            }
            return
        }
        surface.drawLarge(last.value, in: foot)
    }

    /// A line each, the last at the bottom.
    private func drawFigures(on surface: inout Surface, in area: Rect) {
        let figures = projection.figures
        let (_, lines) = area.split(bottom: min(figures.count, area.rows))
        for (row, figure) in figures.prefix(lines.rows).enumerated() {
            surface.drawCentred(
                figure.label + "  " + figure.value,
                in: Rect(
                    column: lines.column, row: lines.row + row, columns: lines.columns, rows: 1),
                style: .bold)
        }
    }
}

// MARK: Lists and figures

extension ProjectorView {
    /// A heading that leaves room for so many lines; gives what is left.
    private func drawHeading(
        _ text: String, lines: Int, on surface: inout Surface, in area: Rect
    ) -> Rect {
        let most = max(1, min(area.rows / 3, area.rows - lines - 1))
        let rows = surface.drawLarge(text, in: area.split(top: most).top)
        return area.split(top: rows + (area.rows > rows + lines ? 1 : 0)).rest
    }

    private func drawList(
        _ title: String, _ count: Int, on surface: inout Surface, in area: Rect
    ) {
        let isCovered = projection.items.isEmpty
        let count = isCovered ? count : projection.items.count
        let area = drawHeading(title, lines: count, on: &surface, in: area)
        let step = area.rows >= 2 * count ? 2 : 1
        for index in 0..<min(count, area.rows / step) {
            let line = Rect(
                column: area.column, row: area.row + index * step, columns: area.columns, rows: 1)
            let (place, rest) = line.split(left: 4)
            surface.drawRight(
                "\(index + 1) ", in: place.split(left: 3).left, style: .bold)
            if isCovered {
                surface.fill(
                    rest.split(left: rest.columns * 2 / 3).left,
                    style: Style(dim: true, reverse: true))
            } else {
                drawLine(projection.items[index], on: &surface, in: rest)
            }
        }
    }

    /// An idea in one line, with its number where one was revealed.
    private func drawLine(_ item: Projection.Item, on surface: inout Surface, in line: Rect) {
        let value = item.value.map { "  " + $0 } ?? ""
        let width = DisplayText.columns(of: value, policy: surface.policy)
        let (left, right) = line.split(left: max(0, line.columns - width))
        surface.draw(heading(item), at: Point(column: left.column, row: line.row), in: left)
        surface.drawRight(value, in: right, style: .bold)
    }

    private func drawFunnel(on surface: inout Surface, in area: Rect) {
        let figures = projection.figures
        let area = drawHeading(
            "What became of it", lines: figures.count, on: &surface, in: area)
        let step = area.rows >= 2 * figures.count ? 2 : 1
        let most = figures.compactMap(\.count).max() ?? 0
        let labels = figures.map { DisplayText.columns(of: $0.label, policy: surface.policy) }
        let width = min(area.columns / 2, (labels.max() ?? 0) + 2)
        for (index, figure) in figures.enumerated() where (index + 1) * step <= area.rows + 1 {
            let line = Rect(
                column: area.column, row: area.row + index * step, columns: area.columns, rows: 1)
            let (label, rest) = line.intersection(area).split(left: width)
            let (value, bar) = rest.split(left: 9)
            surface.draw(figure.label, at: Point(column: label.column, row: label.row), in: label)
            surface.drawRight(figure.value + "  ", in: value, style: .bold)
            Bar(figure.count ?? 0, of: most).draw(on: &surface, in: bar)
        }
    }

    private func drawCut(_ named: String?, on surface: inout Surface, in area: Rect) {
        let stage = named ?? campaign.cutStages.last ?? ""
        let title = campaign.stages.first { $0.stage == stage }?.title ?? stage
        let figures = projection.figures
        let lines = projection.items.count + figures.count
        var area = drawHeading(title, lines: lines, on: &surface, in: area)
        // Each band gets the rows that its share of the ideas asks for, and one at least.
        let room = max(0, area.rows - figures.count)
        let all = max(1, projection.items.count)
        for figure in figures {
            let items = projection.items.filter { $0.band == figure.band }
            let (head, rest) = area.split(top: 1)
            surface.drawRuns(
                [(figure.label, .bold), ("  " + figure.value, .bold)],
                at: Point(column: head.column, row: head.row), in: head)
            let share = all <= room ? items.count : max(1, room * items.count / all)
            let (list, below) = rest.split(top: min(items.count, share))
            drawBand(items, on: &surface, in: list)
            area = below
        }
    }

    private func drawBand(_ items: [Projection.Item], on surface: inout Surface, in list: Rect) {
        for (row, item) in items.prefix(list.rows).enumerated() {
            let line = Rect(
                column: list.column + 2, row: list.row + row, columns: list.columns - 2, rows: 1)
            if row == list.rows - 1, items.count > list.rows {
                surface.draw(
                    "and \(items.count - row) more", at: Point(column: line.column, row: line.row),
                    in: line, style: .dim)
            } else {
                drawLine(item, on: &surface, in: line)
            }
        }
    }
}
