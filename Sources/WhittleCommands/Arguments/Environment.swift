package import WhittleCore
import WhittleJournal

/// What a command knows of the world around it. Tests give their own.
package struct Environment {
    /// A variable; nil where it is not set or empty.
    package var variable: (String) -> String?
    package var currentFolder: String
    package var isInputTerminal: Bool
    package var isOutputTerminal: Bool
    package var isTalkTerminal: Bool
    /// The terminal's width; nil where stdout is none.
    package var columns: Int?
    package var clock: () -> Timestamp
    /// All of stdin, at most so many bytes; nil where there is more.
    package var standardInput: (Int) -> [UInt8]?
    /// Opens a file in the user's editor, and waits until it is closed.
    package var edit: (String) throws(CommandError) -> Void = Shell.edit
    /// A campaign that is open already: tests ask many lines of one.
    package var session: Session?

    package init(
        variable: @escaping (String) -> String?, currentFolder: String,
        isInputTerminal: Bool = false, isOutputTerminal: Bool = false,
        isTalkTerminal: Bool = false, columns: Int? = nil,
        clock: @escaping () -> Timestamp = { Platform.now },
        standardInput: @escaping (Int) -> [UInt8]? = { _ in [] }
    ) {
        self.variable = variable
        self.currentFolder = currentFolder
        self.isInputTerminal = isInputTerminal
        self.isOutputTerminal = isOutputTerminal
        self.isTalkTerminal = isTalkTerminal
        self.columns = columns
        self.clock = clock
        self.standardInput = standardInput
    }

    /// The environment of this process.
    package static var process: Environment {
        Environment(
            variable: { Platform.environment($0) }, currentFolder: Shell.currentFolder,
            isInputTerminal: Shell.isTerminal(0), isOutputTerminal: Shell.isTerminal(1),
            isTalkTerminal: Shell.isTerminal(2), columns: Shell.columns,
            standardInput: Shell.standardInput)
    }

    /// Where the user's configuration is; nil without a home.
    var configurationPath: String? {
        if let base = variable("XDG_CONFIG_HOME") { return base + "/whittle/config" }
        return variable("HOME").map { $0 + "/.config/whittle/config" }
    }

    /// The user's name as it may name a member.
    var userName: String? {
        guard let user = variable("USER") ?? variable("LOGNAME") else { return nil }
        var name = ""
        for scalar in user.lowercased().unicodeScalars {
            switch scalar {
            case "a"..."z", "0"..."9": name.unicodeScalars.append(scalar)
            case "-", "_", ".", " ": if !name.isEmpty { name += "-" }
            default: break
            }
        }
        while name.hasSuffix("-") { name.removeLast() }
        let short = String(name.prefix(32))
        return Identifier.isMember(short) ? short : nil
    }
}
