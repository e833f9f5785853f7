/// Why the journal could not be read or written, in one sentence with what to do.
package enum JournalError: Error, Equatable, Sendable {
    /// There is no campaign where one was looked for.
    case noCampaign(path: String)
    /// A campaign is already there, or a file is in the way.
    case cannotCreate(path: String, reason: String)
    case cannotRead(path: String, reason: String)
    /// Nothing was saved. The text that was to be written is kept by the caller.
    case notSaved(path: String, reason: String, freeBytes: Int?)
    /// The folder is another campaign than this device remembers.
    case otherCampaign(path: String, remembered: String, found: String)
    /// `campaign.json` does not say what it must.
    case badCampaignFile(path: String, reason: String)
    /// A line would be longer than any reader takes.
    case lineTooLong(bytes: Int)

    package var sentence: String {
        switch self {
        case .noCampaign(let path):
            "There is no campaign in \(path). Make one with `whittle new DIR --title T`, look at one with `whittle demo DIR`, or name one with -C DIR."
        case .cannotCreate(let path, let reason):
            "\(path) cannot be made: \(reason)."
        case .cannotRead(let path, let reason):
            "\(path) cannot be read: \(reason)."
        case .notSaved(let path, let reason, let free):
            "Not saved: \(reason)\(free.map { " (\($0) bytes free)" } ?? ""). Your text is kept here; make room or mend the folder, then do it again. The file: \(path)"
        case .otherCampaign(let path, let remembered, let found):
            "\(path) held the campaign \(remembered) when this device opened it last; now its campaign.json names \(found). If that is as it should be, run the command once with --trust-folder."
        case .badCampaignFile(let path, let reason):
            "\(path) is not a campaign's first file: \(reason). It should read {\"campaign\":\"<writer>-<seq>\"}."
        case .lineTooLong(let bytes):
            "This would make one line of \(bytes) bytes, and no line may be longer than 1048576. Do it in smaller parts."
        }
    }
}
