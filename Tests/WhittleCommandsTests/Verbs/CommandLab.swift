import FoundationEssentials
import WhittleCore
import WhittleJournal

@testable import WhittleCommands

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A folder of its own, in which command lines are run as the program would run them.
final class CommandLab {
    struct Result {
        var status: ExitStatus
        var data: String
        var talk: String

        /// The lines of stdout.
        var lines: [String] { data.split(separator: "\n").map(String.init) }

        /// The objects of stdout.
        var objects: [JSONValue] { lines.compactMap { try? JSONValue(parsing: $0) } }
    }

    let path: String
    /// Variables beside those of the process.
    var variables: [String: String] = [:]
    /// Who acts where the arguments do not say it.
    var member: String? = "anna"
    var standardInput = ""
    /// The time; this device's where nothing else is said.
    var clock: () -> Timestamp = { Platform.now }
    /// What an editor makes of a text; nil: there is no terminal for one.
    var editor: ((String) -> String)?
    /// The campaign, where many lines are asked of one that is open.
    var session: Session?

    /// The state of all campaigns made by tests, set once for the process.
    private static let base: String = {
        let base = "/tmp/whittle-commands-\(Platform.randomTag(8))"
        setenv("XDG_STATE_HOME", base + "/state", 1)
        return base
    }()

    init() throws {
        path = CommandLab.base + "/" + Platform.randomTag(10)
        try FileManager.default.createDirectory(
            atPath: path + "/config/whittle", withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// From here on nobody is named, as on a device on which the campaign was not made.
    func forgetMember() throws {
        member = nil
        try Session(path).removeStateFile(Session.memberFile)
    }

    /// Runs a command line in the folder.
    @discardableResult
    func run(_ arguments: String..., as member: String? = nil) -> Result {
        run(arguments, as: member)
    }

    func run(_ arguments: [String], as named: String? = nil) -> Result {
        final class Pages {
            var data: [UInt8] = []
            var talk: [UInt8] = []
        }
        let pages = Pages()
        let output = Output { channel, bytes in
            switch channel {
            case .data: pages.data += bytes
            case .talk: pages.talk += bytes
            }
            return true
        }
        var all = ["XDG_CONFIG_HOME": path + "/config", "USER": "Zoë Test"]
        for (key, value) in variables { all[key] = value }
        if let member = named ?? member { all["WHITTLE_AS"] = member }
        let variables = all
        let input = Array(standardInput.utf8)
        var environment = Environment(
            variable: { variables[$0] }, currentFolder: path, clock: clock,
            standardInput: { $0 >= input.count ? input : nil })
        environment.session = session
        let editor = editor
        environment.edit = { path throws(CommandError) in
            guard let editor else {
                throw CommandError("There is no terminal for an editor.", .noTerminal)
            }
            let bytes = try Shell.read(path, limit: 1 << 20).bytes
            try Shell.replace(
                path, with: Array(editor(String(decoding: bytes, as: UTF8.self)).utf8))
        }
        let status = Program().run(arguments, environment, output)
        return Result(
            status: status, data: String(decoding: pages.data, as: UTF8.self),
            talk: String(decoding: pages.talk, as: UTF8.self))
    }

    /// Runs a command line of words without quotes.
    @discardableResult
    func line(_ text: String, as member: String? = nil) -> Result {
        run(text.split(separator: " ").map(String.init), as: member)
    }

    func write(_ name: String, _ text: String) throws {
        let file = path + "/" + name
        if let slash = file.lastIndex(of: "/") {
            try FileManager.default.createDirectory(
                atPath: String(file[..<slash]), withIntermediateDirectories: true)
        }
        try Data(text.utf8).write(to: URL(filePath: file))
    }

    func read(_ name: String) -> String? {
        FileManager.default.contents(atPath: path + "/" + name)
            .map { String(decoding: $0, as: UTF8.self) }
    }

    /// All journals of the campaign in the folder, by name.
    var journals: [String: String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path + "/journal")) ?? []
        var result: [String: String] = [:]
        for name in names { result[name] = read("journal/" + name) }
        return result
    }

    var lineCount: Int { journals.values.reduce(0) { $0 + $1.split(separator: "\n").count } }

    // MARK: Campaigns

    /// An empty campaign of anna's in the folder itself, with a team.
    static func withTeam() throws -> CommandLab {
        let lab = try CommandLab()
        lab.run("new", ".", "--title", "A campaign")
        lab.line("member meg --role moderator")
        lab.line("member ben --role panelist")
        lab.line("member cay --role panelist")
        lab.line("member olive --role observer")
        return lab
    }

    /// Three ideas with votes of five, four and three people; their ids.
    func addIdeas() -> [String] {
        let ids = ["First", "Second", "Third"].map { title in
            run("submit", "--title", "\(title) idea", "--body", "Text of \(title)", as: "meg")
                .lines.first ?? ""
        }
        for (index, id) in ids.enumerated() {
            for voter in 0..<(5 - index) {
                line("vote \(id) up --participant p\(voter)", as: "meg")
            }
        }
        return ids
    }

    /// A round that is open, over the three ideas.
    func openRound(_ visibility: String = "after-own") {
        line("stages shortlist:Shortlist:2")
        run(
            "round", "open", "r1", "--title", "First round", "--visibility", visibility,
            "--stage", "shortlist", "--blind")
    }
}
