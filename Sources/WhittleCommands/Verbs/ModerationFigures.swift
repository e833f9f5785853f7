import WhittleCore

/// `whittle stats --moderation`: what moderators have done, by member or by day.
enum ModerationFigures {
    static let options = [
        Option("moderation", nil, "the figures of moderators, for the staff"),
        Option(
            "by", "WHAT", "with --moderation: one row a member, or one a day and member",
            choices: ["member", "day"]),
    ]

    static let details = [
        "--moderation: verdicts, distinct items, the median time from an item to its first approval or hiding and from its first flag to the decision that closed it, and the share of approved or hidden items whose verdict another member turned round later. Undone decisions do not count. Imported ones are in a row of their own. Days are in UTC.",
        "--moderation --json is one object with members days waiting oldest oldest_age undelivered; times in seconds.",
    ]

    static func run(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let viewpoint = try call.viewpoint()
        let session = try call.session()
        let campaign = session.campaign
        guard let figures = ModerationStatistics(campaign, viewpoint, now: session.now) else {
            throw CommandError.staffOnly("The figures of moderation")
        }
        if call.isJSON {
            call.output.line(json(figures, campaign, viewpoint).json)
            return .done
        }
        let byDay = call.value("by") == "day"
        let rows = byDay ? figures.days : figures.members
        let table = TextTable(
            columns: [
                .text("Day"), .text("Member"), .number("Verdicts"), .number("Items"),
                .number("Approved"), .number("Hidden"), .number("Escalated"), .number("Put back"),
                .number("To decide"), .number("To close flags"), .number("Overturned"),
            ], rows: rows.map(cells))
        if rows.isEmpty {
            call.output.line("Nobody has decided anything yet.")
        } else {
            for line in table.lines(width: call.environment.columns) { call.output.line(line) }
        }
        call.output.line(waiting(figures, campaign))
        return .done
    }

    private static func waiting(_ figures: ModerationStatistics, _ campaign: Campaign) -> String {
        guard let oldest = figures.oldest else { return "Nothing waits." }
        let age = Figures.duration(figures.oldestAge.map(Double.init))
        return
            "\(Figures.count(figures.waiting, "item")) waiting; the oldest, \(campaign.items.name(oldest)), for \(age)."
    }

    private static func name(_ row: ModerationStatistics.Row) -> String {
        switch row.decider {
        case .member(let name): name
        case .imported: "(imported)"
        }
    }

    private static func day(_ row: ModerationStatistics.Row) -> String? {
        row.day.map { Timestamp(milliseconds: Int64($0) * 86_400_000).dateText }
    }

    private static func cells(_ row: ModerationStatistics.Row) -> [String] {
        let counts = [
            row.decisions, row.items, row.approved, row.hidden, row.escalated, row.pending,
        ]
        return [day(row) ?? "", name(row)] + counts.map(String.init) + [
            Figures.duration(row.timeToDecision), Figures.duration(row.timeToCloseFlags),
            row.settled == 0 ? "" : "\(row.overturned) of \(row.settled)",
        ]
    }

    // MARK: JSON

    private static func json(
        _ figures: ModerationStatistics, _ campaign: Campaign, _ viewpoint: Viewpoint
    ) -> JSONValue {
        .row([
            "members": .array(figures.members.map(json)),
            "days": .array(figures.days.map(json)), "waiting": .integer(figures.waiting),
            "oldest": .optional(figures.oldest.map { campaign.items.name($0) }),
            "oldest_age": .optional(figures.oldestAge.map { Double($0) / 1000 }),
            "undelivered": .integer(campaign.undeliveredCount(for: viewpoint)),
        ])
    }

    private static func json(_ row: ModerationStatistics.Row) -> JSONValue {
        let member: String? =
            switch row.decider {
            case .member(let name): name
            case .imported: nil
            }
        return .row([
            "day": .optional(day(row)), "member": .optional(member),
            "imported": .bool(member == nil), "decisions": .integer(row.decisions),
            "items": .integer(row.items), "approved": .integer(row.approved),
            "hidden": .integer(row.hidden), "escalated": .integer(row.escalated),
            "pending": .integer(row.pending),
            "time_to_decision": .optional(row.timeToDecision.map { $0 / 1000 }),
            "time_to_close_flags": .optional(row.timeToCloseFlags.map { $0 / 1000 }),
            "settled": .integer(row.settled), "overturned": .integer(row.overturned),
            "overturn_rate": .optional(row.overturnRate),
        ])
    }
}
