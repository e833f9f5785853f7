import WhittleCore

/// An item as a text to read: in the reading pane, in the detail, on the panel.
enum ItemText {
    /// Title, body, what is known of it, and its comments in threads, as the viewer may see them.
    static func whole(_ item: Int32, _ context: Context) -> String {
        let campaign = context.campaign
        var parts = [text(item, context), facts(item, context)]
        let row = campaign.rows[Int(item)]
        if row.kind == .comment, row.idea >= 0, context.viewpoint.canSee(row.idea, in: campaign) {
            parts.append("On the idea: " + TextParts.heading(row.idea, campaign))
        }
        if let themes = campaign.themeSentence(of: item, context.viewpoint) { parts.append(themes) }
        if row.kind == .idea, let became = context.evidence.sentence(of: item) {
            parts.append(became)
        }
        if context.viewpoint.canSeeModeration { parts.append(moderation(item, context)) }
        if let note = context.notes[campaign.items.name(item)] { parts.append(privateNote(note)) }
        if row.kind == .idea {
            parts.append(developed(item, context))
            parts.append(threads(of: item, context))
        }
        return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    static func text(_ item: Int32, _ context: Context) -> String {
        let text = context.campaign.text(of: item)
        return text.isBlank ? "(no text)" : text
    }

    /// What an idea was developed into, in its last version; empty where it was not.
    static func developed(_ item: Int32, _ context: Context) -> String {
        context.viewpoint.draft(of: item, in: context.campaign)?.text ?? ""
    }

    /// Votes, comments and where it stands, on a line or two.
    static func facts(_ item: Int32, _ context: Context) -> String {
        let summary = IdeaSummary(item, context.campaign, context.derived)
        var facts: [String] = [summary.id, summary.status.rawValue]
        if let question = summary.question {
            facts.append(context.campaign.questionTitle(question))
        }
        if let participant = summary.participant { facts.append("by " + participant) }
        facts.append(summary.happened.dateText)
        var lines = [facts.joined(separator: "  ")]
        if let tally = summary.tally, context.campaign.rows[Int(item)].kind == .idea {
            var votes = "up \(tally.up)  down \(tally.down)  pass \(tally.pass)"
            if let crowd = summary.crowd, let place = summary.crowdPlace {
                let interval = crowd.interval
                votes +=
                    "  crowd \(TextParts.percent(crowd.mean))"
                    + " (even odds: \(TextParts.percent(interval.low)) to \(TextParts.percent(interval.high)))"
                    + ", place \(place)"
            }
            lines.append(votes)
        }
        if let panel = summary.panelSentence { lines.append(panel) }
        if let into = summary.into { lines.append("merged into " + into) }
        if let stage = summary.stage { lines.append("in the " + stage) }
        return lines.joined(separator: "\n")
    }

    /// What the member noted for themselves.
    static func privateNote(_ note: String) -> String {
        "Your private note, on this device alone: " + note
    }

    /// Flags, decision and notes: for the staff alone.
    static func moderation(_ item: Int32, _ context: Context) -> String {
        let campaign = context.campaign
        var lines: [String] = []
        for flag in campaign.openFlags(over: item) {
            let note = flag.note.map { ": " + $0 } ?? ""
            lines.append("flagged \(flag.reason) by \(flag.raiser)\(note)")
        }
        if let decision = campaign.decision(of: item) {
            let reason = decision.reason.map { " (\($0))" } ?? ""
            lines.append(
                "\(decision.verdict.rawValue)\(reason) by \(decision.member), "
                    + decision.happened.minuteText)
            if let note = decision.note { lines.append("  its note: " + note) }
            if campaign.isStale(item) { lines.append("the text has changed since that decision") }
        }
        if let redaction = campaign.redaction(of: item) {
            lines.append("redacted by \(redaction.member): \(redaction.reason)")
        }
        for note in campaign.notes(of: item) {
            lines.append("note by \(note.member): \(note.body)")
        }
        return lines.joined(separator: "\n")
    }

    private static func threads(of idea: Int32, _ context: Context) -> String {
        let campaign = context.campaign
        let thread = context.viewpoint.thread(of: idea, in: campaign)
        guard !thread.isEmpty else { return "" }
        let lines = thread.map { comment in
            let kind = campaign.rows[Int(comment.item)].commentKind
            let mark = kind == .comment ? "" : "[\(kind.rawValue)] "
            return String(repeating: "  ", count: min(comment.depth, 6)) + "- " + mark
                + campaign.body(of: comment.item)
        }
        return ([TextParts.counted(thread.count, "comment") + ":"] + lines)
            .joined(separator: "\n")
    }
}

// MARK: - On Triage

extension ItemText {
    /// An item as a moderator reads it: the text first, then who wrote it, what is said against it,
    /// and what stands around it.
    static func triage(_ item: Int32, _ screen: TriageScreen, _ context: Context) -> String {
        var parts = [text(item, context), standing(item, screen, context)]
        if !screen.isBlind { parts.append(moderation(item, context)) }
        parts.append(
            context.rules.hits(of: item)
                .map { "rule \($0.rule) (\($0.code)): \($0.sentence)" }.joined(separator: "\n"))
        parts.append(around(item, context))
        return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    /// The id, what it is, when it was written, by whom, and the author's record.
    private static func standing(
        _ item: Int32, _ screen: TriageScreen, _ context: Context
    ) -> String {
        let campaign = context.campaign
        let row = campaign.rows[Int(item)]
        var facts = [campaign.items.name(item)]
        if !screen.isBlind { facts.append(campaign.status(of: item).rawValue) }
        if let question = campaign.question(of: item) {
            facts.append(campaign.questionTitle(question))
        }
        facts.append(Timestamp(milliseconds: row.happened).minuteText)
        let tally = campaign.tally(of: item)
        if tally.voters > 0 {
            facts.append("up \(tally.up) down \(tally.down) pass \(tally.pass)")
        }
        var lines = [facts.joined(separator: "  ")]
        if let participant = campaign.participant(of: item) {
            // The record would tell whether this one is hidden.
            let record =
                screen.isBlind ? nil : screen.authors.record(ofAuthorOf: item, campaign)
            lines.append("by \(participant)" + (record.map { ": " + $0.words } ?? ""))
        }
        if let colleague = screen.claimed[item] {
            lines.append("\(colleague) is at this item now")
        }
        return lines.joined(separator: "\n")
    }

    /// So many comments at most stand around an item; Enter shows them all.
    private static let aroundLimit = 6

    /// The thread around an item: what it answers, and what answers it.
    private static func around(_ item: Int32, _ context: Context) -> String {
        let campaign = context.campaign
        let row = campaign.rows[Int(item)]
        func line(_ other: Int32, _ indent: Int) -> String {
            String(repeating: "  ", count: indent) + "- " + TextParts.heading(other, campaign)
        }
        var lines: [String] = []
        if row.origin >= 0 { lines.append("split from \(campaign.items.name(row.origin))") }
        let parts = campaign.parts(of: item)
        if !parts.isEmpty {
            lines.append("split into:")
            lines += parts.prefix(aroundLimit).map { line($0, 1) }
        }
        guard row.kind == .comment, row.idea >= 0 else {
            let comments = context.viewpoint.comments(of: item, in: campaign)
            guard !comments.isEmpty else { return lines.joined(separator: "\n") }
            lines.append(TextParts.counted(comments.count, "comment") + ":")
            lines += comments.prefix(aroundLimit).map { line($0, 1) }
            return lines.joined(separator: "\n")
        }
        guard context.viewpoint.canSee(row.idea, in: campaign) else {
            return lines.joined(separator: "\n")
        }
        lines.append("On the idea: " + TextParts.heading(row.idea, campaign))
        var depth = 1
        for other in answered(item, context).suffix(aroundLimit) {
            lines.append(line(other, depth))
            depth += 1
        }
        lines.append(String(repeating: "  ", count: depth) + "> this one")
        let answers = campaign.comments(of: row.idea).filter {
            campaign.rows[Int($0)].reply == item && context.viewpoint.canSee($0, in: campaign)
        }
        lines += campaign.sortedByTime(answers).prefix(aroundLimit).map { line($0, depth + 1) }
        return lines.joined(separator: "\n")
    }

    /// The comments that a comment answers, the outermost first. A circle ends where it closes.
    private static func answered(_ item: Int32, _ context: Context) -> [Int32] {
        let campaign = context.campaign
        var chain: [Int32] = []
        var next = campaign.rows[Int(item)].reply
        while next >= 0, next != item, !chain.contains(next), chain.count < 50,
            context.viewpoint.canSee(next, in: campaign)
        {
            chain.append(next)
            next = campaign.rows[Int(next)].reply
        }
        return chain.reversed()
    }
}
