import Testing
import WhittleCore

@testable import WhittleExchange

@Suite("Reconciling imports")
struct ReconcilerTests {
    private let early = Timestamp(milliseconds: 1_000_000_000_000)
    private let late = Timestamp(milliseconds: 1_100_000_000_000)

    private func draft(_ event: Event, _ id: String, _ happened: Timestamp? = nil) -> DraftEvent {
        DraftEvent(
            event, happened: happened ?? early, source: SourceReference(system: "csv.x", id: id))
    }

    private func snapshot(
        _ drafts: [DraftEvent], covers: Set<ImportKind> = Set(ImportKind.allCases)
    ) -> ImportSnapshot {
        ImportSnapshot(
            system: "csv.x", drafts: drafts, audit: ImportAudit(system: "csv.x"), covers: covers,
            latest: late)
    }

    private func previous(_ drafts: [DraftEvent]) -> PreviousImport {
        var previous = PreviousImport(system: "csv.x")
        for draft in drafts { previous.note(draft) }
        return previous
    }

    private func reconcile(
        _ old: [DraftEvent], _ new: [DraftEvent], covers: Set<ImportKind>? = nil,
        _ change: (inout CurrentState) -> Void = { _ in }
    ) -> Reconciliation {
        let previous = previous(old)
        var current = CurrentState(asImported: previous)
        change(&current)
        return Reconciler(previous: previous, current: current)
            .reconcile(snapshot(new, covers: covers ?? Set(ImportKind.allCases)))
    }

    private func idea(
        _ title: String, body: String? = nil, cost: Double? = nil, participant: String? = nil
    ) -> DraftEvent {
        draft(
            .ideaSubmitted(
                IdeaSubmitted(
                    idea: "csv.x-1", title: title, body: body, participant: participant,
                    cost: cost)), "1")
    }

    private func decided(_ verdict: Verdict, _ items: [String] = ["csv.x-1"]) -> DraftEvent {
        draft(.itemsDecided(ItemsDecided(items: items, verdict: verdict)), "moderated")
    }

    private func vote(_ value: Int, _ happened: Timestamp? = nil) -> DraftEvent {
        draft(
            .voteCast(VoteCast(target: .idea("csv.x-1"), participant: "csv.x-p2", value: value)),
            "vote-1-2", happened)
    }

    @Test("a person's later edit stands and is listed")
    func keptEdit() {
        let result = reconcile([idea("a", body: "b")], [idea("A", body: "B")]) {
            $0.title = { _ in "mine" }
        }
        #expect(
            result.drafts.map(\.event)
                == [.ideaEdited(IdeaEdited(idea: "csv.x-1", body: .set("B")))])
        #expect(
            result.kept.map(\.sentence)
                == ["csv.x-1, title: changed at the source, kept yours"])
    }

    @Test("a person's verdict stands and is listed")
    func keptVerdict() {
        let old = [idea("a"), decided(.approved)]
        let result = reconcile(old, [idea("a"), decided(.hidden)]) {
            $0.verdict = { _ in .escalated }
        }
        #expect(result.drafts.isEmpty)
        #expect(result.kept == [.init(item: "csv.x-1", field: "verdict", reason: .changedHere)])
        // The same verdict here and there is no disagreement.
        let same = reconcile(old, [idea("a"), decided(.hidden)]) { $0.verdict = { _ in .hidden } }
        #expect(same.drafts.isEmpty && same.kept.isEmpty)
        // The source had none, a person has.
        let first = reconcile([idea("a")], [idea("a"), decided(.approved)]) {
            $0.verdict = { _ in .hidden }
        }
        #expect(first.drafts.isEmpty && first.kept.count == 1)
        // Nothing changed at the source: nothing is listed.
        let unchanged = reconcile(old, old) { $0.verdict = { _ in .hidden } }
        #expect(unchanged.drafts.isEmpty && unchanged.kept.isEmpty)
    }

    @Test("what was erased is never written again")
    func erased() {
        let erasedItem = reconcile([idea("[erased]")], [idea("a"), decided(.hidden)]) {
            $0.isErased = { $0 == "csv.x-1" }
        }
        #expect(erasedItem.drafts.isEmpty)
        let person = reconcile([], [idea("a", participant: "csv.x-p2"), vote(1)]) {
            $0.isErased = { $0 == "csv.x-p2" }
        }
        #expect(person.drafts.isEmpty)
        #expect(person.kept.map(\.reason) == [.erased, .erased])
    }

    @Test("what cannot change is listed")
    func fixed() {
        let result = reconcile(
            [idea("a", participant: "csv.x-p1")], [idea("a", participant: "csv.x-p2")])
        #expect(result.drafts.isEmpty)
        #expect(result.kept == [.init(item: "csv.x-1", field: "participant", reason: .fixed)])
    }

    @Test("each changed field is edited, cleared ones too, and the next import is quiet")
    func edits() {
        let old = [idea("a", body: "b", cost: 5)]
        let new = [idea("A", cost: 6)]
        let result = reconcile(old, new)
        #expect(
            result.drafts.map(\.event) == [
                .ideaEdited(
                    IdeaEdited(idea: "csv.x-1", title: "A", body: .clear, cost: .set(6)))
            ])
        #expect(result.drafts.map(\.source) == new.map(\.source))
        #expect(reconcile(old + result.drafts, new).drafts.isEmpty)
        // Back again is a change again.
        #expect(reconcile(old + result.drafts, old).drafts.count == 1)
    }

    @Test("comments are edited")
    func comments() {
        func comment(_ body: String, stance: Int? = nil) -> DraftEvent {
            draft(
                .commentAdded(
                    CommentAdded(
                        comment: "csv.x-c1", idea: "csv.x-1", stance: stance, body: body)), "c1")
        }
        let result = reconcile([comment("a")], [comment("b", stance: 1)])
        #expect(
            result.drafts.map(\.event)
                == [.commentEdited(CommentEdited(comment: "csv.x-c1", body: "b"))])
        #expect(result.kept == [.init(item: "csv.x-c1", field: "stance", reason: .fixed)])
        #expect(reconcile([comment("a")] + result.drafts, [comment("b")]).drafts.isEmpty)
        let kept = reconcile([comment("a")], [comment("b")]) { $0.body = { _ in "mine" } }
        #expect(kept.drafts.isEmpty && kept.kept.count == 1)
    }

    @Test("a changed vote is a new vote, never dated before the one it replaces")
    func votes() {
        #expect(reconcile([vote(1)], [vote(1, late)]).drafts.isEmpty)
        #expect(reconcile([vote(1)], [vote(-1, late)]).drafts == [vote(-1, late)])
        #expect(reconcile([vote(1, late)], [vote(-1, early)]).drafts == [vote(-1, late)])
        let gone = reconcile([vote(1)], [])
        #expect(gone.drafts.isEmpty && gone.goneVotes == 1)
    }

    @Test("tallies, questions, participants and other registers")
    func registers() {
        func tally(_ up: Int) -> DraftEvent {
            draft(
                .tallyRecorded(
                    TallyRecorded(target: .idea("csv.x-1"), system: "csv.x", up: up, down: 0)),
                "tally")
        }
        #expect(reconcile([tally(1)], [tally(1)]).drafts.isEmpty)
        #expect(reconcile([tally(1)], [tally(2)]).drafts == [tally(2)])
        func question(_ title: String) -> DraftEvent {
            draft(.questionAsked(QuestionAsked(question: "csv.x", title: title)), "topic")
        }
        #expect(reconcile([question("a")], [question("b")]).drafts == [question("b")])
        let kept = reconcile([question("a")], [question("b")]) { $0.title = { _ in "mine" } }
        #expect(kept.drafts.isEmpty && kept.kept.count == 1)
        let person = draft(.participantJoined(ParticipantJoined(participant: "csv.x-p1")), "p1")
        #expect(reconcile([person], [person]).drafts.isEmpty)
        func theme(_ title: String) -> DraftEvent {
            draft(.themeDefined(ThemeDefined(theme: "t", title: title)), "t")
        }
        #expect(reconcile([theme("a")], [theme("a")]).drafts.isEmpty)
        #expect(reconcile([theme("a")], [theme("b")]).drafts == [theme("b")])
    }

    @Test("verdicts are compared item by item")
    func verdicts() {
        let ideas = (1...3).map { number in
            draft(
                .ideaSubmitted(IdeaSubmitted(idea: "csv.x-\(number)", title: "a")), "\(number)")
        }
        let old =
            ideas + [decided(.approved, ["csv.x-1", "csv.x-2"]), decided(.hidden, ["csv.x-3"])]
        let new = ideas + [decided(.approved, ["csv.x-1"]), decided(.hidden, ["csv.x-2"])]
        let result = reconcile(old, new)
        #expect(
            result.drafts.map(\.event) == [
                .itemsDecided(ItemsDecided(items: ["csv.x-2"], verdict: .hidden)),
                .itemsDecided(ItemsDecided(items: ["csv.x-3"], verdict: .pending)),
            ])
        #expect(reconcile(old + result.drafts, new).drafts.isEmpty)
        // Files that tell no verdicts take none back.
        #expect(reconcile(old, ideas, covers: [.ideas]).drafts.isEmpty)
    }

    @Test("items gone from the source are listed, where the files would tell them")
    func gone() {
        #expect(reconcile([idea("a")], []).gone == ["csv.x-1"])
        #expect(reconcile([idea("a")], [], covers: [.votes]).gone.isEmpty)
    }

    @Test("lines of other sources do not count")
    func otherSources() {
        var previous = PreviousImport(system: "csv.y")
        previous.note(idea("a"))
        #expect(previous.lineCount == 0)
    }

    @Test("the audit as text and as JSON")
    func audit() {
        var audit = ImportAudit(system: "csv.x")
        audit.add("ideas", claimed: 3, counted: 2, reason: "one is missing and nobody knows why")
        audit.add("a row with a name that is quite long", counted: 1)
        audit.notes = ["A note."]
        #expect(
            audit.text(width: 60) == [
                "What               Claimed  Counted    Diff.  Reason",
                "ideas                    3        2       -1  one is missing",
                "                                              and nobody",
                "                                              knows why",
                "a row with a name                 1", "that is quite", "long", "A note.",
            ])
        #expect(audit.text(width: 1).allSatisfy { $0.unicodeScalars.count <= 60 })
        var long = audit
        for number in 1...485 { long.rows.append(.init("row \(number)", item: "i\(number)")) }
        let text = long.text(width: 100)
        #expect(text.count == 1 + 2 + ImportAudit.examples + 1 + 1)
        #expect(text[13] == "… and 475 more rows about single items; --json has all.")
        #expect(long.json.count == 2 + 485 + 1)
        #expect(audit.text(width: 200)[2].hasPrefix("a row with a name that is quite long  "))
        #expect(
            audit.json == [
                "{\"source\":\"csv.x\",\"what\":\"ideas\",\"claimed\":3,\"counted\":2,"
                    + "\"difference\":-1,\"reason\":\"one is missing and nobody knows why\"}",
                "{\"source\":\"csv.x\",\"what\":\"a row with a name that is quite long\","
                    + "\"counted\":1}",
                "{\"source\":\"csv.x\",\"note\":\"A note.\"}",
            ])
    }
}
