import FoundationEssentials
import Testing

@testable import WhittleCore

/// `../shared/data/known-answers`: what others published and computed with other programs. The
/// file is read in place.
@Suite(
    .enabled(
        if: KnownAnswers.isThere, "../shared/data/known-answers is not here"))
struct AgreementKnownAnswersTests {
    private func figures(_ rows: [[Double?]]) -> RatingAgreement {
        RatingAgreement(RatingTable(rows), resamples: 0)
    }

    /// Equal as far as the published digits go: expected within half of the last digit.
    private func check(
        _ found: Double?, _ expected: JSONValue?, _ digits: Double, _ what: String
    ) throws {
        let found = try #require(found)
        let expected = try #require(expected?.double)
        #expect(abs(found - expected) <= 0.5000001 * digits, "\(what) \(found) \(expected)")
    }

    @Test func alphaInFourMetrics() throws {
        let entry = try KnownAnswers.entry("krippendorff-C")
        let found = figures(try KnownAnswers.columns(entry))
        for metric in ScaleMetric.allCases {
            let value = found.figures.first { $0.statistic.metric == metric }?.value
            let name = metric.rawValue
            try check(value, entry["expected"]?[name], 1e-3, name)
            try check(value, entry["recomputed"]?[name], 1e-6, name)
        }
    }

    @Test func coefficientsForNames() throws {
        let entry = try KnownAnswers.entry("gwet-4raters-nominal")
        let data = try KnownAnswers.entry(entry["data_ref"]?.text ?? "")
        let found = figures(try KnownAnswers.columns(data))
        for (name, statistic) in [
            ("gwet", AgreementStatistic.gwet), ("fleiss", .fleiss), ("conger", .conger),
            ("bp", .brennanPrediger), ("krippendorff", .alphaNominal),
        ] {
            try check(found.figure(statistic)?.value, entry["expected"]?[name], 1e-5, name)
        }
    }

    @Test func intraclassCorrelations() throws {
        let entry = try KnownAnswers.entry("shrout-fleiss-1979")
        let found = figures(try KnownAnswers.rows(entry))
        for (published, recomputed, statistic) in [
            ("ICC(1,1)", "ICC(1,1)", AgreementStatistic.oneWaySingle),
            ("ICC(2,1)", "ICC(A,1)", .randomSingle), ("ICC(3,1)", "ICC(C,1)", .fixedSingle),
            ("ICC(1,4)", "ICC(1,k)", .oneWayMean), ("ICC(2,4)", "ICC(A,k)", .randomMean),
            ("ICC(3,4)", "ICC(C,k)", .fixedMean),
        ] {
            let value = found.figure(statistic)?.value
            try check(value, entry["expected"]?[published], 1e-2, published)
            try check(value, entry["recomputed"]?[recomputed], 1e-6, recomputed)
        }
    }

    @Test func kappaOfFleiss() throws {
        let entry = try KnownAnswers.entry("fleiss-1971")
        let rows = try KnownAnswers.namesInFile(entry["data_file"]?.text ?? "")
        #expect(rows.count == 30)
        for (name, raters) in [("all_six_raters", 6), ("first_four_raters", 4)] {
            let value = figures(rows.map { Array($0.prefix(raters)) }).figure(.fleiss)?.value
            try check(value, entry["expected"]?[name], 1e-3, name)
            try check(value, entry["recomputed"]?[name], 1e-6, name)
        }
    }

    @Test func concordance() throws {
        let entry = try KnownAnswers.entry("siegel-castellan-1988")
        let found = figures(try KnownAnswers.columns(entry))
        let concordance = try #require(found.concordance)
        try check(concordance.coefficient, entry["expected"]?["W"], 1e-3, "W")
        try check(concordance.coefficient, entry["recomputed"]?["W"], 1e-6, "W")
        try check(concordance.chiSquared, entry["expected"]?["chi2"], 1e-2, "χ²")
        try check(concordance.chiSquared, entry["recomputed"]?["chi2"], 1e-4, "χ²")
        #expect(concordance.degrees == entry["expected"]?["df"]?.wholeNumber)
    }
}

/// The file of known answers.
enum KnownAnswers {
    private static let folder: String = {
        let parts = #filePath.split(separator: "/")
        return "/" + parts.dropLast(5).joined(separator: "/") + "/shared/data/known-answers"
    }()

    static var isThere: Bool {
        FileManager.default.fileExists(atPath: folder + "/known_answers.json")
    }

    private static func text(_ name: String) throws -> String {
        try String(
            decoding: Data(contentsOf: URL(filePath: folder + "/" + name)), as: UTF8.self)
    }

    static func entry(_ id: String) throws -> JSONValue {
        // The parser reads one line.
        let line = try text("known_answers.json").split(separator: "\n").joined()
        guard case .array(let entries) = try JSONValue(parsing: line) else { return .null }
        return try #require(entries.first { $0["id"]?.text == id })
    }

    /// `data`, a row an item.
    static func rows(_ entry: JSONValue) throws -> [[Double?]] {
        guard case .array(let rows)? = entry["data"] else { return [] }
        return rows.map { row in
            guard case .array(let cells) = row else { return [] }
            return cells.map(\.double)
        }
    }

    /// `data`, a row a rater.
    static func columns(_ entry: JSONValue) throws -> [[Double?]] {
        let raters = try rows(entry)
        return raters[0].indices.map { item in raters.map { $0[item] } }
    }

    /// A file with a heading, a row an item and a name in each cell; equal names, equal numbers.
    static func namesInFile(_ name: String) throws -> [[Double?]] {
        var known: [String: Double] = [:]
        return try text(name).split(whereSeparator: \.isNewline).dropFirst().map { line in
            // The first cell numbers the patients.
            line.split(separator: ",", omittingEmptySubsequences: false).dropFirst().map { cell in
                let name = String(cell)
                if known[name] == nil { known[name] = Double(known.count) }
                return known[name]
            }
        }
    }
}
