extension PayloadReader {
    /// A truth that `null` clears.
    package func boolChange(_ key: StaticString) throws(LineFault) -> Change<Bool> {
        guard has(key) else { return .keep }
        guard let truth = try optionalBool(key) else { return .clear }
        return .set(truth)
    }
}

extension PayloadWriter {
    package mutating func write(_ key: StaticString, _ change: Change<Bool>) {
        switch change {
        case .keep: break
        case .clear: write(key, JSONValue.null)
        case .set(let truth): write(key, truth)
        }
    }
}
