package import WhittleCore

/// The whole of a campaign as it is derived, one fact a line: no handles, no order of arrival. Two
/// campaigns are the same where their fingerprints are.
package func fingerprint(_ campaign: Campaign) -> [String] {
    let items = campaign.rows.indices.map(Int32.init)
        .sorted { campaign.items.name($0) < campaign.items.name($1) }
    var facts = campaignFacts(campaign)
    for item in items { facts += itemFacts(campaign, item) }
    for round in campaign.panelRounds {
        facts.append(
            "round \(round.id) \(round.isOpen) \(line(campaign, round.opened))"
                + wire(.roundOpened(round.details)))
        for item in items { facts += reviewFacts(campaign, item, round) }
    }
    facts += whittlingFacts(campaign, items)
    facts += auditFacts(campaign)
    facts += codingFacts(campaign, items)
    facts += recordFacts(campaign)
    return facts
}

private func line(_ campaign: Campaign, _ stamp: Stamp) -> String {
    "\(campaign.lineID(stamp))@\(stamp.time.text)"
}

private func campaignFacts(_ campaign: Campaign) -> [String] {
    var facts = [
        "campaign \(campaign.creationID ?? "-") \(campaign.title) \(campaign.summary ?? "-")",
        "\(campaign.currency ?? "-") \(campaign.moderation) \(campaign.serves)",
        "created \(campaign.created?.text ?? "-") owner \(campaign.membership.owner ?? "-")",
        "later \(campaign.intake.laterVersion > 0)",
        "questions \(campaign.askedQuestions)",
        "phases \(campaign.scheduledPhases)", "policies \(campaign.writtenPolicies)",
    ]
    facts += campaign.membership.members.map {
        "member \($0.name) \($0.displayName) \($0.sortedRoles) \($0.isPresent)"
            + " \($0.standing.map(\.rawValue) ?? "-")"
    }
    let writers = campaign.writers.writers.filter { $0.highestSeq > 0 }
    facts += writers.sorted { $0.name < $1.name }.map {
        "writer \($0.name) \($0.kind.map(\.rawValue) ?? "-") \($0.gaplessSeq) \($0.highestSeq)"
    }
    let basis = campaign.writers.basis
    facts.append("basis \(basis) \(campaign.writers.digest(of: basis) ?? "-")")
    let known = (0..<Int32(campaign.participants.count))
        .map { (campaign.participants.name($0), campaign.details(of: $0)) }
        .sorted { $0.0 < $1.0 }
    for case (let name, let details?) in known { facts.append("participant \(name) \(details)") }
    return facts
}

private func itemFacts(_ campaign: Campaign, _ item: Int32) -> [String] {
    let row = campaign.rows[Int(item)]
    let id = campaign.items.name(item)
    func names(_ items: [Int32]) -> [String] { items.map { campaign.items.name($0) } }
    func text(_ tally: Tally) -> String {
        "\(tally.up)/\(tally.down)/\(tally.pass) \(tally.chosenUp)/\(tally.chosenDown)"
    }
    var facts: [String] = []
    if row.kind != .unknown {
        facts += [
            "\(id) \(row.kind) “\(campaign.title(of: item))” “\(campaign.body(of: item))”",
            "\(id) question \(campaign.question(of: item) ?? "-")"
                + " cost \(campaign.cost(of: item).map(String.init(describing:)) ?? "-")"
                + " by \(campaign.participant(of: item) ?? "-") \(row.happened)",
        ]
    }
    if row.kind == .comment {
        let reply = row.reply >= 0 ? campaign.items.name(row.reply) : "-"
        facts.append(
            "\(id) on \(campaign.items.name(row.idea)) \(reply) \(row.commentKind) \(row.stance)")
    }
    // An id that lines only refer to may have been heard of or not: that is no part of the state.
    let tallies = "\(text(row.tally)) group \(text(campaign.tally(of: item)))"
    if tallies != "0/0/0 0/0 group 0/0/0 0/0" { facts.append("\(id) votes \(tallies)") }
    let group = names(campaign.group(of: item))
    let head = campaign.items.name(campaign.head(of: item))
    if head != id || group.count > 1 { facts.append("\(id) head \(head) \(group)") }
    let comments = names(campaign.comments(of: item)).sorted()
    if row.comments != 0 || !comments.isEmpty {
        facts.append("\(id) comments \(row.comments) \(comments)")
    }
    let recusals = campaign.recusals(of: item)
    if !recusals.isEmpty { facts.append("\(id) recused \(recusals)") }
    if let decision = campaign.decision(of: item) {
        facts.append("\(id) \(row.status) \(decision) \(campaign.decisions(of: item).count)")
    }
    if let redaction = campaign.redaction(of: item) { facts.append("\(id) \(redaction)") }
    for flag in campaign.flags(of: item) {
        let isOpen = campaign.openFlags(of: item).contains { $0.id == flag.id }
        facts.append(
            "\(id) flag \(flag.id) \(flag.reason) \(flag.raiser) \(flag.note ?? "-") \(isOpen)")
    }
    for note in campaign.notes(of: item) {
        facts.append("\(id) note \(line(campaign, note.stamp)) \(note.member) \(note.body)")
    }
    for tally in campaign.recordedTallies(of: item) {
        guard let last = tally.last else { continue }
        facts.append("\(id) \(tally.system) \(last.up)/\(last.down)/\(last.pass) \(last.happened)")
    }
    return facts
}

private func reviewFacts(_ campaign: Campaign, _ item: Int32, _ round: Round) -> [String] {
    let id = campaign.items.name(item)
    var facts = campaign.reviews(of: item, in: round.id).map { review in
        "\(round.id) \(id) \(review.member) on \(campaign.items.name(review.item))"
            + " \(line(campaign, review.stamp)) \(review.content) \(review.submissions)"
            + " score \(review.score.map(String.init(describing:)) ?? "-") counts \(review.counts)"
            + " \(review.isLate) \(review.isExcluded) \(review.isRecused)"
    }
    if let score = campaign.panelScore(of: item, in: round.id) {
        facts.append("\(round.id) \(id) \(score)")
    }
    for member in campaign.membership.members
    where campaign.isAssigned(item, to: member.name, in: round.id) {
        facts.append("\(round.id) \(id) assigned to \(member.name)")
    }
    return facts
}

private func whittlingFacts(_ campaign: Campaign, _ items: [Int32]) -> [String] {
    var facts = ["stages \(campaign.stages)"]
    for stage in campaign.cutStages {
        if let (cut, stamp) = campaign.cut(stage) {
            facts.append("cut \(line(campaign, stamp)) \(wire(.cutMade(cut)))")
        }
    }
    for stage in campaign.stages.map(\.stage) + campaign.cutStages {
        for (item, outcome) in campaign.outcomes(of: stage) {
            facts.append("\(stage) \(campaign.items.name(item)) \(outcome)")
        }
        for item in items {
            guard let override = campaign.override(stage, item) else { continue }
            facts.append("\(stage) \(campaign.items.name(item)) \(override)")
        }
    }
    let view = Viewpoint(member: "anna", roles: [.facilitator])
    let rankings = Rankings(campaign, view)
    facts.append("crowd \(rankings.byCrowd.map { campaign.items.name($0) })")
    facts.append("panel \(rankings.byPanel.map { campaign.items.name($0) })")
    facts.append("prior \(rankings.prior)")
    facts.append(
        "stages by item "
            + items.compactMap { item in
                campaign.stageByItem()[item].map { "\(campaign.items.name(item)) \($0)" }
            }.joined(separator: " "))
    return facts
}

private func codingFacts(_ campaign: Campaign, _ items: [Int32]) -> [String] {
    let book = campaign.themeBook
    var facts = (book.themes + book.retired).map { theme in
        "theme \(theme)"
            + campaign.themeHistoryLines(of: theme.id).joined(separator: ";")
    }
    let views = [
        Viewpoint(member: "anna", roles: [.facilitator]),
        Viewpoint(member: "cody", roles: [.coder]), Viewpoint(member: "fay", roles: [.coder]),
        .publicView,
    ]
    for item in items {
        for view in views {
            let seen = view.themes(of: item, in: campaign)
            let readings = view.readings(of: item, in: campaign).map { reading in
                "\(reading.member) \(reading.pass) \(reading.themes) \(reading.split)"
                    + " \(reading.blind ?? ["-"]) \(line(campaign, reading.stamp))"
            }
            guard seen.state != .none || !readings.isEmpty else { continue }
            facts.append(
                "coding \(campaign.items.name(item)) \(view.member ?? "-") \(seen) \(readings)")
        }
    }
    let agreement = CodingAgreement(campaign, views[0], resamples: 0)
    return facts + ["agreement \(agreement.texts) \(agreement.overall)"]
}

/// The payload as JSON: quicker than reflection, and it says more.
private func wire(_ event: Event) -> String {
    var output = PayloadWriter()
    event.payload.write(to: &output)
    return "\(event.type.rawValue) " + String(decoding: output.line, as: UTF8.self)
}

private func recordFacts(_ campaign: Campaign) -> [String] {
    campaign.recordsInOrder.map { record in
        "record \(line(campaign, record.stamp)) \(record.member) \(record.isUndone)"
            + " \(wire(record.event))"
    }
}

/// Statistics, samples, appeals and what platforms know, as a facilitator and a moderator see them.
private func auditFacts(_ campaign: Campaign) -> [String] {
    func name(_ item: Int32) -> String { campaign.items.name(item) }
    let anna = Viewpoint(member: "anna", roles: [.facilitator])
    var facts: [String] = []
    for view in [anna, Viewpoint(member: "mo", roles: [.moderator])] {
        for sample in campaign.samples(for: view) {
            facts.append("sample \(sample.sample) \(sample.member) \(sample.drawn.text)")
            facts += sample.items.map {
                "sample \(sample.sample) \(name($0.item)) \($0.first?.verdict.rawValue ?? "-")"
                    + $0.judgements.map { " \($0.member) \($0.verdict.rawValue)" }.joined()
                    + " \($0.isJudged) \($0.isOpenToViewer)"
            }
        }
        facts += campaign.appeals(for: view).map {
            "appeal \($0.flag.id) \(name($0.item)) \($0.state) \($0.closedTo ?? "-")"
        }
        facts.append("undelivered \(campaign.undeliveredCount(for: view))")
    }
    for system in campaign.sourceSystems {
        facts += campaign.platformDecisions(of: system, for: anna).map {
            "decision \(name($0.item)) \($0.source) \($0.verdict) \($0.reason ?? "-")"
                + " \($0.decided.text) \($0.line ?? "-") \($0.isDelivered)"
        }
    }
    let now = CampaignBuilder.start.advanced(by: 86_400_000)
    if let statistics = ModerationStatistics(campaign, anna, now: now) {
        facts += (statistics.members + statistics.days).map(text)
        facts.append("waiting \(statistics.waiting) \(statistics.oldest.map(name) ?? "-")")
    }
    facts.append("pseudonyms \(campaign.moderatorPseudonyms.sorted { $0.key < $1.key })")
    return facts
}

private func text(_ row: ModerationStatistics.Row) -> String {
    let who = if case .member(let name) = row.decider { name } else { "(imported)" }
    let counts = [
        row.day ?? -1, row.decisions, row.items, row.approved, row.hidden, row.escalated,
        row.pending, row.settled, row.overturned,
    ]
    let times = [row.timeToDecision, row.timeToCloseFlags].map { $0.map { Int($0) } ?? -1 }
    return "statistics \(who) " + (counts + times).map(String.init).joined(separator: " ")
}
