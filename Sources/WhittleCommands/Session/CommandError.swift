package import WhittleCore
package import WhittleJournal

/// Why a command stops: the sentence for stderr, and the status it exits with.
package struct CommandError: Error, Equatable, Sendable {
    package let sentence: String
    package let status: ExitStatus

    package init(_ sentence: String, _ status: ExitStatus = .refused) {
        self.sentence = sentence
        self.status = status
    }

    package init(_ rejection: Rejection) {
        self.init(rejection.sentence, .refused)
    }

    package init(_ error: JournalError) {
        let status: ExitStatus =
            switch error {
            case .noCampaign: .refused
            case .cannotCreate: .cannotCreate
            case .cannotRead, .notSaved: .inputOutput
            case .otherCampaign, .lineTooLong: .refused
            case .badCampaignFile: .damaged
            }
        self.init(error.sentence, status)
    }
}

extension CommandError {
    /// - Parameter subject: what is not shown to others, as the beginning of the sentence.
    static func staffOnly(_ subject: String) -> CommandError {
        CommandError("\(subject) are shown to moderators and facilitators only.")
    }
}

/// What a program's end says to the shell that started it.
package enum ExitStatus: Int32, Sendable {
    case done = 0
    case refused = 1
    case usage = 64
    case damaged = 65
    case noTerminal = 69
    case cannotCreate = 73
    case inputOutput = 74
    case busy = 75
    case interrupted = 130
}
