import WhittleCore

/// The rule of a cut as it is typed.
enum CutOptions {
    static func rule(of stage: String, _ call: Invocation) throws(CommandError) -> CutRule {
        let campaign = try call.session().campaign
        guard let word = call.value("by") else {
            throw call.usage(
                "Say whose order decides: --by crowd or --by panel, or blend, net or hands.")
        }
        var rule = CutRule(by: try call.word(word, "basis", CutRule.Basis.self))
        rule.tally = try tally(rule.by, call)
        rule.top = try call.number("top", least: 1)
        try readWeights(into: &rule, call)
        rule.least = try decimal("least", nil, call)
        rule.budget = try decimal("budget", 0...1e11, call)
        if let word = call.value("spend") {
            guard rule.budget != nil else { throw call.usage("--spend goes with --budget.") }
            rule.spending = try call.word(word, "way to spend", CutRule.Spending.self)
        }
        let approval = Approval(
            ratio: try decimal("yes-no", 0...1e9, call), margin: try decimal("margin", nil, call),
            turnout: try decimal("turnout", 0...1e15, call))
        if approval != Approval() { rule.approval = approval }
        rule.quotas = try quotas(call)
        if let problem = rule.problemOfShares { throw call.usage(problem) }
        if !rule.hasLimit {
            rule.top = campaign.stages.first { $0.stage == stage }?.target
            guard rule.top ?? 0 > 0 else { throw call.usage("Say how many are kept with --top N.") }
        }
        try readScore(into: &rule, call)
        rule.question = call.value("question")
        if let question = rule.question { try checkQuestion(question, campaign) }
        return rule
    }

    /// The show of hands that decides, one that was counted on an idea that the member may see.
    private static func tally(
        _ basis: CutRule.Basis, _ call: Invocation
    ) throws(CommandError) -> String? {
        guard basis == .hands else {
            guard !call.has("hands") else { throw call.usage("--hands goes with --by hands.") }
            return nil
        }
        let session = try call.session()
        let known = session.viewpoint.showsOfHands(in: session.campaign)
        guard !known.isEmpty else {
            throw CommandError(
                "No show of hands was counted yet: `whittle hands IDEA --for N --against N`.")
        }
        guard let name = call.value("hands") else {
            throw call.usage(
                "Say which show of hands with --hands NAME: \(known.joined(separator: ", ")).")
        }
        guard known.contains(name) else {
            throw CommandError(call.unknownWord(name, "show of hands", known))
        }
        return Campaign.handsPrefix + name
    }

    /// Which of the panel's scores decide, of which round. Without `--score` it is left open.
    private static func readScore(
        into rule: inout CutRule, _ call: Invocation
    ) throws(CommandError) {
        guard rule.by.usesPanel else {
            for option in ["round", "score"] where call.has(option) {
                throw call.usage("--\(option) goes with --by panel and --by blend.")
            }
            return
        }
        let round = try call.round(mustBeOpen: false)
        rule.round = round.id
        rule.score = call.value("score").flatMap(PanelScoreKind.init(rawValue:))
        guard rule.by == .panel || rule.score != .panelAndCrowd else {
            throw call.usage(
                "--score panel-and-crowd has the crowd already; use it with --by panel.")
        }
        if !rule.weights.isEmpty, let problem = round.details.problem(of: rule.weights) {
            throw CommandError(problem)
        }
    }

    /// `--weight 0.7` is the panel's part in a blend, `--weight supported=2` that of a criterion.
    private static func readWeights(
        into rule: inout CutRule, _ call: Invocation
    ) throws(CommandError) {
        var parts = 0
        for text in call.values("weight") {
            guard let sign = text.lastIndex(of: "=") else {
                guard rule.by == .blend else {
                    throw call.usage("--weight goes with --by blend.")
                }
                parts += 1
                guard parts == 1 else { throw call.usage("--weight stands twice.") }
                rule.weight = try decimal(text, "weight", 0...1, call)
                continue
            }
            guard rule.by.usesPanel else {
                throw call.usage("--weight CRITERION=N goes with --by panel and --by blend.")
            }
            let criterion = String(text[..<sign])
            guard rule.weights[criterion] == nil else {
                throw call.usage("--weight says \(Suggestion.quoted(criterion)) twice.")
            }
            rule.weights[criterion] = try decimal(
                String(text[text.index(after: sign)...]), "weight", 0...RoundOpened.mostWeight,
                call)
        }
    }

    private static func checkQuestion(
        _ question: String, _ campaign: Campaign
    ) throws(CommandError) {
        guard campaign.askedQuestions.contains(where: { $0.question == question }) else {
            throw CommandError("There is no question “\(question)”.")
        }
    }

    /// A number with decimals; at most 15 digits, as a line keeps them.
    static func decimal(
        _ option: String, _ range: ClosedRange<Double>?, _ call: Invocation
    ) throws(CommandError) -> Double? {
        guard let text = call.value(option) else { return nil }
        return try decimal(text, option, range, call)
    }

    private static func decimal(
        _ text: String, _ option: String, _ range: ClosedRange<Double>?, _ call: Invocation
    ) throws(CommandError) -> Double {
        let isPlain = text.utf8.allSatisfy {
            (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D
        }
        let range = range ?? -1e15...1e15
        guard isPlain, text.utf8.count <= 16, let value = Double(text), range.contains(value),
            // As the line will give it back: the cut is computed with what it stores.
            let stored = Double(Decimal15.text(value))
        else {
            let most =
                range.upperBound == 1 ? "0 to 1" : range.lowerBound == 0 ? "0 or more" : "any"
            throw call.usage(
                "--\(option) takes a plain number (\(most)) like 3.5, not \(Suggestion.quoted(text))."
            )
        }
        return stored
    }

    /// Those of `--cap` and `--floor`; a least and a most of the same are one quota.
    private static func quotas(_ call: Invocation) throws(CommandError) -> [Quota] {
        var quotas: [Quota] = []
        for option in ["cap", "floor"] {
            for text in call.values(option) {
                let quota = try quota(text, option, call)
                let same = quotas.firstIndex { $0.kind == quota.kind && $0.name == quota.name }
                guard let same else {
                    quotas.append(quota)
                    continue
                }
                guard option == "floor", quotas[same].least == nil else {
                    throw call.usage("--\(option) \(Suggestion.quoted(text)) says twice how many.")
                }
                quotas[same].least = quota.least
            }
        }
        for quota in quotas {
            if let least = quota.least, let most = quota.most, least > most {
                throw call.usage("The rule asks for \(quota.words): nothing can be both.")
            }
        }
        return quotas
    }

    private static func quota(
        _ text: String, _ option: String, _ call: Invocation
    ) throws(CommandError) -> Quota {
        let campaign = try call.session().campaign
        guard let sign = text.lastIndex(of: "="), let count = Int(text[text.index(after: sign)...]),
            (0...1_000_000).contains(count)
        else {
            throw call.usage(
                "--\(option) takes a group and a number as in theme=4, theme:ID=4 or question:ID=2, not \(Suggestion.quoted(text))."
            )
        }
        let parts = text[..<sign].split(
            separator: ":", maxSplits: 1, omittingEmptySubsequences: false
        ).map(String.init)
        let kind = try call.word(parts[0], "kind of group", Quota.Kind.self)
        let name = parts.count > 1 ? parts[1] : nil
        if let name {
            switch kind {
            case .question: try checkQuestion(name, campaign)
            case .theme:
                guard campaign.themeBook.theme(name) != nil else {
                    throw CommandError(
                        "There is no theme “\(name)” in use. `whittle list themes` names them.")
                }
            }
        }
        return option == "cap"
            ? Quota(kind, name, most: count) : Quota(kind, name, least: count)
    }
}
