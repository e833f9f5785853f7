import Testing
import WhittleCore
import WhittleTesting

@testable import WhittleJournal

@Suite struct BasisFolderTests {
    private func past(_ basis: [BasisEntry], _ folder: MemoryFolder) throws -> Campaign {
        var campaign = Campaign(id: CampaignBuilder.campaignID)
        var reader = JournalReader()
        try reader.refresh(
            &campaign, try BasisFolder.lines(of: basis, in: folder),
            now: CampaignBuilder.start.advanced(by: 86_400_000))
        return campaign
    }

    /// A cut by net votes; then everything that could change it: a vote, an edited cost, a hidden
    /// idea, an undone vote, another writer, a damaged line.
    @Test func whatComesAfterTheBasisDoesNotCount() throws {
        var journal = CampaignBuilder()
        journal.idea("a", cost: 5)
        journal.idea("b", cost: 5)
        journal.join("mo", .moderator)
        let vote = journal.vote("a", "p", 1, by: "mo.mmmm1111")
        let rule = CutRule(by: .net, budget: 5)
        func cut(_ campaign: Campaign) -> CutMade {
            campaign.cutEvent(campaign.preview(rule, stage: "s", from: "pool"))
        }
        let made = cut(try journal.campaign())
        #expect(made.kept == ["a"])
        journal.add(.cutMade(made))
        journal.undo(vote)
        journal.vote("b", "q", 1, by: "mo.mmmm1111")
        journal.vote("b", "r", 1, by: "mo.zzzz1111")
        journal.add(.ideaEdited(IdeaEdited(idea: "a", cost: .set(50))))
        journal.decide(.hidden, "a", reason: "spam")
        var folder = journal.folder
        folder.files[0].bytes += Array("{no line}\n".utf8)
        folder.files.append(("notes.txt", Array("x\n".utf8)))
        #expect(cut(try journal.campaign()).kept == ["b"])
        let then = try past(made.basis, folder)
        #expect(made.checked(in: then).verdict == .agrees)
        #expect(then.cut("s") == nil && then.writers.find("mo.zzzz1111") == nil)
        // A writer whose file is gone is missed.
        folder.files.removeAll { $0.name == "mo.mmmm1111.jsonl" }
        #expect(made.checked(in: try past(made.basis, folder)).verdict == .missing)
    }

    /// A cut by adjusted scores under other weights; then a changed review, a recusal, an exclusion,
    /// a withdrawal and a vote.
    @Test(arguments: [PanelScoreKind.raw, .adjusted, .panelAndCrowd])
    func whatIsReviewedAfterTheBasisDoesNotCount(_ kind: PanelScoreKind) throws {
        let pat = "pat.pppp1111"
        let pia = "pia.pppp2222"
        var journal = CampaignBuilder()
        for member in ["pat", "pia"] { journal.join(member, .panelist) }
        for idea in ["a", "b", "c", "d"] { journal.idea(idea) }
        journal.round()
        for (idea, one, other) in [("a", 4.0, 5.0), ("b", 2, 3), ("c", 3, 4), ("d", 1, 3)] {
            journal.review(idea, ["impact": one, "ease": 6 - one], by: pat)
            journal.review(idea, ["impact": other, "ease": 3], by: pia)
        }
        journal.vote("a", "p", 1)
        journal.vote("d", "p", -1)
        let rule = CutRule(by: .panel, top: 2, score: kind, weights: ["ease": 0.5], round: "r")
        func cut(_ campaign: Campaign) -> CutMade {
            campaign.cutEvent(campaign.preview(rule, stage: "s", from: "pool"))
        }
        let made = cut(try journal.campaign())
        #expect(made.kept == ["a", "c"])
        journal.add(.cutMade(made))
        journal.review("d", ["impact": 5, "ease": 5], by: pat)
        journal.review("d", ["impact": 5, "ease": 5], by: pia)
        journal.add(.recusalDeclared(RecusalDeclared(idea: "a", member: "pia")), by: pia)
        journal.add(.reviewWithdrawn(ReviewWithdrawn(round: "r", idea: "a")), by: pat)
        journal.add(
            .reviewExcluded(ReviewExcluded(round: "r", idea: "c", member: "pat", reason: "late")))
        journal.vote("d", "q", 1)
        let now = try journal.campaign()
        #expect(cut(now).kept != made.kept)
        #expect(made.checked(in: now).verdict == .differs)
        #expect(made.checked(in: try past(made.basis, journal.folder)).verdict == .agrees)
    }

    @Test func bothCopiesOfALineAreRead() throws {
        var journal = CampaignBuilder()
        journal.idea("a")
        for body in ["x", "y"] {
            journal.add(
                .noteWritten(NoteWritten(item: "a", body: body)), at: CampaignBuilder.second(60),
                seq: 4)
        }
        let campaign = try journal.campaign()
        let basis = campaign.writers.basis
        #expect(
            try past(basis, journal.folder).writers.digest(of: basis)
                == campaign.writers.digest(of: basis))
    }
}
