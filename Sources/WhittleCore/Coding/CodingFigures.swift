/// How far the coding is, and how big the themes are, as one viewer may see it.
package struct CodingFigures: Equatable, Sendable {
    /// The texts that can be coded.
    package private(set) var texts = 0
    /// Coded by one coder alone: progress, never themes.
    package private(set) var once = 0
    /// Coded by two or more.
    package private(set) var twice = 0
    /// Those that somebody settled.
    package private(set) var settled = 0
    /// Coded twice, or settled, and to be settled yet; nil for those who may not see where coders
    /// differ.
    package private(set) var differing: Int?
    /// Texts with themes that the viewer may see, and how many of them have none that fits.
    package private(set) var known = 0
    package private(set) var withoutTheme = 0
    /// Each theme in use, in the order of the book, with the texts that the viewer may see it on.
    package private(set) var sizes: [Size] = []
    /// How many texts each coder has coded, by name: progress, never themes.
    package private(set) var byMember: [Progress] = []

    /// How many texts have a theme.
    package struct Size: Equatable, Sendable {
        package let theme: String
        package let title: String
        package let depth: Int
        package let count: Int
    }

    /// How many texts a coder has coded.
    package struct Progress: Equatable, Sendable {
        package let member: String
        package let done: Int
    }

    /// Counts everything once, as the viewer may see it.
    package init(_ campaign: Campaign, _ viewpoint: Viewpoint) {
        for index in campaign.rows.indices
        where campaign.isCodable(Int32(index)) && viewpoint.canSee(Int32(index), in: campaign) {
            texts += 1
        }
        var counts: [String: Int] = [:]
        var done: [String: Int] = [:]
        for member in campaign.membership.members
        where member.isPresent && member.roles.contains(.coder) {
            done[member.name] = 0
        }
        var open = 0
        let coded = campaign.codedItems
        for item in coded
        where campaign.isCodable(item) && viewpoint.canSee(item, in: campaign) {
            let coders = campaign.coders(of: item)
            for coder in coders { done[coder, default: 0] += 1 }
            if coders.count == 1 { once += 1 }
            if coders.count >= Campaign.codersPerItem { twice += 1 }
            if campaign.resolution(of: item) != nil { settled += 1 }
            if campaign.isToBeSettled(item) { open += 1 }
        }
        // A theme of a merged idea is one of its head.
        for item in Set(coded.map { campaign.head(of: $0) })
        where campaign.isCodable(item) && viewpoint.canSee(item, in: campaign) {
            let seen = viewpoint.themes(of: item, in: campaign)
            guard seen.state != .none else { continue }
            known += 1
            if seen.isEmpty { withoutTheme += 1 }
            for theme in seen.themes { counts[theme, default: 0] += 1 }
        }
        differing = viewpoint.worksOnThemes ? open : nil
        sizes = campaign.themeBook.themes.map { theme in
            Size(
                theme: theme.id, title: theme.title, depth: theme.depth,
                count: counts[theme.id] ?? 0)
        }
        byMember = done.sorted { $0.key < $1.key }.map { Progress(member: $0.key, done: $0.value) }
    }
}
