import WhittleCore
import WhittleExchange
import WhittleJournal

/// One import: reads the files, compares them with earlier imports, and writes what is new.
struct ImportJob {
    let call: Invocation
    let session: Session
    private let start = Platform.ticks
    private var snapshot: ImportSnapshot?
    private var previous = PreviousImport(system: "none")
    private var pseudonyms = PseudonymMap()
    private var knownPseudonyms = 0

    init(_ call: Invocation, _ session: Session) {
        self.call = call
        self.session = session
    }

    // MARK: Reading

    mutating func readPolis(_ typed: String) throws(CommandError) {
        let folder = call.path(typed)
        guard Shell.isFolder(folder) else {
            throw CommandError(
                "\(typed) is not a folder; give the folder of a Polis export.", .inputOutput)
        }
        var files: [ImportFile] = []
        var changed = Timestamp(milliseconds: 0)
        let known = ["comments.csv", "votes.csv", "summary.csv", "participants-votes.csv"]
        for name in try Shell.names(in: folder, ending: ".csv") {
            let lower = name.lowercased()
            guard known.contains(where: lower.hasSuffix) || lower.hasSuffix("participant-votes.csv")
            else { continue }
            note("Reading \(name)")
            let file = try Shell.read("\(folder)/\(name)", limit: ImportVerb.fileLimit)
            files.append(ImportFile(name: "\(typed)/\(name)", bytes: file.bytes))
            changed = max(changed, file.changed)
        }
        let options = PolisImport.Options(
            source: call.value("source"), folder: ImportJob.lastPart(Platform.absolute(folder)),
            exportDate: changed, encoding: try call.encoding(), flipsVotes: call.has("flip-votes"))
        note("Counting")
        let read = try ImportJob.faulting { () throws(ImportFault) in
            try PolisImport.snapshot(files, options)
        }
        previous = try earlier(read.system)
        snapshot = read
    }

    mutating func readCSV(_ typed: String) throws(CommandError) {
        let map = try ImportJob.faulting { [call] () throws(ImportFault) in
            try ColumnMap(parsing: call.value("map") ?? "")
        }
        let (file, changed) = try read(typed)
        let options = CSVImport.Options(
            source: call.value("source"), exportDate: changed, encoding: try call.encoding(),
            delimiter: try call.delimiter(), keepsIDs: call.has("keep-ids"),
            knownQuestions: knownQuestions, noneTexts: Set(call.values("none")))
        let source = call.value("source")
        try begin(
            try ImportJob.faulting { () throws(ImportFault) in
                try CSVImport.system(of: file, source: source)
            })
        try takeSnapshot { previous, pseudonyms, random throws(ImportFault) in
            try CSVImport.snapshot(
                file, map, options, previous: previous, pseudonyms: &pseudonyms, random: &random)
        }
    }

    mutating func readJSONLines(_ typed: String) throws(CommandError) {
        let (file, changed) = try read(typed)
        let source = call.value("source")
        let map: ColumnMap? = try call.value("map").map { text throws(CommandError) in
            try ImportJob.faulting { () throws(ImportFault) in try ColumnMap(parsing: text) }
        }
        let options = JSONLImport.Options(
            source: source, exportDate: changed, knownQuestions: knownQuestions, map: map)
        try begin(
            try ImportJob.faulting { () throws(ImportFault) in
                try JSONLImport.system(of: file, source: source)
            })
        try takeSnapshot { previous, pseudonyms, random throws(ImportFault) in
            try JSONLImport.snapshot(
                file, options, previous: previous, pseudonyms: &pseudonyms, random: &random)
        }
    }

    /// Takes the snapshot of a source whose users may need pseudonyms; where it fails, the map of
    /// them stays as it was.
    private mutating func takeSnapshot(
        _ make: (PreviousImport, inout PseudonymMap, inout SystemRandomNumberGenerator)
            throws(ImportFault) -> ImportSnapshot
    ) throws(CommandError) {
        var map = pseudonyms
        let before = previous
        var random = SystemRandomNumberGenerator()
        snapshot = try ImportJob.faulting { () throws(ImportFault) in
            try make(before, &map, &random)
        }
        pseudonyms = map
    }

    func read(
        _ typed: String
    ) throws(CommandError) -> (file: ImportFile, changed: Timestamp) {
        note("Reading \(typed)")
        let file = try Shell.read(call.path(typed), limit: ImportVerb.fileLimit)
        return (ImportFile(name: typed, bytes: file.bytes), file.changed)
    }

    /// What earlier imports of the source wrote, and the pseudonyms that they gave.
    private mutating func begin(_ system: String) throws(CommandError) {
        previous = try earlier(system)
        let name = ImportJob.mapName(system)
        if let bytes = session.stateFile(name) {
            pseudonyms = try ImportJob.faulting { () throws(ImportFault) in
                try PseudonymMap(bytes, file: name)
            }
        }
        knownPseudonyms = pseudonyms.count
        note("Counting")
    }

    private static func mapName(_ system: String) -> String { "pseudonyms-\(system).json" }

    private func earlier(_ system: String) throws(CommandError) -> PreviousImport {
        var previous = PreviousImport(system: system)
        for line in try earlierLines(system) {
            guard let source = line.envelope.source else { continue }
            previous.note(line.event, happened: line.envelope.happened, source: source)
        }
        return previous
    }

    /// The lines of earlier imports in the order of their stamps; those of strangers do not count.
    func earlierLines(
        _ system: String
    ) throws(CommandError) -> [(event: Event, envelope: Envelope)] {
        note("Looking at earlier imports")
        let membership = session.campaign.membership
        var lines: [(event: Event, envelope: Envelope)] = []
        try session.forEachImported(from: system) { event, envelope in
            guard let parts = Identifier.parts(ofWriter: envelope.writer),
                membership.member(parts.member) != nil
            else { return }
            lines.append((event, envelope))
        }
        lines.sort { one, other in
            let (first, second) = (one.envelope, other.envelope)
            if first.at != second.at { return first.at < second.at }
            if first.writer != second.writer {
                return first.writer.utf8.lexicographicallyPrecedes(second.writer.utf8)
            }
            return first.seq < second.seq
        }
        return lines
    }

    // MARK: Options

    private var knownQuestions: Set<String> {
        Set(session.campaign.askedQuestions.map(\.question))
    }

    private static func lastPart(_ path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }

    /// A fault of a file as an error of the command.
    static func faulting<Value>(
        _ body: () throws(ImportFault) -> Value
    ) throws(CommandError) -> Value {
        do throws(ImportFault) {
            return try body()
        } catch {
            throw CommandError(error.sentence, .damaged)
        }
    }

    /// A word of progress, where it takes long enough and somebody looks.
    func note(_ what: String) {
        if call.environment.isTalkTerminal, Platform.ticks - start > 500 {
            call.output.progress(what + " …")
        }
    }

    // MARK: Writing

    /// Prints the audit, and writes what is new.
    mutating func finish() throws(CommandError) -> ExitStatus {
        if call.has("undecided") { snapshot = snapshot?.undecided() }
        guard let snapshot else { return .done }
        let reconciler = Reconciler(previous: previous, current: current)
        let result = reconciler.reconcile(snapshot)
        let member = try call.actor()
        for draft in result.drafts {
            if case .questionAsked = draft.event,
                let rejection = session.campaign.check(draft.event, by: member)
            {
                throw CommandError(rejection)
            }
        }
        var writer: String?
        if !call.isDryRun, !result.drafts.isEmpty {
            try keepPseudonyms(snapshot.system)
            note("Writing \(Figures.count(result.drafts.count, "line"))")
            writer = try session.importLines(result.drafts, system: snapshot.system)
        }
        print(snapshot.audit, result, writer)
        report(result, writer)
        if writer != nil { try call.talkRules(ofImported: result.drafts) }
        return .done
    }

    /// Saved before the lines: without the map the same person would come again as another.
    private func keepPseudonyms(_ system: String) throws(CommandError) {
        guard pseudonyms.count > knownPseudonyms else { return }
        let name = ImportJob.mapName(system)
        try session.setStateFile(name, pseudonyms.bytes)
        guard session.stateFile(name) == pseudonyms.bytes else {
            throw CommandError(
                "This device cannot keep the map from names to pseudonyms, so nothing was imported. Make \(StateFolder.base) writable, or set XDG_STATE_HOME.",
                .cannotCreate)
        }
    }

    /// What the items are in the campaign now.
    private var current: CurrentState {
        let campaign = session.campaign
        var questions: [String: QuestionAsked] = [:]
        for question in campaign.askedQuestions { questions[question.question] = question }
        let asked = questions
        func item(_ id: String) -> Int32? {
            campaign.items.find(id).flatMap { campaign.rows[Int($0)].kind == .unknown ? nil : $0 }
        }
        return CurrentState(
            title: { id in item(id).map { campaign.title(of: $0) } ?? asked[id]?.title },
            body: { id in
                guard let item = item(id) else { return asked[id]?.prompt }
                let body = campaign.body(of: item)
                return body.isEmpty && campaign.rows[Int(item)].kind == .idea ? nil : body
            },
            question: { id in item(id).flatMap { campaign.question(of: $0) } },
            cost: { id in item(id).flatMap { campaign.cost(of: $0) } },
            verdict: { id in item(id).map { campaign.status(of: $0) } },
            isErased: { campaign.isErased(named: $0) })
    }

    func print(_ audit: ImportAudit, _ result: Reconciliation, _ writer: String?) {
        guard call.isJSON else {
            for line in audit.text(width: min(call.environment.columns ?? 100, 120)) {
                call.output.line(Shown.line(line))
            }
            return
        }
        for line in audit.json { call.output.line(line) }
        call.output.line(
            JSONValue.row([
                "source": .string(audit.system), "lines": .integer(result.drafts.count),
                "new": .integer(result.newCount), "changed": .integer(result.changedCount),
                "unchanged": .integer(result.unchangedCount),
                "kept_here": .strings(result.kept.map(\.sentence)),
                "gone_at_source": .strings(result.gone),
                "gone_votes": .integer(result.goneVotes), "writer": .optional(writer),
                "written": .bool(writer != nil),
            ]).json)
    }

    func report(_ result: Reconciliation, _ writer: String?) {
        let output = call.output
        for kept in result.kept.prefix(20) { output.talk(kept.sentence + ".") }
        if result.kept.count > 20 {
            output.talk("… and \(result.kept.count - 20) more; --json lists all.")
        }
        if !result.gone.isEmpty {
            output.talk(
                "\(Figures.count(result.gone.count, "item")) no longer at the source; they stay here: \(result.gone.prefix(5).joined(separator: ", "))\(result.gone.count > 5 ? " …" : "")."
            )
        }
        if result.goneVotes > 0 {
            output.talk(
                "\(Figures.count(result.goneVotes, "vote")) no longer at the source; they stay here."
            )
        }
        let counts =
            "\(result.newCount) new, \(result.changedCount) changed, \(result.unchangedCount) unchanged"
        if call.isDryRun {
            output.talk(
                "Would be written: \(Figures.count(result.drafts.count, "line")) (\(counts)).")
        } else if let writer {
            output.talk(
                "Saved and shared: \(Figures.count(result.drafts.count, "line")) in \(writer).jsonl (\(counts))."
            )
        } else {
            output.talk("Nothing to write (\(counts)).")
        }
    }
}
