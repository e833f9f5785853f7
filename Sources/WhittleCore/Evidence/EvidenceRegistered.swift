/// A source that speaks for an idea or against it. The last one counts.
package struct EvidenceRegistered: EventPayload {
    package var evidence: String
    package var title: String
    /// Who published it.
    package var source: String?
    package var format: String?
    package var url: String?
    /// A date as written.
    package var published: String?
    package var summary: String?
    package var features: [String]
    package var audience: String?
    package var impact: String?
    /// The date when it is to be reviewed.
    package var review: String?
    /// Who looks after it.
    package var owner: String?

    package init(
        evidence: String, title: String, source: String? = nil, format: String? = nil,
        url: String? = nil, published: String? = nil, summary: String? = nil,
        features: [String] = [], audience: String? = nil, impact: String? = nil,
        review: String? = nil, owner: String? = nil
    ) {
        self.evidence = evidence
        self.title = title
        self.source = source
        self.format = format
        self.url = url
        self.published = published
        self.summary = summary
        self.features = features
        self.audience = audience
        self.impact = impact
        self.review = review
        self.owner = owner
    }

    package static let type = EventType.evidenceRegistered
    package static let writers = Permission.role(.facilitator)
    package static let sample = EvidenceRegistered(
        evidence: "kings-2014", title: "Staff \"voice\"", source: "The King\u{2019}s Fund",
        format: "report\u{2028}", url: "https://example.org/a b?c=\"d\"", published: "2014-11",
        summary: "Long\nand\u{0}odd \u{1F4D8}", features: ["survey", "\u{202E}trial"],
        audience: "managers", impact: "+12 %", review: "2016-01-31", owner: "Anna")

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        evidence = try reader.id("evidence")
        title = try reader.text("title")
        // The envelope's `source`, an object, has the same key.
        source =
            reader.optionalValue("source")?.members == nil
            ? try reader.optionalText("source") : nil
        format = try reader.optionalText("format")
        url = try reader.optionalText("url")
        published = try reader.optionalText("published")
        summary = try reader.optionalText("summary")
        features = try reader.texts("features")
        audience = try reader.optionalText("audience")
        impact = try reader.optionalText("impact")
        review = try reader.optionalText("review")
        owner = try reader.optionalText("owner")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("evidence", evidence)
        writer.write("title", title)
        writer.write("source", source)
        writer.write("format", format)
        writer.write("url", url)
        writer.write("published", published)
        writer.write("summary", summary)
        writer.writeUnlessEmpty("features", features)
        writer.write("audience", audience)
        writer.write("impact", impact)
        writer.write("review", review)
        writer.write("owner", owner)
    }
}

extension Campaign {
    mutating func fold(_ event: EvidenceRegistered, _ line: FoldedLine, _ mode: FoldMode) {
        evidence.sources[event.evidence, default: Register()].fold(
            event, line.stamp, mode, writers.ranks)
    }
}
