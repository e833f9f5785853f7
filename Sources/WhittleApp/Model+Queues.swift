import WhittleCells
import WhittleCore

/// Tags of what is alike, claims, and the choice of a queue on Triage.
extension Model {
    /// Tags what says nearly the same as the item that is shown, itself among them.
    mutating func tagSimilar(_ context: Context) {
        guard let item = triage.selected(context) else { return }
        let similar = context.similarity.similar(
            to: item, context.campaign, context.viewpoint)
        let waiting = Set(triage.queue).intersection(similar).filter(triage.isWaiting)
        let others = similar.count - waiting.count
        let rest =
            others == 0 ? "" : " \(others) more \(others == 1 ? "is" : "are") not in this queue."
        guard !waiting.isEmpty else {
            status = "Nothing else in this queue says nearly the same." + rest
            return
        }
        triage.tagged.formUnion(waiting)
        triage.tagged.insert(item)
        status = "\(triage.tagged.count) are tagged: a verdict goes to all of them." + rest
    }

    // MARK: Claims

    /// What others are to be told that the member is about to decide; nil where nothing is new. Who
    /// leaves Triage claims nothing.
    mutating func claims(_ campaign: Campaign) -> [String]? {
        guard place == .triage, member != nil, triage.isFilled else {
            guard !triage.claims.isEmpty else { return nil }
            triage.claims = []
            return []
        }
        return triage.nextClaims()?.map { campaign.items.name($0) }
    }

    // MARK: Queues

    /// The queues by their letters.
    static let queueKeys: [(Unicode.Scalar, QueueName)] = [
        ("w", .waiting), ("p", .pending), ("f", .flagged), ("e", .escalated), ("m", .mine),
        ("c", .changed), ("d", .personalData), ("a", .appeals), ("s", .secondLook),
    ]

    static let queueChoice = Choice(
        title: "Which queue",
        options: queueKeys.map {
            Choice.Option(key: $0.0, title: $0.1.rawValue, detail: $0.1.title)
        }, purpose: .queue)

    mutating func openQueue(_ name: QueueName, _ context: Context) {
        arrivals = 0
        triage.name = name
        triage.tagged = []
        triage.cursor = ListCursor()
        triage.queue = []
        triage.filter.set(triage.filter.text, context, of: triage.filterSubject)
        clearUnreadableFilter()
        triage.fill(context)
    }
}
