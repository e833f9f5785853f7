import WhittleCells
import WhittleCore

extension DuplicatesScreen {
    /// From this width on the two texts stand beside each other.
    private static let wide = 100
    /// Below so many rows there is room for one pair of the list, and for no facts.
    private static let low = 12

    func areas(_ area: Rect) -> (heading: Rect, list: Rect, pane: Rect) {
        let (heading, rest) = area.split(top: 1)
        // In a small window the texts go before the list.
        let (list, pane) = rest.split(
            top: rest.rows < DuplicatesScreen.low ? 1 : max(2, rest.rows / 4))
        return (heading, list, pane)
    }

    func draw(on surface: inout Surface, in area: Rect, _ context: Context) {
        let areas = areas(area)
        guard context.viewpoint.isStaff else {
            surface.draw(
                "Duplicates are for moderators and facilitators.",
                at: Point(column: area.column, row: areas.list.row), in: areas.list)
            return
        }
        drawHeading(on: &surface, in: areas.heading, context)
        cursor.drawRows(pairs.count, on: &surface, in: areas.list) { index, surface, line in
            drawRow(index, on: &surface, in: line, context)
        }
        guard let pair else {
            surface.draw(
                filter.isActive
                    ? "No pair has these words." : "No two ideas look alike. Well done.",
                at: Point(column: area.column, row: areas.list.row), in: areas.list)
            return
        }
        drawPair(pair, on: &surface, in: areas.pane, context)
    }

    private func drawHeading(on surface: inout Surface, in area: Rect, _ context: Context) {
        let left = pairs.count - settled.count
        var runs: [(String, Style)] = [
            (TextParts.counted(left, "pair") + " left", .bold),
            ("  \(TextParts.count(settled.count)) done here", .plain),
        ]
        let new = context.campaign.textChanges.count - textsKnown
        if new > 0 {
            runs.append(
                ("  \(TextParts.counted(new, "text")) came or changed since; R looks again", .dim))
        }
        runs += filter.runs
        surface.drawRuns(runs, at: Point(column: area.column, row: area.row), in: area)
    }

    private func drawRow(
        _ index: Int, on surface: inout Surface, in line: Rect, _ context: Context
    ) {
        let campaign = context.campaign
        let pair = pairs[index]
        let rects = Columns([.fixed(4), .fixed(6), .flexible(1), .flexible(1)], gap: 1)
            .rects(in: line)
        guard rects.count == 4 else { return }
        let style: Style = settled.contains(index) ? .dim : .plain
        surface.drawRight(TextParts.percent(pair.cosine), in: rects[0], style: style)
        let words = [
            DuplicatesScreen.word(pair, campaign), TextParts.heading(pair.first, campaign),
            TextParts.heading(pair.second, campaign),
        ]
        for (rect, text) in zip(rects.dropFirst(), words) {
            surface.draw(
                text, at: Point(column: rect.column, row: line.row), in: rect, style: style)
        }
    }

    /// What became of a pair, in one word.
    private static func word(_ pair: ProposedPair, _ campaign: Campaign) -> String {
        if campaign.head(of: pair.first) == campaign.head(of: pair.second) { return "merged" }
        return switch campaign.pairVerdict(pair.first, pair.second) {
        case .different: "differ"
        case .later: "later"
        case nil: ""
        }
    }

    private func drawPair(
        _ pair: ProposedPair, on surface: inout Surface, in area: Rect, _ context: Context
    ) {
        let isLow = area.rows < DuplicatesScreen.low - 2
        let (rule, rest) = area.split(top: isLow ? 0 : 1)
        surface.horizontalLine(rule, style: .dim)
        let (body, foot) = rest.split(bottom: 1)
        let shared = context.similarity.sharedWords(pair.first, pair.second)
        let words = pair.cosine == 1 && pair.score == 0 ? "the same words" : nil
        var runs: [(String, Style)] = []
        if DuplicatesScreen.questionsDiffer(pair, context.campaign) {
            runs.append(("They answer different questions.  ", .bold))
        }
        runs.append(("word overlap \(TextParts.percent(pair.cosine))  ", .dim))
        runs.append(("in both: ", .bold))
        runs.append((words ?? shared.joined(separator: " "), .plain))
        surface.drawRuns(runs, at: Point(column: foot.column, row: foot.row), in: foot)
        let face = face(of: pair, context.campaign)
        if area.columns >= DuplicatesScreen.wide {
            let (left, right) = body.split(left: body.columns / 2)
            drawIdea(pair.first, face, shared, on: &surface, in: left, context)
            surface.verticalLine(right, style: .dim)
            var inner = right
            inner.column += 2
            inner.columns = max(0, inner.columns - 2)
            drawIdea(pair.second, face, shared, on: &surface, in: inner, context)
        } else {
            let (upper, lower) = body.split(top: body.rows / 2)
            drawIdea(pair.first, face, shared, on: &surface, in: upper, context)
            drawIdea(pair.second, face, shared, on: &surface, in: lower, context)
        }
    }

    /// An idea of the pair: whether it stays as the face, what it has, and its text with the words
    /// that are in both bold and underlined.
    private func drawIdea(
        _ item: Int32, _ face: Int32, _ shared: [String], on surface: inout Surface, in area: Rect,
        _ context: Context
    ) {
        let campaign = context.campaign
        let (head, rest) = area.split(top: 1)
        let (facts, body) = rest.split(top: area.rows < 5 ? 0 : 1)
        let isFace = campaign.head(of: item) == face
        surface.drawRuns(
            [
                (isFace ? "> stays as the face  " : "  is merged into it  ", .bold),
                (campaign.items.name(item), .dim),
            ], at: Point(column: head.column, row: head.row), in: head)
        surface.draw(
            "  " + DuplicatesScreen.facts(item, context),
            at: Point(column: facts.column, row: facts.row), in: facts, style: .dim)
        let text = ItemText.text(item, context)
        let rows = surface.draw(
            DisplayText(text, mode: .body, policy: context.policy), in: body,
            marked: SimilarityIndex.places(of: shared, in: text),
            as: Style(bold: true, underline: true))
        if rows > body.rows, body.rows > 0 {
            surface.draw(
                .ellipsis, at: Point(column: body.endColumn - 1, row: body.endRow - 1), in: body)
        }
    }

    /// True where both answer a question, and not the same one.
    static func questionsDiffer(_ pair: ProposedPair, _ campaign: Campaign) -> Bool {
        guard let one = campaign.question(of: pair.first),
            let other = campaign.question(of: pair.second)
        else { return false }
        return one != other
    }

    /// Status, votes of the group, comments, question, and how many stand behind it already.
    private static func facts(_ item: Int32, _ context: Context) -> String {
        let campaign = context.campaign
        let tally = campaign.tally(of: item)
        var facts = [
            campaign.status(of: item).rawValue, "up \(tally.up) down \(tally.down)",
            TextParts.counted(
                context.viewpoint.commentCount(of: item, in: campaign), "comment"),
        ]
        let others = campaign.group(of: item).count - 1
        if others > 0 { facts.append("stands for \(others) more") }
        let head = campaign.head(of: item)
        if head != item { facts.append("merged into " + campaign.items.name(head)) }
        if let question = campaign.question(of: item) {
            facts.append(campaign.questionTitle(question))
        }
        return facts.joined(separator: "  ")
    }
}
