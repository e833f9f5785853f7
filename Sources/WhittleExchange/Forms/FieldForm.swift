import WhittleCore

/// A few named texts as a form for any text editor, and back. Like a review form: lines with
/// `==+==` hold it together, lines with `==-==` are to be read, everything else is an answer.
package struct FieldForm: Sendable {
    package struct Field: Equatable, Sendable {
        /// The word of its heading.
        package var title: String
        package var help: String
        package var text: String
        /// True where nothing is no answer.
        package var isNeeded: Bool
        /// How many characters it may have.
        package var limit: Int

        package init(
            _ title: String, _ help: String, _ text: String, isNeeded: Bool = false,
            limit: Int = Campaign.textLimit
        ) {
            self.title = title
            self.help = help
            self.text = text
            self.isNeeded = isNeeded
            self.limit = limit
        }
    }

    /// What it is a form of: `draft demo-17`.
    package let subject: String
    /// The line that said last what stands in it; nil where nothing was said before.
    package let line: String?
    package let remarks: [String]
    package let fields: [Field]

    package init(subject: String, line: String?, remarks: [String], fields: [Field]) {
        self.subject = subject
        self.line = line
        self.remarks = remarks
        self.fields = fields
    }

    private var ticket: String { "\(subject) after \(line ?? "nothing")" }

    // MARK: Writing

    package var bytes: [UInt8] {
        func remark(_ text: String) -> String {
            "\(ReviewForm.remark) \(FormText.line(text))"
        }
        var lines = ["\(ReviewForm.structure) Whittle \(ticket)"] + remarks.map(remark)
        lines.append(
            remark("Lines with \(ReviewForm.structure) hold it together: leave them as they are."))
        for field in fields {
            lines += ["", "\(ReviewForm.structure) \(field.title)", remark(field.help)]
            lines += FormText.words(field.text)
                .split(separator: "\n", omittingEmptySubsequences: false).map { line in
                    FormText.looksLikeAMark(String(line)) ? "\\" + line : String(line)
                }
        }
        lines += ["", "\(ReviewForm.structure) End"]
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    // MARK: Reading

    /// What a form that came back says in each field, in their order, and what is wrong with it:
    /// where anything is, nothing is to be written.
    package func read(
        _ bytes: [UInt8], file: String
    ) -> (texts: [String], faults: [ImportFault]) {
        do throws(ImportFault) {
            var reader = FieldFormReader(
                self, try TextDecoder.decode(bytes, as: nil, file: file), file, ticket)
            reader.read()
            return (reader.texts.map { $0 ?? "" }, reader.faults)
        } catch {
            return (fields.map(\.text), [error])
        }
    }
}

/// Reads the form line by line.
private struct FieldFormReader {
    let form: FieldForm
    let bytes: [UInt8]
    let file: String
    let ticket: String
    var texts: [String?]
    var faults: [ImportFault] = []
    private var lines: [String] = []
    /// The field that is read, and where its heading stands.
    private var current: (index: Int, offset: Int)?
    private var isBegun = false
    private var isEnded = false

    init(_ form: FieldForm, _ bytes: [UInt8], _ file: String, _ ticket: String) {
        self.form = form
        self.bytes = bytes
        self.file = file
        self.ticket = ticket
        texts = form.fields.map { _ in nil }
    }

    private mutating func fault(_ offset: Int, _ what: String, _ advice: String) {
        let place = TextPlace.of(offset, in: bytes)
        faults.append(
            ImportFault(
                file: file, line: place.line, column: place.column, what, advice: advice))
    }

    mutating func read() {
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            line(String(decoding: bytes[start..<end], as: UTF8.self), at: start)
            start = end + 1
        }
        finish()
        if !isEnded {
            fault(
                bytes.count, "the form has no end",
                "a part of it is missing; end it with the line \(ReviewForm.structure) End")
        }
        for (index, field) in form.fields.enumerated() where texts[index] == nil {
            fault(
                bytes.count, "there is no \(Quoted.text(field.title))",
                "put back its line: \(ReviewForm.structure) \(field.title)")
        }
    }

    private mutating func line(_ raw: String, at offset: Int) {
        let text = Trim.trimmed(raw)
        if text.utf8.starts(with: ReviewForm.remark.utf8) { return }
        guard text.utf8.starts(with: ReviewForm.structure.utf8) else {
            if current != nil {
                lines.append(FieldFormReader.unescaped(raw))
            } else if !text.isEmpty {
                let column = raw.utf8.prefix { $0 == 0x20 || $0 == 0x09 }.count
                fault(
                    offset + column, "\(Quoted.text(text)) stands where no answer goes",
                    "write it under a heading such as \(form.fields.first?.title ?? ""), or delete it"
                )
            }
            return
        }
        let heading = Trim.trimmed(
            String(decoding: text.utf8.dropFirst(ReviewForm.structure.utf8.count), as: UTF8.self))
        finish()
        mark(heading, at: offset)
    }

    private mutating func mark(_ heading: String, at offset: Int) {
        let words = heading.split(separator: " ", maxSplits: 1).map(String.init)
        if words.first == "Whittle" {
            checkTicket(words.count > 1 ? words[1] : "", at: offset)
            return
        }
        if !isBegun {
            isBegun = true
            fault(
                offset, "the form does not say what it is of",
                "put back its first line: \(ReviewForm.structure) Whittle \(ticket)")
        }
        if heading.lowercased() == "end" {
            isEnded = true
            return
        }
        guard
            let index = form.fields.firstIndex(where: {
                $0.title.lowercased() == heading.lowercased()
            })
        else {
            return fault(
                offset, "\(Quoted.text(heading)) is no heading of this form",
                "its headings are \(form.fields.map(\.title).joined(separator: ", "))")
        }
        if texts[index] != nil {
            fault(
                offset, "\(Quoted.text(form.fields[index].title)) stands twice",
                "write both under one heading")
        }
        current = (index, offset)
    }

    /// A form of something else, or one that somebody has overtaken, is not written.
    private mutating func checkTicket(_ found: String, at offset: Int) {
        isBegun = true
        guard found != ticket else { return }
        guard found.utf8.starts(with: "\(form.subject) after ".utf8) else {
            return fault(
                offset, "this is a form of \(Quoted.text(found))",
                "give one of \(form.subject), or put back its first line")
        }
        fault(
            offset, "somebody has written since this form was made",
            "look at what is new, take over what you want of it, and make this line \(ReviewForm.structure) Whittle \(ticket)"
        )
    }

    private mutating func finish() {
        guard let (index, offset) = current else { return }
        current = nil
        let field = form.fields[index]
        let text = FormText.words(lines.joined(separator: "\n"))
        lines = []
        if field.isNeeded, text.isEmpty {
            fault(offset, "there is nothing under \(Quoted.text(field.title))", "write it below")
        }
        let length = text.unicodeScalars.count
        if length > field.limit {
            fault(
                offset,
                "\(Quoted.text(field.title)) has \(length) characters, and may have \(field.limit)",
                "shorten it")
        }
        if texts[index] == nil { texts[index] = text }
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
}
