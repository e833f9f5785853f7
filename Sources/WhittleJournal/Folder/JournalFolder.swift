import WhittleCore

/// A run of bytes from a file with whole lines in it.
package struct LineBlock {
    /// Valid only while the block is handed out.
    package let bytes: UnsafeBufferPointer<UInt8>
    /// Bytes up to and with the last line feed.
    package let consumed: Int
    /// Bytes behind the last line feed, at the end of the file: a line still being written.
    package let pending: Int
    /// Where a line is longer than any line may be: its length with the line feed. The block then
    /// holds nothing else.
    package let oversize: Int

    /// Hands out each whole line without its line feed.
    package func forEachLine(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        var start = 0
        while let end = lineFeed(from: start) {
            var line = UnsafeBufferPointer(rebasing: bytes[start..<end])
            if line.last == 0x0D { line = UnsafeBufferPointer(rebasing: line.dropLast()) }
            start = end + 1
            body(line)
        }
    }

    /// The next line feed from an index on.
    func lineFeed(from start: Int) -> Int? {
        Platform.find(0x0A, in: bytes, from: start, upTo: consumed)
    }
}

/// The folder that holds the journal's files: on a disk, or in memory for tests and rehearsal.
package protocol JournalFolder: ~Copyable {
    /// All names, as bytes, in byte order.
    func names() throws(JournalError) -> [[UInt8]]
    /// The length of a file that may be read; nil where there is none.
    func size(of name: [UInt8]) -> Int?
    /// Another value after every change of a file's bytes; nil where it may not be read.
    func mark(of name: [UInt8]) -> Int64?
    /// What is wrong with a file itself: a link, a pipe, another's to write.
    func problem(of name: [UInt8]) -> JournalProblem?
    /// Reads a file in blocks of whole lines from an offset on, until its end or until `body`
    /// answers false.
    func readLines(
        _ name: [UInt8], from offset: Int, _ body: (LineBlock) -> Bool
    ) throws(JournalError)
}

extension JournalFolder where Self: ~Copyable {
    /// The digest of the lines in the first bytes of a file; nil where it is shorter or cannot be
    /// read. Lines too long to be read are passed over, as the reader passes over them.
    func digest(of name: [UInt8], upTo length: Int) -> PrefixDigest? {
        var digest = PrefixDigest()
        var done = 0
        try? readLines(name, from: 0) { block in
            done += block.oversize
            var start = 0
            while done < length, let end = block.lineFeed(from: start) {
                digest.add(UnsafeBufferPointer(rebasing: block.bytes[start..<end]))
                done += end + 1 - start
                start = end + 1
            }
            return done < length
        }
        return done == length ? digest : nil
    }
}

/// Files in memory, by name.
package struct MemoryFolder: JournalFolder, Sendable {
    package var files: [(name: String, bytes: [UInt8])]

    package init(_ files: [(name: String, bytes: [UInt8])] = []) {
        self.files = files
    }

    private func bytes(_ name: [UInt8]) -> [UInt8]? {
        files.first { $0.name.utf8.elementsEqual(name) }?.bytes
    }

    package func names() throws(JournalError) -> [[UInt8]] {
        files.map { Array($0.name.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
    }

    package func size(of name: [UInt8]) -> Int? { bytes(name)?.count }

    package func mark(of name: [UInt8]) -> Int64? {
        bytes(name).map { $0.withUnsafeBufferPointer { Int64(CRC32C().checksum($0)) } }
    }

    package func problem(of name: [UInt8]) -> JournalProblem? { nil }

    package func readLines(
        _ name: [UInt8], from offset: Int, _ body: (LineBlock) -> Bool
    ) throws(JournalError) {
        guard let bytes = bytes(name), offset < bytes.count else { return }
        bytes[offset...].withUnsafeBufferPointer { all in
            var start = 0
            while let end = Platform.find(0x0A, in: all, from: start, upTo: all.count) {
                let next = Platform.find(0x0A, in: all, from: end + 1, upTo: all.count)
                let length = end + 1 - start
                let isLong = length > LineScanner.maximumBytes + 1
                let part = UnsafeBufferPointer(rebasing: all[start...end])
                let block = LineBlock(
                    bytes: part, consumed: isLong ? 0 : length,
                    pending: next == nil ? all.count - end - 1 : 0, oversize: isLong ? length : 0)
                guard body(block) else { return }
                start = end + 1
            }
        }
    }
}

/// The `journal/` folder on a disk. Files are opened afresh for each reading, never mapped, and
/// links are never followed.
package struct DiskFolder: JournalFolder, ~Copyable {
    let descriptor: Descriptor
    package let path: String

    init(_ descriptor: consuming Descriptor, path: String) {
        self.descriptor = descriptor
        self.path = path
    }

    private func failure(_ name: [UInt8], _ error: SystemError) -> JournalError {
        .cannotRead(
            path: path + "/" + String(decoding: name, as: UTF8.self), reason: error.words)
    }

    package func names() throws(JournalError) -> [[UInt8]] {
        do throws(SystemError) {
            return try descriptor.names()
        } catch {
            throw .cannotRead(path: path, reason: error.words)
        }
    }

    package func size(of name: [UInt8]) -> Int? {
        guard let info = try? descriptor.info(of: name), info.isRegular else { return nil }
        return info.size
    }

    package func mark(of name: [UInt8]) -> Int64? {
        guard let info = try? descriptor.info(of: name), info.isRegular else { return nil }
        return info.changed
    }

    package func problem(of name: [UInt8]) -> JournalProblem? {
        do throws(SystemError) {
            let info = try descriptor.info(of: name)
            if !info.isRegular {
                return JournalProblem(
                    file: name,
                    reason: info.isDirectory
                        ? "a folder stands where a journal should; it is not read"
                        : "not a regular file (a link, a pipe or a device); it is not read")
            }
            if info.links > 1 {
                return JournalProblem(
                    file: name, severity: .notice,
                    reason: "the file has a second name (hard link); it is read, not written")
            }
            if info.isWorldWritable {
                return JournalProblem(
                    file: name, severity: .notice, reason: "anyone on this machine may change it")
            }
            return nil
        } catch {
            return JournalProblem(file: name, reason: error.words)
        }
    }

    package func readLines(
        _ name: [UInt8], from offset: Int, _ body: (LineBlock) -> Bool
    ) throws(JournalError) {
        do throws(SystemError) {
            let file = try Descriptor.open(name, in: descriptor.number, .read)
            let info = try file.info()
            guard info.isRegular else { return }
            var blocks = BlockReader(size: info.size, offset: offset)
            defer { blocks.close() }
            while let block = try blocks.next(file) {
                guard body(block) else { return }
            }
        } catch {
            if error.isMissing { return }
            throw failure(name, error)
        }
    }
}

/// Fills one buffer again and again with whole lines of a file.
private struct BlockReader {
    private let buffer: UnsafeMutableRawBufferPointer
    private let size: Int
    private var offset: Int
    private var filled = 0
    private var handedOut = 0
    private var skipped = 0
    /// Bytes from the buffer's start on that hold no line feed.
    private var searched = 0

    init(size: Int, offset: Int) {
        self.size = size
        self.offset = offset
        buffer = .allocate(
            byteCount: LineScanner.maximumBytes + JournalReader.blockSize, alignment: 16)
    }

    func close() { buffer.deallocate() }

    private var bytes: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(
            rebasing: UnsafeBufferPointer(buffer.bindMemory(to: UInt8.self))[..<filled])
    }

    mutating func next(_ file: borrowing Descriptor) throws(SystemError) -> LineBlock? {
        dropHandedOut()
        while true {
            let room = min(min(buffer.count - filled, JournalReader.blockSize), size - offset)
            var count = 0
            if room > 0 {
                count = try file.read(
                    UnsafeMutableRawBufferPointer(rebasing: buffer[filled..<filled + room]),
                    at: offset)
                filled += count
                offset += count
            }
            let atEnd = count == 0
            guard let last = Platform.findLast(0x0A, in: bytes, from: searched) else {
                if atEnd { return nil }
                if filled > LineScanner.maximumBytes {
                    skipped += filled
                    filled = 0
                }
                searched = filled
                continue
            }
            if skipped > 0, let first = Platform.find(0x0A, in: bytes, from: 0, upTo: filled) {
                handedOut = first + 1
                let length = skipped + handedOut
                skipped = 0
                searched = 0
                return LineBlock(bytes: bytes, consumed: 0, pending: 0, oversize: length)
            }
            handedOut = last + 1
            searched = filled - handedOut
            return LineBlock(
                bytes: bytes, consumed: handedOut,
                pending: offset >= size ? filled - handedOut : 0, oversize: 0)
        }
    }

    private mutating func dropHandedOut() {
        let left = filled - handedOut
        if handedOut > 0, left > 0 {
            buffer.copyMemory(
                from: UnsafeRawBufferPointer(rebasing: buffer[handedOut..<filled]))
        }
        filled = left
        handedOut = 0
    }
}
