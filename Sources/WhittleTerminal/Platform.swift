#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// The system calls of this target, in one place.
enum Platform {
    /// A variable of the process's environment.
    static func environment(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }

    /// Takes the user's locale over; true where text is UTF-8.
    static func useLocale() -> Bool {
        _ = setlocale(LC_ALL, "")
        guard let codeset = nl_langinfo(nl_item(CODESET)) else { return false }
        let name = String(cString: codeset)
        return name == "UTF-8" || name == "utf8" || name == "UTF8"
    }

    static func isTerminal(_ descriptor: Int32) -> Bool {
        isatty(descriptor) == 1
    }

    /// The terminal that controls the process; nil where there is none.
    static func openControllingTerminal() -> Int32? {
        let descriptor = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
        return descriptor < 0 ? nil : descriptor
    }

    /// A second descriptor for the same file, not passed on to children; never below 3.
    static func duplicate(_ descriptor: Int32) -> Int32? {
        let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
        return copy < 0 ? nil : copy
    }

    /// Makes `target` stand for the same file as `source`.
    static func replace(_ target: Int32, with source: Int32) {
        while dup2(source, target) < 0 && errno == EINTR {}
    }

    /// Keeps the descriptor from being passed on to children, as after `replace`.
    static func closeInChildren(_ descriptor: Int32) {
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }

    static func close(_ descriptor: Int32) {
        #if canImport(Darwin)
            _ = Darwin.close(descriptor)
        #elseif canImport(Musl)
            _ = Musl.close(descriptor)
        #else
            _ = Glibc.close(descriptor)
        #endif
    }

    /// Writes everything, or as much as the terminal takes before it fails.
    static func write(_ bytes: [UInt8], to descriptor: Int32) {
        bytes.withUnsafeBytes { buffer in
            var offset = 0
            while offset < buffer.count {
                let rest = UnsafeRawBufferPointer(rebasing: buffer[offset...])
                #if canImport(Darwin)
                    let count = Darwin.write(descriptor, rest.baseAddress, rest.count)
                #elseif canImport(Musl)
                    let count = Musl.write(descriptor, rest.baseAddress, rest.count)
                #else
                    let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
                #endif
                if count < 0 && errno == EAGAIN {
                    _ = wait(for: descriptor, events: Int16(POLLOUT), milliseconds: 1000)
                } else if count <= 0 {
                    guard count < 0 && errno == EINTR else { return }
                } else {
                    offset += count
                }
            }
        }
    }

    /// What a read brought.
    enum Input {
        case bytes([UInt8])
        case nothing
        case end
    }

    /// Reads what is there, up to 64 KiB. Any failure but "not now" is the end of the terminal.
    static func read(from descriptor: Int32) -> Input {
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: 65536) { buffer, filled in
            #if canImport(Darwin)
                let count = Darwin.read(descriptor, buffer.baseAddress, buffer.count)
            #elseif canImport(Musl)
                let count = Musl.read(descriptor, buffer.baseAddress, buffer.count)
            #else
                let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            #endif
            if count < 0 { failure = errno }
            filled = max(0, count)
        }
        if failure == EINTR || failure == EAGAIN { return .nothing }
        return bytes.isEmpty ? .end : .bytes(bytes)
    }

    /// What became of a descriptor that was waited for.
    struct Readiness {
        var readable: Bool
        var gone: Bool
    }

    /// Waits until one of the descriptors is readable or the time is over; nil means for ever. An
    /// interruption by a signal ends the wait too, with nothing ready.
    static func wait(for descriptors: [Int32], milliseconds: Int?) -> [Readiness] {
        var polled = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        let limit = milliseconds.map { Int32(clamping: max(0, $0)) } ?? -1
        let count = poll(&polled, nfds_t(polled.count), limit)
        return polled.map { entry in
            guard count > 0 else { return Readiness(readable: false, gone: false) }
            let events = Int32(entry.revents)
            return Readiness(
                readable: events & Int32(POLLIN) != 0,
                gone: events & Int32(POLLHUP | POLLERR | POLLNVAL) != 0)
        }
    }

    private static func wait(for descriptor: Int32, events: Int16, milliseconds: Int32) -> Bool {
        var polled = pollfd(fd: descriptor, events: events, revents: 0)
        return poll(&polled, 1, milliseconds) > 0
    }

    /// Milliseconds on a clock that only goes forward.
    static func now() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }

    /// The size of the terminal, columns first; nil where it does not know.
    static func size(of descriptor: Int32) -> (columns: Int, rows: Int)? {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0
        else { return nil }
        return (Int(size.ws_col), Int(size.ws_row))
    }

    /// A C stream over a descriptor of its own; closing it leaves the given one open.
    static func stream(over descriptor: Int32, mode: String) -> UnsafeMutablePointer<FILE>? {
        guard let own = duplicate(descriptor) else { return nil }
        guard let stream = fdopen(own, mode) else {
            close(own)
            return nil
        }
        return stream
    }

    static func descriptor(of stream: UnsafeMutablePointer<FILE>) -> Int32 { fileno(stream) }

    /// The next write goes to the beginning of the file.
    static func rewind(_ descriptor: Int32) { lseek(descriptor, 0, SEEK_SET) }

    /// What was written to a file since it was rewound.
    static func written(_ descriptor: Int32) -> [UInt8] {
        let count = Int(lseek(descriptor, 0, SEEK_CUR))
        guard count > 0 else { return [] }
        return [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            filled = max(0, pread(descriptor, buffer.baseAddress, count, 0))
        }
    }

    static func close(_ stream: UnsafeMutablePointer<FILE>) {
        _ = fclose(stream)
    }

    static let interrupt = SIGINT
    static let terminate = SIGTERM
    static let hangUp = SIGHUP
    static let quit = SIGQUIT
    static let resize = SIGWINCH
    static let goOn = SIGCONT
    static let stop = SIGTSTP
}

extension Platform {
    typealias Stream = UnsafeMutablePointer<FILE>
}
