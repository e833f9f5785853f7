import WhittleCells
import WhittleCore

/// What is open, what comes next, and what there is to do.
extension OverviewScreen {
    func phases(_ room: Room, _ context: Context) -> [Row] {
        let schedule = context.campaign.schedule
        guard let now = context.now else {
            let all = schedule.phases.map {
                OverviewScreen.line(
                    "\($0.opens.dateText) to \($0.closes.dateText)  \($0.title)")
            }
            return all.isEmpty ? [] : [OverviewScreen.heading("Phases")] + all
        }
        var rows = [OverviewScreen.heading("Phases", "now \(now.minuteText) UTC")]
        guard !schedule.isEmpty else {
            return rows + [OverviewScreen.line("none is scheduled: everything is open", .dim)]
        }
        let open = schedule.open(at: now)
        let next = schedule.next(after: now)
        for phase in open { rows += lines(phase, "open", now) }
        if open.isEmpty { rows.append(OverviewScreen.line("no phase is open")) }
        let closed = PhaseActivity.allCases.filter {
            schedule.state(of: $0, at: now).isClosed
        }
        if !closed.isEmpty {
            rows.append(
                OverviewScreen.line(
                    "closed: " + closed.map(\.rawValue).joined(separator: ", "), .bold))
        }
        if let next {
            rows += lines(next, "next", now)
            rows += preparation(next, context)
        }
        let others = schedule.phases.filter { $0 != next && !open.contains($0) }
        if room.isTall {
            rows += others.map { phase in
                OverviewScreen.line(
                    "\(phase.closes < now ? "past" : "then")  \(phase.title)  \(phase.opens.dateText) to \(phase.closes.dateText)",
                    .dim)
            }
        } else if !others.isEmpty {
            let past = others.count { $0.closes < now }
            let then = others.count - past
            rows.append(
                OverviewScreen.line(
                    [past > 0 ? "\(past) past" : "", then > 0 ? "\(then) more to come" : ""]
                        .filter { !$0.isEmpty }.joined(separator: ", "), .dim))
        }
        return rows
    }

    /// A phase with its clock, and what it is open for.
    private func lines(_ phase: PhaseScheduled, _ word: String, _ now: Timestamp) -> [Row] {
        let allowed = phase.allows.map(\.rawValue).joined(separator: ", ")
        return [
            .runs([
                ("  \(word)  ", .plain), (phase.title, .bold),
                ("  " + phase.clock(at: now), .plain),
            ]),
            OverviewScreen.line("      " + (allowed.isEmpty ? "opens nothing" : allowed), .dim),
        ]
    }

    /// What has to be ready before a phase opens, for those who run the campaign.
    private func preparation(_ phase: PhaseScheduled, _ context: Context) -> [Row] {
        guard context.viewpoint.roles.contains(.facilitator) else { return [] }
        let ready = PhasePreparation(
            phase, context.campaign, waiting: context.figures.pending)
        return ready.missing.map { OverviewScreen.line("      before it: \($0.what)", .bold) }
    }

    func next(_ context: Context) -> [Row] {
        let figures = context.figures
        let roles = context.viewpoint.roles
        var hints: [String] = []
        if context.viewpoint.isStaff, figures.pending + figures.openFlags > 0 {
            hints.append(
                "o t  moderate \(TextParts.count(figures.pending)) pending, \(TextParts.counted(figures.openFlags, "open flag"))"
            )
        }
        if roles.contains(.coder), figures.coding != nil {
            hints.append(
                "o c  " + (context.closed(.coding) ?? "code the next text"))
        }
        if context.viewpoint.worksOnThemes, let differing = figures.coding?.differing,
            differing > 0
        {
            hints.append("o c  settle what the coders differ on: Tab goes there")
        }
        if let panel = figures.panel, panel.isOpen,
            let own = panel.progress.first(where: { $0.member == context.member }),
            own.done < own.of
        {
            hints.append(
                "o p  "
                    + (context.closed(.reviews, round: panel.round)
                        ?? "score the next idea (\(own.done) of \(own.of) done)"))
        }
        if roles.contains(.facilitator) { hints += facilitation(context) }
        hints.append("o i  read the ideas")
        return [OverviewScreen.heading("Next")] + hints.map { OverviewScreen.line($0) }
    }

    private func facilitation(_ context: Context) -> [String] {
        let figures = context.figures
        var hints: [String] = []
        if let panel = figures.panel, panel.isOpen {
            let open = panel.progress.filter { $0.done < $0.of }
            if open.isEmpty, !panel.progress.isEmpty {
                hints.append("o p  close the round: all have scored")
            }
        } else if figures.panel == nil {
            hints.append("o p  open a round for the panel")
        }
        if figures.stages.isEmpty {
            hints.append("o s  make the first cut")
        } else if let stage = figures.stages.first(where: { $0.kept == nil }) {
            hints.append("o s  make the next cut, “\(stage.title)”")
        }
        return hints
    }
}
