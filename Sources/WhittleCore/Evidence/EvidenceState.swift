/// The register of evidence, the challenges and the case studies, as the lines say.
struct EvidenceState: Sendable {
    var sources: [String: Register<EvidenceRegistered>] = [:]
    var reviews: [String: Register<EvidenceReviewed>] = [:]
    var links: [EvidenceLink: Register<Bool>] = [:]
    var challenges: [String: Register<ChallengeStarted>] = [:]
    var measures: [MeasureKey: Register<MeasureLine>] = [:]
    var updates: [String: Register<UpdateWritten>] = [:]
    var closings: [String: Register<ChallengeClosed>] = [:]
    var cases: [String: Register<CaseWritten>] = [:]
}

struct EvidenceLink: Hashable, Sendable {
    var evidence: String
    var item: Int32
}

struct MeasureKey: Hashable, Sendable {
    var challenge: String
    var measure: String
}

/// A line of a measure, with when its value was true.
package struct MeasureLine: Sendable {
    package var event: MeasureRecorded
    /// When what the line says happened.
    package var happened: Timestamp
}
