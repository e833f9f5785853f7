package import WhittleCore

/// The minutes of a meeting as Markdown: all text of others shows as it is and means nothing.
package enum MinutesWriter {
    package static func markdown(_ minutes: MeetingMinutes) -> String {
        var text =
            "# \(MarkdownWriter.inline(minutes.campaignTitle)): minutes of "
            + MarkdownWriter.inline(minutes.meeting.date) + "\n\n"
            + MarkdownWriter.inline(minutes.presence) + ".\n"
        if minutes.entries.isEmpty { text += "\nNothing was decided.\n" }
        for entry in minutes.entries {
            text += "\n## \(MarkdownWriter.inline(entry.title))\n\n"
            text +=
                "\(MarkdownWriter.inline(entry.id)), \(MarkdownWriter.inline(entry.stageTitle))\n"
            text += "\n**Outcome:** \(MarkdownWriter.inline(entry.outcome))\n"
            text += "\n**Reason:** \(MarkdownWriter.block(entry.decision.reason))\n"
            if let dissent = entry.decision.dissent {
                text += "\n**Dissent:** \(MarkdownWriter.block(dissent))\n"
            }
            if !entry.standingBack.isEmpty {
                let names = entry.standingBack.map(MarkdownWriter.inline).joined(separator: ", ")
                text += "\n**Stood back:** \(names)\n"
            }
            if entry.isReplaced { text += "\nIt was decided anew since.\n" }
        }
        return text
    }
}
