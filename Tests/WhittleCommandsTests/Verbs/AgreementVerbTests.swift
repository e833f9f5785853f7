import Testing
import WhittleCore

@testable import WhittleCommands

/// `whittle agreement` for tables and rounds.
struct AgreementVerbTests {
    private static let shroutFleiss = "9 2 5 8|6 1 3 2|8 4 6 8|7 1 2 6|10 5 6 9|6 2 4 7"

    /// `item,rater,score`, from rows of items.
    private func table(_ text: String) -> String {
        var lines = ["item,rater,score"]
        for (item, row) in text.split(separator: "|").enumerated() {
            for (rater, score) in row.split(separator: " ").enumerated() where score != "." {
                lines.append("i\(item),r\(rater),\(score)")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    @Test(arguments: [
        ("agreement", "Say of what"), ("agreement --csv a.csv --coding", "do not go together"),
        ("agreement --round r1 --csv a.csv", "do not go together"),
        ("agreement --coding --items", "--items is for --csv"),
        ("agreement --csv a.csv --resamples 200000", "at most 100000"),
        ("agreement --csv a.csv --delimiter ab", "--delimiter is one character"),
        ("agreement --csv a.csv --encoding x", "it is one of utf-8"),
        ("agreement --csv a.csv word", "one word too many"),
    ]) func badUse(_ line: String, _ sentence: String) throws {
        let lab = try CommandLab()
        try lab.write("a.csv", table("1 2|2 3"))
        let result = lab.line(line)
        #expect(result.status == .usage && result.data.isEmpty, "\(line)")
        #expect(result.talk.contains(sentence), "\(result.talk)")
    }

    @Test func faultsOfTheFileHaveAPlace() throws {
        let lab = try CommandLab()
        #expect(lab.line("agreement --csv none.csv").status == .inputOutput)
        try lab.write("a.csv", "item,rater,score\na,x,1\na,x,2\n")
        let twice = lab.line("agreement --csv a.csv --json")
        #expect(twice.status == .damaged && twice.data.isEmpty)
        #expect(twice.talk.contains("a.csv, line 3, column 3: “x” has scored “a” already"))
        lab.standardInput = "item,rater,score\na,x,1\na,y,?\n"
        let word = lab.line("agreement --csv -")
        #expect(word.status == .damaged)
        #expect(word.talk.contains("stdin, line 3, column 5: the score “?” is no number"))
        try lab.write("words.csv", "item,rater,score\na,x,good\na,y,bad\n")
        #expect(lab.line("agreement --csv words.csv --items").status == .refused)
    }

    @Test func aTableNeedsNoCampaign() throws {
        let lab = try CommandLab()
        lab.member = nil
        lab.standardInput = table(AgreementVerbTests.shroutFleiss)
        let result = lab.line("agreement --csv -")
        #expect(result.status == .done && result.talk.isEmpty)
        #expect(result.lines[0].hasPrefix("The raters may agree only by chance: alpha 0.15 (-0."))
        #expect(
            result.lines[1]
                == "6 items, 6 with two scores or more; 4 raters, 24 scores, none missing.")
        #expect(result.lines[2] == "Kendall: S 239.5, ties 30, chi² 17.74 on 5, p 0.0033.")
        let single = try #require(result.lines.first { $0.contains("ICC(2,1)") })
        #expect(single.contains("0.290") && single.contains("0.02 to 0.76"))
        #expect(lab.journals.isEmpty)
    }

    @Test func everyKeyOfTheObject() throws {
        let lab = try CommandLab()
        lab.standardInput = table(AgreementVerbTests.shroutFleiss)
        let objects = lab.line("agreement --csv - --json --resamples 100").objects
        let object = try #require(objects.first)
        #expect(objects.count == 1)
        for (key, value) in [
            ("alpha_nominal", -0.06481481481), ("alpha_ordinal", 0.1090594132),
            ("alpha_interval", 0.1473078504), ("alpha_ratio", 0.08195127861),
            ("kendall_w", 0.887037037), ("icc_1_1", 0.1657417684), ("icc_2_1", 0.2897637795),
            ("icc_3_1", 0.7148407148), ("icc_1_k", 0.4427971337), ("icc_2_k", 0.6200505476),
            ("icc_3_k", 0.9093155424), ("bms", 11.24166667), ("jms", 32.48611111),
            ("ems", 1.019444444), ("wms", 6.263888889), ("nu", 4.785143862),
            ("kendall_s", 239.5), ("kendall_t", 30), ("kendall_chi2", 17.74074074),
            ("kendall_p", 0.003289509244),
        ] {
            let found = try #require(object[key]?.double, "\(key)")
            #expect(abs(found - value) < 1e-8, "\(key) \(found)")
        }
        #expect(object["items"]?.wholeNumber == 6 && object["raters"]?.wholeNumber == 4)
        #expect(object["ratings"]?.wholeNumber == 24 && object["complete"] == .bool(true))
        guard case .array(let ends)? = object["icc_2_1_interval"] else {
            Issue.record("no interval")
            return
        }
        #expect(abs((ends[0].double ?? 9) - 0.01878651337) < 1e-8)
        #expect(abs((ends[1].double ?? 9) - 0.7610843696) < 1e-8)
        for statistic in AgreementStatistic.allCases {
            for suffix in ["_interval", "_one_less"] {
                let value = object[statistic.rawValue + suffix]
                #expect(value != nil && value != .null, "\(statistic) \(suffix)")
            }
        }
        // The same seed, the same samples.
        let again = lab.line("agreement --csv - --json --resamples 100")
        #expect(again.objects == objects)
        let other = lab.line("agreement --csv - --json --resamples 100 --seed 2").objects
        #expect(other[0]["alpha_interval_interval"] != object["alpha_interval_interval"])
        #expect(other[0]["alpha_interval"] == object["alpha_interval"])
    }

    @Test func whatIsNotDefinedIsNull() throws {
        let lab = try CommandLab()
        lab.standardInput = table("4 3 . 5|2 2 3 .|5 . 4 5|3 2 . 4|. 1 2 3|4 3 4 .|2 . 1 3|. 4 5 5")
        let object = try #require(
            lab.line("agreement --csv - --json --resamples 0").objects.first)
        #expect(abs((object["alpha_interval"]?.double ?? 9) - 0.5851183766) < 1e-9)
        for key in [
            "kendall_w", "icc_1_1", "icc_2_1", "icc_3_1", "icc_1_k", "icc_2_k", "icc_3_k", "bms",
            "nu", "kendall_p", "kendall_df", "icc_2_1_interval", "alpha_interval_interval",
        ] {
            #expect(object[key] == .null, "\(key)")
        }
        #expect(object["complete"] == .bool(false))
        let text = lab.line("agreement --csv - --resamples 0")
        #expect(text.lines[0] == "The raters agree moderately: alpha 0.59.")
        #expect(
            text.data.contains(
                "Not defined, since not every rater scored every item: Kendall's W, ICC"))
        lab.standardInput = "item,rater,score\na,x,good\na,y,good\nb,x,bad\nb,y,good\n"
        let words = lab.line("agreement --csv - --json").objects[0]
        // 1 − 3 · 1 / (3 · 1).
        #expect(words["alpha_nominal"]?.double == 0 && words["alpha_interval"] == .null)
    }

    @Test func itemsOneByOne() throws {
        let lab = try CommandLab()
        let marks = ["9.5", "10", "9.75", "9.75", "9.5", "9.75", "10", "9.5", "9.75"]
        var text = "item,rater,score\n"
        for (judge, mark) in marks.enumerated() { text += "one,J\(judge),\(mark)\n" }
        lab.standardInput = text + "two,J1,3\n"
        let objects = lab.line("agreement --csv - --items --json").objects
        #expect(abs((objects[0]["trimmed_mean"]?.double ?? 0) - 9.714285714) < 1e-9)
        #expect(objects[1]["trimmed_mean"] == .null && objects[1]["spread"] == .null)
        #expect(lab.line("agreement --csv - --items").data.contains("9.71"))
    }

    // MARK: Rounds

    /// Cay and ben have scored the three ideas; the rounds' rule is given.
    private func lab(_ visibility: String) throws -> CommandLab {
        let lab = try CommandLab.withTeam()
        let ids = lab.addIdeas()
        lab.openRound(visibility)
        for (index, id) in ids.enumerated() {
            for (member, score) in [("cay", index + 3), ("ben", index + 2)] {
                lab.line(
                    "score \(id) supported=\(score) doable=\(score) helps=\(score) innovative=\(score)",
                    as: member)
            }
        }
        lab.line("member dee --role panelist")
        return lab
    }

    /// Who hears of it before the close and after it; nobody else ever does. Dee has scored nothing.
    @Test(arguments: [
        ("always", ["anna", "ben", "cay", "dee"]), ("after-own", ["anna", "ben", "cay"]),
        ("after-round", []),
    ]) func aRoundIsShownToWhoMaySeeItsScores(_ rule: String, _ open: [String]) throws {
        let lab = try lab(rule)
        func check(_ expected: [String]) {
            for member in ["anna", "ben", "cay", "dee", "meg", "olive", "public", "zoe"] {
                for line in ["agreement --round r1", "agreement --round r1 --json"] {
                    let result =
                        member == "public"
                        ? lab.line(line + " --as public") : lab.line(line, as: member)
                    let sees = expected.contains(member)
                    #expect((result.status == .done) == sees, "\(rule) \(member) \(line)")
                    #expect(result.data.isEmpty == !sees, "\(rule) \(member)")
                    if !sees {
                        #expect(!result.talk.contains("alpha"), "\(rule) \(member)")
                        #expect(!result.talk.contains { $0.isNumber && $0 != "1" })
                    }
                }
            }
        }
        check(open)
        lab.line("round close r1")
        check(["anna", "ben", "cay", "dee"])
    }

    @Test func theSentenceOfARound() throws {
        let lab = try lab("always")
        let result = lab.line("agreement --round r1")
        // 3 4 5 and 2 3 4: Σ o δ² = 3; 6 · 79 − 21² = 33; 1 − 5 · 3 / 33.
        #expect(result.lines[0].hasPrefix("The panel may agree only by chance: alpha 0.55 ("))
        #expect(
            result.lines[1]
                == "3 ideas, 3 with two scores or more; 2 members, 6 scores, none missing.")
        let object = try #require(lab.line("agreement --round r1 --json").objects.first)
        #expect(object["icc_3_1"]?.double == 1)
        #expect(object["sentence"]?.text == result.lines[0])
        #expect(lab.line("agreement --round none").status == .refused)
    }
}
