import Testing
import WhittleCore

@testable import WhittleCommands

/// `--to` and `replay` on whole command lines.
@Suite struct ReplayVerbTests {
    /// A campaign with an idea, a vote and a comment, each on a day of its own.
    private func lab() throws -> CommandLab {
        let lab = try CommandLab()
        var now = try #require(Timestamp(year: 2015, month: 1, day: 9, hour: 10))
        func on(_ day: Int, _ words: String...) {
            now = Timestamp(year: 2015, month: 1, day: day, hour: 10) ?? now
            let result = lab.run(words)
            #expect(result.status == .done, "\(words): \(result.talk)")
        }
        lab.clock = { now }
        #expect(lab.run("new", ".", "--title", "Days").status == .done)
        on(10, "submit", "--title", "First", "--participant", "p1")
        let idea = lab.run("list", "ideas", "--json").objects[0]["idea"]?.text ?? ""
        on(11, "vote", idea, "up", "--participant", "p2")
        on(12, "comment", idea, "Yes", "--participant", "p3")
        return lab
    }

    @Test(arguments: [
        ("2015-01-09", 0, 0, 0), ("2015-01-10", 1, 0, 0), ("2015-01-10T09:59", 0, 0, 0),
        ("2015-01-10T10:00", 1, 0, 0), ("2015-01-11", 1, 0, 1), ("2015-01-12", 1, 1, 1),
        ("2020", 1, 1, 1), ("1999-12", 0, 0, 0),
    ])
    func theCountsAreThoseOfThen(
        _ moment: String, _ ideas: Int, _ comments: Int, _ votes: Int
    ) throws {
        let stats = try lab().run("stats", "--json", "--to", moment)
        #expect(stats.status == .done)
        let object = try #require(stats.objects.first)
        #expect(object["ideas"]?.wholeNumber == ideas)
        #expect(object["comments"]?.wholeNumber == comments)
        #expect(object["votes"]?.wholeNumber == votes)
    }

    @Test func itIsSaidAsOfWhen() throws {
        let lab = try lab()
        #expect(lab.line("stats --to 2015-01-11").talk.contains("As of 2015-01-11 23:59 UTC."))
        #expect(lab.line("stats --to 2015-01-08").talk.contains("Nothing had happened by then."))
        #expect(lab.line("stats --to 2015-02").talk.contains("Nothing has happened since"))
        #expect(lab.line("replay --to 2015-01-11").data == lab.line("stats --to 2015-01-11").data)
        #expect(!lab.line("stats --to 2015-01-11").data.contains("Next"))
    }

    @Test(arguments: ["yesterday", "2015-02-30", "", "2015-1-1", "\u{1B}[2J"])
    func aWrongDateIsOneSentence(_ moment: String) throws {
        let result = try lab().run("list", "ideas", "--to", moment)
        #expect(result.status == .usage)
        #expect(result.talk.contains("--to takes a day like 2015-02-14"))
        #expect(!result.talk.contains("\u{1B}"))
        #expect(result.data.isEmpty)
    }

    /// Each verb that is not for looking says so, and none of them writes.
    @Test func nothingIsWrittenIntoThePast() throws {
        let lab = try lab()
        let before = lab.line("stats --json").data
        for verb in Verbs.all where !Verbs.lookingBack.contains(verb.name) {
            let result = lab.run(verb.name, "--to", "2015-01-11")
            #expect(result.status == .usage, "\(verb.name)")
            #expect(result.talk.contains("--to does not go with"), "\(verb.name)")
        }
        #expect(lab.line("--to 2015-01-11").talk.contains("The screens show the campaign as it is"))
        let marked = lab.line("export decisions --for csv --mark --to 2015-01-11")
        #expect(marked.status != .done)
        #expect(lab.line("stats --json").data == before)
    }

    @Test func eachLookingVerbAnswers() throws {
        let lab = try lab()
        let idea = lab.line("list ideas --json").objects[0]["idea"]?.text ?? ""
        for line in [
            "list ideas", "list events", "show \(idea)", "why \(idea)", "rank", "stats",
            "stats --moderation", "minutes", "export decisions",
        ] {
            let result = lab.line(line + " --to 2015-01-11")
            #expect(result.talk.contains("As of 2015-01-11"), "\(line): \(result.talk)")
            #expect([.done, .refused].contains(result.status), "\(line): \(result.talk)")
        }
        #expect(lab.line("show \(idea) --to 2015-01-09").status == .refused)
        #expect(!lab.line("show \(idea) --to 2015-01-11").data.contains("Yes"))
    }

    @Test func aRowForEachDay() throws {
        let lab = try lab()
        let days = lab.line("replay --json").objects
        let dates = days.map { $0["date"]?.text ?? "" }
        #expect(dates == ["2015-01-10", "2015-01-11", "2015-01-12"])
        let last = try #require(days.last)
        #expect(last["contributions"]?.wholeNumber == 3)
        #expect(last["new"]?.wholeNumber == 1)
        #expect(last["ideas"]?.wholeNumber == 1)
        #expect(last["comments"]?.wholeNumber == 1)
        #expect(last["votes"]?.wholeNumber == 1)
        #expect(last["flags_open"]?.wholeNumber == 0)
        #expect(last["stages"]?.elements?.isEmpty == true)
        #expect(lab.line("replay").lines.count == days.count + 1)
    }

    @Test func thePublicSeesNoVotesOfAnyDay() throws {
        let lab = try lab()
        for day in lab.line("replay --json --as public").objects {
            #expect(day["votes"] == .null)
            #expect(day["flags_open"] == .null)
            #expect(day["top"]?.elements?.isEmpty == true)
            #expect(day["ideas"]?.wholeNumber == 0)
        }
    }
}
