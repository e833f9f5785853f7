import WhittleCore

/// `list themes` and `list codings`.
enum CodingListings {
    typealias Listing = ListVerb.Listing

    /// The theme book: those in use in their order, then the retired ones. The public sees it once
    /// there is something to see: it says what campaigns are sorted into, and of nothing more.
    static func themes(
        _ campaign: Campaign, _ viewpoint: Viewpoint
    ) throws(CommandError) -> Listing {
        let sizes = CodingFigures(campaign, viewpoint).sizes
        var listing = Listing(columns: [
            .text("Theme"), .text("Key"), .text("Kind"), .number("Texts"), .text("Parent"),
            .text("Became"), .text("Title"),
        ])
        let book = campaign.themeBook
        for theme in book.themes + book.retired {
            let texts = sizes.first { $0.theme == theme.id }?.count
            let into =
                theme.isRetired
                ? theme.into.isEmpty ? "retired" : theme.into.joined(separator: " ") : ""
            listing.add(
                [
                    theme.id, theme.key, theme.kind ?? "", Figures.whole(texts),
                    theme.parent ?? "", into,
                    String(repeating: "  ", count: min(theme.depth, 8)) + theme.title,
                ],
                .row([
                    "theme": .string(theme.id), "title": .string(theme.title),
                    "key": theme.key.isEmpty ? .null : .string(theme.key),
                    "kind": .optional(theme.kind), "parent": .optional(theme.parent),
                    "description": .optional(theme.description),
                    "order": .optional(theme.order), "retired": .bool(theme.isRetired),
                    "into": .strings(theme.into), "texts": .optional(texts),
                ]))
        }
        return listing
    }

    /// Each coder's coding of each text that the viewer may see.
    static func codings(
        _ campaign: Campaign, _ viewpoint: Viewpoint
    ) throws(CommandError) -> Listing {
        guard viewpoint.worksOnThemes else {
            throw CommandError(
                "Codings are shown to coders and facilitators; `whittle list ideas --json` has the themes that are settled."
            )
        }
        var listing = Listing(columns: [
            .text("Item"), .text("Pass"), .text("Coder"), .text("Themes"), .text("Text"),
        ])
        for item in campaign.sortedByTime(campaign.codedItems) {
            let id = campaign.items.name(item)
            for reading in viewpoint.readings(of: item, in: campaign) {
                let themes = reading.themes + reading.split
                listing.add(
                    [
                        id, reading.pass, reading.member,
                        themes.isEmpty ? "none fits" : themes.joined(separator: " "),
                        campaign.text(of: item),
                    ],
                    .row([
                        "item": .string(id), "pass": .string(reading.pass),
                        "member": .string(reading.member), "themes": .strings(reading.themes),
                        "split": .strings(reading.split),
                        "at": .string(reading.stamp.time.text),
                    ]))
            }
        }
        return listing
    }
}
