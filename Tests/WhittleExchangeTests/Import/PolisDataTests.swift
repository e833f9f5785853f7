import Testing
import WhittleCore

@testable import WhittleExchange

private let folder = "data/polis"

/// Counts again what the import counted, with plain loops over the files.
private struct Recount {
    var last: [String: Int] = [:]
    var repeated = 0
    var sameValue = 0
    /// Cells of the matrix, keyed like the votes.
    var matrix: [String: Int] = [:]

    /// The cells of a file without quoted ones.
    private static func table(_ bytes: [UInt8]) -> [[String]] {
        bytes.split(separator: 0x0A).map { line in
            line.split(separator: 0x2C, omittingEmptySubsequences: false).map {
                String(decoding: $0, as: UTF8.self)
            }
        }
    }

    init(votes: [UInt8]?, matrix bytes: [UInt8]) throws {
        var rows: [String: [(time: Int, value: Int)]] = [:]
        for row in Recount.table(votes ?? []).dropFirst() {
            let value = try #require(Int(row[4]))
            rows["\(row[2]) \(row[3])", default: []].append((try #require(Int(row[0])), value))
        }
        for (key, votes) in rows {
            var best = votes[0]
            for vote in votes where vote.time >= best.time { best = vote }
            last[key] = best.value
            if votes.count > 1 {
                repeated += 1
                if votes.allSatisfy({ $0.value == votes[0].value }) { sameValue += 1 }
            }
        }
        let table = Recount.table(bytes)
        let first = try #require(table[0].firstIndex(of: "n-disagree")) + 1
        for row in table.dropFirst() {
            for column in first..<row.count where !row[column].isEmpty {
                let value: Int = try #require(Int(row[column]))
                matrix["\(table[0][column]) \(row[0])"] = value
            }
        }
    }
}

@Suite("Polis data", .enabled(if: ExchangeData.exists(folder), ExchangeData.missing))
struct PolisDataTests {
    static let conversations = [
        "15-per-hour-seattle", "american-assembly.bowling-green",
        "austria-climate.5twd2jsnkf.2022-08-08", "football-concussions", "scoop-hivemind.taxes",
        "vtaiwan.uberx",
    ]

    private func snapshot(_ name: String) throws -> ImportSnapshot {
        try PolisImport.snapshot(
            ExchangeData.files("\(folder)/\(name)"),
            .init(folder: name, exportDate: SmallPolis.exported))
    }

    @Test("votes equal a plain recount and the matrix", arguments: conversations)
    func recount(_ name: String) throws {
        let snapshot = try snapshot(name)
        let hasVotes = ExchangeData.exists("\(folder)/\(name)/votes.csv")
        let recount = try Recount(
            votes: hasVotes ? ExchangeData.bytes("\(folder)/\(name)/votes.csv") : nil,
            matrix: ExchangeData.bytes("\(folder)/\(name)/participants-votes.csv"))
        let prefix = snapshot.system + "-"
        var imported: [String: Int] = [:]
        for vote in snapshot.votes {
            let key =
                vote.target.id.dropFirst(prefix.count) + " "
                + vote.participant.dropFirst(prefix.count + 1)
            #expect(imported.updateValue(vote.value, forKey: String(key)) == nil)
        }
        #expect(imported == recount.matrix)
        if hasVotes {
            #expect(imported == recount.last)
            #expect(snapshot.audit.row("votes cast more than once")?.counted == recount.repeated)
            #expect(
                snapshot.audit.row("of them always with the same value")?.counted
                    == recount.sameValue)
            #expect(snapshot.audit.row("matrix and votes.csv differ in the value")?.counted == 0)
            // Every differing total is explained by repeats.
            #expect(
                snapshot.audit.itemRows.allSatisfy { $0.reason.hasPrefix("the source counts") })
        }
        #expect(snapshot.audit.row("comments")?.difference == 0)
        #expect(snapshot.audit.row("voters")?.difference == 0)
        #expect(snapshot.audit.row("commenters")?.difference == 0)
        #expect(
            snapshot.audit.row(
                "participants in the matrix whose totals are not those of their cells")?
                .counted == 0)
        let verdicts = snapshot.decisions.reduce(0) { $0 + $1.items.count }
        let accepted = snapshot.audit.row("accepted by moderators")?.counted ?? 0
        let rejected = snapshot.audit.row("rejected by moderators")?.counted ?? 0
        #expect(verdicts == accepted + rejected && rejected > 0)
    }

    @Test("vtaiwan: 108 of 197 comments agree, and why the others do not")
    func vtaiwan() throws {
        let audit = try snapshot("vtaiwan.uberx").audit
        let agree = try #require(audit.row("comments whose agrees are the last votes"))
        #expect(agree.claimed == 197 && agree.counted == 108)
        #expect(audit.row("votes cast more than once")?.counted == 454)
        #expect(audit.row("of them always with the same value")?.counted == 438)
        #expect(audit.row("votes imported")?.counted == 49_443)
        let rows = audit.itemRows
        #expect(rows.count { $0.what.hasSuffix(" agrees") } == 197 - 108)
        #expect(Set(rows.compactMap(\.item)).count == 96)
        #expect(rows.allSatisfy { $0.claimed == $0.allRows && $0.claimed != $0.counted })
        #expect(audit.text(width: 80).allSatisfy { $0.unicodeScalars.count <= 80 })
        #expect(audit.json.count == audit.rows.count + audit.notes.count)
    }

    @Test("bowling-green has no votes.csv: the matrix counts")
    func withoutVotes() throws {
        let snapshot = try snapshot("american-assembly.bowling-green")
        #expect(snapshot.votes.count == 225_524)
        #expect(snapshot.audit.notes.contains { $0.contains("There is no votes.csv") })
        let agree = snapshot.audit.row("comments whose agrees are the last votes")
        #expect(agree?.claimed == 896 && agree?.counted == 739)
    }

    @Test("a second import of the same files writes nothing", arguments: conversations)
    func again(_ name: String) throws {
        let snapshot = try snapshot(name)
        var previous = PreviousImport(system: snapshot.system)
        let first = Reconciler(previous: previous, current: CurrentState(asImported: previous))
            .reconcile(snapshot)
        #expect(first.drafts == snapshot.drafts)
        for draft in first.drafts { previous.note(draft) }
        let second = Reconciler(previous: previous, current: CurrentState(asImported: previous))
            .reconcile(snapshot)
        #expect(second.drafts.isEmpty && second.kept.isEmpty && second.gone.isEmpty)
        #expect(second.goneVotes == 0 && second.newCount == 0 && second.changedCount == 0)
        #expect(second.unchangedCount == first.newCount)
    }

    @Test("one changed row is one line")
    func changedRow() throws {
        var files = try ExchangeData.files("\(folder)/15-per-hour-seattle")
        let options = PolisImport.Options(folder: "seattle", exportDate: SmallPolis.exported)
        let old = try PolisImport.snapshot(files, options)
        var previous = PreviousImport(system: old.system)
        for draft in old.drafts { previous.note(draft) }
        let index = try #require(files.firstIndex { $0.name == "votes.csv" })
        files[index].bytes += Array("1603054214196,later,0,0,1\n".utf8)
        let result = Reconciler(previous: previous, current: CurrentState(asImported: previous))
            .reconcile(try PolisImport.snapshot(files, options))
        #expect(
            result.drafts == [
                DraftEvent(
                    .voteCast(
                        VoteCast(
                            target: .idea("polis.seattle-0"), participant: "polis.seattle-p0",
                            value: 1)),
                    happened: Timestamp(milliseconds: 1_603_054_214_196),
                    source: SourceReference(system: "polis.seattle", id: "vote-0-0"))
            ])
    }
}
