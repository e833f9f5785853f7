/// What may be written of running orders and of shows of hands.
extension Campaign {
    /// Steps of a running order, at most.
    package static let stepLimit = 200
    /// What the system of a show of hands begins with; its name follows.
    package static let handsPrefix = "hands."

    func check(_ event: ProgrammePlanned, by name: String) -> Rejection? {
        if event.steps.isEmpty { return Rejection("A running order needs at least one step.") }
        if event.steps.count > Campaign.stepLimit {
            return Rejection("A running order has at most \(Campaign.stepLimit) steps.")
        }
        for step in event.steps {
            guard let slide = Slide(step) else { return Rejection(Slide.refusal(of: step)) }
            if (step.note ?? "").unicodeScalars.count > Campaign.textLimit {
                return Rejection("A note has at most \(Campaign.textLimit) characters.")
            }
            if case .cut(let stage?) = slide, !allStages.contains(where: { $0.stage == stage }) {
                return Rejection("There is no stage “\(stage)”; `whittle stages` plans one.")
            }
            guard let idea = slide.idea else { continue }
            if let rejection = checkItems([idea], by: name, ideasOnly: true) { return rejection }
        }
        return nil
    }

    func check(_ event: TallyRecorded, by name: String) -> Rejection? {
        if event.system == Campaign.handsPrefix {
            return Rejection("A show of hands needs a name: hands.NAME.")
        }
        return checkItems([event.target.id], by: name)
    }
}

extension Slide {
    /// Why a step shows nothing that is known.
    package static func refusal(of step: ProgrammeStep) -> String {
        let known = words.map(\.word).joined(separator: ", ")
        let word = step.show.split(separator: ":", maxSplits: 1).first.map(String.init) ?? ""
        if ["idea", "hands"].contains(word), step.idea == nil {
            return "The step “\(step.show)” needs an idea."
        }
        return words.contains { $0.word == word }
            ? "The step “\(step.show)” cannot be understood; `whittle help programme` says how steps are written."
            : "“\(step.show)” is no step of a running order; the words are \(known)."
    }
}
