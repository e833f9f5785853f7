import WhittleCells
package import WhittleCore

/// A place of the program: its state, its keys, what they do, and how it is drawn. It holds ids, a
/// cursor, a filter, tags and drafts, and nothing that can be derived from the campaign.
protocol Screen {
    associatedtype Action: Sendable & Equatable
    static var bindings: [Binding<Action>] { get }
    /// Does what a key means here.
    mutating func update(_ action: Action, _ context: Context) -> [Effect]
    /// Takes a key that no binding names, such as a digit that is a score; nil passes it on.
    mutating func take(_ key: Key, _ context: Context) -> [Effect]?
    /// Draws itself; every write clips.
    func draw(on surface: inout Surface, in area: Rect, _ context: Context)
    /// What a person looks at: the item that `y`, `w` and the detail are about.
    func selected(_ context: Context) -> Int32?
}

extension Screen {
    mutating func take(_ key: Key, _ context: Context) -> [Effect]? { nil }
    func selected(_ context: Context) -> Int32? { nil }
}

/// What a screen reads while it updates or draws itself: the campaign as one viewer sees it.
struct Context {
    let campaign: Campaign
    let viewpoint: Viewpoint
    let member: String?
    let derived: Derived
    let figures: OverviewFigures
    /// Which texts say the same; up to date on Triage and Duplicates.
    let similarity: SimilarityIndex
    /// What the rules find; empty on the places that do not ask it.
    let rules: RuleIndex
    /// The part of the surface that belongs to the screen.
    let area: Rect
    let policy: DisplayPolicy
    /// The member's private notes on this device, by idea.
    var notes: [String: String] = [:]
    /// The time; nil where nobody says it.
    var now: Timestamp?

    /// What is closed now, until when, and who changes that; nil where it is open.
    func closed(_ activity: PhaseActivity, round: String? = nil) -> String? {
        now.flatMap { campaign.closed(activity, round: round, at: $0) }
    }

    /// Why a member may not write an event now; nil where they may.
    func rejection(of event: Event, by member: String) -> Rejection? {
        guard let now else { return campaign.check(event, by: member) }
        return campaign.check(event, by: member, at: now)
    }

    /// The day, in days since 1970-01-01.
    var today = 0

    /// What became of the ideas, as texts.
    var evidence: EvidenceText { EvidenceText(campaign, viewpoint, today: today) }

    func mark(_ mark: Mark) -> String { mark.text(policy) }
}

/// The places, in the order of their digits. Screens that are not built have no case.
package enum Place: String, CaseIterable, Equatable, Sendable {
    case overview, ideas, triage, coding, duplicates, panel, deliberate, shortlist, present
    case journal, guide, register, challenges, replay

    package var title: String {
        switch self {
        case .overview: "Overview"
        case .ideas: "Ideas"
        case .triage: "Triage"
        case .coding: "Coding"
        case .duplicates: "Duplicates"
        case .panel: "Panel"
        case .deliberate: "Deliberate"
        case .shortlist: "Shortlist"
        case .present: "Present"
        case .journal: "Journal"
        case .replay: "Replay"
        case .guide: "Guide"
        case .register: "Register"
        case .challenges: "Challenges"
        }
    }

    /// The digit that opens it, where there is one for it, and the letter after `o`.
    package var keys: (digit: Unicode.Scalar?, letter: Unicode.Scalar) {
        switch self {
        case .overview: ("1", "o")
        case .ideas: ("2", "i")
        case .triage: ("3", "t")
        case .coding: ("4", "c")
        case .duplicates: ("5", "d")
        case .panel: ("6", "p")
        case .deliberate: ("7", "e")
        case .shortlist: ("8", "s")
        case .present: ("9", "v")
        case .journal: ("0", "j")
        case .replay: (nil, "y")
        case .guide: (nil, "g")
        case .register: (nil, "r")
        case .challenges: (nil, "h")
        }
    }

    /// What opens it: `o j, 0`.
    package var keyText: String {
        "o \(Character(keys.letter))" + (keys.digit.map { ", \(Character($0))" } ?? "")
    }

    /// Where a member begins, by their roles.
    package static func first(for viewpoint: Viewpoint) -> Place {
        if viewpoint.roles.contains(.facilitator) { return .overview }
        if viewpoint.roles.contains(.moderator) { return .triage }
        if viewpoint.roles.contains(.coder) { return .coding }
        if viewpoint.roles.contains(.panelist) { return .panel }
        return .overview
    }
}
