/// The grammar of ids: `[A-Za-z0-9._:-]{1,96}`. They are ASCII, so that comparing them as text and
/// as bytes is the same.
package enum Identifier {
    package static let maximumLength = 96

    /// True where the text is an id as the format allows it.
    package static func isValid(_ text: String) -> Bool {
        let bytes = text.utf8
        return (1...maximumLength).contains(bytes.count) && bytes.allSatisfy(isAllowed)
    }

    /// Two words with a bit for each of the 128 ASCII bytes: this is asked for every byte of every
    /// id that is read.
    @inline(__always)
    static func isAllowed(_ byte: UInt8) -> Bool {
        // Digits, `-`, `.`, `:` below 64; letters and `_` above.
        let word: UInt64 = byte < 64 ? 0x07FF_6000_0000_0000 : 0x07FF_FFFE_87FF_FFFE
        return byte < 128 && word >> UInt64(byte & 63) & 1 == 1
    }

    /// Makes an id of a source's own: other bytes become `_` and two hex digits; a longer one its
    /// first 80 characters, `.`, and its CRC-32C.
    package static func make(_ text: String) -> String {
        var result: [UInt8] = []
        for byte in text.utf8 {
            if isAllowed(byte) {
                result.append(byte)
            } else {
                let hex = String(byte, radix: 16)
                result.append(0x5F)
                result.append(contentsOf: (byte < 16 ? "0" + hex : hex).utf8)
            }
        }
        if result.isEmpty { result = [0x5F] }
        let whole = String(decoding: result, as: UTF8.self)
        guard result.count > maximumLength else { return whole }
        return String(whole.prefix(80)) + "." + CRC32C.text(CRC32C().checksum(whole))
    }

    /// True where the text can name a member: `[a-z0-9][a-z0-9-]{0,31}`.
    package static func isMember(_ text: some StringProtocol) -> Bool {
        let bytes = text.utf8
        guard (1...32).contains(bytes.count), let first = bytes.first, first != 0x2D else {
            return false
        }
        return bytes.allSatisfy { isLowerAlphanumeric($0) || $0 == 0x2D }
    }

    /// True where the text can be a writer's tag: `[a-z0-9]{4,12}`.
    package static func isTag(_ text: some StringProtocol) -> Bool {
        (4...12).contains(text.utf8.count) && text.utf8.allSatisfy(isLowerAlphanumeric)
    }

    private static func isLowerAlphanumeric(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
    }

    /// Member and tag of a writer's name, `anna.k3f9a2q7`; nil where it is none.
    package static func parts(ofWriter name: String) -> (member: String, tag: String)? {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, isMember(parts[0]), isTag(parts[1]) else { return nil }
        return (String(parts[0]), String(parts[1]))
    }

    /// Writer and number of a line's id, `anna.k3f9a2q7-42`; nil where it is none.
    package static func parts(ofLine id: String) -> (writer: String, seq: Int)? {
        guard let dash = id.lastIndex(of: "-"),
            let seq = Int(id[id.index(after: dash)...]), seq > 0, seq <= Int(Int32.max),
            String(seq) == id[id.index(after: dash)...],
            parts(ofWriter: String(id[..<dash])) != nil
        else { return nil }
        return (String(id[..<dash]), seq)
    }
}
