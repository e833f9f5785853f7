import WhittleCore
import WhittleExchange
import WhittleJournal

/// `whittle why --participant`, `--participants` and `ITEM --letter`: what became of contributions,
/// as a text that can be sent to whoever made them.
enum ContributorLetters {
    static let options = [
        Option("participant", "P", "what became of all that one participant contributed"),
        Option(
            "participants", "FILE",
            "the same for each pseudonym of a file, one a line, or for “all”; goes with --into"),
        Option("into", "FOLDER", "a new folder for the letters, one file each"),
        Option("letter", nil, "of one idea or comment, the text for whoever wrote it"),
    ]

    static let details = [
        "--participant P answers “what happened to my contribution?” in a text that can be sent: for each idea and comment when it was received, whether it was approved or hidden and for which public reason, what it was joined to and with how many others, its themes, what each stage decided with the reason that was published, whether it is in the guide, who tries it out and how that went, and how to appeal. It tells a participant of their own texts and else what everybody may read: no other name, no score, no note of the staff. It is for moderators and facilitators, who know pseudonyms; what the one who asks may not see themselves is left out, and they are told.",
        "--participants FILE --into FOLDER writes a letter for each pseudonym, --participants all for everybody who wrote or voted. The folder is there whole or not at all. Files are named after the pseudonym; whatever is no small letter, digit or hyphen becomes _ and two hex digits. --json prints objects instead, with participant ideas comments votes votes_counted contributions text; a contribution has item kind received status reason appeals joined_to joined_with themes stages published challenges cases, a stage stage title at outcome reason, a challenge challenge title starts days day outcome.",
    ]

    /// True where a letter is asked for.
    static func isAsked(_ call: Invocation) -> Bool {
        options.contains { call.has($0.name) }
    }

    static func run(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let asked = ["participant", "participants", "letter"].filter { call.has($0) }
        guard asked.count == 1, let what = asked.first else {
            throw call.usage(
                "Say whose letter: --participant P, --participants FILE, or ITEM --letter.")
        }
        guard !call.has("into") || what == "participants" else {
            throw call.usage("--into goes with --participants.")
        }
        let viewpoint = try call.viewpoint()
        if let refusal = ContributionStories.refusal(viewpoint) { throw CommandError(refusal) }
        let session = try call.session()
        let stories = ContributionStories(
            session.campaign, viewpoint, past: try WhyVerb.past(session, viewpoint),
            today: session.now.day)
        if stories.lacksIdeas, what != "letter" {
            call.output.talk(
                "You stand back from some ideas, and your letters say nothing of them. Another member of the team can write them."
            )
        }
        switch what {
        case "participant":
            try call.noWords()
            let named = try call.required("participant")
            show([stories.story(of: try participant(named, stories, call))], call)
        case "participants":
            try call.noWords()
            try runMany(stories, call)
        default:
            let id = try call.words(1...1, "The id of an idea or a comment")[0]
            show([stories.story(ofItem: try call.item(id, viewpoint))], call)
        }
        return .done
    }

    // MARK: One

    private static func participant(
        _ pseudonym: String, _ stories: ContributionStories, _ call: Invocation
    ) throws(CommandError) -> Int32 {
        guard let found = stories.participant(pseudonym) else {
            throw CommandError(
                "Nobody with the pseudonym \(Suggestion.quoted(pseudonym)) wrote or voted. `whittle list participants` names all."
            )
        }
        guard try !call.session().campaign.isErased(participant: found) else {
            throw CommandError(
                "What \(Suggestion.quoted(pseudonym)) wrote was erased, as they asked: there is nothing to tell."
            )
        }
        return found
    }

    private static func show(_ stories: [ContributionStory], _ call: Invocation) {
        for story in stories {
            if call.isJSON {
                call.output.line(story.json.json)
            } else {
                call.output.bytes(bytes(story))
            }
        }
    }

    /// The letter as a file: each line in safe characters, long ones wrapped as in a mail.
    private static func bytes(_ story: ContributionStory) -> [UInt8] {
        var bytes: [UInt8] = []
        for line in story.lines {
            for part in HelpText.hanging(line, 76) {
                bytes += Array(Shown.line(part).utf8)
                bytes.append(0x0A)
            }
        }
        return bytes
    }

    // MARK: Many

    private static func runMany(
        _ stories: ContributionStories, _ call: Invocation
    ) throws(CommandError) {
        let wanted = try wanted(stories, call)
        guard call.isJSON || call.has("into") else {
            throw call.usage("Say where to with --into FOLDER, or ask for --json.")
        }
        guard let folder = call.value("into") else {
            for participant in wanted { show([stories.story(of: participant)], call) }
            return
        }
        if call.isJSON { throw call.usage("--json does not go with --into.") }
        let names = fileNames(wanted.map { stories.pseudonym($0) })
        guard !call.isDryRun else {
            call.output.talk(
                "Would be written: \(folder), \(Figures.count(wanted.count, "letter")).")
            return
        }
        let start = Platform.ticks
        try Shell.makeFolder(call.path(folder), files: wanted.count) { index in
            if call.environment.isTalkTerminal, Platform.ticks - start > 500 {
                call.output.progress("Writing letters: \(index * 100 / wanted.count) %")
            }
            return (names[index], bytes(stories.story(of: wanted[index])))
        }
        call.output.clearProgress()
        call.output.talk("Wrote \(folder): \(Figures.count(wanted.count, "letter")).")
    }

    /// The participants that are named, all of them known; else none.
    private static func wanted(
        _ stories: ContributionStories, _ call: Invocation
    ) throws(CommandError) -> [Int32] {
        let typed = try call.required("participants")
        if typed == "all" { return stories.participants }
        let file = try call.file(typed)
        guard let text = String(validating: file.bytes, as: UTF8.self) else {
            throw CommandError("\(typed) is not UTF-8.")
        }
        var found: [Int32] = []
        var seen: Set<Int32> = []
        var faults = 0
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            let pseudonym = Trim.trimmed(String(line))
            guard !pseudonym.isEmpty else { continue }
            do throws(CommandError) {
                let participant = try participant(pseudonym, stories, call)
                if seen.insert(participant).inserted { found.append(participant) }
            } catch {
                faults += 1
                guard faults <= 50 else { continue }
                call.output.talk("\(typed) line \(index + 1): \(error.sentence)")
            }
        }
        guard faults == 0 else {
            throw CommandError(
                "\(Figures.count(faults, "pseudonym")) of \(typed) cannot be written to, so no letter was written."
            )
        }
        guard !found.isEmpty else { throw CommandError("\(typed) names nobody.") }
        return found
    }

    /// The names of files for pseudonyms, in their order: no two are the same, also where capitals
    /// are not told apart.
    static func fileNames(_ pseudonyms: [String]) -> [String] {
        var taken: Set<String> = []
        return pseudonyms.map { pseudonym in
            var name = ""
            for (index, byte) in pseudonym.utf8.enumerated() {
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                    name.unicodeScalars.append(Unicode.Scalar(byte))
                case UInt8(ascii: "-") where index > 0: name += "-"
                default:
                    let hex = String(byte, radix: 16)
                    name += "_" + (hex.count == 1 ? "0" : "") + hex
                }
            }
            // A folder takes names of 255 bytes.
            if name.utf8.count > 200 {
                name = name.prefix(190) + "_" + CRC32C.text(CRC32C().checksum(pseudonym))
            }
            var number = 1
            var unique = name
            while !taken.insert(unique).inserted {
                number += 1
                unique = "\(name)-\(number)"
            }
            return unique + ".txt"
        }
    }
}
