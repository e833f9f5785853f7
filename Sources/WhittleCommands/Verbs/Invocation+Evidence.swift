import WhittleCore

/// What the verbs about evidence and challenges read from the command line.
extension Invocation {
    /// The day that `--on` names, else today, in days since 1970-01-01.
    func dayAsked() throws(CommandError) -> Int {
        guard let text = value("on") else { return try session().now.day }
        guard let day = CalendarDate.day(text) else {
            throw usage("--on takes a day like 2015-06-01, not \(Suggestion.quoted(text)).")
        }
        return day
    }

    /// When it happened, where `--at` names a day: its midnight, or now where that day is today.
    func happened() throws(CommandError) -> Timestamp? {
        guard let text = value("at") else { return nil }
        let now = try session().now
        guard let day = CalendarDate.day(text) else {
            throw usage("--at takes a day like 2015-06-01, not \(Suggestion.quoted(text)).")
        }
        guard day <= now.day else {
            throw usage("--at \(text) is still to come; today is \(now.dateText).")
        }
        return day == now.day ? nil : CalendarDate.moment(ofDay: day)
    }

    /// The text of an option that changes a field: what is not given stays, an empty text takes it
    /// away.
    func field(_ option: String, _ present: String?) throws(CommandError) -> String? {
        guard let given = value(option) else { return present }
        let text = try text(given)
        return text.isBlank ? nil : text
    }

    /// The texts of an option that may stand more than once; one that is empty takes all away.
    func fields(_ option: String, _ present: [String]) -> [String] {
        has(option) ? values(option).filter { !$0.isBlank } : present
    }

    /// The ids of an option that may stand more than once, each with several between commas.
    func ids(_ option: String) -> [String] {
        values(option).flatMap { $0.split(separator: ",").map { Trim.trimmed(String($0)) } }
            .filter { !$0.isEmpty }
    }

    /// A figure of a measure; nil where it is not given.
    func figure(_ option: String) throws(CommandError) -> Double? {
        guard let text = value(option) else { return nil }
        let isPlain = text.utf8.allSatisfy {
            (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D
        }
        guard isPlain, text.utf8.count <= 20, let number = Double(text) else {
            throw usage(
                "--\(option) takes a plain number like 12 or 0.5, not \(Suggestion.quoted(text)).")
        }
        return number
    }

    /// Refuses options that do not go with what is asked.
    func refuse(_ options: [String], _ sentence: String) throws(CommandError) {
        if let wrong = options.first(where: has) { throw usage("--\(wrong) \(sentence)") }
    }

    /// Prints lines, wrapped.
    func printWrapped(_ lines: [String]) {
        let columns = min(environment.columns ?? 100, 120)
        for line in lines {
            if line.isEmpty {
                output.line("")
                continue
            }
            for part in Shown.body(line, columns: columns) { output.line(part) }
        }
    }
}

extension Option {
    static let on = Option(
        "on", "DATE", "the day up to which days are counted; today where nothing is said")
    static let at = Option(
        "at", "DATE", "the day on which it happened; today where nothing is said")
}
