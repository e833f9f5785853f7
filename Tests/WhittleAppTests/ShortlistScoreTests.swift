import Testing
import WhittleApp
import WhittleCells
import WhittleCore

/// Raw and adjusted scores, chances and what-if weights on the Shortlist.
@Suite struct ShortlistScoreTests {
    /// Cara is harsh by a point and dan lenient by one; demo-4 was read by dan alone. By raw means
    /// it stands above demo-3, by the adjusted scores below.
    private static let told: [(String, [Double?])] = [
        ("demo-1", [3, 5]), ("demo-2", [2, 4]), ("demo-3", [1, 3]), ("demo-4", [nil, 2.5]),
    ]

    private func pilot(
        _ rows: [(String, [Double?])] = told, _ visibility: Visibility = .always,
        size: Size = Size(columns: 80, rows: 24)
    ) -> Pilot {
        var pilot = Pilot(size: size)
        pilot.write(
            "anna",
            .roundOpened(
                RoundOpened(
                    round: "r", title: "Round", stage: "shortlist",
                    criteria: [
                        Criterion(criterion: "impact", title: "Impact", weight: 1, min: 1, max: 5),
                        Criterion(criterion: "ease", title: "Ease", weight: 0, min: 1, max: 5),
                    ], visibility: visibility)))
        for (idea, scores) in rows {
            for (member, score) in zip(["cara", "dan"], scores) {
                guard let score else { continue }
                pilot.write(
                    member,
                    .reviewSubmitted(
                        ReviewSubmitted(
                            round: "r", idea: idea,
                            scores: [
                                CriterionScore(criterion: "impact", value: score),
                                CriterionScore(criterion: "ease", value: 6 - score),
                            ])))
            }
        }
        pilot.become("anna", size: size)
        return pilot
    }

    /// The numbers of the ideas in the order of the list.
    private func order(_ pilot: Pilot) -> String {
        pilot.frame.filter { $0.contains("Idea number ") }
            .compactMap { $0.split(separator: " ").last.map(String.init) }.joined()
    }

    // MARK: Nothing to say

    @Test func withoutScoresNothingIsAdjustedAndItIsSaid() {
        var pilot = pilot([])
        pilot.press("os")
        #expect(pilot.screen.contains("by the crowd"))
        pilot.press("p")
        #expect(pilot.screen.contains("takes no score of the panel"))
        pilot.press("c")
        #expect(pilot.screen.contains("takes no score of the panel"))
        pilot.press("b")
        #expect(pilot.screen.contains("by the panel's raw scores"))
        #expect(pilot.screen.contains("There are too few scores to adjust."))
        pilot.press("p")
        #expect(pilot.screen.contains("by the panel's adjusted scores"))
        #expect(pilot.screen.contains("Choose the raw score instead."))
        pilot.press("my")
        #expect(pilot.campaign.cut("shortlist") == nil)
    }

    @Test func whereScoresDoNotSeparateIdeasItSaysSo() {
        var pilot = pilot([("demo-1", [2, 4]), ("demo-2", [4, 2]), ("demo-3", [3, 3])])
        pilot.press("os--------")
        #expect(pilot.screen.contains("The scores do not yet separate ideas"))
        #expect(!pilot.screen.contains("grey") && !pilot.screen.contains("belong here"))
        pilot.press("w")
        #expect(pilot.screen.contains("The scores do not yet separate ideas"))
    }

    /// With other scores that are hidden every frame is the same.
    @Test(arguments: [Visibility.afterRound, .sealed, .afterOwn])
    func hiddenScoresChangeNoFrame(_ visibility: Visibility) {
        let campaigns: [[(String, [Double?])]] = [
            Self.told,
            [("demo-1", [3, 3]), ("demo-2", [3, 3]), ("demo-3", [3, 3]), ("demo-4", [nil, 3])],
            [("demo-1", [1, 1]), ("demo-2", [2, 5]), ("demo-3", [5, 4]), ("demo-4", [nil, 1])],
        ]
        for member in visibility == .afterOwn ? ["olive"] : ["anna", "olive"] {
            var frames: Set<[String]> = []
            for rows in campaigns {
                var pilot = pilot(rows, visibility, size: Size(columns: 160, rows: 24))
                pilot.become(member, size: Size(columns: 160, rows: 24))
                pilot.press("os")
                var seen: [String] = []
                for key in ["b", "p", "p", "b", "b", "p", "-", "w", "q"] {
                    pilot.press(key)
                    seen += pilot.frame
                }
                frames.insert(seen)
            }
            #expect(frames.count == 1, "\(member) \(visibility)")
        }
    }

    // MARK: Scores

    @Test func theScoreIsChangedLiveAndTheCutRecordsIt() throws {
        var pilot = pilot()
        pilot.press("os-------")
        #expect(pilot.screen.contains("the best 3 by the panel's adjusted scores"))
        #expect(order(pilot).hasPrefix("1234"))
        pilot.press("p")
        #expect(pilot.screen.contains("by the panel-and-crowd scores"))
        #expect(pilot.screen.contains("p+c"))
        pilot.press("p")
        #expect(pilot.screen.contains("by the panel's raw scores"))
        #expect(order(pilot).hasPrefix("1243"))
        pilot.press("my")
        let made = try #require(pilot.campaign.cut("shortlist")?.cut)
        #expect(CutRule(made.rule) == CutRule(by: .panel, top: 3, score: .raw, round: "r"))
        #expect(made.kept == ["demo-1", "demo-2", "demo-4"])
        #expect(made.checked(in: pilot.campaign).verdict == .agrees)
        pilot.press("p")
        #expect(pilot.screen.contains("As it stands: 3 in, 1 would come in, 1 would leave"))
        #expect(pilot.frame.contains { $0.contains("* x") && $0.contains("number 4") })
        #expect(pilot.frame.contains { $0.contains(">") && $0.contains("number 3") })
        // Another start follows the cut, unless one had chosen.
        let kept = pilot.model.memory(pilot.campaign)
        pilot.become("anna")
        pilot.press("os")
        #expect(pilot.screen.contains("by the panel's raw scores"))
        pilot.become("anna")
        pilot.model.remember(kept, pilot.campaign)
        pilot.press("os")
        #expect(pilot.screen.contains("by the panel's adjusted scores"))
        // In a blend the crowd is in it once.
        pilot.press("b")
        for _ in 0..<4 {
            #expect(!pilot.screen.contains("its scores panel and crowd"))
            pilot.press("p")
        }
    }

    @Test func rawAndAdjustedStandSideBySideAtEveryWidth() {
        for columns in [40, 56, 72, 80, 110, 160] {
            var pilot = pilot(size: Size(columns: columns, rows: 24))
            pilot.press("os")
            let titles = pilot.frame.first { $0.contains("adj.") } ?? ""
            #expect(titles.contains("raw"), "\(columns)")
            #expect(titles.contains("chance") == (columns >= 56))
            #expect(titles.contains("p+c") == (columns >= 110), "\(columns) \(titles)")
            // Its raw mean is 4 and its place 1; what it is worth is above 3 too.
            let first = pilot.frame.first { $0.contains("Idea") && $0.contains("4.00    1") }
            #expect(first != nil, "\(columns)")
        }
    }

    @Test func theChanceIsInWordsAndTheNumberBehindW() {
        var pilot = pilot(Self.told.dropLast() + [("demo-5", [1, 2.5])])
        pilot.press("os---------")
        #expect(pilot.screen.contains("About 1 of these 1 belong here"))
        #expect(pilot.frame.contains { $0.contains(" in ") && $0.contains("number 1") })
        #expect(pilot.frame.contains { $0.contains(" out ") && $0.contains("number 5") })
        pilot.press("w")
        #expect(
            pilot.screen.contains("Chance to be among the best 1 by the panel: almost surely in"))
        #expect(pilot.screen.contains("(1.00)") || pilot.screen.contains("(0.9"))
    }

    // MARK: Weights

    /// Ease is what impact is not, and counts nothing in the round.
    @Test func otherWeightsAreAskedForAndRecorded() throws {
        var pilot = pilot()
        pilot.press("os-------pp")
        pilot.press("c")
        #expect(pilot.screen.contains("The round's own: impact=1 ease=0"))
        pilot.press("<C-u>impact=0 eas=1<Enter>")
        #expect(pilot.screen.contains("is not a criterion of the round"))
        pilot.press("<C-u>impact=0<Enter>")
        #expect(pilot.screen.contains("At least one criterion needs a weight above 0."))
        pilot.press("<C-u>impact=0 ease=1<Enter>")
        #expect(pilot.screen.contains("raw scores, weighing ease 1, impact 0"))
        // Six less the scores above: 2, 3, 4 and 3.5.
        #expect(order(pilot).hasPrefix("3421"))
        #expect(pilot.frame.contains { $0.contains("4.00    1") && $0.contains("number 3") })
        pilot.press("my")
        let made = try #require(pilot.campaign.cut("shortlist")?.cut)
        #expect(made.kept == ["demo-3", "demo-4", "demo-2"])
        #expect(CutRule(made.rule)?.weights == ["impact": 0, "ease": 1])
        pilot.press("w")
        #expect(pilot.screen.contains("Weighing ease 1, impact 0: panel 4.00"))
        pilot.press("qc<C-u><Enter>")
        #expect(!pilot.screen.contains("weighing") && order(pilot).hasPrefix("1243"))
        pilot.press("c<Esc>")
        #expect(pilot.screen.contains("Nothing was done."))
    }
}
