import WhittleCore

/// The leniency model at scale: a table of ratings fitted by the program, and by numpy doing the same
/// arithmetic in the same steps.
enum CalibrationBenchmark {
    static let usage =
        "usage: whittle-bench calibration FILE [--item COLUMN] [--rater COLUMN] [--score COLUMN]"

    static func run(_ arguments: [String]) -> Int32 {
        var columns = ["--item": "d", "--rater": "s", "--score": "y"]
        var path: String?
        var rest = arguments[...]
        while let name = rest.popFirst() {
            if columns[name] != nil {
                guard let value = rest.popFirst() else { return misuse() }
                columns[name] = value
            } else {
                guard path == nil, !name.hasPrefix("--") else { return misuse() }
                path = name
            }
        }
        guard let path else { return misuse() }
        guard let bytes = readFile(path) else {
            print("\(path) cannot be read.")
            return 74
        }
        let names = ["--item", "--rater", "--score"].compactMap { columns[$0] }
        guard let table = table(bytes, names) else {
            print("\(path) is not a table with the columns \(names.joined(separator: ", ")).")
            return 65
        }
        return fit(table, path, names)
    }

    private static func misuse() -> Int32 {
        print(usage)
        return 64
    }

    private static func fit(_ table: ScoreTable, _ path: String, _ names: [String]) -> Int32 {
        print(
            "\(table.scores.count) scores of \(table.ideas) items by \(table.members) raters")
        let start = (clock: seconds(), work: processorSeconds())
        guard let calibration = PanelCalibration(table) else {
            print("The scores say nothing of their variances.")
            return 1
        }
        let own = Fit(
            components: calibration.components, logLikelihood: calibration.logLikelihood,
            clock: seconds() - start.clock, work: processorSeconds() - start.work)
        print("whittle  " + own.words)
        for threads in ["one thread", "its own threads"] {
            guard let answer = numpy(path, names, oneThread: threads == "one thread") else {
                print("numpy    is not there, or has failed: no comparison")
                return 0
            }
            guard let other = Fit(answer) else {
                print("numpy    answered something else: \(answer)")
                return 1
            }
            print("numpy    \(other.words), \(threads)")
            print(
                "         whittle takes \(Figures.decimal(own.work / other.work, 2)) of its processor time, \(Figures.decimal(own.clock / other.clock, 2)) of its time by the clock"
            )
        }
        return 0
    }

    private static func numpy(_ path: String, _ names: [String], oneThread: Bool) -> String? {
        let environment =
            oneThread
            ? ["env", "OPENBLAS_NUM_THREADS=1", "OMP_NUM_THREADS=1", "MKL_NUM_THREADS=1"] : []
        return runProgram(
            environment + ["python3", "-c", NumpyFit.program, path] + names, takesOutput: true
        )?.output
    }

    /// What one of the two found, and how long it took.
    private struct Fit {
        var components: VarianceComponents
        var logLikelihood: Double
        /// Seconds by the clock, and of the processors.
        var clock: Double
        var work: Double

        init(
            components: VarianceComponents, logLikelihood: Double, clock: Double, work: Double
        ) {
            self.components = components
            self.logLikelihood = logLikelihood
            self.clock = clock
            self.work = work
        }

        /// From numpy's answer; nil where it is none.
        init?(_ answer: String) {
            let values = answer.filter { !$0.isNewline }.split(separator: " ").compactMap {
                Double($0)
            }
            guard values.count == 7 else { return nil }
            self.init(
                components: VarianceComponents(
                    idea: values[0], member: values[1], residual: values[2]),
                logLikelihood: values[3], clock: values[5], work: values[6])
        }

        var words: String {
            func figure(_ value: Double) -> String { Figures.decimal(value, 5) }
            return
                "items \(figure(components.idea)), raters \(figure(components.member)), residual \(figure(components.residual)), log-likelihood \(figure(logLikelihood)); \(Figures.decimal(work, 2)) s of the processor, \(Figures.decimal(clock, 2)) s by the clock"
        }
    }

    /// Items and raters by the order of their first row.
    private static func table(_ bytes: [UInt8], _ names: [String]) -> ScoreTable? {
        let lines = bytes.split(separator: 0x0A)
        guard let head = lines.first.map(fields) else { return nil }
        let places = names.compactMap { name in head.firstIndex(of: name) }
        guard places.count == 3 else { return nil }
        var items: [String: Int] = [:]
        var raters: [String: Int] = [:]
        var scores: [GivenScore] = []
        for line in lines.dropFirst() {
            let row = fields(line)
            guard row.count > places.max() ?? 0, let value = Double(row[places[2]]) else {
                return nil
            }
            let item = items[row[places[0]]] ?? items.count
            items[row[places[0]]] = item
            let rater = raters[row[places[1]]] ?? raters.count
            raters[row[places[1]]] = rater
            scores.append(GivenScore(idea: item, member: rater, value: value))
        }
        return ScoreTable(ideas: items.count, members: raters.count, scores: scores)
    }

    /// The cells of a line; quotes around one are taken off, and no cell holds a comma.
    private static func fields(_ line: some Collection<UInt8>) -> [String] {
        line.split(separator: 0x2C, omittingEmptySubsequences: false).map { cell in
            String(decoding: cell.filter { $0 != 0x22 && $0 != 0x0D }, as: UTF8.self)
        }
    }
}
