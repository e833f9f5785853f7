import Testing
import WhittleJournal
import WhittleTesting

@testable import WhittleCore

/// Raw and adjusted side by side, from what a viewer may see and from nothing else.
@Suite struct PanelFiguresTests {
    private func figures(
        _ journal: CampaignBuilder, _ who: String
    ) throws -> (PanelFigures, Campaign) {
        let campaign = try journal.campaign()
        let view = who == "public" ? Viewpoint.publicView : Viewpoint(who, in: campaign)
        return (PanelFigures(campaign, view, try #require(campaign.round("r"))), campaign)
    }

    @Test(arguments: ["mo", "obs", "stranger", "public", "pug"])
    func whoMaySeeNoScoreSeesNoFigure(_ who: String) throws {
        var journal = PanelCutTests.journal([[4, 3, 5], [2, 2, 3], [5, 4, 4]], .afterOwn)
        journal.join("mo", .moderator)
        journal.join("obs", .observer)
        let (figures, campaign) = try figures(journal, who)
        #expect(figures.table.items.isEmpty && figures.adjusted == nil)
        #expect(figures.withCrowd == nil && !figures.hasBothStandings)
        for idea in ["a", "b", "c"] {
            #expect(figures.sentence(campaign.item(idea)) == nil)
            #expect(figures.rawPlace(campaign.item(idea)) == nil)
        }
        let derived = Derived(campaign, Viewpoint(who, in: campaign))
        let row = IdeaSummary(campaign.item("a"), campaign, derived).json
        #expect(row["panel_adjusted"] == .null && row["panel_adjusted_rank"] == .null)
    }

    /// Pug has scored a and b: what others say of c moves none of pug's figures, and no rule that
    /// is the usual one, no order and no chance is told.
    @Test func hiddenScoresMoveNothing() throws {
        var journal = PanelCutTests.journal(
            [[4, 3, 5, 4], [2, 2, 3, 1], [5, 4, 4], [3, 1]], .afterOwn)
        let (before, campaign) = try figures(journal, "pug")
        journal.review("c", ["impact": 1], by: PanelCutTests.writers[0])
        journal.review("d", ["impact": 5], by: PanelCutTests.writers[2])
        let (after, later) = try figures(journal, "pug")
        #expect(before.table == after.table && before.table.items.count == 2)
        for idea in ["a", "b", "c", "d"] {
            #expect(before.sentence(campaign.item(idea)) == after.sentence(later.item(idea)))
        }
        let view = Viewpoint("pug", in: later)
        for kind in PanelScoreKind.allCases {
            let rule = CutRule(by: .panel, top: 1, score: kind, round: "r")
            #expect(!view.canSeeOrder(rule, from: "pool", in: later))
        }
    }

    @Test func aRecusalTakesTheIdeaOutOfOnesFigures() throws {
        var journal = PanelCutTests.journal(PanelCutTests.panel8)
        journal.add(.recusalDeclared(RecusalDeclared(idea: "h", member: "anna")))
        let (own, campaign) = try figures(journal, "anna")
        #expect(own.table.items.count == 7 && own.adjusted?.place(campaign.item("h")) == nil)
        let (all, _) = try figures(journal, "pat")
        #expect(all.adjusted?.place(campaign.item("h")) == 1)
    }

    @Test func rawAndAdjustedHaveTheirPlaces() throws {
        let (figures, campaign) = try figures(PanelCutTests.journal(PanelCutTests.panel8), "pat")
        let (c, h) = (campaign.item("c"), campaign.item("h"))
        #expect(figures.rawPlace(c) == 1 && figures.rawPlace(h) == 2)
        #expect(figures.adjusted?.place(c) == 2 && figures.adjusted?.place(h) == 1)
        // sqrt(0.1814780381) = 0.426
        #expect(
            figures.sentence(c)
                == "panel 4.67 from 3 reviews, place 1; adjusted 4.34 ± 0.43, place 2")
        let one = try self.figures(PanelCutTests.journal([[4]]), "pat")
        #expect(
            one.0.sentence(one.1.item("a"))
                == "panel 4.00 from 1 review, place 1; not adjusted, as too few scores differ")
    }

    /// pat and pia are from inside, pru from outside, of pug nothing is said.
    @Test func insideAndOutsideStandApart() throws {
        var journal = PanelCutTests.journal([[4, 3, 1, 5], [2, nil, nil, 3]])
        for (member, standing) in [
            ("pat", Standing.internal), ("pia", .internal), ("pru", .external),
        ] {
            journal.add(
                .memberJoined(
                    MemberJoined(
                        member: member, name: member, roles: [.panelist], standing: standing)))
        }
        let (figures, campaign) = try figures(journal, "pat")
        #expect(figures.hasBothStandings)
        let a = try #require(figures.score(campaign.item("a")))
        #expect(a.internalMean == 3.5 && a.externalMean == 1 && a.mean == 3.25)
        let b = try #require(figures.score(campaign.item("b")))
        #expect(b.internalMean == 2 && b.externalMean == nil)
        #expect(
            figures.sentence(campaign.item("b"))?.hasSuffix("internal 2.00, external –") == true)
    }
}
