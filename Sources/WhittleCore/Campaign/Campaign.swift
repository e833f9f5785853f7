/// The campaign as a function of the set of admitted lines: fold them in any order, get the same.
/// Everything that grows is in flat columns; everything that a line sets is a register.
package struct Campaign: Sendable {
    // MARK: Who writes

    /// The id of the line that made the campaign, as `campaign.json` names it; nil where the file
    /// is missing and the line with the lowest stamp counts.
    package private(set) var id: String?
    /// The same, taken apart: the title is asked for at every frame.
    private let idParts: (writer: String, seq: Int)?
    package internal(set) var writers = WriterTable()
    package internal(set) var membership = Membership()
    /// What the files say of themselves, by writer: whose campaign, and what writes them.
    var openings: [Int32: Register<WriterOpened>] = [:]
    /// The writers of files that belong to another campaign.
    var foreignWriters: [Int32: String] = [:]
    var creations: [(stamp: Stamp, event: CampaignCreated, member: String)] = []
    var settings = CampaignSettings()

    // MARK: What there is

    package internal(set) var items = Interner()
    package internal(set) var participants = Interner()
    var questionNames = Interner()
    package internal(set) var rows: ContiguousArray<ItemRow> = []
    var histories: [Int32: ItemHistory] = [:]
    package internal(set) var votes = VoteTable()
    var arena = TextArena()
    /// The items whose text came or changed, in the order of folding, one again at each change:
    /// what is derived from texts reads on from where it stopped.
    package internal(set) var textChanges: ContiguousArray<Int32> = []
    /// Counts up where any text may have changed: what is derived from texts then begins anew.
    package internal(set) var textEpoch = 0
    /// Counts up where the rules or the reason codes may have changed.
    package internal(set) var ruleChanges = 0
    var erasedItems: Set<Int32> = []
    var erasedParticipants: Set<Int32> = []
    var excluded: [Int32: Register<Bool>] = [:]
    var excludedNow: Set<Int32> = []
    var participantDetails: [Int32: Register<ParticipantJoined>] = [:]
    var questions: [Int32: Register<QuestionAsked>] = [:]
    var phases: [String: Register<PhaseScheduled>] = [:]
    var policies: [String: Register<PolicyWritten>] = [:]
    var savedQueries: [String: Register<QuerySaved>] = [:]
    var rules: [String: Register<RuleSet>] = [:]

    // MARK: Groups, settled after each batch

    var groups = MergedGroups()

    // MARK: Moderation, panel, whittling

    var pairs: [ItemPair: Register<PairVerdict>] = [:]
    var closedFlags: [String: Set<Stamp>] = [:]
    var samples: [String: SampleEntries] = [:]
    var delivery = DeliveryState()
    var rounds: [String: RoundState] = [:]
    var reviews: [Int32: [ReviewSlot]] = [:]
    var recusals: [Int32: [String: Register<Recusal>]] = [:]
    var assignments: [AssignmentKey: Register<Bool>] = [:]
    var sealing = SealState()
    var whittling = WhittlingState()
    var coding = CodingState()
    var guide = GuideState()
    var evidence = EvidenceState()

    /// The campaign as it is, where this one is an earlier state of it: what today hides is not
    /// shown.
    package internal(set) var today: Today?

    // MARK: The lines themselves

    /// Everything that people did, by line; the bulk of contributions and votes is not among them.
    package internal(set) var records: [Record] = []
    var recordIndex: [LineKey: [Int]] = [:]
    /// Contributions and votes that are undone: they are in no column, and looking back shows them.
    var undoneContributions: [Record] = []
    var undone: [LineKey: Register<Undoing>] = [:]
    package internal(set) var intake = IntakeReport()
    var conflicts: [LineKey: [[UInt8]]] = [:]
    var foldedVariants: Set<VariantKey> = []
    /// Conflicts found since all was folded last: what decides over lines may have taken one copy
    /// for another.
    var newConflicts: Set<LineKey> = []
    /// The lines that an erasure names, whoever holds their bytes, with the lines that erase them.
    var erasures: [LineKey: Set<Stamp>] = [:]
    var erasedFormsRefused: Set<LineKey> = []
    /// The lines that stand in their erased form somewhere: it wins over any other bytes.
    var erasedForms: Set<LineKey> = []
    /// The latest clock of a reader: a line once admitted stays in.
    var latestNow = Int64.min
    /// The `at` of the line that waits for the shortest time.
    package internal(set) var earliestWaiting: Int64?
    var authorities: [WriterAuthority?] = []
    /// Counts up with every fold: what is derived from the campaign is remembered by it.
    package internal(set) var version = 0
    /// True where a line arrived that changes what earlier lines meant: fold all again, with what
    /// is now known of members, undone lines and conflicts (`restarted()`).
    package internal(set) var needsRefold = false

    package init(id: String? = nil) {
        self.id = id
        idParts = id.flatMap { Identifier.parts(ofLine: $0) }
        if let line = idParts, let writer = Identifier.parts(ofWriter: line.writer) {
            membership.setOwner(writer.member, [])
        }
    }

    /// An empty campaign that remembers what decides over lines: members, undone lines, erasures,
    /// conflicts. All lines are to be folded into it again.
    package func restarted() -> Campaign {
        var next = Campaign(id: id)
        next.restart(from: self)
        return next
    }

    private mutating func restart(from old: Campaign) {
        for writer in old.writers.writers { _ = writers.intern(writer.name) }
        conflicts = old.conflicts
        version = old.version + 1
        textEpoch = old.textEpoch + 1
        ruleChanges = old.ruleChanges + 1
        latestNow = old.latestNow
        // A line of which differing copies have turned up is to be folded again, each copy in its
        // place.
        creations = old.creations.filter { !old.newConflicts.contains($0.stamp.line) }
        openings = old.openings.mapValues { register in
            register.filtered { !old.newConflicts.contains($0.stamp.line) }
        }
        foreignWriters = findForeignWriters()
        func isSettled(_ stamp: Stamp) -> Bool {
            !old.newConflicts.contains(stamp.line) && foreignWriters[stamp.writer] == nil
        }
        membership = old.membership
        membership.keep(isSettled, writers.ranks)
        if id == nil { membership.setOwner(creation?.member, writers.ranks) }
        // Who undid or erased a line must still have been entitled to, by what is now known of the
        // members.
        undone = old.undone.mapValues { register in
            register.filtered { entry in
                isSettled(entry.stamp)
                    && entry.value.isEntitled(entry.stamp, membership, writers)
            }
        }
        erasures = old.erasures.mapValues { stamps in
            stamps.filter { stamp in
                isSettled(stamp)
                    && membership.roles(
                        of: writers[stamp.writer].member, at: stamp, ranks: writers.ranks)?
                        .contains(.facilitator) == true
            }
        }
        erasedForms = old.erasedForms.filter { erasures[$0]?.isEmpty == false }
    }

    /// The campaign's own id, known also where `campaign.json` is missing.
    package var creationID: String? {
        id ?? creation.map { writers[$0.stamp.writer].name + "-\($0.stamp.seq)" }
    }

    var creation: (stamp: Stamp, event: CampaignCreated, member: String)? {
        if let named = idParts {
            return creations.first {
                $0.stamp.seq == named.seq && writers[$0.stamp.writer].name == named.writer
            }
        }
        return creations.first
    }

    /// The handle of an item, a new one where it is not known yet.
    mutating func intern(item id: String) -> Int32 {
        let handle = items.intern(id)
        if rows.count <= Int(handle) { rows.append(ItemRow()) }
        return handle
    }

    /// Changes what was done with an item; the writers' ranks are given along.
    mutating func history(_ item: Int32, _ change: (inout ItemHistory, WriterRanks) -> Void) {
        rows[Int(item)].hasHistory = true
        change(&histories[item, default: ItemHistory()], writers.ranks)
    }
}

/// What a line is that is being folded, beside its payload.
struct FoldedLine: Sendable {
    var stamp: Stamp
    var member: String
    var happened: Timestamp?

    /// When it happened: at its source, else when it was written.
    var time: Int64 { happened?.milliseconds ?? stamp.at }
}

/// A line of a person's that the campaign remembers, for the journal's screen and for undo.
package struct Record: Sendable {
    package let stamp: Stamp
    package let member: String
    package let event: Event
    package let happened: Timestamp?
    /// The id of the first line of an action in several parts.
    package let action: String?
    package internal(set) var isUndone = false
}

/// The campaign's own properties: the first line, and later changes by field.
package struct CampaignSettings: Sendable {
    var title = Register<Change<String>>()
    var summary = Register<Change<String>>()
    var language = Register<Change<String>>()
    var currency = Register<Change<String>>()
    var address = Register<Change<String>>()
    var moderation = Register<Change<ModerationMode>>()
    var serves = Register<Change<Bool>>()
    var signatures = Register<Change<Bool>>()
}
