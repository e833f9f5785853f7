/// Lines that are as if absent, until they are redone.
package struct LineUndone: EventPayload {
    /// By their ids.
    package var lines: [String]

    package init(lines: [String]) {
        self.lines = lines
    }

    package static let type = EventType.lineUndone
    package static let writers = Permission.anyMember
    package static let sample = LineUndone(lines: ["anna.k3f9a2q7-12", "ben.0x8d41pa-3"])

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        lines = try reader.ids("lines")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("lines", lines)
    }
}

/// Lines that count again after they were undone.
package struct LineRedone: EventPayload {
    /// By their ids.
    package var lines: [String]

    package init(lines: [String]) {
        self.lines = lines
    }

    package static let type = EventType.lineRedone
    package static let writers = Permission.anyMember
    package static let sample = LineRedone(lines: ["anna.k3f9a2q7-12"])

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        lines = try reader.ids("lines")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("lines", lines)
    }
}
