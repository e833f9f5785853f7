/// Where the rules on form and repetition begin. The defaults were chosen by `whittle-bench rules`
/// on two files of the spam set, and the figures of `RuleKind.measure` are those of a third.
package struct RuleParameters: Equatable, Sendable {
    /// The least letters of a text that may shout, and how many in a hundred are capitals.
    package var shoutingLetters = 50
    package var shoutingShare = 90
    /// The least bytes of a folded text that counts as repeated, and how often it must stand.
    package var repeatedBytes = 20
    package var repeatedTimes = 3
    /// How many texts of one author make a flood, within how many milliseconds.
    package var floodTexts = 4
    package var floodWindow: Int64 = 600_000

    package init() {}

    /// Those of every campaign.
    package static let standard = RuleParameters()
}
