import WhittleCore

extension IdeaSummary: ListedItem {
    func number(_ key: String) -> Double? {
        switch key {
        case "flags": flags.map(Double.init)
        case "comments": Double(comments)
        case "up": tally.map { Double($0.up) }
        case "down": tally.map { Double($0.down) }
        case "pass": tally.map { Double($0.pass) }
        case "voters": tally.map { Double($0.voters) }
        case "cost": cost
        case "crowd": crowd?.mean
        case "panel": panel?.mean
        case "crowd_rank": crowdPlace.map(Double.init)
        case "panel_rank": panelPlace.map(Double.init)
        case "panel_adjusted": adjusted?.mean
        case "panel_adjusted_rank": adjustedPlace.map(Double.init)
        case "reviews": panel.map { Double($0.reviews) }
        default: nil
        }
    }
}

/// One comment as one viewer sees it.
struct CommentSummary: ListedItem {
    let item: Int32
    let id: String
    let idea: String
    let reply: String?
    let kind: CommentKind
    let stance: Int
    let body: String
    let status: Verdict
    let tally: Tally?
    let flags: Int?
    let participant: String?
    let happened: Timestamp

    init(_ item: Int32, _ campaign: Campaign, _ viewpoint: Viewpoint) {
        let row = campaign.rows[Int(item)]
        self.item = item
        id = campaign.items.name(item)
        idea = row.idea >= 0 ? campaign.items.name(row.idea) : ""
        reply = row.reply >= 0 ? campaign.items.name(row.reply) : nil
        kind = row.commentKind
        stance = Int(row.stance)
        body = campaign.body(of: item)
        status = row.status
        tally = viewpoint.canSeeVotes ? row.tally : nil
        flags = viewpoint.canSeeModeration ? campaign.openFlags(of: item).count : nil
        participant =
            viewpoint.canSeeAuthor(in: campaign) ? campaign.participant(of: item) : nil
        happened = Timestamp(milliseconds: row.happened)
    }

    var json: JSONValue {
        .row([
            "comment": .string(id), "idea": .string(idea), "reply": .optional(reply),
            "kind": .string(kind.rawValue), "stance": .integer(stance), "body": .string(body),
            "status": .string(status.rawValue), "up": .optional(tally.map { Int($0.up) }),
            "down": .optional(tally.map { Int($0.down) }),
            "pass": .optional(tally.map { Int($0.pass) }),
            "voters": .optional(tally.map { Int($0.voters) }), "flags": .optional(flags),
            "participant": .optional(participant), "happened": .string(happened.text),
        ])
    }

    func number(_ key: String) -> Double? {
        switch key {
        case "flags": flags.map(Double.init)
        case "up": tally.map { Double($0.up) }
        case "down": tally.map { Double($0.down) }
        case "pass": tally.map { Double($0.pass) }
        case "voters": tally.map { Double($0.voters) }
        default: nil
        }
    }
}

/// The order of a listing of items.
enum ItemOrder {
    static let keys = [
        "old", "new", "id", "crowd", "panel", "panel_adjusted", "up", "down", "voters", "comments",
        "flags",
    ]

    /// Highest first for figures, those without one last; ties by the bytes of the ids.
    static func sorted<Item: ListedItem>(_ items: [Item], by key: String) -> [Item] {
        func isBefore(_ one: Item, _ other: Item) -> Bool {
            one.id.utf8.lexicographicallyPrecedes(other.id.utf8)
        }
        switch key {
        case "old":
            return items.sorted {
                $0.happened != $1.happened ? $0.happened < $1.happened : isBefore($0, $1)
            }
        case "new":
            return items.sorted {
                $0.happened != $1.happened ? $0.happened > $1.happened : isBefore($0, $1)
            }
        case "id": return items.sorted(by: isBefore)
        default:
            let valued = items.map { (item: $0, value: $0.number(key)) }
            return valued.sorted { one, other in
                switch (one.value, other.value) {
                case (let first?, let second?) where first != second: return first > second
                case (_?, nil): return true
                case (nil, _?): return false
                default: return isBefore(one.item, other.item)
                }
            }.map(\.item)
        }
    }
}
