/// The lines that put the guide in another order, and those that take something out of it.
extension Viewpoint {
    /// The lines that move an entry by so many places in its section, past entries that this
    /// viewer may see; none where it cannot move. The entries get the numbers 1, 2, 3 …
    package func entriesMoving(
        _ idea: Int32, by step: Int, in campaign: Campaign
    ) -> [EntryWritten] {
        let entries = guideEntries(in: campaign)
        guard let section = entries.first(where: { $0.idea == idea })?.section else { return [] }
        let ideas = entries.filter { $0.section == section }.map(\.idea)
        return moved(ideas, idea, by: step).enumerated().compactMap { place, idea in
            guard var entry = entry(ofHead: idea, in: campaign), entry.order != place + 1 else {
                return nil
            }
            entry.idea = campaign.items.name(idea)
            entry.order = place + 1
            return entry
        }
    }

    /// The entry of an idea as it is to be written: in a section, behind those that are there, with
    /// what was said of it before.
    package func entry(
        _ idea: Int32, movedTo section: String, in campaign: Campaign
    ) -> EntryWritten {
        let id = campaign.items.name(idea)
        var entry =
            entry(ofHead: idea, in: campaign) ?? EntryWritten(idea: id, section: section)
        let orders = campaign.guide.entries.values.compactMap(\.value)
            .filter { $0.section == section && $0.idea != id }.compactMap(\.order)
        if entry.section != section || entry.order == nil {
            entry.order = min(orders.max() ?? 0, 1 << 40) + 1
        }
        entry.idea = id
        entry.section = section
        return entry
    }

    /// The entry of a head as it was written, its own or of one merged into it; nil where there is
    /// none that this viewer may read.
    package func writtenEntry(of idea: Int32, in campaign: Campaign) -> EntryWritten? {
        entry(ofHead: campaign.head(of: idea), in: campaign)
    }
}

extension Campaign {
    /// The lines that move a section by so many places; none where it cannot move.
    package func sectionsMoving(_ section: String, by step: Int) -> [SectionWritten] {
        let sections = guideSections
        return moved(sections.map(\.section), section, by: step).enumerated()
            .compactMap { place, id in
                guard var section = sections.first(where: { $0.section == id }),
                    section.order != place + 1
                else { return nil }
                section.order = place + 1
                return section
            }
    }

    /// The lines by which an idea stands in the guide, its own and those of ideas merged into it:
    /// taken back, it is out.
    package func entryLines(of idea: Int32) -> [String] {
        group(of: head(of: idea)).flatMap { guide.entries[$0]?.entries ?? [] }
            .map { lineID($0.stamp) }
    }

    /// The lines that wrote a section: taken back, it is gone, and its entries are without one.
    package func sectionLines(of section: String) -> [String] {
        (guide.sections[section]?.entries ?? []).map { lineID($0.stamp) }
    }

    /// A short id for a new section, made of its title.
    package func newSectionID(_ title: String) -> String {
        var id = ""
        for scalar in title.unicodeScalars {
            switch scalar {
            case "a"..."z", "0"..."9": id.unicodeScalars.append(scalar)
            case "A"..."Z": id += String(Character(scalar)).lowercased()
            default: if !id.isEmpty, !id.hasSuffix("-") { id += "-" }
            }
            if id.utf8.count >= 40 { break }
        }
        while id.hasSuffix("-") { id.removeLast() }
        if id.isEmpty { id = "section" }
        guard guide.sections[id]?.value != nil else { return id }
        var number = 2
        while guide.sections["\(id)-\(number)"]?.value != nil { number += 1 }
        return "\(id)-\(number)"
    }
}

/// One of a list moved by so many places, as far as there are places.
private func moved<Element: Equatable>(
    _ list: [Element], _ element: Element, by step: Int
) -> [Element] {
    guard let place = list.firstIndex(of: element) else { return [] }
    let wanted = max(0, min(list.count - 1, place + max(-list.count, min(step, list.count))))
    guard wanted != place else { return [] }
    var list = list
    list.remove(at: place)
    list.insert(element, at: wanted)
    return list
}
