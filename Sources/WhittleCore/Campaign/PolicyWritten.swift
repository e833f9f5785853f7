/// A rule of conduct for the public. The last text counts; one without a code takes away the code
/// that an earlier one added.
package struct PolicyWritten: EventPayload {
    package var policy: String
    package var title: String
    package var body: String
    /// The reason code that it defines.
    package var code: String?

    package init(policy: String, title: String, body: String, code: String? = nil) {
        self.policy = policy
        self.title = title
        self.body = body
        self.code = code
    }

    package static let type = EventType.policyWritten
    package static let writers = Permission.role(.facilitator)
    package static let sample = PolicyWritten(
        policy: "names", title: "No names", body: "Don't name\r\nanyone\t(\"at all\")\\.",
        code: "names-someone")

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        policy = try reader.id("policy")
        title = try reader.text("title")
        body = try reader.text("body")
        code = try reader.optionalID("code")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("policy", policy)
        writer.write("title", title)
        writer.write("body", body)
        writer.write("code", code)
    }
}

/// A reason that moderators give by its code.
package struct Reason: Equatable, Sendable {
    package let code: String
    /// What the campaign says of it.
    package let policy: PolicyWritten?

    /// One of the format's own, which no policy takes away.
    package var isFixed: Bool { Campaign.fixedReasonCodes.contains(code) }

    /// The policy's title, and the first line of its text.
    package var description: String {
        guard let policy else { return "" }
        let line = policy.body.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        return line.isBlank ? policy.title : policy.title + ": " + line
    }
}

extension Campaign {
    mutating func fold(_ event: PolicyWritten, _ line: FoldedLine, _ mode: FoldMode) {
        policies[event.policy, default: Register()].fold(event, line.stamp, mode, writers.ranks)
        ruleChanges += 1
    }
}
