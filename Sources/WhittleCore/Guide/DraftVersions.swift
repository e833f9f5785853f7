/// A version of what an idea was developed into, as one viewer may read it.
package struct DraftVersion: Equatable, Sendable {
    /// From 1, in the order in which they were written.
    package let number: Int
    /// How many there are.
    package let count: Int
    package let draft: DraftWritten
    /// Who wrote it; nil where the viewer is not told.
    package let member: String?
    /// The line that wrote it.
    package let line: String
    package let time: Timestamp

    package var isFrozen: Bool { draft.frozen == true }

    /// `version 2 of 3, frozen`.
    package var words: String {
        "version \(number) of \(count), \(isFrozen ? "frozen" : "open")"
    }
}

extension Viewpoint {
    /// True where what an idea was developed into may be read before it is published: by every
    /// member who may see the idea.
    package func canSeeDrafts(of idea: Int32, in campaign: Campaign) -> Bool {
        !isPublic && mayRead(idea, in: campaign)
    }

    /// The versions of what an idea was developed into that this viewer may read, the first one
    /// first. The public reads one: the last that is frozen, of an idea that is in the guide.
    /// Where the head of a group has none, they are those of the idea that was merged into it.
    package func drafts(of idea: Int32, in campaign: Campaign) -> [DraftVersion] {
        let head = campaign.head(of: idea)
        guard mayRead(head, in: campaign) else { return [] }
        let published = Viewpoint.publicView.guideEntry(of: head, in: campaign)?.draft
        if isPublic {
            guard published != nil, let entry = frozenDraft(ofHead: head, in: campaign) else {
                return []
            }
            return [
                DraftVersion(
                    number: 1, count: 1, draft: entry.value, member: nil,
                    line: campaign.lineID(entry.stamp), time: entry.stamp.time)
            ]
        }
        let all = holder(ofDraftsOf: head, in: campaign).map { campaign.drafts(of: $0) } ?? []
        return all.enumerated().map { index, entry in
            var draft = entry.value
            // A blind round hides names, but for the version that everybody reads.
            if !canSeeAuthor(in: campaign), draft != published {
                draft.lead = nil
                draft.contributors = []
            }
            return DraftVersion(
                number: index + 1, count: all.count, draft: draft,
                member: campaign.writers[entry.stamp.writer].member,
                line: campaign.lineID(entry.stamp), time: entry.stamp.time)
        }
    }

    /// The version that was written last, as far as this viewer may read it.
    package func draft(of idea: Int32, in campaign: Campaign) -> DraftVersion? {
        drafts(of: idea, in: campaign).last
    }

    /// The head itself where it was developed, else the one of those merged into it that was
    /// developed last.
    private func holder(ofDraftsOf head: Int32, in campaign: Campaign) -> Int32? {
        if campaign.guide.drafts[head]?.last != nil { return head }
        return campaign.group(of: head).dropFirst().filter { mayRead($0, in: campaign) }
            .compactMap { idea in
                campaign.guide.drafts[idea]?.last.map { (idea: idea, stamp: $0.stamp) }
            }
            .max { $0.stamp.isBefore($1.stamp, campaign.writers.ranks) }?.idea
    }

    /// The ideas of a facilitator's work on the guide that this viewer may see, heads of groups in
    /// the order in which they were written: those kept by the last cut, and those that were
    /// developed or stand in the guide, kept or not.
    package func guideIdeas(in campaign: Campaign) -> [Int32] {
        guard !isPublic else { return campaign.sortedByTime(campaign.publishedIdeas) }
        let touched =
            Array(campaign.guide.drafts.filter { $1.last != nil }.keys)
            + campaign.guide.entries.filter { $1.last != nil }.keys
        let heads = Set((campaign.chosenIdeas + touched).map { campaign.head(of: $0) })
        return campaign.sortedByTime(heads.filter { mayRead($0, in: campaign) })
    }

    /// The sections of the guide, in their order: for the public those that hold something.
    package func guideSections(in campaign: Campaign) -> [SectionWritten] {
        guard isPublic else { return campaign.guideSections }
        let published = Set(campaign.publishedEntries.compactMap(\.section))
        return campaign.guideSections.filter { published.contains($0.section) }
    }
}

extension Campaign {
    /// The ideas that the last stage with a cut keeps now: those to be developed.
    package var chosenIdeas: [Int32] { cutStages.last.map { kept(in: $0) } ?? [] }
}
