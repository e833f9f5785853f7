import WhittleCore

/// Ideas that may say the same, for those who moderate.
enum DuplicateListings {
    typealias Listing = ListVerb.Listing

    private static func index(
        _ campaign: Campaign, _ viewpoint: Viewpoint
    ) throws(CommandError) -> SimilarityIndex {
        guard viewpoint.isStaff else {
            throw CommandError.staffOnly("Duplicates")
        }
        var index = SimilarityIndex()
        index.update(campaign)
        return index
    }

    static func pairs(
        _ campaign: Campaign, _ viewpoint: Viewpoint
    ) throws(CommandError) -> Listing {
        let index = try index(campaign, viewpoint)
        var listing = Listing(columns: [
            .number("Cosine"), .text("Idea"), .text("Other"), .text("Verdict"), .text("Title"),
            .text("Other title"),
        ])
        for pair in index.pairs(campaign, viewpoint) {
            let ids = [pair.first, pair.second].map { campaign.items.name($0) }
            listing.add(
                [Figures.decimal(pair.cosine)] + ids + [pair.verdict?.rawValue ?? ""]
                    + [pair.first, pair.second].map { campaign.title(of: $0) },
                .row([
                    "idea": .string(ids[0]), "other": .string(ids[1]),
                    "score": .number(pair.score), "cosine": .number(pair.cosine),
                    "shared": .strings(index.sharedWords(pair.first, pair.second)),
                    "verdict": .optional(pair.verdict?.rawValue),
                ]))
        }
        return listing
    }

    static func groups(
        _ campaign: Campaign, _ viewpoint: Viewpoint
    ) throws(CommandError) -> Listing {
        let index = try index(campaign, viewpoint)
        var listing = Listing(columns: [
            .number("Ideas"), .number("Cosine"), .text("Face"), .text("Title"), .text("Others"),
        ])
        for group in index.groups(campaign, viewpoint) {
            let ids = group.ideas.map { campaign.items.name($0) }
            listing.add(
                [
                    String(ids.count), Figures.decimal(group.cosine), ids[0],
                    campaign.title(of: group.face), ids.dropFirst().joined(separator: " "),
                ],
                .row([
                    "ideas": .strings(ids), "size": .integer(ids.count), "face": .string(ids[0]),
                    "cosine": .number(group.cosine),
                ]))
        }
        return listing
    }
}
