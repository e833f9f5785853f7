/// How far the coders agree: over the texts that two or more of them have coded, on what they said
/// before they could see each other's coding. What was recorded on behalf of a coder is not in it.
///
/// For a theme a unit is a text, and a coder's value 1 where the theme is among theirs, else 0. Over
/// all, the units are the decisions on each theme for each text, and the samples of the interval
/// are drawn text by text. Only texts whose readings the viewer may see are in it.
package struct CodingAgreement: Sendable {
    /// How far coders agree on one theme, or over all.
    package struct Line: Equatable, Sendable {
        /// Nil: over all themes.
        package let theme: String?
        /// As the theme is called now.
        package let title: String
        /// Texts that all their coders gave the theme, some did, none did; over all: decisions.
        package let all: Int
        package let some: Int
        package let none: Int
        /// The share of texts, over all of decisions, on which all coders say the same.
        package let raw: Double?
        /// Krippendorff’s alpha of names, at most 1; nil where nothing varies.
        package let alpha: Double?
        /// Its 95 % interval by the bootstrap over texts; nil without resamples.
        package let interval: BootstrapInterval?

        /// Why there is no alpha.
        package var reason: String? {
            guard alpha == nil else { return nil }
            if all + some + none == 0 { return "no text is coded twice" }
            return all + some == 0 ? "nobody gave it" : "everybody gave it"
        }
    }

    /// Texts that two or more coders have coded.
    package let texts: Int
    /// Of these, the texts of which all coders name the very same themes.
    package let identical: Int
    /// Of these, the texts for which a coder says that no theme fits, and for which all say so.
    package let someNone: Int
    package let allNone: Int
    /// Over the decisions on every theme for every text.
    package let overall: Line
    /// In the order of the book; themes that were retired since, and are in the codings, after them.
    package let lines: [Line]

    /// - Parameter resamples: of the bootstrap; 0: no intervals.
    package init(
        _ campaign: Campaign, _ viewpoint: Viewpoint,
        resamples: Int = Krippendorff.resamples, seed: UInt64 = 1
    ) {
        let texts = campaign.codedItems.filter { viewpoint.canSeeReadings(of: $0, in: campaign) }
            .map { item in
                campaign.readings(of: item).compactMap(\.blind).map { campaign.measured($0) }
            }.filter { $0.count >= Campaign.codersPerItem }
        self.texts = texts.count
        identical = texts.count { readings in readings.allSatisfy { $0 == readings[0] } }
        someNone = texts.count { readings in readings.contains { $0.isEmpty } }
        allNone = texts.count { readings in readings.allSatisfy { $0.isEmpty } }
        let used = Set(texts.joined().joined())
        let book = campaign.themeBook
        let themes =
            book.themes.map(\.id) + book.retired.map(\.id).filter { used.contains($0) }
        lines = themes.map { theme in
            CodingAgreement.line(
                theme, book.title(theme),
                texts.map { readings in readings.map { $0.contains(theme) } }, nil, resamples, seed)
        }
        var units: [[Bool]] = []
        var clusters: [Int] = []
        for (text, readings) in texts.enumerated() {
            for theme in themes {
                units.append(readings.map { $0.contains(theme) })
                clusters.append(text)
            }
        }
        overall = CodingAgreement.line(
            nil, "all themes", units, clusters, resamples, seed)
    }

    private static func line(
        _ theme: String?, _ title: String, _ units: [[Bool]], _ clusters: [Int]?,
        _ resamples: Int, _ seed: UInt64
    ) -> Line {
        let all = units.count { $0.allSatisfy { $0 } }
        let none = units.count { !$0.contains(true) }
        let data = Krippendorff(units.map { $0.map { $0 ? 1 : 0 } })
        return Line(
            theme: theme, title: title, all: all, some: units.count - all - none, none: none,
            raw: units.isEmpty ? nil : Double(all + none) / Double(units.count),
            alpha: data.alpha(.nominal),
            interval: data.interval(
                .nominal, clusters: clusters, resamples: resamples, seed: seed))
    }
}

extension Campaign {
    /// The themes of a blind reading as agreement takes them: merged ones as what they became,
    /// split ones as they were, dropped ones left out.
    fileprivate func measured(_ blind: [String]) -> Set<String> {
        let current = themeBook.current(blind)
        return Set(current.themes + current.split)
    }
}
