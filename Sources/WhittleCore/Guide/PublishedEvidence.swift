/// A source of the register as the guide names it: nothing about who looks after it.
package struct PublishedSource: Equatable, Sendable {
    package let title: String
    package let source: String?
    package let published: String?
    /// As written; who shows it says whether it is safe to follow.
    package let address: String?
    package let summary: String?
    /// False where a newer source has replaced it.
    package let isCurrent: Bool
}

/// A trial of an idea, with its team: they are named on purpose.
package struct PublishedChallenge: Equatable, Sendable {
    package struct Measure: Equatable, Sendable {
        package let title: String
        package let unit: String?
        package let better: Better?
        package let baseline: Double?
        package let target: Double?
        /// By day of the challenge, the first day 0; in order.
        package let values: [(day: Int, value: Double)]

        package static func == (one: Measure, other: Measure) -> Bool {
            one.title == other.title && one.unit == other.unit && one.better == other.better
                && one.baseline == other.baseline && one.target == other.target
                && one.values.map(\.day) == other.values.map(\.day)
                && one.values.map(\.value) == other.values.map(\.value)
        }
    }

    package struct Update: Equatable, Sendable {
        package let kind: UpdateKind
        package let body: String
        package let place: String?
    }

    package let id: String
    package let title: String
    package let team: [String]
    package let sponsor: String?
    package let starts: String
    package let days: Int
    package let outcome: ChallengeOutcome?
    package let lessons: String?
    package let measures: [Measure]
    package let updates: [Update]
}

/// The story of an idea in practice.
package struct PublishedCase: Equatable, Sendable {
    package let id: String
    package let title: String
    /// What is told of it under a heading, in order; parts without a text are left out.
    package let parts: [(heading: String, body: String)]
    package let sources: [PublishedSource]

    package static func == (one: PublishedCase, other: PublishedCase) -> Bool {
        one.id == other.id && one.title == other.title && one.sources == other.sources
            && one.parts.map(\.heading) == other.parts.map(\.heading)
            && one.parts.map(\.body) == other.parts.map(\.body)
    }
}

/// What the register, the challenges and the case studies say of ideas, for the public.
struct GuideEvidence {
    private let campaign: Campaign
    private var sourcesByHead: [Int32: [EvidenceSource]] = [:]
    private var challengesByHead: [Int32: [Challenge]] = [:]
    private var casesByHead: [Int32: [PublishedCase]] = [:]
    /// Of no idea, or of one that the public may read.
    private(set) var looseCases: [PublishedCase] = []

    init(_ campaign: Campaign) {
        self.campaign = campaign
        for source in campaign.evidenceSources {
            for head in campaign.ideas(ofEvidence: source.id) {
                sourcesByHead[head, default: []].append(source)
            }
        }
        for challenge in campaign.challenges {
            if let head = challenge.idea { challengesByHead[head, default: []].append(challenge) }
        }
        for told in campaign.cases {
            let study = published(told)
            let isPublic = campaign.ideas(ofCase: told).allSatisfy { head in
                head.map { Viewpoint.publicView.canSee($0, in: campaign) } ?? false
            }
            guard isPublic else { continue }
            if let head = campaign.idea(ofCase: told) {
                casesByHead[head, default: []].append(study)
            }
            looseCases.append(study)
        }
    }

    func sources(of head: Int32) -> [PublishedSource] {
        (sourcesByHead[head] ?? []).compactMap(published)
    }

    /// Nil for one that was withdrawn.
    private func published(_ source: EvidenceSource) -> PublishedSource? {
        guard source.state != .withdrawn else { return nil }
        return PublishedSource(
            title: source.details.title, source: source.details.source,
            published: source.details.published, address: source.details.url,
            summary: source.details.summary, isCurrent: source.state != .superseded)
    }

    func cases(of head: Int32) -> [PublishedCase] { casesByHead[head] ?? [] }

    private func published(_ told: CaseWritten) -> PublishedCase {
        let parts = [
            ("The story", told.story), ("Team", told.team), ("Impact", told.impact),
            ("What it took", told.resources), ("Lessons", told.lessons),
            ("Will it last?", told.sustainability), ("Completed", told.completed),
            ("Contact", told.contact),
        ]
        return PublishedCase(
            id: told.case, title: told.title,
            parts: parts.compactMap { heading, body in
                guard let body, !body.isBlank else { return nil }
                return (heading, body)
            }, sources: told.evidence.compactMap { campaign.evidenceSource($0).flatMap(published) })
    }

    /// By the day on which they start, then by id.
    func challenges(of head: Int32) -> [PublishedChallenge] {
        (challengesByHead[head] ?? [])
            .sorted { ($0.details.starts, $0.id) < ($1.details.starts, $1.id) }
            .map { challenge in
                PublishedChallenge(
                    id: challenge.id, title: challenge.details.title,
                    team: challenge.details.team, sponsor: challenge.details.sponsor,
                    starts: challenge.details.starts, days: challenge.details.days,
                    outcome: challenge.closing?.event.outcome,
                    lessons: challenge.closing?.event.lessons,
                    measures: challenge.measures.map { measure($0, of: challenge) },
                    updates: challenge.updates.map {
                        PublishedChallenge.Update(
                            kind: $0.event.kind, body: $0.event.body, place: $0.event.where)
                    })
            }
    }

    /// Its values by the days since the challenge began, or else since the first of them.
    private func measure(
        _ measure: Measure, of challenge: Challenge
    ) -> PublishedChallenge.Measure {
        let first = challenge.startDay ?? measure.values.first?.happened.day ?? 0
        return PublishedChallenge.Measure(
            title: measure.title ?? measure.id, unit: measure.unit, better: measure.better,
            baseline: measure.baseline, target: measure.target,
            values: measure.values.map { ($0.happened.day - first, $0.value) })
    }
}
