import WhittleApp
import WhittleCore

/// `whittle replay`: the campaign day by day.
enum ReplayVerb {
    static let verb = Verb(
        name: "replay", summary: "Show how the campaign came about, day by day",
        usage: ["[--json]", "--to DATE"],
        details: [
            "In a terminal it opens the screens at Replay, where the days are played. Without one, or with --json, it prints a row for each day: the campaign as it was at its end, in UTC. Days of a campaign longer than ten years are printed only where something happened. With --to it prints the overview as of then, like stats --to.",
            "What may be seen is as it is today, too: an item that is hidden, redacted or erased by now is so on every day, and ideas and comments are those that the member may see. Other lines count from their own time on (from when they happened at their source, where they say it): what was undone later is there until it was undone.",
            "--json has date contributions (ideas, comments and votes) ideas comments votes distinct_ideas flags_open new (contributions of the day itself) stages (stage title target kept) top (the first ten of the crowd’s order). What the member may not see is null.",
        ],
        examples: ["whittle replay --json", "whittle replay --to 2015-02-14"], run: run)

    private static func run(_ call: Invocation) throws(CommandError) -> ExitStatus {
        try call.noWords()
        if call.has("to") { return try ShowVerb.stats.run(call) }
        let environment = call.environment
        if environment.isInputTerminal, environment.isOutputTerminal, !call.isJSON {
            return try call.screens(try call.session(), .replay)
        }
        let viewpoint = try call.viewpoint()
        let campaign = try call.session().campaign
        var maker = ReplayMaker(campaign, viewpoint)
        while maker.whole == nil {
            maker.advance(lines: 100_000)
            let (done, of) = maker.progress
            if environment.isTalkTerminal, of > 1_000_000 {
                call.output.progress("Going through all that was done: \(done / (of / 100)) %")
            }
        }
        call.output.clearProgress()
        guard let film = maker.whole, !film.days.isEmpty else {
            call.output.talk("Nothing has happened yet.")
            return .done
        }
        ListVerb.print(listing(film, campaign), call)
        return .done
    }

    /// Days without anything are those before them again, up to this many days in all.
    private static let mostDays = 3660

    private static func listing(_ film: ReplayFilm, _ campaign: Campaign) -> ListVerb.Listing {
        let stages = film.days.last?.stages ?? []
        var listing = ListVerb.Listing(
            columns: [
                .text("Date"), .number("Contributions"), .number("New"), .number("Ideas"),
                .number("Comments"), .number("Votes"), .number("Distinct"), .number("Flags"),
            ] + stages.map { .number($0.title) })
        guard let first = film.days.first?.day, let last = film.days.last?.day else {
            return listing
        }
        let all = last - first < mostDays ? Array(first...last) : film.days.map(\.day)
        for day in all {
            guard let index = film.index(at: day) else { continue }
            var shown = film.days[index]
            if shown.day != day { (shown.day, shown.added) = (day, 0) }
            let kept = stages.map { stage in
                Figures.whole(shown.stages.first { $0.stage == stage.stage }?.kept)
            }
            listing.add(
                [
                    shown.date, Figures.whole(shown.contributions), Figures.whole(shown.added),
                    Figures.whole(shown.ideas), Figures.whole(shown.comments),
                    Figures.whole(shown.votes), Figures.whole(shown.distinctIdeas),
                    Figures.whole(shown.flagsOpen),
                ] + kept, json(shown, campaign))
        }
        return listing
    }

    private static func json(_ day: ReplayDay, _ campaign: Campaign) -> JSONValue {
        .row([
            "date": .string(day.date), "contributions": .integer(day.contributions),
            "ideas": .integer(day.ideas), "comments": .integer(day.comments),
            "votes": .optional(day.votes), "distinct_ideas": .integer(day.distinctIdeas),
            "flags_open": .optional(day.flagsOpen), "new": .integer(day.added),
            "stages": .array(
                day.stages.map {
                    .row([
                        "stage": .string($0.stage), "title": .string($0.title),
                        "target": .optional($0.target), "kept": .optional($0.kept),
                    ])
                }), "top": .strings(day.order.prefix(10).map { campaign.items.name($0) }),
        ])
    }
}
