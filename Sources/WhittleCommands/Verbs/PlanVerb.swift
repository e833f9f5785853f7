import WhittleCore

/// `whittle plan`: what a panel may be expected to find, before anybody is asked to read.
enum PlanVerb {
    static let verb = Verb(
        name: "plan", summary: "Say what a panel of some size may be expected to find",
        usage: [
            "--members J --ideas N --top K [--load L] [--noise X] [--leniency X] [--step X] [--json]"
        ],
        options: [
            Option("members", "J", "how many read"), Option("ideas", "N", "how many there are"),
            Option("top", "K", "how many are taken"),
            Option("load", "L", "reviews that each member gives at most"),
            Option("noise", "X", "chance in one score; 0.8 where nothing is said"),
            Option("leniency", "X", "how much members differ; 0.5 where nothing is said"),
            Option("step", "X", "between two points of the scale; 1 where nothing is said"),
        ],
        details: [
            "It needs no campaign. The last three are in units of how much ideas differ: 1 is a standard deviation of what they are worth. `calibrate` shows how scores of a round differ; a mean of several criteria has finer steps.",
            "Found is the share of the K best ideas that a shortlist holds: 1 − 0.3989·s·N·φ(Φ⁻¹(1 − K/N))/K with the standard error s of an idea near the line. The reviews for as good a list with `assign --session` are measured on made-up panels: from a crowd that helps to one that knows little. Real panels tire and their criteria disagree: expect somewhat less.",
            "--json has way reviews_low reviews_high each_low each_high found fits, one object a way of reading; fits says whether --load is enough.",
        ],
        examples: ["whittle plan --members 12 --ideas 400 --top 20 --load 40"], run: run)

    private static let limit = 1_000_000

    /// A way of reading, and what it takes.
    private struct Way {
        let name: String
        let words: String
        let reviews: ClosedRange<Int>?
        let recall: Double
    }

    private static func run(_ call: Invocation) throws(CommandError) -> ExitStatus {
        try call.noWords()
        let members = try size("members", call)
        let ideas = try size("ideas", call)
        let top = try size("top", call)
        let load = try call.number("load", least: 1)
        guard top < ideas else {
            throw call.usage("--top takes fewer than there are ideas: \(ideas).")
        }
        guard
            let forecast = PanelForecast(
                members: members, ideas: ideas, top: top,
                noise: try CutOptions.decimal("noise", 0...1000, call) ?? PanelForecast.usualNoise,
                leniency: try CutOptions.decimal("leniency", 0...1000, call)
                    ?? PanelForecast.usualLeniency,
                step: try CutOptions.decimal("step", 0...1000, call) ?? PanelForecast.usualStep)
        else { throw call.usage("With these figures there is nothing to choose.") }
        var listing = ListVerb.Listing(columns: [
            .text("Way of reading"), .number("Reviews"), .number("Each"), .number("Found"),
            .text("Load"),
        ])
        for way in ways(forecast) {
            let each = way.reviews.map {
                forecast.each($0.lowerBound)...forecast.each($0.upperBound)
            }
            let fits = load.flatMap { load in each.map { $0.lowerBound <= load } }
            listing.add(
                [
                    way.words, words(way.reviews), words(each), Figures.decimal(way.recall),
                    fits.map { $0 ? "enough" : "too small" } ?? "",
                ],
                .row([
                    "way": .string(way.name), "reviews_low": .optional(way.reviews?.lowerBound),
                    "reviews_high": .optional(way.reviews?.upperBound),
                    "each_low": .optional(each?.lowerBound),
                    "each_high": .optional(each?.upperBound), "found": .number(way.recall),
                    "fits": fits.map { .bool($0) } ?? .null,
                ]))
        }
        ListVerb.print(listing, call)
        talk(forecast, load, call)
        return .done
    }

    private static func size(_ option: String, _ call: Invocation) throws(CommandError) -> Int {
        _ = try call.required(option)
        guard let number = try call.number(option, least: 1), number <= limit else {
            throw call.usage("--\(option) is at most \(limit).")
        }
        return number
    }

    private static func ways(_ forecast: PanelForecast) -> [Way] {
        let usual = min(PanelForecast.usualReviews, forecast.members)
        let recall = forecast.recallOfMeans(reviews: usual)
        var ways = [
            Way(
                name: "equal", words: "every idea \(usual) times, plain means",
                reviews: forecast.reviews(perIdea: usual)...forecast.reviews(perIdea: usual),
                recall: recall)
        ]
        for (floor, words) in [
            (0, "chosen (assign --session), none read for coverage"),
            (1, "chosen, every idea once first"), (2, "chosen, every idea twice first"),
        ] {
            if let reviews = forecast.chosenReviews(floor: floor) {
                ways.append(
                    Way(name: "chosen-\(floor)", words: words, reviews: reviews, recall: recall))
            }
        }
        ways.append(
            Way(
                name: "all", words: "all members read what is near the line", reviews: nil,
                recall: forecast.recall))
        return ways
    }

    private static func words(_ range: ClosedRange<Int>?) -> String {
        guard let range else { return "–" }
        return range.lowerBound == range.upperBound
            ? String(range.lowerBound) : "\(range.lowerBound) to \(range.upperBound)"
    }

    private static func talk(_ forecast: PanelForecast, _ load: Int?, _ call: Invocation) {
        if let load {
            let reviews = load.multipliedReportingOverflow(by: forecast.members)
            if !reviews.overflow {
                call.output.talk(
                    "\(forecast.members) members with \(load) each give \(Figures.count(reviews.partialValue, "review"))."
                )
            }
        }
        call.output.talk(sentence(forecast))
        if forecast.recall < 0.9 {
            call.output.talk(
                "9 in 10 is out of reach: it would take about \(forecast.membersNeeded(for: 0.9)) members who all read what is near the line."
            )
        }
    }

    /// The most that may be expected.
    static func sentence(_ forecast: PanelForecast) -> String {
        let found = (forecast.recall * Double(forecast.top)).rounded()
        return
            "At best, about \(Figures.decimal(found, 0)) of the \(forecast.top) that belong on the list will be on it, with \(Figures.count(forecast.members, "reader"))."
    }
}
