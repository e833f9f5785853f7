import WhittleCore

/// The figures of the screen Overview, for `stats`: phases, days, people, ages, who leads.
extension Overview {
    /// One object, its keys stable; what the viewer may not see is null.
    var json: JSONValue {
        guard let members = counts.members else { return counts }
        return .object(members + more)
    }

    private var more: [JSONMember] {
        let schedule = campaign.schedule
        let closed = PhaseActivity.allCases.filter { schedule.state(of: $0, at: now).isClosed }
        return [
            JSONMember("published", .optional(figures.published)),
            JSONMember("phases", .array(campaign.scheduledPhases.map { PhaseVerb.json($0, now) })),
            JSONMember("closed", .strings(closed.map(\.rawValue))),
            JSONMember("days", .array(days)),
            JSONMember("countries", Overview.json(figures.countries)),
            JSONMember("backgrounds", Overview.json(figures.backgrounds)),
            JSONMember("queues", queues),
            JSONMember("panel", panel),
            JSONMember("leading", leaders),
        ]
    }

    private var days: [JSONValue] {
        guard let days = figures.days else { return [] }
        return days.texts.enumerated().map { index, texts in
            .row([
                "day": .string(
                    days.first.advanced(by: Int64(index) * 86_400_000).dateText),
                "texts": .integer(texts), "votes": .optional(days.votes?[index]),
            ])
        }
    }

    private static func json(_ people: PeopleGroups) -> JSONValue {
        .row([
            "groups": .array(
                people.groups.map {
                    .row(["group": .string($0.name), "people": .integer($0.people)])
                }),
            "other": .integer(people.others), "not_said": .integer(people.unknown),
        ])
    }

    private var queues: JSONValue {
        guard let queues = figures.queues else { return .null }
        func json(_ queue: OverviewFigures.QueueFigures.Queue) -> JSONValue {
            .row(["count": .integer(queue.count), "oldest": .optional(queue.oldest?.text)])
        }
        return .row([
            "pending": json(queues.pending), "flagged": json(queues.flagged),
            "escalated": json(queues.escalated),
        ])
    }

    private var panel: JSONValue {
        guard let panel = figures.panel else { return .null }
        return .row([
            "round": .string(panel.round), "open": .bool(panel.isOpen),
            "ideas": .integer(panel.ideas), "reviews": .integer(panel.reviews),
            "unread": .optional(panel.unread),
            "members": .array(
                panel.progress.map {
                    .row([
                        "member": .string($0.member), "done": .integer($0.done),
                        "of": .integer($0.of),
                    ])
                }),
        ])
    }

    private var leaders: JSONValue {
        guard let leading else { return .null }
        return .row([
            "by": .string(leading.basis.word),
            "ideas": .array(
                leading.rows.map {
                    .row([
                        "idea": .string(campaign.items.name($0.item)), "value": .number($0.value),
                        "low": .number($0.low), "high": .number($0.high),
                    ])
                }),
        ])
    }

    // MARK: For people

    var phaseLines: [String] {
        let schedule = campaign.schedule
        guard !schedule.isEmpty else { return [] }
        func line(_ phase: PhaseScheduled) -> String {
            let allowed = phase.allows.map(\.rawValue).joined(separator: ", ")
            return "“\(phase.title)” \(phase.clock(at: now))"
                + (allowed.isEmpty ? "" : ": \(allowed)")
        }
        var lines = schedule.open(at: now).map { "open " + line($0) }
        if lines.isEmpty { lines = ["no phase is open"] }
        if let next = schedule.next(after: now) { lines.append("next " + line(next)) }
        let closed = PhaseActivity.allCases.filter { schedule.state(of: $0, at: now).isClosed }
        if !closed.isEmpty {
            lines.append("closed: " + closed.map(\.rawValue).joined(separator: ", "))
        }
        return lines.enumerated().map { ($0 == 0 ? "Phases    " : "          ") + $1 }
    }

    var activityLines: [String] {
        guard let days = figures.days else { return [] }
        func sentence(_ counts: [Int], _ one: String) -> String {
            let most = counts.max() ?? 0
            let day = counts.firstIndex(of: most) ?? 0
            let date = days.first.advanced(by: Int64(day) * 86_400_000).dateText
            return
                "\(Figures.count(counts.reduce(0, +), one)), most on \(date) (\(most))"
        }
        var parts = [sentence(days.texts, "text")]
        if let votes = days.votes, votes.contains(where: { $0 > 0 }) {
            parts.append(sentence(votes, "vote"))
        }
        return [
            "Activity  \(days.first.dateText) to \(days.last.dateText): "
                + parts.joined(separator: "; ")
        ]
    }

    var peopleLines: [String] {
        func line(_ heading: String, _ people: PeopleGroups) -> String? {
            guard people.kinds > 0 else { return nil }
            var parts = people.groups.prefix(6).map { "\($0.name) \($0.people)" }
            let left = people.groups.dropFirst(6).reduce(0) { $0 + $1.people }
            if left > 0 { parts.append("\(people.groups.count - 6) more \(left)") }
            if people.others > 0 { parts.append("other \(people.others)") }
            if people.unknown > 0 { parts.append("not said \(people.unknown)") }
            return parts.isEmpty ? nil : heading + parts.joined(separator: ", ")
        }
        return [
            line("Countries ", figures.countries), line("People    ", figures.backgrounds),
        ].compactMap { $0 }
    }

    /// How long what waits has been waiting.
    var ageLines: [String] {
        guard let queues = figures.queues else { return [] }
        let parts = [
            ("pending", queues.pending), ("flagged", queues.flagged),
            ("escalated", queues.escalated),
        ].compactMap { word, queue -> String? in
            guard let oldest = queue.oldest, let waited = Figures.age(of: oldest, at: now) else {
                return nil
            }
            return "\(queue.count) \(word) for up to \(waited)"
        }
        return parts.isEmpty ? [] : ["          " + parts.joined(separator: ", ")]
    }

    var leadingLines: [String] {
        guard let leading else { return [] }
        func number(_ value: Double) -> String {
            leading.basis == .crowd
                ? Figures.decimal(value * 100, 0) + "%" : Figures.decimal(value)
        }
        return ["Leading   by \(leading.basis.words)"]
            + leading.rows.prefix(5).enumerated().map { index, row in
                let range =
                    row.low < row.high ? " (\(number(row.low)) to \(number(row.high)))" : ""
                let title = campaign.title(of: row.item)
                return "          \(index + 1). \(number(row.value))\(range)  \(title)"
            }
    }

    /// What has to be ready before the next phase opens, for those who run the campaign.
    var preparation: [String] {
        guard viewpoint.roles.contains(.facilitator),
            let next = campaign.schedule.next(after: now)
        else { return [] }
        return PhasePreparation(next, campaign, waiting: figures.pending).missing.map {
            "\($0.command)   (before “\(next.title)”: \($0.what))"
        }
    }
}
