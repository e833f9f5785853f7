import WhittleCells
import WhittleCore

extension Model {
    /// The open overlay looks first, then the screen, then what holds everywhere.
    mutating func press(_ key: Key, at time: Double, _ campaign: Campaign) -> [Effect] {
        if place == .present, overlay == nil { return pressPresent(key, campaign) }
        if isTooSmall, key != .character("Q") { return [] }
        if overlay != nil { return pressOverlay(key, campaign) }
        if case .paste = key, !isTyping {
            status = "A paste is taken in a text box only."
            return []
        }
        status = ""
        let context = context(campaign)
        if isTyping, key == .tab || key == .function(1) {
            overlay = .reading(
                title: "What a filter understands", text: Query.help.joined(separator: "\n"),
                firstLine: 0)
            return []
        }
        if let effects = take(key, context) { return effects }
        if let effects = pressScreen(key, at: time, context) { return effects }
        if let action = GlobalAction.bindings.first(where: { $0.keys.contains(key) })?.action {
            return perform(action, campaign)
        }
        // On the panel digits are scores, and lead nowhere while there is nothing to score.
        if case .character(let scalar) = key, place != .panel,
            let place = Place.allCases.first(where: { $0.keys.digit == scalar })
        {
            open(place, campaign)
        }
        return []
    }

    /// True while a filter is being typed.
    var isTyping: Bool {
        switch place {
        case .ideas: ideas.filter.isTyping
        case .triage: triage.filter.isTyping
        case .duplicates: duplicates.filter.isTyping
        case .journal: journal.filter.isTyping
        case .coding: coding.words != nil
        case .overview, .panel, .deliberate, .shortlist, .replay, .guide, .register, .challenges,
            .present:
            false
        }
    }

    private mutating func take(_ key: Key, _ context: Context) -> [Effect]? {
        switch place {
        case .overview: overview.take(key, context)
        case .ideas: ideas.take(key, context)
        case .triage: takeTriage(key, context)
        case .coding: takeCoding(key, context)
        case .duplicates: duplicates.take(key, context)
        case .panel: takePanel(key, context)
        case .deliberate: deliberate.take(key, context)
        case .shortlist: shortlist.take(key, context)
        case .present: present.take(key, context)
        case .journal: journal.take(key, context)
        case .replay: takeReplay(key)
        case .guide: guide.take(key, context)
        case .register: register.take(key, context)
        case .challenges: challenges.take(key, context)
        }
    }

    private mutating func takeTriage(_ key: Key, _ context: Context) -> [Effect]? {
        let effects = triage.take(key, context)
        if triage.isBlind, let fault = triage.filter.fault { status = fault.words }
        return effects
    }

    private mutating func pressScreen(
        _ key: Key, at time: Double, _ context: Context
    ) -> [Effect]? {
        func action<A>(_ bindings: [Binding<A>]) -> A? {
            bindings.first { $0.keys.contains(key) }?.action
        }
        switch place {
        case .overview:
            return action(OverviewScreen.bindings).map { overview.update($0, context) }
        case .ideas:
            return action(IdeasScreen.bindings).map { action in
                if action == .open { openReading(context) }
                if action == .saveFilter { askToSave(ideas.filter) }
                return ideas.update(action, context)
            }
        case .triage:
            return action(TriageScreen.bindings).map { triageAction($0, key, time, context) }
        case .coding:
            return action(CodingScreen.bindings).map { codingAction($0, context) }
        case .duplicates:
            return action(DuplicatesScreen.bindings).map {
                duplicatesAction($0, key, time, context)
            }
        case .panel:
            return action(PanelScreen.bindings).map { panelAction($0, context) }
        case .deliberate:
            return action(DeliberateScreen.bindings).map { deliberateAction($0, context) }
        case .guide:
            return action(GuideScreen.bindings).map { guideAction($0, context) }
        case .shortlist:
            return action(ShortlistScreen.bindings).map { shortlistAction($0, context) }
        case .present: return []
        case .journal:
            return action(JournalScreen.bindings).map { action in
                if action == .undoLine { return askToUndo(context) }
                return journal.update(action, context)
            }
        case .replay: return action(ReplayScreen.bindings).map { replayAction($0, context) }
        case .register: return action(RegisterScreen.bindings).map { registerAction($0, context) }
        case .challenges:
            return action(ChallengesScreen.bindings).map { challengesAction($0, context) }
        }
    }

    // MARK: What holds everywhere

    mutating func perform(_ action: GlobalAction, _ campaign: Campaign) -> [Effect] {
        let context = context(campaign)
        switch action {
        case .help: overlay = .help(firstLine: 0)
        case .palette: overlay = .palette(TextField(), cursor: 0)
        case .places: overlay = .places
        case .leave: return [.quit]
        case .back where seenAs != nil: lookAsOneself(campaign)
        case .back: status = "Q leaves Whittle; what you have written is kept."
        case .suspend: return [.suspend]
        case .redraw: return [.redraw]
        case .toggleMouse:
            mouseIsOn.toggle()
            status = mouseIsOn ? "The mouse is on." : "The mouse is off."
            return [.mouse(mouseIsOn)]
        case .refresh:
            takeArrivals(context)
            return [.refresh]
        case .undo: return undoLast(context)
        case .redo: return redoLast(context)
        case .copy:
            guard let item = selectedItem(campaign) else {
                status = "There is nothing here to copy."
                return []
            }
            let id = campaign.items.name(item)
            status = "Copied \(id)."
            return [.copy(id + " " + TextParts.heading(item, campaign))]
        case .why:
            guard let item = selectedItem(campaign) else {
                status = "Choose an idea first."
                return []
            }
            if place == .triage, triage.isBlind {
                status = "A second look is blind: what became of it is shown once all are judged."
                return []
            }
            if place == .deliberate, let refusal = deliberate.refusalOfWhy(item, context) {
                status = refusal
                return []
            }
            var lines: [String] = []
            if place == .triage, let urgency = triage.urgency {
                lines = urgency.explanation(of: item, campaign)
                lines += ["", ItemText.moderation(item, context), ""]
            }
            if place == .shortlist {
                let own = shortlist.whyLines(item, context)
                lines += own.isEmpty ? [] : own + [""]
            }
            // A comment is in no ranking and no cut.
            if campaign.rows[Int(item)].kind == .idea || lines.isEmpty {
                lines +=
                    Explanation(
                        item, campaign, context.derived, today: context.now?.day
                    ).lines
            }
            overlay = .reading(
                title: "Why " + campaign.items.name(item), text: lines.joined(separator: "\n"),
                firstLine: 0)
        }
        return []
    }

    /// Takes what others wrote into the list that is frozen while one works in it.
    private mutating func takeArrivals(_ context: Context) {
        arrivals = 0
        switch place {
        case .ideas: ideas.arrange(context)
        case .triage: triage.fill(context)
        case .duplicates: duplicates.fill(context)
        case .deliberate: deliberate.arrange(context)
        case .replay: replay.make(context)
        case .guide: guide.arrange(context)
        case .overview, .coding, .panel, .shortlist, .journal, .challenges, .present: break
        case .register: register.arrange(context)
        }
    }

    private mutating func undoLast(_ context: Context) -> [Effect] {
        guard let member, let record = context.campaign.lastUndoable(of: member) else {
            status = "There is nothing of yours to take back."
            return []
        }
        if case .reviewSubmitted(let review) = record.event { panel.takeBack(review) }
        coding.takeBack(record.event)
        return [undo(record, context)]
    }

    func undo(_ record: Record, _ context: Context) -> Effect {
        let campaign = context.campaign
        let lines = campaign.lines(of: record)
        var items: [String] = []
        var staying: [Staying] = []
        // A long action has several lines.
        for part in lines.compactMap({ campaign.lineKey($0) }).flatMap({ campaign.records(of: $0) })
        {
            if case .itemsDecided(let decided) = part.event { items += decided.items }
            if case .sampleJudged(let judged) = part.event { items.append(judged.item) }
            staying += campaign.decidedSince(part).compactMap { item in
                campaign.decision(of: item).map {
                    Staying(
                        item: campaign.items.name(item), verdict: $0.verdict, member: $0.member)
                }
            }
        }
        var words = campaign.summary(of: record.event)
        if case .ideasDistinguished(let pair) = record.event, pair.verdict == .later {
            words += "; proposed as before"
        }
        return .append(
            [DraftEvent(.lineUndone(LineUndone(lines: lines)))],
            .undo(words, items: items, staying: staying))
    }

    /// Says what was taken back, and what stays since somebody has decided it since. What the
    /// status line has no room for is listed.
    mutating func tellUndo(
        _ words: String, _ items: [String], _ staying: [Staying], _ campaign: Campaign
    ) {
        status = "Taken back: \(words)."
        guard let first = staying.first else { return }
        let members = staying.map(\.member)
        let who = members.allSatisfy { $0 == first.member } ? first.member : "others"
        if items.count == 1 {
            status += " It stays \(first.verdict.rawValue), as \(who) decided."
            return
        }
        let back = "Taken back: \(items.count - staying.count) of \(items.count)."
        let stay = " \(staying.count) \(staying.count == 1 ? "stays" : "stay") as \(who) decided"
        let named = back + stay + ": " + staying.map(\.item).joined(separator: " ")
        status = named
        // The state of the journal has twelve columns beside it at least.
        guard DisplayText.columns(of: named, policy: policy) > size.columns - 14 else { return }
        status = back + stay + "."
        let lines = staying.map { item in
            let heading = campaign.items.find(item.item).map { TextParts.heading($0, campaign) }
            return "\(item.item)  \(item.verdict.rawValue) by \(item.member)  \(heading ?? "")"
        }
        overlay = .reading(
            title: "\(staying.count) of \(items.count) stay as they were decided since",
            text: lines.joined(separator: "\n"), firstLine: 0)
    }

    private mutating func redoLast(_ context: Context) -> [Effect] {
        guard let member, let found = context.campaign.lastRedoable(of: member) else {
            status = "There is nothing to bring back."
            return []
        }
        let words =
            found.lines.first.flatMap { context.campaign.lineKey($0) }
            .flatMap { context.campaign.records(of: $0).first }
            .map { context.campaign.summary(of: $0.event) } ?? found.lines.joined(separator: ", ")
        return [.append([DraftEvent(.lineRedone(LineRedone(lines: found.lines)))], .redo(words))]
    }

    private mutating func askToUndo(_ context: Context) -> [Effect] {
        guard let record = journal.selectedRecord(context) else { return [] }
        guard record.event.type.isUndoneByPeople, !record.isUndone else {
            status = "This cannot be taken back."
            return []
        }
        overlay = .confirm(
            Confirmation(
                question:
                    "Take back: \(record.member) \(context.campaign.summary(of: record.event))?",
                details: ["What others have decided since stays."], effect: undo(record, context)))
        return []
    }

    mutating func openReading(_ context: Context) {
        guard let item = selectedItem(context.campaign) else { return }
        overlay = .reading(
            title: TextParts.heading(item, context.campaign),
            text: ItemText.whole(item, context), firstLine: 0)
    }
}
