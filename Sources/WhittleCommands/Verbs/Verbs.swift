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
                MemberVerbs.member, MemberVerbs.question, PolicyVerb.verb, RoundVerb.verb,
                AssignVerb.verb,
                RemindVerb.verb, ReviewVerb.verb,
                PlanVerb.verb,
                CutVerbs.stages,
                CutVerb.verb, CutVerbs.keep, CutVerbs.drop, CostVerb.verb,
                MeetingVerbs.meeting, MeetingVerbs.deliberate, MeetingVerbs.minutes,
            ]),
        Group(
            title: "Look after it",
            verbs: [
                UndoVerbs.undo, UndoVerbs.redo, VerifyVerb.verb, UndoVerbs.share,
                UIVerb.verb, HelpVerbs.completions, HelpVerbs.help,
            ]),
    ]

    static let all = groups.flatMap(\.verbs)
    static let screens = StartVerbs.screens
}
