/// What one participant approves of: the ideas to which they gave an up that counts.
package struct Ballot: Sendable {
    package let participant: Int32
    /// In the order of the ideas that were asked for; never empty.
    package let ideas: [Int32]
}

/// The votes on some ideas as ballots of approval.
package struct Ballots: Sendable {
    /// The ideas, as they were asked for.
    package let ideas: [Int32]
    /// One for each participant who approves of any of them, in the order of their handles.
    package let ballots: [Ballot]
    /// How many ballots approve of an idea: the ups of its tally.
    package private(set) var approvals: [Int32: Int] = [:]
    /// Participants who voted on these ideas and approve of none.
    package let withoutApproval: Int
    /// When the first and the last of the votes were given; nil without any.
    package private(set) var first: Timestamp?
    package private(set) var last: Timestamp?
    /// True where ideas also have totals of a source without single votes, which are in no ballot.
    package let hasRecordedTotals: Bool

    /// The votes on heads of groups, each participant once over a group.
    package init(_ ideas: [Int32], _ campaign: Campaign) {
        self.ideas = ideas
        var approved: [Int32: [Int32]] = [:]
        var voters: Set<Int32> = []
        for idea in ideas {
            let votes = campaign.countedVotes(of: idea)
            for vote in votes {
                let at = Timestamp(milliseconds: vote.happened)
                first = min(first ?? at, at)
                last = max(last ?? at, at)
                voters.insert(vote.participant)
                if vote.value == 1 { approved[vote.participant, default: []].append(idea) }
            }
            approvals[idea] = votes.count { $0.value == 1 }
        }
        ballots = approved.sorted { $0.key < $1.key }
            .map { Ballot(participant: $0.key, ideas: $0.value) }
        withoutApproval = voters.count - approved.count
        hasRecordedTotals = ideas.contains { idea in
            campaign.group(of: idea).contains { !campaign.recordedTallies(of: $0).isEmpty }
        }
    }
}

extension Campaign {
    /// The votes that count on an idea, those of a head over its group and each participant once.
    func countedVotes(of idea: Int32) -> [Vote] {
        if group(of: idea).count > 1 { return Array(unitedVotes(of: idea).values) }
        var result: [Vote] = []
        var next = rows[Int(idea)].firstVote
        while next >= 0 {
            let vote = votes.votes[Int(next)]
            next = vote.next
            if vote.value != 2, !excludedNow.contains(vote.participant) { result.append(vote) }
        }
        return result
    }
}
