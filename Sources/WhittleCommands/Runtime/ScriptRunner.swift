import WhittleApp
import WhittleCells
import WhittleCore
import WhittleJournal

/// Runs the screens without a terminal from a script of keys: `whittle ui --script FILE`. For
/// tests, for reports of faults, and for pictures of the screen.
///
/// A line is keys: `jj3<Enter>`, where `<Name>` is a key by its name and `<lt>` is `<`. A line that
/// begins with `:` is a command: `:dump FILE` writes the screen as text (`-`: to the output),
/// `:size 80x24`, `:expect TEXT` and `:refuse TEXT` end the run where the screen does not hold, or
/// holds, the text. A line that begins with `#` is a comment. After each key the frame is painted,
/// and a second passes.
struct ScriptRunner {
    private let session: Session
    private let performer: Performer
    private var model: Model
    private var time = 0.0
    private var hasLeft = false
    /// What `:dump -` writes.
    private(set) var output = ""
    /// Where `:dump FILE` writes.
    private let write: (String, String) throws(CommandError) -> Void

    init(
        _ session: Session, size: Size = Size(columns: 80, rows: 24),
        write: @escaping (String, String) throws(CommandError) -> Void
    ) {
        self.session = session
        self.write = write
        performer = Performer(session: session)
        model = Model(
            session.campaign, member: session.member, size: size,
            drafts: Performer.drafts(session))
        model.takePrivateNotes(Performer.privateNotes(session))
        if let seen = session.opening.seenAs { model.look(as: seen, session.campaign) }
        react(.painted)
        passTime()
    }

    private var frame: String {
        View(model, session.campaign).draw().lines.joined(separator: "\n") + "\n"
    }

    /// Runs a script whole.
    mutating func run(_ script: String, name: String) throws(CommandError) {
        for (index, line) in script.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            guard !hasLeft else { break }
            if line.isEmpty || line.hasPrefix("#") { continue }
            if line.hasPrefix(":") {
                try command(String(line.dropFirst()), "\(name), line \(index + 1)")
            } else {
                for key in try ScriptRunner.keys(String(line), "\(name), line \(index + 1)") {
                    press(key)
                }
            }
        }
        react(performer.share())
    }

    private mutating func command(_ text: String, _ place: String) throws(CommandError) {
        let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
        let argument = parts.count > 1 ? parts[1] : ""
        switch parts.first {
        case "dump" where argument == "-": output += frame
        case "dump" where !argument.isEmpty: try write(argument, frame)
        case "size":
            guard let size = ScriptRunner.size(argument) else {
                throw CommandError("\(place): a size is like 80x24.", .usage)
            }
            react(.resized(size))
            react(.painted)
        case "expect":
            guard frame.contains(argument) else {
                throw CommandError("\(place): the screen does not show “\(argument)”:\n\(frame)")
            }
        case "refuse":
            guard !frame.contains(argument) else {
                throw CommandError("\(place): the screen shows “\(argument)”:\n\(frame)")
            }
        default:
            throw CommandError(
                "\(place): the commands are :dump FILE, :size 80x24, :expect TEXT, :refuse TEXT.",
                .usage)
        }
    }

    /// `80x24`; nil for anything else.
    static func size(_ text: String) -> Size? {
        let numbers = text.split(separator: "x").compactMap { Int($0) }
        guard numbers.count == 2, numbers.allSatisfy({ (0...1000).contains($0) }) else {
            return nil
        }
        return Size(columns: numbers[0], rows: numbers[1])
    }

    /// The keys of a line.
    static func keys(_ line: String, _ place: String) throws(CommandError) -> [Key] {
        var keys: [Key] = []
        var rest = Array(line.unicodeScalars)[...]
        while let scalar = rest.popFirst() {
            guard scalar == "<" else {
                keys.append(.character(scalar))
                continue
            }
            guard let end = rest.firstIndex(of: ">") else {
                throw CommandError("\(place): a key's name is not closed with >.", .usage)
            }
            var name = ""
            name.unicodeScalars.append(contentsOf: rest[..<end])
            rest = rest[(end + 1)...]
            if name == "lt" {
                keys.append(.character("<"))
            } else if let key = Key(name: name) {
                keys.append(key)
            } else {
                throw CommandError(
                    "\(place): there is no key <\(name)>; try <Enter>, <Esc>, <Space>, <C-d>.",
                    .usage)
            }
        }
        return keys
    }

    private mutating func press(_ key: Key) {
        time += 1000
        react(.key(key, at: time))
        react(.painted)
        passTime()
    }

    /// What is being made is made; what plays, plays for the second that passes.
    private mutating func passTime() {
        while model.tickInterval == 0 { react(.tick(at: time)) }
        guard let interval = model.tickInterval else { return }
        var passed = 0.0
        while passed < 1000, model.tickInterval != nil {
            react(.tick(at: time + passed))
            passed += interval
        }
        react(.painted)
    }

    private mutating func react(_ message: Message) {
        model.banner = Performer.banner(session)
        model.now = session.now
        for effect in model.update(message, session.campaign) {
            let (answer, request) = performer.perform(effect)
            if request == .quit { hasLeft = true }
            if let answer { react(answer) }
        }
    }
}
