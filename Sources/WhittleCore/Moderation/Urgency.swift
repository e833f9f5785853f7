/// How urgent the waiting items are: points for open flags by who raised them and why, for an
/// escalation, for age and for reach. The weights are set by hand and shown: `w` says how an item's
/// points came about.
package struct Urgency: Sendable {
    /// How often a person's flags were upheld.
    package struct FlaggerRecord: Equatable, Sendable {
        /// Flags whose item was then hidden or escalated.
        package var upheld = 0
        /// Flags that a decision has closed.
        package var judged = 0

        /// 1 for whoever is not known, towards 2 for who is always right, towards 0 for who never
        /// is: twice the share upheld, with one of each added before counting.
        var weight: Double { 2 * Double(upheld + 1) / Double(judged + 2) }
    }

    /// Points of a person's flag, and of a rule's.
    static let personPoints = 2.0
    static let rulePoints = 1.0
    static let escalationPoints = 1.5
    /// Points for each doubling of the days waited, and of the people reached.
    static let agePoints = 0.25
    static let reachPoints = 0.25

    private let records: [String: FlaggerRecord]
    /// The latest moment that the campaign knows of: age is counted from it, so that the same lines
    /// give the same order everywhere.
    private let now: Int64

    /// Learns the records of those who flag.
    package init(_ campaign: Campaign) {
        var records: [String: FlaggerRecord] = [:]
        for (item, history) in campaign.histories where !history.flags.isEmpty {
            // An appeal finds fault with a verdict, not with the item.
            for flag in campaign.flags(of: item)
            where flag.rule == nil && flag.reason != Campaign.appealCode {
                switch campaign.outcome(of: flag, on: item) {
                case .open: break
                case .upheld:
                    records[flag.raiser, default: FlaggerRecord()].upheld += 1
                    records[flag.raiser, default: FlaggerRecord()].judged += 1
                case .dismissed: records[flag.raiser, default: FlaggerRecord()].judged += 1
                }
            }
        }
        self.records = records
        now = max(campaign.latestAt, campaign.rows.map(\.happened).max() ?? 0)
    }

    /// How grave a reason is, from 1.
    package static func gravity(_ reason: String) -> Double {
        switch reason {
        case Campaign.safeguardingCode, "unlawful", Campaign.personalDataCode: 3
        case "abusive", "names-someone": 2
        default: 1
        }
    }

    /// True where a child or an adult may be in danger: such an item stands above all others.
    package static func isSafeguarding(_ item: Int32, _ campaign: Campaign) -> Bool {
        guard campaign.rows[Int(item)].hasHistory else { return false }
        if campaign.openFlags(of: item).contains(where: { $0.reason == Campaign.safeguardingCode })
        {
            return true
        }
        guard let decision = campaign.decision(of: item) else { return false }
        return decision.verdict == .escalated && decision.reason == Campaign.safeguardingCode
    }

    /// The sum of the parts, from 0.
    package func points(of item: Int32, _ campaign: Campaign) -> Double {
        parts(of: item, campaign).reduce(0) { $0 + $1.points }
    }

    /// What the points are made of, the largest first, and their sum.
    package func explanation(of item: Int32, _ campaign: Campaign) -> [String] {
        let parts = parts(of: item, campaign)
        let sum = parts.reduce(0) { $0 + $1.points }
        var lines = ["Urgency \(Figures.decimal(sum)):"]
        if Urgency.isSafeguarding(item, campaign) {
            lines.append("  safeguarding: above everything else")
        }
        for part in parts.sorted(by: { $0.points > $1.points }) where part.points > 0 {
            lines.append("  \(Figures.decimal(part.points))  \(words(part, campaign))")
        }
        return lines
    }

    // MARK: The parts

    private enum Cause {
        case flag(Flag)
        case escalation
        case age(days: Int)
        case reach(people: Int)
    }

    private struct Part {
        var points: Double
        var cause: Cause
    }

    private func parts(of item: Int32, _ campaign: Campaign) -> [Part] {
        let row = campaign.rows[Int(item)]
        var parts: [Part] = []
        if row.hasHistory {
            // Whoever flags twice counts once, with the graver reason.
            var byRaiser: [(raiser: String, part: Part)] = []
            for flag in campaign.openFlags(of: item) {
                let part = Part(points: points(of: flag), cause: .flag(flag))
                if let index = byRaiser.firstIndex(where: { $0.raiser == flag.raiser }) {
                    if part.points > byRaiser[index].part.points { byRaiser[index].part = part }
                } else {
                    byRaiser.append((flag.raiser, part))
                }
            }
            parts = byRaiser.map(\.part)
        }
        if row.status == .escalated {
            parts.append(Part(points: Urgency.escalationPoints, cause: .escalation))
        }
        let days = Int(max(0, now - row.happened) / 86_400_000)
        if days > 0 {
            parts.append(
                Part(points: Urgency.agePoints * doublings(days), cause: .age(days: days)))
        }
        // Over the group of an idea that stands for others.
        let comments =
            row.kind == .idea
            ? campaign.group(of: item).reduce(0) { $0 + Int(campaign.rows[Int($1)].comments) } : 0
        let people = Int(campaign.tally(of: item).voters) + comments
        if people > 0 {
            parts.append(
                Part(
                    points: Urgency.reachPoints * doublings(people),
                    cause: .reach(people: people)))
        }
        return parts
    }

    private func points(of flag: Flag) -> Double {
        let gravity = Urgency.gravity(flag.reason)
        guard flag.rule == nil else { return Urgency.rulePoints * gravity }
        return Urgency.personPoints * gravity * (records[flag.raiser] ?? FlaggerRecord()).weight
    }

    /// log₂(1 + n).
    private func doublings(_ count: Int) -> Double { Libm.log(1 + Double(count)) / Libm.log(2) }

    private func words(_ part: Part, _ campaign: Campaign) -> String {
        switch part.cause {
        case .escalation: return "escalated"
        case .age(let days): return "waiting for \(Figures.count(days, "day"))"
        case .reach(let people):
            return "\(Figures.count(people, "vote or comment", "votes and comments"))"
        case .flag(let flag):
            let gravity = Figures.decimal(Urgency.gravity(flag.reason), 0)
            if flag.rule != nil {
                return "\(flag.reason) by \(flag.raiser): a rule's point × gravity \(gravity)"
            }
            let record = records[flag.raiser] ?? FlaggerRecord()
            let past =
                record.judged == 0
                ? "no flag of theirs judged yet"
                : "\(record.upheld) of \(record.judged) flags upheld"
            return
                "\(flag.reason) by \(flag.raiser): \(Figures.decimal(Urgency.personPoints, 0)) × gravity \(gravity) × record \(Figures.decimal(record.weight)) (\(past))"
        }
    }
}
