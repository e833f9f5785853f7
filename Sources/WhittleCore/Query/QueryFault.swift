/// Why a query cannot be read.
package struct QueryFault: Error, Equatable, Sendable {
    /// Where: the first character is 1.
    package let column: Int
    /// What is wrong, and what to do.
    package let sentence: String
    /// The known word that is nearest to what was written.
    package let suggestion: String?

    init(_ column: Int, _ sentence: String, suggestion: String? = nil) {
        self.column = column
        self.sentence = sentence
        self.suggestion = suggestion
    }

    /// The sentence with the suggestion.
    package var words: String {
        sentence + (suggestion.map { " Did you mean “\($0)”?" } ?? "")
    }
}
