/// Themes and codings as their lines say.
struct CodingState: Sendable {
    var definitions: [String: Register<Signed<ThemeDefined>>] = [:]
    /// What became of a theme; nil where a line brought it back.
    var retirements: [String: Register<Signed<ThemeRetired?>>] = [:]
    var codings: [Int32: [CodingSlot]] = [:]
    var resolutions: [Int32: Register<Signed<CodingResolved>>] = [:]
    /// Made of the definitions and retirements, after each batch of lines.
    var book = ThemeBook()
    var bookChanged = false
}

/// What a line says, and whose it is.
struct Signed<Value: Sendable>: Sendable {
    var value: Value
    var member: String
}

/// One pass over an item by one coder.
struct CodingSlot: Sendable {
    var pass: String
    var member: String
    var register = Register<[String]>()
}

extension Campaign {
    /// Makes the theme book anew where a line changed it.
    mutating func settleThemes() {
        guard coding.bookChanged else { return }
        coding.bookChanged = false
        coding.book = ThemeBook(coding, writers.ranks)
    }

    /// The themes of the campaign as they stand now.
    package var themeBook: ThemeBook { coding.book }
}
