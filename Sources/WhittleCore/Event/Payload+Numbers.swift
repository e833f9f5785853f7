extension PayloadReader {
    /// A whole number of 0 or more.
    package func optionalCount(_ key: StaticString) throws(LineFault) -> Int? {
        guard let value = optionalValue(key) else { return nil }
        guard let number = value.wholeNumber, number >= 0 else {
            throw .wrongValue(key: "\(key)", expected: "a whole number, 0 or more")
        }
        return number
    }

    package func count(_ key: StaticString) throws(LineFault) -> Int {
        guard let count = try optionalCount(key) else { throw .missingKey("\(key)") }
        return count
    }

    /// A number of 0 or more.
    package func optionalAmount(_ key: StaticString) throws(LineFault) -> Double? {
        guard let number = try optionalNumber(key) else { return nil }
        guard number >= 0 else {
            throw .wrongValue(key: "\(key)", expected: "a number, 0 or more")
        }
        return number
    }

    /// So many lower-case hex digits.
    package func hex(_ key: StaticString, digits: Int) throws(LineFault) -> String {
        let text = try text(key)
        guard text.utf8.count == digits,
            text.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
        else {
            throw .wrongValue(key: "\(key)", expected: "\(digits) lower-case hex digits")
        }
        return text
    }
}
