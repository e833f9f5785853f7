package import WhittleCore

/// The commonest lines in few words.
extension CampaignBuilder {
    @discardableResult
    package mutating func idea(
        _ id: String, _ title: String = "Title", body: String? = nil, question: String? = nil,
        participant: String? = nil, cost: Double? = nil, by writer: String = owner,
        at: Timestamp? = nil
    ) -> String {
        add(
            .ideaSubmitted(
                IdeaSubmitted(
                    idea: id, title: title, body: body, question: question,
                    participant: participant, cost: cost)), by: writer, at: at)
    }

    @discardableResult
    package mutating func comment(
        _ id: String, on idea: String, reply: String? = nil, body: String = "Text",
        by writer: String = owner, at: Timestamp? = nil
    ) -> String {
        add(
            .commentAdded(CommentAdded(comment: id, idea: idea, reply: reply, body: body)),
            by: writer, at: at)
    }

    @discardableResult
    package mutating func vote(
        _ idea: String, _ participant: String, _ value: Int, served: Bool? = nil,
        by writer: String = owner, at: Timestamp? = nil, happened: Timestamp? = nil
    ) -> String {
        add(
            .voteCast(
                VoteCast(
                    target: .idea(idea), participant: participant, value: value, served: served)),
            by: writer, at: at, happened: happened)
    }

    @discardableResult
    package mutating func decide(
        _ verdict: Verdict, _ items: String..., reason: String? = nil, flags: [String] = [],
        by writer: String = owner
    ) -> String {
        add(
            .itemsDecided(
                ItemsDecided(items: items, verdict: verdict, reason: reason, flags: flags)),
            by: writer)
    }

    @discardableResult
    package mutating func merge(
        _ ideas: String..., into: String, by writer: String = owner
    ) -> String {
        add(.ideasMerged(IdeasMerged(ideas: ideas, into: into)), by: writer)
    }

    @discardableResult
    package mutating func undo(_ lines: String..., by writer: String = owner) -> String {
        add(.lineUndone(LineUndone(lines: lines)), by: writer)
    }

    @discardableResult
    package mutating func redo(_ lines: String..., by writer: String = owner) -> String {
        add(.lineRedone(LineRedone(lines: lines)), by: writer)
    }

    /// A round with two criteria of the weights 3 and 1, both from 1 to 5, and one of none.
    @discardableResult
    package mutating func round(
        _ id: String = "r", _ visibility: Visibility = .always, stage: String = "long",
        blind: Bool? = nil, members: [String] = []
    ) -> String {
        add(
            .roundOpened(
                RoundOpened(
                    round: id, title: "Round", stage: stage,
                    criteria: [
                        Criterion(criterion: "impact", title: "Impact", weight: 3, min: 1, max: 5),
                        Criterion(criterion: "ease", title: "Ease", weight: 1, min: 1, max: 5),
                        Criterion(criterion: "fun", title: "Fun", weight: 0, min: 1, max: 5),
                    ], visibility: visibility, blind: blind, members: members)))
    }

    @discardableResult
    package mutating func review(
        _ idea: String, _ scores: KeyValuePairs<String, Double?>, by writer: String,
        round: String = "r", member: String? = nil
    ) -> String {
        add(
            .reviewSubmitted(
                ReviewSubmitted(
                    round: round, idea: idea,
                    scores: scores.map { CriterionScore(criterion: $0.key, value: $0.value) },
                    member: member)), by: writer)
    }

    /// The bytes of a writer's file as far as it goes.
    package func file(of writer: String) -> [UInt8] {
        lines.filter { $0.writer == writer }.flatMap { $0.bytes + [0x0A] }
    }

    /// A seal of a writer's file as it is now, written by its member's other writer.
    @discardableResult
    package mutating func seal(
        _ sealed: String, by writer: String, round: String = "r", count: Int = 1,
        digest: String? = nil
    ) -> String {
        add(
            .roundSealed(
                RoundSealed(
                    round: round, sealed: sealed, count: count,
                    digest: digest ?? SHA256.text(file(of: sealed)))), by: writer)
    }

    /// A moment some seconds after the start.
    package static func second(_ second: Int64) -> Timestamp { start.advanced(by: second * 1000) }
}

extension Campaign {
    /// `up/down/pass` over the group of an item.
    package func votes(_ id: String) -> String {
        let tally = tally(of: item(id))
        return "\(tally.up)/\(tally.down)/\(tally.pass)"
    }

    /// `up/down/pass` of the item alone.
    package func ownVotes(_ id: String) -> String {
        let tally = rows[Int(item(id))].tally
        return "\(tally.up)/\(tally.down)/\(tally.pass)"
    }

    package func status(_ id: String) -> Verdict { status(of: item(id)) }
}
