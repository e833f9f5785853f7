internal import WhittleCore

/// The pseudonyms of a source's users. It stays on the device; the campaign never sees a name.
package struct PseudonymMap: Equatable, Sendable {
    private var pseudonyms: [String: String] = [:]
    private var taken: Set<String> = []

    package init() {}

    package var isEmpty: Bool { pseudonyms.isEmpty }
    package var count: Int { pseudonyms.count }

    /// `p-` and eight of a–z and 0–9.
    package static func isPseudonym(_ id: String) -> Bool {
        id.utf8.count == 10 && id.hasPrefix("p-")
            && id.utf8.dropFirst(2).allSatisfy {
                (0x61...0x7A).contains($0) || (0x30...0x39).contains($0)
            }
    }

    /// The user's pseudonym, a new random one where there is none yet.
    package mutating func pseudonym(
        of user: String, using random: inout some RandomNumberGenerator
    ) -> String {
        if let known = pseudonyms[user] { return known }
        let letters = Array("abcdefghijklmnopqrstuvwxyz0123456789".utf8)
        var pseudonym = ""
        repeat {
            let bytes = (0..<8).map { _ in
                letters[Int.random(in: 0..<letters.count, using: &random)]
            }
            pseudonym = "p-" + String(decoding: bytes, as: UTF8.self)
        } while taken.contains(pseudonym)
        pseudonyms[user] = pseudonym
        taken.insert(pseudonym)
        return pseudonym
    }

    /// The map as JSON lines, in order of the pseudonyms.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        let entries = pseudonyms.map { ($0.value, $0.key) }.sorted { $0.0 < $1.0 }
        for (pseudonym, user) in entries {
            JSONValue.object(["pseudonym": .string(pseudonym), "user": .string(user)])
                .append(to: &bytes)
            bytes.append(0x0A)
        }
        return bytes
    }

    /// Reads what `bytes` wrote.
    package init(_ bytes: [UInt8], file: String) throws(ImportFault) {
        for (index, line) in bytes.split(separator: 0x0A).enumerated() {
            let text = String(decoding: line, as: UTF8.self)
            guard let value = try? JSONValue(parsing: text), let user = value["user"]?.text,
                let pseudonym = value["pseudonym"]?.text, PseudonymMap.isPseudonym(pseudonym),
                pseudonyms[user] == nil, taken.insert(pseudonym).inserted
            else {
                throw ImportFault(
                    file: file, line: index + 1, "this is no entry of a map of pseudonyms",
                    advice: "restore the file from a backup of this device")
            }
            pseudonyms[user] = pseudonym
        }
    }
}
