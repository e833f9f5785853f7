import WhittleCore
import WhittleExchange

/// The user's configuration: lines of `key = value`, and comments after `#` at a line's beginning.
struct Configuration: Equatable {
    /// Who acts where nothing else says it.
    var member: String?

    init() {}

    /// Reads the file's text; every fault names the line.
    init(_ text: String, file: String) throws(CommandError) {
        let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
        for (index, bytes) in lines.enumerated() {
            let line = Trim.trimmed(String(Substring(bytes)))
            if line.isEmpty || line.hasPrefix("#") { continue }
            func fault(_ what: String) -> CommandError {
                CommandError("\(Quoted.safe(file, limit: 200)), line \(index + 1): \(what)", .usage)
            }
            guard let equals = line.firstIndex(of: "=") else {
                throw fault("there is no “=”; write `key = value`.")
            }
            let key = Trim.trimmed(String(line[..<equals]))
            let value = Trim.trimmed(String(line[line.index(after: equals)...]))
            guard key == "as" else {
                throw fault("\(Suggestion.quoted(key)) is not a key; the one key is “as”.")
            }
            guard Identifier.isMember(value) else {
                throw fault(
                    "\(Suggestion.quoted(value)) cannot name a member: use a-z, 0-9 and -, at most 32 of them."
                )
            }
            member = value
        }
    }
}
