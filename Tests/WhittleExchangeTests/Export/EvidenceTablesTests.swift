import Testing
import WhittleCore
import WhittleTesting

@testable import WhittleExchange

/// What became of the ideas as tables: what is in them, and for whom.
struct EvidenceTablesTests {
    /// `a` was made here, has `b` merged into it and is in the guide; `c` is not.
    private func journal() -> CampaignBuilder {
        var journal = CampaignBuilder()
        journal.join("pat", .panelist)
        for idea in ["anna.aaaa1111-3", "b", "c"] { journal.idea(idea) }
        journal.merge("b", into: "anna.aaaa1111-3")
        journal.decide(.approved, "anna.aaaa1111-3", "b", "c")
        journal.add(.sectionWritten(SectionWritten(section: "s", title: "S")))
        journal.add(.entryWritten(EntryWritten(idea: "anna.aaaa1111-3", section: "s")))
        journal.add(
            .evidenceRegistered(
                EvidenceRegistered(
                    evidence: "r", title: "=Report", url: "https://example.org",
                    features: ["one", "two"], review: "2016-01-31", owner: "Olga")))
        for idea in ["b", "c"] {
            journal.add(.evidenceLinked(EvidenceLinked(evidence: "r", idea: idea)))
        }
        journal.add(.evidenceRegistered(EvidenceRegistered(evidence: "q", title: "No idea's")))
        journal.add(
            .evidenceReviewed(
                EvidenceReviewed(
                    evidence: "r", verdict: .superseded, next: "2017-01-31", note: "see 2015")))
        addChallenges(&journal)
        return journal
    }

    private func addChallenges(_ journal: inout CampaignBuilder) {
        for (id, idea, starts) in [("h", "b", "2015-01-05"), ("n", "c", "soon")] {
            journal.add(
                .challengeStarted(
                    ChallengeStarted(
                        challenge: id, idea: idea, title: "Title \(id)", team: ["Ann", "Bo"],
                        starts: starts)))
        }
        func measure(_ name: String, _ value: Double?, _ month: Int, target: Double? = nil) {
            journal.add(
                .measureRecorded(
                    MeasureRecorded(
                        challenge: "h", measure: name, baseline: target.map { $0 * 2 },
                        target: target, value: value)),
                happened: Timestamp(year: 2015, month: month, day: 1))
        }
        measure("falls", 9, 3, target: 6)
        measure("falls", 5.5, 2)
        measure("smiles", nil, 2, target: -3)
        for (kind, place) in [
            (UpdateKind.ask, nil), (.ask, nil), (.answer, nil), (.adopted, "Ward 7"),
        ] {
            journal.add(
                .updateWritten(
                    UpdateWritten(challenge: "h", kind: kind, body: "\(kind)", where: place)),
                happened: Timestamp(year: 2015, month: 1, day: 10))
        }
        journal.add(
            .challengeClosed(ChallengeClosed(challenge: "h", outcome: .stopped, lessons: "Less")))
        for (id, challenge) in [("k", "h"), ("l", "n")] {
            journal.add(
                .caseWritten(
                    CaseWritten(
                        case: id, challenge: challenge, title: "Case \(id)", story: "Told",
                        evidence: ["r", "q", "gone"])))
        }
    }

    private func tables(
        _ member: String?, _ change: (inout CampaignBuilder) -> Void = { _ in }
    ) throws -> CampaignTables {
        var journal = journal()
        change(&journal)
        let campaign = try journal.campaign()
        return CampaignTables(
            campaign, member.map { Viewpoint($0, in: campaign) } ?? .publicView)
    }

    private func column(_ name: String, _ table: ExportTable) throws -> [String] {
        let index = try #require(table.columns.firstIndex(of: name))
        return table.rows.map { $0[index].text }
    }

    // MARK: Who reads

    @Test func thePublicReadsWhatIsOfTheGuidesIdeasAndNoNames() throws {
        let tables = try tables(nil)
        #expect(try column("evidence", tables.evidence) == ["r"])
        #expect(try column("ideas", tables.evidence) == ["whittle-1"])
        for inside in ["note", "reviewed_by", "owner"] {
            #expect(try column(inside, tables.evidence) == [""], "\(inside)")
        }
        #expect(try column("challenge", tables.challenges) == ["h"])
        #expect(try column("idea", tables.challenges) == ["whittle-1"])
        #expect(Set(try column("challenge", tables.measures)) == ["h"])
        #expect(try column("member", tables.updates) == ["", "", "", ""])
        #expect(try column("case", tables.cases) == ["k"])
        #expect(try column("evidence", tables.cases) == ["r"])
        for table in [tables.evidence, tables.challenges, tables.updates, tables.cases] {
            #expect(!String(decoding: table.jsonLines(), as: UTF8.self).contains("anna"))
        }
    }

    @Test("who stands back from an idea reads nothing of what became of it")
    func recused() throws {
        let tables = try tables("pat") {
            $0.add(.recusalDeclared(RecusalDeclared(idea: "b", member: "pat")))
        }
        #expect(try column("ideas", tables.evidence) == ["", "c"])
        #expect(try column("challenge", tables.challenges) == ["n"])
        #expect(tables.measures.rows.isEmpty && tables.updates.rows.isEmpty)
        #expect(try column("case", tables.cases) == ["l"])
    }

    @Test func nothingIsThere() throws {
        let campaign = try CampaignBuilder().campaign()
        let tables = CampaignTables(campaign, Viewpoint("anna", in: campaign))
        for table in [
            tables.evidence, tables.challenges, tables.measures, tables.updates, tables.cases,
        ] {
            #expect(table.rows.isEmpty && !table.columns.isEmpty)
        }
    }

    // MARK: What stands there

    @Test func theRegister() throws {
        let evidence = try tables("anna").evidence
        #expect(try column("evidence", evidence) == ["q", "r"])
        #expect(try column("ideas", evidence) == ["", "anna.aaaa1111-3 c"])
        #expect(try column("features", evidence) == ["", "one\ntwo"])
        #expect(try column("state", evidence) == ["current", "superseded"])
        #expect(try column("next", evidence) == ["", "2017-01-31"])
        #expect(try column("note", evidence) == ["", "see 2015"])
        #expect(try column("reviewed_by", evidence) == ["", "anna"])
        #expect(try column("owner", evidence) == ["", "Olga"])
        // No formula is alive.
        #expect(String(decoding: evidence.csv(), as: UTF8.self).contains("\"'=Report\""))
    }

    @Test func challengesMeasuresAndNews() throws {
        let tables = try tables("anna")
        let challenges = tables.challenges
        #expect(try column("challenge", challenges) == ["h", "n"])
        #expect(try column("team", challenges) == ["Ann; Bo", "Ann; Bo"])
        #expect(try column("ends", challenges) == ["2015-04-15", ""])
        #expect(try column("outcome", challenges) == ["stopped", ""])
        #expect(try column("lessons", challenges) == ["Less", ""])
        #expect(try column("measures", challenges) == ["2", "0"])
        #expect(try column("reached", challenges) == ["0", "0"])
        #expect(try column("open_asks", challenges) == ["1", "0"])
        #expect(try column("adopted", challenges) == ["Ward 7", ""])
        let measures = tables.measures
        #expect(try column("measure", measures) == ["falls", "falls", "smiles"])
        #expect(try column("value", measures) == ["5.5", "9", ""])
        #expect(
            try column("at", measures)
                == ["2015-02-01T00:00:00.000Z", "2015-03-01T00:00:00.000Z", ""])
        #expect(try column("better", measures) == ["down", "down", "up"])
        let updates = tables.updates
        #expect(try column("day", updates) == ["5", "5", "5", "5"])
        #expect(try column("kind", updates) == ["ask", "ask", "answer", "adopted"])
        #expect(try column("answered", updates) == ["yes", "no", "", ""])
        #expect(try column("where", updates) == ["", "", "", "Ward 7"])
    }

    @Test func whatChanged() throws {
        let before = try tables("anna")
        let now = try tables("anna") {
            $0.add(
                .measureRecorded(MeasureRecorded(challenge: "h", measure: "falls", value: 4)),
                happened: Timestamp(year: 2015, month: 4, day: 1))
        }
        #expect(try column("value", now.measures.changed(since: before.measures)) == ["4"])
        #expect(try column("reached", now.challenges.changed(since: before.challenges)) == ["1"])
        #expect(now.updates.changed(since: before.updates).rows.isEmpty)
    }
}
