package import WhittleCore

/// What a source says, as if the campaign were empty. The `Reconciler` makes of it what is to be
/// written.
package struct ImportSnapshot: Equatable, Sendable {
    /// The source's name.
    package var system: String
    /// Each with `happened` and `source`.
    package var drafts: [DraftEvent]
    package var audit: ImportAudit
    /// What these files tell in full: only of that can something be gone from the source.
    package var covers: Set<ImportKind>
    /// The latest moment that the files name, else the export's date.
    package var latest: Timestamp

    package init(
        system: String, drafts: [DraftEvent], audit: ImportAudit, covers: Set<ImportKind>,
        latest: Timestamp
    ) {
        self.system = system
        self.drafts = drafts
        self.audit = audit
        self.covers = covers
        self.latest = latest
    }

    /// The same without the source's verdicts: where a source decided before, the items wait again.
    package func undecided() -> ImportSnapshot {
        var result = self
        result.drafts.removeAll { if case .itemsDecided = $0.event { true } else { false } }
        return result
    }
}

/// What a file can tell of a campaign.
package enum ImportKind: String, CaseIterable, Equatable, Hashable, Sendable {
    case ideas, comments, votes, tallies, verdicts
}

extension ItemsDecided {
    /// The items of one verdict, parted so that each line stays well within 64 KiB.
    static func batches(_ items: [String]) -> [[String]] {
        var batches: [[String]] = []
        var room = 0
        for item in items {
            room -= item.utf8.count + 3
            if room < 0 || batches.isEmpty {
                batches.append([])
                room = 56_000 - item.utf8.count - 3
            }
            batches[batches.count - 1].append(item)
        }
        return batches
    }

    /// Lines for one verdict on many items, from a source.
    static func drafts(
        _ items: [String], _ verdict: Verdict, reason: String? = nil, system: String,
        happened: Timestamp
    ) -> [DraftEvent] {
        batches(items).enumerated().map { index, batch in
            DraftEvent(
                .itemsDecided(ItemsDecided(items: batch, verdict: verdict, reason: reason)),
                happened: happened,
                source: SourceReference(
                    system: system, id: "moderated.\(verdict.rawValue).\(index + 1)"))
        }
    }
}

/// A title made from a text that has none.
enum TitleText {
    /// Characters of a title, in scalars.
    static let maximumScalars = 300

    /// The text as the title where it is short enough, else its beginning, cut at a word, with
    /// `…`, and the whole text as the body.
    static func split(_ text: String) -> (title: String, body: String?) {
        guard text.unicodeScalars.count > maximumScalars else { return (text, nil) }
        var room = maximumScalars - 1
        var head = ""
        for character in text {
            room -= character.unicodeScalars.count
            guard room >= 0 else { break }
            head.append(character)
        }
        if let space = head.lastIndex(where: { $0 == " " || $0 == "\n" || $0 == "\t" }),
            head.unicodeScalars.distance(from: head.startIndex, to: space) >= maximumScalars / 2
        {
            head = String(head[..<space])
        }
        while let last = head.last, last == " " || last == "\n" || last == "\t" {
            head.removeLast()
        }
        return (head + "…", text)
    }
}
