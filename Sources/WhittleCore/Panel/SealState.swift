/// What the lines say of sealed files, and which of those files are read.
struct SealState: Sendable {
    /// By round, then by member.
    var registers: [String: [String: Register<RoundSealed>]] = [:]
    /// The writers of sealed files whose lines count: those that fit their seal, and in an open
    /// round the member's own on this device.
    var admitted: Set<Int32> = []
}

/// A member's last seal in a round that was set while the round was open.
package struct Seal: Equatable, Sendable {
    package let round: String
    package let member: String
    /// The writer of the sealed file.
    package let writer: String
    /// How many ideas the member has reviewed in it.
    package let count: Int
    /// SHA-256 of the file, as `sha256sum` prints it.
    package let digest: String
}

/// What a sealed file is worth now.
package enum SealedStanding: Equatable, Sendable {
    /// No seal names it.
    case unnamed
    /// Its round is open: nobody else reads it yet.
    case waiting(Seal)
    /// Its round has closed: it counts where its bytes fit the seal.
    case opened(Seal)
    /// Its member sealed another file later, and that one counts.
    case superseded(by: Seal)
}

/// How far a member's sealed reviews have come.
package struct SealProgress: Equatable, Sendable {
    package let member: String
    /// Ideas reviewed.
    package let count: Int
    /// True where the round is closed, and the file is here and fits its seal.
    package let isOpened: Bool

    package init(member: String, count: Int, isOpened: Bool) {
        self.member = member
        self.count = count
        self.isOpened = isOpened
    }
}

extension Campaign {
    mutating func fold(_ event: RoundSealed, _ line: FoldedLine, _ mode: FoldMode) {
        // Nobody seals another's file.
        guard Identifier.parts(ofWriter: event.sealed)?.member == line.member else { return }
        sealing.registers[event.round, default: [:]][line.member, default: Register()].fold(
            event, line.stamp, mode, writers.ranks)
    }

    /// True where any file was sealed.
    package var hasSeals: Bool { !sealing.registers.isEmpty }

    /// True where reviews of the round were sealed.
    package func hasSeals(in round: String) -> Bool {
        sealing.registers[round]?.values.contains { $0.last != nil } == true
    }

    /// The seal of a member that counts in a round: the last that was set while it was open.
    package func seal(of member: String, in round: String) -> Seal? {
        guard let state = rounds[round],
            let entry = sealing.registers[round]?[member]?.entries.last(where: {
                wasOpen(state, at: $0.stamp)
            })
        else { return nil }
        return Seal(
            round: round, member: member, writer: entry.value.sealed, count: entry.value.count,
            digest: entry.value.digest)
    }

    /// The seals of a round that count, by member.
    package func seals(in round: String) -> [Seal] {
        (sealing.registers[round] ?? [:]).keys.sorted().compactMap { seal(of: $0, in: round) }
    }

    /// The seals of all rounds that count, by round and member.
    package var seals: [Seal] {
        sealing.registers.keys.sorted().flatMap { seals(in: $0) }
    }

    /// What the file of a sealed writer is worth now.
    package func standing(ofSealed writer: String) -> SealedStanding {
        guard let member = Identifier.parts(ofWriter: writer)?.member else { return .unnamed }
        var opened: Seal?
        var later: Seal?
        for round in sealing.registers.keys.sorted() {
            guard let seal = seal(of: member, in: round) else { continue }
            if seal.writer == writer {
                guard self.round(round)?.isOpen == false else { return .waiting(seal) }
                opened = opened ?? seal
            } else if sealing.registers[round]?[member]?.entries.contains(where: {
                $0.value.sealed == writer
            }) == true {
                later = later ?? seal
            }
        }
        if let opened { return .opened(opened) }
        return later.map { .superseded(by: $0) } ?? .unnamed
    }

    /// Lets the lines of a sealed file count, before they are folded. `isPrivate`: they are on this
    /// device only, and no line that others read rests on them.
    package mutating func admit(sealed writer: Int32, isPrivate: Bool) {
        sealing.admitted.insert(writer)
        writers[writer].isPrivate = isPrivate
        version += 1
    }

    /// How far the sealed reviews of a round have come, by member; empty where none were sealed.
    package func sealProgress(of round: Round) -> [SealProgress] {
        seals(in: round.id).map { seal in
            let isHere = writers.find(seal.writer).map {
                sealing.admitted.contains($0) && !writers[$0].isPrivate
            }
            return SealProgress(
                member: seal.member, count: seal.count,
                isOpened: !round.isOpen && isHere == true)
        }
    }

    /// How many ideas a member has reviewed in a round, undone and withdrawn reviews apart: what a
    /// seal publishes. Merging and hiding, which others do, never change it.
    package func reviewedCount(by member: String, in round: String) -> Int {
        reviews.values.reduce(0) { sum, slots in
            sum
                + slots.count { slot in
                    guard slot.round == round, slot.member == member,
                        let last = slot.register.last
                    else { return false }
                    return last.value != nil && sealing.admitted.contains(last.stamp.writer)
                }
        }
    }

    /// The ideas of a sealed round in the order in which a member reads them. Nobody may know what
    /// the others have read, so all go round the same circle, and each begins at a place of their
    /// own, evenly spaced: ideas are read equally often, without anyone telling which they read.
    package func sealedOrder(of ideas: [Int32], for member: String, in round: Round) -> [Int32] {
        let checksum = CRC32C()
        let circle = ideas.map { (item: $0, place: checksum.checksum(items.name($0))) }
            .sorted { one, other in
                one.place != other.place
                    ? one.place < other.place : items.isBefore(one.item, other.item)
            }.map(\.item)
        let panel = panel(of: round).map(\.name)
        guard let index = panel.firstIndex(of: member), !circle.isEmpty else { return circle }
        let start = index * circle.count / panel.count
        return Array(circle[start...] + circle[..<start])
    }
}

extension Campaign {
    /// True where a line may stand in the file of a sealed writer: the first says what it is, the
    /// others are its own member's reviews of the round that the file was sealed for. While no seal
    /// names the file, of any round: the seal is still to be set.
    package func mayStandSealed(_ event: Event, writer: String, isFirst: Bool) -> Bool {
        let round: String
        let member: String?
        switch event {
        case .writerOpened(let opened): return isFirst && opened.kind == .sealed
        case .reviewSubmitted(let review): (round, member) = (review.round, review.member)
        case .reviewWithdrawn(let review): (round, member) = (review.round, review.member)
        default: return false
        }
        guard !isFirst,
            member ?? Identifier.parts(ofWriter: writer)?.member
                == Identifier.parts(ofWriter: writer)?.member
        else { return false }
        switch standing(ofSealed: writer) {
        case .unnamed: return true
        case .waiting(let seal), .opened(let seal): return seal.round == round
        case .superseded: return false
        }
    }
}

/// Sentences about seals.
package enum SealWords {
    /// `3 of 4 seals opened; missing: ben`; nil where none were set.
    package static func opened(_ progress: [SealProgress]) -> String? {
        guard !progress.isEmpty else { return nil }
        let missing = progress.filter { !$0.isOpened }.map(\.member)
        return "\(progress.count - missing.count) of \(progress.count) seals opened"
            + (missing.isEmpty ? "" : "; missing: \(missing.joined(separator: ", "))")
    }

    /// While the round is open, how many reviews each member has sealed; then how many are opened.
    package static func progress(_ progress: [SealProgress], _ round: Round) -> String? {
        guard round.isOpen else { return opened(progress) }
        guard !progress.isEmpty else { return nil }
        return "sealed: " + progress.map { "\($0.member) \($0.count)" }.joined(separator: ", ")
    }
}
