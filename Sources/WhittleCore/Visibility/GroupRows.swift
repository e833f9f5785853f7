/// What tells who people are, beside their names: country and background.
extension Campaign {
    /// What a file tells of a participant: country, then background; of one who was erased
    /// nothing is known any more.
    package func groupRow(of participant: Int32) -> SmallGroups.Row {
        let details = isErased(participant: participant) ? nil : details(of: participant)
        return SmallGroups.Row(
            person: participant, values: [details?.country ?? "", details?.background ?? ""])
    }

    /// The same of who wrote an item.
    package func groupRow(ofAuthorOf item: Int32) -> SmallGroups.Row {
        participantHandle(of: item).map { groupRow(of: $0) }
            ?? SmallGroups.Row(person: nil, values: ["", ""])
    }
}
