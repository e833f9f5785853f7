import Testing
import WhittleApp
import WhittleCells
import WhittleCore

@Suite struct PanelTests {
    /// A panel round, opened by keys.
    private func opened(_ visibility: String = "1") -> Pilot {
        var pilot = Pilot(as: "anna")
        pilot.press("opO" + visibility)
        return pilot
    }

    @Test func openingAsksWhoMaySeeWhat() {
        var pilot = Pilot(as: "anna")
        pilot.press("opO")
        #expect(pilot.screen.contains("after-own"))
        #expect(pilot.campaign.panelRounds.isEmpty)
        pilot.press("1")
        #expect(pilot.campaign.currentRound?.details.visibility == .afterOwn)
        #expect(pilot.campaign.currentRound?.details.criteria.count == 4)
    }

    @Test func aSealedRoundIsCalledWhatItIs() {
        var pilot = Pilot(as: "anna")
        pilot.press("opO")
        #expect(pilot.screen.contains("a courtesy: the files can be read"))
        #expect(pilot.screen.contains("nobody can look, next idea by coverage only"))
        pilot.press("4")
        #expect(pilot.campaign.currentRound?.details.visibility == .sealed)
        pilot.become("cara")
        pilot.press("op")
        #expect(pilot.screen.contains("Why this one: sealed: you read in an order of your own"))
        pilot.press("5432<Enter>")
        #expect(pilot.screen.contains("It stays on this device until the round is closed"))
        pilot.press("nc")
        #expect(pilot.screen.contains("Sealed on this device"))
    }

    @Test func progressInASealedRoundIsWhatTheSealsSay() {
        var pilot = Pilot(as: "anna")
        pilot.press("opO4")
        pilot.write(
            "cara",
            .roundSealed(
                RoundSealed(
                    round: "round-1", sealed: "cara.ssss0001", count: 2,
                    digest: String(repeating: "0", count: 64))))
        pilot.become("olive", size: Size(columns: 80, rows: 40))
        pilot.press("oo")
        #expect(pilot.screen.contains("2 members, 6 ideas, sealed"))
        #expect(!pilot.screen.contains("unread"))
        pilot.write("anna", .roundClosed(RoundClosed(round: "round-1")))
        pilot.become("olive", size: Size(columns: 80, rows: 40))
        pilot.press("oo")
        #expect(pilot.screen.contains("0 of 1 seals opened; missing: cara"))
    }

    @Test func aReviewIsSentAfterAskingOnce() {
        var pilot = opened()
        pilot.become("cara")
        pilot.press("5432")
        #expect(pilot.campaign.figuresOfReviews == 0)
        pilot.press("<Enter>n")
        #expect(pilot.campaign.figuresOfReviews == 0)
        pilot.press("<Enter>y")
        #expect(pilot.campaign.figuresOfReviews == 1)
        let idea = pilot.campaign.reviewedIdeas[0]
        // (5+4+3+2)/4 by hand.
        #expect(pilot.campaign.panelScore(of: idea, in: "round-1")?.mean == 3.5)
    }

    @Test func theDeadlineIsShownAndTheLoadIsTheEnd() throws {
        var pilot = opened("3")
        var round = try #require(pilot.campaign.currentRound?.details)
        round.load = 1
        round.deadline = Timestamp(year: 2199, month: 12, day: 1, hour: 17)
        pilot.write("anna", .roundOpened(round))
        pilot.become("cara")
        #expect(pilot.screen.contains("0 of 1 scored  until 2199-12-01 17:00 UTC"))
        pilot.press("5432<Enter>y")
        #expect(pilot.screen.contains("You have scored your share of the ideas"))
        pilot.press("oo")
        #expect(pilot.screen.contains("open until 2199-12-01 17:00 UTC"))
        #expect(!pilot.screen.contains("score the next idea"))
        pilot.write("anna", .roundClosed(RoundClosed(round: round.round)))
        for keys in ["ooG", "op"] {
            pilot.become("cara")
            pilot.press(keys)
            #expect(pilot.screen.contains("closed") && !pilot.screen.contains("until 2199"))
        }
    }

    @Test func tooFewScoresAreNotSent() {
        var pilot = opened()
        pilot.become("cara")
        pilot.press("5<Enter>")
        #expect(pilot.screen.contains("at least half"))
        pilot.press("y")
        #expect(pilot.campaign.figuresOfReviews == 0)
    }

    @Test func aDraftOutlivesLeavingTheIdea() {
        var pilot = opened()
        pilot.become("cara")
        pilot.press("54cgood<Esc>")
        pilot.press("sb")
        #expect(pilot.screen.contains("comment: good"))
        #expect(pilot.effects.contains { if case .keepDrafts = $0 { true } else { false } })
    }

    @Test func aRecusalNeedsAReasonAndHidesTheIdea() {
        var pilot = opened()
        pilot.become("cara")
        let before = pilot.screen
        pilot.press("R<Enter>")
        #expect(pilot.screen.contains("Say why"))
        pilot.press("I wrote it<Enter>")
        #expect(pilot.screen != before)
        let recused = (1...6).filter { number in
            pilot.campaign.items.find("demo-\(number)").map {
                pilot.campaign.isRecused("cara", from: $0)
            } ?? false
        }
        #expect(recused.count == 1)
        let title = "Idea number \(recused[0])"
        pilot.press("oi")
        #expect(!pilot.screen.contains(title))
        pilot.press("u")
        pilot.press("oi")
        #expect(pilot.screen.contains(title))
    }

    @Test func othersScoresStayHiddenUntilOnesOwnIsSent() {
        var pilot = opened()
        for idea in 1...6 {
            pilot.write(
                "dan",
                .reviewSubmitted(
                    ReviewSubmitted(
                        round: "round-1", idea: "demo-\(idea)",
                        scores: ["supported", "doable", "helps", "innovative"].map {
                            CriterionScore(criterion: $0, value: 4)
                        })))
        }
        pilot.become("cara")
        for place in ["oi", "os", "op", "oj"] {
            pilot.press(place)
            #expect(!pilot.screen.contains("4.00"), "\(place)")
            pilot.press("w")
            #expect(
                !pilot.screen.contains("4.00") && !pilot.screen.contains("dan: 4"), "\(place) w")
            pilot.press("<Esc>")
        }
    }

    @Test func aReviewTakenBackIsADraftAgain() {
        var pilot = opened()
        pilot.become("cara")
        pilot.press("5432chopeful<Esc>")
        let idea = pilot.frame[1]
        pilot.press("<Enter>y")
        #expect(pilot.campaign.figuresOfReviews == 1)
        pilot.press("u")
        #expect(pilot.campaign.figuresOfReviews == 0)
        #expect(pilot.screen.contains("comment: hopeful"))
        #expect(pilot.frame[1].suffix(8) == idea.suffix(8))
        pilot.press("<Enter>y")
        let item = pilot.campaign.reviewedIdeas[0]
        #expect(pilot.campaign.panelScore(of: item, in: "round-1")?.mean == 3.5)
    }

    @Test func aClosedRoundTakesNoScores() {
        var pilot = opened()
        pilot.press("Cy")
        pilot.become("cara")
        pilot.press("5555<Enter>y")
        #expect(pilot.campaign.figuresOfReviews == 0)
        #expect(pilot.screen.contains("closed"))
    }
}

extension Campaign {
    /// The ideas that anyone has reviewed in the first round.
    var reviewedIdeas: [Int32] {
        rows.indices.map(Int32.init).filter { !reviews(of: $0, in: "round-1").isEmpty }
    }

    var figuresOfReviews: Int {
        rows.indices.reduce(0) { $0 + reviews(of: Int32($1), in: "round-1").count }
    }
}
