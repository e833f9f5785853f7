import Testing
import WhittleCore
import WhittleJournal
import WhittleTesting

/// What is refused before anything is written, with the sentence for the user.
@Suite struct RejectionTests {
    private static func campaign() throws -> Campaign {
        var journal = CampaignBuilder()
        journal.join("mo", .moderator)
        journal.join("pat", .panelist)
        journal.join("pia", .panelist)
        journal.join("cody", .coder)
        journal.join("obs", .observer)
        for idea in ["a", "b", "hidden", "mine"] { journal.idea(idea) }
        journal.comment("c", on: "a")
        journal.decide(.hidden, "hidden", reason: "spam", by: "mo.mmmm1111")
        journal.round()
        journal.round("closed")
        journal.add(.roundClosed(RoundClosed(round: "closed")))
        journal.round("small", members: ["pia"])
        journal.add(.recusalDeclared(RecusalDeclared(idea: "mine")), by: "pat.pppp1111")
        return try journal.campaign()
    }

    private static let none = "There is no item “x”. `whittle list ideas` names them."
    private static let codes = Campaign.fixedReasonCodes.joined(separator: ", ")

    private static func review(
        _ idea: String, _ scores: KeyValuePairs<String, Double?> = ["impact": 3],
        round: String = "r", member: String? = nil
    ) -> Event {
        .reviewSubmitted(
            ReviewSubmitted(
                round: round, idea: idea,
                scores: scores.map { CriterionScore(criterion: $0.key, value: $0.value) },
                member: member))
    }

    private static func decided(
        _ verdict: Verdict, _ items: String..., reason: String? = nil
    ) -> Event {
        .itemsDecided(ItemsDecided(items: items, verdict: verdict, reason: reason))
    }

    private static func round(_ criteria: [Criterion], _ members: [String] = []) -> Event {
        .roundOpened(
            RoundOpened(
                round: "new", title: "New", stage: "s", criteria: criteria, visibility: .always,
                members: members))
    }

    private static func criterion(_ id: String, _ weight: Double) -> Criterion {
        Criterion(criterion: id, title: id, weight: weight, min: 1, max: 5)
    }

    private static let cases: [(String, Event, String?)] = [
        ("mo", decided(.hidden, "a", reason: "spam"), nil),
        ("mo", decided(.approved, "a"), nil),
        (
            "mo", decided(.hidden, "a"),
            "Hiding needs a reason: --reason CODE, one of \(codes)."
        ),
        (
            "mo", decided(.hidden, "a", reason: "ugly"),
            "“ugly” is not a reason code here. The codes: \(codes)."
        ),
        ("mo", decided(.approved, "x"), none),
        ("mo", decided(.approved), "No items are named."),
        (
            "pat", decided(.approved, "a"),
            "This needs the role of a moderator; pat is panelist."
        ),
        (
            "obs", .noteWritten(NoteWritten(item: "a", body: "x")),
            "obs is an observer and writes nothing."
        ),
        ("cody", .noteWritten(NoteWritten(item: "a", body: " \n")), "The note has no text."),
        (
            "cody", .noteWritten(NoteWritten(item: "hidden", body: "x")),
            "There is no item “hidden”. `whittle list ideas` names them."
        ),
        ("pat", review("a"), nil),
        ("pat", review("a", round: "none"), "There is no round “none”."),
        (
            "pat", review("a", round: "closed"),
            "The round “Round” is closed: a review would be late."
        ),
        ("pat", review("x"), none),
        ("pat", review("c"), "“c” is hidden, merged into another or not an idea."),
        ("pat", review("hidden"), "“hidden” is hidden, merged into another or not an idea."),
        ("pat", review("mine"), "pat stands back from this idea."),
        ("anna", review("mine", member: "pat"), "pat stands back from this idea."),
        ("pat", review("a", round: "small"), "pat is not on the panel of “Round”."),
        ("anna", review("a"), "anna is not on the panel of “Round”."),
        ("anna", review("a", member: "zoe"), "“zoe” is not a member of this campaign."),
        ("pat", review("a", member: "pia"), "Only a facilitator writes this for another member."),
        ("pat", review("a", ["impact": 6]), "Impact takes 1 to 5."),
        ("pat", review("a", ["speed": 3]), "“speed” is not a criterion of this round."),
        ("pat", review("a", ["ease": 3]), "Score at least half of the criteria, by their weight."),
        ("cody", review("a"), "This needs the role of a panelist; cody is coder."),
        ("anna", round([]), "A round needs at least one criterion."),
        (
            "anna", round([criterion("a", 1), criterion("a", 2)]),
            "Two criteria have the same name."
        ),
        ("anna", round([criterion("a", 0)]), "At least one criterion needs a weight above 0."),
        (
            "anna", round([criterion("a", 1)], ["zoe"]),
            "“zoe” is not a member of this campaign."
        ),
        ("anna", .roundClosed(RoundClosed(round: "r")), nil),
        ("anna", .roundClosed(RoundClosed(round: "closed")), "“Round” is closed already."),
        ("anna", .roundReopened(RoundReopened(round: "r")), "“Round” is open already."),
        (
            "anna", .ideasMerged(IdeasMerged(ideas: ["a"], into: "a")),
            "An idea cannot be merged into itself."
        ),
        (
            "mo", .ideasMerged(IdeasMerged(ideas: ["a"], into: "c")),
            "“c” is a comment; this needs an idea."
        ),
        (
            "anna",
            .cutOverridden(CutOverridden(stage: "s", idea: "a", verdict: .kept, reason: " ")),
            "Say why: an override is published with its reason."
        ),
        (
            "mo", .ideaSubmitted(IdeaSubmitted(idea: "n", title: "\u{2003}")),
            "The idea has no title."
        ),
        (
            "mo",
            .ideaSubmitted(
                IdeaSubmitted(idea: "n", title: String(repeating: "é", count: 301))),
            "A title has at most 300 characters."
        ),
        (
            "mo", .ideaSubmitted(IdeaSubmitted(idea: "n", title: "T", question: "q")),
            "There is no question “q”."
        ),
        (
            "mo", .commentAdded(CommentAdded(comment: "n", idea: "a", body: "")),
            "The comment has no text."
        ),
        ("mo", .lineUndone(LineUndone(lines: [])), "There is nothing of yours to undo."),
        (
            "mo", .lineUndone(LineUndone(lines: ["mo.mmmm1111-9"])),
            "There is no line “mo.mmmm1111-9” that can be undone."
        ),
        ("mo", .lineUndone(LineUndone(lines: ["mo.mmmm1111-1"])), nil),
        (
            "mo", .lineUndone(LineUndone(lines: ["anna.aaaa1111-3"])),
            "“member.joined” is answered, never undone."
        ),
        (
            "pat", .lineRedone(LineRedone(lines: ["mo.mmmm1111-1"])),
            "Only mo or a facilitator undoes this."
        ),
    ]

    @Test func eachRefusalSaysWhy() throws {
        let campaign = try RejectionTests.campaign()
        for (member, event, sentence) in RejectionTests.cases {
            let found = campaign.check(event, by: member)?.sentence
            #expect(found == sentence, "\(member) \(event.type.rawValue)")
        }
        let stranger = campaign.check(.noteWritten(.sample), by: "zoe")?.sentence
        #expect(stranger?.hasPrefix("“zoe” is not a member of this campaign.") == true)
    }

    @Test func aRoundIsOpenedOnceAndInASealedOneNobodyWritesForAnother() throws {
        let campaign = try RejectionTests.campaign()
        var sealed = RoundOpened(
            round: "new", title: "New", stage: "s", criteria: [RejectionTests.criterion("a", 1)],
            visibility: .sealed)
        #expect(campaign.check(.roundOpened(sealed), by: "anna") == nil)
        sealed.round = "r"
        #expect(
            campaign.check(.roundOpened(sealed), by: "anna")?.sentence
                == "There is a round “r” already.")
        var journal = CampaignBuilder()
        journal.join("pat", .panelist)
        journal.idea("a")
        journal.round("r", .sealed)
        let seal = journal.seal("pat.ssss1111", by: "pat.pppp1111")
        let sealing = try journal.campaign()
        func review(_ member: String?) -> Event {
            .reviewSubmitted(
                ReviewSubmitted(
                    round: "r", idea: "a", scores: [CriterionScore(criterion: "impact", value: 3)],
                    member: member))
        }
        #expect(sealing.check(review(nil), by: "pat") == nil)
        #expect(sealing.check(review("pat"), by: "pat") == nil)
        #expect(
            sealing.check(review("pat"), by: "anna")?.sentence
                == "“Round” is sealed: nobody writes a review for another, who alone may know it before the close."
        )
        for name in ["pat", "anna"] {
            #expect(
                sealing.check(.lineUndone(LineUndone(lines: [seal])), by: name)?.sentence
                    == "A seal follows from the reviews: change a review, and it is set anew.")
        }
        #expect(sealing.lastUndoable(of: "pat") == nil)
        #expect(sealing.lastOwnLine(of: "pat") == nil)
    }

    @Test func cutsAreRefusedWithALineOfALaterVersionAndWithNothingKept() throws {
        var journal = CampaignBuilder()
        journal.idea("a")
        func check(_ kept: [String]) throws -> String? {
            let cut = CutMade(
                stage: "s", from: "pool", rule: CutRule(by: .crowd, top: 1).json, kept: kept,
                considered: 1, basis: [], digest: "00000000")
            return try journal.campaign().check(.cutMade(cut), by: "anna")?.sentence
        }
        #expect(try check(["a"]) == nil)
        #expect(try check([]) == "The rule keeps no idea: nobody has scored or voted yet.")
        journal.addRaw(#"{"v":3,"writer":"anna.aaaa1111""#)
        #expect(try check(["a"])?.hasPrefix("1 line was written by a later version") == true)
    }
}
