import WhittleCore

/// The register, the challenges and the case studies as rows and as JSON. Days are counted from
/// 1970-01-01.
enum EvidenceListings {
    typealias Listing = ListVerb.Listing

    // MARK: The register

    static func sources(
        _ campaign: Campaign, _ viewpoint: Viewpoint, day: Int, dueAlone: Bool
    ) -> Listing {
        var listing = Listing(columns: [
            .text("Source"), .text("State"), .text("Review"), .text("Published"),
            .number("Ideas"), .text("Title"),
        ])
        let all = viewpoint.evidenceSources(in: campaign)
        for source in dueAlone ? Campaign.byDue(all, on: day) : all {
            let due = source.due(on: day)
            if dueAlone, !due.isNow { continue }
            let ideas = viewpoint.ideas(ofEvidence: source.id, in: campaign)
            listing.add(
                [
                    source.id, source.state.rawValue, source.dueWords(on: day),
                    source.details.published ?? "", String(ideas.count), source.details.title,
                ], json(source, campaign, viewpoint, day))
        }
        return listing
    }

    static func json(
        _ source: EvidenceSource, _ campaign: Campaign, _ viewpoint: Viewpoint, _ day: Int
    ) -> JSONValue {
        let details = source.details
        let due = source.due(on: day)
        let days: Int? =
            switch due {
            case .later(let days): -days
            case .now(let days): days
            case .never, .unreadable: nil
            }
        let ideas = viewpoint.ideas(ofEvidence: source.id, in: campaign)
        return .row([
            "evidence": .string(source.id), "title": .string(details.title),
            "source": .optional(details.source), "format": .optional(details.format),
            "url": .optional(details.url), "published": .optional(details.published),
            "summary": .optional(details.summary), "features": .strings(details.features),
            "audience": .optional(details.audience), "impact": .optional(details.impact),
            "owner": viewpoint.isPublic ? .null : .optional(details.owner),
            "state": .string(source.state.rawValue), "next": .optional(source.nextReview),
            "due": .bool(due.isNow), "due_days": .optional(days),
            "reviewed": .optional(source.review?.happened.text),
            "reviewed_by": viewpoint.isPublic ? .null : .optional(source.reviewer),
            "note": viewpoint.isPublic ? .null : .optional(source.review?.event.note),
            "ideas": .strings(ideas.map { campaign.items.name($0) }),
        ])
    }

    // MARK: Challenges

    static func challenges(_ campaign: Campaign, _ viewpoint: Viewpoint, day: Int) -> Listing {
        var listing = Listing(columns: [
            .text("Challenge"), .text("State"), .text("Ends"), .number("Measures"),
            .number("Reached"), .number("Asks"), .text("Idea"), .text("Title"),
        ])
        for challenge in viewpoint.challenges(in: campaign) {
            listing.add(
                [
                    challenge.id, challenge.shortClock(on: day),
                    challenge.endDay.map { CalendarDate.text(ofDay: $0) } ?? "",
                    String(challenge.measures.count),
                    String(challenge.measures.count { $0.isReached == true }),
                    String(challenge.openAsks.count), challenge.details.idea,
                    challenge.details.title,
                ], .object(members(challenge, day)))
        }
        return listing
    }

    private static func members(_ challenge: Challenge, _ day: Int) -> [JSONMember] {
        let state: String =
            switch challenge.clock(on: day) {
            case .before: "before"
            case .running: "running"
            case .over: "over"
            case .closed: "closed"
            case .undated: "undated"
            }
        let closing = challenge.closing
        let row = JSONValue.row([
            "challenge": .string(challenge.id), "title": .string(challenge.details.title),
            "idea": .string(challenge.details.idea), "team": .strings(challenge.details.team),
            "sponsor": .optional(challenge.details.sponsor),
            "starts": .string(challenge.details.starts), "days": .integer(challenge.details.days),
            "ends": .optional(challenge.endDay.map { CalendarDate.text(ofDay: $0) }),
            "state": .string(state), "day": .optional(challenge.startDay.map { day - $0 }),
            "outcome": .optional(closing?.event.outcome.rawValue),
            "closed": .optional(closing?.happened.text),
            "lessons": .optional(closing?.event.lessons),
        ])
        return row.members ?? []
    }

    /// A challenge with all that belongs to it.
    static func whole(
        _ challenge: Challenge, _ campaign: Campaign, _ viewpoint: Viewpoint, _ day: Int
    ) -> JSONValue {
        let cases = campaign.cases(ofChallenge: challenge.id).filter {
            viewpoint.canSee($0, in: campaign)
        }
        let followUps = challenge.followUps.map { followUp in
            JSONValue.row([
                "months": .integer(followUp.months),
                "due": .string(CalendarDate.text(ofDay: followUp.dueDay)),
                "done": .optional(followUp.done?.happened.text),
            ])
        }
        let open = challenge.openAsks.map(\.line)
        return .object(
            members(challenge, day) + [
                JSONMember("measures", .array(challenge.measures.map(json))),
                JSONMember(
                    "updates", .array(challenge.updates.map { json($0, challenge, viewpoint) })),
                JSONMember("open_asks", .integer(open.count)),
                JSONMember(
                    "adopted", .strings(challenge.adoptions.compactMap(\.event.where))),
                JSONMember("follow_ups", .array(followUps)),
                JSONMember("cases", .strings(cases.map(\.case))),
            ])
    }

    static func measures(_ campaign: Campaign, _ viewpoint: Viewpoint) -> Listing {
        var listing = Listing(columns: [
            .text("Challenge"), .text("Measure"), .number("Baseline"), .number("Target"),
            .text("Better"), .number("Latest"), .text("At"), .text("Reached"), .number("Values"),
            .text("Title"),
        ])
        for measure in viewpoint.challenges(in: campaign).flatMap(\.measures) {
            listing.add(
                [
                    measure.challenge, measure.id,
                    measure.baseline.map(Decimal15.text) ?? "",
                    measure.target.map(Decimal15.text) ?? "", measure.direction?.rawValue ?? "",
                    (measure.latest?.value).map(Decimal15.text) ?? "",
                    measure.latest?.happened.dateText ?? "",
                    measure.isReached.map { $0 ? "yes" : "no" } ?? "",
                    String(measure.values.count), measure.name,
                ], json(measure))
        }
        return listing
    }

    private static func json(_ measure: Measure) -> JSONValue {
        let signals = measure.signals
        func stretch(_ found: RunSignals.Stretch?) -> JSONValue {
            found.map { .row(["count": .integer($0.count), "up": .bool($0.isUp)]) } ?? .null
        }
        return .row([
            "challenge": .string(measure.challenge), "measure": .string(measure.id),
            "title": .optional(measure.title), "unit": .optional(measure.unit),
            "better": .optional(measure.direction?.rawValue),
            "baseline": .optional(measure.baseline), "target": .optional(measure.target),
            "latest": .optional(measure.latest?.value),
            "latest_at": .optional(measure.latest?.happened.text),
            "reached": measure.isReached.map { .bool($0) } ?? .null,
            "median": .optional(measure.median), "shift": stretch(signals.shift),
            "trend": stretch(signals.trend),
            "values": .array(
                measure.values.map {
                    .row(["at": .string($0.happened.text), "value": .number($0.value)])
                }),
        ])
    }

    static func updates(_ campaign: Campaign, _ viewpoint: Viewpoint) -> Listing {
        var listing = Listing(columns: [
            .text("At"), .text("Challenge"), .text("Kind"), .text("Where"), .text("Text"),
        ])
        for challenge in viewpoint.challenges(in: campaign) {
            for update in challenge.updates {
                let event = update.event
                listing.add(
                    [
                        update.happened.dateText, challenge.id, event.kind.rawValue,
                        event.where ?? "", event.body,
                    ], json(update, challenge, viewpoint))
            }
        }
        return listing
    }

    private static func json(
        _ update: Challenge.Update, _ challenge: Challenge, _ viewpoint: Viewpoint
    ) -> JSONValue {
        let isOpen = challenge.openAsks.contains { $0.line == update.line }
        return .row([
            "challenge": .string(challenge.id), "kind": .string(update.event.kind.rawValue),
            "body": .string(update.event.body), "where": .optional(update.event.where),
            "at": .string(update.happened.text),
            "day": .optional(challenge.startDay.map { update.happened.day - $0 }),
            "member": viewpoint.isPublic ? .null : .string(update.member),
            // A line's id begins with the name of who wrote it.
            "line": viewpoint.isPublic ? .null : .string(update.line),
            "answered": update.event.kind == .ask ? .bool(!isOpen) : .null,
        ])
    }

    // MARK: Case studies

    static func cases(_ campaign: Campaign, _ viewpoint: Viewpoint) -> Listing {
        var listing = Listing(columns: [
            .text("Case"), .text("Challenge"), .text("Idea"), .text("Completed"), .text("Title"),
        ])
        for study in viewpoint.cases(in: campaign) {
            listing.add(
                [
                    study.case, study.challenge ?? "", idea(study, campaign) ?? "",
                    study.completed ?? "", study.title,
                ], json(study, campaign, viewpoint))
        }
        return listing
    }

    /// Its own idea, else its challenge's.
    private static func idea(_ study: CaseWritten, _ campaign: Campaign) -> String? {
        study.idea ?? study.challenge.flatMap { campaign.challenge($0)?.details.idea }
    }

    static func json(
        _ study: CaseWritten, _ campaign: Campaign, _ viewpoint: Viewpoint
    ) -> JSONValue {
        // A source that the guide does not have is not named to the public.
        let sources = study.evidence.filter { id in
            campaign.evidenceSource(id).map { viewpoint.canSee($0, in: campaign) } ?? false
        }
        return .row([
            "case": .string(study.case), "title": .string(study.title),
            "challenge": .optional(study.challenge), "idea": .optional(idea(study, campaign)),
            "team": .optional(study.team), "resources": .optional(study.resources),
            "story": .string(study.story), "evidence": .strings(sources),
            "impact": .optional(study.impact), "lessons": .optional(study.lessons),
            "sustainability": .optional(study.sustainability),
            "contact": .optional(study.contact), "completed": .optional(study.completed),
        ])
    }
}
