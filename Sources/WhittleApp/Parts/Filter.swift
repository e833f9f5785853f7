import WhittleCells
import WhittleCore

/// The filter of a list: a query typed after `/`, which holds as one types; Enter keeps it, Esc
/// clears it. While it cannot be read, what stands before the fault holds.
struct Filter: Equatable, Sendable {
    private(set) var field = TextField("", limit: Filter.limit)
    var isTyping = false
    /// Why what stands in the field cannot be read.
    private(set) var fault: QueryFault?
    /// As much of it as can be read, which holds.
    private(set) var readable = ""

    private static let limit = 400

    var isActive: Bool { !field.isEmpty }
    var text: String { field.text }

    /// What it filters, and with that which keys it understands.
    enum Subject: Equatable, Sendable {
        case items
        /// Texts that have no keys: words alone.
        case texts
        /// Decided items that are judged again without the first verdict: words alone.
        case blindItems
    }

    /// True where the key was taken.
    mutating func take(_ key: Key, _ context: Context, of subject: Subject = .items) -> Bool {
        if !isTyping, key == .escape, isActive {
            clear()
            return true
        }
        guard isTyping else { return false }
        switch key {
        case .enter:
            // What is shown is never another filter than the one that is kept.
            isTyping = fault != nil
        case .escape: clear()
        default:
            guard field.handle(key) else { return false }
            read(context, of: subject)
        }
        return true
    }

    /// Puts a query in the place of what was typed.
    mutating func set(_ text: String, _ context: Context, of subject: Subject = .items) {
        field.replace(with: text)
        isTyping = false
        read(context, of: subject)
    }

    mutating func clear() {
        field = TextField("", limit: Filter.limit)
        isTyping = false
        fault = nil
        readable = ""
    }

    private mutating func read(_ context: Context, of subject: Subject) {
        func problem(_ text: String) -> QueryFault? {
            do throws(QueryFault) {
                let query = try Query(text, in: context.campaign, for: context.viewpoint)
                switch subject {
                case .items: return nil
                case .texts: return query.faultForTexts
                case .blindItems: return query.faultForBlindLook
                }
            } catch {
                return error
            }
        }
        fault = problem(field.text)
        var part = Array(field.text.unicodeScalars)
        var next = fault
        while let found = next {
            part = Array(part.prefix(found.column - 1))
            while let last = part.last, !last.properties.isWhitespace { part.removeLast() }
            while let last = part.last, last.properties.isWhitespace { part.removeLast() }
            next = part.isEmpty ? nil : problem(String(String.UnicodeScalarView(part)))
        }
        readable = String(String.UnicodeScalarView(part))
    }

    /// What is looked for. Where it has lost its meaning since, as a saved query that was taken
    /// away, nothing is found.
    func query(_ context: Context) -> Query {
        (try? Query(readable, in: context.campaign, for: context.viewpoint)) ?? .nothing
    }

    /// What the heading says of it: the text, and dimly why it cannot be read.
    var runs: [(String, Style)] {
        guard isActive || isTyping else { return [] }
        return [("  /" + field.text, .bold), (fault.map { "  \($0.words)" } ?? "", .dim)]
    }

    /// How far the cursor stands from where the text begins in the heading.
    func cursorColumn(_ policy: DisplayPolicy) -> Int {
        let before = String(
            String.UnicodeScalarView(field.text.unicodeScalars.prefix(field.cursor)))
        return DisplayText.columns(of: "  /" + before, policy: policy)
    }
}
