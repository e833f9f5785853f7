import WhittleCells
import WhittleCore

/// The presenter's place: a running order, step by step, what the room sees of the step, and what is
/// still covered. The room sees nothing before the first step, and nothing that is not in
/// `projection`.
struct PresentScreen: Screen, Equatable, Sendable {
    enum Action: Equatable, Sendable {
        case next, back, reveal, blank, hands, programme, leave
    }

    /// The running order, by id; nil: the usual steps.
    var programme: String?
    /// The steps as they were when the order was begun.
    var steps: [ProgrammeStep] = []
    /// Which step is shown, from 0; -1 before the first.
    var step = -1
    /// What stands on the projector.
    var projection = Projection.nothing
    /// True where this is the projector itself, and no console.
    var isAlone = false
    /// True while it is asked whether to leave.
    var isAsking = false
    /// True where the slide was blanked since what it shows was hidden or changed by others.
    var wasTaken = false
    /// True where everything is on a copy.
    var isRehearsal = false
    /// Where the campaign is on the web; nil: as the campaign says.
    var address: String?
    var hasBegun = false
    /// When the first step was shown, and the last moment that was told; in milliseconds.
    var beganAt: Double?
    var now = 0.0
    /// What a projector elsewhere was told last; nil where it was told nothing.
    var told: Projection?
    /// True where the slide has been on the screen: Enter lifts a cover that was seen.
    var isPainted = false
    /// The place to which leaving leads back.
    var cameFrom = Place.overview
    var covered = Remembered<CoveredKey, Covered>()

    static let bindings: [Binding<Action>] = [
        Binding(
            [.character(" "), .right, .pageDown], .next, "next", "Shows the next step."),
        Binding([.left, .pageUp], .back, "back", "Shows the step before."),
        Binding(
            [.enter], .reveal, "reveal",
            "Reveals what is covered, the numbers as they are now; again takes them anew."),
        Binding(
            [.character("b"), .character(".")], .blank, "blank",
            "Blanks the projector, and shows the step again."),
        Binding(
            [.character("v")], .hands, "hands",
            "Writes down a show of hands on the idea, for and against."),
        Binding(
            [.character("p")], .programme, "order",
            "Takes the next running order from its beginning; the room sees nothing until Space."),
        Binding([.character("Q")], .leave, "leave", "Blanks the projector, then asks."),
    ]

    /// What a projector without a console takes.
    static let projectorActions: [Action] = [.next, .back, .reveal, .blank, .leave]

    struct CoveredKey: Equatable, Sendable {
        let seen: SeenVersion
        let step: Int
        let steps: [ProgrammeStep]
        let address: String?
    }

    /// For the presenter's eyes: what Enter would reveal in the end, and what stands in the way.
    struct Covered: Sendable {
        let now: Projection?
        let obstacle: String?
        let nextObstacle: String?
    }

    /// Takes up a running order from its beginning, with nothing on the projector.
    mutating func begin(_ context: Context) {
        let planned = context.viewpoint.programmes(in: context.campaign)
        if !hasBegun, programme == nil { programme = planned.first?.programme }
        hasBegun = true
        let found = planned.first { $0.programme == programme }
        programme = found?.programme
        steps = found?.steps ?? context.campaign.usualSteps(address: webAddress(context))
        step = -1
        projection = .nothing
        wasTaken = false
        isAsking = false
    }

    /// The running orders by id, and the usual one.
    func orders(_ context: Context) -> [String?] {
        context.viewpoint.programmes(in: context.campaign).map(\.programme) + [nil]
    }

    func webAddress(_ context: Context) -> String? { address ?? context.campaign.address }

    func maker(_ context: Context) -> SlideMaker {
        SlideMaker(context.campaign, context.derived, address: webAddress(context))
    }

    /// What a step shows; nil where there is none, or its word is unknown here.
    func slide(_ index: Int) -> Slide? {
        steps.indices.contains(index) ? Slide(steps[index]) : nil
    }

    mutating func update(_ action: Action, _ context: Context) -> [Effect] {
        switch action {
        case .next where step + 1 < steps.count: show(step + 1, context)
        case .back where step > 0: show(step - 1, context)
        // Blank at an end: the step is there again.
        case .next, .back: if projection.isBlank, step >= 0 { show(step, context) }
        case .reveal: reveal(context)
        case .blank: toggleBlank(context)
        case .programme:
            let orders = orders(context)
            let now = orders.firstIndex { $0 == programme } ?? 0
            programme = orders[(now + 1) % orders.count]
            begin(context)
        // These open an overlay or leave; the model does it.
        case .hands, .leave: break
        }
        return []
    }

    /// Shows a step with everything covered.
    private mutating func show(_ index: Int, _ context: Context) {
        step = index
        wasTaken = false
        projection = slide(index).map { maker(context).projection($0) } ?? .nothing
        if beganAt == nil { beganAt = now }
        isPainted = false
    }

    private mutating func reveal(_ context: Context) {
        guard !projection.isBlank, isPainted, let slide = slide(step) else { return }
        let shown = projection
        projection = maker(context).projection(slide, level: shown.level + 1)
        check(context.campaign)
        isPainted = projection == shown
    }

    private mutating func toggleBlank(_ context: Context) {
        guard step >= 0 else { return }
        guard projection.isBlank else {
            projection.isBlank = true
            return
        }
        projection.isBlank = false
        // What was hidden or changed since is shown as it is now, or not at all.
        if wasTaken || !projection.isTrue(in: context.campaign) { show(step, context) }
        isPainted = false
    }

    /// Blanks what is no longer true of the campaign; true where it did.
    @discardableResult
    mutating func check(_ campaign: Campaign) -> Bool {
        guard !projection.isBlank, !projection.isTrue(in: campaign) else { return false }
        projection.isBlank = true
        wasTaken = true
        return true
    }

    // MARK: For the console

    private func coveredKey(_ context: Context) -> CoveredKey {
        CoveredKey(
            seen: SeenVersion(context), step: step, steps: steps, address: webAddress(context))
    }

    /// Computes what is covered once for a step and a version of the campaign.
    mutating func prepare(_ context: Context) {
        guard !isAlone, covered.known(for: coveredKey(context)) == nil else { return }
        covered.keep(makeCovered(context), for: coveredKey(context))
    }

    func covered(_ context: Context) -> Covered {
        covered.known(for: coveredKey(context)) ?? makeCovered(context)
    }

    private func makeCovered(_ context: Context) -> Covered {
        let maker = maker(context)
        func obstacle(_ index: Int) -> String? {
            guard steps.indices.contains(index) else { return nil }
            guard let slide = slide(index) else { return Slide.refusal(of: steps[index]) }
            return maker.obstacle(slide)
        }
        return Covered(
            now: slide(step).map { maker.projection($0, level: $0.covers) },
            obstacle: obstacle(step), nextObstacle: obstacle(step + 1))
    }

    /// The idea on which hands would be counted, by id.
    var handsIdea: String? {
        slide(step)?.idea == nil ? nil : projection.items.first?.idea ?? slide(step)?.idea
    }

    /// What the frame is drawn by; see `PresentView`.
    func draw(on surface: inout Surface, in area: Rect, _ context: Context) {
        PresentView(self, "", context).draw(on: &surface, in: area)
    }
}
