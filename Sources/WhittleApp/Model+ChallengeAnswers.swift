import WhittleCells
import WhittleCore

/// Lines of text that Challenges asks for, one after the other.
extension Model {
    /// After a line of text; what cannot be right is asked again.
    mutating func finishChallenge(
        _ prompt: Prompt, _ question: ChallengeQuestion, _ context: Context
    ) -> [Effect] {
        let text = TextParts.oneLine(prompt.field.text)
        switch question {
        case .idea, .title, .team, .starts: return startChallenge(text, prompt, question, context)
        case .value(let id, let measure):
            return recordValue(text, of: measure, id, prompt, context)
        case .measureTitle(let id):
            ask(
                "\(text): its unit", "Such as % or minutes; empty where it is a count.",
                purpose: .challenge(.unit(id, title: text)))
        case .unit(let id, let title):
            overlay = .choice(
                Choice(
                    title: "\(title): which way is better?",
                    options: [
                        Choice.Option(key: "u", title: "up", detail: ""),
                        Choice.Option(key: "d", title: "down", detail: ""),
                    ], purpose: .challenge(.better(id, title: title, unit: text))))
        case .goal(let id, let title, let unit, let better):
            return defineMeasure(text, id, title, unit, better, prompt, context)
        case .place(let id):
            return openWriting(
                "\(id): taken up at \(text)", "Published where its idea is in the guide.", "",
                .challenge(.update(id, .adopted, place: text)))
        case .caseTitle(let id):
            return openWriting(
                "\(text): the story", "What happened; published where its idea is in the guide.",
                "", .challenge(.caseStory(id, title: text)))
        case .fields, .field, .kind, .update, .measures, .better, .outcome, .lessons, .caseStory,
            .caseFields, .caseField:
            break
        }
        return []
    }

    // MARK: A new challenge

    private mutating func startChallenge(
        _ text: String, _ prompt: Prompt, _ question: ChallengeQuestion, _ context: Context
    ) -> [Effect] {
        let today = CalendarDate.text(ofDay: context.today)
        var probe = ChallengeStarted(
            challenge: "x", idea: "", title: "x", team: ["x"], starts: today)
        switch question {
        case .idea:
            probe.idea = text
            guard mayWrite(.challengeStarted(probe), orAsk: prompt, context) else { return [] }
            let title = context.campaign.items.find(text).map { context.campaign.title(of: $0) }
            ask(
                "The challenge: its title", "The team is asked next.", text: title ?? "",
                purpose: .challenge(.title(idea: text)))
        case .title(let idea):
            (probe.idea, probe.title) = (idea, text)
            guard mayWrite(.challengeStarted(probe), orAsk: prompt, context) else { return [] }
            ask(
                "\(text): who is in the team?", "Names with commas between them.",
                purpose: .challenge(.team(idea: idea, title: text)))
        case .team(let idea, let title):
            let team = text.split(separator: ",").map { Trim.trimmed(String($0)) }
                .filter { !$0.isEmpty }
            (probe.idea, probe.title, probe.team) = (idea, title, team)
            guard mayWrite(.challengeStarted(probe), orAsk: prompt, context) else { return [] }
            ask(
                "\(title): its first day",
                "And how many days, where they are not 100: \(today) 60.",
                text: today, purpose: .challenge(.starts(idea: idea, title: title, team: team)))
        case .starts(let idea, let title, let team):
            let parts = text.split(separator: " ").map(String.init)
            let id = context.campaign.newID(title, else: "challenge") {
                context.campaign.challenge($0) != nil
            }
            let event = ChallengeStarted(
                challenge: id, idea: idea, title: title, team: team, starts: parts.first ?? "",
                days: parts.count < 2 ? 100 : Int(parts[1]) ?? 0)
            return append(
                [.challengeStarted(event)],
                "Started \(id): \(event.days) days; m defines a measure. u takes it back.", prompt,
                context)
        case .fields, .field, .kind, .place, .update, .measures, .value, .measureTitle, .unit,
            .better, .goal, .outcome, .lessons, .caseTitle, .caseStory, .caseFields, .caseField:
            break
        }
        return []
    }

    // MARK: Measures

    private mutating func recordValue(
        _ text: String, of measure: String, _ id: String, _ prompt: Prompt, _ context: Context
    ) -> [Effect] {
        let parts = text.split(separator: " ").map(String.init)
        let day = parts.count == 2 ? CalendarDate.day(parts[1]) : context.today
        guard (1...2).contains(parts.count), let value = Model.figure(parts[0]), let day else {
            askAgain(prompt, "Write a number, and a day where it was not today: 9 2015-07-06.")
            return []
        }
        guard day <= context.today else {
            askAgain(prompt, "\(parts[1]) is still to come.")
            return []
        }
        let event = MeasureRecorded(challenge: id, measure: measure, value: value)
        return append(
            [.measureRecorded(event)],
            happened: day == context.today ? nil : CalendarDate.moment(ofDay: day),
            "\(measure) of \(id) is \(Decimal15.text(value)). u takes it back.", prompt, context)
    }

    private mutating func defineMeasure(
        _ text: String, _ id: String, _ title: String, _ unit: String, _ better: Better?,
        _ prompt: Prompt, _ context: Context
    ) -> [Effect] {
        let parts = text.split(separator: " ").map(String.init)
        let figures = parts.map { $0 == "-" ? nil : Model.figure($0) }
        guard parts.count <= 2, zip(parts, figures).allSatisfy({ $0 == "-" || $1 != nil }) else {
            askAgain(prompt, "Write two numbers, like 12 6, or - for none.")
            return []
        }
        let taken = context.campaign.challenge(id)?.measures.map(\.id) ?? []
        let name = context.campaign.newID(title, else: "measure") { taken.contains($0) }
        let event = MeasureRecorded(
            challenge: id, measure: name, title: title, unit: unit.isEmpty ? nil : unit,
            better: better, baseline: figures.first.flatMap(\.self),
            target: figures.dropFirst().first.flatMap(\.self))
        return append(
            [.measureRecorded(event)], "Defined \(name); v records a value. u takes it back.",
            prompt, context)
    }

    /// A plain number; nil for anything else.
    private static func figure(_ text: String) -> Double? {
        let isPlain = text.utf8.allSatisfy {
            (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D
        }
        return isPlain && text.utf8.count <= 20 ? Double(text) : nil
    }
}
