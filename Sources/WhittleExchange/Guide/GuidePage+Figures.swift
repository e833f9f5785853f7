import WhittleCore

/// The campaign in figures. Charts are decoration beside numbers that stand there as text.
extension GuidePage {
    var figures: Markup {
        let stages = guide.funnel.count > 1 ? guide.funnel : []
        let from = stages.first.map { GuidePage.grouped($0.count) }
        let to = stages.last.map {
            GuidePage.grouped($0.count) + ($0.count == 1 ? " idea" : " ideas")
        }
        var heading: Markup = "In figures"
        if let from, let to { heading = "From \(alone: from) contributions to \(alone: to)" }
        return """
            <section class="part" id="figures" aria-labelledby="figures-h">
            <h2 id="figures-h">\(heading)</h2>
            <div class="grid">
            \(funnel)\(people)\(days)\(support)</div>
            </section>

            """
    }

    private var funnel: Markup {
        let most = guide.funnel.map(\.count).max() ?? 0
        let steps = guide.funnel.map { step -> Markup in
            // The width grows with the root, so that 15 of 7,520 can still be seen.
            let share = most > 0 ? (Double(step.count) / Double(most)).squareRoot() : 0
            let width = max(share * 100, step.count > 0 ? 0.6 : 0)
            let address: Markup = step.stage.map { "#stage\($0 + 1)" } ?? "#how-all"
            return """
                <li><a class="n" href="\(address)">\(alone: GuidePage.grouped(step.count))</a>
                <span class="l">\(step.label)</span>
                <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="a" x="\((100 - width) / 2, decimals: 2)" width="\(width, decimals: 2)" height="10" rx="0.4"/></svg></li>

                """
        }
        return """
            <article class="card wide">
            <h3>How many became few</h3>
            <ol class="funnel">
            \(steps)</ol>
            <p class="note">The width of a bar grows with the square root of its number. Each number leads to how it was counted.</p>
            </article>

            """
    }

    // MARK: People

    private var people: Markup {
        guard guide.participants > 0 else { return "" }
        let named: Markup =
            guide.countryCount > 1 && guide.countries != nil
            ? " in <a href=\"#how-all\">\(guide.countryCount)</a> countries" : ""
        var result: Markup = """
            <article class="card">
            <h3>Who took part</h3>
            <p><a href="#how-all">\(alone: GuidePage.grouped(guide.participants))</a> people\(named)</p>

            """
        if let groups = guide.countries {
            result += table(groups, "Where they live", isCountry: true)
        }
        result += "</article>\n"
        if let groups = guide.backgrounds {
            result += """
                <article class="card">
                <h3>What they do</h3>
                \(table(groups, "How they describe themselves", isCountry: false))</article>

                """
        }
        return result
    }

    private func table(
        _ groups: PublishedGroups, _ caption: Markup, isCountry: Bool
    ) -> Markup {
        // The long tail is one row, like the groups that are too small.
        let shown = groups.groups.prefix(9)
        let tail = groups.groups.dropFirst(9)
        let rest = tail.reduce(groups.other ?? 0) { $0 + $1.count }
        let restCount = tail.count + groups.merged
        let most = max(shown.map(\.count).max() ?? 0, rest, 1)
        var rows = shown.map { group -> Markup in
            let name: Markup =
                isCountry
                ? "<span class=\"country\">\(alone: group.name)</span>" : "\(group.name)"
            return row(name, group.count, most)
        }
        if rest > 0 {
            rows.append(row("\(restCount) others, together", rest, most, isRest: true))
        }
        return """
            <table class="groups"><caption>\(caption)</caption><tbody>
            \(rows)</tbody></table>

            """
    }

    private func row(
        _ name: Markup, _ count: Int, _ most: Int, isRest: Bool = false
    ) -> Markup {
        """
        <tr\(isRest ? " class=\"rest\"" as Markup : "")><th scope="row">\(name)</th><td>\(bar(Double(count) / Double(most)))</td><td class="n"><a href="#how-all">\(alone: GuidePage.grouped(count))</a></td></tr>

        """
    }

    /// A bar of a share from 0 to 1.
    func bar(_ share: Double, isWhole: Bool = false) -> Markup {
        let width = min(max(share, 0), 1) * 100
        let ground: Markup = isWhole ? "<rect class=\"t\" width=\"100\" height=\"10\"/>" : ""
        return
            "<svg class=\"bar\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">\(ground)<rect class=\"a\" width=\"\(width, decimals: 1)\" height=\"10\"/></svg>"
    }

    // MARK: Days

    private var days: Markup {
        guard guide.perDay.count > 1, let first = guide.firstDay, let last = guide.lastDay else {
            return ""
        }
        // At most 200 columns: days, weeks or more.
        let size = (guide.perDay.count + 199) / 200
        let sums = stride(from: 0, to: guide.perDay.count, by: size).map { start in
            guide.perDay[start..<min(start + size, guide.perDay.count)].reduce(0, +)
        }
        let most = sums.max() ?? 0
        guard most > 0, let busiest = sums.firstIndex(of: most) else { return "" }
        var path = Markup()
        for (place, sum) in sums.enumerated() where sum > 0 {
            let height = Double(sum) / Double(most) * 100
            path += "M\(place * 10) 100v-\(height, decimals: 1)h8.6V100z"
        }
        let when = first.advanced(by: Int64(busiest * size) * 86_400_000).dateText
        let span: Markup = size == 1 ? "day" : "\(size) days"
        let day = GuidePage.day(when)
        let moment: Markup = size == 1 ? "on \(alone: day)" : "in \(size) days from \(alone: day)"
        return """
            <article class="card wide days">
            <h3>Contributions to read, by \(span)</h3>
            <svg viewBox="0 0 \(sums.count * 10) 100" preserveAspectRatio="none" aria-hidden="true"><path class="a" d="\(path)"/></svg>
            <div class="axis"><span>\(alone: GuidePage.day(first.dateText))</span><span>\(alone: GuidePage.day(last.dateText))</span></div>
            <p class="note"><a href="#how-all">\(alone: GuidePage.grouped(guide.perDay.reduce(0, +)))</a> in \(guide.perDay.count) days; the most, <a href="#how-all">\(alone: GuidePage.grouped(most))</a>, \(moment).</p>
            </article>

            """
    }

    // MARK: Support

    /// At most so many rows stand in the table of all ideas.
    static let mostRows = 25

    private var support: Markup {
        let known = guide.ideas.filter { $0.support != nil || $0.panel?.mean != nil }
        guard known.count > 1 else { return "" }
        let hasVotes = known.contains { $0.support != nil }
        let hasPanel = known.contains { $0.panel?.mean != nil }
        let ordered = known.enumerated().sorted { one, other in
            let (first, second) = (GuidePage.rank(one.element), GuidePage.rank(other.element))
            return first != second ? first > second : one.offset < other.offset
        }.map(\.element)
        let rows = ordered.prefix(GuidePage.mostRows).map { idea -> Markup in
            let votes: Markup =
                hasVotes
                ? """
                <td>\(idea.support?.share.map { bar($0, isWhole: true) } ?? "")</td><td class="n">\(idea.support.map { number($0.up, idea) } ?? "")</td><td class="n">\(idea.support.map { number($0.down, idea) } ?? "")</td>
                """ : ""
            let panel: Markup =
                hasPanel
                ? "<td>\(idea.panel.map(dots) ?? "")</td><td class=\"n\">\(idea.panel?.mean.map { score($0, idea) } ?? "")</td>"
                : ""
            return
                "<tr><th scope=\"row\"><a href=\"#i\(idea.number)\">\(idea.title)</a></th>\(votes)\(panel)</tr>\n"
        }
        let voteHeads: Markup =
            hasVotes
            ? "<th scope=\"col\">Share for</th><th scope=\"col\" class=\"n\">For</th><th scope=\"col\" class=\"n\">Against</th>"
            : ""
        let panelHeads: Markup =
            hasPanel
            ? "<th scope=\"col\">Panel</th><th scope=\"col\" class=\"n\">Mean</th>" : ""
        let cut: Markup =
            known.count > GuidePage.mostRows
            ? "The first \(GuidePage.mostRows) of \(known.count) ideas with figures. " : ""
        let legend: Markup =
            hasPanel
            ? "A ring is the panel’s mean, a dot the score once it is taken out who is harsh and who lenient."
            : ""
        return """
            <article class="card wide">
            <h3>Support, side by side</h3>
            <div class="scroll" tabindex="0" role="region" aria-label="Support, side by side"><table><thead><tr><th scope="col">Idea</th>\(voteHeads)\(panelHeads)</tr></thead><tbody>
            \(Array(rows))</tbody></table></div>
            <p class="note">\(cut)\(legend)</p>
            </article>

            """
    }

    /// By the panel where it has scored, else by votes for it.
    private static func rank(_ idea: PublishedGuide.Idea) -> Double {
        idea.panel?.adjusted ?? idea.panel?.mean ?? Double(idea.support?.up ?? 0) / 1e15
    }

    private func number(_ count: Int, _ idea: PublishedGuide.Idea) -> Markup {
        "<a href=\"#i\(idea.number)-why\">\(alone: GuidePage.grouped(count))</a>"
    }

    private func score(_ score: Double, _ idea: PublishedGuide.Idea) -> Markup {
        "<a href=\"#i\(idea.number)-why\">\(score, decimals: 2)</a>"
    }

    /// The panel's mean as a ring, the adjusted score as a dot, on the round's scale.
    private func dots(_ panel: PublishedGuide.Panel) -> Markup {
        guard let scale = panel.scale, let mean = panel.mean else { return "" }
        func x(_ score: Double) -> Double {
            let share = (score - Double(scale.lowerBound)) / Double(scale.count - 1)
            return 6 + min(max(share, 0), 1) * 108
        }
        let dot: Markup =
            panel.adjusted.map {
                "<circle class=\"a\" cx=\"\(x($0), decimals: 1)\" cy=\"8\" r=\"3\"/>"
            } ?? ""
        return
            "<svg class=\"dots\" viewBox=\"0 0 120 16\" aria-hidden=\"true\"><path class=\"s\" d=\"M6 8H114M6 4v8M114 4v8\"/><circle class=\"o\" cx=\"\(x(mean), decimals: 1)\" cy=\"8\" r=\"5\"/>\(dot)</svg>"
    }
}
