/// The order of lines: (`at`, writer, seq, the line's bytes). Where the format says *last*, the
/// highest stamp wins. Writers are compared as bytes, through their ranks in the `WriterTable`.
package struct Stamp: Hashable, Sendable {
    /// The line's `at` in milliseconds.
    package var at: Int64
    /// The writer's handle in the `WriterTable`.
    package var writer: Int32
    /// The seq, and in the low bits the place among differing lines of one writer and seq, in the
    /// order of their `at` and bytes.
    private var order: UInt32

    package static let maximumSeq = 1 << 28 - 1
    static let maximumVariant = 15

    package init(at: Int64, writer: Int32, seq: Int, variant: Int = 0) {
        self.at = at
        self.writer = writer
        self.order = UInt32(seq) << 4 | UInt32(min(variant, Stamp.maximumVariant))
    }

    package var seq: Int { Int(order >> 4) }
    /// 0 for the line that the id means; above it for later ones with the same number.
    package var variant: Int { Int(order & 15) }
    package var time: Timestamp { Timestamp(milliseconds: at) }
    /// The line without its place among differing copies.
    package var line: LineKey { LineKey(writer: writer, seq: Int32(seq)) }

    func isBefore(_ other: Stamp, _ ranks: WriterRanks) -> Bool {
        if at != other.at { return at < other.at }
        if writer != other.writer { return ranks[writer] < ranks[other.writer] }
        return order < other.order
    }
}

/// A line by its writer's handle and its number.
package struct LineKey: Hashable, Sendable {
    package var writer: Int32
    package var seq: Int32

    package init(writer: Int32, seq: Int32) {
        self.writer = writer
        self.seq = seq
    }
}

/// For each writer's handle its place in the byte order of the names.
typealias WriterRanks = [Int32]

extension WriterRanks {
    subscript(_ writer: Int32) -> Int32 { self[Int(writer)] }
}
