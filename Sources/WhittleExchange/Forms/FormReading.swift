package import WhittleCore

/// What a form that came back is to write, compared with the campaign as it is now. Where anything
/// is wrong there are faults, and nothing is to be written.
package struct FormReading: Sendable {
    /// Whose form it is, and of which round; nil where the file does not say.
    package private(set) var round: String?
    package private(set) var member: String?
    /// A review for each idea that was answered and is not on record yet.
    package private(set) var drafts: [DraftEvent] = []
    /// The ideas of the drafts.
    package private(set) var ideas: [String] = []
    /// Ideas without an answer.
    package private(set) var unanswered = 0
    /// Ideas whose answers are on record as they stand here.
    package private(set) var known = 0
    /// Ideas whose answers were read before and changed elsewhere since, or that were scored since
    /// the form was written: these stay as they are.
    package private(set) var overtaken: [String] = []
    /// Ideas of the drafts whose text has changed since the form was written.
    package private(set) var changed: [String] = []
    package private(set) var faults: [ImportFault]

    private let answers: FormAnswers
    private let actor: String

    /// `actor` is who reads it: the member whose form it is, or a facilitator.
    package init(_ answers: FormAnswers, _ campaign: Campaign, by actor: String) {
        self.answers = answers
        self.actor = actor
        faults = answers.faults
        guard let first = answers.ideas.first, let round = checkedRound(first, campaign) else {
            return
        }
        self.round = round.id
        member = first.ticket.member
        var seen: Set<String> = []
        for idea in answers.ideas {
            guard checkTicket(idea, first, &seen) else { continue }
            read(idea, round, campaign)
        }
        if !faults.isEmpty { drafts = [] }
    }

    private mutating func fault(_ offset: Int, _ what: String, _ advice: String) {
        faults.append(answers.fault(at: offset, what, advice: advice))
    }

    /// The round of the form, where its reviews may be written now.
    private mutating func checkedRound(
        _ first: FormAnswers.Idea, _ campaign: Campaign
    ) -> Round? {
        let ticket = first.ticket
        guard ticket.campaign == campaign.creationID else {
            fault(
                first.offset, "the form is of another campaign",
                "name the campaign’s folder with -C, or give a form of this one")
            return nil
        }
        guard let round = campaign.round(ticket.round) else {
            fault(
                first.offset, "there is no round \(Quoted.text(ticket.round))",
                "share what others have written and read it again")
            return nil
        }
        let roles = campaign.membership.member(actor)?.roles ?? []
        guard ticket.member == actor || roles.contains(.facilitator) else {
            fault(
                first.offset, "the form is of \(Quoted.text(ticket.member))",
                "each reads their own; a facilitator may read it for another")
            return nil
        }
        guard round.isOpen else {
            fault(
                first.offset,
                "the round \(Quoted.text(round.details.title)) is closed, and a review would be late",
                "a facilitator opens it again with `whittle round reopen \(round.id)`")
            return nil
        }
        guard let details = campaign.membership.member(ticket.member),
            round.isOnPanel(ticket.member, details.roles)
        else {
            fault(
                first.offset,
                "\(ticket.member) is not on the panel of \(Quoted.text(round.details.title))",
                "a facilitator says who is")
            return nil
        }
        return round
    }

    private mutating func checkTicket(
        _ idea: FormAnswers.Idea, _ first: FormAnswers.Idea, _ seen: inout Set<String>
    ) -> Bool {
        guard idea.ticket.isBeside(first.ticket) else {
            fault(
                idea.offset,
                "this is of another form than the first idea: \(idea.ticket.member) in \(idea.ticket.round)",
                "read each member’s form by itself")
            return false
        }
        if idea.isEmpty {
            unanswered += 1
            return false
        }
        guard seen.insert(idea.ticket.idea).inserted else {
            fault(
                idea.offset, "\(idea.ticket.idea) is answered twice", "empty one of the two")
            return false
        }
        return true
    }

    private mutating func read(
        _ idea: FormAnswers.Idea, _ round: Round, _ campaign: Campaign
    ) {
        let ticket = idea.ticket
        guard let review = review(idea, round.details) else { return }
        let content = ReviewContent(review)
        let item = campaign.items.find(ticket.idea)
        if let item, canSee(item, campaign), isOnRecord(content, item, ticket, round, campaign) {
            return
        }
        guard let item, canSee(item, campaign),
            Viewpoint(ticket.member, in: campaign).canSee(item, in: campaign)
        else {
            return fault(
                idea.offset, "there is no idea \(ticket.idea) that may be scored here",
                "it was hidden, or somebody stands back from it: empty its answers")
        }
        guard isComplete(idea, round.details) else { return }
        let event = Event.reviewSubmitted(review)
        if let rejection = campaign.check(event, by: actor) {
            var what = rejection.sentence
            if what.hasSuffix(".") { what.removeLast() }
            return fault(idea.offset, what, "change its answers, or empty them all")
        }
        drafts.append(DraftEvent(event))
        ideas.append(ticket.idea)
        if campaign.textChecksum(of: item) != ticket.saw { changed.append(ticket.idea) }
    }

    /// What a member sent is no secret to them, whatever became of the idea; who reads the form for
    /// another must be allowed to see the idea.
    private func canSee(_ item: Int32, _ campaign: Campaign) -> Bool {
        campaign.rows[Int(item)].kind == .idea
            && (member == actor || Viewpoint(actor, in: campaign).canSee(item, in: campaign))
    }

    /// Counts the idea where nothing is to be written: it says what is on record, or what this very
    /// form gave before and somebody has scored anew since.
    ///
    /// Who may not see the member's scores learns nothing by guessing them: they are compared with
    /// what the reader sent, and what anybody else has sent since the form was written stands.
    private mutating func isOnRecord(
        _ content: ReviewContent, _ item: Int32, _ ticket: FormTicket, _ round: Round,
        _ campaign: Campaign
    ) -> Bool {
        let sent = campaign.sentReviews(of: item, in: ticket.round, by: ticket.member)
        let since = sent.filter { $0.at >= ticket.written }
        guard
            ticket.member == actor
                || Viewpoint(actor, in: campaign).canSeeReviews(of: item, in: round, campaign)
        else {
            guard let last = since.last else { return false }
            if last.writer != actor {
                overtaken.append(ticket.idea)
                return true
            }
            guard isSame(last.content, content) else { return false }
            known += 1
            return true
        }
        let counted = campaign.review(of: item, in: ticket.round, by: ticket.member)?.content
        if [sent.last?.content, counted].contains(where: { $0.map { isSame($0, content) } == true })
        {
            known += 1
            return true
        }
        guard since.contains(where: { isSame($0.content, content) }) else { return false }
        overtaken.append(ticket.idea)
        return true
    }

    /// What was answered; nil where something of it cannot be read.
    private mutating func review(
        _ idea: FormAnswers.Idea, _ details: RoundOpened
    ) -> ReviewSubmitted? {
        let before = faults.count
        var scores: [CriterionScore] = []
        for criterion in details.criteria {
            guard let given = idea.scores.first(where: { $0.criterion == criterion.criterion })
            else {
                fault(
                    idea.offset, "there is no place for \(Quoted.text(criterion.title))",
                    "put back its heading as it was in the form that was written")
                continue
            }
            switch FormScore(given.answer.text, criterion) {
            case .none: break
            case .abstains:
                scores.append(CriterionScore(criterion: criterion.criterion, value: nil))
            case .value(let value):
                scores.append(CriterionScore(criterion: criterion.criterion, value: value))
            case .fault(let what, let advice): fault(given.answer.offset, what, advice)
            }
        }
        for given in idea.scores where !given.answer.isEmpty {
            if details.criteria.contains(where: { $0.criterion == given.criterion }) { continue }
            fault(
                given.answer.offset,
                "\(Quoted.text(given.criterion)) is no criterion of this round",
                "empty it; remarks may stand in a column with another heading")
        }
        var confidence: Int?
        if let given = idea.confidence, !given.isEmpty {
            confidence = FormScore.confidence(given.text)
            if confidence == nil {
                fault(
                    given.offset, "\(Quoted.text(given.text)) is no confidence",
                    "write a whole number from 1 (a guess) to 5 (sure), or nothing")
            }
        }
        let comment = idea.comment?.text ?? ""
        if comment.unicodeScalars.count > Campaign.textLimit {
            fault(
                idea.comment?.offset ?? idea.offset,
                "the comment has more than \(Campaign.textLimit) characters", "shorten it")
        }
        guard faults.count == before else { return nil }
        let ticket = idea.ticket
        return ReviewSubmitted(
            round: ticket.round, idea: ticket.idea, scores: scores, confidence: confidence,
            comment: comment.isEmpty ? nil : comment, saw: ticket.saw,
            member: ticket.member == actor ? nil : ticket.member)
    }

    /// What counts is to be answered, at least by abstaining: a line that was overlooked is told.
    private mutating func isComplete(_ idea: FormAnswers.Idea, _ details: RoundOpened) -> Bool {
        guard idea.scores.contains(where: { !$0.answer.isEmpty }) else {
            let place = [idea.comment, idea.confidence].compactMap { $0 }.first { !$0.isEmpty }
            fault(
                place?.offset ?? idea.offset,
                "\(idea.ticket.idea) has words and no score",
                "score it on each criterion, or empty it")
            return false
        }
        var isComplete = true
        for criterion in details.criteria where criterion.weight > 0 {
            guard let given = idea.scores.first(where: { $0.criterion == criterion.criterion }),
                given.answer.isEmpty
            else { continue }
            isComplete = false
            fault(
                given.answer.offset,
                "\(idea.ticket.idea) has no answer to \(Quoted.text(criterion.title))",
                "write a number from \(criterion.min) to \(criterion.max), or - to abstain")
        }
        return isComplete
    }

    /// True where both say the same; what a form cannot hold of a comment does not count.
    private func isSame(_ one: ReviewContent, _ other: ReviewContent) -> Bool {
        func cell(_ comment: String?) -> String {
            CSVWriter.guarded(FormText.words(comment ?? ""))
        }
        func sorted(_ scores: [CriterionScore]) -> [CriterionScore] {
            scores.sorted { $0.criterion.utf8.lexicographicallyPrecedes($1.criterion.utf8) }
        }
        return sorted(one.scores) == sorted(other.scores) && one.confidence == other.confidence
            && cell(one.comment) == cell(other.comment)
    }
}
