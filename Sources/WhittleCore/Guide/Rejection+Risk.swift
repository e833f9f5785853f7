/// Whoever publishes smaller groups than usual says so in the journal.
extension Campaign {
    /// Who asks for smaller groups says why, and for what.
    func check(_ event: RiskAccepted) -> Rejection? {
        guard !event.export.isBlank else {
            return Rejection("Say for which file the risk is accepted.")
        }
        guard event.threshold >= 1, event.threshold < SmallGroups.threshold else {
            return Rejection(
                "A risk is accepted for groups of 1 to \(SmallGroups.threshold - 1) people; larger ones need no word."
            )
        }
        return event.reason.isBlank
            ? Rejection("Say why: an accepted risk stands in the journal with its reason.") : nil
    }
}
