/// What a column or a key of a record can be.
package enum ImportKey: String, CaseIterable, Equatable, Hashable, Sendable {
    case idea, comment, title, body, question, participant, cost, happened, status, reply, kind
    case stance, vote, up, down, pass

    /// Reads the word of `--map`; `value` is `vote`.
    init?(word: String) {
        if word == "value" {
            self = .vote
        } else {
            self.init(rawValue: word)
        }
    }
}

/// What a file's records are, known by the keys that they have.
package enum RecordKind: String, Equatable, Sendable {
    case ideas, comments, votes, totals, decisions

    /// A vote has `vote`; an idea a `title`; a comment `idea` and `body`; totals `up` and `down`;
    /// a decision `status`. Nil where it is none of them.
    package init?(_ keys: Set<ImportKey>) {
        let hasTarget = keys.contains(.idea) || keys.contains(.comment)
        if keys.contains(.vote) {
            guard hasTarget, keys.contains(.participant) else { return nil }
            self = .votes
        } else if keys.contains(.title) {
            self = .ideas
        } else if keys.contains(.body) {
            guard keys.contains(.idea) else { return nil }
            self = .comments
        } else if keys.contains(.up), keys.contains(.down), hasTarget {
            self = .totals
        } else if keys.contains(.status), hasTarget {
            self = .decisions
        } else {
            return nil
        }
    }

    /// What the files need, for faults.
    static let advice =
        "ideas need title, comments idea and body, votes idea or comment with participant and "
        + "vote, totals idea with up and down, decisions idea or comment with status"
}

/// One row or line, its values as texts.
struct ImportRecord {
    var values: [ImportKey: String] = [:]

    /// A value that is not blank.
    subscript(_ key: ImportKey) -> String? {
        guard let text = values[key], !text.isBlank else { return nil }
        return text
    }

    func trimmed(_ key: ImportKey) -> String? { self[key].map(CSVHeader.trimmed) }
}

/// What is wrong with a record, before it is known where it stands.
struct RecordFault: Error {
    var key: ImportKey
    var what: String
    var advice: String
}
