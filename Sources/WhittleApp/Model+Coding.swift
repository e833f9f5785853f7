import WhittleCells
import WhittleCore

/// What the keys of Coding do where they open an overlay or write.
extension Model {
    /// A key before the bindings of Coding look at it; nil passes it on.
    mutating func takeCoding(_ key: Key, _ context: Context) -> [Effect]? {
        let before = coding
        switch coding.takeChord(key, context) {
        case .taken: return coding.hasOtherDrafts(than: before) ? [.keepDrafts([])] : []
        case .passed: return nil
        case .place(let letter):
            if let place = Place.allCases.first(where: { $0.keys.letter == letter }) {
                open(place, context.campaign)
            }
            return []
        }
    }

    /// The letters that are to be typed twice here.
    func doubledLetters(_ context: Context) -> Set<Unicode.Scalar> {
        place == .coding ? coding.doubled(context) : []
    }

    /// The key that takes back, as it is to be typed here.
    func undoKey(_ context: Context) -> String {
        doubledLetters(context).contains("u") ? "uu" : "u"
    }

    mutating func codingAction(_ action: CodingScreen.Action, _ context: Context) -> [Effect] {
        switch action {
        case .save:
            switch coding.mode {
            case .code: return saveCoding(context)
            case .reconcile: return settleThemes(context)
            case .book:
                openTheme(context)
                return []
            }
        case .note:
            guard coding.mode == .reconcile, coding.inHand != nil else { return [] }
            overlay = .prompt(
                Prompt(
                    title: "How it is settled", hint: "A note, read by all members.",
                    field: TextField(coding.draft(context).note), purpose: .theme(.note)))
            return []
        case .newTheme, .rename, .setKey, .describe, .retire:
            askAboutTheme(action, context)
            return []
        case .noneFits, .next, .previous, .search, .mode, .modeBefore, .scope, .down, .up,
            .pageDown, .pageUp:
            let before = coding
            let effects = coding.update(action, context)
            coding.choose(context)
            return effects + (coding.hasOtherDrafts(than: before) ? [.keepDrafts([])] : [])
        }
    }

    // MARK: Saving

    private mutating func saveCoding(_ context: Context) -> [Effect] {
        let campaign = context.campaign
        guard let id = coding.inHand, let item = campaign.items.find(id), let member else {
            return []
        }
        guard coding.painted == item else {
            status = "Typed ahead: only a text that has been shown is coded."
            return []
        }
        let draft = coding.draft(context)
        guard !draft.isEmpty else {
            status = "Choose themes by their two characters, or . where none fits."
            return []
        }
        let event = Event.codingRecorded(
            CodingRecorded(
                items: [id], pass: campaign.pass(of: item, for: member) ?? Campaign.passes[0],
                themes: draft.themes))
        if let rejection = context.rejection(of: event, by: member) {
            status = rejection.sentence
            coding.choose(context)
            return []
        }
        return [.append([DraftEvent(event)], .coding(item: id))]
    }

    private mutating func settleThemes(_ context: Context) -> [Effect] {
        let campaign = context.campaign
        guard let id = coding.inHand, let item = campaign.items.find(id), let member else {
            return []
        }
        guard coding.painted == item else {
            status = "Typed ahead: only a text that has been shown is settled."
            return []
        }
        let draft = coding.draft(context)
        guard !draft.isEmpty else {
            status = "Choose themes by their two characters, or . where none fits."
            return []
        }
        let event = Event.codingResolved(
            CodingResolved(
                items: [id], themes: draft.themes, note: draft.note.isBlank ? nil : draft.note))
        if let rejection = campaign.check(event, by: member) {
            status = rejection.sentence
            return []
        }
        return [.append([DraftEvent(event)], .coding(item: id))]
    }

    // MARK: The book

    private mutating func openTheme(_ context: Context) {
        guard let theme = coding.selectedTheme(context) else { return }
        var lines = [theme.description ?? "(no description)", ""]
        if let kind = theme.kind { lines.append("kind: " + kind) }
        if let parent = theme.parent {
            lines.append("part of: " + context.campaign.themeBook.title(parent))
        }
        lines.append("name: " + theme.id)
        if !context.viewpoint.isPublic {
            lines += [""] + context.campaign.themeHistoryLines(of: theme.id)
        }
        overlay = .reading(
            title: theme.title, text: lines.joined(separator: "\n"), firstLine: 0)
    }

    private mutating func askAboutTheme(_ action: CodingScreen.Action, _ context: Context) {
        guard coding.mode == .book else {
            status = "Themes are changed in the theme book: Tab goes there."
            return
        }
        guard context.viewpoint.worksOnThemes else {
            status = "Themes are changed by coders and facilitators."
            return
        }
        guard action != .newTheme else {
            overlay = .prompt(
                Prompt(
                    title: "A new theme",
                    hint: "Its title. Its two characters are made from it; K gives others."
                        + (coding.selectedTheme(context)?.kind
                            .map { " Its kind is that of the theme under the cursor: \($0)." } ?? ""),
                    purpose: .theme(.new)))
            return
        }
        guard let theme = coding.selectedTheme(context) else { return }
        let before = context.campaign.themeDefinition(theme.id)
        func ask(_ title: String, _ hint: String, _ text: String, _ purpose: ThemeQuestion) {
            overlay = .prompt(
                Prompt(title: title, hint: hint, field: TextField(text), purpose: .theme(purpose)))
        }
        if theme.isRetired {
            guard action == .retire else {
                status = "The theme is retired; R restores it."
                return
            }
            overlay = .confirm(
                Confirmation(
                    question: "Restore the theme “\(theme.title)”?",
                    details: ["Codings that name it count for it again."],
                    effect: .append(
                        [DraftEvent(.themeRestored(ThemeRestored(theme: theme.id)))],
                        .other("The theme is restored. u takes it back."))))
            return
        }
        switch action {
        case .rename: ask("Rename the theme", "Its new title.", theme.title, .rename(theme.id))
        case .setKey:
            ask(
                "Two characters for “\(theme.title)”", "Letters or digits; - for any.", theme.key,
                .key(theme.id))
        case .describe:
            ask(
                "When does “\(theme.title)” fit?", "A sentence that coders read.",
                before?.description ?? "", .description(theme.id))
        case .retire:
            ask(
                "Retire “\(theme.title)”",
                "What it becomes, by the two characters: one, it is merged; several, it is split and to be coded again; - none.",
                "", .retire(theme.id))
        case .save, .noneFits, .next, .previous, .search, .mode, .modeBefore, .scope, .down, .up,
            .pageDown, .pageUp, .newTheme, .note:
            break
        }
    }

    /// Does what a prompt about themes was for.
    mutating func finish(_ question: ThemeQuestion, _ text: String, _ context: Context) -> [Effect]
    {
        let campaign = context.campaign
        func changed(_ id: String, _ change: (inout ThemeDefined) -> Void) -> Event? {
            guard var event = campaign.themeDefinition(id) else { return nil }
            change(&event)
            return .themeDefined(event)
        }
        let event: Event?
        switch question {
        case .note:
            coding.change(context) { $0.note = text }
            return [.keepDrafts([])]
        case .new:
            event = .themeDefined(
                ThemeDefined(
                    theme: Model.themeName(text, campaign.themeBook), title: text,
                    kind: coding.selectedTheme(context)?.kind))
        case .rename(let id): event = changed(id) { $0.title = text }
        case .key(let id): event = changed(id) { $0.key = text == "-" ? nil : text }
        case .description(let id): event = changed(id) { $0.description = text }
        case .retire(let id):
            var into: [String] = []
            for word in text.split(whereSeparator: { $0 == " " || $0 == "," }) where word != "-" {
                let name = String(word)
                into.append(
                    campaign.themeBook.theme(key: name)?.id
                        ?? campaign.themeBook.theme(name)?.id ?? name)
            }
            event = .themeRetired(ThemeRetired(theme: id, into: into))
        }
        guard let event, let member else { return [] }
        if let rejection = campaign.check(event, by: member) {
            status = rejection.sentence
            return []
        }
        let words = campaign.summary(of: event)
        let sentence = words.prefix(1).uppercased() + words.dropFirst() + ". u takes it back."
        // A theme that is new, or stands elsewhere now, stays under the cursor.
        if case .themeDefined(let theme) = event {
            return [.append([DraftEvent(event)], .theme(sentence, theme.theme))]
        }
        return [.append([DraftEvent(event)], .other(sentence))]
    }

    /// A name for a theme, from its title; one that is free.
    static func themeName(_ title: String, _ book: ThemeBook) -> String {
        var name = ""
        for scalar in title.lowercased().unicodeScalars {
            if ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) {
                name.unicodeScalars.append(scalar)
            } else if !name.isEmpty, name.last != "-" {
                name.append("-")
            }
        }
        while name.last == "-" { name.removeLast() }
        name = name.isEmpty ? "theme" : String(name.prefix(60))
        guard book.anyTheme(name) != nil else { return name }
        var number = 2
        while book.anyTheme("\(name)-\(number)") != nil { number += 1 }
        return "\(name)-\(number)"
    }
}
