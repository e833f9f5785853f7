import WhittleCore

/// What is developed, and what the guide holds, each as one viewer may read it.
extension Listings {
    /// The last version of each idea that was developed; for the public the frozen ones that are
    /// published.
    static func drafts(
        _ campaign: Campaign, _ viewpoint: Viewpoint
    ) throws(CommandError) -> Listing {
        var listing = Listing(columns: [
            .text("Idea"), .number("Versions"), .text("Frozen"), .text("Lead"), .text("Title"),
            .text("What"),
        ])
        for idea in viewpoint.guideIdeas(in: campaign) {
            guard let version = viewpoint.draft(of: idea, in: campaign) else { continue }
            let title = campaign.title(of: idea)
            var members = version.json.members ?? []
            members.append(JSONMember("title", .string(title)))
            listing.add(
                [
                    campaign.items.name(idea), String(version.count),
                    version.isFrozen ? "frozen" : "open", version.draft.lead ?? "", title,
                    version.draft.what,
                ], .object(members))
        }
        return listing
    }

    static func sections(
        _ campaign: Campaign, _ viewpoint: Viewpoint
    ) throws(CommandError) -> Listing {
        var listing = Listing(columns: [
            .text("Section"), .number("Order"), .number("Entries"), .text("Title"),
        ])
        let entries = viewpoint.guideEntries(in: campaign)
        for section in viewpoint.guideSections(in: campaign) {
            let count = entries.count { $0.section == section.section }
            listing.add(
                [
                    section.section, Figures.whole(section.order), String(count), section.title,
                ], json(section, count))
        }
        return listing
    }

    static func json(_ section: SectionWritten, _ entries: Int) -> JSONValue {
        .row([
            "section": .string(section.section), "title": .string(section.title),
            "body": .optional(section.body), "order": .optional(section.order),
            "entries": .integer(entries),
        ])
    }

    /// The entries in the order of the guide.
    static func entries(
        _ campaign: Campaign, _ viewpoint: Viewpoint
    ) throws(CommandError) -> Listing {
        var listing = Listing(columns: [
            .text("Section"), .text("Idea"), .text("Public"), .text("Developed"), .text("Title"),
        ])
        let published = Set(campaign.publishedIdeas)
        for entry in viewpoint.guideEntries(in: campaign) {
            listing.add(
                [
                    entry.section ?? "", campaign.items.name(entry.idea),
                    published.contains(entry.idea) ? "yes" : "no",
                    entry.draft == nil ? "no" : "frozen", entry.title,
                ], json(entry, campaign))
        }
        return listing
    }

    static func json(_ entry: PublishedEntry, _ campaign: Campaign) -> JSONValue {
        .row([
            "idea": .string(campaign.items.name(entry.idea)),
            "section": .optional(entry.section), "title": .string(entry.title),
            "body": .string(entry.body),
            "public": .bool(
                Viewpoint.publicView.guideEntry(of: entry.idea, in: campaign) != nil),
            "what": .optional(entry.draft?.what), "why": .optional(entry.draft?.why),
            "start": .optional(entry.draft?.start),
            "resources": .optional(entry.draft?.resources),
            "risks": .optional(entry.draft?.risks), "lead": .optional(entry.draft?.lead),
            "contributors": .strings(entry.draft?.contributors ?? []),
        ])
    }
}
