import Testing
import WhittleCore
import WhittleJournal
import WhittleTesting

/// What a viewer may not see is found neither by a term nor by its opposite.
@Suite struct QueryVisibilityTests {
    private func found(_ text: String, _ campaign: Campaign, _ viewpoint: Viewpoint) throws
        -> [String]
    {
        let query = try Query(text, in: campaign, for: viewpoint)
        let context = QueryContext(campaign, viewpoint, for: query)
        let items = viewpoint.ideas(in: campaign) + viewpoint.comments(in: campaign)
        return query.filter(items, context).map { campaign.items.name($0) }.sorted()
    }

    static let moderation = [
        "flags>0", "flags<9", "flagged:yes", "flagged:no", "flag:spam", "flagger:p-2",
        "rule:rude-words", "reason:off-topic", "reason:none", "by:mo", "decided>=2000",
        "changed:no",
    ]
    static let votes = ["up>=0", "down>=0", "pass>=0", "voters>=0", "crowd>0", "crowd_rank>0"]
    static let reviews = ["panel>0", "panel<9", "panel_rank>0", "reviews>=0"]
    static let authors = ["participant:p-1", "author:p-1"]

    @Test(arguments: ["pat", "obs", "public"]) func moderationIsForTheStaff(name: String) throws {
        let campaign = try QueryTests.journal().campaign()
        let viewpoint =
            name == "public" ? Viewpoint.publicView : Viewpoint(name, in: campaign)
        for term in Self.moderation {
            for text in [term, "-" + term, "-(\(term) kind:idea)", "-(-\(term))"] {
                let open =
                    text.hasPrefix("-(") && text.contains("kind") ? "-kind:idea" : "\"\u{1}\""
                // What remains is what the visible part alone decides.
                #expect(
                    try found(text, campaign, viewpoint) == found(open, campaign, viewpoint),
                    "\(name): \(text)")
            }
            #expect(
                try found("\(term) or kind:idea", campaign, viewpoint)
                    == found("kind:idea", campaign, viewpoint))
        }
    }

    @Test func thePublicFindsNothingByVotesReviewsOrAuthors() throws {
        let campaign = try QueryTests.journal().campaign()
        for term in Self.votes + Self.reviews + Self.authors {
            #expect(try found(term, campaign, .publicView) == [], "\(term)")
            #expect(try found("-" + term, campaign, .publicView) == [], "\(term)")
        }
        #expect(try found("", campaign, .publicView) == ["i-1"])
    }

    @Test func scoresAreFoundOnlyByWhoMaySeeThem() throws {
        var journal = QueryTests.journal()
        journal.join("ben", .panelist)
        journal.round("r", .afterOwn)
        journal.review("i-1", ["impact": 5, "ease": 5], by: "pat.pppp1111")
        let campaign = try journal.campaign()
        let ben = Viewpoint("ben", in: campaign)
        let pat = Viewpoint("pat", in: campaign)
        for term in Self.reviews {
            #expect(try found(term + " kind:idea", campaign, ben) == [], "\(term)")
            #expect(try found("kind:idea -" + term, campaign, ben) == [], "\(term)")
        }
        #expect(try found("panel>4", campaign, pat) == ["i-1"])
        // Of an idea that nobody else has scored there is nothing that pat may not see.
        #expect(try found("kind:idea -panel>4", campaign, pat) == [])
        // A moderator sees no scores.
        let mo = Viewpoint("mo", in: campaign)
        #expect(try found("panel>0 or -panel>0", campaign, mo).allSatisfy { $0.hasPrefix("c") })
    }

    @Test func authorsAreHiddenFromABlindRound() throws {
        var journal = QueryTests.journal()
        journal.round(blind: true)
        let campaign = try journal.campaign()
        let pat = Viewpoint("pat", in: campaign)
        for term in Self.authors {
            #expect(try found(term, campaign, pat) == [])
            #expect(try found("-" + term, campaign, pat) == [])
            #expect(try found(term, campaign, Viewpoint("mo", in: campaign)) == ["i-1"])
        }
    }

    /// An item that may not be seen is asked after like one that is not there.
    @Test func aHiddenItemIsNotThere() throws {
        let campaign = try QueryTests.journal().campaign()
        let pat = Viewpoint("pat", in: campaign)
        for id in ["c-2", "c-9"] {
            #expect(try found("thread:" + id, campaign, pat) == [])
            #expect(try found("-thread:" + id, campaign, pat) == [])
            #expect(try found("id:" + id, campaign, pat) == [])
            #expect(try found(id, campaign, pat) == [])
        }
        #expect(try found("really", campaign, pat) == [])
    }

    // MARK: Saved queries

    private func saved(_ queries: KeyValuePairs<String, String>) throws -> Campaign {
        var journal = QueryTests.journal()
        for (name, text) in queries {
            journal.add(.querySaved(QuerySaved(query: name, title: name, text: text)))
        }
        return try journal.campaign()
    }

    @Test func aSavedQueryIsUsedByItsName() throws {
        let campaign = try saved(["forms": "forms or nurses", "ideas": "saved:forms kind:idea"])
        let anna = Viewpoint("anna", in: campaign)
        #expect(try found("saved:ideas -status:approved", campaign, anna) == ["i-2", "i-3"])
        #expect(try found("-saved:ideas kind:idea", campaign, anna) == [])
        // It asks as its viewer does, and is not for the public.
        #expect(throws: QueryFault.self) { try found("saved:ideas", campaign, .publicView) }
        let flagged = try saved(["f": "flags>0"])
        #expect(try found("saved:f", flagged, Viewpoint("pat", in: flagged)) == [])
        #expect(try found("-saved:f", flagged, Viewpoint("pat", in: flagged)) == [])
    }

    @Test func circlesAndFloodsAreRefused() throws {
        let campaign = try saved(["a": "saved:b", "b": "nurse saved:a", "bad": "status:"])
        let anna = Viewpoint("anna", in: campaign)
        do {
            _ = try Query("x saved:a", in: campaign, for: anna)
            Issue.record("a circle was read")
        } catch {
            #expect(error.column == 9)
            #expect(
                error.sentence
                    == "In the saved query “a”: In the saved query “b”: The saved query “a” would use itself."
            )
        }
        #expect(throws: QueryFault.self) { try found("saved:bad", campaign, anna) }
        // Each one uses the next twice: two to the twentieth terms.
        var journal = CampaignBuilder()
        for level in 0..<20 {
            let next = "saved:q\(level + 1) saved:q\(level + 1)"
            journal.add(
                .querySaved(
                    QuerySaved(query: "q\(level)", title: "q", text: level == 19 ? "x" : next)))
        }
        let flood = try journal.campaign()
        #expect(throws: QueryFault.self) {
            try found("saved:q0", flood, Viewpoint("anna", in: flood))
        }
    }

    @Test func onlyWhatCanBeReadIsSaved() throws {
        let campaign = try saved(["a": "nurse", "b": "saved:a"])
        func refusal(_ name: String, _ text: String) -> String? {
            campaign.check(
                .querySaved(QuerySaved(query: name, title: "T", text: text)), by: "anna")?.sentence
        }
        #expect(refusal("c", "saved:b") == nil)
        #expect(refusal("a", "saved:b")?.contains("would use itself") == true)
        #expect(refusal("a", "saved:a")?.contains("Column 7") == true)
        #expect(refusal("c", "statsu:x")?.contains("Did you mean “status”?") == true)
        #expect(refusal("c", " ") == "There is no saved query “c”.")
        #expect(refusal("a", "") == nil)
    }

    @Test func anEmptyTextTakesAQueryAway() throws {
        var journal = QueryTests.journal()
        journal.add(.querySaved(QuerySaved(query: "a", title: "A", text: "nurse")))
        let taken = journal.add(.querySaved(QuerySaved(query: "a", title: "A", text: " ")))
        var campaign = try journal.campaign()
        #expect(Viewpoint("anna", in: campaign).savedQueries(in: campaign).isEmpty)
        journal.undo(taken)
        campaign = try journal.campaign()
        #expect(Viewpoint("anna", in: campaign).savedQueries(in: campaign).map(\.query) == ["a"])
        #expect(Viewpoint.publicView.savedQueries(in: campaign).isEmpty)
    }
}
