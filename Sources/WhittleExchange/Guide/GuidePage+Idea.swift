import WhittleCore

/// One idea with its story.
extension GuidePage {
    func idea(_ idea: PublishedGuide.Idea, _ section: Int) -> Markup {
        let themes = idea.themes.compactMap { themePlaces[$0] }.enumerated()
            .map { index, place -> Markup in index == 0 ? "\(place)" : " \(place)" }
        let chips: Markup =
            idea.themes.isEmpty
            ? ""
            : "<ul class=\"chips\" aria-label=\"Themes\">\(idea.themes.map { "<li>\($0)</li>" as Markup })</ul>\n"
        return """
            <article class="idea" id="i\(idea.number)" aria-labelledby="i\(idea.number)-h" data-section="\(section)" data-themes="\(Array(themes))"\(sortKeys(idea))>
            <h4 id="i\(idea.number)-h"><span class="no" aria-hidden="true">\(idea.number)</span><span class="title">\(idea.title)</span></h4>
            \(chips)<div class="lead">\(Markup.paragraphs(idea.body))</div>
            \(facts(idea))\(draft(idea))\(trials(idea))\(evidence(idea))\(practice(idea))\(words(idea))\(why(idea))</article>

            """
    }

    /// Numbers by which the script sorts.
    private func sortKeys(_ idea: PublishedGuide.Idea) -> Markup {
        var keys = Markup()
        if let support = idea.support {
            keys += " data-up=\"\(support.up)\""
            if let share = support.share { keys += " data-share=\"\(share * 1000, decimals: 0)\"" }
        }
        if let score = idea.panel.flatMap({ $0.adjusted ?? $0.mean }) {
            keys += " data-panel=\"\(score * 1000, decimals: 0)\""
        }
        return keys
    }

    // MARK: Figures

    private func facts(_ idea: PublishedGuide.Idea) -> Markup {
        var facts: [Markup] = []
        func fact(_ name: Markup, _ text: Markup) {
            facts.append("<div><dt>\(name)</dt><dd>\(text)</dd></div>\n")
        }
        func link(_ text: String) -> Markup {
            "<a class=\"n\" href=\"#i\(idea.number)-why\">\(alone: text)</a>"
        }
        if let support = idea.support {
            let share = support.share.map { bar($0, isWhole: true) } ?? ""
            fact(
                "For it",
                "\(link(GuidePage.grouped(support.up))) against \(alone: GuidePage.grouped(support.down))\(share)"
            )
        }
        if let panel = idea.panel {
            let readers = Figures.count(panel.readers, "reader")
            if let mean = panel.mean {
                let most: Markup = panel.scale.map { " of \($0.upperBound)" } ?? ""
                fact(
                    "The panel",
                    "\(link(Figures.decimal(mean)))\(most), \(alone: readers)")
            } else {
                fact(
                    "The panel",
                    "\(link(String(panel.readers))) \(panel.readers == 1 ? "reader" : "readers" as Markup): no score is published"
                )
            }
        }
        if let step = idea.steps.last {
            let stage = guide.stages[step.stage]
            if let place = step.place, let considered = stage.considered {
                fact("\(stage.title)", "\(link(String(place))) of \(considered)")
            }
        }
        let count = idea.words.ideas.count + idea.words.commentCount
        if count > 0 {
            fact(
                "Raw words",
                "<a class=\"n\" href=\"#i\(idea.number)-words\">\(count)</a> \(alone: count == 1 ? "text" : "texts")"
            )
        }
        return facts.isEmpty ? "" : "<dl class=\"facts\">\n\(facts)</dl>\n"
    }

    // MARK: What it became

    private func draft(_ idea: PublishedGuide.Idea) -> Markup {
        guard let draft = idea.draft else { return "" }
        func part(_ heading: Markup, _ text: String?) -> Markup {
            guard let text, !text.isBlank else { return "" }
            return "<h5>\(heading)</h5>\n\(Markup.paragraphs(text))"
        }
        let start: Markup =
            draft.start.map { $0.isBlank } ?? true
            ? "" : "<div class=\"start\">\(part("How to start", draft.start))</div>\n"
        return """
            <div class="told">
            \(part("What it is", draft.what))\(part("Why", draft.why))\(start)\(part("What it takes", draft.resources))\(part("What could go wrong", draft.risks))</div>

            """
    }

    private func evidence(_ idea: PublishedGuide.Idea) -> Markup {
        idea.sources.isEmpty ? "" : "<h5>Evidence</h5>\n\(GuidePage.sources(idea.sources))"
    }

    static func sources(_ sources: [PublishedSource]) -> Markup {
        let items = sources.map { source -> Markup in
            let title: Markup =
                source.address.flatMap(SafeAddress.init(_:)).map {
                    "<a href=\"\($0)\" rel=\"noopener noreferrer external\">\(source.title)</a>"
                } ?? "\(source.title)"
            var rest = Markup()
            if let name = source.source, !name.isBlank { rest += ", \(name)" }
            if let date = source.published, !date.isBlank { rest += ", \(GuidePage.day(date))" }
            if !source.isCurrent { rest += " <span class=\"badge\">a newer source exists</span>" }
            return "<li>\(title)\(rest)</li>\n"
        }
        return "<ul class=\"sources\">\n\(items)</ul>\n"
    }

    private func practice(_ idea: PublishedGuide.Idea) -> Markup {
        guard !idea.cases.isEmpty else { return "" }
        let told = idea.cases.map { told -> Markup in
            """
            <div class="trial case"><h6>\(told.title)</h6>
            \(GuidePage.parts(of: told, heading: "h6"))</div>

            """
        }
        return "<h5>In practice</h5>\n\(told)"
    }

    // MARK: The words

    private func words(_ idea: PublishedGuide.Idea) -> Markup {
        let words = idea.words
        guard !words.ideas.isEmpty || words.commentCount > 0 else { return "" }
        var parts: [String] = []
        if !words.ideas.isEmpty { parts.append(Figures.count(words.ideas.count, "idea")) }
        if words.commentCount > 0 { parts.append(Figures.count(words.commentCount, "comment")) }
        var body = Markup()
        for quote in words.ideas + words.comments {
            let title: Markup = quote.title.isBlank ? "" : "<p><strong>\(quote.title)</strong></p>"
            body += """
                <blockquote>\(title)\(Markup.paragraphs(quote.body))<p class="kind">\(alone: GuidePage.kind(quote.kind))</p></blockquote>

                """
        }
        return """
            <details><summary>The words it came from: \(alone: parts.joined(separator: ", "))</summary>
            <div id="i\(idea.number)-words">
            \(body)\(list(idea.reasons.words))</div></details>

            """
    }

    static func kind(_ kind: CommentKind?) -> String {
        switch kind {
        case nil: "An idea"
        case .comment: "A comment"
        case .story: "A story"
        case .implementation: "How to carry it out"
        case .question: "A question"
        }
    }

    // MARK: Why

    private func why(_ idea: PublishedGuide.Idea) -> Markup {
        let reasons = idea.reasons
        let steps = idea.steps.enumerated().map { place, step -> Markup in
            let line = place < reasons.steps.count ? reasons.steps[place] : step.outcome
            var item: Markup = "<li><a href=\"#stage\(step.stage + 1)\">\(line)</a>"
            if let minutes = step.minutes {
                item += " The meeting: \(minutes.outcome). \(minutes.reason)"
                if let votes = minutes.votesWords { item += " (\(alone: votes))" }
                if let dissent = minutes.dissent, !dissent.isBlank {
                    item += " Dissent: \(dissent)"
                }
            }
            item += "</li>\n"
            return item
        }
        func part(_ heading: Markup, _ items: [Markup]) -> Markup {
            items.isEmpty ? "" : "<h5>\(heading)</h5>\n<ul class=\"why\">\n\(items)</ul>\n"
        }
        func lines(_ texts: [String]) -> [Markup] { texts.map { "<li>\($0)</li>\n" } }
        return """
            <details><summary>How this was counted</summary>
            <div id="i\(idea.number)-why">
            \(part("Votes", lines(reasons.support)))\(part("The panel", lines(reasons.panel)))\(part("The way here", steps))\(part("Themes", lines(reasons.themes)))\(part("Words", lines(reasons.words)))</div></details>

            """
    }

    private func list(_ lines: [String]) -> Markup {
        lines.isEmpty
            ? "" : "<ul class=\"why\">\n\(lines.map { "<li>\($0)</li>\n" as Markup })</ul>\n"
    }
}
