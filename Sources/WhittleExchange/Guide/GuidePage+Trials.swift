import WhittleCore

/// Who is doing it: who leads and develops an idea, and its challenges with their measures over the
/// days.
extension GuidePage {
    func trials(_ idea: PublishedGuide.Idea) -> Markup {
        let people = people(idea.draft)
        guard !people.isEmpty || !idea.challenges.isEmpty else { return "" }
        return "<h5>Who is doing it</h5>\n\(people)\(idea.challenges.map(trial))"
    }

    /// As they are written in the version: names that somebody wrote down to be published.
    private func people(_ draft: DraftWritten?) -> [Markup] {
        var people: [Markup] = []
        if let lead = draft?.lead, !lead.isBlank { people.append("<p>Lead: \(lead)</p>\n") }
        if let names = draft?.contributors.filter({ !$0.isBlank }), !names.isEmpty {
            // A name is often one with a role, and a comma between.
            people.append("<p>Developed with: \(listed(names, "; "))</p>\n")
        }
        return people
    }

    private func listed(_ names: [String], _ separator: Markup) -> [Markup] {
        names.enumerated().map { place, name in place == 0 ? "\(name)" : "\(separator)\(name)" }
    }

    private func trial(_ challenge: PublishedChallenge) -> Markup {
        let team: Markup =
            challenge.team.isEmpty
            ? "" : "<p>Team: \(listed(challenge.team, ", "))\(sponsor(challenge))</p>\n"
        let lessons: Markup =
            challenge.lessons.map { $0.isBlank } ?? true
            ? "" : "<h6>What was learnt</h6>\n\(Markup.paragraphs(challenge.lessons ?? ""))"
        let updates = challenge.updates.map { update -> Markup in
            let place: Markup = update.place.map { $0.isBlank ? "" : ", \($0)" } ?? ""
            return
                "<li><strong>\(alone: GuidePage.word(update.kind))</strong>\(place): \(update.body)</li>\n"
        }
        let news: Markup =
            updates.isEmpty
            ? ""
            : "<details><summary>News: \(updates.count)</summary><ul>\n\(updates)</ul></details>\n"
        return """
            <div class="trial"><h6>\(challenge.title) <span class="badge">\(alone: GuidePage.word(challenge.outcome))</span></h6>
            <p class="note">\(challenge.days) days from \(GuidePage.day(challenge.starts))</p>
            \(team)\(challenge.measures.map { measure($0, challenge.days) })\(lessons)\(news)</div>

            """
    }

    private func sponsor(_ challenge: PublishedChallenge) -> Markup {
        guard let sponsor = challenge.sponsor, !sponsor.isBlank else { return "" }
        return ". Sponsor: \(sponsor)"
    }

    static func word(_ outcome: ChallengeOutcome?) -> String {
        switch outcome {
        case .adopted: "adopted"
        case .adapted: "adapted"
        case .stopped: "stopped"
        case nil: "under way"
        }
    }

    static func word(_ kind: UpdateKind) -> String {
        switch kind {
        case .progress: "Progress"
        case .blocker: "In the way"
        case .ask: "Asked for"
        case .answer: "Answered"
        case .adopted: "Adopted elsewhere"
        case .followUp: "Followed up"
        }
    }

    // MARK: Measures

    /// `Falls a week: 12 at first, 7 at last, 6 wanted (fewer is better).`
    static func words(_ measure: PublishedChallenge.Measure) -> (title: String, figures: String) {
        var parts: [String] = []
        let unit = measure.unit.map { $0.isBlank ? "" : " " + $0 } ?? ""
        if let value = measure.baseline { parts.append("\(text(value))\(unit) at first") }
        if let value = measure.values.last?.value { parts.append("\(text(value))\(unit) at last") }
        if let value = measure.target { parts.append("\(text(value))\(unit) wanted") }
        switch measure.better {
        case .up: parts.append("more is better")
        case .down: parts.append("less is better")
        case nil: break
        }
        return (measure.title, parts.joined(separator: ", "))
    }

    static func text(_ value: Double) -> String { Decimal15.text(value) }

    private func measure(_ measure: PublishedChallenge.Measure, _ days: Int) -> Markup {
        let (title, figures) = GuidePage.words(measure)
        return "<p><strong>\(title)</strong>: \(figures)</p>\n\(run(measure, days))"
    }

    /// The values over the days of the challenge, with its middle value and its target as lines.
    private func run(_ measure: PublishedChallenge.Measure, _ days: Int) -> Markup {
        let values = measure.values.filter { $0.value.isFinite && abs($0.value) < 1e12 }
        guard values.count > 1, let first = values.first?.day, let last = values.last?.day else {
            return ""
        }
        let start = min(0, first)
        let end = max(min(days, 3660), last)
        guard end > start, end - start < 36_600 else { return "" }
        let levels = values.map(\.value) + [measure.baseline, measure.target].compactMap(\.self)
        let low = levels.min() ?? 0
        let high = max(levels.max() ?? 1, low + 1e-9)
        func x(_ day: Int) -> Double { 4 + Double(day - start) / Double(end - start) * 332 }
        func y(_ value: Double) -> Double { 64 - (value - low) / (high - low) * 56 }
        var path = Markup()
        var points = Markup()
        for (place, point) in values.enumerated() {
            let (left, top) = (x(point.day), y(point.value))
            path += place == 0 ? "M" : "L"
            path += "\(left, decimals: 1) \(top, decimals: 1)"
            points +=
                "<circle class=\"a\" cx=\"\(left, decimals: 1)\" cy=\"\(top, decimals: 1)\" r=\"2.5\"/>"
        }
        let target: Markup =
            measure.target.map {
                "<path class=\"w\" d=\"M4 \(y($0), decimals: 1)H336\"/>"
            } ?? ""
        let marks = stride(from: 0, through: end, by: max(1, end / 4)).map { day -> Markup in
            "<path class=\"s\" d=\"M\(x(day), decimals: 1) 4V68\"/>"
        }
        return """
            <svg class="run" viewBox="0 0 340 72" preserveAspectRatio="none" aria-hidden="true">\(marks)\(target)<path class="r" d="\(path)"/>\(points)</svg>
            <div class="axis"><span>day \(start)</span><span>day \(end)</span></div>

            """
    }
}
