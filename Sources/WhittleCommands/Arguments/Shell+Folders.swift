// Folders that a verb makes for itself and takes away again.
import WhittleCore
import WhittleJournal

#if canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#else
    private import Darwin
#endif

extension Shell {
    private static func fault(_ path: String) -> CommandError {
        CommandError("\(path) cannot be made: \(String(cString: strerror(errno))).", .cannotCreate)
    }

    /// A new folder in `$TMPDIR`, else /tmp, for this user alone.
    static func makeTemporaryFolder(_ name: String) throws(CommandError) -> String {
        let base = Platform.environment("TMPDIR") ?? "/tmp"
        let path = "\(base.isEmpty ? "/tmp" : base)/\(name)-\(Platform.randomTag(10))"
        try makeFolder(path)
        return path
    }

    static func makeFolder(_ path: String) throws(CommandError) {
        guard mkdir(path, 0o700) == 0 else { throw fault(path) }
    }

    /// Copies a file to a name where nothing stands, block by block.
    static func copyFile(_ path: String, to other: String) throws(CommandError) {
        let source = open(path, O_RDONLY | O_CLOEXEC)
        guard source >= 0 else {
            throw CommandError(
                "\(path) cannot be read: \(String(cString: strerror(errno))).", .inputOutput)
        }
        defer { close(source) }
        let target = open(other, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard target >= 0 else { throw fault(other) }
        defer { close(target) }
        var block = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = block.withUnsafeMutableBytes { platformRead(source, $0) }
            if count == 0 { return }
            if count < 0, errno == EINTR { continue }
            guard count > 0, write(Array(block[..<count]), to: target) else { throw fault(other) }
        }
    }

    /// Takes a folder away with all that is in it; links are not followed.
    static func removeFolder(_ path: String) {
        var names: [String] = []
        if let stream = opendir(path) {
            while let entry = readdir(stream) {
                let bytes = withUnsafeBytes(of: &entry.pointee.d_name) {
                    Array($0.prefix { $0 != 0 })
                }
                names.append(String(decoding: bytes, as: UTF8.self))
            }
            closedir(stream)
        }
        for name in names where name != "." && name != ".." {
            let inner = path + "/" + name
            var info = stat()
            guard lstat(inner, &info) == 0 else { continue }
            if info.st_mode & S_IFMT == S_IFDIR { removeFolder(inner) } else { unlink(inner) }
        }
        rmdir(path)
    }
}
