import WhittleCore
import WhittleExchange
import WhittleJournal

/// `whittle import FORMAT PATH`.
enum ImportVerb {
    static let verb = Verb(
        name: "import", summary: "Import contributions from another system; again and again",
        usage: [
            "polis DIR [--source NAME] [--encoding E] [--flip-votes] [--undecided]",
            "csv FILE --map KEY=COLUMN,… [--source NAME] [--encoding E] [--delimiter D] [--none TEXT]… [--keep-ids] [--undecided]",
            "csv FILE --map member=COLUMN,… [--round R] [--criterion TEXT=ID]… [--skip-unknown] [--source NAME] [--encoding E] [--delimiter D] [--none TEXT]… [--keep-ids]",
            "jsonl FILE [--map KEY=NAME,…] [--source NAME] [--undecided]",
        ],
        arguments: [
            Verb.Argument("FORMAT", "what the files are", choices: ["polis", "csv", "jsonl"]),
            Verb.Argument("PATH", "a file; for polis the folder of an export"),
        ],
        options: [
            Option("map", "KEY=COLUMN,…", "which column is what; see below"),
            Option(
                "source", "NAME", "the data set's name, a-z, 0-9 and dots; else from the file's"),
            Option(
                "encoding", "E", "how the bytes are read; else by their mark, else UTF-8",
                choices: TextEncoding.allCases.map(\.rawValue)),
            Option("delimiter", "D", "one character, or tab; else the likeliest"),
            Option(
                "none", "TEXT", "a cell of csv with this text is empty, as --none=-1",
                repeats: true),
            Option("keep-ids", nil, "the file's ids are Whittle's own, as in its own export"),
            Option(
                "undecided", nil,
                "leaves out the source's verdicts: everything waits for a moderator here"),
            Option("round", "R", "the round of imported reviews; not needed where one is open"),
            Option(
                "criterion", "TEXT=ID",
                "a cell of the criterion's column with this text is about ID",
                repeats: true),
            Option("skip-unknown", nil, "leaves out reviews of ideas that are not here"),
            Option("flip-votes", nil, "for Polis exports whose votes have the opposite sign"),
        ],
        details: [
            "Prints the audit: what the source claims beside what was counted, and why they differ. Importing the same files again writes nothing; what changed at the source is taken over, but what somebody changed here since stands and is listed. A file may have 64 MiB. Names and addresses of participants become pseudonyms; the map stays on this device.",
            "--map: keys are \(ImportKey.allCases.map(\.rawValue).joined(separator: ", ")). A column is named by its heading or its number; KEY==TEXT gives one text for all rows. Ideas need title; comments idea and body; votes idea or comment, participant and vote; totals idea, up and down; decisions idea or comment, and status.",
            "Reviews that were given elsewhere come in by a facilitator, into a round that is open: --map with member, and idea, criterion and score where each row is one rating, or idea and score.CRITERION for each criterion where each row is a review. More keys are comment, confidence (of a whole review), happened, excluded (a column with the reason why it counts nowhere; empty where it counts), and name and standing of those who are no members yet. These become panelists under the source's id: z_assessor_3 is z-assessor-3, and an id with other letters gets six digits of its checksum. The criterion's cell has its id, its title, or a text that --criterion names. What several files say of one review is taken together. --map member=COLUMN alone brings in members.",
            "For jsonl, --map names keys of the objects; else they are Whittle's own words.",
        ],
        examples: [
            "whittle import csv scores.csv --map 'idea=ID,member=By,criterion=Question,score=Score'",
            "whittle import polis ~/vtaiwan.uberx -n",
            "whittle import csv ideas.csv --map 'idea=ID,title=Title,body=Text,question==ideas'",
            "whittle list ideas --json > ideas.jsonl; whittle -C ../other import jsonl ideas.jsonl",
        ], run: run)

    static let fileLimit = TextDecoder.maximumBytes

    private static func run(_ call: Invocation) throws(CommandError) -> ExitStatus {
        guard let format = call.words.first else {
            throw call.usage("Say what the files are: polis, csv or jsonl.")
        }
        let formats: [String: [String]] = [
            "polis": ["source", "encoding", "flip-votes", "undecided"],
            "csv": [
                "map", "none", "source", "encoding", "delimiter", "keep-ids", "undecided",
                "round", "criterion", "skip-unknown",
            ],
            "jsonl": ["map", "source", "undecided"],
        ]
        guard let allowed = formats[format] else {
            throw call.usage(call.unknownWord(format, "format", ["polis", "csv", "jsonl"]))
        }
        for option in call.verb.options where call.has(option.name) {
            guard allowed.contains(option.name) else {
                throw call.usage("--\(option.name) is not for `import \(format)`.")
            }
        }
        let typed = try call.words(2...2, "The path")[1]
        if format == "csv", !call.has("map") {
            throw call.usage(
                "Say which column is what with --map, as in --map idea=ID,title=Title.")
        }
        if format == "csv", ReviewMap.isOne(call.value("map") ?? "") {
            return try ImportJob(call, try call.session()).importReviews(typed)
        }
        for name in ["round", "criterion", "skip-unknown"] where call.has(name) {
            throw call.usage("--\(name) is for reviews: --map names member.")
        }
        let session = try call.session()
        try checkRole(session, try call.actor())
        var job = ImportJob(call, session)
        switch format {
        case "polis": try job.readPolis(typed)
        case "csv": try job.readCSV(typed)
        default: try job.readJSONLines(typed)
        }
        return try job.finish()
    }

    /// An import writes for all participants: a moderator may, and a facilitator also questions.
    private static func checkRole(
        _ session: Session, _ member: String
    ) throws(CommandError) {
        let probe = Event.participantJoined(ParticipantJoined(participant: "p"))
        if let rejection = session.campaign.check(probe, by: member) {
            throw CommandError(rejection)
        }
    }
}
