/// A JSON value inside a line: a rubric, scores, a rule. The order of an object's keys is kept.
package indirect enum JSONValue: Equatable, Hashable, Sendable {
    case null
    case bool(Bool)
    /// A whole number between −2^53 and 2^53.
    case integer(Int)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([JSONMember])

    /// The value of a key, where this is an object that has it.
    package subscript(_ key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key.utf8.elementsEqual(key.utf8) }?.value
    }

    package var text: String? {
        if case .string(let text) = self { text } else { nil }
    }

    package var wholeNumber: Int? {
        if case .integer(let value) = self { value } else { nil }
    }

    /// Any number.
    package var double: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        case .null, .bool, .string, .array, .object: nil
        }
    }

    package var isTrue: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    package var elements: [JSONValue]? {
        if case .array(let values) = self { values } else { nil }
    }

    package var members: [JSONMember]? {
        if case .object(let members) = self { members } else { nil }
    }

    /// An object from pairs, those without a value left out.
    package static func object(_ pairs: KeyValuePairs<String, JSONValue?>) -> JSONValue {
        .object(pairs.compactMap { key, value in value.map { JSONMember(key, $0) } })
    }
}

/// A key of a JSON object with its value.
package struct JSONMember: Equatable, Hashable, Sendable {
    package var key: String
    package var value: JSONValue

    package init(_ key: String, _ value: JSONValue) {
        self.key = key
        self.value = value
    }
}

extension JSONValue {
    /// Reads a whole JSON text, strictly, with the limits of a line.
    package init(parsing text: String) throws(LineFault) {
        var wrapped = Array("{\"value\":".utf8)
        wrapped.append(contentsOf: text.utf8)
        wrapped.append(0x7D)
        var result = Result<JSONValue, LineFault>.failure(.missingKey("value"))
        wrapped.withUnsafeBufferPointer { bytes in
            var scanner = LineScanner()
            do throws(LineFault) {
                try scanner.scan(bytes)
                guard let field = scanner.fields.first, scanner.fields.count == 1 else { return }
                result = .success(
                    JSONValue(scanned: bytes, Int(field.start), Int(field.end), field.kind))
            } catch {
                result = .failure(error)
            }
        }
        self = try result.get()
    }

    /// The value of a field that the scanner has found sound.
    package init(
        scanned bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int,
        _ kind: LineScanner.Kind
    ) {
        var parser = ScannedParser(bytes: bytes, cursor: start)
        switch kind {
        case .string, .escapedString: self = .string(JSONText.unescaped(bytes, start, end))
        case .integer, .number, .yes, .no, .null, .array, .object: self = parser.value()
        }
    }

    /// The value as JSON, without spaces.
    package func append(to line: inout [UInt8]) {
        switch self {
        case .null: line.append(contentsOf: "null".utf8)
        case .bool(let value): line.append(contentsOf: (value ? "true" : "false").utf8)
        case .integer(let value): line.append(contentsOf: String(value).utf8)
        case .number(let value): line.append(contentsOf: Decimal15.text(value).utf8)
        case .string(let text): JSONText.append(text, to: &line)
        case .array(let values):
            line.append(0x5B)
            for (index, value) in values.enumerated() {
                if index > 0 { line.append(0x2C) }
                value.append(to: &line)
            }
            line.append(0x5D)
        case .object(let members):
            line.append(0x7B)
            for (index, member) in members.enumerated() {
                if index > 0 { line.append(0x2C) }
                JSONText.append(member.key, to: &line)
                line.append(0x3A)
                member.value.append(to: &line)
            }
            line.append(0x7D)
        }
    }

    /// The value as JSON text, without spaces.
    package var json: String {
        var line: [UInt8] = []
        append(to: &line)
        return String(decoding: line, as: UTF8.self)
    }
}

/// Builds values from bytes that the scanner has already found to be sound JSON.
private struct ScannedParser {
    let bytes: UnsafeBufferPointer<UInt8>
    var cursor: Int

    mutating func skipSpace() {
        while cursor < bytes.count, bytes[cursor] <= 0x20 { cursor += 1 }
    }

    mutating func value() -> JSONValue {
        skipSpace()
        guard cursor < bytes.count else { return .null }
        switch bytes[cursor] {
        case 0x22: return .string(string())
        case 0x5B: return .array(array())
        case 0x7B: return .object(object())
        case 0x74:
            cursor += 4
            return .bool(true)
        case 0x66:
            cursor += 5
            return .bool(false)
        case 0x6E:
            cursor += 4
            return .null
        default: return number()
        }
    }

    mutating func number() -> JSONValue {
        let start = cursor
        while cursor < bytes.count, "+-.eE0123456789".utf8.contains(bytes[cursor]) { cursor += 1 }
        let text = String(decoding: bytes[start..<cursor], as: UTF8.self)
        if let value = Int(text), abs(value) < 1 << 53 { return .integer(value) }
        guard let value = Double(text), value.isFinite else { return .null }
        return .number(value)
    }

    mutating func string() -> String {
        let start = cursor + 1
        cursor = start
        while cursor < bytes.count, bytes[cursor] != 0x22 {
            cursor += bytes[cursor] == 0x5C ? 2 : 1
        }
        cursor += 1
        return JSONText.unescaped(bytes, start, cursor - 1)
    }

    mutating func array() -> [JSONValue] {
        var values: [JSONValue] = []
        cursor += 1
        skipSpace()
        while cursor < bytes.count, bytes[cursor] != 0x5D {
            values.append(value())
            skipSpace()
            if cursor < bytes.count, bytes[cursor] == 0x2C { cursor += 1 }
            skipSpace()
        }
        cursor += 1
        return values
    }

    mutating func object() -> [JSONMember] {
        var members: [JSONMember] = []
        cursor += 1
        skipSpace()
        while cursor < bytes.count, bytes[cursor] != 0x7D {
            skipSpace()
            let key = string()
            skipSpace()
            cursor += 1
            members.append(JSONMember(key, value()))
            skipSpace()
            if cursor < bytes.count, bytes[cursor] == 0x2C { cursor += 1 }
            skipSpace()
        }
        cursor += 1
        return members
    }
}

/// Numbers as the format writes them: at most 15 significant digits, no exponent.
package enum Decimal15 {
    package static func text(_ value: Double) -> String {
        guard value.isFinite else { return "0" }
        if value == value.rounded(), abs(value) < 9_007_199_254_740_992 {
            return String(Int(value))
        }
        var magnitude = abs(value)
        guard magnitude >= 1e-15 else { return "0" }
        guard magnitude < 1e15 else { return String(Int(value.clampedToInt)) }
        var decimals = 14
        var bound = 10.0
        while magnitude >= bound, decimals > 0 {
            decimals -= 1
            bound *= 10
        }
        // One multiplication: many would round many times.
        var power = 1.0
        for _ in 0..<decimals { power *= 10 }
        magnitude *= power
        var digits = String(Int(magnitude.rounded()))
        digits = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        let whole = digits.dropLast(decimals)
        var fraction = digits.suffix(decimals)
        while fraction.last == "0" { fraction.removeLast() }
        return (value < 0 ? "-" : "") + whole + (fraction.isEmpty ? "" : "." + fraction)
    }
}

extension Double {
    fileprivate var clampedToInt: Double { min(max(self, -9.2e18), 9.2e18) }
}
