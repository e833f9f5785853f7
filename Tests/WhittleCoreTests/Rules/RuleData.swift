import Testing
import WhittleCore
import WhittleTesting

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The cases that lie beside the repository, in `../shared/hostile`.
enum RuleData {
    static let missing: Comment = "../shared/hostile is not here"

    /// The text of bytes in hexadecimal digits, repaired where they are not UTF-8.
    static func text(_ hexadecimal: String) -> String {
        var bytes: [UInt8] = []
        var rest = Substring(hexadecimal)
        while rest.count >= 2 {
            bytes.append(UInt8(rest.prefix(2), radix: 16) ?? 0)
            rest = rest.dropFirst(2)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The members of a JSON file's `cases`; nil where the file is missing.
    static func cases(_ name: String) throws -> [JSONValue]? {
        let parts = #filePath.split(separator: "/")
        let root = "/" + parts.dropLast(5).joined(separator: "/")
        guard let file = fopen(root + "/shared/hostile/" + name, "rb") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&block, 1, block.count, file), count > 0 {
            bytes += block[..<count]
        }
        return try JSONValue(parsing: String(decoding: bytes, as: UTF8.self))["cases"]?.elements
    }
}

/// All rules that are built in, on.
let everyRule = RuleKind.allCases.filter { $0 != .words }.map { kind in
    Rule(id: kind.rawValue, kind: kind, isOn: true, code: kind.code)
}

/// What the built-in rules that look at one text find in it.
func hits(_ text: String, _ rules: [Rule] = everyRule) -> [RuleHit] {
    var scanner = RuleScanner(rules)
    return scanner.scan(text).hits
}

/// The words that one rule finds.
func found(_ kind: RuleKind, _ text: String) -> [String] {
    hits(text, [Rule(id: kind.rawValue, kind: kind, isOn: true, code: "other")])
        .flatMap(\.words)
}

/// The bytes of a text in a range.
func slice(_ text: String, _ range: Range<Int>) -> String {
    String(decoding: Array(text.utf8)[range], as: UTF8.self)
}
