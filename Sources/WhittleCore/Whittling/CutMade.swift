/// Which ideas a stage keeps, by what rule and on what lines, so that anyone can compute it again.
/// The last one by stage counts.
package struct CutMade: EventPayload {
    package var stage: String
    /// A stage, or `pool`.
    package var from: String
    /// An object.
    package var rule: JSONValue
    /// In order, the best first.
    package var kept: [String]
    /// How many ideas there were to choose from.
    package var considered: Int
    /// The lines that the cut was computed from.
    package var basis: [BasisEntry]
    /// CRC-32C over the crcs of those lines in writer, seq order: eight hex digits.
    package var digest: String
    package var note: String?

    package init(
        stage: String, from: String, rule: JSONValue, kept: [String], considered: Int,
        basis: [BasisEntry], digest: String, note: String? = nil
    ) {
        self.stage = stage
        self.from = from
        self.rule = rule
        self.kept = kept
        self.considered = considered
        self.basis = basis
        self.digest = digest
        self.note = note
    }

    package static let type = EventType.cutMade
    package static let writers = Permission.role(.facilitator)
    package static let sample = CutMade(
        stage: "longlist", from: "pool",
        rule: .object([
            JSONMember("by", .string("crowd \"mean\"\u{2028}")), JSONMember("top", .integer(150)),
            JSONMember(
                "quota",
                .object([
                    JSONMember("share", .number(0.25)),
                    JSONMember("of", .array([.null, .bool(true)])),
                ])),
        ]), kept: ["polis.demo-17", "polis.demo-3"], considered: 7520,
        basis: [
            BasisEntry(writer: "anna.k3f9a2q7", seq: 7602),
            BasisEntry(writer: "ben.0x8d41pa", seq: 41),
        ], digest: "3f01378f", note: "agreed\nby all \u{1F91D}")

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        stage = try reader.id("stage")
        from = try reader.id("from")
        rule = try reader.value("rule")
        guard rule.members != nil else {
            throw .wrongValue(key: "rule", expected: "an object")
        }
        kept = try reader.ids("kept")
        considered = try reader.count("considered")
        basis = []
        for member in try reader.members(ofObject: "basis") {
            basis.append(try BasisEntry(member))
        }
        digest = try reader.hex("digest", digits: 8)
        note = try reader.optionalText("note")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("stage", stage)
        writer.write("from", from)
        writer.write("rule", rule)
        writer.write("kept", kept)
        writer.write("considered", considered)
        writer.write("basis", JSONValue.object(basis.map(\.json)))
        writer.write("digest", digest)
        writer.write("note", note)
    }
}

/// How far one writer's file had been read.
package struct BasisEntry: Equatable, Sendable {
    package var writer: String
    /// The last number of its gapless run.
    package var seq: Int

    package init(writer: String, seq: Int) {
        self.writer = writer
        self.seq = seq
    }

    init(_ member: JSONMember) throws(LineFault) {
        guard Identifier.parts(ofWriter: member.key) != nil, let seq = member.value.wholeNumber,
            seq >= 0
        else {
            throw .wrongValue(key: "basis", expected: "an object of writers and numbers")
        }
        writer = member.key
        self.seq = seq
    }

    var json: JSONMember { JSONMember(writer, .integer(seq)) }
}

extension Campaign {
    mutating func fold(_ event: CutMade, _ line: FoldedLine, _ mode: FoldMode) {
        whittling.cuts[event.stage, default: Register()].fold(
            event, line.stamp, mode, writers.ranks)
    }
}
