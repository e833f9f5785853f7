/// Writes the keys of a line in order, without spaces; absent values write nothing.
package struct PayloadWriter {
    package private(set) var line: [UInt8]

    package init() {
        line = [0x7B]
    }

    mutating func key(_ key: StaticString) {
        if line.count > 1 { line.append(0x2C) }
        line.append(0x22)
        key.withUTF8Buffer { line.append(contentsOf: $0) }
        line.append(0x22)
        line.append(0x3A)
    }

    package mutating func write(_ key: StaticString, _ text: String?) {
        guard let text else { return }
        self.key(key)
        JSONText.append(text, to: &line)
    }

    package mutating func write(_ key: StaticString, _ change: Change<String>) {
        switch change {
        case .keep: break
        case .clear: write(key, JSONValue.null)
        case .set(let text): write(key, text)
        }
    }

    package mutating func write(_ key: StaticString, _ change: Change<Double>) {
        switch change {
        case .keep: break
        case .clear: write(key, JSONValue.null)
        case .set(let number): write(key, number)
        }
    }

    package mutating func write(_ key: StaticString, _ value: Int?) {
        guard let value else { return }
        self.key(key)
        line.append(contentsOf: String(value).utf8)
    }

    package mutating func write(_ key: StaticString, _ value: Double?) {
        guard let value else { return }
        self.key(key)
        line.append(contentsOf: Decimal15.text(value).utf8)
    }

    package mutating func write(_ key: StaticString, _ value: Bool?) {
        guard let value else { return }
        self.key(key)
        line.append(contentsOf: (value ? "true" : "false").utf8)
    }

    package mutating func write(_ key: StaticString, _ time: Timestamp?) {
        write(key, time?.text)
    }

    package mutating func write<Word: RawRepresentable<String>>(_ key: StaticString, _ word: Word?)
    {
        write(key, word?.rawValue)
    }

    package mutating func write<Word: RawRepresentable<String>>(
        _ key: StaticString, _ words: [Word]
    ) {
        write(key, words.map(\.rawValue))
    }

    /// Writes a list, an empty one too.
    package mutating func write(_ key: StaticString, _ texts: [String]) {
        write(key, JSONValue.array(texts.map { .string($0) }))
    }

    /// Writes a list where it is not empty.
    package mutating func writeUnlessEmpty(_ key: StaticString, _ texts: [String]) {
        if !texts.isEmpty { write(key, texts) }
    }

    package mutating func write(_ key: StaticString, _ value: JSONValue?) {
        guard let value else { return }
        self.key(key)
        value.append(to: &line)
    }

    package mutating func write(_ target: Target) {
        switch target {
        case .idea(let id): write("idea", id)
        case .comment(let id): write("comment", id)
        }
    }

    /// Closes the object with its checksum: a whole line, without the line feed.
    package consuming func closed(_ checksum: CRC32C) -> [UInt8] {
        let crc = line.withUnsafeBufferPointer { checksum.checksum($0) }
        line.append(contentsOf: ",\"crc\":\"\(CRC32C.text(crc))\"}".utf8)
        return line
    }
}
