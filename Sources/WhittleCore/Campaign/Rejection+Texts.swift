/// What may be written of reasons, policies and saved queries.
extension Campaign {
    /// The reason that somebody may not be safe: such an item goes to a facilitator.
    package static let safeguardingCode = "safeguarding"

    /// The reason of what tells of a person more than may be told.
    package static let personalDataCode = "personal-data"

    /// A text about somebody who may not be safe is hidden only by a facilitator, after somebody
    /// handed it on.
    func checkSafeguarding(_ event: ItemsDecided, by name: String) -> Rejection? {
        guard event.verdict == .hidden, event.reason == Campaign.safeguardingCode else {
            return nil
        }
        guard membership.member(name)?.roles.contains(.facilitator) == true else {
            return Rejection(
                "Safeguarding is never just hidden: escalate it, and a facilitator takes it up.")
        }
        for id in event.items {
            guard let item = items.find(id),
                decisions(of: item).contains(where: { $0.decision.verdict == .escalated })
            else {
                return Rejection(
                    "Safeguarding is never just hidden: escalate “\(id)” first, and see to it.")
            }
        }
        return nil
    }

    func check(_ policy: PolicyWritten) -> Rejection? {
        if policy.title.isBlank { return Rejection("The policy has no title.") }
        if policy.title.unicodeScalars.count > Campaign.titleLimit {
            return Rejection("A title has at most \(Campaign.titleLimit) characters.")
        }
        if policy.body.isBlank { return Rejection("The policy has no text.") }
        if policy.body.unicodeScalars.count > Campaign.textLimit {
            return Rejection("A text has at most \(Campaign.textLimit) characters.")
        }
        guard let code = policy.code,
            let other = writtenPolicies.first(where: {
                $0.code == code && $0.policy != policy.policy
            })
        else { return nil }
        return Rejection("The code “\(code)” has its text in the policy “\(other.policy)” already.")
    }

    /// A query is saved only where its reader can read it.
    func check(_ query: QuerySaved, by name: String) -> Rejection? {
        let viewpoint = Viewpoint(name, in: self)
        guard !query.text.isBlank else {
            return viewpoint.savedQuery(query.query, in: self) == nil
                ? Rejection("There is no saved query “\(query.query)”.") : nil
        }
        if query.title.isBlank { return Rejection("The query has no title.") }
        if query.title.unicodeScalars.count > Campaign.titleLimit {
            return Rejection("A title has at most \(Campaign.titleLimit) characters.")
        }
        do {
            _ = try Query(query.text, in: self, for: viewpoint, saving: query.query)
        } catch {
            return Rejection("Column \(error.column): \(error.words)")
        }
        return nil
    }
}
