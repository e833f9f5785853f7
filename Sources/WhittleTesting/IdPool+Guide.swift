import WhittleCore

/// Random payloads of what is developed, published and tried, over the same few ids.
extension IdPool {
    func guide(_ type: EventType, _ random: inout Random) -> Event? {
        let idea = random.pick(ideas)
        let text = random.pick(["one", "two"])
        switch type {
        case .draftWritten:
            return .draftWritten(
                DraftWritten(
                    idea: idea, what: text, lead: random.pick([nil, "anna"]),
                    frozen: random.pick([nil, true])))
        case .sectionWritten:
            return .sectionWritten(
                SectionWritten(
                    section: random.pick(["s1", "s2"]), title: text, order: random.pick([nil, 1])))
        case .entryWritten:
            return .entryWritten(
                EntryWritten(
                    idea: idea, section: random.pick(["s1", "s2"]), body: random.pick([nil, text]),
                    order: random.pick([nil, 1, 2])))
        case .programmePlanned:
            return .programmePlanned(
                ProgrammePlanned(
                    programme: random.pick(["g1", "g2"]),
                    steps: [ProgrammeStep(show: "idea", idea: idea)]))
        case .riskAccepted:
            return .riskAccepted(
                RiskAccepted(export: text, threshold: random.pick([3, 5]), reason: "small"))
        case .caseWritten:
            return .caseWritten(
                CaseWritten(
                    case: random.pick(["k1", "k2"]), idea: random.pick([nil, idea]), title: text,
                    story: "It went well."))
        default: return nil
        }
    }

    func evidence(_ type: EventType, _ random: inout Random) -> Event? {
        let idea = random.pick(ideas)
        let source = random.pick(["e1", "e2"])
        let challenge = random.pick(["h1", "h2"])
        let text = random.pick(["one", "two"])
        switch type {
        case .evidenceRegistered:
            return .evidenceRegistered(EvidenceRegistered(evidence: source, title: text))
        case .evidenceReviewed:
            return .evidenceReviewed(
                EvidenceReviewed(
                    evidence: source, verdict: random.pick(EvidenceVerdict.allCases)))
        case .evidenceLinked:
            return .evidenceLinked(EvidenceLinked(evidence: source, idea: idea))
        case .evidenceUnlinked:
            return .evidenceUnlinked(EvidenceUnlinked(evidence: source, idea: idea))
        case .challengeStarted:
            return .challengeStarted(
                ChallengeStarted(
                    challenge: challenge, idea: idea, title: text, team: ["Anna"],
                    starts: "2015-06-01", days: random.pick([90, 100])))
        case .measureRecorded:
            return .measureRecorded(
                MeasureRecorded(
                    challenge: challenge, measure: random.pick(["m1", "m2"]),
                    title: random.pick([nil, text]), value: random.pick([nil, 1, 2.5])))
        case .updateWritten:
            return .updateWritten(
                UpdateWritten(
                    challenge: challenge, kind: random.pick(UpdateKind.allCases), body: text))
        case .challengeClosed:
            return .challengeClosed(
                ChallengeClosed(
                    challenge: challenge, outcome: random.pick(ChallengeOutcome.allCases)))
        default: return nil
        }
    }
}
