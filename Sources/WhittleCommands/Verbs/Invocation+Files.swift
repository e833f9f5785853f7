import WhittleCore
import WhittleExchange

/// Files that a verb reads: their options, and faults as errors.
extension Invocation {
    /// The file, or what stands on stdin where `-` names it.
    func file(_ typed: String) throws(CommandError) -> ImportFile {
        guard typed == "-" else {
            let read = try Shell.read(path(typed), limit: TextDecoder.maximumBytes)
            return ImportFile(name: typed, bytes: read.bytes)
        }
        guard let bytes = environment.standardInput(TextDecoder.maximumBytes) else {
            throw CommandError(
                "stdin cannot be read, or has more than \(TextDecoder.maximumBytes >> 20) MiB.",
                .inputOutput)
        }
        return ImportFile(name: "stdin", bytes: bytes)
    }

    /// How `--encoding` says that a file's bytes are read; nil where it is not given.
    func encoding() throws(CommandError) -> TextEncoding? {
        guard let word = value("encoding") else { return nil }
        guard let encoding = TextEncoding(name: word) else {
            throw usage(
                unknownWord(word, "encoding", TextEncoding.allCases.map(\.rawValue)))
        }
        return encoding
    }

    /// The byte of `--delimiter`; nil where it is not given.
    func delimiter() throws(CommandError) -> UInt8? {
        guard let text = value("delimiter") else { return nil }
        if text == "tab" { return 0x09 }
        let bytes = Array(text.utf8)
        guard bytes.count == 1, bytes[0] < 0x80, ![0x22, 0x0A, 0x0D].contains(bytes[0]) else {
            throw usage("--delimiter is one character such as ; or the word tab.")
        }
        return bytes[0]
    }
}
