/// All keys as a document: made from the bindings, so that it cannot say anything else.
package enum KeySheet {
    /// A group of keys with its heading.
    package struct Section: Sendable {
        package let title: String
        package let keys: [KeyHelp]
    }

    /// What holds everywhere, then place by place.
    package static var sections: [Section] {
        [Section(title: "Everywhere", keys: GlobalAction.bindings.map(KeyHelp.init))]
            + Place.allCases.map { place in
                Section(title: place.title, keys: Model.keys(of: place))
            }
    }

    /// `docs/KEYS.md`.
    package static var markdown: String {
        var lines = [
            "# Keys", "",
            "Made by `whittle help --keys` from the program's own bindings; `?` shows those of the "
                + "screen that is open, and `:` finds a command by its words.", "",
            "A place is opened with `o` and its letter, or with its digit where digits mean nothing "
                + "else: "
                + Place.allCases.map { place in
                    let digit = place.keys.digit.map { " `\(Character($0))`" } ?? ""
                    return "`o \(Character(place.keys.letter))`\(digit) \(place.title)"
                }.joined(separator: ", ") + ".",
        ]
        for section in sections {
            lines += ["", "## " + section.title, "", "| key | does |", "|---|---|"]
            lines += section.keys.map { key in
                let keys = key.keys.map { "`\($0.name)`" }.joined(separator: " ")
                return "| \(keys.isEmpty ? "`:` and its name" : keys) | \(key.help) |"
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
