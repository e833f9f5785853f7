/// An event that is not yet stamped: what a screen, a verb or an importer wants to have written.
package struct DraftEvent: Equatable, Sendable {
    package var event: Event
    /// When it happened at its source. Imports always give it.
    package var happened: Timestamp?
    package var source: SourceReference?

    package init(_ event: Event, happened: Timestamp? = nil, source: SourceReference? = nil) {
        self.event = event
        self.happened = happened
        self.source = source
    }
}

/// Where an imported line comes from.
package struct SourceReference: Equatable, Hashable, Sendable {
    /// The data set, `[a-z0-9.]{1,32}`, for example `polis.vtaiwan`.
    package var system: String
    /// The id there.
    package var id: String
    package var url: String?

    package init(system: String, id: String, url: String? = nil) {
        self.system = system
        self.id = id
        self.url = url
    }
}

/// The stamp and place of a line, as its envelope carries them.
package struct Envelope: Equatable, Sendable {
    /// `<member>.<tag>`, the file's name without `.jsonl`.
    package var writer: String
    /// 1, 2, 3 … in the file.
    package var seq: Int
    package var at: Timestamp
    package var happened: Timestamp?
    package var source: SourceReference?
    /// For an action of several lines: the id of its first line, and how many there are.
    package var action: String?
    package var parts: Int?

    package init(
        writer: String, seq: Int, at: Timestamp, happened: Timestamp? = nil,
        source: SourceReference? = nil, action: String? = nil, parts: Int? = nil
    ) {
        self.writer = writer
        self.seq = seq
        self.at = at
        self.happened = happened
        self.source = source
        self.action = action
        self.parts = parts
    }

    /// The whole line, closed with its checksum, without the line feed.
    package func line(_ event: Event, _ checksum: CRC32C) -> [UInt8] {
        var output = PayloadWriter()
        output.write("v", 1)
        output.write("writer", writer)
        output.write("seq", seq)
        output.write("at", at)
        output.write("type", event.type)
        output.write("happened", happened)
        if let source {
            output.write(
                "source",
                .object([
                    "system": .string(source.system), "id": .string(source.id),
                    "url": source.url.map { .string($0) },
                ]))
        }
        output.write("action", action)
        output.write("parts", parts)
        event.payload.write(to: &output)
        return output.closed(checksum)
    }
}
