/// What stands in a form that came back, not yet compared with the campaign.
package struct FormAnswers: Sendable {
    /// One answer as it was written, without blanks around it; empty where there is none.
    struct Answer: Equatable, Sendable {
        var text: String
        /// Where it stands in the file's bytes.
        var offset: Int

        var isEmpty: Bool { text.isEmpty }
    }

    /// The answers on one idea.
    struct Idea: Equatable, Sendable {
        var ticket: FormTicket
        var offset: Int
        /// By criterion, in the order of the file.
        var scores: [(criterion: String, answer: Answer)] = []
        var confidence: Answer?
        var comment: Answer?

        init(_ ticket: FormTicket, at offset: Int) {
            self.ticket = ticket
            self.offset = offset
        }

        /// True where nothing was answered at all.
        var isEmpty: Bool {
            scores.allSatisfy(\.answer.isEmpty) && confidence?.isEmpty != false
                && comment?.isEmpty != false
        }

        static func == (one: Idea, other: Idea) -> Bool {
            one.ticket == other.ticket && one.confidence == other.confidence
                && one.comment == other.comment
                && one.scores.map(\.criterion) == other.scores.map(\.criterion)
                && one.scores.map(\.answer) == other.scores.map(\.answer)
        }
    }

    package let file: String
    private let bytes: [UInt8]
    var ideas: [Idea] = []
    /// What is wrong with the file itself.
    package var faults: [ImportFault] = []

    /// Reads a form, the text or the table: in any encoding that says what it is, with CRLF, with
    /// commas, semicolons or tabs. What is wrong is in `faults`, what can be read is read.
    package init(_ bytes: [UInt8], file: String, encoding: TextEncoding? = nil) {
        self.file = file
        do throws(ImportFault) {
            try FormAnswers.refuseDocument(bytes, file)
            self.bytes = try TextDecoder.decode(bytes, as: encoding, file: file)
        } catch {
            self.bytes = []
            faults = [error]
            return
        }
        let empty = self
        if FormAnswers.isText(self.bytes) {
            var reader = TextFormReader(self.bytes, empty)
            reader.read()
            (ideas, faults) = (reader.answers.ideas, reader.answers.faults)
        } else {
            var reader = TableFormReader(self.bytes, empty)
            reader.read()
            (ideas, faults) = (reader.answers.ideas, reader.answers.faults)
        }
        guard ideas.isEmpty, faults.isEmpty else { return }
        faults.append(
            fault(
                at: 0, "there is no idea of a form in the file",
                advice: "give a form that `whittle forms write` has written"))
    }

    /// What spreadsheets and word processors save where nobody says otherwise: a ZIP archive, or
    /// the compound file of their older versions.
    private static func refuseDocument(_ bytes: [UInt8], _ file: String) throws(ImportFault) {
        guard
            bytes.starts(with: [0x50, 0x4B, 0x03, 0x04])
                || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
        else { return }
        throw ImportFault(
            file: file, "it is a workbook or a document of an office program",
            advice: "open it there, and save a table as CSV UTF-8, a text as plain text")
    }

    /// True where the first line with anything on it begins with `==`.
    private static func isText(_ bytes: [UInt8]) -> Bool {
        let start = bytes.firstIndex { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } ?? bytes.count
        return bytes[start...].starts(with: [0x3D, 0x3D])
    }

    /// A fault at a byte of the file.
    func fault(at offset: Int, _ what: String, advice: String) -> ImportFault {
        let place = TextPlace.of(offset, in: bytes)
        return ImportFault(
            file: file, line: place.line, column: place.column, what, advice: advice)
    }
}
