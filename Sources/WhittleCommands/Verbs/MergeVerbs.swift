import WhittleCore

/// Ideas that say the same, and ideas that only look so.
enum MergeVerbs {
    static let merge = Verb(
        name: "merge", summary: "Let one idea stand for others that say the same",
        usage: ["IDEA… --into IDEA", "IDEA IDEA… --face best", "[IDEA…] --face IDEA"],
        arguments: [Verb.Argument("IDEA", "ideas that say the same")],
        options: [
            Option("into", "IDEA", "the one that stands for them"),
            Option("face", "IDEA", "the one to stand for them and all their groups; or best"),
        ],
        details: [
            "A link, no copy: each participant's vote counts once over the group, comments are shown together, and unmerge or undo takes it apart.",
            "--face joins whole groups, and can name an idea that is merged into another: it then stands for its group in that one's place, in one action. --face best takes approved ideas before pending ones, then the most voters of its own, then the longer text, then the older.",
        ],
        examples: [
            "whittle merge polis.demo-18 polis.demo-21 --into polis.demo-17",
            "whittle merge polis.demo-18 polis.demo-21 --face best",
            "whittle merge --face polis.demo-18",
        ], run: runMerge)

    static let unmerge = Verb(
        name: "unmerge", summary: "Take ideas out of a merge", usage: ["IDEA…"],
        arguments: [Verb.Argument("IDEA", "ideas that were merged into another")],
        details: [
            "The others of the group stay together: what was merged into an idea that leaves is merged into the one that stands for the group."
        ],
        examples: ["whittle unmerge polis.demo-18"], run: runUnmerge)

    static let distinguish = Verb(
        name: "distinguish", summary: "Say that two ideas that look alike are not the same",
        usage: ["IDEA IDEA [--later]"],
        arguments: [Verb.Argument("IDEA", "two ideas")],
        options: [Option("later", nil, "nothing is said yet: the pair is proposed last")],
        details: ["The pair is proposed no more; undo proposes it again."],
        examples: ["whittle distinguish polis.demo-18 polis.demo-21"], run: runDistinguish)

    private static func runMerge(_ call: Invocation) throws(CommandError) -> ExitStatus {
        if let face = call.value("face") {
            guard !call.has("into") else { throw call.usage("Give --into or --face, not both.") }
            return try runFace(face, call)
        }
        let into = try call.required("into")
        if call.words.isEmpty { throw call.usage("The ideas to merge are missing.") }
        try refuseCircle(call, into)
        return try call.write(
            .ideasMerged(IdeasMerged(ideas: call.words, into: into)),
            "merged \(call.words.joined(separator: ", ")) into \(into)")
    }

    /// A link that closed a circle would take an older one away, and so take the group apart.
    private static func refuseCircle(
        _ call: Invocation, _ into: String
    ) throws(CommandError) {
        let session = try call.session()
        let campaign = session.campaign
        var ideas: [Int32] = []
        for id in call.words { ideas.append(try call.idea(id, session.viewpoint)) }
        let target = try call.idea(into, session.viewpoint)
        if let other = campaign.firstCircle(merging: ideas, into: target) {
            let name = campaign.items.name(other)
            throw CommandError(
                "“\(into)” is merged into “\(name)” already. `whittle merge --face \(into)` lets it stand for the group."
            )
        }
        let head = campaign.head(of: target)
        if head != target, campaign.status(of: head) == .hidden {
            throw CommandError(
                "“\(into)” is merged into “\(campaign.items.name(head))”, which is hidden. Approve that one first, or let “\(into)” stand for the group with `whittle merge --face \(into)`."
            )
        }
    }

    private static func runFace(
        _ word: String, _ call: Invocation
    ) throws(CommandError) -> ExitStatus {
        let session = try call.session()
        let campaign = session.campaign
        var ideas: [Int32] = []
        for id in call.words { ideas.append(try call.idea(id, session.viewpoint)) }
        let face: Int32
        if word == "best" {
            let all = Set(ideas.flatMap { campaign.group(of: campaign.head(of: $0)) })
            let seen = all.filter { session.viewpoint.canSee($0, in: campaign) }
            guard seen.count > 1, let best = campaign.proposedFace(of: Array(seen)) else {
                throw call.usage("--face best needs two ideas at least.")
            }
            face = best
        } else {
            face = try call.idea(word, session.viewpoint)
        }
        let name = campaign.items.name(face)
        let events = campaign.mergeEvents(ideas, face: face)
        guard !events.isEmpty else { throw CommandError("“\(name)” is the face of these already.") }
        let heads = Set((ideas + [face]).map { campaign.head(of: $0) })
        let size = Set(heads.flatMap { campaign.group(of: $0) }).count
        return try call.write(
            events.map { DraftEvent($0) }, "\(name) stands for a group of \(size) ideas")
    }

    private static func runUnmerge(_ call: Invocation) throws(CommandError) -> ExitStatus {
        if call.words.isEmpty { throw call.usage("The ideas to take out are missing.") }
        let session = try call.session()
        let campaign = session.campaign
        var ideas: [Int32] = []
        for id in call.words {
            let item = try call.idea(id, session.viewpoint)
            guard !campaign.isHead(item) else {
                throw CommandError(
                    campaign.group(of: item).count > 1
                        ? "“\(id)” stands for its group. `whittle merge --face IDEA` lets another idea of it stand there; then it can be taken out."
                        : "“\(id)” is not merged into another idea.")
            }
            ideas.append(item)
        }
        let events = campaign.unmergeEvents(ideas)
        let kept = events.reduce(0) { count, event in
            if case .ideasMerged(let merged) = event { return count + merged.ideas.count }
            return count
        }
        let others =
            kept > 0
            ? "; \(Figures.count(kept, "idea")) merged into \(call.words.count == 1 ? "it" : "them") \(kept == 1 ? "stays" : "stay") in the group"
            : ""
        return try call.write(
            events.map { DraftEvent($0) },
            "took \(call.words.joined(separator: ", ")) out of the merge\(others)")
    }

    private static func runDistinguish(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let ideas = try call.words(2...2, call.words.isEmpty ? "The first idea" : "The other idea")
        let event = IdeasDistinguished(
            ideas: ideas, verdict: call.has("later") ? .later : .different)
        let campaign = try call.session().campaign
        return try call.write(
            .ideasDistinguished(event), campaign.summary(of: .ideasDistinguished(event)))
    }
}
