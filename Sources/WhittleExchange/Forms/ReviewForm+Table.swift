internal import WhittleCore

/// The form as a table for a spreadsheet: a row an idea, the labelled points in the heading of each
/// criterion. What ties a row to its round is one cell, so rows may be sorted and columns moved.
extension ReviewForm {
    /// The names of the columns that are no criteria; what follows in brackets is for people.
    enum Column: String, CaseIterable {
        case idea, title, text, confidence, comment, form
    }

    /// More of a text than this many characters is left to the program: cells have an end.
    private static let longestText = 18_000

    package func table(delimiter: Unicode.Scalar = ",") -> [UInt8] {
        let columns =
            [Column.idea.rawValue, Column.title.rawValue, Column.text.rawValue]
            + round.criteria.map { criterion in
                let points = criterion.labelledPoints.map { point in
                    "\(point.value)" + (point.label.map { " = \($0)" } ?? "")
                }
                let prompt = criterion.prompt.map { $0.isBlank ? "" : " \($0)" } ?? ""
                return FormText.line(
                    "\(criterion.criterion): \(criterion.title) (\(share(of: criterion))).\(prompt) "
                        + points.joined(separator: " / ") + " / - to abstain")
            } + [
                "confidence (1 = a guess / 5 = sure / or nothing)", "comment (\(audience))",
                "form (leave this column as it is)",
            ]
        let rows: [[ExportCell]] = ideas.map { idea in
            let answers = round.criteria.map { criterion -> ExportCell in
                let given = idea.answers?.scores.first { $0.criterion == criterion.criterion }
                guard let given else { return .empty }
                return given.value.map { .number($0) } ?? .text(FormText.score(nil))
            }
            return [
                .text(idea.ticket.idea), .text(FormText.line(idea.title)), .text(text(of: idea)),
            ]
                + answers + [
                    idea.answers?.confidence.map { .integer($0) } ?? .empty,
                    .text(FormText.words(idea.answers?.comment ?? "")), .text(idea.ticket.text),
                ]
        }
        return ExportTable(columns: columns, rows: rows).csv(delimiter: delimiter)
    }

    private func text(of idea: Idea) -> String {
        var parts = idea.facts.map(FormText.line)
        if !idea.body.isEmpty { parts.append(FormText.words(idea.body)) }
        if !idea.developed.isEmpty { parts.append(FormText.words(idea.developed)) }
        if !idea.merged.isEmpty {
            parts.append("Merged with it:")
            parts += idea.merged.map { "- " + FormText.line($0) }
        }
        let text = parts.joined(separator: "\n")
        let scalars = text.unicodeScalars
        guard scalars.count > ReviewForm.longestText else { return text }
        return String(scalars.prefix(ReviewForm.longestText))
            + " … [cut; all of it: whittle show \(idea.ticket.idea)]"
    }
}
