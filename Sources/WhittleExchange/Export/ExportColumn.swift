/// A column of an export and what it holds: help and docs/FORMAT.md say the same, and a test compares
/// both with the files.
package struct ExportColumn: Equatable, Sendable {
    package let name: String
    package let meaning: String

    fileprivate init(_ name: String, _ meaning: String) {
        self.name = name
        self.meaning = meaning
    }
}

extension ExportKind {
    /// The columns of its files, in their order, whoever reads them: what a reader may not see is
    /// empty.
    package var columns: [ExportColumn] {
        switch self {
        case .ideas: ExportColumn.ideas
        case .comments: ExportColumn.comments
        case .shortlist: ExportColumn.shortlist
        case .stages: [ExportColumn.stage] + ExportColumn.shortlist
        case .reviews: ExportColumn.reviews
        case .decisions: ExportColumn.decisions
        case .ballots: ExportColumn.ballots
        case .evidence: ExportColumn.evidence
        case .challenges: ExportColumn.challenges
        case .measures: ExportColumn.measures
        case .updates: ExportColumn.updates
        case .cases: ExportColumn.cases
        }
    }
}

extension ExportColumn {
    fileprivate static let stage = ExportColumn(
        "stage", "the id of the stage; then the columns of a shortlist")

    fileprivate static let ideas = [
        ExportColumn(
            "idea",
            "the idea's id; in a public file, and among ballots, whittle-1 … for what was made here, so that no name of a member is in it"
        ),
        ExportColumn("title", "its title as it stands"),
        ExportColumn("body", "its text as it stands"),
        ExportColumn("question", "the id of the question that it answers"),
        ExportColumn("status", "approved, pending, escalated or hidden"),
        ExportColumn("into", "the idea that it is merged into"),
        ExportColumn("stage", "the furthest stage that it is in"),
        ExportColumn(
            "up",
            "votes for it, each participant once over a merged group; empty for the public"),
        ExportColumn("down", "votes against it"),
        ExportColumn("pass", "passes"),
        ExportColumn("voters", "up + down + pass"),
        ExportColumn("crowd", "the expected share of ups, 0 to 1"),
        ExportColumn("crowd_rank", "its place by that, from 1"),
        ExportColumn("panel", "the mean of the panel, where the reader may see it"),
        ExportColumn("panel_rank", "its place by that"),
        ExportColumn("panel_adjusted", "what it is worth once leniency is taken out"),
        ExportColumn("panel_adjusted_rank", "its place by that"),
        ExportColumn("reviews", "reviews that count"),
        ExportColumn("comments", "comments that the reader may see"),
        ExportColumn("flags", "open flags; for moderators and facilitators"),
        ExportColumn("cost", "its cost in the campaign's currency"),
        ExportColumn(
            "themes",
            "titles of its themes as far as the reader may see them, with ;  between"),
        ExportColumn(
            "participant",
            "the pseudonym of who wrote it, where the reader may see it; never in a public file"),
        ExportColumn(
            "country",
            "their country, ISO 3166 alpha-2; for moderators and facilitators, in a public file only --with-groups"
        ),
        ExportColumn("background", "their background, likewise"),
        ExportColumn("source", "the system that it was imported from"),
        ExportColumn("source_id", "its id there"),
        ExportColumn("happened", "when it was written, RFC 3339 in UTC"),
    ]

    fileprivate static let comments = [
        ExportColumn("comment", "the comment's id, in a public file like an idea's"),
        ExportColumn("idea", "the idea that it is on"),
        ExportColumn("reply", "the comment that it answers"),
        ExportColumn("kind", "comment, story, implementation or question"),
        ExportColumn("stance", "1 for the idea, 0 neither, −1 against"),
        ExportColumn("body", "its text as it stands"),
        ExportColumn("status", "as for ideas"),
        ExportColumn(
            "up",
            "votes for it, each participant once over a merged group; empty for the public"),
        ExportColumn("down", "votes against it"),
        ExportColumn("pass", "passes"),
        ExportColumn("voters", "up + down + pass"),
        ExportColumn("flags", "open flags; for moderators and facilitators"),
        ExportColumn("participant", "the pseudonym of who wrote it, where the reader may see it"),
        ExportColumn("source", "the system that it was imported from"),
        ExportColumn("source_id", "its id there"),
        ExportColumn("happened", "when it was written"),
    ]

    fileprivate static let shortlist = [
        ExportColumn("place", "its place in the cut; empty where an override keeps it"),
        ExportColumn(
            "idea",
            "the idea's id; in a public file, and among ballots, whittle-1 … for what was made here, so that no name of a member is in it"
        ),
        ExportColumn("title", "its title"),
        ExportColumn("body", "its text"),
        ExportColumn("question", "the title of the question that it answers"),
        ExportColumn("outcome", "kept, or kept by an override"),
        ExportColumn("reason", "the reason of the override"),
        ExportColumn(
            "up",
            "votes for it, each participant once over a merged group; empty for the public"),
        ExportColumn("down", "votes against it"),
        ExportColumn("pass", "passes"),
        ExportColumn("voters", "up + down + pass"),
        ExportColumn("crowd", "the expected share of ups"),
        ExportColumn("crowd_rank", "its place by that"),
        ExportColumn("panel", "the mean of the panel"),
        ExportColumn("panel_rank", "its place by that"),
        ExportColumn(
            "panel_adjusted",
            "what it is worth once leniency is taken out; it may pass the rubric's end"),
        ExportColumn("panel_adjusted_rank", "its place by that"),
        ExportColumn("reviews", "reviews that count"),
        ExportColumn("comments", "comments that the reader may see"),
        ExportColumn("cost", "its cost"),
        ExportColumn("merged", "ids of the ideas that it stands for, with spaces between"),
        ExportColumn(
            "themes",
            "titles of its themes as far as the reader may see them, with ;  between"),
    ]

    fileprivate static let reviews = [
        ExportColumn("round", "the id of the round"),
        ExportColumn("idea", "the id of the idea"),
        ExportColumn("title", "its title"),
        ExportColumn("member", "who gave the review"),
        ExportColumn(
            "score",
            "the weighted mean of the criteria; empty where less than half is answered"),
        ExportColumn("counts", "yes or no"),
        ExportColumn("standing", "yes, or why it does not count, or not wholly"),
        ExportColumn(
            "scores",
            "criterion=value for each, with spaces between; no value where the member abstained"),
        ExportColumn("excluded_scores", "ratings that were excluded, likewise"),
        ExportColumn("excluded_reason", "why"),
        ExportColumn("confidence", "1 to 5"),
        ExportColumn("comment", "what the member wrote"),
        ExportColumn("submissions", "how often it was given"),
        ExportColumn("at", "when it was given last"),
        ExportColumn("text_changed", "yes where the idea's text has changed since"),
    ]

    fileprivate static let decisions = [
        ExportColumn("statement_id", "the item's id, without names"),
        ExportColumn("created_at", "when it was written"),
        ExportColumn("statement_text", "its text, or [withheld: REASON]"),
        ExportColumn("moderation_status", "approved, hidden or pending"),
        ExportColumn("is_seed", "true for what a member wrote without naming a participant"),
        ExportColumn("themes", "ids of settled themes, with ,  between"),
        ExportColumn("reject_reason", "the reason's code, where it is hidden"),
        ExportColumn("reject_note", "the staff's note, only --with-notes"),
        ExportColumn("edited_from_statement_id", "the item that it was split from"),
        ExportColumn("replaced_by_statement_ids", "what stands in its place, with spaces between"),
    ]

    fileprivate static let ballots = [
        ExportColumn(
            "voter_id",
            "a number; the order is that of the ballots and tells nothing of who they are"),
        ExportColumn("vote", "ids of the ideas with an up, with , between"),
        ExportColumn("country", "the voter's country, only --with-groups"),
        ExportColumn("background", "their background, likewise"),
    ]
}

// MARK: What became of the ideas

extension ExportColumn {
    fileprivate static let evidence = [
        ExportColumn("evidence", "the source's id"),
        ExportColumn("title", "its title"),
        ExportColumn("source", "who published it"),
        ExportColumn("format", "what it is: a report, a study, a visit"),
        ExportColumn("url", "its address on the web, as written"),
        ExportColumn("published", "when it was published, as written"),
        ExportColumn("summary", "what it says"),
        ExportColumn("features", "its key features, one a line"),
        ExportColumn("audience", "whom it is for"),
        ExportColumn("impact", "what it means for us"),
        ExportColumn(
            "ideas",
            "ids of the ideas that it belongs to, as the reader may see them, with spaces between"),
        ExportColumn("state", "current, superseded or withdrawn, as the last review found"),
        ExportColumn("reviewed", "when that was; empty where nobody has reviewed it"),
        ExportColumn("next", "when it is to be reviewed next, as written"),
        ExportColumn("note", "the note of the last review; not for the public"),
        ExportColumn("reviewed_by", "who wrote that review; not for the public"),
        ExportColumn("owner", "who looks after it; not for the public"),
    ]

    fileprivate static let challenges = [
        ExportColumn("challenge", "the challenge's id"),
        ExportColumn("title", "its title"),
        ExportColumn("idea", "the id of the idea that it tries, as the reader may see it"),
        ExportColumn("team", "who tries it, with ;  between"),
        ExportColumn("sponsor", "who stands behind it"),
        ExportColumn("starts", "its first day, as written"),
        ExportColumn("days", "how many days it is to last"),
        ExportColumn("ends", "its last day"),
        ExportColumn("outcome", "adopted, adapted or stopped; empty while nobody has closed it"),
        ExportColumn("closed", "when it was closed"),
        ExportColumn("lessons", "what was learnt"),
        ExportColumn("measures", "how many measures it has"),
        ExportColumn("reached", "how many of them are at their target or beyond"),
        ExportColumn("open_asks", "asks that nobody has answered"),
        ExportColumn("adopted", "where else it was taken up, with ;  between"),
    ]

    fileprivate static let measures = [
        ExportColumn("challenge", "the challenge's id; a row for each value of each measure"),
        ExportColumn("measure", "the measure's id"),
        ExportColumn("title", "what it is called"),
        ExportColumn("unit", "its unit"),
        ExportColumn("better", "up or down, as said or as the target stands to the baseline"),
        ExportColumn("baseline", "where it was, in its unit"),
        ExportColumn("target", "where it is to go, in its unit"),
        ExportColumn("at", "when the value was measured"),
        ExportColumn("value", "the value, in its unit; empty for a measure without one"),
    ]

    fileprivate static let updates = [
        ExportColumn("challenge", "the challenge's id"),
        ExportColumn("at", "when it happened"),
        ExportColumn("day", "the day of the challenge, from 0"),
        ExportColumn("kind", "progress, blocker, ask, answer, adopted or follow-up"),
        ExportColumn("where", "the place that it tells of"),
        ExportColumn("body", "its text"),
        ExportColumn("answered", "yes or no for an ask: each answer answers the oldest open one"),
        ExportColumn("member", "who wrote it; not for the public"),
    ]

    fileprivate static let cases = [
        ExportColumn("case", "the case study's id"),
        ExportColumn("title", "its title"),
        ExportColumn("challenge", "the id of the challenge that it tells of"),
        ExportColumn("idea", "the id of its idea, or its challenge's, as the reader may see it"),
        ExportColumn("team", "who did it"),
        ExportColumn("resources", "what it took"),
        ExportColumn("story", "what happened"),
        ExportColumn(
            "evidence", "ids of its sources, as the reader may see them, with spaces between"),
        ExportColumn("impact", "what came of it"),
        ExportColumn("lessons", "what was learnt"),
        ExportColumn("sustainability", "how it goes on"),
        ExportColumn("contact", "whom to ask"),
        ExportColumn("completed", "when it was completed, as written"),
    ]
}
