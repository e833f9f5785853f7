import Testing
import WhittleCore

@testable import WhittleCommands

@Suite struct CutVerbTests {
    /// Three ideas with totals and costs: yes less no 90, 50 and 40.
    private func lab() throws -> CommandLab {
        let lab = try CommandLab.withTeam()
        try lab.write(
            "votes.csv",
            """
            id,title,who,yes,no,money
            1,One,a,100,10,40
            2,Two,a,60,10,70
            3,Three,b,100,60,30
            """)
        let map = "idea=id,title=title,question=who,up=yes,down=no,cost=money"
        #expect(
            lab.run("import", "csv", "votes.csv", "--source", "s", "--map", map).status == .done)
        return lab
    }

    @Test(
        "what is typed wrongly is said",
        arguments: [
            ("--by crowd --top 2 --weight 0.5", "--weight goes with --by blend"),
            ("--by crowd --top 2 --weight supported=2", "goes with --by panel and --by blend"),
            ("--by crowd --top 2 --hands x", "--hands goes with --by hands"),
            ("--by hands --top 2", "No show of hands was counted yet"),
            ("--by crowd --top 2 --score raw", "--score goes with --by panel"),
            ("--by crowd --top 2 --spend best", "--spend goes with --budget"),
            ("--by crowd --top 2 --round r", "--round goes with"),
            ("--by crowd --top 2 --all", "--all goes with -n"),
            ("--by crowd --budget x", "--budget takes a plain number"),
            ("--by crowd --budget -5", "--budget"), ("--by crowd --budget 1e5", "plain number"),
            ("--by net --yes-no=-1", "--yes-no takes a plain number (0 or more)"),
            ("--by blend --top 2 --weight 1.5", "(0 to 1)"),
            ("--by crowd --top 2 --cap theme", "takes a group and a number"),
            ("--by crowd --top 2 --cap theme=x", "takes a group and a number"),
            ("--by crowd --top 2 --cap region=2", "is not a kind of group"),
            ("--by crowd --top 2 --cap theme:none=2", "There is no theme “none”"),
            ("--by crowd --top 2 --floor question:none=2", "There is no question “none”"),
            ("--by crowd --top 2 --cap theme=2 --cap theme=3", "says twice how many"),
            ("--by crowd --top 2 --cap theme=1 --floor theme=2", "nothing can be both"),
            ("--by crowd --least nan", "plain number"), ("--by dice", "dice"),
            ("--by crowd --floor question=1", "Say how many are kept with --top N"),
            ("--check --by crowd", "does not go with --check"),
            ("--check", "There is no stage “funded”"),
        ])
    func faults(_ options: String, _ what: String) throws {
        let lab = try lab()
        let result = lab.line("cut funded \(options)")
        #expect(result.status != .done && result.talk.contains(what), "\(result.talk)")
        #expect(result.data.isEmpty)
    }

    @Test func aPreviewSaysWhyAndWhatEachLimitCosts() throws {
        let lab = try lab()
        let rows = lab.line("cut funded --by net --yes-no 2 --budget 75 -n --all --json").objects
        #expect(rows.compactMap { $0["reason"]?.text } == ["kept", "budget", "refused"])
        #expect(rows.compactMap { $0["left"]?.wholeNumber } == [35, 35, 35])
        #expect(rows.compactMap { $0["score"]?.wholeNumber } == [90, 50, 40])
        let prices = rows.filter { $0["limit"] != nil }
        // Without the approval s-3 is bought too, without the budget s-2.
        #expect(prices.compactMap { $0["price"]?.wholeNumber } == [40, 50])
        #expect(prices.map { $0["moved_out"]?.elements?.first?.text } == ["s-3", "s-2"])
        let text = lab.line("cut funded --by net --yes-no 2 --budget 75 -n")
        #expect(text.data.contains("Price of “yes/no at least 2”: 40; it keeps out s-3."))
        #expect(text.data.contains("Left of the budget: 35."))
        #expect(lab.line("cut funded --by net --budget 75 -n", as: "meg").data.isEmpty)
    }

    @Test func costsAreSetByHand() throws {
        let lab = try lab()
        #expect(lab.line("cost s-2 35.5").status == .done)
        #expect(lab.line("cost s-3 none", as: "meg").status == .done)
        let rows = lab.line("cut funded --by net --budget 75.5 -n --all --json").objects
        #expect(rows.prefix(3).compactMap { $0["reason"]?.text } == ["kept", "kept", "costless"])
        #expect(rows[1]["left"]?.wholeNumber == 0)
        for line in ["cost s-2 -5", "cost s-2 1e9", "cost s-2 much", "cost s-2 .", "cost s-2"] {
            #expect(lab.line(line).status == .usage, "\(line)")
        }
        #expect(lab.line("cost s-9 5").status == .refused)
        #expect(lab.line("cost s-2 5", as: "ben").status == .refused)
    }

    @Test func whatIsImpossibleIsRefusedWithItsReason() throws {
        let lab = try lab()
        let question =
            lab.line("list questions --json").objects
            .first { $0["title"]?.text == "b" }?["question"]?.text ?? ""
        let result = lab.line("cut funded --by net --top 2 --floor question:\(question)=2")
        #expect(result.status == .refused)
        #expect(result.talk.contains("at least 2 of the question \(question), and 1 can be kept"))
        #expect(
            lab.line("cut funded --by net --top 2 --floor question:\(question)=2", as: "meg").talk
                .contains("role of a facilitator"))
        let none = lab.line("cut funded --by net --budget 5")
        #expect(none.status == .refused && none.talk.contains("none fulfils its limits"))
    }

    @Test func aCutIsCheckedFromItsBasisAndAWrongOneIsNamed() throws {
        let lab = try lab()
        #expect(lab.line("cut funded --by net --yes-no 2 --budget 75").status == .done)
        let checked = lab.line("cut --check")
        #expect(checked.status == .done && checked.talk.contains("agrees: 1 of 3"))
        // What comes later is not in the basis.
        #expect(lab.line("decide hide s-1 --reason spam").status == .done)
        #expect(lab.line("cut --check funded").status == .done)
        let journal = lab.journals.first { $0.value.contains(#""type":"cut.made""#) }
        let line = try #require(
            journal?.value.split(separator: "\n").first { $0.contains(#""type":"cut.made""#) })
        let value = try JSONValue(parsing: String(line))
        let members = try #require(value.members).compactMap { member -> JSONMember? in
            switch member.key {
            case "crc": nil
            case "writer": JSONMember("writer", .string("anna.forged01"))
            case "seq": JSONMember("seq", .integer(1))
            case "at": JSONMember("at", .string("\(member.value.text?.dropLast(4) ?? "")999Z"))
            case "kept": JSONMember("kept", .strings(["s-2"]))
            default: member
            }
        }
        try lab.write("journal/anna.forged01.jsonl", JSONValue.object(members).json + "\n")
        let wrong = lab.line("cut --check funded")
        #expect(wrong.status == .damaged)
        #expect(wrong.talk.contains("it keeps s-2, which the rule does not"))
        #expect(wrong.talk.contains("it leaves out s-1, which the rule keeps"))
        // Whoever may not see votes is told that it is wrong, and no names.
        let seen = lab.line("cut --check funded --as public")
        #expect(seen.status == .damaged && !seen.talk.contains("s-1"))
        #expect(seen.talk.contains("it keeps 1 idea, which the rule does not"))
    }

    @Test func aBlendIsNotTakenWhileTheRoundHidesItsScores() throws {
        let lab = try lab()
        lab.openRound("after-round")
        let result = lab.line("cut funded --by blend --top 2 -n")
        #expect(result.status == .refused && result.data.isEmpty)
    }
}
