extension DisplayText {
    /// Where there is no reverse video to set tokens apart, text could spell one. So `<` is doubled
    /// wherever it leads to a token or to the spelling of one: an odd number of them before it
    /// means a token, an even number means text.
    mutating func doubleTokenStarts() {
        var doubled: [Glyph] = []
        doubled.reserveCapacity(glyphs.count + 8)
        var starts: [Int] = []
        for line in lineStarts.indices {
            starts.append(doubled.count)
            let range = glyphRange(ofLine: line)
            var index = range.lowerBound
            while index < range.upperBound {
                guard isDataBracket(glyphs[index]) else {
                    doubled.append(glyphs[index])
                    index += 1
                    continue
                }
                let run = index
                while index < range.upperBound, isDataBracket(glyphs[index]) { index += 1 }
                let copies = spellsToken(glyphs[index..<range.upperBound]) ? 2 : 1
                for glyph in glyphs[run..<index] {
                    for _ in 0..<copies { doubled.append(glyph) }
                }
            }
        }
        glyphs = doubled
        lineStarts = starts
    }

    private func isDataBracket(_ glyph: Glyph) -> Bool {
        glyph.base == "<" && !glyph.token
    }

    /// Whether what follows a `<` is a token, or would complete the spelling of one. Looks at a
    /// dozen glyphs at most.
    private func spellsToken(_ rest: ArraySlice<Glyph>) -> Bool {
        if let first = rest.first, first.token, first.base == "<" { return true }
        let ahead = rest.prefix(12).map { $0.base }
        let words = [
            "U+", "+", "tags ", "ALM", "LRM", "RLM", "LRE", "RLE", "PDF", "LRO", "RLO", "LRI",
            "RLI", "FSI", "PDI",
        ]
        if words.contains(where: { ahead.starts(with: $0.unicodeScalars) }) { return true }
        guard let first = ahead.first, first.isASCII, first.properties.isASCIIHexDigit else {
            return false
        }
        // A byte (`<FF>`) or a count (`<7 more>`).
        return ahead.dropFirst().first.map { $0.properties.isASCIIHexDigit } == true
            || ahead.dropFirst().starts(with: " more".unicodeScalars)
    }
}
