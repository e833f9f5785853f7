import Testing
import WhittleCore

@Suite struct EventTypeTests {
    private func type(_ name: String) -> EventType? {
        Array(name.utf8).withUnsafeBufferPointer { EventType(bytes: $0) }
    }

    @Test(arguments: EventType.allCases)
    func everyNameIsFoundByItsBytes(_ expected: EventType) {
        #expect(type(expected.rawValue) == expected)
        #expect(type(expected.rawValue + "x") == nil)
        #expect(type(String(expected.rawValue.dropLast())) == nil)
        #expect(type(expected.rawValue.uppercased()) == nil)
    }

    @Test(arguments: [
        "", "vote.cost", "comment.adder", "idea.submittee", "line.undo", "vote.cast\u{0}",
        String(repeating: "a", count: 1000),
    ])
    func anotherNameIsNone(_ name: String) {
        #expect(type(name) == nil)
    }

    @Test(arguments: [
        (EventType.writerOpened, Permission.anyMember), (.campaignCreated, .role(.facilitator)),
        (.participantJoined, .role(.moderator)), (.ruleSet, .role(.moderator)),
        (.policyWritten, .role(.facilitator)), (.querySaved, .anyMember),
        (.lineUndone, .anyMember), (.lineRedone, .anyMember), (.voteCast, .role(.moderator)),
        (.noteWritten, .anyMember), (.itemsDecided, .role(.moderator)),
        (.codingRecorded, .roleForThemselves(.coder)), (.themeRetired, .role(.coder)),
        (.roundOpened, .role(.facilitator)), (.reviewAssigned, .role(.facilitator)),
        (.reviewExcluded, .role(.facilitator)),
        (.reviewSubmitted, .roleForThemselves(.panelist)),
        (.recusalDeclared, .roleForThemselves(.panelist)),
        (.roundSealed, .roleForThemselves(.panelist)), (.cutMade, .role(.facilitator)),
        (.textTranslated, .role(.moderator)), (.riskAccepted, .role(.facilitator)),
        (.itemErased, .role(.facilitator)),
    ])
    func thePermissionsAreThoseOfTheTables(_ type: EventType, _ expected: Permission) {
        #expect(type.writers == expected)
    }
}
