internal import WhittleCore

/// The name of a data set, `[a-z0-9.]{1,32}`: it stands in every id that comes from it.
package enum SourceName {
    package static let maximumLength = 32

    package static func isValid(_ name: String) -> Bool {
        (1...maximumLength).contains(name.utf8.count) && name.utf8.allSatisfy(isAllowed)
    }

    /// `polis.vtaiwan.uberx` for the folder `vtaiwan.uberx`. Where cleaning loses letters (a long
    /// name, another script), six hex digits of the name's checksum keep two names apart.
    package static func make(_ kind: String, _ name: String) -> String {
        var clean: [UInt8] = Array(kind.utf8)
        var isLossless = true
        for scalar in name.unicodeScalars {
            if scalar.value >= 0x80 { isLossless = false }
            let byte = UInt8(exactly: scalar.value).map(lowered) ?? 0x2E
            if isAllowed(byte), byte != 0x2E {
                clean.append(byte)
            } else if clean.last != 0x2E {
                clean.append(0x2E)
            }
            // The dot between kind and name.
            if clean.count == kind.utf8.count { clean.append(0x2E) }
        }
        clean = Array(kind.utf8) + separated(clean.dropFirst(kind.utf8.count))
        while clean.last == 0x2E { clean.removeLast() }
        if isLossless, clean.count <= maximumLength {
            return String(decoding: clean, as: UTF8.self)
        }
        var head = Array(clean.prefix(maximumLength - 7))
        while head.last == 0x2E { head.removeLast() }
        let digits = CRC32C.text(CRC32C().checksum(name)).prefix(6)
        return String(decoding: head, as: UTF8.self) + "." + digits
    }

    /// The name that was given, or the one made from the file's name.
    static func checked(
        _ given: String?, kind: String, name: String
    ) throws(ImportFault) -> String {
        guard let given else { return make(kind, name) }
        guard isValid(given) else {
            throw ImportFault(
                "\(Quoted.text(given)) cannot name a source",
                advice: "use at most 32 of a-z, 0-9 and the dot")
        }
        return given
    }

    private static func separated(_ name: ArraySlice<UInt8>) -> [UInt8] {
        name.first == 0x2E || name.isEmpty ? Array(name) : [0x2E] + name
    }

    private static func lowered(_ byte: UInt8) -> UInt8 {
        (0x41...0x5A).contains(byte) ? byte + 0x20 : byte
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2E
    }
}
