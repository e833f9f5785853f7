import FoundationEssentials
import Testing
import WhittleCore
import WhittleExchange

@testable import WhittleCommands

/// Figures, samples, appeals, the log and deliveries through the command line.
struct AuditVerbTests {
    private static let comments = """
        timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body
        1435654192085,Tue,0,7,1,1,0,First
        1435654200000,Tue,1,8,1,0,1,Second
        1435654300000,Tue,2,8,1,0,-1,Third

        """

    private func lab() throws -> CommandLab {
        let lab = try CommandLab.withTeam()
        lab.line("member cody --role coder")
        lab.line("member mia --role moderator")
        try lab.write("small/comments.csv", Self.comments)
        #expect(lab.line("import polis small").status == .done)
        return lab
    }

    @Test func whoHasNoRightsGetsNothingThroughAnyOfThem() throws {
        let lab = try lab()
        lab.line("decide hide polis.small-0 --reason spam", as: "meg")
        lab.line("flag polis.small-0 --reason appeal --participant p1", as: "meg")
        #expect(lab.line("sample draw s", as: "mia").status == .done)
        let commands = [
            "stats --moderation", "stats --moderation --json", "sample", "sample s --json",
            "sample judge s polis.small-0 hide", "sample draw t", "list appeals --json",
            "export decisions", "export decisions --json", "export decisions --with-moderators",
            "export decisions --for polis", "export decisions --for csv --mark",
            "export decisions --for polis --undelivered -o out.csv",
        ]
        let before = lab.lineCount
        for member in ["ben", "olive", "cody", "stranger", "public"] {
            for command in commands {
                let result = lab.line(command + " --as \(member)")
                #expect(result.status == .refused, "\(member): \(command)")
                #expect(result.data.isEmpty, "\(member): \(command)")
                #expect(!result.talk.contains("meg") && !result.talk.contains("polis.small"))
            }
            let stats = lab.line("stats --json --as \(member)").objects[0]
            #expect(stats["decisions_undelivered"] == .null && stats["appeals_open"] == .null)
            let events = lab.line("list events --json --as \(member)").data
            #expect(!events.contains("sample.drawn"))
        }
        #expect(lab.lineCount == before && lab.read("out.csv") == nil)
    }

    @Test func aDeliveryIsRecordedOnceTheFileIsThereAndOnlyOnce() throws {
        let lab = try lab()
        func open() -> Int? {
            lab.line("stats --json").objects[0]["decisions_undelivered"]?.wholeNumber
        }
        #expect(open() == 0)
        lab.line("decide hide polis.small-0 polis.small-1 --reason spam", as: "meg")
        #expect(open() == 2)
        let before = lab.journals
        // To look is not to deliver.
        #expect(lab.line("export decisions --for polis -o all.csv").status == .done)
        let looked = lab.line("export decisions --for polis --undelivered")
        #expect(looked.data.split(separator: "\r\n").count == 3)
        #expect(
            lab.line("export decisions --for polis --undelivered -o new.csv -n").status == .done)
        #expect(lab.read("new.csv") == nil)
        // A file that cannot be written delivers nothing.
        let failed = lab.line("export decisions --for polis --undelivered -o none/new.csv")
        #expect(failed.status == .cannotCreate)
        #expect(lab.journals == before && open() == 2)
        let done = lab.line("export decisions --for polis --undelivered -o new.csv", as: "meg")
        #expect(done.status == .done, "\(done.talk)")
        #expect(done.talk.contains("2 decisions delivered to polis.small"))
        #expect(lab.read("new.csv")?.contains(#""1","-1","Second","spam","""#) == true)
        #expect(open() == 0)
        let after = lab.journals
        let again = lab.line("export decisions --for polis --undelivered -o more.csv")
        #expect(again.status == .done && again.talk.contains("knows all decisions"))
        #expect(lab.journals == after && lab.read("more.csv") == nil)
        // Changed after its delivery.
        lab.line("decide approve polis.small-1", as: "mia")
        #expect(open() == 1)
        let marked = lab.line("export decisions --for polis --undelivered --mark")
        let rows = marked.data.split(separator: "\r\n")
        #expect(rows.count == 2 && rows.last?.hasPrefix(#""1","1","Second""#) == true)
        #expect(open() == 0)
        lab.line("undo")
        #expect(open() == 1)
    }

    @Test func whatIsAskedWronglyIsSaid() throws {
        let lab = try lab()
        #expect(lab.line("export decisions --for decidim").talk.contains("--source"))
        #expect(lab.line("export decisions --for decidim --source polis.small").status == .done)
        #expect(lab.line("export decisions --for polis --source x").status == .refused)
        for wrong in [
            "export decisions --undelivered", "export decisions --mark",
            "export decisions --stage s",
            "export shortlist --for polis", "export shortlist --with-notes",
            "export decisions --for polis --format md", "export decisions --for polis --json",
            "export decisions --for x", "stats --by day", "sample --size 3", "sample judge s",
            "sample draw a b", "sample draw --size 0", "sample draw --size 2001",
            "export decisions --csv-raw --format md",
        ] {
            #expect(lab.line(wrong).status == .usage, "\(wrong)")
        }
        #expect(lab.line("sample nothing").status == .refused)
        #expect(lab.line("sample draw").talk.contains("Nothing can be drawn"))
    }

    @Test func theLogSaysWhatItWithholdsAndNamesNobody() throws {
        let lab = try lab()
        let id = lab.run("submit", "--title", "Ring 020 7946 0555", as: "meg").lines[0]
        lab.run("decide", "hide", id, "--reason", "personal-data", "--note", "Bob's", as: "mia")
        lab.line("decide approve polis.small-0", as: "meg")
        let log = lab.line("export decisions --with-moderators")
        #expect(log.status == .done && log.talk.contains("1 text withheld"))
        for word in ["meg", "mia", "020 7946", "Bob"] {
            #expect(!log.data.contains(word), "\(word)")
        }
        #expect(log.data.contains("[withheld: personal-data]") && log.data.contains("moderator-2"))
        let noted = lab.line("export decisions --with-notes --format json")
        #expect(noted.talk.contains("written for the staff") && noted.data.contains("Bob's"))
        #expect(lab.line("export decisions -o log.csv").status == .done)
        #expect(lab.read("log.csv")?.hasPrefix("\u{FEFF}\"statement_id\",") == true)
    }

    @Test func onlyAFileIsReplacedAndADashIsStdout() throws {
        let lab = try lab()
        lab.line("decide hide polis.small-0 --reason spam", as: "meg")
        try lab.write("real.csv", "old")
        try FileManager.default.createSymbolicLink(
            atPath: lab.path + "/link.csv", withDestinationPath: "real.csv")
        try FileManager.default.createDirectory(
            atPath: lab.path + "/folder", withIntermediateDirectories: true)
        let before = lab.lineCount
        for target in ["link.csv", "folder", "/dev/null"] {
            let result = lab.line("export decisions --for polis --undelivered -o \(target)")
            #expect(result.status == .cannotCreate && result.talk.contains("only a file"))
        }
        #expect(lab.read("real.csv") == "old" && lab.lineCount == before)
        // On stdout nothing is recorded.
        let piped = lab.line("export decisions --for polis --undelivered -o -")
        #expect(piped.status == .done && piped.data.contains("\"-1\"") && lab.lineCount == before)
        #expect(lab.read("-") == nil)
        #expect(
            lab.line("export decisions --for polis --undelivered -o real.csv").status == .done)
        #expect(lab.lineCount == before + 1)
    }

    @Test func whoStoodBackLeavesTheItemToOthers() throws {
        let lab = try lab()
        lab.line("decide hide polis.small-0 polis.small-1 --reason spam", as: "meg")
        #expect(lab.line("recuse polis.small-1 --member mia").status == .done)
        let mias = lab.line("export decisions --for polis --undelivered -o mia.csv", as: "mia")
        #expect(mias.talk.contains("1 decision delivered"))
        let annas = lab.line("export decisions --for polis --undelivered -o anna.csv")
        #expect(annas.talk.contains("1 decision delivered"))
        #expect(lab.read("anna.csv")?.contains("\"1\",\"-1\"") == true)
        let none = lab.line("export decisions --for polis --undelivered -o none.csv")
        #expect(none.talk.contains("knows all") && lab.read("none.csv") == nil)
    }

    @Test func aSecondLookFromTheDrawToTheAgreement() throws {
        let lab = try lab()
        let ids = lab.addIdeas()
        _ = lab.run(["decide", "hide"] + ids.prefix(2) + ["--reason", "spam"], as: "meg")
        let drawn = lab.line("sample draw --size 5 --seed 2015", as: "mia")
        #expect(drawn.status == .done, "\(drawn.talk)")
        let sample = drawn.lines[0]
        let blind = lab.line("sample \(sample) --json", as: "mia")
        #expect(blind.objects.count == 2)
        #expect(blind.objects.allSatisfy { $0["first"] == .null && $0["to_judge"] == .bool(true) })
        #expect(!lab.line("sample \(sample)", as: "mia").data.contains("spam"))
        #expect(lab.line("sample judge \(sample) \(ids[0]) hide", as: "meg").status == .refused)
        #expect(lab.line("sample judge \(sample) \(ids[0]) approve", as: "mia").status == .done)
        #expect(lab.line("sample judge \(sample) \(ids[1]) hide", as: "mia").status == .done)
        // A second look is no decision.
        #expect(lab.line("show \(ids[0]) --json").objects[0]["status"]?.text == "hidden")
        let seen = lab.line("sample --json", as: "anna").objects[0]
        #expect(seen["agreement"]?.double == 0.5 && seen["pairs"]?.wholeNumber == 2)
        let page = lab.line("sample show \(sample)", as: "anna").data
        #expect(page.contains("differs") && page.contains("first hidden, then approved: 1"))
    }

    @Test func anAppealIsAnsweredByAnother() throws {
        let lab = try lab()
        let flag = ["flag", "polis.small-0", "--reason", "appeal", "--participant", "p1"]
        #expect(lab.run(flag, as: "mia").status == .refused)
        lab.line("decide hide polis.small-0 --reason spam", as: "meg")
        #expect(lab.run(flag, as: "mia").status == .done)
        #expect(lab.run(flag, as: "mia").talk.contains("already"))
        func state(_ member: String) -> String {
            let row = lab.line("list appeals --json", as: member).objects[0]
            return "\(row["state"]?.text ?? "") \(row["yours"] == .bool(true))"
        }
        #expect(state("meg") == "open false" && state("mia") == "open true")
        // The first decider may think again, and the appeal waits all the same.
        #expect(lab.line("decide approve polis.small-0", as: "meg").status == .done)
        lab.line("undo", as: "meg")
        #expect(state("mia") == "open true")
        #expect(lab.line("decide hide polis.small-0 --reason spam", as: "mia").status == .done)
        #expect(state("meg") == "upheld false")
        #expect(lab.line("decide hide polis.small-1 --reason appeal", as: "mia").status == .refused)
    }

    @Test func figuresByMemberAndDay() throws {
        let lab = try lab()
        #expect(lab.line("stats --moderation").data.contains("(imported)"))
        lab.line("decide hide polis.small-1 --reason spam", as: "meg")
        lab.line("decide approve polis.small-1", as: "mia")
        let object = lab.line("stats --moderation --json").objects[0]
        let members = object["members"]?.elements ?? []
        #expect(members.map { $0["member"]?.text } == ["meg", "mia", nil])
        #expect(members.map { $0["decisions"]?.wholeNumber } == [1, 1, 2])
        #expect(members.map { $0["overturned"]?.wholeNumber } == [1, 0, 1])
        #expect(object["waiting"]?.wholeNumber == 1)
        #expect(object["oldest"]?.text == "polis.small-0")
        #expect(object["undelivered"]?.wholeNumber == 0)
        let days = lab.line("stats --moderation --by day").lines
        #expect(days.first?.hasPrefix("Day") == true && days.count == 5)
    }
}

private let assembly = "data/polis/american-assembly.bowling-green"

/// The verdicts of a real conversation come back as they came.
@Suite("Back to the platform", .enabled(if: SharedData.exists(assembly), SharedData.missing))
struct BackToThePlatformTests {
    @Test func americanAssemblysOwnVerdictsComeBack() throws {
        let lab = try CommandLab.withTeam()
        #expect(lab.run("import", "polis", SharedData.root + "/" + assembly).status == .done)
        let before = lab.journals
        let file = lab.line("export decisions --for polis")
        #expect(file.status == .done)
        let back = try verdicts(Array(file.data.utf8))
        let own = try verdicts(
            Array(
                Data(contentsOf: URL(filePath: SharedData.root + "/" + assembly + "/comments.csv")))
        )
        #expect(own.count == 896 && back == own)
        #expect(back.values.count { $0 == "1" } == 607 && back.values.count { $0 == "-1" } == 289)
        #expect(lab.line("export decisions --for polis --undelivered").data.isEmpty)
        #expect(lab.journals == before)
    }

    /// `moderated` by `comment-id`.
    private func verdicts(_ bytes: [UInt8]) throws -> [String: String] {
        var reader = try CSVReader(bytes.filter { $0 < 0x80 }, file: "x.csv")
        let id = try #require(reader.header.column("comment-id"))
        let moderated = try #require(reader.header.column("moderated"))
        var row = CSVRow()
        var result: [String: String] = [:]
        while try reader.next(&row) { result[row.text(id)] = row.text(moderated) }
        return result
    }
}

/// The data that lies beside the repository and not in it: `../shared`.
enum SharedData {
    static let root: String = {
        let parts = #filePath.split(separator: "/")
        return "/" + parts.dropLast(4).joined(separator: "/") + "/../shared"
    }()

    static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: root + "/" + path)
    }

    static let missing: Comment = "../shared/data is not here"
}
