import Testing
import WhittleCore

@testable import WhittleExchange

@Suite("Imports of damaged files")
struct ImportFuzzTests {
    /// Changes, drops and doubles some bytes.
    private func damaged(_ bytes: [UInt8], _ random: inout CountingGenerator) -> [UInt8] {
        let odd = Array("\",;\r\n\t\0'=-9.{}[]:é\u{2028}".utf8) + [0xFF, 0xFE, 0xC0, 0x80]
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...6, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: bytes[place] = odd[Int.random(in: 0..<odd.count, using: &random)]
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(odd[Int.random(in: 0..<odd.count, using: &random)], at: place)
            default: bytes.removeSubrange(place..<min(bytes.count, place + 20))
            }
        }
        return bytes
    }

    @Test("a damaged Polis export is imported or a fault with a sentence, never a trap")
    func polis() throws {
        var random = CountingGenerator(state: 7)
        var faults = 0
        for _ in 0..<1000 {
            var files = SmallPolis.files()
            let index = Int.random(in: 0..<4, using: &random)
            files[index].bytes = damaged(files[index].bytes, &random)
            do {
                let snapshot = try SmallPolis.snapshot(files)
                #expect(snapshot.drafts.allSatisfy { $0.happened != nil && $0.source != nil })
            } catch let error as ImportFault {
                faults += 1
                #expect(error.sentence.hasSuffix("."))
            }
        }
        #expect(faults > 100)
    }

    private func readCSV(_ file: ImportFile, _ round: Int) throws -> ImportSnapshot {
        var random = CountingGenerator(state: 1)
        var pseudonyms = PseudonymMap()
        let map =
            round % 4 == 0 ? "idea=1,title=2,body=3,happened=4" : "idea=1,participant=5,vote=6"
        return try CSVImport.snapshot(
            file, ColumnMap(parsing: map), .init(exportDate: SmallPolis.exported),
            previous: PreviousImport(system: "csv.x"), pseudonyms: &pseudonyms, random: &random)
    }

    private func readJSON(_ file: ImportFile) throws -> ImportSnapshot {
        var random = CountingGenerator(state: 1)
        var pseudonyms = PseudonymMap()
        return try JSONLImport.snapshot(
            file, .init(exportDate: SmallPolis.exported),
            previous: PreviousImport(system: "jsonl.x"), pseudonyms: &pseudonyms, random: &random)
    }

    @Test("damaged spreadsheets and JSON lines")
    func others() throws {
        var random = CountingGenerator(state: 8)
        let csv = Array("id,t,b,d,p,v\n1,\"a, b\",x,2015-01-12 09:12,anna,up\n2,c,,,7,-1\n".utf8)
        let json = Array(
            ("{\"idea\":\"1\",\"title\":\"a\",\"cost\":1.5,\"happened\":\"2015-01-12\"}\n"
                + "{\"idea\":1,\"participant\":\"anna\",\"vote\":\"up\"}\n").utf8)
        let checksum = CRC32C()
        var imported = 0
        for round in 0..<1000 {
            let isCSV = round % 2 == 0
            let file = ImportFile(name: "x", bytes: damaged(isCSV ? csv : json, &random))
            do {
                let snapshot = isCSV ? try readCSV(file, round) : try readJSON(file)
                imported += 1
                for draft in snapshot.drafts {
                    let line = Envelope(
                        writer: "a.bcde", seq: 1, at: SmallPolis.exported, happened: draft.happened,
                        source: draft.source
                    ).line(draft.event, checksum)
                    #expect(TextDecoder.firstBadByte(line) == nil)
                }
            } catch let error as ImportFault {
                #expect(error.sentence.hasSuffix("."))
            }
        }
        #expect(imported > 50)
    }
}
