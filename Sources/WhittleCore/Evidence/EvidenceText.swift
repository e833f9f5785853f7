/// What became of an idea as texts: one sentence beside the idea, and sources, challenges and case
/// studies whole. Days are counted from 1970-01-01, in UTC.
package struct EvidenceText {
    private let campaign: Campaign
    private let viewpoint: Viewpoint
    /// The day on which it is read.
    private let today: Int

    package init(_ campaign: Campaign, _ viewpoint: Viewpoint, today: Int) {
        self.campaign = campaign
        self.viewpoint = viewpoint
        self.today = today
    }

    /// Names an idea by its id and title.
    private func name(_ idea: Int32) -> String {
        "\(campaign.items.name(idea)) \(campaign.title(of: idea))"
    }

    // MARK: A source

    package func lines(of source: EvidenceSource) -> [String] {
        let details = source.details
        var lines = [details.title]
        lines.append(
            [details.source, details.format, details.published].compactMap(\.self)
                .joined(separator: ", "))
        lines.append(details.url ?? "")
        lines.append(standing(source))
        if let summary = details.summary { lines += ["", summary] }
        if !details.features.isEmpty {
            lines += ["", "Key features:"] + details.features.map { "- " + $0 }
        }
        if let impact = details.impact { lines += ["", "What it means for us: " + impact] }
        if let audience = details.audience { lines += ["", "For: " + audience] }
        let ideas = viewpoint.ideas(ofEvidence: source.id, in: campaign)
        lines += ["", ideas.isEmpty ? "It belongs to no idea yet." : "It belongs to:"]
        lines += ideas.map { "- " + name($0) }
        if let owner = details.owner, !viewpoint.isPublic {
            lines += ["", "Looked after by \(owner)"]
        }
        return lines.enumerated().filter { $0.offset == 0 || $0.offset > 3 || $0.element != "" }
            .map(\.element)
    }

    /// `current, reviewed 2015-11-02 by anna; next review 2016-11-02`.
    private func standing(_ source: EvidenceSource) -> String {
        var words = source.state.rawValue
        if let review = source.review {
            words += ", reviewed \(review.happened.dateText)"
            if !viewpoint.isPublic, let reviewer = source.reviewer { words += " by \(reviewer)" }
            if !viewpoint.isPublic, let note = review.event.note { words += " (\(note))" }
        } else {
            words += ", not reviewed yet"
        }
        let due = source.dueWords(on: today)
        return due.isEmpty ? words : words + "; " + due
    }

    // MARK: A challenge

    /// All but the charts: those are drawn.
    package func lines(of challenge: Challenge) -> [String] {
        head(of: challenge) + measures(of: challenge) + [""] + rest(of: challenge)
    }

    /// Title, idea, team, sponsor, dates and how it ended.
    package func head(of challenge: Challenge) -> [String] {
        let details = challenge.details
        var lines = [details.title]
        var facts = [challenge.id, challenge.clockWords(on: today)]
        if let start = challenge.startDay, let end = challenge.endDay {
            facts.append(
                "\(CalendarDate.text(ofDay: start)) to \(CalendarDate.text(ofDay: end))")
        }
        lines.append(facts.joined(separator: "  "))
        if let idea = challenge.idea { lines.append("Idea: " + name(idea)) }
        lines.append("Team: " + details.team.joined(separator: ", "))
        if let sponsor = details.sponsor { lines.append("Sponsor: " + sponsor) }
        if let closing = challenge.closing, closing.happened.day <= today {
            lines.append(
                "Outcome: \(closing.event.outcome.rawValue), \(closing.happened.dateText)")
            if let lessons = closing.event.lessons { lines.append("Lessons: " + lessons) }
        }
        return lines
    }

    private func measures(of challenge: Challenge) -> [String] {
        challenge.measures.isEmpty
            ? ["No measure yet."]
            : challenge.measures.map { "\($0.name): \($0.sentence)" }
    }

    /// Open asks, updates, follow-ups and case studies.
    package func rest(of challenge: Challenge) -> [String] {
        var lines: [String] = []
        let open = challenge.openAsks
        if !open.isEmpty {
            lines += ["Asked and not answered yet:"] + open.map { "- " + $0.event.body } + [""]
        }
        lines.append(challenge.updates.isEmpty ? "No update yet." : "Updates:")
        lines += challenge.updates.map { "- " + update($0, challenge) }
        let followUps = challenge.followUps
        if !followUps.isEmpty { lines += [""] + followUps.map(self.followUp) }
        for study in campaign.cases(ofChallenge: challenge.id)
        where viewpoint.canSee(study, in: campaign) {
            lines += ["", "Case study \(study.case): \(study.title)"]
        }
        return lines
    }

    /// `2015-06-20 (day 19) blocker: no room, anna`.
    private func update(_ update: Challenge.Update, _ challenge: Challenge) -> String {
        var words = update.happened.dateText
        if let start = challenge.startDay { words += " (day \(update.happened.day - start))" }
        words += " " + update.event.kind.rawValue
        if let place = update.event.where { words += " at \(place)" }
        words += ": " + update.event.body
        return viewpoint.isPublic ? words : words + " (\(update.member))"
    }

    private func followUp(_ followUp: Challenge.FollowUp) -> String {
        let due = CalendarDate.text(ofDay: followUp.dueDay)
        let name = "Follow-up after \(followUp.months) months"
        if let done = followUp.done { return "\(name): done \(done.happened.dateText)" }
        return name + (today >= followUp.dueDay ? ": due since \(due)" : ": on \(due)")
    }

    // MARK: A case study

    package func lines(of study: CaseWritten) -> [String] {
        var lines = [study.title]
        var facts = [study.case]
        if let challenge = study.challenge { facts.append("of the challenge \(challenge)") }
        if let completed = study.completed { facts.append("completed \(completed)") }
        lines.append(facts.joined(separator: "  "))
        if let idea = campaign.idea(ofCase: study) { lines.append("Idea: " + name(idea)) }
        lines += ["", study.story]
        for (title, text) in [
            ("Team", study.team), ("Resources", study.resources), ("Impact", study.impact),
            ("Lessons", study.lessons), ("Sustainability", study.sustainability),
            ("Contact", study.contact),
        ] {
            if let text { lines += ["", "\(title): \(text)"] }
        }
        let sources = study.evidence.compactMap { campaign.evidenceSource($0) }
            .filter { viewpoint.canSee($0, in: campaign) }
        if !sources.isEmpty {
            lines += ["", "Evidence:"] + sources.map { "- \($0.id) \($0.details.title)" }
        }
        return lines
    }

    // MARK: Beside an idea

    /// `Evidence: kings-2014 (superseded), visit-3. Challenge: huddle, adopted. Case study: ward-7.`;
    /// nil where nothing is known or may be told.
    package func sentence(of idea: Int32) -> String? {
        guard viewpoint.canFollow(idea, in: campaign) else { return nil }
        let sources = viewpoint.evidenceSources(of: idea, in: campaign).map { source in
            source.state == .current ? source.id : "\(source.id) (\(source.state.rawValue))"
        }
        let challenges = campaign.challenges(of: idea).map {
            "\($0.id), \($0.clockWords(on: today))"
        }
        let cases = campaign.cases(of: idea).filter { viewpoint.canSee($0, in: campaign) }
        var parts: [String] = []
        func add(_ one: String, _ many: String, _ names: [String], _ separator: String) {
            guard !names.isEmpty else { return }
            parts.append(
                (names.count == 1 ? one : many) + ": " + names.joined(separator: separator) + ".")
        }
        add("Evidence", "Evidence", sources, ", ")
        add("Challenge", "Challenges", challenges, "; ")
        add("Case study", "Case studies", cases.map(\.case), ", ")
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }
}
