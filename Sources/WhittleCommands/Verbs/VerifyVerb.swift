import WhittleCore
import WhittleJournal

/// `whittle verify`: everything in the journal that does not count, and where.
enum VerifyVerb {
    static let verb = Verb(
        name: "verify", summary: "Check the journal: damaged lines, and cuts that no longer fit",
        usage: ["[--json]"],
        details: [
            "Each finding has file, line, byte offset and reason; the last line counts them. Exit status 65 where data is damaged, missing or not admitted, else 0. Nothing is changed.",
            "--json has one object a finding with file line byte length severity reason, then one with events bad_lines damage notices writers.",
        ], run: run)

    private static func run(_ call: Invocation) throws(CommandError) -> ExitStatus {
        try call.noWords()
        let session = try call.session()
        let problems = session.reader.problems + cuts(session.campaign)
        for problem in problems {
            let isDamage = problem.severity == .damage
            if call.isJSON {
                call.output.line(
                    JSONValue.row([
                        "file": .string(problem.fileName), "line": .integer(problem.line),
                        "byte": .integer(problem.offset), "length": .integer(problem.length),
                        "severity": .string(isDamage ? "damage" : "notice"),
                        "reason": .string(problem.reason),
                    ]).json)
            } else {
                call.output.line(
                    Shown.line("\(isDamage ? "damage" : "notice"): \(problem.sentence)"))
            }
        }
        let damage = problems.count { $0.severity == .damage }
        summarize(session, damage: damage, notices: problems.count - damage, call)
        return damage > 0 ? .damaged : .done
    }

    private static func summarize(
        _ session: Session, damage: Int, notices: Int, _ call: Invocation
    ) {
        let admitted = session.campaign.intake.admitted
        let writers = session.campaign.writers.writers.count { $0.lines > 0 }
        let bad = session.reader.badLines
        if call.isJSON {
            call.output.line(
                JSONValue.row([
                    "events": .integer(admitted), "bad_lines": .integer(bad),
                    "damage": .integer(damage), "notices": .integer(notices),
                    "writers": .integer(writers),
                ]).json)
            return
        }
        let verdict = damage == 0 ? "Nothing is damaged" : "\(damage) damaged"
        call.output.line(
            "\(verdict): \(Figures.count(admitted, "line")) of \(Figures.count(writers, "writer")) count, \(Figures.count(bad, "bad line")), \(Figures.count(notices, "notice"))."
        )
    }

    /// Cuts whose basis is not here, or is another than they say.
    private static func cuts(_ campaign: Campaign) -> [JournalProblem] {
        campaign.cutStages.compactMap { stage in
            guard let (cut, stamp) = campaign.cut(stage) else { return nil }
            let digest = campaign.writers.digest(of: cut.basis)
            guard digest != cut.digest else { return nil }
            let what =
                digest == nil
                ? "some of the lines that it is based on are not here"
                : "the lines that it is based on are others than they were"
            let file = campaign.writers[stamp.writer].name + ".jsonl"
            return JournalProblem(
                file: Array(file.utf8), severity: .notice,
                reason: "the cut \(stage) (\(campaign.lineID(stamp))): \(what)")
        }
    }
}
