package import WhittleCore

/// The guide as one HTML file that asks for nothing from anywhere. Everything can be read without
/// its script; the script searches, filters and sorts.
package struct GuidePage: Sendable {
    /// By this a file is known as one of ours, which may be replaced.
    package static let mark = "<meta name=\"generator\" content=\"whittle guide\">"

    let guide: PublishedGuide
    /// The place of a theme in the filter, from 1.
    let themePlaces: [String: Int]
    let caseNumbers: [String: Int]

    package init(_ guide: PublishedGuide) {
        self.guide = guide
        themePlaces = Dictionary(
            guide.themes.enumerated().map { ($1, $0 + 1) }, uniquingKeysWith: { one, _ in one })
        caseNumbers = Dictionary(
            guide.cases.enumerated().map { ($1.id, $0 + 1) }, uniquingKeysWith: { one, _ in one })
    }

    /// The file. Nothing in it depends on when or where it is made.
    package var html: String {
        var page = head
        page += """
            <body>
            <a class="skip" href="#ideas">Skip to the ideas</a>
            <header class="top">
            <p class="kicker">The guide</p>
            <h1>\(guide.title)</h1>
            <div class="summary">\(Markup.paragraphs(guide.summary))</div>
            <p class="made">\(made)</p>
            </header>
            <div class="page">
            \(contents)<main>
            \(figures)\(ideas)\(cases)\(counted)</main>
            <footer class="foot"><p>Made by whittle guide. Texts are those of the people who took part; moderators have approved each of them. This file works without a network and asks for nothing.</p></footer>
            </div>
            <script>
            """
        page += Markup(stringLiteral: GuideScript.text)
        page += "</script>\n</body>\n</html>\n"
        return page.html
    }

    private var head: Markup {
        var head: Markup = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">

            """
        head += Markup(stringLiteral: GuidePage.mark + "\n")
        head += Markup(stringLiteral: GuidePage.policy)
        head += """

            <meta name="referrer" content="no-referrer">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(alone: guide.title)</title>
            <style>
            """
        head += Markup(stringLiteral: GuideStyle.text)
        head += "</style>\n</head>\n"
        return head
    }

    /// Nothing is loaded, sent or run but the style and the script of this file.
    static let policy =
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-\(GuideStyle.digest)'; script-src 'sha256-\(GuideScript.digest)'; require-trusted-types-for 'script'; base-uri 'none'; form-action 'none'\">"

    private var made: Markup {
        let ideas = guide.ideas.count
        let count = GuidePage.grouped(ideas) + (ideas == 1 ? " idea" : " ideas")
        guard let date = guide.date else { return "\(alone: count)" }
        return "\(alone: count), as of \(alone: GuidePage.day(date))"
    }

    // MARK: Contents

    private var contents: Markup {
        var items: [Markup] = ["<li><a href=\"#figures\">In figures</a></li>\n"]
        for (place, section) in guide.sections.enumerated() {
            items.append(
                "<li><a href=\"#s\(place + 1)\">\(section.title)</a> <span class=\"count\">\(section.ideas.count)</span></li>\n"
            )
        }
        if !guide.cases.isEmpty { items.append("<li><a href=\"#cases\">In practice</a></li>\n") }
        items.append("<li><a href=\"#how\">How it was counted</a></li>\n")
        return "<nav class=\"contents\" aria-label=\"Contents\"><ol>\n\(items)</ol></nav>\n"
    }

    // MARK: Ideas

    private var ideas: Markup {
        var number = 0
        let sections: [Markup] = guide.sections.map { section in
            number += 1
            return """
                <section class="group" id="s\(number)" aria-labelledby="s\(number)-h">
                <h3 id="s\(number)-h">\(section.title)</h3>
                <div class="intro">\(Markup.paragraphs(section.body))</div>
                <div>
                \(section.ideas.map { idea($0, number) })</div>
                </section>

                """
        }
        let none: Markup = "<p>There is no idea in this guide yet.</p>\n"
        return """
            <section class="part" id="ideas" aria-labelledby="ideas-h">
            <h2 id="ideas-h">The ideas</h2>
            \(guide.ideas.isEmpty ? none : tools)<div id="sorted" hidden><h3 class="hidden">All ideas, sorted</h3></div>
            \(sections)</section>

            """
    }

    private var tools: Markup {
        func choice(_ name: Markup, _ label: Markup, _ all: Markup, _ texts: [String]) -> Markup {
            let options = texts.enumerated().map { place, text -> Markup in
                "<option value=\"\(place + 1)\">\(alone: text)</option>\n"
            }
            return """
                <div><label for="\(name)">\(label)</label>
                <select id="\(name)"><option value="">\(all)</option>
                \(options)</select></div>

                """
        }
        let sections = guide.sections.map(\.title)
        let themes = guide.themes
        var orders: [Markup] = []
        if guide.ideas.contains(where: { $0.support != nil }) {
            orders.append("<option value=\"up\">Most votes for it</option>\n")
            orders.append("<option value=\"share\">Highest share for it</option>\n")
        }
        if guide.ideas.contains(where: { $0.panel?.mean != nil }) {
            orders.append("<option value=\"panel\">The panel’s score</option>\n")
        }
        orders.append("<option value=\"title\">Title, A to Z</option>\n")
        let bySection: Markup =
            sections.count > 1 ? choice("section", "Section", "All sections", sections) : ""
        let byTheme: Markup = themes.isEmpty ? "" : choice("theme", "Theme", "All themes", themes)
        return """
            <noscript><p class="note">Searching, filtering and sorting need JavaScript. Everything can be read without it.</p></noscript>
            <div class="tools" id="tools" role="search" aria-label="Ideas" hidden>
            <div class="find"><label for="find">Search the ideas</label>
            <input id="find" type="search" autocomplete="off" spellcheck="false" aria-keyshortcuts="/"></div>
            \(bySection)\(byTheme)<div><label for="sort">Order</label>
            <select id="sort"><option value="">As in the guide</option>
            \(orders)</select></div>
            <button type="button" id="clear">Clear</button>
            </div>
            <p class="status" id="status" role="status"></p>

            """
    }

    // MARK: Case studies

    private var cases: Markup {
        guard !guide.cases.isEmpty else { return "" }
        let told = guide.cases.enumerated().map { place, told -> Markup in
            """
            <article class="card case" id="c\(place + 1)">
            <h3>\(told.title)</h3>
            \(GuidePage.parts(of: told, heading: "h4"))</article>

            """
        }
        return """
            <section class="part" id="cases" aria-labelledby="cases-h">
            <h2 id="cases-h">In practice</h2>
            <div class="grid">
            \(told)</div>
            </section>

            """
    }

    static func parts(of told: PublishedCase, heading: Markup) -> Markup {
        var result = Markup()
        for part in told.parts {
            result +=
                "<\(heading)>\(alone: part.heading)</\(heading)>\n\(Markup.paragraphs(part.body))"
        }
        if !told.sources.isEmpty {
            result += "<\(heading)>Evidence</\(heading)>\n\(sources(told.sources))"
        }
        return result
    }

    // MARK: How everything was counted

    private var counted: Markup {
        let stages = guide.stages.enumerated().map { place, stage -> Markup in
            """
            <article class="card" id="stage\(place + 1)">
            <h3>\(stage.title)</h3>
            <ul class="why">
            \(stage.lines.map { "<li>\($0)</li>\n" as Markup })</ul>
            </article>

            """
        }
        return """
            <section class="part" id="how" aria-labelledby="how-h">
            <h2 id="how-h">How it was counted</h2>
            <div class="grid">
            <article class="card" id="how-all">
            <h3>The whole</h3>
            <ul class="why">
            \(wholeReasons.map { "<li>\(alone: $0)</li>\n" as Markup })</ul>
            </article>
            \(stages)</div>
            </section>

            """
    }

    /// What holds for all numbers.
    var wholeReasons: [String] {
        var lines = [
            "Contributions to read are the ideas and comments that moderators have approved; others are counted nowhere on this page, except where a stage says so.",
            "Everybody who wrote or voted is counted once as taking part.",
        ]
        if guide.threshold > 1 {
            lines.append(
                "Countries and backgrounds with fewer than \(guide.threshold) people are put together, and counts of people are rounded to 5, so that nobody can be told by them. Comments are quoted only where at least \(guide.threshold) people wrote on an idea."
            )
        } else {
            lines.append("Countries and backgrounds are counted as they are, without rounding.")
        }
        lines.append(
            "No score of a single member of the panel is published, and no comment of theirs. What a stage decided, and why, is in its report."
        )
        if guide.withheld > 0 {
            lines.append(
                "\(Figures.count(guide.withheld, "idea")) that would be here may not be published: not approved, hidden since, or with personal data."
            )
        }
        return lines
    }

    // MARK: Numbers and days

    /// `12,345`.
    static func grouped(_ number: Int) -> String {
        let digits = Array(String(number.magnitude))
        var result = ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place) % 3 == 0 { result.append(",") }
            result.append(digit)
        }
        return number < 0 ? "-" + result : result
    }

    /// `5 March 2015` for `2015-03-05`; anything else as it is.
    static func day(_ text: String) -> String {
        guard text.utf8.count == 10, let date = Timestamp(text + "T00:00:00.000Z")?.date else {
            return text
        }
        let months = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September",
            "October", "November", "December",
        ]
        return "\(date.day) \(months[date.month - 1]) \(date.year)"
    }
}
