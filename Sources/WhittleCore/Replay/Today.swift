/// The campaign as it is, kept beside the campaign as it was: looking back shows nothing that may
/// not be seen today.
package final class Today: Sendable {
    package let campaign: Campaign
    /// The campaign's items by those of the past one, −1 where there is none.
    private let items: [Int32]

    /// - Parameter past: an earlier state of the campaign, with item handles of its own.
    init(_ campaign: Campaign, for past: Campaign) {
        self.campaign = campaign
        items = past.rows.indices.map {
            campaign.items.find(past.items.name(Int32($0))) ?? -1
        }
    }

    /// What an item of the past is now; nil where its line is taken back.
    func item(_ past: Int32) -> Int32? {
        guard Int(past) < items.count, items[Int(past)] >= 0,
            campaign.rows[Int(items[Int(past)])].kind != .unknown
        else { return nil }
        return items[Int(past)]
    }
}

extension Campaign {
    /// True where nothing is here but what holds at all times.
    package var isBare: Bool {
        votes.votes.isEmpty && rows.allSatisfy { $0.kind == .unknown }
            && records.allSatisfy { $0.event.type.holdsAtAllTimes }
    }

    /// Makes this, an earlier state, one that is looked at from the campaign as it is: what today
    /// hides stays hidden, and a text that was redacted since stays redacted.
    package mutating func lookBack(from campaign: Campaign) {
        for (item, history) in campaign.histories.sorted(by: { $0.key < $1.key })
        where history.redaction.value != nil {
            guard let past = items.find(campaign.items.name(item)),
                rows[Int(past)].kind != .unknown
            else { continue }
            for entry in history.redaction.entries {
                let name = campaign.writers[entry.stamp.writer].name
                guard let writer = writers.intern(name) else { continue }
                let stamp = Stamp(
                    at: entry.stamp.at, writer: writer, seq: entry.stamp.seq,
                    variant: entry.stamp.variant)
                let redaction = entry.value
                fold(
                    ItemRedacted(
                        item: items.name(past), title: redaction.title, body: redaction.body,
                        reason: redaction.reason),
                    FoldedLine(stamp: stamp, member: redaction.member), .add)
            }
        }
        today = Today(campaign, for: self)
        version += 1
    }
}
