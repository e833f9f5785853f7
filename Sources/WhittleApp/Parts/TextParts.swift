import WhittleCells
import WhittleCore

/// Small pieces of text that several screens show alike.
enum TextParts {
    /// The first scalars of a text: cheap, however long and odd it is.
    static func beginning(of text: String, scalars: Int) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.prefix(scalars)))
    }

    /// `62%`.
    static func percent(_ share: Double) -> String { Figures.decimal(share * 100, 0) + "%" }

    /// `13,895`.
    static func count(_ value: Int) -> String { Figures.grouped(value) }

    /// `3 ideas`, `1 idea`.
    static func counted(_ value: Int, _ noun: String, _ plural: String? = nil) -> String {
        Figures.groupedCount(value, noun, plural)
    }

    /// A status in a mark that is not colour alone.
    static func mark(_ status: Verdict) -> String {
        switch status {
        case .approved: "+"
        case .hidden: "x"
        case .escalated: "!"
        case .pending: "."
        }
    }

    /// What heads an item: its title, or the first words of a comment.
    static func heading(_ item: Int32, _ campaign: Campaign) -> String {
        let title = campaign.title(of: item)
        if !title.isBlank { return title }
        let body = campaign.body(of: item)
        return body.isBlank ? "(no text)" : body
    }
}
