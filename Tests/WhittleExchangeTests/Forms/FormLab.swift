import FoundationEssentials
import Testing
import WhittleCore
import WhittleTesting

@testable import WhittleExchange

/// Campaigns, and people who fill in forms.
enum FormLab {
    static let pat = "pat.pppp1111"
    static let fay = "fay.ffff1111"

    /// Two panelists and a second facilitator; a round with two criteria that count and one that
    /// does not.
    static func builder(_ titles: [String] = ["First", "Second", "Third"]) -> CampaignBuilder {
        var builder = CampaignBuilder()
        builder.join("pat", .panelist)
        builder.join("pia", .panelist)
        builder.join("fay", .facilitator)
        builder.join("olive", .observer)
        for (index, title) in titles.enumerated() {
            builder.idea("i\(index)", title, body: "Text of it.", participant: "author-\(index)")
        }
        builder.round(blind: true)
        return builder
    }

    static func form(
        _ journal: CampaignBuilder, for member: String = "pat", by writer: String? = nil,
        _ scope: ReviewForm.Scope = .open, limit: Int? = nil
    ) throws -> ReviewForm {
        let campaign = try journal.campaign()
        let round = try #require(campaign.round("r"))
        return ReviewForm(
            campaign, round, for: member, by: writer ?? member, scope, limit: limit,
            at: journal.clock)
    }

    static func text(_ form: ReviewForm) -> String {
        let bytes = form.text { text in
            // Whoever wraps may leave line breaks in: the form must bear them.
            [text]
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    static func reading(
        _ text: String, _ journal: CampaignBuilder, by actor: String = "pat"
    ) throws -> FormReading {
        FormReading(
            FormAnswers(Array(text.utf8), file: "form"), try journal.campaign(), by: actor)
    }

    /// Writes answers into the empty lines of a text: by idea, then by the words of the heading.
    static func filled(_ text: String, _ answers: [String: [String: String]]) -> String {
        var idea = ""
        var heading: String?
        var lines: [String] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.hasPrefix("==+== Idea ") { idea = String(line.dropFirst(11)) }
            if line.hasPrefix("==+== ") { heading = String(line.dropFirst(6)) }
            if line.isEmpty, let place = heading, let answer = answers[idea]?[place] {
                lines.append(answer)
                heading = nil
            }
            lines.append(line)
        }
        return lines.joined(separator: "\n")
    }

    static let allFour = ["Score impact": "4", "Score ease": "2", "Score fun": "5"]

    /// What the drafts say: `idea impact=4 ease=–, confidence, comment`.
    static func said(_ reading: FormReading) -> [String] {
        reading.drafts.compactMap { draft in
            guard case .reviewSubmitted(let review) = draft.event else { return nil }
            let scores = review.scores.map { score in
                "\(score.criterion)=\(score.value.map { Decimal15.text($0) } ?? "-")"
            }
            return
                ([review.idea] + scores
                + [
                    review.confidence.map { "sure \($0)" }, review.comment.map { "“\($0)”" },
                    review.member.map { "for \($0)" },
                ].compactMap { $0 }).joined(separator: " ")
        }
    }

    /// The journal after the drafts were written.
    static func written(
        _ reading: FormReading, _ journal: CampaignBuilder, by writer: String = pat
    ) -> CampaignBuilder {
        var journal = journal
        for draft in reading.drafts { journal.add(draft.event, by: writer) }
        return journal
    }

    // MARK: Tables

    static func rows(_ table: String, _ delimiter: UInt8 = 0x2C) throws -> [[String]] {
        let bytes = try TextDecoder.decode(Array(table.utf8), file: "table")
        var reader = try CSVReader(bytes, file: "table", delimiter: delimiter, hasHeader: false)
        var rows: [[String]] = []
        var row = CSVRow()
        while try reader.next(&row) { rows.append(row.texts) }
        return rows
    }

    /// A table as a spreadsheet saves it: quotes only where they are needed.
    static func saved(_ rows: [[String]], _ delimiter: String = ",", end: String = "\r\n") -> String
    {
        rows.map { row in
            row.map { cell in
                let needsQuotes = cell.unicodeScalars.contains {
                    "\"\n\r".unicodeScalars.contains($0) || String($0) == delimiter
                }
                guard needsQuotes else { return cell }
                return "\""
                    + cell.split(separator: "\"", omittingEmptySubsequences: false)
                    .joined(separator: "\"\"") + "\""
            }.joined(separator: delimiter)
        }.joined(separator: end) + end
    }

    /// Texts that would like to be more than texts.
    static var hostileTexts: [String] {
        get throws {
            var texts = [
                "==+== End", "\n==+== End\n==+== Idea x", "==-== ignored", "\\==+== End",
                "\u{2028}==+== Score impact\u{2028}5", "\u{85}==+== End", "\r==+== End\r",
                "\u{B}==+== End\u{C}==+== End", "  ==+== End", "\u{A0}==+== End", "\"quoted\"",
                "a;b,c\td", "=1+1", "'=1+1", "-", "- 4", "+4", "@x", "\u{FEFF}=x", "\t=x", "'",
                "sep=;", "whittle-form-1 a r pat 2015-01-12T09:00:00.000Z 00000000 i0 00000000",
                "\u{202E}==+== End", "==+==\u{301} End", "\u{301}==+== End", "\\", "\\\\x", "=",
                "\u{0}", "\u{1B}[2J\u{1B}]0;x\u{7}", " ", "", "\n\n", "a\n\n\nb", "'-", "abstain",
            ]
            for name in ["hostile/terminal.json", "hostile/exports.json"]
            where ExchangeData.exists(name) {
                let text = String(decoding: try ExchangeData.bytes(name), as: UTF8.self)
                for item in try JSONValue(parsing: text)["cases"]?.elements ?? [] {
                    if let input = item["input"]?.text { texts.append(input) }
                    if let hex = item["hex"]?.text {
                        texts.append(String(decoding: bytes(hex), as: UTF8.self))
                    }
                }
            }
            return texts
        }
    }

    private static func bytes(_ hex: String) -> [UInt8] {
        let digits = hex.compactMap { $0.hexDigitValue }.map(UInt8.init)
        return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }
}
