import Testing
import WhittleApp
import WhittleCells
import WhittleCore

@Suite struct TriageTests {
    @Test func keysTypedAheadDecideNothingUnseen() {
        var pilot = Pilot(as: "ben")
        pilot.pressTogether("aaa")
        #expect(pilot.status("demo-1") == .approved)
        #expect(pilot.status("demo-2") == .pending)
        #expect(pilot.status("demo-3") == .pending)
        #expect(pilot.screen.contains("Typed ahead"))
    }

    @Test func aHeldKeyDecidesOnce() {
        var pilot = Pilot(as: "ben")
        pilot.hold("a", times: 10)
        let approved = (1...6).count { pilot.status("demo-\($0)") == .approved }
        #expect(approved == 1)
        #expect(pilot.screen.contains("held key"))
    }

    @Test func aVerdictGoesOnToTheNextItem() {
        var pilot = Pilot(as: "ben")
        pilot.press("aa")
        #expect(pilot.status("demo-1") == .approved)
        #expect(pilot.status("demo-2") == .approved)
        #expect(pilot.screen.contains("4 waiting"))
    }

    @Test func hidingAsksForAReason() {
        var pilot = Pilot(as: "ben")
        pilot.press("x")
        #expect(pilot.screen.contains("off-topic"))
        #expect(pilot.status("demo-1") == .pending)
        pilot.press("s")
        #expect(pilot.status("demo-1") == .hidden)
        #expect(
            pilot.campaign.items.find("demo-1").flatMap { pilot.campaign.decision(of: $0) }?.reason
                == "spam")
    }

    @Test func anUnknownReasonHidesNothing() {
        var pilot = Pilot(as: "ben")
        pilot.press("xX")
        #expect(pilot.status("demo-1") == .pending)
        pilot.press("x<Esc>")
        #expect(pilot.status("demo-1") == .pending)
    }

    @Test func severalAreDecidedOnlyAfterAsking() {
        var pilot = Pilot(as: "ben")
        pilot.press("  ")
        #expect(pilot.screen.contains("2 tagged"))
        pilot.press("a")
        #expect(pilot.status("demo-1") == .pending)
        pilot.press("n")
        #expect(pilot.status("demo-1") == .pending)
        pilot.press("ay")
        #expect(pilot.status("demo-1") == .approved)
        #expect(pilot.status("demo-2") == .approved)
        #expect(pilot.status("demo-3") == .pending)
        // One line, so that one key takes it back.
        pilot.press("u")
        #expect(pilot.status("demo-1") == .pending)
        #expect(pilot.status("demo-2") == .pending)
    }

    @Test func undoLeavesWhatAnotherHasDecidedSince() {
        var pilot = Pilot(as: "ben")
        pilot.press("  xs")
        pilot.press("y")
        #expect(pilot.status("demo-2") == .hidden)
        pilot.write(
            "anna", .itemsDecided(ItemsDecided(items: ["demo-2"], verdict: .approved)))
        pilot.press("u")
        #expect(pilot.status("demo-1") == .pending)
        #expect(pilot.status("demo-2") == .approved)
        #expect(pilot.screen.contains("demo-2"))
    }

    @Test func escalatingKeepsTheFlags() {
        var pilot = Pilot(as: "ben")
        pilot.write(
            "anna", .flagRaised(FlagRaised(item: "demo-1", reason: "abusive", participant: "p-1")))
        pilot.press("Rgv")
        #expect(pilot.status("demo-1") == .escalated)
        let item = pilot.campaign.items.find("demo-1") ?? -1
        #expect(pilot.campaign.openFlags(of: item).count == 1)
        pilot.press("kka")
        // What was handed on is not settled by one key.
        #expect(pilot.screen.contains("It was handed to a facilitator."))
        #expect(pilot.status("demo-1") == .escalated)
        pilot.press("y")
        #expect(pilot.status("demo-1") == .approved)
        #expect(pilot.campaign.openFlags(of: item).isEmpty)
    }

    @Test func undoGoesToTheItemAndLeavesTheOrder() {
        var pilot = Pilot(as: "ben")
        pilot.press("jaxs")
        let order = (3...6).map { pilot.frame[$0].suffix(20) }
        pilot.press("u")
        #expect((3...6).map { pilot.frame[$0].suffix(20) } == order)
        // The third was hidden last, and is shown again.
        #expect(pilot.screen.contains("demo-3  pending"))
    }

    @Test func redoBringsItBack() {
        var pilot = Pilot(as: "ben")
        pilot.press("a")
        pilot.press("u")
        #expect(pilot.status("demo-1") == .pending)
        pilot.press("<C-r>")
        #expect(pilot.status("demo-1") == .approved)
    }

    @Test func arrivalsDoNotMoveTheQueue() {
        var pilot = Pilot(as: "ben")
        pilot.press("j")
        let before = pilot.frame
        pilot.write(
            "anna",
            .flagRaised(FlagRaised(item: "demo-6", reason: "abusive", participant: "p-1")))
        pilot.tell(.journalGrew)
        let after = pilot.frame
        // The flag is a count on its row; the order and the cursor stay.
        #expect(after[4].hasSuffix(before[4].suffix(20)))
        #expect(pilot.screen.contains("new from oth"))
        pilot.press("Rg")
        #expect(pilot.frame[3].contains("Idea number 6"))
    }

    @Test func whoDoesNotModerateSeesNoQueue() {
        var pilot = Pilot(as: "cara")
        pilot.press("ot")
        #expect(pilot.screen.contains("for moderators"))
        pilot.press("a")
        #expect(pilot.status("demo-1") == .pending)
    }
}
