/// What the presenter shows, step by step. The last one counts.
package struct ProgrammePlanned: EventPayload {
    package var programme: String
    package var steps: [ProgrammeStep]

    package init(programme: String, steps: [ProgrammeStep]) {
        self.programme = programme
        self.steps = steps
    }

    package static let type = EventType.programmePlanned
    package static let writers = Permission.role(.facilitator)
    package static let sample = ProgrammePlanned(
        programme: "assembly",
        steps: [
            ProgrammeStep(show: "idea", idea: "polis.demo-17", note: "say \"hello\"\n"),
            ProgrammeStep(show: "results"),
        ])

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        programme = try reader.id("programme")
        steps = try reader.objects("steps").map(ProgrammeStep.init(_:))
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("programme", programme)
        writer.write("steps", .array(steps.map(\.json)))
    }
}

/// A step of a programme.
package struct ProgrammeStep: Equatable, Sendable {
    /// What is shown.
    package var show: String
    package var idea: String?
    /// For the presenter only.
    package var note: String?

    package init(show: String, idea: String? = nil, note: String? = nil) {
        self.show = show
        self.idea = idea
        self.note = note
    }

    init(_ object: NestedObject) throws(LineFault) {
        show = try object.text("show")
        idea = try object.optionalID("idea")
        note = try object.optionalText("note")
    }

    var json: JSONValue {
        .object([
            "show": .string(show), "idea": idea.map(JSONValue.string),
            "note": note.map(JSONValue.string),
        ])
    }
}

extension Campaign {
    mutating func fold(_ event: ProgrammePlanned, _ line: FoldedLine, _ mode: FoldMode) {
        guide.programmes[event.programme, default: Register()].fold(
            event, line.stamp, mode, writers.ranks)
    }
}
