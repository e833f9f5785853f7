import Testing
import WhittleCore

@testable import WhittleCommands

/// Rubrics, deadlines and reminders through the command line.
struct RoundDetailsTests {
    private func lab() throws -> CommandLab {
        let lab = try CommandLab.withTeam()
        lab.line("stages shortlist:Shortlist:2")
        _ = lab.addIdeas()
        return lab
    }

    private func open(_ lab: CommandLab, _ more: String...) -> CommandLab.Result {
        lab.run(["round", "open", "r1", "--title", "One", "--visibility", "after-round"] + more)
    }

    @Test func aRubricThatIsWrongIsRefused() throws {
        let lab = try lab()
        for wrong in [
            ["--labels", "doable=a|b"], ["--labels", "x=a|b|c|d|e"], ["--labels", "doable"],
            ["--prompt", "x=Why"], ["--prompt", "doable"], ["--load", "0"],
            ["--deadline", "soon"], ["--deadline", "2001-01-01"],
            ["--criterion", "a:A:1:0-500", "--labels", "a=" + String(repeating: "|", count: 500)],
            ["--rubric", "r.json", "--criterion", "a:A:1:0-5"],
        ] {
            let result = lab.run(
                ["round", "open", "r1", "--title", "One", "--visibility", "always"] + wrong)
            #expect(result.status == .usage, "\(wrong) \(result.talk)")
        }
        for (name, text) in [
            ("no", "{"), ("empty", "[]"), ("word", "[1]"), ("id", #"[{"criterion":"a b"}]"#),
            ("title", #"[{"criterion":"a","weight":1,"min":1,"max":5}]"#),
            ("weight", #"[{"criterion":"a","title":"A","weight":-1,"min":1,"max":5}]"#),
            ("range", #"[{"criterion":"a","title":"A","weight":1,"min":5,"max":5}]"#),
            (
                "labels",
                #"[{"criterion":"a","title":"A","weight":1,"min":1,"max":2,"labels":["x"]}]"#
            ),
            ("text", #"[{"criterion":"a","title":"A","weight":1,"min":1,"max":2,"prompt":3}]"#),
            ("key", #"[{"criterion":"a","title":"A","weight":1,"min":1,"max":2,"wieght":3}]"#),
        ] {
            try lab.write("\(name).json", text)
            let result = open(lab, "--rubric", "\(name).json")
            #expect(result.status == .damaged && result.talk.contains("\(name).json: "), "\(name)")
        }
        #expect(open(lab, "--rubric", "none.json").status == .inputOutput)
        #expect(lab.line("list rounds --json").objects.isEmpty)
    }

    @Test func criteriaHavePromptsAndLabels() throws {
        let lab = try lab()
        #expect(
            open(
                lab, "--criterion", "use:Use:1:0-2", "--labels", "use=none| |a lot", "--prompt",
                "use=Who = uses it?", "--load", "2", "--deadline", "2199-12-01"
            ).status == .done)
        let round = try #require(lab.line("list rounds --json").objects.first)
        let criterion = try #require(round["criteria"]?.elements?.first)
        #expect(criterion["labels"]?.elements?.compactMap(\.text) == ["none", "", "a lot"])
        #expect(criterion["prompt"]?.text == "Who = uses it?")
        #expect(round["deadline"]?.text == "2199-12-01T23:59:59.999Z")
        #expect(round["load"]?.wholeNumber == 2)
        #expect(lab.line("list rounds").data.contains("2199-12-01 23:59"))
        #expect(lab.line("stats").data.contains("open until 2199-12-01 23:59 UTC"))
        #expect(lab.line("forms write r1", as: "ben").data.contains("==-==   2  a lot"))
        try lab.write(
            "r.json",
            #"{"criteria":[{"criterion":"a","title":"A","weight":1,"min":1,"max":2,"labels":["no","yes"]}]}"#
        )
        lab.line("round close r1")
        #expect(
            lab.run(
                "round", "open", "r2", "--title", "Two", "--visibility", "always", "--rubric",
                "r.json", "--prompt", "a=Why?"
            ).status == .done)
        let two = try #require(lab.line("list rounds --json").objects.last?["criteria"]?.elements)
        #expect(two.map { $0["prompt"]?.text } == ["Why?"])
        #expect(two[0]["labels"]?.elements?.count == 2)
    }

    @Test func aDeadlineMoves() throws {
        let lab = try lab()
        _ = open(lab)
        #expect(lab.line("round deadline r1").status == .usage)
        #expect(lab.line("round deadline r9 2199-12-01").status == .refused)
        #expect(lab.line("round deadline r1 1999-12-01").status == .usage)
        #expect(lab.line("round deadline r1 2199-12-01", as: "ben").status == .refused)
        #expect(lab.line("round deadline r1 2199-12-01 --blind").status == .usage)
        #expect(lab.line("round deadline r1 2199-12-01T12:00Z").status == .done)
        func deadline() -> String? {
            lab.line("list rounds --json").objects.first?["deadline"]?.text
        }
        #expect(deadline() == "2199-12-01T12:00:00.000Z")
        #expect(lab.line("round deadline r1 none").status == .done && deadline() == nil)
        lab.line("undo")
        #expect(deadline() == "2199-12-01T12:00:00.000Z")
        lab.line("round close r1")
        #expect(lab.line("round deadline r1 none").status == .refused)
    }

    @Test func whoHasOpenReviewsIsReminded() throws {
        let lab = try lab()
        #expect(lab.line("remind").status == .refused)
        _ = open(lab, "--deadline", "2199-12-01")
        for member in ["ben", "meg", "olive", "public", "stranger"] {
            let result = lab.line("remind --as \(member)")
            #expect(result.status == .refused && result.data.isEmpty, "\(member)")
        }
        let ids = lab.line("list ideas --json").objects.compactMap { $0["idea"]?.text }
        for (idea, member) in [(ids[0], "ben"), (ids[0], "cay"), (ids[1], "cay"), (ids[2], "cay")] {
            lab.line("score \(idea) supported=2 doable=2 helps=2 innovative=2", as: member)
        }
        let result = lab.line("remind r1")
        #expect(result.status == .done)
        #expect(result.data.contains("To ben (ben):"))
        #expect(
            result.data.contains(
                "“One” in “A campaign”: 2 of your 3 ideas wait for your review, until 2199-12-01 23:59 UTC, in "
            ))
        #expect(result.data.contains("--as ben\n") && !result.data.contains("cay"))
        #expect(!result.data.contains("2.00") && !result.data.contains("supported"))
        let object = try #require(lab.line("remind --json").objects.first)
        #expect(object["member"]?.text == "ben")
        let round = try #require(object["rounds"]?.elements?.first)
        #expect(round["open"]?.wholeNumber == 2 && round["of"]?.wholeNumber == 3)
        #expect(round["overdue"] == .bool(false))
        for idea in ids.dropFirst() {
            lab.line("score \(idea) supported=2 doable=2 helps=2 innovative=2", as: "ben")
        }
        let none = lab.line("remind")
        #expect(none.status == .done && none.data.isEmpty && none.talk.contains("Nothing is open"))
        for wrong in ["remind r9", "remind r1 r2"] { #expect(lab.line(wrong).status != .done) }
        lab.line("round close r1")
        #expect(lab.line("remind r1").talk.contains("is closed"))
    }

    @Test func aLoadBindsTheNextIdeaAndTheForms() throws {
        let lab = try lab()
        _ = open(lab, "--load", "1")
        let form = lab.line("forms write r1", as: "ben").data
        #expect(form.contains("1 idea for ben"))
        let id = lab.line("stats", as: "ben").lines.compactMap { line in
            line.contains("whittle show ")
                ? line.split(separator: " ").first { $0.contains("-") } : nil
        }.first
        let idea = try #require(id.map(String.init))
        #expect(form.contains("==+== Idea \(idea)\n"))
        #expect(lab.line("list rounds", as: "ben").data.contains("0 of 1"))
        lab.line("score \(idea) supported=2 doable=2 helps=2 innovative=2", as: "ben")
        #expect(lab.line("list rounds", as: "ben").data.contains("1 of 1"))
        #expect(lab.line("forms write r1", as: "ben").data.isEmpty)
        #expect(!lab.line("stats", as: "ben").data.contains("whittle score"))
        #expect(!lab.line("remind").data.contains("To ben"))
    }
}
