/// A key of the query language, `key:value`. This is the one table: the parser, the evaluation, the
/// help of the verbs and the help of the filter read it.
package enum QueryKey: String, CaseIterable, Equatable, Sendable {
    case status, question, stage, kind, idea, thread, id, participant, author, merged, undecided
    case written
    case flags, flagged, flag, flagger, rule
    case reason, by, decided, changed
    case comments, up, down, pass, voters, cost, crowd, panel
    case crowdRank = "crowd_rank"
    case panelRank = "panel_rank"
    case reviews
    case theme
    case saved

    /// What may stand behind a key.
    package enum Value: Equatable, Sendable {
        /// One of these words.
        case word([String])
        /// Any word, or a text in quotes.
        case text
        case yesNo
        /// A number, compared with `:` `=` `>` `>=` `<` `<=`.
        case number
        /// A year, month, day or minute, compared in the same way.
        case date
    }

    /// What may stand after it.
    package var value: Value {
        switch self {
        case .status: .word(Verdict.allCases.map(\.rawValue))
        case .kind: .word(["idea"] + CommentKind.allCases.map(\.rawValue))
        case .question, .stage, .idea, .thread, .id, .participant, .author, .flag, .flagger, .rule,
            .reason, .by, .theme, .saved:
            .text
        case .merged, .undecided, .flagged, .changed: .yesNo
        case .written, .decided: .date
        case .flags, .comments, .up, .down, .pass, .voters, .cost, .crowd, .panel, .crowdRank,
            .panelRank, .reviews:
            .number
        }
    }

    /// Which part of a campaign a key asks about: whoever may not see that part finds nothing by it.
    enum Part: Sendable {
        case open, author, moderation, votes, reviews
    }

    var part: Part {
        switch self {
        case .status, .question, .stage, .kind, .idea, .thread, .id, .merged, .undecided, .written,
            .comments, .cost, .theme, .saved:
            .open
        case .participant, .author: .author
        case .flags, .flagged, .flag, .flagger, .rule, .reason, .by, .decided, .changed: .moderation
        case .up, .down, .pass, .voters, .crowd, .crowdRank: .votes
        case .panel, .panelRank, .reviews: .reviews
        }
    }

    /// True where rankings and stages are needed, which take time to compute.
    var needsDerived: Bool {
        switch self {
        case .stage, .crowd, .crowdRank, .panel, .panelRank, .reviews: true
        case .status, .question, .kind, .idea, .thread, .id, .participant, .author, .merged,
            .undecided, .written, .flags, .flagged, .flag, .flagger, .rule, .reason, .by, .decided,
            .changed, .comments, .up, .down, .pass, .voters, .cost, .theme, .saved:
            false
        }
    }

    /// What it finds, in a few words.
    package var help: String {
        switch self {
        case .status: "pending, approved, hidden or escalated"
        case .question: "the id of a question, or none"
        case .stage: "the furthest stage that an idea is in, or none"
        case .kind: "idea, comment, story, implementation or question"
        case .idea: "the id of the idea that a comment is on"
        case .thread: "an idea with all comments on it, by the idea's id"
        case .id: "the item with this id"
        case .participant: "the author's pseudonym"
        case .author: "the same as participant"
        case .merged: "whether an idea is merged into another"
        case .undecided: "whether it is neither approved nor hidden"
        case .written: "when it was written, in UTC"
        case .flags: "open flags (for the staff, as all keys of flags and decisions)"
        case .flagged: "whether a flag is open"
        case .flag: "the reason code of an open flag"
        case .flagger: "who raised an open flag"
        case .rule: "the rule that raised an open flag"
        case .reason: "the reason code of the last decision, or none"
        case .by: "who decided last"
        case .decided: "when it was decided last, in UTC"
        case .changed: "whether the text has changed since the last decision"
        case .comments: "comments on an idea"
        case .up: "votes for it"
        case .down: "votes against it"
        case .pass: "votes that pass"
        case .voters: "all who voted"
        case .cost: "what an idea costs"
        case .crowd: "the crowd's score, 0 to 1"
        case .panel: "the panel's mean score"
        case .crowdRank: "the place by the crowd, from 1"
        case .panelRank: "the place by the panel, from 1"
        case .reviews: "reviews that count"
        case .theme: "a theme that you may see, by its id, or none"
        case .saved: "what a saved query finds, by its name"
        }
    }

    /// How a term with this key is written.
    package var form: String {
        switch value {
        case .word, .text: "\(rawValue):WORD"
        case .yesNo: "\(rawValue):yes"
        case .number: "\(rawValue)>N"
        case .date: "\(rawValue)>=DATE"
        }
    }
}

extension Query {
    /// The language on one page, from the table of keys.
    package static let help: [String] = {
        let width = 18
        func line(_ form: String, _ words: String) -> String {
            form + String(repeating: " ", count: max(2, width - form.count)) + words
        }
        return [
            "Words and terms, which must all hold:",
            line("word", "title or text holds it, in any case; or it is the item's id"),
            line("\"more words\"", "they stand there as they are"),
            line("-TERM", "the term does not hold: -spam, -status:hidden"),
            line("one or another", "one of the two holds; (…) keeps terms together"),
            line("key:a,b", "either of the values"),
            line("key>N", "also >= < <= =, for numbers and dates (2015, 2015-01, 2015-01-12)"),
            "What the viewer may not see is found neither by a term nor by its opposite. Keys:",
        ] + QueryKey.allCases.map { line($0.form, $0.help) }
    }()
}
