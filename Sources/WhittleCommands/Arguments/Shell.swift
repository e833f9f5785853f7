// The calls to the operating system that verbs need beside those of the journal, in one place.
import WhittleCore
import WhittleJournal

#if canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#else
    private import Darwin
#endif

/// Files and terminals, as a shell's user means them: links are followed, paths are relative.
enum Shell {
    static var currentFolder: String { Platform.absolute(".") }

    static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// The width of the terminal that stdout is.
    static var columns: Int? {
        guard isTerminal(1) else { return nil }
        var size = winsize()
        if ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
        return 80
    }

    /// No colour from here on: what the screens ask.
    static func turnColorOff() { setenv("NO_COLOR", "1", 1) }

    /// Sets a variable of this process; nil takes it away.
    static func setVariable(_ name: String, _ value: String?) {
        if let value { setenv(name, value, 1) } else { unsetenv(name) }
    }

    /// The error of the last call, in words.
    private static func lastError() -> String { String(cString: strerror(errno)) }

    // MARK: Reading

    /// A file's bytes and when it was changed last. More than the limit is refused.
    static func read(
        _ path: String, limit: Int
    ) throws(CommandError) -> (bytes: [UInt8], changed: Timestamp) {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else {
            throw CommandError("\(path) cannot be read: \(lastError()).", .inputOutput)
        }
        defer { close(file) }
        var info = stat()
        guard fstat(file, &info) == 0, info.st_mode & S_IFMT == S_IFREG else {
            throw CommandError("\(path) cannot be read: it is not a file.", .inputOutput)
        }
        guard info.st_size <= limit else {
            throw CommandError(
                "\(path) has \(info.st_size) bytes, and at most \(limit >> 20) MiB are read; split it into several files.",
                .refused)
        }
        guard let bytes = all(of: file, limit: limit) else {
            throw CommandError("\(path) cannot be read: \(lastError()).", .inputOutput)
        }
        #if canImport(Darwin)
            let seconds = info.st_mtimespec.tv_sec
        #else
            let seconds = info.st_mtim.tv_sec
        #endif
        return (bytes, Timestamp(milliseconds: Int64(seconds) * 1000))
    }

    /// All of stdin; nil where it is longer than the limit or cannot be read.
    static func standardInput(_ limit: Int) -> [UInt8]? { all(of: 0, limit: limit) }

    private static func all(of file: Int32, limit: Int) -> [UInt8]? {
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = block.withUnsafeMutableBytes { platformRead(file, $0) }
            if count < 0, errno == EINTR { continue }
            if count < 0 { return nil }
            if count == 0 { return bytes }
            bytes += block[..<count]
            if bytes.count > limit { return nil }
        }
    }

    static func platformRead(_ file: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
        #if canImport(Glibc)
            Glibc.read(file, buffer.baseAddress, buffer.count)
        #elseif canImport(Musl)
            Musl.read(file, buffer.baseAddress, buffer.count)
        #else
            Darwin.read(file, buffer.baseAddress, buffer.count)
        #endif
    }

    static func isFolder(_ path: String) -> Bool {
        var info = stat()
        return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFDIR
    }

    /// What stands there that is no regular file, in words; nil for a file, and for nothing.
    private static func kindOfOther(_ path: String) -> String? {
        var info = stat()
        guard lstat(path, &info) == 0 else { return nil }
        switch info.st_mode & S_IFMT {
        case S_IFREG: return nil
        case S_IFDIR: return "a folder"
        case S_IFLNK: return "a link"
        case S_IFIFO: return "a pipe"
        default: return "a device"
        }
    }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// The names in a folder that end with `.csv`, in byte order.
    static func names(in path: String, ending: String) throws(CommandError) -> [String] {
        guard let stream = opendir(path) else {
            throw CommandError("\(path) cannot be read: \(lastError()).", .inputOutput)
        }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let bytes = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            guard let name = String(validating: bytes, as: UTF8.self) else { continue }
            if name.lowercased().hasSuffix(ending) { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    // MARK: Writing

    /// Writes to a descriptor; false where not all of it could be written.
    static func write(_ bytes: [UInt8], to file: Int32) -> Bool {
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes { raw in
                platformWrite(file, UnsafeRawBufferPointer(rebasing: raw[done...]))
            }
            if count > 0 {
                done += count
            } else if count == 0 || errno != EINTR {
                return false
            }
        }
        return true
    }

    private static func platformWrite(_ file: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
        #if canImport(Glibc)
            Glibc.write(file, buffer.baseAddress, buffer.count)
        #elseif canImport(Musl)
            Musl.write(file, buffer.baseAddress, buffer.count)
        #else
            Darwin.write(file, buffer.baseAddress, buffer.count)
        #endif
    }

    /// A campaign's own files are written by its members' programs alone, line after line: nothing
    /// else is put among them, and none is replaced, whatever is asked.
    private static func refuseCampaignFiles(_ path: String) throws(CommandError) {
        let cut = path.lastIndex(of: "/")
        let folder = cut.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let name = cut.map { String(path[path.index(after: $0)...]) } ?? path
        guard let resolved = realpath(folder, nil) else { return }
        defer { free(resolved) }
        var place = String(cString: resolved)
        var isPart = name == "campaign.json" && isFolder(place + "/journal")
        while !isPart, let slash = place.lastIndex(of: "/") {
            let last = place[place.index(after: slash)...]
            let parent = String(place[..<slash])
            isPart =
                (last == "journal" || last == "presence")
                && exists(parent + "/campaign.json")
            place = parent
        }
        guard !isPart else {
            throw CommandError(
                "\(path) is among the campaign's own files, which nothing else may replace. Name a file elsewhere.",
                .cannotCreate)
        }
    }

    /// Puts a whole file in place: written beside it, synced, renamed over it. Nothing but a file is
    /// replaced: what reads from a pipe or a device would be left with nothing, and a link would be
    /// gone.
    static func replace(_ path: String, with bytes: [UInt8]) throws(CommandError) {
        let temporary = "\(path).\(Platform.randomTag(6)).tmp"
        func fault() -> CommandError {
            let reason = lastError()
            unlink(temporary)
            return CommandError("\(path) cannot be written: \(reason).", .cannotCreate)
        }
        try refuseCampaignFiles(path)
        if let other = kindOfOther(path) {
            throw CommandError(
                "\(path) cannot be written: it is \(other), and only a file is replaced. Name a file, or - for stdout.",
                .cannotCreate)
        }
        let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw fault() }
        guard write(bytes, to: file), fsync(file) == 0 else {
            close(file)
            throw fault()
        }
        guard close(file) == 0, rename(temporary, path) == 0 else { throw fault() }
    }

    /// Puts a whole folder in place: its files are written into one beside it, synced, and the
    /// folder is renamed. Where it cannot be, or the user interrupts it, nothing is left.
    ///
    /// - Parameter file: the name and the bytes of each file; asked in order, once each.
    static func makeFolder(
        _ path: String, files count: Int, _ file: (Int) -> (name: String, bytes: [UInt8])
    ) throws(CommandError) {
        try refuseCampaignFiles(path)
        guard !exists(path), kindOfOther(path) == nil else {
            throw CommandError(
                "\(path) is there already. Name a folder that is not there yet.", .cannotCreate)
        }
        let temporary = "\(path).\(Platform.randomTag(6)).tmp"
        var written: [String] = []
        func giveUp(_ error: CommandError) -> CommandError {
            for name in written { unlink("\(temporary)/\(name)") }
            rmdir(temporary)
            return error
        }
        func fault(_ name: String) -> CommandError {
            CommandError("\(path)\(name) cannot be written: \(lastError()).", .cannotCreate)
        }
        let interruption = Interruption()
        defer { interruption.end() }
        guard mkdir(temporary, 0o755) == 0 else { throw fault("") }
        for index in 0..<count {
            let (name, bytes) = file(index)
            written.append(name)
            let descriptor = open(
                "\(temporary)/\(name)", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
            guard descriptor >= 0 else { throw giveUp(fault("/\(name)")) }
            let isWritten = write(bytes, to: descriptor)
            guard close(descriptor) == 0, isWritten else { throw giveUp(fault("/\(name)")) }
            if interruption.isAsked {
                throw giveUp(CommandError("Interrupted: nothing was written.", .interrupted))
            }
        }
        // Once for all: thousands of letters would wait for the disk one by one.
        sync()
        guard rename(temporary, path) == 0 else { throw giveUp(fault("")) }
    }

    /// Holds back the signals that end a program while something is to be left whole or not at all.
    private struct Interruption {
        private var set = sigset_t()
        private var before = sigset_t()

        init() {
            sigemptyset(&set)
            for number in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&set, number) }
            pthread_sigmask(SIG_BLOCK, &set, &before)
        }

        /// True where one of them has come; it is then done with.
        var isAsked: Bool {
            var pending = sigset_t()
            sigpending(&pending)
            guard [SIGINT, SIGTERM, SIGHUP].contains(where: { sigismember(&pending, $0) == 1 })
            else {
                return false
            }
            var wanted = set
            var number: Int32 = 0
            return sigwait(&wanted, &number) == 0
        }

        func end() {
            var mask = before
            pthread_sigmask(SIG_SETMASK, &mask, nil)
        }
    }
}
