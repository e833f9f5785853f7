/// What was developed and written for the guide, and what the presenter planned, as the lines say.
struct GuideState: Sendable {
    var drafts: [Int32: Register<DraftWritten>] = [:]
    var sections: [String: Register<SectionWritten>] = [:]
    var entries: [Int32: Register<EntryWritten>] = [:]
    var programmes: [String: Register<ProgrammePlanned>] = [:]
    /// Every line stays: each accepts the risk of one export.
    var risks = Register<RiskAccepted>()
}

extension Campaign {
    /// The versions of what an idea was developed into, the first one first.
    package func drafts(of idea: Int32) -> [Register<DraftWritten>.Entry] {
        guide.drafts[idea]?.entries ?? []
    }

    /// The ideas that have a version, in order of their ids.
    package var developedIdeas: [Int32] {
        guide.drafts.filter { $1.last != nil }.keys.sorted { items.isBefore($0, $1) }
    }

    /// The sections of the guide, in their order, then by id.
    package var guideSections: [SectionWritten] {
        guide.sections.values.compactMap(\.value).sorted { one, other in
            let (first, second) = (one.order ?? Int.max, other.order ?? Int.max)
            return first != second
                ? first < second : one.section.utf8.lexicographicallyPrecedes(other.section.utf8)
        }
    }

    /// A section of the guide as its last line says; nil where there is none.
    package func guideSection(_ id: String) -> SectionWritten? { guide.sections[id]?.value }

    /// What the guide says of an idea; nil where it is not in the guide.
    package func guideEntry(of idea: Int32) -> EntryWritten? { guide.entries[idea]?.value }

    /// The ideas of a section of the guide, in their order, then by id.
    package func guideEntries(in section: String) -> [Int32] {
        guide.entries.compactMap { idea, register -> (idea: Int32, order: Int)? in
            guard let entry = register.value, entry.section == section else { return nil }
            return (idea, entry.order ?? Int.max)
        }.sorted { one, other in
            one.order != other.order
                ? one.order < other.order : items.isBefore(one.idea, other.idea)
        }.map(\.idea)
    }

    /// The running orders, by id.
    package var programmes: [ProgrammePlanned] {
        guide.programmes.values.compactMap(\.value).sorted {
            $0.programme.utf8.lexicographicallyPrecedes($1.programme.utf8)
        }
    }

    /// Who asked for smaller groups in which export, in order of time.
    package var acceptedRisks: [Register<RiskAccepted>.Entry] { guide.risks.entries }
}
