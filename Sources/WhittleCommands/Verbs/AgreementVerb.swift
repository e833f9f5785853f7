import WhittleCore
import WhittleExchange

/// `whittle agreement`: of coders on themes, of a panel on ideas, or of any table of ratings.
enum AgreementVerb {
    static let verb = Verb(
        name: "agreement", summary: "Say how far coders, a panel, or the raters of a table agree",
        usage: [
            "--coding [--seed N] [--resamples N] [--json]",
            "--round R [--seed N] [--resamples N] [--json]",
            "--csv FILE [--items] [--delimiter D] [--encoding E] [--none TEXT]… [--seed N] [--resamples N] [--json]",
        ],
        options: [
            Option("coding", nil, "of the coders, on themes"),
            Option("round", "R", "of the panel, in this round"),
            Option(
                "csv", "FILE",
                "of the raters of a table with the columns item, rater and score; - is stdin"),
            Option("items", nil, "with --csv: the scores of each item instead"),
            Option("delimiter", "D", "one character, or tab; else the likeliest"),
            Option(
                "encoding", "E", "how the bytes are read; else by their mark, else UTF-8",
                choices: TextEncoding.allCases.map(\.rawValue)),
            Option(
                "none", "TEXT", "a score with this text is missing, as --none=NA", repeats: true),
            Option("seed", "N", "of the random samples for the intervals; 1 where nothing is said"),
            Option("resamples", "N", "how many samples; 2000 where nothing is said"),
        ],
        details: [
            "--coding: Krippendorff's alpha (nominal) over the texts that two coders have coded, on what each said before the other's could be seen: 1 is full agreement, 0 what chance would give, from 0.667 on it is usable and from 0.8 on good. Over all themes the units are the decisions on each theme for each text. The interval is a 95 % percentile bootstrap over texts. Beside it stand how often all, some or none of the coders gave the theme, and the share of texts on which they say the same: where a theme is rare that share is high whatever they do. --json is one object a theme, the first over all with theme null.",
            "--round: on the first review that each member submitted of an idea, in time, and only of ideas whose reviews the round shows to who looks.",
            "--csv needs no campaign. The sentence is about alpha of scores as steps; the table has alpha in four metrics, Kendall's W, the intraclass correlations of Shrout and Fleiss, and four coefficients for names. W and the correlations need a score of every rater for every item. Where all scores are words they are names. “95 %” is a bootstrap over items, for the correlations by the distribution of F with the bootstrap beside it; “one rater less” holds the values without each rater in turn, where there are 3 to 12.",
            "--json of --round and --csv is one object with "
                + AgreementStatistic.allCases.map(\.rawValue).joined(separator: " ")
                + ", null where it is not defined; each also with _interval, _bootstrap (of the icc) and _one_less as [low, high]; and sentence items paired_items raters ratings complete resamples seed, the mean squares bms jms ems wms with nu, and kendall_s kendall_t kendall_chi2 kendall_df kendall_p.",
            "--items has an item a row: how many scores, their mean, the mean without the highest and the lowest (from five scores on), and their spread.",
        ],
        examples: [
            "whittle agreement --coding", "whittle agreement --round r1",
            "whittle agreement --csv ratings.csv",
        ], run: run)

    private static func run(_ call: Invocation) throws(CommandError) -> ExitStatus {
        try call.noWords()
        let kinds = ["coding", "round", "csv"].filter { call.has($0) }
        guard let kind = kinds.first else {
            throw call.usage("Say of what: --coding, --round R or --csv FILE.")
        }
        guard kinds.count == 1 else {
            throw call.usage("--\(kinds[0]) and --\(kinds[1]) do not go together.")
        }
        for option in ["items", "delimiter", "encoding", "none"] where call.has(option) {
            guard kind == "csv" else { throw call.usage("--\(option) is for --csv.") }
        }
        let samples = try samples(call)
        switch kind {
        case "coding": return try coding(samples, call)
        case "round": return try RatingListing.round(samples, call)
        default: return try RatingListing.file(samples, call)
        }
    }

    /// How many samples are drawn for the intervals, and from which seed.
    struct Samples {
        let count: Int
        let seed: UInt64
    }

    private static func samples(_ call: Invocation) throws(CommandError) -> Samples {
        let count = try call.number("resamples") ?? Krippendorff.resamples
        guard count <= 100_000 else { throw call.usage("--resamples is at most 100000.") }
        return Samples(count: count, seed: UInt64(try call.number("seed") ?? 1))
    }

    // MARK: Coders

    private static func coding(
        _ samples: Samples, _ call: Invocation
    ) throws(CommandError) -> ExitStatus {
        let viewpoint = try call.viewpoint()
        guard viewpoint.worksOnThemes else {
            throw CommandError("How coders agree is shown to coders and facilitators.")
        }
        let campaign = try call.session().campaign
        let agreement = CodingAgreement(
            campaign, viewpoint, resamples: samples.count, seed: samples.seed)
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
