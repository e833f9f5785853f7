/// The stages of the whittling with how many ideas each is to keep. The last plan counts.
package struct StagesPlanned: EventPayload {
    package var stages: [PlannedStage]

    package init(stages: [PlannedStage]) {
        self.stages = stages
    }

    package static let type = EventType.stagesPlanned
    package static let writers = Permission.role(.facilitator)
    package static let sample = StagesPlanned(stages: [
        PlannedStage(stage: "longlist", title: "Long \"list\"", target: 150),
        PlannedStage(stage: "final", title: "Final\u{2028}\u{1F947}", target: 15),
    ])

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        stages = try reader.objects("stages").map(PlannedStage.init(_:))
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("stages", .array(stages.map(\.json)))
    }
}

/// A stage of the whittling.
package struct PlannedStage: Equatable, Sendable {
    package var stage: String
    package var title: String
    /// How many ideas it is to keep, 0 or more.
    package var target: Int

    package init(stage: String, title: String, target: Int) {
        self.stage = stage
        self.title = title
        self.target = target
    }

    init(_ object: NestedObject) throws(LineFault) {
        stage = try object.id("stage")
        title = try object.text("title")
        target = try object.count("target")
    }

    var json: JSONValue {
        .object([
            "stage": .string(stage), "title": .string(title), "target": .integer(target),
        ])
    }
}

extension Campaign {
    mutating func fold(_ event: StagesPlanned, _ line: FoldedLine, _ mode: FoldMode) {
        whittling.plan.fold(event.stages, line.stamp, mode, writers.ranks)
    }
}
