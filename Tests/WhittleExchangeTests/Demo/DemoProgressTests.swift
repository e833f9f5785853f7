import Testing
import WhittleCore

@testable import WhittleExchange

@Suite struct DemoProgressTests {
    private var events: [Event] { demo.map(\.draft.event) }

    @Test func halfOfTheFlaggedCommentsAreOpen() {
        var seqs: [String: Int] = [:]
        var flags: [String: String] = [:]
        var closed: Set<String> = []
        for line in demo {
            let seq = seqs[line.writer, default: 0] + 1
            seqs[line.writer] = seq
            switch line.draft.event {
            case .flagRaised(let flag): flags["\(line.writer)-\(seq)"] = flag.item
            case .itemsDecided(let decided):
                // A flag is closed after it was raised.
                #expect(decided.flags.allSatisfy { flags[$0] != nil })
                closed.formUnion(decided.flags)
            default: break
            }
        }
        #expect(Set(flags.values).count == 60)
        #expect(Set(flags.filter { !closed.contains($0.key) }.values).count == 30)
    }

    @Test func theCodebookHasTenBarriersAndElevenBlocks() {
        var kinds: [String: Int] = [:]
        var keys: Set<String> = []
        for case .themeDefined(let theme) in events {
            kinds[theme.kind ?? "", default: 0] += 1
            keys.insert(theme.key ?? "")
            #expect(theme.key?.count == 2)
        }
        #expect(kinds == ["barrier": 10, "building-block": 11])
        #expect(keys.count == 21)
        let known = Set((DemoThemes.barriers + DemoThemes.blocks).map(\.key))
        #expect(DemoSeed.all().allSatisfy { Set($0.themes).isSubset(of: known) })
        #expect(events.contains { if case .codingRecorded = $0 { true } else { false } })
    }

    @Test func theCutIsWhatTheCrowdVotedFor() throws {
        let index = try #require(demo.firstIndex { $0.draft.event.type == .cutMade })
        guard case .cutMade(let cut) = demo[index].draft.event else { return }
        #expect(cut.considered == 291)
        #expect(cut.kept.count == 47)
        #expect(Set(cut.kept).count == 47)
        let before = DemoBasis(Array(demo[..<index]))
        #expect(cut.basis == before.entries)
        #expect(cut.digest == before.digest)
        #expect(cut.basis.map(\.writer) == cut.basis.map(\.writer).sorted())
        var verdicts: [OverrideVerdict] = []
        for case .cutOverridden(let override) in events {
            verdicts.append(override.verdict)
            #expect(cut.kept.contains(override.idea) == (override.verdict == .dropped))
        }
        #expect(verdicts == [.kept, .dropped])
        #expect(events.count { $0.type == .cutMade } == 1)
        #expect(!demo[index...].contains { $0.draft.event.type == .voteCast })
    }

    @Test func thePanelIsHalfWay() throws {
        var roles: [Role: Int] = [:]
        var standings: [Standing: Int] = [:]
        var assigned: [String: Set<String>] = [:]
        var reviewed: [String: Set<String>] = [:]
        var recused: [String: Set<String>] = [:]
        for line in demo {
            let member = line.writer.split(separator: ".").first.map(String.init) ?? ""
            switch line.draft.event {
            case .memberJoined(let joined):
                for role in joined.roles { roles[role, default: 0] += 1 }
                if joined.roles == [.panelist], let standing = joined.standing {
                    standings[standing, default: 0] += 1
                }
            case .reviewAssigned(let line): assigned[line.member] = Set(line.ideas)
            case .reviewSubmitted(let review): reviewed[member, default: []].insert(review.idea)
            case .recusalDeclared(let line): recused[member, default: []].insert(line.idea)
            default: break
            }
        }
        #expect(
            roles == [.facilitator: 2, .moderator: 3, .coder: 2, .panelist: 12, .observer: 1])
        #expect(standings == [.internal: 6, .external: 6])
        #expect(assigned.values.reduce(0) { $0 + $1.count } == 47 * 8)
        #expect(Set(assigned.values.flatMap { $0 }).count == 47)
        #expect(reviewed.allSatisfy { $0.value.isSubset(of: assigned[$0.key] ?? []) })
        #expect(recused.allSatisfy { $0.value.isDisjoint(with: reviewed[$0.key] ?? []) })
        #expect(recused.count == 3)
        let share = Double(reviewed.values.reduce(0) { $0 + $1.count }) / (47 * 8)
        #expect((0.4...0.6).contains(share))
    }
}
