import WhittleCore
import WhittleExchange
import WhittleJournal

/// Chooses the parameters of the spam rules on all files but the last, and prints how each rule
/// does on the last one. Columns: COMMENT_ID, AUTHOR, DATE, CONTENT, CLASS (1 is spam).
enum RulesBenchmark {
    static let measured: [RuleKind] = [.links, .shouting, .repeated, .flood, .confusable]

    static func run(_ arguments: [String]) -> Int32 {
        guard arguments.count >= 2 else {
            print("usage: whittle-bench rules TRAINING… HELD-OUT (CSV files of labelled comments)")
            return 64
        }
        var sets: [LabelledComments] = []
        for path in arguments {
            do throws(ImportFault) {
                guard let bytes = readFile(path) else {
                    print("\(path) cannot be read")
                    return 66
                }
                sets.append(try LabelledComments(path, bytes))
            } catch {
                print(error.sentence)
                return 65
            }
        }
        let training = Array(sets.dropLast())
        let held = sets[sets.count - 1]
        for set in sets {
            print("\(set.name)  comments \(set.isSpam.count)  spam \(set.isSpam.count { $0 })")
        }
        let parameters = tune(training)
        print("")
        report(training, held, parameters)
        return reportStanding(held, parameters)
    }

    // MARK: Tuning

    /// The setting that finds most among those that are right at least 19 times in 20 and find ten
    /// comments; else the one that is right most often. Of equals the first.
    private static func best(
        _ kind: RuleKind, _ settings: [RuleParameters], _ training: [LabelledComments]
    ) -> RuleParameters {
        var best = (parameters: RuleParameters.standard, isGood: false, value: -1.0)
        for setting in settings {
            let result = evaluate([Rule(kind)], setting, training)
            guard result.hits >= 10, let precision = result.precision, let recall = result.recall
            else { continue }
            let isGood = precision >= 0.95
            let value = isGood ? recall : precision
            if isGood == best.isGood ? value > best.value : isGood {
                best = (setting, isGood, value)
            }
        }
        return best.parameters
    }

    private static func tune(_ training: [LabelledComments]) -> RuleParameters {
        var result = RuleParameters.standard
        var settings: [RuleParameters] = []
        func add(_ change: (inout RuleParameters) -> Void) {
            var setting = RuleParameters.standard
            change(&setting)
            settings.append(setting)
        }
        for share in [90, 80, 70, 60] {
            for letters in [50, 30, 20, 15, 10] {
                add { ($0.shoutingLetters, $0.shoutingShare) = (letters, share) }
            }
        }
        let shouting = best(.shouting, settings, training)
        settings = []
        for times in [5, 4, 3, 2] {
            for bytes in [60, 40, 30, 20, 15, 10] {
                add { ($0.repeatedBytes, $0.repeatedTimes) = (bytes, times) }
            }
        }
        let repeated = best(.repeated, settings, training)
        settings = []
        for texts in [5, 4, 3] {
            for minutes in [1, 10, 60] as [Int64] {
                add { ($0.floodTexts, $0.floodWindow) = (texts, minutes * 60_000) }
            }
        }
        let flood = best(.flood, settings, training)
        (result.shoutingLetters, result.shoutingShare) = (
            shouting.shoutingLetters, shouting.shoutingShare
        )
        (result.repeatedBytes, result.repeatedTimes) = (
            repeated.repeatedBytes, repeated.repeatedTimes
        )
        (result.floodTexts, result.floodWindow) = (flood.floodTexts, flood.floodWindow)
        print(
            "chosen: shouting from \(result.shoutingLetters) letters, \(result.shoutingShare) % capitals; repeated from \(result.repeatedBytes) bytes, \(result.repeatedTimes) times; flood from \(result.floodTexts) texts within \(result.floodWindow / 60_000) min"
        )
        print("these are \(result == .standard ? "" : "NOT ")the product's")
        return result
    }

    /// The folded words of at least three letters that stand in eight comments or more, 19 of 20
    /// of which are spam.
    private static func words(_ training: [LabelledComments]) -> [String] {
        var counts: [String: (all: Int, spam: Int)] = [:]
        var scanner = RuleScanner([])
        for set in training {
            for (text, isSpam) in zip(set.texts, set.isSpam) {
                for word in Set(scanner.words(of: text)) where word.utf8.count >= 3 {
                    counts[word, default: (0, 0)].all += 1
                    if isSpam { counts[word, default: (0, 0)].spam += 1 }
                }
            }
        }
        return counts.filter { $0.value.all >= 8 && $0.value.spam * 20 >= $0.value.all * 19 }
            .map(\.key).sorted()
    }

    // MARK: Measuring

    /// What any of the rules finds.
    private static func evaluate(
        _ rules: [Rule], _ parameters: RuleParameters, _ sets: [LabelledComments]
    ) -> RuleEvaluation {
        var result = RuleEvaluation()
        for set in sets {
            var index = RuleIndex(rules, parameters)
            index.update(set.campaign)
            for (item, isSpam) in zip(set.items, set.isSpam) {
                result.add(isHit: index.hasHits(item), isPositive: isSpam)
            }
        }
        return result
    }

    private static func report(
        _ training: [LabelledComments], _ held: LabelledComments, _ parameters: RuleParameters
    ) {
        print(
            "rule          training: hits precision recall    held out: hits precision (95 %) recall"
        )
        func line(_ name: String, _ rules: [Rule]) {
            let before = evaluate(rules, parameters, training)
            let after = evaluate(rules, parameters, [held])
            let interval = RuleEvaluation.interval(after.right, of: after.hits).map {
                " (\(share($0.lowerBound))–\(share($0.upperBound)))"
            }
            print(
                "\(name)  \(before.hits)  \(share(before.precision))  \(share(before.recall))    \(after.right) of \(after.hits)  \(share(after.precision))\(interval ?? "")  \(share(after.recall))"
            )
        }
        for kind in measured { line(kind.rawValue, [Rule(kind)]) }
        line("on by default", measured.filter(\.isOnByDefault).map { Rule($0) })
        line("all of these", measured.map { Rule($0) })
        let words = words(training)
        let list = Rule(id: "learned", kind: .words, isOn: true, code: "spam", words: words)
        line("\(words.count) learned words", [list])
        line("on by default + words", measured.filter(\.isOnByDefault).map { Rule($0) } + [list])
        print("learned words (not in the product): \(words.joined(separator: " "))")
    }

    private static func share(_ value: Double?) -> String {
        value.map { Figures.decimal($0, 3) } ?? "–"
    }

    /// What `whittle rule` says of each rule, and whether this run bears it out.
    private static func reportStanding(
        _ held: LabelledComments, _ parameters: RuleParameters
    ) -> Int32 {
        print("")
        var isTrue = parameters == .standard && held.isSpam.count == RuleKind.measuredComments
        for kind in measured {
            let result = evaluate([Rule(kind)], .standard, [held])
            let bearsOut = kind.measure?.hits == result.hits && kind.measure?.right == result.right
            isTrue = isTrue && bearsOut
            print("\(kind.rawValue): \(kind.standing)\(bearsOut ? "" : " — NOT what was measured")")
        }
        print(isTrue ? "as `whittle rule` says" : "NOT as `whittle rule` says")
        return isTrue ? 0 : 1
    }
}

/// One file of comments as a campaign in memory, and which of them are spam.
struct LabelledComments {
    let name: String
    private(set) var campaign = Campaign()
    private(set) var items: [Int32] = []
    private(set) var texts: [String] = []
    private(set) var isSpam: [Bool] = []

    init(_ path: String, _ bytes: [UInt8]) throws(ImportFault) {
        name = path.split(separator: "/").last.map(String.init) ?? path
        var reader = try CSVReader(try TextDecoder.decode(bytes, file: path), file: path)
        let columns = try ["AUTHOR", "DATE", "CONTENT", "CLASS"].map {
            name throws(ImportFault) -> Int in
            guard let column = reader.header.column(name) else {
                throw ImportFault(file: path, "there is no column \(name)", advice: "name it so")
            }
            return column
        }
        var journal = MemoryJournal()
        journal.add(.ideaSubmitted(IdeaSubmitted(idea: "video", title: "Video")), happened: nil)
        var authors: [String: Int] = [:]
        var row = CSVRow()
        while try reader.next(&row) {
            let author = row.text(columns[0])
            let number = authors[author] ?? authors.count
            authors[author] = number
            texts.append(row.text(columns[2]))
            isSpam.append(row.text(columns[3]) == "1")
            journal.add(
                .commentAdded(
                    CommentAdded(
                        comment: "c\(texts.count)", idea: "video", body: row.text(columns[2]),
                        participant: "p\(number)")),
                happened: DateText.parse(row.text(columns[1])))
        }
        campaign = journal.campaign
        items = (1...max(1, texts.count)).compactMap { campaign.items.find("c\($0)") }
    }
}

/// Lines that never touch a disk, and the campaign that they make.
private struct MemoryJournal {
    private let writer = "anna.bench0001"
    private let start = Timestamp(milliseconds: 1_421_053_200_000)
    private let checksum = CRC32C()
    private var bytes: [UInt8] = []
    private var seq = 0

    init() {
        add(
            .writerOpened(WriterOpened(campaign: writer + "-2", kind: .import, system: "bench")),
            happened: nil)
        add(.campaignCreated(CampaignCreated(title: "Comments")), happened: nil)
    }

    mutating func add(_ event: Event, happened: Timestamp?) {
        seq += 1
        let at = start.advanced(by: Int64(seq))
        bytes += Envelope(writer: writer, seq: seq, at: at, happened: happened ?? at)
            .line(event, checksum)
        bytes.append(0x0A)
    }

    var campaign: Campaign {
        var campaign = Campaign(id: writer + "-2")
        var reader = JournalReader()
        let folder = MemoryFolder([(writer + ".jsonl", bytes)])
        _ = try? reader.refresh(&campaign, folder, now: start.advanced(by: 3_600_000))
        return campaign
    }
}
