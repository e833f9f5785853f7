/// The register of evidence, the challenges and the case studies, as the lines say.
struct EvidenceState: Sendable {
    var sources: [String: Register<EvidenceRegistered>] = [:]
    var reviews: [String: Register<Dated<EvidenceReviewed>>] = [:]
    var links: [EvidenceLink: Register<Bool>] = [:]
    var challenges: [String: Register<ChallengeStarted>] = [:]
    var measures: [MeasureKey: Register<Dated<MeasureRecorded>>] = [:]
    var updates: [String: Register<Dated<UpdateWritten>>] = [:]
    var closings: [String: Register<Dated<ChallengeClosed>>] = [:]
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

/// A line's event, with when what it says happened: at its source where the line tells, else when
/// it was written.
package struct Dated<Payload: Sendable>: Sendable {
    package var event: Payload
    package var happened: Timestamp
}
