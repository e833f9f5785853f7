import WhittleCore
import WhittleExchange

/// The import of reviews that were given elsewhere, and of their assessors.
extension ImportJob {
    func importReviews(_ typed: String) throws(CommandError) -> ExitStatus {
        for name in ["undecided"] where call.has(name) {
            throw call.usage("--\(name) is not for reviews.")
        }
        let member = try call.actor()
        try checkFacilitator(member)
        let map = try ImportJob.faulting { [call] () throws(ImportFault) in
            try ReviewMap(parsing: call.value("map") ?? "")
        }
        let round = map.shape == .members ? nil : try openRound()
        if map.shape == .members {
            for name in ["round", "criterion", "skip-unknown"] where call.has(name) {
                throw call.usage("--\(name) is for reviews; --map names members alone.")
            }
        }
        let (file, changed) = try read(typed)
        let options = ReviewImport.Options(
            source: call.value("source"), exportDate: changed, encoding: try call.encoding(),
            delimiter: try call.delimiter(), keepsIDs: call.has("keep-ids"),
            noneTexts: Set(call.values("none")), criteria: try criteria(),
            skipsUnknown: call.has("skip-unknown"))
        let setting = setting(round, member)
        note("Counting")
        let snapshot = try ImportJob.faulting { () throws(ImportFault) in
            try ReviewImport.snapshot(file, map, options, setting)
        }
        return try write(snapshot, round)
    }

    /// Members and reviews in the name of others are a facilitator's to write.
    private func checkFacilitator(_ member: String) throws(CommandError) {
        let probe = MemberJoined(member: "probe", name: "probe", roles: [.panelist])
        if let rejection = session.campaign.check(.memberJoined(probe), by: member) {
            throw CommandError(rejection)
        }
    }

    private func openRound() throws(CommandError) -> Round {
        let round = try call.round(mustBeOpen: true)
        guard round.isOpen else {
            throw CommandError(
                "The round “\(round.details.title)” is closed: the reviews would be late. `whittle round reopen \(round.id)` opens it again."
            )
        }
        guard round.details.visibility != .sealed else {
            throw CommandError(
                "The round “\(round.details.title)” is sealed: its reviews come from the members’ own devices."
            )
        }
        return round
    }

    /// `--criterion TEXT=ID`; the text may hold equals signs.
    private func criteria() throws(CommandError) -> [String: String] {
        var result: [String: String] = [:]
        for entry in call.values("criterion") {
            guard let sign = entry.lastIndex(of: "="), sign != entry.startIndex else {
                throw call.usage("\(Suggestion.quoted(entry)) is not TEXT=ID in --criterion.")
            }
            let text = Trim.trimmed(String(entry[..<sign]))
            result[text] = Trim.trimmed(String(entry[entry.index(after: sign)...]))
        }
        return result
    }

    private func setting(_ round: Round?, _ actor: String) -> ReviewImport.Setting {
        let campaign = session.campaign
        return ReviewImport.Setting(
            round: round?.details,
            idea: { id in
                if campaign.isErased(named: id) { return .leftOut("on erased ideas") }
                guard let item = campaign.items.find(id), campaign.rows[Int(item)].kind == .idea
                else { return .unknown }
                return campaign.isRecused(actor, from: item)
                    ? .leftOut("on ideas from which you stand back: for a deputy") : .known
            },
            member: { name in
                guard let found = campaign.membership.member(name) else {
                    guard let round, !round.details.members.isEmpty else { return .new }
                    return .refused(
                        "\(name) is not on the panel of “\(round.details.title)”, which names its members"
                    )
                }
                guard let round else { return .reviewer }
                guard found.isPresent else {
                    return .refused("\(name) has left the campaign, and reviews nothing")
                }
                return round.isOnPanel(name, found.roles)
                    ? .reviewer
                    : .refused("\(name) is not on the panel of “\(round.details.title)”")
            })
    }

    /// What is in the campaign of a review. Of one that was given here, and that the round hides from
    /// who imports, no more than that it is there: whether a row of the file is what it says would
    /// otherwise be told, and a guess be answered.
    private func current(
        _ key: ReviewKey, _ imported: ReviewSubmitted?, _ round: Round?
    ) -> ReviewReconciler.Current {
        let campaign = session.campaign
        var current = campaign.submitted(key.idea, in: round?.id ?? "", by: key.member)
        guard let round, let item = campaign.items.find(key.idea), current.content != nil,
            current.content != imported.map({ ReviewContent($0) }),
            !session.viewpoint.canSeeReviews(of: campaign.head(of: item), in: round, campaign)
        else { return current }
        current.content = ReviewContent(scores: [])
        return current
    }

    /// Prints the audit, and writes what is new.
    private func write(
        _ snapshot: ReviewSnapshot, _ round: Round?
    ) throws(CommandError) -> ExitStatus {
        var previous = PreviousReviews(system: snapshot.system, round: snapshot.round)
        for line in try earlierLines(snapshot.system) {
            guard let source = line.envelope.source else { continue }
            previous.note(line.event, source: source)
        }
        let campaign = session.campaign
        let reconciler = ReviewReconciler(
            previous: previous, round: round?.details,
            current: { current($0, previous.contents[$0], round) },
            isRecused: { key in
                campaign.items.find(key.idea).map { campaign.isRecused(key.member, from: $0) }
                    ?? false
            })
        let (result, audit) = reconciler.reconcile(snapshot)
        var writer: String?
        if !call.isDryRun, !result.drafts.isEmpty {
            note("Writing \(Figures.count(result.drafts.count, "line"))")
            writer = try session.importLines(result.drafts, system: snapshot.system)
        }
        print(audit, result, writer)
        report(result, writer)
        return .done
    }
}
