import Testing
import WhittleCore
import WhittleJournal
import WhittleTesting

/// What programs say of themselves beside the journal is a courtesy: nothing in it can do harm.
@Suite struct PresenceTests {
    private let now = CampaignBuilder.second(1000)

    private func said(
        by writer: String, at: Timestamp? = nil, claims: [String] = ["a"]
    ) -> Presence {
        Presence(writer: writer, member: "x", at: at ?? now, claims: claims)
    }

    @Test func whatOneSaysAnotherReadsUntilItIsTakenBack() throws {
        let one = try WritableCampaign()
        let other = try WritableCampaign(beside: one)
        one.folder.publish(said(by: "ben.bbbb1111", claims: ["polis.x-1", "polis.x-2"]))
        let read = other.folder.presences(without: "anna.aaaa1111", now: now)
        #expect(read.map(\.writer) == ["ben.bbbb1111"])
        // Who it is stands in the writer's name, and nowhere else.
        #expect(read.map(\.member) == ["ben"])
        #expect(read.map(\.claims) == [["polis.x-1", "polis.x-2"]])
        #expect(one.folder.presences(without: "ben.bbbb1111", now: now).isEmpty)
        one.folder.withdrawPresence("ben.bbbb1111")
        #expect(other.folder.presences(without: nil, now: now).isEmpty)
    }

    @Test func aClaimHoldsForTenMinutes() throws {
        let campaign = try WritableCampaign()
        campaign.folder.publish(said(by: "ben.bbbb1111"))
        let folder = { (later: Int64) in
            campaign.folder.presences(without: nil, now: self.now.advanced(by: later)).count
        }
        #expect(folder(599_999) == 1)
        #expect(folder(600_000) == 0)
        // A clock that is far off is not believed for hours.
        #expect(folder(-600_001) == 0)
    }

    @Test func whatIsNoPresenceIsPassedOver() throws {
        let campaign = try WritableCampaign()
        let temporary = campaign.temporary
        func file(_ name: String, _ text: String) {
            temporary.write("c/presence/" + name, Array(text.utf8))
        }
        let at = now.text
        file(
            "ben.bbbb1111.json",
            "{\"v\":1,\"writer\":\"ben.bbbb1111\",\"at\":\"\(at)\",\"claims\":[")
        file("cara.cccc1111.json", "{\"writer\":\"ben.bbbb1111\",\"at\":\"\(at)\",\"claims\":[]}")
        file(
            "dan.dddd1111.json", "{\"writer\":\"dan.dddd1111\",\"at\":\"yesterday\",\"claims\":[]}")
        file("notes.txt", "hello")
        file(".ben.bbbb1111.json.x.tmp", "{}")
        file("../evil.json", "{}")
        let huge = String(repeating: "x", count: 70_000)
        file(
            "emil.eeee1111.json",
            "{\"writer\":\"emil.eeee1111\",\"at\":\"\(at)\",\"claims\":[\"\(huge)\"]}")
        file(
            "fay.ffff1111.json",
            "{\"writer\":\"fay.ffff1111\",\"at\":\"\(at)\",\"claims\":[\"ok-1\",7,\"no id\",null]}")
        temporary.makeLink("c/presence/gus.gggg1111.json", to: "/dev/zero")
        temporary.makePipe("c/presence/ida.iiii1111.json")
        let read = campaign.folder.presences(without: nil, now: now)
        #expect(read.map(\.member) == ["fay"])
        #expect(read.first?.claims == ["ok-1"])
    }

    // MARK: Reviews in hand

    private func reading(
        _ idea: String, since: Int64, by writer: String = "ben.bbbb1111"
    ) -> Presence {
        Presence(
            writer: writer, member: "ben", at: now, claims: [],
            reading: Presence.Reading(
                round: "r", idea: idea, since: now.advanced(by: since)))
    }

    @Test func aReviewInHandIsReadAsItWasSaid() throws {
        let campaign = try WritableCampaign()
        campaign.folder.publish(reading("polis.x-1", since: -5000))
        let read = campaign.folder.presences(without: nil, now: now)
        #expect(read == [reading("polis.x-1", since: -5000)])
        // Of a program that was killed it is believed as long as all else that it said.
        let later = now.advanced(by: 600_000)
        #expect(campaign.folder.presences(without: nil, now: later).isEmpty)
    }

    @Test func aReadingThatIsNoneIsPassedOver() throws {
        let campaign = try WritableCampaign()
        let at = now.text
        for (index, value) in [
            "7", "null", "[]", "{}", "{\"round\":\"r\",\"idea\":\"a\"}",
            "{\"round\":\"r r\",\"idea\":\"a\",\"since\":\"\(at)\"}",
            "{\"round\":\"r\",\"idea\":[\"a\"],\"since\":\"\(at)\"}",
            "{\"round\":\"r\",\"idea\":\"a\",\"since\":\"2999-01-01T00:00:00.000Z\"}",
        ].enumerated() {
            campaign.temporary.write(
                "c/presence/m\(index).aaaa1111.json",
                Array(
                    "{\"v\":1,\"writer\":\"m\(index).aaaa1111\",\"at\":\"\(at)\",\"claims\":[\"a\"],\"reading\":\(value)}"
                        .utf8))
        }
        let read = campaign.folder.presences(without: nil, now: now)
        #expect(read.count == 8)
        #expect(read.allSatisfy { $0.reading == nil && $0.claims == ["a"] })
    }

    @Test func ofTwoAtOneIdeaExactlyOneCameFirst() {
        let one = reading("a", since: 1)
        let other = reading("a", since: 2, by: "adam.aaaa1111")
        #expect(one.cameFirst(before: other) && !other.cameFirst(before: one))
        // At the same millisecond the writer's name decides.
        let same = reading("a", since: 1, by: "adam.aaaa1111")
        #expect(same.cameFirst(before: one) && !one.cameFirst(before: same))
        #expect(!one.cameFirst(before: reading("b", since: 2)))
        #expect(!one.cameFirst(before: said(by: "cara.cccc1111")))
    }

    @Test func noMoreThanTwentyItemsAreClaimed() throws {
        let campaign = try WritableCampaign()
        campaign.folder.publish(
            said(by: "ben.bbbb1111", claims: (1...5000).map { "polis.x-\($0)" }))
        let read = campaign.folder.presences(without: nil, now: now)
        #expect(read.allSatisfy { $0.claims.count <= 20 })
    }

    @Test func leftoversAndStrangersHideNobody() throws {
        let campaign = try WritableCampaign()
        let old = now.advanced(by: -3_600_000)
        for number in 0..<400 {
            let tag = String(1_000_0000 + number)
            for member in ["ada", "stranger"] {
                campaign.folder.publish(
                    said(by: "\(member).\(tag)", at: member == "ada" ? old : now))
            }
        }
        campaign.folder.publish(said(by: "zoe.zzzz1111"))
        let read = campaign.folder.presences(without: nil, now: now) { $0 != "stranger" }
        #expect(read.map(\.member) == ["zoe"])
    }
}
