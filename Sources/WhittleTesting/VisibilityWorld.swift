import WhittleCore

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
