import WhittleApp
import WhittleCore
import WhittleJournal

/// What a program says of its member beside the journal, and what is to be said anew.
struct PresenceBoard {
    /// What was published last; nil where nothing stands there.
    fileprivate var published: Presence?
    fileprivate var wantedClaims: [String]?
    /// Nil where nothing is new, an `InHand?` where something is.
    fileprivate var wantedReading: InHand??
    /// When the member did something last.
    fileprivate var lastActivity = Timestamp(milliseconds: 0)
    /// The moments of what others said when they were looked at last: when the first of them is no
    /// longer believed, and the last at which one took something up.
    fileprivate var firstExpiry = Int64.max
    fileprivate var lastSince = Timestamp(milliseconds: 0)

    fileprivate var claims: [String] { wantedClaims ?? published?.claims ?? [] }
    fileprivate var reading: InHand? {
        if let wantedReading { return wantedReading }
        return published?.reading.map { InHand(round: $0.round, idea: $0.idea) }
    }
}

extension Session {
    /// The member has pressed a key: what they claim and have in hand goes on.
    func noteActivity() { board.lastActivity = now }

    /// Makes ready for telling others and for being told.
    func preparePresence() { folder.preparePresence() }

    /// Notes which items the member is about to decide; none takes it back. Others are told by
    /// `publishPresence`.
    func claim(_ items: [String]) { board.wantedClaims = items }

    /// Notes what the member reviews now; nil takes it back.
    func read(_ reading: InHand?) { board.wantedReading = .some(reading) }

    /// The member has gone: nothing is claimed or in hand any more.
    func leavePresence() {
        claim([])
        read(nil)
        publishPresence()
    }

    /// True where others are to be told something new, or again before it runs out.
    var hasPresenceToPublish: Bool {
        if board.wantedClaims != nil || board.wantedReading != nil {
            return board.published != nil || !board.claims.isEmpty || board.reading != nil
        }
        // Whoever has gone for a coffee lets go of what they had.
        guard let published = board.published, board.lastActivity > published.at else {
            return false
        }
        return now.milliseconds > published.at.milliseconds + Presence.leaseMilliseconds / 2
    }

    /// Tells others what this program is at, under its writer's name or one that it would have.
    func publishPresence() {
        guard let member else { return }
        let claims = board.claims
        let reading = board.reading
        board.wantedClaims = nil
        board.wantedReading = nil
        let name =
            writerName ?? board.published?.writer ?? "\(member).\(Platform.randomTag(8))"
        if let published = board.published, published.writer != name {
            folder.withdrawPresence(published.writer)
        }
        guard !claims.isEmpty || reading != nil else {
            folder.withdrawPresence(name)
            board.published = nil
            return
        }
        let next = Presence(
            writer: name, member: member, at: now, claims: claims,
            reading: reading.map { taken($0) })
        board.published = next
        folder.publish(next)
    }

    /// What the member reads, with the moment at which they took it up: after all that is known of,
    /// whatever the clocks say. What has run out is taken up anew.
    private func taken(_ reading: InHand) -> Presence.Reading {
        let last = board.published?.reading
        if let published = board.published, let last, published.isCurrent(now),
            last.round == reading.round, last.idea == reading.idea
        {
            return last
        }
        // A review that is not shared yet would be seen by nobody: neither in hand nor given.
        // Of what was given way, there is no review to come.
        let before =
            hasUnshared && last?.round == reading.round
            ? [last?.idea, last?.before].compactMap(\.self).first {
                hasReviewed($0, in: reading.round)
            } : nil
        return Presence.Reading(
            round: reading.round, idea: reading.idea,
            since: max(now, board.lastSince.advanced(by: 1)), before: before)
    }

    private func hasReviewed(_ idea: String, in round: String) -> Bool {
        guard let member, let item = campaign.items.find(idea) else { return false }
        return campaign.review(of: item, in: round, by: member) != nil
    }

    /// True where something that another said has run out since it was looked at.
    var hasExpiredPresence: Bool { now.milliseconds >= board.firstExpiry }

    /// What other members are at now, in the order of their writers' names.
    func colleagues() -> [Colleague] {
        let presences = folder.presences(without: board.published?.writer, now: now) {
            campaign.membership.member($0)?.isPresent == true
        }
        board.firstExpiry = presences.map(\.expires).min() ?? .max
        board.lastSince =
            presences.compactMap(\.reading?.since).max() ?? Timestamp(milliseconds: 0)
        return presences.map { presence in
            let reading = presence.reading.map { InHand(round: $0.round, idea: $0.idea) }
            // What this program has not said yet comes after what others have.
            let cameFirst =
                board.wantedReading == nil
                ? board.published.map { presence.cameFirst(before: $0) } ?? false
                : reading != nil && reading == board.reading
            return Colleague(
                member: presence.member, claims: presence.claims, reading: reading,
                before: presence.reading?.before, cameFirst: cameFirst)
        }
    }

    /// What other members review now in a round.
    func reviewsInHand(in round: String) -> [ReviewInHand] {
        colleagues().filter { $0.member != member }.flatMap { $0.reviewsInHand(in: round) }
    }
}
