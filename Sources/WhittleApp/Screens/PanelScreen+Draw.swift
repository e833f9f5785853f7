import WhittleCells
import WhittleCore

extension PanelScreen {
    func draw(on surface: inout Surface, in area: Rect, _ context: Context) {
        guard let round = context.campaign.currentRound else {
            let text =
                context.viewpoint.roles.contains(.facilitator)
                ? "No round has been opened. Press O to open one with the four standard criteria."
                : "No round has been opened yet. A facilitator opens it."
            surface.drawWrapped(text, in: area)
            return
        }
        guard let item = selected(context) else {
            surface.drawWrapped(
                waiting(round, context), in: area)
            return
        }
        let rubricRows = round.details.criteria.count + 4
        let wide = area.columns >= 110
        let (heading, rest) = area.split(top: 2)
        drawHeading(round, item, on: &surface, in: heading, context)
        if wide {
            let (text, rubric) = rest.split(left: area.columns - 56)
            surface.drawWrapped(
                self.text(item, context), in: text, firstLine: firstLine)
            drawRubric(round, on: &surface, in: rubric.inset(columns: 2), context)
        } else {
            let (text, rubric) = rest.split(bottom: min(rubricRows, rest.rows * 2 / 3))
            surface.drawWrapped(self.text(item, context), in: text, firstLine: firstLine)
            drawRubric(round, on: &surface, in: rubric, context)
        }
    }

    private func waiting(_ round: Round, _ context: Context) -> String {
        let seals = seals(round, context).map { " \($0)." }
        guard let member = context.member, round.isOnPanel(member, context.viewpoint.roles) else {
            return "The round “\(round.details.title)” is \(round.isOpen ? "open" : "closed"). "
                + "You are not on its panel; its progress is on the overview (o o)."
                + (seals ?? "")
                + (context.viewpoint.roles.contains(.facilitator)
                    ? (round.isOpen ? " C closes it." : " O opens another.") : "")
        }
        return round.isOpen
            ? "You have scored \(round.details.load == nil ? "every idea" : "your share of the ideas") of “\(round.details.title)”. Thank you. b goes back to change one."
            : "The round “\(round.details.title)” is closed." + (seals ?? "")
    }

    /// How many of a closed round's seals are opened; nil where none were set.
    private func seals(_ round: Round, _ context: Context) -> String? {
        round.isOpen ? nil : SealWords.opened(context.campaign.sealProgress(of: round))
    }

    private func text(_ item: Int32, _ context: Context) -> String {
        let campaign = context.campaign
        let own = ownLines(item, context)
        var parts = own.isEmpty ? [] : own + [""]
        parts.append(ItemText.text(item, context))
        // Where it was developed, that is what is scored.
        let developed = ItemText.developed(item, context)
        if !developed.isEmpty { parts += ["", developed, ""] }
        if let note = context.notes[campaign.items.name(item)] {
            parts += ["", ItemText.privateNote(note), ""]
        }
        let group = campaign.group(of: item).dropFirst().filter {
            context.viewpoint.canSee($0, in: campaign)
        }
        if !group.isEmpty {
            parts.append("Merged with it:")
            parts += group.map { "- " + TextParts.heading($0, campaign) }
        }
        let comments = context.viewpoint.comments(of: item, in: campaign)
        if !comments.isEmpty {
            parts.append(TextParts.counted(comments.count, "comment") + ":")
            parts += comments.prefix(200).map { "- " + campaign.body(of: $0) }
        }
        return parts.joined(separator: "\n")
    }

    private func drawHeading(
        _ round: Round, _ item: Int32, on surface: inout Surface, in area: Rect,
        _ context: Context
    ) {
        let progress = context.figures.panel?.progress.first { $0.member == context.member }
        surface.drawRuns(
            [
                (round.details.title, .bold),
                (round.isOpen ? "" : "  closed", .bold),
                (progress.map { "  \($0.done) of \($0.of) scored" } ?? "", .plain),
                (
                    round.isOpen
                        ? round.details.deadline.map { "  until \($0.minuteText) UTC" } ?? "" : "",
                    .dim
                ),
                ("  " + context.campaign.items.name(item), .dim),
            ], at: Point(column: area.column, row: area.row), in: area)
        let closed = round.isOpen ? context.closed(.reviews, round: round.id) : nil
        surface.draw(
            closed ?? seals(round, context) ?? "Why this one: " + reason,
            at: Point(column: area.column, row: area.row + 1), in: area,
            style: closed == nil ? .dim : .bold)
    }

    private func drawRubric(
        _ round: Round, on surface: inout Surface, in area: Rect, _ context: Context
    ) {
        let draft = draft(context)
        var row = area.row
        surface.horizontalLine(
            Rect(column: area.column, row: row, columns: area.columns, rows: 1), style: .dim)
        row += 1
        for (index, criterion) in round.details.criteria.enumerated() {
            let line = Rect(column: area.column, row: row, columns: area.columns, rows: 1)
            let clip = line.intersection(area)
            let value = draft.scores[criterion.criterion]
            let shown = PanelScreen.shown(value, index == self.criterion ? digits : "", criterion)
            surface.drawRuns(
                [
                    (index == self.criterion ? "> " : "  ", .bold),
                    (
                        PanelScreen.padded(criterion.title, 24),
                        index == self.criterion ? .bold : .plain
                    ),
                    (shown, .bold),
                    ("  " + PanelScreen.scale(criterion), .dim),
                ], at: Point(column: clip.column, row: row), in: clip)
            row += 1
        }
        let prompt =
            round.details.criteria.indices.contains(self.criterion)
            ? round.details.criteria[self.criterion].prompt ?? "" : ""
        let rest = Rect(
            column: area.column, row: row, columns: area.columns, rows: max(0, area.endRow - row))
        surface.draw(
            "  " + prompt, at: Point(column: rest.column, row: row), in: rest, style: .dim)
        let comment = draft.comment.isBlank ? "no comment (c)" : "comment: " + draft.comment
        surface.draw("  " + comment, at: Point(column: rest.column, row: row + 1), in: rest)
        let sure = draft.confidence.map { "sure: \($0) of 5 (f)" } ?? "how sure: not said (f)"
        surface.draw(
            "  " + sure, at: Point(column: rest.column, row: row + 2), in: rest,
            style: draft.confidence == nil ? .dim : .plain)
    }

    private static func shown(_ value: Double??, _ digits: String, _ criterion: Criterion) -> String
    {
        if !digits.isEmpty { return digits + "_" }
        guard let value else { return "-" }
        guard let value else { return "abstain" }
        let label =
            criterion.labels.indices.contains(Int(value) - criterion.min)
            ? criterion.labels[Int(value) - criterion.min] : ""
        return Decimal15.text(value) + (label.isBlank ? "" : " " + label)
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.unicodeScalars.count))
    }

    /// `1 not at all … 5 fully`.
    private static func scale(_ criterion: Criterion) -> String {
        let first = criterion.labels.first.map { " " + $0 } ?? ""
        let last = criterion.labels.last.map { " " + $0 } ?? ""
        return "\(criterion.min)\(first) .. \(criterion.max)\(last)"
    }
}
