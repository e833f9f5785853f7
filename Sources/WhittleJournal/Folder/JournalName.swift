import WhittleCore

/// What a name in the journal's folder stands for.
package enum JournalName: Equatable, Sendable {
    /// A writer's own file.
    case journal(writer: String)
    /// A sync tool's copy, read as a further copy of the same writer's lines.
    case conflictCopy(writer: String)
    /// A sync tool has not downloaded the file.
    case notDownloaded
    /// A temporary file of an editor or a sync tool.
    case ignored
    /// Not a name of the format: reported, never read.
    case stranger

    package init(_ bytes: [UInt8]) {
        guard bytes.allSatisfy({ $0 < 0x80 }) || JournalName.isUTF8(bytes) else {
            self = .stranger
            return
        }
        let name = String(decoding: bytes, as: UTF8.self)
        if name.hasSuffix(".icloud") {
            self = .notDownloaded
        } else if JournalName.isTemporary(name) {
            self = .ignored
        } else if name.hasSuffix(".jsonl") {
            self = JournalName.journal(named: String(name.dropLast(6)))
        } else {
            self = .stranger
        }
    }

    private static func isUTF8(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { buffer in
            var index = 0
            while index < buffer.count {
                let length = JSONText.sequenceLength(buffer, index)
                if length == 0 { return false }
                index += length
            }
            return true
        }
    }

    private static func isTemporary(_ name: String) -> Bool {
        name.hasPrefix(".") || name.hasPrefix("~") || name.hasPrefix("#")
            || name.hasSuffix("~") || name.hasSuffix(".swp") || name.hasSuffix(".tmp")
    }

    private static func journal(named stem: String) -> JournalName {
        if Identifier.parts(ofWriter: stem) != nil { return .journal(writer: stem) }
        // `w.tag.sync-conflict-…`, `w.tag (anna's conflicted copy …)`, `w.tag_conflict-…`
        let bytes = Array(stem.utf8)
        var end = 0
        var dots = 0
        while end < bytes.count {
            let byte = bytes[end]
            if byte == 0x2E {
                dots += 1
                if dots == 2 { break }
            } else if byte == 0x20 || byte == 0x5F {
                break
            }
            end += 1
        }
        let writer = String(decoding: bytes[..<end], as: UTF8.self)
        let rest = String(decoding: bytes[end...], as: UTF8.self)
        let isCopy =
            rest.hasPrefix(".sync-conflict-") || rest.hasPrefix("_conflict-")
            || (rest.hasPrefix(" (") && rest.contains("conflicted copy"))
        guard isCopy, Identifier.parts(ofWriter: writer) != nil else { return .stranger }
        return .conflictCopy(writer: writer)
    }

    /// The writer whose lines the file holds.
    package var writer: String? {
        switch self {
        case .journal(let writer), .conflictCopy(let writer): writer
        case .notDownloaded, .ignored, .stranger: nil
        }
    }
}
