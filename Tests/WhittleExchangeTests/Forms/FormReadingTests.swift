import Testing
import WhittleCore
import WhittleTesting

@testable import WhittleExchange

/// Forms that come back.
struct FormReadingTests {
    private static let both = ["i0": FormLab.allFour, "i1": ["Score impact": "1"]]

    /// `line:column what` of every fault.
    private func faults(_ reading: FormReading) -> [String] {
        reading.faults.map { "\($0.line ?? 0):\($0.column ?? 0) \($0.what)" }
    }

    private func line(_ text: String, _ wanted: String, from idea: String = "i0") -> Int {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let start = lines.firstIndex { $0 == "==+== Idea \(idea)" } ?? 0
        return (lines[start...].firstIndex { $0 == wanted } ?? -1) + 1
    }

    @Test func everyFaultIsLocatedAndNothingIsWritten() throws {
        let journal = FormLab.builder()
        let text = FormLab.text(try FormLab.form(journal))
        let filled = FormLab.filled(
            text,
            [
                "i0": [
                    "Score impact": "7", "Score ease": "2", "Score fun": "quite", "Confidence": "6",
                ],
                "i1": ["Score impact": "4", "Comment": "good"],
                "i2": ["Comment": "only words"],
            ])
        let read = try FormLab.reading(filled, journal)
        #expect(read.drafts.isEmpty)
        #expect(
            faults(read).sorted()
                == [
                    "\(line(filled, "7")):1 “Impact” takes 1 to 5, not “7”",
                    "\(line(filled, "quite")):1 “quite” is no score",
                    "\(line(filled, "6")):1 “6” is no confidence",
                    "\(line(filled, "==+== Score ease", from: "i1")):1 i1 has no answer to “Ease”",
                    "\(line(filled, "only words", from: "i2")):1 i2 has words and no score",
                ].sorted())
        #expect(read.faults.allSatisfy { $0.file == "form" && !$0.advice.isEmpty })
    }

    @Test(arguments: [
        ("==+== End\n", "", "the idea above has no end"),
        ("==+== Score ease\n", "", "there is no place for “Ease”"),
        ("==+== Score ease\n", "==+== Score impact\n", "“impact” stands twice under one idea"),
        ("==+== Score ease\n", "==+== Rating ease\n", "“rating” is no heading of a form"),
        ("whittle-form-1", "whittle-form-9", "the ticket of the idea was changed"),
        ("==+== Ticket", "==-== Ticket", "the idea has no ticket"),
        ("==+== Idea i0\n", "", "the ticket of an idea stands outside its heading"),
        ("==+== Idea i0\n", "hello\n==+== Idea i0\n", "“hello” stands where no answer goes"),
        ("==+== Score ease\n", "3\n==+== Score ease\n", "a second answer stands under one heading"),
        ("==+== Score ease\n", "==+== Score ease 3\n", "stands behind a heading: “ease 3”"),
        (
            "==+== Score ease\n", "==+== Score beauty\n5\n==+== Score ease\n",
            "“beauty” is no criterion of this round"
        ),
    ])
    func theStructureIsLookedAfter(_ old: String, _ new: String, _ wanted: String) throws {
        let journal = FormLab.builder(["One", "Two"])
        let form = try FormLab.form(journal)
        let names = form.ideas.map(\.ticket.idea)
        let filled = FormLab.filled(
            FormLab.text(form),
            Dictionary(names.map { ($0, FormLab.allFour) }, uniquingKeysWith: { $1 }))
        let range = try #require(filled.firstRange(of: old.replacing("i0", with: names[0])))
        var changed = filled
        changed.replaceSubrange(range, with: new.replacing("i0", with: names[0]))
        let read = try FormLab.reading(changed, journal)
        #expect(faults(read).contains { $0.hasSuffix(wanted) }, "\(faults(read))")
        #expect(read.drafts.isEmpty)
    }

    @Test func aFormThatBreaksOffIsTold() throws {
        let journal = FormLab.builder(["One"])
        let filled = FormLab.filled(
            FormLab.text(try FormLab.form(journal)), ["i0": FormLab.allFour])
        let whole = try #require(filled.firstRange(of: "==+== End"))
        let read = try FormLab.reading(String(filled[..<whole.lowerBound]) + "my comm", journal)
        #expect(faults(read).contains { $0.hasSuffix("ends in the middle of an idea") })
        for empty in ["", "\n\n", "hello", "a,b\n1,2\n", "==+== Whittle review form\n"] {
            #expect(try FormLab.reading(empty, journal).faults.count == 1)
        }
    }

    @Test func aWorkbookIsNamedAsWhatItIs() throws {
        let campaign = try FormLab.builder().campaign()
        for start in [[0x50, 0x4B, 0x03, 0x04, 0x14], [0xD0, 0xCF, 0x11, 0xE0, 0xA1]] as [[UInt8]] {
            let answers = FormAnswers(start + [0x00, 0xFF], file: "pat.xlsx")
            let read = FormReading(answers, campaign, by: "pat")
            #expect(read.faults.map(\.file) == ["pat.xlsx"])
            #expect(read.faults[0].advice.contains("CSV"))
        }
        // The older CSV of Excel is in the code page of its country: that is to be said.
        let journal = FormLab.builder()
        var rows = try FormLab.rows(
            String(decoding: FormLab.form(journal).table(), as: UTF8.self))
        rows[1].replaceSubrange(3...7, with: ["4", "2", "5", "", "gef@llt"])
        let bytes = Array(FormLab.saved(rows, ";").utf8).map { $0 == 0x40 ? 0xE4 : $0 }
        #expect(FormReading(FormAnswers(bytes, file: "f"), campaign, by: "pat").faults.count == 1)
        let read = FormReading(
            FormAnswers(bytes, file: "f", encoding: .windows1252), try journal.campaign(),
            by: "pat")
        #expect(FormLab.said(read) == ["\(rows[1][0]) impact=4 ease=2 fun=5 “gefällt”"])
    }

    @Test func aFormIsForItsMemberRoundAndCampaign() throws {
        let journal = FormLab.builder()
        let filled = FormLab.filled(
            FormLab.text(try FormLab.form(journal)), ["i0": FormLab.allFour])
        #expect(FormLab.said(try FormLab.reading(filled, journal)) == ["i0 impact=4 ease=2 fun=5"])
        #expect(
            FormLab.said(try FormLab.reading(filled, journal, by: "fay"))
                == ["i0 impact=4 ease=2 fun=5 for pat"])
        for other in ["pia", "olive", "stranger"] {
            let read = try FormLab.reading(filled, journal, by: other)
            #expect(read.drafts.isEmpty && read.faults.count == 1)
            #expect(read.faults[0].what == "the form is of “pat”")
        }
        func refused(_ change: (inout CampaignBuilder) -> Void) throws -> String {
            var other = journal
            change(&other)
            let read = try FormLab.reading(filled, other)
            #expect(read.drafts.isEmpty && read.faults.count == 1)
            return read.faults.first?.what ?? ""
        }
        #expect(
            try refused { $0.add(.roundClosed(RoundClosed(round: "r"))) }.contains("is closed"))
        #expect(
            try refused {
                $0.add(.memberJoined(MemberJoined(member: "pat", name: "pat", roles: [.coder])))
            }
            .contains("not on the panel"))
        #expect(
            try refused { $0.add(.recusalDeclared(RecusalDeclared(idea: "i0")), by: FormLab.pat) }
                == "there is no idea i0 that may be scored here")
        #expect(
            try refused { $0.decide(.hidden, "i0", reason: "spam") }
                == "there is no idea i0 that may be scored here")
        #expect(try refused { $0.merge("i0", into: "i1") }.contains("merged into another"))
        // A facilitator who stands back from the idea does not read what it got.
        var bound = journal
        bound.add(.recusalDeclared(RecusalDeclared(idea: "i0")), by: FormLab.fay)
        #expect(try FormLab.reading(filled, bound, by: "fay").faults.count == 1)
        var elsewhere = CampaignBuilder(creating: nil)
        elsewhere.open("zoe.zzzz1111")
        elsewhere.add(.campaignCreated(CampaignCreated(title: "Other")), by: "zoe.zzzz1111")
        let campaign = try elsewhere.read(id: nil).campaign
        let read = FormReading(FormAnswers(Array(filled.utf8), file: "form"), campaign, by: "pat")
        #expect(read.faults.map(\.what) == ["the form is of another campaign"])
        // Two forms in one file.
        let mixed = filled + FormLab.text(try FormLab.form(journal, for: "pia"))
        #expect(try FormLab.reading(mixed, journal, by: "fay").drafts.isEmpty)
    }

    @Test func theSameFormTwiceWritesNothingTwice() throws {
        let journal = FormLab.builder()
        let form = FormLab.filled(
            FormLab.text(try FormLab.form(journal)),
            ["i0": FormLab.allFour, "i1": FormLab.allFour.merging(["Comment": "hm\nhm"]) { $1 }])
        let first = try FormLab.reading(form, journal)
        #expect(first.drafts.count == 2 && first.unanswered == 1)
        var after = FormLab.written(first, journal)
        let second = try FormLab.reading(form, after)
        #expect(second.drafts.isEmpty && second.known == 2 && second.unanswered == 1)
        // Scored anew on the screen since: an old form does not undo that.
        after.review("i0", ["impact": 1, "ease": 1], by: FormLab.pat)
        let third = try FormLab.reading(form, after)
        #expect(third.drafts.isEmpty && third.overtaken == ["i0"] && third.known == 1)
        // A form that was corrected is read.
        let corrected = form.replacing("\n2\n", with: "\n3\n", maxReplacements: 1)
        let fourth = try FormLab.reading(corrected, after)
        #expect(fourth.drafts.count == 1 && fourth.faults.isEmpty)
        // What was hidden after it was read is no fault.
        after.decide(.hidden, "i1", reason: "spam")
        #expect(try FormLab.reading(form, after).faults.isEmpty)
    }

    /// In an `after-round` round a facilitator may not see scores, and learns none by guessing.
    @Test func whoReadsForAnotherLearnsNoScoreByGuessing() throws {
        var journal = FormLab.builder(["One"])
        let hidden = RoundOpened(
            round: "q", title: "Round", stage: "long",
            criteria: [Criterion(criterion: "impact", title: "Impact", weight: 1, min: 1, max: 5)],
            visibility: .afterRound)
        journal.add(.roundOpened(hidden))
        let campaign = try journal.campaign()
        let round = try #require(campaign.round("q"))
        let form = FormLab.text(
            ReviewForm(campaign, round, for: "pat", by: "fay", at: journal.clock))
        func guess(_ value: String, _ journal: CampaignBuilder, by actor: String) throws -> String {
            let filled = FormLab.filled(form, ["i0": ["Score impact": value]])
            let read = try FormLab.reading(filled, journal, by: actor)
            #expect(read.faults.isEmpty)
            return "\(read.drafts.count) \(read.known) \(read.overtaken.count)"
        }
        #expect(try guess("4", journal, by: "fay") == "1 0 0")
        // Sent by fay: they know it, and may correct it.
        var own = journal
        own.review("i0", ["impact": 4], by: FormLab.fay, round: "q", member: "pat")
        #expect(try guess("4", own, by: "fay") == "0 1 0" && guess("3", own, by: "fay") == "1 0 0")
        // Sent by anybody else: whatever is guessed, the answer is the same.
        for writer in [FormLab.pat, CampaignBuilder.owner] {
            var other = journal
            other.review(
                "i0", ["impact": 4], by: writer, round: "q",
                member: writer == FormLab.pat ? nil : "pat")
            for value in ["1", "2", "3", "4", "5", "-"] {
                #expect(try guess(value, other, by: "fay") == "0 0 1")
            }
            #expect(try guess("4", other, by: "pat") == "0 1 0")
        }
    }

    @Test func aTextThatChangedSinceIsNoticed() throws {
        var journal = FormLab.builder()
        let form = FormLab.filled(
            FormLab.text(try FormLab.form(journal)), ["i0": FormLab.allFour, "i1": FormLab.allFour])
        let before = try journal.campaign()
        let saw = before.textChecksum(of: before.item("i0"))
        journal.add(.ideaEdited(IdeaEdited(idea: "i0", body: .set("Another text."))))
        let read = try FormLab.reading(form, journal)
        #expect(read.changed == ["i0"] && read.drafts.count == 2)
        let sights = read.drafts.compactMap { draft -> String? in
            guard case .reviewSubmitted(let review) = draft.event, review.idea == "i0" else {
                return nil
            }
            return review.saw
        }
        #expect(sights == [saw])
    }

    @Test func whatASpreadsheetMakesOfATableIsUnderstood() throws {
        let journal = FormLab.builder()
        let form = try FormLab.form(journal)
        let table = String(decoding: form.table(), as: UTF8.self)
        #expect(table.unicodeScalars.first == "\u{FEFF}")
        var rows = try FormLab.rows(table)
        #expect(
            rows[0][3].contains("1") && rows[0][3].hasPrefix("impact: Impact (75 % of the score)"))
        let names = rows.map { $0[0] }
        rows[1].replaceSubrange(
            3...7, with: ["4,0", "2.50", "", "5,0", "two\r\nlines; \"quoted\""])
        rows[2].replaceSubrange(3...7, with: [" 5 ", "–", "abstain", "", "=1+1"])
        let expected = [
            "\(names[1]) impact=4 ease=2.5 sure 5 “two\nlines; \"quoted\"”",
            "\(names[2]) impact=5 ease=- fun=- “=1+1”",
        ]
        // Sorted, with an empty row, a column of one's own, and columns in another order.
        var moved = [rows[0], rows[3], rows[2], rows[0].map { _ in "" }, rows[1]]
        for index in moved.indices {
            moved[index] = ["", index == 0 ? "my notes" : "x"] + moved[index].reversed()
        }
        moved[3] = moved[3].map { _ in "" }
        let files = [
            table.isEmpty ? "" : FormLab.saved(rows), FormLab.saved(rows, ";"),
            "\u{FEFF}" + FormLab.saved(rows, ";"), "sep=;\r\n" + FormLab.saved(rows, ";"),
            FormLab.saved(rows, "\t", end: "\n"), FormLab.saved(moved, ";"),
        ]
        for file in files {
            let read = try FormLab.reading(file, journal)
            #expect(read.faults.isEmpty, "\(read.faults.first?.sentence ?? "")")
            #expect(FormLab.said(read).sorted() == expected.sorted())
            #expect(read.unanswered == 1)
        }
        // “Unicode text” of Excel: UTF-16 with its mark and tabs.
        var wide: [UInt8] = [0xFF, 0xFE]
        for unit in FormLab.saved(rows, "\t").utf16 {
            wide += [UInt8(unit & 0xFF), UInt8(unit >> 8)]
        }
        let read = FormReading(FormAnswers(wide, file: "form"), try journal.campaign(), by: "pat")
        #expect(FormLab.said(read) == expected)
    }

    @Test func faultsOfATableAreLocated() throws {
        let journal = FormLab.builder()
        var rows = try FormLab.rows(
            String(decoding: try FormLab.form(journal).table(), as: UTF8.self))
        rows[1].replaceSubrange(3...6, with: ["04. Mai", "9", "", "x"])
        rows[2].replaceSubrange(3...4, with: ["3", "3"])
        rows[2][8] = ""
        rows[3][8] += "1"
        let read = try FormLab.reading(FormLab.saved(rows, ";", end: "\n"), journal)
        #expect(read.drafts.isEmpty)
        let found = faults(read)
        func column(_ row: Int, _ cell: Int) -> Int {
            rows[row][..<cell].reduce(1) { $0 + $1.unicodeScalars.count + 1 }
        }
        // The text of an idea is one line here, so rows are lines.
        #expect(found.contains("2:\(column(1, 3)) “04. Mai” is no score"))
        #expect(found.contains("2:\(column(1, 4)) “Ease” takes 1 to 5, not “9”"))
        #expect(found.contains("2:\(column(1, 6)) “x” is no confidence"))
        #expect(found.contains { $0.hasPrefix("3:\(column(2, 8)) the cell under “form” is empty") })
        #expect(found.contains("4:\(column(3, 8)) the cell under “form” was changed"))
        #expect(found.count == 5)
        #expect(read.faults.contains { $0.advice.contains("made a date of it") })
        // A column that is gone, a row twice, and a table in one column.
        var narrow = rows.map { Array($0[..<4] + $0[5...]) }
        narrow[1][3] = "3"
        narrow[1][5] = ""
        narrow.removeLast(2)
        let gone = try FormLab.reading(FormLab.saved(narrow), journal)
        #expect(faults(gone).map { $0.contains("there is no place for “Ease”") } == [true])
        rows[1].replaceSubrange(3...6, with: ["3", "3", "", ""])
        let twice = try FormLab.reading(FormLab.saved([rows[0], rows[1], rows[1]]), journal)
        #expect(faults(twice).map { $0.contains("is answered twice") } == [true])
        let one = FormLab.saved(rows.map { [FormLab.saved([$0])] })
        #expect(try FormLab.reading(one, journal).faults.count == 1)
    }

    @Test func scoresAreReadAsPeopleWriteThem() {
        let criterion = Criterion(
            criterion: "c", title: "C", weight: 1, min: -2, max: 5,
            labels: ["awful", "bad", "none", "a little", "partly", "Largely", "partly", "fully"])
        let cases: [(String, FormScore)] = [
            ("", .none), ("-", .abstains), ("—", .abstains), ("Abstain", .abstains),
            ("4", .value(4)), ("4,0", .value(4)), ("4.5", .value(4.5)), ("-2", .value(-2)),
            ("+3", .value(3)), ("largely", .value(3)), ("3 largely", .value(3)),
            ("3 = Largely", .value(3)), ("1 A  little", .value(1)), ("−1", .value(-1)),
        ]
        for (text, wanted) in cases { #expect(FormScore(text, criterion) == wanted, "\(text)") }
        for wrong in [
            "partly", "4 largely", "nan", "inf", "0x3", "1e0", "4,", ",5", "4,0,0", "٣", "6", "-3",
            "4 5", "--",
        ] {
            guard case .fault = FormScore(wrong, criterion) else {
                Issue.record("\(wrong) is taken for a score")
                continue
            }
        }
    }
}
