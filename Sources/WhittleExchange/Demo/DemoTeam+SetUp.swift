import WhittleCore

extension DemoTeam {
    static let questions: [String] = ["enables", "prevents", "ideas"]

    /// Questions, phases, policies, rules and stages.
    static var setUp: [Event] {
        asked + phases + policies + rules + [.stagesPlanned(StagesPlanned(stages: stages))]
    }

    private static var stages: [PlannedStage] {
        [
            PlannedStage(
                stage: "longlist", title: "Longlist", target: DemoCampaign.Counts.longlist),
            PlannedStage(
                stage: "shortlist", title: "Shortlist", target: DemoCampaign.Counts.shortlist),
        ]
    }

    private static var asked: [Event] {
        [
            .questionAsked(
                QuestionAsked(
                    question: questions[0], title: "What enables bottom-up change?",
                    prompt: "Think of a time when a change came from the people who do the work, "
                        + "and lasted. What made it possible?", order: 1)),
            .questionAsked(
                QuestionAsked(
                    question: questions[1], title: "What prevents it?",
                    prompt: "And when it did not happen: what was in the way?", order: 2)),
            .questionAsked(
                QuestionAsked(
                    question: questions[2], title: "What should we do about it?",
                    prompt: "One idea at a time. Say what you would do, and where to begin.",
                    order: 3)),
        ]
    }

    private static var phases: [Event] {
        func phase(
            _ phase: String, _ title: String, _ opens: Int64, _ closes: Int64,
            _ allows: [PhaseActivity], round: String? = nil
        ) -> Event {
            .phaseScheduled(
                PhaseScheduled(
                    phase: phase, title: title, opens: Timestamp(milliseconds: opens),
                    closes: Timestamp(milliseconds: closes), allows: allows, round: round))
        }
        return [
            phase(
                "understand", "Understand", DemoClock.opens, DemoClock.answerOpens,
                [.ideas, .comments, .votes]),
            phase(
                "answer", "Answer", DemoClock.answerOpens, DemoClock.answerCloses,
                [.ideas, .comments, .votes, .coding]),
            phase(
                "prioritise", "Prioritise", DemoClock.answerCloses, DemoClock.cut,
                [.comments, .votes, .coding]),
            phase(
                "panel", "Panel", DemoClock.panelOpens, DemoClock.moment(3, 27, 17),
                [.comments, .coding, .reviews], round: DemoPanel.round),
            phase(
                "build", "Build", DemoClock.moment(3, 30, 9), DemoClock.moment(5, 8, 17),
                [.comments]),
            // What is shown can be tried out, whenever that is.
            phase(
                "try", "Try it out", DemoClock.moment(5, 9),
                Timestamp(year: 2099, month: 12, day: 31)?.milliseconds ?? DemoClock.end,
                PhaseActivity.allCases),
        ]
    }

    private static var policies: [Event] {
        [
            .policyWritten(
                PolicyWritten(
                    policy: "house-rules", title: "House rules",
                    body: "Be as blunt as you like about systems, and kind to people. We hide what "
                        + "insults, advertises or has nothing to do with the question. We never "
                        + "hide an opinion because it is awkward.")),
            .policyWritten(
                PolicyWritten(
                    policy: "personal-data", title: "Personal data",
                    body: "No telephone numbers, addresses or NHS numbers, your own included, and "
                        + "nothing by which a patient can be recognised. We take the detail out "
                        + "and keep the rest of the text.", code: "personal-data")),
            .policyWritten(
                PolicyWritten(
                    policy: "worried", title: "When we are worried about somebody",
                    body: "A text that suggests that someone is not safe goes to a facilitator the "
                        + "same day. It is not a reason to hide it.", code: "safeguarding")),
            .policyWritten(
                PolicyWritten(
                    policy: "complaints", title: "Complaints about one's own care",
                    body: "This is not the place where a complaint can be answered. We tell the "
                        + "author who can, and hide the text if it names a case.",
                    code: "complaint")),
        ]
    }

    private static var rules: [Event] {
        [
            .ruleSet(RuleSet(rule: "shouting", kind: "shouting", on: true)),
            .ruleSet(
                RuleSet(
                    rule: "rude-words", kind: "words",
                    words: ["rubbish", "stupid", "dim", "parasites", "shut up"], on: true,
                    code: "abusive")),
            .ruleSet(
                RuleSet(
                    rule: "selling", kind: "words",
                    words: ["free trial", "best price", "consultancy", "% off"], on: true,
                    code: "advert")),
        ]
    }
}

/// A theme of the demo's codebook.
struct DemoTheme {
    var key: String
    var theme: String
    var title: String
    var description: String

    init(_ key: String, _ theme: String, _ title: String, _ description: String) {
        self.key = key
        self.theme = theme
        self.title = title
        self.description = description
    }
}

/// The codebook: the ten barriers and eleven building blocks of the campaign that the demo is
/// modelled on, with descriptions of our own.
enum DemoThemes {
    static let barriers: [DemoTheme] = [
        DemoTheme(
            "cs", "confusing-strategies", "Confusing strategies",
            "Too many plans, or plans that nobody can follow."),
        DemoTheme(
            "oc", "over-controlling-leadership", "Over-controlling leadership",
            "Everything needs permission from above."),
        DemoTheme(
            "ow", "one-way-communication", "One-way communication",
            "Messages go down, nothing comes back up."),
        DemoTheme(
            "wp", "poor-workforce-planning", "Poor workforce planning",
            "No time, no cover, no people."),
        DemoTheme(
            "si", "stifling-innovation", "Stifling innovation",
            "New ideas are not looked for, or not let through."),
        DemoTheme("ps", "playing-it-safe", "Playing it safe", "Fear of blame and love of rules."),
        DemoTheme(
            "pm", "poor-project-management", "Poor project management",
            "Things are begun and not finished, measured or spread."),
        DemoTheme(
            "us", "undervaluing-staff", "Undervaluing staff",
            "People are not asked, thanked or looked after."),
        DemoTheme(
            "ie", "inhibiting-environment", "Inhibiting environment",
            "Buildings, systems and habits that make it hard."),
        DemoTheme(
            "pi", "perverse-incentives", "Perverse incentives",
            "What is counted and paid for is not what matters."),
    ]

    static let blocks: [DemoTheme] = [
        DemoTheme(
            "il", "inspiring-leadership", "Inspiring and supportive leadership",
            "Leaders who listen, back people and own up."),
        DemoTheme(
            "cw", "collaborative-working", "Collaborative working",
            "Across teams, professions, organisations, and with patients."),
        DemoTheme(
            "fa", "flexibility", "Flexibility and adaptability",
            "Small tests, and rules that can bend."),
        DemoTheme(
            "sr", "smart-use-of-resources", "Smart use of resources",
            "Time, money and tools where they help."),
        DemoTheme(
            "at", "autonomy-and-trust", "Autonomy and trust",
            "Those who do the work decide how."),
        DemoTheme(
            "sq", "challenging-the-status-quo", "Challenging the status quo",
            "Asking why, and stopping what does not help."),
        DemoTheme("ca", "call-to-action", "A call to action", "A reason, a date and a first step."),
        DemoTheme(
            "fo", "open-culture", "Fostering an open culture",
            "Speaking up is safe, and is answered."),
        DemoTheme(
            "np", "nurturing-our-people", "Nurturing our people",
            "Learning, care and thanks for those who care."),
        DemoTheme(
            "bp", "seeing-the-bigger-picture", "Seeing the bigger picture",
            "The whole journey, not only one's own part."),
        DemoTheme(
            "td", "thought-diversity", "Thought diversity",
            "All kinds of people, and the quiet ones too."),
    ]

    /// The id of the theme with these two characters.
    static func id(_ key: String) -> String {
        (barriers + blocks).first { $0.key == key }?.theme ?? key
    }
}
