import WhittleCore
import WhittleExchange

/// `whittle export ballots`: the votes as ballots of approval.
enum BallotsExport {
    static let options = [
        Option(
            "budget", "N", "ballots: what may be spent, in the campaign's currency")
    ]

    static let details = [
        "export ballots writes the votes as Pabulib's .pb (https://pabulib.org/format): each up is an approval, once per participant over a merged group, so that the votes of a project are the ups that Whittle counts. Voters are numbered in the order of their ballots, pseudonyms are left out; participants who approve of nothing, and totals of a source without single votes, are in no ballot. The ideas are those that count, or with --stage those that a stage kept. Ideas without a cost are left out where others have one; where none has, each costs 1. The budget is that of --budget, else of the last cut, else as many as the last cut kept. It is for moderators and facilitators, who answer for publishing it."
    ]

    static func run(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let format = try format(call)
        let viewpoint = try call.viewpoint()
        guard viewpoint.isStaff else {
            throw CommandError.staffOnly("Ballots")
        }
        let campaign = try call.session().campaign
        var ideas = campaign.rows.indices.map(Int32.init).filter { campaign.counts($0) }
        if call.has("stage") { ideas = campaign.kept(in: try ExportVerb.stage(call)) }
        let known = ideas.count
        ideas = campaign.sortedByTime(ideas.filter { viewpoint.canSee($0, in: campaign) })
        if ideas.count < known {
            call.output.talk(
                "\(Figures.count(known - ideas.count, "idea")) may not be shown to this reader and are not in it."
            )
        }
        guard let budget = try budget(&ideas, campaign, call) else {
            throw call.usage(
                "Say the budget with --budget N: the ideas have costs, and the last cut had no budget."
            )
        }
        let threshold = try GroupsOption.ballotThreshold(call)
        let ballots = Ballots(ideas, campaign)
        let file = BallotFile(ballots, campaign, groupThreshold: threshold)
        guard file.count > 0 else {
            throw CommandError("Nobody has given an up to these ideas, so there are no ballots.")
        }
        tell(ballots, call)
        if let threshold { try GroupsOption.accept(file.k, threshold, "ballots", call) }
        if call.has("csv-raw") { call.output.talk(ExportVerb.rawWarning) }
        let bytes =
            format == "pb"
            ? file.pabulib(budget, selected: selected(campaign, call))
            : ExportVerb.bytes(
                file.table, format, title: "\(campaign.title): ballots",
                isRaw: call.has("csv-raw"))
        try ExportVerb.deliver(
            bytes,
            "\(Figures.count(file.count, "ballot")) on \(Figures.count(ideas.count, "idea"))", call)
        return .done
    }

    private static func format(_ call: Invocation) throws(CommandError) -> String {
        let isPabulib = call.value("format") == "pb" || call.value("format") == nil && !call.isJSON
        guard isPabulib else { return try ExportVerb.format(call) }
        if call.has("csv-raw") { throw call.usage("--csv-raw is for --format csv.") }
        return "pb"
    }

    /// The ideas that a stage kept, where there is a stage.
    private static func selected(_ campaign: Campaign, _ call: Invocation) -> Set<Int32>? {
        (call.value("stage") ?? campaign.cutStages.last).map { Set(campaign.kept(in: $0)) }
    }

    private static func tell(_ ballots: Ballots, _ call: Invocation) {
        if ballots.withoutApproval > 0 {
            call.output.talk(
                "\(Figures.count(ballots.withoutApproval, "participant")) approved of none of the ideas and have no ballot."
            )
        }
        if ballots.hasRecordedTotals {
            call.output.talk("Totals that sources gave without single votes are in no ballot.")
        }
    }

    /// The budget, and of the ideas those that have a cost, where any has; nil where the ideas have
    /// costs and nobody has said what may be spent.
    private static func budget(
        _ ideas: inout [Int32], _ campaign: Campaign, _ call: Invocation
    ) throws(CommandError) -> BallotFile.Budget? {
        let asked = try amount(call)
        let last = campaign.cutStages.last.flatMap { campaign.cut($0)?.cut }
        let priced = ideas.filter { campaign.cost(of: $0) != nil }
        guard !priced.isEmpty else {
            return BallotFile.Budget(
                amount: asked ?? Double(last?.kept.count ?? ideas.count), unitCost: 1)
        }
        if priced.count < ideas.count {
            call.output.talk(
                "\(Figures.count(ideas.count - priced.count, "idea")) without a cost left out.")
        }
        ideas = priced
        return (asked ?? last.flatMap { CutRule($0.rule)?.budget })
            .map { BallotFile.Budget(amount: $0, unitCost: nil) }
    }

    private static func amount(_ call: Invocation) throws(CommandError) -> Double? {
        guard let text = call.value("budget") else { return nil }
        guard let amount = Double(text), amount.isFinite, amount >= 0, amount < 1e15 else {
            throw call.usage("--budget takes an amount, not \(Suggestion.quoted(text)).")
        }
        return amount
    }

    // MARK: In an export of everything

    /// The ideas that count and that the reader may see, the oldest first.
    private static func ideas(_ campaign: Campaign, _ viewpoint: Viewpoint) -> [Int32] {
        campaign.sortedByTime(
            campaign.rows.indices.map(Int32.init).filter {
                campaign.counts($0) && viewpoint.canSee($0, in: campaign)
            })
    }

    static func file(_ campaign: Campaign, _ viewpoint: Viewpoint) -> BallotFile {
        BallotFile(
            Ballots(ideas(campaign, viewpoint), campaign), campaign, groupThreshold: nil)
    }

    /// The same as a `.pb`; nil where there is no ballot, or no budget for ideas with a cost.
    static func pabulib(
        _ viewpoint: Viewpoint, _ call: Invocation
    ) throws(CommandError) -> [UInt8]? {
        let campaign = try call.session().campaign
        var ideas = ideas(campaign, viewpoint)
        guard let budget = try budget(&ideas, campaign, call) else {
            call.output.talk("ballots.pb is not in it: say the budget with --budget N.")
            return nil
        }
        let file = BallotFile(Ballots(ideas, campaign), campaign, groupThreshold: nil)
        return file.count > 0
            ? file.pabulib(budget, selected: selected(campaign, call)) : nil
    }
}
