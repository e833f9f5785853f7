import Testing
import WhittleCore

@testable import WhittleExchange

@Suite struct UndecidedTests {
    private static let comments =
        "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n"
        + "1400000000,x,0,1,0,0,1,one\n1400000001,x,1,1,0,0,-1,two\n1400000002,x,2,1,0,0,0,three\n"

    private func snapshot() throws -> ImportSnapshot {
        try PolisImport.snapshot(
            [ImportFile(name: "comments.csv", bytes: Array(UndecidedTests.comments.utf8))],
            PolisImport.Options(
                source: "polis.small", folder: "small",
                exportDate: Timestamp(milliseconds: 1_500_000_000_000)))
    }

    @Test func withoutTheSourcesVerdictsNothingElseIsMissing() throws {
        let whole = try snapshot()
        let undecided = whole.undecided()
        func verdicts(_ snapshot: ImportSnapshot) -> Int {
            snapshot.drafts.count { if case .itemsDecided = $0.event { true } else { false } }
        }
        #expect(verdicts(whole) == 2)
        #expect(verdicts(undecided) == 0)
        #expect(undecided.drafts.count == whole.drafts.count - 2)
    }
}
