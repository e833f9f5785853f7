/// What changed between two texts, word by word: the longest common subsequence of their words
/// (Wagner and Fischer 1974), with line breaks as words of their own. Words are compared by their
/// bytes.
package struct WordDifference: Equatable, Sendable {
    package struct Piece: Equatable, Sendable {
        package enum Kind: Equatable, Sendable { case same, removed, added }

        package let kind: Kind
        /// Line breaks are words of their own.
        package var words: [String]

        /// The words, with one space between them and none around line breaks.
        package var text: String { WordDifference.joined(words) }
    }

    /// In the order of the texts; what was removed stands before what came in its place.
    package let pieces: [Piece]
    /// True where the texts are too long and too different to find what they have in common: then
    /// all between their common begin and end is removed and added.
    package let isCoarse: Bool

    package var isEmpty: Bool { pieces.allSatisfy { $0.kind == .same } }

    /// How many pairs of words are compared at most: 2,097,152, which takes 8 MiB.
    package static let limit = 1 << 21

    package init(from old: String, to new: String, limit: Int = WordDifference.limit) {
        let before = WordDifference.words(old)
        let after = WordDifference.words(new)
        var begin = 0
        while begin < min(before.count, after.count), isSame(before[begin], after[begin]) {
            begin += 1
        }
        var end = 0
        while end < min(before.count, after.count) - begin,
            isSame(before[before.count - 1 - end], after[after.count - 1 - end])
        {
            end += 1
        }
        let left = Array(before[begin..<before.count - end])
        let right = Array(after[begin..<after.count - end])
        isCoarse = !left.isEmpty && !right.isEmpty && left.count > limit / right.count
        var pieces: [Piece] = []
        func add(_ kind: Piece.Kind, _ words: [String]) {
            guard !words.isEmpty else { return }
            if pieces.last?.kind == kind {
                pieces[pieces.count - 1].words += words
            } else {
                pieces.append(Piece(kind: kind, words: words))
            }
        }
        add(.same, Array(before[..<begin]))
        if isCoarse {
            add(.removed, left)
            add(.added, right)
        } else {
            for step in WordDifference.steps(left, right) { add(step.kind, step.words) }
        }
        add(.same, Array(before[(before.count - end)...]))
        self.pieces = pieces
    }

    /// The changed middle, piece by piece.
    private static func steps(_ left: [String], _ right: [String]) -> [Piece] {
        let columns = right.count + 1
        // The length of the longest common subsequence of what follows each pair of places.
        var table = [UInt32](repeating: 0, count: (left.count + 1) * columns)
        let (before, after) = numbers(left, right)
        for row in stride(from: left.count - 1, through: 0, by: -1) {
            for column in stride(from: right.count - 1, through: 0, by: -1) {
                let place = row * columns + column
                table[place] =
                    before[row] == after[column]
                    ? table[place + columns + 1] + 1
                    : max(table[place + columns], table[place + 1])
            }
        }
        var steps: [Piece] = []
        var (row, column) = (0, 0)
        while row < left.count || column < right.count {
            let place = row * columns + column
            if row < left.count, column < right.count, before[row] == after[column] {
                steps.append(Piece(kind: .same, words: [left[row]]))
                row += 1
                column += 1
            } else if row < left.count,
                column == right.count || table[place + columns] >= table[place + 1]
            {
                steps.append(Piece(kind: .removed, words: [left[row]]))
                row += 1
            } else {
                steps.append(Piece(kind: .added, words: [right[column]]))
                column += 1
            }
        }
        return ordered(steps)
    }

    /// Between two common words, all that was removed and then all that was added.
    private static func ordered(_ steps: [Piece]) -> [Piece] {
        var result: [Piece] = []
        var added: [Piece] = []
        for step in steps {
            switch step.kind {
            case .removed: result.append(step)
            case .added: added.append(step)
            case .same:
                result += added + [step]
                added = []
            }
        }
        return result + added
    }

    /// The same number for the same bytes.
    private static func numbers(_ left: [String], _ right: [String]) -> ([Int32], [Int32]) {
        var known: [[UInt8]: Int32] = [:]
        func number(_ word: String) -> Int32 {
            let bytes = Array(word.utf8)
            if let number = known[bytes] { return number }
            let number = Int32(known.count)
            known[bytes] = number
            return number
        }
        return (left.map(number), right.map(number))
    }

    /// A text's words; a line break is one.
    static func words(_ text: String) -> [String] {
        var words: [String] = []
        var word = String.UnicodeScalarView()
        func finish() {
            if !word.isEmpty { words.append(String(word)) }
            word = String.UnicodeScalarView()
        }
        for scalar in text.unicodeScalars {
            if scalar == "\n" {
                finish()
                words.append("\n")
            } else if scalar.properties.isWhitespace {
                finish()
            } else {
                word.append(scalar)
            }
        }
        finish()
        return words
    }

    fileprivate static func joined(_ words: [String]) -> String {
        var text = ""
        for word in words {
            if word != "\n", !text.isEmpty, text.utf8.last != 0x0A { text += " " }
            text += word
        }
        return text
    }

    /// The differences with marks that need no colour: `[-out-]` and `{+in+}`.
    package var marked: String {
        let parts = pieces.map { piece in
            switch piece.kind {
            case .same: piece.words
            case .removed: ["[-" + piece.text + "-]"]
            case .added: ["{+" + piece.text + "+}"]
            }
        }
        return WordDifference.joined(parts.flatMap { $0 })
    }
}

private func isSame(_ one: String, _ other: String) -> Bool {
    one.utf8.elementsEqual(other.utf8)
}
