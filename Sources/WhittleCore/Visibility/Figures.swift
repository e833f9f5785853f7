/// Figures as people read them.
package enum Figures {
    /// With so many decimals; nothing where there is no figure.
    package static func decimal(_ value: Double?, _ decimals: Int = 2) -> String {
        guard let value, value.isFinite else { return "" }
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        guard abs(value) < 1e12 else { return Decimal15.text(value) }
        let whole = Int((abs(value) * scale).rounded())
        let digits = String(whole)
        let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        let sign = value < 0 && whole != 0 ? "-" : ""
        guard decimals > 0 else { return sign + padded }
        return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
    }

    /// With its sign, also where it is above 0.
    package static func signed(_ value: Double, _ decimals: Int = 2) -> String {
        let text = decimal(value, decimals)
        return value > 0 && text.contains { $0 != "0" && $0 != "." } ? "+" + text : text
    }

    package static func whole(_ value: Int?) -> String { value.map(String.init) ?? "" }

    /// `1 idea`, `2 ideas`.
    package static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
        "\(number) \(number == 1 ? one : many ?? one + "s")"
    }
}

extension JSONValue {
    package static func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
    package static func optional(_ number: Int?) -> JSONValue {
        number.map { .integer($0) } ?? .null
    }
    package static func optional(_ number: Double?) -> JSONValue {
        number.map { .number($0) } ?? .null
    }
    package static func strings(_ texts: [String]) -> JSONValue {
        .array(texts.map { .string($0) })
    }

    /// An object with all of its keys, those without a value as `null`.
    package static func row(_ pairs: KeyValuePairs<String, JSONValue>) -> JSONValue {
        .object(pairs.map { JSONMember($0.key, $0.value) })
    }
}
