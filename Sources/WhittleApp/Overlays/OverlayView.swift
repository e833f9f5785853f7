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
                on: &surface, "Keys of \(model.place.title)", OverlayView.helpText(model.place),
                line)
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

    /// All keys, those of a place first.
    static func helpText(_ place: Place) -> String {
        let own = Model.keys(of: place)
        let global = GlobalAction.bindings.map(KeyHelp.init)
        func line(_ key: KeyHelp) -> String {
            let keys = key.keyText.isEmpty ? "(:)" : key.keyText
            return keys + String(repeating: " ", count: max(1, 18 - keys.unicodeScalars.count))
                + key.help
        }
        let places = Place.allCases.map {
            "o \(Character($0.keys.letter)), \(Character($0.keys.digit))"
                + String(repeating: " ", count: 12) + "Opens \($0.title)."
        }
        let digits =
            switch place {
            case .panel: ["1 .. 9            Scores the criterion marked with >."]
            case .coding: CodingScreen.chordHelp
            case .triage: TriageScreen.markHelp
            case .overview, .ideas, .duplicates, .shortlist, .journal: [String]()
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
        let inside = box(on: &surface, "Open", columns: 30, rows: Place.allCases.count + 2)
        for (index, place) in Place.allCases.enumerated() {
            let line = Rect(
                column: inside.column, row: inside.row + index, columns: inside.columns, rows: 1)
            surface.drawRuns(
                [
                    (String(Character(place.keys.letter)), .bold), ("  " + place.title, .plain),
                ], at: Point(column: line.column, row: line.row), in: line.intersection(inside))
        }
    }

    private func drawConfirmation(on surface: inout Surface, _ question: Confirmation) {
        let inside = box(
            on: &surface, question.question, columns: 76, rows: question.details.count + 8)
        let (body, foot) = inside.split(bottom: 1)
        surface.drawWrapped(question.details.joined(separator: "\n"), in: body)
        surface.drawRuns(
            [("y", .bold), (" yes   any other key: no", .plain)],
            at: Point(column: foot.column, row: foot.row), in: foot)
    }

    private func drawChoice(on surface: inout Surface, _ choice: Choice) {
        let inside = box(
            on: &surface, choice.title, columns: 76,
            rows: choice.options.count + choice.options.count { !$0.detail.isEmpty } + 3)
        var row = inside.row
        let details = choice.options.count { !$0.detail.isEmpty }
        let roomy = inside.rows >= choice.options.count + details
        for option in choice.options {
            let line = Rect(
                column: inside.column, row: row, columns: inside.columns, rows: roomy ? 2 : 1)
            surface.drawRuns(
                [
                    (String(Character(option.key)), .bold), ("  " + option.title, .plain),
                    (roomy || option.detail.isEmpty ? "" : "  " + option.detail, .dim),
                ], at: Point(column: line.column, row: row), in: line.intersection(inside))
            if roomy, !option.detail.isEmpty {
                surface.draw(
                    "   " + option.detail, at: Point(column: line.column, row: row + 1),
                    in: line.intersection(inside), style: .dim)
            }
            row += roomy && !option.detail.isEmpty ? 2 : 1
        }
    }

    private func drawPrompt(on surface: inout Surface, _ prompt: Prompt) {
        let inside = box(on: &surface, prompt.title, columns: 76, rows: 8)
        let (field, rest) = inside.split(top: 1)
        prompt.field.draw(on: &surface, in: field)
        surface.drawWrapped(
            prompt.hint + "\nEnter writes it, Esc leaves it.",
            in: Rect(
                column: rest.column, row: rest.row + 1, columns: rest.columns,
                rows: max(0, rest.rows - 1)), style: .dim)
    }

    private func drawWriting(on surface: inout Surface, _ writing: Writing) {
        let inside = box(
            on: &surface, writing.title, columns: 80, rows: min(16, model.area.rows))
        let (body, foot) = inside.split(bottom: 3)
        var box = writing.box
        box.size = Size(columns: body.columns, rows: body.rows)
        box.policy = model.policy
        box.draw(on: &surface, in: body)
        surface.drawWrapped(
            writing.audience + "\n"
                + (writing.purpose.draftKey == nil ? "" : "C-s goes on. ")
                + "Esc keeps it as a draft.", in: foot, style: .dim)
    }

    private func drawPalette(on surface: inout Surface, _ field: TextField, _ cursor: Int) {
        let found = model.commands(field.text, context)
        let inside = box(on: &surface, "Commands", columns: 80, rows: model.area.rows)
        let (line, list) = inside.split(top: 1)
        field.draw(on: &surface, in: line)
        var view = ListCursor()
        view.move(to: cursor, count: found.count, height: list.rows)
        for (row, index) in view.visible(count: found.count, height: list.rows).enumerated() {
            let line = Rect(
                column: list.column, row: list.row + row, columns: list.columns, rows: 1)
            surface.drawRuns(
                [(found[index].title, .plain), ("  " + found[index].keys, .dim)],
                at: Point(column: line.column, row: line.row), in: line)
            if index == cursor { surface.restyle(line, .selected) }
        }
    }
}
