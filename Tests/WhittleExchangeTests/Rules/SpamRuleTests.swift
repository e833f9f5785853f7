import Testing
import WhittleCore
import WhittleTesting

@testable import WhittleExchange

/// What `whittle rule` says of the spam rules is what they do on the held-out file.
@Suite struct SpamRuleTests {
    @Test func theMeasuresAreThoseOfTheHeldOutFile() throws {
        let path = "data/youtube-spam/08-uelHwf8o7_U.csv"
        try #require(ExchangeData.exists(path), ExchangeData.missing)
        var reader = try CSVReader(try ExchangeData.bytes(path), file: path)
        #expect(reader.header.names == ["COMMENT_ID", "AUTHOR", "DATE", "CONTENT", "CLASS"])
        var journal = CampaignBuilder()
        journal.idea("video")
        var isSpam: [Bool] = []
        var authors: [String] = []
        var row = CSVRow()
        while try reader.next(&row) {
            isSpam.append(row.text(4) == "1")
            let author = row.text(1)
            if !authors.contains(author) { authors.append(author) }
            let number = try #require(authors.firstIndex(of: author))
            journal.add(
                .commentAdded(
                    CommentAdded(
                        comment: "c\(isSpam.count)", idea: "video", body: row.text(3),
                        participant: "p\(number)")), happened: DateText.parse(row.text(2)))
        }
        #expect(isSpam.count == RuleKind.measuredComments)
        let campaign = try journal.campaign()
        var index = RuleIndex(allRules: true)
        index.update(campaign)
        var hits: [RuleKind: Int] = [:]
        var right: [RuleKind: Int] = [:]
        for (number, isSpam) in isSpam.enumerated() {
            for hit in index.hits(of: campaign.item("c\(number + 1)")) {
                hits[hit.kind, default: 0] += 1
                if isSpam { right[hit.kind, default: 0] += 1 }
            }
        }
        for kind in RuleKind.allCases {
            guard let measure = kind.measure else { continue }
            #expect(measure.hits == hits[kind, default: 0], "\(kind)")
            #expect(measure.right == right[kind, default: 0], "\(kind)")
        }
    }
}
