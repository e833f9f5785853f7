/// A search that the team keeps by name. The last one counts.
package struct QuerySaved: EventPayload {
    package var query: String
    package var title: String
    /// In the query language of the search line.
    package var text: String

    package init(query: String, title: String, text: String) {
        self.query = query
        self.title = title
        self.text = text
    }

    package static let type = EventType.querySaved
    package static let writers = Permission.anyMember
    package static let sample = QuerySaved(
        query: "angry", title: "Angry \u{1F621}", text: "has:comment \"fed up\" -hidden")

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        query = try reader.id("query")
        title = try reader.text("title")
        text = try reader.text("text")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("query", query)
        writer.write("title", title)
        writer.write("text", text)
    }
}

extension Campaign {
    mutating func fold(_ event: QuerySaved, _ line: FoldedLine, _ mode: FoldMode) {
        savedQueries[event.query, default: Register()].fold(event, line.stamp, mode, writers.ranks)
    }
}
