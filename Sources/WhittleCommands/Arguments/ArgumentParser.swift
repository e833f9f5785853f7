/// What stands on a command line, checked against the table of verbs.
struct ParsedArguments {
    /// Nil where no verb is named.
    var verb: Verb?
    /// By name, in the order in which they stand; a switch has an empty text.
    var options: [String: [String]] = [:]
    /// Without the verb.
    var words: [String] = []

    func has(_ option: String) -> Bool { options[option] != nil }
    func value(_ option: String) -> String? { options[option]?.last }
}

/// Why a command line cannot be understood, and of which verb it is.
struct UsageError: Error {
    var sentence: String
    var verb: Verb?
}

/// Reads a command line. Options stand anywhere; `--` ends them.
struct ArgumentParser {
    let verbs: [Verb]
    private var result = ParsedArguments()
    private var rest: ArraySlice<String> = []

    static func parse(
        _ arguments: [String], _ verbs: [Verb]
    ) throws(UsageError) -> ParsedArguments {
        var parser = ArgumentParser(verbs: verbs)
        return try parser.parse(arguments)
    }

    private init(verbs: [Verb]) {
        self.verbs = verbs
    }

    private mutating func parse(_ arguments: [String]) throws(UsageError) -> ParsedArguments {
        rest = arguments[...]
        // Global options may stand before the verb; its own come after it.
        result.verb = try firstVerb()
        var isFirst = true
        while let argument = rest.popFirst() {
            if argument == "--" {
                result.words += isFirst ? rest.dropFirst() : rest
                return result
            }
            if argument.hasPrefix("--") {
                try long(argument)
            } else if argument.hasPrefix("-"), argument.count > 1 {
                try short(argument)
            } else if isFirst {
                isFirst = false
            } else {
                result.words.append(argument)
            }
        }
        return result
    }

    private func firstVerb() throws(UsageError) -> Verb? {
        var takesValue = false
        for argument in rest {
            if takesValue {
                takesValue = false
                continue
            }
            if argument.hasPrefix("-"), argument.count > 1, argument != "--" {
                takesValue = Option.globals.contains { option in
                    option.value != nil
                        && (argument == "--\(option.name)"
                            || option.short.map { argument == "-\($0)" } == true)
                }
                continue
            }
            if argument == "--" { continue }
            if let verb = verbs.first(where: { $0.name == argument }) { return verb }
            let near = Suggestion.nearest(to: argument, among: verbs.map(\.name))
            throw UsageError(
                sentence: "There is no verb \(Suggestion.quoted(argument))."
                    + (near.map { " Did you mean “\($0)”?" } ?? ""))
        }
        return nil
    }

    private mutating func long(_ argument: String) throws(UsageError) {
        let body = argument.dropFirst(2)
        let equals = body.firstIndex(of: "=")
        let name = String(equals.map { body[..<$0] } ?? body)
        guard let option = find(name) else { throw unknown("--\(name)", name) }
        guard option.value != nil else {
            guard equals == nil else {
                throw fault("--\(name) takes no value.")
            }
            return try add(option, "")
        }
        if let equals {
            try add(option, String(body[body.index(after: equals)...]))
        } else {
            try add(option, try next(option))
        }
    }

    private mutating func short(_ argument: String) throws(UsageError) {
        var letters = argument.dropFirst()
        while let letter = letters.popFirst() {
            guard let option = known.first(where: { $0.short == letter }) else {
                throw unknown("-\(letter)", argument)
            }
            guard option.value != nil else {
                try add(option, "")
                continue
            }
            return try add(option, letters.isEmpty ? try next(option) : String(letters))
        }
    }

    private var known: [Option] { Option.globals + (result.verb?.options ?? []) }

    private func find(_ name: String) -> Option? {
        known.first { $0.name == name && $0.name.count > 1 }
    }

    private mutating func next(_ option: Option) throws(UsageError) -> String {
        guard let value = rest.popFirst() else {
            throw fault("\(option.flag) needs a value: \(option.flag) \(option.value ?? "").")
        }
        return value
    }

    private mutating func add(_ option: Option, _ value: String) throws(UsageError) {
        if result.options[option.name] != nil, !option.repeats, option.value != nil {
            throw fault("\(option.flag) stands twice.")
        }
        if !option.choices.isEmpty, option.value != nil, !option.choices.contains(value) {
            let near = Suggestion.nearest(to: value, among: option.choices)
            throw fault(
                "\(option.flag) cannot be \(Suggestion.quoted(value)): it is one of "
                    + "\(option.choices.joined(separator: ", "))."
                    + (near.map { " Did you mean “\($0)”?" } ?? ""))
        }
        result.options[option.name, default: []].append(value)
    }

    private func fault(_ sentence: String) -> UsageError {
        UsageError(sentence: sentence, verb: result.verb)
    }

    private func unknown(_ typed: String, _ name: String) -> UsageError {
        let whose = result.verb.map { "“\($0.name)” has no option" } ?? "There is no option"
        let near = Suggestion.nearest(
            to: name, among: known.map(\.name).filter { $0.count > 1 })
        return fault(
            "\(whose) \(Suggestion.quoted(typed))."
                + (near.map { " Did you mean “--\($0)”?" } ?? ""))
    }
}
