import Testing
import WhittleCore
import WhittleJournal
import WhittleTesting

/// Policies, the reason codes that they add, and the reason that hides nothing.
@Suite struct PolicyTests {
    private func policy(_ id: String, _ code: String?, _ body: String = "Text\nMore") -> Event {
        .policyWritten(PolicyWritten(policy: id, title: "Title of \(id)", body: body, code: code))
    }

    private func decided(_ verdict: Verdict, _ reason: String) -> Event {
        .itemsDecided(ItemsDecided(items: ["i-1"], verdict: verdict, reason: reason))
    }

    @Test func aPolicyAddsACodeAndTakesItAway() throws {
        var journal = QueryTests.journal()
        journal.add(policy("rules", nil))
        journal.add(policy("spam-rule", "spam"))
        journal.add(policy("own", "own-code"))
        var campaign = try journal.campaign()
        #expect(campaign.reasonCodes == Campaign.fixedReasonCodes + ["own-code"])
        #expect(campaign.policyText(for: "own-code")?.policy == "own")
        #expect(campaign.reasons.last?.description == "Title of own: Text")
        #expect(
            campaign.reasons.first { $0.code == "spam" }?.description == "Title of spam-rule: Text")
        #expect(campaign.reasons.first { $0.code == "other" }?.description == "")
        #expect(campaign.check(decided(.hidden, "own-code"), by: "mo") == nil)
        journal.add(decided(.hidden, "own-code"), by: "mo.mmmm1111")
        let without = journal.add(policy("own", nil))
        campaign = try journal.campaign()
        #expect(campaign.reasonCodes == Campaign.fixedReasonCodes)
        #expect(campaign.check(decided(.hidden, "own-code"), by: "mo") != nil)
        #expect(campaign.decision(of: campaign.item("i-1"))?.reason == "own-code")
        journal.undo(without)
        #expect(try journal.campaign().reasonCodes.contains("own-code"))
    }

    @Test func whatIsNoPolicyIsRefused() throws {
        var journal = QueryTests.journal()
        journal.add(policy("own", "own-code"))
        let campaign = try journal.campaign()
        #expect(campaign.check(policy("own", "own-code"), by: "anna") == nil)
        #expect(
            campaign.check(policy("other", "own-code"), by: "anna")?.sentence.contains(
                "“own” already") == true)
        #expect(
            campaign.check(policy("other", nil, " "), by: "anna")?.sentence
                == "The policy has no text.")
        #expect(
            campaign.check(policy("other", nil), by: "mo")?.sentence.contains("facilitator") == true
        )
        let untitled = PolicyWritten(policy: "p", title: "", body: "x")
        #expect(campaign.check(.policyWritten(untitled), by: "anna") != nil)
    }

    @Test func safeguardingIsNeverJustHidden() throws {
        var journal = QueryTests.journal()
        var campaign = try journal.campaign()
        for name in ["mo", "anna"] {
            #expect(
                campaign.check(decided(.hidden, "safeguarding"), by: name)?.sentence
                    .hasPrefix("Safeguarding is never just hidden: escalate") == true)
            #expect(campaign.check(decided(.escalated, "safeguarding"), by: name) == nil)
            #expect(campaign.check(decided(.approved, "safeguarding"), by: name) == nil)
            #expect(campaign.check(decided(.hidden, "spam"), by: name) == nil)
        }
        let escalation = journal.add(decided(.escalated, "safeguarding"), by: "mo.mmmm1111")
        campaign = try journal.campaign()
        #expect(campaign.check(decided(.hidden, "safeguarding"), by: "mo") != nil)
        #expect(campaign.check(decided(.hidden, "safeguarding"), by: "anna") == nil)
        // Several at once: each of them must have been handed on.
        let both = ItemsDecided(items: ["i-1", "i-2"], verdict: .hidden, reason: "safeguarding")
        #expect(campaign.check(.itemsDecided(both), by: "anna")?.sentence.contains("“i-2”") == true)
        journal.add(decided(.pending, "other"), by: "mo.mmmm1111")
        #expect(try journal.campaign().check(decided(.hidden, "safeguarding"), by: "anna") == nil)
        journal.undo(escalation)
        #expect(try journal.campaign().check(decided(.hidden, "safeguarding"), by: "anna") != nil)
    }
}
