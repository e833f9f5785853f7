internal import WhittleCore

extension ImportRecord {
    func happened() throws(RecordFault) -> Timestamp? {
        guard let text = trimmed(.happened) else { return nil }
        if let time = DateText.parse(text) { return time }
        throw fault(.happened, "is no date", DateText.advice)
    }

    /// A plain decimal number, also with a comma every three digits.
    func cost() throws(RecordFault) -> Double? {
        guard let text = trimmed(.cost) else { return nil }
        var digits = ""
        var group: Int?
        var isFraction = false
        for character in text {
            if character == ",", !isFraction, !digits.isEmpty, group ?? 3 == 3 {
                group = 0
            } else {
                if character == "." { isFraction = true }
                if !isFraction { group = group.map { $0 + 1 } }
                digits.append(character)
            }
        }
        let isPlain = digits.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
        if isPlain, group ?? 3 == 3, digits.utf8.count <= 15, let value = Double(digits) {
            return value
        }
        throw fault(.cost, "is no amount", "write a plain number like 1250 or 1250.50")
    }

    /// A count of votes; a whole number.
    func count(_ key: ImportKey) throws(RecordFault) -> Int? {
        guard let text = trimmed(key) else { return nil }
        if let value = DecimalText.integer(text), (0..<1 << 53).contains(value) { return value }
        throw fault(key, "is no count", "write a whole number")
    }

    func vote() throws(RecordFault) -> Int {
        switch trimmed(.vote)?.lowercased() {
        case "1", "+1", "up", "yes", "y", "agree", "for": return 1
        case "0", "pass", "abstain", "unsure", "neutral": return 0
        case "-1", "\u{2212}1", "down", "no", "n", "disagree", "against": return -1
        case nil: throw RecordFault(key: .vote, what: "the vote is missing", advice: "write it")
        case .some:
            throw fault(.vote, "is no vote", "write up, down, pass, yes, no, 1, 0 or -1")
        }
    }

    func verdict() throws(RecordFault) -> Verdict {
        switch trimmed(.status)?.lowercased() {
        case "approved", "accepted", "published", "1": return .approved
        case "hidden", "rejected", "withdrawn", "-1": return .hidden
        case "escalated": return .escalated
        case nil, "pending", "undecided", "unmoderated", "0": return .pending
        case .some:
            throw fault(.status, "is no status", "write approved, hidden, escalated or pending")
        }
    }

    func stance() throws(RecordFault) -> Int? {
        switch trimmed(.stance)?.lowercased() {
        case nil: return nil
        case "1", "+1", "for", "in favor", "in favour": return 1
        case "0", "neutral": return 0
        case "-1", "\u{2212}1", "against": return -1
        case .some: throw fault(.stance, "is no stance", "write for, against, neutral, 1, 0 or -1")
        }
    }

    func kind() throws(RecordFault) -> CommentKind? {
        guard let text = trimmed(.kind) else { return nil }
        if let kind = CommentKind(rawValue: text.lowercased()) { return kind }
        let words = CommentKind.allCases.map(\.rawValue).joined(separator: ", ")
        throw fault(.kind, "is no kind of comment", "write one of \(words)")
    }

    private func fault(_ key: ImportKey, _ what: String, _ advice: String) -> RecordFault {
        RecordFault(
            key: key, what: "“\(key.rawValue)” \(what): \(Quoted.text(values[key] ?? ""))",
            advice: advice)
    }
}
