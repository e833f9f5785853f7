import Testing
import WhittleCore

@Suite struct EventRoundTripTests {
    @Test(arguments: Event.samples)
    func aSampleSurvivesWritingAndReading(_ sample: Event) throws {
        let line = journalLine(sample)
        let again = try read(line) { reader throws(LineFault) in
            try Event(sample.type, reader)
        }
        #expect(again == sample)
        // Byte for byte too: text is compared by canonical equivalence above.
        #expect(journalLine(again) == line)
    }

    @Test(arguments: Event.samples)
    func theEnvelopeComesFirstAndTheChecksumLast(_ sample: Event) throws {
        let line = journalLine(sample)
        let text = String(decoding: line, as: UTF8.self)
        let head =
            #"{"v":1,"writer":"anna.k3f9a2q7","seq":1,"at":"2015-01-12T09:12:44.123Z","#
            + #""type":""# + sample.type.rawValue + #"","#
        #expect(text.hasPrefix(head))
        let covered = line.dropLast(#","crc":"00000000"}"#.utf8.count)
        let crc = Array(covered).withUnsafeBufferPointer { CRC32C().checksum($0) }
        #expect(text.hasSuffix(#","crc":""# + CRC32C.text(crc) + #""}"#))
    }

    @Test(arguments: Event.samples)
    func noBytesAreWrittenThatATerminalActsOn(_ sample: Event) {
        let text = String(decoding: journalLine(sample), as: UTF8.self)
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse,
                .unassigned, .surrogate:
                Issue.record("U+\(String(scalar.value, radix: 16)) is written raw")
            default: break
            }
        }
    }

    @Test func theSamplesCoverEveryType() {
        #expect(Event.samples.map(\.type) == EventType.allCases)
        #expect(EventType.allCases.count == 72)
    }

    /// Every key of the samples' payloads, in order: the tables of the format.
    @Test(arguments: zip(EventType.allCases, wireKeys))
    func theKeysAreThoseOfTheFormatInItsOrder(_ type: EventType, _ keys: String) throws {
        let sample = try #require(Event.samples.first { $0.type == type })
        let line = journalLine(sample)
        let found = try line.withUnsafeBufferPointer { bytes in
            var scanner = LineScanner()
            try scanner.scan(bytes)
            return scanner.fields.map { scanner.key(of: $0, in: bytes) }
        }
        #expect(found.dropFirst(5).dropLast().joined(separator: " ") == keys)
    }

    @Test func theExampleOfTheFormatIsWrittenAsItStands() {
        let vote = VoteCast(target: .idea("polis-17"), participant: "p-7f3a", value: 1)
        let line = journalLine(.voteCast(vote), writer: "anna.k3f9", seq: 42)
        #expect(
            String(decoding: line, as: UTF8.self)
                == #"{"v":1,"writer":"anna.k3f9","seq":42,"at":"2015-01-12T09:12:44.123Z","#
                + #""type":"vote.cast","idea":"polis-17","participant":"p-7f3a","value":1,"#
                + #""crc":"3f01378f"}"#)
    }

    private static let wireKeys = [
        "campaign kind system salt",
        "title summary language currency address moderation serves signatures",
        "title summary language currency address moderation serves signatures",
        "question title prompt order",
        "phase title opens closes allows round",
        "member name roles standing key",
        "member",
        "participant country background",
        "policy title body code",
        "rule kind words on code",
        "query title text",
        "lines",
        "lines",
        "idea title body question participant cost",
        "idea title body question cost reason",
        "item parts",
        "comment idea reply kind stance body participant",
        "comment body reason",
        "idea participant value served",
        "comment participant",
        "participants reason",
        "participants reason",
        "idea system up down pass",
        "item reason note participant rule",
        "items verdict reason note flags saw",
        "item title body reason",
        "item body",
        "ideas into",
        "ideas",
        "ideas verdict",
        "sample items seed",
        "sample item verdict",
        "system lines items",
        "theme title key description kind parent order",
        "theme into",
        "theme",
        "items pass themes member",
        "items themes note",
        "round title stage criteria visibility blind floor load members deadline",
        "round",
        "round",
        "round member ideas",
        "round member ideas",
        "idea member reason",
        "idea member reason",
        "round idea scores confidence comment comments seconds saw member",
        "round idea member",
        "round idea member reason criteria",
        "round idea member reason",
        "round sealed count digest",
        "stages",
        "stage from rule kept considered basis digest note",
        "stage idea verdict reason",
        "meeting date present",
        "stage idea meeting outcome reason for against abstain dissent",
        "programme steps",
        "idea what why start resources risks lead contributors frozen",
        "section title body order",
        "idea section title body order",
        "evidence title source format url published summary features audience impact review owner",
        "evidence verdict next note",
        "evidence idea",
        "evidence idea",
        "challenge idea title team sponsor starts days",
        "challenge measure title unit better baseline target value",
        "challenge kind body where",
        "challenge outcome lessons",
        "case challenge idea title team resources story evidence impact lessons sustainability"
            + " contact completed",
        "item language title body machine",
        "export threshold reason",
        "item lines reason",
        "participant lines reason",
    ]
}
