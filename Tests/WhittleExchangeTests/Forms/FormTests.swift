import Testing
import WhittleCore
import WhittleTesting

@testable import WhittleExchange

/// Forms as they are written, and what may be in them.
struct FormTests {
    @Test func nothingInATextBreaksTheForm() throws {
        let hostile = try FormLab.hostileTexts
        if !ExchangeData.exists("hostile") { Issue.record(ExchangeData.missing) }
        var journal = FormLab.builder(hostile.map { Trim.trimmed($0).isEmpty ? "title" : $0 })
        for (index, text) in hostile.enumerated() {
            journal.add(.ideaEdited(IdeaEdited(idea: "i\(index)", body: .set(text))))
        }
        let form = try FormLab.form(journal)
        #expect(form.ideas.count == hostile.count)
        let text = FormLab.text(form)
        // Whoever forges a heading adds one: idea, ticket, three scores, confidence, comment, end.
        let marks = text.split { $0.isNewline || $0 == "\u{2028}" }.filter {
            Trim.trimmed(String($0)).utf8.starts(with: "==+==".utf8)
        }
        #expect(marks.count == 1 + 8 * hostile.count)
        #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
        let all = Dictionary(
            form.ideas.map { ($0.ticket.idea, FormLab.allFour) }, uniquingKeysWith: { $1 })
        let expected = form.ideas.map { "\($0.ticket.idea) impact=4 ease=2 fun=5" }
        let read = try FormLab.reading(FormLab.filled(text, all), journal)
        #expect(read.faults.isEmpty && read.changed.isEmpty)
        #expect(FormLab.said(read) == expected)

        let table = String(decoding: form.table(), as: UTF8.self)
        var rows = try FormLab.rows(table)
        for index in rows.indices.dropFirst() {
            rows[index].replaceSubrange(3...5, with: ["4", "2", "5"])
        }
        for delimiter in [",", ";", "\t"] {
            let saved = FormLab.saved(rows, delimiter)
            let read = try FormLab.reading(saved, journal)
            #expect(read.faults.isEmpty, "\(delimiter) \(read.faults.first?.sentence ?? "")")
            #expect(FormLab.said(read) == expected)
        }
    }

    /// A comment that was sent before comes back as it was, whatever it says.
    @Test func answersGivenBeforeComeBackUnchanged() throws {
        let comments = try FormLab.hostileTexts
        var journal = FormLab.builder(comments.map { _ in "Title" })
        for (index, comment) in comments.enumerated() {
            journal.add(
                .reviewSubmitted(
                    ReviewSubmitted(
                        round: "r", idea: "i\(index)",
                        scores: [
                            CriterionScore(criterion: "impact", value: 4.5),
                            CriterionScore(criterion: "ease", value: nil),
                        ], confidence: index % 5 + 1, comment: comment)), by: FormLab.pat)
        }
        #expect(try FormLab.form(journal).ideas.isEmpty)
        let form = try FormLab.form(journal, .all)
        #expect(form.ideas.count == comments.count)
        let files = [FormLab.text(form), String(decoding: form.table(), as: UTF8.self)]
        for file in files {
            let read = try FormLab.reading(file, journal)
            #expect(read.faults.isEmpty, "\(read.faults.first?.sentence ?? "")")
            #expect(read.drafts.isEmpty && read.known == comments.count)
            #expect(read.unanswered == 0 && read.overtaken.isEmpty)
        }
    }

    @Test func noCellIsAFormula() throws {
        let hostile = try FormLab.hostileTexts
        let journal = FormLab.builder(hostile.map { Trim.trimmed($0).isEmpty ? "=1+1" : $0 })
        let rows = try FormLab.rows(String(decoding: FormLab.form(journal).table(), as: UTF8.self))
        for cell in rows.joined() { #expect(!CSVWriter.isFormula(cell)) }
    }

    @Test func aFormHoldsWhatItsMemberMaySee() throws {
        var journal = FormLab.builder(["Seen", "Hidden", "Recused", "Own", "Merged"])
        journal.decide(.hidden, "i1", reason: "spam")
        journal.add(.recusalDeclared(RecusalDeclared(idea: "i2")), by: FormLab.pat)
        journal.add(.recusalDeclared(RecusalDeclared(idea: "i3")), by: FormLab.fay)
        journal.merge("i4", into: "i0")
        journal.review("i0", ["impact": 1, "ease": 1], by: "pia.pppp1111", round: "r")
        let own = try FormLab.form(journal)
        #expect(own.ideas.map(\.ticket.idea).sorted() == ["i0", "i3"] && own.leftOut == 0)
        // Who stands back from an idea writes no form about it either.
        let other = try FormLab.form(journal, by: "fay")
        #expect(other.ideas.map(\.ticket.idea) == ["i0"] && other.leftOut == 1)
        for form in [own, other] {
            let text = FormLab.text(form)
            let table = String(decoding: form.table(), as: UTF8.self)
            for file in [text, table] {
                #expect(file.contains("Merged") && !file.contains("author-"))
                for hidden in ["Hidden", "Recused", "pia"] { #expect(!file.contains(hidden)) }
            }
        }
    }

    @Test func authorsAreNamedOnlyWhereTheRoundIsNotBlind() throws {
        var journal = CampaignBuilder()
        journal.join("pat", .panelist)
        journal.idea("i0", participant: "author-0")
        journal.round()
        #expect(FormLab.text(try FormLab.form(journal)).contains("By: author-0"))
        journal.join("pat", .panelist, .moderator)
        journal.round("r", blind: true)
        #expect(!FormLab.text(try FormLab.form(journal)).contains("author-0"))
    }

    @Test func aTicketTellsOfEveryChange() throws {
        let ticket = FormTicket(
            campaign: "anna.aaaa1111-2", round: "r", member: "pat",
            written: CampaignBuilder.start, saw: "e3069283", idea: "i-17")
        #expect(FormTicket(ticket.text) == ticket)
        #expect(
            FormTicket("  " + ticket.text.split(separator: " ").joined(separator: "\u{A0} "))
                == ticket)
        let bytes = Array(ticket.text.utf8)
        for index in bytes.indices {
            for byte in UInt8(0x20)..<0x7F where byte != bytes[index] {
                var other = bytes
                other[index] = byte
                let read = FormTicket(String(decoding: other, as: UTF8.self))
                #expect(read == nil || read == ticket)
            }
        }
        for wrong in ["", "whittle-form-1", ticket.text + " x", "whittle-form-2 a b c d e f g"] {
            #expect(FormTicket(wrong) == nil)
        }
    }

    /// Whatever happens to a form on its way, reading it ends, and writes nothing that its member
    /// did not write.
    @Test func aDamagedFormIsReadToItsEnd() throws {
        let journal = FormLab.builder()
        let campaign = try journal.campaign()
        let form = try FormLab.form(journal)
        let answers = Dictionary(
            form.ideas.map { ($0.ticket.idea, FormLab.allFour) }, uniquingKeysWith: { $1 })
        var rows = try FormLab.rows(String(decoding: form.table(), as: UTF8.self))
        for index in rows.indices.dropFirst() {
            rows[index].replaceSubrange(3...5, with: ["4", "2", "5"])
        }
        let files = [FormLab.filled(FormLab.text(form), answers), FormLab.saved(rows, ";")]
        var random = SeededGenerator(4)
        for file in files {
            for _ in 0..<300 {
                var bytes = Array(file.utf8)
                for _ in 0..<Int.random(in: 1...4, using: &random) {
                    let start = Int.random(in: 0..<bytes.count, using: &random)
                    let end = min(bytes.count, start + Int.random(in: 0...60, using: &random))
                    switch Int.random(in: 0..<4, using: &random) {
                    case 0: bytes.removeSubrange(start..<end)
                    case 1: bytes.insert(contentsOf: bytes[start..<end], at: start)
                    case 2: bytes[start] = UInt8.random(in: 0...255, using: &random)
                    default: bytes.removeSubrange(start...)
                    }
                    if bytes.isEmpty { bytes = [0x0A] }
                }
                let read = FormReading(
                    FormAnswers(bytes, file: "form"), campaign, by: "pat")
                #expect(read.faults.isEmpty || read.drafts.isEmpty)
                #expect(read.drafts.count + read.unanswered <= 3)
                for idea in read.ideas { #expect(["i0", "i1", "i2"].contains(idea)) }
            }
        }
    }
}
