import WhittleCells
import WhittleCore

/// The filter of a list: typed after `/`, it holds as one types; Enter keeps it, Esc clears it.
struct Filter: Equatable, Sendable {
    var field = TextField("", limit: 200)
    var isTyping = false

    var isActive: Bool { !field.text.isEmpty }

    /// True where the key was taken.
    mutating func take(_ key: Key) -> Bool {
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

    /// True where the item's text has all of the words, or its id is named.
    func accepts(_ item: Int32, _ campaign: Campaign) -> Bool {
        guard isActive else { return true }
        let text = field.text
        if campaign.items.name(item) == text { return true }
        return text.split(separator: " ").allSatisfy { word in
            campaign.contains(FoldedText(String(word)), in: item)
        }
    }

    /// What the heading says of it.
    var words: String { isActive || isTyping ? "/" + field.text : "" }
}
