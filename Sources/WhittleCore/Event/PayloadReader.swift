/// Reads the payload of one scanned line by key. Every fault names the key and what was expected.
package struct PayloadReader: ~Copyable {
    let scanner: LineScanner
    let bytes: UnsafeBufferPointer<UInt8>

    /// The scanner must have scanned just these bytes.
    package init(_ scanner: LineScanner, _ bytes: UnsafeBufferPointer<UInt8>) {
        self.scanner = scanner
        self.bytes = bytes
    }

    func field(_ key: StaticString) -> LineScanner.Field? {
        for field in scanner.fields where scanner.matches(field, key, in: bytes) { return field }
        return nil
    }

    package func has(_ key: StaticString) -> Bool { field(key) != nil }

    /// Any value, or nil where the key is absent or null.
    package func optionalValue(_ key: StaticString) -> JSONValue? {
        guard let field = field(key), field.kind != .null else { return nil }
        return JSONValue(scanned: bytes, Int(field.start), Int(field.end), field.kind)
    }

    package func value(_ key: StaticString) throws(LineFault) -> JSONValue {
        guard let value = optionalValue(key) else { throw .missingKey("\(key)") }
        return value
    }

    /// Any text.
    package func optionalText(_ key: StaticString) throws(LineFault) -> String? {
        guard let field = field(key), field.kind != .null else { return nil }
        guard field.kind == .string || field.kind == .escapedString else {
            throw .wrongValue(key: "\(key)", expected: "a text")
        }
        return JSONText.unescaped(bytes, Int(field.start), Int(field.end))
    }

    package func text(_ key: StaticString) throws(LineFault) -> String {
        guard let text = try optionalText(key) else { throw .missingKey("\(key)") }
        return text
    }

    /// A text that `null` clears.
    package func textChange(_ key: StaticString) throws(LineFault) -> Change<String> {
        guard let field = field(key) else { return .keep }
        if field.kind == .null { return .clear }
        return .set(try text(key))
    }

    /// An id by the grammar of `Identifier`.
    package func optionalID(_ key: StaticString) throws(LineFault) -> String? {
        guard let text = try optionalText(key) else { return nil }
        guard Identifier.isValid(text) else {
            throw .wrongValue(key: "\(key)", expected: "an id of letters, digits and . _ : -")
        }
        return text
    }

    package func id(_ key: StaticString) throws(LineFault) -> String {
        guard let id = try optionalID(key) else { throw .missingKey("\(key)") }
        return id
    }

    /// A member's name.
    package func optionalMember(_ key: StaticString) throws(LineFault) -> String? {
        guard let text = try optionalText(key) else { return nil }
        guard Identifier.isMember(text) else {
            throw .wrongValue(key: "\(key)", expected: "a member's name (a-z, 0-9, -)")
        }
        return text
    }

    package func member(_ key: StaticString) throws(LineFault) -> String {
        guard let member = try optionalMember(key) else { throw .missingKey("\(key)") }
        return member
    }

    /// A whole number below 2^53 in magnitude, within the range.
    package func optionalInt(
        _ key: StaticString, _ range: ClosedRange<Int> = -(1 << 53)...(1 << 53)
    ) throws(LineFault) -> Int? {
        guard let value = optionalValue(key) else { return nil }
        guard let number = value.wholeNumber, range.contains(number) else {
            throw .wrongValue(
                key: "\(key)",
                expected: range.upperBound == 1 << 53
                    ? "a whole number"
                    : "a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    package func int(
        _ key: StaticString, _ range: ClosedRange<Int> = -(1 << 53)...(1 << 53)
    ) throws(LineFault) -> Int {
        guard let value = try optionalInt(key, range) else { throw .missingKey("\(key)") }
        return value
    }

    /// A number.
    package func optionalNumber(_ key: StaticString) throws(LineFault) -> Double? {
        guard let value = optionalValue(key) else { return nil }
        guard let number = value.double else {
            throw .wrongValue(key: "\(key)", expected: "a number")
        }
        return number
    }

    package func number(_ key: StaticString) throws(LineFault) -> Double {
        guard let value = try optionalNumber(key) else { throw .missingKey("\(key)") }
        return value
    }

    package func optionalBool(_ key: StaticString) throws(LineFault) -> Bool? {
        guard let value = optionalValue(key) else { return nil }
        guard let truth = value.isTrue else {
            throw .wrongValue(key: "\(key)", expected: "true or false")
        }
        return truth
    }

    package func bool(_ key: StaticString) throws(LineFault) -> Bool {
        guard let value = try optionalBool(key) else { throw .missingKey("\(key)") }
        return value
    }

    /// A moment in the journal's form.
    package func optionalTime(_ key: StaticString) throws(LineFault) -> Timestamp? {
        guard let text = try optionalText(key) else { return nil }
        guard let time = Timestamp(text) else {
            throw .wrongValue(key: "\(key)", expected: "a UTC time like 2015-01-12T09:12:44.123Z")
        }
        return time
    }

    package func time(_ key: StaticString) throws(LineFault) -> Timestamp {
        guard let time = try optionalTime(key) else { throw .missingKey("\(key)") }
        return time
    }

    /// A list of texts; empty where the key is absent.
    package func texts(_ key: StaticString) throws(LineFault) -> [String] {
        guard let value = optionalValue(key) else { return [] }
        guard let elements = value.elements else {
            throw .wrongValue(key: "\(key)", expected: "a list of texts")
        }
        var result: [String] = []
        result.reserveCapacity(elements.count)
        for element in elements {
            guard let text = element.text else {
                throw .wrongValue(key: "\(key)", expected: "a list of texts")
            }
            result.append(text)
        }
        return result
    }

    /// A list of ids; the key must be there.
    package func ids(_ key: StaticString) throws(LineFault) -> [String] {
        guard has(key) else { throw .missingKey("\(key)") }
        return try optionalIDs(key)
    }

    /// A list of ids; empty where the key is absent.
    package func optionalIDs(_ key: StaticString) throws(LineFault) -> [String] {
        let result = try texts(key)
        for id in result where !Identifier.isValid(id) {
            throw .wrongValue(key: "\(key)", expected: "a list of ids")
        }
        return result
    }

    /// A word from a fixed list; another word is a line from the future.
    package func optionalWord<Word: RawRepresentable<String>>(
        _ key: StaticString, _ type: Word.Type = Word.self
    ) throws(LineFault) -> Word? {
        guard let text = try optionalText(key) else { return nil }
        guard let word = Word(rawValue: text) else {
            throw .unknownWord(key: "\(key)", word: text)
        }
        return word
    }

    package func word<Word: RawRepresentable<String>>(
        _ key: StaticString, _ type: Word.Type = Word.self
    ) throws(LineFault) -> Word {
        guard let word = try optionalWord(key, Word.self) else { throw .missingKey("\(key)") }
        return word
    }

    /// A list of words from a fixed list; empty where the key is absent.
    package func words<Word: RawRepresentable<String>>(
        _ key: StaticString, _ type: Word.Type = Word.self
    ) throws(LineFault) -> [Word] {
        var result: [Word] = []
        for text in try texts(key) {
            guard let word = Word(rawValue: text) else {
                throw .unknownWord(key: "\(key)", word: text)
            }
            result.append(word)
        }
        return result
    }

    /// The idea or the comment that the line names; exactly one of the two keys.
    package func target() throws(LineFault) -> Target {
        if let idea = try optionalID("idea") {
            guard !has("comment") else {
                throw .wrongValue(key: "comment", expected: "absent beside “idea”")
            }
            return .idea(idea)
        }
        guard let comment = try optionalID("comment") else { throw .missingKey("idea") }
        return .comment(comment)
    }
}
