import WhittleCells
import WhittleCore

/// A meeting's decision that is being written: reason, then votes, then dissent.
struct DecisionDraft: Equatable, Sendable {
    var stage: String
    var idea: String
    var outcome: DeliberationOutcome
    var meeting: String?
    var reason = ""
    var ballot = Ballot()
    /// The decision that counted when its key was pressed, by its line.
    var before: String?

    /// Votes as they were counted in the room.
    struct Ballot: Equatable, Sendable {
        var `for`: Int?
        var against: Int?
        var abstain: Int?

        init() {}

        /// `5-2-1` or `5-2`, with any signs between the numbers; nil for anything else.
        init?(_ text: String) {
            guard !text.isBlank else { return }
            let parts = text.unicodeScalars.split { !("0"..."9").contains($0) }
            let others = text.unicodeScalars.filter {
                !("0"..."9").contains($0) && !"-/,: ".unicodeScalars.contains($0)
            }
            let numbers = parts.compactMap { $0.count <= 6 ? Int(String($0)) : nil }
            guard others.isEmpty, numbers.count == parts.count, (2...3).contains(numbers.count)
            else { return nil }
            self.for = numbers[0]
            against = numbers[1]
            abstain = numbers.count > 2 ? numbers[2] : 0
        }
    }

    /// Where what was typed is kept. Ids have no spaces.
    func draftKey(_ what: String) -> String { "\(what) \(stage) \(idea)" }
    var draftKeys: [String] { ["reason", "ballot", "dissent"].map(draftKey) }

    func event(dissent: String? = nil) -> IdeaDeliberated {
        IdeaDeliberated(
            stage: stage, idea: idea, meeting: meeting, outcome: outcome.rawValue, reason: reason,
            for: ballot.for, against: ballot.against, abstain: ballot.abstain, dissent: dissent)
    }
}

/// What Deliberate's keys do where they write or open an overlay.
extension Model {
    mutating func deliberateAction(
        _ action: DeliberateScreen.Action, _ context: Context
    ) -> [Effect] {
        switch action {
        case .keep: return askForReason(.kept, context)
        case .drop: return askForReason(.dropped, context)
        case .asIs: return askForReason(.asIs, context)
        case .postpone: return askForReason(.postponed, context)
        case .open:
            guard let item = deliberate.selected(context) else { return [] }
            let facts = deliberate.facts(context)
            let text = DeliberateText(
                deliberate, facts, deliberate.standing(item, facts, context), context)
            overlay = .reading(
                title: TextParts.heading(item, context.campaign),
                text: text.whole(item, columns: OverlayView.textSize(area).columns), firstLine: 0)
            return []
        case .names:
            guard deliberate.mayUncover(deliberate.facts(context), context) else {
                status = "Names are for facilitators and the members of the panel."
                return []
            }
            deliberate.isUncovered.toggle()
            status =
                deliberate.isUncovered
                ? "Members are shown by name until n hides them again."
                : "Members are shown as letters."
            return []
        case .meeting: return askForMeeting(context)
        case .minutes:
            let last = context.campaign.meetings.last
            guard let meeting = deliberate.meetingInSession(context.campaign) ?? last else {
                status = "No meeting was written down yet."
                return []
            }
            overlay = .reading(
                title: "Minutes of \(meeting.meeting)",
                text: MeetingMinutes(meeting, context.campaign, context.viewpoint).lines
                    .joined(separator: "\n"), firstLine: 0)
            return []
        case .move, .more, .fewer,
            .basis, .stage:
            return deliberate.update(action, context)
        }
    }

    // MARK: A decision

    private mutating func askForReason(
        _ outcome: DeliberationOutcome, _ context: Context
    ) -> [Effect] {
        guard let item = deliberate.selected(context) else {
            status = "There is no idea to decide on."
            return []
        }
        let campaign = context.campaign
        let stage = deliberate.stage(campaign).stage
        var decision = DecisionDraft(
            stage: stage, idea: campaign.items.name(item), outcome: outcome,
            meeting: deliberate.meetingInSession(campaign)?.meeting)
        decision.before = campaign.deliberation(stage, item).map { campaign.lineID($0.stamp) }
        decision.reason = "?"
        // Who may not decide is told so before they write a reason.
        guard mayWrite(.ideaDeliberated(decision.event()), context) else { return [] }
        decision.reason = ""
        let draft = textDrafts[decision.draftKey("reason")]
        overlay = .writing(
            Writing(
                title: "\(decision.idea) \(outcome.words): why?",
                audience: "Published with the decision; the votes are asked next."
                    + (draft == nil ? "" : " This is the draft that you left."),
                box: TextBox(draft ?? "", limit: 4_000), purpose: .deliberation(decision)))
        return []
    }

    /// After the reason.
    mutating func askForVotes(_ decision: DecisionDraft, reason: String) -> [Effect] {
        guard !reason.isBlank else {
            status = "Say why, in a few words: a decision is published with its reason."
            return []
        }
        var decision = decision
        decision.reason = reason
        let purpose = Prompt.Purpose.ballot(decision)
        overlay = .prompt(
            Prompt(
                title: "\(decision.idea) \(decision.outcome.words): the votes",
                hint: "For, against, abstaining, like 5-2-1. Empty where nobody counted.",
                field: TextField(textDrafts[decision.draftKey("ballot")] ?? ""), purpose: purpose))
        return []
    }

    /// After the votes; where they cannot be right, they are asked again.
    mutating func askForDissent(
        _ prompt: Prompt, _ decision: DecisionDraft, _ context: Context
    ) -> [Effect] {
        guard let ballot = DecisionDraft.Ballot(prompt.field.text) else {
            askAgain(prompt, "Write the votes like 5-2-1: for, against, abstaining; or nothing.")
            return []
        }
        var decision = decision
        decision.ballot = ballot
        guard mayWrite(.ideaDeliberated(decision.event()), orAsk: prompt, context) else {
            return []
        }
        overlay = .prompt(
            Prompt(
                title: "\(decision.idea) \(decision.outcome.words): dissent",
                hint: "What the minority wants to have said; it is published. Empty: nothing.",
                field: TextField(
                    textDrafts[decision.draftKey("dissent")] ?? "", limit: 4_000),
                purpose: .dissent(decision)))
        return []
    }

    /// Writes the decision, as one action with the override that it may need. Where somebody else
    /// has decided meanwhile, it is asked first.
    mutating func decide(
        _ decision: DecisionDraft, dissent: String, _ context: Context
    ) -> [Effect] {
        let campaign = context.campaign
        let event = decision.event(dissent: dissent.isBlank ? nil : dissent)
        guard mayWrite(.ideaDeliberated(event), context) else { return [] }
        let events = campaign.deliberationEvents(event)
        let words =
            "\(decision.idea) \(decision.outcome.words)\(campaign.overrideWords(events))."
            + " u takes it back."
        let effect = Effect.append(
            events.map { DraftEvent($0) },
            .deliberated(words, drafts: decision.draftKeys))
        guard let item = campaign.items.find(decision.idea),
            let now = campaign.deliberation(decision.stage, item), now.member != member,
            campaign.lineID(now.stamp) != decision.before
        else { return [effect] }
        overlay = .confirm(
            Confirmation(
                question: "\(now.member) has decided on \(decision.idea) meanwhile",
                details: [
                    "It \(DeliberateText.outcome(now)): \(now.decision.reason)",
                    "Write yours all the same? The last one counts, and both stay on record.",
                ], effect: effect))
        return []
    }

    // MARK: Meetings

    private mutating func askForMeeting(_ context: Context) -> [Effect] {
        let campaign = context.campaign
        let probe = MeetingHeld(meeting: "m", date: "2015-01-12", present: [member ?? ""])
        guard mayWrite(.meetingHeld(probe), context) else { return [] }
        let current = deliberate.meetingInSession(campaign)
        var options = [
            Choice.Option(key: "n", title: "a new meeting", detail: "its date, and who is present")
        ]
        if let current {
            options.append(
                Choice.Option(
                    key: "c", title: "correct \(current.meeting)",
                    detail: "its date, or who is present"))
            options.append(
                Choice.Option(key: "e", title: "none", detail: "decisions then name no meeting"))
        }
        for (meeting, key) in zip(campaign.meetings.reversed(), "123456789".unicodeScalars) {
            let count = meeting.present.count
            options.append(
                Choice.Option(
                    key: key, title: meeting.meeting,
                    detail: "\(meeting.date), \(count) present"
                        + (meeting.meeting == current?.meeting ? "; it is in session" : "")))
        }
        overlay = .choice(
            Choice(title: "Which meeting decides?", options: options, purpose: .meeting))
        return []
    }

    mutating func chooseMeeting(_ option: Choice.Option, _ context: Context) -> [Effect] {
        switch option.key {
        case "n": askForDate(nil, day(context.campaign))
        case "c":
            guard let current = deliberate.meetingInSession(context.campaign) else { return [] }
            askForDate(current.meeting, current.date)
        case "e":
            deliberate.meeting = nil
            status = "Decisions name no meeting."
        default:
            deliberate.meeting = option.title
            status = "Decisions are now of the meeting \(option.title)."
        }
        return []
    }

    /// Today, else the day of the last line of the journal.
    private func day(_ campaign: Campaign) -> String {
        today.isEmpty ? Timestamp(milliseconds: max(0, campaign.latestAt)).dateText : today
    }

    private mutating func askForDate(_ meeting: String?, _ date: String) {
        overlay = .prompt(
            Prompt(
                title: meeting.map { "The date of the meeting \($0)" } ?? "A new meeting: its date",
                hint: "Like 2015-03-26. Who is present is asked next.", field: TextField(date),
                purpose: .meetingDate(meeting)))
    }

    /// After the date: who is present; after that the meeting is written, and in session.
    mutating func finishMeeting(_ prompt: Prompt, _ context: Context) -> [Effect] {
        let text = prompt.field.text.unicodeScalars.split { $0 == " " || $0 == "," }
            .map { String($0) }
        let held: MeetingHeld
        switch prompt.purpose {
        case .meetingDate(let id):
            let date = text.joined()
            held = MeetingHeld(
                meeting: id ?? newMeetingID(date, context.campaign), date: date,
                present: [member ?? ""])
        case .present(let id, let date):
            var present: [String] = []
            for name in text where !present.contains(name) { present.append(name) }
            held = MeetingHeld(meeting: id, date: date, present: present)
        case .override, .recusal, .saveFilter, .theme, .weights, .ballot, .dissent, .day, .guide,
            .register, .challenge, .hands:
            return []
        }
        guard mayWrite(.meetingHeld(held), orAsk: prompt, context) else { return [] }
        if case .meetingDate = prompt.purpose {
            overlay = .prompt(
                Prompt(
                    title: "The meeting of \(held.date): who is present?",
                    hint: "Names of members with spaces between them. Take out who is not there.",
                    field: TextField(
                        present(held.meeting, context).joined(separator: " "), limit: 4_000),
                    purpose: .present(meeting: held.meeting, date: held.date)))
            return []
        }
        deliberate.meeting = held.meeting
        return [
            .append(
                [DraftEvent(.meetingHeld(held))],
                .other(
                    "The meeting \(held.meeting) is in session, \(held.present.count) present. u takes it back."
                ))
        ]
    }

    /// The date, with a number where there is a meeting of that name.
    private func newMeetingID(_ date: String, _ campaign: Campaign) -> String {
        guard campaign.meeting(date) != nil else { return date }
        var number = 2
        while campaign.meeting("\(date).\(number)") != nil { number += 1 }
        return "\(date).\(number)"
    }

    /// Who is likely there: who was written down before, else the panel and whoever asks.
    private func present(_ meeting: String, _ context: Context) -> [String] {
        let campaign = context.campaign
        if let held = campaign.meeting(meeting) { return held.present }
        let round = deliberate.facts(context).round
        let members = campaign.membership.members.filter { member in
            guard member.isPresent else { return false }
            return member.name == self.member
                || round?.isOnPanel(member.name, member.roles)
                    ?? member.roles.contains(.panelist)
        }
        return members.map(\.name)
    }
}
