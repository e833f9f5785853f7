/// Why an action is refused before anything is written, in a sentence for the user.
package struct Rejection: Error, Equatable, Sendable {
    package let sentence: String

    package init(_ sentence: String) {
        self.sentence = sentence
    }

    /// The first sentence without its full stop, for lists of what was refused. Ids have full
    /// stops too, but no space behind them.
    package var heading: String {
        var result = ""
        for character in sentence {
            if character == " ", result.last == "." { break }
            result.append(character)
        }
        if result.last == "." { result.removeLast() }
        return result
    }
}

/// Strict on writing, tolerant on reading: what a fold takes from anyone's file, a screen or a
/// verb may still refuse to write.
extension Campaign {
    package static let titleLimit = 300
    package static let textLimit = 20_000

    /// Why the member may not write this event now; nil where they may.
    package func check(_ event: Event, by name: String) -> Rejection? {
        guard let member = membership.member(name), member.isPresent else {
            return Rejection(
                "“\(name)” is not a member of this campaign. A facilitator adds members with `whittle member \(name) --role ROLE`; say who you are with --as MEMBER."
            )
        }
        if let rejection = checkRole(event, member) { return rejection }
        switch event {
        case .itemsDecided(let decided): return check(decided, by: name)
        case .reviewSubmitted(let review): return check(review, by: name)
        case .reviewAssigned(let assignment): return check(assignment, by: name)
        case .reviewUnassigned(let assignment): return check(assignment, by: name)
        case .reviewExcluded(let event):
            return checkExclusion(event.round, event.idea, event.member, by: name)
        case .reviewRestored(let event):
            return checkExclusion(event.round, event.idea, event.member, by: name)
        case .phaseScheduled(let phase): return check(phase)
        case .roundOpened(let round): return check(round)
        case .roundClosed(let closing): return checkRound(closing.round, isOpen: true)
        case .roundReopened(let opening): return checkRound(opening.round, isOpen: false)
        case .cutMade(let cut): return check(cut)
        case .cutOverridden(let override):
            return override.reason.isBlank
                ? Rejection("Say why: an override is published with its reason.")
                : checkItems([override.idea], by: name, ideasOnly: true)
        case .meetingHeld(let meeting): return check(meeting)
        case .ideaDeliberated(let decision): return check(decision, by: name)
        case .draftWritten(let draft): return check(draft, by: name)
        case .sectionWritten(let section): return check(section)
        case .entryWritten(let entry): return check(entry, by: name)
        case .ideasMerged(let merging): return check(merging, by: name)
        case .ideasUnmerged(let unmerging):
            return checkItems(unmerging.ideas, by: name, ideasOnly: true)
        case .ideasDistinguished(let pair): return check(pair, by: name)
        case .ideaSubmitted(let idea): return check(idea)
        case .commentAdded(let comment):
            return comment.body.isBlank
                ? Rejection("The comment has no text.")
                : checkItems([comment.idea], by: name, ideasOnly: true)
        case .voteCast(let vote): return checkItems([vote.target.id], by: name)
        case .tallyRecorded(let tally): return check(tally, by: name)
        case .programmePlanned(let programme): return check(programme, by: name)
        case .flagRaised(let flag):
            if flag.reason == Campaign.appealCode {
                return checkItems([flag.item], by: name) ?? checkAppeal(flag, by: name)
            }
            return checkReason(flag.reason) ?? checkItems([flag.item], by: name)
        case .sampleDrawn(let sample): return check(sample, by: name)
        case .sampleJudged(let judgement): return check(judgement, by: name)
        case .noteWritten(let note):
            return note.body.isBlank
                ? Rejection("The note has no text.") : checkItems([note.item], by: name)
        case .recusalDeclared(let recusal):
            return checkExists(recusal.idea) ?? checkFor(recusal.member)
        case .recusalWithdrawn(let recusal):
            return checkExists(recusal.idea) ?? checkFor(recusal.member)
        case .itemRedacted(let redaction): return checkItems([redaction.item], by: name)
        case .ideaEdited(let edit): return checkItems([edit.idea], by: name, ideasOnly: true)
        case .themeDefined(let theme): return check(theme)
        case .themeRetired(let theme): return check(theme)
        case .themeRestored(let theme): return check(theme)
        case .codingRecorded(let coding): return check(coding, by: member)
        case .codingResolved(let resolution): return check(resolution, by: name)
        case .ruleSet(let rule): return check(rule)
        case .policyWritten(let policy): return check(policy)
        case .querySaved(let query): return check(query, by: name)
        case .evidenceRegistered(let source): return check(source)
        case .evidenceReviewed(let review): return check(review)
        case .evidenceLinked(let link):
            return checkLink(link.evidence, link.idea, isLinked: true, by: name)
        case .evidenceUnlinked(let link):
            return checkLink(link.evidence, link.idea, isLinked: false, by: name)
        case .challengeStarted(let challenge): return check(challenge, by: name)
        case .measureRecorded(let measure): return check(measure, by: name)
        case .updateWritten(let update): return check(update, by: name)
        case .challengeClosed(let closing): return check(closing, by: name)
        case .caseWritten(let study): return check(study, by: name)
        case .lineUndone(let undoing): return checkUndo(undoing.lines, member)
        case .lineRedone(let redoing): return checkUndo(redoing.lines, member)
        case .riskAccepted(let risk): return check(risk)
        case .campaignChanged(let change): return check(change)
        case .writerOpened, .campaignCreated, .questionAsked, .memberJoined, .memberLeft,
            .participantJoined, .ideasSplit, .commentEdited,
            .voteWithdrawn, .votesExcluded, .votesIncluded, .decisionsDelivered,
            .reviewWithdrawn, .roundSealed, .stagesPlanned, .textTranslated,
            .itemErased, .participantErased:
            return nil
        }
    }

    private func checkRole(_ event: Event, _ member: Membership.Member) -> Rejection? {
        if member.roles.contains(.facilitator) { return nil }
        let has = member.sortedRoles.map(\.rawValue).joined(separator: ", ")
        let needed: Role
        switch event.writers {
        case .anyMember:
            return member.roles.subtracting([.observer]).isEmpty
                ? Rejection("\(member.name) is an observer and writes nothing.") : nil
        case .role(let role): needed = role
        case .roleForThemselves(let role):
            if let named = event.namedMember, named != member.name {
                return Rejection("Only a facilitator writes this for another member.")
            }
            needed = role
        }
        if member.roles.contains(needed) { return nil }
        return Rejection(
            "This needs the role of a \(needed.rawValue); \(member.name) is \(has.isEmpty ? "without a role" : has)."
        )
    }

    private func checkExists(_ id: String) -> Rejection? {
        guard let item = items.find(id), rows[Int(item)].kind != .unknown else {
            return Rejection("There is no item “\(id)”. `whittle list ideas` names them.")
        }
        return nil
    }

    func checkFor(_ member: String?) -> Rejection? {
        guard let member, membership.member(member) == nil else { return nil }
        return Rejection("“\(member)” is not a member of this campaign.")
    }

    /// An item that the member may not see is not there for them.
    func checkItems(
        _ ids: [String], by name: String, ideasOnly: Bool = false
    ) -> Rejection? {
        let viewpoint = Viewpoint(name, in: self)
        if ids.isEmpty { return Rejection("No items are named.") }
        for id in ids {
            guard let item = items.find(id), viewpoint.canSee(item, in: self) else {
                return Rejection("There is no item “\(id)”. `whittle list ideas` names them.")
            }
            if ideasOnly, rows[Int(item)].kind != .idea {
                return Rejection("“\(id)” is a comment; this needs an idea.")
            }
        }
        return nil
    }

    private func checkReason(_ reason: String) -> Rejection? {
        reasonCodes.contains(reason)
            ? nil
            : Rejection(
                "“\(reason)” is not a reason code here. The codes: \(reasonCodes.joined(separator: ", "))."
            )
    }

    private func check(_ event: ItemsDecided, by name: String) -> Rejection? {
        if let rejection = checkItems(event.items, by: name) ?? checkAppeals(event, by: name) {
            return rejection
        }
        if let reason = event.reason {
            return checkReason(reason) ?? checkSafeguarding(event, by: name)
        }
        guard event.verdict == .hidden else { return nil }
        return Rejection(
            "Hiding needs a reason: --reason CODE, one of \(reasonCodes.joined(separator: ", ")).")
    }

    private func check(_ event: RuleSet) -> Rejection? {
        guard let kind = RuleKind(rawValue: event.kind) else {
            return Rejection("There is no kind of rule “\(event.kind)”.")
        }
        if Rule.isBuiltIn(event.rule) || kind != .words, event.rule != event.kind {
            return Rejection(
                Rule.isBuiltIn(event.rule)
                    ? "“\(event.rule)” is a built-in rule: give a list of words another name."
                    : "“\(event.kind)” is a rule of its own; other rules are lists of words.")
        }
        if let code = event.code, let rejection = checkReason(code) { return rejection }
        if kind == .words, event.words.allSatisfy(\.isBlank) {
            return Rejection("A list of words needs words: --words WORD,WORD…")
        }
        if kind == .words, let word = event.words.first(where: { !$0.hasLetterOrDigit }) {
            return Rejection(
                "“\(word)” has no letter and no digit: a list looks for words and phrases.")
        }
        if event.words.count > Rule.wordLimit {
            return Rejection("A list has at most \(Rule.wordLimit) words.")
        }
        guard event.words.allSatisfy({ $0.unicodeScalars.count <= Rule.wordLengthLimit }) else {
            return Rejection("A word of a list has at most \(Rule.wordLengthLimit) characters.")
        }
        return nil
    }

    private func check(_ event: ReviewSubmitted, by name: String) -> Rejection? {
        let member = event.member ?? name
        guard let round = round(event.round) else {
            return Rejection("There is no round “\(event.round)”.")
        }
        guard round.isOpen else {
            return Rejection(
                "The round “\(round.details.title)” is closed: a review would be late.")
        }
        if let rejection = checkExists(event.idea) ?? checkFor(event.member) { return rejection }
        guard let item = items.find(event.idea), counts(item) else {
            return Rejection("“\(event.idea)” is hidden, merged into another or not an idea.")
        }
        if round.details.visibility == .sealed, member != name {
            return Rejection(
                "“\(round.details.title)” is sealed: nobody writes a review for another, who alone may know it before the close."
            )
        }
        if isRecused(member, from: item) {
            return Rejection("\(member) stands back from this idea.")
        }
        guard let details = membership.member(member),
            round.isOnPanel(member, details.roles)
        else {
            return Rejection("\(member) is not on the panel of “\(round.details.title)”.")
        }
        if let problem = round.details.problems(event.scores).first {
            return Rejection("\(problem).")
        }
        guard round.details.score(event.scores) != nil else {
            return Rejection("Score at least half of the criteria, by their weight.")
        }
        return nil
    }

    private func check(_ event: RoundOpened) -> Rejection? {
        if event.criteria.isEmpty { return Rejection("A round needs at least one criterion.") }
        let ids = event.criteria.map(\.criterion)
        if Set(ids).count != ids.count { return Rejection("Two criteria have the same name.") }
        if event.criteria.allSatisfy({ $0.weight == 0 }) {
            return Rejection("At least one criterion needs a weight above 0.")
        }
        for member in event.members where membership.member(member) == nil {
            return Rejection("“\(member)” is not a member of this campaign.")
        }
        guard let present = rounds[event.round]?.opened.value else { return nil }
        // The rubric of a round that is there never changes; its deadline may.
        var other = event
        other.deadline = present.deadline
        return other == present
            ? nil : Rejection("There is a round “\(event.round)” already.")
    }

    private func checkRound(_ id: String, isOpen: Bool) -> Rejection? {
        guard let round = round(id) else { return Rejection("There is no round “\(id)”.") }
        guard round.isOpen == isOpen else {
            return Rejection("“\(round.details.title)” is \(isOpen ? "closed" : "open") already.")
        }
        return nil
    }

    private func check(_ event: CutMade) -> Rejection? {
        if intake.laterVersion > 0 {
            return Rejection(
                "\(intake.laterVersion) \(intake.laterVersion == 1 ? "line was" : "lines were") written by a later version of Whittle. A cut that does not know them would be wrong: update first."
            )
        }
        guard event.kept.isEmpty else { return nil }
        let isConstrained = CutRule(event.rule)?.isConstrained ?? false
        return Rejection(
            isConstrained
                ? "The rule keeps no idea: none fulfils its limits."
                : "The rule keeps no idea: nobody has scored or voted yet.")
    }

    private func check(_ event: IdeasMerged, by name: String) -> Rejection? {
        if event.ideas.contains(event.into) {
            return Rejection("An idea cannot be merged into itself.")
        }
        return checkItems(event.ideas + [event.into], by: name, ideasOnly: true)
            ?? checkFace(event)
    }

    private func check(_ event: IdeasDistinguished, by name: String) -> Rejection? {
        guard event.ideas.count == 2, event.ideas[0] != event.ideas[1] else {
            return Rejection("Name two different ideas.")
        }
        return checkItems(event.ideas, by: name, ideasOnly: true)
    }

    private func check(_ event: IdeaSubmitted) -> Rejection? {
        if event.title.isBlank { return Rejection("The idea has no title.") }
        if event.title.unicodeScalars.count > Campaign.titleLimit {
            return Rejection("A title has at most \(Campaign.titleLimit) characters.")
        }
        if (event.body ?? "").unicodeScalars.count > Campaign.textLimit {
            return Rejection("A text has at most \(Campaign.textLimit) characters.")
        }
        if let question = event.question, questionNames.find(question) == nil {
            return Rejection("There is no question “\(question)”.")
        }
        return nil
    }

    private func checkUndo(_ lines: [String], _ member: Membership.Member) -> Rejection? {
        for id in lines {
            guard let key = lineKey(id), hasLine(key) else {
                return Rejection("There is no line “\(id)” that can be undone.")
            }
            guard let record = records(of: key).first else {
                // A contribution or a vote, kept in columns alone.
                let author = writers[key.writer].member
                if author == member.name || member.roles.contains(.facilitator) { continue }
                return Rejection("Only \(author) or a facilitator undoes this.")
            }
            guard record.event.type.isUndoneByPeople else {
                return Rejection(
                    record.event.type == .roundSealed
                        ? "A seal follows from the reviews: change a review, and it is set anew."
                        : "“\(record.event.type.rawValue)” is answered, never undone.")
            }
            guard record.member == member.name || member.roles.contains(.facilitator) else {
                return Rejection("Only \(record.member) or a facilitator undoes this.")
            }
        }
        return lines.isEmpty ? Rejection("There is nothing of yours to undo.") : nil
    }
}

extension String {
    /// True where there is nothing to read.
    package var isBlank: Bool {
        unicodeScalars.allSatisfy { $0.properties.isWhitespace }
    }

    /// True where something in it could be part of a word.
    var hasLetterOrDigit: Bool {
        unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
    }
}
