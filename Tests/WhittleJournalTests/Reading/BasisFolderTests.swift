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
