import WhittleCore
import WhittleExchange

/// What `whittle agreement` says of a panel's round and of a table in a file.
enum RatingListing {
    /// The panel, where the round shows its scores to who looks.
    static func round(
        _ samples: AgreementVerb.Samples, _ call: Invocation
    ) throws(CommandError) -> ExitStatus {
        let viewpoint = try call.viewpoint()
        // Who may see no scores hears no more of the rounds either.
        guard !viewpoint.roles.isDisjoint(with: [.facilitator, .panelist]) else {
            throw CommandError("Scores are shown to panelists and facilitators.")
        }
        let round = try call.round(mustBeOpen: false)
        let campaign = try call.session().campaign
        guard let panel = PanelAgreement(campaign, viewpoint, round) else {
            throw CommandError(round.whyHidden(from: viewpoint))
        }
        let agreement = RatingAgreement(
            panel.table, resamples: samples.count, seed: samples.seed)
        let sentence = panel.sentence(resamples: samples.count, seed: samples.seed)
        print(agreement, sentence, "idea", "member", samples, call)
        let hidden = viewpoint.ideas(in: campaign).contains {
            campaign.counts($0) && !viewpoint.canSeeReviews(of: $0, in: round, campaign)
        }
        if hidden {
            call.output.talk(
                "Not all of the panel's scores are in it: \(round.whyHidden(from: viewpoint))")
        }
        return .done
    }

    /// Any table.
    static func file(
        _ samples: AgreementVerb.Samples, _ call: Invocation
    ) throws(CommandError) -> ExitStatus {
        let file = try call.file(try call.required("csv"))
        let options = RatingFile.Options(
            encoding: try call.encoding(), delimiter: try call.delimiter(),
            noneTexts: Set(call.values("none")))
        let ratings = try ImportJob.faulting { () throws(ImportFault) in
            try RatingFile(file, options)
        }
        if call.has("items") {
            guard !ratings.isNominal else {
                throw CommandError("The scores are words: they have no mean.")
            }
            items(ratings, call)
            return .done
        }
        let agreement = RatingAgreement(
            ratings.table, isNominal: ratings.isNominal, resamples: samples.count,
            seed: samples.seed)
        print(
            agreement, agreement.sentence("The raters", "agree"), "item", "rater", samples, call)
        return .done
    }

    // MARK: The figures

    private static func print(
        _ agreement: RatingAgreement, _ sentence: String, _ item: String, _ rater: String,
        _ samples: AgreementVerb.Samples, _ call: Invocation
    ) {
        if call.isJSON {
            call.output.line(json(agreement, sentence, samples).json)
            return
        }
        let table = agreement.table
        call.output.line(Shown.line(sentence))
        call.output.line(
            "\(Figures.count(table.rows.count, item)), \(agreement.pairedItems) with two scores or more; \(Figures.count(table.raters.count, rater)), \(Figures.count(table.count, "score"))\(table.isComplete ? ", none missing" : "")."
        )
        if let concordance = agreement.concordance {
            call.output.line(
                "Kendall: S \(Decimal15.text(concordance.sum)), ties \(Decimal15.text(concordance.ties)), chi² \(Figures.decimal(concordance.chiSquared)) on \(concordance.degrees), \(chance(concordance.probability))."
            )
        }
        var lines = TextTable(columns: [
            .number("value"), .number("95 %"), .number("bootstrap"), .number("one \(rater) less"),
            .text("figure"),
        ])
        for figure in agreement.figures where figure.value != nil {
            lines.rows.append([
                Figures.decimal(figure.value, 3),
                figure.statistic.form == nil ? ends(figure.bootstrap) : ends(figure.exact),
                figure.statistic.form == nil ? "" : ends(figure.bootstrap),
                ends(figure.withoutOne),
                figure.statistic.title,
            ])
        }
        if !lines.rows.isEmpty {
            for line in lines.lines(width: call.environment.columns) { call.output.line(line) }
        }
        undefined(agreement, call)
    }

    /// The figures that there are not, a line a reason.
    private static func undefined(_ agreement: RatingAgreement, _ call: Invocation) {
        var reasons: [String] = []
        for figure in agreement.figures {
            if let reason = figure.reason, !reasons.contains(reason) { reasons.append(reason) }
        }
        for reason in reasons {
            let names = agreement.figures.filter { $0.reason == reason }.map(\.statistic.name)
            call.output.line("Not defined, since \(reason): \(names.joined(separator: ", ")).")
        }
    }

    private static func chance(_ probability: Double) -> String {
        probability < 0.0001
            ? "p below 0.0001" : "p \(Figures.decimal(probability, 4))"
    }

    private static func ends(_ low: Double, _ high: Double) -> String {
        "\(Figures.decimal(low)) to \(Figures.decimal(high))"
    }
    private static func ends(_ interval: BootstrapInterval?) -> String {
        interval.map { ends($0.low, $0.high) } ?? ""
    }
    private static func ends(_ interval: ConfidenceInterval?) -> String {
        interval.map { ends($0.low, $0.high) } ?? ""
    }

    private static func json(
        _ agreement: RatingAgreement, _ sentence: String, _ samples: AgreementVerb.Samples
    ) -> JSONValue {
        let table = agreement.table
        var members = [
            JSONMember("sentence", .string(sentence)),
            JSONMember("items", .integer(table.rows.count)),
            JSONMember("paired_items", .integer(agreement.pairedItems)),
            JSONMember("raters", .integer(table.raters.count)),
            JSONMember("ratings", .integer(table.count)),
            JSONMember("complete", .bool(table.isComplete && !table.rows.isEmpty)),
            JSONMember("resamples", .integer(samples.count)),
            JSONMember("seed", .integer(Int(samples.seed))),
        ]
        func pair(_ low: Double, _ high: Double) -> JSONValue {
            .array([.number(low), .number(high)])
        }
        for figure in agreement.figures {
            let name = figure.statistic.rawValue
            let sampled = figure.bootstrap.map { pair($0.low, $0.high) } ?? .null
            members.append(JSONMember(name, .optional(figure.value)))
            if figure.statistic.form == nil {
                members.append(JSONMember(name + "_interval", sampled))
            } else {
                let exact = figure.exact.map { pair($0.low, $0.high) } ?? .null
                members.append(JSONMember(name + "_interval", exact))
                members.append(JSONMember(name + "_bootstrap", sampled))
            }
            members.append(
                JSONMember(
                    name + "_one_less",
                    figure.withoutOne.map { pair($0.low, $0.high) } ?? .null))
        }
        let squares = agreement.meanSquares
        let concordance = agreement.concordance
        for (name, value) in [
            ("bms", squares?.betweenItems), ("jms", squares?.betweenRaters),
            ("ems", squares?.residual), ("wms", squares?.withinItems),
            ("nu", squares?.satterthwaite), ("kendall_s", concordance?.sum),
            ("kendall_t", concordance?.ties), ("kendall_chi2", concordance?.chiSquared),
            ("kendall_p", concordance?.probability),
        ] {
            members.append(JSONMember(name, .optional(value)))
        }
        members.append(JSONMember("kendall_df", .optional(concordance?.degrees)))
        return .object(members)
    }

    // MARK: Items

    private static func items(_ ratings: RatingFile, _ call: Invocation) {
        var listing = ListVerb.Listing(columns: [
            .number("Scores"), .number("Mean"), .number("Trimmed"), .number("Spread"),
            .number("Lowest"), .number("Highest"), .text("Item"),
        ])
        for (item, row) in zip(ratings.items, ratings.table.rows) {
            let scores = row.map(\.score)
            let mean = scores.reduce(0, +) / Double(scores.count)
            let trimmed = TrimmedMean.of(scores)
            var spread: Double?
            if scores.count > 1 {
                let squares = scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
                spread = (squares / Double(scores.count - 1)).squareRoot()
            }
            let (low, high) = (scores.min(), scores.max())
            listing.add(
                [
                    String(scores.count), Figures.decimal(mean), Figures.decimal(trimmed),
                    Figures.decimal(spread), Figures.decimal(low), Figures.decimal(high), item,
                ],
                .row([
                    "item": .string(item), "scores": .integer(scores.count),
                    "mean": .number(mean), "trimmed_mean": .optional(trimmed),
                    "spread": .optional(spread), "lowest": .optional(low),
                    "highest": .optional(high),
                ]))
        }
        ListVerb.print(listing, call)
    }
}
