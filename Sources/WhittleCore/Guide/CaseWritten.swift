/// The story of an idea in practice. The last text counts.
package struct CaseWritten: EventPayload {
    package var `case`: String
    package var challenge: String?
    package var idea: String?
    package var title: String
    package var team: String?
    package var resources: String?
    package var story: String
    package var evidence: [String]
    package var impact: String?
    package var lessons: String?
    package var sustainability: String?
    package var contact: String?
    /// A date as written.
    package var completed: String?

    package init(
        case: String, challenge: String? = nil, idea: String? = nil, title: String,
        team: String? = nil, resources: String? = nil, story: String, evidence: [String] = [],
        impact: String? = nil, lessons: String? = nil, sustainability: String? = nil,
        contact: String? = nil, completed: String? = nil
    ) {
        self.case = `case`
        self.challenge = challenge
        self.idea = idea
        self.title = title
        self.team = team
        self.resources = resources
        self.story = story
        self.evidence = evidence
        self.impact = impact
        self.lessons = lessons
        self.sustainability = sustainability
        self.contact = contact
        self.completed = completed
    }

    package static let type = EventType.caseWritten
    package static let writers = Permission.role(.facilitator)
    package static let sample = CaseWritten(
        case: "ward-7", challenge: "huddle", idea: "polis.demo-17", title: "Ward \"7\"",
        team: "nurses\u{2028}", resources: "none", story: "Once\nupon \u{1F4D6}\u{0}",
        evidence: ["kings-2014"], impact: "fewer falls", lessons: "\u{202E}start small",
        sustainability: "yes", contact: "ward7@example.org", completed: "2015-09-09")

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        self.case = try reader.id("case")
        challenge = try reader.optionalID("challenge")
        idea = try reader.optionalID("idea")
        title = try reader.text("title")
        team = try reader.optionalText("team")
        resources = try reader.optionalText("resources")
        story = try reader.text("story")
        evidence = try reader.optionalIDs("evidence")
        impact = try reader.optionalText("impact")
        lessons = try reader.optionalText("lessons")
        sustainability = try reader.optionalText("sustainability")
        contact = try reader.optionalText("contact")
        completed = try reader.optionalText("completed")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("case", self.case)
        writer.write("challenge", challenge)
        writer.write("idea", idea)
        writer.write("title", title)
        writer.write("team", team)
        writer.write("resources", resources)
        writer.write("story", story)
        writer.writeUnlessEmpty("evidence", evidence)
        writer.write("impact", impact)
        writer.write("lessons", lessons)
        writer.write("sustainability", sustainability)
        writer.write("contact", contact)
        writer.write("completed", completed)
    }
}

extension Campaign {
    mutating func fold(_ event: CaseWritten, _ line: FoldedLine, _ mode: FoldMode) {
        evidence.cases[event.case, default: Register()].fold(event, line.stamp, mode, writers.ranks)
    }
}
