/// A change to the campaign, field by field; the last one counts for each.
package struct CampaignChanged: EventPayload {
    /// Cannot be cleared.
    package var title: String?
    package var summary: Change<String>
    package var language: Change<String>
    package var currency: Change<String>
    package var address: Change<String>
    package var moderation: Change<ModerationMode>
    package var serves: Change<Bool>
    package var signatures: Change<Bool>

    package init(
        title: String? = nil, summary: Change<String> = .keep, language: Change<String> = .keep,
        currency: Change<String> = .keep, address: Change<String> = .keep,
        moderation: Change<ModerationMode> = .keep, serves: Change<Bool> = .keep,
        signatures: Change<Bool> = .keep
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

    package static let type = EventType.campaignChanged
    package static let writers = Permission.role(.facilitator)
    package static let sample = CampaignChanged(
        title: "\u{202E}drawkcab", summary: .set("\u{7}bell and \u{1B}[2J"), language: .clear,
        currency: .set("EUR"), address: .clear, moderation: .set(.post), serves: .set(true),
        signatures: .clear)

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        title = try reader.optionalText("title")
        summary = try reader.textChange("summary")
        language = try reader.textChange("language")
        currency = try reader.textChange("currency")
        address = try reader.textChange("address")
        moderation = try reader.wordChange("moderation")
        serves = try reader.boolChange("serves")
        signatures = try reader.boolChange("signatures")
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

extension Campaign {
    mutating func fold(_ event: CampaignChanged, _ line: FoldedLine, _ mode: FoldMode) {
        func set<Value>(_ register: inout Register<Change<Value>>, _ change: Change<Value>) {
            if change != .keep { register.fold(change, line.stamp, mode, writers.ranks) }
        }
        var settings = self.settings
        set(&settings.title, event.title.map { .set($0) } ?? .keep)
        set(&settings.summary, event.summary)
        set(&settings.language, event.language)
        set(&settings.currency, event.currency)
        set(&settings.address, event.address)
        set(&settings.moderation, event.moderation)
        set(&settings.serves, event.serves)
        set(&settings.signatures, event.signatures)
        self.settings = settings
    }
}
