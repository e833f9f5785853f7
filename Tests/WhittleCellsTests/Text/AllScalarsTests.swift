import Testing
import WhittleCells

/// What `oracle.py` lets through: nothing of these categories, nor these few.
private func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return (0x20...0x7E).contains(scalar.value) }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
        .paragraphSeparator:
        return false
    default:
        return ![0xAD, 0x34F, 0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800, 0xFE0E, 0xFE0F]
            .contains(scalar.value)
    }
}

@Suite struct AllScalarsTests {
    /// Every scalar there is, in texts of 2,000 with a letter between two.
    private func texts() -> [String] {
        let all = (UInt32(0)...0x10FFFF).lazy.compactMap(Unicode.Scalar.init)
        var texts: [String] = []
        var view = String.UnicodeScalarView()
        var count = 0
        for scalar in all {
            view.append(scalar)
            view.append("a")
            count += 1
            if count == 2_000 {
                texts.append(String(view))
                view = String.UnicodeScalarView()
                count = 0
            }
        }
        texts.append(String(view))
        return texts
    }

    @Test func onlyAllowedScalarsReachACell() {
        for text in texts() {
            var surface = Surface(size: Size(columns: 24_000, rows: 1))
            surface.draw(text, at: Point(column: 0, row: 0), in: surface.bounds)
            var bad = 0
            for cell in surface.cells {
                let marks = [cell.marks.0, cell.marks.1, cell.marks.2].filter { $0 != "\0" }
                if !isAllowed(cell.base) || !marks.allSatisfy(isAllowed) { bad += 1 }
            }
            #expect(bad == 0, "after U+\(String(text.unicodeScalars.first?.value ?? 0, radix: 16))")
        }
    }

    @Test func onlyASCIIReachesACellWithoutUnicode() {
        let policy = DisplayPolicy(unicode: false, hasReverse: false)
        for text in texts() {
            let shown = DisplayText(text, mode: .line, policy: policy)
            let bad = shown.glyphs.contains {
                !(0x20...0x7E).contains($0.base.value) || $0.marks.0 != "\0" || $0.width != 1
            }
            #expect(!bad)
        }
    }
}
