/// The one table of verbs: the parser, help, the man page and completions read it.
enum Verbs {
    struct Group: Sendable {
        let title: String
        let verbs: [Verb]
    }

    static let groups = [
        Group(title: "Begin", verbs: [StartVerbs.demo, StartVerbs.new, ImportVerb.verb]),
        Group(
            title: "Look",
            verbs: [
                ListVerb.verb, ShowVerb.show, WhyVerb.verb, ShowVerb.stats, RankVerb.verb,
                CalibrateVerb.verb,
                ReportVerb.verb, GuideVerb.verb,
                SensitivityVerb.verb, LotteryVerb.verb,
                ExportVerb.verb,
                ReplayVerb.verb,
            ]),
        Group(
            title: "Contribute",
            verbs: [
                ContributionVerbs.submit, ContributionVerbs.comment, ContributionVerbs.vote,
                ContributionVerbs.flag,
            ]),
        Group(
            title: "Moderate",
            verbs: [
                ModerationVerbs.decide, ModerationVerbs.redact, ModerationVerbs.note,
                MergeVerbs.merge, MergeVerbs.unmerge, MergeVerbs.distinguish, RuleVerbs.rule,
                QueryVerb.verb, SampleVerb.verb,
            ]),
        Group(
            title: "Code into themes",
            verbs: [CodingVerbs.theme, CodingVerbs.code, AgreementVerb.verb]),
        Group(
            title: "Score",
            verbs: [
                NextVerb.verb, ScoreVerbs.score, ScoreVerbs.recuse, MineVerb.verb, FormsVerb.verb,
            ]),
        Group(
            title: "Run the campaign",
            verbs: [
                SettingsVerb.verb,
                MemberVerbs.member, MemberVerbs.question, PhaseVerb.verb, PolicyVerb.verb,
                RoundVerb.verb,
                AssignVerb.verb,
                RemindVerb.verb, ReviewVerb.verb,
                PlanVerb.verb,
                CutVerbs.stages,
                CutVerb.verb, CutVerbs.keep, CutVerbs.drop, CostVerb.verb,
                MeetingVerbs.meeting, MeetingVerbs.deliberate, MeetingVerbs.minutes,
            ]),
        Group(
            title: "Write the guide",
            verbs: [DraftVerb.verb, GuideVerbs.section, GuideVerbs.entry]),
        Group(
            title: "Carry it on",
            verbs: [
                EvidenceVerb.verb, ChallengeVerb.verb, ChallengeVerbs.measure,
                ChallengeVerbs.update, ChallengeVerbs.caseStudy,
            ]),
        Group(
            title: "Show it to a room",
            verbs: [PresentVerb.verb, ProgrammeVerb.verb, HandsVerb.verb]),
        Group(
            title: "Look after it",
            verbs: [
                UndoVerbs.undo, UndoVerbs.redo, VerifyVerb.verb, UndoVerbs.share,
                UIVerb.verb, HelpVerbs.completions, HelpVerbs.help,
            ]),
    ]

    /// The verbs that answer `--to`: they look at the campaign, and write nothing into it.
    static let lookingBack: Set<String> = [
        "list", "show", "why", "stats", "rank", "calibrate", "report", "sensitivity", "lottery",
        "export", "agreement", "mine", "minutes", "replay",
    ]

    static let all = groups.flatMap(\.verbs)
    static let screens = StartVerbs.screens
}
