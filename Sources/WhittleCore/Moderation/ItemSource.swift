/// Where an item was imported from, in the source's own terms.
package struct ItemSource: Equatable, Sendable {
    /// The data set, for example `polis.vtaiwan`.
    package var system: String
    /// The item's id there; nil where the source gave none, or one too long to be kept.
    package var id: String?
}

extension Campaign {
    /// Where an item comes from; nil where it was made here.
    ///
    /// An imported item's id is `<source>-<id there>`, with a `c` before a comment's: the source's
    /// id is read back from it, so nothing more is kept. Bytes that an id cannot hold come back in
    /// the form in which Whittle keeps them.
    package func source(of item: Int32) -> ItemSource? {
        guard let system = sourceSystem(of: item) else { return nil }
        return ItemSource(system: system, id: sourceID(of: item, system))
    }

    /// The system that an item was imported from.
    func sourceSystem(of item: Int32) -> String? {
        let row = rows[Int(item)]
        guard row.kind != .unknown, row.origin < 0 else { return nil }
        return importedFrom(row.stamp.writer)
    }

    /// The system that a writer imports from; nil for people.
    func importedFrom(_ writer: Int32) -> String? {
        writers[writer].kind == .import ? writers[writer].system : nil
    }

    private func sourceID(of item: Int32, _ system: String) -> String? {
        let name = items.name(item)
        guard name.hasPrefix(system + "-") else { return name }
        var id = name.dropFirst(system.utf8.count + 1)
        if rows[Int(item)].kind == .comment, id.first == "c" { id = id.dropFirst() }
        let bytes = Array(id.utf8)
        if Campaign.isShortened(Array(name.utf8)) || Campaign.isContentHash(bytes) { return nil }
        return bytes.isEmpty ? nil : String(id)
    }

    /// Ids that were longer than 96 bytes: 80 of them, a dot and a checksum (`Identifier.make`).
    private static func isShortened(_ name: [UInt8]) -> Bool {
        name.count == 89 && name[80] == 0x2E && name[81...].allSatisfy(isHexDigit)
    }

    /// Ids that an import made of a record's content: `x`, 16 hex digits, and a number where the
    /// content came again.
    private static func isContentHash(_ id: [UInt8]) -> Bool {
        guard id.count >= 17, id[0] == 0x78, id[1..<17].allSatisfy(isHexDigit) else { return false }
        let rest = id[17...]
        return rest.isEmpty
            || rest.first == 0x2E && rest.count > 1
                && rest.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
    }
}
