/// Text of others in HTML, for text nodes only: never in attributes, addresses, style or script.
package enum HTMLEscape {
    /// `& < > " '` as entities, everything else as it is.
    package static func text(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars { append(scalar, to: &result) }
        return result
    }

    /// As `text`, without control characters and the separators U+2028 and U+2029; a line feed
    /// and a tab stay, the other line ends become a line feed.
    package static func cleanText(_ text: String) -> String {
        var result = ""
        var afterReturn = false
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\r", "\u{85}", "\u{2028}", "\u{2029}": result += "\n"
            case "\n": if !afterReturn { result += "\n" }
            case "\t": result += "\t"
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": break
            default: append(scalar, to: &result)
            }
            afterReturn = scalar == "\r"
        }
        return result
    }

    /// The lines of a text, whatever ends them; an empty one for an empty text.
    package static func lines(_ text: String) -> [Substring] {
        var lines: [Substring] = []
        let scalars = text.unicodeScalars
        var start = scalars.startIndex
        var index = start
        while index < scalars.endIndex {
            let next = scalars.index(after: index)
            switch scalars[index] {
            case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}":
                lines.append(Substring(scalars[start..<index]))
                let isPair =
                    scalars[index] == "\r" && next < scalars.endIndex && scalars[next] == "\n"
                index = isPair ? scalars.index(after: next) : next
                start = index
            default: index = next
            }
        }
        lines.append(Substring(scalars[start...]))
        return lines
    }

    private static func append(_ scalar: Unicode.Scalar, to result: inout String) {
        switch scalar {
        case "&": result += "&amp;"
        case "<": result += "&lt;"
        case ">": result += "&gt;"
        case "\"": result += "&quot;"
        case "'": result += "&#39;"
        default: result.unicodeScalars.append(scalar)
        }
    }
}
