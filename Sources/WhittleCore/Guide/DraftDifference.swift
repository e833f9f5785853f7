/// What changed between two versions of what an idea was developed into.
package struct DraftDifference: Equatable, Sendable {
    /// The fields that differ, in the order of a version, each with its differences.
    package let fields: [(field: DraftField, difference: WordDifference)]

    package init(from old: DraftWritten?, to new: DraftWritten) {
        fields = DraftField.allCases.compactMap { field in
            let before = old.map { field.text(of: $0) } ?? ""
            let after = field.text(of: new)
            guard !before.utf8.elementsEqual(after.utf8) else { return nil }
            return (field, WordDifference(from: before, to: after))
        }
    }

    package static func == (one: DraftDifference, other: DraftDifference) -> Bool {
        one.fields.map(\.field) == other.fields.map(\.field)
            && one.fields.map(\.difference) == other.fields.map(\.difference)
    }

    /// A line for the name of each field, then its differences.
    package var lines: [String] {
        fields.flatMap { field, difference in
            ["\(field.title):"]
                + (difference.isEmpty ? ["(only spaces)"] : [difference.marked])
                + (difference.isCoarse ? ["(too different to be compared word by word)"] : [])
        }
    }
}

/// What a version says of an idea, in the order in which it is read.
package enum DraftField: String, CaseIterable, Equatable, Sendable {
    case what, why, start, resources, risks, lead, contributors

    package var title: String {
        switch self {
        case .what: "What"
        case .why: "Why"
        case .start: "How to start"
        case .resources: "Resources"
        case .risks: "Risks"
        case .lead: "Lead"
        case .contributors: "Contributors"
        }
    }

    /// What is to be written there.
    package var help: String {
        switch self {
        case .what: "What is to be done, so that somebody who was not there could do it."
        case .why: "Why it helps, and whom; what people said of it."
        case .start: "The first steps, small enough for next week."
        case .resources: "Time, money, people, things."
        case .risks: "What could go wrong, and what then."
        case .lead: "Who takes it on: one name, as it is to be published."
        case .contributors: "Who helps to develop it: one name a line, as they are published."
        }
    }

    /// What a version says there; names of contributors one a line. Empty where it says nothing.
    package func text(of draft: DraftWritten) -> String {
        switch self {
        case .what: draft.what
        case .why: draft.why ?? ""
        case .start: draft.start ?? ""
        case .resources: draft.resources ?? ""
        case .risks: draft.risks ?? ""
        case .lead: draft.lead ?? ""
        case .contributors: draft.contributors.joined(separator: "\n")
        }
    }

    /// Puts a text there. Blank: it says nothing.
    package func set(_ text: String, in draft: inout DraftWritten) {
        let text = Trim.trimmed(text)
        let value = text.isEmpty ? nil : text
        switch self {
        case .what: draft.what = text
        case .why: draft.why = value
        case .start: draft.start = value
        case .resources: draft.resources = value
        case .risks: draft.risks = value
        case .lead: draft.lead = value
        case .contributors:
            var names: [String] = []
            for line in text.unicodeScalars.split(separator: "\n") {
                let name = Trim.trimmed(String(line))
                if !name.isEmpty, !names.contains(name) { names.append(name) }
            }
            draft.contributors = names
        }
    }
}
