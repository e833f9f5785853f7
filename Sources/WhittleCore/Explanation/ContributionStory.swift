/// What became of what one participant contributed, in words that can be sent to them.
package struct ContributionStory: Sendable {
    /// What a stage made of a contribution.
    struct StageStep {
        let stage: ContributionStories.Stage
        /// `kept`, `not kept`, `kept by decision`, `dropped by decision`.
        let outcome: String
        /// The reason that was published, where one was.
        let reason: String?
        let sentences: [String]
    }

    /// The pseudonym that the letter is for; nil for a letter about one contribution.
    package let pseudonym: String?
    private let all: ContributionStories
    private let items: [Int32]
    private let votes: Int
    private let isExcluded: Bool

    init(_ all: ContributionStories, participant: Int32?, items: [Int32], votes: Int) {
        self.all = all
        self.items = items
        self.votes = votes
        pseudonym = participant.map { all.campaign.participants.name($0) }
        isExcluded = participant.map(all.campaign.excludedNow.contains) ?? false
    }

    private var campaign: Campaign { all.campaign }
    private var everybody: Viewpoint { .publicView }

    // MARK: Text

    /// The letter, line by line; texts of people stand in it as they wrote them.
    package var lines: [String] {
        var lines = ["What happened to your contributions", "", campaign.title]
        if let pseudonym { lines.append("For: \(pseudonym)") }
        lines += ["", opening]
        if isExcluded {
            lines.append("Your votes are not counted in this campaign; the team can tell you why.")
        }
        for (index, item) in items.enumerated() {
            lines += ["", heading(item, index + 1)]
            lines += sentences(item).map { "   " + $0 }
        }
        return lines + [""] + closing
    }

    private var opening: String {
        let ideas = items.count { campaign.rows[Int($0)].kind == .idea }
        let comments = items.count - ideas
        var parts: [String] = []
        if ideas > 0 { parts.append(Figures.count(ideas, "idea")) }
        if comments > 0 { parts.append(Figures.count(comments, "comment")) }
        let written = parts.isEmpty ? "" : "Thank you for \(parts.joined(separator: " and "))."
        let voted = votes > 0 ? "You voted on \(Figures.count(votes, "contribution"))." : ""
        return [written, voted].filter { !$0.isEmpty }.joined(separator: " ")
    }

    private func heading(_ item: Int32, _ number: Int) -> String {
        let id = all.ids.id(of: item)
        guard campaign.rows[Int(item)].kind == .idea else {
            return "\(number). Your comment, number \(id): \(short(campaign.body(of: item)))"
        }
        return "\(number). Your idea, number \(id): “\(short(campaign.title(of: item)))”"
    }

    private func short(_ text: String) -> String {
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard words.count > 200 else { return words }
        return words.prefix(200) + "…"
    }

    private var closing: [String] {
        guard !items.isEmpty else { return ["Thank you for taking part."] }
        return [
            "If you think that a decision is wrong, you can appeal against it: tell the team the number of the contribution and why. Somebody else than the person who decided then looks at it again."
        ]
    }

    private func sentences(_ item: Int32) -> [String] {
        let row = campaign.rows[Int(item)]
        let head = campaign.head(of: item)
        var lines = ["Received on \(Timestamp(milliseconds: row.happened).dateText)."]
        if row.kind == .comment, row.idea >= 0, everybody.canSee(row.idea, in: campaign) {
            lines[0] = String(lines[0].dropLast())
            lines[0] += ", on the idea “\(short(campaign.title(of: row.idea)))”."
        }
        if row.origin >= 0 {
            lines.append(
                "It is a part of your contribution number \(all.ids.id(of: row.origin)), which held several ideas."
            )
        }
        guard !campaign.isErased(item) else { return lines + ["Its text was erased for good."] }
        lines.append(statusSentence(item))
        if campaign.redaction(of: item) != nil {
            lines.append("Some of its words were taken out before it was shown.")
        }
        lines += appealSentences(item)
        if !campaign.parts(of: item).isEmpty {
            let parts = campaign.parts(of: item).map { all.ids.id(of: $0) }
            lines.append("It held several ideas and became \(parts.joined(separator: ", ")).")
        }
        if row.kind == .idea { lines += groupSentences(item, head) }
        let themes = themes(of: item)
        if !themes.isEmpty { lines.append("It is about: \(themes.joined(separator: ", ")).") }
        if row.kind == .idea { lines += outcomeSentences(item, head) }
        return lines
    }

    // MARK: Its status

    private func statusSentence(_ item: Int32) -> String {
        let decision = campaign.decision(of: item)
        let on = decision.map { " on \($0.happened.dateText)" } ?? ""
        switch campaign.status(of: item) {
        case .approved: return "It was approved\(on): everybody may read it."
        case .hidden:
            let reason = publicReason(decision).map { " Reason: \($0)." } ?? ""
            return "It is not shown since a decision\(on).\(reason)"
        case .pending, .escalated: return "Nobody has decided on it yet."
        }
    }

    /// The title of the policy behind a reason's code, else the code in words. A line that was
    /// written by hand may give anything as its reason, a name as well.
    private func publicReason(_ decision: Decision?) -> String? {
        guard let code = decision?.reason else { return nil }
        guard all.codes.contains(code) else { return "other" }
        return campaign.policyText(for: code)?.title
            ?? code.split(separator: "-").joined(separator: " ")
    }

    /// Only appeals of whoever made the contribution: those of others are theirs.
    private func ownAppeals(_ item: Int32) -> [Appeal] {
        guard let author = campaign.participant(of: item) else { return [] }
        return campaign.appeals(on: item).filter { $0.flag.participant == author }
    }

    private func appealSentences(_ item: Int32) -> [String] {
        ownAppeals(item).map { appeal in
            let made = "Your appeal of \(appeal.flag.happened.dateText)"
            return switch appeal.state {
            case .open: "\(made) waits for an answer."
            case .upheld: "\(made) was looked at by somebody else: the decision stands."
            case .overturned:
                "\(made) was looked at by somebody else, and the decision was changed."
            }
        }
    }

    // MARK: Groups, themes, outcomes

    /// The others of its group that everybody may read, the head among them.
    private func others(_ item: Int32, _ head: Int32) -> Int {
        campaign.group(of: head).count { $0 != item && everybody.canSee($0, in: campaign) }
    }

    private func groupSentences(_ item: Int32, _ head: Int32) -> [String] {
        let others = others(item, head)
        guard head != item else {
            guard others > 0 else { return [] }
            return [
                "\(Figures.count(others, "other contribution")) that \(others == 1 ? "says" : "say") the same \(others == 1 ? "was" : "were") joined to it; their support counts for it."
            ]
        }
        guard everybody.canSee(head, in: campaign) else {
            return ["It was joined to another contribution that says the same."]
        }
        let with = others > 1 ? ", together with \(Figures.count(others - 1, "other"))" : ""
        return [
            "It says the same as others and was joined to “\(short(campaign.title(of: head)))”, number \(all.ids.id(of: head))\(with). Its support counts there, and what follows is about that idea."
        ]
    }

    private func themes(of item: Int32) -> [String] {
        campaign.themes(of: item, everybody).map { campaign.themeBook.title($0) }
    }

    /// True where what became of the head may be told: it is the contribution itself, or everybody
    /// may read it.
    private func mayTell(_ item: Int32, _ head: Int32) -> Bool {
        head == item || everybody.canSee(head, in: campaign)
    }

    private func outcomeSentences(_ item: Int32, _ head: Int32) -> [String] {
        guard mayTell(item, head) else { return [] }
        var lines = steps(item, head).flatMap(\.sentences)
        if let entry = guideTitle(head) {
            lines.append("It is published in the guide as “\(entry)”.")
        }
        return lines + aftermathSentences(aftermath(item, head))
    }

    /// What everybody may read of what became of it; nil where nothing may be told.
    private func aftermath(_ item: Int32, _ head: Int32) -> AftermathStory? {
        guard mayTell(item, head), !campaign.isErased(item) else { return nil }
        return AftermathStory(head, campaign, everybody, today: all.today)
    }

    private func aftermathSentences(_ story: AftermathStory?) -> [String] {
        guard let story else { return [] }
        return story.challenges.map {
            "A team took it up as “\(short($0.details.title))”: \(short(story.standing(of: $0)))."
        }
            + story.cases.map { "How it went is told in the case study “\(short($0.title))”." }
    }

    /// The title in the guide; nil where it is not in it, or not everybody may read it.
    private func guideTitle(_ head: Int32) -> String? {
        guard let entry = campaign.guideEntry(of: head), everybody.canSee(head, in: campaign) else {
            return nil
        }
        return short(entry.title ?? campaign.title(of: head))
    }

    /// The stages that looked at the idea.
    private func steps(_ item: Int32, _ head: Int32) -> [StageStep] {
        all.stages.compactMap { step($0, item, head) }
    }

    private func step(
        _ stage: ContributionStories.Stage, _ item: Int32, _ head: Int32
    ) -> StageStep? {
        let then = stage.base.items.find(campaign.items.name(item)).map { stage.base.head(of: $0) }
        let isConsidered = then.map(stage.pool.contains) ?? false
        let began =
            "“\(stage.title)”, \(stage.at.dateText): \(stage.kept) of \(Figures.count(stage.considered, "idea")) were kept"
            + (stage.rule.map { ", \($0)" } ?? "") + "."
        func made(_ outcome: String, _ sentence: String, _ reason: String? = nil) -> StageStep {
            var sentences = [began, sentence]
            if let minutes = campaign.deliberation(stage.id, head)?.decision {
                sentences.append(
                    "The meeting said: \(short(minutes.outcome)). \(short(minutes.reason))")
            }
            return StageStep(
                stage: stage, outcome: outcome, reason: reason, sentences: sentences)
        }
        switch stage.outcomes[head] {
        case .kept: return made("kept", "It was kept.")
        case .keptByOverride(let reason):
            return made("kept by decision", "It was kept by a decision. Reason: \(reason)", reason)
        case .droppedByOverride(let reason):
            return made(
                "dropped by decision", "It was left out by a decision. Reason: \(reason)", reason)
        case .hidden: return nil
        case .dropped, nil:
            guard isConsidered else { return nil }
            return made("not kept", "It was considered and not kept.")
        }
    }

    // MARK: JSON

    /// The same for programs; `text` is the letter.
    package var json: JSONValue {
        .row([
            "participant": .optional(pseudonym),
            "ideas": .integer(items.count { campaign.rows[Int($0)].kind == .idea }),
            "comments": .integer(items.count { campaign.rows[Int($0)].kind == .comment }),
            "votes": .integer(votes), "votes_counted": .bool(!isExcluded),
            "contributions": .array(items.map(json)),
            "text": .string(lines.joined(separator: "\n")),
        ])
    }

    private func json(_ item: Int32) -> JSONValue {
        let row = campaign.rows[Int(item)]
        let head = campaign.head(of: item)
        let status = campaign.status(of: item)
        let isTold = row.kind == .idea && mayTell(item, head)
        let isJoined = head != item && everybody.canSee(head, in: campaign)
        let story = row.kind == .idea ? aftermath(item, head) : nil
        return .row([
            "item": .string(all.ids.id(of: item)),
            "kind": .string(row.kind == .comment ? "comment" : "idea"),
            "received": .string(Timestamp(milliseconds: row.happened).text),
            "status": .string((status == .escalated ? Verdict.pending : status).rawValue),
            "reason": .optional(
                status == .hidden ? publicReason(campaign.decision(of: item)) : nil),
            "appeals": .strings(ownAppeals(item).map(\.state.rawValue)),
            "joined_to": isJoined ? .string(all.ids.id(of: head)) : .null,
            "joined_with": .integer(row.kind == .idea ? others(item, head) : 0),
            "themes": .strings(themes(of: item)),
            "stages": .array(
                (isTold ? steps(item, head) : []).map {
                    .row([
                        "stage": .string($0.stage.id), "title": .string($0.stage.title),
                        "at": .string($0.stage.at.text), "outcome": .string($0.outcome),
                        "reason": .optional($0.reason),
                    ])
                }), "published": .optional(isTold ? guideTitle(head) : nil),
            "challenges": .array(story.map { $0.challenges.map($0.json) } ?? []),
            "cases": .strings(story.map { $0.cases.map(\.title) } ?? []),
        ])
    }
}
