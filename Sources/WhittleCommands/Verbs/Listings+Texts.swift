import WhittleCore

/// The policies and the saved queries as listings.
extension Listings {
    /// Policies are written for the public: everyone may read them.
    static func policies(
        _ campaign: Campaign, _ viewpoint: Viewpoint
    ) throws(CommandError) -> Listing {
        var listing = Listing(columns: [.text("Policy"), .text("Code"), .text("Title")])
        for policy in campaign.writtenPolicies {
            listing.add([policy.policy, policy.code ?? "", policy.title], json(policy))
        }
        return listing
    }

    static func json(_ policy: PolicyWritten) -> JSONValue {
        .row([
            "policy": .string(policy.policy), "title": .string(policy.title),
            "body": .string(policy.body), "code": .optional(policy.code),
        ])
    }

    static func queries(
        _ campaign: Campaign, _ viewpoint: Viewpoint
    ) throws(CommandError) -> Listing {
        try refusePublic(viewpoint, "Saved queries")
        var listing = Listing(columns: [.text("Query"), .text("Title"), .text("Text")])
        for query in viewpoint.savedQueries(in: campaign) {
            listing.add([query.query, query.title, query.text], json(query))
        }
        return listing
    }

    static func json(_ query: QuerySaved) -> JSONValue {
        .row([
            "query": .string(query.query), "title": .string(query.title),
            "text": .string(query.text),
        ])
    }
}
