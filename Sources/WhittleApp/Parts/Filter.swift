import WhittleCells
import WhittleCore

/// The filter of a list: typed after `/`, it holds as one types; Enter keeps it, Esc clears it.
struct Filter: Equatable, Sendable {
    var field = TextField("", limit: 200)
    var isTyping = false

    var isActive: Bool { !field.text.isEmpty }

    /// True where the key was taken.
    mutating func take(_ key: Key) -> Bool {
        if !isTyping, key == .escape, isActive {
            field = TextField("", limit: 200)
            return true
        }
        guard isTyping else { return false }
        switch key {
        case .enter: isTyping = false
        case .escape:
            isTyping = false
            field = TextField("", limit: 200)
        default: return field.handle(key)
        }
        return true
    }

    /// What is looked for, made ready once for many items.
    func words(_ campaign: Campaign) -> FilterWords {
        FilterWords(
            words: field.text.split(separator: " ").map { FoldedText(String($0)) },
            item: campaign.items.find(field.text))
    }

    /// What the heading says of it.
    var shown: String { isActive || isTyping ? "/" + field.text : "" }
}

/// The words of a filter: an item's text must have all of them, or its id is named.
struct FilterWords {
    let words: [FoldedText]
    let item: Int32?

    var isEmpty: Bool { words.isEmpty }

    func accept(_ item: Int32, _ campaign: Campaign) -> Bool {
        item == self.item || words.allSatisfy { campaign.contains($0, in: item) }
    }
}
