/// A meeting of the panel. The last one counts.
package struct MeetingHeld: EventPayload {
    package var meeting: String
    package var date: String
    package var present: [String]

    package init(meeting: String, date: String, present: [String]) {
        self.meeting = meeting
        self.date = date
        self.present = present
    }

    package static let type = EventType.meetingHeld
    package static let writers = Permission.role(.facilitator)
    package static let sample = MeetingHeld(
        meeting: "march", date: "2015-03-02", present: ["anna", "ben"])

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        meeting = try reader.id("meeting")
        date = try reader.text("date")
        present = try reader.members("present")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("meeting", meeting)
        writer.write("date", date)
        writer.write("present", present)
    }
}

extension Campaign {
    mutating func fold(_ event: MeetingHeld, _ line: FoldedLine, _ mode: FoldMode) {
        whittling.meetings[event.meeting, default: Register()].fold(
            event, line.stamp, mode, writers.ranks)
    }
}
