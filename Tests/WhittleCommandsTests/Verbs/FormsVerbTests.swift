import Testing
import WhittleCore
import WhittleExchange

@testable import WhittleCommands

/// Forms through the command line.
struct FormsVerbTests {
    private func lab(_ visibility: String = "after-own") throws -> (CommandLab, [String]) {
        let lab = try CommandLab.withTeam()
        lab.line("member fay --role facilitator")
        let ids = lab.addIdeas()
        lab.openRound(visibility)
        return (lab, ids)
    }

    /// Answers all criteria of one idea in a text.
    private func answer(_ text: String, _ id: String, _ value: String) -> String {
        var isHere = false
        var waits = false
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            if line.hasPrefix("==+== Idea ") { isHere = line.hasSuffix(" \(id)") }
            if line.hasPrefix("==+== ") { waits = line.hasPrefix("==+== Score") }
            guard isHere, waits, line.isEmpty else { return String(line) }
            waits = false
            return value
        }.joined(separator: "\n")
    }

    @Test func whoMayNotGetsNoForm() throws {
        let (lab, ids) = try lab()
        for member in ["olive", "meg", "stranger", "public"] {
            let result = lab.line("forms write r1 --as \(member)")
            #expect(result.status != .done && result.data.isEmpty, "\(member)")
        }
        for command in [
            "forms write r1 --for cay", "forms write r1 --for cay --format csv -o x",
            "forms write none",
        ] {
            let result = lab.line(command, as: "ben")
            #expect(result.status == .refused && result.data.isEmpty, "\(command)")
        }
        #expect(lab.line("forms write r1 --for olive").status == .refused)
        // What was answered before is for its member alone.
        lab.line("score \(ids[0]) supported=5 doable=5 helps=5 innovative=5", as: "ben")
        #expect(lab.line("forms write r1 --for ben --all").status == .usage)
        let form = lab.line("forms write r1 --for ben")
        #expect(!form.data.contains(ids[0]) && form.data.contains(ids[1]))
        lab.line("recuse \(ids[1])", as: "fay")
        let bound = lab.line("forms write r1 --for ben", as: "fay")
        #expect(!bound.data.contains(ids[1]) && !bound.data.contains("Second"))
        #expect(bound.talk.contains("1 idea that ben may see and you may not"))
        #expect(!bound.talk.contains(ids[1]))
    }

    @Test func aFormIsWrittenFilledInAndRead() throws {
        let (lab, ids) = try lab()
        #expect(
            lab.line("forms write r1 --for ben -o ben.txt").talk
                == "Wrote ben.txt: 3 ideas for ben.\n")
        let text = try #require(lab.read("ben.txt"))
        #expect(text.contains("==-==   5  fully") && text.contains("Would the people concerned"))
        // A form that is there may hold answers.
        let again = lab.line("forms write r1 -o ben.txt", as: "ben")
        #expect(again.status == .cannotCreate && lab.read("ben.txt") == text)
        try lab.write("ben.txt", answer(answer(text, ids[0], "4"), ids[1], "9"))
        let before = lab.journals
        let wrong = lab.line("forms read ben.txt", as: "ben")
        #expect(wrong.status == .refused && wrong.talk.contains("ben.txt, line "))
        #expect(wrong.talk.contains("“Supported” takes 1 to 5, not “9”"))
        #expect(wrong.talk.contains("4 faults in ben.txt: nothing was written."))
        let faults = lab.line("forms read ben.txt --json", as: "ben").objects
        #expect(faults.count == 4 && faults[0]["line"]?.wholeNumber != nil)
        try lab.write("ben.txt", answer(text, ids[0], "4"))
        for other in ["cay", "meg", "olive", "stranger", "public"] {
            let result = lab.line("forms read ben.txt --as \(other)")
            #expect(result.status != .done && !result.talk.contains("4"), "\(other)")
        }
        let tried = lab.line("forms read ben.txt -n", as: "ben")
        #expect(tried.status == .done && tried.talk.contains("Would be done: read 1 review of ben"))
        #expect(lab.journals == before)
        let done = lab.line("forms read ben.txt --json", as: "fay")
        #expect(done.status == .done, "\(done.talk)")
        #expect(done.objects.first?["reviews"]?.elements?.first?.text == ids[0])
        #expect(done.talk.contains("1 new review, 0 on record already, 2 without an answer."))
        let line = lab.journals.values.joined().split(separator: "\n").first {
            $0.contains("review.submitted")
        }
        #expect(line?.contains("\"member\":\"ben\"") == true)
        let written = lab.journals
        for reader in ["ben", "fay"] {
            let result = lab.line("forms read ben.txt", as: reader)
            #expect(result.status == .done && result.talk.contains("nothing was written"))
        }
        #expect(lab.journals == written)
        // An own form with what was said before, changed.
        lab.line("forms write r1 --all -o all.txt", as: "ben")
        let all = try #require(lab.read("all.txt"))
        #expect(all.contains("\n4\n"))
        try lab.write("all.txt", all.replacing("\n4\n", with: "\n5\n"))
        #expect(lab.line("forms read all.txt", as: "ben").talk.contains("1 new review"))
        let review = try #require(lab.line("list reviews --json", as: "ben").objects.first)
        #expect(review["score"]?.double == 5 && review["submissions"]?.wholeNumber == 2)
    }

    @Test func aTableGoesThroughASpreadsheet() throws {
        let (lab, ids) = try lab()
        #expect(
            lab.run(
                "forms", "write", "r1", "--format", "csv", "--delimiter", ";", "-o", "b.csv",
                as: "ben"
            ).status == .done)
        let text = try #require(lab.read("b.csv"))
        #expect(text.hasPrefix("\u{FEFF}\"idea\";\"title\";\"text\";\"supported: Supported (25 %"))
        let empty = #""";"";"";"";"";"";"#
        try lab.write(
            "b.csv",
            text.replacing(empty, with: #""4,0";"3";"-";"5";"2";"gut";"#, maxReplacements: 1))
        lab.run("redact", ids[0], "--reason", "names", "--body", "New text")
        for id in ids { lab.run("redact", id, "--reason", "names", "--body", "New text") }
        let read = lab.line("forms read b.csv", as: "ben")
        #expect(read.status == .done && read.talk.contains("1 new review"), "\(read.talk)")
        #expect(read.talk.contains("The text has changed since the form was written"))
        let review = try #require(lab.line("list reviews --json", as: "ben").objects.first)
        #expect(review["score"]?.double == 4 && review["comment"]?.text == "gut")
        #expect(review["confidence"]?.wholeNumber == 2)
    }

    @Test func whatIsAskedWronglyIsSaid() throws {
        let (lab, _) = try lab()
        for wrong in [
            "forms", "forms print", "forms write r1 r2", "forms read", "forms read a b",
            "forms write --format xls", "forms write --delimiter ;", "forms write --limit 0",
            "forms write --format csv --delimiter x", "forms read a --for ben",
            "forms write --encoding utf-8", "forms read a --encoding x", "forms write --for Ben",
        ] {
            #expect(lab.line(wrong, as: "ben").status != .done, "\(wrong)")
        }
        #expect(lab.line("forms read none.txt", as: "ben").status == .inputOutput)
        try lab.write("bad.csv", "a,b\n1,2\n")
        #expect(
            lab.line("forms read bad.csv", as: "ben").talk.contains("the columns of a review form"))
        lab.line("round close r1")
        for command in ["forms write", "forms write r1"] {
            #expect(lab.line(command, as: "ben").status != .done)
        }
    }
}
