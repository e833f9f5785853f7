package import WhittleCore

/// The guide in Markdown: the same texts and numbers as the page, each number with its reason
/// under it.
package struct GuideDocument: Sendable {
    /// By this a file is known as one of ours, which may be replaced.
    package static let mark = "<!-- whittle guide -->"

    private let guide: PublishedGuide

    package init(_ guide: PublishedGuide) {
        self.guide = guide
    }

    package var markdown: String {
        var parts = [GuideDocument.mark, "# \(text(guide.title))"]
        parts.append(MarkdownWriter.block(guide.summary))
        let count = Figures.count(guide.ideas.count, "idea")
        parts.append(guide.date.map { "\(count), as of \(GuidePage.day($0))." } ?? count + ".")
        parts += figures
        for section in guide.sections {
            parts += ["## \(text(section.title))", MarkdownWriter.block(section.body)]
            parts += section.ideas.flatMap(idea)
        }
        if !guide.cases.isEmpty {
            parts.append("## In practice")
            parts += guide.cases.flatMap { told($0, level: "###") }
        }
        parts += ["## How it was counted", list(GuidePage(guide).wholeReasons)]
        for stage in guide.stages { parts += ["### \(text(stage.title))", list(stage.lines)] }
        return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }

    private func text(_ text: String) -> String { MarkdownWriter.inline(text) }

    private func list(_ lines: [String]) -> String {
        lines.map { "- \(text($0))" }.joined(separator: "\n")
    }

    // MARK: In figures

    private var figures: [String] {
        var parts = ["## In figures"]
        parts.append(
            guide.funnel.map { "- \(GuidePage.grouped($0.count)) \(text($0.label))" }
                .joined(separator: "\n"))
        if guide.participants > 0 {
            parts.append(
                "\(GuidePage.grouped(guide.participants)) people took part"
                    + (guide.countryCount > 1 && guide.countries != nil
                        ? ", in \(guide.countryCount) countries." : "."))
        }
        if let groups = guide.countries { parts.append(table(groups, "Country")) }
        if let groups = guide.backgrounds { parts.append(table(groups, "Background")) }
        return parts
    }

    private func table(_ groups: PublishedGroups, _ heading: String) -> String {
        var rows = groups.groups.map { [text($0.name), GuidePage.grouped($0.count)] }
        if let other = groups.other {
            rows.append(["\(groups.merged) others, together", GuidePage.grouped(other)])
        }
        return MarkdownWriter.cells(columns: [heading, "People"], rows: rows)
    }

    // MARK: One idea

    private func idea(_ idea: PublishedGuide.Idea) -> [String] {
        var parts = ["### \(idea.number)\\. \(text(idea.title))"]
        if !idea.themes.isEmpty { parts.append("Themes: " + list(of: idea.themes)) }
        parts.append(MarkdownWriter.block(idea.body))
        if let draft = idea.draft {
            for (heading, body) in [
                ("What it is", draft.what), ("Why", draft.why), ("How to start", draft.start),
                ("What it takes", draft.resources), ("What could go wrong", draft.risks),
            ] {
                guard let body, !body.isBlank else { continue }
                parts += ["#### \(heading)", MarkdownWriter.block(body)]
            }
        }
        let doing = people(idea.draft) + idea.challenges.flatMap(challenge)
        if !doing.isEmpty { parts += ["#### Who is doing it"] + doing }
        if !idea.sources.isEmpty { parts += ["#### Evidence", sources(idea.sources)] }
        if !idea.cases.isEmpty {
            parts.append("#### In practice")
            parts += idea.cases.flatMap { told($0, level: "#####") }
        }
        parts += words(idea)
        parts += counted(idea)
        return parts
    }

    private func people(_ draft: DraftWritten?) -> [String] {
        var people: [String] = []
        if let lead = draft?.lead, !lead.isBlank { people.append("Lead: \(text(lead))") }
        if let names = draft?.contributors.filter({ !$0.isBlank }), !names.isEmpty {
            people.append("Developed with: " + names.map(text).joined(separator: "; "))
        }
        return people
    }

    private func list(of texts: [String]) -> String { texts.map(text).joined(separator: ", ") }

    private func words(_ idea: PublishedGuide.Idea) -> [String] {
        let quotes = idea.words.ideas + idea.words.comments
        guard !quotes.isEmpty else { return [] }
        return ["#### The words it came from"]
            + quotes.map { quote in
                var lines = [MarkdownWriter.block(quote.body)]
                if !quote.title.isBlank { lines.insert("**\(text(quote.title))**", at: 0) }
                lines.append("— \(GuidePage.kind(quote.kind))")
                return lines.filter { !$0.isEmpty }.joined(separator: "\n\n")
                    .split(separator: "\n", omittingEmptySubsequences: false)
                    .map { $0.isEmpty ? ">" : "> \($0)" }.joined(separator: "\n")
            }
    }

    private func counted(_ idea: PublishedGuide.Idea) -> [String] {
        var figures: [String] = []
        if let support = idea.support {
            figures.append(
                "\(GuidePage.grouped(support.up)) for it, \(GuidePage.grouped(support.down)) against."
            )
        }
        if let panel = idea.panel, let mean = panel.mean {
            var line = "The panel: \(Figures.decimal(mean))"
            if let scale = panel.scale { line += " of \(scale.upperBound)" }
            if let adjusted = panel.adjusted { line += ", adjusted \(Figures.decimal(adjusted))" }
            figures.append(line + ", by \(Figures.count(panel.readers, "reader")).")
        }
        var lines = figures.map { "- \(text($0))" }
        let reasons = idea.reasons
        for line in reasons.support + reasons.panel + reasons.themes + reasons.words {
            lines.append("- \(text(line))")
        }
        for (place, step) in idea.steps.enumerated() {
            var line = place < reasons.steps.count ? reasons.steps[place] : step.outcome
            if let minutes = step.minutes {
                line += " The meeting: \(minutes.outcome). \(minutes.reason)"
                if let votes = minutes.votesWords { line += " (\(votes))" }
                if let dissent = minutes.dissent, !dissent.isBlank {
                    line += " Dissent: \(dissent)"
                }
            }
            lines.append("- \(text(line))")
        }
        return lines.isEmpty ? [] : ["#### How this was counted", lines.joined(separator: "\n")]
    }

    // MARK: In practice

    private func challenge(_ challenge: PublishedChallenge) -> [String] {
        var parts = [
            "##### \(text(challenge.title)): \(GuidePage.word(challenge.outcome))",
            "\(challenge.days) days from \(text(GuidePage.day(challenge.starts))).",
        ]
        if !challenge.team.isEmpty {
            let sponsor = challenge.sponsor.map { $0.isBlank ? "" : " Sponsor: \(text($0))." }
            parts.append("Team: \(list(of: challenge.team)).\(sponsor ?? "")")
        }
        var lines = challenge.measures.map { measure in
            let (title, figures) = GuidePage.words(measure)
            return "- \(text(title)): \(text(figures))"
        }
        lines += challenge.updates.map { update in
            let place = update.place.map { $0.isBlank ? "" : ", \(text($0))" } ?? ""
            return "- \(GuidePage.word(update.kind))\(place): \(text(update.body))"
        }
        parts.append(lines.joined(separator: "\n"))
        if let lessons = challenge.lessons, !lessons.isBlank {
            parts += ["What was learnt:", MarkdownWriter.block(lessons)]
        }
        return parts
    }

    private func told(_ told: PublishedCase, level: String) -> [String] {
        var parts = ["\(level) \(text(told.title))"]
        for part in told.parts {
            parts.append("**\(part.heading)**\n\n" + MarkdownWriter.block(part.body))
        }
        if !told.sources.isEmpty { parts.append("**Evidence**\n\n" + sources(told.sources)) }
        return parts
    }

    /// Addresses stand as text: Markdown from data holds no link.
    private func sources(_ sources: [PublishedSource]) -> String {
        sources.map { source in
            var line = "- \(text(source.title))"
            if let name = source.source, !name.isBlank { line += ", \(text(name))" }
            if let date = source.published, !date.isBlank {
                line += ", \(text(GuidePage.day(date)))"
            }
            if let address = source.address.flatMap(SafeAddress.init(_:)) {
                line += " (\(text(address.text)))"
            }
            return source.isCurrent ? line : line + " (a newer source exists)"
        }.joined(separator: "\n")
    }
}
