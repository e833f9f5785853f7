import Testing
import WhittleTesting

@testable import WhittleCore

@Suite struct EvidenceSourceTests {
    private static func register(
        _ id: String, review: String? = nil, title: String = "A source"
    ) -> Event {
        .evidenceRegistered(EvidenceRegistered(evidence: id, title: title, review: review))
    }

    private static func reviewed(
        _ id: String, _ verdict: EvidenceVerdict, next: String? = nil
    ) -> Event {
        .evidenceReviewed(EvidenceReviewed(evidence: id, verdict: verdict, next: next))
    }

    private static func link(_ id: String, _ idea: String) -> Event {
        .evidenceLinked(EvidenceLinked(evidence: id, idea: idea))
    }

    private func day(_ text: String) throws -> Int { try #require(CalendarDate.day(text)) }

    @Test func theLastReviewSaysHowItStands() throws {
        var journal = CampaignBuilder()
        journal.add(Self.register("s", review: "2015-06-30"))
        var source = try #require(try journal.campaign().evidenceSource("s"))
        #expect(source.state == .current)
        #expect(source.due(on: try day("2015-06-29")) == .later(days: 1))
        #expect(source.due(on: try day("2015-06-30")) == .now(days: 0))
        #expect(source.due(on: try day("2015-07-02")) == .now(days: 2))
        let review = journal.add(Self.reviewed("s", .superseded, next: "2016-01"))
        source = try #require(try journal.campaign().evidenceSource("s"))
        #expect(source.state == .superseded)
        #expect(source.due(on: try day("2015-12-31")) == .later(days: 1))
        #expect(source.due(on: try day("2016-01-01")) == .now(days: 0))
        // An edit after the review carries the old date along, and does not bring it back.
        journal.add(Self.register("s", review: "2015-06-30", title: "Corrected"))
        source = try #require(try journal.campaign().evidenceSource("s"))
        #expect(source.nextReview == "2016-01")
        #expect(source.details.title == "Corrected")
        journal.undo(review)
        #expect(try journal.campaign().evidenceSource("s")?.nextReview == "2015-06-30")
        journal.add(Self.reviewed("s", .withdrawn, next: "2016-01"))
        #expect(try journal.campaign().evidenceSource("s")?.nextReview == nil)
    }

    @Test func whatIsNoDateIsSaidSo() throws {
        var journal = CampaignBuilder()
        journal.add(Self.register("s", review: "next summer"))
        let source = try #require(try journal.campaign().evidenceSource("s"))
        #expect(source.due(on: 0) == .unreadable("next summer"))
        #expect(source.dueWords(on: 0).contains("no date"))
    }

    @Test func theLongestDueComesFirst() throws {
        var journal = CampaignBuilder()
        for (id, review) in [
            ("a", "2016-03-01"), ("b", "2015-01-01"), ("c", nil), ("d", "soon"), ("e", "2015-05"),
            ("f", "2016-01-01"), ("g", "2014"),
        ] as [(String, String?)] { journal.add(Self.register(id, review: review)) }
        journal.add(Self.reviewed("g", .withdrawn))
        let campaign = try journal.campaign()
        let order = Campaign.byDue(campaign.evidenceSources, on: try day("2015-06-01"))
        #expect(order.map(\.id) == ["b", "e", "d", "f", "a", "c", "g"])
    }

    @Test func linksAreUnitedAtTheHead() throws {
        var journal = CampaignBuilder()
        for idea in ["a", "b", "c"] { journal.idea(idea) }
        for id in ["s", "t"] { journal.add(Self.register(id)) }
        journal.add(Self.link("s", "a"))
        journal.add(Self.link("s", "b"))
        journal.add(Self.link("t", "b"))
        journal.add(Self.link("gone", "b"))
        journal.merge("b", into: "a")
        var campaign = try journal.campaign()
        #expect(campaign.ideas(ofEvidence: "s") == [campaign.item("a")])
        #expect(campaign.evidenceSources(of: campaign.item("b")).map(\.id) == ["s", "t"])
        #expect(campaign.evidenceSources(of: campaign.item("c")).isEmpty)
        let events = campaign.unlinkEvents("s", from: campaign.item("a"))
        #expect(events.count == 2)
        for event in events { journal.add(event) }
        campaign = try journal.campaign()
        #expect(campaign.ideas(ofEvidence: "s").isEmpty)
        #expect(campaign.evidenceSources(of: campaign.item("a")).map(\.id) == ["t"])
    }

    // MARK: Who sees what

    @Test func thePublicSeesWhatTheGuideHas() throws {
        var journal = CampaignBuilder()
        journal.join("olive", .observer)
        journal.join("pia", .panelist)
        for idea in ["a", "b", "c"] {
            journal.idea(idea)
            journal.add(Self.register("of-\(idea)"))
            journal.add(Self.link("of-\(idea)", idea))
        }
        journal.add(Self.register("loose"))
        journal.decide(.approved, "a", "b")
        for idea in ["a", "c"] {
            journal.add(.entryWritten(EntryWritten(idea: idea, section: "s")))
        }
        journal.add(.recusalDeclared(RecusalDeclared(idea: "a", member: "pia")))
        let campaign = try journal.campaign()
        let observer = Viewpoint("olive", in: campaign)
        let panelist = Viewpoint("pia", in: campaign)
        func ids(_ viewpoint: Viewpoint) -> [String] {
            viewpoint.evidenceSources(in: campaign).map(\.id)
        }
        #expect(ids(observer) == ["loose", "of-a", "of-b", "of-c"])
        // c is in the guide, and not approved.
        #expect(ids(.publicView) == ["of-a"])
        #expect(panelist.ideas(ofEvidence: "of-a", in: campaign).isEmpty)
        #expect(panelist.evidenceSources(of: campaign.item("a"), in: campaign).isEmpty)
        let text = EvidenceText(campaign, .publicView, today: 0)
        #expect(text.sentence(of: campaign.item("a")) == "Evidence: of-a.")
        #expect(text.sentence(of: campaign.item("b")) == nil)
    }

    // MARK: What may be written

    private func refusal(_ event: Event, as member: String = "anna") throws -> String? {
        var journal = CampaignBuilder()
        journal.join("olive", .observer)
        journal.idea("a")
        journal.comment("c", on: "a")
        journal.add(Self.register("s", review: "2015-06-30"))
        journal.add(Self.register("t", review: "2015-06-30"))
        journal.add(Self.reviewed("t", .current, next: "2016-06-30"))
        journal.add(Self.link("s", "a"))
        return try journal.campaign().check(event, by: member)?.sentence
    }

    @Test func whatIsWrongIsRefused() throws {
        let long = String(repeating: "x", count: 301)
        let wrong: [(Event, String)] = [
            (Self.register("s", title: " \n"), "no title"),
            (Self.register("s", title: long), "300"),
            (Self.register("s", review: "2015-02-30"), "no date"),
            (Self.register("t", review: "2015-07-30"), "review it again"),
            (
                .evidenceRegistered(
                    EvidenceRegistered(evidence: "n", title: "T", features: ["a", " "])), "blank"
            ),
            (
                .evidenceRegistered(
                    EvidenceRegistered(evidence: "n", title: "T", published: "may")), "no date"
            ),
            (
                .evidenceRegistered(EvidenceRegistered(evidence: "n", title: "T", source: long)),
                "publisher"
            ),
            (
                .evidenceRegistered(
                    EvidenceRegistered(
                        evidence: "n", title: "T", summary: String(repeating: "x", count: 20_001))),
                "summary"
            ),
            (Self.reviewed("none", .current), "no source"),
            (Self.reviewed("s", .current, next: "soon"), "no date"),
            (Self.link("none", "a"), "no source"), (Self.link("s", "b"), "no item"),
            (Self.link("s", "c"), "comment"), (Self.link("s", "a"), "already"),
            (.evidenceUnlinked(EvidenceUnlinked(evidence: "t", idea: "a")), "does not belong"),
        ]
        for (event, words) in wrong {
            let sentence = try #require(try refusal(event))
            #expect(sentence.contains(words), "\(sentence)")
        }
        #expect(try refusal(Self.register("n"), as: "olive") != nil)
        #expect(try refusal(Self.register("t", review: "2015-06-30")) == nil)
        #expect(try refusal(Self.register("s", review: "2016")) == nil)
        #expect(try refusal(Self.link("t", "a")) == nil)
        #expect(try refusal(Self.reviewed("s", .withdrawn)) == nil)
    }

    @Test(arguments: [
        "javascript:alert(1)", "ftp://example.org/", "https://", "https:///x", "example.org",
        "https://a b", "https://a\"b", "https://a\u{202E}b", "https://a\u{0}b", " https://a",
        "http://<script>", "data:text/html,x", "HTTPS://\u{85}",
    ]) func whatIsNoAddressOfTheWebIsRefused(url: String) throws {
        #expect(!Campaign.isWebAddress(url))
        let event = Event.evidenceRegistered(
            EvidenceRegistered(evidence: "n", title: "T", url: url))
        #expect(try refusal(event)?.contains("address") == true)
    }

    @Test func addressesOfTheWebAreTaken() {
        for url in ["https://example.org/a?b=c#d", "HTTP://example.org", "https://münchen.example"]
        {
            #expect(Campaign.isWebAddress(url))
        }
    }
}
