import WhittleCore
import WhittleExchange

/// `--with-groups`: a file for everybody that tells countries and backgrounds, with small groups
/// merged. Who asks for smaller ones says so in the journal first.
enum GroupsOption {
    static let options = [
        Option(
            "with-groups", nil,
            "ideas --public, ballots: countries and backgrounds, small groups merged"),
        Option(
            "threshold", "N",
            "the fewest people of a group; \(SmallGroups.threshold) where nothing is said"),
        Option(
            "accept-risk", "REASON",
            "why a threshold below \(SmallGroups.threshold) is right; it is recorded"),
    ]

    static let details = [
        "--with-groups tells the country and the background of people. Values of fewer than \(SmallGroups.threshold) people become “other”, each column by itself and then every combination, until no combination of the file stands for fewer; where that cannot be, no file is written. A lower --threshold needs --accept-risk REASON by a facilitator, which is written into the journal before the file is. Texts can tell who wrote them, whatever the groups: read before publishing."
    ]

    /// The groups of the authors of ideas, for a file that the public reads; none where they are not
    /// asked for.
    static func ideas(
        _ reader: Viewpoint, _ call: Invocation
    ) throws(CommandError) -> [Int32: SmallGroups.Row] {
        guard call.has("with-groups") else {
            try refuseAlone(call)
            return [:]
        }
        guard reader.isPublic else {
            throw call.usage(
                "--with-groups goes with --public: other files hold country and background as they are, for those who may see them."
            )
        }
        try requireStaff(call)
        let threshold = try threshold(call)
        let campaign = try call.session().campaign
        let ideas = reader.ideas(in: campaign)
        // Who stands back from an idea is not told who wrote it, by a group neither.
        let own = try call.session().viewpoint
        let rows = SmallGroups.merged(
            ideas.map { idea in
                own.canSee(idea, in: campaign)
                    ? campaign.groupRow(ofAuthorOf: idea)
                    : SmallGroups.Row(person: nil, values: ["", ""])
            }, threshold: threshold)
        try accept(SmallGroups.k(rows), threshold, "ideas", call)
        return Dictionary(uniqueKeysWithValues: zip(ideas, rows))
    }

    /// The threshold of a file of ballots; nil where it tells of no groups.
    static func ballotThreshold(_ call: Invocation) throws(CommandError) -> Int? {
        guard call.has("with-groups") else {
            try refuseAlone(call)
            return nil
        }
        return try threshold(call)
    }

    private static func refuseAlone(_ call: Invocation) throws(CommandError) {
        for name in ["threshold", "accept-risk"] where call.has(name) {
            throw call.usage("--\(name) goes with --with-groups.")
        }
    }

    private static func requireStaff(_ call: Invocation) throws(CommandError) {
        guard try call.session().viewpoint.isStaff else {
            throw CommandError("Who is from where is known to moderators and facilitators only.")
        }
    }

    /// The fewest people of a group. Fewer than usual take a reason, which is recorded; others need
    /// none, and then nothing is written.
    static func threshold(_ call: Invocation) throws(CommandError) -> Int {
        let usual = SmallGroups.threshold
        let threshold = try call.number("threshold", least: 1) ?? usual
        guard threshold < usual else {
            guard !call.has("accept-risk") else {
                throw call.usage(
                    "--accept-risk goes with a --threshold below \(usual): other groups need no word."
                )
            }
            return threshold
        }
        guard let reason = call.value("accept-risk"), !reason.isBlank else {
            throw CommandError(
                "Groups of fewer than \(usual) people can tell who is in them. Say --accept-risk REASON if that is right here; it stands in the journal."
            )
        }
        return threshold
    }

    /// Checks the file as it is going to be written, and records the risk where one is accepted.
    static func accept(
        _ k: Int?, _ threshold: Int, _ export: String, _ call: Invocation
    ) throws(CommandError) {
        if let k, k < threshold {
            throw CommandError(
                "Some combination of country and background stands for \(k) of the people, fewer than \(threshold), even with all small groups merged. Leave out --with-groups\(threshold <= 1 ? "" : ", or take a lower --threshold with --accept-risk REASON")."
            )
        }
        guard let reason = call.value("accept-risk") else { return }
        let session = try call.session()
        let event = Event.riskAccepted(
            RiskAccepted(export: export, threshold: threshold, reason: try call.text(reason)))
        if let rejection = session.campaign.check(event, by: try call.actor()) {
            throw CommandError(rejection)
        }
        guard !call.isDryRun else {
            call.output.talk("The risk would be recorded: groups of \(threshold) in \(export).")
            return
        }
        let appended = try session.append([DraftEvent(event)])
        call.output.talk(
            "The risk is recorded: groups of \(threshold) in \(export), \(Invocation.named(appended.lines))."
        )
    }
}
