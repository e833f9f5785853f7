/// The lines of one sample.
struct SampleEntries: Sendable {
    struct Draw: Sendable {
        var items: [String]
        var seed: Int
        var member: String
    }

    var drawn = Register<Draw>()
    /// By item and member.
    var judged: [String: [String: Register<Verdict>]] = [:]
}

/// A sample of decided items under a second look, as one viewer may see it.
///
/// It is blind: the first verdict on an item is open to those who have judged it or had decided on
/// it themselves, and to all once every item has been judged. A courtesy of this view: the status
/// of an item is no secret among the staff.
package struct SampleState: Sendable {
    /// A second look.
    package struct Judgement: Equatable, Sendable {
        package let member: String
        package let verdict: Verdict
    }

    /// A sampled item as the viewer may see it.
    package struct Item: Sendable {
        package let item: Int32
        /// The verdict that stood when the sample was drawn; nil while it is hidden from the viewer.
        package let first: Decision?
        /// The second looks, by the judges' names; the viewer's own alone while it is blind.
        package let judgements: [Judgement]
        /// True where anybody has looked at it again.
        package let isJudged: Bool
        /// True where the viewer may judge it.
        package let isOpenToViewer: Bool
    }

    /// Its name.
    package let sample: String
    /// Who drew it.
    package let member: String
    /// When it was drawn: verdicts given later are not those that are looked at.
    package let drawn: Timestamp
    /// From 0 up to, not including, `Campaign.sampleSeedLimit`.
    package let seed: Int
    /// Without those that the viewer may not see, and those whose first decision was undone.
    package let items: [Item]

    /// How many items anybody has looked at again.
    package var judged: Int { items.count(where: \.isJudged) }
    /// The items that wait for this viewer's second look.
    package var toJudge: [Int32] { items.filter { $0.isOpenToViewer && !$0.isJudged }.map(\.item) }

    /// First and second verdicts, one pair a judge, of the items that are open to the viewer.
    package var pairs: [(first: Verdict, second: Verdict)] {
        items.flatMap { item in
            item.first.map { first in
                item.judgements.map { (first.verdict, $0.verdict) }
            } ?? []
        }
    }

    /// The share of the pairs that agree; nil where there are none.
    package var agreement: Double? {
        let pairs = pairs
        guard !pairs.isEmpty else { return nil }
        return Double(pairs.count { $0.first == $0.second }) / Double(pairs.count)
    }

    /// Krippendorff's alpha of first and second verdicts as names, with its 95 % interval over the
    /// items, drawn with the sample's own seed; nil where nothing varies.
    package var alpha: (value: Double, low: Double, high: Double)? {
        let units = items.compactMap { item in
            item.first.map { first in
                ([first.verdict] + item.judgements.map(\.verdict)).map { verdict -> Double? in
                    Double(Verdict.allCases.firstIndex(of: verdict) ?? 0)
                }
            }
        }
        let agreement = Krippendorff(units)
        guard let value = agreement.alpha(.nominal),
            let interval = agreement.interval(
                .nominal, seed: UInt64(truncatingIfNeeded: seed))
        else { return nil }
        return (value, interval.low, interval.high)
    }

    /// How many pairs have these verdicts.
    package func count(first: Verdict, second: Verdict) -> Int {
        pairs.count { $0.first == first && $0.second == second }
    }

    /// The items on which a judge differs, where the viewer may see it.
    package var differing: [Item] {
        items.filter { item in
            item.first.map { first in
                item.judgements.contains { $0.verdict != first.verdict }
            } ?? false
        }
    }
}

extension Campaign {
    /// The samples that were drawn, the earliest first; none for those who do not moderate.
    package func samples(for viewpoint: Viewpoint) -> [SampleState] {
        guard viewpoint.isStaff else { return [] }
        let drawn = samples.compactMap { name, entries in
            entries.drawn.last.map { (name: name, stamp: $0.stamp) }
        }
        return drawn.sorted { $0.stamp.isBefore($1.stamp, writers.ranks) }
            .compactMap { sample($0.name, for: viewpoint) }
    }

    /// The samples in which items wait for a second look by this member.
    package func openSamples(for member: String) -> [(sample: String, items: [Int32])] {
        samples(for: Viewpoint(member, in: self))
            .map { ($0.sample, $0.toJudge) }.filter { !$0.items.isEmpty }
    }

    /// One sample; nil where there is none, or the viewer does not moderate.
    package func sample(_ name: String, for viewpoint: Viewpoint) -> SampleState? {
        guard viewpoint.isStaff, let member = viewpoint.member, let entries = samples[name],
            let draw = entries.drawn.last
        else { return nil }
        let all = sampled(draw.value.items, at: draw.stamp, entries)
        let isWhole = all.allSatisfy { !$0.judgements.isEmpty }
        let items = all.filter { viewpoint.canSee($0.item, in: self) }.map { found in
            let hasJudged = found.judgements.contains { $0.member == member }
            let hasDecided = hasDecided(on: found.item, member)
            let isOpen = isWhole || hasJudged || hasDecided
            return SampleState.Item(
                item: found.item, first: isOpen ? found.first : nil,
                judgements: isOpen
                    ? found.judgements : found.judgements.filter { $0.member == member },
                isJudged: !found.judgements.isEmpty, isOpenToViewer: !isOpen)
        }
        return SampleState(
            sample: name, member: draw.value.member, drawn: draw.stamp.time,
            seed: draw.value.seed, items: items)
    }

    private typealias Sampled = (
        item: Int32, first: Decision, judgements: [SampleState.Judgement]
    )

    /// The items of a sample with the verdict that stood, and the second looks that count: those of
    /// members who had not decided on the item before they looked.
    private func sampled(
        _ ids: [String], at stamp: Stamp, _ entries: SampleEntries
    ) -> [Sampled] {
        var seen: Set<String> = []
        return ids.compactMap { id in
            guard seen.insert(id).inserted, let item = items.find(id),
                rows[Int(item)].kind != .unknown,
                let first = histories[item]?.decision.value(before: stamp, writers.ranks)
            else { return nil }
            let judgements = (entries.judged[id] ?? [:]).compactMap { member, register in
                register.last.flatMap { last in
                    hasDecided(on: item, member, before: last.stamp)
                        ? nil : SampleState.Judgement(member: member, verdict: last.value)
                }
            }
            return (item, first, judgements.sorted { $0.member < $1.member })
        }
    }

    /// True where the member has given a verdict on the item here, by a stamp or at all. What they
    /// imported from another platform was not theirs.
    func hasDecided(on item: Int32, _ member: String, before stamp: Stamp? = nil) -> Bool {
        (histories[item]?.decision.entries ?? []).contains { entry in
            entry.value.member == member && writers[entry.stamp.writer].kind != .import
                && stamp.map { entry.stamp.isBefore($0, writers.ranks) } ?? true
        }
    }

    // MARK: Writing

    func check(_ event: SampleDrawn, by name: String) -> Rejection? {
        if samples[event.sample]?.drawn.last != nil {
            return Rejection("There is a sample “\(event.sample)” already.")
        }
        if event.items.isEmpty {
            return Rejection(
                "Nothing can be drawn: no item has been approved or hidden by a person here.")
        }
        return checkItems(event.items, by: name)
    }

    func check(_ event: SampleJudged, by name: String) -> Rejection? {
        guard let sample = sample(event.sample, for: Viewpoint(name, in: self)) else {
            return Rejection("There is no sample “\(event.sample)”. `whittle sample` names them.")
        }
        guard let item = sample.items.first(where: { items.name($0.item) == event.item }) else {
            return Rejection("“\(event.item)” is not in the sample “\(event.sample)”.")
        }
        if event.verdict == .pending {
            return Rejection("A second look gives a verdict: approve, hide or escalate.")
        }
        if hasDecided(on: item.item, name) {
            return Rejection(
                "You have decided on “\(event.item)” yourself: the second look is for somebody else."
            )
        }
        if item.judgements.contains(where: { $0.member == name }) {
            return Rejection(
                "You have judged “\(event.item)” and have seen the first verdict since.")
        }
        guard item.isOpenToViewer else {
            return Rejection(
                "All items of “\(event.sample)” have been judged, and the first verdicts are open: a look now would not be blind."
            )
        }
        return nil
    }

    // MARK: Drawing

    /// How many items a sample has where nobody says it.
    package static let sampleSize = 30
    /// A seed is below this, so that any reader of JSON keeps it.
    package static let sampleSeedLimit = 1 << 53

    /// The items that can be drawn: approved or hidden by a person, in the byte order of their ids.
    package func decidedByPeople(for viewpoint: Viewpoint) -> [Int32] {
        guard viewpoint.isStaff else { return [] }
        return histories.compactMap { item, history in
            guard let last = history.decision.last,
                last.value.verdict == .approved || last.value.verdict == .hidden,
                writers[last.stamp.writer].kind != .import,
                viewpoint.canSee(item, in: self), !isErased(item)
            else { return nil }
            return item
        }.sorted { items.isBefore($0, $1) }
    }

    /// A simple random sample of what was decided, as a line that can be repeated from the seed and
    /// the same items: the first `size` places of a Fisher–Yates shuffle with SplitMix64.
    package func draw(
        _ sample: String, size: Int, seed: Int, for viewpoint: Viewpoint
    ) -> SampleDrawn {
        var pool = decidedByPeople(for: viewpoint)
        var random = SplitMix64(seed: UInt64(max(0, seed)))
        let count = min(max(0, size), pool.count)
        for place in 0..<count {
            pool.swapAt(place, place + random.below(pool.count - place))
        }
        return SampleDrawn(
            sample: sample, items: pool.prefix(count).map { items.name($0) }.sorted(), seed: seed)
    }
}
