import Testing
import WhittleCore

@testable import WhittleExchange

@Suite("CSV reader")
struct CSVReaderTests {
    private func read(
        _ text: String, delimiter: UInt8 = 0x2C, hasHeader: Bool = true, isLenient: Bool = false
    ) throws -> [[String]] {
        var reader = try CSVReader(
            Array(text.utf8), file: "a.csv", delimiter: delimiter, hasHeader: hasHeader)
        reader.takesRestInLastColumn = isLenient
        var rows: [[String]] = hasHeader ? [reader.header.names] : []
        var row = CSVRow()
        while try reader.next(&row) { rows.append(row.texts) }
        return rows
    }

    @Test(
        "broken files are located faults",
        arguments: [
            ("", 1, 1, "the file is empty"),
            ("a,b\n1,2,3", 2, 5, "3 cells instead of 2"),
            ("a,b,c\n1,2\n", 2, 4, "2 cells instead of 3"),
            ("a,b\né,x\"y", 2, 4, "a quote inside a cell"),
            ("a,b\n1, \"x\"", 2, 4, "a quote inside a cell"),
            ("a,b\n1,\"x\" y", 2, 6, "text after the quote"),
            ("a,b\n\"1\n2\",\"x", 3, 4, "never closed"),
            ("a,b,a", 1, 5, "“a” stands twice"),
            ("a\rb\rc", 1, 2, "CR alone"),
        ])
    func faults(_ text: String, _ line: Int, _ column: Int, _ what: String) throws {
        let error = try fault { _ = try read(text) }
        #expect(error.line == line)
        #expect(error.column == column)
        #expect(error.what.contains(what))
        #expect(error.file == "a.csv")
    }

    @Test("a cell has at most 20,000 scalars")
    func longCell() throws {
        let fits = String(repeating: "😎", count: 20_000)
        #expect(try read("a\n\(fits)").last == [fits])
        #expect(try read("a\n\"\(fits)\"").last == [fits])
        let error = try fault { _ = try read("a,b\n1,\(fits)x") }
        #expect(error.line == 2 && error.column == 3)
        #expect(try fault { _ = try read("a,b\n1,\"\(fits)x\"") }.column == 3)
        #expect(try fault { _ = try read("a,b\n1,\(fits)x", isLenient: true) }.column == 3)
    }

    @Test("more than a million rows are refused")
    func manyRows() throws {
        let text = "a\n" + String(repeating: "1\n", count: 1_000_000)
        #expect(try read(text).count == 1_000_001)
        let error = try fault { _ = try read(text + "2\n") }
        #expect(error.line == 1_000_002)
    }

    @Test(
        "sound files",
        arguments: [
            ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
            ("a,b\n\n1,2\n\r\n\n", [["a", "b"], ["1", "2"]]),
            ("a\n\n1\n", [["a"], [""], ["1"]]),
            ("a,b\n,\n", [["a", "b"], ["", ""]]),
            ("a,b\n\"x\"\"y\",\"\"\"\"", [["a", "b"], ["x\"y", "\""]]),
            ("a,b\n\"1\r\n2\",\"\"\r\n", [["a", "b"], ["1\r\n2", ""]]),
            ("a,b\n1\u{2028}2,\u{85}\n", [["a", "b"], ["1\u{2028}2", "\u{85}"]]),
            ("a, b ,\n1, 2 ,\n", [["a", "b", ""], ["1", " 2 ", ""]]),
            ("a,,\n1,2,3", [["a", "", ""], ["1", "2", "3"]]),
        ])
    func sound(_ text: String, _ rows: [[String]]) throws {
        #expect(try read(text) == rows)
    }

    @Test("other delimiters")
    func delimiters() throws {
        #expect(try read("a;b\n1,5;2", delimiter: 0x3B) == [["a", "b"], ["1,5", "2"]])
        #expect(try read("a\tb\n1\t\"2\t3\"", delimiter: 0x09) == [["a", "b"], ["1", "2\t3"]])
        #expect(CSVImport.delimiter(of: Array("a;b;\"c,,,\"\n,,,,,".utf8)) == 0x3B)
        #expect(CSVImport.delimiter(of: Array("a".utf8)) == 0x2C)
    }

    @Test("the last column takes the rest where it was written without quotes")
    func lenient() throws {
        let rows = try read(
            "id,body\r\n1,so, \"we\" say, no\r\n2,\"well, \"\"so\"\"\nso\"\n3,\"Foo\" is bad, bar\n"
                + "4,\n5,\"open\n6,x",
            isLenient: true)
        #expect(
            rows.dropFirst().map(\.last) == [
                "so, \"we\" say, no", "well, \"so\"\nso", "\"Foo\" is bad, bar", "", "\"open", "x",
            ])
        let error = try fault { _ = try read("id,x,body\n1,2,a\nb", isLenient: true) }
        #expect(error.line == 3)
    }

    @Test("columns are found by any spelling of their name")
    func header() throws {
        let header = CSVHeader(["Comment ID", "comment-body", "Étage", ""])
        #expect(header.column("comment-id") == 0)
        #expect(header.column("Comment Body") == 1)
        #expect(header.column("étage") == 2)
        #expect(header.column("") == 3)
        #expect(header.column("-") == nil)
        #expect(header.column(anyOf: ["x", "comment body"]) == 1)
    }

    @Test(
        "whole numbers",
        arguments: [
            ("17", 17), (" -1 ", -1), ("+0", 0), ("", nil), ("-", nil), ("1.0", nil), ("1e3", nil),
            ("999999999999999999", 999_999_999_999_999_999), ("9999999999999999999", nil),
            ("१", nil),
        ] as [(String, Int?)])
    func integers(_ text: String, _ value: Int?) {
        #expect(DecimalText.integer(text) == value)
    }
}

private let folder = "data/hostile/csv-test-data"

@Suite("CSV acid tests", .enabled(if: ExchangeData.exists(folder), ExchangeData.missing))
struct CSVAcidTests {
    private func table(_ name: String, hasHeader: Bool) throws -> [[String]] {
        let bytes = try TextDecoder.decode(
            ExchangeData.bytes("\(folder)/csv/\(name).csv"), file: name)
        var reader = try CSVReader(bytes, file: name, hasHeader: hasHeader)
        if hasHeader {
            for column in ["foo", "bar", "baz"] where reader.header.column(column) == nil {
                throw ImportFault(file: name, line: 1, column: 1, "no \(column)", advice: "")
            }
        }
        var rows: [[String]] = []
        var row = CSVRow()
        while try reader.next(&row) { rows.append(row.texts) }
        return rows
    }

    private func names() throws -> [String] {
        try ExchangeData.names(folder + "/csv").map { String($0.dropLast(4)) }
    }

    @Test("bad files are located faults")
    func bad() throws {
        let bad = try names().filter { $0.hasPrefix("bad-") }
        #expect(bad.count == 7)
        for name in bad {
            let error = try fault {
                _ = try table(name, hasHeader: name.hasPrefix("bad-header-"))
            }
            #expect(error.line != nil && error.column != nil, "\(name)")
        }
    }

    @Test("good files give what their JSON says")
    func good() throws {
        let good = try names().filter { !$0.hasPrefix("bad-") }
        #expect(good.count == 18)
        for name in good {
            let json = try ExchangeData.bytes("\(folder)/json/\(name).json")
            let value = try JSONValue(parsing: String(decoding: json, as: UTF8.self))
            let expected = (value.elements ?? []).map { row in
                (row.elements ?? row.members?.map(\.value) ?? []).map { $0.text ?? "" }
            }
            #expect(
                try table(name, hasHeader: name.hasPrefix("header-")) == expected, "\(name)")
        }
    }
}
