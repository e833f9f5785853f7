/// The keys of all places as they are shown, made once: the footer asks for them at every frame.
enum KeyTable {
    static let places = Dictionary(uniqueKeysWithValues: Place.allCases.map { ($0, keys(of: $0)) })
    static let global = GlobalAction.bindings.map(KeyHelp.init)

    /// What stands in the footer of a place, in its order: the place's own keys first.
    static let footers = places.mapValues { keys in
        (keys + global).filter(\.inFooter).map { key in
            FooterHint(key: key.keys.first?.name ?? "", label: key.label)
        }
    }

    /// Coding does other things in each of its modes.
    static let codingFooters = Dictionary(
        uniqueKeysWithValues: CodingScreen.Mode.allCases.map { mode in
            (
                mode,
                CodingScreen.footer(mode).map { FooterHint(key: $0.key, label: $0.label) }
                    + global.filter(\.inFooter).map { key in
                        FooterHint(key: key.keys.first?.name ?? "", label: key.label)
                    }
            )
        })

    private static func keys(of place: Place) -> [KeyHelp] {
        switch place {
        case .overview: OverviewScreen.bindings.map(KeyHelp.init)
        case .ideas: IdeasScreen.bindings.map(KeyHelp.init)
        case .triage: TriageScreen.bindings.map(KeyHelp.init)
        case .coding: CodingScreen.bindings.map(KeyHelp.init)
        case .duplicates: DuplicatesScreen.bindings.map(KeyHelp.init)
        case .panel: PanelScreen.bindings.map(KeyHelp.init)
        case .deliberate: DeliberateScreen.bindings.map(KeyHelp.init)
        case .shortlist: ShortlistScreen.bindings.map(KeyHelp.init)
        case .present: PresentScreen.bindings.map(KeyHelp.init)
        case .journal: JournalScreen.bindings.map(KeyHelp.init)
        case .replay: ReplayScreen.bindings.map(KeyHelp.init)
        case .guide: GuideScreen.bindings.map(KeyHelp.init)
        case .register: RegisterScreen.bindings.map(KeyHelp.init)
        case .challenges: ChallengesScreen.bindings.map(KeyHelp.init)
        }
    }
}

/// A key and its word in the footer.
struct FooterHint: Sendable {
    let key: String
    let label: String
    /// Columns, with the space after it: keys and labels are ASCII.
    let columns: Int

    init(key: String, label: String) {
        self.key = key
        self.label = label
        columns = key.utf8.count + label.utf8.count + 3
    }

    /// The hint with its letter twice, where that is what has to be typed.
    func doubled(_ letters: Set<Unicode.Scalar>) -> FooterHint {
        guard key.unicodeScalars.count == 1, let scalar = key.unicodeScalars.first,
            letters.contains(scalar)
        else { return self }
        return FooterHint(key: key + key, label: label)
    }
}
