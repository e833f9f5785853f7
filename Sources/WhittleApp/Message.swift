package import WhittleCells
package import WhittleCore

/// Something that happened, told to the model.
package enum Message: Equatable, Sendable {
    /// A key, with the time in milliseconds of a clock that never jumps.
    case key(Key, at: Double)
    case resized(Size)
    /// The time of the same clock, told while a clock runs on the screen.
    case clock(at: Double)
    /// The last frame is on the screen: only what it shows may be decided on.
    case painted
    /// Others have written; the campaign has changed.
    case journalGrew
    /// What an effect was to write is written.
    case committed(Intent, lines: [String], saved: SaveState)
    /// An effect failed; the sentence is for the user.
    case failed(String)
    /// Saved lines have reached the campaign's folder, or not yet.
    case shared(SaveState)
    /// A word of the runtime's for the status line.
    case notice(String)
    /// A moment has passed while something plays: the time of the same clock as the keys'. Sent
    /// only while `Model.tickInterval` asks for it.
    case tick(at: Double)
    /// What others are at now, in the order of their names.
    case colleagues([Colleague])
}

/// Somebody else who works on the campaign at the same time.
package struct Colleague: Equatable, Sendable {
    package var member: String
    /// The items that they are about to decide, by id.
    package var claims: [String]
    /// What they have before them on the Panel; nil where they review nothing now.
    package var reading: InHand?
    /// The idea that they have just reviewed, whose review may be still on its way.
    package var before: String?
    /// True where they took up what this member reads before this member did.
    package var cameFirst: Bool

    package init(
        member: String, claims: [String], reading: InHand? = nil, before: String? = nil,
        cameFirst: Bool = false
    ) {
        self.member = member
        self.claims = claims
        self.reading = reading
        self.before = before
        self.cameFirst = cameFirst
    }
}

extension Colleague {
    /// What they have in hand in a round, for counting.
    package func reviewsInHand(in round: String) -> [ReviewInHand] {
        guard let reading, reading.round == round else { return [] }
        return ([reading.idea] + (before.map { [$0] } ?? [])).map {
            ReviewInHand(member: member, idea: $0)
        }
    }
}

/// An idea that a member has before them, to review it in a round.
package struct InHand: Equatable, Sendable {
    package var round: String
    package var idea: String

    package init(round: String, idea: String) {
        self.round = round
        self.idea = idea
    }
}

/// How far what was written has come.
package enum SaveState: Equatable, Sendable {
    case shared
    /// Only on this device, and why.
    case saved(String)
    /// The last write failed.
    case notSaved

    package var words: String {
        switch self {
        case .shared: "shared"
        case .notSaved: "NOT SAVED"
        case .saved(let reason): reason.isEmpty ? "saved" : reason
        }
    }
}

/// What an `append` was for: the screen that asked for it is told so.
package enum Intent: Equatable, Sendable {
    /// A verdict on items, told in words; the draft of its note is done with.
    case verdict(String, Verdict, reason: String?, draft: String?)
    /// A second look at an item of a sample.
    case judged(SampleJudged)
    /// A text was written, told in words; its draft is done with.
    case written(String, draft: String?)
    /// A pair of ideas was merged, told apart or put off, told in words.
    case pair(String)
    /// A review of an idea was sent.
    case review(idea: String)
    case recusal(idea: String)
    /// A meeting's decision was written, told in words; its drafts are done with.
    case deliberated(String, drafts: [String])
    /// A version was written, told in words; what was edited of it is done with.
    case developed(String, drafts: [String])
    /// A text was coded, or its themes were settled.
    case coding(item: String)
    /// A theme was defined or changed, told in words.
    case theme(String, String)
    /// The items of a decision that was taken back, by id, and those that stay as others decided.
    case undo(String, items: [String], staying: [Staying])
    case redo(String)
    case other(String)
}

/// An item on which somebody has decided since a decision that is taken back: theirs stands.
package struct Staying: Equatable, Sendable {
    package var item: String
    package var verdict: Verdict
    package var member: String
}

/// What the model wants done. The runtime does it, and answers with messages.
package enum Effect: Equatable, Sendable {
    case append([DraftEvent], Intent)
    /// Keeps drafts on this device: all of them, by name.
    case keepDrafts([JSONMember])
    /// Keeps a member's private note on an idea on this device; a blank one is taken away.
    case keepNote(idea: String, text: String)
    /// Tells others which items one is about to decide.
    case claim([String])
    /// Tells others what one reviews now; nil: nothing.
    case read(InHand?)
    /// Tells a projector on this device what to show; nil: nobody presents.
    case project(Projection?)
    /// Puts a text on the clipboard.
    case copy(String)
    case suspend
    case redraw
    case mouse(Bool)
    /// Reads again what others wrote, and publishes what waits.
    case refresh
    case quit
}
