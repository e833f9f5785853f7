/// Reads a query. `or` binds least, then terms side by side, then `-`.
struct QueryParser {
    /// More terms, those of saved queries counted, are no question that somebody asks.
    static let termLimit = 200
    static let depthLimit = 20

    private let scalars: [Unicode.Scalar]
    private let campaign: Campaign
    private let viewpoint: Viewpoint
    /// The saved queries within which this text stands.
    private let using: [String]
    private var position = 0
    private var depth = 0
    private var terms = 0

    init(_ text: String, _ campaign: Campaign, _ viewpoint: Viewpoint, using: [String] = []) {
        scalars = Array(text.unicodeScalars)
        self.campaign = campaign
        self.viewpoint = viewpoint
        self.using = using
    }

    mutating func parse() throws(QueryFault) -> QueryNode {
        guard scalars.count <= Query.textLimit else {
            throw QueryFault(
                Query.textLimit + 1, "A query has at most \(Query.textLimit) characters.")
        }
        skipSpace()
        return isAtEnd ? .all([]) : try alternatives()
    }

    // MARK: Structure

    private mutating func alternatives() throws(QueryFault) -> QueryNode {
        var nodes = [try terms(before: nil)]
        while isAtOr {
            let column = position + 1
            position += 2
            nodes.append(try terms(before: column))
        }
        return QueryNode.any(joining: nodes)
    }

    /// Terms side by side, at least one; `or` is the column of the `or` before them.
    private mutating func terms(before or: Int?) throws(QueryFault) -> QueryNode {
        var nodes: [QueryNode] = []
        skipSpace()
        while !isAtEnd, !isAtClose, !isAtOr {
            nodes.append(try factor())
            skipSpace()
        }
        if nodes.isEmpty {
            if or != nil || isAtOr {
                throw QueryFault(
                    or ?? position + 1,
                    "“or” stands between two terms; the word itself stands in quotes.")
            }
            throw QueryFault(position + 1, "There is nothing in the parentheses.")
        }
        return QueryNode.all(joining: nodes)
    }

    private mutating func factor() throws(QueryFault) -> QueryNode {
        terms += 1
        guard terms <= QueryParser.termLimit else {
            throw QueryFault(
                position + 1, "A query has at most \(QueryParser.termLimit) terms.")
        }
        guard isAtNegation else { return try operand() }
        position += 1
        return .not(try operand())
    }

    private mutating func operand() throws(QueryFault) -> QueryNode {
        let start = position
        switch scalars[position] {
        case "(":
            depth += 1
            guard depth <= QueryParser.depthLimit else {
                throw QueryFault(start + 1, "There are too many parentheses.")
            }
            position += 1
            skipSpace()
            let open = QueryFault(start + 1, "The parenthesis is not closed.")
            guard !isAtEnd else { throw open }
            let node = try alternatives()
            guard isAtClose else { throw open }
            position += 1
            depth -= 1
            return node
        case "\"":
            let phrase = try quoted()
            return phrase.isEmpty ? .all([]) : .word(FoldedText(phrase), id: nil)
        default:
            if let term = try term() { return term }
            let word = bare { $0 == "\"" }
            return .word(FoldedText(word), id: campaign.items.find(word))
        }
    }

    // MARK: Terms

    private mutating func term() throws(QueryFault) -> QueryNode? {
        let start = position
        var end = position
        while end < scalars.count, scalars[end] == "_" || ("a"..."z").contains(scalars[end]) {
            end += 1
        }
        guard end > start, let sign = comparison(at: end) else { return nil }
        let name = text(start..<end)
        guard let key = QueryKey(rawValue: name) else {
            let near = NearestWord.find(name, among: QueryKey.allCases.map(\.rawValue))
            throw QueryFault(
                start + 1,
                "“\(short(name))” is not a key of queries"
                    + (near == nil
                        ? "; a word with \(sign.rawValue) in it stands in quotes." : "."),
                suggestion: near)
        }
        position = end + sign.rawValue.unicodeScalars.count
        var values: [(text: String, column: Int)] = []
        repeat {
            let column = position + 1
            let value =
                !isAtEnd && scalars[position] == "\""
                ? try quoted() : bare { $0 == "," || $0 == "\"" }
            guard !value.isEmpty else { throw QueryFault(column, "Write \(key.form).") }
            values.append((value, column))
        } while take(",")
        switch key.value {
        case .number, .date: break
        case .word, .text, .yesNo:
            guard sign == .colon || sign == .equals else {
                throw QueryFault(end + 1, "Write \(key.form): “\(name)” has no order.")
            }
        }
        if key == .saved { return try saved(values) }
        return .term(QueryTerm(key: key, test: try test(key, sign, values)))
    }

    private func test(
        _ key: QueryKey, _ sign: QueryTerm.Comparison, _ values: [(text: String, column: Int)]
    ) throws(QueryFault) -> QueryTerm.Test {
        switch key.value {
        case .word(let known):
            for value in values where !known.contains(value.text) {
                throw QueryFault(
                    value.column, "“\(key.rawValue)” is one of \(known.joined(separator: ", ")).",
                    suggestion: NearestWord.find(value.text, among: known))
            }
            return .words(values.map(\.text))
        case .text: return named(key, values.map(\.text))
        case .yesNo:
            for value in values where value.text != "yes" && value.text != "no" {
                throw QueryFault(value.column, "“\(key.rawValue)” is yes or no.")
            }
            return .yes(values.map { $0.text == "yes" })
        case .number:
            var numbers: [Double] = []
            for value in values {
                guard let number = Double(value.text), number.isFinite else {
                    throw QueryFault(
                        value.column,
                        "“\(key.rawValue)” is compared with a number, not with “\(short(value.text))”."
                    )
                }
                numbers.append(number)
            }
            return .number(sign, numbers)
        case .date:
            var spans: [Range<Int64>] = []
            for value in values {
                guard let span = QueryDate.span(value.text) else {
                    throw QueryFault(
                        value.column,
                        "“\(key.rawValue)” is compared with a date such as 2015-01-12, not with “\(short(value.text))”."
                    )
                }
                spans.append(span)
            }
            return .date(sign, spans)
        }
    }

    /// The values of a key that names things of the campaign.
    private func named(_ key: QueryKey, _ values: [String]) -> QueryTerm.Test {
        switch key {
        case .id, .idea: return .handles(values.compactMap { campaign.items.find($0) })
        case .thread:
            let ideas = values.compactMap { campaign.items.find($0) }.filter {
                viewpoint.canSee($0, in: campaign)
            }
            return ideas.isEmpty ? .unseen : .handles(ideas.flatMap { campaign.group(of: $0) })
        case .participant, .author:
            return .handles(values.compactMap { campaign.participants.find($0) })
        case .question:
            return .handles(
                values.compactMap { $0 == "none" ? -1 : campaign.questionNames.find($0) })
        case .status, .stage, .kind, .merged, .undecided, .written, .flags, .flagged, .flag,
            .flagger, .rule, .reason, .by, .decided, .changed, .comments, .up, .down, .pass,
            .voters, .cost, .crowd, .panel, .crowdRank, .panelRank, .reviews, .saved:
            return .words(values)
        case .theme:
            return .words(
                values.flatMap { value in
                    let now = campaign.themeBook.current([value])
                    return now.themes + now.split + [value]
                })
        }
    }

    private mutating func saved(
        _ names: [(text: String, column: Int)]
    ) throws(QueryFault) -> QueryNode {
        var nodes: [QueryNode] = []
        for name in names {
            if using.contains(name.text) {
                throw QueryFault(
                    name.column, "The saved query “\(short(name.text))” would use itself.")
            }
            guard let query = viewpoint.savedQuery(name.text, in: campaign) else {
                throw QueryFault(
                    name.column, "There is no saved query “\(short(name.text))”.",
                    suggestion: NearestWord.find(
                        name.text, among: viewpoint.savedQueries(in: campaign).map(\.query)))
            }
            var parser = QueryParser(query.text, campaign, viewpoint, using: using + [name.text])
            parser.terms = terms
            do {
                nodes.append(try parser.parse())
            } catch {
                throw QueryFault(
                    name.column, "In the saved query “\(short(name.text))”: \(error.sentence)",
                    suggestion: error.suggestion)
            }
            terms = parser.terms
        }
        return QueryNode.any(joining: nodes)
    }

    // MARK: Characters

    private var isAtEnd: Bool { position >= scalars.count }
    private var isAtClose: Bool { !isAtEnd && depth > 0 && scalars[position] == ")" }

    /// A `-` right before what it turns round; alone, or before another one, it is a word.
    private var isAtNegation: Bool {
        guard scalars[position] == "-", position + 1 < scalars.count else { return false }
        let next = scalars[position + 1]
        return next != "-" && !isSpace(next) && !(depth > 0 && next == ")")
    }

    private var isAtOr: Bool {
        guard position + 2 <= scalars.count else { return false }
        let word = text(position..<position + 2)
        guard word == "or" || word == "OR" else { return false }
        guard position + 2 < scalars.count else { return true }
        let next = scalars[position + 2]
        return isSpace(next) || depth > 0 && next == ")"
    }

    private func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }

    private mutating func skipSpace() {
        while !isAtEnd, isSpace(scalars[position]) { position += 1 }
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard !isAtEnd, scalars[position] == scalar else { return false }
        position += 1
        return true
    }

    private func comparison(at index: Int) -> QueryTerm.Comparison? {
        QueryTerm.Comparison.allCases.first { sign in
            scalars[min(index, scalars.count)...].starts(with: sign.rawValue.unicodeScalars)
        }
    }

    /// What stands up to a space, a closing parenthesis or what is asked for.
    private mutating func bare(endingAt isEnd: (Unicode.Scalar) -> Bool) -> String {
        let start = position
        while !isAtEnd, !isSpace(scalars[position]), !isAtClose, !isEnd(scalars[position]) {
            position += 1
        }
        return text(start..<position)
    }

    private mutating func quoted() throws(QueryFault) -> String {
        let start = position
        position += 1
        while !isAtEnd, scalars[position] != "\"" { position += 1 }
        guard !isAtEnd else { throw QueryFault(start + 1, "The quote is not closed.") }
        position += 1
        return text(start + 1..<position - 1)
    }

    private func text(_ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[range])
        return String(view)
    }

    /// A few words of what was typed, for a sentence.
    private func short(_ text: String) -> String {
        text.unicodeScalars.count <= 30
            ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(30))) + "…"
    }
}
