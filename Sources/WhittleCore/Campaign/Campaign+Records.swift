/// The journal as people read it: what was done, by whom, and what can be undone.
extension Campaign {
    /// The id of a line.
    package func lineID(_ stamp: Stamp) -> String {
        "\(writers[stamp.writer].name)-\(stamp.seq)"
    }

    /// The line behind an id; nil where its writer is not known.
    package func lineKey(_ id: String) -> LineKey? {
        guard let parts = Identifier.parts(ofLine: id), let writer = writers.find(parts.writer)
        else { return nil }
        return LineKey(writer: writer, seq: Int32(clamping: parts.seq))
    }

    /// The records of a line: one, or more where differing copies of it exist.
    package func records(of line: LineKey) -> [Record] {
        (recordIndex[line] ?? []).map { records[$0] }
    }

    /// All records, the earliest first.
    package var recordsInOrder: [Record] {
        records.sorted { $0.stamp.isBefore($1.stamp, writers.ranks) }
    }

    /// The lines of the action that a record belongs to, by their ids.
    package func lines(of record: Record) -> [String] {
        guard let action = record.action else { return [lineID(record.stamp)] }
        return records.filter { $0.action == action && $0.member == record.member }
            .map { lineID($0.stamp) }
    }

    /// A member's own last action that can be undone and was not.
    package func lastUndoable(of member: String) -> Record? {
        latest { record in
            record.member == member && !record.isUndone && record.event.type.isUndoneByPeople
                && record.stamp.variant == 0
                && writers[record.stamp.writer].kind != .import
        }
    }

    /// A member's own last undoing whose lines are still undone. Whoever has done something else
    /// since has left it behind: a key pressed by mistake must not bring back what is forgotten.
    package func lastRedoable(of member: String) -> (record: Record, lines: [String])? {
        let last = latest {
            $0.member == member && writers[$0.stamp.writer].kind != .import
                && $0.event.type != .roundSealed
        }
        switch last?.event.type {
        case .lineUndone, .lineRedone: break
        case .some, nil: return nil
        }
        let found = latest { record in
            guard record.member == member, case .lineUndone(let undoing) = record.event else {
                return false
            }
            return undoing.lines.contains { lineKey($0).map(isUndone) == true }
        }
        guard let found, case .lineUndone(let undoing) = found.event else { return nil }
        return (found, undoing.lines.filter { lineKey($0).map(isUndone) == true })
    }

    private func latest(_ isWanted: (Record) -> Bool) -> Record? {
        var result: Record?
        for record in records where isWanted(record) {
            if let present = result, record.stamp.isBefore(present.stamp, writers.ranks) {
                continue
            }
            result = record
        }
        return result
    }

    /// After an undo: the items of the line on which somebody has decided since, whose verdict
    /// therefore stands.
    package func decidedSince(_ record: Record) -> [Int32] {
        guard case .itemsDecided(let decided) = record.event else { return [] }
        return decided.items.compactMap { items.find($0) }.filter { item in
            decisions(of: item).contains { entry in
                record.stamp.isBefore(entry.stamp, writers.ranks)
            }
        }
    }

    /// What a record says, in a few words; without scores, names of authors or texts.
    package func summary(of event: Event) -> String {
        switch event {
        case .itemsDecided(let event):
            let what = event.items.count == 1 ? event.items[0] : "\(event.items.count) items"
            let reason = event.reason.map { " (\($0))" } ?? ""
            return switch event.verdict {
            case .approved: "approved \(what)\(reason)"
            case .hidden: "hid \(what)\(reason)"
            case .escalated: "escalated \(what)\(reason)"
            case .pending: "put back \(what)\(reason)"
            }
        case .reviewSubmitted(let event): return "scored \(event.idea)"
        case .recusalDeclared(let event): return "stood back from \(event.idea)"
        case .recusalWithdrawn(let event): return "stands back no longer from \(event.idea)"
        case .roundOpened(let event): return "opened the round “\(event.title)”"
        case .roundClosed(let event): return "closed the round \(event.round)"
        case .roundReopened(let event): return "opened the round \(event.round) again"
        case .roundSealed(let event):
            return
                "sealed \(Figures.count(event.count, "review")) in the round \(event.round)"
        case .cutMade(let event):
            return "made the cut \(event.stage): \(event.kept.count) of \(event.considered)"
        case .cutOverridden(let event):
            return "overrode \(event.stage) for \(event.idea): \(event.verdict.rawValue)"
        case .lineUndone(let event):
            return "undid \(event.lines.joined(separator: ", "))"
        case .lineRedone(let event):
            return "brought back \(event.lines.joined(separator: ", "))"
        case .memberJoined(let event):
            return
                "\(event.member) joined as \(event.roles.map(\.rawValue).joined(separator: ", "))"
        case .memberLeft(let event): return "\(event.member) left"
        case .flagRaised(let event): return "flagged \(event.item) (\(event.reason))"
        case .ideasMerged(let event):
            return "merged \(event.ideas.joined(separator: ", ")) into \(event.into)"
        case .ideasUnmerged(let event):
            return "took \(event.ideas.joined(separator: ", ")) out of a merge"
        case .ideasDistinguished(let event):
            let what = event.ideas.joined(separator: " and ")
            return switch event.verdict {
            case .different: "found \(what) not the same"
            case .later: "put off \(what)"
            }
        case .noteWritten(let event): return "wrote a note on \(event.item)"
        case .itemRedacted(let event): return "redacted \(event.item) (\(event.reason))"
        case .ideaEdited(let event): return "edited \(event.idea)"
        case .commentEdited(let event): return "edited \(event.comment)"
        case .questionAsked(let event): return "asked “\(event.title)”"
        case .stagesPlanned(let event):
            return "planned the stages "
                + event.stages.map { "\($0.title) (\($0.target))" }.joined(separator: ", ")
        case .phaseScheduled(let event): return "scheduled the phase “\(event.title)”"
        case .policyWritten(let event): return "wrote the policy “\(event.title)”"
        case .themeDefined(let event): return "defined the theme “\(event.title)”"
        case .themeRetired(let event):
            let into = event.into.map { "“\(themeBook.title($0))”" }.joined(separator: ", ")
            return "retired the theme “\(themeBook.title(event.theme))”"
                + (into.isEmpty ? "" : ", now \(into)")
        case .themeRestored(let event):
            return "restored the theme “\(themeBook.title(event.theme))”"
        case .codingRecorded(let event):
            return "coded \(event.items.count == 1 ? event.items[0] : "\(event.items.count) items")"
        case .codingResolved(let event):
            return
                "settled the themes of \(event.items.count == 1 ? event.items[0] : "\(event.items.count) items")"
        case .reviewAssigned(let event):
            return "assigned \(event.ideas.count) ideas to \(event.member)"
        case .campaignChanged: return "changed the campaign's properties"
        case .ideasSplit(let event): return "split \(event.item) into \(event.parts.count) ideas"
        case .reviewWithdrawn(let event): return "withdrew a review of \(event.idea)"
        case .votesExcluded(let event):
            return "excluded the votes of \(event.participants.count) participants: \(event.reason)"
        case .votesIncluded(let event):
            return
                "counts the votes of \(event.participants.count) participants again: \(event.reason)"
        case .querySaved(let event):
            return "\(event.text.isBlank ? "took away" : "saved") the query “\(event.title)”"
        case .meetingHeld(let event): return "held a meeting on \(event.date)"
        case .sampleDrawn(let event):
            return "drew the sample \(event.sample) of \(event.items.count) decided items"
        case .sampleJudged(let event): return "judged \(event.item) again in \(event.sample)"
        case .decisionsDelivered(let event):
            return "delivered the decisions of \(event.lines.count) lines to \(event.system)"
        case .ideaDeliberated(let event): return "deliberated on \(event.idea): \(event.outcome)"
        case .draftWritten(let event):
            return "wrote a version of \(event.idea)\(event.frozen == true ? ", and froze it" : "")"
        case .sectionWritten(let event): return "wrote the section “\(event.title)” of the guide"
        case .entryWritten(let event): return "put \(event.idea) into the guide"
        case .evidenceRegistered(let event): return "registered the source \(event.evidence)"
        case .evidenceReviewed(let event):
            return "reviewed the source \(event.evidence): \(event.verdict.rawValue)"
        case .evidenceLinked(let event): return "linked \(event.evidence) to \(event.idea)"
        case .evidenceUnlinked(let event): return "took \(event.evidence) off \(event.idea)"
        case .challengeStarted(let event):
            return "wrote the challenge \(event.challenge) of \(event.idea)"
        case .measureRecorded(let event):
            let what = event.value == nil ? "the measure" : "a value of"
            return "recorded \(what) \(event.measure) of \(event.challenge)"
        case .updateWritten(let event):
            return "wrote an update of \(event.challenge) (\(event.kind.rawValue))"
        case .challengeClosed(let event):
            return "closed the challenge \(event.challenge): \(event.outcome.rawValue)"
        case .caseWritten(let event): return "wrote the case study \(event.case)"
        default: return event.type.rawValue
        }
    }
}

extension Viewpoint {
    /// True where a record may be listed: moderation for the staff, a review for its member and
    /// for those who may see the idea's reviews, the rest for every member.
    package func canSee(_ record: Record, in campaign: Campaign) -> Bool {
        guard let member else { return false }
        func sees(_ id: String) -> Bool {
            campaign.items.find(id).map { canSee($0, in: campaign) } ?? false
        }
        func seesForMember(_ id: String, _ whose: String) -> Bool {
            whose == member || roles.contains(.facilitator) && sees(id)
        }
        switch record.event {
        case .itemsDecided(let event):
            return isStaff && event.items.contains(where: sees)
        case .flagRaised(let event): return isStaff && sees(event.item)
        case .sampleDrawn, .decisionsDelivered: return isStaff
        case .ideasDistinguished(let event): return isStaff && event.ideas.contains(where: sees)
        case .noteWritten(let event): return isStaff && sees(event.item)
        case .itemRedacted(let event): return isStaff && sees(event.item)
        case .reviewSubmitted(let event):
            guard let item = campaign.items.find(event.idea) else { return false }
            if (event.member ?? record.member) == member { return true }
            guard let round = campaign.round(event.round) else { return false }
            return canSeeReviews(of: campaign.head(of: item), in: round, campaign)
        case .recusalDeclared(let event):
            return seesForMember(event.idea, event.member ?? record.member)
        case .recusalWithdrawn(let event):
            return seesForMember(event.idea, event.member ?? record.member)
        case .reviewWithdrawn(let event):
            return seesForMember(event.idea, event.member ?? record.member)
        case .reviewExcluded(let event): return seesForMember(event.idea, record.member)
        case .reviewRestored(let event): return seesForMember(event.idea, record.member)
        case .ideaEdited(let event): return sees(event.idea)
        case .commentEdited(let event): return sees(event.comment)
        case .ideasSplit(let event): return sees(event.item)
        case .ideasMerged(let event): return sees(event.into)
        case .ideasUnmerged(let event): return event.ideas.contains(where: sees)
        case .cutOverridden(let event): return sees(event.idea)
        case .ideaDeliberated(let event): return sees(event.idea)
        // What everyone on the staff of a campaign may know: its set-up and its rules.
        case .writerOpened, .campaignCreated, .campaignChanged, .questionAsked, .phaseScheduled,
            .memberJoined, .memberLeft, .participantJoined, .policyWritten, .ruleSet,
            .querySaved, .lineUndone, .lineRedone, .ideaSubmitted, .commentAdded, .voteCast,
            .voteWithdrawn, .votesExcluded, .votesIncluded, .tallyRecorded,
            .themeDefined, .themeRetired, .themeRestored,
            .roundOpened, .roundClosed, .roundReopened, .reviewAssigned, .reviewUnassigned,
            .roundSealed, .stagesPlanned, .cutMade, .meetingHeld, .programmePlanned,
            .sectionWritten, .evidenceRegistered, .evidenceReviewed, .riskAccepted,
            .itemErased, .participantErased:
            return true
        case .challengeStarted(let event): return sees(event.idea)
        case .measureRecorded(let event):
            return canSeeLine(ofChallenge: event.challenge, in: campaign)
        case .updateWritten(let event):
            return canSeeLine(ofChallenge: event.challenge, in: campaign)
        case .challengeClosed(let event):
            return canSeeLine(ofChallenge: event.challenge, in: campaign)
        case .caseWritten(let event): return canSee(event, in: campaign)
        case .codingRecorded(let event):
            if (event.member ?? record.member) == member || record.member == member { return true }
            return event.items.allSatisfy { id in
                campaign.items.find(id).map { canSeeReadings(of: $0, in: campaign) } ?? false
            }
        case .codingResolved(let event): return event.items.contains(where: sees)
        // Theirs alone until its screen says who else may see it.
        case .sampleJudged: return record.member == member
        case .draftWritten(let event): return sees(event.idea)
        case .entryWritten(let event): return sees(event.idea)
        case .evidenceLinked(let event): return sees(event.idea)
        case .evidenceUnlinked(let event): return sees(event.idea)
        case .textTranslated(let event): return sees(event.item)
        }
    }
}
