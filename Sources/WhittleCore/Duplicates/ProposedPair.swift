/// Two ideas that may say the same.
package struct ProposedPair: Equatable, Sendable {
    /// The one whose id is lower in byte order.
    package let first: Int32
    package let second: Int32
    /// BM25 of one text as a query for the other, the higher of the two directions; 0 where the
    /// words are the same and nothing had to be looked for.
    package let score: Double
    /// The cosine of the TF-IDF vectors, 0 to 1.
    package let cosine: Double
    /// `later` where a moderator has put it off; never `different`.
    package let verdict: PairVerdict?
}

/// Ideas of which each says the same as another of them.
package struct ProposedGroup: Equatable, Sendable {
    /// The proposed face first, the others in the byte order of their ids.
    package let ideas: [Int32]
    /// The lowest cosine by which an idea came in.
    package let cosine: Double

    /// The idea that would stand for them.
    package var face: Int32 { ideas[0] }
}

extension SimilarityIndex {
    /// The cosine from which a pair is proposed: our own, from labelled pairs of questions and of
    /// proposals (docs/METHODS.md, “Texts that say the same”).
    package static let pairCosine = 0.4
    /// The cosine from which ideas are proposed as a group: it chains, and therefore asks for more.
    package static let groupCosine = nearCosine
    /// How many texts are looked at for each, those with the highest BM25.
    static let neighbours = 10
    /// Words in more texts than this, or than a hundredth of all, are not looked up in the join.
    static let postingLimit = 1_000

    /// The pairs of ideas that may say the same, for a moderator: heads of groups that are not
    /// distinguished as different and not both hidden. Those put off come last, else the highest
    /// cosine first, ties by the bytes of the ids. Empty for those who do not moderate.
    package func pairs(
        _ campaign: Campaign, _ viewpoint: Viewpoint, atLeast: Double = pairCosine
    ) -> [ProposedPair] {
        guard viewpoint.isStaff else { return [] }
        var join = PairJoin(self, campaign, viewpoint)
        let found = join.equalPairs() + join.nearPairs(atLeast: atLeast)
        return found.filter { pair in
            campaign.status(of: pair.first) != .hidden
                || campaign.status(of: pair.second) != .hidden
        }.sorted { one, other in
            if (one.verdict == nil) != (other.verdict == nil) { return one.verdict == nil }
            if one.cosine != other.cosine { return one.cosine > other.cosine }
            if one.first != other.first { return campaign.items.isBefore(one.first, other.first) }
            return campaign.items.isBefore(one.second, other.second)
        }
    }

    /// The groups that pairs of at least this cosine form, the largest first, then by the bytes of
    /// the face's id. Two ideas that were distinguished are never in one.
    package func groups(
        _ campaign: Campaign, _ viewpoint: Viewpoint, atLeast: Double = groupCosine
    ) -> [ProposedGroup] {
        SimilarityIndex.groups(pairs(campaign, viewpoint, atLeast: atLeast), campaign, atLeast)
    }

    /// The groups of pairs that are known already.
    package static func groups(
        _ pairs: [ProposedPair], _ campaign: Campaign, _ atLeast: Double = groupCosine
    ) -> [ProposedGroup] {
        var members: [Int32: [Int32]] = [:]
        var groupOf: [Int32: Int32] = [:]
        var cosines: [Int32: Double] = [:]
        let different = campaign.differentIdeas
        for pair in pairs where pair.cosine >= atLeast {
            var large = groupOf[pair.first] ?? pair.first
            var small = groupOf[pair.second] ?? pair.second
            guard large != small else { continue }
            // The smaller one moves, so that each idea moves but a few times.
            if members[large]?.count ?? 1 < members[small]?.count ?? 1 { swap(&large, &small) }
            let moving = members[small] ?? [small]
            let isDivided = moving.contains { item in
                different[item]?.contains { (groupOf[$0] ?? $0) == large } ?? false
            }
            guard !isDivided else { continue }
            cosines[large] = min(cosines[large] ?? 1, cosines[small] ?? 1, pair.cosine)
            (members[small], cosines[small]) = (nil, nil)
            members[large, default: [large]] += moving
            groupOf[large] = large
            for item in moving { groupOf[item] = large }
        }
        return members.map { key, ideas in
            let face = campaign.proposedFace(of: ideas) ?? ideas[0]
            let others = ideas.filter { $0 != face }.sorted { campaign.items.isBefore($0, $1) }
            return ProposedGroup(ideas: [face] + others, cosine: cosines[key] ?? 0)
        }.sorted { one, other in
            one.ideas.count != other.ideas.count
                ? one.ideas.count > other.ideas.count
                : campaign.items.isBefore(one.face, other.face)
        }
    }

    /// The words that both texts have, without case and accents, the rarest first.
    package func sharedWords(_ first: Int32, _ second: Int32) -> [String] {
        guard let (texts, one) = collection(of: first), let other = texts.document(of: second)
        else { return [] }
        let theirs = Set(texts.terms(of: other).map(\.word))
        let shared = texts.terms(of: one).map(\.word).filter(theirs.contains)
        return shared.map { (name: words.name($0), count: texts.frequencies[Int($0)]) }
            .sorted { one, other in
                one.count != other.count
                    ? one.count < other.count
                    : one.name.utf8.lexicographicallyPrecedes(other.name.utf8)
            }.map(\.name)
    }

    /// Where these words, folded, stand in a text: ranges of its scalars, in order.
    package static func places(of words: [String], in text: String) -> [Range<Int>] {
        let wanted = Set(words.map { Array($0.utf8) })
        var ranges: [Range<Int>] = []
        var reader = WordReader()
        var text = text
        text.withUTF8 { bytes in
            var scalars = 0
            var counted = 0
            func scalar(at byte: Int) -> Int {
                // Ideographs overlap: a word may begin before the last one ended.
                if byte < counted { (scalars, counted) = (0, 0) }
                while counted < byte {
                    if bytes[counted] & 0xC0 != 0x80 { scalars += 1 }
                    counted += 1
                }
                return scalars
            }
            reader.read(bytes) { word, range in
                guard wanted.contains(Array(word)) else { return }
                let start = scalar(at: range.lowerBound)
                ranges.append(start..<scalar(at: range.upperBound))
            }
        }
        return ranges
    }
}

extension Campaign {
    /// What was said of two ideas that look alike; nil where nobody has said anything.
    package func pairVerdict(_ one: Int32, _ other: Int32) -> PairVerdict? {
        pairs.isEmpty ? nil : pairs[ItemPair(one, other)]?.value
    }

    /// The ideas that were distinguished from each idea.
    fileprivate var differentIdeas: [Int32: [Int32]] {
        var result: [Int32: [Int32]] = [:]
        for (pair, verdict) in pairs where verdict.value == .different {
            result[pair.first, default: []].append(pair.second)
            result[pair.second, default: []].append(pair.first)
        }
        return result
    }
}
