/// A round of reviews, or a change to it. The last one counts.
package struct RoundOpened: EventPayload {
    package var round: String
    package var title: String
    /// The stage whose ideas are reviewed.
    package var stage: String
    package var criteria: [Criterion]
    package var visibility: Visibility
    /// True where authors are hidden from reviewers.
    package var blind: Bool?
    /// Reviews that every idea is to have first.
    package var floor: Int?
    /// Ideas for each reviewer.
    package var load: Int?
    /// Empty: all panelists.
    package var members: [String]
    package var deadline: Timestamp?

    package init(
        round: String, title: String, stage: String, criteria: [Criterion], visibility: Visibility,
        blind: Bool? = nil, floor: Int? = nil, load: Int? = nil, members: [String] = [],
        deadline: Timestamp? = nil
    ) {
        self.round = round
        self.title = title
        self.stage = stage
        self.criteria = criteria
        self.visibility = visibility
        self.blind = blind
        self.floor = floor
        self.load = load
        self.members = members
        self.deadline = deadline
    }

    package static let type = EventType.roundOpened
    package static let writers = Permission.role(.facilitator)
    package static let sample = RoundOpened(
        round: "longlist", title: "Round \"one\" \u{1F3C1}", stage: "longlist",
        criteria: [
            Criterion(
                criterion: "impact", title: "Impact\u{2028}", prompt: "How many \"people\"?",
                weight: 0.6, min: 1, max: 5, labels: ["none\n", "huge \u{1F4A5}"]),
            Criterion(criterion: "novelty", title: "Novelty", weight: 0, min: -2, max: 2),
        ], visibility: .afterOwn, blind: true, floor: 2, load: 40, members: ["anna", "ben-2"],
        deadline: Timestamp(milliseconds: 1_423_000_000_000))

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        round = try reader.id("round")
        title = try reader.text("title")
        stage = try reader.id("stage")
        criteria = try reader.objects("criteria").map(Criterion.init(_:))
        visibility = try reader.word("visibility")
        blind = try reader.optionalBool("blind")
        floor = try reader.optionalCount("floor")
        load = try reader.optionalCount("load")
        members = try reader.optionalMembers("members")
        deadline = try reader.optionalTime("deadline")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("round", round)
        writer.write("title", title)
        writer.write("stage", stage)
        writer.write("criteria", .array(criteria.map(\.json)))
        writer.write("visibility", visibility)
        writer.write("blind", blind)
        writer.write("floor", floor)
        writer.write("load", load)
        writer.writeUnlessEmpty("members", members)
        writer.write("deadline", deadline)
    }
}

/// A question of the rubric that every review answers with a number.
package struct Criterion: Equatable, Sendable {
    package var criterion: String
    package var title: String
    package var prompt: String?
    /// 0 or more; 0: recorded, not counted.
    package var weight: Double
    package var min: Int
    /// Above `min`.
    package var max: Int
    /// What the values mean, from `min` on.
    package var labels: [String]

    package init(
        criterion: String, title: String, prompt: String? = nil, weight: Double, min: Int,
        max: Int, labels: [String] = []
    ) {
        self.criterion = criterion
        self.title = title
        self.prompt = prompt
        self.weight = weight
        self.min = min
        self.max = max
        self.labels = labels
    }

    init(_ object: NestedObject) throws(LineFault) {
        criterion = try object.id("criterion")
        title = try object.text("title")
        prompt = try object.optionalText("prompt")
        weight = try object.amount("weight")
        min = try object.int("min")
        max = try object.int("max")
        labels = try object.texts("labels")
        guard max > min else { throw object.fault("max", expected: "above “min”") }
    }

    var json: JSONValue {
        .object([
            "criterion": .string(criterion),
            "title": .string(title),
            "prompt": prompt.map(JSONValue.string),
            "weight": .number(weight),
            "min": .integer(min),
            "max": .integer(max),
            "labels": labels.isEmpty ? nil : .array(labels.map(JSONValue.string)),
        ])
    }
}

/// When a reviewer sees the others' reviews.
package enum Visibility: String, CaseIterable, Equatable, Hashable, Sendable {
    /// Of an idea: after their own.
    case afterOwn = "after-own"
    /// After the round has closed.
    case afterRound = "after-round"
    case always
    /// The reviews are not in the folder before the close.
    case sealed

    /// What reviewers see under it, for who opens a round by a command.
    package var help: String {
        switch self {
        case .afterOwn:
            "others' scores after one's own; a courtesy, readable by whoever has the files"
        case .afterRound: "others' scores once the round is closed; the same courtesy, for longer"
        case .always: "everyone on the panel sees all scores at once"
        case .sealed:
            "nobody can look, next idea by coverage only; kept on members' devices till the close"
        }
    }

    /// When members see each other's scores: the same as an answer.
    package var answer: String {
        switch self {
        case .afterOwn: "after their own; a courtesy: the files can be read by who has them"
        case .afterRound: "once the round is closed; the same courtesy, for longer"
        case .always: "at once: members will follow each other"
        case .sealed: "nobody can look, next idea by coverage only; kept on their devices"
        }
    }
}

extension Campaign {
    mutating func fold(_ event: RoundOpened, _ line: FoldedLine, _ mode: FoldMode) {
        rounds[event.round, default: RoundState()].opened.fold(
            event, line.stamp, mode, writers.ranks)
    }
}
