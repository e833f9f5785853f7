import WhittleCore
import WhittleTesting

/// WhittleBench-1 (methods C.2): how many reviews Whittle's choice of the next one needs for as
/// good a shortlist as that of a panel that reads every idea equally often.
enum PanelBenchmark {
    /// What is to be run.
    struct Options: Sendable {
        var scenario = "base"
        var seeds = 100
        var firstSeed: UInt64 = 1
        /// Reviews that each member gives before the next are handed out; with 1, each asks for the
        /// next one when the last is done (pull mode).
        var session = 10
        var floor = 0
        /// By which rule ideas are chosen; the program's own is the boundary.
        var rule = ReadingWorth.boundary
        /// In pull mode, so many members read at the same time; nil, all of them.
        var reading: Int?
        /// Reviews in all; nil, three for each idea.
        var reviews: Int?
        var isJSON = false
        /// Every gate of methods C.5 with its figure, instead of one scenario.
        var showsGates = false
    }

    static let usage =
        "usage: whittle-bench panel [--scenario NAME] [--seeds N] [--first-seed S] [--session L] [--reading M] [--floor R] [--rule boundary|gradient|allocation] [--reviews N] [--json] | --gates [--seeds N] [--first-seed S] [--json]"

    static func run(_ arguments: [String]) async -> Int32 {
        guard let options = options(arguments),
            let settings = PanelScenario.settings(options.scenario)
        else {
            print(usage)
            print("scenarios: " + PanelScenario.names.joined(separator: " "))
            return 64
        }
        if options.showsGates { return await PanelGates.run(options) }
        let summary = PanelSummary(await runs(settings, options), ideas: settings.ideas)
        print(options.isJSON ? summary.json(options) : summary.text(options))
        return 0
    }

    /// A panel for each seed, as many at a time as there are processors; in the order of the seeds.
    static func runs(_ settings: PanelScenario.Settings, _ options: Options) async -> [PanelRun] {
        var runs = [PanelRun?](repeating: nil, count: options.seeds)
        await withTaskGroup(of: (Int, PanelRun).self) { group in
            for number in 0..<options.seeds {
                group.addTask {
                    let seed = options.firstSeed + UInt64(number)
                    return (
                        number, PanelRun(PanelScenario(settings, seed: seed), options, seed: seed)
                    )
                }
            }
            var done = 0
            for await (number, run) in group {
                runs[number] = run
                done += 1
                if !options.isJSON, done % 10 == 0 || done == options.seeds {
                    writeError("\r\(options.scenario): \(done) of \(options.seeds) seeds ")
                }
            }
        }
        if !options.isJSON { writeError("\n") }
        return runs.compactMap { $0 }
    }

    private static func options(_ arguments: [String]) -> Options? {
        var options = Options()
        var rest = arguments[...]
        while let name = rest.popFirst() {
            if name == "--json" {
                options.isJSON = true
                continue
            }
            if name == "--gates" {
                options.showsGates = true
                continue
            }
            guard let value = rest.popFirst() else { return nil }
            if name == "--scenario" {
                options.scenario = value
                continue
            }
            if name == "--rule" {
                guard let rule = ReadingWorth(rawValue: value) else { return nil }
                options.rule = rule
                continue
            }
            guard let number = Int(value), number >= 0 else { return nil }
            switch name {
            case "--seeds": options.seeds = number
            case "--first-seed": options.firstSeed = UInt64(number)
            case "--session": options.session = number
            case "--floor": options.floor = number
            case "--reading": options.reading = number
            case "--reviews": options.reviews = number
            default: return nil
            }
        }
        return options.seeds > 0 && options.session > 0 && options.reading != 0 ? options : nil
    }
}

/// One made-up panel, read both ways.
struct PanelRun: Sendable {
    /// After so many reviews: recall, regret, and the recall that the program itself expected.
    struct Point: Sendable {
        var reviews: Int
        var recall: Double
        var regret: Double
        /// At the checkpoints only.
        var claimed: Double?
    }

    /// Whittle's way, at the end of each session.
    private(set) var points: [Point] = []
    /// The norm's, after each pass over all ideas.
    private(set) var norm: [Point] = []
    /// Whether the scores separate ideas, at the end.
    private(set) var separates = false

    /// The norm is read so often.
    static let passes = 6
    private static let repetitions = 4
    /// After so many reviews the program is asked how sure it is.
    static let checkpoints = [480, 960]
    static let draws = 1_000

    init(_ scenario: PanelScenario, _ options: PanelBenchmark.Options, seed: UInt64) {
        // Chance of its own: what is random in the methods must not be what is random in the panel.
        var random = SplitMix64(seed: seed ^ 0x5768_6974_746C_6531)
        readEqually(scenario, &random)
        readAsWhittle(scenario, options, seed: seed, &random)
    }

    /// Pass by pass over a shuffled order, each idea by the least busy member who may; then the
    /// means. Several times, so that the norm is not a matter of luck.
    private mutating func readEqually(_ scenario: PanelScenario, _ random: inout SplitMix64) {
        norm = Array(
            repeating: Point(reviews: 0, recall: 0, regret: 0, claimed: nil),
            count: PanelRun.passes)
        for _ in 0..<PanelRun.repetitions {
            var desk = EqualDesk(scenario, &random)
            for pass in 0..<PanelRun.passes {
                desk.pass(&random)
                let shortlist = best(desk.means, scenario.top, &random)
                let share = 1 / Double(PanelRun.repetitions)
                norm[pass].reviews = desk.reviews
                norm[pass].recall += share * scenario.recall(shortlist)
                norm[pass].regret += share * scenario.regret(shortlist)
            }
        }
    }

    /// The product's own way: calibrate, hand out by the boundary rule, read, and again.
    private mutating func readAsWhittle(
        _ scenario: PanelScenario, _ options: PanelBenchmark.Options, seed: UInt64,
        _ random: inout SplitMix64
    ) {
        var desk = PanelDesk(scenario, floor: options.floor, options.rule)
        let budget = options.reviews ?? 3 * scenario.ideas
        while desk.scores.count < budget {
            let hasRead =
                options.session == 1
                ? desk.pull(options.reading ?? scenario.members, upTo: budget, &random)
                : desk.session(options.session, upTo: budget, &random)
            guard hasRead else { break }
            let shortlist = best(desk.estimates.map(\.mean), scenario.top, &random)
            points.append(
                Point(
                    reviews: desk.scores.count, recall: scenario.recall(shortlist),
                    regret: scenario.regret(shortlist),
                    claimed: desk.claimed(shortlist, seed: seed)))
        }
        let table = desk.table(withCrowd: false)
        separates = SignalTest(table)?.separates ?? false
    }

    /// The highest, ties at random.
    private func best(_ values: [Double], _ top: Int, _ random: inout SplitMix64) -> [Int] {
        let ties = values.map { _ in random.next() }
        let order = values.indices.sorted {
            values[$0] != values[$1] ? values[$0] > values[$1] : ties[$0] < ties[$1]
        }
        return Array(order.prefix(top))
    }
}

/// A panel that reads every idea equally often.
///
/// Usually who reads what is chance. Where weak ideas are sent to lenient members, each pass goes through
/// the ideas from the crowd's least liked on, and an idea is read by the most lenient member who may,
/// has not read it, and has not had their share of the pass.
struct EqualDesk {
    private let scenario: PanelScenario
    private let order: [Int]
    private var sums: [Double]
    private var counts: [Int]
    private var load: [Int]
    private var seen: [Bool]
    /// Where weak ideas are sent to lenient members, the most lenient first.
    private let readers: [Int]

    init(_ scenario: PanelScenario, _ random: inout SplitMix64) {
        self.scenario = scenario
        let members = Array(0..<scenario.members)
        readers =
            scenario.sendsWeakToLenient
            ? members.sorted { scenario.leniency[$0] > scenario.leniency[$1] } : members
        var order = Array(0..<scenario.ideas)
        if scenario.sendsWeakToLenient {
            order.sort { scenario.crowd[$0] < scenario.crowd[$1] }
        } else {
            for place in stride(from: order.count - 1, to: 0, by: -1) {
                order.swapAt(place, random.below(place + 1))
            }
        }
        self.order = order
        sums = Array(repeating: 0, count: scenario.ideas)
        counts = Array(repeating: 0, count: scenario.ideas)
        load = Array(repeating: 0, count: scenario.members)
        seen = scenario.conflicts
    }

    var reviews: Int { counts.reduce(0, +) }

    var means: [Double] {
        sums.indices.map { counts[$0] > 0 ? sums[$0] / Double(counts[$0]) : -.infinity }
    }

    /// One more review of each idea, where somebody is left for it.
    mutating func pass(_ random: inout SplitMix64) {
        let before = load
        let most = (scenario.ideas + scenario.members - 1) / scenario.members
        for idea in order {
            let free = readers.filter { !seen[idea * scenario.members + $0] }
            guard let least = free.map({ load[$0] }).min() else { continue }
            let equals = free.filter { load[$0] == least }
            let lenient =
                scenario.sendsWeakToLenient ? free.first { load[$0] - before[$0] < most } : nil
            let member = lenient ?? equals[random.below(equals.count)]
            seen[idea * scenario.members + member] = true
            load[member] += 1
            sums[idea] += scenario.score(idea, member)
            counts[idea] += 1
        }
    }
}

/// A made-up panel at work.
struct PanelDesk {
    private let scenario: PanelScenario
    private let floor: Int
    private let measure: ReadingWorth
    private let prior: PriorComponents
    private var components: VarianceComponents
    private(set) var scores: [GivenScore] = []
    private(set) var estimates: [PanelCalibration.Estimate]
    private var fit: PanelCalibration?
    private var counts: [Int]
    private var seen: [Bool]
    /// By member: the idea that they are reading in pull mode.
    private var inHand: [Int?]

    /// Steps of expectation and maximisation after each session.
    private static let steps = 12

    init(_ scenario: PanelScenario, floor: Int, _ measure: ReadingWorth) {
        self.scenario = scenario
        self.measure = measure
        self.floor = floor
        prior = .assumed(from: scenario.low, to: scenario.high)
        components = prior.values
        counts = Array(repeating: 0, count: scenario.ideas)
        seen = scenario.conflicts
        inHand = Array(repeating: nil, count: scenario.members)
        let center = (scenario.low + scenario.high) / 2
        let variance = prior.values.idea
        estimates = scenario.crowd.map {
            PanelCalibration.Estimate(mean: center + 0.3 * $0, variance: variance)
        }
    }

    /// The share of the shortlist that the program believes to be right, at the checkpoints.
    func claimed(_ shortlist: [Int], seed: UInt64) -> Double? {
        guard PanelRun.checkpoints.contains(scores.count), let fit else { return nil }
        let chances = ShortlistChances(
            fit, top: scenario.top, draws: PanelRun.draws, seed: seed)
        return chances.expectedCorrect(shortlist) / Double(scenario.top)
    }

    func table(withCrowd: Bool) -> ScoreTable {
        ScoreTable(
            ideas: scenario.ideas, members: scenario.members, scores: scores,
            crowd: withCrowd ? scenario.crowd : nil)
    }

    /// A session: each member gives so many reviews. False where nothing is left to read.
    mutating func session(_ load: Int, upTo budget: Int, _ random: inout SplitMix64) -> Bool {
        let room = Array(repeating: load, count: scenario.members)
        let slots = rule.slots(candidates(), room: room, &random)
            .prefix(budget - scores.count)
        for slot in slots { read(slot.idea, slot.member) }
        return !slots.isEmpty && calibrate()
    }

    /// Pull mode: each member in turn asks for the next idea, reads it, and asks again when all
    /// have had theirs. So many read at the same time; what they have in hand is counted. False
    /// where nothing is left to read.
    mutating func pull(_ reading: Int, upTo budget: Int, _ random: inout SplitMix64) -> Bool {
        var isWaiting = inHand.map { $0 == nil }
        var done = 0
        while scores.count < budget {
            while inHand.count(where: { $0 != nil }) < reading, isWaiting.contains(true) {
                let room = isWaiting.map { $0 ? 1 : 0 }
                guard let slot = rule.slots(candidates(), room: room, &random).first else { break }
                inHand[slot.member] = slot.idea
                isWaiting[slot.member] = false
            }
            let busy = inHand.indices.filter { inHand[$0] != nil }
            guard !busy.isEmpty, done < scenario.members else { break }
            let member = busy[random.below(busy.count)]
            guard let idea = inHand[member] else { break }
            inHand[member] = nil
            read(idea, member)
            done += 1
            guard calibrate() else { return false }
        }
        return done > 0
    }

    private var rule: BoundaryRule {
        BoundaryRule(
            top: scenario.top, floor: floor, most: scenario.members,
            residual: components.residual, measure: measure)
    }

    /// The ideas as they stand, reviews in hand counted as if they were given.
    private func candidates() -> [ReviewCandidate] {
        let rule = rule
        var candidates = estimates.indices.map { idea in
            ReviewCandidate(
                estimate: estimates[idea], reviews: counts[idea],
                readers: (0..<scenario.members).filter {
                    !seen[idea * scenario.members + $0]
                })
        }
        for (member, idea) in inHand.enumerated() {
            guard let idea else { continue }
            candidates[idea].estimate = rule.expecting(candidates[idea].estimate)
            candidates[idea].reviews += 1
            candidates[idea].readers.removeAll { $0 == member }
        }
        return candidates
    }

    private mutating func read(_ idea: Int, _ member: Int) {
        scores.append(
            GivenScore(idea: idea, member: member, value: scenario.score(idea, member)))
        counts[idea] += 1
        seen[idea * scenario.members + member] = true
    }

    private mutating func calibrate() -> Bool {
        guard
            let fit = PanelCalibration(
                table(withCrowd: true), prior: prior, from: components, steps: PanelDesk.steps)
        else { return false }
        self.fit = fit
        components = fit.components
        estimates = fit.ideas
        return true
    }
}
