import WhittleCore
import WhittleJournal

/// What verbs ask of the open campaign, and how they write to it.
extension Invocation {
    /// An item that the member may see; another is not there for them.
    func item(_ id: String, _ viewpoint: Viewpoint) throws(CommandError) -> Int32 {
        let campaign = try session().campaign
        guard let item = campaign.items.find(id), viewpoint.canSee(item, in: campaign) else {
            throw CommandError(
                "There is no item “\(id)” that may be seen. `whittle list ideas` names them.")
        }
        return item
    }

    func idea(_ id: String, _ viewpoint: Viewpoint) throws(CommandError) -> Int32 {
        let item = try item(id, viewpoint)
        guard try session().campaign.rows[Int(item)].kind == .idea else {
            throw CommandError("“\(id)” is a comment; this needs an idea.")
        }
        return item
    }

    /// The item as an event names it.
    func target(_ id: String) throws(CommandError) -> Target {
        let session = try session()
        let item = try item(id, session.viewpoint)
        return session.campaign.rows[Int(item)].kind == .comment ? .comment(id) : .idea(id)
    }

    /// The round that `--round` names, else the one that is open, else the only one.
    func round(mustBeOpen: Bool) throws(CommandError) -> Round {
        let rounds = try session().campaign.panelRounds
        if let id = value("round") {
            guard let round = rounds.first(where: { $0.id == id }) else {
                throw CommandError(
                    rounds.isEmpty
                        ? "There is no round yet. `whittle round open ID …` opens one."
                        : unknownWord(id, "round", rounds.map(\.id)))
            }
            return round
        }
        let open = rounds.filter(\.isOpen)
        let candidates = open.isEmpty && !mustBeOpen ? rounds.suffix(1) : open[...]
        guard let round = candidates.first else {
            throw CommandError(
                rounds.isEmpty
                    ? "There is no round yet. `whittle round open ID …` opens one."
                    : "No round is open. `whittle round reopen ID` opens one again.")
        }
        guard candidates.count == 1 else {
            throw usage(
                "Several rounds are open: say which with --round \(candidates.map(\.id).joined(separator: "|"))."
            )
        }
        return round
    }

    /// The stages that are planned or have a cut.
    func knownStages() throws(CommandError) -> [String] {
        try session().campaign.allStages.map(\.stage)
    }

    /// The stage that is named, else the only one.
    func stage(_ named: String?) throws(CommandError) -> String {
        let known = try knownStages()
        if let named {
            guard known.contains(named) else {
                throw CommandError(
                    known.isEmpty
                        ? "There is no stage “\(named)”. `whittle stages STAGE:TITLE:TARGET …` plans them."
                        : unknownWord(named, "stage", known))
            }
            return named
        }
        guard let only = known.first else {
            throw CommandError(
                "There is no stage yet. `whittle stages STAGE:TITLE:TARGET …` plans them.")
        }
        guard known.count == 1 else {
            throw usage("Say which stage with --stage: \(known.joined(separator: ", ")).")
        }
        return only
    }

    /// Who acts, a member of the campaign.
    func actor() throws(CommandError) -> String {
        let session = try session()
        guard let member = session.member else {
            throw usage(
                "Say who acts: --as MEMBER, or set WHITTLE_AS, or `as = MEMBER` in the configuration."
            )
        }
        return member
    }

    /// Writes an event that makes an item, which is named by its line. Nothing is begun before the
    /// event is known to be right.
    func writeNew(
        _ done: String, _ make: (String) -> Event
    ) throws(CommandError) -> ExitStatus {
        let draft = make("\(try actor()).new-1")
        if isDryRun {
            let status = try write(draft, done)
            try talkRules(of: draft)
            return status
        }
        let session = try session()
        if let rejection = session.campaign.check(draft, by: try actor(), at: session.now) {
            throw CommandError(rejection)
        }
        let id = try session.nextLineID()
        let status = try write(make(id), "\(done) as \(id)", item: id)
        try talkRules(ofNew: id)
        return status
    }

    /// Whoever may not write gets no journal of their own.
    func requireMembership() throws(CommandError) {
        let member = try actor()
        let probe = Event.lineUndone(LineUndone(lines: []))
        guard try session().campaign.membership.member(member)?.isPresent == true else {
            throw (try session().campaign.check(probe, by: member)).map { CommandError($0) }
                ?? CommandError("“\(member)” is not a member of this campaign.")
        }
    }

    /// Checks the events and writes them as one action, then says so. `done` is what is done, in a
    /// few words; `item` is a new item's id.
    func write(
        _ drafts: [DraftEvent], _ done: String, item: String? = nil
    ) throws(CommandError) -> ExitStatus {
        let session = try session()
        guard session.moment == nil else { throw Session.isPast }
        let member = try actor()
        for draft in drafts {
            if let rejection = session.campaign.check(
                draft.event, by: member, at: draft.happened ?? session.now)
            {
                throw CommandError(rejection)
            }
        }
        if isDryRun {
            output.talk("Would be done: \(done). Nothing was written.")
            return .done
        }
        let appended = try session.append(drafts)
        report(appended, done, item: item)
        return .done
    }

    func write(
        _ event: Event, _ done: String, item: String? = nil
    ) throws(CommandError) -> ExitStatus {
        try write([DraftEvent(event)], done, item: item)
    }

    private func report(_ appended: Session.Appended, _ done: String, item: String?) {
        let isShared = appended.progress == .shared
        if isJSON {
            var members = [
                JSONMember("lines", .strings(appended.lines)),
                JSONMember("shared", .bool(isShared && !appended.isSealed)),
            ]
            if appended.isSealed { members.append(JSONMember("sealed", .bool(isShared))) }
            if let item { members.append(JSONMember("item", .string(item))) }
            output.line(JSONValue.object(members).json)
        } else if let item {
            output.line(item)
        }
        output.talk("Done: \(done).")
        switch appended.progress {
        case .shared where appended.isSealed:
            output.talk(
                "Saved on this device and sealed until the round is closed: \(Invocation.named(appended.lines))."
            )
        case .shared: output.talk("Saved and shared: \(Invocation.named(appended.lines)).")
        case .saved(let sentence): output.talk(sentence + ".")
        }
    }

    /// A few lines by their ids, many by the first and the last.
    static func named(_ lines: [String]) -> String {
        guard lines.count > 4, let first = lines.first, let last = lines.last else {
            return lines.joined(separator: ", ")
        }
        return "\(first) … \(last), \(lines.count) lines"
    }

    /// A text for a member's own words, not blank.
    func reason() throws(CommandError) -> String {
        guard let text = value("reason"), !text.isBlank else {
            throw usage("Say why with --reason REASON: it is published.")
        }
        return try self.text(text)
    }
}
