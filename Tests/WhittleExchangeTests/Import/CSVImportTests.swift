import Testing
import WhittleCore

@testable import WhittleExchange

/// Always the same numbers.
struct CountingGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state
    }
}

@Suite("CSV import")
struct CSVImportTests {
    private let date = Timestamp(milliseconds: 1_700_000_000_000)

    private func snapshot(
        _ text: String, _ map: String, strips: Bool = true, keepsIDs: Bool = false,
        questions: Set<String> = [], encoding: TextEncoding? = nil
    ) throws -> ImportSnapshot {
        var pseudonyms = PseudonymMap()
        return try snapshot(
            Array(text.utf8), map, &pseudonyms, strips: strips, keepsIDs: keepsIDs,
            questions: questions, encoding: encoding)
    }

    private func snapshot(
        _ bytes: [UInt8], _ map: String, _ pseudonyms: inout PseudonymMap, strips: Bool = true,
        keepsIDs: Bool = false, questions: Set<String> = [], encoding: TextEncoding? = nil,
        previous: PreviousImport = PreviousImport(system: "csv.x"), seed: UInt64 = 1
    ) throws -> ImportSnapshot {
        var random = CountingGenerator(state: seed)
        return try CSVImport.snapshot(
            ImportFile(name: "in/x.csv", bytes: bytes), ColumnMap(parsing: map),
            .init(
                exportDate: date, encoding: encoding, stripsFormulaGuard: strips,
                keepsIDs: keepsIDs, knownQuestions: questions),
            previous: previous, pseudonyms: &pseudonyms, random: &random)
    }

    @Test(
        "a map that says nothing useful is a fault",
        arguments: [
            ("", "--map is empty"), ("title", "has no “=”"),
            ("name=1", "“name” in --map is no key"),
            ("title=1,title=2", "stands twice"), ("title=", "names no column"),
            ("title=\"a", "not closed"), ("body=1", "does not say what the rows are"),
            ("title=z", "there is no column “z” for “title”"),
            ("title=0", "there is no column “0”"), ("title=3", "there is no column “3”"),
        ])
    func maps(_ map: String, _ what: String) throws {
        let error = try fault { _ = try snapshot("a,b\n1,2", map) }
        #expect(error.sentence.contains(what))
    }

    @Test(
        "a bad cell is named with its place",
        arguments: [
            ("1,x,31/02/2015", "idea=1,title=2,happened=3", 5, "is no date"),
            ("1,x,lots", "idea=1,title=2,cost=3", 5, "is no amount"),
            ("1,x,1,5", "idea=1,title=2", 7, "4 cells"),
            ("1,x,maybe", "idea=1,participant=2,vote=3", 5, "is no vote"),
            ("1,,up", "idea=1,participant=2,vote=3", 3, "the voter is missing"),
            (",x,up", "idea=1,participant=2,vote=3", 1, "the idea or comment is missing"),
            ("1,x,", "idea=1,participant=2,vote=3", 5, "the vote is missing"),
            ("1,x,odd", "idea=1,title=2,status=3", 5, "is no status"),
            ("1,-2,3", "idea=1,up=2,down=3", 3, "is no count"),
            ("1,x,4", "idea=1,body=2,stance=3", 5, "is no stance"),
            ("1,x,rant", "idea=1,body=2,kind=3", 5, "is no kind"),
        ])
    func cells(_ row: String, _ map: String, _ column: Int, _ what: String) throws {
        let error = try fault { _ = try snapshot("a,b,c\n" + row, map) }
        #expect(error.line == 2)
        #expect(error.column == column)
        #expect(error.what.contains(what))
        #expect(error.file == "in/x.csv")
    }

    @Test("one id for two items is a fault, an exact copy is not")
    func twice() throws {
        let error = try fault { _ = try snapshot("a,b\n1,x\n1,y", "idea=a,title=b") }
        #expect(error.line == 3 && error.column == 1)
        let copies = try snapshot("a,b\n1,x\n1,x", "idea=a,title=b")
        #expect(copies.ideas.count == 1)
        #expect(copies.audit.row("exact copies of earlier records")?.counted == 1)
    }

    @Test("without the map of pseudonyms an import stops")
    func missingPseudonyms() throws {
        var pseudonyms = PseudonymMap()
        let bytes = Array("i,p,v\n1,anna@example.org,1\n1,Ben,-1\n2,anna@example.org,0".utf8)
        let map = "idea=i,participant=p,vote=v"
        let first = try snapshot(bytes, map, &pseudonyms)
        #expect(pseudonyms.count == 2)
        #expect(first.participants.allSatisfy(PseudonymMap.isPseudonym))
        #expect(first.votes.count == 3)
        var previous = PreviousImport(system: "csv.x")
        for draft in first.drafts { previous.note(draft) }
        // With the map the same people have the same pseudonyms, whatever the random source.
        let second = try snapshot(bytes, map, &pseudonyms, previous: previous, seed: 2)
        #expect(second.drafts == first.drafts)
        var empty = PseudonymMap()
        let error = try fault {
            _ = try snapshot(bytes, map, &empty, previous: previous)
        }
        #expect(error.sentence.contains("the map from names to pseudonyms is not on this device"))
        // No name is anywhere in the lines.
        for draft in first.drafts {
            let line = Envelope(writer: "a.bcde", seq: 1, at: date, source: draft.source)
                .line(draft.event, CRC32C())
            let text = String(decoding: line, as: UTF8.self)
            #expect(!text.contains("anna") && !text.contains("Ben"))
        }
    }

    @Test("the map of pseudonyms survives being stored")
    func storedPseudonyms() throws {
        var map = PseudonymMap()
        var random = CountingGenerator(state: 9)
        let names = (0..<100).map { map.pseudonym(of: "user \"\($0)\"\n", using: &random) }
        #expect(Set(names).count == 100)
        #expect(try PseudonymMap(map.bytes, file: "map") == map)
        let error = try fault { _ = try PseudonymMap(map.bytes + Array("{}\n".utf8), file: "map") }
        #expect(error.line == 101)
    }

    @Test(
        "which ids name nobody",
        arguments: [
            ("17", true), ("123456789", true), ("07700900123", false), ("9434765919", false),
            ("123456789012345678", true), ("deadbeef", false), ("d3adb33f", true),
            ("550e8400-e29b-41d4-a716-446655440000", true), ("anna", false), ("@anna", false),
            ("a@b.example", false), ("facade", false), ("2015-01-12", false), ("", false),
        ])
    func opaque(_ text: String, _ isOpaque: Bool) {
        #expect(OpaqueID.isOpaque(text) == isOpaque)
    }

    @Test("ideas with everything")
    func ideas() throws {
        let snapshot = try snapshot(
            "ID;Titre;Texte;Coût;Date;Statut;Auteur;Pour\r\n"
                + "7;Un, deux;\"a;b\nc\";1,250.50;2016/01/22T:13:06:40;published;12;31\r\n"
                + "8;Trois;;;22/01/2016;;12;\r\n",
            "idea=ID,title=2,body=texte,cost=coût,happened=Date,status=statut,participant=auteur,"
                + "up=pour,question==\"What helps, really?\"")
        let question = try #require(snapshot.ideas.first?.question)
        #expect(
            snapshot.ideas == [
                IdeaSubmitted(
                    idea: "csv.x-7", title: "Un, deux", body: "a;b\nc", question: question,
                    participant: "csv.x-p12", cost: 1250.5),
                IdeaSubmitted(
                    idea: "csv.x-8", title: "Trois", question: question, participant: "csv.x-p12"),
            ])
        #expect(
            snapshot.drafts.first?.event
                == .questionAsked(QuestionAsked(question: question, title: "What helps, really?")))
        #expect(snapshot.draft("7")?.happened?.text == "2016-01-22T13:06:40.000Z")
        #expect(snapshot.draft("8")?.happened?.text == "2016-01-22T00:00:00.000Z")
        #expect(snapshot.draft("p12")?.happened?.text == "2016-01-22T00:00:00.000Z")
        #expect(snapshot.decisions == [ItemsDecided(items: ["csv.x-7"], verdict: .approved)])
        #expect(
            snapshot.tallies
                == [TallyRecorded(target: .idea("csv.x-7"), system: "csv.x", up: 31, down: 0)])
        #expect(snapshot.covers == [.ideas, .verdicts, .tallies])
    }

    @Test("a question that the campaign has is referred to")
    func knownQuestion() throws {
        let snapshot = try snapshot(
            "t\nx", "title=t,question==barriers", questions: ["barriers"])
        #expect(snapshot.ideas.map(\.question) == ["barriers"])
        #expect(snapshot.drafts.count == 1)
    }

    @Test("comments, replies and their totals")
    func comments() throws {
        let snapshot = try snapshot(
            "n,idea,to,text,side,kind,up,down\n1,7,,Yes,for,Story,3,1\n2,7,1,No,-1,,,\n",
            "comment=n,idea=idea,reply=to,body=text,stance=side,kind=kind,up=up,down=down")
        #expect(
            snapshot.comments == [
                CommentAdded(
                    comment: "csv.x-c1", idea: "csv.x-7", kind: .story, stance: 1, body: "Yes"),
                CommentAdded(
                    comment: "csv.x-c2", idea: "csv.x-7", reply: "csv.x-c1", stance: -1,
                    body: "No"),
            ])
        #expect(
            snapshot.tallies
                == [TallyRecorded(target: .comment("csv.x-c1"), system: "csv.x", up: 3, down: 1)])
    }

    @Test("votes: words, the last one counts")
    func votes() throws {
        let snapshot = try snapshot(
            "i,p,v,t\n1,5,Agree,2015-01-02\n1,5,no,2015-01-01\n2,5,-1,\n2,6,pass,\n2,6,+1,\n",
            "idea=i,participant=p,value=v,happened=t")
        #expect(
            snapshot.votes.map { "\($0.target.id) \($0.participant) \($0.value)" }
                == ["csv.x-1 csv.x-p5 1", "csv.x-2 csv.x-p5 -1", "csv.x-2 csv.x-p6 1"])
        #expect(snapshot.audit.row("votes cast more than once")?.counted == 2)
    }

    @Test("totals")
    func totals() throws {
        let snapshot = try snapshot("i,u,d,p\n1,5,2,1\n", "idea=i,up=u,down=d,pass=p")
        #expect(
            snapshot.tallies == [
                TallyRecorded(target: .idea("csv.x-1"), system: "csv.x", up: 5, down: 2, pass: 1)
            ])
    }

    @Test("items without an id have one from their content, in any order of the rows")
    func contentIDs() throws {
        let one = try snapshot("t,b\nx,1\ny,2\nx,1\n", "title=t,body=b")
        let two = try snapshot("t,b\nx,1\nx,1\nz,3\ny,2\n", "title=t,body=b")
        #expect(Set(one.ideas.map(\.idea)).count == 3)
        #expect(Set(one.ideas.map(\.idea)).isSubset(of: two.ideas.map(\.idea)))
        #expect(one.audit.row("texts that come more than once")?.counted == 1)
        #expect(ContentHash.text(["ab", "c"]) != ContentHash.text(["a", "bc"]))
        #expect(ContentHash.text([]).utf8.count == 16)
    }

    @Test("the guard before a formula is taken off, other apostrophes stay")
    func formulaGuard() throws {
        let text = "t\n'=1+1\n'tis\n\"' -x\"\n"
        #expect(try snapshot(text, "title=t").ideas.map(\.title) == ["=1+1", "'tis", " -x"])
        #expect(
            try snapshot(text, "title=t", strips: false).ideas.map(\.title)
                == ["'=1+1", "'tis", "' -x"])
    }

    @Test("what was exported is read back")
    func roundTrip() throws {
        let texts = ["=1", "a\nb", "“é” 😎", " =x", "@y", "z, \"q\""]
        let table = ExportTable(
            columns: ["idea", "title"],
            rows: texts.enumerated().map { [.text("polis.demo-\($0)"), .text($1)] })
        var pseudonyms = PseudonymMap()
        let snapshot = try snapshot(
            table.csv(), "idea=idea,title=title", &pseudonyms, keepsIDs: true)
        #expect(snapshot.ideas.map(\.title) == texts)
        #expect(snapshot.ideas.map(\.idea) == texts.indices.map { "polis.demo-\($0)" })
    }

    @Test("another encoding")
    func encoding() throws {
        var pseudonyms = PseudonymMap()
        let bytes = Array("t\nMa".utf8) + [0xF1, 0xE0, 0x80]
        #expect(try fault { _ = try snapshot(bytes, "title=t", &pseudonyms) }.line == 2)
        let spanish = try snapshot(bytes, "title=t", &pseudonyms, encoding: .windows1252)
        #expect(spanish.ideas.map(\.title) == ["Mañà€"])
    }

    @Test(
        "dates",
        arguments: [
            ("2015-01-12T09:12:44Z", "2015-01-12T09:12:44.000Z"),
            ("2015-01-12T09:12:44.1239+01:00", "2015-01-12T08:12:44.123Z"),
            ("2015-01-12t09:12:44-0530", "2015-01-12T14:42:44.000Z"),
            ("2015-01-12", "2015-01-12T00:00:00.000Z"),
            (" 2015-01-12 09:12 ", "2015-01-12T09:12:00.000Z"),
            ("2015-01-12 09:12:44 UTC", "2015-01-12T09:12:44.000Z"),
            ("2016/01/22T:13:06:40", "2016-01-22T13:06:40.000Z"),
            ("2016/1/2 3:04", "2016-01-02T03:04:00.000Z"),
            ("31/12/2015", "2015-12-31T00:00:00.000Z"),
            ("1/2/2015 23:59:60", "2015-02-01T23:59:59.000Z"),
            ("1435654192", "2015-06-30T08:49:52.000Z"),
            ("1435654192085", "2015-06-30T08:49:52.085Z"),
            ("99999999999", "5138-11-16T09:46:39.000Z"),
            ("100000000000", "1973-03-03T09:46:40.000Z"),
            ("29/02/2016", "2016-02-29T00:00:00.000Z"),
        ])
    func dates(_ text: String, _ expected: String) {
        #expect(DateText.parse(text)?.text == expected)
    }

    @Test(
        "what is no date",
        arguments: [
            "", "x", "2015", "-1", "2015-13-01", "2015-02-29", "31-12-2015", "12/31/2015",
            "2015-01-12T25:00", "2015-01-12T09", "2015-01-12Z", "2015-01-12 09:12 CET",
            "2015-01/12", "1/2/15", "2015-01-12T09:12:44.", "999999999999999999",
            "2015-01-12T09:12:44+1", "Tue Jun 30 15:49:52 WIB 2015",
            "0000-01-01T00:00:00+01:00", "9999-12-31T23:30:00-01:00", "0000-00-00",
        ])
    func noDates(_ text: String) {
        #expect(DateText.parse(text) == nil)
    }
}

@Suite(
    "Decidim data",
    .enabled(if: ExchangeData.exists("data/decidim-barcelona"), ExchangeData.missing))
struct DecidimDataTests {
    @Test("19,212 proposals in Windows-1252")
    func proposals() throws {
        var random = CountingGenerator(state: 1)
        var pseudonyms = PseudonymMap()
        let file = try ImportFile(
            name: "proposals.csv", bytes: ExchangeData.bytes("data/decidim-barcelona/proposals.csv")
        )
        let options = CSVImport.Options(
            source: "decidim.bcn", exportDate: SmallPolis.exported, encoding: .windows1252)
        let snapshot = try CSVImport.snapshot(
            file, ColumnMap(parsing: "idea=id_proposal,title=title_ca,happened=created_at"),
            options,
            previous: PreviousImport(system: "decidim.bcn"), pseudonyms: &pseudonyms,
            random: &random)
        #expect(snapshot.ideas.count == 19_212)
        #expect(
            snapshot.ideas.contains { $0.title.contains("gestió pública") })
        #expect(snapshot.draft("3")?.happened?.text == "2016-01-22T13:06:40.000Z")
    }
}
