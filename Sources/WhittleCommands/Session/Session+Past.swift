import WhittleCore

/// Looking back: what is said of it, and that nothing is written.
extension Session {
    /// As of when the campaign is shown, in a sentence; nil where it is shown as it is.
    package var momentWords: String? {
        guard let moment, let today = campaign.today?.campaign else { return nil }
        let words = "As of \(moment.minuteText) UTC."
        if campaign.isBare { return words + " Nothing had happened by then." }
        guard campaign.intake.admitted == today.intake.admitted else { return words }
        return words + " Nothing has happened since: this is the campaign as it is."
    }

    /// Said to whoever would write while they look back.
    package static let isPast = CommandError(
        "With --to the campaign is only looked at: nothing can be written into the past. Leave --to away.",
        .usage)
}
