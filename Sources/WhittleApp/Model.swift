package import WhittleCells
package import WhittleCore

/// The whole terminal interface as one value. It changes through `update` alone, and asks for what
/// it wants done through effects; it never reads a clock, a file or the terminal.
package struct Model: Sendable {
    package internal(set) var place: Place
    package internal(set) var size: Size
    package let policy: DisplayPolicy
    package let member: String?
    /// The word on the last line: what happened, or why not.
    package internal(set) var status = ""
    package internal(set) var saveState = SaveState.shared
    /// Lines of others that arrived and are not yet in the lists that are frozen.
    package internal(set) var arrivals = 0
    /// What is wrong with the journal, in a few words; empty where nothing is.
    package var banner = ""
    /// The day's date, `2015-03-26`: what a new meeting is prefilled with. Empty where nobody says
    /// the time.
    var today: String { now?.dateText ?? "" }
    /// The time of the last thing that happened: what phases and clocks are judged by. Nil where
    /// nobody says it, and then nothing is closed on a screen.
    package var now: Timestamp?

    var overview = OverviewScreen()
    var ideas = IdeasScreen()
    var triage = TriageScreen()
    var coding = CodingScreen()
    /// Themes that other members have chosen on this device and not saved.
    var otherDrafts: [JSONMember] = []
    var duplicates = DuplicatesScreen()
    var panel = PanelScreen()
    var deliberate = DeliberateScreen()
    var shortlist = ShortlistScreen()
    var present = PresentScreen()
    var journal = JournalScreen()
    var replay = ReplayScreen()
    var guide = GuideScreen()
    var register = RegisterScreen()
    var challenges = ChallengesScreen()
    var overlay: Overlay?
    /// Derived from the campaign, and remembered until it changes.
    var derived: Derived?
    var figures = OverviewFigures()
    /// Reads on where the texts have changed, on the places that ask it.
    var similarity = SimilarityIndex()
    /// What the campaign's rules find in the texts, read on like the above.
    var rules = RuleIndex()
    /// Texts that were begun and not written yet, by what they are for.
    var textDrafts: [String: String] = [:]
    /// What the member noted for themselves on this device, by idea.
    var privateNotes: [String: String] = [:]
    /// True where the open overlay has been on the screen.
    var overlayIsPainted = false
    /// The items of a verdict that is being written.
    var inFlight: [Int32] = []
    /// When the last key was pressed.
    var keyTime = 0.0
    /// What the above was brought up to date for.
    private var prepared: Prepared?
    var hasBegun = false
    var mouseIsOn = false
    /// As whom the member looks; nil: as themselves.
    let seenAs: SeenAs?
    /// One's own screens while one looks as another role; empty or one.
    var ownModel: [Model] = []

    package init(
        _ campaign: Campaign, member: String?, size: Size, policy: DisplayPolicy = DisplayPolicy(),
        place: Place? = nil, drafts: [JSONMember] = [], seenAs: SeenAs? = nil
    ) {
        let own = member.map { Viewpoint($0, in: campaign) } ?? .publicView
        let viewpoint = seenAs.map { own.looking(as: $0) } ?? own
        self.seenAs = seenAs
        self.place = place ?? Place.first(for: viewpoint)
        self.member = member
        self.size = size
        self.policy = policy
        takeDrafts(drafts)
        if viewpoint.isPublic { status = Model.nobody }
        prepare(campaign)
        enter(campaign)
    }

    private struct Prepared: Equatable {
        var version: Int
        var place: Place
    }

    /// Said to whoever is no member here.
    static let nobody = "You are reading as the public does. Say who you are: whittle --as MEMBER."

    /// Where a screen may draw: all but the heading, the footer and the status line.
    var area: Rect {
        Rect(column: 0, row: 1, columns: size.columns, rows: max(0, size.rows - 3))
    }

    /// True where the place shows what time it is: it is drawn anew each minute.
    package var showsClock: Bool { place == .overview && overlay == nil }

    /// Below this a screen cannot be read, and only a word is shown.
    package static let smallest = Size(columns: 40, rows: 8)
    var isTooSmall: Bool {
        size.columns < Model.smallest.columns || size.rows < Model.smallest.rows
    }

    /// Brings what is derived from the campaign up to date. On Triage, Coding and Duplicates,
    /// where every key changes the campaign, the rankings wait until another place is opened.
    mutating func prepare(_ campaign: Campaign) {
        let now = Prepared(version: campaign.version, place: place)
        if prepared != now {
            prepared = now
            derive(campaign)
        }
        if place == .overview { overview.prepare(context(campaign)) }
        if place == .shortlist { shortlist.prepare(context(campaign)) }
        if place == .deliberate { deliberate.prepare(context(campaign)) }
        if place == .present { present.prepare(context(campaign)) }
        if place == .journal { journal.prepare(context(campaign)) }
        if place == .replay { replay.prepare(context(campaign)) }
        if place == .guide { takeUpGuideDrafts() }
    }

    private mutating func derive(_ campaign: Campaign) {
        let viewpoint = viewer(campaign)
        let isCurrent = derived?.version == campaign.version && derived?.viewpoint == viewpoint
        let isQueue = place == .triage || place == .duplicates
        let canWait = isQueue || place == .coding
        if !isCurrent, !canWait || derived?.viewpoint != viewpoint {
            derived = Derived(campaign, viewpoint)
        }
        if isQueue { similarity.update(campaign) }
        if place == .triage { rules.update(campaign) }
        let isFresh = figures.version == campaign.version
        if place == .overview, !isFresh || !figures.isWhole {
            figures = OverviewFigures(campaign, viewpoint)
        } else if place == .panel, !isFresh {
            figures = .ofPanel(campaign, viewpoint)
        }
    }

    /// Today, else the day of the last line of the journal; in days since 1970-01-01.
    private func day(_ campaign: Campaign) -> Int {
        now?.day ?? Timestamp(milliseconds: max(0, campaign.latestAt)).day
    }

    func context(_ campaign: Campaign) -> Context {
        let viewpoint = derived?.viewpoint ?? viewer(campaign)
        return Context(
            campaign: campaign, viewpoint: viewpoint,
            member: seenAs == .publicView ? nil : member,
            derived: derived ?? Derived(campaign, viewpoint), figures: figures,
            similarity: similarity, rules: rules, area: area, policy: policy, notes: privateNotes,
            now: now, today: day(campaign))
    }

    /// Changes the model by what happened; answers what is to be done.
    package mutating func update(_ message: Message, _ campaign: Campaign) -> [Effect] {
        prepare(campaign)
        let before = overlay
        var effects = react(message, campaign)
        if overlay != before { overlayIsPainted = false }
        prepare(campaign)
        if place == .panel { panel.choose(context(campaign)) }
        if place == .coding { coding.choose(context(campaign)) }
        if place == .present { present.check(campaign) }
        // A frame that was painted asks for nothing.
        if message != .painted, let claims = claims(campaign) { effects.append(.claim(claims)) }
        if message != .painted, let reading = newReading(campaign) { effects.append(reading) }
        if let projection = newProjection() { effects.append(projection) }
        // A screen knows its own drafts; all of them are kept together.
        return readOnly(effects).map { effect in
            if case .keepDrafts = effect { .keepDrafts(allDrafts) } else { effect }
        }
    }

    private mutating func react(_ message: Message, _ campaign: Campaign) -> [Effect] {
        switch message {
        case .key(let key, let time):
            keyTime = time
            present.now = time
            return press(key, at: time, campaign)
        case .clock(let time):
            present.now = time
            return []
        case .resized(let size):
            self.size = size
            return []
        case .painted:
            overlayIsPainted = overlay != nil
            if overlay == nil, place == .triage {
                let item = triage.selected(context(campaign))
                triage.painted = item
                triage.paintedText = item.map { campaign.textChecksum(of: $0) } ?? ""
            }
            if overlay == nil, place == .duplicates {
                duplicates.painted = duplicates.shown(context(campaign))
            }
            if overlay == nil, place == .coding {
                coding.painted = coding.selected(context(campaign))
            }
            if overlay == nil, place == .present { present.isPainted = true }
            return []
        case .journalGrew:
            arrivals += 1
            if let notice = triage.noteArrivals(context(campaign)) { status = notice }
            if place == .deliberate, let notice = deliberate.noteArrivals(context(campaign)) {
                status = notice
            }
            giveWay(context(campaign))
            return []
        case .colleagues(let colleagues):
            triage.setClaims(colleagues, context(campaign))
            panel.setColleagues(colleagues, context(campaign))
            giveWay(context(campaign))
            return []
        case .committed(let intent, let lines, let saved):
            saveState = saved
            return committed(intent, lines, campaign)
        case .failed(let sentence):
            status = sentence
            if sentence.hasPrefix("Not saved") { saveState = .notSaved }
            inFlight = []
            return []
        case .shared(let state):
            saveState = state
            return []
        case .notice(let text):
            status = text
            return []
        case .tick(let time):
            if tickInterval != nil { replay.tick(time) }
            return []
        }
    }

    private mutating func committed(
        _ intent: Intent, _ lines: [String], _ campaign: Campaign
    ) -> [Effect] {
        let context = context(campaign)
        if place == .guide { guide.arrange(context) }
        switch intent {
        case .verdict(let words, let verdict, let reason, let draft):
            status = words + ". u takes it back."
            triage.advance(
                past: inFlight,
                TriageScreen.Given(items: inFlight, verdict: verdict, reason: reason), context)
            inFlight = []
            if let draft {
                textDrafts[draft] = nil
                return [.keepDrafts(allDrafts)]
            }
        case .judged(let judged): showFirst(judged, context)
        case .written(let words, let draft):
            status = words
            if let draft {
                textDrafts[draft] = nil
                return [.keepDrafts(allDrafts)]
            }
        case .pair(let words):
            status = words + ". u takes it back."
            duplicates.settle(context)
        case .review(let idea):
            status = sentWords(idea, context)
            return panel.finish(idea, context)
        case .developed(let words, let drafts):
            status = words
            forget(drafts)
            return [.keepDrafts(allDrafts)]
        case .deliberated(let words, let drafts):
            status = words
            for draft in drafts { textDrafts[draft] = nil }
            return [.keepDrafts(allDrafts)]
        case .recusal(let idea):
            status = "You stand back from \(idea) and its group: hidden from you. u takes it back."
            return panel.finish(idea, context)
        case .coding(let item):
            coding.finish(item, context)
            status = "The themes of \(item) are saved. \(undoKey(context)) takes it back."
            return [.keepDrafts([])]
        case .undo(let words, let items, let staying):
            tellUndo(words, items, staying, campaign)
            if place == .triage {
                triage.restore(items.compactMap { campaign.items.find($0) }, context)
            }
            if place == .duplicates { duplicates.takeBack(context) }
        case .redo(let words):
            status = "Done again: \(words)."
            if place == .triage { triage.fill(context) }
            if place == .duplicates { duplicates.settle(context) }
            panel.idea = nil
        case .theme(let words, let theme):
            status = words
            coding.show(theme, context)
        case .other(let words): status = words
        }
        return []
    }

    /// Opens a place; each keeps its state.
    mutating func open(_ place: Place, _ campaign: Campaign) {
        replay.holdStill()
        if place == .present, self.place != .present { present.cameFrom = self.place }
        self.place = place
        overlay = nil
        status = ""
        prepare(campaign)
        enter(campaign)
    }

    private mutating func enter(_ campaign: Campaign) {
        let context = context(campaign)
        switch place {
        case .ideas: ideas.arrange(context)
        case .triage where !triage.isFilled || triage.filledAt != campaign.version:
            triage.fill(context)
        case .coding: coding.choose(context)
        case .duplicates where !duplicates.isFilled || duplicates.filledAt != campaign.version:
            duplicates.fill(context)
        case .panel: panel.choose(context)
        case .deliberate: deliberate.enter(context)
        case .guide: guide.enter(context)
        case .shortlist where !hasBegun:
            shortlist.begin(context)
            hasBegun = true
        case .replay: replay.enter(context)
        case .overview, .journal, .triage, .duplicates, .shortlist, .challenges: break
        case .register: register.arrange(context)
        case .present where !present.hasBegun: present.begin(context)
        case .present: break
        }
        arrivals = 0
    }

    /// The item that the place shows as chosen.
    func selectedItem(_ campaign: Campaign) -> Int32? {
        let context = context(campaign)
        switch place {
        case .overview: return nil
        case .ideas: return ideas.selected(context)
        case .triage: return triage.selected(context)
        case .coding: return coding.selected(context)
        case .duplicates: return duplicates.selected(context)
        case .panel: return panel.selected(context)
        case .deliberate: return deliberate.selected(context)
        case .shortlist: return shortlist.selected(context)
        case .present: return nil
        case .journal: return nil
        case .replay: return replay.selected(context)
        case .guide: return guide.selected(context)
        case .register: return nil
        case .challenges: return challenges.selected(context)
        }
    }

    /// The keys of a place, for footer, help, palette and documents.
    package static func keys(of place: Place) -> [KeyHelp] { KeyTable.places[place] ?? [] }
}
