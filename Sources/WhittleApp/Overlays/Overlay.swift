import WhittleCells
import WhittleCore

/// What stands over a place: at most one at a time, and it takes all keys.
enum Overlay: Equatable, Sendable {
    case help(firstLine: Int)
    case palette(TextField, cursor: Int)
    case places
    /// An item whole, or an explanation: a title and a text to scroll.
    case reading(title: String, text: String, firstLine: Int)
    /// A question that Enter never answers: it names its key.
    case confirm(Confirmation)
    /// One line of text.
    case prompt(Prompt)
    /// A longer text, which says who will read it.
    case writing(Writing)
    /// A choice by letter, such as a reason.
    case choice(Choice)
}

/// A yes-or-no question. `y` does it, everything else does not.
struct Confirmation: Equatable, Sendable {
    var question: String
    /// More lines: what will happen.
    var details: [String] = []
    var effect: Effect
    /// What the effect decides: it is looked at again before it is done.
    var judgment: Judgment?
    /// The first line of the details that is shown.
    var firstLine = 0
}

/// A line of text that is asked for.
struct Prompt: Equatable, Sendable {
    enum Purpose: Equatable, Sendable {
        case override(stage: String, idea: String, OverrideVerdict)
        case recusal(idea: String)
        /// The text of the filter that is to be kept.
        case saveFilter(String)
        case theme(ThemeQuestion)
        case ballot(DecisionDraft)
        case dissent(DecisionDraft)
        case meetingDate(String?)
        case present(meeting: String, date: String)
        /// The count of a show of hands.
        case hands(idea: String)
        /// Other weights of a round's criteria.
        case weights(round: String)
        /// The day that Replay is to go to.
        case day
        /// A title in the guide.
        case guide(GuideQuestion)
        case register(RegisterQuestion)
        case challenge(ChallengeQuestion)

        /// True where an empty answer is one.
        var takesNothing: Bool {
            switch self {
            case .ballot, .dissent, .weights, .guide(.entryTitle): true
            case .override, .recusal, .saveFilter, .theme, .meetingDate, .present, .day,
                .guide(.newSection), .guide(.sectionTitle), .hands:
                false
            case .register(let question): question.takesNothing
            case .challenge(let question): question.takesNothing
            }
        }

        /// True where more is asked before anything is written.
        var goesOn: Bool {
            switch self {
            case .ballot, .meetingDate: true
            case .override, .recusal, .saveFilter, .theme, .dissent, .present, .weights, .day,
                .guide, .hands:
                false
            case .register(let question): question.goesOn
            case .challenge(let question): question.goesOn
            }
        }

        /// Where its draft is kept; nil where a line is too short for one.
        var draftKey: String? {
            switch self {
            case .ballot(let decision): decision.draftKey("ballot")
            case .dissent(let decision): decision.draftKey("dissent")
            case .override, .recusal, .saveFilter, .theme, .meetingDate, .present, .weights, .day,
                .guide, .register, .challenge, .hands:
                nil
            }
        }

        /// What is said where nothing was typed and something is needed.
        var wordsWhenEmpty: String {
            switch self {
            case .ballot, .dissent, .override, .recusal:
                "Say why, in a few words; Esc leaves it."
            case .saveFilter, .theme, .meetingDate, .present, .weights, .day, .guide, .register,
                .challenge, .hands:
                "Nothing is written yet: type it, or Esc leaves it."
            }
        }
    }

    var title: String
    var hint: String
    var field = TextField()
    var purpose: Purpose
}

/// What is asked about the theme book, or about a text that is being settled.
enum ThemeQuestion: Equatable, Sendable {
    case new, note
    case rename(String)
    case key(String)
    case description(String)
    case retire(String)
}

/// A text in a box.
struct Writing: Equatable, Sendable {
    enum Purpose: Equatable, Sendable {
        /// The comment of the review that is being written.
        case reviewComment
        /// For the member alone.
        case privateNote(idea: String)
        case edit(item: String)
        case redact(item: String)
        case split(item: String)
        case note(item: String)
        /// A note that goes with a verdict, whose reason is asked next.
        case verdictNote(Judgment, draft: String)
        /// The public reason of a meeting's decision, whose votes are asked next.
        case deliberation(DecisionDraft)
        /// A part of a version, which is written with the others by a key of its own.
        case draftPart(idea: String, DraftField)
        case sectionBody(String)
        case entryBody(idea: String)
        case register(RegisterQuestion)
        case challenge(ChallengeQuestion)

        /// True where the text is kept as it is, and never a draft.
        var isKept: Bool { if case .privateNote = self { true } else { false } }

        /// Where its draft is kept; nil where the screen keeps it.
        var draftKey: String? {
            switch self {
            case .reviewComment, .privateNote: nil
            case .edit(let item): "edit " + item
            case .redact(let item): "redact " + item
            case .split(let item): "split " + item
            case .note(let item): "note " + item
            case .verdictNote(_, let draft): draft
            case .deliberation(let decision): decision.draftKey("reason")
            case .draftPart(let idea, let field): Model.draftKey(idea, field)
            case .sectionBody(let section): "section " + section
            case .entryBody(let idea): "entry " + idea
            case .register(let question): question.draftKey
            case .challenge(let question): question.draftKey
            }
        }
    }

    var title: String
    /// Who will read it.
    var audience: String
    var box: TextBox
    var purpose: Purpose
}

/// Something to be chosen by one key.
struct Choice: Equatable, Sendable {
    struct Option: Equatable, Sendable {
        var key: Unicode.Scalar
        var title: String
        var detail: String
    }

    enum Purpose: Equatable, Sendable {
        case hideReason(Judgment)
        case redactReason(item: String, text: String)
        case queue
        /// Who sees whose scores when; with the round that could be opened again instead.
        case roundVisibility(isBlind: Bool, closed: String?)
        case confidence
        case meeting
        case guidePart(String)
        case guideSection(idea: String)
        case guideSectionPart(String)
        case register(RegisterQuestion)
        case challenge(ChallengeQuestion)
    }

    var title: String
    var options: [Option]
    var purpose: Purpose
    /// The first option that is shown, where there is no room for all of them.
    var first = 0
}
