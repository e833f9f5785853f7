/// What may be written of the ideas that are developed, and of the guide.
extension Campaign {
    /// How many contributors a version may name.
    package static let contributorLimit = 100

    /// A version says something, and something else than the one before it.
    func check(_ event: DraftWritten, by name: String) -> Rejection? {
        if let rejection = checkIdeaOfGuide(event.idea, by: name) { return rejection }
        if event.what.isBlank { return Rejection("Say what is to be done: a version needs it.") }
        let texts = [event.what, event.why, event.start, event.resources, event.risks]
        let length = texts.reduce(0) { $0 + ($1 ?? "").unicodeScalars.count }
        guard length <= Campaign.textLimit else {
            return Rejection(
                "The texts of a version have at most \(Campaign.textLimit) characters together; these have \(length)."
            )
        }
        let people = event.contributors + [event.lead].compactMap { $0 }
        if people.contains(where: \.isBlank) { return Rejection("Somebody has no name.") }
        guard people.allSatisfy({ $0.unicodeScalars.count <= Campaign.titleLimit }) else {
            return Rejection("A name has at most \(Campaign.titleLimit) characters.")
        }
        guard event.contributors.count <= Campaign.contributorLimit else {
            return Rejection(
                "A version names at most \(Campaign.contributorLimit) contributors.")
        }
        // Not frozen is not said, or said to be false.
        func said(_ draft: DraftWritten) -> DraftWritten {
            var draft = draft
            draft.frozen = draft.frozen == true
            return draft
        }
        guard let last = items.find(event.idea).flatMap({ drafts(of: $0).last })?.value,
            said(last) == said(event)
        else { return nil }
        return Rejection("Nothing is new: the last version of “\(event.idea)” says the same.")
    }

    func check(_ event: SectionWritten) -> Rejection? {
        if event.title.isBlank { return Rejection("The section has no title.") }
        return checkLengths(title: event.title, body: event.body)
    }

    func check(_ event: EntryWritten, by name: String) -> Rejection? {
        if let rejection = checkIdeaOfGuide(event.idea, by: name) { return rejection }
        guard guide.sections[event.section]?.value != nil else {
            return Rejection(
                "There is no section “\(event.section)”. `whittle section \(event.section) --title TITLE` makes it."
            )
        }
        if event.title?.isBlank == true {
            return Rejection("The entry's title is empty; leave it out to have the idea's own.")
        }
        return checkLengths(title: event.title ?? "", body: event.body)
    }

    /// The idea may be seen, counts, and stands for itself.
    private func checkIdeaOfGuide(_ id: String, by name: String) -> Rejection? {
        if let rejection = checkItems([id], by: name, ideasOnly: true) { return rejection }
        guard let item = items.find(id) else { return nil }
        guard isHead(item) else {
            return Rejection(
                "“\(id)” is merged into “\(items.name(head(of: item)))”: write of that one.")
        }
        guard !isErased(item) else { return Rejection("“\(id)” is erased.") }
        return counts(item)
            ? nil : Rejection("“\(id)” is hidden or not approved: it does not go into a guide.")
    }

    private func checkLengths(title: String, body: String?) -> Rejection? {
        if title.unicodeScalars.count > Campaign.titleLimit {
            return Rejection("A title has at most \(Campaign.titleLimit) characters.")
        }
        if (body ?? "").unicodeScalars.count > Campaign.textLimit {
            return Rejection("A text has at most \(Campaign.textLimit) characters.")
        }
        return nil
    }
}
