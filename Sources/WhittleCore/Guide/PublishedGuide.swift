/// What the guide publishes, all that and no more: a page or a document is made of it alone.
///
/// It sees as the public. Figures that the public does not see by itself, votes and scores, come
/// from the stages' reports, which a chair makes public; where there is no report there is no
/// figure.
package struct PublishedGuide: Sendable {
    /// Which ideas the guide holds.
    package enum Choice: Equatable, Sendable {
        /// The entries that were written.
        case entries
        /// What the cuts of these stages keep, by question.
        case stages([String])
        /// All approved ideas, by question.
        case all
    }

    /// A part of the guide under its heading.
    package struct Section: Sendable {
        package let title: String
        /// Empty where there is none.
        package let body: String
        package let ideas: [Idea]
    }

    /// An idea with its story.
    package struct Idea: Sendable {
        /// From 1, in the guide's order.
        package let number: Int
        package let title: String
        package let body: String
        package let draft: DraftWritten?
        /// Titles, in the order of the theme book.
        package let themes: [String]
        /// From the last stage whose report has votes.
        package let support: Support?
        /// From the last stage whose report has a panel.
        package let panel: Panel?
        package let steps: [Step]
        package let words: Words
        package let sources: [PublishedSource]
        package let challenges: [PublishedChallenge]
        package let cases: [PublishedCase]
        /// How its numbers were counted, for the public.
        package let reasons: Reasons
    }

    /// Votes, once a person over all ideas merged into it.
    package struct Support: Equatable, Sendable {
        package let up: Int
        package let down: Int
        /// For among all of them, 0 to 1; nil without votes.
        package var share: Double? { up + down > 0 ? Double(up) / Double(up + down) : nil }
    }

    /// What the panel said of an idea: never one member's score.
    package struct Panel: Equatable, Sendable {
        package let readers: Int
        package let mean: Double?
        package let adjusted: Double?
        /// By the adjusted score, else by the mean.
        package let place: Int?
        package let ranked: Int
        package let scale: ClosedRange<Int>?
        package let band: ChanceBand?
    }

    /// What became of the idea at one stage.
    package struct Step: Sendable {
        /// The stage among those of the guide.
        package let stage: Int
        package let place: Int?
        package let outcome: String
        package let minutes: IdeaDeliberated?
    }

    /// The raw words that an idea came from.
    package struct Words: Sendable {
        package struct Quote: Equatable, Sendable {
            /// Nil for an idea.
            package let kind: CommentKind?
            /// Empty for a comment.
            package let title: String
            package let body: String
        }

        /// Ideas: its own first wording where the entry has another, and those merged into it.
        package let ideas: [Quote]
        package let comments: [Quote]
        /// Comments that the public may read.
        package let commentCount: Int
        /// True where comments are not quoted because too few people wrote.
        package let isSmall: Bool
    }

    /// Why the numbers of an idea are what they are, a sentence each.
    package struct Reasons: Equatable, Sendable {
        package var support: [String] = []
        package var panel: [String] = []
        package var words: [String] = []
        package var steps: [String] = []
        package var themes: [String] = []
    }

    /// A cut, as its report tells it.
    package struct Stage: Sendable {
        package let stage: String
        package let title: String
        /// Nil where no report may be published.
        package let considered: Int?
        package let held: Int
        package let lines: [String]
    }

    /// A number of the funnel.
    package struct FunnelStep: Equatable, Sendable {
        package let label: String
        package let count: Int
        /// The stage among those of the guide that says why.
        package let stage: Int?
    }

    package let title: String
    package let summary: String
    package let language: String?
    /// The day of the last line that it is made from.
    package let date: String?
    package let funnel: [FunnelStep]
    package let participants: Int
    package let countries: PublishedGroups?
    package let backgrounds: PublishedGroups?
    /// How many countries were named.
    package let countryCount: Int
    /// Texts that the public may read, by day, from the first day on.
    package let perDay: [Int]
    package let firstDay: Timestamp?
    package let lastDay: Timestamp?
    package let sections: [Section]
    package let stages: [Stage]
    /// Case studies that belong to no idea of the guide.
    package let cases: [PublishedCase]
    package let threshold: Int
    /// Ideas that were to be in it and may not be published.
    package let withheld: Int

    package var ideas: [Idea] { sections.flatMap(\.ideas) }
    /// The titles of the themes of its ideas, each once, as they first come.
    package var themes: [String] {
        var seen: Set<String> = []
        return ideas.flatMap(\.themes).filter { seen.insert($0).inserted }.sorted {
            $0.utf8.lexicographicallyPrecedes($1.utf8)
        }
    }

    /// Why this viewer may not make the guide; nil where they may. It tells the whole story of its
    /// ideas, so nobody makes it who stands back from one of them, whatever became of that one.
    package static func refusal(
        _ choice: Choice, _ campaign: Campaign, _ viewpoint: Viewpoint
    ) -> Rejection? {
        guard let member = viewpoint.member, viewpoint.roles.contains(.facilitator) else {
            return Rejection("The guide is made by a facilitator: it publishes.")
        }
        let ideas: [Int32] =
            switch choice {
            case .entries: campaign.guide.entries.filter { $1.value != nil }.map(\.key)
            case .stages(let stages): stages.flatMap { campaign.outcomes(of: $0) }.map(\.item)
            case .all: campaign.rows.indices.map(Int32.init)
            }
        guard ideas.contains(where: { campaign.isRecused(member, from: $0) }) else { return nil }
        return Rejection(
            "You stand back from an idea of this guide, and it tells the whole story of each: another facilitator makes it."
        )
    }

    /// - Parameters:
    ///   - reports: of the stages that may be published.
    ///   - threshold: the fewest people that a group may have.
    package init(
        _ campaign: Campaign, _ choice: Choice, reports: [StageReport],
        threshold: Int = SmallGroups.threshold
    ) {
        let source = GuideSource(campaign, reports, threshold: threshold)
        let (sections, withheld) = source.sections(choice)
        let figures = OverviewFigures(campaign, .publicView)
        title = campaign.title
        summary = campaign.summary ?? ""
        language = campaign.language
        date =
            campaign.latestAt > .min
            ? Timestamp(milliseconds: campaign.latestAt).dateText : nil
        self.sections = sections
        self.withheld = withheld
        self.threshold = threshold
        stages = source.stages
        participants = figures.participants
        perDay = figures.days?.texts ?? []
        firstDay = figures.days?.first
        lastDay = figures.days?.last
        funnel = source.funnel(
            figures, choice, published: sections.reduce(0) { $0 + $1.ideas.count })
        var groups: (countries: [String: Int], backgrounds: [String: Int]) = ([:], [:])
        for participant in 0..<Int32(campaign.participants.count) {
            guard let details = campaign.details(of: participant) else { continue }
            if let country = details.country { groups.countries[country, default: 0] += 1 }
            if let background = details.background {
                groups.backgrounds[background, default: 0] += 1
            }
        }
        countryCount = groups.countries.count
        countries = PublishedGroups(groups.countries, threshold: threshold)
        backgrounds = PublishedGroups(groups.backgrounds, threshold: threshold)
        let told = Set(sections.flatMap(\.ideas).flatMap(\.cases).map(\.id))
        cases = source.evidence.looseCases.filter { !told.contains($0.id) }
    }
}
