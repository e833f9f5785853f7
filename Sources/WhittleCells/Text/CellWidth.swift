/// How many cells a scalar fills: what `wcwidth` of glibc says in C.UTF-8, which is what ncurses
/// counts with. Ambiguous width is 1.
package enum CellWidth {
    /// 0 for what shares the cell before it, 2 for a wide character, otherwise 1. Only meaningful
    /// for scalars which the display policy draws: it turns all others into tokens.
    package static func of(_ scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        // Below U+0300 nothing is wide and nothing combines; below U+1100 nothing is wide.
        if value < 0x300 { return 1 }
        if value >= 0x1100, contains(WidthTable.wide, value) { return 2 }
        return contains(WidthTable.zero, value) ? 0 : 1
    }

    /// Whether one of the ranges (pairs of first and last) holds the value.
    private static func contains(_ ranges: [UInt32], _ value: UInt32) -> Bool {
        var low = 0
        var high = ranges.count / 2
        while low < high {
            let middle = (low + high) / 2
            if value > ranges[2 * middle + 1] {
                low = middle + 1
            } else if value < ranges[2 * middle] {
                high = middle
            } else {
                return true
            }
        }
        return false
    }
}
