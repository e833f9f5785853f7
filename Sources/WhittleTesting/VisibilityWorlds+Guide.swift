import WhittleCore

/// What is developed and published in the two campaigns, and from whom it is hidden.
extension VisibilityCase {
    /// True where what an idea was developed into is hidden from the viewer: members read it where
    /// they read the idea, the public where it is frozen and in the guide.
    package func hidesDraft(of idea: String, frozen: Bool) -> Bool {
        viewer.isPublic ? !(frozen && idea == "a") : hidesText(of: idea)
    }

    /// True where the names in a version are hidden from the viewer; all rounds are blind. Those of
    /// a published version are everybody's.
    package func hidesNames(ofDraftOf idea: String, frozen: Bool) -> Bool {
        hidesDraft(of: idea, frozen: frozen)
            || !viewer.isStaff && !(frozen && idea == "a")
    }
}

extension VisibilityWorld {
    /// Everything is in the guide but `c`; of `a` there is an open version behind a frozen one.
    mutating func addGuide() {
        journal.add(.sectionWritten(SectionWritten(section: "s", title: "A section")))
        for (idea, frozen) in [
            ("a", true), ("a", false), ("c", false), ("d", true), ("x", true), ("h", true),
            ("m1", true),
        ] {
            let isHidden = other?.hidesDraft(of: idea, frozen: frozen) == true
            let isNameHidden = other?.hidesNames(ofDraftOf: idea, frozen: frozen) == true
            journal.add(
                .draftWritten(
                    DraftWritten(
                        idea: idea, what: "Develop \(idea) \(frozen): \(word(isHidden))",
                        risks: word(isHidden), lead: word(isNameHidden),
                        contributors: [word(isNameHidden)], frozen: frozen ? true : nil)))
            guard frozen else { continue }
            let hidesText = hides(text: idea)
            journal.add(
                .entryWritten(
                    EntryWritten(
                        idea: idea, section: "s", title: "Entry \(idea) \(word(hidesText))",
                        body: word(hidesText), order: hidesText ? 1 : 2)))
        }
    }
}
