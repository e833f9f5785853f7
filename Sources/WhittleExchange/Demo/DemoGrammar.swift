/// Sentences with `{slots}`, filled at random: `{name}` an option of the block of that name,
/// `{^name}` the same with a capital, `{topic}` what the idea is about, `{nhs}` a test number.
/// Within one text no option is taken twice.
struct DemoGrammar {
    private enum Piece {
        case literal(String)
        case slot(block: Int, capital: Bool)
        case topic(capital: Bool)
        case nhs
    }

    private struct Sentence {
        var pieces: [Piece]
        /// Among all sentences.
        var number = 0
    }

    private var slotNames: [String: Int] = [:]
    private var slots: [[String]] = []
    private var sentences: [String: [Sentence]] = [:]
    private var used: Set<String> = []
    private var saidInThread: Set<Int> = []
    private var topics = 0
    private var sentenceCount = 0

    init() {
        for block in DemoTexts.blocks(DemoTexts.slots) {
            slotNames[block.name] = slots.count
            slots.append(block.options)
        }
        topics = slotNames["topics"] ?? 0
        add(DemoTexts.enables, "enables.")
        add(DemoTexts.prevents, "prevents.")
        add(DemoTexts.comments, "")
        add(DemoTexts.flagged, "flagged.")
        add(DemoTexts.reviews, "review.")
    }

    private mutating func add(_ text: String, _ prefix: String) {
        for block in DemoTexts.blocks(text) {
            sentences[prefix + block.name] = block.options.map { option in
                sentenceCount += 1
                return Sentence(pieces: pieces(of: option), number: sentenceCount)
            }
        }
    }

    /// How many sentences a block has.
    func count(_ block: String) -> Int { sentences[block]?.count ?? 0 }

    private func pieces(of text: String) -> [Piece] {
        var pieces: [Piece] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            if open > rest.startIndex { pieces.append(.literal(String(rest[..<open]))) }
            var name = rest[rest.index(after: open)..<close]
            let capital = name.first == "^"
            if capital { name.removeFirst() }
            if name.last?.isNumber == true { name.removeLast() }
            switch String(name) {
            case "topic": pieces.append(.topic(capital: capital))
            case "nhs": pieces.append(.nhs)
            case let name:
                if let block = slotNames[name] {
                    pieces.append(.slot(block: block, capital: capital))
                } else {
                    pieces.append(.literal("{" + name + "}"))
                }
            }
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { pieces.append(.literal(String(rest))) }
        return pieces
    }

    /// A text of one sentence of each block that has not been given before, in other slots at
    /// least; and with a first sentence that is new to the thread, if that is possible.
    mutating func text(
        _ blocks: [String], topic: String? = nil, thread: Int? = nil,
        _ random: inout DemoRandom
    ) -> String {
        var text = ""
        for attempt in 0..<60 {
            var taken: [String] = []
            text = ""
            var said: Int?
            var numbers: [Int] = []
            for block in blocks {
                guard let options = sentences[block], !options.isEmpty else { continue }
                let option = options[random.below(options.count)]
                guard !numbers.contains(option.number) else { continue }
                numbers.append(option.number)
                if !text.isEmpty { text += " " }
                if let thread, said == nil { said = thread * 4096 + option.number }
                text += filled(option, topic, &taken, &random)
            }
            if attempt < 30, let said, saidInThread.contains(said) { continue }
            guard used.insert(text).inserted else { continue }
            if let said { saidInThread.insert(said) }
            return text
        }
        return text
    }

    /// A given sentence of a block.
    func sentence(
        _ block: String, _ index: Int, topic: String? = nil, _ random: inout DemoRandom
    ) -> String {
        guard let options = sentences[block], index < options.count else { return "" }
        var taken: [String] = []
        return filled(options[index], topic, &taken, &random)
    }

    private func filled(
        _ sentence: Sentence, _ topic: String?, _ taken: inout [String],
        _ random: inout DemoRandom
    ) -> String {
        var text = ""
        if let topic { taken.append(topic) }
        for piece in sentence.pieces {
            switch piece {
            case .literal(let literal): text += literal
            case .slot(let block, let capital):
                let option = option(block, &taken, &random)
                text += capital ? DemoGrammar.capitalised(option) : option
            case .topic(let capital):
                let word = topic ?? option(topics, &taken, &random)
                text += capital ? DemoGrammar.capitalised(word) : word
            case .nhs: text += DemoGrammar.testNumber(&random)
            }
        }
        return DemoGrammar.capitalised(text)
    }

    private func option(
        _ block: Int, _ taken: inout [String], _ random: inout DemoRandom
    ) -> String {
        let options = slots[block]
        var choice = options[random.below(options.count)]
        var tries = 0
        while taken.contains(choice), tries < 20 {
            choice = options[random.below(options.count)]
            tries += 1
        }
        taken.append(choice)
        return choice
    }

    static func capitalised(_ text: String) -> String {
        guard let first = text.first, first.isLowercase else { return text }
        return first.uppercased() + text.dropFirst()
    }

    /// An NHS number of the block kept for tests (999 …), with its check digit.
    static func testNumber(_ random: inout DemoRandom) -> String {
        while true {
            var digits = [9, 9, 9]
            for _ in 0..<6 { digits.append(random.below(10)) }
            var sum = 0
            for (index, digit) in digits.enumerated() { sum += digit * (10 - index) }
            let check = (11 - sum % 11) % 11
            guard check < 10 else { continue }
            let text = (digits + [check]).map(String.init)
            return text[0..<3].joined() + " " + text[3..<6].joined() + " " + text[6...].joined()
        }
    }
}
