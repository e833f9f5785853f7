import WhittleCore

/// Reads the form that is a text, line by line.
struct TextFormReader {
    /// What the lines without a mark are just now.
    private enum Section: Equatable {
        /// Before the first idea and between two.
        case outside
        /// Behind the heading of an idea.
        case heading
        case score
        case confidence
        case comment
    }

    private let bytes: [UInt8]
    var answers: FormAnswers
    private var section = Section.outside
    private var idea: FormAnswers.Idea?
    /// Where the idea that is read begins; nil between two.
    private var opened: Int?
    /// The ticket of the idea that is read has had its fault.
    private var hasFaultyTicket = false
    private var comment: [String] = []
    private var commentOffset = 0

    init(_ bytes: [UInt8], _ answers: FormAnswers) {
        self.bytes = bytes
        self.answers = answers
    }

    mutating func read() {
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            line(String(decoding: bytes[start..<end], as: UTF8.self), at: start)
            start = end + 1
        }
        if opened != nil {
            fault(
                at: bytes.count, "the form ends in the middle of an idea",
                advice:
                    "a part of the file is missing; end the idea with the line \(ReviewForm.structure) End, or ask for the file again"
            )
        }
    }

    private mutating func fault(at offset: Int, _ what: String, advice: String) {
        answers.faults.append(answers.fault(at: offset, what, advice: advice))
    }

    private mutating func line(_ raw: String, at offset: Int) {
        let text = Trim.trimmed(raw)
        if text.utf8.starts(with: ReviewForm.remark.utf8) { return }
        if text.utf8.starts(with: ReviewForm.structure.utf8) {
            let rest = Trim.trimmed(
                String(
                    decoding: text.utf8.dropFirst(ReviewForm.structure.utf8.count), as: UTF8.self))
            let words = rest.split(separator: " ", maxSplits: 1).map(String.init)
            mark(
                words.first?.lowercased() ?? "",
                words.count > 1 ? Trim.trimmed(words[1]) : "", at: offset)
            return
        }
        let place = offset + raw.utf8.prefix { $0 == 0x20 || $0 == 0x09 }.count
        switch section {
        case .comment:
            if comment.isEmpty { commentOffset = place }
            comment.append(TextFormReader.unescaped(raw))
        case .outside, .heading:
            guard !text.isEmpty else { return }
            fault(
                at: place, "\(Quoted.text(text)) stands where no answer goes",
                advice: "write it under a heading such as Comment, or delete it")
        case .score:
            guard !text.isEmpty, let index = idea?.scores.indices.last else { return }
            if let answer = taken(text, at: place, idea?.scores[index].answer) {
                idea?.scores[index].answer = answer
            }
        case .confidence:
            guard !text.isEmpty else { return }
            if let answer = taken(text, at: place, idea?.confidence) { idea?.confidence = answer }
        }
    }

    /// One answer a section; the second is a fault.
    private mutating func taken(
        _ text: String, at offset: Int, _ before: FormAnswers.Answer?
    ) -> FormAnswers.Answer? {
        guard before?.isEmpty != false else {
            fault(
                at: offset, "a second answer stands under one heading",
                advice: "leave one of them; words belong under Comment")
            return nil
        }
        return FormAnswers.Answer(text: text, offset: offset)
    }

    /// Without the backslash that keeps a line from being taken for a part of the form.
    private static func unescaped(_ raw: String) -> String {
        var line = raw
        while let last = line.unicodeScalars.last, last.properties.isWhitespace {
            line.unicodeScalars.removeLast()
        }
        guard line.unicodeScalars.first == "\\" else { return line }
        let rest = String(line.unicodeScalars.dropFirst())
        return FormText.looksLikeAMark(rest) ? rest : line
    }

    // MARK: The marks

    private mutating func mark(_ word: String, _ rest: String, at offset: Int) {
        switch word {
        case "whittle":
            closeIdea(at: offset)
        case "idea":
            closeIdea(at: offset)
            opened = offset
            section = .heading
        case "ticket": ticket(rest, at: offset)
        case "end":
            if opened == nil {
                fault(
                    at: offset, "an idea ends that did not begin",
                    advice: "put back the lines above it, as they were in the form")
            }
            endComment()
            finish()
        case "score", "confidence", "comment": begin(word, rest, at: offset)
        default:
            fault(
                at: offset, "\(Quoted.text(word)) is no heading of a form",
                advice:
                    "begin lines of your own with something else than \(ReviewForm.structure)")
        }
    }

    private mutating func ticket(_ rest: String, at offset: Int) {
        guard opened != nil, section == .heading, idea == nil else {
            return fault(
                at: offset, "the ticket of an idea stands outside its heading",
                advice: "put the lines of the form back in their order")
        }
        guard let ticket = FormTicket(rest) else {
            hasFaultyTicket = true
            return fault(
                at: offset, "the ticket of the idea was changed",
                advice: "put it back as it was in the form that was written")
        }
        idea = FormAnswers.Idea(ticket, at: offset)
    }

    private mutating func begin(_ word: String, _ rest: String, at offset: Int) {
        endComment()
        guard opened != nil else {
            section = .outside
            return fault(
                at: offset, "an answer stands outside an idea",
                advice: "put back the lines above it, as they were in the form")
        }
        let empty = FormAnswers.Answer(text: "", offset: offset)
        let words = rest.split(separator: " ").map(String.init)
        let criterion = words.first ?? ""
        if words.count > (word == "score" ? 1 : 0) {
            fault(
                at: offset, "something stands behind a heading: \(Quoted.text(rest))",
                advice: "write the answer on the empty line below")
        }
        switch word {
        case "score":
            section = .score
            if idea?.scores.contains(where: { $0.criterion == criterion }) == true {
                fault(
                    at: offset, "\(Quoted.text(criterion)) stands twice under one idea",
                    advice: "delete one of them")
            }
            idea?.scores.append((criterion, empty))
        case "confidence":
            section = .confidence
            if idea?.confidence == nil { idea?.confidence = empty }
        default:
            section = .comment
            commentOffset = offset
        }
    }

    private mutating func endComment() {
        guard section == .comment else { return }
        let text = FormText.words(comment.joined(separator: "\n"))
        comment = []
        guard idea?.comment?.isEmpty != false || text.isEmpty else {
            return fault(
                at: commentOffset, "a second comment stands under one idea",
                advice: "write both under one heading")
        }
        if !text.isEmpty || idea?.comment == nil {
            idea?.comment = FormAnswers.Answer(text: text, offset: commentOffset)
        }
    }

    /// An idea before whose end another thing begins.
    private mutating func closeIdea(at offset: Int) {
        endComment()
        if opened != nil {
            fault(
                at: offset, "the idea above has no end",
                advice: "put the line \(ReviewForm.structure) End above this one")
        }
        finish()
    }

    private mutating func finish() {
        if let idea {
            answers.ideas.append(idea)
        } else if let opened, !hasFaultyTicket {
            fault(
                at: opened, "the idea has no ticket",
                advice: "put back the line below it, as it was in the form that was written")
        }
        idea = nil
        opened = nil
        hasFaultyTicket = false
        section = .outside
    }
}
