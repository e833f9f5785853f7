package import WhittleCore

/// The platforms to whose terms decisions are put.
package enum PlatformFormat: String, CaseIterable, Equatable, Sendable {
    case polis, decidim, csv

    /// True where a source's name says that it is of this kind; a plain file may be from anywhere.
    package func fits(_ system: String) -> Bool {
        self == .csv || system == rawValue || system.hasPrefix(rawValue + ".")
    }
}

/// Decisions in a platform's own ids and terms, to be carried back to it.
package struct PlatformFile: Sendable {
    package let format: PlatformFormat
    package let columns: [String]
    package private(set) var rows: [[ExportCell]] = []
    /// What is to be written where this file is delivered: of each row the item and its line, and
    /// nothing of what has no row.
    package private(set) var deliveries: [DecisionsDelivered] = []
    /// Items without an id that the source would know.
    package private(set) var withoutID = 0
    /// Comments, to which Decidim has no answers.
    package private(set) var comments = 0
    package private(set) var merged = 0
    /// Items whose text was edited or redacted here.
    package private(set) var changed = 0

    private let campaign: Campaign
    private let ids: PublishedIDs
    /// The titles of the policies that define a reason code.
    private let titles: [String: String]

    package init(_ campaign: Campaign, _ format: PlatformFormat) {
        self.campaign = campaign
        ids = campaign.publishedIDs
        self.format = format
        switch format {
        case .polis: columns = ["comment-id", "moderated", "comment-body", "reason", "remark"]
        case .decidim: columns = ["id", "state", "answer/\(campaign.language ?? "en")"]
        case .csv: columns = ["system", "id", "verdict", "reason", "decided_at", "remark"]
        }
        var titles: [String: String] = [:]
        for policy in campaign.writtenPolicies {
            if let code = policy.code, titles[code] == nil { titles[code] = policy.title }
        }
        self.titles = titles
    }

    /// Adds a system's decisions.
    package mutating func add(_ decisions: [PlatformDecision], of system: String) {
        var told: [(item: String, line: String)] = []
        for decision in decisions {
            guard let id = decision.source.id else {
                withoutID += 1
                continue
            }
            if format == .decidim, campaign.rows[Int(decision.item)].kind == .comment {
                comments += 1
                continue
            }
            if !campaign.isHead(decision.item) { merged += 1 }
            if campaign.isTextChanged(decision.item) { changed += 1 }
            rows.append(row(decision, id))
            if let line = decision.line {
                told.append((campaign.items.name(decision.item), line))
            }
        }
        for start in stride(from: 0, to: told.count, by: Campaign.itemsPerLine) {
            let part = told[start..<min(start + Campaign.itemsPerLine, told.count)]
            var seen: Set<String> = []
            deliveries.append(
                DecisionsDelivered(
                    system: system,
                    lines: part.map(\.line).filter { seen.insert($0).inserted },
                    items: part.map(\.item)))
        }
    }

    private func row(_ decision: PlatformDecision, _ id: String) -> [ExportCell] {
        let reason: ExportCell = decision.reason.map { .text($0) } ?? .empty
        switch format {
        case .polis:
            return [
                cell(id), .integer(PlatformFile.moderated(decision.verdict)),
                .text(campaign.text(of: decision.item)), reason, remark(decision.item),
            ]
        case .decidim:
            return [
                cell(id), .text(PlatformFile.state(decision.verdict)), answer(decision),
            ]
        case .csv:
            return [
                .text(decision.source.system), cell(id), .text(decision.verdict.rawValue), reason,
                .text(decision.decided.text), remark(decision.item),
            ]
        }
    }

    /// A number as a number, so that no apostrophe comes before a minus.
    private func cell(_ id: String) -> ExportCell {
        Int(id).flatMap { String($0) == id ? .integer($0) : nil } ?? .text(id)
    }

    /// Accepted 1, not moderated 0, rejected −1.
    private static func moderated(_ verdict: Verdict) -> Int {
        switch verdict {
        case .approved: 1
        case .hidden: -1
        case .escalated, .pending: 0
        }
    }

    private static func state(_ verdict: Verdict) -> String {
        switch verdict {
        case .approved: "accepted"
        case .hidden: "rejected"
        case .escalated, .pending: "evaluating"
        }
    }

    /// What the author is told: the title of the policy, else the reason's code in words.
    private func answer(_ decision: PlatformDecision) -> ExportCell {
        guard decision.verdict == .hidden, let code = decision.reason else { return .empty }
        let words = code.split(separator: "-").joined(separator: " ")
        return .text(titles[code] ?? words.prefix(1).uppercased() + words.dropFirst())
    }

    /// What the platform cannot know by itself.
    private func remark(_ item: Int32) -> ExportCell {
        var remarks: [String] = []
        if !campaign.isHead(item) {
            let head = campaign.head(of: item)
            let source = campaign.source(of: head)
            remarks.append("merged into \(source?.id ?? ids.id(of: head))")
        }
        if campaign.redaction(of: item) != nil {
            remarks.append("redacted here")
        } else if campaign.isTextChanged(item) {
            remarks.append("edited here")
        }
        return remarks.isEmpty ? .empty : .text(remarks.joined(separator: "; "))
    }

    /// The file. Decidim reads semicolons, and its reader takes the first name of the header as it
    /// is, so that no mark of the encoding may stand before it.
    package func bytes(isRaw: Bool = false) -> [UInt8] {
        let table = ExportTable(columns: columns, rows: rows)
        switch format {
        case .polis, .csv: return table.csv(isRaw: isRaw)
        case .decidim: return table.csv(isRaw: isRaw, delimiter: ";", hasByteOrderMark: false)
        }
    }
}
