/// A QR code of a short text: byte mode, versions 1 to 10, error correction level M (ISO/IEC
/// 18004:2015). The mask with the least penalty is taken, the first of equals.
package struct QRCode: Equatable, Sendable {
    /// Modules in a row: 17 + 4 × version.
    package let side: Int
    package let version: Int
    package let mask: Int
    /// Row by row; true is dark.
    package private(set) var modules: [Bool]
    /// The modules that no mask changes.
    private var isFixed: [Bool]

    /// What a code of version 10 and level M holds.
    package static let maximumBytes = 213
    /// The light margin that readers need, in modules.
    package static let quietZone = 4

    /// Nil where the text has more bytes than fit.
    /// - Parameter mask: 0 to 7, for tests; the best where it is nil.
    package init?(_ text: String, mask wanted: Int? = nil) {
        let bytes = Array(text.utf8)
        guard let version = QRTables.version(for: bytes.count) else { return nil }
        var plain = QRCode(version: version)
        plain.drawPatterns()
        plain.drawData(QRTables.codewords(bytes, version))
        var best: QRCode?
        var least = Int.max
        for mask in wanted.map({ [$0 & 7] }) ?? Array(0...7) {
            let code = plain.masked(mask)
            let penalty = wanted == nil ? code.penalty : 0
            if penalty < least { (best, least) = (code, penalty) }
        }
        guard let best else { return nil }
        self = best
    }

    private init(version: Int) {
        self.version = version
        side = 17 + 4 * version
        mask = 0
        modules = Array(repeating: false, count: side * side)
        isFixed = modules
    }

    private init(_ other: QRCode, mask: Int) {
        side = other.side
        version = other.version
        modules = other.modules
        isFixed = other.isFixed
        self.mask = mask
    }

    /// A module; light outside the code.
    package func isDark(column: Int, row: Int) -> Bool {
        guard (0..<side).contains(column), (0..<side).contains(row) else { return false }
        return modules[row * side + column]
    }

    // MARK: Patterns

    private mutating func set(_ column: Int, _ row: Int, _ isDark: Bool) {
        guard (0..<side).contains(column), (0..<side).contains(row) else { return }
        modules[row * side + column] = isDark
        isFixed[row * side + column] = true
    }

    private mutating func drawPatterns() {
        for index in 0..<side {
            set(6, index, index % 2 == 0)
            set(index, 6, index % 2 == 0)
        }
        for (column, row) in [(3, 3), (side - 4, 3), (3, side - 4)] {
            // Rings by their distance from the middle; the outermost is the separator.
            for down in -4...4 {
                for right in -4...4 {
                    let ring = max(abs(down), abs(right))
                    set(column + right, row + down, ring != 2 && ring != 4)
                }
            }
        }
        drawAlignment()
        drawFormat(mask: 0)
        drawVersion()
    }

    private mutating func drawAlignment() {
        let places = QRTables.alignment[version - 1]
        let last = places.count - 1
        for (one, column) in places.enumerated() {
            for (other, row) in places.enumerated() {
                let isCorner =
                    (one == 0 && other == 0) || (one == 0 && other == last)
                    || (one == last && other == 0)
                if isCorner { continue }
                for down in -2...2 {
                    for right in -2...2 {
                        set(column + right, row + down, max(abs(down), abs(right)) != 1)
                    }
                }
            }
        }
    }

    /// Level M and the mask, twice.
    private mutating func drawFormat(mask: Int) {
        let bits = QRTables.format(mask: mask)
        func bit(_ index: Int) -> Bool { bits >> index & 1 == 1 }
        for index in 0...5 { set(8, index, bit(index)) }
        set(8, 7, bit(6))
        set(8, 8, bit(7))
        set(7, 8, bit(8))
        for index in 9..<15 { set(14 - index, 8, bit(index)) }
        for index in 0..<8 { set(side - 1 - index, 8, bit(index)) }
        for index in 8..<15 { set(8, side - 15 + index, bit(index)) }
        set(8, side - 8, true)
    }

    private mutating func drawVersion() {
        guard version >= 7 else { return }
        let bits = QRTables.versionBits(version)
        for index in 0..<18 {
            let isDark = bits >> index & 1 == 1
            let far = side - 11 + index % 3
            set(far, index / 3, isDark)
            set(index / 3, far, isDark)
        }
    }

    // MARK: Data and masks

    /// In pairs of columns from the right, up and down in turn, past the upright timing pattern.
    private mutating func drawData(_ codewords: [UInt8]) {
        var index = 0
        var right = side - 1
        while right >= 1 {
            if right == 6 { right = 5 }
            let goesUp = (right + 1) & 2 == 0
            for step in 0..<side {
                for column in [right, right - 1] {
                    let row = goesUp ? side - 1 - step : step
                    let place = row * side + column
                    guard !isFixed[place], index < codewords.count * 8 else { continue }
                    modules[place] = codewords[index / 8] >> (7 - index % 8) & 1 == 1
                    index += 1
                }
            }
            right -= 2
        }
    }

    private func masked(_ mask: Int) -> QRCode {
        var code = QRCode(self, mask: mask)
        for row in 0..<side {
            for column in 0..<side where !isFixed[row * side + column] {
                if QRTables.isTurned(mask, row, column) {
                    code.modules[row * side + column].toggle()
                }
            }
        }
        code.drawFormat(mask: mask)
        return code
    }

    /// The four features of section 7.8.3.
    private var penalty: Int {
        var total = 0
        for line in 0..<side {
            total += linePenalty { isDark(column: $0, row: line) }
            total += linePenalty { isDark(column: line, row: $0) }
        }
        for row in 0..<(side - 1) {
            for column in 0..<(side - 1) {
                let dark = isDark(column: column, row: row)
                if dark == isDark(column: column + 1, row: row),
                    dark == isDark(column: column, row: row + 1),
                    dark == isDark(column: column + 1, row: row + 1)
                {
                    total += 3
                }
            }
        }
        let dark = modules.count { $0 }
        // Steps of 5 % away from half.
        total += abs(dark * 20 - modules.count * 10) / modules.count * 10
        return total
    }

    /// Runs of five and more, and what looks like a finder pattern with four light beside it.
    private func linePenalty(_ isDark: (Int) -> Bool) -> Int {
        var total = 0
        var run = 0
        var last: Bool?
        var window = 0
        for index in 0..<side {
            let dark = isDark(index)
            run = dark == last ? run + 1 : 1
            last = dark
            if run == 5 { total += 3 } else if run > 5 { total += 1 }
            window = (window << 1 | (dark ? 1 : 0)) & 0x7FF
            if index >= 10, window == 0b101_1101_0000 || window == 0b000_0101_1101 { total += 40 }
        }
        return total
    }
}

extension QRCode {
    /// Cells that it fills with its margin, two modules in each cell's height.
    package var cells: Size {
        let whole = side + 2 * QRCode.quietZone
        return Size(columns: whole, rows: (whole + 1) / 2)
    }

    /// Draws the code in half-blocks in the middle of the rectangle, light modules in the
    /// terminal's text colour, as on a dark screen. False, and nothing is drawn, where there is no
    /// room, or no Unicode.
    @discardableResult
    package func draw(on surface: inout Surface, in rect: Rect) -> Bool {
        let cells = cells
        guard surface.policy.unicode, rect.columns >= cells.columns, rect.rows >= cells.rows
        else { return false }
        let left = rect.column + (rect.columns - cells.columns) / 2
        let top = rect.row + (rect.rows - cells.rows) / 2
        let margin = QRCode.quietZone
        for row in 0..<cells.rows {
            for column in 0..<cells.columns {
                let upper = !isDark(column: column - margin, row: 2 * row - margin)
                let lower = !isDark(column: column - margin, row: 2 * row + 1 - margin)
                surface.putHalves(
                    upper: upper, lower: lower, column: left + column, row: top + row, in: rect)
            }
        }
        return true
    }
}

extension Surface {
    /// A cell of which the upper half, the lower, both or none is filled.
    mutating func putHalves(
        upper: Bool, lower: Bool, column: Int, row: Int, in rect: Rect, style: Style = .plain
    ) {
        let scalar: Unicode.Scalar =
            switch (upper, lower) {
            case (true, true): "█"
            case (true, false): "▀"
            case (false, true): "▄"
            case (false, false): " "
            }
        put(
            Cell(base: scalar, style: style), column: column, row: row,
            in: rect.intersection(bounds))
    }

    /// Puts another surface on this one, its top left at the rectangle's; what is larger is clipped.
    package mutating func place(_ picture: Surface, in rect: Rect) {
        let area = rect.intersection(bounds)
        for row in 0..<min(picture.size.rows, rect.rows) {
            for column in 0..<min(picture.size.columns, rect.columns) {
                let cell = picture[column: column, row: row]
                // The right half of a wide character comes with the left one.
                guard cell.width > 0 else { continue }
                put(cell, column: rect.column + column, row: rect.row + row, in: area)
            }
        }
    }
}
