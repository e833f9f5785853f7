import WhittleCore

/// `whittle agreement --coding`.
enum AgreementVerb {
    static let verb = Verb(
        name: "agreement", summary: "Say how far the coders agree, theme by theme",
        usage: ["--coding [--seed N] [--resamples N] [--json]"],
        options: [
            Option("coding", nil, "of the coders, on themes"),
            Option("seed", "N", "of the random samples for the intervals; 1 where nothing is said"),
            Option("resamples", "N", "how many samples; 2000 where nothing is said"),
        ],
        details: [
            "Krippendorff's alpha (nominal) over the texts that two coders have coded, on what each said before the other's could be seen: 1 is full agreement, 0 what chance would give, from 0.667 on it is usable and from 0.8 on good. Over all themes the units are the decisions on each theme for each text. The interval is a 95 % percentile bootstrap over texts.",
            "Beside it stand how often all, some or none of the coders gave the theme, and the share of texts on which they say the same: where a theme is rare that share is high whatever they do.",
            "--json is one object a theme, the first over all with theme null.",
        ], examples: ["whittle agreement --coding"], run: run)

    private static func run(_ call: Invocation) throws(CommandError) -> ExitStatus {
        try call.noWords()
        guard call.has("coding") else { throw call.usage("Say of what: --coding.") }
        let viewpoint = try call.viewpoint()
        guard viewpoint.worksOnThemes else {
            throw CommandError("How coders agree is shown to coders and facilitators.")
        }
        let resamples = try call.number("resamples") ?? Krippendorff.resamples
        guard resamples <= 100_000 else {
            throw call.usage("--resamples is at most 100000.")
        }
        let campaign = try call.session().campaign
        let agreement = CodingAgreement(
            campaign, viewpoint, resamples: resamples,
            seed: UInt64(try call.number("seed") ?? 1))
        if call.isJSON {
            for line in [agreement.overall] + agreement.lines {
                call.output.line(json(line, agreement).json)
            }
            return .done
        }
        print(agreement, CodingFigures(campaign, viewpoint), call)
        return .done
    }

    private static func print(
        _ agreement: CodingAgreement, _ figures: CodingFigures, _ call: Invocation
    ) {
        call.output.line(
            "\(Figures.count(agreement.texts, "text")) coded twice, \(figures.once) once, of \(figures.texts); \(figures.settled) settled, \(figures.differing ?? 0) to be settled."
        )
        if agreement.texts > 0 {
            call.output.line(
                "The coders name the very same themes on \(agreement.identical); no theme fits for one of them on \(agreement.someNone), for all on \(agreement.allNone)."
            )
        }
        var table = TextTable(columns: [
            .number("alpha"), .text("95 %"), .number("same"), .number("all"), .number("some"),
            .number("none"), .text("theme"),
        ])
        for line in [agreement.overall] + agreement.lines {
            let interval = line.interval.map {
                "\(Figures.decimal($0.low)) to \(Figures.decimal($0.high))"
            }
            table.rows.append([
                line.alpha.map { Figures.decimal($0, 3) } ?? "–", interval ?? "–",
                line.raw.map { Figures.decimal($0 * 100, 0) + " %" } ?? "–", String(line.all),
                String(line.some), String(line.none),
                line.title + (line.reason.map { " (\($0))" } ?? ""),
            ])
        }
        for line in table.lines(width: call.environment.columns) { call.output.line(line) }
    }

    private static func json(
        _ line: CodingAgreement.Line, _ agreement: CodingAgreement
    ) -> JSONValue {
        .row([
            "theme": .optional(line.theme), "title": .string(line.title),
            "alpha": .optional(line.alpha), "low": .optional(line.interval?.low),
            "high": .optional(line.interval?.high),
            "resamples": .optional(line.interval?.resamples), "same": .optional(line.raw),
            "all": .integer(line.all), "some": .integer(line.some), "none": .integer(line.none),
            "texts": .integer(agreement.texts), "reason": .optional(line.reason),
        ])
    }
}
