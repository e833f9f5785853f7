import WhittleCore

/// `whittle sensitivity members|weights|ideas`: what a shortlist owes to one member, and to the
/// weights of the criteria.
enum SensitivityVerb {
    /// What the list may owe itself to.
    private enum Question: String, CaseIterable {
        case members, weights, ideas
    }

    static let verb = Verb(
        name: "sensitivity",
        summary: "Say what a shortlist owes to each member, and to the weights of the criteria",
        usage: ["WHAT [--round R] [--top K] [--seed N] [--json]"],
        arguments: [
            Verb.Argument(
                "WHAT", "what is changed", choices: Question.allCases.map(\.rawValue))
        ],
        options: [
            .round,
            Option(
                "top", "K",
                "how many are to be taken; the target of the round's stage where nothing is said"),
            Option("seed", "N", "of the random draws; 1 where nothing is said"),
        ],
        details: [
            "The list is that of the best K by adjusted score, as `calibrate` shows it, of what the round shows to who looks.",
            "members: the list without each member's scores in turn, the variances as they are: who would leave it and who would come in, and the largest change of an idea's chance, drawn with the same random numbers. More than a fifth of the list is marked.",
            "weights: for each criterion the nearest weight, below and above its own, at which one idea of the list and another change places; the other weights give way in proportion. This is exact where reviews answer all criteria; what one left open counts as its own mean.",
            "ideas: the share of 1000 draws in which the idea is among the best K, where the weights are drawn around their values too (Dirichlet distribution, concentration 50: a weight of 0.25 varies by 0.06). Shares and chances are shown only where the scores separate ideas.",
            "--json of members: member reviews changed leaving entering shift shift_idea flagged; of weights: criterion title weight below below_leaves below_enters above above_leaves above_enters; of ideas: place idea title chance share.",
        ],
        examples: ["whittle sensitivity members", "whittle sensitivity weights --top 20"],
        run: run)

    private static func run(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let word = try call.words(1...1, "What is changed: members, weights or ideas")[0]
        let question = try call.word(word, "thing that can be changed", Question.self)
        let calibration = try call.calibration()
        let campaign = try call.session().campaign
        let top = try call.top(of: calibration)
        let seed = UInt64(try call.number("seed") ?? 1)
        guard top < calibration.ideas.count else {
            throw CommandError(
                "All \(Figures.count(calibration.ideas.count, "scored idea")) would be taken: there is no line."
            )
        }
        switch question {
        case .members:
            let found = calibration.withoutEachMember(campaign, top: top, seed: seed)
            return try members(found, campaign, top, call)
        case .weights, .ideas:
            guard
                let found = WeightSensitivity(calibration, campaign, top: top, seed: seed)
            else {
                throw CommandError("Only one criterion counts: its weight changes nothing.")
            }
            if question == .weights { return weights(found, campaign, top, call) }
            guard let shares = found.acceptability,
                let chances = calibration.chances(top: top, seed: seed)
            else {
                throw CommandError("The scores do not yet separate ideas: no shares are shown.")
            }
            return ideas(shares, chances, calibration, campaign, top, call)
        }
    }

    // MARK: Members

    private static func members(
        _ found: [MemberInfluence], _ campaign: Campaign, _ top: Int, _ call: Invocation
    ) throws(CommandError) -> ExitStatus {
        guard !found.isEmpty else {
            throw CommandError(
                "Only one member's scores are shown to you: nothing is left without.")
        }
        var listing = ListVerb.Listing(columns: [
            .text("Without"), .number("Scores"), .number("Changes"), .number("Chance by"),
            .text("Leave"), .text("Come in"),
        ])
        for member in found {
            let leaving = member.leaving.map { campaign.items.name($0) }
            let entering = member.entering.map { campaign.items.name($0) }
            listing.add(
                [
                    member.name, String(member.reviews),
                    "\(leaving.count) of \(top)\(member.isFlagged ? " !" : "")",
                    member.shift.map { Figures.signed($0.change) } ?? "–",
                    leaving.joined(separator: " "), entering.joined(separator: " "),
                ],
                .row([
                    "member": .string(member.name), "reviews": .integer(member.reviews),
                    "changed": .integer(leaving.count), "leaving": .strings(leaving),
                    "entering": .strings(entering), "shift": .optional(member.shift?.change),
                    "shift_idea": .optional(member.shift.map { campaign.items.name($0.item) }),
                    "flagged": .bool(member.isFlagged),
                ]))
        }
        ListVerb.print(listing, call)
        let most = found.max { $0.leaving.count < $1.leaving.count }
        guard let most, !most.leaving.isEmpty else {
            call.output.talk("Without any one member the best \(top) stay the same.")
            return .done
        }
        for member in found where member.isFlagged || member.name == most.name {
            call.output.talk(
                "Without \(member.name), \(member.leaving.count) of \(top) would change.")
        }
        return .done
    }

    // MARK: Weights

    private static func weights(
        _ found: WeightSensitivity, _ campaign: Campaign, _ top: Int, _ call: Invocation
    ) -> ExitStatus {
        var listing = ListVerb.Listing(columns: [
            .text("Criterion"), .number("Weight"), .number("Below"), .text("For each other"),
            .number("Above"), .text("For each other"),
        ])
        func name(_ item: Int32?) -> String? { item.map { campaign.items.name($0) } }
        func swap(_ change: WeightSensitivity.Change?) -> String {
            change.map {
                "\(campaign.items.name($0.enters)) for \(campaign.items.name($0.leaves))"
            } ?? ""
        }
        func share(_ change: WeightSensitivity.Change?) -> String {
            change.map { Figures.decimal($0.share, 3) } ?? "–"
        }
        for weight in found.weights {
            listing.add(
                [
                    weight.title, Figures.decimal(weight.share, 3), share(weight.below),
                    swap(weight.below), share(weight.above), swap(weight.above),
                ],
                .row([
                    "criterion": .string(weight.criterion), "title": .string(weight.title),
                    "weight": .number(weight.share), "below": .optional(weight.below?.share),
                    "below_leaves": .optional(name(weight.below?.leaves)),
                    "below_enters": .optional(name(weight.below?.enters)),
                    "above": .optional(weight.above?.share),
                    "above_leaves": .optional(name(weight.above?.leaves)),
                    "above_enters": .optional(name(weight.above?.enters)),
                ]))
        }
        ListVerb.print(listing, call)
        let nearest = found.weights.compactMap { weight in
            weight.nearest.map { (weight, $0) }
        }.min { abs($0.0.share - $0.1.share) < abs($1.0.share - $1.1.share) }
        guard let (weight, change) = nearest else {
            call.output.talk("No weight of one criterion alone changes the best \(top).")
            return .done
        }
        let before = Figures.decimal(weight.share, 3)
        let after = Figures.decimal(change.share, 3)
        call.output.talk(
            "The best \(top) change first where the weight of “\(weight.title)” goes from \(before) beyond \(after): \(swap(change))."
        )
        return .done
    }

    // MARK: Ideas

    private static func ideas(
        _ shares: [Double], _ chances: ShortlistChances, _ calibration: RoundCalibration,
        _ campaign: Campaign, _ top: Int, _ call: Invocation
    ) -> ExitStatus {
        var listing = ListVerb.Listing(columns: [
            .number("Place"), .number("Chance"), .number("Weights too"), .text("Idea"),
            .text("Title"),
        ])
        for (index, idea) in calibration.ideas.enumerated() where shares[index] > 0 || index < top {
            let id = campaign.items.name(idea.item)
            let title = campaign.title(of: idea.item)
            listing.add(
                [
                    String(idea.adjustedPlace), Figures.decimal(chances.standings[index].chance),
                    Figures.decimal(shares[index]), id, title,
                ],
                .row([
                    "place": .integer(idea.adjustedPlace), "idea": .string(id),
                    "title": .string(title),
                    "chance": .optional(chances.standings[index].chance),
                    "share": .optional(shares[index]),
                ]))
        }
        ListVerb.print(listing, call)
        let sure = shares.prefix(top).count { ChanceBand($0) == .inside }
        let correct = shares.prefix(top).reduce(0, +)
        call.output.talk(
            "Whatever the weights near the chosen ones, \(sure) of the best \(top) are in at least 9 draws of 10; about \(Figures.decimal(correct, 0)) belong there."
        )
        return .done
    }
}

extension Invocation {
    /// The round that is named, calibrated for who looks.
    func calibration() throws(CommandError) -> RoundCalibration {
        let viewpoint = try viewpoint()
        let round = try round(mustBeOpen: false)
        let campaign = try session().campaign
        do throws(RoundCalibration.Absence) {
            return try RoundCalibration(campaign, viewpoint, round)
        } catch {
            throw CommandError(CalibrateVerb.sentence(error, round, viewpoint))
        }
    }

    /// How many are to be taken: what is said, or what the stage is planned for.
    func top(of calibration: RoundCalibration) throws(CommandError) -> Int {
        if let top = try number("top", least: 1) { return top }
        return try session().campaign.target(of: calibration.round) ?? CalibrateVerb.usualTop
    }
}
