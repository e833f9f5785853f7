/// A version, and an entry of the guide, as texts to read.
extension DraftVersion {
    /// What it says, field by field: a name and its text. Fields that say nothing are left out.
    package var sections: [(title: String, text: String)] {
        DraftField.allCases.compactMap { field in
            let text =
                field == .contributors
                ? draft.contributors.joined(separator: "; ") : field.text(of: draft)
            return text.isBlank ? nil : (field.title, text)
        }
    }

    /// `Version 2 of 3, frozen, by anna on 2015-03-18`.
    package var heading: String {
        words.prefix(1).uppercased() + words.dropFirst()
            + (member.map { ", by \($0) on \(time.dateText)" } ?? ", \(time.dateText)")
    }

    /// The whole version, as one reads it beside the idea that it was made of.
    package var text: String {
        (["Developed into: \(heading)"] + sections.map { "\($0.title): \($0.text)" })
            .joined(separator: "\n")
    }

    package var json: JSONValue {
        .row([
            "idea": .string(draft.idea), "version": .integer(number),
            "versions": .integer(count), "frozen": .bool(isFrozen),
            "what": .string(draft.what), "why": .optional(draft.why),
            "start": .optional(draft.start), "resources": .optional(draft.resources),
            "risks": .optional(draft.risks), "lead": .optional(draft.lead),
            "contributors": .strings(draft.contributors), "member": .optional(member),
            "line": .string(member == nil ? "" : line), "at": .string(time.text),
        ])
    }
}

/// An idea's entry as a reader of the guide will see it, for those who write it.
package struct EntryPreview: Equatable, Sendable {
    /// The name of the section; nil without one.
    package let section: String?
    /// Nil where the idea is not in the guide.
    package let entry: PublishedEntry?
    /// What keeps the public from reading it, or a part of it; empty where nothing does.
    package let notices: [String]

    package init(_ idea: Int32, _ campaign: Campaign, _ viewpoint: Viewpoint) {
        entry = viewpoint.guideEntry(of: idea, in: campaign)
        let id = entry?.section
        section = id.flatMap { campaign.guideSection($0)?.title }
        guard let entry else {
            notices = ["It is not in the guide: no section has it."]
            return
        }
        var notices: [String] = []
        if Viewpoint.publicView.guideEntry(of: idea, in: campaign) == nil {
            let status = campaign.status(of: entry.idea)
            notices.append(
                status == .approved
                    ? "The public does not read it: a moderator looks at it first."
                    : "The public does not read it: the idea is \(status.rawValue). A moderator approves it."
            )
        }
        if section == nil { notices.append("It is in no section: its section is gone.") }
        if entry.draft == nil {
            let isDeveloped = viewpoint.draft(of: idea, in: campaign) != nil
            notices.append(
                isDeveloped
                    ? "No version is frozen: what it was developed into is not published."
                    : "It was not developed yet: the entry has the idea's text alone.")
        }
        self.notices = notices
    }

    /// The entry as it is read; empty where there is none.
    package var body: String {
        var parts: [String] = []
        if let entry {
            parts.append((section.map { "\($0)\n" } ?? "") + entry.title)
            if !entry.body.isBlank { parts.append(entry.body) }
            if let draft = entry.draft {
                let version = DraftVersion(
                    number: 1, count: 1, draft: draft, member: nil, line: "",
                    time: Timestamp(milliseconds: 0))
                parts += version.sections.map { "\($0.title)\n\($0.text)" }
            }
        }
        return parts.joined(separator: "\n\n")
    }
}
