/// The campaign's own properties, as the first line and later changes give them.
extension Campaign {
    package var title: String { text(settings.title, creation?.event.title) ?? "(no campaign)" }
    package var summary: String? { text(settings.summary, creation?.event.summary) }
    package var language: String? { text(settings.language, creation?.event.language) }
    package var currency: String? { text(settings.currency, creation?.event.currency) }
    /// Where the campaign can be found on the web.
    package var address: String? { text(settings.address, creation?.event.address) }

    /// Whether items are shown before anyone has approved them (`post`) or only after (`pre`).
    package var moderation: ModerationMode {
        switch settings.moderation.value {
        case .set(let mode): mode
        case .clear: .post
        case .keep, nil: creation?.event.moderation ?? .post
        }
    }

    /// True where the campaign declares that the system chooses what voters see.
    package var serves: Bool {
        switch settings.serves.value {
        case .set(let value): value
        case .clear: false
        case .keep, nil: creation?.event.serves ?? false
        }
    }

    /// When the campaign was made.
    package var created: Timestamp? { creation?.stamp.time }

    private func text(_ register: Register<Change<String>>, _ first: String?) -> String? {
        switch register.value {
        case .set(let text): text
        case .clear: nil
        case .keep, nil: first
        }
    }

    /// The questions in their order, then by id.
    package var askedQuestions: [QuestionAsked] {
        questions.values.compactMap(\.value).sorted {
            ($0.order ?? Int.max, $0.question) < ($1.order ?? Int.max, $1.question)
        }
    }

    /// The title of a question; its id where it was never asked.
    package func questionTitle(_ id: String) -> String {
        guard let handle = questionNames.find(id) else { return id }
        return questions[handle]?.value?.title ?? id
    }

    /// The phases by the time they open.
    package var scheduledPhases: [PhaseScheduled] {
        phases.values.compactMap(\.value).sorted { ($0.opens, $0.phase) < ($1.opens, $1.phase) }
    }

    /// The policies by id.
    package var writtenPolicies: [PolicyWritten] {
        policies.values.compactMap(\.value).sorted { $0.policy < $1.policy }
    }

    /// The reason codes that moderators choose from: the fixed ones, and those that policies add.
    package var reasonCodes: [String] { reasons.map(\.code) }

    /// The reason codes with what the campaign says of them, the fixed ones first.
    package var reasons: [Reason] {
        let policies = writtenPolicies
        let added = policies.compactMap(\.code).filter {
            !Campaign.fixedReasonCodes.contains($0) && $0 != Campaign.appealCode
        }
        var seen: Set<String> = []
        return (Campaign.fixedReasonCodes + added).filter { seen.insert($0).inserted }.map { code in
            Reason(code: code, policy: policies.first { $0.code == code })
        }
    }

    /// The policy that says what a reason code means here; nil where none does.
    package func policyText(for code: String) -> PolicyWritten? {
        writtenPolicies.first { $0.code == code }
    }

    /// The reason codes of the format.
    package static let fixedReasonCodes = [
        "off-topic", "duplicate", personalDataCode, "names-someone", safeguardingCode, "abusive",
        "spam", "advert", "unlawful", "not-an-idea", "unreadable", "other",
    ]

    /// The latest `at` among all lines admitted: the next stamp must be later.
    package var latestAt: Int64 { writers.writers.map(\.latestAt).max() ?? Int64.min }

    /// The participants who wrote or voted, and are not only named by a line about them.
    package func count(_ kind: ItemKind) -> Int { rows.count { $0.kind == kind } }
}
