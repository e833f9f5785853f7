import WhittleCore

/// `whittle cut --check`: computes a cut again from the lines that it is based on.
enum CutCheckVerb {
    static func run(_ call: Invocation) throws(CommandError) -> ExitStatus {
        for option in call.verb.options where option.name != "check" && call.has(option.name) {
            throw call.usage("--\(option.name) does not go with --check: the cut has its own rule.")
        }
        if call.words.count > 1 { _ = try call.words(0...1, "The stage") }
        let session = try call.session()
        let stage = try call.stage(call.words.first)
        guard let (cut, stamp) = session.campaign.cut(stage) else {
            throw CommandError("The stage \(stage) has no cut.")
        }
        let check = cut.checked(in: try session.campaign(ofBasis: cut.basis))
        let line = session.campaign.lineID(stamp)
        if call.isJSON { printJSON(check, stage, line, cut, session, call) }
        switch check.verdict {
        case .agrees:
            let rule = CutRule(cut.rule)?.words ?? ""
            call.output.talk(
                Shown.line(
                    "The cut \(stage) (\(line)) agrees: \(cut.kept.count) of \(cut.considered), \(rule), computed again from \(Figures.count(lines(cut), "line"))."
                ))
            return .done
        case .missing:
            throw CommandError(
                "The cut \(stage) (\(line)) cannot be checked: some of the lines that it is based on are not here. Get the journals of all writers first."
            )
        case .unknownRule:
            throw CommandError(
                "The cut \(stage) (\(line)) cannot be checked: this version does not know its rule."
            )
        case .changed:
            throw CommandError(
                "The cut \(stage) (\(line)) cannot be checked: the lines that it is based on are others than they were. whittle verify says where they are damaged; erasing changes them too.",
                .damaged)
        case .differs:
            throw CommandError(sentence(check, stage, line, cut, session), .damaged)
        }
    }

    private static func lines(_ cut: CutMade) -> Int { cut.basis.reduce(0) { $0 + $1.seq } }

    /// The ideas that may be named: where the scores are hidden, or the idea is, a name would tell.
    private static func shown(
        _ ids: [String], _ cut: CutMade, _ session: Session
    ) -> [String] {
        let campaign = session.campaign
        guard let rule = CutRule(cut.rule),
            session.viewpoint.canSeeOrder(rule, from: cut.from, in: campaign)
        else { return [] }
        return ids.filter { id in
            campaign.items.find(id).map { session.viewpoint.canSee($0, in: campaign) } ?? false
        }
    }

    private static func sentence(
        _ check: CutCheck, _ stage: String, _ line: String, _ cut: CutMade, _ session: Session
    ) -> String {
        func named(_ ids: [String]) -> String {
            let names = shown(ids, cut, session)
            guard names.count == ids.count else {
                return Figures.count(ids.count, "idea")
                    + (names.isEmpty ? "" : " (among them \(names.joined(separator: ", ")))")
            }
            return names.joined(separator: ", ")
        }
        var parts: [String] = []
        if !check.wronglyKept.isEmpty {
            parts.append("it keeps \(named(check.wronglyKept)), which the rule does not")
        }
        if !check.wronglyLeft.isEmpty {
            parts.append("it leaves out \(named(check.wronglyLeft)), which the rule keeps")
        }
        if check.isOrder { parts.append("its ideas stand in another order") }
        if let considered = check.considered {
            parts.append(
                "it says that it chose from \(cut.considered), and there were \(considered)")
        }
        return "The cut \(stage) (\(line)) does not agree with its rule: "
            + parts.joined(separator: "; ") + "."
    }

    private static func printJSON(
        _ check: CutCheck, _ stage: String, _ line: String, _ cut: CutMade, _ session: Session,
        _ call: Invocation
    ) {
        let verdict =
            switch check.verdict {
            case .agrees: "agrees"
            case .missing: "missing"
            case .changed: "changed"
            case .unknownRule: "unknown-rule"
            case .differs: "differs"
            }
        call.output.line(
            JSONValue.row([
                "stage": .string(stage), "line": .string(line), "verdict": .string(verdict),
                "wrongly_kept": .strings(shown(check.wronglyKept, cut, session)),
                "wrongly_left": .strings(shown(check.wronglyLeft, cut, session)),
            ]).json)
    }
}
