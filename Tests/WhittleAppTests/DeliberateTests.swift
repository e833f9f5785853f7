import Testing
import WhittleApp
import WhittleCells
import WhittleCore

@Suite struct DeliberateTests {
    /// A round over six ideas, read by cara and dan. All means are 3, so that chances say nothing,
    /// and the spreads are 2.83 (demo-3), 1.41 (demo-2, demo-4), 0 (demo-1); two are not scored.
    func panel(
        _ visibility: Visibility = .always, as member: String = "anna", isClosed: Bool = false,
        size: Size = Size(columns: 80, rows: 24)
    ) -> Pilot {
        var pilot = Pilot(as: "anna")
        pilot.write(
            "anna",
            .roundOpened(
                RoundOpened(
                    round: "r", title: "Round", stage: "shortlist",
                    criteria: [
                        Criterion(criterion: "impact", title: "Impact", weight: 1, min: 1, max: 5)
                    ], visibility: visibility)))
        for (idea, cara, dan) in [(1, 3.0, 3.0), (2, 2, 4), (3, 1, 5), (4, 4, 2)] {
            review(&pilot, "cara", idea, cara)
            review(&pilot, "dan", idea, dan)
        }
        if isClosed { pilot.write("anna", .roundClosed(RoundClosed(round: "r"))) }
        pilot.become(member, size: size)
        pilot.press("oe")
        return pilot
    }

    private func review(_ pilot: inout Pilot, _ member: String, _ idea: Int, _ score: Double) {
        pilot.write(
            member,
            .reviewSubmitted(
                ReviewSubmitted(
                    round: "r", idea: "demo-\(idea)",
                    scores: [CriterionScore(criterion: "impact", value: score)],
                    comment: "Secretly \(member)")))
    }

    /// The ideas of the list by their numbers; it stands below four rows of headings.
    private func order(_ pilot: Pilot) -> [Int] {
        pilot.frame.dropFirst(4).prefix(7).compactMap { line in
            line.range(ofText: "Idea number ").flatMap { Int(String(line[$0...].prefix(1))) }
        }
    }

    func decision(_ pilot: Pilot, _ idea: String) -> Deliberation? {
        pilot.campaign.items.find(idea).flatMap { pilot.campaign.deliberation("shortlist", $0) }
    }

    func isIn(_ pilot: Pilot, _ idea: String) -> Bool {
        pilot.campaign.kept(in: "shortlist").contains { pilot.campaign.items.name($0) == idea }
    }

    // MARK: Nothing before its time

    /// Nothing of scores, spreads, comments or names, and no order but the crowd's.
    @Test(
        arguments: [
            (Visibility.afterRound, false, "anna"), (.afterRound, false, "cara"),
            (.sealed, false, "anna"), (.sealed, false, "dan"), (.sealed, true, "ben"),
            (.always, false, "ben"), (.always, false, "olive"), (.afterOwn, false, "olive"),
            (.afterRound, true, "olive"), (.afterOwn, true, "ben"),
        ] as [(Visibility, Bool, String)])
    func scoresAreNotToldBeforeTheirTime(
        _ visibility: Visibility, _ isClosed: Bool, _ member: String
    ) {
        var pilot = panel(
            visibility, as: member, isClosed: isClosed, size: Size(columns: 200, rows: 60))
        for keys in ["", "b", "b", "n", "+"] {
            pilot.press(keys + "g")
            for _ in 0..<6 {
                // Who looks stands in the heading.
                let rows = pilot.frame.dropFirst().joined(separator: "\n")
                for secret in [
                    "2.83", "1.41", "3.00", "spread", "Secretly", "cara ", "dan ", "either way",
                    "differs",
                ] { #expect(!rows.contains(secret), "\(secret)") }
                // What moves by the crowd's order may be known.
                if !pilot.screen.contains("marks the best") {
                    #expect(!rows.contains(" > ") && !rows.contains("* x"))
                }
                pilot.press("j")
            }
            #expect(pilot.screen.contains("Listed by the crowd."))
        }
        #expect(order(panel(visibility, as: member, isClosed: isClosed)) == [1, 2, 3, 4, 5, 6])
    }

    /// Cara has read demo-1 to demo-4, and a facilitator off the panel may look; who has not read
    /// everything gets no order from what they may not see.
    @Test func afterOnesOwnReviewItsScoresAreSeenAndNoOrder() {
        var pilot = panel(.afterOwn, as: "cara")
        #expect(order(pilot) == [1, 2, 3, 4, 5, 6])
        pilot.press("jj")
        #expect(pilot.screen.contains("spread 2.83"))
        pilot.press("jj")
        #expect(pilot.screen.contains("Others' scores are shown after your own review."))
        #expect(order(panel(.afterOwn, as: "anna")) == [3, 2, 4, 1, 5, 6])
    }

    @Test func aHiddenIdeaAndWhatOneStandsBackFromAreNotThere() {
        for member in ["cara", "anna"] {
            var pilot = panel()
            pilot.write("anna", .ideasMerged(IdeasMerged(ideas: ["demo-6"], into: "demo-3")))
            pilot.write("anna", .recusalDeclared(RecusalDeclared(idea: "demo-6", member: member)))
            pilot.write(
                "ben",
                .itemsDecided(ItemsDecided(items: ["demo-2"], verdict: .hidden, reason: "spam")))
            pilot.become(member, size: Size(columns: 160, rows: 50))
            pilot.press("oe")
            for _ in 0..<6 {
                #expect(!pilot.screen.contains("number 3") && !pilot.screen.contains("number 6"))
                #expect(!pilot.screen.contains("number 2") && !pilot.screen.contains("2.83"))
                pilot.press("j")
            }
        }
    }

    @Test func aRecusalThatComesInTakesTheIdeaAwayAtOnce() {
        var pilot = panel()
        #expect(order(pilot).first == 3)
        pilot.write("anna", .recusalDeclared(RecusalDeclared(idea: "demo-3", member: "anna")))
        pilot.tell(.journalGrew)
        #expect(!pilot.screen.contains("number 3"))
        pilot.press("Kbecause<C-s><Enter><Enter>")
        #expect(decision(pilot, "demo-3") == nil && decision(pilot, "demo-2") != nil)
    }

    @Test func whoIsRecusedIsSaidAndTheirScoresAreGone() {
        var pilot = panel(size: Size(columns: 80, rows: 40))
        pilot.write("dan", .recusalDeclared(RecusalDeclared(idea: "demo-3")))
        pilot.become("anna", size: Size(columns: 80, rows: 40))
        pilot.press("oe")
        while !pilot.screen.contains("─ Idea number 3") { pilot.press("j") }
        #expect(pilot.screen.contains("Recused: "))
        #expect(pilot.screen.contains("Mean 1.00 of 1 review"))
        #expect(!pilot.screen.contains("Secretly dan") && !pilot.screen.contains("5.00"))
        #expect(!pilot.screen.contains("Recused: dan"))
        pilot.press("n")
        #expect(pilot.screen.contains("Recused: dan."))
    }

    @Test func aRoundThatIsSealedAgainTakesTheOrderBack() {
        var pilot = panel(.afterRound, isClosed: true)
        #expect(order(pilot) == [3, 2, 4, 1, 5, 6])
        pilot.write("anna", .roundReopened(RoundReopened(round: "r")))
        pilot.tell(.journalGrew)
        #expect(order(pilot) == [1, 2, 3, 4, 5, 6])
        #expect(!pilot.screen.contains("2.83"))
    }

    @Test func thePublicSeesNothing() {
        var pilot = panel()
        pilot.become("stranger")
        pilot.press("oeKMn+jv<Enter>")
        #expect(!pilot.screen.contains("number"))
        #expect(pilot.screen.contains("You are reading as the public does"))
    }

    // MARK: Names

    @Test func membersAreLettersUntilTheyAreUncovered() {
        var pilot = panel(size: Size(columns: 80, rows: 40))
        #expect(pilot.screen.contains(" A   ") && pilot.screen.contains(" B   "))
        #expect(pilot.screen.contains("A: Secretly") && !pilot.screen.contains(" cara "))
        pilot.press("w")
        #expect(pilot.screen.contains("names who gave which score"))
        #expect(!pilot.screen.contains("cara:"))
        pilot.press("n")
        #expect(pilot.screen.contains(" cara ") && pilot.screen.contains("names shown"))
        #expect(pilot.screen.contains("cara: Secretly cara"))
        pilot.press("w")
        #expect(pilot.screen.contains("Why demo-3"))
        pilot.become("anna", size: Size(columns: 80, rows: 40))
        pilot.press("oe")
        #expect(!pilot.screen.contains(" cara "))
        pilot.become("olive")
        pilot.press("oen")
        #expect(pilot.screen.contains("Names are for facilitators"))
    }

    // MARK: The list

    @Test func theContestedComeFirstAndTheDecidedLastOnceAsked() {
        var pilot = panel()
        #expect(order(pilot) == [3, 2, 4, 1, 5, 6])
        #expect(pilot.screen.contains("First where the panel differs most"))
        pilot.press("Lfine<C-s><Enter><Enter>")
        // The list is frozen while one works in it.
        #expect(order(pilot) == [3, 2, 4, 1, 5, 6])
        #expect(pilot.screen.contains("as is") && pilot.screen.contains("1 of 6 ideas decided"))
        pilot.press("<F5>")
        #expect(order(pilot) == [2, 4, 1, 5, 6, 3])
    }

    /// demo-1 to demo-3 lead by far: their chances are near 1, and one place is between the two
    /// in the middle.
    @Test func whatCouldGoEitherWayComesFirst() {
        var pilot = panel()
        for member in ["cara", "dan"] {
            for (idea, score) in [(1, 5.0), (2, 3), (3, 3), (4, 1), (5, 1), (6, 5)] {
                review(&pilot, member, idea, score)
            }
        }
        pilot.become("anna")
        pilot.press("oe")
        for _ in 0..<10 { pilot.press("-") }
        pilot.press("++<F5>")
        #expect(Set(order(pilot).prefix(2)) == [2, 3])
        #expect(pilot.screen.contains("First what could go either way"))
        #expect(pilot.screen.contains(" in 10"))
    }

    @Test func theWhatIfMarksWhoWouldComeInAndWhoWouldLeave() {
        var pilot = panel()
        pilot.write(
            "anna",
            .cutMade(
                CutMade(
                    stage: "shortlist", from: "pool", rule: CutRule(by: .crowd, top: 2).json,
                    kept: ["demo-1", "demo-2"], considered: 6, basis: [], digest: "00000000")))
        pilot.press("oe")
        #expect(pilot.screen.contains("the best 2 by the crowd: 0 would come in, 0 would leave"))
        pilot.press("+")
        #expect(pilot.screen.contains("the best 3 by the crowd: 1 would come in, 0 would leave"))
        #expect(pilot.frame.contains { $0.contains(" > ") && $0.contains("number 3") })
        pilot.press("--")
        #expect(pilot.frame.contains { $0.contains("* x") && $0.contains("number 2") })
        #expect(pilot.campaign.kept(in: "shortlist").count == 2)
    }

    @Test func nothingPlannedScoredOrShownIsNoTrouble() {
        for ideas in [0, 1, 6] {
            var pilot = Pilot(ideas: ideas, as: "anna")
            pilot.press("oe")
            #expect(ideas > 0 || pilot.screen.contains("No ideas to deliberate on."))
            pilot.press("KDLPnMv<Esc>jkgG+-b<Tab><F5><C-d><C-u><Enter><Esc>")
            #expect(pilot.screen.contains("Deliberate"))
        }
    }

    @Test func everySizeIsDrawn() {
        var pilot = panel()
        pilot.press("Kwhy<C-s>5-2<Enter>dissent<Enter>")
        for keys in ["", "K", "<C-s>", "<Enter>", "<Esc>M", "<Esc>", "<Enter>", "<Esc>n"] {
            pilot.press(keys)
            for (columns, rows) in [
                (1, 1), (2, 2), (39, 7), (40, 8), (41, 9), (60, 12), (80, 24), (119, 30),
                (120, 10), (121, 40), (200, 60), (200, 8),
            ] {
                pilot.tell(.resized(Size(columns: columns, rows: rows)))
                #expect(pilot.frame.count == rows)
            }
            pilot.tell(.resized(Size(columns: 80, rows: 24)))
        }
    }
}

extension String {
    /// Where a text ends in this one; nil where it is not in it.
    fileprivate func range(ofText text: String) -> String.Index? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }
}
