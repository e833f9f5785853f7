import Testing
import WhittleCore

@testable import WhittleCommands

/// Imports through the command line: the audit, the second time, names and pseudonyms.
struct ImportVerbTests {
    private let csv = """
        ID,Title,Text,Who
        1,"Shorter, please",A text,Ann Example
        2,Longer,"Two
        lines",Bob Example
        3,Third,,Ann Example

        """
    private let map = "idea=ID,title=Title,body=Text,participant=Who"

    /// Some sources write −1 where a comment answers none: it is the importer's word to say so.
    @Test func cellsThatSayNothingAreNamed() throws {
        let lab = try CommandLab.withTeam()
        try lab.write("c.csv", "id,idea,parent,text\n1,7,-1,First\n2,7,1,Second\n")
        let map = "comment=id,idea=idea,reply=parent,body=text"
        #expect(lab.run("import", "csv", "c.csv", "--map", map, "--none=-1").status == .done)
        let replies = lab.line("list comments --json").objects.map { $0["reply"] }
        #expect(replies == [.null, .string("csv.c-c1")])
        #expect(lab.run("import", "jsonl", "c.csv", "--none=-1").status == .usage)
    }

    @Test func csvTwice() throws {
        let lab = try CommandLab.withTeam()
        try lab.write("ideas.csv", csv)
        let first = lab.run("import", "csv", "ideas.csv", "--map", map)
        #expect(first.status == .done)
        #expect(first.data.contains("records of ideas"))
        #expect(first.talk.contains("Saved and shared: 5 lines"))
        let ideas = lab.line("list ideas --json").objects
        #expect(ideas.compactMap { $0["idea"]?.text }.sorted() == (1...3).map { "csv.ideas-\($0)" })
        let journals = lab.journals
        #expect(!journals.values.contains { $0.contains("Example") })
        let again = lab.run("import", "csv", "ideas.csv", "--map", map, "--json")
        #expect(again.talk.contains("Nothing to write"))
        #expect(again.objects.last?["lines"]?.wholeNumber == 0)
        #expect(lab.journals == journals)
        // A change at the source is taken; one that somebody made here stands.
        try lab.write("ideas.csv", csv.replacing("Longer", with: "Longest"))
        #expect(
            lab.run("import", "csv", "ideas.csv", "--map", map).talk.contains("0 new, 1 changed"))
        #expect(
            lab.line("show csv.ideas-2 --json").objects[0]["title"]?.text == "Longest")
    }

    @Test func polisTwice() throws {
        let lab = try CommandLab.withTeam()
        try lab.write(
            "small/comments.csv",
            """
            timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body
            1435654200000,Tue,1,8,1,0,-1,Second
            1435654192085,Tue,0,7,1,1,1,First

            """)
        try lab.write(
            "small/votes.csv",
            """
            timestamp,datetime,comment-id,voter-id,vote
            1435654500000,x,0,9,-1
            1435654400000,x,0,8,1
            1435654400000,x,1,9,0

            """)
        try lab.write("small/summary.csv", "topic,Taxis\nvoters,2\n")
        let first = lab.line("import polis small")
        #expect(first.status == .done, "\(first.talk)")
        let ideas = lab.line("list ideas --json --sort id").objects
        #expect(ideas.map { $0["idea"]?.text } == ["polis.small-0", "polis.small-1"])
        #expect(ideas.map { $0["status"]?.text } == ["approved", "hidden"])
        #expect(ideas[0]["up"]?.wholeNumber == 1 && ideas[0]["down"]?.wholeNumber == 1)
        let journals = lab.journals
        #expect(lab.line("import polis small").talk.contains("Nothing to write"))
        #expect(lab.journals == journals)
        #expect(lab.line("verify").status == .done)
    }

    @Test func jsonLinesFromAnotherCampaign() throws {
        let lab = try CommandLab.withTeam()
        let ids = lab.addIdeas()
        try lab.write("other/ideas.jsonl", lab.line("list ideas --json").data)
        lab.run("new", "other", "--title", "Other")
        let result = lab.line("-C other import jsonl other/ideas.jsonl")
        #expect(result.status == .done, "\(result.talk)")
        let there = lab.line("-C other list ideas --json").objects
        #expect(Set(there.compactMap { $0["idea"]?.text }) == Set(ids))
        #expect(
            lab.line("-C other import jsonl other/ideas.jsonl").talk.contains("Nothing to write"))
    }

    @Test func faults() throws {
        let lab = try CommandLab.withTeam()
        try lab.write("bad.csv", "ID,Title\n1,\"open\n")
        try lab.write("empty/readme.csv", "x\n")
        let before = lab.journals
        let bad = lab.line("import csv bad.csv --map idea=ID,title=Title")
        #expect(bad.status == .damaged)
        #expect(bad.talk.contains("bad.csv, line 2"))
        #expect(lab.line("import csv bad.csv --map idea=ID,titel=Title").status == .damaged)
        let missing = lab.line("import csv none.csv --map idea=ID,title=Title")
        #expect(missing.status == .inputOutput)
        #expect(lab.line("import polis none").status == .inputOutput)
        #expect(lab.line("import polis empty").talk.contains("comments.csv"))
        #expect(lab.line("import polis empty --map x=y").status == .usage)
        let ben = lab.line("import csv bad.csv --map idea=ID,title=Title", as: "ben")
        #expect(ben.talk.contains("role of a moderator"))
        #expect(lab.journals == before)
    }
}
