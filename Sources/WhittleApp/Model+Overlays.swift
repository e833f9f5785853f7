import WhittleCells
import WhittleCore

/// What the open overlay does with a key. Esc goes out and loses nothing that was written.
extension Model {
    mutating func pressOverlay(_ key: Key, _ campaign: Campaign) -> [Effect] {
        switch overlay {
        case nil: return []
        case .help(let line):
            overlay = scrolled(key, line).map {
                .help(
                    firstLine: lastLine(
                        OverlayView.helpText(place, doubledLetters(context(campaign))), $0))
            }
        case .reading(let title, let text, let line):
            overlay = scrolled(key, line).map {
                .reading(title: title, text: text, firstLine: lastLine(text, $0))
            }
        case .places:
            overlay = nil
            guard case .character(let scalar) = key,
                let place = Place.allCases.first(where: {
                    $0.keys.letter == scalar || $0.keys.digit == scalar
                })
            else { return [] }
            open(place, campaign)
        case .confirm(var question):
            let (all, visible) = OverlayView.rows(of: question, area, policy)
            if all > visible, let line = stepped(key, question.firstLine, visible, of: all) {
                question.firstLine = line
                overlay = .confirm(question)
                return []
            }
            if key == .character("y"), !overlayIsPainted {
                status = "Typed ahead: a question is answered only once it has been shown."
                return []
            }
            overlay = nil
            if key == .character("y") {
                guard let judgment = question.judgment else { return [question.effect] }
                return confirm(judgment, question.effect, context(campaign))
            }
            status = "Nothing was done."
            inFlight = []
        case .choice(let choice): return choose(key, choice, campaign)
        case .prompt(let prompt): return type(key, prompt, campaign)
        case .writing(let writing): return write(key, writing, campaign)
        case .palette(let field, let cursor): return search(key, field, cursor, campaign)
        }
        return []
    }

    /// A first line from which the last page is still full.
    private func lastLine(_ text: String, _ wanted: Int) -> Int {
        let size = OverlayView.textSize(area)
        let rows = DisplayText(text, mode: .body, policy: policy).wrap(columns: size.columns).count
        return min(wanted, max(0, rows - size.rows))
    }

    /// The first line after a scrolling key; nil closes.
    private func scrolled(_ key: Key, _ line: Int) -> Int? {
        let page = max(1, area.rows - 4)
        switch key {
        case .character("j"), .down: return line + 1
        case .character("k"), .up: return max(0, line - 1)
        case .character(" "), .control("d"), .pageDown: return line + page
        case .control("u"), .pageUp: return max(0, line - page)
        case .character("g"), .home: return 0
        default: return nil
        }
    }

    /// The first line of a list after a key that scrolls it; nil where it is another key.
    private func stepped(_ key: Key, _ first: Int, _ visible: Int, of all: Int) -> Int? {
        let step: Int
        switch key {
        case .down: step = 1
        case .up: step = -1
        case .pageDown: step = visible
        case .pageUp: step = -visible
        default: return nil
        }
        return max(0, min(first + step, all - visible))
    }

    private mutating func choose(
        _ key: Key, _ choice: Choice, _ campaign: Campaign
    ) -> [Effect] {
        let count = choice.options.count
        let visible = OverlayView.visible(choice, area)
        if visible < count, let first = stepped(key, choice.first, visible, of: count) {
            var choice = choice
            choice.first = first
            overlay = .choice(choice)
            return []
        }
        overlay = nil
        guard case .character(let scalar) = key,
            let option = choice.options.first(where: { $0.key == scalar })
        else {
            status = "Nothing was done."
            return []
        }
        let context = context(campaign)
        switch choice.purpose {
        case .hideReason(let judgment):
            if scalar == Model.noteKey { return openVerdictNote(judgment, context) }
            return hide(judgment, reason: option.title, context)
        case .redactReason(let item, let text):
            return redact(item, text, reason: option.title, context)
        case .queue:
            guard let name = QueueName(rawValue: option.title) else { return [] }
            openQueue(name, context)
            return []
        case .roundVisibility(let isBlind, let closed):
            return chooseRound(option, isBlind, closed, context)
        case .confidence: return panel.setConfidence(option.key, context)
        case .meeting: return chooseMeeting(option, context)
        case .guidePart(let id): return choosePart(id, option, context)
        case .guideSection(let id): return chooseSection(id, option, context)
        case .guideSectionPart(let id): return chooseSectionPart(id, option, context)
        case .register(let question): return chooseRegister(option, question, context)
        case .challenge(let question): return chooseChallenge(option, question, context)
        }
    }

    private mutating func type(
        _ key: Key, _ prompt: Prompt, _ campaign: Campaign
    ) -> [Effect] {
        var prompt = prompt
        switch key {
        case .escape:
            overlay = nil
            status =
                prompt.purpose.draftKey == nil
                ? "Nothing was done." : "Nothing was decided; a draft is kept on this device."
            return []
        case .enter:
            guard prompt.purpose.takesNothing || !prompt.field.text.isBlank else {
                status = prompt.purpose.wordsWhenEmpty
                return []
            }
            overlay = nil
            return finish(prompt, campaign)
        default:
            _ = prompt.field.handle(key)
            overlay = .prompt(prompt)
            guard let draft = prompt.purpose.draftKey else { return [] }
            textDrafts[draft] = prompt.field.text
            return [.keepDrafts(allDrafts)]
        }
    }

    private mutating func finish(_ prompt: Prompt, _ campaign: Campaign) -> [Effect] {
        let text = prompt.field.text
        switch prompt.purpose {
        case .override(let stage, let idea, let verdict):
            let words = verdict == .kept ? "kept" : "dropped"
            return [
                .append(
                    [
                        DraftEvent(
                            .cutOverridden(
                                CutOverridden(
                                    stage: stage, idea: idea, verdict: verdict, reason: text)))
                    ], .other("\(idea) is \(words) against the cut. u takes it back."))
            ]
        case .saveFilter(let query): return [save(query, as: text)]
        case .ballot(let decision): return askForDissent(prompt, decision, context(campaign))
        case .dissent(let decision): return decide(decision, dissent: text, context(campaign))
        case .meetingDate, .present: return finishMeeting(prompt, context(campaign))
        case .theme(let question): return finish(question, text, context(campaign))
        case .guide(let question): return finishTitle(prompt, question, context(campaign))
        case .register(let question): return finishRegister(prompt, question, context(campaign))
        case .challenge(let question): return finishChallenge(prompt, question, context(campaign))
        case .hands(let idea): return countHands(prompt, on: idea)
        case .weights(let round):
            takeWeights(prompt, of: round, campaign)
            return []
        case .day:
            status = replay.jump(to: text)
            return []
        case .recusal(let idea):
            return [
                .append(
                    [DraftEvent(.recusalDeclared(RecusalDeclared(idea: idea, reason: text)))],
                    .recusal(idea: idea))
            ]
        }
    }

    private mutating func write(
        _ key: Key, _ writing: Writing, _ campaign: Campaign
    ) -> [Effect] {
        var writing = writing
        let isDone = key == .escape || key == .control("s")
        if !isDone { _ = writing.box.handle(key) }
        overlay = isDone ? nil : .writing(writing)
        if key == .control("s") || isDone && writing.purpose.draftKey == nil {
            return keepDraft(writing) + finishWriting(writing, context(campaign))
        }
        if isDone { status = "It is kept as a draft on this device." }
        if case .privateNote(let idea) = writing.purpose {
            return keepNote(writing.box.text, on: idea)
        }
        return keepDraft(writing) + reviewDraft(writing, campaign)
    }

    /// At every key the draft is in the model, and on this device.
    private mutating func keepDraft(_ writing: Writing) -> [Effect] {
        guard let key = writing.purpose.draftKey else { return [] }
        textDrafts[key] = writing.box.text
        return [.keepDrafts(allDrafts)]
    }

    private mutating func reviewDraft(_ writing: Writing, _ campaign: Campaign) -> [Effect] {
        guard writing.purpose == .reviewComment else { return [] }
        return panel.setComment(writing.box.text, context(campaign))
    }

    // MARK: The palette

    /// A command of the palette: what it is called, its keys, and the key that does it.
    struct Command: Equatable {
        var title: String
        var keys: String
        var key: Key?
        var place: Place?
        var global: GlobalAction?
        /// The saved query that it filters by.
        var filter: String?
        /// As whom it makes one look.
        var seenAs: SeenAs?
    }

    /// The commands whose words hold what was typed.
    func commands(_ text: String, _ context: Context) -> [Command] {
        let own = Model.keys(of: place).map {
            Command(
                title: $0.help, keys: $0.keyText(doubledLetters(context)), key: $0.keys.first)
        }
        let places = Place.allCases.map {
            Command(
                title: "Opens \($0.title).",
                keys: "o \(Character($0.keys.letter))", place: $0)
        }
        let global = GlobalAction.bindings.map {
            Command(
                title: $0.help, keys: KeyHelp($0).keyText(doubledLetters(context)),
                global: $0.action)
        }
        let filters = context.viewpoint.savedQueries(in: context.campaign).map {
            Command(title: "Filter: \($0.title)", keys: "saved:\($0.query)", filter: $0.query)
        }
        let mayLookAs = member.map { Viewpoint($0, in: context.campaign).mayLookAs } ?? []
        let views = mayLookAs.map {
            Command(
                title: "View as \($0.word): what that role sees, read-only.", keys: "", seenAs: $0)
        }
        let words = text.lowercased().split(separator: " ")
        return (own + places + global + filters + views).filter { command in
            let title = command.title.lowercased()
            return words.allSatisfy { title.contains($0) }
        }
    }

    private mutating func search(
        _ key: Key, _ field: TextField, _ cursor: Int, _ campaign: Campaign
    ) -> [Effect] {
        var field = field
        let found = commands(field.text, context(campaign))
        switch key {
        case .escape: overlay = nil
        case .down, .control("n"):
            overlay = .palette(field, cursor: min(cursor + 1, max(0, found.count - 1)))
        case .up, .control("p"): overlay = .palette(field, cursor: max(0, cursor - 1))
        case .enter:
            overlay = nil
            guard found.indices.contains(cursor) else { return [] }
            let command = found[cursor]
            if let place = command.place {
                open(place, campaign)
            } else if let global = command.global {
                return perform(global, campaign)
            } else if let seen = command.seenAs {
                look(as: seen, campaign)
            } else if let name = command.filter {
                filter(by: "saved:" + name, campaign)
            } else if let key = command.key {
                return press(key, at: keyTime, campaign)
            }
        default:
            _ = field.handle(key)
            overlay = .palette(field, cursor: 0)
        }
        return []
    }
}
