import WhittleCells
import WhittleCore

/// What the keys of Duplicates write.
extension Model {
    mutating func duplicatesAction(
        _ action: DuplicatesScreen.Action, _ key: Key, _ time: Double, _ context: Context
    ) -> [Effect] {
        switch action {
        case .merge, .different, .later, .mergeGroup:
            guard context.viewpoint.isStaff else {
                status = "Duplicates are for moderators and facilitators."
                return []
            }
            if let refusal = duplicates.refusal(key, at: time, context) {
                status = refusal
                return []
            }
            guard let pair = duplicates.pair else { return [] }
            if action == .merge { return mergePair(pair, context) }
            if action == .mergeGroup { return askToMergeGroup(context) }
            return distinguish(pair, action == .later ? .later : .different, context)
        case .open:
            guard let pair = duplicates.pair else { return [] }
            let texts = [pair.first, pair.second].map { ItemText.whole($0, context) }
            overlay = .reading(
                title: "Both ideas", text: texts.joined(separator: "\n\n* * *\n\n"), firstLine: 0)
            return []
        case .move, .filter, .refill, .swap:
            return duplicates.update(action, context)
        }
    }

    private mutating func mergePair(_ pair: ProposedPair, _ context: Context) -> [Effect] {
        let campaign = context.campaign
        let face = duplicates.face(of: pair, campaign)
        let events = campaign.mergeEvents([pair.first, pair.second], face: face)
        let effect = Effect.append(
            events.map { DraftEvent($0) },
            .pair("Merged: \(campaign.items.name(face)) stands for both"))
        guard DuplicatesScreen.questionsDiffer(pair, campaign) else { return [effect] }
        overlay = .confirm(
            Confirmation(
                question: "Merge answers to different questions?",
                details: [pair.first, pair.second].map { Model.withQuestion($0, campaign) } + [
                    "Merged, both count under the question of the face, \(campaign.items.name(face))."
                ], effect: effect))
        return []
    }

    /// An idea with the question that it answers.
    private static func withQuestion(_ item: Int32, _ campaign: Campaign) -> String {
        let question = campaign.question(of: item).map { campaign.questionTitle($0) + ": " } ?? ""
        return "- " + question + TextParts.heading(item, campaign)
    }

    private mutating func distinguish(
        _ pair: ProposedPair, _ verdict: PairVerdict, _ context: Context
    ) -> [Effect] {
        if pair.verdict == verdict {
            return duplicates.update(.move(.down), context)
        }
        let event = Event.ideasDistinguished(
            IdeasDistinguished(
                ideas: [pair.first, pair.second].map { context.campaign.items.name($0) },
                verdict: verdict))
        let words = context.campaign.summary(of: event)
        return [
            .append([DraftEvent(event)], .pair(words.prefix(1).uppercased() + words.dropFirst()))
        ]
    }

    private mutating func askToMergeGroup(_ context: Context) -> [Effect] {
        let campaign = context.campaign
        guard let group = duplicates.group(context) else {
            status = "These two are not alike enough for a group; m merges them."
            return []
        }
        let face =
            duplicates.chosenFace.flatMap { group.ideas.contains($0) ? $0 : nil } ?? group.face
        let others = group.ideas.filter { $0 != face }
        let shown = max(4, area.rows - 12)
        var questions: [String] = []
        for question in group.ideas.compactMap({ campaign.question(of: $0) })
        where !questions.contains(question) {
            questions.append(question)
        }
        let effect = Effect.append(
            campaign.mergeEvents(others, face: face).map { DraftEvent($0) },
            .pair(
                "Merged \(group.ideas.count) ideas: \(campaign.items.name(face)) stands for them"))
        overlay = .confirm(
            Confirmation(
                question: "Merge \(group.ideas.count) ideas into one group?",
                details: (questions.count > 1
                    ? ["They answer \(questions.count) different questions."] : [])
                    + ["stays as the face: " + TextParts.heading(face, campaign)]
                    + others.prefix(shown).map { "- " + TextParts.heading($0, campaign) }
                    + (others.count > shown ? ["and \(others.count - shown) more"] : []),
                effect: effect))
        return []
    }
}
