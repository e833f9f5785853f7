/// All ideas against all: each text as a query, its ten best by BM25 over lists of limited length,
/// of which those with enough cosine are proposed.
struct PairJoin {
    private let texts: TextCollection
    private let campaign: Campaign
    /// The documents that may be proposed, in the byte order of their items' ids.
    private var documents: [Int32] = []
    /// The place of each document in that order; −1 where it is not compared.
    private var ranks: ContiguousArray<Int32>
    private var rarities: ContiguousArray<Double> = []
    private var weights: ContiguousArray<Double> = []
    private var norms: ContiguousArray<Double>
    private var saturations: ContiguousArray<Double>

    init(_ index: SimilarityIndex, _ campaign: Campaign, _ viewpoint: Viewpoint) {
        texts = index.ideas
        self.campaign = campaign
        let count = texts.documents.count
        ranks = ContiguousArray(repeating: -1, count: count)
        norms = ContiguousArray(repeating: 0, count: count)
        saturations = ContiguousArray(repeating: 0, count: count)
        documents = texts.documents.indices.compactMap { place in
            let document = texts.documents[place]
            return document.isAlive && campaign.isHead(document.item)
                && viewpoint.canSee(document.item, in: campaign) ? Int32(place) : nil
        }.sorted { one, other in
            campaign.items.isBefore(
                texts.documents[Int(one)].item, texts.documents[Int(other)].item)
        }
    }

    private func item(_ rank: Int) -> Int32 { texts.documents[Int(documents[rank])].item }

    private func pair(_ low: Int, _ high: Int, _ score: Double, _ cosine: Double) -> ProposedPair? {
        let (first, second) = (item(low), item(high))
        let verdict = campaign.pairVerdict(first, second)
        guard verdict != .different else { return nil }
        return ProposedPair(
            first: first, second: second, score: score, cosine: cosine, verdict: verdict)
    }

    /// Ideas with the same words in the same order, each with the first of them from which nobody
    /// has distinguished it. Only those without such a one are compared further.
    mutating func equalPairs() -> [ProposedPair] {
        var seen: [UInt64: [Int]] = [:]
        var pairs: [ProposedPair] = []
        for rank in documents.indices {
            let document = documents[rank]
            let key = texts.documents[Int(document)].key
            var found: ProposedPair?
            for other in seen[key] ?? [] where found == nil { found = pair(other, rank, 0, 1) }
            if let found { pairs.append(found) } else { ranks[Int(document)] = Int32(rank) }
            seen[key, default: []].append(rank)
        }
        return pairs
    }

    mutating func nearPairs(atLeast: Double) -> [ProposedPair] {
        prepare()
        let limit = max(SimilarityIndex.postingLimit, texts.count / 100)
        var scores = ContiguousArray<Double>(repeating: 0, count: texts.documents.count)
        var touched: [Int32] = []
        var found: [UInt64: Double] = [:]
        for document in documents where ranks[Int(document)] >= 0 {
            let own = ranks[Int(document)]
            for term in texts.terms(of: document) {
                let list = texts.postings[Int(term.word)]
                guard list.count <= limit, list.count > 1 else { continue }
                let rarity = rarities[Int(term.word)] * (TextCollection.k1 + 1)
                for posting in list {
                    let other = Int(posting.document)
                    guard ranks[other] >= 0 else { continue }
                    if scores[other] == 0 { touched.append(posting.document) }
                    let count = Double(posting.count)
                    scores[other] += rarity * count / (count + saturations[other])
                }
            }
            for (other, score) in best(touched, scores, except: document) {
                let rank = ranks[Int(other)]
                let key = UInt64(UInt32(min(own, rank))) << 32 | UInt64(UInt32(max(own, rank)))
                found[key] = max(found[key] ?? 0, score)
            }
            for other in touched { scores[Int(other)] = 0 }
            touched.removeAll(keepingCapacity: true)
        }
        return proposed(found, atLeast)
    }

    private mutating func prepare() {
        let words = texts.postings.indices.map(Int32.init)
        rarities = ContiguousArray(words.map { texts.rarity($0) })
        weights = ContiguousArray(words.map { texts.weight($0) })
        for document in documents where ranks[Int(document)] >= 0 {
            var sum = 0.0
            for term in texts.terms(of: document) {
                let value = Double(term.count) * weights[Int(term.word)]
                sum += value * value
            }
            norms[Int(document)] = sum.squareRoot()
            saturations[Int(document)] = texts.saturation(document)
        }
    }

    /// The documents with the highest scores, ties by the bytes of the ids.
    private func best(
        _ touched: [Int32], _ scores: ContiguousArray<Double>, except document: Int32
    ) -> [(Int32, Double)] {
        var best: [(document: Int32, score: Double)] = []
        for other in touched where other != document {
            let score = scores[Int(other)]
            func isAfter(_ entry: (document: Int32, score: Double)) -> Bool {
                entry.score != score
                    ? entry.score > score : ranks[Int(entry.document)] < ranks[Int(other)]
            }
            if best.count == SimilarityIndex.neighbours {
                guard !isAfter(best[best.count - 1]) else { continue }
                best.removeLast()
            }
            var place = best.count
            while place > 0, !isAfter(best[place - 1]) { place -= 1 }
            best.insert((other, score), at: place)
        }
        return best.map { ($0.document, $0.score) }
    }

    /// Of the candidates, by rank, those with enough cosine.
    private func proposed(_ found: [UInt64: Double], _ atLeast: Double) -> [ProposedPair] {
        var counts = ContiguousArray<Int32>(repeating: 0, count: texts.postings.count)
        var current: Int?
        var pairs: [ProposedPair] = []
        for key in found.keys.sorted() {
            let (low, high) = (Int(key >> 32), Int(UInt32(truncatingIfNeeded: key)))
            if low != current {
                if let current {
                    for term in texts.terms(of: documents[current]) { counts[Int(term.word)] = 0 }
                }
                for term in texts.terms(of: documents[low]) {
                    counts[Int(term.word)] = term.count
                }
                current = low
            }
            var dot = 0.0
            for term in texts.terms(of: documents[high]) {
                let count = counts[Int(term.word)]
                guard count > 0 else { continue }
                let weight = weights[Int(term.word)]
                dot += Double(term.count) * Double(count) * weight * weight
            }
            let product = norms[Int(documents[low])] * norms[Int(documents[high])]
            let cosine = product > 0 ? min(1, dot / product) : 0
            guard cosine >= atLeast, let pair = pair(low, high, found[key] ?? 0, cosine) else {
                continue
            }
            pairs.append(pair)
        }
        return pairs
    }
}
