import FoundationEssentials
import Testing
import WhittleCore
import WhittleJournal
import WhittleTesting

@testable import WhittleCommands

/// `whittle export`: options, files, what changed, and groups in files for everybody.
struct ExportVerbTests {
    /// A team with three ideas, and their ids.
    private func lab() throws -> (CommandLab, [String]) {
        let lab = try CommandLab.withTeam()
        return (lab, lab.addIdeas())
    }

    @Test(
        "wrong usage",
        arguments: [
            "export", "export walrus", "export ideas --format pb", "export ideas --stage s",
            "export ideas --budget 3", "export ideas --with-groups", "export ideas --threshold 3",
            "export ideas --public --accept-risk why", "export reviews --public",
            "export ballots --public", "export ballots --since 2015-01-01",
            "export ballots --csv-raw", "export ballots --budget x", "export ballots --budget -1",
            "export ideas --since yesterday", "export ideas --since anna.aaaa1111-1,x",
            "export ideas --with-notes", "export everything", "export everything --with-groups",
            "export ideas --public --with-groups --threshold 9 --accept-risk why",
            "export ideas --format md --csv-raw", "export decisions --for csv --since 2015",
        ])
    func usage(_ line: String) throws {
        let (lab, _) = try lab()
        let result = lab.line(line)
        #expect(result.status == .usage, "\(line): \(result.talk)")
        #expect(result.data.isEmpty)
    }

    @Test func rightsAndNothingThere() throws {
        let (lab, _) = try lab()
        #expect(lab.line("export stages").status == .refused)
        for line in ["export decisions", "export ballots"] {
            #expect(lab.line(line, as: "olive").status == .refused, "\(line)")
        }
        #expect(lab.line("export reviews --as public").status == .refused)
        let grouped = lab.line("export ideas --public --with-groups", as: "olive")
        #expect(grouped.status == .refused && grouped.talk.contains("moderators"))
    }

    /// The lines of a CSV: CR and LF are one character to Swift.
    private func rows(_ result: CommandLab.Result) -> Int { result.data.utf8.count { $0 == 0x0A } }

    @Test func everyFormatHasAllRows() throws {
        let (lab, _) = try lab()
        #expect(rows(lab.line("export ideas")) == 4)
        #expect(lab.line("export ideas --format jsonl").objects.count == 3)
        #expect(lab.line("export ideas --json").objects.count == 3)
        let md = lab.line("export ideas --format markdown")
        #expect(md.data == lab.line("export ideas --format md").data)
        #expect(md.lines.count { $0.hasPrefix("| ") } == 5)
        #expect(rows(lab.line("export ideas --public")) == 1)
    }

    // MARK: What changed

    @Test func sinceACursor() throws {
        let (lab, ids) = try lab()
        let all = lab.line("export ideas --since 2000-01-01 --format jsonl")
        #expect(all.objects.count == 3)
        let cursor = try #require(
            all.talk.split(separator: "\n").first { $0.contains("--since ") }?
                .split(separator: " ").last.map(String.init))
        #expect(lab.line("export ideas --format jsonl --since \(cursor)").objects.isEmpty)
        lab.line("vote \(ids[1]) down --participant p9", as: "meg")
        lab.line("flag \(ids[0]) --reason spam", as: "meg")
        let changed = lab.line("export ideas --format jsonl --since \(cursor)")
        #expect(Set(changed.objects.compactMap { $0["idea"]?.text }) == [ids[0], ids[1]])
        // An observer sees no flags, and so no news of them.
        let observed = lab.line("export ideas --format jsonl --since \(cursor)", as: "olive")
        #expect(observed.objects.map { $0["idea"]?.text } == [ids[1]])
        let late = lab.line("export ideas --format jsonl --since 2999-01-01")
        #expect(late.objects.isEmpty && late.status == .done)
    }

    // MARK: Ballots

    @Test func ballots() throws {
        let (lab, ids) = try lab()
        let file = lab.line("export ballots --budget 2")
        #expect(file.data.hasPrefix("META\nkey;value\n"))
        #expect(file.lines.contains("num_votes;5") && file.lines.contains("budget;2"))
        #expect(!file.data.contains("meg") && !file.data.contains("p0"))
        lab.run("cost", ids[0], "100", "--reason", "asked")
        #expect(lab.line("export ballots").talk.contains("--budget"))
        let priced = lab.line("export ballots --budget 250.5 --format pb")
        #expect(priced.lines.contains("num_projects;1") && priced.lines.contains("budget;250.5"))
        #expect(priced.talk.contains("2 ideas without a cost"))
    }

    // MARK: Everything

    @Test func everything() throws {
        let (lab, _) = try lab()
        let done = lab.line("export everything -o all")
        #expect(done.status == .done, "\(done.talk)")
        let names = try FileManager.default.contentsOfDirectory(atPath: lab.path + "/all").sorted()
        #expect(
            names == [
                "ballots.csv", "ballots.pb", "cases.csv", "challenges.csv", "columns.csv",
                "comments.csv", "decisions.csv", "evidence.csv", "ideas.csv", "measures.csv",
                "reviews.csv", "updates.csv",
            ])
        #expect(lab.read("all/ideas.csv") == lab.line("export ideas").data)
        #expect(lab.line("export everything -o all").status == .cannotCreate)
        #expect(lab.line("export everything -o no/where").status == .cannotCreate)
        #expect(lab.line("export everything -o dry -n").talk.contains("Would be written"))
        #expect(!FileManager.default.fileExists(atPath: lab.path + "/dry"))
        let one = lab.line("export everything --format jsonl")
        #expect(one.objects.count { $0["kind"]?.text == "ideas" } == 3)
        let publicly = lab.line("export everything --format jsonl --public")
        #expect(publicly.objects.isEmpty && publicly.talk.contains("reviews, decisions, ballots"))
        let left = try FileManager.default.contentsOfDirectory(atPath: lab.path)
        #expect(!left.contains { $0.hasSuffix(".tmp") })
    }

    // MARK: What became of the ideas

    @Test func whatBecameOfThem() throws {
        let (lab, ids) = try lab()
        lab.line("evidence r --title Report")
        lab.line("evidence r --link \(ids[0])")
        lab.line("challenge h --idea \(ids[0]) --title =Huddle --team Ann --starts 2015-01-05")
        lab.line("measure h falls --title Falls --baseline 12 --target 6")
        lab.line("measure h falls --value 9 --at 2015-02-01")
        lab.line("measure h falls --value 7 --at 2015-03-01")
        lab.run("update", "h", "It begins")
        lab.run("case", "k", "--title", "Told", "--story", "It went", "--challenge", "h")
        for (kind, count) in [
            ("evidence", 1), ("challenges", 1), ("measures", 2), ("updates", 1), ("cases", 1),
        ] {
            let all = lab.line("export \(kind) --format jsonl", as: "olive")
            #expect(all.objects.count == count, "\(kind): \(all.talk)")
            #expect(rows(lab.line("export \(kind)")) == count + 1, "\(kind)")
            let md = lab.line("export \(kind) --format md")
            #expect(md.lines.count { $0.hasPrefix("| ") } == count + 2, "\(kind)")
            // The idea is in no guide.
            let publicly = lab.line("export \(kind) --public --format jsonl")
            #expect(publicly.status == .done && publicly.objects.isEmpty, "\(kind)")
            #expect(lab.line("export \(kind) --with-groups").status == .usage, "\(kind)")
            let everything = lab.line("export everything --format jsonl")
            #expect(everything.objects.count { $0["kind"]?.text == kind } == count, "\(kind)")
        }
        let news = lab.line("export everything --format jsonl").objects.first {
            $0["kind"]?.text == "updates"
        }
        #expect(news?["own_kind"]?.text == "progress")
        #expect(news?.members?.count { $0.key == "kind" } == 1)
        let table = lab.line("export challenges").data
        #expect(table.contains("\"'=Huddle\""))
        let cursor = try #require(
            lab.line("export updates --since 2000-01-01").talk.split(separator: " ").last
                .map { $0.filter { $0 != "\n" } })
        lab.line("measure h falls --value 5 --at 2015-04-01")
        let changed = lab.line("export measures --format jsonl --since \(cursor)").objects
        #expect(changed.compactMap { $0["value"]?.double } == [5])
        #expect(lab.line("export cases --since \(cursor) --format jsonl").objects.isEmpty)
        #expect(lab.line("export challenges --since \(cursor) --format jsonl").objects.count == 1)
    }

    // MARK: Small groups

    /// Approved ideas, each of another person, so many of each country.
    private func world(_ countries: [String: Int]) throws -> CommandLab {
        var journal = CampaignBuilder()
        journal.join("meg", .moderator)
        var person = 0
        for (country, count) in countries.sorted(by: { $0.key < $1.key }) {
            for _ in 0..<count {
                person += 1
                journal.idea("s-\(person)", participant: "p\(person)")
                journal.decide(.approved, "s-\(person)")
                journal.add(
                    .participantJoined(
                        ParticipantJoined(participant: "p\(person)", country: country)))
            }
        }
        let lab = try CommandLab()
        for file in journal.folder.files {
            try lab.write("journal/\(file.name)", String(decoding: file.bytes, as: UTF8.self))
        }
        return lab
    }

    private func countries(_ result: CommandLab.Result) -> [String: Int] {
        var counts: [String: Int] = [:]
        for object in result.objects { counts[object["country"]?.text ?? "", default: 0] += 1 }
        return counts
    }

    private let line = "export ideas --public --with-groups --format jsonl"

    @Test func smallGroupsAreMerged() throws {
        let lab = try world(["GB": 20, "NL": 7, "FR": 3])
        #expect(countries(lab.line(line)) == ["GB": 20, "other": 10])
        #expect(countries(lab.line("export ideas --format jsonl")) == ["GB": 20, "NL": 7, "FR": 3])
    }

    @Test func tooFewPeopleAreRefused() throws {
        let lab = try world(["GB": 7])
        let refused = lab.line(line)
        #expect(refused.status == .refused && refused.data.isEmpty)
        #expect(refused.talk.contains("stands for 7"))
    }

    @Test("larger groups need no word, and a reason for them is refused and not recorded")
    func noRisk() throws {
        let (lab, _) = try lab()
        let before = lab.lineCount
        for what in [
            "export ideas --public --with-groups", "export ballots --with-groups", "guide --all",
        ] {
            for threshold in ["", " --threshold 8", " --threshold 9"] {
                let refused = lab.line(what + threshold + " --accept-risk why")
                #expect(refused.status == .usage && refused.data.isEmpty, "\(what + threshold)")
                #expect(refused.talk.contains("goes with a --threshold below 8"))
            }
        }
        #expect(lab.line(line + " --threshold 9").status == .done)
        #expect(lab.lineCount == before)
    }

    @Test func aRiskIsRecordedFirst() throws {
        let lab = try world(["GB": 20, "NL": 7, "FR": 3])
        let before = lab.lineCount
        for bad in [line + " --threshold 3", line + " --threshold 3 --accept-risk  "] {
            #expect(lab.line(bad).status != .done, "\(bad)")
        }
        let forbidden = lab.run(
            (line + " --threshold 3 --accept-risk why").split(separator: " ").map(String.init),
            as: "meg")
        #expect(forbidden.status == .refused && forbidden.data.isEmpty)
        #expect(lab.line(line + " --threshold 3 --accept-risk why -n").status == .done)
        #expect(lab.lineCount == before)
        let done = lab.line(line + " --threshold 3 --accept-risk they-agreed")
        #expect(countries(done) == ["GB": 20, "NL": 7, "FR": 3])
        #expect(done.talk.contains("The risk is recorded"))
        let journal = lab.journals.values.joined()
        #expect(journal.contains("\"type\":\"risk.accepted\",\"export\":\"ideas\",\"threshold\":3"))
    }
}
