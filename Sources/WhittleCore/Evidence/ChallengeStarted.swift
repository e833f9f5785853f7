/// A team that tries an idea for some days. The last one counts.
package struct ChallengeStarted: EventPayload {
    package var challenge: String
    package var idea: String
    package var title: String
    package var team: [String]
    package var sponsor: String?
    /// A date as written.
    package var starts: String
    /// 100 where the line does not say.
    package var days: Int

    package init(
        challenge: String, idea: String, title: String, team: [String], sponsor: String? = nil,
        starts: String, days: Int = 100
    ) {
        self.challenge = challenge
        self.idea = idea
        self.title = title
        self.team = team
        self.sponsor = sponsor
        self.starts = starts
        self.days = days
    }

    package static let type = EventType.challengeStarted
    package static let writers = Permission.role(.facilitator)
    package static let sample = ChallengeStarted(
        challenge: "huddle", idea: "polis.demo-17", title: "A \"huddle\" a day \u{1F4C6}",
        team: ["Anna", "B\u{2028}en"], sponsor: "the \u{202B}board", starts: "2015-06-01", days: 90)

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        challenge = try reader.id("challenge")
        idea = try reader.id("idea")
        title = try reader.text("title")
        team = try reader.requiredTexts("team")
        sponsor = try reader.optionalText("sponsor")
        starts = try reader.text("starts")
        days = try reader.optionalCount("days") ?? 100
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("challenge", challenge)
        writer.write("idea", idea)
        writer.write("title", title)
        writer.write("team", team)
        writer.write("sponsor", sponsor)
        writer.write("starts", starts)
        writer.write("days", days)
    }
}

extension Campaign {
    mutating func fold(_ event: ChallengeStarted, _ line: FoldedLine, _ mode: FoldMode) {
        evidence.challenges[event.challenge, default: Register()].fold(
            event, line.stamp, mode, writers.ranks)
    }
}
