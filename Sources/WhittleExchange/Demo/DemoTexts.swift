/// The texts of the demo campaign. They are prose in plain blocks, so that anyone can mend them;
/// `DemoGrammar` and `DemoSeed` read the blocks.
enum DemoTexts {
    /// The blocks of a text by their names: options that begin with `-`, or parted by `|`.
    static func blocks(_ text: String) -> [(name: String, options: [String])] {
        var result: [(name: String, options: [String])] = []
        var body: [Substring] = []
        var name = ""
        func finish() {
            guard !name.isEmpty else { return }
            result.append((name, options(of: body)))
        }
        for line in text.split(separator: "\n", omittingEmptySubsequences: true) {
            if line.utf8.first == 0x40 {
                finish()
                name = String(line.dropFirst())
                body = []
            } else {
                body.append(line)
            }
        }
        finish()
        return result
    }

    private static func options(of lines: [Substring]) -> [String] {
        guard lines.first?.hasPrefix("- ") == true else {
            return lines.joined(separator: " ").split(separator: "|").map(trimmed)
        }
        var options: [String] = []
        for line in lines {
            if line.hasPrefix("- ") {
                options.append(String(line.dropFirst(2)))
            } else if let last = options.popLast() {
                options.append(last + " " + line)
            }
        }
        return options
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}

/// What several ideas of the demo have in common, and these ideas.
struct DemoSeed {
    struct Idea {
        var title: String
        var how = ""
        /// The same idea in other words, sent in by someone else.
        var duplicate: (title: String, body: String)?
    }

    /// A noun phrase: what the ideas are about.
    var topic: String
    /// Keys of themes.
    var themes: [String]
    var problem = ""
    var ideas: [Idea] = []

    /// All of them, in the order of the texts.
    static func all() -> [DemoSeed] {
        let texts: [String] = [
            DemoTexts.ideasWards, DemoTexts.ideasPatients, DemoTexts.ideasPeople,
            DemoTexts.ideasLeading, DemoTexts.ideasTools,
        ]
        return texts.flatMap { parse($0) }
    }

    private static func parse(_ text: String) -> [DemoSeed] {
        var seeds: [DemoSeed] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: true) {
            if line.hasPrefix("@ ") {
                let parts = line.dropFirst(2).split(separator: "|")
                let keys = parts.count > 1 ? parts[1].split(separator: " ").map(String.init) : []
                seeds.append(DemoSeed(topic: String(parts[0].dropLast()), themes: keys))
            } else if !seeds.isEmpty {
                seeds[seeds.count - 1].take(line)
            }
        }
        return seeds
    }

    private mutating func take(_ line: Substring) {
        let rest = String(line.dropFirst(2))
        if line.hasPrefix("- ") {
            ideas.append(Idea(title: rest))
        } else if ideas.isEmpty {
            problem += (problem.isEmpty ? "" : " ") + line
        } else {
            let last = ideas.count - 1
            if line.hasPrefix("= ") {
                ideas[last].duplicate = (rest, "")
            } else if let duplicate = ideas[last].duplicate {
                let gap = duplicate.body.isEmpty ? "" : " "
                ideas[last].duplicate?.body = duplicate.body + gap + line
            } else {
                ideas[last].how += (ideas[last].how.isEmpty ? "" : " ") + line
            }
        }
    }
}
