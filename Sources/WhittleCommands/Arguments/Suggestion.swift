import WhittleCore
import WhittleExchange

/// “Did you mean”: the known word that is nearest to the one that was typed.
enum Suggestion {
    /// The nearest word, where it is near enough to be meant.
    static func nearest(to word: String, among words: [String]) -> String? {
        NearestWord.find(word, among: words)
    }

    /// What somebody typed, short and harmless, in quotation marks.
    static func quoted(_ text: String) -> String { Quoted.text(text, limit: 60) }
}
