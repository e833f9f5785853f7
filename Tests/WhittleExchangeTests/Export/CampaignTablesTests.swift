import FoundationEssentials
import Testing
import WhittleCore
import WhittleTesting

@testable import WhittleExchange

/// The tables that exports write, and their columns.
struct CampaignTablesTests {
    private func journal() -> CampaignBuilder {
        var journal = CampaignBuilder()
        journal.join("mo", .moderator)
        journal.join("pat", .panelist)
        for (number, idea) in ["a", "b", "c"].enumerated() {
            journal.idea(
                idea, "=cmd|'/c \(idea)'!A1", body: "Body;\"\u{2028}", participant: "p\(number)")
            journal.add(
                .participantJoined(
                    ParticipantJoined(participant: "p\(number)", country: "GB", background: "nurse")
                ))
            journal.add(
                .commentAdded(
                    CommentAdded(comment: "c-\(idea)", idea: idea, body: "@x", participant: "p9")))
            for voter in 0...number { journal.vote(idea, "p\(voter)", 1) }
        }
        journal.decide(.approved, "a", "c-a", by: "mo.mmmm1111")
        journal.decide(.hidden, "b", reason: "spam", by: "mo.mmmm1111")
        journal.round("r", .always)
        journal.review("a", ["impact": 4, "ease": nil], by: "pat.pppp1111")
        journal.add(
            .cutMade(
                CutMade(
                    stage: "long", from: "pool",
                    rule: .object([
                        JSONMember("by", .string("crowd")), JSONMember("top", .integer(2)),
                    ]), kept: ["c", "a"], considered: 2, basis: [], digest: "00000000")))
        return journal
    }

    private func tables(_ member: String?) throws -> CampaignTables {
        let campaign = try journal().campaign()
        return CampaignTables(
            campaign, member.map { Viewpoint($0, in: campaign) } ?? .publicView)
    }

    private func all(_ tables: CampaignTables) -> [(ExportKind, ExportTable)] {
        [
            (.ideas, tables.ideas), (.comments, tables.comments), (.stages, tables.stages),
            (.shortlist, tables.shortlist("long")), (.reviews, tables.reviews),
            (.evidence, tables.evidence), (.challenges, tables.challenges),
            (.measures, tables.measures), (.updates, tables.updates), (.cases, tables.cases),
        ]
    }

    private func column(_ name: String, _ table: ExportTable) throws -> [String] {
        let index = try #require(table.columns.firstIndex(of: name))
        return table.rows.map { $0[index].text }
    }

    // MARK: Columns

    @Test("the columns are the same for every reader, and every row has them all")
    func columns() throws {
        for member in ["anna", "mo", "pat", nil] {
            for (kind, table) in all(try tables(member)) {
                #expect(table.columns == kind.columns.map(\.name), "\(kind)")
                #expect(table.rows.allSatisfy { $0.count == table.columns.count }, "\(kind)")
            }
        }
        #expect(ExportKind.decisions.columns.map(\.name) == DecisionLog.columns)
    }

    @Test("docs/FORMAT.md says the same of every column")
    func documented() throws {
        let root = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
        let bytes = try #require(
            FileManager.default.contents(atPath: "/" + root + "/docs/FORMAT.md"))
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        for kind in ExportKind.allCases where kind != .stages {
            let rows = lines.filter { $0.hasPrefix("| \(kind.rawValue) | `") }.map {
                $0.split(separator: "|").map { CampaignTablesTests.plain($0) }
            }
            #expect(rows.map { $0[1] } == kind.columns.map(\.name), "\(kind)")
            #expect(
                rows.map { $0[2] } == kind.columns.map { CampaignTablesTests.plain($0.meaning) })
        }
        #expect(
            ExportKind.stages.columns.map(\.name)
                == ["stage"] + ExportKind.shortlist.columns.map(\.name))
    }

    /// Without Markdown's marks.
    private static func plain(_ text: some StringProtocol) -> String {
        String(text.filter { $0 != "`" }.map { $0 == "’" ? "'" : $0 })
            .split(separator: " ").joined(separator: " ")
    }

    // MARK: Who reads

    @Test func thePublicReadsNoVotesAndNoNames() throws {
        let tables = try tables(nil)
        #expect(tables.ideas.rows.count == 1 && tables.reviews.rows.isEmpty)
        for hidden in [
            "up", "voters", "crowd", "panel", "flags", "participant", "country", "background",
        ] {
            #expect(try column(hidden, tables.ideas) == [""], "\(hidden)")
        }
        #expect(try column("participant", tables.comments) == [""])
        // No id holds the name of a member.
        #expect(try column("idea", tables.ideas) == ["whittle-1"])
        #expect(try column("idea", tables.comments) == ["whittle-1"])
    }

    @Test func theStaffReadsAll() throws {
        let tables = try tables("mo")
        #expect(try column("idea", tables.ideas) == ["a", "b", "c"])
        #expect(try column("up", tables.ideas) == ["1", "2", "3"])
        #expect(try column("status", tables.ideas) == ["approved", "hidden", "pending"])
        #expect(try column("participant", tables.ideas) == ["p0", "p1", "p2"])
        #expect(try column("country", tables.ideas) == ["GB", "GB", "GB"])
    }

    @Test func reviewsWithTheirScores() throws {
        let reviews = try tables("pat").reviews
        #expect(try column("scores", reviews) == ["impact=4 ease="])
        #expect(try column("score", reviews) == ["4"])
        #expect(try column("counts", reviews) == ["yes"])
    }

    @Test func stages() throws {
        let stages = try tables("anna").stages
        #expect(try column("stage", stages) == ["long", "long"])
        #expect(try column("idea", stages) == ["c", "a"] && column("place", stages) == ["1", "2"])
        #expect(try column("idea", try tables(nil).stages) == ["whittle-1"])
    }

    // MARK: What changed

    @Test func changed() throws {
        let before = try tables("mo").ideas
        #expect(before.changed(since: before).rows.isEmpty)
        var later = journal()
        later.vote("b", "p7", 1)
        later.idea("d", participant: "p4")
        let campaign = try later.campaign()
        let now = CampaignTables(campaign, Viewpoint("mo", in: campaign)).ideas
        // Every crowd value is another now; only these two rows are.
        #expect(try column("idea", now.changed(since: before)) == ["b", "d"])
        let nothing = ExportTable(columns: [], rows: [])
        #expect(now.changed(since: nothing).rows.count == 4)
    }
}

/// Ballots as files.
struct BallotFileTests {
    private func campaign(_ title: String = "A; \"title\"\nmore") throws -> Campaign {
        var journal = CampaignBuilder()
        journal.idea("votes", title)
        journal.idea("x.1", "=1+1")
        for voter in 0..<9 { journal.vote("votes", "p\(voter)", 1) }
        journal.vote("x.1", "p3", 1)
        for voter in 0..<9 {
            journal.add(
                .participantJoined(
                    ParticipantJoined(
                        participant: "p\(voter)", country: voter < 8 ? "GB" : "NL", background: "b")
                ))
        }
        return try journal.campaign()
    }

    private func file(_ campaign: Campaign, _ threshold: Int? = nil) -> BallotFile {
        let ideas = ["votes", "x.1"].map(campaign.item)
        return BallotFile(Ballots(ideas, campaign), campaign, groupThreshold: threshold)
    }

    private func lines(_ bytes: [UInt8]) -> [String] {
        String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    @Test func pabulib() throws {
        let campaign = try campaign()
        let bytes = file(campaign).pabulib(
            BallotFile.Budget(amount: 2, unitCost: 1), selected: [campaign.item("x.1")])
        let lines = lines(bytes)
        #expect(lines.contains("num_votes;9") && lines.contains("num_projects;2"))
        #expect(lines.contains("budget;2") && lines.contains("vote_type;approval"))
        let projects = try #require(lines.firstIndex(of: "PROJECTS"))
        #expect(lines[projects + 1] == "project_id;cost;votes;name;selected")
        // Made here: numbered in the published form. One line each; no formula alive.
        #expect(lines[projects + 2] == "whittle-1;1;9;\"A; \"\"title\"\" more\";0")
        #expect(lines[projects + 3] == "whittle-2;1;1;'=1+1;1")
        #expect(lines[projects + 4] == "VOTES")
        // Sorted by what is in them: who voted for both, then who for the first alone.
        #expect(lines[projects + 6] == "1;whittle-1")
        #expect(lines.last == "9;whittle-1,whittle-2")
    }

    @Test(
        "no kind of line end of others stands in it",
        arguments: ["\r", "\u{2028}", "\u{85}", "\u{0}", "\u{B}"])
    func oneLine(_ end: String) throws {
        let bytes = file(try campaign("one\(end)two")).pabulib(
            BallotFile.Budget(amount: 2, unitCost: 1), selected: nil)
        #expect(lines(bytes).contains("whittle-1;1;9;one two"))
        #expect(
            !String(decoding: bytes, as: UTF8.self).unicodeScalars.contains(
                Unicode.Scalar(end) ?? " "))
    }

    @Test func smallGroups() throws {
        let campaign = try campaign()
        let table = file(campaign, 8).table
        // Eight and one: the one cannot be alone, so that the eight go with it.
        #expect(table.rows.allSatisfy { $0[2] == .text("other") })
        #expect(file(campaign, 8).k == 9 && file(campaign, 10).k == 9)
        #expect(file(campaign, 1).k == 1)
        #expect(file(campaign).table.rows.allSatisfy { $0[2] == .empty })
    }
}
