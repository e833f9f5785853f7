extension CutStory {
    /// What became of the idea, in a few words.
    var outcomeWords: String {
        switch outcome {
        case .kept: place.map { "kept, place \($0)" } ?? "kept"
        case .keptByOverride(let reason): "kept by an override: \(reason)"
        case .droppedByOverride(let reason): "dropped by an override: \(reason)"
        case .hidden: "kept by the cut, and hidden since"
        case .dropped, nil:
            if !isConsidered {
                "not considered"
            } else if let fate, fate != .kept {
                "not kept: \(fate.words)"
            } else {
                "not kept"
            }
        }
    }

    func section(_ campaign: Campaign, _ viewpoint: Viewpoint) -> Explanation.Section {
        var section = Explanation.Section("Cut “\(title)”, \(at.dateText)")
        let words = rule.map(\.words) ?? "a rule that this version does not know"
        section.add(
            "The rule: \(words). It kept \(cut.kept.count) of \(Figures.count(cut.considered, "idea"))."
        )
        section.add("Outcome: \(outcomeWords).")
        if !isConsidered {
            section.add(
                from == "pool"
                    ? "The cut did not choose from this idea."
                    : "It chose from “\(campaign.stageTitle(from))”, and this idea was not in it."
            )
        }
        if let note = cut.note { section.add("Note: \(note)") }
        if let standing { section.add(standing) }
        for effect in effects {
            section.add(
                effect.keepsIn
                    ? "Without “\(effect.words)” it would not have been kept."
                    : "Without “\(effect.words)” it would have been kept.")
        }
        if let whyHidden { section.add(whyHidden) }
        if let change {
            section.add("What would have changed it, all else equal:")
            for line in changeLines(change) { section.add("  " + line) }
        }
        for line in overrideLines(viewpoint) { section.add(line) }
        for line in minutesLines { section.add(line) }
        return section
    }

    /// Its place and score.
    private var standing: String? {
        guard let fate else { return nil }
        var text = place.map { "Place \($0)" } ?? "It has no score"
        if let value, let rule { text += " with \(CutStory.score(value, rule))" }
        if let cost, rule?.budget != nil { text += ", costing \(Decimal15.text(cost))" }
        if let left, fate == .dear { text += "; \(Decimal15.text(left)) was left at its turn" }
        let when = isOfNow ? "as things are now" : "when the cut was made"
        return text + ", \(when)."
    }

    static func score(_ value: Double, _ rule: CutRule) -> String {
        rule.by.isCount
            ? Decimal15.text(value) : Figures.decimal(value, rule.by == .panel ? 2 : 3)
    }

    // MARK: What would have changed it

    private func changeLines(_ change: CutChange) -> [String] {
        guard let rule else { return [] }
        var lines: [String] = []
        if let top = rule.top, !rule.isConstrained, !change.isKept {
            lines.append("Place \(top) or better was needed.")
        }
        switch change.score {
        case .atLeast(let value):
            lines.append("A score of \(CutStory.score(value, rule)) or more was needed.")
        case .above(let value):
            lines.append(
                "A score above \(CutStory.score(value, rule)) was needed: another idea has that one and goes first by its id."
            )
        case .any where !change.isKept: lines.append("Any score would have been enough.")
        case .any, nil: break
        }
        if let points = change.points { lines.append(pointsLine(points, change)) }
        if let up = change.up { lines.append(upLine(up, change.isKept)) }
        if let down = change.down, let line = downLine(down, change.isKept) { lines.append(line) }
        return lines
    }

    private func pointsLine(_ amount: CutChange.Amount, _ change: CutChange) -> String {
        let all = Figures.count(change.readers, "reader")
        switch amount {
        case .never:
            return change.isKept
                ? "Even the lowest scores of its \(all) would not have put it out."
                : "Even the highest scores of its \(all) would not have been enough."
        case .number(let points):
            let less = change.isKept ? "less" : "more"
            let who =
                points == change.movedReaders
                ? points == 1
                    ? "A point \(less) from one of its \(all)"
                    : "A point \(less) from each of \(points) of its \(all)"
                : "\(points) points \(less) in all from \(change.movedReaders) of its \(all)"
            return who + (change.isKept ? " would have put it out." : " would have kept it.")
        }
    }

    private func upLine(_ amount: CutChange.Amount, _ isKept: Bool) -> String {
        switch amount {
        case .number(let number) where isKept:
            "\(Figures.count(number, "vote")) fewer for it would have put it out."
        case .number(let number):
            "\(Figures.count(number, "vote")) more for it would have kept it."
        case .never:
            isKept
                ? "Fewer votes for it would not have put it out."
                : "More votes for it would not have been enough."
        }
    }

    private func downLine(_ amount: CutChange.Amount, _ isKept: Bool) -> String? {
        switch amount {
        case .number(let number) where isKept:
            "\(Figures.count(number, "vote")) more against it would have put it out."
        case .number(let number):
            "\(Figures.count(number, "vote")) fewer against it would have kept it."
        case .never:
            isKept
                ? "More votes against it would not have put it out."
                : "Fewer votes against it would not have been enough."
        }
    }

    private func overrideLines(_ viewpoint: Viewpoint) -> [String] {
        guard let override else { return [] }
        let who = viewpoint.isPublic ? "" : ", by \(override.member)"
        switch (outcome, override.verdict) {
        case (.keptByOverride, _), (.droppedByOverride, _):
            var lines = viewpoint.isPublic ? [] : ["The override is by \(override.member)."]
            if let fate {
                lines.append(
                    fate == .kept
                        ? "Without it the rule would keep the idea."
                        : "Without it the rule would leave the idea out: \(fate.words).")
            }
            return lines
        case (.kept, .kept), (.dropped, .dropped), (nil, .dropped):
            return ["An override says the same\(who): “\(override.reason)”."]
        case (.kept, _), (.dropped, _), (.hidden, _), (nil, _): return []
        }
    }

    // MARK: Minutes

    private var minutesLines: [String] {
        guard let minutes = deliberation else { return [] }
        let when = meeting.map { ", meeting of \($0.date)" } ?? ""
        var lines = ["Deliberated\(when): \(minutes.outcome). \(minutes.reason)"]
        if let votes = minutes.votesWords { lines.append("The panel's votes: \(votes).") }
        if let dissent = minutes.dissent, !dissent.isBlank { lines.append("Dissent: \(dissent)") }
        return lines
    }

    // MARK: JSON

    func json(_ viewpoint: Viewpoint) -> JSONValue {
        .row([
            "stage": .string(stage), "title": .string(title), "from": .string(from),
            // The name of a line begins with a member's.
            "line": viewpoint.isPublic ? .null : .string(line), "at": .string(at.text),
            "by": .optional(rule?.by.rawValue), "rule": .optional(rule?.words),
            "kept": .integer(cut.kept.count), "considered": .integer(cut.considered),
            "is_considered": .bool(isConsidered), "outcome": .string(outcomeWords),
            "place": .optional(place), "score": .optional(value),
            "fate": .optional(fate?.word), "cost": .optional(cost), "left": .optional(left),
            "figures_of": fate == nil ? .null : .string(isOfNow ? "now" : "cut"),
            "hidden": .optional(whyHidden),
            "limits": .array(
                effects.map {
                    .row(["limit": .string($0.words), "keeps": .string($0.keepsIn ? "in" : "out")])
                }),
            "needed": .optional(change.map { changeLines($0).joined(separator: " ") }),
            "change": change?.json ?? .null,
            "override": override.map {
                .row([
                    "verdict": .string($0.verdict.rawValue), "reason": .string($0.reason),
                ])
            } ?? .null, "deliberation": deliberation?.minutesJSON(meeting) ?? .null,
            "note": .optional(cut.note),
        ])
    }
}

extension CutChange {
    var json: JSONValue {
        func amount(_ amount: Amount?) -> JSONValue {
            switch amount {
            case .number(let number): .integer(number)
            case .never: .string("never")
            case nil: .null
            }
        }
        var least: (value: JSONValue, above: JSONValue) = (.null, .null)
        switch score {
        case .atLeast(let value): least.value = .number(value)
        case .above(let value): least.above = .number(value)
        case .any, nil: break
        }
        return .row([
            "to": .string(isKept ? "out" : "in"), "votes_for": amount(up),
            "votes_against": amount(down), "points": amount(points),
            "points_of_readers": points == nil ? .null : .integer(movedReaders),
            "readers": points == nil ? .null : .integer(readers), "score_at_least": least.value,
            "score_above": least.above,
        ])
    }
}

extension IdeaDeliberated {
    /// `7 for, 2 against, 1 abstaining`; nil where nobody counted.
    package var votesWords: String? {
        let parts = [
            self.for.map { "\($0) for" }, against.map { "\($0) against" },
            abstain.map { "\($0) abstaining" },
        ].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    /// What may be told to everybody.
    package func minutesJSON(_ meeting: MeetingHeld?) -> JSONValue {
        .row([
            "outcome": .string(outcome), "reason": .string(reason), "for": .optional(self.for),
            "against": .optional(against), "abstain": .optional(abstain),
            "dissent": .optional(dissent), "date": .optional(meeting?.date),
        ])
    }
}
