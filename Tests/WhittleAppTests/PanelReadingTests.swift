import Testing
import WhittleApp
import WhittleCells
import WhittleCore

/// What the Panel screen tells others that one reviews, and what it makes of what others have.
@Suite struct PanelReadingTests {
    private let round = "round-1"

    /// Cara on the Panel of a round with six ideas, opened by keys: 1 is after-own, 3 always.
    private func pilot(_ visibility: String = "3") -> Pilot {
        var pilot = Pilot(as: "anna")
        pilot.press("opO" + visibility)
        pilot.become("cara")
        pilot.tell(.colleagues([]))
        return pilot
    }

    private func shown(_ pilot: Pilot) -> String? {
        pilot.frame[1].split(separator: " ").last.map(String.init)
    }

    /// What others were told last; nil where nothing.
    private func told(_ pilot: Pilot) -> InHand?? {
        for effect in pilot.effects.reversed() {
            if case .read(let reading) = effect { return .some(reading) }
        }
        return nil
    }

    private func dan(_ idea: String, first: Bool = true) -> Message {
        .colleagues([
            Colleague(
                member: "dan", claims: [], reading: InHand(round: round, idea: idea),
                cameFirst: first)
        ])
    }

    @Test func whoComesToThePanelSaysWhatTheyReviewAndWhoLeavesTakesItBack() throws {
        var pilot = pilot()
        let idea = try #require(shown(pilot))
        #expect(told(pilot) == InHand(round: round, idea: idea))
        let count = pilot.effects.count
        pilot.press("54")
        // Nothing new is said while nothing changes but the draft.
        #expect(
            !pilot.effects[count...].contains { if case .read = $0 { true } else { false } })
        pilot.press("s")
        #expect(told(pilot) == InHand(round: round, idea: try #require(shown(pilot))))
        pilot.press("oi")
        #expect(told(pilot) == .some(nil))
        pilot.press("op")
        #expect(told(pilot) == InHand(round: round, idea: try #require(shown(pilot))))
    }

    @Test func inASealedRoundNobodyIsToldAnything() {
        let pilot = pilot("4")
        #expect(shown(pilot)?.hasPrefix("demo-") == true)
        #expect(told(pilot) == nil)
    }

    @Test func whatOneHasReviewedOrARoundThatIsClosedIsNotInHand() {
        var pilot = pilot()
        pilot.press("5432<Enter>y")
        pilot.press("b")
        #expect(told(pilot) == .some(nil))
        pilot.press("s")
        #expect(told(pilot) != .some(nil))
        pilot.write("anna", .roundClosed(RoundClosed(round: round)))
        pilot.tell(.journalGrew)
        #expect(told(pilot) == .some(nil))
    }

    @Test func whatOthersHaveIsNotHandedOut() throws {
        var pilot = pilot()
        // Where the floor is one review, an idea that dan has is spoken for.
        var details = try #require(pilot.campaign.currentRound?.details)
        details.floor = 1
        pilot.write("anna", .roundOpened(details))
        let first = try #require(shown(pilot))
        for number in 1...6 where "demo-\(number)" != first {
            pilot.tell(dan("demo-\(number)"))
            pilot.press("s")
            #expect(shown(pilot) != "demo-\(number)")
            pilot.become("cara")
        }
    }

    @Test func whoComesSecondGoesOn() throws {
        var pilot = pilot()
        let idea = try #require(shown(pilot))
        // A floor of two wants two readers: both stay.
        pilot.tell(dan(idea))
        #expect(shown(pilot) == idea)
        var details = try #require(pilot.campaign.currentRound?.details)
        details.floor = 1
        pilot.write("anna", .roundOpened(details))
        pilot.become("cara")
        pilot.tell(.colleagues([]))
        pilot.tell(dan(idea, first: false))
        #expect(shown(pilot) == idea, "who came first stays")
        pilot.tell(dan(idea))
        #expect(shown(pilot) != idea)
        #expect(pilot.screen.contains("Somebody began on \(idea) a moment before you"))
        #expect(!pilot.screen.contains("dan"))
        let next = try #require(shown(pilot))
        #expect(told(pilot) == InHand(round: round, idea: next))
    }

    @Test func aReviewThatWasUnknownHandsTheIdeaOn() throws {
        for (floor, moves) in [(1, true), (2, false)] {
            var pilot = pilot()
            var details = try #require(pilot.campaign.currentRound?.details)
            details.floor = floor
            pilot.write("anna", .roundOpened(details))
            pilot.become("cara")
            pilot.tell(.colleagues([]))
            let idea = try #require(shown(pilot))
            pilot.write(
                "dan",
                .reviewSubmitted(
                    ReviewSubmitted(
                        round: round, idea: idea,
                        scores: ["supported", "doable", "helps", "innovative"].map {
                            CriterionScore(criterion: $0, value: 4)
                        })))
            pilot.tell(.journalGrew)
            #expect((shown(pilot) != idea) == moves, "floor \(floor)")
        }
    }

    @Test func whoHasBegunOrChoseItThemselvesStays() throws {
        var pilot = pilot()
        var details = try #require(pilot.campaign.currentRound?.details)
        details.floor = 1
        pilot.write("anna", .roundOpened(details))
        pilot.become("cara")
        pilot.tell(.colleagues([]))
        let idea = try #require(shown(pilot))
        pilot.press("c")
        pilot.tell(dan(idea))
        pilot.press("good<Esc>")
        #expect(shown(pilot) == idea, "a comment was being written")
        pilot.tell(dan(idea))
        #expect(shown(pilot) == idea, "there is a draft")
        // Back by hand to an idea that dan has taken since.
        pilot.tell(.colleagues([]))
        pilot.press("s")
        let second = try #require(shown(pilot))
        pilot.press("s")
        pilot.tell(dan(second))
        pilot.press("b")
        #expect(shown(pilot) == second)
        pilot.tell(dan(second))
        #expect(shown(pilot) == second)
    }

    @Test func anotherRoundAndOnesOtherDeviceMoveNobody() throws {
        var pilot = pilot()
        var details = try #require(pilot.campaign.currentRound?.details)
        details.floor = 1
        pilot.write("anna", .roundOpened(details))
        pilot.become("cara")
        pilot.tell(.colleagues([]))
        let idea = try #require(shown(pilot))
        for (member, round) in [("dan", "round-9"), ("cara", round)] {
            pilot.tell(
                .colleagues([
                    Colleague(
                        member: member, claims: [], reading: InHand(round: round, idea: idea),
                        cameFirst: true)
                ]))
            #expect(shown(pilot) == idea)
        }
    }
}
