/// What was done in a campaign, day by day: each line folded again, in the order of the days, into
/// a campaign that begins empty. A line's day is that of its `happened`, else of its `at`, in UTC.
///
/// Nothing is read again: texts, names and votes are those that the campaign has in memory. On
/// which order the lines of one day are folded in nothing depends.
struct ReplayReel: Sendable {
    /// One line, as an index into what the campaign holds.
    private enum Piece: Sendable {
        case record(Int32)
        /// The submission of the item that counts.
        case item(Int32)
        case vote(Int32)
        case other(Int32)
    }

    /// A line that is in none of the campaign's columns, or one that may come and go.
    private enum Other: Sendable {
        case submission(ItemRow, Int32)
        case vote(Vote)
        case tally(TallyRecorded, RecordedTally)
        case event(Record)

        var stamp: Stamp {
            switch self {
            case .submission(let row, _): row.stamp
            case .vote(let vote): vote.stamp
            case .tally(_, let tally): tally.stamp
            case .event(let record): record.stamp
            }
        }
    }

    private let now: Campaign
    private var others: [Other] = []
    private var pieces: [Piece] = []
    /// For each day from the first on where its pieces begin; one more at the end.
    private var starts: [Int32] = []
    /// The first day, in days since 1970.
    let firstDay: Int
    /// For each item whether it has ever been flagged, and whether totals were ever recorded for
    /// it: most have neither.
    private(set) var flagged: [Bool]
    private(set) var tallied: [Bool]
    /// Lines whose presence changes on the way, since they are undone by others, and whether they
    /// have been reached.
    private var wavering: [LineKey: [(other: Int32, isReached: Bool)]] = [:]
    /// The campaign as it was at the end of the day that was folded last.
    private(set) var past: Campaign

    /// The days from the first on which something happened to the last; empty where nothing did.
    var days: Range<Int> { firstDay..<firstDay + max(0, starts.count - 1) }
    var count: Int { pieces.count }

    init(_ campaign: Campaign) {
        now = campaign
        past = campaign.cleared()
        flagged = Array(repeating: false, count: campaign.rows.count)
        tallied = flagged
        var found: [(piece: Piece, day: Int32)] = []
        found.reserveCapacity(campaign.votes.votes.count + campaign.rows.count)
        var extra: [Other] = []
        func add(_ other: Other, _ time: Int64) {
            found.append((.other(Int32(extra.count)), ReplayReel.day(time)))
            extra.append(other)
        }
        let mayWaver = !campaign.undone.isEmpty
        func wavers(_ stamp: Stamp) -> Bool {
            mayWaver && campaign.undone[stamp.line] != nil
        }
        for (index, record) in campaign.records.enumerated()
        where !record.event.type.holdsAtAllTimes {
            found.append((.record(Int32(index)), ReplayReel.day(record.time)))
        }
        for (index, row) in campaign.rows.enumerated() where row.kind != .unknown {
            guard row.origin < 0 else { continue }
            if wavers(row.stamp) {
                add(.submission(row, Int32(index)), row.happened)
            } else {
                found.append((.item(Int32(index)), ReplayReel.day(row.happened)))
            }
        }
        for (item, history) in campaign.histories {
            for entry in history.submissions.entries
            where entry.value.row.origin < 0 && entry.stamp != campaign.rows[Int(item)].stamp {
                add(.submission(entry.value.row, item), entry.value.row.happened)
            }
            for system in history.tallies {
                tallied[Int(item)] = true
                for tally in system.entries {
                    let event = TallyRecorded(
                        target: .idea(campaign.items.name(item)), system: system.system,
                        up: tally.up, down: tally.down, pass: tally.pass)
                    add(.tally(event, tally), tally.happened)
                }
            }
        }
        // A vote that was taken back leaves an empty place, before all time.
        for (index, vote) in campaign.votes.votes.enumerated() where vote.happened != .min {
            if wavers(vote.stamp) {
                add(.vote(vote), vote.happened)
            } else {
                found.append((.vote(Int32(index)), ReplayReel.day(vote.happened)))
            }
        }
        campaign.votes.forEachReplaced { add(.vote($0), $0.happened) }
        for record in campaign.undoneContributions {
            add(.event(record), record.time)
            if case .tallyRecorded(let event) = record.event,
                let item = campaign.items.find(event.target.id)
            {
                tallied[Int(item)] = true
            }
        }
        for record in campaign.records {
            guard case .flagRaised(let flag) = record.event,
                let item = campaign.items.find(flag.item)
            else { continue }
            flagged[Int(item)] = true
        }
        others = extra
        let first = found.min { $0.day < $1.day }?.day ?? 0
        let last = found.max { $0.day < $1.day }?.day ?? -1
        firstDay = Int(first)
        lay(found, Int(first), Int(last))
        if mayWaver {
            for (index, other) in extra.enumerated() where wavers(other.stamp) {
                wavering[other.stamp.line, default: []].append((Int32(index), false))
            }
        }
        for record in campaign.records where record.event.type.holdsAtAllTimes {
            fold(record)
        }
    }

    private static func day(_ milliseconds: Int64) -> Int32 {
        Int32(Timestamp(milliseconds: milliseconds).day)
    }

    /// Puts the pieces in the order of their days.
    private mutating func lay(_ found: [(piece: Piece, day: Int32)], _ first: Int, _ last: Int) {
        guard last >= first else { return }
        starts = Array(repeating: 0, count: last - first + 2)
        for entry in found { starts[Int(entry.day) - first + 1] += 1 }
        for index in 1..<starts.count { starts[index] += starts[index - 1] }
        var next = starts
        pieces = Array(repeating: .item(0), count: found.count)
        for entry in found {
            let day = Int(entry.day) - first
            pieces[Int(next[day])] = entry.piece
            next[day] += 1
        }
    }

    /// How many lines are of a day.
    func count(of day: Int) -> Int {
        guard days.contains(day) else { return 0 }
        return Int(starts[day - firstDay + 1] - starts[day - firstDay])
    }

    /// The items that were submitted on a day, and how many votes were given, replaced and excluded
    /// ones among them.
    func contributions(of day: Int) -> (items: [Int32], votes: Int) {
        var items: [Int32] = []
        var votes = 0
        for piece in pieces(of: day) {
            switch piece {
            case .item(let item): items.append(item)
            case .vote(let index) where now.votes.votes[Int(index)].value != 2: votes += 1
            case .other(let index):
                switch others[Int(index)] {
                case .submission(_, let item): items.append(item)
                case .vote(let vote) where vote.value != 2: votes += 1
                case .event(let record): if case .voteCast = record.event { votes += 1 }
                case .vote, .tally: break
                }
            case .record, .vote: break
            }
        }
        return (items, votes)
    }

    private func pieces(of day: Int) -> ArraySlice<Piece> {
        guard days.contains(day) else { return [] }
        return pieces[Int(starts[day - firstDay])..<Int(starts[day - firstDay + 1])]
    }

    /// Folds the lines of a day. To be called for one day after the other.
    mutating func fold(day: Int) {
        for piece in pieces(of: day) {
            switch piece {
            case .record(let index): fold(now.records[Int(index)])
            case .item(let item): past.submit(now.rows[Int(item)], as: item, .add)
            case .vote(let index):
                var vote = now.votes.votes[Int(index)]
                vote.next = -1
                past.fold(vote, .add)
            case .other(let index): reach(index)
            }
        }
        past.settleGroups()
        past.version += 1
    }

    private mutating func fold(_ record: Record) {
        let undone: [String]
        switch record.event {
        case .lineUndone(let event): undone = event.lines
        case .lineRedone(let event): undone = event.lines
        default: undone = []
        }
        let keys = wavering.isEmpty ? [] : undone.compactMap { now.lineKey($0) }
        let before = keys.map { past.isUndone($0) }
        _ = past.fold(
            record.event, record.stamp, happened: record.happened, action: record.action)
        for (key, wasUndone) in zip(keys, before) where past.isUndone(key) != wasUndone {
            for entry in wavering[key] ?? [] where entry.isReached {
                apply(entry.other, wasUndone ? .add : .remove)
            }
        }
    }

    private mutating func reach(_ index: Int32) {
        let key = others[Int(index)].stamp.line
        if let place = wavering[key]?.firstIndex(where: { $0.other == index }) {
            wavering[key]?[place].isReached = true
            guard !past.isUndone(key) else { return }
        }
        apply(index, .add)
    }

    private mutating func apply(_ index: Int32, _ mode: FoldMode) {
        switch others[Int(index)] {
        case .submission(let row, let item): past.submit(row, as: item, mode)
        case .vote(var vote):
            vote.next = -1
            past.fold(vote, mode)
        case .tally(let event, let tally):
            past.apply(
                .tallyRecorded(event),
                FoldedLine(
                    stamp: tally.stamp, member: "",
                    happened: Timestamp(milliseconds: tally.happened)), mode)
        case .event(let record):
            past.apply(
                record.event,
                FoldedLine(
                    stamp: record.stamp, member: record.member, happened: record.happened), mode)
        }
    }
}

extension Record {
    /// When it happened: at its source, else when it was written, in milliseconds.
    var time: Int64 { happened?.milliseconds ?? stamp.at }
}

extension Campaign {
    /// An empty campaign with the names, texts, members and handles of this one: what is told of
    /// this one's lines can be folded into it again, in any order and as far as one likes.
    func cleared() -> Campaign {
        var next = restarted()
        next.undone = [:]
        next.conflicts = [:]
        next.items = items
        next.participants = participants
        next.questionNames = questionNames
        next.arena = arena
        next.rows = ContiguousArray(repeating: ItemRow(), count: rows.count)
        return next
    }
}
