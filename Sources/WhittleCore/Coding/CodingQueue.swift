/// Which texts a coder is shown.
package enum CodingScope: Equatable, Sendable {
    case all
    /// The ideas of one question.
    case question(String)
    case comments

    /// The choices of a campaign, in their order.
    package static func choices(_ campaign: Campaign) -> [CodingScope] {
        [.all] + campaign.askedQuestions.map { .question($0.question) } + [.comments]
    }

    func holds(_ item: Int32, _ campaign: Campaign) -> Bool {
        switch self {
        case .all: true
        case .question(let question): campaign.question(of: item) == question
        case .comments: campaign.rows[Int(item)].kind == .comment
        }
    }
}

/// The texts that a member has still to code, and those that their coders differ on.
package struct CodingQueue: Sendable {
    /// Those to be coded again first, then those that one other has coded, so that texts get
    /// finished, then those that nobody has; within each the ideas before the comments, the oldest
    /// first.
    package private(set) var items: [Int32] = []
    /// How many of them are second passes.
    package private(set) var seconds = 0
    /// How many texts the member has coded.
    package private(set) var done = 0
    /// Those whose coders differ, or of which a settled theme was split; the oldest first. Empty
    /// for those who may not settle them.
    package private(set) var differing: [Int32] = []
    /// The campaign's version that it was made from.
    package private(set) var version = -1

    /// All items in the order of the queue, ideas before comments and the oldest first, and of
    /// which texts: putting them in order is most of the work, and a coding changes none of it.
    private var order: [Int32] = []
    private var orderedTexts = (epoch: -1, count: -1)

    package init() {}

    /// The queue as it is now; one made before spares the ordering.
    package init(
        _ campaign: Campaign, _ viewpoint: Viewpoint, _ scope: CodingScope,
        after previous: CodingQueue = CodingQueue()
    ) {
        version = campaign.version
        orderedTexts = (campaign.textEpoch, campaign.textChanges.count)
        order =
            previous.orderedTexts == orderedTexts
            ? previous.order
            : CodingQueue.ordered(campaign.rows.indices.map(Int32.init), campaign)
        let member = viewpoint.member ?? ""
        var again: [Int32] = []
        var second: [Int32] = []
        var first: [Int32] = []
        for item in order {
            guard campaign.isCodable(item), viewpoint.canSee(item, in: campaign),
                scope.holds(item, campaign)
            else { continue }
            let readings = campaign.readings(of: item)
            let resolution = campaign.resolution(of: item)
            if let own = readings.first(where: { $0.member == member }) {
                done += 1
                if !own.split.isEmpty, resolution == nil { again.append(item) }
            } else if resolution == nil, readings.count < Campaign.codersPerItem {
                if readings.isEmpty { first.append(item) } else { second.append(item) }
            }
            if viewpoint.worksOnThemes, campaign.isToBeSettled(item) { differing.append(item) }
        }
        if viewpoint.roles.contains(.coder) {
            items = again + second + first
            seconds = second.count
        }
    }

    private static func ordered(_ items: [Int32], _ campaign: Campaign) -> [Int32] {
        let sorted = campaign.sortedByTime(items)
        return sorted.filter { campaign.rows[Int($0)].kind == .idea }
            + sorted.filter { campaign.rows[Int($0)].kind == .comment }
    }
}

extension Campaign {
    /// True where two have coded an item and differ, and nobody has settled it, or a theme of what
    /// was settled has been split since.
    package func isToBeSettled(_ item: Int32) -> Bool {
        if let resolution = resolution(of: item) { return !resolution.split.isEmpty }
        let readings = readings(of: item)
        guard readings.count >= Campaign.codersPerItem else { return false }
        return !readings.allSatisfy { $0.themes == readings[0].themes && $0.split.isEmpty }
    }
}
