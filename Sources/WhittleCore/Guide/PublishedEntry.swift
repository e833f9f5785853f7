/// An idea as the guide publishes it: only what the public may read.
package struct PublishedEntry: Equatable, Sendable {
    /// The head of its group.
    package let idea: Int32
    /// The section's id; nil where there is no such section (any more).
    package let section: String?
    /// The entry's own, else the idea's.
    package let title: String
    /// The entry's own, else the idea's; empty where there is none.
    package let body: String
    /// The last frozen version of what the idea was developed into, with who leads and contributes,
    /// written down to be published; nil where none is frozen.
    package let draft: DraftWritten?
}

extension Campaign {
    /// What the guide holds, in its order: the sections in theirs, the entries in theirs, then
    /// those without a section. An idea that was hidden, escalated, erased or flagged for personal
    /// data since is not there; one that was merged into another is there as that other.
    package var publishedEntries: [PublishedEntry] {
        Viewpoint.publicView.guideEntries(in: self)
    }

    /// The last frozen version of a head, as a guide publishes it whatever it is made of. Who leads
    /// and contributes is named where the idea has an entry: that is what those who freeze it are
    /// told, and what a blind round goes by.
    func publishedDraft(ofHead head: Int32) -> DraftWritten? {
        var draft = Viewpoint.publicView.frozenDraft(ofHead: head, in: self)?.value
        if Viewpoint.publicView.entry(ofHead: head, in: self) == nil {
            draft?.lead = nil
            draft?.contributors = []
        }
        return draft
    }

    /// The ideas that the guide holds, in its order.
    package var publishedIdeas: [Int32] { publishedEntries.map(\.idea) }
}

extension Viewpoint {
    /// What the guide holds, as far as this viewer may read it: for the public what is published,
    /// for members also what waits for an approval. In the order of the guide.
    package func guideEntries(in campaign: Campaign) -> [PublishedEntry] {
        var places: [String: Int] = [:]
        for (place, section) in campaign.guideSections.enumerated() {
            places[section.section] = place
        }
        let heads = Set(campaign.guide.entries.keys.map { campaign.head(of: $0) })
        let found = heads.compactMap { head -> (order: Int, entry: PublishedEntry)? in
            guard let written = entry(ofHead: head, in: campaign) else { return nil }
            return (written.order ?? Int.max, published(written, head, campaign))
        }
        return found.sorted { one, other in
            let places = [one, other].map { $0.entry.section.flatMap { places[$0] } ?? Int.max }
            if places[0] != places[1] { return places[0] < places[1] }
            return one.order != other.order
                ? one.order < other.order
                : campaign.items.isBefore(one.entry.idea, other.entry.idea)
        }.map(\.entry)
    }

    /// What the guide says of an idea or of the one that it was merged into, as far as this viewer
    /// may read it; nil where it is not in the guide, or not for this viewer.
    package func guideEntry(of idea: Int32, in campaign: Campaign) -> PublishedEntry? {
        let head = campaign.head(of: idea)
        return entry(ofHead: head, in: campaign).map { published($0, head, campaign) }
    }

    /// True where the guide may say anything of an idea to this viewer.
    func mayRead(_ idea: Int32, in campaign: Campaign) -> Bool {
        campaign.rows[Int(idea)].kind == .idea && canSee(idea, in: campaign)
            && !campaign.isErased(idea)
    }

    /// The entry of a head: its own, else the last one of an idea that was merged into it.
    func entry(ofHead head: Int32, in campaign: Campaign) -> EntryWritten? {
        guard mayRead(head, in: campaign) else { return nil }
        return last(of: head, in: campaign) { campaign.guide.entries[$0]?.last }?.value
    }

    /// What counts of a head: its own, else the last one of those merged into it that may be read.
    private func last<Value>(
        of head: Int32, in campaign: Campaign,
        _ found: (Int32) -> Register<Value>.Entry?
    ) -> Register<Value>.Entry? {
        if let own = found(head) { return own }
        return campaign.group(of: head).dropFirst().filter { mayRead($0, in: campaign) }
            .compactMap(found)
            .max { $0.stamp.isBefore($1.stamp, campaign.writers.ranks) }
    }

    /// The last version of a head, or of one merged into it, that is frozen.
    func frozenDraft(
        ofHead head: Int32, in campaign: Campaign
    ) -> Register<DraftWritten>.Entry? {
        last(of: head, in: campaign) { idea in
            campaign.guide.drafts[idea]?.entries.last { $0.value.frozen == true }
        }
    }

    private func published(
        _ entry: EntryWritten, _ head: Int32, _ campaign: Campaign
    ) -> PublishedEntry {
        let isSection = campaign.guide.sections[entry.section]?.value != nil
        // A title without letters is none: the fold takes what it finds.
        let title = entry.title.flatMap { $0.isBlank ? nil : $0 }
        var draft = frozenDraft(ofHead: head, in: campaign)?.value
        if hidesNames(ofHead: head, in: campaign) {
            draft?.lead = nil
            draft?.contributors = []
        }
        return PublishedEntry(
            idea: head, section: isSection ? entry.section : nil,
            title: title ?? campaign.title(of: head), body: entry.body ?? campaign.body(of: head),
            draft: draft)
    }

    /// True where who leads and contributes is not told to a member. It may be who thought of it: a
    /// blind round hides them, until an entry in the guide names them to everyone, as who is doing
    /// it.
    private func hidesNames(ofHead head: Int32, in campaign: Campaign) -> Bool {
        !isPublic && !canSeeAuthor(in: campaign)
            && Viewpoint.publicView.entry(ofHead: head, in: campaign) == nil
    }
}
