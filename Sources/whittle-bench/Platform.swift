#if canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#else
    private import Darwin
#endif

func exitProcess(_ status: Int32) -> Never { exit(status) }

/// Writes how far a long run is.
func writeError(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(2, bytes, bytes.count)
}

/// Runs a program, its output thrown away or taken, and answers what it wrote and how long it
/// took; nil where it is not installed or fails.
func runProgram(_ arguments: [String], takesOutput: Bool) -> (output: String, seconds: Double)? {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    defer { close(ends[0]) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if takesOutput {
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    } else {
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    }
    posix_spawn_file_actions_addclose(&actions, ends[0])
    var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
    pointers.append(nil)
    defer { for pointer in pointers { free(pointer) } }
    var child = pid_t()
    let start = seconds()
    let status = posix_spawnp(&child, arguments[0], &actions, nil, pointers, environ)
    close(ends[1])
    guard status == 0 else { return nil }
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
        let count = read(ends[0], &buffer, buffer.count)
        if count <= 0 { break }
        output += buffer[..<count]
    }
    var result: Int32 = 0
    while waitpid(child, &result, 0) < 0 {}
    guard result == 0 else { return nil }
    return (String(decoding: output, as: UTF8.self), seconds() - start)
}

/// Seconds of a clock that never jumps.
func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// Seconds that the processors have spent on this program: what else runs does not change them much.
func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// The most memory that this process has held, in bytes. `getrusage` would count the parent's too.
func peakMemory() -> Int {
    let file = open("/proc/self/status", O_RDONLY)
    guard file >= 0 else { return 0 }
    defer { close(file) }
    var buffer = [UInt8](repeating: 0, count: 8192)
    let count = read(file, &buffer, buffer.count)
    let text = String(decoding: buffer[..<max(0, count)], as: UTF8.self)
    guard let line = text.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
        let kilobytes = line.split(separator: " ").compactMap({ Int($0) }).first
    else { return 0 }
    return kilobytes * 1024
}

/// A folder for this run, taken away at its end.
func temporaryFolder() -> String {
    var template = Array("/tmp/whittle-bench.XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { return "/tmp" }
    return String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
}

func removeFolder(_ path: String) {
    _ = runProgram(["rm", "-rf", "--", path], takesOutput: false)
}

/// Reads a file in blocks and counts its lines: the least that any reader must do.
func scanLines(_ path: String) -> Int {
    let file = open(path, O_RDONLY)
    guard file >= 0 else { return 0 }
    defer { close(file) }
    let size = 1 << 20
    let base = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
    defer { base.deallocate() }
    var lines = 0
    while true {
        let count = read(file, base, size)
        guard count > 0 else { break }
        var start = 0
        while start < count, let found = memchr(base + start, 0x0A, count - start) {
            lines += 1
            start = UnsafeRawPointer(found) - UnsafeRawPointer(base) + 1
        }
    }
    return lines
}

/// The bytes of a file; nil where it cannot be read.
func readFile(_ path: String) -> [UInt8]? {
    let file = open(path, O_RDONLY)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
        let count = read(file, &buffer, buffer.count)
        if count < 0 { return nil }
        if count == 0 { return result }
        result += buffer[..<count]
    }
}

/// The path of this program.
func ownPath() -> String {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    guard count > 0 else { return CommandLine.arguments[0] }
    return String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
}
