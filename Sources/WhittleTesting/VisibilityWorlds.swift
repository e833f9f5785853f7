package import WhittleCore
import WhittleJournal

/// Two campaigns that differ in nothing but what one viewer may not see yet: what others gave, who
/// wrote what, and texts. Ids, stamps and lengths are the same in both. So whatever a surface shows
/// to that viewer must be the same, byte for byte; where it differs, it tells.
///
/// What is hidden from whom is said here once more, by tables, and not asked of `Viewpoint`.
package struct VisibilityCase: Sendable, CustomStringConvertible {
    package enum Phase: String, CaseIterable, Sendable {
        case open, closed, reopened
    }

    /// Who looks. All are in every campaign; the panel is named by the round.
    package enum Viewer: String, CaseIterable, Sendable {
        /// The owner, a facilitator who is not on the panel.
        case facilitator
        /// A facilitator on the panel who has scored `a` and `b`.
        case chair
        /// A facilitator who is not on the panel and stands back from `x`.
        case standingFacilitator
        /// On the panel: has scored `a`, `b` and `x`.
        case scorer
        /// On the panel: has scored nothing.
        case newcomer
        /// A panelist of other rounds.
        case reserve
        /// On the panel: stood back from `x` before scoring it; has scored `a`.
        case recused
        /// On the panel: has scored `x` and `a`, and then stood back from `x`.
        case recusedLate
        /// On the panel: stands back from `m2`, which is merged into `m1`.
        case recusedFromMerged
        /// On the panel and a moderator: has scored nothing.
        case moderatingPanelist
        case moderator, coder, observer
        /// A name that is no member's.
        case stranger
        /// Nobody is named.
        case publicView

        /// Who acts and looks; nil for the public.
        package var member: String? {
            switch self {
            case .facilitator: "anna"
            case .chair: "fay"
            case .standingFacilitator: "fred"
            case .scorer: "pat"
            case .newcomer: "nel"
            case .reserve: "ria"
            case .recused: "rex"
            case .recusedLate: "roy"
            case .recusedFromMerged: "ray"
            case .moderatingPanelist: "max"
            case .moderator: "mo"
            case .coder: "cody"
            case .observer: "obs"
            case .stranger: "zoe"
            case .publicView: nil
            }
        }

        var roles: [Role] {
            switch self {
            case .facilitator, .standingFacilitator: [.facilitator]
            case .chair: [.facilitator, .panelist]
            case .scorer, .newcomer, .reserve, .recused, .recusedLate, .recusedFromMerged:
                [.panelist]
            case .moderatingPanelist: [.panelist, .moderator]
            case .moderator: [.moderator]
            case .coder: [.coder]
            case .observer: [.observer]
            case .stranger, .publicView: []
            }
        }

        /// The ideas that they have scored.
        var scored: [String] {
            switch self {
            case .chair: ["a", "b"]
            case .scorer: ["a", "b", "x"]
            case .recused: ["a"]
            case .recusedLate: ["a", "x"]
            case .recusedFromMerged: ["a"]
            case .facilitator, .standingFacilitator, .newcomer, .reserve, .moderatingPanelist,
                .moderator, .coder, .observer, .stranger, .publicView:
                []
            }
        }

        /// The ideas from which they stand back, with the groups of these.
        var standsBackFrom: [String] {
            switch self {
            case .standingFacilitator, .recused, .recusedLate: ["x"]
            case .recusedFromMerged: ["m1", "m2", "m3"]
            case .facilitator, .chair, .scorer, .newcomer, .reserve, .moderatingPanelist,
                .moderator, .coder, .observer, .stranger, .publicView:
                []
            }
        }

        var isOnPanel: Bool { VisibilityCase.panel.contains(member ?? "") }
        var isStaff: Bool { roles.contains(.facilitator) || roles.contains(.moderator) }
        var isPublic: Bool { roles.isEmpty }
    }

    package var viewer: Viewer
    package var visibility: Visibility
    package var phase: Phase

    package init(_ viewer: Viewer, _ visibility: Visibility, _ phase: Phase) {
        self.viewer = viewer
        self.visibility = visibility
        self.phase = phase
    }

    package var description: String {
        "\(viewer.rawValue), \(visibility.rawValue), \(phase.rawValue)"
    }

    /// Every viewer in every kind of round and phase, round by round: one world of the two is the
    /// same for all viewers of a round.
    package static let rounds: [[VisibilityCase]] = {
        let rounds: [(Visibility, Phase)] = [
            (.afterOwn, .open), (.afterRound, .open), (.always, .open), (.sealed, .open),
            (.afterOwn, .closed), (.sealed, .closed), (.afterRound, .reopened),
            (.sealed, .reopened),
        ]
        return rounds.map { round in
            Viewer.allCases.map { VisibilityCase($0, round.0, round.1) }
        }
    }()

    /// True where this case asks a question: some of the cases ask each, spread over viewers and
    /// rounds, more of them where it matters more; all ask all where `WHITTLE_SWEEP=all`.
    package func asks(_ question: Int, often: Bool) -> Bool {
        if Platform.environment("WHITTLE_SWEEP") == "all" { return true }
        return CRC32C().checksum("\(question)/\(description)") % (often ? 5 : 90) == 0
    }

    // MARK: What is hidden

    package static let panel = ["fay", "pat", "nel", "rex", "roy", "ray", "max", "pia", "paul"]
    /// `m2` and `m3` are merged into `m1`; `m3` and `h` are hidden by a moderator.
    package static let ideas = ["a", "b", "c", "d", "e", "x", "m1", "m2", "h", "m3"]
    private static let approved = ["a", "b", "c"]

    /// True where the reviews of an idea by others are hidden from the viewer.
    package func hidesReviews(of idea: String) -> Bool {
        if viewer.standsBackFrom.contains(idea) { return true }
        if viewer.roles.allSatisfy({ $0 != .facilitator && $0 != .panelist }) { return true }
        switch (visibility, phase) {
        case (.always, _), (_, .closed): return false
        case (.afterRound, _), (.sealed, _): return true
        case (.afterOwn, _):
            guard viewer.isOnPanel else { return !viewer.roles.contains(.facilitator) }
            return !viewer.scored.contains(idea)
        }
    }

    /// True where the pseudonym of an idea's author is hidden from the viewer; all rounds are blind.
    package func hidesAuthor(of idea: String) -> Bool {
        viewer.standsBackFrom.contains(idea) || !viewer.isStaff
    }

    /// True where the text of an idea and of its comments is hidden from the viewer.
    package func hidesText(of idea: String) -> Bool {
        if viewer.standsBackFrom.contains(idea) { return true }
        if viewer.isPublic { return !VisibilityCase.approved.contains(idea) }
        return ["h", "m3"].contains(idea) && !viewer.isStaff
    }

    /// True where the text of a comment on an idea is hidden from the viewer. A comment on a hidden
    /// idea is not hidden with it.
    package func hidesComment(on idea: String) -> Bool {
        viewer.standsBackFrom.contains(idea) || viewer.isPublic
    }

    // MARK: The two worlds

    /// The journal of the campaign; in the other world what is hidden is other.
    package func journal(other: Bool) throws -> CampaignBuilder {
        var world = VisibilityWorld(
            other: other ? self : nil, visibility: visibility, phase: phase)
        return try world.make()
    }

    /// The same, with all that is hidden from someone else: what this viewer may see of it differs.
    package func journal(otherFor hidden: VisibilityCase) throws -> CampaignBuilder {
        var world = VisibilityWorld(other: hidden, visibility: visibility, phase: phase)
        return try world.make()
    }
}
