import WhittleCore

/// The people of the demo who run the campaign. No plausible real person: given names, and what
/// they do.
struct DemoTeam {
    struct Member {
        var member: String
        var name: String
        var roles: [Role]
        var standing: Standing?
        var writer: String
    }

    static let owner = "anna.demo0001"
    static let importer = "anna.demoimp1"
    static let facilitator = "ruth.demo0001"
    static let moderators: [String] = ["meg.demo0001", "owen.demo0001", "priya.demo0001"]
    static let coders: [String] = ["cai.demo0001", "dora.demo0001"]
    static let internals: [String] = ["Ash", "Hazel", "Linden", "Robin", "Rowan", "Wren"]
    static let externals: [String] = ["Alder", "Bryony", "Juniper", "Laurel", "Sage", "Sorrel"]

    /// The panel, internal and external members in turn.
    static var panel: [Member] {
        zip(internals, externals).flatMap { inside, outside in
            [
                panelist(inside, .internal, "internal"),
                panelist(outside, .external, "external"),
            ]
        }
    }

    private static func panelist(_ name: String, _ standing: Standing, _ word: String) -> Member {
        let member = name.lowercased()
        return Member(
            member: member, name: "Panel member \(name) (\(word))", roles: [.panelist],
            standing: standing, writer: "\(member).demo0001")
    }

    private static var staff: [Member] {
        func member(_ member: String, _ name: String, _ role: Role) -> Member {
            Member(
                member: member, name: "\(name) (\(role.rawValue))", roles: [role],
                standing: .internal, writer: "\(member).demo0001")
        }
        return [
            member("anna", "Anna", .facilitator), member("ruth", "Ruth", .facilitator),
            member("meg", "Meg", .moderator), member("owen", "Owen", .moderator),
            member("priya", "Priya", .moderator), member("cai", "Cai", .coder),
            member("dora", "Dora", .coder), member("olive", "Olive", .observer),
        ]
    }

    /// What the facilitators set up before the campaign opens, and the first lines of all writers.
    static func write(campaign: String, to journal: inout DemoJournal) {
        let start = DemoClock.moment(1, 9, 7, 30)
        var now = start
        func opened(_ kind: WriterKind, _ system: String? = nil) -> Event {
            .writerOpened(WriterOpened(campaign: campaign, kind: kind, system: system))
        }
        journal.add(owner, now, opened(.person))
        journal.add(owner, now + 1, .campaignCreated(created))
        for event in setUp {
            now += 40_000
            journal.add(owner, now, event)
        }
        for member in staff + panel {
            now += 25_000
            let joined = MemberJoined(
                member: member.member, name: member.name, roles: member.roles,
                standing: member.standing)
            journal.add(owner, now, .memberJoined(joined))
        }
        journal.add(importer, DemoClock.moment(1, 9, 8, 30), opened(.import, "demo"))
        for (index, writer) in ([facilitator] + moderators + coders).enumerated() {
            journal.add(writer, DemoClock.moment(1, 9, 8, 35 + index), opened(.person))
        }
        for (index, member) in panel.enumerated() {
            let at = DemoClock.panelOpens + Int64(20 + 7 * index) * DemoClock.minute
            journal.add(member.writer, at, opened(.person))
        }
        writeThemes(to: &journal)
    }

    private static var created: CampaignCreated {
        CampaignCreated(
            title: "Change Challenge demo",
            summary: "How can people at the front line of health and care change things for the "
                + "better? All texts and people are invented; the numbers are those of Challenge "
                + "Top-Down Change, NHS England, 2015.",
            language: "en-GB", currency: "GBP", moderation: .post)
    }

    private static func writeThemes(to journal: inout DemoJournal) {
        var at = DemoClock.moment(1, 28, 10)
        for (index, theme) in (DemoThemes.barriers + DemoThemes.blocks).enumerated() {
            at += 70_000
            let kind = index < DemoThemes.barriers.count ? "barrier" : "building-block"
            let defined = ThemeDefined(
                theme: theme.theme, title: theme.title, key: theme.key,
                description: theme.description, kind: kind, order: index + 1)
            journal.add(coders[0], at, .themeDefined(defined))
        }
    }
}
