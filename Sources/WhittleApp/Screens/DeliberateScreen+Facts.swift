import WhittleCells
import WhittleCore

/// What the list of Deliberate is made of, each computed once for what it depends on.
extension DeliberateScreen {
    /// What is known of a stage for one version of the campaign.
    struct Facts: Sendable {
        let stage: PlannedStage
        let from: String
        /// The round whose scores are shown; nil where the panel has none.
        let round: Round?
        /// The ideas that may be seen, best of the crowd first.
        let ideas: [Int32]
        /// By idea, where its reviews may be seen and one counts.
        let scores: [Int32: PanelScore]
        /// True where the reviews of all these ideas may be seen.
        let isWhole: Bool
        /// What adjusted scores and chances are made from.
        let reviews: ScoresKey?
        /// The panel's members as letters.
        let letters: PanelLetters?
        /// Which of the panel's scores a new cut would go by.
        let usualScore: PanelScoreKind
    }

    /// What an idea's scores say once leniency is taken out.
    struct Standing: Equatable, Sendable {
        let adjusted: Double
        /// The chance to be among those kept; nil where the scores do not tell ideas apart.
        let chance: Double?
    }

    struct FactsKey: Equatable, Sendable {
        let seen: SeenVersion
        let stage: String
    }

    /// The scores that these are made from: a decision changes none of them.
    struct ScoresKey: Equatable, Sendable {
        let round: String
        let viewpoint: Viewpoint
        let ideas: [Int32]
        let members: [String]
        let values: [Double]
        let counts: [Int]
    }

    struct ChancesKey: Equatable, Sendable {
        let reviews: ScoresKey
        let top: Int
    }

    /// What the order was made for: where it changes, another order is due at once.
    struct Arrangement: Equatable, Sendable {
        let stage: String
        let round: String?
        let isWhole: Bool
        let viewpoint: Viewpoint

        init(_ facts: Facts, _ context: Context) {
            stage = facts.stage.stage
            round = facts.round?.id
            isWhole = facts.isWhole
            viewpoint = context.viewpoint
        }
    }

    /// What the stage would be by another rule.
    struct Picture: Sendable {
        let preview: CutPreview
        /// True where the viewer may know the order of the rule.
        let isKnown: Bool
        let inStage: Set<Int32>
        let entering: Set<Int32>
        let leaving: Set<Int32>
    }

    struct PictureKey: Equatable, Sendable {
        let seen: SeenVersion
        let stage: String
        let rule: CutRule
    }

    /// Computes what is shown once; a change of what may be seen puts the ideas in order anew.
    mutating func prepare(_ context: Context) {
        let key = FactsKey(
            seen: SeenVersion(context), stage: stage(context.campaign).stage)
        let facts = facts.known(for: key) ?? makeFacts(context)
        self.facts.keep(facts, for: key)
        let rule = rule(facts, context.campaign)
        let pictureKey = PictureKey(seen: key.seen, stage: key.stage, rule: rule)
        pictures.keep(picture(facts, context), for: pictureKey)
        if let key = chancesKey(facts, context) {
            calibrations.keep(calibration(facts, context), for: key.reviews)
            chances.keep(standings(facts, context), for: key)
        }
        if arrangedFor != nil, arrangedFor != Arrangement(facts, context) { arrange(context) }
    }

    func facts(_ context: Context) -> Facts {
        let key = FactsKey(
            seen: SeenVersion(context), stage: stage(context.campaign).stage)
        return facts.known(for: key) ?? makeFacts(context)
    }

    private func makeFacts(_ context: Context) -> Facts {
        let campaign = context.campaign
        let viewpoint = context.viewpoint
        let stage = stage(campaign)
        let from = campaign.stageBefore(stage.stage)
        let round =
            campaign.panelRounds.last { $0.details.stage == stage.stage } ?? campaign.currentRound
        let isIn = Set(campaign.pool(from))
        // The crowd's order holds those alone that may be seen.
        let ideas = context.derived.rankings.byCrowd.filter(isIn.contains)
        var scores: [Int32: PanelScore] = [:]
        var isWhole = round != nil
        var members: [String] = []
        var values: [Double] = []
        var counts: [Int] = []
        for item in ideas {
            guard let round, viewpoint.canSeeReviews(of: item, in: round, campaign) else {
                isWhole = false
                continue
            }
            scores[item] = campaign.panelScore(of: item, in: round.id)
            let counted = campaign.countedScores(of: item, in: round.id)
            members += counted.map(\.member)
            values += counted.map(\.score)
            counts.append(counted.count)
        }
        let reviews: ScoresKey? =
            isWhole && round?.details.stage == stage.stage
            ? ScoresKey(
                round: round?.id ?? "", viewpoint: viewpoint, ideas: ideas, members: members,
                values: values, counts: counts) : nil
        return Facts(
            stage: stage, from: from, round: round, ideas: ideas, scores: scores,
            isWhole: isWhole, reviews: reviews,
            letters: round.map { PanelLetters($0, campaign) },
            // Whether there is one to adjust tells something to who may not see the scores.
            usualScore: round.flatMap { isWhole ? campaign.usualScore(in: $0).kind : nil }
                ?? .adjusted)
    }

    // MARK: The order

    func contested(_ facts: Facts, _ context: Context) -> ContestedOrder {
        let standings = standings(facts, context)
        let basis: ContestedOrder.Basis =
            !facts.isWhole ? .crowd : hasChances(standings, facts) ? .chances : .spread
        let ideas = facts.ideas.map { item in
            ContestedOrder.Idea(
                item: item, spread: facts.scores[item]?.spread, chance: standings[item]?.chance,
                isScored: facts.scores[item] != nil,
                decided: decision(on: item, facts, context).map { $0.outcome ?? .asIs })
        }
        return ContestedOrder(ideas, basis: basis)
    }

    /// What was decided of an idea here, where the viewer may know.
    func decision(on item: Int32, _ facts: Facts, _ context: Context) -> Deliberation? {
        context.campaign.deliberation(facts.stage.stage, item).flatMap {
            context.viewpoint.canSee($0, in: context.campaign) ? $0 : nil
        }
    }

    // MARK: Chances

    private static let seed: UInt64 = 1

    private func chancesKey(_ facts: Facts, _ context: Context) -> ChancesKey? {
        facts.reviews.map { reviews in
            let rule = rule(facts, context.campaign)
            return ChancesKey(
                reviews: reviews,
                top: max(1, rule.top ?? keptSize(facts, context)))
        }
    }

    private func calibration(_ facts: Facts, _ context: Context) -> RoundCalibration? {
        guard let reviews = facts.reviews, let round = facts.round else { return nil }
        if let known = calibrations.known(for: reviews) { return known }
        return try? RoundCalibration(context.campaign, context.viewpoint, round)
    }

    /// The standing of each idea by the panel's scores; empty where they say nothing yet, or are
    /// not all to be seen.
    func standings(_ facts: Facts, _ context: Context) -> [Int32: Standing] {
        guard let key = chancesKey(facts, context) else { return [:] }
        if let known = chances.known(for: key) { return known }
        guard let calibration = calibration(facts, context) else { return [:] }
        let chances = calibration.chances(top: key.top, seed: DeliberateScreen.seed)
        var result: [Int32: Standing] = [:]
        for (place, idea) in calibration.ideas.enumerated() {
            result[idea.item] = Standing(
                adjusted: idea.adjusted.mean, chance: chances?.standings[place].chance)
        }
        return result
    }

    func standing(_ item: Int32, _ facts: Facts, _ context: Context) -> Standing? {
        standings(facts, context)[item]
    }

    /// True where the scores tell the ideas apart. All of them have a chance, or none.
    func hasChances(_ standings: [Int32: Standing], _ facts: Facts) -> Bool {
        facts.ideas.contains { standings[$0]?.chance != nil }
    }

    // MARK: What if

    /// How many the rule keeps; how many a hidden order keeps would tell of the scores.
    func keptSize(_ facts: Facts, _ context: Context) -> Int {
        let picture = picture(facts, context)
        return picture.isKnown ? picture.preview.kept.count : facts.stage.target
    }

    /// The rule of the stage's last cut, where this version knows it, with what is changed here.
    func rule(_ facts: Facts, _ campaign: Campaign) -> CutRule {
        let last = campaign.cut(facts.stage.stage).flatMap { CutRule($0.cut.rule) }
        var rule = last ?? CutRule(by: by ?? (facts.scores.isEmpty ? .crowd : .panel))
        if let by { rule.turn(to: by) }
        if rule.by.usesPanel, last.map({ $0.by != rule.by }) ?? true {
            rule.score = facts.usualScore
        }
        rule.round = rule.by.usesPanel ? rule.round ?? facts.round?.id : nil
        rule.top = top ?? rule.top
        if !rule.hasLimit { rule.top = max(1, facts.stage.target) }
        return rule
    }

    func picture(_ facts: Facts, _ context: Context) -> Picture {
        let campaign = context.campaign
        let rule = rule(facts, campaign)
        let key = PictureKey(
            seen: SeenVersion(context), stage: facts.stage.stage, rule: rule)
        if let known = pictures.known(for: key) { return known }
        let preview = campaign.preview(rule, stage: facts.stage.stage, from: facts.from)
        return Picture(
            preview: preview,
            isKnown: context.viewpoint.canSeeOrder(rule, from: facts.from, in: campaign),
            inStage: Set(campaign.kept(in: facts.stage.stage)), entering: Set(preview.entering),
            leaving: Set(preview.leaving))
    }
}
