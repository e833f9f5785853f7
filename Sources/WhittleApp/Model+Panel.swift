import WhittleCells
import WhittleCore

/// What the keys of the Panel screen do where they open an overlay or write.
extension Model {
    mutating func takePanel(_ key: Key, _ context: Context) -> [Effect]? {
        let effects = panel.take(key, context)
        tellPanelFault()
        return effects
    }

    private mutating func tellPanelFault() {
        if let fault = panel.fault { status = fault }
        panel.fault = nil
    }

    mutating func panelAction(_ action: PanelScreen.Action, _ context: Context) -> [Effect] {
        switch action {
        case .comment: openComment(context)
        case .privateNote: openPrivateNote()
        case .confidence:
            if panel.idea != nil { overlay = .choice(Model.confidenceChoice) }
        case .reviews:
            openReading("Reviews of \(panel.idea ?? "")", panel.reviewsText(context))
        case .compare: openReading("Your own scores", panel.comparison(context))
        case .ownReport: openReading("How you score", panel.ownReport(context))
        case .send: return askToSend(context)
        case .recuse: askToRecuse()
        case .openRound: askToOpen(context)
        case .closeRound: askToClose(context)
        case .down, .up, .abstain, .skip, .previous, .scrollDown, .scrollUp, .revisit:
            let effects = panel.update(action, context)
            tellPanelFault()
            return effects
        }
        return []
    }

    private mutating func openComment(_ context: Context) {
        guard let round = context.campaign.currentRound, panel.idea != nil else { return }
        overlay = .writing(
            Writing(
                title: "Comment on this idea", audience: PanelScreen.audience(round),
                box: TextBox(panel.draft(context).comment, limit: 4_000), purpose: .reviewComment))
    }

    private mutating func openPrivateNote() {
        guard let idea = panel.idea else { return }
        overlay = .writing(
            Writing(
                title: "Private note on \(idea)",
                audience: "Only you, on this device: never shared, in no journal and no export.",
                box: TextBox(privateNotes[idea] ?? "", limit: 4_000),
                purpose: .privateNote(idea: idea)))
    }

    /// At every key the note is in the model, and on this device.
    mutating func keepNote(_ text: String, on idea: String) -> [Effect] {
        privateNotes[idea] = text.isBlank ? nil : text
        return [.keepNote(idea: idea, text: text)]
    }

    static let confidenceChoice = Choice(
        title: "How sure are you of this review?",
        options: [
            Choice.Option(key: "1", title: "a guess", detail: ""),
            Choice.Option(key: "2", title: "rather unsure", detail: ""),
            Choice.Option(key: "3", title: "in between", detail: ""),
            Choice.Option(key: "4", title: "rather sure", detail: ""),
            Choice.Option(key: "5", title: "sure", detail: ""),
            Choice.Option(key: "0", title: "not said", detail: ""),
        ], purpose: .confidence)

    /// Nothing is opened where there is nothing to read.
    private mutating func openReading(_ title: String, _ text: String) {
        guard !text.isEmpty else { return }
        overlay = .reading(title: title, text: text, firstLine: 0)
    }

    private mutating func askToRecuse() {
        guard let idea = panel.idea else { return }
        overlay = .prompt(
            Prompt(
                title: "Stand back from \(idea)",
                hint:
                    "Your reason, read by facilitators. What you scored of it, before or later, counts nowhere; it and the ideas merged with it are hidden from you everywhere. This binds you as a facilitator too: another decides on it. u takes it back.",
                purpose: .recusal(idea: idea)))
    }

    // MARK: Sending

    /// What sending uncovers, or keeps covered.
    private func uncovers(_ round: Round, _ own: Review?, _ context: Context) -> String {
        guard let item = panel.selected(context) else { return "" }
        let others = context.campaign.reviews(of: item, in: round.id)
            .count { $0.member != member }
        switch round.details.visibility {
        case .afterOwn where own != nil: return "The others' reviews of it are open to you already."
        case .afterOwn where others == 0:
            return
                "Nobody else has reviewed it yet; you will then see each other review as it comes."
        case .afterOwn:
            return
                "You will then see the \(others == 1 ? "one other review" : "\(others) other reviews") of it."
        case .afterRound: return "The others' reviews are shown once the round is closed."
        case .always: return "Everyone on the panel can read it at once."
        case .sealed:
            return
                "It stays on this device until the round is closed: nothing of it leaves before; others see at once only how many you have sent."
        }
    }

    private mutating func askToSend(_ context: Context) -> [Effect] {
        let campaign = context.campaign
        guard let round = campaign.currentRound, let review = panel.review(context)
        else { return [] }
        guard mayWrite(.reviewSubmitted(review), context) else { return [] }
        let own = panel.ownReview(context)
        if let own, !own.isLate, !own.isUnsealed, !campaign.isStale(own),
            round.details.scoreWords(own.content.scores)
                == round.details.scoreWords(review.scores),
            own.content.comment ?? "" == review.comment ?? "",
            own.content.confidence == review.confidence
        {
            status = "You sent just this already."
            return []
        }
        var details = round.details.criteria.map { criterion in
            let value = review.scores.first { $0.criterion == criterion.criterion }
            let shown =
                value.map { $0.value.map { Decimal15.text($0) } ?? "abstain" } ?? "not answered"
            return "\(criterion.title): \(shown)"
        }
        if let confidence = review.confidence { details.append("How sure: \(confidence) of 5") }
        let first =
            own == nil
            ? "This first review stays on record as your own view; you may change it later."
            : "Your first review stays on record as your own view; the change is shown beside it."
        details += [uncovers(round, own, context), first]
        overlay = .confirm(
            Confirmation(
                question: "Send your review of \(review.idea)?", details: details,
                effect: .append(
                    [DraftEvent(.reviewSubmitted(review))], .review(idea: review.idea))))
        return []
    }

    /// What is said once a review is sent: what it has uncovered comes first.
    func sentWords(_ idea: String, _ context: Context) -> String {
        let campaign = context.campaign
        guard let round = campaign.currentRound, let item = campaign.items.find(idea) else {
            return "Your review of \(idea) is sent."
        }
        let others = panel.otherReviews(item, round, context)
        let back = "u takes it back."
        guard others > 0 else { return "Your review of \(idea) is sent. \(back)" }
        return "Sent. b, then v: \(Figures.count(others, "other review")) of it. \(back)"
    }

    // MARK: Rounds

    private mutating func askToOpen(_ context: Context) {
        guard context.viewpoint.roles.contains(.facilitator) else {
            status = "A facilitator opens a round."
            return
        }
        let last = context.campaign.currentRound
        if last?.isOpen == true {
            status = "A round is open already; C closes it."
            return
        }
        overlay = .choice(Model.roundChoice(isBlind: false, closed: last, context.campaign))
    }

    /// No rule is the default: who opens a round is asked, and told what each may be called.
    private static func roundChoice(
        isBlind: Bool, closed: Round?, _ campaign: Campaign
    ) -> Choice {
        var options = zip("1234".unicodeScalars, Visibility.allCases).map { key, visibility in
            Choice.Option(key: key, title: visibility.rawValue, detail: visibility.answer)
        }
        options.append(
            Choice.Option(
                key: "b", title: isBlind ? "authors: hidden" : "authors: shown",
                detail: isBlind ? "b shows them to the panel" : "b hides them from the panel"))
        if let closed {
            let hadSeals = campaign.hasSeals(in: closed.id)
            options.append(
                Choice.Option(
                    key: "r", title: "open “\(closed.details.title)” again",
                    detail: hadSeals
                        ? "what was opened stays open; from now on reviews are sealed again"
                        : "as it was, \(closed.details.visibility.rawValue)"))
        }
        return Choice(
            title: "When may members see each other's scores of an idea?", options: options,
            purpose: .roundVisibility(isBlind: isBlind, closed: closed?.id))
    }

    mutating func chooseRound(
        _ option: Choice.Option, _ isBlind: Bool, _ closed: String?, _ context: Context
    ) -> [Effect] {
        let campaign = context.campaign
        switch option.key {
        case "b":
            overlay = .choice(
                Model.roundChoice(
                    isBlind: !isBlind, closed: closed.flatMap { campaign.round($0) }, campaign))
            return []
        case "r":
            guard let closed else { return [] }
            return [
                .append(
                    [DraftEvent(.roundReopened(RoundReopened(round: closed)))],
                    .other("The round is open again; C closes it."))
            ]
        default:
            guard let visibility = Visibility(rawValue: option.title) else { return [] }
            return openRound(visibility, isBlind, context)
        }
    }

    private func openRound(
        _ visibility: Visibility, _ isBlind: Bool, _ context: Context
    ) -> [Effect] {
        let campaign = context.campaign
        let number = campaign.panelRounds.count + 1
        let stage =
            ShortlistScreen.stages(campaign).first { campaign.cut($0.stage) == nil }?.stage
            ?? "shortlist"
        let round = RoundOpened(
            round: "round-\(number)", title: "Round \(number)", stage: stage,
            criteria: Criterion.standard, visibility: visibility, blind: isBlind ? true : nil)
        return [
            .append(
                [DraftEvent(.roundOpened(round))],
                .other("The round is open to all panelists, with four criteria."))
        ]
    }

    private mutating func askToClose(_ context: Context) {
        guard context.viewpoint.roles.contains(.facilitator),
            let round = context.campaign.currentRound, round.isOpen
        else {
            status = "There is no open round that you may close."
            return
        }
        overlay = .confirm(
            Confirmation(
                question: "Close the round “\(round.details.title)”?",
                details: [
                    round.details.visibility == .sealed
                        ? "Each member's device then publishes its sealed reviews, for good; what is not yet sealed does not count."
                        : "Reviews sent after this are late and do not count; it can be opened again."
                ],
                effect: .append(
                    [DraftEvent(.roundClosed(RoundClosed(round: round.id)))],
                    .other("The round is closed."))))
    }
}
