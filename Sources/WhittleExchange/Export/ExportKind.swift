/// What can be exported as a table.
package enum ExportKind: String, CaseIterable, Equatable, Sendable {
    case ideas, comments, shortlist, reviews, decisions, ballots
    /// The shortlists of all stages that have a cut, one below the other.
    case stages
    /// What became of the ideas: the register, challenges, their measures and news, case studies.
    case evidence, challenges, measures, updates, cases

    /// Those that an export of everything holds: `stages` stands for the shortlists.
    package static let everything: [ExportKind] = [
        .ideas, .comments, .stages, .reviews, .decisions, .ballots, .evidence, .challenges,
        .measures, .updates, .cases,
    ]

    /// The columns that name a row: of two exports the same rows have the same values there.
    /// Figures that are made of all ideas are no news of one of them, and do not count where a row
    /// is compared with what it was before.
    static let derivedColumns: Set<String> = [
        "place", "crowd", "crowd_rank", "panel_rank", "panel_adjusted", "panel_adjusted_rank",
    ]
}

extension ExportTable {
    /// The rows that an earlier table does not hold as they are, as `--since` asks for them.
    package func changed(since before: ExportTable) -> ExportTable {
        let compared = columns.indices.filter { !ExportKind.derivedColumns.contains(columns[$0]) }
        func key(_ row: [ExportCell]) -> [ExportCell] { compared.map { row[$0] } }
        let known = Set(before.rows.map(key))
        return ExportTable(columns: columns, rows: rows.filter { !known.contains(key($0)) })
    }
}
