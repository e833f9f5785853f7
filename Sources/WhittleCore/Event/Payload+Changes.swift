extension PayloadReader {
    /// An id that `null` clears.
    package func idChange(_ key: StaticString) throws(LineFault) -> Change<String> {
        guard has(key) else { return .keep }
        guard let id = try optionalID(key) else { return .clear }
        return .set(id)
    }

    /// A number of 0 or more that `null` clears.
    package func amountChange(_ key: StaticString) throws(LineFault) -> Change<Double> {
        guard has(key) else { return .keep }
        guard let amount = try optionalAmount(key) else { return .clear }
        return .set(amount)
    }

    /// A word from a fixed list that `null` clears.
    package func wordChange<Word: RawRepresentable<String>>(
        _ key: StaticString, _ type: Word.Type = Word.self
    ) throws(LineFault) -> Change<Word> {
        guard has(key) else { return .keep }
        guard let word = try optionalWord(key, Word.self) else { return .clear }
        return .set(word)
    }
}

extension PayloadWriter {
    package mutating func write<Word: RawRepresentable<String>>(
        _ key: StaticString, _ change: Change<Word>
    ) {
        switch change {
        case .keep: break
        case .clear: write(key, JSONValue.null)
        case .set(let word): write(key, word)
        }
    }
}
