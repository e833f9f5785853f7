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
        if context.viewpoint.canSeeModeration { parts.append(moderation(item, context)) }
        if row.kind == .idea { parts.append(threads(of: item, context)) }
        return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    static func text(_ item: Int32, _ context: Context) -> String {
        let text = context.campaign.text(of: item)
        return text.isBlank ? "(no text)" : text
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
                    + " (\(TextParts.percent(interval.low)) to \(TextParts.percent(interval.high)))"
                    + ", place \(place)"
            }
            lines.append(votes)
        }
        if let panel = summary.panel, let place = summary.panelPlace {
            lines.append(
                "panel \(Figures.decimal(panel.mean)) from "
                    + TextParts.counted(panel.reviews, "review") + ", place \(place)")
        }
        if let into = summary.into { lines.append("merged into " + into) }
        if let stage = summary.stage { lines.append("in the " + stage) }
        return lines.joined(separator: "\n")
    }

    /// Flags, decision and notes: for the staff alone.
    static func moderation(_ item: Int32, _ context: Context) -> String {
        let campaign = context.campaign
        var lines: [String] = []
        for flag in campaign.openFlags(of: item) {
            let note = flag.note.map { ": " + $0 } ?? ""
            lines.append("flagged \(flag.reason) by \(flag.raiser)\(note)")
        }
        if let decision = campaign.decision(of: item) {
            let reason = decision.reason.map { " (\($0))" } ?? ""
            lines.append(
                "\(decision.verdict.rawValue)\(reason) by \(decision.member), "
                    + decision.happened.minuteText)
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
