import WhittleCells
package import WhittleCore

/// How Present is opened from the command line.
package struct PresentOptions: Equatable, Sendable {
    /// True where this terminal is the projector itself, without a console.
    package var isAlone = false
    package var programme: String?
    package var address: String?
    /// True where everything is on a copy.
    package var isRehearsal = false

    package init() {}
}

/// What Present's keys do. It takes its own and no other, and so no key that holds everywhere.
extension Model {
    /// Opens Present as the command line asks for it.
    package mutating func present(_ options: PresentOptions, _ campaign: Campaign) {
        present.isAlone = options.isAlone
        present.isRehearsal = options.isRehearsal
        present.address = options.address
        present.programme = options.programme
        present.hasBegun = options.programme != nil
        present.begin(context(campaign))
        open(.present, campaign)
        // A room in the dark would not know that anything is there.
        if options.isAlone { _ = present.update(.next, context(campaign)) }
    }

    /// True while a clock runs on the screen.
    package var wantsClock: Bool {
        place == .present && !present.isAlone && present.beganAt != nil
    }

    /// True where a projector elsewhere shows what this model told it.
    package var isProjecting: Bool { present.told != nil }

    mutating func pressPresent(_ key: Key, _ campaign: Campaign) -> [Effect] {
        status = ""
        if present.isAsking {
            present.isAsking = false
            guard key == .character("y") else { return [] }
            guard !present.isAlone else { return [.quit] }
            open(present.cameFrom, campaign)
            return []
        }
        guard let action = PresentScreen.bindings.first(where: { $0.keys.contains(key) })?.action,
            !present.isAlone || PresentScreen.projectorActions.contains(action)
        else { return [] }
        let context = context(campaign)
        switch action {
        case .leave:
            present.projection.isBlank = true
            present.isAsking = true
            return []
        case .hands: return askForHands(context)
        // A slip of the hand in front of a room begins nothing anew.
        case .programme where present.orders(context) == [present.programme]:
            status = "There is no other running order: `whittle programme` writes one."
            return []
        case .next, .back, .reveal, .blank, .programme: return present.update(action, context)
        }
    }

    /// What a projector elsewhere is to show now, where that is news.
    mutating func newProjection() -> Effect? {
        let wanted = place == .present && !present.isAlone ? present.projection : nil
        guard wanted != present.told else { return nil }
        present.told = wanted
        return .project(wanted)
    }

    // MARK: A show of hands

    /// The name under which hands are counted: the running order's, else the day's.
    private var handsName: String { present.programme ?? (today.isEmpty ? "room" : today) }

    private mutating func askForHands(_ context: Context) -> [Effect] {
        guard let idea = present.handsIdea else {
            status = "This step is about no idea: hands are counted on one."
            return []
        }
        let probe = TallyRecorded(
            target: .idea(idea), system: Campaign.handsPrefix + handsName, up: 0, down: 0)
        guard mayWrite(.tallyRecorded(probe), context) else { return [] }
        overlay = .prompt(
            Prompt(
                title: "Hands on \(idea)",
                hint: "For and against, like 31-4; abstaining third. No ranking uses them.",
                purpose: .hands(idea: idea)))
        return []
    }

    /// Writes the count down; asks again where it cannot be understood.
    mutating func countHands(_ prompt: Prompt, on idea: String) -> [Effect] {
        guard let count = DecisionDraft.Ballot(prompt.field.text), let up = count.for,
            let down = count.against
        else {
            askAgain(prompt, "Two numbers, for and against, like 31-4.")
            return []
        }
        let pass = count.abstain == 0 ? nil : count.abstain
        let tally = TallyRecorded(
            target: .idea(idea), system: Campaign.handsPrefix + handsName, up: up, down: down,
            pass: pass)
        return [
            .append(
                [DraftEvent(.tallyRecorded(tally))],
                .other("\(up) for, \(down) against: written down. Enter reveals it."))
        ]
    }
}
