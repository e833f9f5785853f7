import WhittleCore
import WhittleJournal

/// The campaign at a glance, as one viewer may see it: `stats`, and `demo` without a terminal.
struct Overview {
    let campaign: Campaign
    let viewpoint: Viewpoint
    let figures: OverviewFigures
    /// The ideas that lead, as the viewer may see it.
    let leading: LeadingIdeas?
    let now: Timestamp
    private let reader: JournalReader
    private let ideas: [Int32]
    private let comments: Int
    private let queue: TriageQueue
    private let coding: CodingFigures?
    /// What other members review now.
    private let inHand: [ReviewInHand]

    init(_ session: Session, _ viewpoint: Viewpoint) {
        let campaign = session.campaign
        self.campaign = campaign
        self.viewpoint = viewpoint
        figures = OverviewFigures(campaign, viewpoint)
        leading = LeadingIdeas(Rankings(campaign, viewpoint), limit: 10)
        now = session.now
        reader = session.reader
        // Nobody has anything in hand in the past.
        inHand =
            session.moment != nil
            ? [] : campaign.currentRound.map { session.reviewsInHand(in: $0.id) } ?? []
        ideas = viewpoint.ideas(in: campaign)
        comments = viewpoint.comments(in: campaign).count
        queue = TriageQueue(campaign, viewpoint)
        coding = viewpoint.isPublic ? nil : figures.coding ?? CodingFigures(campaign, viewpoint)
    }

    private var votes: (votes: Int, voters: Int)? {
        viewpoint.canSeeVotes ? campaign.voteCounts : nil
    }

    private var flagsOpen: Int? {
        guard viewpoint.canSeeModeration else { return nil }
        return campaign.rows.indices.map(Int32.init)
            .filter { viewpoint.canSee($0, in: campaign) }
            .reduce(0) { $0 + campaign.openFlags(of: $1).count }
    }

    private var writers: Int { campaign.writers.writers.count { $0.lines > 0 } }

    private func ideas(_ verdict: Verdict) -> Int {
        ideas.count { campaign.status(of: $0) == verdict }
    }

    /// The counts alone, without what `Overview+Figures` adds.
    var counts: JSONValue {
        .row([
            "title": .string(campaign.title), "events": .integer(campaign.intake.admitted),
            "bad_lines": .integer(reader.badLines), "writers": .integer(writers),
            "participants": .integer(campaign.participants.count),
            "ideas": .integer(ideas.count), "comments": .integer(comments),
            "votes": .optional(votes?.votes), "voters": .optional(votes?.voters),
            "flags_open": .optional(flagsOpen),
            "members": .integer(campaign.membership.members.count(where: \.isPresent)),
            "ideas_pending": .integer(ideas(.pending)),
            "ideas_approved": .integer(ideas(.approved)),
            "ideas_hidden": .integer(ideas(.hidden)),
            "ideas_escalated": .integer(ideas(.escalated)),
            "ideas_merged": .integer(ideas.count { !campaign.isHead($0) }),
            "questions": .integer(campaign.askedQuestions.count),
            "rounds": .integer(campaign.panelRounds.count),
            "unknown_lines": .integer(campaign.intake.unknown),
            "later_version_lines": .integer(campaign.intake.laterVersion),
            "waiting_lines": .integer(campaign.intake.waiting),
            "refused_lines": .integer(campaign.intake.refused),
            "stages": .array(
                campaign.allStages.map {
                    .row([
                        "stage": .string($0.stage), "title": .string($0.title),
                        "target": .optional($0.target), "kept": .optional($0.kept),
                    ])
                }),
            "appeals_open": .optional(
                viewpoint.isStaff
                    ? campaign.appeals(for: viewpoint).count { $0.state == .open } : nil),
            "decisions_undelivered": .optional(
                viewpoint.isStaff ? campaign.undeliveredCount(for: viewpoint) : nil),
            "themes": .integer(campaign.themeBook.themes.count),
            "coded_once": .optional(coding?.once), "coded_twice": .optional(coding?.twice),
            "coding_settled": .optional(coding?.settled),
            "coding_differing": .optional(coding?.differing),
            "theme_sizes": .array(
                (coding?.sizes ?? []).map {
                    .row(["theme": .string($0.theme), "texts": .integer($0.count)])
                }),
        ])
    }

    /// The same for people.
    var lines: [String] {
        var lines = [campaign.title]
        if let summary = campaign.summary { lines.append(summary) }
        lines.append("")
        var counts = [
            Figures.count(campaign.participants.count, "participant"),
            Figures.count(ideas.count, "idea"), Figures.count(comments, "comment"),
        ]
        if let votes { counts.append("\(Figures.count(votes.votes, "vote")) by \(votes.voters)") }
        lines.append("Campaign  " + counts.joined(separator: ", "))
        let all = campaign.pool("pool").count { viewpoint.canSee($0, in: campaign) }
        let steps = campaign.allStages.map { step in
            let target = step.target.map { " of \($0)" } ?? ""
            return "\(step.title) \(step.kept.map(String.init) ?? "no cut yet")\(target)"
        }
        let last = figures.published.map { ["published \($0)"] } ?? []
        lines.append(
            "Funnel    " + (["\(all) to choose from"] + steps + last).joined(separator: " → "))
        lines += phaseLines + activityLines + peopleLines
        lines += queueLines + codingLines + panelLines + leadingLines
        lines.append(
            "Journal   \(Figures.count(campaign.intake.admitted, "line")) by \(Figures.count(writers, "writer"))"
                + (reader.badLines > 0 ? ", \(reader.badLines) bad: see `whittle verify`" : ""))
        if campaign.intake.laterVersion > 0 {
            lines.append(
                "          \(campaign.intake.laterVersion) lines are of a later version of Whittle: no cut is made before an update"
            )
        }
        let next = campaign.today == nil ? nextSteps : []
        if !next.isEmpty { lines += ["", "Next"] + next.map { "  \($0)" } }
        return lines
    }

    private var queueLines: [String] {
        guard viewpoint.isStaff else { return [] }
        guard let oldest = queue.oldest else { return ["Triage    nothing waits"] }
        return [
            "Triage    \(Figures.count(queue.items.count, "item")) waiting: \(queue.flagged) flagged, \(queue.escalated) escalated, the oldest of \(oldest.dateText)"
        ] + ageLines
    }

    private var codingLines: [String] {
        guard let coding, !campaign.themeBook.isEmpty else { return [] }
        var parts = [
            "\(coding.twice) of \(Figures.count(coding.texts, "text")) coded twice",
            "\(coding.once) once", "\(coding.settled) settled",
        ]
        if let differing = coding.differing { parts.append("\(differing) to be settled") }
        var lines = ["Coding    " + parts.joined(separator: ", ")]
        let largest = coding.sizes.enumerated().filter { $0.element.count > 0 }
            .sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.prefix(3)
        if !largest.isEmpty {
            let words = largest.map { "\($0.element.title) \($0.element.count)" }
            lines.append("          most: " + words.joined(separator: ", "))
        }
        return lines
    }

    private var panelLines: [String] {
        guard !viewpoint.isPublic else { return [] }
        return campaign.panelRounds.map { round in
            let progress = RoundProgress(round, campaign, viewpoint)
            let own = progress.own.map { ", you have scored \($0.scored) of \($0.all)" } ?? ""
            let until = round.details.deadline.map { " until \($0.minuteText) UTC" } ?? ""
            let state = round.isOpen ? "open\(until)" : "closed"
            let seals = SealWords.progress(campaign.sealProgress(of: round), round)
            return
                "Panel     “\(round.details.title)” is \(state): \(Figures.count(progress.ideas, "idea"))\(own)"
                + (seals.map { "; \($0)" } ?? "")
        }
    }

    /// What the viewer may do next.
    private var nextSteps: [String] {
        var steps = preparation
        if viewpoint.isStaff, !queue.items.isEmpty {
            let kind =
                queue.items.first.map { campaign.rows[Int($0)].kind } == .comment
                ? "comments" : "ideas"
            steps.append(
                queue.flagged > 0
                    ? "whittle list \(kind) --where 'flags>0' --sort flags"
                    : "whittle list \(kind) --where status:pending")
        }
        if let round = campaign.currentRound, round.isOpen, let member = viewpoint.member,
            round.isOnPanel(member, viewpoint.roles),
            let next = campaign.nextIdea(for: member, in: round, inHand: inHand)
        {
            let scores = round.details.criteria.map { "\($0.criterion)=N" }
            let id = campaign.items.name(next.item)
            steps.append("whittle show \(id)   (\(next.reason))")
            steps.append("whittle score \(id) \(scores.joined(separator: " "))")
        }
        if viewpoint.roles.contains(.facilitator) {
            let stages = campaign.allStages
            if let open = stages.first(where: { $0.kept == nil }) {
                steps.append("whittle rank")
                steps.append("whittle cut \(open.stage) --by panel -n")
            } else if stages.isEmpty {
                steps.append("whittle stages longlist:Longlist:47 shortlist:Shortlist:15")
            } else {
                steps.append("whittle export shortlist --format md")
            }
        }
        return steps
    }
}
