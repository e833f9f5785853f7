/// Why a line of a journal does not count. Each has one sentence for `verify` and the screens.
package enum LineFault: Error, Equatable, Hashable, Sendable {
    /// Not a JSON object by RFC 8259; the offset is in bytes from the line's start.
    case syntax(String, offset: Int)
    /// Over 1 MiB.
    case tooLong(bytes: Int)
    /// Nested deeper than 8, or with more keys than any line can have.
    case tooDeep(offset: Int)
    case duplicateKey(String)
    case missingKey(String)
    /// A value of another kind or outside its range.
    case wrongValue(key: String, expected: String)
    /// A word that is not in the list that this version knows: the line is not folded.
    case unknownWord(key: String, word: String)
    /// A type that this version does not know: the line is kept, counted, not folded.
    case unknownType(String)
    /// A later format: skipped, counted, and a reason to refuse cuts.
    case laterVersion(Int)
    /// The bytes do not fit their checksum.
    case checksum(found: String, computed: String)

    package var sentence: String {
        switch self {
        case .syntax(let what, let offset): "not valid JSON at byte \(offset): \(what)"
        case .tooLong(let bytes): "the line is \(bytes) bytes long; at most 1048576 are read"
        case .tooDeep(let offset): "nested too deep or too many keys at byte \(offset)"
        case .duplicateKey(let key): "the key “\(key)” stands twice"
        case .missingKey(let key): "the key “\(key)” is missing"
        case .wrongValue(let key, let expected): "the value of “\(key)” is not \(expected)"
        case .unknownWord(let key, let word):
            "“\(word)” is not a word that this version knows for “\(key)”"
        case .unknownType(let type): "the type “\(type)” is not known to this version"
        case .laterVersion(let version):
            "written in format \(version) by a later version; this one reads format 1"
        case .checksum(let found, let computed):
            "the checksum does not fit: the line says \(found), its bytes give \(computed)"
        }
    }

    /// True where the line is sound and only this version does not know what to do with it.
    package var isFromTheFuture: Bool {
        switch self {
        case .unknownWord, .unknownType, .laterVersion: true
        case .syntax, .tooLong, .tooDeep, .duplicateKey, .missingKey, .wrongValue, .checksum:
            false
        }
    }
}
