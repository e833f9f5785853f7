/// Which texts of a campaign say the same or nearly the same: an index over ideas and comments that
/// reads on where the campaign's texts have changed. It holds nothing that decides who may see
/// what: every answer is filtered by a viewpoint.
package struct SimilarityIndex: Sendable {
    /// The cosine from which two texts are taken for nearly the same.
    package static let nearCosine = 0.9
    /// Texts with fewer words than this are alike only where they are equal.
    package static let fewestWords = 4

    var words = Interner()
    var ideas = TextCollection()
    var comments = TextCollection()
    /// The items whose words are the same in the same order, in the order of their arrival.
    var equals: [UInt64: [Int32]] = [:]
    private var epoch = -1
    private var read = 0
    private var reader = WordReader()
    private var scratch = FoldedForm()

    /// Empty until `update`.
    package init() {}

    /// How many texts are in it.
    package var count: Int { ideas.count + comments.count }

    /// Takes in the texts that came or changed since the last call.
    package mutating func update(_ campaign: Campaign) {
        if campaign.textEpoch != epoch || campaign.textChanges.count < read {
            self = SimilarityIndex()
            epoch = campaign.textEpoch
        }
        guard read < campaign.textChanges.count else { return }
        let changed = campaign.textChanges[read...]
        read = campaign.textChanges.count
        // All that changed is taken out first: a new text is compared with what the others say now.
        for item in changed { remove(item) }
        for item in changed { add(item, campaign) }
    }

    private mutating func remove(_ item: Int32) {
        for key in [ideas.remove(item), comments.remove(item)] {
            if let key { equals[key]?.removeAll { $0 == item } }
        }
    }

    private mutating func add(_ item: Int32, _ campaign: Campaign) {
        let kind = campaign.rows[Int(item)].kind
        guard kind != .unknown, !campaign.isErased(item), collection(of: item) == nil else {
            return
        }
        scratch.take(item, campaign, &reader, &words)
        let key = place(campaign)
        equals[key, default: []].append(item)
        switch kind {
        case .idea: ideas.add(item, words: scratch.words, key: key)
        case .comment: comments.add(item, words: scratch.words, key: key)
        case .unknown: break
        }
    }

    /// The key of the text in `scratch`. Equal keys mean equal words: where another text has the
    /// same hash, by chance or by somebody's art, the next number is taken.
    private mutating func place(_ campaign: Campaign) -> UInt64 {
        var key = scratch.hash
        while let other = equals[key]?.first {
            var form = FoldedForm()
            form.take(other, campaign, &reader, &words)
            if form.bytes == scratch.bytes { break }
            key &+= 1
        }
        return key
    }

    func collection(of item: Int32) -> (texts: TextCollection, document: Int32)? {
        if let document = ideas.document(of: item) { return (ideas, document) }
        return comments.document(of: item).map { (comments, $0) }
    }

    // MARK: The same text

    /// The items that have the same words in the same order as this one, itself among them, as the
    /// viewer may see them; in no order that means anything.
    func equalItems(_ item: Int32, _ campaign: Campaign, _ viewpoint: Viewpoint) -> [Int32] {
        guard let (texts, document) = collection(of: item) else { return [] }
        let all = equals[texts.documents[Int(document)].key] ?? []
        return all.filter { viewpoint.canSee($0, in: campaign) }
    }

    /// How many items that the viewer may see have the same words in the same order, this one
    /// counted: 1 where there is no other, 0 where the item has no text here.
    package func equalCount(
        of item: Int32, _ campaign: Campaign, _ viewpoint: Viewpoint
    ) -> Int {
        guard let (texts, document) = collection(of: item) else { return 0 }
        let all = equals[texts.documents[Int(document)].key] ?? []
        if all.count == 1 || viewpoint.isStaff && campaign.recusals.isEmpty { return all.count }
        return all.count { viewpoint.canSee($0, in: campaign) }
    }

    /// How like two ideas are in their words, 0 to 1; 0 where one has no text.
    package func cosine(_ one: Int32, _ other: Int32) -> Double {
        guard let (texts, first) = collection(of: one), let second = texts.document(of: other)
        else { return 0 }
        var counts: [Int32: Double] = [:]
        for term in texts.terms(of: first) { counts[term.word] = Double(term.count) }
        let dot = texts.terms(of: second).reduce(0) { sum, term in
            let weight = texts.weight(term.word)
            return sum + (counts[term.word] ?? 0) * Double(term.count) * weight * weight
        }
        let norms = texts.norm(first) * texts.norm(second)
        return norms > 0 ? min(1, dot / norms) : 0
    }

    // MARK: Nearly the same text

    /// The items that say nearly the same as this one, ideas or comments, without itself, the
    /// oldest first: those with the same words in the same order, and those whose cosine is at
    /// least `atLeast`. A text of fewer than four words has none of the latter.
    package func similar(
        to item: Int32, _ campaign: Campaign, _ viewpoint: Viewpoint,
        atLeast: Double = SimilarityIndex.nearCosine
    ) -> [Int32] {
        guard let (texts, document) = collection(of: item) else { return [] }
        var found = Set(equalItems(item, campaign, viewpoint))
        if texts.documents[Int(document)].length >= SimilarityIndex.fewestWords {
            let terms = Array(texts.terms(of: document))
            for others in [ideas, comments] {
                for other in others.near(terms, atLeast: atLeast) {
                    let near = others.documents[Int(other)]
                    guard near.length >= SimilarityIndex.fewestWords,
                        viewpoint.canSee(near.item, in: campaign)
                    else { continue }
                    found.insert(near.item)
                }
            }
        }
        found.remove(item)
        return campaign.sortedByTime(Array(found))
    }
}

extension TextCollection {
    /// The documents whose cosine with a text of these terms is at least the threshold. Exact: a
    /// text that shares only the words after the rarest, whose share of the text's length is below
    /// the threshold, cannot reach it, so that only the rarest words' lists are read.
    fileprivate func near(_ terms: [Term], atLeast: Double) -> [Int32] {
        let known = terms.filter { Int($0.word) < postings.count }
        let weights = terms.map { term -> Double in
            let frequency = Int(term.word) < postings.count ? frequencies[Int(term.word)] : 0
            let idf = Libm.log((1 + Double(count)) / (1 + Double(frequency))) + 1
            return Double(term.count) * idf
        }
        var squares: [Int32: Double] = [:]
        var total = 0.0
        for (term, weight) in zip(terms, weights) {
            squares[term.word] = weight * weight
            total += weight * weight
        }
        // The shortest lists first.
        let ordered = known.sorted { one, other in
            let counts = (frequencies[Int(one.word)], frequencies[Int(other.word)])
            return counts.0 != counts.1 ? counts.0 < counts.1 : one.word < other.word
        }
        var rest = ordered.reduce(0.0) { $0 + (squares[$1.word] ?? 0) }
        let needed = atLeast * atLeast * total * (1 - 1e-9)
        var candidates: Set<Int32> = []
        for term in ordered {
            if rest < needed { break }
            for posting in postings[Int(term.word)]
            where documents[Int(posting.document)].isAlive {
                candidates.insert(posting.document)
            }
            rest -= squares[term.word] ?? 0
        }
        var counts: [Int32: Int32] = [:]
        for term in known { counts[term.word] = term.count }
        return candidates.filter { document in
            var dot = 0.0
            for term in self.terms(of: document) {
                guard let count = counts[term.word] else { continue }
                let weight = weight(term.word)
                dot += Double(term.count) * Double(count) * weight * weight
            }
            let norms = total.squareRoot() * norm(document)
            return norms > 0 && dot / norms >= atLeast - 1e-9
        }
    }
}

/// A text reduced to what is compared: its words without case and accents.
struct FoldedForm: Sendable {
    /// The words by handle, in order.
    var words: [Int32] = []
    /// The words with a space after each; a text without words as it stands, after a zero.
    var bytes: [UInt8] = []

    var hash: UInt64 {
        bytes.withUnsafeBufferPointer { WordHash.hash($0, seed: 0xD1B5_4A32_D192_ED03) }
    }

    mutating func take(
        _ item: Int32, _ campaign: Campaign, _ reader: inout WordReader, _ interner: inout Interner
    ) {
        words.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
        campaign.readText(of: item) { part in
            reader.read(part) { word, _ in
                words.append(interner.intern(word))
                bytes.append(contentsOf: word)
                bytes.append(0x20)
            }
        }
        guard words.isEmpty else { return }
        bytes.append(0)
        campaign.readText(of: item) { part in
            bytes.append(contentsOf: part.filter { $0 > 0x20 })
        }
    }
}

extension Campaign {
    /// Gives the bytes of an item's text as it counts now: the title, then the body.
    func readText(of item: Int32, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        let row = rows[Int(item)]
        if !row.hasHistory, erasedItems.isEmpty, erasedParticipants.isEmpty {
            if !row.title.isEmpty { arena.withBytes(row.title, body) }
            if !row.body.isEmpty { arena.withBytes(row.body, body) }
            return
        }
        for text in [title(of: item), self.body(of: item)] where !text.isEmpty {
            var text = text
            text.withUTF8 { body($0) }
        }
    }
}
