package import WhittleCore

/// What ties the answers on one idea to their campaign, round and member, and to the text that the
/// member saw: one cell of words that no spreadsheet takes for a number or a date, and that tells
/// where a word of it was changed.
package struct FormTicket: Equatable, Sendable {
    /// The id of the line that made the campaign.
    package var campaign: String
    package var round: String
    package var member: String
    /// When the form was written.
    package var written: Timestamp
    /// CRC-32C of the idea's text in the form, as eight hex digits.
    package var saw: String
    package var idea: String

    private static let mark = "whittle-form-1"

    package init(
        campaign: String, round: String, member: String, written: Timestamp, saw: String,
        idea: String
    ) {
        self.campaign = campaign
        self.round = round
        self.member = member
        self.written = written
        self.saw = saw
        self.idea = idea
    }

    private var words: String {
        [FormTicket.mark, campaign, round, member, written.text, saw, idea].joined(separator: " ")
    }

    /// `whittle-form-1 CAMPAIGN ROUND MEMBER WRITTEN SAW IDEA CRC`.
    package var text: String { words + " " + CRC32C.text(CRC32C().checksum(words)) }

    /// Reads its text; nil where it is none, or a word of it was changed.
    package init?(_ text: String) {
        let words = text.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\u{A0}" })
            .map(String.init)
        guard words.count == 8, words[0] == FormTicket.mark, let written = Timestamp(words[4])
        else { return nil }
        self.init(
            campaign: words[1], round: words[2], member: words[3], written: written,
            saw: words[5], idea: words[6])
        guard self.text.split(separator: " ").last.map(String.init) == words[7] else { return nil }
    }

    /// True where two tickets are of forms of the same member in the same round.
    func isBeside(_ other: FormTicket) -> Bool {
        campaign == other.campaign && round == other.round && member == other.member
    }
}
