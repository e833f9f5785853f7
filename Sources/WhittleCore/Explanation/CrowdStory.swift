/// What the crowd's votes say of an idea, as one viewer may see it.
struct CrowdStory {
    private let head: Int32
    private let campaign: Campaign
    private let viewpoint: Viewpoint
    private let rankings: Rankings
    let tally: Tally
    let score: CrowdScore?
    let place: Int?

    /// Nil where the viewer may not see votes.
    init?(_ item: Int32, _ campaign: Campaign, _ viewpoint: Viewpoint, _ rankings: Rankings) {
        guard viewpoint.canSeeVotes else { return nil }
        self.campaign = campaign
        self.viewpoint = viewpoint
        self.rankings = rankings
        head = campaign.head(of: item)
        tally = campaign.tally(of: item)
        score = rankings.crowdScore(head)
        place = rankings.crowdPlace(head)
    }

    var prior: BetaDistribution { rankings.prior.prior }

    var section: Explanation.Section {
        var section = Explanation.Section("Votes")
        section.add(
            "\(tally.up) up, \(tally.down) down, \(tally.pass) pass by \(Figures.count(Int(tally.voters), "participant")), each counted once."
        )
        let excluded = campaign.excludedVotes(on: head)
        if excluded > 0 {
            section.add(
                "\(Figures.count(excluded, "vote")) of participants who were excluded: shown nowhere in these figures."
            )
        }
        if campaign.serves, tally.chosenUp + tally.chosenDown > 0 {
            section.add(
                "Of them \(tally.chosenUp) up and \(tally.chosenDown) down do not rank: their voters chose themselves what to vote on."
            )
        }
        for other in campaign.group(of: head) where viewpoint.canSee(other, in: campaign) {
            for recorded in campaign.recordedTallies(of: other) {
                guard let last = recorded.last else { continue }
                section.add(
                    "Totals of \(recorded.system): \(last.up) up, \(last.down) down"
                        + (recorded.system.hasPrefix("hands.") ? ", shown but not counted." : "."))
            }
        }
        if let score { addValue(score, to: &section) }
        return section
    }

    /// How the crowd's value comes about.
    private func addValue(_ score: CrowdScore, to section: inout Explanation.Section) {
        let votes = score.up + score.down
        let (low, high) = score.interval
        section.add(
            "The crowd's value is (\(score.up) up + \(Figures.decimal(prior.a))) of (\(Figures.count(votes, "vote")) + \(Figures.decimal(prior.a + prior.b))) = \(Figures.decimal(score.mean, 3))."
        )
        section.add(priorWords)
        section.add(
            "The true share of ups lies between \(Figures.decimal(low)) and \(Figures.decimal(high)) with even odds."
        )
        if let place { section.add("Place by the crowd: \(place) of \(rankings.byCrowd.count).") }
    }

    /// Where the added part of the crowd's value comes from.
    private var priorWords: String {
        let ideas = Figures.count(rankings.prior.ideas, "idea")
        return rankings.prior.ideas < BetaBinomial.leastIdeas
            ? "What is added is the mean of all votes with the weight of two: \(ideas) with votes are too few for more."
            : "What is added stands for what is usual here, by \(ideas): an idea with few votes stays near \(Figures.decimal(prior.mean)), one with many goes by its own."
    }
}

extension Campaign {
    /// How many votes on a head and its group are of participants whose votes do not count.
    func excludedVotes(on head: Int32) -> Int {
        guard !excludedNow.isEmpty else { return 0 }
        return group(of: head).reduce(0) { sum, item in
            var count = 0
            var next = rows[Int(item)].firstVote
            while next >= 0 {
                let vote = votes.votes[Int(next)]
                next = vote.next
                if vote.value != 2, excludedNow.contains(vote.participant) { count += 1 }
            }
            return sum + count
        }
    }
}
