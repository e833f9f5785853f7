/// The line that made the campaign. Its member is the owner, and a facilitator for ever.
package struct CampaignCreated: EventPayload {
    package var title: String
    package var summary: String?
    /// A BCP 47 tag.
    package var language: String?
    /// An ISO 4217 code, for costs.
    package var currency: String?
    /// Where the public finds the campaign.
    package var address: String?
    /// Nil means `post`.
    package var moderation: ModerationMode?
    /// True where the system chooses what voters see.
    package var serves: Bool?
    /// True where unsigned lines are not admitted.
    package var signatures: Bool?

    package init(
        title: String, summary: String? = nil, language: String? = nil, currency: String? = nil,
        address: String? = nil, moderation: ModerationMode? = nil, serves: Bool? = nil,
        signatures: Bool? = nil
    ) {
        self.title = title
        self.summary = summary
        self.language = language
        self.currency = currency
        self.address = address
        self.moderation = moderation
        self.serves = serves
        self.signatures = signatures
    }

    package static let type = EventType.campaignCreated
    package static let writers = Permission.role(.facilitator)
    package static let sample = CampaignCreated(
        title: "The \u{1F680} campaign\u{0}", summary: "Two\nlines\u{2028}or three",
        language: "en-GB", currency: "GBP", address: "https://example.org/?a=1&b=<2>",
        moderation: .pre, serves: true, signatures: false)

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        title = try reader.text("title")
        summary = try reader.optionalText("summary")
        language = try reader.optionalText("language")
        currency = try reader.optionalText("currency")
        address = try reader.optionalText("address")
        moderation = try reader.optionalWord("moderation")
        serves = try reader.optionalBool("serves")
        signatures = try reader.optionalBool("signatures")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("title", title)
        writer.write("summary", summary)
        writer.write("language", language)
        writer.write("currency", currency)
        writer.write("address", address)
        writer.write("moderation", moderation)
        writer.write("serves", serves)
        writer.write("signatures", signatures)
    }
}

/// Whether an item is shown before it has been approved.
package enum ModerationMode: String, CaseIterable, Equatable, Hashable, Sendable {
    /// All but hidden items are shown and count.
    case post
    /// Only approved items are shown and count.
    case pre
}
