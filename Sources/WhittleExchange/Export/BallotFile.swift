package import WhittleCore

/// Ballots of approval as a file: Pabulib's form (https://pabulib.org/format), or a table.
///
/// Such a file is made to be published. Voters are numbered in the order of their ballots, which
/// tells nothing that the ballots do not tell; what is said of their groups is merged until no
/// combination stands for few people.
package struct BallotFile {
    /// One ballot as it is written.
    private struct Line {
        /// Places of the ideas in the list of projects, ascending.
        let places: [Int]
        let groups: [String]
    }

    private let campaign: Campaign
    private let ballots: Ballots
    private let lines: [Line]
    private let names: [String]
    private let hasGroups: Bool
    /// The fewest people that a combination of groups stands for; nil without groups or ballots.
    package let k: Int?

    /// - Parameter threshold: the fewest people of a group, where the file tells of groups.
    package init(_ ballots: Ballots, _ campaign: Campaign, groupThreshold threshold: Int?) {
        self.campaign = campaign
        self.ballots = ballots
        let ids = campaign.publishedIDs
        names = ballots.ideas.map { BallotFile.name(ids.id(of: $0)) }
        hasGroups = threshold != nil
        var groups: [SmallGroups.Row] = []
        if let threshold {
            groups = SmallGroups.merged(
                ballots.ballots.map { campaign.groupRow(of: $0.participant) },
                threshold: threshold)
        }
        k = SmallGroups.k(groups)
        let places = Dictionary(uniqueKeysWithValues: ballots.ideas.enumerated().map { ($1, $0) })
        lines = ballots.ballots.enumerated().map { index, ballot in
            Line(
                places: ballot.ideas.compactMap { places[$0] },
                groups: groups.isEmpty ? [] : groups[index].values)
        }.sorted { one, other in
            one.places != other.places
                ? one.places.lexicographicallyPrecedes(other.places)
                : one.groups.lexicographicallyPrecedes(other.groups) {
                    $0.utf8.lexicographicallyPrecedes($1.utf8)
                }
        }
    }

    /// How many ballots are in it.
    package var count: Int { lines.count }

    /// Readers of the form take these words for a section or for nothing.
    private static func name(_ id: String) -> String {
        ["meta", "projects", "votes", "none"].contains(id.lowercased()) ? "idea-" + id : id
    }

    private func vote(_ line: Line) -> String {
        line.places.map { names[$0] }.joined(separator: ",")
    }

    /// One row a ballot.
    package var table: ExportTable {
        ExportTable(
            columns: ExportKind.ballots.columns.map(\.name),
            rows: lines.enumerated().map { index, line in
                [.integer(index + 1), .text(vote(line))]
                    + (hasGroups ? line.groups.map { .text($0) } : [.empty, .empty])
            })
    }

    // MARK: Pabulib

    /// What the form asks of a campaign and a campaign does not know.
    package struct Budget: Sendable {
        /// In the campaign's currency; what may be spent.
        package let amount: Double
        /// The cost of an idea without one; nil where all have one.
        package let unitCost: Double?

        package init(amount: Double, unitCost: Double?) {
            self.amount = amount
            self.unitCost = unitCost
        }
    }

    /// The file in Pabulib's form.
    ///
    /// - Parameter selected: the ideas that the campaign kept; nil where nothing has been cut.
    package func pabulib(_ budget: Budget, selected: Set<Int32>?) -> [UInt8] {
        var writer = PabulibWriter()
        writer.section("META", ["key", "value"])
        for (key, value) in meta(budget) { writer.row([key, value]) }
        writer.section(
            "PROJECTS",
            ["project_id", "cost", "votes", "name"] + (selected == nil ? [] : ["selected"]))
        for (index, idea) in ballots.ideas.enumerated() {
            let cost = campaign.cost(of: idea) ?? budget.unitCost ?? 0
            writer.row(
                [
                    names[index], Decimal15.text(cost), String(ballots.approvals[idea] ?? 0),
                    campaign.title(of: idea),
                ] + (selected.map { [$0.contains(idea) ? "1" : "0"] } ?? []))
        }
        writer.section(
            "VOTES", ["voter_id", "vote"] + (hasGroups ? ["country", "background"] : []))
        for (index, line) in lines.enumerated() {
            writer.row([String(index + 1), vote(line)] + (hasGroups ? line.groups : []))
        }
        return writer.bytes
    }

    private func meta(_ budget: Budget) -> [(String, String)] {
        func day(_ time: Timestamp?) -> String {
            guard let (year, month, day) = time?.date else { return "" }
            func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
            return "\(two(day)).\(two(month)).\(year)"
        }
        var meta = [
            ("description", campaign.title), ("country", "not stated"), ("unit", campaign.title),
            ("instance", ballots.last.map { String($0.date.year) } ?? ""),
            ("num_projects", String(ballots.ideas.count)), ("num_votes", String(lines.count)),
            ("budget", Decimal15.text(budget.amount)), ("vote_type", "approval"),
            ("rule", "unknown"), ("date_begin", day(ballots.first)),
            ("date_end", day(ballots.last)), ("min_length", "1"),
        ]
        if let language = campaign.language { meta.append(("language", language)) }
        if let currency = campaign.currency { meta.append(("currency", currency)) }
        if let cost = budget.unitCost {
            meta.append(
                ("comment", "#1: ideas have no costs; each counts \(Decimal15.text(cost))"))
        }
        return meta
    }
}

/// Writes the three sections of a `.pb`: a title, a header, rows with semicolons.
private struct PabulibWriter {
    private(set) var bytes: [UInt8] = []

    mutating func section(_ title: String, _ header: [String]) {
        bytes += Array((title + "\n").utf8)
        row(header)
    }

    mutating func row(_ cells: [String]) {
        let line = cells.map(PabulibWriter.cell).joined(separator: ";")
        bytes += Array((line + "\n").utf8)
    }

    /// In one line, since readers of the form part a file at every kind of line end; with an
    /// apostrophe before what a spreadsheet would run; in quotes where the form needs them.
    private static func cell(_ text: String) -> String {
        var clean = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: clean.append(" ")
            default: clean.append(scalar)
            }
        }
        let line = String(clean).split(separator: " ").joined(separator: " ")
        let safe = CSVWriter.guarded(line)
        guard safe.utf8.contains(where: { $0 == 0x3B || $0 == 0x22 }) else { return safe }
        var quoted = "\""
        for character in safe.unicodeScalars {
            if character == "\"" { quoted += "\"" }
            quoted.unicodeScalars.append(character)
        }
        return quoted + "\""
    }
}
