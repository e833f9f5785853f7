import Testing
import WhittleCore

@testable import WhittleExchange

@Suite("Import of reviews")
struct ReviewImportTests {
    private let date = Timestamp(milliseconds: 1_700_000_000_000)
    private static let map = "idea=i,member=m,criterion=q,score=s,comment=c,excluded=x"

    private static func criterion(_ id: String, _ title: String) -> Criterion {
        Criterion(criterion: id, title: title, weight: 1, min: 1, max: 5)
    }

    private let round = RoundOpened(
        round: "r", title: "Round", stage: "s",
        criteria: [
            criterion("impact", "What does it do?"), criterion("ease", "Ease"),
            criterion("fun", "Fun"),
        ], visibility: .always)

    /// Ideas 1 to 3 are there, 7 is one from which who imports stands back; `gone` has left.
    private func read(
        _ text: String, _ map: String = map, criteria: [String: String] = [:],
        skips: Bool = false
    ) throws -> ReviewSnapshot {
        try ReviewImport.snapshot(
            ImportFile(name: "in/x.csv", bytes: Array(text.utf8)), ReviewMap(parsing: map),
            .init(source: "src", exportDate: date, criteria: criteria, skipsUnknown: skips),
            .init(
                round: round,
                idea: { id in
                    if id == "src-7" { return .leftOut("held back") }
                    return ["src-1", "src-2", "src-3"].contains(id) ? .known : .unknown
                },
                member: { name in
                    if name == "gone" { return .refused("gone has left") }
                    return name == "ben" ? .reviewer : .new
                }))
    }

    private func reconcile(
        _ snapshot: ReviewSnapshot, after earlier: [DraftEvent] = [],
        changedHere: ReviewContent?? = .none
    ) -> (result: Reconciliation, audit: ImportAudit) {
        var previous = PreviousReviews(system: "src", round: "r")
        for draft in earlier { previous.note(draft) }
        let before = previous
        return ReviewReconciler(
            previous: previous, round: round,
            current: { key in
                let content = before.contents[key].map {
                    ReviewContent(
                        scores: $0.scores, confidence: $0.confidence, comment: $0.comment,
                        comments: $0.comments, saw: $0.saw)
                }
                return (changedHere ?? content, before.exclusions[key])
            }, isRecused: { _ in false }
        ).reconcile(snapshot)
    }

    private func fault(_ body: () throws -> Void) throws -> ImportFault {
        do {
            try body()
        } catch let fault as ImportFault {
            return fault
        }
        struct NoFault: Error {}
        throw NoFault()
    }

    @Test(
        "a map that says nothing useful is a fault",
        arguments: [
            ("member=m,title=i", "“title” in --map is no key of reviews"),
            ("member=m,member=i", "stands twice"), ("member=m,idea=i", "names no score"),
            ("member=m,score=s,criterion=q", "names no idea"),
            ("member=m,idea=i,score=s", "mixes"), ("member=m,idea=i,criterion=q", "mixes"),
            ("member=m,idea=i,criterion=q,score=s,score.ease=s", "mixes"),
            ("member=m,idea=i,criterion=q,score=s,confidence=s", "whole review in each row"),
            ("member=m,idea=i,score.nope=s", "no criterion “nope”"),
            ("member=m,idea=i,score.=s", "is no key"),
            ("member=m,idea=i,score.a b=s", "is no key"),
            ("member=nope,idea=i,score.ease=s", "no column “nope” for “member”"),
        ])
    func maps(_ map: String, _ what: String) throws {
        let error = try fault { _ = try read("i,m,q,s,c,x\n", map) }
        #expect(error.sentence.contains(what), "\(error.sentence)")
    }

    @Test("a map of reviews names member")
    func whichMap() {
        #expect(ReviewMap.isOne("idea=1,member=2,score.a=3"))
        #expect(!ReviewMap.isOne("idea=1,title=member"))
        #expect(!ReviewMap.isOne(""))
    }

    @Test(
        "a bad cell is named with its place",
        arguments: [
            ("1,ben,ease,6,,", 12, "takes 1 to 5"), ("1,ben,ease,0,,", 12, "takes 1 to 5"),
            ("1,ben,ease,1e0,,", 12, "is no score"), ("1,ben,ease,nan,,", 12, "is no score"),
            ("1,ben,ease,--1,,", 12, "is no score"), ("1,ben,ease,.,,", 12, "is no score"),
            ("1,ben,odd,1,,", 7, "no criterion “odd”"),
            ("1,ben,,1,,", 7, "the criterion is missing"),
            ("1,,ease,1,,", 3, "the member is missing"),
            (",ben,ease,1,,", 1, "the idea is missing"),
            ("1,gone,ease,1,,", 3, "gone has left"),
            ("1,a@b.example,ease,1,,", 3, "an address names a member"),
            ("1,ben,ease,1,,\n1,ben,ease,2,,", 7, "a second time"),
            ("1,ben,ease,1,,\n1,ben,ease,1,,no", 7, "a second time"),
            ("1,Z_1,ease,1,,\n2,z.1,ease,1,,", 3, "would both be the member z-1"),
        ])
    func cells(_ rows: String, _ column: Int, _ what: String) throws {
        let error = try fault { _ = try read("i,m,q,s,c,x\n" + rows) }
        #expect(error.line == 1 + rows.split(separator: "\n").count)
        #expect(error.column == column)
        #expect(error.sentence.contains(what), "\(error.sentence)")
    }

    @Test("all unknown ideas are named at the first, or left out")
    func unknownIdeas() throws {
        let text = "i,m,q,s,c,x\n1,ben,ease,1,,\n9,ben,ease,1,,\n8,ben,fun,1,,\n9,ben,fun,1,,\n"
        let error = try fault { _ = try read(text) }
        #expect(error.line == 3)
        #expect(error.what == "there is no idea src-9, nor src-8")
        let snapshot = try read(text, skips: true)
        #expect(snapshot.reviews.count == 1)
        #expect(snapshot.leftOut == ["on ideas that are not here": 3])
    }

    @Test("ratings become a review of each member and idea")
    func ratings() throws {
        let text = """
            i,m,q,s,c,x
            1,ben,Ease,2,"hard, \u{202E}but",
            1,z_9,impact,4.5,,
            1,ben,What does it do?,-,,
            1,ben,Ease,2,"hard, \u{202E}but",
            7,ben,fun,3,,
            1,ben,Joy?,5,fine,

            """
        let snapshot = try read(text, criteria: ["Joy?": "fun"])
        let (result, audit) = reconcile(snapshot)
        #expect(
            result.drafts.map(\.event) == [
                .memberJoined(MemberJoined(member: "z-9", name: "z_9", roles: [.panelist])),
                .reviewSubmitted(
                    ReviewSubmitted(
                        round: "r", idea: "src-1",
                        scores: [
                            CriterionScore(criterion: "impact", value: nil),
                            CriterionScore(criterion: "ease", value: 2),
                            CriterionScore(criterion: "fun", value: 5),
                        ],
                        comments: [
                            CriterionComment(criterion: "ease", text: "hard, \u{202E}but"),
                            CriterionComment(criterion: "fun", text: "fine"),
                        ], member: "ben")),
                .reviewSubmitted(
                    ReviewSubmitted(
                        round: "r", idea: "src-1",
                        scores: [CriterionScore(criterion: "impact", value: 4.5)],
                        member: "z-9")),
            ])
        #expect(audit.row("rows")?.counted == 6)
        #expect(audit.row("ratings")?.counted == 3)
        #expect(audit.row("rows that repeat another")?.counted == 1)
        #expect(audit.row("rows held back")?.counted == 1)
        // One of three criteria is less than half.
        #expect(
            audit.row("reviews that answer less than half of the rubric")?.counted == 1)
    }

    @Test("a row may be a whole review")
    func wholeReviews() throws {
        let map = "idea=i,member=m,score.impact=a,score.ease=b,confidence=k,comment=c,excluded=x"
        let text = "i,m,a,b,k,c,x\n1,ben,4,,3,So,\n2,ben,1,2,,,copied\n"
        let (result, _) = reconcile(try read(text, map))
        #expect(
            result.drafts.map(\.event) == [
                .reviewSubmitted(
                    ReviewSubmitted(
                        round: "r", idea: "src-1",
                        scores: [
                            CriterionScore(criterion: "impact", value: 4),
                            CriterionScore(criterion: "ease", value: nil),
                        ], confidence: 3, comment: "So", member: "ben")),
                .reviewSubmitted(
                    ReviewSubmitted(
                        round: "r", idea: "src-2",
                        scores: [
                            CriterionScore(criterion: "impact", value: 1),
                            CriterionScore(criterion: "ease", value: 2),
                        ], member: "ben")),
                .reviewExcluded(
                    ReviewExcluded(round: "r", idea: "src-2", member: "ben", reason: "copied")),
            ])
        for (row, what) in [("1,ben,4,,6,,", "no confidence"), ("1,ben,4,,0,,", "no confidence")] {
            let error = try fault { _ = try read("i,m,a,b,k,c,x\n" + row, map) }
            #expect(error.what.contains(what))
        }
        let twice = try fault {
            _ = try read("i,m,a,b,k,c,x\n1,ben,4,,,,\n1,ben,4,1,,,\n", map)
        }
        #expect(twice.what.contains("a second time"))
    }

    private let valid = "i,m,q,s,c,x\n1,ben,ease,2,ok,\n1,ben,fun,3,,\n2,ben,fun,1,,\n"
    private let removed =
        "i,m,q,s,c,x\n1,ben,impact,5,,Blank\n3,ben,ease,1,,Copy\n3,ben,fun,1,,Blank\n"

    @Test("valid and excluded ratings of one review come from two files, and again as nothing")
    func twoFiles() throws {
        let first = reconcile(try read(valid)).result
        #expect(first.newCount == 2)
        let second = reconcile(try read(removed), after: first.drafts).result
        #expect(second.newCount == 1 && second.changedCount == 1)
        let last = second.drafts.map(\.event)
        #expect(
            last.prefix(2) == [
                .reviewSubmitted(
                    ReviewSubmitted(
                        round: "r", idea: "src-1",
                        scores: [
                            CriterionScore(criterion: "impact", value: 5),
                            CriterionScore(criterion: "ease", value: 2),
                            CriterionScore(criterion: "fun", value: 3),
                        ], comments: [CriterionComment(criterion: "ease", text: "ok")],
                        member: "ben")),
                .reviewExcluded(
                    ReviewExcluded(
                        round: "r", idea: "src-1", member: "ben", reason: "Blank",
                        criteria: ["impact"])),
            ])
        #expect(
            last.last
                == .reviewExcluded(
                    ReviewExcluded(
                        round: "r", idea: "src-3", member: "ben", reason: "Copy; Blank")))
        let all = first.drafts + second.drafts
        for text in [valid, removed, valid] {
            let again = reconcile(try read(text), after: all).result
            #expect(again.drafts.isEmpty)
        }
        // The other order ends the same.
        let other = reconcile(try read(removed)).result.drafts
        let then = reconcile(try read(valid), after: other).result.drafts
        var previous = PreviousReviews(system: "src", round: "r")
        var reversed = previous
        for draft in all { previous.note(draft) }
        for draft in other + then { reversed.note(draft) }
        #expect(previous.contents == reversed.contents)
        #expect(previous.exclusions == reversed.exclusions)
    }

    @Test("what the source restores is restored, and a new reason replaces the old")
    func changes() throws {
        let first = reconcile(try read(removed)).result.drafts
        let restored = reconcile(
            try read("i,m,q,s,c,x\n3,ben,ease,1,,\n3,ben,fun,1,,Bad\n"), after: first
        ).result.drafts.map(\.event)
        #expect(
            restored == [
                .reviewExcluded(
                    ReviewExcluded(
                        round: "r", idea: "src-3", member: "ben", reason: "Bad",
                        criteria: ["fun"]))
            ])
        let whole = reconcile(
            try read("i,m,q,s,c,x\n3,ben,ease,1,,\n3,ben,fun,1,,\n"), after: first
        ).result.drafts.map(\.event)
        #expect(whole.count == 1)
        guard case .reviewRestored(let event) = whole.first else {
            Issue.record("not restored: \(whole)")
            return
        }
        #expect(event.idea == "src-3")
    }

    @Test("what somebody did here since stands")
    func keptHere() throws {
        let first = reconcile(try read(valid)).result.drafts
        let changed = valid.replacing("ease,2", with: "ease,4")
        #expect(reconcile(try read(changed), after: first).result.changedCount == 1)
        let own = ReviewContent(scores: [CriterionScore(criterion: "ease", value: 1)])
        for here in [.some(own), .none] as [ReviewContent?] {
            let kept = reconcile(try read(changed), after: first, changedHere: .some(here))
            #expect(kept.result.drafts.isEmpty)
            #expect(
                kept.audit.row("reviews that somebody changed or gave here")?.counted == 2)
        }
    }

    @Test("members alone")
    func members() throws {
        let snapshot = try read(
            "i,m,q\nZoë,Z_1,internal\nBen,ben,\nCy,Z_1,\n", "member=m,name=i,standing=q")
        #expect(
            reconcile(snapshot).result.drafts.map(\.event) == [
                .memberJoined(
                    MemberJoined(
                        member: "z-1", name: "Zoë", roles: [.panelist], standing: .internal))
            ])
        let error = try fault { _ = try read("i,m,q\nA,b,odd\n", "member=m,standing=q") }
        #expect(error.what.contains("is no standing") && error.column == 5)
    }

    @Test("ids become names, and no two become one where letters are lost")
    func names() {
        #expect(MemberName.make("ben-2") == "ben-2")
        #expect(MemberName.make("z_assessor_3") == "z-assessor-3")
        #expect(MemberName.make(" Ann  B. ") == "ann--b")
        for text in [
            "é", "è", "a/b", "ab!", "public", "", "---", String(repeating: "a", count: 40),
        ] {
            let name = MemberName.make(text)
            #expect(Identifier.isMember(name) && name != "public", "\(text)")
            #expect(name == MemberName.make(text))
        }
        #expect(MemberName.make("é") != MemberName.make("è"))
        #expect(MemberName.make("a/b") != MemberName.make("ab!"))
    }
}
