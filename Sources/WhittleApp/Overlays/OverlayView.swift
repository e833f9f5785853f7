import WhittleCells
import WhittleCore

/// Draws what stands over a place, in a box.
struct OverlayView {
    let overlay: Overlay
    let model: Model
    let context: Context

    func draw(on surface: inout Surface) {
        switch overlay {
        case .help(let line):
            drawText(
                on: &surface, "Keys of \(model.place.title)",
                OverlayView.helpText(model.place, model.doubledLetters(context)), line)
        case .reading(let title, let text, let line): drawText(on: &surface, title, text, line)
        case .places: drawPlaces(on: &surface)
        case .confirm(let question): drawConfirmation(on: &surface, question)
        case .choice(let choice): drawChoice(on: &surface, choice)
        case .prompt(let prompt): drawPrompt(on: &surface, prompt)
        case .writing(let writing): drawWriting(on: &surface, writing)
        case .palette(let field, let cursor): drawPalette(on: &surface, field, cursor)
        }
    }

    /// A cleared box in the middle; answers its inside.
    private func box(
        on surface: inout Surface, _ title: String, columns: Int, rows: Int
    ) -> Rect {
        let area = model.area
        let width = min(columns, area.columns)
        let height = min(rows, area.rows)
        let rect = Rect(
            column: (area.columns - width) / 2, row: area.row + (area.rows - height) / 2,
            columns: width, rows: height)
        surface.fill(rect)
        return surface.box(rect, title: " " + title + " ", titleStyle: .bold)
            .inset(columns: 1)
    }

    /// The room for a text to scroll: inside the box, without its foot.
    static func textSize(_ area: Rect) -> Size {
        Size(columns: max(1, min(100, area.columns) - 4), rows: max(1, area.rows - 3))
    }

    /// All keys, those of a place first; some letters are to be typed twice.
    static func helpText(_ place: Place, _ doubled: Set<Unicode.Scalar>) -> String {
        let own = Model.keys(of: place)
        let global = GlobalAction.bindings.map(KeyHelp.init)
        func line(_ key: KeyHelp) -> String {
            let keys = key.keyText.isEmpty ? "(:)" : key.keyText(doubled)
            return keys + String(repeating: " ", count: max(1, 18 - keys.unicodeScalars.count))
                + key.help
        }
        let places = Place.allCases.map {
            $0.keyText + String(repeating: " ", count: 18 - $0.keyText.utf8.count)
                + "Opens \($0.title)."
        }
        let digits =
            switch place {
            case .panel: PanelScreen.digitHelp
            case .coding: CodingScreen.chordHelp
            case .triage: TriageScreen.markHelp
            case .deliberate: DeliberateScreen.markHelp
            case .overview, .ideas, .duplicates, .shortlist, .journal, .replay, .present: [String]()
            case .guide: GuideScreen.markHelp
            case .register: RegisterScreen.markHelp
            case .challenges: ChallengesScreen.chartHelp
            }
        return (own.map(line) + digits + [""] + global.map(line) + [""] + places)
            .joined(separator: "\n")
    }

    private func drawText(
        on surface: inout Surface, _ title: String, _ text: String, _ line: Int
    ) {
        let inside = box(
            on: &surface, title, columns: min(100, model.area.columns), rows: model.area.rows)
        let (body, foot) = inside.split(bottom: 1)
        let total = surface.drawWrapped(text, in: body, firstLine: line)
        let more = total > line + body.rows
        surface.draw(
            more ? "j scrolls, any other key closes" : "any key closes",
            at: Point(column: foot.column, row: foot.row), in: foot, style: .dim)
    }

    private func drawPlaces(on surface: inout Surface) {
        let places = Place.allCases
        // In two columns where the window is too low for one.
        let rows = min(places.count, max(1, model.area.rows - 2))
        let columns = (places.count + rows - 1) / rows
        let inside = box(on: &surface, "Open", columns: 6 + 16 * columns, rows: rows + 2)
        for (index, place) in places.enumerated() {
            surface.drawRuns(
                [
                    (String(Character(place.keys.letter)), .bold), ("  " + place.title, .plain),
                ],
                at: Point(
                    column: inside.column + 16 * (index / rows), row: inside.row + index % rows),
                in: inside)
        }
    }

    // MARK: Questions

    /// The widest that a box with a question is.
    private static let questionColumns = 76

    /// How many rows of a confirmation's details there are, and how many of them are in sight.
    static func rows(
        of question: Confirmation, _ area: Rect, _ policy: DisplayPolicy
    ) -> (all: Int, visible: Int) {
        let columns = min(questionColumns, area.columns) - 4
        let all = DisplayText(
            question.details.joined(separator: "\n"), mode: .body, policy: policy
        ).wrap(columns: columns).count
        return (all, max(0, min(all, area.rows - 4)))
    }

    private func drawConfirmation(on surface: inout Surface, _ question: Confirmation) {
        let (all, visible) = OverlayView.rows(of: question, model.area, model.policy)
        let inside = box(
            on: &surface, question.question, columns: OverlayView.questionColumns,
            rows: max(6, visible + 4))
        let (body, foot) = inside.split(bottom: 1)
        let (text, _) = body.split(top: visible)
        surface.drawWrapped(
            question.details.joined(separator: "\n"), in: text, firstLine: question.firstLine)
        var runs: [(String, Style)] = [("y", .bold), (" yes  ", .plain)]
        let below = all - visible - question.firstLine
        if below > 0 {
            runs += [("Down", .bold), (" \(below) more  ", .plain)]
        } else if question.firstLine > 0 {
            runs += [("Up", .bold), (" \(question.firstLine) before  ", .plain)]
        }
        runs.append(("any other key: no", .plain))
        surface.drawRuns(runs, at: Point(column: foot.column, row: foot.row), in: foot)
    }

    /// How many options of a choice are in sight.
    static func visible(_ choice: Choice, _ area: Rect) -> Int {
        let rows = max(1, area.rows - 2)
        return choice.options.count <= rows ? choice.options.count : max(1, rows - 1)
    }

    private func drawChoice(on surface: inout Surface, _ choice: Choice) {
        let details = choice.options.count { !$0.detail.isEmpty }
        let inside = box(
            on: &surface, choice.title, columns: OverlayView.questionColumns,
            rows: choice.options.count + details + 3)
        var row = inside.row
        let roomy = inside.rows >= choice.options.count + details
        let visible = OverlayView.visible(choice, model.area)
        for option in choice.options.dropFirst(choice.first).prefix(visible) {
            surface.drawRuns(
                [
                    (String(Character(option.key)), .bold), ("  " + option.title, .plain),
                    (roomy || option.detail.isEmpty ? "" : "  " + option.detail, .dim),
                ], at: Point(column: inside.column, row: row), in: inside)
            if roomy, !option.detail.isEmpty {
                surface.draw(
                    "   " + option.detail, at: Point(column: inside.column, row: row + 1),
                    in: inside, style: .dim)
            }
            row += roomy && !option.detail.isEmpty ? 2 : 1
        }
        guard visible < choice.options.count else { return }
        let below = choice.options.count - choice.first - visible
        surface.draw(
            below > 0 ? "… \(below) more: Down" : "… \(choice.first) before: Up",
            at: Point(column: inside.column, row: row), in: inside, style: .dim)
    }

    private func drawPrompt(on surface: inout Surface, _ prompt: Prompt) {
        let hint =
            prompt.hint
            + "\nEnter \(prompt.purpose.goesOn ? "goes on" : "writes it"), Esc leaves it."
        let columns = min(OverlayView.questionColumns, model.area.columns) - 4
        let rows = DisplayText(hint, mode: .body, policy: model.policy).wrap(columns: columns).count
        let inside = box(
            on: &surface, prompt.title, columns: OverlayView.questionColumns,
            rows: max(8, rows + 4))
        let (field, rest) = inside.split(top: 1)
        prompt.field.draw(on: &surface, in: field)
        // A blank row before the hint, where there is room.
        let (_, room) = rest.split(top: rest.rows > rows ? 1 : 0)
        surface.drawWrapped(hint, in: room, style: .dim)
    }

    private func drawWriting(on surface: inout Surface, _ writing: Writing) {
        let inside = box(
            on: &surface, writing.title, columns: 80, rows: min(16, model.area.rows))
        let hint =
            writing.audience + "\n" + (writing.purpose.draftKey == nil ? "" : "C-s goes on. ")
            + (writing.purpose.isKept ? "Esc keeps it." : "Esc keeps it as a draft.")
        let rows = DisplayText(hint, mode: .body, policy: model.policy)
            .wrap(columns: inside.columns).count
        // What is said of the text never takes the text's own room.
        let (body, foot) = inside.split(bottom: min(max(3, rows), inside.rows * 2 / 3))
        var box = writing.box
        box.size = Size(columns: body.columns, rows: body.rows)
        box.policy = model.policy
        box.draw(on: &surface, in: body)
        surface.drawWrapped(hint, in: foot, style: .dim)
    }

    private func drawPalette(on surface: inout Surface, _ field: TextField, _ cursor: Int) {
        let found = model.commands(field.text, context)
        let inside = box(on: &surface, "Commands", columns: 80, rows: model.area.rows)
        let (line, list) = inside.split(top: 1)
        field.draw(on: &surface, in: line)
        var view = ListCursor()
        view.move(to: cursor, count: found.count, height: list.rows)
        view.drawRows(found.count, on: &surface, in: list) { index, surface, line in
            surface.drawRuns(
                [(found[index].title, .plain), ("  " + found[index].keys, .dim)],
                at: Point(column: line.column, row: line.row), in: line)
        }
    }
}
