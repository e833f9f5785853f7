import WhittleCore
import WhittleExchange

/// `whittle assign`: ideas for members by hand, all or nothing.
enum AssignVerb {
    static let verb = Verb(
        name: "assign",
        summary: "Ask members to review ideas: by hand, from a CSV, or those that say most",
        usage: [
            "MEMBER IDEA… [--round R] [--remove]", "--csv FILE [--round R] [--remove]",
            "--session N [--top K] [--floor R] [--seed N] [--round R]",
        ],
        arguments: [
            Verb.Argument("MEMBER", "who is to review"), Verb.Argument("IDEA", "what"),
        ],
        options: [
            .round, Option("csv", "FILE", "a CSV with the columns member and idea"),
            Option("remove", nil, "they are asked no longer"),
            Option(
                "session", "N", "chosen for you: so many ideas for each member of the panel"),
            Option(
                "top", "K",
                "with --session: how many ideas are to be taken; the target of the round's stage"),
            Option(
                "floor", "R",
                "with --session: so many reviews of every idea come first; as the round says"),
            Option("seed", "N", "with --session: decides between equals; 1"),
        ],
        details: [
            "All or nothing: where one wish cannot be met, every one that cannot is named with its reason, and nothing is written. A wish cannot be met where there is no such idea or member, where the member is not on the panel, stands back from the idea or has reviewed it, where the idea is not among those of the round, and where the round's load would be exceeded. With -n it says what would be assigned.",
            "--session asks first for ideas with fewer reviews than the floor, then for those of which one more review says most about who is among the best K: the chance that the idea stands on the wrong side of that line, times the share of the doubt that a review takes away. Leniency and the crowd are taken into account, what members have in hand is counted, and the load binds. Scores that the round hides from who plans have no part in it.",
            "In the CSV a member may also be named by a source's id, as in an import of reviews. What is assigned comes first when the member asks for the next idea. `list assignments` shows what is asked of whom.",
        ],
        examples: [
            "whittle assign ben polis.demo-17 polis.demo-18 --round r1",
            "whittle assign --csv wishes.csv -n", "whittle assign --session 10 --top 20 -n",
        ], run: run)

    private static func run(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let isSession = call.has("session")
        for option in ["top", "floor", "seed"] where call.has(option) && !isSession {
            throw call.usage("--\(option) is for --session.")
        }
        for option in ["csv", "remove"] where call.has(option) && isSession {
            throw call.usage("--\(option) and --session do not go together.")
        }
        var wishes = Wishes([])
        if !isSession { wishes = try Wishes(call) }
        let round = try call.round(mustBeOpen: true)
        let actor = try call.actor()
        let campaign = try call.session().campaign
        guard campaign.membership.member(actor)?.roles.contains(.facilitator) == true else {
            throw CommandError("This needs the role of a facilitator.")
        }
        guard round.isOpen || call.has("remove") else {
            throw CommandError("The round “\(round.details.title)” is closed.")
        }
        if isSession { wishes = try session(round, campaign, call) }
        let plan = Plan(wishes.all, round, campaign, actor, removes: call.has("remove"))
        try wishes.refuse(plan.problems, call)
        preview(plan, call)
        guard !plan.changes.isEmpty else {
            call.output.talk("Nothing to do: all of it is so already.")
            return .done
        }
        let drafts = plan.events(round.id).map { DraftEvent($0) }
        let count = plan.changes.reduce(0) { $0 + $1.ideas.count }
        let verb = call.has("remove") ? "took back" : "assigned"
        return try call.write(
            drafts,
            "\(verb) \(Figures.count(count, "review")) in \(round.id), of \(Figures.count(plan.changes.count, "member"))"
        )
    }

    /// What the boundary rule asks for.
    private static func session(
        _ round: Round, _ campaign: Campaign, _ call: Invocation
    ) throws(CommandError) -> Wishes {
        try call.noWords()
        var settings = SessionPlan.Settings(
            each: try call.number("session", least: 1) ?? 1,
            top: try call.number("top", least: 1) ?? campaign.target(of: round) ?? 20)
        if let floor = try call.number("floor") { settings.floor = floor }
        if let seed = try call.number("seed") { settings.seed = UInt64(seed) }
        let plan = SessionPlan(campaign, try call.viewpoint(), round, settings)
        call.output.talk(
            plan.scores == 0
                ? "Chosen by coverage and the crowd: no score may be seen yet."
                : "Chosen by \(Figures.count(plan.scores, "score")).")
        return Wishes(
            plan.requests.map {
                Wish(member: $0.member, idea: campaign.items.name($0.item))
            })
    }

    private static func preview(_ plan: Plan, _ call: Invocation) {
        guard call.isDryRun else { return }
        var listing = ListVerb.Listing(columns: [
            .text("Member"), .number("Before"), .number("After"), .text("Ideas"),
        ])
        for change in plan.changes {
            let after = change.before + (plan.removes ? -change.ideas.count : change.ideas.count)
            listing.add(
                [
                    change.member, String(change.before), String(after),
                    change.ideas.joined(separator: " "),
                ],
                .row([
                    "member": .string(change.member), "before": .integer(change.before),
                    "after": .integer(after), "ideas": .strings(change.ideas),
                ]))
        }
        ListVerb.print(listing, call)
    }

    /// What is to be written, or why not.
    private struct Plan {
        struct Change {
            var member: String
            var ideas: [String]
            /// Ideas that were assigned to the member before.
            var before: Int
        }

        let removes: Bool
        var changes: [Change] = []
        var problems: [Wishes.Problem] = []

        init(
            _ wishes: [Wish], _ round: Round, _ campaign: Campaign, _ actor: String, removes: Bool
        ) {
            self.removes = removes
            var wanted: [String: [String]] = [:]
            let desk = AssignmentDesk(campaign, round, by: actor)
            var loads: [String: Int] = [:]
            for wish in wishes {
                if removes {
                    remove(wish, round, campaign, actor, &wanted)
                } else {
                    add(wish, desk, round, campaign, &wanted, &loads)
                }
            }
            let assigned = campaign.assigned(in: round.id)
            changes = wanted.sorted { $0.key < $1.key }.map { member, ideas in
                Change(
                    member: member, ideas: ideas,
                    before: assigned.count { $0.member == member })
            }
        }

        private mutating func add(
            _ wish: Wish, _ desk: AssignmentDesk, _ round: Round, _ campaign: Campaign,
            _ wanted: inout [String: [String]], _ loads: inout [String: Int]
        ) {
            if let why = desk.why(wish.idea, to: wish.member) {
                return problems.append(Wishes.Problem(wish, why))
            }
            guard let item = campaign.items.find(wish.idea),
                !campaign.isGroupAssigned(item, to: wish.member, in: round.id),
                wanted[wish.member]?.contains(wish.idea) != true
            else { return }
            if let load = round.details.load {
                let present =
                    loads[wish.member] ?? campaign.workload(of: wish.member, in: round).count
                loads[wish.member] = present
                guard present + (wanted[wish.member] ?? []).count < load else {
                    return problems.append(
                        Wishes.Problem(
                            wish, "\(wish.member) has no room: the round's load is \(load) ideas"))
                }
            }
            wanted[wish.member, default: []].append(wish.idea)
        }

        private mutating func remove(
            _ wish: Wish, _ round: Round, _ campaign: Campaign, _ actor: String,
            _ wanted: inout [String: [String]]
        ) {
            let viewpoint = Viewpoint(actor, in: campaign)
            guard let item = campaign.items.find(wish.idea),
                viewpoint.canSee(item, in: campaign)
            else {
                return problems.append(Wishes.Problem(wish, "There is no item “\(wish.idea)”"))
            }
            guard campaign.membership.member(wish.member) != nil else {
                return problems.append(
                    Wishes.Problem(wish, "“\(wish.member)” is not a member of this campaign"))
            }
            let group = campaign.group(of: campaign.head(of: item)).filter {
                campaign.isAssigned($0, to: wish.member, in: round.id)
            }
            guard !group.isEmpty else {
                return problems.append(
                    Wishes.Problem(wish, "“\(wish.idea)” is not assigned to \(wish.member)"))
            }
            let ids = group.map { campaign.items.name($0) }
            wanted[wish.member, default: []] += ids.filter {
                wanted[wish.member]?.contains($0) != true
            }
        }

        func events(_ round: String) -> [Event] {
            changes.map { change in
                removes
                    ? .reviewUnassigned(
                        ReviewUnassigned(
                            round: round, member: change.member, ideas: change.ideas))
                    : .reviewAssigned(
                        ReviewAssigned(round: round, member: change.member, ideas: change.ideas))
            }
        }
    }
}

/// The wishes of a command line: typed as `MEMBER IDEA…`, or in a CSV.
struct Wishes {
    /// A wish that cannot be met.
    struct Problem {
        var wish: Wish
        var why: String

        init(_ wish: Wish, _ why: String) {
            self.wish = wish
            self.why = why
        }
    }

    var all: [Wish]
    private var file: String?

    init(_ wishes: [Wish]) { all = wishes }

    init(_ call: Invocation) throws(CommandError) {
        guard let typed = call.value("csv") else {
            let words = try call.words(2...Int.max, "A member and an idea")
            all = words.dropFirst().map { Wish(member: words[0], idea: $0) }
            return
        }
        self = try Wishes(csv: typed, withReasons: false, call)
    }

    init(csv typed: String, withReasons: Bool, _ call: Invocation) throws(CommandError) {
        try call.noWords()
        let read = try Shell.read(call.path(typed), limit: ImportVerb.fileLimit)
        all = try ImportJob.faulting { () throws(ImportFault) in
            try WishFile.read(
                ImportFile(name: typed, bytes: read.bytes), withReasons: withReasons)
        }
        file = typed
    }

    /// Names every wish that cannot be met, and refuses them all.
    func refuse(_ problems: [Problem], _ call: Invocation) throws(CommandError) {
        guard let first = problems.first else { return }
        func sentence(_ problem: Problem) -> String {
            let place = problem.wish.line.map { "\(file ?? "") line \($0): " } ?? ""
            return Shown.line(place + problem.why)
        }
        guard problems.count > 1 else { throw CommandError(sentence(first) + ".") }
        for problem in problems { call.output.talk(sentence(problem) + ".") }
        throw CommandError(
            "\(problems.count) of \(all.count) wishes cannot be met, so none was written.")
    }
}
