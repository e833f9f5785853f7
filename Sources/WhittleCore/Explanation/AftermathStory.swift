/// What became of an idea after the cuts, as one viewer may see it: its entry in the guide, the
/// evidence behind it, who tries it, and what was told of that.
struct AftermathStory {
    let entry: PublishedEntry?
    /// The title of the entry's section.
    let section: String?
    let sources: [EvidenceSource]
    let challenges: [Challenge]
    let cases: [CaseWritten]
    /// True where the entry is there and the public may not read it; for those alone who may know
    /// why.
    let isWithheld: Bool
    /// The day on which it is told, in days since 1970-01-01; nil where nobody says what time it is.
    private let today: Int?

    /// - Parameter head: the head of its group.
    init(_ head: Int32, _ campaign: Campaign, _ viewpoint: Viewpoint, today: Int?) {
        self.today = today
        let entry = viewpoint.guideEntry(of: head, in: campaign)
        self.entry = entry
        section = entry?.section.flatMap { campaign.guideSection($0)?.title }
        sources = viewpoint.evidenceSources(of: head, in: campaign)
        challenges = campaign.challenges(of: head).filter { viewpoint.canSee($0, in: campaign) }
        cases = campaign.cases(of: head).filter { viewpoint.canSee($0, in: campaign) }
        isWithheld =
            viewpoint.isStaff && entry != nil
            && Viewpoint.publicView.guideEntry(of: head, in: campaign) == nil
    }

    var isEmpty: Bool {
        entry == nil && sources.isEmpty && challenges.isEmpty && cases.isEmpty
    }

    // MARK: Text

    /// Nil where nothing has become of it yet, or nothing may be told.
    var part: Explanation.Section? {
        guard !isEmpty else { return nil }
        var part = Explanation.Section("What became of it")
        if let entry {
            let place = section.map { ", in the section “\($0)”" } ?? ""
            part.add("In the guide as “\(entry.title)”\(place).")
            if isWithheld {
                part.add("The public does not read it: it is not approved, or was flagged since.")
            }
        }
        for source in sources {
            let date = source.details.published.map { ", \($0)" } ?? ""
            part.add("Evidence: “\(source.details.title)”\(date); \(source.state.rawValue).")
        }
        for challenge in challenges {
            part.add("Challenge “\(challenge.details.title)”: \(standing(of: challenge)).")
            for measure in challenge.measures {
                part.add("  \(measure.name): \(measure.sentence).")
            }
        }
        for study in cases {
            let date = study.completed.map { ", completed \($0)" } ?? ""
            part.add("Case study: “\(study.title)”\(date).")
        }
        return part
    }

    /// `day 12 of 100`, `adopted, 2015-07-01`.
    func standing(of challenge: Challenge) -> String {
        if let closing = closing(of: challenge) {
            return "\(closing.event.outcome.rawValue), \(closing.happened.dateText)"
        }
        return today.map { challenge.clockWords(on: $0) }
            ?? "\(challenge.days) days from \(challenge.details.starts)"
    }

    /// How it ended, as far as it has on that day.
    func closing(of challenge: Challenge) -> Dated<ChallengeClosed>? {
        challenge.closing.flatMap { $0.happened.day <= today ?? .max ? $0 : nil }
    }

    // MARK: JSON

    var json: JSONValue {
        .row([
            "entry": entry.map {
                .row(["title": .string($0.title), "section": .optional(section)])
            } ?? .null,
            "evidence": .array(
                sources.map {
                    .row([
                        "evidence": .string($0.id), "title": .string($0.details.title),
                        "state": .string($0.state.rawValue),
                    ])
                }),
            "challenges": .array(challenges.map(json)),
            "cases": .array(
                cases.map { .row(["case": .string($0.case), "title": .string($0.title)]) }),
        ])
    }

    func json(_ challenge: Challenge) -> JSONValue {
        let day = challenge.startDay.flatMap { start in today.map { $0 - start } }
        return .row([
            "challenge": .string(challenge.id), "title": .string(challenge.details.title),
            "starts": .string(challenge.details.starts), "days": .integer(challenge.days),
            "day": .optional(day),
            "outcome": .optional(closing(of: challenge)?.event.outcome.rawValue),
        ])
    }
}
