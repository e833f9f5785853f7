import WhittleCore

/// What is asked about a source of the register.
enum RegisterQuestion: Equatable, Sendable {
    case title
    /// Which field is to be written.
    case fields(String)
    case field(String, EvidenceField)
    case verdict(String)
    case next(String, EvidenceVerdict)
    case note(String, EvidenceVerdict, next: String?)
    case ideas(String)

    var takesNothing: Bool {
        switch self {
        case .next, .note, .ideas: true
        case .title, .fields, .field, .verdict: false
        }
    }

    /// True where more is asked before anything is written.
    var goesOn: Bool { if case .next = self { true } else { false } }

    /// Where its draft is kept; ids have no spaces.
    var draftKey: String? {
        if case .field(let id, let field) = self { "source \(field.rawValue) \(id)" } else { nil }
    }
}

/// A part of something written that is changed by itself.
protocol WrittenField: CaseIterable, Equatable, Sendable {
    associatedtype Record
    /// What chooses it among the others.
    var key: Unicode.Scalar { get }
    var words: String { get }
    func text(of record: Record) -> String
    /// The same with another text in this field.
    func setting(_ typed: String, in record: Record) -> Record
}

extension WrittenField {
    /// All fields to choose from, with what stands in them now.
    static func options(of record: Record) -> [Choice.Option] {
        allCases.map {
            Choice.Option(
                key: $0.key, title: $0.words, detail: TextParts.oneLine($0.text(of: record)))
        }
    }

    /// The field that was chosen; nil for another answer.
    static func chosen(_ option: Choice.Option) -> Self? {
        allCases.first { $0.key == option.key }
    }
}

/// A field of a source that is written by itself.
enum EvidenceField: String, WrittenField {
    case title, source, format, url, published, summary, features, audience, impact, review, owner

    var key: Unicode.Scalar {
        switch self {
        case .title: "t"
        case .source: "s"
        case .format: "f"
        case .url: "u"
        case .published: "p"
        case .summary: "m"
        case .features: "k"
        case .audience: "a"
        case .impact: "i"
        case .review: "r"
        case .owner: "o"
        }
    }

    var words: String {
        switch self {
        case .title: "title"
        case .source: "who published it"
        case .format: "format"
        case .url: "address"
        case .published: "when it was published"
        case .summary: "summary"
        case .features: "key features, one a line"
        case .audience: "for whom it is"
        case .impact: "what it means for us"
        case .review: "date of the first review"
        case .owner: "who looks after it"
        }
    }

    func text(of source: EvidenceRegistered) -> String {
        switch self {
        case .title: source.title
        case .source: source.source ?? ""
        case .format: source.format ?? ""
        case .url: source.url ?? ""
        case .published: source.published ?? ""
        case .summary: source.summary ?? ""
        case .features: source.features.joined(separator: "\n")
        case .audience: source.audience ?? ""
        case .impact: source.impact ?? ""
        case .review: source.review ?? ""
        case .owner: source.owner ?? ""
        }
    }

    /// The source with another text in this field; a blank one takes it away.
    func setting(_ typed: String, in source: EvidenceRegistered) -> EvidenceRegistered {
        var source = source
        let line = TextParts.oneLine(typed)
        let word = line.isEmpty ? nil : line
        let text = typed.isBlank ? nil : typed
        switch self {
        case .title: source.title = line
        case .source: source.source = word
        case .format: source.format = word
        case .url: source.url = word
        case .published: source.published = word
        case .summary: source.summary = text
        case .features: source.features = TextParts.lines(typed)
        case .audience: source.audience = text
        case .impact: source.impact = text
        case .review: source.review = word
        case .owner: source.owner = word
        }
        return source
    }
}

/// What is asked about a challenge.
enum ChallengeQuestion: Equatable, Sendable {
    case idea
    case title(idea: String)
    case team(idea: String, title: String)
    case starts(idea: String, title: String, team: [String])
    case fields(String)
    case field(String, ChallengeField)
    case kind(String)
    case place(String)
    case update(String, UpdateKind, place: String?)
    case measures(String)
    case value(String, measure: String)
    case measureTitle(String)
    case unit(String, title: String)
    case better(String, title: String, unit: String)
    case goal(String, title: String, unit: String, Better?)
    case outcome(String)
    case lessons(String, ChallengeOutcome)
    case caseTitle(String)
    case caseStory(String, title: String)
    case caseFields(challenge: String, study: String)
    case caseField(String, CaseField)

    var takesNothing: Bool {
        switch self {
        case .unit, .goal: true
        case .idea, .title, .team, .starts, .fields, .field, .kind, .place, .update, .measures,
            .value, .measureTitle, .better, .outcome, .lessons, .caseTitle, .caseStory,
            .caseFields, .caseField:
            false
        }
    }

    /// True where more is asked before anything is written.
    var goesOn: Bool {
        switch self {
        case .idea, .title, .team, .place, .measureTitle, .unit, .caseTitle: true
        case .starts, .fields, .field, .kind, .update, .measures, .value, .better, .goal, .outcome,
            .lessons, .caseStory, .caseFields, .caseField:
            false
        }
    }

    /// Where its draft is kept; ids have no spaces.
    var draftKey: String? {
        switch self {
        case .field(let id, let field): "challenge \(field.rawValue) \(id)"
        case .update(let id, let kind, _): "update \(kind.rawValue) \(id)"
        case .lessons(let id, _): "lessons \(id)"
        case .caseStory(let id, _): "story \(id)"
        case .caseField(let id, let field): "case \(field.rawValue) \(id)"
        case .idea, .title, .team, .starts, .fields, .kind, .place, .measures, .value,
            .measureTitle, .unit, .better, .goal, .outcome, .caseTitle, .caseFields:
            nil
        }
    }
}

/// A field of a challenge that is written by itself.
enum ChallengeField: String, WrittenField {
    case title, team, sponsor, starts, days

    var key: Unicode.Scalar {
        switch self {
        case .title: "t"
        case .team: "m"
        case .sponsor: "s"
        case .starts: "f"
        case .days: "d"
        }
    }

    var words: String {
        switch self {
        case .title: "title"
        case .team: "team, a name a line"
        case .sponsor: "sponsor"
        case .starts: "first day"
        case .days: "how many days"
        }
    }

    func text(of challenge: ChallengeStarted) -> String {
        switch self {
        case .title: challenge.title
        case .team: challenge.team.joined(separator: "\n")
        case .sponsor: challenge.sponsor ?? ""
        case .starts: challenge.starts
        case .days: String(challenge.days)
        }
    }

    /// The challenge with another text in this field.
    func setting(_ typed: String, in challenge: ChallengeStarted) -> ChallengeStarted {
        var challenge = challenge
        let line = TextParts.oneLine(typed)
        switch self {
        case .title: challenge.title = line
        case .team: challenge.team = TextParts.lines(typed)
        case .sponsor: challenge.sponsor = line.isEmpty ? nil : line
        case .starts: challenge.starts = line
        // What is no number is refused with the sentence for a wrong one.
        case .days: challenge.days = Int(line) ?? 0
        }
        return challenge
    }
}

/// A field of a case study that is written by itself.
enum CaseField: String, WrittenField {
    case title, story, team, resources, evidence, impact, lessons, sustainability, contact
    case completed

    var key: Unicode.Scalar {
        switch self {
        case .title: "t"
        case .story: "s"
        case .team: "m"
        case .resources: "r"
        case .evidence: "e"
        case .impact: "i"
        case .lessons: "l"
        case .sustainability: "k"
        case .contact: "o"
        case .completed: "d"
        }
    }

    var words: String {
        switch self {
        case .title: "title"
        case .story: "story"
        case .team: "who did it"
        case .resources: "what it took"
        case .evidence: "sources of the register, an id a line"
        case .impact: "what changed"
        case .lessons: "what was learnt"
        case .sustainability: "what keeps it going"
        case .contact: "whom to ask; it is published"
        case .completed: "when it was completed"
        }
    }

    func text(of study: CaseWritten) -> String {
        switch self {
        case .title: study.title
        case .story: study.story
        case .team: study.team ?? ""
        case .resources: study.resources ?? ""
        case .evidence: study.evidence.joined(separator: "\n")
        case .impact: study.impact ?? ""
        case .lessons: study.lessons ?? ""
        case .sustainability: study.sustainability ?? ""
        case .contact: study.contact ?? ""
        case .completed: study.completed ?? ""
        }
    }

    /// The case study with another text in this field; a blank one takes it away.
    func setting(_ typed: String, in study: CaseWritten) -> CaseWritten {
        var study = study
        let text = typed.isBlank ? nil : typed
        let line = TextParts.oneLine(typed)
        switch self {
        case .title: study.title = line
        case .story: study.story = typed
        case .team: study.team = text
        case .resources: study.resources = text
        case .evidence: study.evidence = TextParts.lines(typed)
        case .impact: study.impact = text
        case .lessons: study.lessons = text
        case .sustainability: study.sustainability = text
        case .contact: study.contact = text
        case .completed: study.completed = line.isEmpty ? nil : line
        }
        return study
    }
}

extension TextParts {
    /// A text in one line, without blanks at its ends.
    static func oneLine(_ text: String) -> String {
        text.unicodeScalars.split { $0 == "\n" || $0 == "\r" }.map { Trim.trimmed(String($0)) }
            .filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// The lines of a text that are not blank, without blanks at their ends.
    static func lines(_ text: String) -> [String] {
        text.unicodeScalars.split { $0 == "\n" || $0 == "\r" }.map { Trim.trimmed(String($0)) }
            .filter { !$0.isEmpty }
    }
}
