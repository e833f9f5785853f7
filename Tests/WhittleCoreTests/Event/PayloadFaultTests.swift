import Testing
import WhittleCore

@Suite struct PayloadFaultTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var type: EventType
        var line: String
        var fault: LineFault
        var testDescription: String { "\(type.rawValue) \(line)" }

        init(_ type: EventType, _ line: String, _ fault: LineFault) {
            self.type = type
            self.line = line
            self.fault = fault
        }
    }

    @Test(arguments: [
        Case(.ideaSubmitted, #"{"title":"a"}"#, .missingKey("idea")),
        Case(.ideaSubmitted, #"{"idea":"a","title":null}"#, .missingKey("title")),
        Case(
            .ideaSubmitted, #"{"idea":"a b","title":"a"}"#,
            .wrongValue(key: "idea", expected: "an id of letters, digits and . _ : -")),
        Case(
            .ideaSubmitted, #"{"idea":"a","title":7}"#,
            .wrongValue(key: "title", expected: "a text")),
        Case(
            .ideaSubmitted, #"{"idea":"a","title":"a","cost":-0.5}"#,
            .wrongValue(key: "cost", expected: "a number, 0 or more")),
        Case(
            .ideaEdited, #"{"idea":"a","cost":-1}"#,
            .wrongValue(key: "cost", expected: "a number, 0 or more")),
        Case(
            .commentAdded, #"{"comment":"c","idea":"a","stance":2,"body":""}"#,
            .wrongValue(key: "stance", expected: "a whole number from -1 to 1")),
        Case(
            .commentAdded, #"{"comment":"c","idea":"a","kind":"song","body":""}"#,
            .unknownWord(key: "kind", word: "song")),
        Case(
            .voteCast, #"{"idea":"a","comment":"b","participant":"p","value":1}"#,
            .wrongValue(key: "comment", expected: "absent beside “idea”")),
        Case(.voteCast, #"{"participant":"p","value":1}"#, .missingKey("idea")),
        Case(
            .voteCast, #"{"idea":"a","participant":"p","value":0.5}"#,
            .wrongValue(key: "value", expected: "a whole number from -1 to 1")),
        Case(
            .tallyRecorded, #"{"idea":"a","system":"hands.x","up":-1,"down":0}"#,
            .wrongValue(key: "up", expected: "a whole number, 0 or more")),
        Case(
            .phaseScheduled,
            #"{"phase":"a","title":"","opens":"2015-01-12","closes":"2015-01-12","allows":[]}"#,
            .wrongValue(key: "opens", expected: "a UTC time like 2015-01-12T09:12:44.123Z")),
        Case(
            .memberJoined, #"{"member":"ben","name":"Ben","roles":["coder","king"]}"#,
            .unknownWord(key: "roles", word: "king")),
        Case(.memberJoined, #"{"member":"ben","name":"Ben"}"#, .missingKey("roles")),
        Case(
            .memberLeft, #"{"member":"Ben"}"#,
            .wrongValue(key: "member", expected: "a member's name (a-z, 0-9, -)")),
        Case(
            .meetingHeld, #"{"meeting":"m","date":"2015","present":["B"]}"#,
            .wrongValue(key: "present", expected: "a list of members' names")),
        Case(.ideasMerged, #"{"into":"a"}"#, .missingKey("ideas")),
        Case(
            .ideasDistinguished, #"{"ideas":["a","b","c"],"verdict":"later"}"#,
            .wrongValue(key: "ideas", expected: "a list of two ids")),
        Case(
            .ideasSplit, #"{"item":"a","parts":["b"]}"#,
            .wrongValue(key: "parts", expected: "a list of objects")),
        Case(
            .ideasSplit, #"{"item":"a","parts":[{"title":"b"},{"body":"c"}]}"#,
            .missingKey("parts.title")),
        Case(.codingRecorded, #"{"items":["a"],"pass":"first"}"#, .missingKey("themes")),
        Case(
            .roundOpened,
            #"{"round":"r","title":"","stage":"s","visibility":"always","criteria":"#
                + #"[{"criterion":"c","title":"","weight":1,"min":5,"max":5}]}"#,
            .wrongValue(key: "criteria.max", expected: "above “min”")),
        Case(
            .roundOpened,
            #"{"round":"r","title":"","stage":"s","visibility":"always","criteria":"#
                + #"[{"criterion":"c","title":"","weight":-1,"min":1,"max":5}]}"#,
            .wrongValue(key: "criteria.weight", expected: "a number, 0 or more")),
        Case(
            .reviewSubmitted, #"{"round":"r","idea":"a","scores":{"c":"5"}}"#,
            .wrongValue(key: "scores", expected: "numbers, or null to abstain")),
        Case(
            .reviewSubmitted, #"{"round":"r","idea":"a","scores":[]}"#,
            .wrongValue(key: "scores", expected: "an object")),
        Case(
            .reviewSubmitted, #"{"round":"r","idea":"a","scores":{},"confidence":6}"#,
            .wrongValue(key: "confidence", expected: "a whole number from 1 to 5")),
        Case(
            .cutMade,
            #"{"stage":"s","from":"pool","rule":7,"kept":[],"considered":0,"basis":{},"#
                + #""digest":"00000000"}"#,
            .wrongValue(key: "rule", expected: "an object")),
        Case(
            .cutMade,
            #"{"stage":"s","from":"pool","rule":{},"kept":[],"considered":0,"#
                + #""basis":{"anna":1},"digest":"00000000"}"#,
            .wrongValue(key: "basis", expected: "an object of writers and numbers")),
        Case(
            .cutMade,
            #"{"stage":"s","from":"pool","rule":{},"kept":[],"considered":0,"basis":{},"#
                + #""digest":"3F01378F"}"#,
            .wrongValue(key: "digest", expected: "8 lower-case hex digits")),
    ])
    func aFaultNamesTheKeyAndWhatWasExpected(_ test: Case) {
        #expect(throws: test.fault) {
            try read(test.line) { reader throws(LineFault) in try Event(test.type, reader) }
        }
    }

    @Test func nullClearsInAnEditAndAnAbsentKeyKeeps() throws {
        let edit = try read(#"{"idea":"a","body":null,"cost":0}"#) { reader throws(LineFault) in
            try IdeaEdited(reader)
        }
        #expect(edit == IdeaEdited(idea: "a", body: .clear, cost: .set(0)))
        let change = try read(#"{"serves":null,"moderation":null,"signatures":true}"#) {
            reader throws(LineFault) in
            try CampaignChanged(reader)
        }
        #expect(
            change == CampaignChanged(moderation: .clear, serves: .clear, signatures: .set(true)))
    }

    @Test func unknownKeysAndTheOrderDoNotMatter() throws {
        let vote = try read(
            #" { "later" : {"x":[1,{}]} , "value":-1,"participant":"p","\u0069dea":"a"} "#
        ) { reader throws(LineFault) in try VoteCast(reader) }
        #expect(vote == VoteCast(target: .idea("a"), participant: "p", value: -1))
    }

    @Test func aChallengeLastsAHundredDaysUnlessItSays() throws {
        let challenge = try read(
            #"{"challenge":"c","idea":"a","title":"t","team":[],"starts":"2015-06-01"}"#
        ) { reader throws(LineFault) in try ChallengeStarted(reader) }
        #expect(challenge.days == 100)
    }

    @Test func theSourceOfTheEnvelopeIsNotTheSourceOfTheEvidence() throws {
        let evidence = try read(
            #"{"source":{"system":"polis.demo","id":"7"},"evidence":"e","title":"t"}"#
        ) { reader throws(LineFault) in try EvidenceRegistered(reader) }
        #expect(evidence == EvidenceRegistered(evidence: "e", title: "t"))
    }

    @Test func aRequiredListIsWrittenWhenEmptyAndAnOptionalOneIsNot() {
        let coding = CodingRecorded(items: ["a"], pass: "first", themes: [])
        let retired = ThemeRetired(theme: "t")
        #expect(
            String(decoding: journalLine(.codingRecorded(coding)), as: UTF8.self)
                .contains(#""items":["a"],"pass":"first","themes":[],"crc""#))
        #expect(
            String(decoding: journalLine(.themeRetired(retired)), as: UTF8.self)
                .contains(#""theme":"t","crc""#))
    }
}
