/// A search that the team keeps by name. The last one counts; an empty text takes it away.
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

extension Viewpoint {
    /// The queries that the team keeps, by their names; one without a text was taken away. They are
    /// for members.
    package func savedQueries(in campaign: Campaign) -> [QuerySaved] {
        isPublic
            ? []
            : campaign.savedQueries.values.compactMap(\.value).filter { !$0.text.isBlank }
                .sorted { $0.query < $1.query }
    }

    /// A query that the team keeps; nil where there is none of this name.
    package func savedQuery(_ name: String, in campaign: Campaign) -> QuerySaved? {
        guard !isPublic, let query = campaign.savedQueries[name]?.value, !query.text.isBlank else {
            return nil
        }
        return query
    }
}

extension Campaign {
    mutating func fold(_ event: QuerySaved, _ line: FoldedLine, _ mode: FoldMode) {
        savedQueries[event.query, default: Register()].fold(event, line.stamp, mode, writers.ranks)
    }
}
