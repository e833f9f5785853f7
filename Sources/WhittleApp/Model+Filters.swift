import WhittleCells
import WhittleCore

/// Filters that are kept under a name, and used again.
extension Model {
    /// Asks for the name under which a filter is kept.
    mutating func askToSave(_ filter: Filter) {
        guard filter.isActive else {
            status = "There is no filter to keep: / types one."
            return
        }
        overlay = .prompt(
            Prompt(
                title: "Keep the filter " + filter.text,
                hint:
                    "A name for it. The team finds it as a command (:) and in queries as saved:NAME; a name that is taken gets this filter instead.",
                purpose: .saveFilter(filter.text)))
    }

    /// The event that keeps a query: its id is made of its name.
    func save(_ query: String, as name: String) -> Effect {
        let words = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let id = Identifier.make(words.lowercased().split(separator: " ").joined(separator: "-"))
        return .append(
            [DraftEvent(.querySaved(QuerySaved(query: id, title: words, text: query)))],
            .other("The filter is kept as saved:\(id). u takes it back."))
    }

    /// In a blind look a filter that could tell the verdict is not taken along.
    mutating func clearUnreadableFilter() {
        guard triage.isBlind, let fault = triage.filter.fault else { return }
        triage.filter.clear()
        status = fault.words
    }

    /// Filters the list of the place, or the ideas where it has none.
    mutating func filter(by query: String, _ campaign: Campaign) {
        if place != .triage { open(.ideas, campaign) }
        let context = context(campaign)
        if place == .triage {
            triage.filter.set(query, context, of: triage.filterSubject)
            clearUnreadableFilter()
            triage.fill(context)
        } else {
            ideas.filter.set(query, context)
            ideas.arrange(context)
        }
    }
}
