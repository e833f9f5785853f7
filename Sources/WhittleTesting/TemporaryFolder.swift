private import FoundationEssentials

#if canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#else
    private import Darwin
#endif

/// A folder that is gone with the last reference to it. Names are bytes, as on the disk.
package final class TemporaryFolder: Sendable {
    package let path: String

    package init() {
        TemporaryFolder.useOwnStateHome
        let base = FileManager.default.temporaryDirectory.path
        path = base + "/whittle-test-\(getpid())-\(UInt64.random(in: 0 ... .max))"
        make("")
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// What this device keeps of campaigns must not be mixed with the tester's own.
    private static let useOwnStateHome: Void = {
        let base = FileManager.default.temporaryDirectory.path
        setenv("XDG_STATE_HOME", base + "/whittle-test-state-\(getpid())", 1)
    }()

    /// A name in this folder; one that begins with a slash is a path of its own.
    private func full(_ name: [UInt8]) -> [CChar] {
        let whole = name.first == 0x2F ? name : Array((path + "/").utf8) + name
        return whole.map { CChar(bitPattern: $0) } + [0]
    }

    private func full(_ name: String) -> [CChar] { full(Array(name.utf8)) }

    package func make(_ name: String) { _ = mkdir(full(name), 0o700) }
    package func makePipe(_ name: String) { _ = mkfifo(full(name), 0o600) }
    package func makeLink(_ name: String, to target: String) { _ = symlink(target, full(name)) }
    package func makeHardLink(_ name: String, to other: String) {
        _ = link(full(other), full(name))
    }
    package func setPermissions(_ name: String, _ mode: UInt16) {
        _ = chmod(full(name), mode_t(mode))
    }
    package func remove(_ name: String) { _ = unlink(full(name)) }
    package func move(_ name: String, to other: String) { _ = rename(full(name), full(other)) }
    package func cut(_ name: String, to length: Int) { _ = truncate(full(name), off_t(length)) }

    /// Puts the bytes in a file: in place of what it holds, or behind it.
    package func write(_ name: [UInt8], _ bytes: [UInt8], appending: Bool = false) {
        let file = open(
            full(name), O_WRONLY | O_CREAT | (appending ? O_APPEND : O_TRUNC), mode_t(0o600))
        guard file >= 0 else { return }
        _ = bytes.withUnsafeBytes { systemWrite(file, $0.baseAddress, $0.count) }
        close(file)
    }

    package func write(_ name: String, _ bytes: [UInt8], appending: Bool = false) {
        write(Array(name.utf8), bytes, appending: appending)
    }

    /// What a file holds; empty where there is none.
    package func contents(_ name: String) -> [UInt8] {
        let whole = name.hasPrefix("/") ? name : path + "/" + name
        return (try? Data(contentsOf: URL(filePath: whole))).map(Array.init) ?? []
    }

    /// The lines of a file, as text.
    package func lines(_ name: String) -> [String] {
        contents(name).split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    }

    package func names(_ folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path + "/" + folder)) ?? []).sorted()
    }
}

private func systemWrite(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    write(file, bytes, count)
}

/// Runs with the process's files held to a length, as on a disk that is full.
package func withFileSizeLimit<Result>(_ bytes: Int, _ body: () throws -> Result) rethrows -> Result
{
    var before = rlimit()
    #if canImport(Glibc)
        let kind = __rlimit_resource_t(RLIMIT_FSIZE.rawValue)
    #else
        let kind = RLIMIT_FSIZE
    #endif
    getrlimit(kind, &before)
    let handler = signal(SIGXFSZ, SIG_IGN)
    var limit = before
    limit.rlim_cur = rlim_t(bytes)
    setrlimit(kind, &limit)
    defer {
        setrlimit(kind, &before)
        _ = signal(SIGXFSZ, handler)
    }
    return try body()
}
