/// An idea as the guide publishes it: only what the public may read.
package struct PublishedEntry: Equatable, Sendable {
    /// The head of its group.
    package let idea: Int32
    /// Nil: a section that does not exist any more.
    package let section: String?
    package let title: String
    package let body: String
    /// The last frozen version.
    package let draft: DraftWritten?

    package init(idea: Int32, section: String?, title: String, body: String, draft: DraftWritten?) {
        self.idea = idea
        self.section = section
        self.title = title
        self.body = body
        self.draft = draft
    }
}

extension Campaign {
    /// What the guide holds, in its order: the sections in theirs, the entries in theirs. Entries
    /// whose section does not exist any more come last.
    package var publishedEntries: [PublishedEntry] {
        let sections = guideSections.map(\.section)
        let known = Set(sections)
        let lost = guide.entries.values.compactMap { $0.value?.section }
            .filter { !known.contains($0) }
        var entries: [PublishedEntry] = []
        var seen: Set<Int32> = []
        for section in sections + Set(lost).sorted() {
            for idea in guideEntries(in: section) {
                let head = head(of: idea)
                guard Viewpoint.publicView.canSee(head, in: self), seen.insert(head).inserted,
                    let entry = guideEntry(of: idea)
                else { continue }
                entries.append(
                    PublishedEntry(
                        idea: head, section: known.contains(section) ? section : nil,
                        title: entry.title ?? title(of: head), body: entry.body ?? body(of: head),
                        draft: drafts(of: head).last { $0.value.frozen == true }?.value))
            }
        }
        return entries
    }
}
