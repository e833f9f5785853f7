import Testing
import WhittleCore

@testable import WhittleExchange

@Suite(
    "Hostile text in exports",
    .enabled(if: ExchangeData.exists("hostile/exports.json"), "../shared/hostile is not here"))
struct HostileExportTests {
    private struct Case {
        var id: String
        var input: String
        var csv: String
        var html: String
    }

    private func cases() throws -> [Case] {
        let json = try ExchangeData.bytes("hostile/exports.json")
        let value = try JSONValue(parsing: String(decoding: json, as: UTF8.self))
        return try (value["cases"]?.elements ?? []).map {
            Case(
                id: try #require($0["id"]?.text), input: try #require($0["input"]?.text),
                csv: try #require($0["csv"]?.text), html: try #require($0["html"]?.text))
        }
    }

    @Test("all 33 cases")
    func all() throws {
        let cases = try cases()
        #expect(cases.count == 33)
        for item in cases where item.id != "long" {
            #expect(bytes(CSVWriter.cell(item.input)) == guarded(item), "\(item.id)")
            #expect(bytes(HTMLEscape.text(item.input)) == bytes(item.html), "\(item.id)")
        }
    }

    /// The table leaves the NUL in; the rules take it out.
    private func guarded(_ item: Case) -> [UInt8] {
        bytes(item.csv).filter { $0 != 0 }
    }

    private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    @Test("none of them is markup in Markdown")
    func markdown() throws {
        for item in try cases() {
            let text = MarkdownWriter.inline(item.input)
            var isEscaped = false
            for scalar in text.replacingOccurrences(of: "&lt;", with: "").unicodeScalars {
                let isPunctuation = scalar.isASCII && scalar.properties.isPunctuationOrSymbol
                if scalar == "\\", !isEscaped {
                    isEscaped = true
                    continue
                }
                #expect(!isPunctuation || isEscaped, "\(item.id): \(text)")
                isEscaped = false
            }
            #expect(!text.contains("\n") && !text.contains("\u{2028}"), "\(item.id)")
        }
    }
}

extension Unicode.Scalar.Properties {
    fileprivate var isPunctuationOrSymbol: Bool {
        switch generalCategory {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
            .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol,
            .currencySymbol, .modifierSymbol, .otherSymbol:
            true
        default: false
        }
    }
}

extension String {
    fileprivate func replacingOccurrences(of part: String, with other: String) -> String {
        split(separator: part, omittingEmptySubsequences: false).joined(separator: other)
    }
}

@Suite("Export forms")
struct ExportTests {
    @Test("a cell is cut to what Excel holds")
    func longCell() {
        for unit in ["x", "😎", "="] {
            let cell = CSVWriter.guarded(String(repeating: unit, count: 40_000))
            #expect((32_765...32_767).contains(cell.utf16.count))
            #expect(cell.hasSuffix(" … [cut]"))
        }
        let whole = String(repeating: "x", count: 32_767)
        #expect(CSVWriter.guarded(whole) == whole)
        #expect(CSVWriter.cell(whole + "y", isRaw: true).utf8.count == 32_770)
    }

    @Test(
        "what a spreadsheet would run",
        arguments: [
            "=1", "\u{3000}＝1", "\u{A0}+1", "\u{FEFF}@x", "\u{200B}-1", "\n=1", "＠x", "｜x", "－1",
            "＋1", "\u{1}=1",
        ])
    func formulas(_ text: String) {
        #expect(CSVWriter.isFormula(text))
        #expect(CSVWriter.guarded(text).unicodeScalars.first == "'")
    }

    @Test("what it would not run", arguments: ["", " ", "a=1", "'=1", "1-2", "…", "\u{2212}1"])
    func texts(_ text: String) {
        #expect(!CSVWriter.isFormula(text))
        #expect(CSVWriter.guarded(text) == text)
    }

    @Test("raw mode quotes and changes nothing")
    func raw() {
        #expect(CSVWriter.cell("=\"a\"\r\n\0", isRaw: true) == "\"=\"\"a\"\"\r\n\0\"")
    }

    private let table = ExportTable(
        columns: ["id", "title", "up", "share"],
        rows: [
            [.text("a-1"), .text("=1, \"x\"\r\ny|z"), .integer(-3), .number(0.5)],
            [.text("a-2"), .text("<b>\u{2028}\u{202E}é"), .empty],
        ])

    @Test("CSV")
    func csv() {
        let text =
            "\u{FEFF}\"id\",\"title\",\"up\",\"share\"\r\n"
            + "\"a-1\",\"'=1, \"\"x\"\"\ny|z\",\"-3\",\"0.5\"\r\n"
            + "\"a-2\",\"<b>\u{2028}\u{202E}é\",\"\",\"\"\r\n"
        #expect(table.csv() == Array(text.utf8))
        #expect(ShortlistExport.csv.bytes(table, title: "") == Array(text.utf8))
    }

    @Test("CSV is read back as it was")
    func roundTrip() throws {
        let texts = [
            "", "a", "\"", "\"\"", ",", "a\nb", "\n", " =1", "=1", "'=1", "\u{2028}", "é😎", ";",
            "\t",
            "x\ty", "''", "'", "\u{FEFF}",
        ]
        let table = ExportTable(
            columns: ["one", "two"], rows: texts.map { [.text($0), .text("x" + $0)] })
        var reader = try CSVReader(
            TextDecoder.decode(table.csv(isRaw: true), file: "a"), file: "a")
        #expect(reader.header.names == ["one", "two"])
        var row = CSVRow()
        for text in texts {
            #expect(try reader.next(&row))
            #expect(Array(row.text(0).utf8) == Array(text.utf8))
            #expect(Array(row.text(1).utf8) == Array(("x" + text).utf8))
        }
        #expect(try !reader.next(&row))
    }

    @Test("Markdown")
    func markdown() {
        #expect(
            table.markdown(title: "Our #1\n\n<list>")
                == """
                # Our \\#1 &lt;list\\>

                | id | title | up | share |
                | --- | --- | --- | --- |
                | a\\-1 | \\=1\\, \\"x\\" y\\|z | \\-3 | 0\\.5 |
                | a\\-2 | &lt;b\\> é |  |  |

                """)
        #expect(MarkdownWriter.block("  a\r\n    b\u{85}\n\n\n# c\u{0}\n") == "a\\\nb\n\n\\# c")
        #expect(MarkdownWriter.block("\n\n") == "")
        #expect(MarkdownWriter.inline("👩‍💻 1. x") == "👩‍💻 1\\. x")
    }

    @Test("JSON lines")
    func json() {
        let text =
            "{\"id\":\"a-1\",\"title\":\"=1, \\\"x\\\"\\u000d\\u000ay|z\",\"up\":-3,\"share\":0.5}\n"
            + "{\"id\":\"a-2\",\"title\":\"<b>\\u2028\\u202eé\",\"up\":null,\"share\":null}\n"
        #expect(String(decoding: table.jsonLines(), as: UTF8.self) == text)
        #expect(ShortlistExport.allCases.map(\.fileExtension) == ["csv", "md", "jsonl"])
    }

    @Test("HTML text nodes without controls")
    func html() {
        #expect(
            HTMLEscape.cleanText("a\r\nb\u{2028}c\u{0}\u{1B}\u{9F}<\t'") == "a\nb\nc&lt;\t&#39;")
    }
}
