/// The themes of an item as one viewer may see them.
package struct VisibleThemes: Equatable, Sendable {
    package enum State: String, Equatable, Sendable {
        /// Nothing that this viewer may see.
        case none
        /// The viewer's own reading; the other's is missing, or hidden until then.
        case own
        /// Both coders say the same.
        case agreed
        /// The coders differ, and nobody has settled it.
        case open
        /// Somebody has settled it.
        case settled
    }

    package var state = State.none
    /// In the order of the book: the settled ones, else those that all readings share, else the
    /// viewer's own.
    package var themes: [String] = []
    /// Those of which the readings differ.
    package var disputed: [String] = []
    /// Themes among them that were split since.
    package var split: [String] = []

    /// True where somebody looked, and no theme fits.
    package var isEmpty: Bool { state != .none && themes.isEmpty && disputed.isEmpty }
}

/// Who sees whose coding. Coding is blind: nobody who codes sees another's reading of an item
/// before two have coded it.
extension Viewpoint {
    /// True for those who work with codings.
    package var worksOnThemes: Bool { !roles.isDisjoint(with: [.coder, .facilitator]) }

    /// True where the readings of an item by others may be seen. Until two have coded it nobody
    /// may who codes, whatever other roles they have; a facilitator who does not code may look,
    /// as with reviews. Moderators, panelists, observers and the public never see readings.
    package func canSeeReadings(of item: Int32, in campaign: Campaign) -> Bool {
        guard let member, worksOnThemes, canSee(item, in: campaign) else { return false }
        if let today = campaign.today {
            guard let now = today.item(item), canSeeReadings(of: now, in: today.campaign) else {
                return false
            }
        }
        let coders = campaign.coders(of: item)
        if coders.count >= Campaign.codersPerItem { return true }
        return !roles.contains(.coder) && !coders.contains(member)
    }

    /// The readings of an item that may be seen: all, or one's own.
    package func readings(of item: Int32, in campaign: Campaign) -> [Reading] {
        let all = campaign.readings(of: item)
        guard !all.isEmpty, canSee(item, in: campaign) else { return [] }
        if canSeeReadings(of: item, in: campaign) { return all }
        return all.filter { $0.member == member }
    }

    /// The themes of an item itself, without those merged into it.
    package func ownThemes(of item: Int32, in campaign: Campaign) -> VisibleThemes {
        guard canSee(item, in: campaign) else { return VisibleThemes() }
        let isBlind = isBlindToday(to: item, in: campaign)
        if let settled = campaign.resolution(of: item), !isBlind {
            return VisibleThemes(state: .settled, themes: settled.themes, split: settled.split)
        }
        let all = campaign.readings(of: item)
        guard all.count >= Campaign.codersPerItem, !isBlind else {
            guard let own = all.first(where: { $0.member == member }), !isPublic else {
                return VisibleThemes()
            }
            return VisibleThemes(state: .own, themes: own.themes, split: own.split)
        }
        let split = campaign.sortedIDs(all.flatMap(\.split))
        if all.allSatisfy({ $0.themes == all[0].themes && $0.split.isEmpty }) {
            return VisibleThemes(state: .agreed, themes: all[0].themes)
        }
        // Where they differ, only those who settle it are told.
        guard worksOnThemes else { return VisibleThemes() }
        let shared = all[0].themes.filter { theme in
            all.allSatisfy { $0.themes.contains(theme) }
        }
        let others = Set(all.flatMap(\.themes)).subtracting(shared)
        return VisibleThemes(
            state: .open, themes: shared, disputed: campaign.themeBook.sorted(Array(others)),
            split: split)
    }

    /// True where today nobody is told of others' readings that an earlier state has.
    private func isBlindToday(to item: Int32, in campaign: Campaign) -> Bool {
        guard let today = campaign.today else { return false }
        guard let now = today.item(item) else { return true }
        let state = ownThemes(of: now, in: today.campaign).state
        return state == .none || state == .own
    }

    /// The themes of an item; those of a head united with those of its group.
    package func themes(of item: Int32, in campaign: Campaign) -> VisibleThemes {
        var result = ownThemes(of: item, in: campaign)
        let group = campaign.group(of: item)
        guard group.count > 1 else { return result }
        let order: [VisibleThemes.State] = [.none, .own, .agreed, .settled, .open]
        for other in group.dropFirst() {
            let more = ownThemes(of: other, in: campaign)
            let isStronger =
                (order.firstIndex(of: more.state) ?? 0) > (order.firstIndex(of: result.state) ?? 0)
            if isStronger { result.state = more.state }
            result.themes += more.themes.filter { !result.themes.contains($0) }
            result.disputed += more.disputed.filter { !result.disputed.contains($0) }
            result.split += more.split.filter { !result.split.contains($0) }
        }
        result.themes = campaign.themeBook.sorted(result.themes)
        result.disputed = campaign.themeBook.sorted(
            result.disputed.filter { !result.themes.contains($0) })
        return result
    }
}

extension Campaign {
    /// The ids of the themes of an item that a viewer may see: of a head, its group's united.
    package func themes(of item: Int32, _ viewpoint: Viewpoint) -> [String] {
        coding.codings.isEmpty && coding.resolutions.isEmpty
            ? [] : viewpoint.themes(of: item, in: self).themes
    }

    fileprivate func sortedIDs(_ ids: [String]) -> [String] { Set(ids).sorted() }

    /// The themes of an item in a sentence for `show`, `why` and the reading pane; nil where there
    /// is nothing that the viewer may see.
    package func themeSentence(of item: Int32, _ viewpoint: Viewpoint) -> String? {
        let seen = viewpoint.themes(of: item, in: self)
        func titles(_ ids: [String]) -> String {
            ids.isEmpty
                ? "none fits" : ids.map { themeBook.title($0) }.joined(separator: ", ")
        }
        var text: String
        switch seen.state {
        case .none: return nil
        case .own:
            text = titles(seen.themes) + " (your own coding; the other's is hidden, or not there)"
        case .agreed: text = titles(seen.themes) + " (both coders agree)"
        case .settled:
            let settled = resolution(of: item)
            text = titles(seen.themes)
            if let settled, viewpoint.member != nil {
                text += " (settled by \(settled.member)"
                text += settled.note.map { ": “\($0)”)" } ?? ")"
            }
        case .open:
            text =
                (seen.themes.isEmpty ? "" : titles(seen.themes) + "; ")
                + "the coders differ on \(seen.disputed.isEmpty ? "themes that were split" : titles(seen.disputed))"
        }
        if !seen.split.isEmpty {
            text += "; split since, to be coded again: " + titles(seen.split)
        }
        return "Themes: " + text
    }

    /// The same for programs: what `show` and `why` give as `coding`.
    package func themesJSON(of item: Int32, _ viewpoint: Viewpoint) -> JSONValue {
        let seen = viewpoint.themes(of: item, in: self)
        let settled = seen.state == .settled && !viewpoint.isPublic ? resolution(of: item) : nil
        return .row([
            "state": .string(seen.state.rawValue), "themes": .strings(seen.themes),
            "disputed": .strings(seen.disputed), "split": .strings(seen.split),
            "settled_by": .optional(settled?.member), "note": .optional(settled?.note),
            "readings": .array(
                viewpoint.readings(of: item, in: self).map { reading in
                    .row([
                        "member": .string(reading.member), "pass": .string(reading.pass),
                        "themes": .strings(reading.themes), "split": .strings(reading.split),
                        "at": .string(reading.stamp.time.text),
                    ])
                }),
        ])
    }
}
