import Testing
import WhittleCore

@testable import WhittleExchange

@Suite struct RatingFileTests {
    private func read(
        _ text: String, _ options: RatingFile.Options = RatingFile.Options()
    ) throws -> RatingFile {
        try RatingFile(ImportFile(name: "r.csv", bytes: Array(text.utf8)), options)
    }

    @Test(arguments: [
        ("", "r.csv, line 1, column 1: the file is empty"),
        ("item,rater,score\n", "r.csv: there is no score in it"),
        ("item,rater,score\na,x,\n", "r.csv: there is no score in it"),
        ("item,rater\na,x\n", "r.csv, line 1, column 1: there is no column “score”"),
        ("a,b,c\n1,2,3\n", "r.csv, line 1, column 1: there is no column “item”"),
        ("item,rater,score\na,x\n", "r.csv, line 2, column 4: the row has 2 cells instead of 3"),
        ("item,rater,score\n ,x,1\n", "r.csv, line 2, column 1: the item is missing"),
        ("item,rater,score\na,,1\n", "r.csv, line 2, column 3: the rater is missing"),
        (
            "item,rater,score\na,x,1\nb,x,2\n\na,x,3\n",
            "r.csv, line 5, column 3: “x” has scored “a” already, in line 2"
        ),
        (
            "item,rater,score\na,x,1\na,y,two\n",
            "r.csv, line 3, column 5: the score “two” is no number, and others are"
        ),
        (
            "item,rater,score\na,x,NA\na,y,2\n",
            "r.csv, line 2, column 5: the score “NA” is no number, and others are"
        ),
        ("item,rater,score\na,x,1e13\n", "r.csv, line 2, column 5: the score “1e13” is too large"),
        ("item,rater,score\na,x,1e999\n", "r.csv, line 2, column 5: the score “1e999” is too"),
        ("item,rater,score\na,x,1\na,y,\"2", "r.csv, line 3, column 5: the quote that opens"),
        (
            "item,rater,score\na,x,1\na,y,\u{1B}[2J\n",
            "r.csv, line 3, column 5: the score “\\u{1b}[2J” is no number"
        ),
    ]) func whatIsWrongHasAPlace(_ text: String, _ sentence: String) throws {
        let fault = try fault { _ = try read(text) }
        #expect(fault.sentence.hasPrefix(sentence), "\(fault.sentence)")
    }

    @Test(arguments: ["nan", "inf", "0x10", "1_000", "1,5", "--1", "1e", "e", ".", "+", "٣"])
    func whatOnlyLooksLikeANumberIsAWord(_ score: String) throws {
        let file = try read("item,rater,score\na,x,\"\(score)\"\na,y,\"\(score)\"\n")
        #expect(file.isNominal)
    }

    @Test func numbersAsPeopleWriteThem() throws {
        let file = try read(
            "item;rater;score\na;x;3,5\na;y; -2 \na;z;\u{2212}1.25\nb;x;+4\nb;y;1e2\nb;z;.5\n")
        #expect(!file.isNominal)
        #expect(file.table.rows.map { $0.map(\.score) } == [[3.5, -2, -1.25], [4, 100, 0.5]])
    }

    @Test func columnsInAnyOrderOthersPassedOver() throws {
        let file = try read("Score\tnote\tRater\tITEM\r\n1\tx\tben\ta\r\n2\ty\tcay\ta\r\n")
        #expect(file.items == ["a"] && file.table.raters == [0, 1] && file.table.count == 2)
    }

    @Test func whatIsMissing() throws {
        let file = try read(
            "item,rater,score\na,x,1\na,y,NA\nb,x, \nb,y,2\nb,z,.\n",
            RatingFile.Options(noneTexts: ["NA", "."]))
        #expect(file.items == ["a", "b"] && file.table.count == 2 && !file.table.isComplete)
        // A rating that is missing and comes again is no second one.
        #expect(try read("item,rater,score\na,x,\na,x,1\n").table.count == 1)
    }

    @Test func wordsAreNames() throws {
        let file = try read(
            "item,rater,score\na,x,good\na,y,good\nb,x,bad\nb,y,good\nc,x,bad\nc,y,bad\n")
        #expect(file.isNominal)
        let alpha = Krippendorff(file.table.units).alpha(.nominal)
        // Three of each: 1 − 5 · 1 / 9.
        #expect(abs((alpha ?? 9) - 4.0 / 9) < 1e-12)
    }

    /// é as one character and as two are two names.
    @Test func namesAreToldApartByTheirBytes() throws {
        let file = try read("item,rater,score\n\u{E9},x,1\ne\u{301},x,2\n")
        #expect(file.items.count == 2)
    }

    @Test func othersEncodings() throws {
        let bytes = Array("item,rater,score\n".utf8) + [0xE9, 0x2C, 0x78, 0x2C, 0x31, 0x0A]
        let file = ImportFile(name: "r.csv", bytes: bytes)
        #expect(throws: ImportFault.self) { try RatingFile(file) }
        let read = try RatingFile(file, RatingFile.Options(encoding: .windows1252))
        #expect(read.items == ["é"])
    }

    @Test func theRowsOfTheFileMayComeInAnyOrder() throws {
        let rows = ["a,x,1", "a,y,2", "b,x,3", "b,y,3", "c,x,5", "c,y,4"]
        func alpha(_ rows: [String]) throws -> Double? {
            let file = try read("item,rater,score\n" + rows.joined(separator: "\n") + "\n")
            return Krippendorff(file.table.units).alpha(.interval)
        }
        let one = try #require(try alpha(rows))
        let other = try #require(try alpha(rows.reversed()))
        #expect(abs(one - other) < 1e-12)
    }
}

/// `../shared/data/figure-skating`: every mark of 17 competitions of the International Skating
/// Union, and the panel's score of each aspect.
@Suite(.enabled(if: ExchangeData.exists("data/figure-skating"), ExchangeData.missing))
struct FigureSkatingTests {
    /// Gives the body these columns of each row.
    private static func forEach(
        _ name: String, _ columns: [String], _ body: ([String]) throws -> Void
    ) throws {
        let path = "data/figure-skating/" + name
        var reader = try CSVReader(try ExchangeData.bytes(path), file: name)
        let places = try columns.map { try #require(reader.header.column($0)) }
        var row = CSVRow()
        while try reader.next(&row) { try body(places.map { row.text($0) }) }
    }

    private static func marks() throws -> [String: [Double]] {
        var result: [String: [Double]] = [:]
        try forEach("judge-scores.csv", ["aspect_id", "score"]) { cells in
            result[cells[0], default: []].append(Double(cells[1]) ?? .nan)
        }
        return result
    }

    /// In hundredths, half of one away from zero.
    private static func hundredths(_ value: Double) -> Int {
        Int((abs(value) * 100 + 1e-7).rounded(.toNearestOrAwayFromZero)) * (value < 0 ? -1 : 1)
    }

    /// How many points the grades −3 to 3 are worth, in tenths: the Union's scales of values. Which
    /// of them an element has follows from the element; here it is the one by which all of its
    /// rows come out.
    private static let scales: [[Double]] = [
        [-21, -14, -7, 0, 7, 14, 21], [-15, -10, -5, 0, 5, 10, 15], [-15, -10, -5, 0, 7, 14, 21],
        [-40, -24, -12, 0, 10, 20, 30], [-30, -20, -10, 0, 10, 20, 30],
        [-15, -10, -5, 0, 6, 12, 18], [-6, -4, -2, 0, 7, 14, 21], [-30, -20, -10, 0, 11, 22, 33],
        [-9, -6, -3, 0, 5, 10, 15], [-9, -6, -3, 0, 3, 6, 9], [-6, -4, -2, 0, 2, 4, 6],
        [-3, -2, -1, 0, 2, 4, 6], [-21, -14, -7, 0, 5, 10, 15], [-10, -7, -3, 0, 6, 12, 18],
        [-9, -6, -3, 0, 6, 12, 18], [-18, -12, -6, 0, 12, 24, 36],
    ]

    @Test func trimmedMeansAreTheScoresOfThePanel() throws {
        let marks = try FigureSkatingTests.marks()
        var components = 0
        var absent = 0
        var unmarked = 0
        var elements: [String: [(marks: [Double], grade: Int)]] = [:]
        var aspects = 0
        let columns = [
            "scores_of_panel", "aspect_id", "section", "goe", "base_value", "aspect_desc",
        ]
        try FigureSkatingTests.forEach("judged-aspects.csv", columns) { row in
            aspects += 1
            let score = FigureSkatingTests.hundredths(Double(row[0]) ?? .nan)
            let given = marks[row[1]] ?? []
            if row[2] == "components" {
                // A judge who was absent stands in the file with 0.
                let present = given.filter { $0 != 0 }
                let mean = try #require(TrimmedMean.of(present))
                components += 1
                if present.count < given.count { absent += 1 }
                #expect(FigureSkatingTests.hundredths(mean) == score, "\(row) \(given)")
                return
            }
            // Marks of an element are grades: their worth in points is added to its base value.
            let grade = FigureSkatingTests.hundredths(Double(row[3]) ?? .nan)
            let base = FigureSkatingTests.hundredths(Double(row[4]) ?? .nan)
            #expect(base + grade == score, "\(row)")
            if given.isEmpty {
                unmarked += 1
                #expect(score == 0)
            } else {
                elements[row[5], default: []].append((given, grade))
            }
        }
        #expect(aspects == 23_932 && components == 8_630 && absent == 40 && unmarked == 89)
        let differing = elements.values.reduce(0) { sum, rows in
            var least = rows.count
            for scale in FigureSkatingTests.scales where least > 0 {
                least = min(least, misses(scale, rows, atMost: least))
            }
            return sum + least
        }
        // One ChTw1 and one ChSp1 are a hundredth lower: there a −1 cost 0.3, elsewhere 0.2.
        #expect(elements.values.reduce(0) { $0 + $1.count } == 15_213 && differing == 2)
    }

    /// How many rows do not come out by the scale, up to a bound.
    private func misses(
        _ scale: [Double], _ rows: [(marks: [Double], grade: Int)], atMost bound: Int
    ) -> Int {
        var misses = 0
        for (marks, grade) in rows where misses < bound {
            let mean = TrimmedMean.of(marks.map { scale[Int($0) + 3] / 10 })
            if mean.map(FigureSkatingTests.hundredths) != grade { misses += 1 }
        }
        return misses
    }
}
