import WhittleCore

/// `whittle lottery`: chances for the places that scores leave open, and a draw that anyone can do
/// again. It writes nothing.
enum LotteryVerb {
    static let verb = Verb(
        name: "lottery",
        summary: "Give the ideas that could go either way a chance, and draw",
        usage: ["[--round R] [--top K] [--seed TEXT] [--json]"],
        options: [
            .round,
            Option(
                "top", "K",
                "how many are to be taken; the target of the round's stage where nothing is said"),
            Option(
                "seed", "TEXT",
                "a text that is public and that nobody could choose; without it nothing is drawn"),
        ],
        details: [
            "An idea's chance rises in a straight line with its adjusted score, from 0 to 1 over twice the median error of the ideas that could go either way, and the chances sum to K: so the change of one score moves no chance by much. Only where the scores separate ideas.",
            "The draw is systematic: the first thirteen hexadecimal digits of the text's SHA-256, over 16^13, are a number u from 0 to 1; going down the list and adding the chances up, the ideas at which the sum passes u, u + 1, u + 2 … are taken. Agree on the text before it is known, such as the next draw of a public lottery.",
            "Nothing is written. Where the draw is to count, `keep` and `drop` with it as the reason.",
            "--json has place idea title adjusted chance drawn, for all ideas with a chance; drawn is null without --seed.",
        ],
        examples: [
            "whittle lottery --top 20",
            "whittle lottery --top 20 --seed '2026-12-01 6 aus 49: 3 9 17 22 31 48'",
        ], run: run)

    private static func run(_ call: Invocation) throws(CommandError) -> ExitStatus {
        try call.noWords()
        let seed = call.value("seed")
        if let seed, seed.isBlank {
            throw call.usage("--seed takes a text that is public, such as the numbers of a draw.")
        }
        let calibration = try call.calibration()
        let campaign = try call.session().campaign
        let top = try call.top(of: calibration)
        guard top < calibration.ideas.count else {
            throw CommandError(
                "All \(Figures.count(calibration.ideas.count, "scored idea")) would be taken: there is nothing to draw."
            )
        }
        guard calibration.signal?.separates == true else {
            throw CommandError(
                "The scores do not yet separate ideas: a lottery would be among all of them.")
        }
        guard let lottery = calibration.lottery(top: top, seed: 1) else {
            throw CommandError("No idea could go either way: there is nothing to draw.")
        }
        let number = seed.map { ShortlistLottery.number(of: $0) }
        let drawn = number.map { Set(lottery.drawn($0)) }
        var listing = ListVerb.Listing(columns: [
            .number("Place"), .number("Adjusted"), .number("Chance"), .text("Drawn"),
            .text("Idea"), .text("Title"),
        ])
        for (index, idea) in calibration.ideas.enumerated() where lottery.chances[index] > 0 {
            let id = campaign.items.name(idea.item)
            let title = campaign.title(of: idea.item)
            let isDrawn = drawn?.contains(index)
            listing.add(
                [
                    String(idea.adjustedPlace), Figures.decimal(idea.adjusted.mean),
                    Figures.decimal(lottery.chances[index], 3),
                    isDrawn.map { $0 ? "yes" : "no" } ?? "–", id, title,
                ],
                .row([
                    "place": .integer(idea.adjustedPlace), "idea": .string(id),
                    "title": .string(title), "adjusted": .optional(idea.adjusted.mean),
                    "chance": .number(lottery.chances[index]),
                    "drawn": isDrawn.map { .bool($0) } ?? .null,
                ]))
        }
        ListVerb.print(listing, call)
        let certain = lottery.chances.count { $0 >= 1 }
        let between = lottery.chances.count { $0 > 0 && $0 < 1 }
        call.output.talk(
            "\(Figures.count(certain, "idea is", "ideas are")) in whatever is drawn; \(between) draw for \(top - certain) more."
        )
        if let number {
            call.output.talk(
                "Drawn with u = \(Figures.decimal(number, 9)), from the SHA-256 of the text. Nothing is written."
            )
        }
        return .done
    }
}
