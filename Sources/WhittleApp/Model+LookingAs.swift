import WhittleCells
package import WhittleCore

/// Looking as another role does: all screens show what that role sees, and nothing is written. One's
/// own screens wait as they were left.
extension Model {
    /// Who looks now.
    func viewer(_ campaign: Campaign) -> Viewpoint {
        let own = member.map { Viewpoint($0, in: campaign) } ?? .publicView
        return seenAs.map { own.looking(as: $0) } ?? own
    }

    /// Looks as a role; answers false where the member may not.
    @discardableResult
    package mutating func look(as seen: SeenAs, _ campaign: Campaign) -> Bool {
        let own = member.map { Viewpoint($0, in: campaign) } ?? .publicView
        guard own.mayLookAs.contains(seen) else { return false }
        let waiting = ownModel.first ?? self
        let mayStay = place != .present
        self = Model(
            campaign, member: member, size: size, policy: policy, place: mayStay ? place : nil,
            seenAs: seen)
        keyTime = waiting.keyTime
        banner = waiting.banner
        now = waiting.now
        ownModel = [waiting]
        status = "As \(seen.word) sees it; nothing is written. Esc goes back to your own view."
        return true
    }

    /// Goes back to one's own view, as it was left.
    mutating func lookAsOneself(_ campaign: Campaign) {
        guard var own = ownModel.first else { return }
        own.size = size
        own.keyTime = keyTime
        own.banner = banner
        own.now = now
        own.mouseIsOn = mouseIsOn
        own.overlay = nil
        self = own
        prepare(campaign)
        status = "Your own view again."
    }

    /// What may be done while one looks as another role: nothing that is written or told to others.
    mutating func readOnly(_ effects: [Effect]) -> [Effect] {
        guard let seenAs else { return effects }
        return effects.filter { effect in
            switch effect {
            case .append:
                status = "Nothing is written as \(seenAs.word): Esc goes back to your own view."
                inFlight = []
                return false
            case .keepDrafts, .keepNote, .claim, .read, .project: return false
            case .copy, .suspend, .redraw, .mouse, .refresh, .quit: return true
            }
        }
    }
}
