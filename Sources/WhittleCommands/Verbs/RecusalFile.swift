import WhittleCore
import WhittleExchange

/// `whittle recuse --csv FILE`: many recusals as one action, all or nothing.
enum RecusalFile {
    static func run(_ call: Invocation) throws(CommandError) -> ExitStatus {
        for name in ["member", "reason"] where call.has(name) {
            throw call.usage("--\(name) stands in the file, as a column.")
        }
        let isDeclared = !call.has("withdraw")
        let wishes = try Wishes(csv: call.value("csv") ?? "", withReasons: true, call)
        let campaign = try call.session().campaign
        let actor = try call.actor()
        guard campaign.membership.member(actor)?.roles.contains(.facilitator) == true else {
            throw CommandError("Only a facilitator writes this for another member.")
        }
        var problems: [Wishes.Problem] = []
        var drafts: [DraftEvent] = []
        var seen: Set<String> = []
        for wish in wishes.all {
            let event = event(wish, isDeclared)
            if let why = why(wish, event, isDeclared, campaign, actor) {
                problems.append(Wishes.Problem(wish, why))
            } else if let item = campaign.items.find(wish.idea),
                campaign.isRecused(wish.member, from: item) != isDeclared,
                seen.insert("\(wish.member) \(wish.idea)").inserted
            {
                drafts.append(DraftEvent(event))
            }
        }
        try wishes.refuse(problems, call)
        guard !drafts.isEmpty else {
            call.output.talk("Nothing to do: all of it is so already.")
            return .done
        }
        let done = Figures.count(drafts.count, isDeclared ? "recusal" : "withdrawn recusal")
        return try call.write(drafts, done)
    }

    private static func event(_ wish: Wish, _ isDeclared: Bool) -> Event {
        isDeclared
            ? .recusalDeclared(
                RecusalDeclared(idea: wish.idea, member: wish.member, reason: wish.reason))
            : .recusalWithdrawn(
                RecusalWithdrawn(idea: wish.idea, member: wish.member, reason: wish.reason))
    }

    /// Why a row cannot be met, a sentence without its full stop.
    private static func why(
        _ wish: Wish, _ event: Event, _ isDeclared: Bool, _ campaign: Campaign, _ actor: String
    ) -> String? {
        if let rejection = campaign.check(event, by: actor) {
            return rejection.heading
        }
        guard let item = campaign.items.find(wish.idea) else { return nil }
        if campaign.rows[Int(item)].kind == .comment {
            return "“\(wish.idea)” is a comment; this needs an idea"
        }
        guard isDeclared || campaign.isRecused(wish.member, from: item) else {
            return "\(wish.member) does not stand back from \(wish.idea)"
        }
        return nil
    }
}
