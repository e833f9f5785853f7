/// What moderators decided of an idea, and what was merged with it, as one viewer may see it.
struct ModerationStory {
    /// One of the ideas that stand behind this one.
    struct Merged {
        let item: Int32
        let own: Tally
        let at: Timestamp?
        let member: String?
    }

    private let item: Int32
    private let head: Int32
    private let campaign: Campaign
    private let viewpoint: Viewpoint
    /// Those of the head's group beside the head that may be seen.
    let merged: [Merged]

    init(_ item: Int32, _ campaign: Campaign, _ viewpoint: Viewpoint) {
        self.item = item
        self.campaign = campaign
        self.viewpoint = viewpoint
        let head = campaign.head(of: item)
        self.head = head
        merged =
            viewpoint.canSee(head, in: campaign)
            ? campaign.group(of: head).dropFirst().filter { viewpoint.canSee($0, in: campaign) }
                .map { other in
                    let link = campaign.histories[other]?.link.last
                    return Merged(
                        item: other, own: campaign.rows[Int(other)].tally, at: link?.stamp.time,
                        member: link.map { campaign.writers[$0.stamp.writer].member })
                } : []
    }

    // MARK: Verdicts

    var section: Explanation.Section {
        var section = Explanation.Section("Moderation")
        section.add(statusLine)
        guard viewpoint.canSeeModeration else { return section }
        let open = Set(campaign.openFlags(of: item).map(\.id))
        let flags = campaign.flags(of: item).map { flag in
            (
                at: flag.stamp,
                text:
                    "\(flag.happened.dateText) flagged \(flag.reason) by \(flag.raiser)\(note(flag.note))\(open.contains(flag.id) ? ", open" : "")."
            )
        }
        let verdicts = campaign.decisions(of: item).map { entry in
            let decision = entry.decision
            let reason = decision.reason.map { " (\($0))" } ?? ""
            return (
                at: entry.stamp,
                text:
                    "\(decision.happened.dateText) \(ModerationStory.word(decision.verdict))\(reason) by \(decision.member)\(note(decision.note))."
            )
        }
        let all = (flags + verdicts).sorted { $0.at.isBefore($1.at, campaign.writers.ranks) }
        for step in all { section.add(step.text) }
        if campaign.isStale(item) { section.add("The text has changed since the last verdict.") }
        return section
    }

    private var statusLine: String {
        let status = campaign.status(of: item)
        guard campaign.counts(head) else {
            return "Status: \(status.rawValue): it does not count in any ranking."
        }
        return "Status: \(status.rawValue): it counts."
    }

    private func note(_ note: String?) -> String {
        guard let note, !note.isBlank else { return "" }
        return ", its note: “\(note)”"
    }

    private static func word(_ verdict: Verdict) -> String {
        switch verdict {
        case .approved: "approved"
        case .hidden: "hidden"
        case .escalated: "escalated"
        case .pending: "put back"
        }
    }

    var verdictsJSON: JSONValue {
        guard viewpoint.canSeeModeration else { return .null }
        return .array(
            campaign.decisions(of: item).map { entry in
                .row([
                    "verdict": .string(entry.decision.verdict.rawValue),
                    "reason": .optional(entry.decision.reason),
                    "note": .optional(entry.decision.note),
                    "member": .string(entry.decision.member),
                    "at": .string(entry.decision.happened.text),
                ])
            })
    }

    // MARK: Merges

    /// Nil where nothing was merged.
    var mergeSection: Explanation.Section? {
        guard head != item || !merged.isEmpty else { return nil }
        var section = Explanation.Section("Merged")
        if head != item {
            guard viewpoint.canSee(head, in: campaign) else {
                section.add("It is merged into another idea, which may not be shown to you.")
                return section
            }
            section.add(
                "It is merged into \(campaign.items.name(head)), which stands for it; what follows is about both."
            )
        }
        if !merged.isEmpty {
            section.add(
                "\(campaign.items.name(head)) stands for \(Figures.count(merged.count, "other idea")):"
            )
        }
        for other in merged { section.add("  " + mergedLine(other)) }
        if viewpoint.canSeeVotes, merged.count == campaign.group(of: head).count - 1 {
            let own = campaign.group(of: head).reduce(0) {
                $0 + Int(campaign.rows[Int($1)].tally.voters)
            }
            let twice = own - Int(campaign.tally(of: head).voters)
            if twice > 0 {
                section.add(
                    "\(Figures.count(twice, "vote")) of people who voted on more than one of them count once."
                )
            }
        }
        return section
    }

    private func mergedLine(_ other: Merged) -> String {
        var text = "\(campaign.items.name(other.item)) “\(campaign.title(of: other.item))”"
        if let at = other.at { text += ", merged \(at.dateText)" }
        if viewpoint.isStaff, let member = other.member { text += " by \(member)" }
        if viewpoint.canSeeVotes {
            text += ", brought \(other.own.up) up, \(other.own.down) down, \(other.own.pass) pass"
        }
        return text
    }

    var mergedJSON: JSONValue {
        .array(
            merged.map { other in
                .row([
                    "idea": .string(campaign.items.name(other.item)),
                    "title": .string(campaign.title(of: other.item)),
                    "at": .optional(other.at?.text),
                    "member": .optional(viewpoint.isStaff ? other.member : nil),
                    "up": viewpoint.canSeeVotes ? .integer(Int(other.own.up)) : .null,
                    "down": viewpoint.canSeeVotes ? .integer(Int(other.own.down)) : .null,
                    "pass": viewpoint.canSeeVotes ? .integer(Int(other.own.pass)) : .null,
                ])
            })
    }
}
