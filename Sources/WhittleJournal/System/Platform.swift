// Every call to the operating system that the journal makes, in one place. Names are bytes: a
// file's name need not be UTF-8, and two names that Unicode calls equal are two files.
package import WhittleCore

#if canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#else
    private import Darwin
#endif

/// The operating system's error number.
struct SystemError: Error, Equatable, Sendable {
    let number: Int32

    static var last: SystemError { SystemError(number: errno) }
    static var link: SystemError { SystemError(number: ELOOP) }
    var isInterrupted: Bool { number == EINTR }
    var isMissing: Bool { number == ENOENT }
    var exists: Bool { number == EEXIST }
    var isFull: Bool { [ENOSPC, EDQUOT, EFBIG].contains(number) }

    var words: String {
        switch number {
        case ENOSPC: "the disk is full"
        case EDQUOT: "the disk quota is used up"
        case EFBIG: "the file would be larger than is allowed"
        case EROFS: "the disk is read-only"
        case EACCES, EPERM: "permission is denied"
        case ENOENT: "it is not there"
        case ELOOP: "it is a symbolic link, which is never followed"
        case ENOTDIR: "it is not a folder"
        case EIO: "the disk reports an error"
        case ESTALE: "the network folder is gone"
        case EMFILE, ENFILE: "too many files are open"
        default: String(cString: strerror(number))
        }
    }
}

/// What a file is, as `fstat` says.
struct FileInfo: Equatable, Sendable {
    var device: UInt64
    var inode: UInt64
    var size: Int
    var links: Int
    var isRegular: Bool
    var isDirectory: Bool
    var isWorldWritable: Bool
    var owner: UInt32
    /// When it was changed last, in nanoseconds: its bytes, its name or its permissions.
    var changed: Int64

    fileprivate init(_ raw: stat) {
        device = UInt64(raw.st_dev)
        inode = UInt64(raw.st_ino)
        size = Int(raw.st_size)
        links = Int(raw.st_nlink)
        isRegular = raw.st_mode & S_IFMT == S_IFREG
        isDirectory = raw.st_mode & S_IFMT == S_IFDIR
        isWorldWritable = raw.st_mode & 0o002 != 0
        owner = UInt32(raw.st_uid)
        #if canImport(Darwin)
            let time = raw.st_ctimespec
        #else
            let time = raw.st_ctim
        #endif
        changed = Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }

    func isSameFile(as other: FileInfo) -> Bool {
        device == other.device && inode == other.inode
    }
}

/// An open file or folder; closed when it goes out of use.
struct Descriptor: ~Copyable {
    let number: Int32

    init(_ number: Int32) {
        self.number = number
    }

    deinit {
        close(number)
    }

    enum Mode {
        case read, append, readAppend, replace, directory
    }

    /// Opens a name in a folder; links are never followed, and a pipe never blocks.
    static func open(
        _ name: [UInt8], in folder: Int32, _ mode: Mode, permissions: UInt16 = 0o640
    ) throws(SystemError) -> Descriptor {
        var flags = O_CLOEXEC | O_NOFOLLOW
        switch mode {
        case .read: flags |= O_RDONLY | O_NONBLOCK
        case .append: flags |= O_WRONLY | O_APPEND | O_CREAT | O_NONBLOCK
        case .readAppend: flags |= O_RDWR | O_APPEND | O_CREAT | O_NONBLOCK
        case .replace: flags |= O_WRONLY | O_CREAT | O_EXCL
        case .directory: flags |= O_RDONLY | O_DIRECTORY
        }
        let path = name.map { CChar(bitPattern: $0) } + [0]
        while true {
            let number = openat(folder, path, flags, mode_t(permissions))
            if number >= 0 { return Descriptor(number) }
            guard SystemError.last.isInterrupted else { throw .last }
        }
    }

    /// Opens a folder by its path, following links to it.
    static func openFolder(_ path: String) throws(SystemError) -> Descriptor {
        let number = Platform.openFolder(path)
        guard number >= 0 else { throw .last }
        return Descriptor(number)
    }

    func info() throws(SystemError) -> FileInfo {
        var raw = stat()
        guard fstat(number, &raw) == 0 else { throw .last }
        return FileInfo(raw)
    }

    /// What a name in this folder is, itself and not what it points to.
    func info(of name: [UInt8]) throws(SystemError) -> FileInfo {
        var raw = stat()
        let path = name.map { CChar(bitPattern: $0) } + [0]
        guard fstatat(number, path, &raw, AT_SYMLINK_NOFOLLOW) == 0 else { throw .last }
        return FileInfo(raw)
    }

    /// Reads at an offset into the buffer; 0 at the end of the file.
    func read(
        _ buffer: UnsafeMutableRawBufferPointer, at offset: Int
    ) throws(SystemError) -> Int {
        while true {
            let count = pread(number, buffer.baseAddress, buffer.count, off_t(offset))
            if count >= 0 { return count }
            guard SystemError.last.isInterrupted else { throw .last }
        }
    }

    /// Up to `count` bytes from an offset on; fewer where the file ends.
    func bytes(from offset: Int = 0, count: Int) throws(SystemError) -> [UInt8] {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 16)
        defer { buffer.deallocate() }
        var done = 0
        while done < count {
            let part = UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
            let read = try read(part, at: offset + done)
            if read == 0 { break }
            done += read
        }
        return Array(buffer[..<done])
    }

    /// Writes all bytes: short writes are finished, interruptions pass unseen.
    func write(_ bytes: [UInt8]) throws(SystemError) {
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes { raw in
                Platform.write(number, raw.baseAddress.map { $0 + done }, raw.count - done)
            }
            if count > 0 {
                done += count
            } else if count == 0 {
                throw SystemError(number: EIO)
            } else if !SystemError.last.isInterrupted {
                throw .last
            }
        }
    }

    /// Cuts the file back, as far as the system lets it.
    func cut(to size: Int) { _ = ftruncate(number, off_t(size)) }

    /// Data on the disk. A failure is final for this file: the next call would lie.
    func syncData() throws(SystemError) {
        #if canImport(Darwin)
            guard fsync(number) == 0 else { throw .last }
        #else
            guard fdatasync(number) == 0 else { throw .last }
        #endif
    }

    /// The folder's entries on the disk.
    func syncFolder() throws(SystemError) {
        guard fsync(number) == 0 else { throw .last }
    }

    /// Holds the file for this program; false where another program holds it.
    func lock() -> Bool {
        flock(number, LOCK_EX | LOCK_NB) == 0
    }

    /// Holds the file for this program, waiting for at most so many milliseconds for another that
    /// holds it.
    func lock(waiting milliseconds: Int) -> Bool {
        for _ in 0..<(milliseconds / 10) {
            if lock() { return true }
            usleep(10_000)
        }
        return lock()
    }

    /// The names in this folder, in byte order, without `.` and `..`.
    func names() throws(SystemError) -> [[UInt8]] {
        let copy = openat(number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard copy >= 0, let stream = fdopendir(copy) else { throw .last }
        defer { closedir(stream) }
        var result: [[UInt8]] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { raw in
                Array(raw.prefix { $0 != 0 })
            }
            if name != [0x2E], name != [0x2E, 0x2E] { result.append(name) }
        }
        return result.sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// Makes a folder in this one where there is none.
    func makeFolder(_ name: String, permissions: UInt16) throws(SystemError) {
        guard mkdirat(number, name, mode_t(permissions)) != 0 else { return }
        guard SystemError.last.exists else { throw .last }
    }

    func rename(_ old: String, to new: String) throws(SystemError) {
        guard renameat(number, old, number, new) == 0 else { throw .last }
    }

    func remove(_ name: String) throws(SystemError) {
        guard unlinkat(number, name, 0) == 0 else { throw .last }
    }
}

/// The clock, the environment and randomness, as the shell of the program sees them.
package enum Platform {
    /// The wall clock.
    package static var now: Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }

    /// Milliseconds of a clock that never jumps, for measuring.
    package static var ticks: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
    }

    package static func environment(_ name: String) -> String? {
        guard let value = getenv(name) else { return nil }
        let text = String(cString: value)
        return text.isEmpty ? nil : text
    }

    package static var userID: UInt32 { UInt32(getuid()) }

    /// Random lower-case letters and digits, for a writer's tag or a pseudonym; of other ASCII
    /// letters, at least one, where they are given.
    package static func randomTag(
        _ length: Int, of letters: String = "abcdefghijklmnopqrstuvwxyz0123456789"
    ) -> String {
        let letters = Array(letters.utf8)
        var generator = SystemRandomNumberGenerator()
        return String(
            decoding: (0..<length).map { _ in
                letters[Int.random(in: 0..<letters.count, using: &generator)]
            }, as: UTF8.self)
    }

    fileprivate static func openFolder(_ path: String) -> Int32 {
        open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }

    fileprivate static func write(
        _ number: Int32, _ bytes: UnsafeRawPointer?, _ count: Int
    ) -> Int {
        #if canImport(Glibc)
            Glibc.write(number, bytes, count)
        #elseif canImport(Musl)
            Musl.write(number, bytes, count)
        #else
            Darwin.write(number, bytes, count)
        #endif
    }

    /// The first place of a byte in a part of the buffer.
    static func find(
        _ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int, upTo end: Int
    ) -> Int? {
        guard start < end, let base = bytes.baseAddress,
            let found = memchr(base + start, Int32(byte), end - start)
        else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    /// The last place of a byte in the buffer, not before `start`.
    static func findLast(
        _ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> Int? {
        var index = bytes.count - 1
        while index >= start {
            if bytes[index] == byte { return index }
            index -= 1
        }
        return nil
    }

    fileprivate static func read(
        _ number: Int32, _ buffer: UnsafeMutableRawBufferPointer
    ) -> Int {
        #if canImport(Glibc)
            Glibc.read(number, buffer.baseAddress, buffer.count)
        #elseif canImport(Musl)
            Musl.read(number, buffer.baseAddress, buffer.count)
        #else
            Darwin.read(number, buffer.baseAddress, buffer.count)
        #endif
    }

    /// Makes a folder and those above it, for this user alone.
    static func makePrivateFolder(_ path: String) throws(SystemError) {
        var made = path.hasPrefix("/") ? "" : "."
        for part in path.split(separator: "/") {
            made += "/" + part
            if mkdir(made, 0o700) != 0, !SystemError.last.exists {
                throw .last
            }
        }
    }

    /// Makes a folder and those above it, for this user and the group.
    static func makeFolder(_ path: String) throws(SystemError) {
        var made = path.hasPrefix("/") ? "" : "."
        for part in path.split(separator: "/") {
            made += "/" + part
            if mkdir(made, 0o770) != 0, !SystemError.last.exists {
                throw .last
            }
        }
    }

    /// A path from the root on, links resolved where it exists.
    package static func absolute(_ path: String) -> String {
        if let resolved = realPath(path) { return resolved }
        if path.hasPrefix("/") { return path }
        let here = realPath(".") ?? "."
        return here + "/" + path
    }

    /// The free bytes of the disk that holds a folder.
    static func freeBytes(_ folder: Int32) -> Int {
        var info = statvfs()
        guard fstatvfs(folder, &info) == 0 else { return 0 }
        return Int(info.f_bavail) * Int(info.f_frsize)
    }

    /// The path without links; nil where nothing is there.
    static func realPath(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}

/// Tells of changes in a folder, where the system can (inotify); elsewhere the folder is asked.
package struct FolderWatch: ~Copyable {
    /// To be polled with the terminal; −1 where the system cannot tell.
    package let descriptor: Int32

    /// Watches folders; those that are missing are passed over.
    package init(_ paths: [String]) {
        #if canImport(Darwin)
            descriptor = -1
        #else
            descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
            for path in paths where descriptor >= 0 {
                _ = inotify_add_watch(
                    descriptor, path,
                    UInt32(IN_MODIFY | IN_CREATE | IN_MOVED_TO | IN_DELETE | IN_CLOSE_WRITE))
            }
        #endif
    }

    /// Takes what was told, so that the next change is told again.
    package func drain() {
        var buffer = [UInt8](repeating: 0, count: 4096)
        guard descriptor >= 0 else { return }
        while buffer.withUnsafeMutableBytes({ Platform.read(descriptor, $0) }) > 0 {}
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }
}
