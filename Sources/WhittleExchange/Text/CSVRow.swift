/// One row of a CSV file; used again from row to row, so that reading makes no garbage.
package struct CSVRow: Sendable {
    /// The cells' contents one after another, quotes and doubling removed.
    var bytes: [UInt8] = []
    /// Where each cell ends in `bytes`.
    var ends: [Int] = []
    /// Where each cell begins in the file.
    var starts: [Int] = []

    package init() {}

    package var count: Int { ends.count }

    mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
    }

    private func range(_ cell: Int) -> Range<Int> {
        (cell == 0 ? 0 : ends[cell - 1])..<ends[cell]
    }

    package func isEmpty(_ cell: Int) -> Bool { range(cell).isEmpty }

    /// True where the cell has nothing but spaces and tabs.
    package func isBlank(_ cell: Int) -> Bool {
        bytes[range(cell)].allSatisfy { $0 == 0x20 || $0 == 0x09 }
    }

    package func text(_ cell: Int) -> String {
        String(decoding: bytes[range(cell)], as: UTF8.self)
    }

    /// The cell as a whole number of at most 18 digits, spaces around it ignored; nil for
    /// anything else.
    package func integer(_ cell: Int) -> Int? { DecimalText.integer(bytes[range(cell)]) }

    /// All cells.
    package var texts: [String] { (0..<count).map { text($0) } }
}

/// Whole numbers in text.
package enum DecimalText {
    /// A sign, at most 18 digits, spaces around; nil for anything else.
    package static func integer(_ bytes: ArraySlice<UInt8>) -> Int? {
        var index = bytes.startIndex
        var end = bytes.endIndex
        while index < end, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
        while end > index, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
        guard index < end else { return nil }
        let isNegative = bytes[index] == 0x2D
        if isNegative || bytes[index] == 0x2B { index += 1 }
        guard index < end, end - index <= 18 else { return nil }
        var value = 0
        while index < end {
            let digit = Int(bytes[index]) - 0x30
            guard digit >= 0, digit <= 9 else { return nil }
            value = value * 10 + digit
            index += 1
        }
        return isNegative ? -value : value
    }

    package static func integer(_ text: String) -> Int? {
        let bytes = Array(text.utf8)
        return integer(bytes[...])
    }
}

/// The names of a file's columns. No name stands twice.
package struct CSVHeader: Equatable, Sendable {
    package let names: [String]
    private let folded: [String]

    init(_ names: [String]) {
        self.names = names
        folded = names.map(CSVHeader.fold)
    }

    /// The index of the column with this name; capitals, spaces and dashes do not matter where
    /// no name fits exactly.
    package func column(_ name: String) -> Int? {
        if let exact = names.firstIndex(where: { $0.utf8.elementsEqual(name.utf8) }) {
            return exact
        }
        let wanted = CSVHeader.fold(name)
        guard !wanted.isEmpty else { return nil }
        return folded.firstIndex(of: wanted)
    }

    /// The first of these names that there is a column for.
    package func column(anyOf names: [String]) -> Int? {
        for name in names {
            if let column = column(name) { return column }
        }
        return nil
    }

    /// Letters and digits alone, in lower case: `Comment ID` and `comment-id` are `commentid`.
    static func fold(_ name: String) -> String {
        var result = ""
        for scalar in name.unicodeScalars {
            switch scalar {
            case "a"..."z", "0"..."9": result.unicodeScalars.append(scalar)
            case "A"..."Z": result += String(scalar).lowercased()
            default:
                if scalar.value >= 0x80, scalar.properties.isAlphabetic {
                    result += scalar.properties.lowercaseMapping
                }
            }
        }
        return result
    }

    static func trimmed(_ name: String) -> String {
        let isSpace = { (scalar: Unicode.Scalar) in
            scalar == " " || scalar == "\t" || scalar == "\u{A0}"
        }
        let scalars = name.unicodeScalars.drop(while: isSpace)
        guard let last = scalars.lastIndex(where: { !isSpace($0) }) else { return "" }
        return String(scalars[...last])
    }
}
