/// Who may see what became of the ideas: members what belongs to ideas that they may see, the public
/// what belongs to the ideas of the guide.
extension Viewpoint {
    /// True where what became of an idea may be told: to members who may see it; to the public where
    /// the guide has it, too.
    package func canFollow(_ idea: Int32, in campaign: Campaign) -> Bool {
        let head = campaign.head(of: idea)
        guard canSee(head, in: campaign) else { return false }
        return !isPublic || campaign.group(of: head).contains { campaign.guideEntry(of: $0) != nil }
    }

    /// The ideas that a source belongs to, as far as they may be told.
    package func ideas(ofEvidence source: String, in campaign: Campaign) -> [Int32] {
        campaign.ideas(ofEvidence: source).filter { canFollow($0, in: campaign) }
    }

    /// The sources that may be seen, by id: all for members, for the public those of the guide.
    package func evidenceSources(in campaign: Campaign) -> [EvidenceSource] {
        campaign.evidenceSources.filter { canSee($0, in: campaign) }
    }

    package func canSee(_ source: EvidenceSource, in campaign: Campaign) -> Bool {
        !isPublic || !ideas(ofEvidence: source.id, in: campaign).isEmpty
    }

    /// The sources of an idea that may be seen, by id.
    package func evidenceSources(of idea: Int32, in campaign: Campaign) -> [EvidenceSource] {
        canFollow(idea, in: campaign) ? campaign.evidenceSources(of: idea) : []
    }

    /// The challenges that may be seen, the first to begin first.
    package func challenges(in campaign: Campaign) -> [Challenge] {
        campaign.challenges.filter { canSee($0, in: campaign) }
    }

    package func canSee(_ challenge: Challenge, in campaign: Campaign) -> Bool {
        challenge.idea.map { canFollow($0, in: campaign) } ?? false
    }

    /// A challenge that may be seen; one that may not is not there.
    package func challenge(_ id: String, in campaign: Campaign) -> Challenge? {
        campaign.challenge(id).flatMap { canSee($0, in: campaign) ? $0 : nil }
    }

    /// The case studies that may be seen, by id. One of no idea is for members.
    package func cases(in campaign: Campaign) -> [CaseWritten] {
        campaign.cases.filter { canSee($0, in: campaign) }
    }

    package func canSee(_ study: CaseWritten, in campaign: Campaign) -> Bool {
        let ideas = campaign.ideas(ofCase: study)
        guard !ideas.isEmpty else { return !isPublic }
        return ideas.allSatisfy { idea in idea.map { canFollow($0, in: campaign) } ?? false }
    }

    /// True where a line about a challenge may be listed.
    func canSeeLine(ofChallenge id: String, in campaign: Campaign) -> Bool {
        campaign.challenge(id).map { canSee($0, in: campaign) } ?? true
    }
}
