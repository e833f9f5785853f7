/// A version of what an idea was developed into. All versions are kept.
package struct DraftWritten: EventPayload {
    package var idea: String
    package var what: String
    package var why: String?
    /// How to begin.
    package var start: String?
    package var resources: String?
    package var risks: String?
    /// Who takes it on.
    package var lead: String?
    package var contributors: [String]
    /// True where the version is final.
    package var frozen: Bool?

    package init(
        idea: String, what: String, why: String? = nil, start: String? = nil,
        resources: String? = nil, risks: String? = nil, lead: String? = nil,
        contributors: [String] = [], frozen: Bool? = nil
    ) {
        self.idea = idea
        self.what = what
        self.why = why
        self.start = start
        self.resources = resources
        self.risks = risks
        self.lead = lead
        self.contributors = contributors
        self.frozen = frozen
    }

    package static let type = EventType.draftWritten
    package static let writers = Permission.role(.facilitator)
    package static let sample = DraftWritten(
        idea: "polis.demo-17", what: "A \"daily\" huddle\u{2028}", why: "\u{1F642}",
        start: "One\nward", resources: "15 minutes", risks: "\u{0}none", lead: "Dr \u{5D0}\u{5D1}",
        contributors: ["A \"B\" C", "D\u{200B}E"], frozen: true)

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        idea = try reader.id("idea")
        what = try reader.text("what")
        why = try reader.optionalText("why")
        start = try reader.optionalText("start")
        resources = try reader.optionalText("resources")
        risks = try reader.optionalText("risks")
        lead = try reader.optionalText("lead")
        contributors = try reader.texts("contributors")
        frozen = try reader.optionalBool("frozen")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("idea", idea)
        writer.write("what", what)
        writer.write("why", why)
        writer.write("start", start)
        writer.write("resources", resources)
        writer.write("risks", risks)
        writer.write("lead", lead)
        writer.writeUnlessEmpty("contributors", contributors)
        writer.write("frozen", frozen)
    }
}

extension Campaign {
    mutating func fold(_ event: DraftWritten, _ line: FoldedLine, _ mode: FoldMode) {
        let idea = intern(item: event.idea)
        guide.drafts[idea, default: Register()].fold(event, line.stamp, mode, writers.ranks)
    }
}
