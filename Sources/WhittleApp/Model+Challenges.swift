import WhittleCells
import WhittleCore

/// What the keys of Challenges do where they write or open an overlay.
extension Model {
    mutating func challengesAction(
        _ action: ChallengesScreen.Action, _ context: Context
    ) -> [Effect] {
        switch action {
        case .move, .measure:
            return challenges.update(action, context)
        case .open:
            guard let challenge = challenges.chosen(context) else { return [] }
            overlay = .reading(
                title: challenge.details.title, text: wholeText(challenge, context), firstLine: 0)
            return []
        case .new, .edit, .post, .value, .define, .close, .study: break
        }
        // Who may not write is told so before they are asked.
        guard context.viewpoint.roles.contains(.facilitator) else {
            status =
                refusal(
                    of: .challengeClosed(ChallengeClosed(challenge: "x", outcome: .stopped)),
                    context) ?? Model.nobody
            return []
        }
        if action == .new {
            ask(
                "A new challenge: the idea that is tried", "Its id; the title is asked next.",
                purpose: .challenge(.idea))
            return []
        }
        guard let challenge = challenges.chosen(context) else {
            status = "There is no challenge yet: n starts one."
            return []
        }
        askAbout(challenge, action, context)
        return []
    }

    /// With the chart of the chosen measure, and the case studies whole.
    private func wholeText(_ challenge: Challenge, _ context: Context) -> String {
        let columns = OverlayView.textSize(area).columns
        var parts = [challenges.text(challenge, columns: columns, chartRows: 12, context)]
        for study in context.campaign.cases(ofChallenge: challenge.id)
        where context.viewpoint.canSee(study, in: context.campaign) {
            parts.append(context.evidence.lines(of: study).joined(separator: "\n"))
        }
        return parts.joined(separator: "\n\n")
    }

    private mutating func askAbout(
        _ challenge: Challenge, _ action: ChallengesScreen.Action, _ context: Context
    ) {
        let id = challenge.id
        switch action {
        case .edit:
            overlay = .choice(
                Choice(
                    title: "Change what of \(id)?",
                    options: ChallengeField.options(of: challenge.details),
                    purpose: .challenge(.fields(id))))
        case .post:
            overlay = .choice(
                Choice(
                    title: "News of \(id)", options: Model.updateKinds,
                    purpose: .challenge(.kind(id))))
        case .value: askForValue(challenge)
        case .define:
            ask(
                "A measure of \(id): what does it count?", "Such as: Falls a week.",
                purpose: .challenge(.measureTitle(id)))
        case .close:
            overlay = .choice(
                Choice(
                    title: "What became of \(id)?",
                    options: [
                        Choice.Option(key: "a", title: "adopted", detail: "it goes on as it is"),
                        Choice.Option(key: "d", title: "adapted", detail: "it goes on, changed"),
                        Choice.Option(key: "s", title: "stopped", detail: "it does not go on"),
                    ], purpose: .challenge(.outcome(id))))
        case .study: askForCase(challenge, context)
        case .move, .measure,
            .open, .new:
            break
        }
    }

    private static let updateKinds = [
        Choice.Option(key: "p", title: UpdateKind.progress.rawValue, detail: "how it goes"),
        Choice.Option(key: "b", title: UpdateKind.blocker.rawValue, detail: "what is in the way"),
        Choice.Option(key: "a", title: UpdateKind.ask.rawValue, detail: "what the team needs"),
        Choice.Option(
            key: "n", title: UpdateKind.answer.rawValue, detail: "to the oldest open ask"),
        Choice.Option(
            key: "d", title: UpdateKind.adopted.rawValue, detail: "where else it was taken up"),
        Choice.Option(
            key: "f", title: UpdateKind.followUp.rawValue, detail: "how it stands months later"),
    ]

    private mutating func askForValue(_ challenge: Challenge) {
        let measures = challenge.measures
        guard let first = measures.first else {
            status = "It has no measure yet: m defines one."
            return
        }
        guard measures.count > 1 else {
            askForValue(of: first, challenge.id)
            return
        }
        overlay = .choice(
            Choice(
                title: "A value of what?",
                options: zip(measures, "123456789abcdefghimnoprstuvwxyz".unicodeScalars).map {
                    Choice.Option(key: $1, title: $0.id, detail: "\($0.name): \($0.sentence)")
                }, purpose: .challenge(.measures(challenge.id))))
    }

    private mutating func askForValue(of measure: Measure, _ challenge: String) {
        ask(
            "\(measure.name): its value",
            "Like 9 today, or 9 2015-07-06 for a day before."
                + (measure.unit.map { " In \($0)." } ?? ""),
            purpose: .challenge(.value(challenge, measure: measure.id)))
    }

    private mutating func askForCase(_ challenge: Challenge, _ context: Context) {
        let studies = context.campaign.cases(ofChallenge: challenge.id).filter {
            context.viewpoint.canSee($0, in: context.campaign)
        }
        guard let study = studies.last else {
            ask(
                "A case study of \(challenge.id): its title", "The story is asked next.",
                text: challenge.details.title, purpose: .challenge(.caseTitle(challenge.id)))
            return
        }
        overlay = .choice(
            Choice(
                title: "Write what of the case study \(study.case)?",
                options: CaseField.options(of: study),
                purpose: .challenge(.caseFields(challenge: challenge.id, study: study.case))))
    }

    // MARK: Choices

    mutating func chooseChallenge(
        _ option: Choice.Option, _ question: ChallengeQuestion, _ context: Context
    ) -> [Effect] {
        let campaign = context.campaign
        switch question {
        case .fields(let id):
            guard let details = campaign.challenge(id)?.details,
                let field = ChallengeField.chosen(option)
            else { return [] }
            return openWriting(
                "\(id): \(field.words)", "Published where its idea is in the guide.",
                field.text(of: details), .challenge(.field(id, field)))
        case .kind(let id):
            guard let kind = UpdateKind(rawValue: option.title) else { return [] }
            if kind == .adopted {
                ask(
                    "\(id) was taken up elsewhere: where?",
                    "The place; what it does is asked next.",
                    purpose: .challenge(.place(id)))
                return []
            }
            return openUpdate(id, kind, place: nil)
        case .measures(let id):
            guard
                let measure = campaign.challenge(id)?.measures.first(where: {
                    $0.id == option.title
                })
            else { return [] }
            askForValue(of: measure, id)
        case .better(let id, let title, let unit):
            ask(
                "\(title): where it was, and where it is to go",
                "Baseline and target, like 12 6; - where there is none. Empty: neither.",
                purpose: .challenge(
                    .goal(id, title: title, unit: unit, Better(rawValue: option.title))))
        case .outcome(let id):
            guard let outcome = ChallengeOutcome(rawValue: option.title) else { return [] }
            return openWriting(
                "\(id) is \(outcome.rawValue): what was learnt?",
                "The lessons, for others who try it; published where its idea is in the guide.",
                campaign.challenge(id)?.closing?.event.lessons ?? "",
                .challenge(.lessons(id, outcome)))
        case .caseFields(_, let study):
            guard let written = campaign.caseStudy(study),
                let field = CaseField.chosen(option)
            else { return [] }
            return openWriting(
                "\(study): \(field.words)", "Published where its idea is in the guide.",
                field.text(of: written), .challenge(.caseField(study, field)))
        case .idea, .title, .team, .starts, .field, .place, .update, .value, .measureTitle, .unit,
            .goal, .lessons, .caseTitle, .caseStory, .caseField:
            break
        }
        return []
    }

    private mutating func openUpdate(
        _ id: String, _ kind: UpdateKind, place: String?
    ) -> [Effect] {
        openWriting(
            "\(id): \(kind.rawValue)", "Published where its idea is in the guide.", "",
            .challenge(.update(id, kind, place: place)))
    }

    // MARK: Longer texts

    mutating func finishChallengeText(
        _ text: String, _ question: ChallengeQuestion, _ context: Context
    ) -> [Effect] {
        let campaign = context.campaign
        let draft = question.draftKey
        switch question {
        case .field(let id, let field):
            guard let details = campaign.challenge(id)?.details else { return [] }
            return append(
                .challengeStarted(field.setting(text, in: details)),
                "\(id) is changed. u takes it back.", draft: draft, context)
        case .update(let id, let kind, let place):
            return append(
                .updateWritten(UpdateWritten(challenge: id, kind: kind, body: text, where: place)),
                "The \(kind.rawValue) of \(id) is written. u takes it back.", draft: draft, context)
        case .lessons(let id, let outcome):
            return append(
                .challengeClosed(
                    ChallengeClosed(
                        challenge: id, outcome: outcome, lessons: text.isBlank ? nil : text)),
                "\(id) is \(outcome.rawValue); c writes its case study.", draft: draft, context)
        case .caseStory(let id, let title):
            let study = CaseWritten(
                case: campaign.newID(title, else: "case") { campaign.caseStudy($0) != nil },
                challenge: id, title: title, story: text)
            return append(
                .caseWritten(study), "The case study is written; c writes the rest of it.",
                draft: draft, context)
        case .caseField(let id, let field):
            guard let study = campaign.caseStudy(id) else { return [] }
            return append(
                .caseWritten(field.setting(text, in: study)),
                "The case study \(id) is changed. u takes it back.", draft: draft, context)
        case .idea, .title, .team, .starts, .fields, .kind, .place, .measures, .value,
            .measureTitle, .unit, .better, .goal, .outcome, .caseTitle, .caseFields:
            return []
        }
    }
}
