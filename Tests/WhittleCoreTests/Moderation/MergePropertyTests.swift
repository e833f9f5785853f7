import Testing
import WhittleJournal
import WhittleTesting

@testable import WhittleCore

/// Merging over random journals, beside a recount that knows nothing of the fold: it goes through
/// the list of what was done, and applies the format's sentences one by one.
@Suite struct MergePropertyTests {
    static let groups =
        UInt64(0)..<(Platform.environment("WHITTLE_SEEDS").flatMap(UInt64.init) ?? 20)

    @Test(arguments: groups) func aGroupCountsEachPersonOnce(_ group: UInt64) throws {
        for seed in group * 10..<group * 10 + 10 {
            var world = MergeWorld(seed: seed)
            for _ in 0..<60 { world.step() }
            try compare(world, "seed \(seed)")
        }
    }

    @Test(arguments: groups) func unmergingRestoresAllTallies(_ group: UInt64) throws {
        for seed in group * 10..<group * 10 + 10 {
            var world = MergeWorld(seed: seed &+ 5_000)
            for _ in 0..<40 { world.step() }
            let before = facts(try world.journal.campaign(), world)
            // A merge of anything into anything, taken back by an undo.
            let line = world.merge()
            let merged = facts(try world.journal.campaign(), world)
            world.journal.undo(line)
            #expect(facts(try world.journal.campaign(), world) == before, "seed \(seed)")
            world.journal.redo(line)
            #expect(facts(try world.journal.campaign(), world) == merged, "seed \(seed)")
            // All taken apart by an event: each idea has its own votes again.
            world.unmergeAll()
            let campaign = try world.journal.campaign()
            for idea in world.ideas {
                #expect(campaign.votes(idea) == campaign.ownVotes(idea), "seed \(seed) \(idea)")
                #expect(campaign.isHead(campaign.item(idea)), "seed \(seed) \(idea)")
            }
        }
    }

    @Test(arguments: groups) func everyOrderOfFoldingGivesTheSameGroups(_ group: UInt64) throws {
        for seed in group * 5..<group * 5 + 5 {
            var world = MergeWorld(seed: seed &+ 9_000)
            for _ in 0..<50 { world.step() }
            let expected = facts(try world.journal.campaign(), world)
            var random = SeededGenerator(seed)
            for _ in 0..<3 {
                let other = try world.shuffledCampaign(&random)
                #expect(facts(other, world) == expected, "seed \(seed)")
            }
        }
    }

    /// A face can be changed at any time, and nothing but the face changes.
    @Test(arguments: groups) func anyIdeaCanBecomeTheFace(_ group: UInt64) throws {
        for seed in group * 10..<group * 10 + 10 {
            var world = MergeWorld(seed: seed &+ 20_000)
            for _ in 0..<50 { world.step() }
            let before = try world.journal.campaign()
            let face = world.random.pick(
                world.ideas.filter { before.rows[Int(before.item($0))].kind == .idea })
            let head = before.head(of: before.item(face))
            let group = Set(before.group(of: head).map { before.items.name($0) })
            let tally = before.tally(of: head)
            let lines = before.mergeEvents([], face: before.item(face)).map {
                world.journal.add($0)
            }
            let after = try world.journal.campaign()
            #expect(after.isHead(after.item(face)), "seed \(seed)")
            #expect(
                Set(after.group(of: after.item(face)).map { after.items.name($0) }) == group,
                "seed \(seed)")
            #expect(after.tally(of: after.item(face)) == tally, "seed \(seed)")
            for line in lines { world.journal.undo(line) }
            #expect(facts(try world.journal.campaign(), world) == facts(before, world))
        }
    }

    private func facts(_ campaign: Campaign, _ world: MergeWorld) -> [String] {
        world.ideas.map { idea in
            let item = campaign.item(idea)
            guard item >= 0 else { return "\(idea) -" }
            return "\(idea) \(campaign.items.name(campaign.head(of: item)))"
                + " \(campaign.group(of: item).map { campaign.items.name($0) }.sorted())"
                + " \(campaign.ownVotes(idea)) \(campaign.votes(idea))"
        }
    }

    private func compare(_ world: MergeWorld, _ name: String) throws {
        let campaign = try world.journal.campaign()
        let heads = world.naiveHeads
        for idea in world.ideas where campaign.item(idea) >= 0 {
            let item = campaign.item(idea)
            let head = heads[idea] ?? idea
            #expect(campaign.items.name(campaign.head(of: item)) == head, "\(name) \(idea)")
            guard head == idea else {
                #expect(campaign.votes(idea) == campaign.ownVotes(idea), "\(name) \(idea)")
                continue
            }
            let group = world.ideas.filter { (heads[$0] ?? $0) == idea }
            #expect(campaign.votes(idea) == world.naiveTally(group), "\(name) \(idea) \(group)")
        }
    }
}

/// A random campaign of ideas, votes and merges, and what was done as a plain list.
struct MergeWorld {
    struct Link {
        var ideas: [String]
        var into: String?
        var line: String
        var order: Int
    }

    struct Ballot {
        var idea: String
        var participant: String
        /// Nil where it was withdrawn.
        var value: Int?
        var happened: Int64
        var order: Int
        var line: String
    }

    var random: SeededGenerator
    var journal = CampaignBuilder()
    var links: [Link] = []
    var ballots: [Ballot] = []
    var undone: Set<String> = []
    var excluded: [String: Bool] = [:]
    var submitted: Set<String> = []
    /// Some are submitted late or never: a link counts only between ideas that exist.
    let ideas = (0..<8).map { "i\($0)" }
    let people = (0..<6).map { "p\($0)" }
    private var order = 0

    init(seed: UInt64) {
        random = SeededGenerator(seed)
        for idea in ideas.prefix(5) { submit(idea) }
    }

    private mutating func submit(_ idea: String) {
        guard submitted.insert(idea).inserted else { return }
        journal.idea(idea)
    }

    mutating func step() {
        order += 1
        switch Int.random(in: 0..<20, using: &random) {
        case 0..<11: vote()
        case 11..<15: merge()
        case 15..<17:
            let some = random.some(ideas, atMost: 2)
            let line = journal.add(.ideasUnmerged(IdeasUnmerged(ideas: some)))
            links.append(Link(ideas: some, into: nil, line: line, order: order))
        case 17:
            let lines = (links.map(\.line) + ballots.map(\.line)).filter { !undone.contains($0) }
            guard let line = lines.randomElement(using: &random) else { return }
            journal.undo(line)
            undone.insert(line)
        case 18:
            let person = random.pick(people)
            let out = random.chance(50)
            excluded[person] = out
            journal.add(
                out
                    ? .votesExcluded(VotesExcluded(participants: [person], reason: "r"))
                    : .votesIncluded(VotesIncluded(participants: [person], reason: "r")))
        default: submit(random.pick(ideas))
        }
    }

    private mutating func vote() {
        let (idea, person) = (random.pick(ideas), random.pick(people))
        let second = Int64.random(in: 0..<40, using: &random)
        let happened = CampaignBuilder.second(second)
        let value = random.pick([1, 1, 0, -1, nil])
        let line =
            if let value {
                journal.vote(idea, person, value, happened: happened)
            } else {
                journal.add(
                    .voteWithdrawn(VoteWithdrawn(target: .idea(idea), participant: person)),
                    happened: happened)
            }
        ballots.append(
            Ballot(
                idea: idea, participant: person, value: value, happened: second, order: order,
                line: line))
    }

    @discardableResult
    mutating func merge() -> String {
        let into = random.pick(ideas)
        let others = random.some(ideas.filter { $0 != into }, atMost: 3)
        let line = journal.add(.ideasMerged(IdeasMerged(ideas: others, into: into)))
        links.append(Link(ideas: others, into: into, line: line, order: order))
        return line
    }

    mutating func unmergeAll() {
        journal.add(.ideasUnmerged(IdeasUnmerged(ideas: ideas)))
    }

    // MARK: The recount

    /// Last by idea; a link counts while both exist. While there is a circle, its link with the
    /// highest stamp is struck out: each idea has one link, so circles do not touch.
    var naiveHeads: [String: String] {
        var last: [String: Link] = [:]
        for link in links where !undone.contains(link.line) {
            for idea in link.ideas { last[idea] = link }
        }
        var into: [String: (target: String, link: Link)] = [:]
        for (idea, link) in last {
            guard let target = link.into, submitted.contains(idea), submitted.contains(target)
            else { continue }
            into[idea] = (target, link)
        }
        for idea in ideas {
            var circle: [String] = [idea]
            while let next = into[circle[circle.count - 1]]?.target, next != idea,
                circle.count <= ideas.count
            {
                circle.append(next)
            }
            guard into[circle[circle.count - 1]]?.target == idea else { continue }
            // Links of one line have one stamp: they cannot form a circle, as all lead to one idea.
            let latest = circle.max { (into[$0]?.link.order ?? 0) < (into[$1]?.link.order ?? 0) }
            if let latest { into[latest] = nil }
        }
        var heads: [String: String] = [:]
        for idea in ideas {
            var head = idea
            while let next = into[head]?.target { head = next }
            heads[idea] = head
        }
        return heads
    }

    /// Of each person the last vote on each idea, by when it happened; over the ideas the last up
    /// or down, else the pass.
    func naiveTally(_ group: [String]) -> String {
        var counts = [1: 0, -1: 0, 0: 0]
        for person in people where excluded[person] != true {
            var standing: [Ballot] = []
            for idea in group {
                let own = ballots.filter {
                    $0.idea == idea && $0.participant == person && !undone.contains($0.line)
                }
                let last = own.max { ($0.happened, $0.order) < ($1.happened, $1.order) }
                if let last, last.value != nil { standing.append(last) }
            }
            standing.sort { ($0.happened, $0.order) < ($1.happened, $1.order) }
            let opinion = standing.last { $0.value != 0 } ?? standing.last
            if let value = opinion?.value { counts[value, default: 0] += 1 }
        }
        return "\(counts[1] ?? 0)/\(counts[-1] ?? 0)/\(counts[0] ?? 0)"
    }

    /// The same lines, folded one at a time in another order.
    func shuffledCampaign(_ random: inout SeededGenerator) throws -> Campaign {
        let lines = journal.lines.shuffled(using: &random)
        var campaign = Campaign(id: CampaignBuilder.campaignID)
        var reader = JournalReader()
        let now = journal.clock.advanced(by: 3_600_000)
        var folder = MemoryFolder()
        let middle = lines.count / 2
        for (number, line) in lines.enumerated() {
            CampaignBuilder.append(line, to: line.writer + ".jsonl", &folder)
            if number == middle { try reader.refresh(&campaign, folder, now: now) }
        }
        try reader.refresh(&campaign, folder, now: now)
        return campaign
    }
}
