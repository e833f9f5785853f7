import WhittleCells
import WhittleCore

/// Draws Present: the console, or the projector by itself.
struct PresentView {
    let screen: PresentScreen
    /// What is told the presenter: what was saved, or why not.
    let word: String
    let context: Context

    init(_ screen: PresentScreen, _ word: String, _ context: Context) {
        self.screen = screen
        self.word = word
        self.context = context
    }

    func draw(on surface: inout Surface, in area: Rect) {
        if screen.isAlone {
            drawAlone(on: &surface, in: area)
        } else {
            drawConsole(on: &surface, in: area)
        }
    }

    private func drawAlone(on surface: inout Surface, in area: Rect) {
        place(on: &surface, in: area)
        guard screen.isAsking else { return }
        let (_, lower) = area.split(top: area.rows / 2)
        surface.drawCentred("y leaves, any other key stays", in: lower)
    }

    /// What the room sees, at the size of the rectangle.
    private func place(on surface: inout Surface, in area: Rect) {
        let picture = ProjectorView(screen.projection, context.campaign).draw(
            Size(columns: area.columns, rows: area.rows), policy: surface.policy)
        surface.place(picture, in: area)
    }

    // MARK: The console

    private func drawConsole(on surface: inout Surface, in area: Rect) {
        let (head, rest) = area.split(top: 1)
        let (middle, foot) = rest.split(bottom: 1)
        drawHead(on: &surface, in: head)
        drawKeys(on: &surface, in: foot)
        if area.columns >= 76 {
            let (left, right) = middle.split(left: area.columns / 2)
            drawNotes(on: &surface, in: left.inset(columns: 1))
            drawPicture(on: &surface, in: right)
        } else {
            let (upper, lower) = middle.split(top: max(5, middle.rows * 11 / 20))
            drawNotes(on: &surface, in: upper)
            drawPicture(on: &surface, in: lower)
        }
    }

    private func drawHead(on surface: inout Surface, in line: Rect) {
        let elapsed = screen.beganAt.map { PresentView.clock(screen.now - $0) } ?? "0:00"
        let right = " \(elapsed) "
        let (left, end) = line.split(left: max(0, line.columns - right.utf8.count))
        let place =
            screen.step < 0 ? "before the first" : "\(screen.step + 1)/\(screen.steps.count)"
        surface.drawRuns(
            [
                (screen.isRehearsal ? " REHEARSAL " : " Present ", .bold),
                (screen.programme ?? "usual order", .plain), ("  " + place, .bold),
                (screen.isRehearsal ? "  on a copy: nothing of it is kept" : "", .plain),
            ], at: Point(column: left.column, row: left.row), in: left)
        surface.drawRight(right, in: end, style: .bold)
        surface.restyle(line, .selected)
    }

    /// `1:05`, `61:00`: minutes and seconds.
    static func clock(_ milliseconds: Double) -> String {
        let seconds = milliseconds > 0 && milliseconds < 1e12 ? Int(milliseconds / 1000) : 0
        let rest = seconds % 60
        return "\(seconds / 60):\(rest < 10 ? "0" : "")\(rest)"
    }

    private func drawKeys(on surface: inout Surface, in line: Rect) {
        var runs: [(String, Style)] = [(" ", .plain)]
        var left = line.columns - 1
        for binding in PresentScreen.bindings {
            let hint = FooterHint(key: binding.keys.first?.name ?? "", label: binding.label)
            guard hint.columns <= left else { continue }
            left -= hint.columns
            runs += [(hint.key, .bold), (" " + hint.label + "  ", .dim)]
        }
        surface.drawRuns(runs, at: Point(column: line.column, row: line.row), in: line)
    }

    /// The lines of the left side: what is shown, what is covered, notes, what comes next. Where
    /// there is little room the words for the presenter come first.
    private func drawNotes(on surface: inout Surface, in area: Rect) {
        var rest = area
        func put(_ label: String, _ text: String, rows: Int, _ style: Style = .plain) {
            guard !text.isEmpty, rest.rows > 0 else { return }
            let (_, room) = rest.split(left: 6)
            let used = min(
                max(1, min(rows, rest.rows)), surface.rows(of: text, columns: room.columns))
            surface.draw(
                label, at: Point(column: rest.column, row: rest.row), in: rest, style: .dim)
            surface.drawWrapped(text, in: room.split(top: used).top, style: style)
            rest = rest.split(top: used).rest
        }
        let covered = screen.covered(context)
        let isRoomy = area.rows >= 14
        put("", told(covered), rows: isRoomy ? 3 : 2, .bold)
        put("Now", words(screen.step), rows: isRoomy ? 3 : 1, .bold)
        let lines = coveredLines(covered.now)
        for (index, line) in lines.prefix(isRoomy ? max(3, area.rows / 3) : 2).enumerated() {
            put(index == 0 ? "Under" : "", line, rows: 1)
        }
        let note = screen.steps.indices.contains(screen.step) ? screen.steps[screen.step].note : nil
        put("Note", note ?? "", rows: isRoomy ? max(3, rest.rows - 5) : 2)
        put("Next", words(screen.step + 1), rows: isRoomy ? 2 : 1)
        put("", covered.nextObstacle ?? "", rows: isRoomy ? 2 : 1)
    }

    /// What the presenter must know now.
    private func told(_ covered: PresentScreen.Covered) -> String {
        if screen.isAsking { return "Leave Present? y leaves, any other key stays." }
        if screen.wasTaken { return "Blank: what it showed was hidden or changed elsewhere." }
        if !word.isEmpty { return word }
        if let obstacle = covered.obstacle { return obstacle }
        if screen.step < 0 { return "The room sees nothing yet: Space begins." }
        return screen.projection.isBlank ? "Blank: b shows the step again." : ""
    }

    /// A step in words, with its idea's title as the public sees it.
    private func words(_ index: Int) -> String {
        guard screen.steps.indices.contains(index) else {
            return index < 0 ? "" : "the end"
        }
        let step = screen.steps[index]
        guard let idea = screen.slide(index)?.idea,
            let item = context.campaign.items.find(idea)
        else { return step.show }
        let head = context.campaign.head(of: item)
        guard Viewpoint.publicView.canSee(head, in: context.campaign),
            context.viewpoint.canSee(head, in: context.campaign)
        else { return "\(step.show) \(idea)" }
        return "\(step.show): \(TextParts.heading(head, context.campaign))"
    }

    /// The numbers that Enter reveals, or has revealed; then where they have changed since.
    private func coveredLines(_ full: Projection?) -> [String] {
        guard let full else { return [] }
        let figures = full.figures.map { "\($0.label)  \($0.value)" }
        let items = full.items.compactMap { item -> String? in
            guard let value = item.value, let found = context.campaign.items.find(item.idea) else {
                return nil
            }
            return "\(value)  \(TextParts.heading(found, context.campaign))"
        }
        let shown = screen.projection
        let hasChanged =
            !shown.isBlank && shown.level == shown.slide.covers && shown.slide.covers > 0
            && (shown.figures != full.figures || shown.items != full.items)
        return (hasChanged ? ["Changed since: Enter takes the numbers anew."] : []) + figures
            + items
    }

    private func drawPicture(on surface: inout Surface, in area: Rect) {
        guard area.rows >= 6 else {
            surface.verticalLine(area)
            place(on: &surface, in: area.split(left: 1).rest)
            return
        }
        let inside = surface.box(area, title: "The room sees", titleStyle: .dim)
        place(on: &surface, in: inside)
    }
}
