import WhittleCore

/// The register of the demo and its challenges: three teams did not wait for the panel. One has
/// finished, one has stopped, one is in its third week. Institutes, wards and people are invented.
struct DemoEvidence {
    private let crowd: DemoCrowd

    init(_ crowd: DemoCrowd) {
        self.crowd = crowd
    }

    /// The id of the idea whose title begins so.
    private func idea(_ title: String) -> String? {
        crowd.heads.first { crowd.ideas[$0].title.hasPrefix(title) }.map { crowd.ideaID($0) }
    }

    func write(to journal: inout DemoJournal) {
        writeRegister(to: &journal)
        guard let quiet = idea("Quiet wheels"), let ready = idea("Log-in, badge, locker"),
            let buzzer = idea("A buzzer, as in a pizza place")
        else { return }
        for (source, idea) in [
            ("night-noise", quiet), ("ward-listening", quiet), ("first-ninety-days", ready),
            ("waiting-review", buzzer),
        ] {
            add(
                3, 6, 11, source.utf8.count,
                .evidenceLinked(EvidenceLinked(evidence: source, idea: idea)), &journal)
        }
        writeQuiet(quiet, to: &journal)
        writeReady(ready, to: &journal)
        writeBuzzer(buzzer, to: &journal)
    }

    /// A line of the facilitator who looks after what became of the ideas.
    private func add(
        _ month: Int, _ day: Int, _ hour: Int, _ minute: Int, _ event: Event,
        _ journal: inout DemoJournal
    ) {
        journal.add(DemoTeam.facilitator, DemoClock.moment(month, day, hour, minute), event)
    }

    // MARK: The register

    private func writeRegister(to journal: inout DemoJournal) {
        for (index, source) in DemoEvidence.sources.enumerated() {
            add(2, 24, 10, 5 + 7 * index, .evidenceRegistered(source), &journal)
        }
        add(
            3, 11, 14, 20,
            .evidenceReviewed(
                EvidenceReviewed(
                    evidence: "ward-listening", verdict: .superseded, next: "2016-03",
                    note: "The night-noise study asks the same of more wards.")), &journal)
        add(
            3, 11, 14, 32,
            .evidenceReviewed(
                EvidenceReviewed(
                    evidence: "first-ninety-days", verdict: .current, next: "2016-03-11",
                    note: "Figures checked against our own leavers.")), &journal)
    }

    static let sources = [
        EvidenceRegistered(
            evidence: "night-noise", title: "What wakes people in hospital",
            source: "Northfield Institute (invented)", format: "study",
            url: "https://example.org/night-noise", published: "2013-05",
            summary:
                "Sound was recorded at the beds of eleven wards for a month, and patients were "
                + "asked each morning. Most of what woke them came from wheels, bins, doors and "
                + "talk at the desk, and most of it cost little to change.",
            features: [
                "Wheels and bins are half of all peaks above 60 dB",
                "Earplugs help some and frighten others",
                "Staff judge their own ward quieter than patients do",
            ],
            audience: "ward managers, estates",
            impact: "Felt, soft closers and a later first round come before anything that costs.",
            review: "2015-03-13", owner: "Ruth"),
        EvidenceRegistered(
            evidence: "ward-listening", title: "A night of listening on one ward",
            source: "Ward 4, a teaching hospital (invented)", format: "visit",
            published: "2011-10-21",
            summary: "Two volunteers sat up for a night and wrote down each sound.",
            audience: "ward staff", owner: "Ruth"),
        EvidenceRegistered(
            evidence: "first-ninety-days", title: "Why new starters leave within ninety days",
            source: "Westmere Workforce Group (invented)", format: "survey",
            url: "https://example.org/first-ninety-days", published: "2014",
            summary: "Of those who left within ninety days, four in ten named the first week. A "
                + "log-in that did not work was named more often than pay.",
            features: ["612 leavers of nine organisations", "Free text coded by two people"],
            audience: "personnel, information technology",
            impact: "A first day that works is cheaper than filling the post again.",
            review: "2015-09-01", owner: "Anna"),
        EvidenceRegistered(
            evidence: "waiting-review", title: "Waiting areas: what thirty studies found",
            source: "Eastbrook Reviews (invented)", format: "review",
            url: "https://example.org/waiting", published: "2012-02-29",
            summary: "Knowing how long it takes helps more than a shorter wait. Nothing was found "
                + "on letting people leave and calling them back.",
            audience: "out-patients", review: "2016-02-29", owner: "Anna"),
    ]

    // MARK: Thirty days, adopted

    private func writeQuiet(_ idea: String, to journal: inout DemoJournal) {
        let id = "quiet-nights"
        add(
            2, 1, 9, 0,
            .challengeStarted(
                ChallengeStarted(
                    challenge: id, idea: idea, title: "Thirty quiet nights on ward 4",
                    team: ["the night staff of ward 4", "two porters", "estates"],
                    sponsor: "the director of nursing", starts: "2015-02-02", days: 30)), &journal)
        add(
            2, 1, 9, 12,
            .measureRecorded(
                MeasureRecorded(
                    challenge: id, measure: "woken", title: "Woken by noise, of 20 asked",
                    unit: "patients", better: .down, baseline: 13, target: 6)), &journal)
        let values = [12, 13, 11, 11, 10, 8, 7, 7, 6, 5, 5]
        for (index, value) in values.enumerated() {
            let day = 2 + 3 * index
            add(
                day > 28 ? 3 : 2, day > 28 ? day - 28 : day, 8, 40,
                .measureRecorded(
                    MeasureRecorded(challenge: id, measure: "woken", value: Double(value))),
                &journal)
        }
        let news: [(Int, Int, UpdateKind, String, String?)] = [
            (
                2, 5, .progress, "Felt under forty chairs and both trolleys. It took one evening.",
                nil
            ),
            (
                2, 9, .blocker, "The bins of the new contract slam, and may not be changed by us.",
                nil
            ),
            (2, 9, .ask, "Who may change a bin?", nil),
            (2, 12, .answer, "Estates may. Soft closers come on Monday.", nil),
            (2, 20, .progress, "Lights stay off until six. Nobody has missed them.", nil),
            (
                3, 12, .adopted, "The same felt and the same closers, from their own budget.",
                "the children’s ward"
            ),
        ]
        for (index, (month, day, kind, body, place)) in news.enumerated() {
            add(
                month, day, 15, 3 + index,
                .updateWritten(
                    UpdateWritten(challenge: id, kind: kind, body: body, where: place)), &journal)
        }
        add(
            3, 6, 10, 15,
            .challengeClosed(
                ChallengeClosed(
                    challenge: id, outcome: .adopted,
                    lessons: "Ask the night staff first: they had the list ready. Buy nothing "
                        + "before the bins are mended.")), &journal)
        add(3, 10, 10, 40, .caseWritten(DemoEvidence.study), &journal)
    }

    private static let study = CaseWritten(
        case: "quiet-ward-4", challenge: "quiet-nights", title: "Ward 4 sleeps",
        team: "The night staff of ward 4, two porters and a joiner from estates",
        resources: "A box of felt pads, six soft closers and one evening; 180 pounds in all",
        story: "A patient wrote that one cannot sleep in a hospital, and the night staff said that "
            + "they knew why. They walked the ward with the lights off and wrote down what they "
            + "heard. Felt went under the chairs on the first evening. The bins took a fortnight, "
            + "because nobody knew who may change a bin. By March five of twenty patients were "
            + "woken by noise, where it had been thirteen.",
        evidence: ["night-noise", "ward-listening"],
        impact: "From 13 to 5 of 20 patients woken by noise in thirty days.",
        lessons: "Ask the night staff first. Find out who may change a bin before you begin.",
        sustainability: "The felt is on the list of the monthly safety walk.",
        contact: "the ward manager of ward 4", completed: "2015-03-06")

    // MARK: A hundred days, in the third week

    private func writeReady(_ idea: String, to journal: inout DemoJournal) {
        let id = "ready-on-day-one"
        add(
            2, 27, 16, 30,
            .challengeStarted(
                ChallengeStarted(
                    challenge: id, idea: idea, title: "Ready on day one, in theatres",
                    team: ["theatres", "personnel", "the service desk"],
                    sponsor: "the director of finance", starts: "2015-03-02")), &journal)
        let measures = [
            MeasureRecorded(
                challenge: id, measure: "ready", title: "New starters with all four on day one",
                unit: "%", better: .up, baseline: 35, target: 90),
            MeasureRecorded(
                challenge: id, measure: "hours", title: "Until the first log-in works",
                unit: "hours", better: .down, baseline: 31, target: 2),
        ]
        for (index, measure) in measures.enumerated() {
            add(2, 27, 16, 41 + index, .measureRecorded(measure), &journal)
        }
        for (day, ready, hours) in [(2, 38, 30), (9, 46, 18), (16, 61, 7)] {
            for (index, (measure, value)) in [("ready", ready), ("hours", hours)].enumerated() {
                add(
                    3, day, 17, 5 + index,
                    .measureRecorded(
                        MeasureRecorded(challenge: id, measure: measure, value: Double(value))),
                    &journal)
            }
        }
        let news: [(Int, UpdateKind, String)] = [
            (4, .progress, "Lockers are given out with the contract, no longer on the first day."),
            (10, .blocker, "Badges are printed on Thursdays alone."),
            (11, .ask, "May theatres print their own badges?"),
            (17, .answer, "Yes, for the hundred days."),
            (18, .ask, "Two uniforms a person are too few for the first week: may we order five?"),
        ]
        for (index, (day, kind, body)) in news.enumerated() {
            add(
                3, day, 12, 20 + index,
                .updateWritten(UpdateWritten(challenge: id, kind: kind, body: body)), &journal)
        }
    }

    // MARK: Stopped

    private func writeBuzzer(_ idea: String, to journal: inout DemoJournal) {
        let id = "buzzers"
        add(
            2, 20, 9, 30,
            .challengeStarted(
                ChallengeStarted(
                    challenge: id, idea: idea, title: "A buzzer in the eye clinic",
                    team: ["the desk of the eye clinic", "two volunteers"],
                    starts: "2015-02-23", days: 28)), &journal)
        add(
            2, 20, 9, 44,
            .measureRecorded(
                MeasureRecorded(
                    challenge: id, measure: "back", title: "Buzzers back in the evening",
                    unit: "of 30", better: .up, target: 30)), &journal)
        for (month, day, value) in [(2, 23, 30), (2, 27, 27), (3, 6, 24), (3, 13, 21)] {
            add(
                month, day, 18, 10,
                .measureRecorded(
                    MeasureRecorded(challenge: id, measure: "back", value: Double(value))),
                &journal)
        }
        add(
            3, 5, 13, 5,
            .updateWritten(
                UpdateWritten(
                    challenge: id, kind: .progress,
                    body: "People go for a walk, and come back in a better mood.")), &journal)
        add(
            3, 17, 11, 0,
            .challengeClosed(
                ChallengeClosed(
                    challenge: id, outcome: .stopped,
                    lessons: "People loved it, and nine of thirty buzzers went home in coat "
                        + "pockets. A text message would have stayed.")), &journal)
    }
}
