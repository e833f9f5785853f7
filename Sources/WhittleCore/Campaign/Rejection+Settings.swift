/// What may be written of the campaign's own properties.
extension Campaign {
    /// The most bytes of an address: what a QR code holds that is read from the back of a room.
    package static let addressLimit = 200
    /// The most characters of the code of a language or a currency.
    private static let codeLimit = 35

    func check(_ event: CampaignChanged) -> Rejection? {
        if let title = event.title {
            if title.isBlank { return Rejection("A campaign needs a title.") }
            if title.unicodeScalars.count > Campaign.titleLimit {
                return Rejection("A title has at most \(Campaign.titleLimit) characters.")
            }
        }
        if case .set(let text) = event.summary, text.unicodeScalars.count > Campaign.textLimit {
            return Rejection("A text has at most \(Campaign.textLimit) characters.")
        }
        if case .set(let address) = event.address {
            guard Campaign.isAddress(address) else {
                return Rejection(
                    "An address is what a browser opens, as https://example.org/change: at most \(Campaign.addressLimit) bytes, without spaces."
                )
            }
        }
        for change in [event.language, event.currency] {
            if case .set(let code) = change, !Campaign.isCode(code) {
                return Rejection(
                    "“\(code)” is no code of a language or a currency: write letters, digits and hyphens, as en-GB or EUR."
                )
            }
        }
        return nil
    }

    /// What a QR code may give to a browser: printable ASCII without spaces, of one of two kinds.
    private static func isAddress(_ text: String) -> Bool {
        let begins = ["https://", "http://"].filter { text.hasPrefix($0) }
        guard let scheme = begins.first, text.utf8.count > scheme.utf8.count else { return false }
        return text.utf8.count <= addressLimit
            && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }

    private static func isCode(_ text: String) -> Bool {
        (1...codeLimit).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D: true
                default: false
                }
            }
    }
}
