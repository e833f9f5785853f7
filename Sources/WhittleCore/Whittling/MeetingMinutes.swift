/// The minutes of a meeting as one viewer may read them: what was decided of each idea that they
/// may see, with votes, reason and dissent. Who was present, and who stood back, by name is for
/// the campaign's own people.
package struct MeetingMinutes: Sendable {
    /// A decision.
    package struct Entry: Sendable {
        package let deliberation: Deliberation
        package let id: String
        package let title: String
        package let stageTitle: String
        /// Who stands back from it, for facilitators.
        package let standingBack: [String]
        /// True where it was decided anew since, here or at another meeting.
        package let isReplaced: Bool

        package var decision: IdeaDeliberated { deliberation.decision }

        /// `kept; 5 for, 2 against, 1 abstaining`.
        package var outcome: String {
            decision.outcome + (deliberation.votes.map { "; " + $0 } ?? "")
        }
    }

    package let meeting: MeetingHeld
    package let campaignTitle: String
    /// Who was present as they are called; empty for the public.
    package let present: [String]
    /// In the order in which they were decided.
    package let entries: [Entry]

    package init(_ meeting: MeetingHeld, _ campaign: Campaign, _ viewpoint: Viewpoint) {
        self.meeting = meeting
        campaignTitle = campaign.title
        func called(_ member: String) -> String {
            campaign.membership.member(member)?.displayName ?? member
        }
        present = viewpoint.isPublic ? [] : meeting.present.map(called)
        entries = campaign.deliberations(ofMeeting: meeting.meeting)
            .filter { viewpoint.canSee($0, in: campaign) }
            .map { deliberation in
                let stage = deliberation.decision.stage
                let item = campaign.items.find(deliberation.decision.idea) ?? deliberation.item
                let last = campaign.deliberation(stage, deliberation.item)
                return Entry(
                    deliberation: deliberation, id: deliberation.decision.idea,
                    title: campaign.title(of: item),
                    stageTitle: campaign.stages.first { $0.stage == stage }?.title ?? stage,
                    standingBack: viewpoint.roles.contains(.facilitator)
                        ? campaign.recusals(of: deliberation.item).map { called($0.member) } : [],
                    isReplaced: last?.stamp != deliberation.stamp)
            }
    }

    /// `6 were present: Anna, Ash …`.
    package var presence: String {
        let count = meeting.present.count
        let words = count == 1 ? "1 was present" : "\(count) were present"
        return present.isEmpty ? words : "\(words): \(present.joined(separator: ", "))"
    }

    /// As plain text, a paragraph a decision.
    package var lines: [String] {
        var lines = ["\(campaignTitle): minutes of \(meeting.date)", presence + "."]
        if entries.isEmpty { lines += ["", "Nothing was decided."] }
        for entry in entries {
            lines += ["", "\(oneLine(entry.title)) (\(entry.id), \(oneLine(entry.stageTitle)))"]
            lines.append("  Outcome: " + entry.outcome)
            lines.append("  Reason: " + entry.decision.reason)
            if let dissent = entry.decision.dissent { lines.append("  Dissent: " + dissent) }
            if !entry.standingBack.isEmpty {
                lines.append("  Stood back: " + entry.standingBack.joined(separator: ", "))
            }
            if entry.isReplaced { lines.append("  It was decided anew since.") }
        }
        return lines
    }

    /// No title makes a line that looks like one of the minutes' own.
    private func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}
