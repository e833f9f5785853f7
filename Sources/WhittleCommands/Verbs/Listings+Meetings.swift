import WhittleCore

extension Listings {
    /// The meetings, the earliest first; the public is not told who was there.
    static func meetings(
        _ campaign: Campaign, _ viewpoint: Viewpoint
    ) throws(CommandError) -> Listing {
        var listing = Listing(columns: [
            .text("Meeting"), .text("Date"), .number("Present"), .number("Decisions"),
            .text("Who"),
        ])
        for meeting in campaign.meetings {
            let minutes = MeetingMinutes(meeting, campaign, viewpoint)
            let who = viewpoint.isPublic ? [] : meeting.present
            listing.add(
                [
                    meeting.meeting, meeting.date, String(meeting.present.count),
                    String(minutes.entries.count), who.joined(separator: ", "),
                ],
                .row([
                    "meeting": .string(meeting.meeting), "date": .string(meeting.date),
                    "count": .integer(meeting.present.count), "present": .strings(who),
                    "decisions": .integer(minutes.entries.count),
                ]))
        }
        return listing
    }

    /// The decisions that count, of all stages, in the order in which they were written down.
    static func deliberations(
        _ campaign: Campaign, _ viewpoint: Viewpoint
    ) throws(CommandError) -> Listing {
        var listing = Listing(columns: [
            .text("Stage"), .text("Idea"), .text("Outcome"), .number("For"), .number("Against"),
            .number("Abstain"), .text("Meeting"), .text("Reason"), .text("Title"),
        ])
        for deliberation in campaign.deliberations()
        where viewpoint.canSee(deliberation, in: campaign) {
            let decision = deliberation.decision
            let item = campaign.items.find(decision.idea) ?? deliberation.item
            let title = campaign.title(of: item)
            listing.add(
                [
                    decision.stage, decision.idea, decision.outcome,
                    Figures.whole(decision.for), Figures.whole(decision.against),
                    Figures.whole(decision.abstain), decision.meeting ?? "", decision.reason,
                    title,
                ],
                .row([
                    "stage": .string(decision.stage), "idea": .string(decision.idea),
                    "title": .string(title), "meeting": .optional(decision.meeting),
                    "outcome": .string(decision.outcome), "reason": .string(decision.reason),
                    "for": .optional(decision.for), "against": .optional(decision.against),
                    "abstain": .optional(decision.abstain),
                    "dissent": .optional(decision.dissent),
                    "member": viewpoint.isPublic ? .null : .string(deliberation.member),
                    "at": .string(deliberation.stamp.time.text),
                ]))
        }
        return listing
    }
}
