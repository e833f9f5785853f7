import Testing
import WhittleCore
import WhittleJournal
import WhittleTesting

@Suite(.serialized) struct JournalWriterTests {
    @Test func aLineIsSavedOnThisDeviceFirstAndSharedAfter() throws {
        let test = try WritableCampaign()
        var writer = try test.open()
        let name = writer.name
        let (isNew, id) = (writer.isNew, writer.nextID)
        #expect(isNew && id == "\(name)-1")
        try test.save("one", &writer)
        #expect(test.kept(name) == ["one"] && test.shared(name) == [])
        var waits = writer.hasUnshared
        #expect(waits)
        let progress = writer.share(test.folder)
        waits = writer.hasUnshared
        #expect(progress == .shared && !waits && test.shared(name) == ["one"])
        try test.refresh()
        #expect(test.campaign.writers.find(name).map { test.campaign.writers[$0].lines } == 1)
    }

    @Test func whatIsSavedInTheBackgroundIsSavedOnceThatIsFinishedAndNotSharedBefore() throws {
        let test = try WritableCampaign()
        var writer = try test.open()
        let name = writer.name
        for number in 1...50 {
            try test.save("n\(number)", &writer, inBackground: true)
            var waiting = writer.linesInSaving
            #expect(waiting == 1)
            if number % 3 == 0 {
                try writer.finishSaving()
                waiting = writer.linesInSaving
                #expect(waiting == 0)
            }
            if number % 7 == 0 {
                let progress = writer.share(test.folder)
                #expect(progress == .shared && test.shared(name).count == number)
            }
        }
        try writer.finishSaving()
        #expect(test.kept(name) == (1...50).map { "n\($0)" })
        let progress = writer.share(test.folder)
        #expect(progress == .shared && test.shared(name) == test.kept(name))
    }

    @Test func twoProgramsTakeDifferentTagsAndOneComesBackToItsOwn() throws {
        let test = try WritableCampaign()
        let other = try WritableCampaign(beside: test)
        var first = try test.open()
        try test.write("one", &first)
        var second = try other.open()
        try other.write("two", &second)
        let names = [first.name, second.name].sorted()
        #expect(names[0] != names[1] && names.allSatisfy { $0.hasPrefix("anna.") })
        _ = consume first
        _ = consume second
        let third = try WritableCampaign(beside: test)
        var again = try third.open()
        let (name, next) = (again.name, again.nextSeq)
        #expect(name == names[0] && next == 2)
        try third.write("three", &again)
        #expect(third.shared(name).suffix(1) == ["three"])
    }

    @Test func anotherFolderOfTheSameCampaignGetsATagOfItsOwn() throws {
        let test = try WritableCampaign()
        let other = try WritableCampaign()
        #expect(test.folder.identity != other.folder.identity)
        #expect(test.state.path != other.state.path)
        let names = [try test.open().name, try other.open().name]
        #expect(names[0] != names[1])
    }

    @Test func aFileThatWasDeletedTruncatedOrRolledBackIsMadeWholeAgain() throws {
        let test = try WritableCampaign()
        var writer = try test.open()
        for body in ["one", "two", "three"] { try test.write(body, &writer) }
        let name = writer.name
        let path = "c/journal/\(name).jsonl"
        let whole = test.temporary.contents(path)

        test.temporary.remove(path)
        try test.write("four", &writer)
        #expect(test.shared(name) == ["one", "two", "three", "four"])

        test.temporary.cut(path, to: 40)
        try test.write("five", &writer)
        #expect(test.shared(name).dropFirst() == ["one", "two", "three", "four", "five"])
        #expect(test.shared(name).first?.utf8.count == 40)

        // An old backup, put in place by a rename.
        test.temporary.write("old", whole)
        test.temporary.move("old", to: path)
        try test.write("six", &writer)
        #expect(test.shared(name) == ["one", "two", "three", "four", "five", "six"])

        // The same length and other bytes.
        var other = test.temporary.contents(path)
        other[20] ^= 1
        test.temporary.write(path, other)
        try test.write("seven", &writer)
        #expect(
            Set(test.shared(name)).isSuperset(of: [
                "one", "two", "three", "four", "five", "six", "seven",
            ]))
        try test.refresh()
        let handle = try #require(test.campaign.writers.find(name))
        #expect(test.campaign.writers[handle].gaplessSeq == 7)
    }

    @Test func aTornSharedTailIsClosedAndNothingIsWrittenTwice() throws {
        let test = try WritableCampaign()
        var writer = try test.open()
        try test.write("one", &writer)
        let name = writer.name
        let path = "c/journal/\(name).jsonl"
        test.temporary.write(path, Array(#"{"v":1,"torn"#.utf8), appending: true)
        try test.write("two", &writer)
        #expect(test.shared(name) == ["one", #"{"v":1,"torn"#, "two"])
        // Carriage returns make no other lines.
        let text = String(decoding: test.temporary.contents(path), as: UTF8.self)
        test.temporary.write(path, Array(text.utf8).flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] })
        try test.write("three", &writer)
        #expect(test.shared(name).count == 4)
        try test.refresh()
        #expect(test.reader.badLines == 1)
    }

    @Test func aTornPrivateTailIsClosedWhenTheWriterComesBack() throws {
        let test = try WritableCampaign()
        var writer = try test.open()
        try test.write("one", &writer)
        let name = writer.name
        _ = consume writer
        test.temporary.write(
            test.state.path + "/\(name).jsonl", Array(#"{"v":1,"#.utf8), appending: true)
        var again = try test.open()
        let (found, next) = (again.name, again.nextSeq)
        #expect(found == name && next == 2)
        try test.write("two", &again)
        #expect(test.kept(name) == ["one", #"{"v":1,"#, "two"])
        #expect(test.shared(name) == ["one", "two"])
    }

    @Test func whatWasSavedAndNotSharedIsSharedByTheNextProgram() throws {
        let test = try WritableCampaign()
        var writer = try test.open()
        try test.write("one", &writer)
        try test.save("two", &writer)
        let name = writer.name
        _ = consume writer
        let other = try WritableCampaign(beside: test)
        var again = try other.open()
        let (found, waits, next) = (again.name, again.hasUnshared, again.nextSeq)
        #expect(found == name && waits && next == 3)
        let progress = again.share(other.folder)
        #expect(progress == .shared)
        #expect(other.shared(name) == ["one", "two"])
    }

    @Test func aJournalThatMayNotBeWrittenLeavesTheLineSavedWithASentence() throws {
        let test = try WritableCampaign()
        var writer = try test.open()
        let name = writer.name
        let path = "c/journal/\(name).jsonl"
        test.temporary.make(path)
        var sentence = try test.write("one", &writer).sentence
        #expect(sentence?.hasPrefix("saved, not yet shared: ") == true)
        let waits = writer.hasUnshared
        #expect(test.kept(name) == ["one"] && waits)
        test.temporary.move(path, to: "away")
        test.temporary.write("target", [])
        test.temporary.makeLink(path, to: test.temporary.path + "/target")
        sentence = try test.write("two", &writer).sentence
        #expect(sentence?.hasSuffix("it is a symbolic link, which is never followed") == true)
        #expect(test.temporary.contents("target").isEmpty)
        test.temporary.remove(path)
        test.temporary.makePipe(path)
        sentence = try test.write("three", &writer).sentence
        #expect(sentence != nil)
        test.temporary.remove(path)
        sentence = try test.write("four", &writer).sentence
        #expect(sentence == nil && test.shared(name) == ["one", "two", "three", "four"])
    }

    @Test func aTagWhoseClockWasFarAheadIsGivenUp() throws {
        let test = try WritableCampaign()
        let now = test.now
        var names: [String] = []
        for ahead: Int64 in [660_000, 26 * 3_600_000] {
            test.now = now.advanced(by: ahead)
            var writer = try test.open()
            try test.save("ahead", &writer)
            names.append(writer.name)
            _ = consume writer
            test.now = now
        }
        let other = try test.open()
        let (name, isNew) = (other.name, other.isNew)
        #expect(!names.contains(name) && isNew)
    }

    @Test func timeNeverGoesBackBehindWhatWasReadOrWritten() throws {
        let test = try WritableCampaign()
        var writer = try test.open()
        func at(_ line: [UInt8]) -> String? {
            (try? JSONValue(parsing: String(decoding: line, as: UTF8.self)))?["at"]?.text
        }
        let draft = DraftEvent(.noteWritten(NoteWritten(item: "a", body: "x")))
        func save(_ latest: Int64, _ now: Int64) throws -> String? {
            let lines = try writer.save(
                [draft], asOneAction: false, latestAt: latest, now: Timestamp(milliseconds: now))
            return at(lines[0])
        }
        let base = CampaignBuilder.start.milliseconds
        #expect(try save(base, base + 5000) == "2015-01-12T09:00:05.000Z")
        #expect(try save(base + 7000, base + 6000) == "2015-01-12T09:00:07.001Z")
        #expect(try save(base, base - 86_400_000) == "2015-01-12T09:00:07.001Z")
        let next = writer.nextSeq
        #expect(next == 4)
    }

    @Test func aLineLongerThanAnyReaderTakesIsRefused() throws {
        let test = try WritableCampaign()
        var writer = try test.open()
        let body = String(repeating: "x", count: 1_048_576)
        var refused = false
        do { try test.save(body, &writer) } catch is JournalError { refused = true }
        try test.write("one", &writer)
        let name = writer.name
        #expect(refused && test.shared(name) == ["one"])
    }

    @Test func severalLinesOfOneActionNameTheFirst() throws {
        let test = try WritableCampaign()
        var writer = try test.open()
        let drafts = ["one", "two"].map {
            DraftEvent(.noteWritten(NoteWritten(item: "a", body: $0)))
        }
        let lines = try writer.save(drafts, asOneAction: true, latestAt: 0, now: test.now)
        let first = writer.nextID.dropLast() + "1"
        let values = try lines.map { try JSONValue(parsing: String(decoding: $0, as: UTF8.self)) }
        #expect(values.map { $0["action"]?.text } == [String(first), String(first)])
        #expect(values.map { $0["parts"]?.wholeNumber } == [2, 2])
        _ = writer.share(test.folder)
        try test.refresh()
        let record = try #require(test.campaign.records.last)
        #expect(test.campaign.lines(of: record) == [String(first), String(first.dropLast() + "2")])
    }
}

extension JournalWriter.Progress {
    var sentence: String? {
        if case .saved(let sentence) = self { sentence } else { nil }
    }
}
