import FoundationEssentials
import Testing
import WhittleCore

@testable import WhittleCommands

/// `whittle why --participant` and its like.
struct ContributorLettersTests {
    private func lab() throws -> (CommandLab, String) {
        let lab = try CommandLab.withTeam()
        let id =
            lab.run(
                "submit", "--title", "Mine \u{1B}[31m", "--body", "Text", "--participant", "P.1:x",
                as: "meg"
            ).lines.first ?? ""
        lab.line("vote \(id) up --participant p2", as: "meg")
        return (lab, id)
    }

    @Test(
        "wrong usage",
        arguments: [
            "why --participant", "why --participant P.1:x extra", "why --letter",
            "why --participants all", "why --into x", "why --participant p2 --into x",
            "why --participants all --into x --json", "why a --letter --participant p2",
        ])
    func usage(_ line: String) throws {
        let (lab, _) = try lab()
        let result = lab.line(line)
        #expect(result.status == .usage && result.data.isEmpty, "\(line): \(result.talk)")
    }

    @Test func onlyTheStaffMayAsk() throws {
        let (lab, id) = try lab()
        for member in ["ben", "olive"] {
            for words in ["--participant p2", "--participants all --json", "\(id) --letter"] {
                let line = "why " + words
                let result = lab.line(line, as: member)
                #expect(result.status == .refused && result.data.isEmpty, "\(member): \(line)")
            }
        }
        #expect(lab.line("why --participant p2 --as public").status == .refused)
        #expect(lab.line("why --participant nobody").status == .refused)
        #expect(lab.line("why nothing --letter").status == .refused)
    }

    @Test func oneLetter() throws {
        let (lab, id) = try lab()
        let letter = lab.line("why --participant P.1:x", as: "meg")
        #expect(letter.status == .done)
        #expect(letter.data.contains("Thank you for 1 idea.") && letter.data.contains("For: P.1:x"))
        #expect(!letter.data.contains("\u{1B}") && !letter.data.contains("meg"))
        let item = lab.line("why \(id) --letter")
        #expect(item.data.contains("Mine") && !item.data.contains("P.1"))
        let object = try #require(lab.line("why --participant P.1:x --json").objects.first)
        #expect(object["ideas"] == .integer(1) && object["contributions"]?.elements?.count == 1)
        #expect(lab.line("why --participant p2").data.contains("You voted on 1 contribution."))
    }

    @Test func manyLetters() throws {
        let (lab, _) = try lab()
        let done = lab.line("why --participants all --into letters")
        #expect(done.status == .done && done.talk.contains("2 letters"))
        let names = try FileManager.default.contentsOfDirectory(atPath: lab.path + "/letters")
        #expect(names.sorted() == ["_50_2e1_3ax.txt", "p2.txt"])
        #expect(lab.read("letters/p2.txt") == lab.line("why --participant p2").data)
        #expect(lab.line("why --participants all --into letters").status == .cannotCreate)
        #expect(lab.line("why --participants all --json").objects.count == 2)
        try lab.write("list", "p2\n\nnobody\n")
        let refused = lab.line("why --participants list --into other")
        #expect(refused.status == .refused && refused.talk.contains("list line 3"))
        #expect(!FileManager.default.fileExists(atPath: lab.path + "/other"))
        try lab.write("list", " p2 \np2\n")
        #expect(lab.line("why --participants list --into other").talk.contains("1 letter."))
    }

    @Test("names of files hold no byte that means something")
    func fileNames() {
        let names = ContributorLetters.fileNames([
            "a", "A", "..", ".", "-rf", "a-b", "con.txt", "x:y", String(repeating: "Z", count: 96),
            String(repeating: "Z", count: 95) + "Y",
        ])
        #expect(
            Array(names.prefix(8)) == [
                "a.txt", "_41.txt", "_2e_2e.txt", "_2e.txt", "_2drf.txt", "a-b.txt",
                "con_2etxt.txt", "x_3ay.txt",
            ])
        #expect(Set(names.map { $0.lowercased() }).count == names.count)
        #expect(names.allSatisfy { $0.utf8.count <= 210 })
    }
}
