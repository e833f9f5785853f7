/// What becomes of contributions, for those who made them: what all letters to contributors share,
/// worked out once, so that letters to everybody take one pass over the campaign.
///
/// Moderators and facilitators ask for it, because they know pseudonyms. A letter tells its reader
/// of their own contributions, and beside that no more than the public may see: no other person, no
/// number that is not revealed, no note, and no hidden text but their own.
package struct ContributionStories: Sendable {
    /// A stage with a cut, as everybody may know it.
    struct Stage: Sendable {
        let id: String
        let title: String
        let at: Timestamp
        let from: String
        let rule: String?
        /// How many ideas the cut kept, and chose from.
        let kept: Int
        let considered: Int
        /// What became of the heads that it names.
        let outcomes: [Int32: Outcome]
        /// The campaign as the cut saw it, else as it is, and what it chose from there.
        let base: Campaign
        let pool: Set<Int32>
    }

    let campaign: Campaign
    let viewpoint: Viewpoint
    let ids: PublishedIDs
    let stages: [Stage]
    /// The day on which the letters are written, in days since 1970-01-01; nil where nobody says.
    let today: Int?
    /// The reason codes that the campaign knows.
    let codes: Set<String>
    /// The contributions of each participant, the earliest first.
    private let items: [Int32: [Int32]]
    private let votes: [Int32: Int]

    /// Why the viewer is told nothing; nil where they may ask.
    package static func refusal(_ viewpoint: Viewpoint) -> String? {
        viewpoint.isStaff
            ? nil : "Who wrote what is known to moderators and facilitators only."
    }

    /// For a viewer who may ask.
    ///
    /// - Parameter past: the campaign as the cut of a stage saw it; where it is missing, what a cut
    ///   chose from is taken from the campaign as it is.
    /// - Parameter today: the day of the letter, in days since 1970-01-01.
    package init(
        _ campaign: Campaign, _ viewpoint: Viewpoint, past: [String: Campaign] = [:],
        today: Int? = nil
    ) {
        self.today = today
        self.campaign = campaign
        self.viewpoint = viewpoint
        ids = campaign.publishedIDs
        codes = Set(campaign.reasonCodes)
        stages = campaign.cutStages.compactMap { stage in
            campaign.cut(stage).map { cut, stamp in
                let rule = CutRule(cut.rule)
                let base = past[stage] ?? campaign
                return Stage(
                    id: stage, title: campaign.stageTitle(stage), at: stamp.time, from: cut.from,
                    rule: rule?.words, kept: cut.kept.count, considered: cut.considered,
                    outcomes: Dictionary(
                        campaign.outcomes(of: stage).map { ($0.item, $0.outcome) },
                        uniquingKeysWith: { first, _ in first }),
                    base: base, pool: Set(base.pool(cut.from, question: rule?.question)))
            }
        }
        var items: [Int32: [Int32]] = [:]
        var votes: [Int32: Int] = [:]
        if viewpoint.isStaff {
            // Who stands back from an idea is not told who wrote it, by a count neither.
            for item in campaign.rows.indices.map(Int32.init)
            where viewpoint.canSee(item, in: campaign) {
                guard let participant = campaign.participantHandle(of: item) else { continue }
                items[participant, default: []].append(item)
            }
            for vote in campaign.votes.votes where vote.value != 2 {
                votes[vote.participant, default: 0] += 1
            }
        }
        self.items = items.mapValues { campaign.sortedByTime($0) }
        self.votes = votes
    }

    /// True where the viewer stands back from some idea, of which letters of theirs say nothing.
    package var lacksIdeas: Bool {
        guard let member = viewpoint.member else { return false }
        return campaign.recusals.values.contains { $0[member]?.value?.isDeclared == true }
    }

    /// Everybody who wrote or voted and was not erased, in the byte order of their pseudonyms.
    package var participants: [Int32] {
        Set(items.keys).union(votes.keys).filter { !campaign.isErased(participant: $0) }
            .sorted { campaign.participants.isBefore($0, $1) }
    }

    /// The participant with a pseudonym; nil where nobody has it who wrote or voted.
    package func participant(_ pseudonym: String) -> Int32? {
        guard let found = campaign.participants.find(pseudonym),
            items[found] != nil || votes[found] != nil
        else { return nil }
        return found
    }

    package func pseudonym(_ participant: Int32) -> String {
        campaign.participants.name(participant)
    }

    /// All that one participant contributed, without what the viewer may not see themselves.
    package func story(of participant: Int32) -> ContributionStory {
        ContributionStory(
            self, participant: participant, items: items[participant] ?? [],
            votes: votes[participant] ?? 0)
    }

    /// One contribution alone, for whoever made it; the viewer may see it.
    package func story(ofItem item: Int32) -> ContributionStory {
        ContributionStory(self, participant: nil, items: [item], votes: 0)
    }
}
