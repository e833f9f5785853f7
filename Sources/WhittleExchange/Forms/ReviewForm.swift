package import WhittleCore

/// Ideas of a round for one member to score away from the program, as a text or a table.
package struct ReviewForm: Sendable {
    /// One idea as the member may see it.
    package struct Idea: Sendable {
        package var ticket: FormTicket
        package var title: String
        package var body: String
        /// What it was developed into; empty where it was not.
        package var developed = ""
        /// What stands under the title: the question, the author where the round is not blind.
        package var facts: [String]
        /// The titles of ideas merged into it.
        package var merged: [String]
        /// What the member said of it before.
        package var answers: ReviewContent?
    }

    package let campaignTitle: String
    package let round: RoundOpened
    package let member: String
    /// How the member is called.
    package let memberName: String
    package let ideas: [Idea]
    /// Ideas that the member may see and who writes the form may not.
    package let leftOut: Int

    /// Which ideas of the round are in the form.
    package enum Scope: Equatable, Sendable {
        /// Those that the member has still to score.
        case open
        /// Those, and then the scored ones with their answers.
        case all
    }

    /// The form of a member, written by `writer` at a moment. It holds what both may see.
    package init(
        _ campaign: Campaign, _ round: Round, for member: String, by writer: String,
        _ scope: Scope = .open, limit: Int? = nil, at written: Timestamp
    ) {
        let viewer = Viewpoint(member, in: campaign)
        let author = Viewpoint(writer, in: campaign)
        var items = campaign.openIdeas(for: member, in: round)
        if scope == .all {
            let open = Set(items)
            items += campaign.ideas(of: round).filter {
                !open.contains($0)
                    && campaign.review(of: $0, in: round.id, by: member) != nil
            }
        }
        items = items.filter { viewer.canSee($0, in: campaign) }
        let shown = items.filter { author.canSee($0, in: campaign) }
        leftOut = items.count - shown.count
        campaignTitle = campaign.title
        self.round = round.details
        self.member = member
        memberName = campaign.membership.member(member)?.displayName ?? member
        ideas = shown.prefix(limit ?? shown.count).map { item in
            ReviewForm.idea(
                item, campaign, round, [viewer, author],
                FormTicket(
                    campaign: campaign.creationID ?? "", round: round.id, member: member,
                    written: written, saw: campaign.textChecksum(of: item),
                    idea: campaign.items.name(item)))
        }
    }

    private static func idea(
        _ item: Int32, _ campaign: Campaign, _ round: Round, _ readers: [Viewpoint],
        _ ticket: FormTicket
    ) -> Idea {
        var facts: [String] = []
        if let question = campaign.question(of: item) {
            facts.append("On: \(campaign.questionTitle(question))")
        }
        if let cost = campaign.cost(of: item) {
            facts.append("Cost: \(Decimal15.text(cost)) \(campaign.currency ?? "")")
        }
        if round.details.blind != true, let author = campaign.participant(of: item),
            readers.allSatisfy({ $0.canSeeAuthor(in: campaign) })
        {
            facts.append("By: \(author)")
        }
        let merged = campaign.group(of: item).dropFirst().filter { other in
            readers.allSatisfy { $0.canSee(other, in: campaign) }
        }
        return Idea(
            ticket: ticket, title: campaign.title(of: item), body: campaign.body(of: item),
            developed: readers.first?.draft(of: item, in: campaign)?.text ?? "",
            facts: facts, merged: merged.map { campaign.title(of: $0) },
            answers: campaign.review(of: item, in: round.id, by: ticket.member)?.content)
    }

    /// Who reads a comment, by the round's rule.
    var audience: String {
        switch round.visibility {
        case .afterOwn: "read by panel members who have scored this idea, and by facilitators"
        case .afterRound: "read by the panel and facilitators after the round is closed"
        case .sealed:
            "read by the panel and facilitators after the round is closed; until then sealed on the device that reads this form"
        case .always: "read by the panel and facilitators at once"
        }
    }

    /// `a share of 60 % of the score`; what a criterion counts.
    func share(of criterion: Criterion) -> String {
        let total = round.criteria.reduce(0) { $0 + $1.weight }
        guard criterion.weight > 0, total > 0 else { return "recorded, not counted" }
        return "\(Figures.decimal(criterion.weight / total * 100, 0)) % of the score"
    }
}

/// Texts of others as they may stand in a form.
enum FormText {
    /// In one line, without anything that moves a cursor or changes a direction.
    static func line(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: result.append(" ")
            case .format: if scalar == "\u{200D}" || scalar == "\u{200C}" { result.append(scalar) }
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// A member's words as a form can hold them and give them back: LF between lines, no control
    /// character, nothing blank around them.
    static func words(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var afterReturn = false
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\r": result.append("\n")
            case "\n": if !afterReturn { result.append("\n") }
            case "\t": result.append("\t")
            default:
                if scalar.properties.generalCategory != .control { result.append(scalar) }
            }
            afterReturn = scalar == "\r"
        }
        return Trim.trimmed(String(result))
    }

    /// True where a line of a comment needs a backslash in front, so as not to be taken for a part
    /// of the form.
    static func looksLikeAMark(_ line: String) -> Bool {
        let first = line.unicodeScalars.first { !$0.properties.isWhitespace }
        return first == "=" || first == "\\"
    }

    /// A text without the apostrophe that keeps a spreadsheet from taking it for a formula.
    static func withoutGuard(_ text: String) -> String {
        guard text.unicodeScalars.first == "'" else { return text }
        let rest = String(text.unicodeScalars.dropFirst())
        return CSVWriter.isFormula(rest) ? rest : text
    }

    /// A value as it is written into a form: `4.5`, or that the member abstains.
    static func score(_ value: Double?) -> String { value.map { Decimal15.text($0) } ?? "abstain" }
}
