import WhittleCore
import WhittleExchange
import WhittleJournal

/// One call of a verb: what was typed, the world around it, and the campaign once it is opened.
package final class Invocation {
    let verb: Verb
    let environment: Environment
    let output: Output
    let screens: Program.OpenScreens
    private let parsed: ParsedArguments
    private var opened: Session?

    init(
        _ parsed: ParsedArguments, _ verb: Verb, _ environment: Environment, _ output: Output,
        _ screens: @escaping Program.OpenScreens
    ) {
        self.parsed = parsed
        self.verb = verb
        self.environment = environment
        self.output = output
        self.screens = screens
    }

    // MARK: What was typed

    var words: [String] { parsed.words }
    var isJSON: Bool { has("json") }
    var isDryRun: Bool { has("dry-run") }

    func has(_ option: String) -> Bool { parsed.has(option) }
    func value(_ option: String) -> String? { parsed.value(option) }
    func values(_ option: String) -> [String] { parsed.options[option] ?? [] }

    /// The value of an option that must be there.
    func required(_ option: String) throws(CommandError) -> String {
        guard let value = value(option), !value.isBlank else {
            throw usage("--\(option) is needed: \(verb.option(option)?.help ?? "").")
        }
        return value
    }

    func usage(_ sentence: String) -> CommandError { CommandError(sentence, .usage) }

    /// The words, of which there must be so many.
    func words(
        _ counts: ClosedRange<Int>, _ what: String
    ) throws(CommandError) -> [String] {
        if words.count < counts.lowerBound { throw usage("\(what) is missing.") }
        if words.count > counts.upperBound {
            throw usage("\(Suggestion.quoted(words[counts.upperBound])) is one word too many.")
        }
        return words
    }

    func noWords() throws(CommandError) {
        if let first = words.first {
            throw usage("\(Suggestion.quoted(first)) is one word too many.")
        }
    }

    /// A whole number of at least `least`.
    func number(_ option: String, least: Int = 0) throws(CommandError) -> Int? {
        guard let text = value(option) else { return nil }
        guard let number = Int(text), number >= least, number < 1 << 53 else {
            throw usage(
                "--\(option) takes a whole number of at least \(least), not \(Suggestion.quoted(text))."
            )
        }
        return number
    }

    /// One word of an enumeration.
    func word<Word: RawRepresentable<String> & CaseIterable>(
        _ text: String, _ what: String, _: Word.Type
    ) throws(CommandError) -> Word {
        if let word = Word(rawValue: text) { return word }
        throw usage(unknownWord(text, what, Word.allCases.map(\.rawValue)))
    }

    /// The first word, which says what to do.
    /// - Parameter thing: with what, as `a round`.
    func action(_ actions: [String], with thing: String) throws(CommandError) -> String {
        guard let action = words.first else {
            let before = actions.dropLast().joined(separator: ", ")
            throw usage("Say what to do: \(before) or \(actions.last ?? "").")
        }
        guard actions.contains(action) else {
            throw usage(unknownWord(action, "thing to do with \(thing)", actions))
        }
        return action
    }

    func unknownWord(_ text: String, _ what: String, _ known: [String]) -> String {
        let near = Suggestion.nearest(to: text, among: known)
        return "\(Suggestion.quoted(text)) is not a \(what); it is one of "
            + "\(known.joined(separator: ", "))."
            + (near.map { " Did you mean “\($0)”?" } ?? "")
    }

    /// A text that a new id is made of.
    func identifier(_ text: String, _ what: String) throws(CommandError) -> String {
        guard Identifier.isValid(text) else {
            throw usage(
                "\(Suggestion.quoted(text)) cannot be the id of a \(what): use letters, digits and . _ : -, at most \(Identifier.maximumLength) of them."
            )
        }
        return text
    }

    /// The pseudonym that `--participant` gives.
    func participant() throws(CommandError) -> String? {
        guard let text = value("participant") else { return nil }
        return try identifier(text, "participant")
    }

    /// A text of at most so many characters; `-` is what stands on stdin.
    func text(_ text: String, limit: Int = Campaign.textLimit) throws(CommandError) -> String {
        var text = text
        if text == "-" {
            guard let bytes = environment.standardInput(limit * 4) else {
                throw usage("What stands on stdin is longer than \(limit) characters.")
            }
            guard let read = String(validating: bytes, as: UTF8.self) else {
                throw usage("What stands on stdin is not UTF-8.")
            }
            text = read
            while text.unicodeScalars.last == "\n" || text.unicodeScalars.last == "\r" {
                text.unicodeScalars.removeLast()
            }
        }
        guard text.unicodeScalars.count <= limit else {
            throw CommandError("The text is longer than \(limit) characters.")
        }
        return text
    }

    // MARK: Who and where

    private func configuration() throws(CommandError) -> Configuration {
        guard let path = environment.configurationPath, Shell.exists(path) else {
            return Configuration()
        }
        let bytes = try Shell.read(path, limit: 1 << 20).bytes
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CommandError("\(path) is not UTF-8.", .usage)
        }
        return try Configuration(text, file: path)
    }

    /// Who acts and looks; nil where nothing says it.
    func member() throws(CommandError) -> String? {
        if let named = value("as") { return try checked(named, "--as") }
        if let named = environment.variable("WHITTLE_AS") {
            return try checked(named, "WHITTLE_AS")
        }
        return try configuration().member
    }

    /// `public` looks as the public does, and is no member.
    private func checked(_ name: String, _ origin: String) throws(CommandError) -> String? {
        if name == "public" { return nil }
        guard Identifier.isMember(name) else {
            throw usage(
                "\(origin): \(Suggestion.quoted(name)) cannot name a member: use a-z, 0-9 and -, at most 32 of them."
            )
        }
        return name
    }

    /// The campaign's folder.
    func folder() throws(CommandError) -> String {
        if let named = value("C") { return path(named) }
        if let named = environment.variable("WHITTLE_CAMPAIGN") { return path(named) }
        guard let found = CampaignFolder.find(from: environment.currentFolder) else {
            throw CommandError(.noCampaign(path: environment.currentFolder))
        }
        return found
    }

    /// A path as it was typed, from the current folder on.
    func path(_ typed: String) -> String {
        typed.hasPrefix("/") || typed.isEmpty ? typed : environment.currentFolder + "/" + typed
    }

    /// The campaign, opened and read.
    func session() throws(CommandError) -> Session {
        if let opened { return opened }
        let moment = try moment()
        if let open = environment.session {
            guard let moment else { return open }
            return try keep(try self.open(open.path, member: open.member, at: moment))
        }
        return try keep(try open(try folder(), member: try member(), at: moment))
    }

    private func keep(_ session: Session) throws(CommandError) -> Session {
        opened = session
        if let words = session.momentWords { output.talk(words) }
        // What is computed from a damaged journal is computed from less than there was.
        if verb.name != VerifyVerb.verb.name, let words = session.damageWords {
            output.talk(words)
        }
        return session
    }

    /// The moment that `--to` looks back to.
    func moment() throws(CommandError) -> Timestamp? {
        guard let text = value("to") else { return nil }
        guard let moment = PastMoment.parse(text) else {
            throw usage(
                "--to takes \(PastMoment.advice), not \(Suggestion.quoted(text)).")
        }
        return moment
    }

    func open(
        _ path: String, member: String?, at moment: Timestamp? = nil
    ) throws(CommandError) -> Session {
        var options = Session.Options()
        options.member = member
        options.usesRememberedMember =
            member == nil && value("as") == nil && environment.variable("WHITTLE_AS") == nil
        options.trustFolder = has("trust-folder")
        options.moment = moment
        options.clock = environment.clock
        let start = Platform.ticks
        options.progress = { [output, environment] read, total in
            if environment.isTalkTerminal, total > 0, Platform.ticks - start > 500 {
                output.progress("Reading the journal: \(read * 100 / total) %")
            }
            return true
        }
        let session = try Session(path, options)
        output.clearProgress()
        return session
    }

    /// What one who looks may see, with a word where that is only what the public sees.
    func viewpoint() throws(CommandError) -> Viewpoint {
        let session = try session()
        let viewpoint = session.viewpoint
        if viewpoint.isPublic, value("as") != "public" {
            output.talk(
                session.member.map {
                    "“\($0)” is not a member: this is what the public sees."
                } ?? "This is what the public sees. Say who looks with --as MEMBER.")
        }
        return viewpoint
    }
}
