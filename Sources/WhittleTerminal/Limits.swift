/// The limits of this target.
enum Limits {
    /// What is kept of one paste; the rest is left out.
    static let pasteBytes = 1 << 20
    /// How long a paste may pause before it counts as ended.
    static let pastePause = 1000
    /// How long the rest of a half-arrived control sequence may take.
    static let sequencePause = 500
    /// How long an Escape may wait for the rest of a sequence, unless `ESCDELAY` says otherwise.
    static let escapeDelay = 25
    /// The longest control sequence that is still one.
    static let sequenceBytes = 64
    /// The longest unasked-for report that is swallowed.
    static let reportBytes = 4096
    /// What terminals take as one clipboard text: 100,000 bytes of base64, less its frame.
    static let clipboardBytes = 74_994
}
