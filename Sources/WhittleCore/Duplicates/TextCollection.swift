/// Texts of one kind as words: an inverted index that keeps up with the campaign, for BM25
/// (Robertson and Zaragoza 2009, with the idf of Lucene) and for the cosine of TF-IDF (as scikit-learn
/// has it).
struct TextCollection: Sendable {
    /// A word of a text, with how often it stands there.
    struct Term: Sendable {
        var word: Int32
        var count: Int32
    }

    struct Posting: Sendable {
        var document: Int32
        var count: Int32
    }

    /// A text as it was when it was read; one that was replaced is dead.
    struct Document: Sendable {
        var item: Int32
        /// Its terms, in the order in which they stand in the text.
        var terms: Range<Int32>
        /// How many words it has, repeats included.
        var length: Int32
        /// Equal where the words are the same in the same order.
        var key: UInt64
        var isAlive = true
    }

    private(set) var documents: ContiguousArray<Document> = []
    private(set) var terms: ContiguousArray<Term> = []
    /// Where each word stands; dead texts among them.
    private(set) var postings: ContiguousArray<[Posting]> = []
    /// In how many texts that are alive each word stands.
    private(set) var frequencies: ContiguousArray<Int32> = []
    /// How many texts are alive.
    private(set) var count = 0
    private var length = 0
    private var documentByItem: [Int32: Int32] = [:]
    /// Where a word was seen last in `terms`.
    private var places: ContiguousArray<Int32> = []

    /// The document of an item; nil where it is not of this kind or has no text.
    func document(of item: Int32) -> Int32? { documentByItem[item] }

    func terms(of document: Int32) -> ArraySlice<Term> {
        let range = documents[Int(document)].terms
        return terms[Int(range.lowerBound)..<Int(range.upperBound)]
    }

    mutating func add(_ item: Int32, words: [Int32], key: UInt64) {
        let document = Int32(documents.count)
        let start = Int32(terms.count)
        for word in words {
            let index = Int(word)
            while places.count <= index {
                places.append(-1)
                postings.append([])
                frequencies.append(0)
            }
            if places[index] >= start {
                terms[Int(places[index])].count += 1
            } else {
                places[index] = Int32(terms.count)
                terms.append(Term(word: word, count: 1))
            }
        }
        for term in terms[Int(start)...] {
            postings[Int(term.word)].append(Posting(document: document, count: term.count))
            frequencies[Int(term.word)] += 1
        }
        documents.append(
            Document(
                item: item, terms: start..<Int32(terms.count), length: Int32(words.count), key: key)
        )
        documentByItem[item] = document
        count += 1
        length += words.count
    }

    /// Takes the text of an item out; answers its key.
    mutating func remove(_ item: Int32) -> UInt64? {
        guard let document = documentByItem.removeValue(forKey: item) else { return nil }
        documents[Int(document)].isAlive = false
        for term in terms(of: document) { frequencies[Int(term.word)] -= 1 }
        count -= 1
        length -= Int(documents[Int(document)].length)
        let key = documents[Int(document)].key
        if documents.count > 2 * count + TextCollection.deadKept { dropDead() }
        return key
    }

    /// So many dead texts are kept before all that are alive are written anew.
    private static let deadKept = 64

    /// Leaves the dead texts out: a text that is removed does not look for itself in the lists of
    /// its words, which may be long, but waits until more than half of all are dead.
    private mutating func dropDead() {
        let (oldDocuments, oldTerms) = (documents, terms)
        documents = []
        terms = []
        for word in postings.indices {
            postings[word] = []
            places[word] = -1
        }
        for old in oldDocuments where old.isAlive {
            let number = Int32(documents.count)
            var document = old
            document.terms = Int32(terms.count)..<Int32(terms.count + old.terms.count)
            for term in oldTerms[Int(old.terms.lowerBound)..<Int(old.terms.upperBound)] {
                terms.append(term)
                postings[Int(term.word)].append(Posting(document: number, count: term.count))
            }
            documents.append(document)
            documentByItem[old.item] = number
        }
    }

    // MARK: Weights

    /// BM25's parameters: how soon a repeated word counts no more, and how much length counts.
    static let k1 = 1.2
    static let b = 0.75

    /// ln(1 + (N − df + ½) / (df + ½)).
    func rarity(_ word: Int32) -> Double {
        let frequency = Double(frequencies[Int(word)])
        return Libm.log(1 + (Double(count) - frequency + 0.5) / (frequency + 0.5))
    }

    /// ln((1 + N) / (1 + df)) + 1.
    func weight(_ word: Int32) -> Double {
        Libm.log((1 + Double(count)) / (1 + Double(frequencies[Int(word)]))) + 1
    }

    /// What length does to the weight of a word in a text: k1·(1 − b + b·length/mean length).
    func saturation(_ document: Int32) -> Double {
        let mean = count > 0 ? Double(length) / Double(count) : 1
        let share = mean > 0 ? Double(documents[Int(document)].length) / mean : 1
        return TextCollection.k1 * (1 - TextCollection.b + TextCollection.b * share)
    }

    /// The length of a text's TF-IDF vector.
    func norm(_ document: Int32) -> Double {
        var sum = 0.0
        for term in terms(of: document) {
            let value = Double(term.count) * weight(term.word)
            sum += value * value
        }
        return sum.squareRoot()
    }
}
