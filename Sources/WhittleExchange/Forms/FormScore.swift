internal import WhittleCore

/// One answer to a criterion as people write it.
enum FormScore: Equatable, Sendable {
    case none
    case abstains
    case value(Double)
    /// What is wrong with it, and what to do.
    case fault(what: String, advice: String)

    /// A number with a point or a comma, also with its label behind it; a label alone; a dash or
    /// `abstain`.
    init(_ text: String, _ criterion: Criterion) {
        guard !text.isEmpty else {
            self = .none
            return
        }
        if FormScore.isAbstention(text) {
            self = .abstains
            return
        }
        let range = "\(criterion.min) to \(criterion.max)"
        guard let value = FormScore.number(text) ?? FormScore.labelled(text, criterion) else {
            self = .fault(
                what: "\(Quoted.text(text)) is no score",
                advice: FormScore.looksLikeADate(text)
                    ? "the spreadsheet has made a date of it: format the cell as text, and write a number from \(range)"
                    : "write a number from \(range), or - to abstain")
            return
        }
        guard value >= Double(criterion.min), value <= Double(criterion.max) else {
            self = .fault(
                what:
                    "\(Quoted.text(criterion.title)) takes \(range), not \(Quoted.text(text))",
                advice: "write a number of the scale, or - to abstain")
            return
        }
        self = .value(value)
    }

    /// 1 to 5; nil where it is something else.
    static func confidence(_ text: String) -> Int? {
        guard let value = number(text), value == value.rounded(), value >= 1, value <= 5 else {
            return nil
        }
        return Int(value)
    }

    private static func isAbstention(_ text: String) -> Bool {
        ["-", "–", "—", "−"].contains(text)
            || ["abstain", "abstention"].contains(text.lowercased())
    }

    /// `4`, `4.5`, `4,0`, `-2`; nil for anything else, also for what `Double` takes beside.
    static func number(_ text: String) -> Double? {
        var digits = 0
        var plain = ""
        for (index, scalar) in text.unicodeScalars.enumerated() {
            switch scalar {
            case "0"..."9":
                digits += 1
                plain.unicodeScalars.append(scalar)
            case ".", ",":
                guard !plain.contains("."), digits > 0 else { return nil }
                plain += "."
            case "-", "+", "\u{2212}":
                guard index == 0 else { return nil }
                if scalar != "+" { plain += "-" }
            default: return nil
            }
        }
        guard digits > 0, digits <= 15, !plain.hasSuffix(".") else { return nil }
        return Double(plain)
    }

    /// `4 largely`, `4 = largely` or `largely`.
    private static func labelled(_ text: String, _ criterion: Criterion) -> Double? {
        let wanted = folded(text)
        let values = criterion.labelledPoints.filter { point in
            guard let label = point.label.map(folded), !label.isEmpty else { return false }
            return wanted == label || wanted == "\(point.value) \(label)"
        }.map(\.value)
        return values.count == 1 ? values.first.map(Double.init) : nil
    }

    /// Small letters, one space between words, no `=` or `:`.
    private static func folded(_ text: String) -> String {
        text.lowercased().split { " \t\u{A0}=:()".contains($0) }.joined(separator: " ")
    }

    /// `04. Mai`, `4-May`, `2026-05-04`, `4/5/2026`.
    private static func looksLikeADate(_ text: String) -> Bool {
        let hasDigit = text.utf8.contains { (0x30...0x39).contains($0) }
        let hasMark = text.utf8.contains { [0x2D, 0x2E, 0x2F].contains($0) }
        return hasDigit && hasMark
    }
}
