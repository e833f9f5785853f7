import WhittleCore

/// Scans a line and lets the payload be read.
func read<Result>(
    _ line: [UInt8], _ body: (borrowing PayloadReader) throws(LineFault) -> Result
) throws(LineFault) -> Result {
    let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: line.count)
    defer { bytes.deallocate() }
    _ = bytes.initialize(from: line)
    let scanned = UnsafeBufferPointer(bytes)
    var scanner = LineScanner()
    try scanner.scan(scanned)
    return try body(PayloadReader(scanner, scanned))
}

func read<Result>(
    _ line: String, _ body: (borrowing PayloadReader) throws(LineFault) -> Result
) throws(LineFault) -> Result {
    try read(Array(line.utf8), body)
}

/// A line as the journal has it: the envelope, the payload, the checksum.
func journalLine(
    _ event: Event, writer: String = "anna.k3f9a2q7", seq: Int = 1
) -> [UInt8] {
    var output = PayloadWriter()
    output.write("v", 1)
    output.write("writer", writer)
    output.write("seq", seq)
    output.write("at", "2015-01-12T09:12:44.123Z")
    output.write("type", event.type.rawValue)
    event.payload.write(to: &output)
    return output.closed(CRC32C())
}
