import WhittleCore

/// `whittle sample`: a blind second look at decided items.
enum SampleVerb {
    static let verb = Verb(
        name: "sample", summary: "Look a second time, blind, at a sample of what was decided",
        usage: [
            "draw [SAMPLE] [--size N] [--seed S]", "judge SAMPLE ITEM VERDICT",
            "[show] [SAMPLE] [--json]",
        ],
        arguments: [
            Verb.Argument("ACTION", "what to do", choices: ["draw", "judge", "show"]),
            Verb.Argument("SAMPLE", "the sample’s id; a new one is named by its line"),
            Verb.Argument("ITEM", "an item of the sample"),
            Verb.Argument("VERDICT", "approve, hide or escalate; it is never the item’s status"),
        ],
        options: [
            Option(
                "size", "N",
                "how many items are drawn; \(Campaign.sampleSize) where nothing is said"),
            Option("seed", "S", "the random generator’s seed, so that the draw can be repeated"),
        ],
        details: [
            "Drawn are items that a person approved or hid here. Who has decided on an item cannot judge it. The first verdict on an item is shown to those who have judged it or had decided on it, and to all once every item has been judged. It is a courtesy of this list: `whittle show` tells the staff every status.",
            "--json has one object an item with sample item to_judge judged first first_reason first_member judgements, or without SAMPLE one a sample with sample member drawn seed items judged to_judge pairs agreement alpha alpha_low alpha_high. What is still blind is null.",
        ],
        examples: [
            "whittle sample draw january --size 30", "whittle sample january",
            "whittle sample judge january polis.demo-17 hide",
        ], run: run)

    private static func run(_ call: Invocation) throws(CommandError) -> ExitStatus {
        guard try call.viewpoint().isStaff else {
            throw CommandError.staffOnly("Samples")
        }
        let action = call.words.first
        if action != "draw" {
            for option in ["size", "seed"] where call.has(option) {
                throw call.usage("--\(option) is for `sample draw`.")
            }
        }
        switch action {
        case "draw": return try draw(call)
        case "judge": return try judge(call)
        case "show": return try show(Array(call.words.dropFirst()), call)
        default: return try show(call.words, call)
        }
    }

    // MARK: Write

    private static func draw(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let words = try call.words(1...2, "What to do")
        let size = try call.number("size", least: 1) ?? Campaign.sampleSize
        guard size <= Campaign.itemsPerLine else {
            throw call.usage("--size is at most \(Campaign.itemsPerLine).")
        }
        let seed = try call.number("seed") ?? Int.random(in: 0..<Campaign.sampleSeedLimit)
        let viewpoint = try call.viewpoint()
        let campaign = try call.session().campaign
        let drawn = campaign.draw("new", size: size, seed: seed, for: viewpoint)
        let done = "drew \(Figures.count(drawn.items.count, "item")) with the seed \(seed)"
        func event(_ name: String) -> Event {
            var named = drawn
            named.sample = name
            return .sampleDrawn(named)
        }
        guard words.count == 2 else { return try call.writeNew(done, event) }
        let name = try call.identifier(words[1], "sample")
        return try call.write(event(name), done, item: name)
    }

    private static func judge(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let missing = ["The sample’s id", "The item", "The verdict"]
        let words = try call.words(4...4, missing[min(max(call.words.count - 1, 0), 2)])
        guard let verdict = ModerationVerbs.verdicts.first(where: { $0.word == words[3] })?.verdict
        else {
            throw call.usage(
                call.unknownWord(words[3], "verdict", ["approve", "hide", "escalate"]))
        }
        let event = SampleJudged(sample: words[1], item: words[2], verdict: verdict)
        return try call.write(
            .sampleJudged(event), "judged \(words[2]) in \(words[1]): \(verdict.rawValue)")
    }

    // MARK: Look

    private static func show(
        _ words: [String], _ call: Invocation
    ) throws(CommandError) -> ExitStatus {
        if words.count > 1 {
            throw call.usage("\(Suggestion.quoted(words[1])) is one word too many.")
        }
        let viewpoint = try call.viewpoint()
        let campaign = try call.session().campaign
        guard let name = words.first else {
            let samples = campaign.samples(for: viewpoint)
            if samples.isEmpty {
                call.output.talk("No sample has been drawn: `whittle sample draw`.")
            }
            ListVerb.print(list(samples), call)
            return .done
        }
        guard let sample = campaign.sample(name, for: viewpoint) else {
            throw CommandError("There is no sample “\(name)”. `whittle sample` names them.")
        }
        ListVerb.print(list(sample, campaign), call)
        guard !call.isJSON else { return .done }
        for line in summary(sample) { call.output.line(Shown.line(line)) }
        return .done
    }

    private static func list(_ samples: [SampleState]) -> ListVerb.Listing {
        var listing = ListVerb.Listing(columns: [
            .text("Sample"), .text("Drawn"), .text("By"), .number("Items"), .number("Judged"),
            .number("For you"), .number("Pairs"), .number("Agreement"),
        ])
        for sample in samples {
            listing.add(
                [
                    sample.sample, sample.drawn.minuteText, sample.member,
                    String(sample.items.count), String(sample.judged),
                    String(sample.toJudge.count), String(sample.pairs.count),
                    Figures.decimal(sample.agreement),
                ],
                .row([
                    "sample": .string(sample.sample), "member": .string(sample.member),
                    "drawn": .string(sample.drawn.text), "seed": .integer(sample.seed),
                    "items": .integer(sample.items.count), "judged": .integer(sample.judged),
                    "to_judge": .integer(sample.toJudge.count),
                    "pairs": .integer(sample.pairs.count),
                    "agreement": .optional(sample.agreement),
                    "alpha": .optional(sample.alpha?.value),
                    "alpha_low": .optional(sample.alpha?.low),
                    "alpha_high": .optional(sample.alpha?.high),
                ]))
        }
        return listing
    }

    private static func list(_ sample: SampleState, _ campaign: Campaign) -> ListVerb.Listing {
        var listing = ListVerb.Listing(columns: [
            .text("Item"), .text("State"), .text("First"), .text("Reason"), .text("Second"),
            .text("Text"),
        ])
        let toJudge = Set(sample.toJudge)
        for item in sample.items {
            let id = campaign.items.name(item.item)
            let isForYou = toJudge.contains(item.item)
            let second = item.judgements.map { "\($0.verdict.rawValue) by \($0.member)" }
            let differs =
                item.first.map { first in
                    item.judgements.contains { $0.verdict != first.verdict }
                } ?? false
            let state =
                isForYou
                ? "yours to judge" : differs ? "differs" : item.isJudged ? "judged" : "waits"
            listing.add(
                [
                    id, state, item.first?.verdict.rawValue ?? "", item.first?.reason ?? "",
                    second.joined(separator: ", "),
                    campaign.text(of: item.item),
                ],
                .row([
                    "sample": .string(sample.sample), "item": .string(id),
                    "to_judge": .bool(isForYou), "judged": .bool(item.isJudged),
                    "first": .optional(item.first?.verdict.rawValue),
                    "first_reason": .optional(item.first?.reason),
                    "first_member": .optional(item.first?.member),
                    "judgements": .array(
                        item.judgements.map {
                            .row([
                                "member": .string($0.member),
                                "verdict": .string($0.verdict.rawValue),
                            ])
                        }),
                ]))
        }
        return listing
    }

    /// How first and second verdicts go together, of what is open to the viewer.
    private static func summary(_ sample: SampleState) -> [String] {
        var lines = [
            "",
            "\(Figures.count(sample.items.count, "item")), \(sample.judged) judged, \(sample.toJudge.count) yours to judge; seed \(sample.seed)",
        ]
        guard let agreement = sample.agreement else { return lines }
        let pairs = Figures.count(sample.pairs.count, "pair")
        lines.append("Agreement \(Figures.decimal(agreement)) over \(pairs) open to you")
        if let alpha = sample.alpha {
            lines.append(
                "Krippendorff's alpha \(Figures.decimal(alpha.value)), 95 % between \(Figures.decimal(alpha.low)) and \(Figures.decimal(alpha.high))"
            )
        }
        for first in Verdict.allCases {
            for second in Verdict.allCases {
                let count = sample.count(first: first, second: second)
                guard count > 0 else { continue }
                lines.append("  first \(first.rawValue), then \(second.rawValue): \(count)")
            }
        }
        return lines
    }
}
