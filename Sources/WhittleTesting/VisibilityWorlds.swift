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

/// Writes one of the two campaigns.
struct VisibilityWorld {
    /// What is hidden from this viewer is other here.
    let other: VisibilityCase?
    let visibility: Visibility
    let phase: VisibilityCase.Phase
    var journal = CampaignBuilder(creating: CampaignCreated(title: "Two worlds"))

    init(other: VisibilityCase?, visibility: Visibility, phase: VisibilityCase.Phase) {
        self.other = other
        self.visibility = visibility
        self.phase = phase
    }

    private func hides(reviews idea: String) -> Bool { other?.hidesReviews(of: idea) == true }
    func hides(text idea: String) -> Bool { other?.hidesText(of: idea) == true }
    /// Two words of one length; neither is anywhere else.
    func word(_ isOther: Bool) -> String { isOther ? "walrus" : "jackal" }

    mutating func make() throws -> CampaignBuilder {
        addTeam()
        addTexts()
        addModeration()
        try addPlan()
        addReviews()
        addGuide()
        try addPhase()
        addAftermath()
        return journal
    }

    /// What became of ideas: of one that the guide has, of one that is not approved, and of one from
    /// which some stand back.
    private mutating func addAftermath() {
        for idea in ["a", "d", "x"] {
            let isHidden = idea == "a" ? false : hides(text: idea)
            let word = word(isHidden)
            if idea != "x" {
                journal.add(.entryWritten(EntryWritten(idea: idea, section: "s")))
            }
            journal.add(
                .evidenceRegistered(
                    EvidenceRegistered(
                        evidence: "s-\(idea)", title: "Source of \(idea)", review: "2015-06-01",
                        owner: "anna")))
            journal.add(.evidenceLinked(EvidenceLinked(evidence: "s-\(idea)", idea: idea)))
            journal.add(
                .challengeStarted(
                    ChallengeStarted(
                        challenge: "try-\(idea)", idea: idea, title: "A trial, \(word)",
                        team: [word], sponsor: word, starts: "2015-01-12")))
            for (value, other) in [(3.0, 4.0), (5, 9)] {
                journal.add(
                    .measureRecorded(
                        MeasureRecorded(
                            challenge: "try-\(idea)", measure: "m", title: "Of the \(word)",
                            target: 4, value: isHidden ? other : value)))
            }
            journal.add(
                .updateWritten(
                    UpdateWritten(
                        challenge: "try-\(idea)", kind: isHidden ? .ask : .progress, body: word)))
            journal.add(
                .caseWritten(
                    CaseWritten(
                        case: "of-\(idea)", challenge: "try-\(idea)", title: "Of a \(word)",
                        story: word, evidence: ["s-\(idea)"])))
        }
    }

    private mutating func addTeam() {
        for viewer in VisibilityCase.Viewer.allCases where !viewer.isPublic {
            guard let member = viewer.member, member != "anna" else { continue }
            journal.add(
                .memberJoined(MemberJoined(member: member, name: member, roles: viewer.roles)))
        }
        journal.join("pia", .panelist)
        journal.join("paul", .panelist)
        journal.add(.questionAsked(QuestionAsked(question: "q", title: "What helps?")))
        for number in 0...10 {
            journal.add(
                .participantJoined(
                    ParticipantJoined(
                        participant: "p-\(number)", country: number < 5 ? "GB" : "NL")))
        }
    }

    private mutating func addTexts() {
        for (index, idea) in VisibilityCase.ideas.enumerated() {
            // Every author has one idea in both worlds, but whose is whose differs.
            let isOther = other?.hidesAuthor(of: idea) == true
            let partner = VisibilityCase.ideas.count - 1 - index
            let isPair = other?.hidesAuthor(of: VisibilityCase.ideas[partner]) == true
            // Who stands back may see all other authors: there a new name stands in the place.
            let author = isOther ? (isPair ? partner : 10) : index
            journal.idea(
                idea, "Idea \(idea) \(word(hides(text: idea)))",
                body: "More of \(idea), the \(word(hides(text: idea))) kind", question: "q",
                participant: "p-\(author)")
            for voter in 0..<max(1, 9 - index) { journal.vote(idea, "p-\(voter)", 1) }
            journal.add(
                .commentAdded(
                    CommentAdded(
                        comment: "c-\(idea)", idea: idea,
                        body: "A word on it: \(word(other?.hidesComment(on: idea) == true))",
                        participant: "p-\(author)")))
        }
        journal.merge("m2", "m3", into: "m1", by: "mo.mmmm1111")
        journal.decide(.approved, "a", "b", "c", by: "mo.mmmm1111")
    }

    /// What is for the staff alone.
    private mutating func addModeration() {
        let isHidden = other.map { !$0.viewer.isStaff } ?? false
        journal.add(
            .noteWritten(NoteWritten(item: "d", body: "For the staff: \(word(isHidden))")),
            by: "mo.mmmm1111")
        journal.add(
            .flagRaised(
                FlagRaised(
                    item: "d", reason: isHidden ? "spam" : "dull", note: word(isHidden),
                    participant: isHidden ? "p-7" : "p-8")), by: "mo.mmmm1111")
        journal.add(
            .itemsDecided(
                ItemsDecided(
                    items: ["h", "m3"], verdict: .hidden, reason: isHidden ? "spam" : "other",
                    note: word(isHidden))), by: "mo.mmmm1111")
    }

    private mutating func addPlan() throws {
        journal.add(
            .stagesPlanned(
                StagesPlanned(stages: [
                    PlannedStage(stage: "long", title: "Longlist", target: 7),
                    PlannedStage(stage: "short", title: "Shortlist", target: 3),
                ])))
        try cut("long", CutRule(by: .crowd, top: 7), from: "pool")
        journal.round("r", visibility, stage: "short", blind: true, members: VisibilityCase.panel)
        for (member, tag, idea) in [
            ("fred", "ffff2222", "x"), ("rex", "rrrr1111", "x"), ("ray", "rrrr3333", "m2"),
        ] {
            // Reasons are for facilitators.
            let reason = word(other.map { !$0.viewer.roles.contains(.facilitator) } ?? false)
            let isOwn = other?.viewer.member == member
            journal.add(
                .recusalDeclared(RecusalDeclared(idea: idea, reason: isOwn ? "mine" : reason)),
                by: "\(member).\(tag)")
        }
        journal.add(
            .reviewAssigned(ReviewAssigned(round: "r", member: "nel", ideas: ["c", "d"])))
    }

    private mutating func cut(_ stage: String, _ rule: CutRule, from: String) throws {
        let campaign = try journal.campaign()
        journal.add(.cutMade(campaign.cutEvent(campaign.preview(rule, stage: stage, from: from))))
    }

    // MARK: Reviews

    private func writer(_ member: String) -> String {
        "\(member).\(visibility == .sealed ? "ssss" : "oooo")2222"
    }

    private mutating func review(
        _ member: String, _ idea: String, _ scores: (Double, Double), _ comment: String
    ) {
        journal.add(
            .reviewSubmitted(
                ReviewSubmitted(
                    round: "r", idea: idea,
                    scores: [
                        CriterionScore(criterion: "impact", value: scores.0),
                        CriterionScore(criterion: "ease", value: scores.1),
                    ], confidence: comment.hasPrefix("w") ? 2 : 4, comment: comment)),
            by: writer(member))
    }

    /// What pia and paul gave, in the one world and in the other. The best three are the same, so
    /// that one cut fits both; below them, and by how much, all is other.
    private static let given: [(idea: String, one: [Double], other: [Double])] = [
        ("a", [5, 5, 5, 4], [5, 4, 4, 5]), ("b", [5, 4, 4, 4], [4, 4, 4, 4]),
        ("c", [4, 4, 4, 3], [4, 3, 4, 3]), ("d", [3, 2, 2, 3], [1, 1, 1, 2]),
        ("e", [2, 2, 2, 1], [3, 2, 3, 3]), ("x", [1, 2, 1, 1], [3, 3, 3, 2]),
        ("m1", [3, 3, 2, 2], [1, 1, 2, 1]),
    ]

    private mutating func addReviews() {
        let own = VisibilityCase.Viewer.allCases.filter { !$0.scored.isEmpty }
        if visibility == .sealed {
            for member in own.compactMap(\.member) + ["pia", "paul"] {
                journal.open(writer(member), .sealed)
            }
        }
        for viewer in own {
            for idea in viewer.scored {
                review(viewer.member ?? "", idea, (3, 3), "seen by \(viewer.member ?? "")")
            }
        }
        for (idea, one, two) in VisibilityWorld.given {
            let isOther = hides(reviews: idea)
            let scores = isOther ? two : one
            review("pia", idea, (scores[0], scores[1]), word(isOther) + " of pia")
            review("paul", idea, (scores[2], scores[3]), word(isOther) + " of paul")
        }
        // The first stays the independent one.
        let second = hides(reviews: "c") ? 4.0 : 3.0
        review("pia", "c", (4, second), "\(word(hides(reviews: "c"))) again")
        journal.add(
            .reviewExcluded(
                ReviewExcluded(
                    round: "r", idea: "d", member: "paul", reason: word(hides(reviews: "d")))))
        if visibility == .sealed { seal(own.compactMap(\.member) + ["pia", "paul"]) }
        let isOther = other.map { !$0.viewer.roles.contains(.facilitator) } ?? false
        let isOwn = other?.viewer == .recusedLate
        journal.add(
            .recusalDeclared(
                RecusalDeclared(idea: "x", reason: isOwn ? "mine" : word(isOther))),
            by: "roy.rrrr2222")
    }

    private mutating func seal(_ members: [String]) {
        for member in members {
            journal.seal(writer(member), by: "\(member).pppp1111", count: 3)
        }
    }

    private mutating func addPhase() throws {
        guard phase != .open else { return }
        journal.add(.roundClosed(RoundClosed(round: "r")))
        guard phase == .closed else {
            // A cut by a score that is needed: how many reach it now is the panel's to know.
            try cut(
                "short", CutRule(by: .panel, least: 3.2, round: "r", question: "q"), from: "long")
            journal.add(.roundReopened(RoundReopened(round: "r")))
            return
        }
        if visibility != .sealed {
            let isOther = hides(reviews: "e")
            review("pia", "e", isOther ? (5, 5) : (1, 1), word(isOther) + " too late")
        }
        try cut("short", CutRule(by: .panel, top: 3, round: "r"), from: "long")
    }
}
