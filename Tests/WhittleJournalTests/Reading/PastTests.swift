import Testing
import WhittleCore
import WhittleTesting

@testable import WhittleJournal

/// Looking back gives the campaign of the lines up to then, and shows nothing that today hides.
@Suite struct PastTests {
    private func second(_ second: Int64) -> Timestamp { CampaignBuilder.second(second) }

    private func past(_ journal: CampaignBuilder, _ moment: Timestamp) throws -> Campaign {
        let (campaign, reader) = try journal.read()
        return try reader.past(
            at: moment, of: campaign, in: journal.folder, now: CampaignBuilder.second(7200)
        ).campaign
    }

    // MARK: The same lines

    /// What a line says of its time, found by another road than the reader's: as JSON.
    private static func counts(_ line: CampaignBuilder.Line, upTo moment: Timestamp) -> Bool {
        guard let value = try? JSONValue(parsing: String(decoding: line.bytes, as: UTF8.self)),
            let type = value["type"]?.text, let at = value["at"]?.text
        else { return true }
        let isTimeless =
            type.hasPrefix("campaign.") || type.hasPrefix("question.")
            || type.hasPrefix("member.") || type.hasSuffix(".erased")
        // Another campaign's file is none of this one's.
        let isForeign = value["campaign"]?.text.map { $0 != CampaignBuilder.campaignID } ?? false
        return isTimeless || isForeign || (value["happened"]?.text ?? at) <= moment.text
    }

    /// Journals in which everything gets into each other's way, on random moments: the same
    /// campaign as from files that hold the lines up to then alone.
    @Test(arguments: UInt64(0)..<60)
    func itIsTheCampaignOfTheLinesUpToThen(_ seed: UInt64) throws {
        let journal = RandomJournal(seed: seed)
        var random = SeededGenerator(seed)
        let now = CampaignBuilder.second(7200)
        var campaign = Campaign(id: CampaignBuilder.campaignID)
        var reader = JournalReader()
        try reader.refresh(&campaign, journal.builder.folder, now: now)
        for _ in 0..<3 {
            let moment = CampaignBuilder.second(Int64.random(in: -5...185, using: &random))
            let past = try reader.read(
                upTo: moment, of: campaign, in: journal.builder.folder, now: now
            ).campaign
            let lines = journal.builder.lines.filter { PastTests.counts($0, upTo: moment) }
            var other = Campaign(id: CampaignBuilder.campaignID)
            var fresh = JournalReader()
            try fresh.refresh(&other, CampaignBuilder.folder(lines), now: now)
            let (found, wanted) = (fingerprint(past), fingerprint(other))
            let added = found.filter { !wanted.contains($0) }
            let missing = wanted.filter { !found.contains($0) }
            #expect(
                found == wanted,
                "seed \(seed) at \(moment.text): + \(added.prefix(4)) - \(missing.prefix(4))")
            #expect(past.intake.admitted == other.intake.admitted)
        }
    }

    @Test func whatHappenedAtItsSourceCountsFromThenOn() throws {
        var journal = CampaignBuilder()
        journal.idea("i", at: second(10))
        journal.vote("i", "p", 1, at: second(900), happened: second(50))
        journal.vote("i", "q", -1, at: second(20), happened: second(60))
        #expect(try past(journal, second(49)).votes("i") == "0/0/0")
        #expect(try past(journal, second(50)).votes("i") == "1/0/0")
        #expect(try past(journal, second(60)).votes("i") == "1/1/0")
    }

    @Test func whatWasUndoneLaterWasNotUndoneThen() throws {
        var journal = CampaignBuilder()
        journal.idea("i", at: second(10))
        journal.idea("j", at: second(11))
        let vote = journal.vote("i", "p", 1, at: second(20))
        let merge = journal.add(
            .ideasMerged(IdeasMerged(ideas: ["j"], into: "i")), at: second(30))
        journal.add(.lineUndone(LineUndone(lines: [vote, merge])), at: second(40))
        journal.add(.lineRedone(LineRedone(lines: [merge])), at: second(50))
        func facts(_ at: Int64) throws -> String {
            let campaign = try past(journal, second(at))
            return "\(campaign.votes("i")) \(campaign.group(of: campaign.item("i")).count)"
        }
        #expect(try facts(20) == "1/0/0 1")
        #expect(try facts(30) == "1/0/0 2")
        #expect(try facts(40) == "0/0/0 1")
        #expect(try facts(50) == "0/0/0 2")
    }

    @Test func theCampaignItsQuestionsAndItsMembersHoldAtAllTimes() throws {
        var journal = CampaignBuilder(creating: CampaignCreated(title: "Before"))
        journal.idea("i", at: second(10))
        journal.join("mo", .moderator)
        journal.add(
            .campaignChanged(CampaignChanged(title: "After")), at: second(5000))
        journal.add(
            .questionAsked(QuestionAsked(question: "q", title: "What?")), at: second(5000))
        let before = try past(journal, second(-86_400))
        #expect(before.title == "After")
        #expect(before.askedQuestions.count == 1)
        #expect(before.membership.member("mo")?.isPresent == true)
        #expect(before.isBare)
        #expect(before.count(.idea) == 0)
    }

    @Test func afterTheLastLineItIsTheCampaignAsItIs() throws {
        var journal = CampaignBuilder()
        journal.idea("i")
        journal.vote("i", "p", 1)
        let campaign = try journal.campaign()
        let later = try past(journal, second(1_000_000))
        #expect(fingerprint(later) == fingerprint(campaign))
    }

    /// Lines that cannot be read have no time: they are told as they are today.
    @Test func aFileOfAnotherCampaignIsNoneOfThisOneAtAnyTime() throws {
        var journal = CampaignBuilder()
        let other = WriterOpened(campaign: "zoe.othr2222-2", kind: .person)
        journal.add(.writerOpened(other), by: "anna.othr1111", at: second(500))
        journal.add(
            .ideaSubmitted(IdeaSubmitted(idea: "i", title: "Theirs")), by: "anna.othr1111",
            at: second(510), happened: second(1))
        #expect(try past(journal, second(100)).count(.idea) == 0)
    }

    // MARK: What today hides

    @Test func whatIsHiddenTodayIsShownToNobodyWhoMayNotSeeItToday() throws {
        var journal = CampaignBuilder()
        journal.join("pia", .panelist)
        journal.idea("i", at: second(10))
        journal.idea("j", at: second(11))
        journal.idea("k", at: second(12))
        let approved = ItemsDecided(items: ["i", "j", "k"], verdict: .approved)
        journal.add(.itemsDecided(approved), at: second(20))
        let hidden = ItemsDecided(items: ["i"], verdict: .hidden, reason: "spam")
        journal.add(.itemsDecided(hidden), at: second(30))
        journal.add(
            .flagRaised(FlagRaised(item: "j", reason: Campaign.personalDataCode)), at: second(31))
        let then = try past(journal, second(25))
        func ideas(_ viewpoint: Viewpoint) -> [String] {
            viewpoint.ideas(in: then).map { then.items.name($0) }
        }
        #expect(then.status("i") == .approved)
        #expect(ideas(.publicView) == ["k"])
        #expect(ideas(Viewpoint("pia", in: then)) == ["j", "k"])
        #expect(ideas(Viewpoint("anna", in: then)) == ["i", "j", "k"])
        // What was not yet approved then is not shown as of then either.
        let before = try past(journal, second(15))
        #expect(Viewpoint.publicView.ideas(in: before).isEmpty)
    }

    @Test func aRedactedTextIsRedactedOnEveryDay() throws {
        var journal = CampaignBuilder()
        journal.open("mo.mmmm1111")
        journal.join("mo", .moderator)
        journal.idea("i", "Jane Roe said it", body: "Call 555", at: second(10))
        journal.comment("c", on: "i", body: "Jane again", at: second(11))
        let redacted = ItemRedacted(
            item: "i", title: "[name] said it", body: "Call [number]", reason: "personal-data")
        journal.add(.itemRedacted(redacted), by: "mo.mmmm1111", at: second(90))
        let kept = journal.add(
            .itemRedacted(ItemRedacted(item: "c", body: "gone", reason: "personal-data")),
            by: "mo.mmmm1111", at: second(91))
        journal.add(.lineUndone(LineUndone(lines: [kept])), at: second(92))
        let then = try past(journal, second(50))
        #expect(then.title(of: then.item("i")) == "[name] said it")
        #expect(then.body(of: then.item("i")) == "Call [number]")
        #expect(then.contains(FoldedText("jane"), in: then.item("i")) == false)
        #expect(then.body(of: then.item("c")) == "Jane again")
    }

    @Test func anErasedItemIsErasedOnEveryDay() throws {
        var journal = CampaignBuilder()
        let line = journal.idea("i", "Jane Roe", at: second(10))
        journal.add(
            .itemErased(ItemErased(item: "i", lines: [line], reason: "asked")), at: second(900))
        let then = try past(journal, second(50))
        #expect(then.title(of: then.item("i")) == Campaign.erasedText)
    }

    @Test func aContributionThatWasTakenBackIsForTheStaffAlone() throws {
        var journal = CampaignBuilder()
        journal.join("pia", .panelist)
        let line = journal.idea("i", at: second(10))
        journal.add(.lineUndone(LineUndone(lines: [line])), at: second(20))
        let then = try past(journal, second(15))
        #expect(Viewpoint("anna", in: then).ideas(in: then).count == 1)
        #expect(Viewpoint("pia", in: then).ideas(in: then).isEmpty)
    }

    @Test func whoStandsBackTodaySeesTheIdeaOnNoDay() throws {
        var journal = CampaignBuilder()
        journal.open("pia.pppp1111")
        journal.join("pia", .panelist)
        journal.idea("i", at: second(10))
        journal.round()
        journal.review("i", ["impact": 4, "ease": 3], by: "pia.pppp1111")
        journal.add(
            .recusalDeclared(RecusalDeclared(idea: "i", member: "anna")), at: second(900))
        let then = try past(journal, second(500))
        let anna = Viewpoint("anna", in: then)
        #expect(!anna.canSee(then.item("i"), in: then))
        let pia = Viewpoint("pia", in: then)
        #expect(pia.canSee(then.item("i"), in: then))
        let rule = CutRule(by: .panel, top: 1, round: "r")
        #expect(!anna.canSeeOrder(rule, from: "pool", in: then))
        #expect(pia.canSeeOrder(rule, from: "pool", in: then))
    }

    /// Scores that a round covers today are covered on every day, and the other way round.
    @Test func aRoundShowsItsScoresOnlyWhereItDidThenAndDoesToday() throws {
        func sees(_ visibilities: [Visibility]) throws -> Bool {
            var journal = CampaignBuilder()
            journal.open("pia.pppp1111")
            journal.join("pia", .panelist)
            journal.idea("i", at: second(10))
            for (index, visibility) in visibilities.enumerated() {
                journal.clock = second(20 + 400 * Int64(index))
                journal.round("r", visibility)
                if index == 0 {
                    journal.review("i", ["impact": 4, "ease": 3], by: "pia.pppp1111")
                }
            }
            let then = try past(journal, second(100))
            let round = try #require(then.round("r"))
            return Viewpoint("anna", in: then).canSeeReviews(of: then.item("i"), in: round, then)
        }
        #expect(try sees([.always]))
        #expect(try sees([.always, .afterRound]) == false)
        #expect(try sees([.afterRound, .always]) == false)
    }

    // MARK: Moments

    @Test(arguments: [
        ("2015-02-14", "2015-02-14T23:59:59.999Z"), ("2015-02", "2015-02-28T23:59:59.999Z"),
        ("2016", "2016-12-31T23:59:59.999Z"), ("2015-02-14T18:30", "2015-02-14T18:30:59.999Z"),
        ("2015-02-14 18:30", "2015-02-14T18:30:59.999Z"),
        ("2015-02-14T18:30Z", "2015-02-14T18:30:59.999Z"),
        ("2015-02-14T18:30:05", "2015-02-14T18:30:05.999Z"),
        ("2015-02-14T18:30:05.007Z", "2015-02-14T18:30:05.007Z"),
    ])
    func aMomentIsTheEndOfWhatItNames(_ text: String, _ moment: String) {
        #expect(PastMoment.parse(text)?.text == moment)
    }

    @Test(arguments: [
        "", " ", "yesterday", "2015-02-30", "2015-2-3", "14/02/2015", "2015-02-14T",
        "2015-02-14T25:00",
        "2015-02-14T18:30:61", "2015-02-14T18:30+01:00", "20150214", "2015-02-14\u{202E}", "-1",
        "٢٠١٥-٠٢-١٤", "2015-02-14T18:30:05.0071Z", "Z", "2015-02-14 ZZ",
    ])
    func whatIsNoDateIsNone(_ text: String) { #expect(PastMoment.parse(text) == nil) }
}
