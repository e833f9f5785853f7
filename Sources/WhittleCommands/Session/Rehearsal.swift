import WhittleApp
import WhittleJournal

/// A presentation on a copy: the campaign's lines are copied into a folder of their own, where this
/// program has no other state, and all of it is taken away at the end.
enum Rehearsal {
    static func run(
        _ call: Invocation, _ options: PresentOptions
    ) throws(CommandError) -> ExitStatus {
        let original = try call.session()
        let folder = try Shell.makeTemporaryFolder("whittle-rehearsal")
        // The copy's private state lies beside it, not on the device.
        let state = Platform.environment("XDG_STATE_HOME")
        Shell.setVariable("XDG_STATE_HOME", folder + "/state")
        let end: () -> Void = {
            Shell.setVariable("XDG_STATE_HOME", state)
            Shell.removeFolder(folder)
        }
        defer { end() }
        let copy = folder + "/campaign"
        try Shell.makeFolder(copy)
        try Shell.makeFolder(copy + "/journal")
        if Shell.exists(original.path + "/campaign.json") {
            try Shell.copyFile(
                original.path + "/campaign.json", to: copy + "/campaign.json")
        }
        for name in try Shell.names(in: original.path + "/journal", ending: ".jsonl") {
            try Shell.copyFile(
                original.path + "/journal/" + name, to: copy + "/journal/" + name)
        }
        let session = try call.open(copy, member: original.member)
        session.opening.present = options
        session.opening.atEnd = end
        return try call.screens(session, nil)
    }
}
