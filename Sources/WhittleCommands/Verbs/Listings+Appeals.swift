import WhittleCore

extension Listings {
    /// Appeals with what they are against, and how they were answered.
    static func appeals(
        _ campaign: Campaign, _ viewpoint: Viewpoint
    ) throws(CommandError) -> Listing {
        guard viewpoint.canSeeModeration else {
            throw CommandError.staffOnly("Appeals")
        }
        var listing = Listing(columns: [
            .text("Appeal"), .text("Item"), .text("State"), .text("Yours"), .text("Against"),
            .text("Reason"), .text("By"), .text("Note"),
        ])
        for appeal in campaign.appeals(for: viewpoint) {
            let id = campaign.items.name(appeal.item)
            let isYours = viewpoint.member.map { appeal.isFor($0) } ?? false
            let against = appeal.against.map { decision in
                decision.verdict.rawValue + (appeal.closedTo.map { " by \($0)" } ?? "")
            }
            listing.add(
                [
                    appeal.flag.id, id, appeal.state.rawValue,
                    appeal.state == .open ? (isYours ? "yes" : "no") : "", against ?? "",
                    appeal.against?.reason ?? "", appeal.flag.raiser, appeal.flag.note ?? "",
                ],
                .row([
                    "flag": .string(appeal.flag.id), "item": .string(id),
                    "state": .string(appeal.state.rawValue), "yours": .bool(isYours),
                    "against": .optional(appeal.against?.verdict.rawValue),
                    "reason": .optional(appeal.against?.reason),
                    "closed_to": .optional(appeal.closedTo), "by": .string(appeal.flag.raiser),
                    "note": .optional(appeal.flag.note),
                    "at": .string(appeal.flag.happened.text),
                    "answer": .optional(appeal.answer?.verdict.rawValue),
                    "answered_by": .optional(appeal.answer?.member),
                ]))
        }
        return listing
    }
}
