import Testing
import WhittleCore

@testable import WhittleExchange

/// A small conversation made by hand.
enum SmallPolis {
    static let exported = Timestamp(milliseconds: 1_700_000_000_000)
    static let comments = #"""
        timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body
        1435654200000,Tue,1,8,1,0,-1,"Second, with
        ""quotes"""
        1435654192085,Tue,0,7,3,1,1,First
        1435654300,Tue,2,,0,0,0,
        """#
    static let votes = """
        timestamp,datetime,comment-id,voter-id,vote
        1435654500000,x,0,9,-1
        1435654400000,x,0,9,1
        1435654400000,x,1,9,0
        1435654600,x,0,7,1
        1435654601,x,0,7,1
        1435654601,x,99,7,-1
        """
    static let matrix = """
        participant,group-id,n-comments,n-votes,n-agree,n-disagree,0,1,2
        7,,1,1,1,0,1,,
        9,1,0,2,0,1,-1,0,
        """
    static let summary = """
        topic,Taxis, and more
        url,https://pol.is/1
        voters,2
        commenters,3
        comments,3
        conversation-description,"What, ""now""?"
        """

    static func files(
        comments: String = comments, votes: String? = votes, matrix: String? = matrix,
        summary: String? = summary
    ) -> [ImportFile] {
        let all: [(String, String?)] = [
            ("x/comments.csv", comments), ("x/votes.csv", votes),
            ("x/participants-votes.csv", matrix), ("x/summary.csv", summary), ("x/README.md", "?"),
        ]
        return all.compactMap { name, text in
            text.map { ImportFile(name: name, bytes: Array($0.utf8)) }
        }
    }

    static func snapshot(
        _ files: [ImportFile] = files(), folder: String = "demo"
    ) throws -> ImportSnapshot {
        try PolisImport.snapshot(files, .init(folder: folder, exportDate: exported))
    }
}

extension ImportSnapshot {
    var ideas: [IdeaSubmitted] {
        drafts.compactMap { if case .ideaSubmitted(let idea) = $0.event { idea } else { nil } }
    }

    var comments: [CommentAdded] {
        drafts.compactMap { if case .commentAdded(let item) = $0.event { item } else { nil } }
    }

    var votes: [VoteCast] {
        drafts.compactMap { if case .voteCast(let vote) = $0.event { vote } else { nil } }
    }

    var tallies: [TallyRecorded] {
        drafts.compactMap { if case .tallyRecorded(let tally) = $0.event { tally } else { nil } }
    }

    var decisions: [ItemsDecided] {
        drafts.compactMap { if case .itemsDecided(let item) = $0.event { item } else { nil } }
    }

    var participants: [String] {
        drafts.compactMap {
            if case .participantJoined(let item) = $0.event { item.participant } else { nil }
        }
    }

    /// The draft of the item with this id at the source.
    func draft(_ id: String) -> DraftEvent? { drafts.first { $0.source?.id == id } }
}

@Suite("Polis import")
struct PolisImportTests {
    @Test("faults name the place and say what to do")
    func faults() throws {
        #expect(
            try fault { _ = try SmallPolis.snapshot([]) }.sentence
                == "there is no comments.csv among the files; give the folder of a Polis export.")
        let vote = try fault {
            _ = try SmallPolis.snapshot(
                SmallPolis.files(votes: SmallPolis.votes + "\n1435654600,x,0,7,2"))
        }
        #expect(vote.sentence.hasPrefix("x/votes.csv, line 8, column 18: the vote is “2”"))
        let cell = try fault {
            _ = try SmallPolis.snapshot(SmallPolis.files(matrix: "participant,0\n1,x"))
        }
        #expect(cell.line == 2 && cell.column == 3)
        let time = try fault {
            _ = try SmallPolis.snapshot(
                SmallPolis.files(comments: "timestamp,comment-id,comment-body\n1.4E+12,1,x"))
        }
        #expect(time.line == 2 && time.column == 1)
        #expect(
            try fault {
                _ = try SmallPolis.snapshot(SmallPolis.files(comments: "comment-id,x\n1,x"))
            }.what.contains("“comment-body”"))
        let twice = try fault {
            _ = try SmallPolis.snapshot(
                SmallPolis.files(comments: "comment-id,comment-body\n1,x\n1,y"))
        }
        #expect(twice.line == 3)
        for (cell, column) in [("-1,1,x", 1), ("1,x,x", 3), ("1,2,x", 3)] {
            let error = try fault {
                _ = try SmallPolis.snapshot(
                    SmallPolis.files(comments: "comment-id,moderated,comment-body\n" + cell))
            }
            #expect(error.line == 2 && error.column == column)
        }
        #expect(
            try fault {
                _ = try PolisImport.snapshot(
                    SmallPolis.files(),
                    .init(source: "My Data", folder: "x", exportDate: SmallPolis.exported))
            }.what.contains("cannot name a source"))
    }

    @Test("ideas, participants, the question and verdicts")
    func items() throws {
        let snapshot = try SmallPolis.snapshot()
        #expect(snapshot.system == "polis.demo")
        #expect(snapshot.covers == [.ideas, .votes, .verdicts])
        #expect(snapshot.latest.milliseconds == 1_435_654_300_000)
        #expect(
            snapshot.ideas == [
                IdeaSubmitted(
                    idea: "polis.demo-0", title: "First", question: "polis.demo",
                    participant: "polis.demo-p7"),
                IdeaSubmitted(
                    idea: "polis.demo-1", title: "Second, with\n\"quotes\"",
                    question: "polis.demo", participant: "polis.demo-p8"),
                IdeaSubmitted(idea: "polis.demo-2", title: "", question: "polis.demo"),
            ])
        #expect(snapshot.draft("0")?.happened?.milliseconds == 1_435_654_192_085)
        #expect(snapshot.draft("2")?.happened?.milliseconds == 1_435_654_300_000)
        #expect(snapshot.participants == ["polis.demo-p7", "polis.demo-p8", "polis.demo-p9"])
        #expect(
            snapshot.drafts.first?.event
                == .questionAsked(
                    QuestionAsked(
                        question: "polis.demo", title: "Taxis, and more",
                        prompt: "What, \"now\"?")))
        #expect(snapshot.drafts.first?.source?.url == "https://pol.is/1")
        #expect(
            snapshot.decisions == [
                ItemsDecided(items: ["polis.demo-0"], verdict: .approved),
                ItemsDecided(items: ["polis.demo-1"], verdict: .hidden),
            ])
        #expect(snapshot.drafts.allSatisfy { $0.happened != nil && $0.source != nil })
    }

    @Test("the last vote wins, by time and then by the file's order; one may dangle")
    func votes() throws {
        let snapshot = try SmallPolis.snapshot()
        let votes = snapshot.votes.map { "\($0.target.id) \($0.participant) \($0.value)" }
        #expect(
            votes == [
                "polis.demo-1 polis.demo-p9 0", "polis.demo-0 polis.demo-p9 -1",
                "polis.demo-0 polis.demo-p7 1", "polis.demo-99 polis.demo-p7 -1",
            ])
        #expect(snapshot.draft("vote-0-7")?.happened?.milliseconds == 1_435_654_601_000)
        let audit = snapshot.audit
        #expect(audit.row("votes on comments that are not in comments.csv")?.counted == 1)
        #expect(audit.row("votes cast more than once")?.counted == 2)
        #expect(audit.row("of them always with the same value")?.counted == 1)
        #expect(audit.row("comments without a text")?.counted == 1)
        #expect(audit.row("commenters")?.difference == -1)
        #expect(audit.row("in votes.csv alone")?.counted == 1)
        #expect(audit.row("in the matrix alone")?.counted == 0)
    }

    @Test("differing totals are explained, or said not to be")
    func totals() throws {
        let rows = try SmallPolis.snapshot().audit.itemRows
        #expect(rows.map(\.what) == ["polis.demo-0 agrees", "polis.demo-1 agrees"])
        #expect(rows.map(\.allRows) == [3, 0])
        #expect(
            rows.first?.reason == "the source counts every row, repeats included: 2 repeats")
        #expect(rows.last?.reason == "not explained: all rows give 0")
    }

    @Test("without votes.csv the matrix is used, and the audit says so")
    func matrixOnly() throws {
        let snapshot = try SmallPolis.snapshot(SmallPolis.files(votes: nil))
        #expect(snapshot.votes.map(\.value) == [1, -1, 0])
        #expect(
            snapshot.draft("vote-1-9")?.happened?.milliseconds == 1_435_654_300_000)
        #expect(snapshot.audit.notes.contains { $0.contains("There is no votes.csv") })
        #expect(snapshot.audit.itemRows.first?.reason.contains("without votes.csv") == true)
        let none = try SmallPolis.snapshot(
            SmallPolis.files(votes: nil, matrix: nil, summary: nil))
        #expect(none.votes.isEmpty && none.covers == [.ideas, .verdicts])
        #expect(none.ideas.allSatisfy { $0.question == nil })
    }

    @Test("columns in other orders and under other names")
    func otherHeaders() throws {
        let seeds = try SmallPolis.snapshot(
            SmallPolis.files(
                comments: "timestamp,comment-id,author-id,agrees,disagrees,moderated,is-meta,"
                    + "is-seed,group-informed-consensus,comment-body\n"
                    + "1435654300,0,7,1,1,1,0,1,0.53,No, not \"that\"",
                votes: nil, matrix: nil))
        #expect(seeds.ideas.map(\.title) == ["No, not \"that\""])
        let sheet = try SmallPolis.snapshot(
            SmallPolis.files(
                comments: "Comment Body,Moderated,Aggrees,Disagrees,Author,Comment ID,Timestamp\r\n"
                    + "\"a, b\",1,1,1,7,0,2015-06-30 08:49:52\r\n"))
        #expect(sheet.ideas.map(\.title) == ["a, b"])
        #expect(sheet.draft("0")?.happened?.text == "2015-06-30T08:49:52.000Z")
        let xid = try SmallPolis.snapshot(
            SmallPolis.files(
                votes: nil,
                matrix: "participant,xid,group-id,n-comments,n-votes,n-agree,n-disagree,1,0\n"
                    + "3,abc,,0,1,0,0,,0\n4,,,0,0,0,0,,\n"))
        #expect(xid.votes.map { "\($0.target.id) \($0.value)" } == ["polis.demo-0 0"])
        #expect(xid.participants.contains("polis.demo-p4"))
    }

    @Test("other file names, and turned signs")
    func names() throws {
        let files = [
            ImportFile(name: "r1-comments.csv", bytes: Array(SmallPolis.comments.utf8)),
            ImportFile(name: "r1-participant-votes.csv", bytes: Array(SmallPolis.matrix.utf8)),
            ImportFile(name: "r1-votes.csv", bytes: Array(SmallPolis.votes.utf8)),
        ]
        #expect(try SmallPolis.snapshot(files).votes.count == 4)
        let votes = "comment-id,voter-id,vote\n0,1,-1\n0,2,-1\n0,3,-1\n0,4,1\n1,1,-1"
        let turned = SmallPolis.files(votes: votes, matrix: nil)
        #expect(try SmallPolis.snapshot(turned).audit.notes.contains { $0.contains("signs") })
        let right = try PolisImport.snapshot(
            turned, .init(folder: "x", exportDate: SmallPolis.exported, flipsVotes: true))
        #expect(right.votes.map(\.value) == [1, 1, 1, -1, 1])
        #expect(right.audit.itemRows.isEmpty && right.audit.notes.isEmpty)
    }

    @Test("a long text has a title cut at a word, and the whole as its body")
    func longTexts() throws {
        let words = String(repeating: "word ", count: 80)
        let split = TitleText.split(words)
        #expect(split.title.unicodeScalars.count <= 300)
        #expect(split.title.hasSuffix(" word…"))
        #expect(split.body == words)
        let chinese = TitleText.split(String(repeating: "車", count: 301))
        #expect(chinese.title.unicodeScalars.count == 300)
        let family = TitleText.split(String(repeating: "👩‍👩‍👧", count: 100))
        #expect(family.title == String(repeating: "👩‍👩‍👧", count: 59) + "…")
        #expect(TitleText.split(String(repeating: "x", count: 300)).body == nil)
    }

    @Test("every draft survives being written and read")
    func lines() throws {
        let checksum = CRC32C()
        for draft in try SmallPolis.snapshot().drafts {
            let line = Envelope(
                writer: "anna.k3f9a2q7", seq: 1, at: SmallPolis.exported,
                happened: draft.happened, source: draft.source
            ).line(draft.event, checksum)
            try line.withUnsafeBufferPointer { bytes in
                var scanner = LineScanner()
                try scanner.scan(bytes)
                let event = try Event(draft.event.type, PayloadReader(scanner, bytes))
                #expect(event == draft.event)
            }
        }
    }

    @Test("many verdicts are several lines, each within 64 KiB")
    func batches() {
        let items = (0..<10_000).map { "polis.american.assembly.bowling-\($0)" }
        let drafts = ItemsDecided.drafts(
            items, .hidden, system: "polis.x", happened: SmallPolis.exported)
        let lines = drafts.map {
            Envelope(writer: "anna.k3f9a2q7", seq: 1, at: SmallPolis.exported, source: $0.source)
                .line($0.event, CRC32C())
        }
        #expect(lines.count > 1 && lines.allSatisfy { $0.count < 60_000 })
        let all = drafts.compactMap {
            if case .itemsDecided(let decided) = $0.event { decided.items } else { nil }
        }
        #expect(all.flatMap(\.self) == items)
        #expect(Set(drafts.map(\.source?.id)).count == drafts.count)
    }

    @Test(
        "names of sources",
        arguments: [
            ("vtaiwan.uberx", "polis.vtaiwan.uberx"),
            ("15-per-hour-seattle", "polis.15.per.hour.seattle"),
            ("My Data (1)", "polis.my.data.1"), ("", "polis"), ("..", "polis"),
        ])
    func sourceNames(_ folder: String, _ name: String) {
        #expect(SourceName.make("polis", folder) == name)
    }

    @Test("names that lose letters stay apart")
    func longSourceNames() {
        let one = SourceName.make("polis", "american-assembly.bowling-green")
        let two = SourceName.make("polis", "american-assembly.bowling-blue!")
        #expect(one != two && one.utf8.count <= 32 && SourceName.isValid(one))
        #expect(SourceName.make("polis", "氣候") != SourceName.make("polis", "交通"))
        #expect(SourceName.isValid(SourceName.make("polis", "氣候")))
    }
}
