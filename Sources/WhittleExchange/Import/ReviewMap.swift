internal import WhittleCore

/// Which column of a file of reviews is what, as `--map` says it. A file has one rating in each row
/// (`criterion` and `score`), or one review (`score.CRITERION` for each), or members alone.
package struct ReviewMap: Equatable, Sendable {
    package enum Key: Equatable, Hashable, Sendable {
        case idea, member, name, standing, criterion, score, comment, confidence, happened
        case excluded
        case scoreOf(String)

        var word: String {
            switch self {
            case .idea: "idea"
            case .member: "member"
            case .name: "name"
            case .standing: "standing"
            case .criterion: "criterion"
            case .score: "score"
            case .comment: "comment"
            case .confidence: "confidence"
            case .happened: "happened"
            case .excluded: "excluded"
            case .scoreOf(let criterion): "score." + criterion
            }
        }

        static let plain: [Key] = [
            .idea, .member, .name, .standing, .criterion, .score, .comment, .confidence,
            .happened, .excluded,
        ]

        init?(word: String) {
            if let plain = Key.plain.first(where: { $0.word == word }) {
                self = plain
            } else if word.hasPrefix("score."), Identifier.isValid(String(word.dropFirst(6))) {
                self = .scoreOf(String(word.dropFirst(6)))
            } else {
                return nil
            }
        }
    }

    /// What stands in a row.
    package enum Shape: Equatable, Sendable {
        case members, ratings, reviews
    }

    var entries: [(key: Key, value: ColumnMap.Value)]
    package let shape: Shape

    package static func == (one: ReviewMap, other: ReviewMap) -> Bool {
        one.entries.elementsEqual(other.entries) { $0.key == $1.key && $0.value == $1.value }
    }

    /// The keys, for the help.
    package static let words = Key.plain.map(\.word) + ["score.CRITERION"]

    private static let advice =
        "ratings need idea, member, criterion and score; reviews idea, member and "
        + "score.CRITERION; members alone member"

    /// True where a map is one of reviews or members: it names `member`.
    package static func isOne(_ text: String) -> Bool {
        guard let parts = try? ColumnMap.split(text) else { return false }
        return parts.contains { $0.word == Key.member.word }
    }

    package init(parsing text: String) throws(ImportFault) {
        entries = []
        for (word, value) in try ColumnMap.split(text) {
            guard let key = Key(word: word) else {
                throw ImportFault(
                    "\(Quoted.text(word)) in --map is no key of reviews",
                    advice: "the keys are \(ReviewMap.words.joined(separator: ", "))")
            }
            guard !entries.contains(where: { $0.key == key }) else {
                throw ImportFault(
                    "the key “\(word)” stands twice in --map", advice: "keep one of them")
            }
            entries.append((key, value))
        }
        let keys = Set(entries.map(\.key))
        let criteria = keys.filter { if case .scoreOf = $0 { true } else { false } }
        let isRatings = keys.contains(.criterion) || keys.contains(.score)
        if !isRatings, criteria.isEmpty {
            let allowed: Set<Key> = [.member, .name, .standing, .happened]
            guard keys.isSubset(of: allowed) else {
                throw ImportFault("--map names no score", advice: ReviewMap.advice)
            }
            shape = .members
            return
        }
        guard keys.contains(.idea) else {
            throw ImportFault("--map names no idea", advice: ReviewMap.advice)
        }
        guard isRatings else {
            shape = .reviews
            return
        }
        guard keys.contains(.criterion), keys.contains(.score), criteria.isEmpty else {
            throw ImportFault(
                "--map mixes ratings and reviews", advice: ReviewMap.advice)
        }
        guard !keys.contains(.confidence) else {
            throw ImportFault(
                "“confidence” is for files with a whole review in each row",
                advice: "leave it out")
        }
        shape = .ratings
    }

    /// The columns' indices in a file; nil with a text for all rows.
    func resolve(
        _ header: CSVHeader, file: String
    ) throws(ImportFault) -> [Key: (column: Int?, constant: String)] {
        var result: [Key: (column: Int?, constant: String)] = [:]
        for entry in entries {
            switch entry.value {
            case .constant(let text): result[entry.key] = (nil, text)
            case .column(let name):
                let column = try ColumnMap.column(name, for: entry.key.word, header, file: file)
                result[entry.key] = (column, "")
            }
        }
        return result
    }
}

/// The name of a member, made from a source's id of an assessor.
package enum MemberName {
    /// The id itself where it can be a name. Else capitals become small, and `_`, the dot and the
    /// space a hyphen: `z_assessor_3` is `z-assessor-3`. Where more is lost (other letters, more
    /// than 32), six hex digits of the id's checksum keep two ids apart.
    package static func make(_ text: String) -> String {
        if Identifier.isMember(text), text != "public" { return text }
        var clean: [UInt8] = []
        var isLossless = text != "public"
        for byte in text.utf8 {
            switch byte {
            case 0x61...0x7A, 0x30...0x39: clean.append(byte)
            case 0x41...0x5A: clean.append(byte + 0x20)
            case 0x2D, 0x5F, 0x2E, 0x20: if !clean.isEmpty { clean.append(0x2D) }
            default: isLossless = false
            }
        }
        while clean.last == 0x2D { clean.removeLast() }
        if isLossless, (1...32).contains(clean.count) {
            return String(decoding: clean, as: UTF8.self)
        }
        let digits = CRC32C.text(CRC32C().checksum(text)).prefix(6)
        let head = clean.isEmpty ? Array("m".utf8) : Array(clean.prefix(25))
        return String(decoding: head, as: UTF8.self) + "-" + digits
    }
}
