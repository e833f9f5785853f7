/// All ideas against all: each text as a query, its ten best by BM25 over lists of limited length,
/// of which those with enough cosine are proposed.
struct PairJoin {
    private let texts: TextCollection
    private let campaign: Campaign
    /// The documents that may be proposed, in the byte order of their items' ids.
    private var documents: [Int32] = []
    /// The place of each document in that order; −1 where it is not compared.
    private var ranks: ContiguousArray<Int32>
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
            // A text without a word says nothing that could be the same.
            return document.isAlive && document.length > 0 && campaign.isHead(document.item)
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
            for other in seen[key] ?? [] {
                found = pair(other, rank, 0, 1)
                if found != nil { break }
            }
            if let found { pairs.append(found) } else { ranks[Int(document)] = Int32(rank) }
            seen[key, default: []].append(rank)
        }
        return pairs
    }

    /// The lists of the words that are looked up, one behind another, of the documents that are
    /// compared, by rank: what each word adds to the score of each document.
    private struct Lists {
        var starts: [Int32] = []
        var ranks: [Int32] = []
        var scores: [Double] = []
    }

    /// A pair of ranks, the lower one in the high bits, with its score.
    private struct Candidate {
        var key: UInt64
        var score: Double
    }

    mutating func nearPairs(atLeast: Double) -> [ProposedPair] {
        prepare()
        let lists = lists()
        var scores = [Double](repeating: 0, count: documents.count)
        var touched = [Int32](repeating: 0, count: documents.count)
        var found: [Candidate] = []
        for own in documents.indices where ranks[Int(documents[own])] >= 0 {
            let count = addScores(of: documents[own], lists, &scores, &touched)
            for other in best(touched[..<count], scores, except: Int32(own)) {
                let (low, high) = (min(Int32(own), other), max(Int32(own), other))
                found.append(
                    Candidate(
                        key: UInt64(UInt32(low)) << 32 | UInt64(UInt32(high)),
                        score: scores[Int(other)]))
            }
            for other in touched[..<count] { scores[Int(other)] = 0 }
        }
        found.sort { $0.key != $1.key ? $0.key < $1.key : $0.score > $1.score }
        return proposed(found, atLeast)
    }

    private mutating func prepare() {
        weights = ContiguousArray(texts.postings.indices.map { texts.weight(Int32($0)) })
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

    private func lists() -> Lists {
        let limit = max(SimilarityIndex.postingLimit, texts.count / 100)
        var lists = Lists()
        lists.starts.reserveCapacity(texts.postings.count + 1)
        for (word, list) in texts.postings.enumerated() {
            lists.starts.append(Int32(lists.ranks.count))
            let frequency = Int(texts.frequencies[word])
            guard frequency <= limit, frequency > 1 else { continue }
            let rarity = texts.rarity(Int32(word)) * (TextCollection.k1 + 1)
            for posting in list where ranks[Int(posting.document)] >= 0 {
                let count = Double(posting.count)
                lists.ranks.append(ranks[Int(posting.document)])
                lists.scores.append(
                    rarity * count / (count + saturations[Int(posting.document)]))
            }
        }
        lists.starts.append(Int32(lists.ranks.count))
        return lists
    }

    /// Adds up the scores of all documents for a text as the query; answers how many have one.
    private func addScores(
        of document: Int32, _ lists: Lists, _ scores: inout [Double], _ touched: inout [Int32]
    ) -> Int {
        let terms = texts.terms(of: document)
        return scores.withUnsafeMutableBufferPointer { scores in
            touched.withUnsafeMutableBufferPointer { touched in
                lists.ranks.withUnsafeBufferPointer { ranks in
                    lists.scores.withUnsafeBufferPointer { added in
                        var count = 0
                        for term in terms {
                            let word = Int(term.word)
                            for place in Int(lists.starts[word])..<Int(lists.starts[word + 1]) {
                                let rank = Int(ranks[place])
                                if scores[rank] == 0 {
                                    touched[count] = ranks[place]
                                    count += 1
                                }
                                scores[rank] += added[place]
                            }
                        }
                        return count
                    }
                }
            }
        }
    }

    /// The ranks with the highest scores, ties by rank.
    private func best(
        _ touched: ArraySlice<Int32>, _ scores: [Double], except own: Int32
    ) -> [Int32] {
        var best: [Int32] = []
        best.reserveCapacity(SimilarityIndex.neighbours + 1)
        var least = 0.0
        for other in touched where other != own {
            let score = scores[Int(other)]
            if score < least { continue }
            var place = best.count
            while place > 0 {
                let before = scores[Int(best[place - 1])]
                if before > score || before == score && best[place - 1] < other { break }
                place -= 1
            }
            best.insert(other, at: place)
            if best.count > SimilarityIndex.neighbours { best.removeLast() }
            if best.count == SimilarityIndex.neighbours {
                least = scores[Int(best[best.count - 1])]
            }
        }
        return best
    }
    /// Of the candidates, sorted by rank, those with enough cosine; of the two directions of a pair
    /// the higher score stands first.
    private func proposed(_ found: [Candidate], _ atLeast: Double) -> [ProposedPair] {
        var counts = ContiguousArray<Int32>(repeating: 0, count: texts.postings.count)
        var current: Int?
        var last: UInt64?
        var pairs: [ProposedPair] = []
        for candidate in found where candidate.key != last {
            last = candidate.key
            let low = Int(candidate.key >> 32)
            let high = Int(UInt32(truncatingIfNeeded: candidate.key))
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
            guard cosine >= atLeast, let pair = pair(low, high, candidate.score, cosine) else {
                continue
            }
            pairs.append(pair)
        }
        return pairs
    }
}
