import Testing
import WhittleCore

@testable import WhittleExchange

@Suite struct FieldFormTests {
    private func form(_ what: String = "", _ why: String = "") -> FieldForm {
        FieldForm(
            subject: "draft demo-1", line: "anna.x-2", remarks: ["For\nall \u{1B}[2J of you."],
            fields: [
                FieldForm.Field("What", "Say it.", what, isNeeded: true, limit: 60),
                FieldForm.Field("Why", "Say why.", why),
            ])
    }

    private func read(_ text: String) -> (texts: [String], faults: [String]) {
        let read = form().read(Array(text.utf8), file: "f.txt")
        return (read.texts, read.faults.map(\.sentence))
    }

    private let head = "==+== Whittle draft demo-1 after anna.x-2\n"

    // MARK: Damaged

    @Test(arguments: [
        ("", "line 1, column 1: the form has no end"),
        ("==+== What\nx\n==+== Why\n==+== End\n", "line 1, column 1: the form does not say"),
        ("HEAD==+== What\nx\n==+== End\n", "there is no “Why”"),
        ("HEAD==+== What\n \n==+== Why\n==+== End\n", "line 2, column 1: there is nothing under"),
        ("HEAD==+== What\nx\n==+== Why\n", "line 5, column 1: the form has no end"),
        ("HEAD  lost\n==+== What\nx\n==+== Why\n==+== End\n", "line 2, column 3: “lost” stands"),
        ("HEAD==+== What\nx\n==+== What\ny\n==+== Why\n==+== End\n", "line 4, column 1: “What”"),
        ("HEAD==+== When\n==+== What\nx\n==+== Why\n==+== End\n", "“When” is no heading"),
        (
            "==+== Whittle draft demo-2 after x\n",
            "line 1, column 1: this is a form of “draft demo-2"
        ),
        ("==+== Whittle draft demo-1 after x-1\n", "somebody has written since"),
        ("\u{FEFF}HEAD==+== \u{1B}[2J\n", "no heading"),
    ])
    func faultsAreToldWhereTheyAre(_ text: String, _ what: String) {
        let faults = read(text.replacing("HEAD", with: head)).faults
        #expect(faults.contains { $0.contains(what) }, "\(faults)")
        #expect(faults.allSatisfy { !$0.unicodeScalars.contains("\u{1B}") })
    }

    @Test func whatIsTooLongIsRefused() {
        let long = String(repeating: "\u{1F600}", count: 61)
        let faults = read(head + "==+== What\n\(long)\n==+== Why\n==+== End\n").faults
        #expect(
            faults == [
                "f.txt, line 2, column 1: “What” has 61 characters, and may have 60; shorten it."
            ])
        #expect(!form().read([0xFF, 0xFE, 0x00], file: "f").faults.isEmpty)
    }

    // MARK: There and back

    @Test(arguments: [
        "", "One line", "==+== End", "==-== a remark?", "\\==+==", "a\n\n==+== Why\n\nb",
        "= 1 + 1", "\u{202E}right", "tab\tand \u{1F469}\u{200D}\u{2695}\u{FE0F}",
    ])
    func textsComeBackAsTheyWere(_ text: String) {
        let form = form("It is needed", text)
        let read = form.read(form.bytes, file: "f.txt")
        #expect(read.faults.isEmpty && read.texts == ["It is needed", text], "\(read)")
        let windows = String(decoding: form.bytes, as: UTF8.self).replacing("\n", with: "\r\n")
        #expect(form.read(Array(windows.utf8), file: "f.txt").texts == ["It is needed", text])
    }

    @Test func remarksStayOneLineEach() {
        let lines = String(decoding: form().bytes, as: UTF8.self).split(separator: "\n")
        #expect(lines.contains("==-== For all  [2J of you."))
        #expect(lines.first == "==+== Whittle draft demo-1 after anna.x-2")
    }
}
