import WhittleCore

/// The criteria of a new round, from `--criterion`, `--prompt`, `--labels` and `--rubric`.
enum Rubric {
    /// More points have no names.
    private static let longestScale = 100

    static func criteria(_ call: Invocation) throws(CommandError) -> [Criterion] {
        var criteria: [Criterion] = []
        if let file = call.value("rubric") {
            guard !call.has("criterion") else {
                throw call.usage("Give the criteria with --rubric or with --criterion.")
            }
            criteria = try read(file, call)
        }
        for text in call.values("criterion") {
            criteria.append(try RoundVerb.criterion(text, call))
        }
        if criteria.isEmpty { criteria = Criterion.standard }
        for text in call.values("prompt") {
            let (index, prompt) = try named(text, "prompt", criteria, call)
            criteria[index].prompt = try call.text(prompt, limit: Campaign.titleLimit)
        }
        for text in call.values("labels") {
            let (index, labels) = try named(text, "labels", criteria, call)
            let parts = labels.split(separator: "|", omittingEmptySubsequences: false)
                .map { Trim.trimmed(String($0)) }
            if let problem = problem(parts, criteria[index]) { throw call.usage("\(problem).") }
            criteria[index].labels = parts
        }
        return criteria
    }

    /// `doable=Can it be done?`: the criterion's place and the text.
    private static func named(
        _ text: String, _ option: String, _ criteria: [Criterion], _ call: Invocation
    ) throws(CommandError) -> (Int, String) {
        guard let equals = text.firstIndex(of: "=") else {
            throw call.usage("--\(option) is ID=TEXT, not \(Suggestion.quoted(text)).")
        }
        let id = String(text[..<equals])
        guard let index = criteria.firstIndex(where: { $0.criterion == id }) else {
            throw call.usage(call.unknownWord(id, "criterion", criteria.map(\.criterion)))
        }
        return (index, Trim.trimmed(String(text[text.index(after: equals)...])))
    }

    private static func problem(_ labels: [String], _ criterion: Criterion) -> String? {
        let points = criterion.max - criterion.min + 1
        if points > longestScale {
            return "\(criterion.criterion) has too many points to name them"
        }
        if labels.count != points {
            return
                "\(criterion.criterion) has \(points) points from \(criterion.min) to \(criterion.max), and \(Figures.count(labels.count, "label")) between |"
        }
        guard labels.allSatisfy({ $0.unicodeScalars.count <= Campaign.titleLimit }) else {
            return "A label of \(criterion.criterion) is too long"
        }
        return nil
    }

    // MARK: From a file

    private static func read(_ typed: String, _ call: Invocation) throws(CommandError)
        -> [Criterion]
    {
        func fault(_ what: String) -> CommandError {
            CommandError("\(typed): \(what).", .damaged)
        }
        let bytes = try Shell.read(call.path(typed), limit: 1 << 20).bytes
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw fault("it is not UTF-8")
        }
        let value: JSONValue
        do {
            value = try JSONValue(parsing: text)
        } catch {
            throw fault("it is no sound JSON")
        }
        guard let objects = value.elements ?? value["criteria"]?.elements, !objects.isEmpty else {
            throw fault("it is no array of criteria")
        }
        var criteria: [Criterion] = []
        for (index, object) in objects.enumerated() {
            criteria.append(
                try criterion(object) { what in fault("criterion \(index + 1): \(what)") })
        }
        return criteria
    }

    private static func criterion(
        _ object: JSONValue, _ fault: (String) -> CommandError
    ) throws(CommandError) -> Criterion {
        let keys = ["criterion", "title", "prompt", "weight", "min", "max", "labels"]
        guard let members = object.members else { throw fault("it is no object") }
        if let other = members.first(where: { !keys.contains($0.key) }) {
            throw fault(
                "\(Suggestion.quoted(other.key)) is not one of \(keys.joined(separator: ", "))")
        }
        guard let id = object["criterion"]?.text, Identifier.isValid(id) else {
            throw fault("“criterion” must be an id: letters, digits and . _ : -")
        }
        guard let title = object["title"]?.text, !title.isBlank,
            title.unicodeScalars.count <= Campaign.titleLimit
        else { throw fault("“title” is missing or too long") }
        guard let weight = object["weight"]?.double, weight >= 0, weight <= 1e6 else {
            throw fault("“weight” must be a number of at least 0")
        }
        guard let least = object["min"]?.wholeNumber, let most = object["max"]?.wholeNumber,
            least < most, abs(least) <= 1000, abs(most) <= 1000
        else { throw fault("“min” and “max” must be whole numbers, “max” above “min”") }
        let prompt = object["prompt"]?.text
        guard prompt != nil || object["prompt"] == nil || object["prompt"] == .null,
            (prompt ?? "").unicodeScalars.count <= Campaign.titleLimit
        else { throw fault("“prompt” must be a text, and not too long") }
        var criterion = Criterion(
            criterion: id, title: title, prompt: prompt, weight: weight, min: least, max: most)
        guard let given = object["labels"], given != .null else { return criterion }
        let labels = (given.elements ?? []).compactMap(\.text)
        guard let elements = given.elements, labels.count == elements.count else {
            throw fault("“labels” must be an array of texts")
        }
        if labels.isEmpty { return criterion }
        if let problem = problem(labels, criterion) { throw fault(problem) }
        criterion.labels = labels
        return criterion
    }
}
