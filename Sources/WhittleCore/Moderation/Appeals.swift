/// An appeal against a verdict: a flag with the reason `appeal`. It is answered by a decision that
/// names it, by another member than the one whose verdict it is against.
package struct Appeal: Sendable {
    /// What became of it.
    package enum State: String, Sendable {
        case open
        /// The verdict stands.
        case upheld
        /// The verdict was changed.
        case overturned
    }

    /// The flag that it is.
    package let flag: Flag
    /// The item whose verdict it is against.
    package let item: Int32
    /// The verdict that stood when the appeal was made; nil where that has been undone.
    package let against: Decision?
    /// Who gave it and may not answer; nil where no person here did.
    package let closedTo: String?
    /// The first decision that closes it; nil while it is open.
    package let answer: Decision?
    /// Upheld where the answer gives the verdict that it was against.
    package let state: State

    /// True where the appeal waits and this member may answer it.
    package func isFor(_ member: String) -> Bool { state == .open && closedTo != member }
}

extension Campaign {
    /// The reason of a flag that is an appeal. It is no reason to hide anything.
    package static let appealCode = "appeal"

    /// The appeals on items that the viewer may see, the earliest first; none for those who do not
    /// moderate.
    package func appeals(for viewpoint: Viewpoint) -> [Appeal] {
        guard viewpoint.isStaff else { return [] }
        return histories.keys.filter { viewpoint.canSee($0, in: self) }
            .flatMap { appeals(on: $0) }
            .sorted { $0.flag.stamp.isBefore($1.flag.stamp, writers.ranks) }
    }

    /// The queue of appeals: those that wait and that the viewer may answer.
    package func openAppeals(for viewpoint: Viewpoint) -> [Appeal] {
        guard let member = viewpoint.member else { return [] }
        return appeals(for: viewpoint).filter { $0.isFor(member) }
    }

    /// The appeals on one item.
    package func appeals(on item: Int32) -> [Appeal] {
        flags(of: item).filter { $0.reason == Campaign.appealCode }.map { appeal($0, item) }
    }

    private func appeal(_ flag: Flag, _ item: Int32) -> Appeal {
        let against = contested(flag, item)
        let answers = closingStamps(of: flag, item)
        let first = answers.min { $0.isBefore($1, writers.ranks) }
        let answer = first.flatMap { stamp in
            histories[item]?.decision.entries.first { $0.stamp == stamp }?.value
        }
        let state: Appeal.State
        if first == nil {
            state = .open
        } else {
            state = answer?.verdict == against?.value.verdict ? .upheld : .overturned
        }
        return Appeal(
            flag: flag, item: item, against: against?.value,
            closedTo: against.flatMap { decider(of: $0) }, answer: answer, state: state)
    }

    /// The verdict that stood when an appeal was made.
    private func contested(_ appeal: Flag, _ item: Int32) -> Register<Decision>.Entry? {
        histories[item]?.decision.entries.last { $0.stamp.isBefore(appeal.stamp, writers.ranks) }
    }

    /// The person who gave a verdict; nil for an import, which brings the verdict of others.
    private func decider(of entry: Register<Decision>.Entry) -> String? {
        writers[entry.stamp.writer].kind == .import ? nil : entry.value.member
    }

    /// The decisions that close a flag: those on its item that name it. Of an appeal, those by the
    /// member whose verdict it is against do not, whoever wrote them.
    func closingStamps(of flag: Flag, _ item: Int32) -> Set<Stamp> {
        guard let named = closedFlags[flag.id], !named.isEmpty else { return [] }
        let given = histories[item]?.decision.entries ?? []
        let stamps = Set(given.lazy.map(\.stamp).filter(named.contains))
        guard flag.reason == Campaign.appealCode, !stamps.isEmpty,
            let contested = contested(flag, item), let first = decider(of: contested)
        else { return stamps }
        return stamps.filter { writers[$0.writer].member != first }
    }

    /// The open flags of an item that a decision by this member may close: all but appeals against
    /// their own verdict. Without a member, all but appeals.
    package func closableFlags(of item: Int32, by member: String?) -> [Flag] {
        openFlags(of: item).filter { flag in
            guard flag.reason == Campaign.appealCode else { return true }
            guard let member else { return false }
            return contested(flag, item).flatMap { decider(of: $0) } != member
        }
    }

    /// Why an appeal may not be made, or answered, so.
    func checkAppeal(_ flag: FlagRaised, by name: String) -> Rejection? {
        guard let item = items.find(flag.item) else { return nil }
        let status = status(of: item)
        guard status == .approved || status == .hidden else {
            return Rejection(
                "An appeal is against a verdict, and nobody has approved or hidden “\(flag.item)”.")
        }
        let raiser = flag.participant ?? flag.rule.map { "rule " + $0 } ?? name
        guard
            !flags(of: item).contains(where: {
                $0.reason == Campaign.appealCode && $0.raiser == raiser
            })
        else {
            return Rejection("\(raiser) has appealed about “\(flag.item)” already.")
        }
        return nil
    }

    func checkAppeals(_ event: ItemsDecided, by name: String) -> Rejection? {
        guard !event.flags.isEmpty else { return nil }
        for id in event.items {
            guard let item = items.find(id) else { continue }
            for appeal in appeals(on: item)
            where appeal.closedTo == name && event.flags.contains(appeal.flag.id) {
                return Rejection(
                    "The appeal \(appeal.flag.id) is against your own verdict on “\(id)”: another moderator answers it."
                )
            }
        }
        return nil
    }
}
