import WhittleCells
import WhittleCore

/// Two characters for each theme, and finding themes by words.
extension CodingScreen {
    /// What became of a key before the bindings looked at it.
    enum Taking: Equatable {
        case taken
        case passed
        /// `o` and the letter of a place, where a theme begins with `o` too.
        case place(Unicode.Scalar)
    }

    mutating func takeChord(_ key: Key, _ context: Context) -> Taking {
        if words != nil { return takeWord(key, context) }
        guard mode != .book, inHand != nil, case .character(let scalar) = key else {
            defer { chord = nil }
            // Esc ends a chord, and nothing else.
            return chord != nil && key == .escape ? .taken : .passed
        }
        let book = context.campaign.themeBook
        guard let first = chord else {
            guard book.themes.contains(where: { $0.key.unicodeScalars.first == scalar }) else {
                return .passed
            }
            chord = scalar
            return .taken
        }
        chord = nil
        var pair = String.UnicodeScalarView()
        pair.append(contentsOf: [first, scalar])
        if let theme = book.theme(key: String(pair)) {
            toggle(theme.id, context)
            return .taken
        }
        if first == "o" { return .place(scalar) }
        // Twice the same letter is the letter's meaning everywhere.
        return first == scalar ? .passed : .taken
    }

    private mutating func takeWord(_ key: Key, _ context: Context) -> Taking {
        guard var field = words else { return .passed }
        let themes = matching(context)
        switch key {
        case .escape: words = nil
        case .enter:
            words = nil
            guard themes.indices.contains(found) else { return .taken }
            if mode == .book {
                let place = listed(context).firstIndex { $0.id == themes[found].id } ?? 0
                cursor.move(
                    to: place, count: listed(context).count,
                    height: CodingScreen.bookRows(context.area))
            } else {
                toggle(themes[found].id, context)
            }
        case .down: found = min(found + 1, max(0, themes.count - 1))
        case .up: found = max(0, found - 1)
        default:
            if field.handle(key) {
                words = field
                found = 0
            }
        }
        return .taken
    }

    /// The letters that mean what they mean elsewhere only when they are typed twice, since themes
    /// begin with them. Not `o`: the letter of a place follows it in any case.
    func doubled(_ context: Context) -> Set<Unicode.Scalar> {
        guard mode != .book, inHand != nil else { return [] }
        return Set(
            context.campaign.themeBook.themes.compactMap { $0.key.unicodeScalars.first }
                .filter { $0 != "o" })
    }

    /// The themes whose title, description or kind has all the words that were typed.
    func matching(_ context: Context) -> [Theme] {
        let all = mode == .book ? listed(context) : context.campaign.themeBook.themes
        guard let words else { return all }
        let needles = words.text.split(separator: " ").map { FoldedText(String($0)) }
        return all.filter { theme in
            var text = [theme.title, theme.description ?? "", theme.kind ?? "", theme.id]
                .joined(separator: "\n")
            return text.withUTF8 { bytes in needles.allSatisfy { $0.isIn(bytes) } }
        }
    }

    /// The themes that are listed beside the text: those that the words or the first character
    /// leave.
    func shownThemes(_ context: Context) -> [Theme] {
        let themes = matching(context)
        guard let chord else { return themes }
        return themes.filter { $0.key.unicodeScalars.first == chord }
    }
}

// MARK: Drafts on this device

extension CodingScreen {
    func hasOtherDrafts(than before: CodingScreen) -> Bool {
        codingDrafts != before.codingDrafts || settlingDrafts != before.settlingDrafts
    }

    /// All drafts of the member, by `coding/MEMBER/ITEM` and `settling/MEMBER/ITEM`.
    func draftsAsJSON(of member: String) -> [JSONMember] {
        func members(_ prefix: String, _ drafts: [String: Draft]) -> [JSONMember] {
            drafts.sorted { $0.key < $1.key }.map { item, draft in
                JSONMember(
                    "\(prefix)/\(member)/\(item)",
                    .row([
                        "themes": .strings(draft.themes), "none": .bool(draft.isNone),
                        "note": .string(draft.note),
                    ]))
            }
        }
        return members("coding", codingDrafts) + members("settling", settlingDrafts)
    }

    /// Takes up the member's own drafts, and answers the others.
    mutating func takeDrafts(_ drafts: [JSONMember], of member: String) -> [JSONMember] {
        drafts.filter { entry in
            let parts = entry.key.split(separator: "/", maxSplits: 2).map(String.init)
            guard parts.count == 3, parts[1] == member else { return true }
            let draft = Draft(
                themes: (entry.value["themes"]?.elements ?? []).compactMap(\.text),
                isNone: entry.value["none"] == .bool(true), note: entry.value["note"]?.text ?? "")
            if parts[0] == "settling" {
                settlingDrafts[parts[2]] = draft
            } else {
                codingDrafts[parts[2]] = draft
            }
            return false
        }
    }
}
