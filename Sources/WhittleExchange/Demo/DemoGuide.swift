import WhittleCore

/// The first edition of the demo's guide: six ideas of the longlist that nobody had to be convinced
/// of were developed while the panel was still scoring, and a seventh is on its way. They are
/// approved ones, so that the public may read them.
struct DemoGuide {
    static let size = 6
    static let sections: [(id: String, title: String, body: String)] = [
        (
            "tomorrow", "Begin tomorrow",
            "Ideas that need a conversation and a date, and hardly any money."
        ),
        (
            "this-spring", "Begin this spring",
            "Ideas that need one person with a few hours a week, and somebody who signs."
        ),
    ]

    private let crowd: DemoCrowd
    /// Ideas by their index: those that are published, then the one on its way.
    private let chosen: [Int]

    /// Of the longlist, best of the crowd first: those with a text of their own below, then others.
    init(_ crowd: DemoCrowd, _ longlist: DemoLonglist, approved: Set<String>) {
        self.crowd = crowd
        let open = longlist.kept.filter { approved.contains(crowd.ideaID($0)) }
        let told = open.filter { DemoGuideText.written[crowd.ideas[$0].title] != nil }
        let others = open.filter { DemoGuideText.written[crowd.ideas[$0].title] == nil }
        chosen = Array((told + others).prefix(DemoGuide.size + 1))
    }

    func write(to journal: inout DemoJournal) {
        let writer = DemoTeam.facilitator
        var at = DemoClock.moment(3, 10, 9, 20)
        for (place, section) in DemoGuide.sections.enumerated() {
            at += 6 * DemoClock.minute
            journal.add(
                writer, at,
                .sectionWritten(
                    SectionWritten(
                        section: section.id, title: section.title, body: section.body,
                        order: place + 1)))
        }
        var places = [0, 0]
        for (number, idea) in chosen.enumerated() {
            let text = DemoGuideText.of(crowd.ideas[idea].title)
            let id = crowd.ideaID(idea)
            let day = at + Int64(number) * DemoClock.day
            journal.add(writer, day, .draftWritten(text.first(id)))
            guard number < DemoGuide.size else { continue }
            journal.add(
                writer, day + 26 * DemoClock.hour, .draftWritten(text.second(id)))
            let section = text.isQuick ? 0 : 1
            places[section] += 1
            journal.add(
                writer, DemoClock.moment(3, 19, 14) + Int64(number) * 4 * DemoClock.minute,
                .entryWritten(
                    EntryWritten(
                        idea: id, section: DemoGuide.sections[section].id,
                        order: places[section])))
        }
    }
}

/// What an idea of the demo is developed into: a first version, and a frozen one that says more.
struct DemoGuideText {
    var what: String
    var why: String
    var start: String
    var resources: String
    var risks: String
    var lead: String
    var contributors: [String]
    /// What the second version puts in the place of the first steps.
    var better: String
    /// True where it can begin at once.
    var isQuick: Bool

    /// What is known at first: the resources and the risks come later.
    func first(_ idea: String) -> DraftWritten {
        DraftWritten(idea: idea, what: what, why: why, start: start, lead: lead)
    }

    func second(_ idea: String) -> DraftWritten {
        DraftWritten(
            idea: idea, what: what, why: why, start: better, resources: resources, risks: risks,
            lead: lead, contributors: contributors, frozen: true)
    }

    /// The text for an idea; for one without a text of its own what any idea begins with.
    static func of(_ title: String) -> DemoGuideText {
        written[title]
            ?? DemoGuideText(
                what: "\(title). One team tries it for eight weeks, counts before and after, and "
                    + "tells the others what it would do again.",
                why: "Many people asked for it, and nobody has to be convinced that it is worth a "
                    + "try.",
                start: "Find the team that wants it most, and agree what is counted.",
                resources: "Two hours a week of one person for eight weeks; no new posts.",
                risks: "It stops when the person moves on: name two.",
                lead: "Robin, ward sister", contributors: ["Jo, porter", "Kit, patient"],
                better: "Find the team that wants it most. Count for two weeks, try it for four, "
                    + "count again for two, and put the date of the talk into the diary on the "
                    + "first day.", isQuick: false)
    }

    /// By the idea's title.
    static let written: [String: DemoGuideText] = [
        "\"You said, we did, we did not and this is why\", every month": DemoGuideText(
            what: "A page on the wall and on the intranet, every month, with three columns: what "
                + "people said, what was done, and what was not done and why. Nothing that was "
                + "said is left out.",
            why: "People stop saying things when they never hear what became of them. A no with a "
                + "reason is worth more than silence.",
            start: "One ward, one page, by hand.",
            resources: "Two hours a month of somebody who can get answers; a printer; a named "
                + "director for the third column.",
            risks: "The third column is left empty. The director signs the page, empty or not.",
            lead: "Tess, matron", contributors: ["Bo, porter", "Ines, patient", "Lal, estates"],
            better: "One ward, one page, by hand. Begin with the ten things that were said most in "
                + "the last three months. Ask whoever can decide for a yes, a no or a date within "
                + "a week. Hang it up on the first Monday, and ask people what is missing.",
            isQuick: true),
        "A relief nurse whose only job is covering breaks": DemoGuideText(
            what: "One nurse on each long shift has no patients of their own, and goes round so "
                + "that everybody else gets a whole break.",
            why: "Tired people make mistakes, and missing a break has become a badge of honour.",
            start: "Two wards next to each other share one nurse from eleven to three.",
            resources: "One nurse for eight hours a day over two wards; most of it comes out of "
                + "what is paid for late finishes now.",
            risks: "The relief nurse is counted into the numbers when somebody is ill. The rota "
                + "shows the post by name, and the site manager may not take it.",
            lead: "Femi, ward sister", contributors: ["Ana, staff nurse", "Mo, rota clerk"],
            better: "Two wards next to each other share one nurse from eleven to three. Count the "
                + "whole breaks for two weeks before and for four weeks after, and late finishes "
                + "too. Ask the nights what they would need.",
            isQuick: false),
        "A text with the cost of the slot and a one-key way to cancel": DemoGuideText(
            what: "A text two days before the appointment: when and where, what an empty slot "
                + "costs, and one key to cancel or to move it.",
            why: "A clinic a week is lost to people who did not come, and somebody else would have "
                + "been glad of the slot.",
            start: "One clinic writes the text with four of its patients.",
            resources: "Three pence a text; half a day to set it up; a person who rings those who "
                + "wait when a slot comes free.",
            risks: "It reads like a threat. Patients write it, and the clinic stops it if anybody "
                + "stays away out of shame. People without a mobile get a call.",
            lead: "Priti, clinic manager", contributors: ["Sam, patient", "Oli, information team"],
            better: "One clinic writes the text with four of its patients, and tries two wordings, "
                + "with the cost and without it, on odd and even days for six weeks. Keep the one "
                + "after which fewer slots are empty.",
            isQuick: false),
        "A five-hundred-pound fund that front-line teams spend without asking": DemoGuideText(
            what: "Each team may spend up to five hundred pounds a year on making its work better, "
                + "without a form. Afterwards it tells the others what it did, in a minute, also "
                + "if it failed.",
            why: "It needs nine signatures to spend two hundred pounds on something that saves two "
                + "thousand, so nobody tries.",
            start: "Ten teams drawn by lot.",
            resources: "Five thousand pounds for the first ten teams; a card with a limit; an hour "
                + "a month in which they tell.",
            risks: "It is spent on what should be supplied anyway. The list of what was bought is "
                + "public, and that is all the control there is.",
            lead: "Gwen, finance", contributors: ["Dai, physiotherapist", "Ruby, receptionist"],
            better: "Ten teams drawn by lot, one card each, and one rule: it must be bought within "
                + "sixty days. After a quarter the ten say in public what they bought and what "
                + "came of it, and the next ten are drawn.",
            isQuick: false),
        "A locker for everyone who changes for work": DemoGuideText(
            what: "Everybody who changes for work has a locker with a key near the place where "
                + "they work.",
            why: "People change in toilets and carry uniforms home in carrier bags.",
            start: "Count: how many change, how many lockers are there, how many of those are in "
                + "use.",
            resources: "The swap list costs nothing. A new locker is about sixty pounds.",
            risks: "Lockers are kept by people who left. One name on each, looked at once a year.",
            lead: "Lal, estates", contributors: ["Bea, health care assistant"],
            better: "Count on one Friday: how many change, how many lockers are there, how many "
                + "are in use. Open those that belong to nobody, with a week's notice on the "
                + "door. Buy only what is missing then.",
            isQuick: true),
        "Log-in, badge, locker and uniform ready before day one": DemoGuideText(
            what: "Whoever begins on Monday finds a log-in, a badge, a locker and a uniform on "
                + "Monday at eight.",
            why: "New people spend their first week asking for things that everybody has known "
                + "for six weeks that they need.",
            start: "A list of four lines with a name behind each.",
            resources: "No money. Four people who agree on one list.",
            risks: "The list becomes a system. It stays on one page.",
            lead: "Noor, people team", contributors: ["Joss, service desk", "Lal, estates"],
            better: "A list of four lines with a name behind each, sent on the day when the "
                + "contract is signed. Those who began last month say at the end of their first "
                + "day how many of the four were there; the number hangs in the office.",
            isQuick: true),
        "Teach the basics of improvement to everyone in two hours": DemoGuideText(
            what: "Two hours for everybody, in their first month: a question, a small test, a "
                + "measure, and a problem of their own to try it on.",
            why: "There is a department for improvement. That is part of the problem.",
            start: "Twelve people from twelve teams, in the canteen.",
            resources: "A room, and two people who have done it themselves.",
            risks: "It becomes a course with a certificate. There is none.",
            lead: "Cleo, improvement lead", contributors: ["Ash, junior doctor"],
            better: "Twelve people from twelve teams, in the canteen, with one problem each. They "
                + "come back after four weeks for half an hour and tell.",
            isQuick: true),
    ]
}
