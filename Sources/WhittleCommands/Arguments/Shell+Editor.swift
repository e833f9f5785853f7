// The one place that starts another program: the user's editor.
import WhittleCore
import WhittleJournal

#if canImport(Glibc)
    @preconcurrency private import Glibc
#elseif canImport(Musl)
    @preconcurrency private import Musl
#else
    @preconcurrency private import Darwin
#endif

extension Shell {
    /// The words of $VISUAL or $EDITOR, such as `code --wait`; nil where neither is set.
    static var editor: [String]? {
        for name in ["VISUAL", "EDITOR"] {
            let words = (Platform.environment(name) ?? "").split(separator: " ").map(String.init)
            if !words.isEmpty { return words }
        }
        return nil
    }

    /// Opens a file in the user's editor and waits until it is closed. No shell reads the words.
    static func edit(_ path: String) throws(CommandError) {
        guard isTerminal(0), isTerminal(1) else {
            throw CommandError(
                "There is no terminal for an editor. Give the texts as options, or a form with --from FILE.",
                .noTerminal)
        }
        guard let editor else {
            throw CommandError(
                "Say which editor: set EDITOR, for example `EDITOR=nano`.", .usage)
        }
        // Ctrl-C in the editor is the editor's.
        let interrupt = signal(SIGINT, SIG_IGN)
        let quit = signal(SIGQUIT, SIG_IGN)
        defer {
            signal(SIGINT, interrupt)
            signal(SIGQUIT, quit)
        }
        let status = try run(editor + [path])
        guard status == 0 else {
            throw CommandError("\(editor[0]) ended with status \(status >> 8 & 0xFF).")
        }
    }

    /// Runs a program with this terminal; answers how it ended, as `waitpid` does.
    private static func run(_ words: [String]) throws(CommandError) -> Int32 {
        #if canImport(Darwin)
            var attributes: posix_spawnattr_t? = nil
        #else
            var attributes = posix_spawnattr_t()
        #endif
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGINT)
        sigaddset(&signals, SIGQUIT)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
        defer { for argument in arguments { free(argument) } }
        arguments.append(nil)
        var child: pid_t = 0
        let fault = posix_spawnp(&child, words[0], nil, &attributes, arguments, environ)
        guard fault == 0 else {
            throw CommandError(
                "\(words[0]) cannot be started: \(String(cString: strerror(fault))).")
        }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 {
            guard errno == EINTR else {
                throw CommandError("\(words[0]) was lost sight of.", .inputOutput)
            }
        }
        return status
    }

    /// A new file that only this user reads, for an editor; its path.
    static func temporaryFile(_ bytes: [UInt8]) throws(CommandError) -> String {
        let folder = Platform.environment("TMPDIR") ?? "/tmp"
        let path = "\(folder)/whittle-\(Platform.randomTag(8)).txt"
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0, write(bytes, to: file), close(file) == 0 else {
            throw CommandError("\(path) cannot be written.", .cannotCreate)
        }
        return path
    }

    static func remove(_ path: String) { unlink(path) }
}
