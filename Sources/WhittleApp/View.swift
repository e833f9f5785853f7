package import WhittleCells
package import WhittleCore

/// Draws the whole frame. Every write clips, so nothing traps at any size.
package struct View {
    private let model: Model
    private let context: Context

    package init(_ model: Model, _ campaign: Campaign) {
        self.model = model
        context = model.context(campaign)
    }

    /// The frame as it is to stand on the screen.
    package func draw() -> Surface {
        var surface = Surface(size: model.size, policy: model.policy)
        if model.place == .present, model.present.isAlone || !model.isTooSmall {
            return drawPresent(on: surface)
        }
        guard !model.isTooSmall else {
            surface.draw(
                "Window too small (need 40x8)", at: Point(column: 0, row: 0), in: surface.bounds)
            return surface
        }
        drawHeading(on: &surface)
        drawPlace(on: &surface)
        drawFooter(on: &surface)
        drawStatus(on: &surface)
        if let overlay = model.overlay {
            OverlayView(overlay: overlay, model: model, context: context).draw(on: &surface)
        }
        return surface
    }

    /// Present has the whole frame: no heading, no status line.
    private func drawPresent(on surface: Surface) -> Surface {
        var surface = surface
        PresentView(model.present, model.status, context).draw(on: &surface, in: surface.bounds)
        if let overlay = model.overlay {
            OverlayView(overlay: overlay, model: model, context: context).draw(on: &surface)
        }
        return surface
    }

    private func row(_ row: Int) -> Rect {
        Rect(column: 0, row: row, columns: model.size.columns, rows: 1)
    }

    private func drawHeading(on surface: inout Surface) {
        let line = row(0)
        let roles =
            context.viewpoint.roles.isEmpty
            ? "reading only"
            : Role.allCases.filter(context.viewpoint.roles.contains).map(\.rawValue)
                .joined(separator: ", ")
        let who =
            model.seenAs.map { " as \($0.word), read-only " }
            ?? " \(model.member ?? "nobody") (\(roles)) "
        let width = DisplayText.columns(of: who, policy: model.policy)
        let (left, right) = line.split(left: max(0, line.columns - width))
        surface.drawRuns(
            [
                (" Whittle ", .bold), (model.place.title, .bold),
                ("  " + context.campaign.title, .plain),
            ], at: Point(column: 0, row: 0), in: left)
        surface.drawRight(who, in: right)
        surface.restyle(line, .selected)
    }

    private func drawPlace(on surface: inout Surface) {
        let area = model.area.inset(columns: model.size.columns >= 60 ? 1 : 0)
        switch model.place {
        case .overview: model.overview.draw(on: &surface, in: area, context)
        case .ideas: model.ideas.draw(on: &surface, in: area, context)
        case .triage: model.triage.draw(on: &surface, in: area, context)
        case .coding: model.coding.draw(on: &surface, in: area, context)
        case .duplicates: model.duplicates.draw(on: &surface, in: area, context)
        case .panel: model.panel.draw(on: &surface, in: area, context)
        case .deliberate: model.deliberate.draw(on: &surface, in: area, context)
        case .shortlist: model.shortlist.draw(on: &surface, in: area, context)
        case .present: model.present.draw(on: &surface, in: area, context)
        case .journal: model.journal.draw(on: &surface, in: area, context)
        case .replay: model.replay.draw(on: &surface, in: area, context)
        case .guide: model.guide.draw(on: &surface, in: area, context)
        case .register: model.register.draw(on: &surface, in: area, context)
        case .challenges: model.challenges.draw(on: &surface, in: area, context)
        }
    }

    private func drawFooter(on surface: inout Surface) {
        let line = row(model.size.rows - 2)
        var runs: [(String, Style)] = [(" ", .plain)]
        // The way to all other keys is always there.
        let help = FooterHint(key: "?", label: "all keys")
        var left = line.columns - 1 - help.columns
        let hints =
            model.place == .coding
            ? KeyTable.codingFooters[model.coding.mode] : KeyTable.footers[model.place]
        let doubled = model.doubledLetters(context)
        for hint in (hints ?? []).map({ $0.doubled(doubled) }) where hint.key != help.key {
            // A hint that does not fit whole is left out.
            guard hint.columns <= left else { continue }
            left -= hint.columns
            runs.append((hint.key, .bold))
            runs.append((" " + hint.label + "  ", .dim))
        }
        runs.append((help.key, .bold))
        runs.append((" " + help.label, .dim))
        surface.drawRuns(runs, at: Point(column: 0, row: line.row), in: line)
    }

    private func drawStatus(on surface: inout Surface) {
        let line = row(model.size.rows - 1)
        var state = model.saveState.words
        if model.arrivals > 0 { state += "  new from others: F5" }
        if !model.banner.isEmpty { state += "  " + model.banner }
        // What happened is shown whole; the state beside it gets what is left.
        let said = DisplayText.columns(of: model.status, policy: model.policy)
        let wanted = DisplayText.columns(of: state, policy: model.policy) + 1
        let width = min(wanted, max(12, line.columns - said - 3))
        let (left, right) = line.split(left: line.columns - width)
        surface.draw(" " + model.status, at: Point(column: 0, row: line.row), in: left)
        surface.draw(
            state, at: Point(column: right.column, row: line.row), in: right, style: .dim)
    }
}
