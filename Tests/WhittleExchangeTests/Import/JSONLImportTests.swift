import Testing
import WhittleCore

@testable import WhittleExchange

@Suite("JSON lines import")
struct JSONLImportTests {
    private let date = Timestamp(milliseconds: 1_700_000_000_000)

    private func snapshot(_ text: String) throws -> ImportSnapshot {
        var pseudonyms = PseudonymMap()
        var random = CountingGenerator(state: 1)
        return try JSONLImport.snapshot(
            ImportFile(name: "x.jsonl", bytes: Array(text.utf8)), .init(exportDate: date),
            previous: PreviousImport(system: "jsonl.x"), pseudonyms: &pseudonyms, random: &random)
    }

    @Test(
        "faults with line and byte",
        arguments: [
            ("{\"idea\":\"1\",\"title\":\"x\"}\n{\"idea\":", 2, "not valid JSON"),
            ("\n[1]", 2, "no JSON object"),
            ("{\"a\":1,\"a\":2}", 1, "stands twice"),
            ("{\"flags\":1}", 1, "the keys do not say what this is"),
            ("{\"idea\":[1],\"title\":\"x\"}", 1, "is a list or an object"),
            ("{\"idea\":{},\"title\":\"x\"}", 1, "is a list or an object"),
            ("{\"idea\":1,\"participant\":2,\"vote\":\"so so\"}", 1, "is no vote"),
            ("{\"a\":[[[[[[[[[1]]]]]]]]]}", 1, "nested too deep"),
        ])
    func faults(_ text: String, _ line: Int, _ what: String) throws {
        let error = try fault { _ = try snapshot(text) }
        #expect(error.line == line)
        #expect(error.what.contains(what))
        #expect(error.column != nil && error.countsBytes)
    }

    @Test("the byte is the one in the file's line")
    func bytes() throws {
        let vote = try fault {
            _ = try snapshot("{\"idea\":1,\"participant\":2,\"vote\":\"so so\"}")
        }
        #expect(vote.sentence.hasPrefix("x.jsonl, line 1, byte 27: “vote” is no vote: “so so”;"))
        #expect(try fault { _ = try snapshot("{\"a\" 1}") }.column == 6)
        let long = String(repeating: "x", count: 20_001)
        #expect(
            try fault { _ = try snapshot("{\"idea\":1,\"title\":\"\(long)\"}") }.column == 11)
    }

    @Test("what list --json prints is read")
    func list() throws {
        let snapshot = try snapshot(
            """
            {"idea":"polis.demo-17","title":"A \\u2028 b","body":null,"question":"q1","status":"approved","into":null,"up":5,"down":2,"pass":1,"voters":8,"comments":0,"cost":12.5,"crowd":{"a":1},"participant":"polis.demo-p3"}\r

            {"idea":"18","title":"C","participant":"Anna"}
            {"comment":"anna.k3f9a2q7-4","idea":"polis.demo-17","body":"Yes","stance":1}
            {"comment":5,"idea":"18","body":"No"}
            {"idea":"18","participant":7,"vote":"up","happened":"2015-01-12"}
            {"comment":5,"participant":7,"value":-1}
            {"comment":5,"status":"hidden"}
            """)
        #expect(
            snapshot.ideas.first
                == IdeaSubmitted(
                    idea: "polis.demo-17", title: "A \u{2028} b", question: "q1",
                    participant: "polis.demo-p3", cost: 12.5))
        #expect(snapshot.ideas.map(\.idea) == ["polis.demo-17", "jsonl.x-18"])
        #expect(snapshot.ideas.last?.participant.map(PseudonymMap.isPseudonym) == true)
        #expect(snapshot.comments.map(\.comment) == ["anna.k3f9a2q7-4", "jsonl.x-c5"])
        #expect(snapshot.comments.map(\.idea) == ["polis.demo-17", "jsonl.x-18"])
        #expect(
            snapshot.tallies == [
                TallyRecorded(
                    target: .idea("polis.demo-17"), system: "jsonl.x", up: 5, down: 2, pass: 1)
            ])
        #expect(
            snapshot.votes == [
                VoteCast(target: .idea("jsonl.x-18"), participant: "jsonl.x-p7", value: 1),
                VoteCast(target: .comment("jsonl.x-c5"), participant: "jsonl.x-p7", value: -1),
            ])
        #expect(
            snapshot.decisions == [
                ItemsDecided(items: ["polis.demo-17"], verdict: .approved),
                ItemsDecided(items: ["jsonl.x-c5"], verdict: .hidden),
            ])
        #expect(
            snapshot.audit.notes
                == ["Keys that were passed over: comments, crowd, into, voters."])
        var previous = PreviousImport(system: snapshot.system)
        for draft in snapshot.drafts { previous.note(draft) }
        let again = Reconciler(previous: previous, current: CurrentState(asImported: previous))
            .reconcile(snapshot)
        #expect(again.drafts.isEmpty)
    }

    @Test("an exported table of ideas is read back")
    func roundTrip() throws {
        let table = ExportTable(
            columns: ["idea", "title", "cost"],
            rows: [
                [.text("polis.demo-1"), .text("=\"a\"\r\n\0"), .number(0.25)],
                [.text("polis.demo-2"), .text("b"), .empty],
            ])
        let text = String(decoding: table.jsonLines(), as: UTF8.self)
        let ideas = try snapshot(text).ideas
        #expect(ideas.map(\.title) == ["=\"a\"\r\n\0", "b"])
        #expect(ideas.map(\.cost) == [0.25, nil])
    }
}
