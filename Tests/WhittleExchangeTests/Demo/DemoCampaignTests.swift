import Testing
import WhittleCore

@testable import WhittleExchange

/// The lines of the default seed, made once for all tests.
let demo = DemoCampaign().lines()

@Suite struct DemoCampaignTests {
    private var ideas: [IdeaSubmitted] {
        demo.compactMap { if case .ideaSubmitted(let idea) = $0.draft.event { idea } else { nil } }
    }

    private var comments: [CommentAdded] {
        demo.compactMap {
            if case .commentAdded(let comment) = $0.draft.event { comment } else { nil }
        }
    }

    private var votes: [VoteCast] {
        demo.compactMap { if case .voteCast(let vote) = $0.draft.event { vote } else { nil } }
    }

    private var participants: [ParticipantJoined] {
        demo.compactMap {
            if case .participantJoined(let joined) = $0.draft.event { joined } else { nil }
        }
    }

    private var decisions: [ItemsDecided] {
        demo.compactMap { if case .itemsDecided(let made) = $0.draft.event { made } else { nil } }
    }

    /// The ids of the lines of a type, with their events.
    private func numbered(_ type: EventType) -> [(id: String, event: Event)] {
        var seqs: [String: Int] = [:]
        var result: [(id: String, event: Event)] = []
        for line in demo {
            let seq = seqs[line.writer, default: 0] + 1
            seqs[line.writer] = seq
            if line.draft.event.type == type {
                result.append(("\(line.writer)-\(seq)", line.draft.event))
            }
        }
        return result
    }

    private var merged: [String: String] {
        var result: [String: String] = [:]
        for case .ideasMerged(let merge) in demo.map(\.draft.event) {
            for idea in merge.ideas { result[idea] = merge.into }
        }
        return result
    }

    private var heads: [IdeaSubmitted] {
        let merged = merged
        return ideas.filter { $0.question == "ideas" && merged[$0.idea] == nil }
    }

    private var texts: [String] {
        ideas.flatMap { [$0.title, $0.body ?? ""] } + comments.map(\.body)
    }

    @Test func theNumbersAreThoseOfTheCampaign() {
        #expect(participants.count == 3_595)
        #expect(Set(participants.map(\.participant)).count == 3_595)
        #expect(Set(participants.compactMap(\.country)).count == 45)
        #expect(ideas.count + comments.count == 7_520)
        #expect(Set(ideas.map(\.idea)).count == ideas.count)
        #expect(Set(comments.map(\.comment)).count == comments.count)
        let merged = merged
        let cast = votes.map { "\(merged[$0.target.id] ?? $0.target.id) \($0.participant)" }
        #expect(Set(cast).count == 6_375)
        #expect(ideas.count + comments.count + votes.count == 13_895)
        #expect(heads.count == 291)
        #expect(Set(heads.map(\.title)).count == 291)
        #expect(participants.count { $0.country == "GB" } > 3_000)
    }

    @Test func whatLinesNameExists() {
        let items = Set(ideas.map(\.idea) + comments.map(\.comment))
        let people = Set(participants.map(\.participant))
        #expect(comments.allSatisfy { items.contains($0.idea) })
        #expect(comments.allSatisfy { $0.reply.map(items.contains) ?? true })
        #expect(comments.allSatisfy { $0.participant.map(people.contains) ?? false })
        #expect(votes.allSatisfy { items.contains($0.target.id) })
        #expect(votes.allSatisfy { people.contains($0.participant) })
        #expect(merged.allSatisfy { items.contains($0.key) && items.contains($0.value) })
        #expect(decisions.allSatisfy { $0.items.allSatisfy(items.contains) })
        #expect(items.union(people).allSatisfy(Identifier.isValid))
        #expect(comments.count { $0.reply != nil } > 500)
    }

    @Test func theSameSeedGivesTheSameLines() {
        #expect(DemoCampaign().lines() == demo)
        #expect(DemoCampaign(seed: 7).lines() != demo)
    }

    @Test func anotherSeedHasTheSameNumbers() {
        let events = DemoCampaign(seed: 7).lines().map(\.draft.event)
        #expect(events.count { $0.type == .participantJoined } == 3_595)
        #expect(events.count { $0.type == .ideaSubmitted || $0.type == .commentAdded } == 7_520)
        #expect(events.count { $0.type == .voteCast } == 6_375)
    }

    @Test func everyLineSurvivesItsJournal() throws {
        let checksum = CRC32C()
        var scanner = LineScanner()
        var seqs: [String: Int] = [:]
        for line in demo {
            let seq = seqs[line.writer, default: 0] + 1
            seqs[line.writer] = seq
            let bytes = line.bytes(seq: seq, checksum)
            #expect(bytes.count < 64 << 10)
            let event = try bytes.withUnsafeBufferPointer { bytes in
                try scanner.scan(bytes)
                return try Event(line.draft.event.type, PayloadReader(scanner, bytes))
            }
            #expect(event == line.draft.event)
        }
        let writers = seqs.keys.filter { Identifier.parts(ofWriter: $0) == nil }
        #expect(writers.isEmpty)
    }

    @Test func eachWriterOpensItsFileAndKeepsTime() {
        let id = DemoCampaign().id
        var last: [String: Timestamp] = [:]
        for line in demo {
            if let before = last[line.writer] {
                #expect(before <= line.at)
            } else if case .writerOpened(let opened) = line.draft.event {
                #expect(opened.campaign == id)
                #expect((opened.kind == .import) == (line.writer == DemoTeam.importer))
            } else {
                Issue.record("\(line.writer) does not begin with writer.opened")
            }
            last[line.writer] = line.at
            let isImported =
                line.writer == DemoTeam.importer && line.draft.event.type != .writerOpened
            #expect((line.draft.happened != nil) == isImported)
        }
        #expect(numbered(.campaignCreated).map(\.id) == [id])
    }

    @Test func textsKeepTheLimits() {
        #expect(ideas.allSatisfy { !$0.title.isEmpty && $0.title.count <= 300 })
        #expect(texts.allSatisfy { $0.count <= 20_000 && !$0.contains("{") })
        var counts: [String: Int] = [:]
        for text in texts where !text.isEmpty { counts[text, default: 0] += 1 }
        #expect(counts.filter { $0.value > 1 } == [DemoTexts.pasted: 7])
    }

    @Test func numbersInTextsAreReserved() {
        var phones = 0
        var patients = 0
        for text in texts {
            for digits in runs(of: text) where digits.count >= 5 {
                if digits.count == 10 {
                    patients += 1
                    #expect(isTestNumber(digits), "\(text)")
                } else {
                    phones += 1
                    let reserved = ["0163296 0", "07700 900", "0207946 0"].contains {
                        digits.hasPrefix($0.filter { $0 != " " })
                    }
                    #expect(digits.count == 11 && reserved, "\(text)")
                }
            }
        }
        #expect(phones >= 5)
        #expect(patients >= 3)
        let addresses = texts.filter { $0.contains("@") }
        #expect(addresses.allSatisfy { $0.contains("@example.org") })
    }

    /// Digits in a row, single spaces between them left out.
    private func runs(of text: String) -> [String] {
        var runs: [String] = []
        var run = ""
        var gap = false
        for character in text {
            if character.isASCII, character.isNumber {
                run.append(character)
                gap = false
            } else if character == " ", !gap, !run.isEmpty {
                gap = true
            } else {
                runs.append(run)
                run = ""
                gap = false
            }
        }
        return (runs + [run]).filter { !$0.isEmpty }
    }

    private func isTestNumber(_ digits: String) -> Bool {
        let values = digits.compactMap(\.wholeNumberValue)
        var sum = 0
        for (index, value) in values.prefix(9).enumerated() { sum += value * (10 - index) }
        return digits.hasPrefix("999") && values.count == 10 && (11 - sum % 11) % 11 == values[9]
    }
}
