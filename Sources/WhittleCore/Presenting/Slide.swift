/// What a step of a running order shows on the projector.
package enum Slide: Equatable, Hashable, Sendable {
    /// The campaign's title and summary.
    case title
    /// The campaign's address, as a QR code and in letters.
    case address
    /// From contributions to what is kept.
    case funnel
    case idea(String)
    /// An idea on which the room votes by hand.
    case hands(String)
    /// The best of the crowd, so many.
    case top(Int)
    /// The best of the panel's closed round, so many.
    case panel(Int)
    /// What a stage kept, and what could go either way; nil: the last stage that has a cut.
    case cut(String?)
    case blank

    /// The words of `show`, each with what it shows.
    package static let words: [(word: String, help: String)] = [
        ("title", "the campaign's title and summary"),
        ("address", "the campaign's address, as a QR code and in letters"),
        ("funnel", "from contributions to what is kept"),
        ("idea", "an idea; Enter reveals votes, places and scores"),
        ("hands", "an idea on which the room votes; Enter reveals the count"),
        ("top", "the best of the crowd, covered until Enter; top:5 shows five"),
        ("panel", "the best of the panel's closed round, covered until Enter"),
        ("cut", "what a stage kept; Enter shows what could go either way; cut:STAGE names it"),
        ("blank", "nothing"),
    ]

    private static let usualTop = 10
    private static let largestTop = 50

    /// Nil where the word is none, or an idea is missing.
    package init?(_ step: ProgrammeStep) {
        let parts = step.show.split(
            separator: ":", maxSplits: 1, omittingEmptySubsequences: false
        ).map(String.init)
        let detail = parts.count > 1 ? parts[1] : nil
        switch (parts.first, detail, step.idea) {
        case ("title", nil, nil): self = .title
        case ("address", nil, nil): self = .address
        case ("funnel", nil, nil): self = .funnel
        case ("blank", nil, nil): self = .blank
        case ("idea", nil, let idea?): self = .idea(idea)
        case ("hands", nil, let idea?): self = .hands(idea)
        case ("top", let detail, nil):
            guard let count = Slide.count(detail) else { return nil }
            self = .top(count)
        case ("panel", let detail, nil):
            guard let count = Slide.count(detail) else { return nil }
            self = .panel(count)
        case ("cut", let stage, nil):
            guard stage.map(Identifier.isValid) ?? true else { return nil }
            self = .cut(stage)
        default: return nil
        }
    }

    private static func count(_ detail: String?) -> Int? {
        guard let detail else { return usualTop }
        guard let count = Int(detail), (1...largestTop).contains(count) else { return nil }
        return count
    }

    /// The step that shows it.
    package func step(note: String? = nil) -> ProgrammeStep {
        switch self {
        case .title: ProgrammeStep(show: "title", note: note)
        case .address: ProgrammeStep(show: "address", note: note)
        case .funnel: ProgrammeStep(show: "funnel", note: note)
        case .blank: ProgrammeStep(show: "blank", note: note)
        case .idea(let idea): ProgrammeStep(show: "idea", idea: idea, note: note)
        case .hands(let idea): ProgrammeStep(show: "hands", idea: idea, note: note)
        case .top(let count): ProgrammeStep(show: "top:\(count)", note: note)
        case .panel(let count): ProgrammeStep(show: "panel:\(count)", note: note)
        case .cut(let stage): ProgrammeStep(show: stage.map { "cut:\($0)" } ?? "cut", note: note)
        }
    }

    /// The idea that it is about, by id.
    package var idea: String? {
        switch self {
        case .idea(let idea), .hands(let idea): idea
        case .title, .address, .funnel, .top, .panel, .cut, .blank: nil
        }
    }

    /// How often Enter lifts a cover, at most.
    package var covers: Int {
        switch self {
        case .title, .address, .blank: 0
        case .funnel, .idea, .hands, .top, .panel: 1
        case .cut: 2
        }
    }
}

extension Campaign {
    /// The steps where nothing was planned: title, address, funnel, what the last stage kept and each
    /// of its ideas that the public may see, and the best of the crowd.
    package func usualSteps(address: String?) -> [ProgrammeStep] {
        var slides: [Slide] = [.title]
        if address != nil { slides.append(.address) }
        slides.append(.funnel)
        if let stage = cutStages.last {
            slides.append(.cut(stage))
            let ideas = sortedByTime(kept(in: stage)).filter {
                Viewpoint.publicView.canSee($0, in: self)
            }
            slides += ideas.map { .idea(items.name($0)) }
        }
        slides.append(.top(10))
        return slides.map { $0.step() }
    }
}

extension Viewpoint {
    /// The running orders, by id: with their notes they are for those who present.
    package func programmes(in campaign: Campaign) -> [ProgrammePlanned] {
        roles.contains(.facilitator) ? campaign.programmes : []
    }
}
