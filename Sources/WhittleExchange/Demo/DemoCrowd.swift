import WhittleCore

/// The participants of the demo and what they contribute.
struct DemoCrowd {
    struct Idea {
        var at: Int64
        var author: Int
        var title: String
        var body: String?
        /// Index of the question.
        var question: Int
        /// Keys.
        var themes: [String] = []
        var topic: String?
        /// Index of the seed, for the ideas proper.
        var seed: Int?
        /// How good it is, mean 0, deviation 1.
        var quality = 0.0
        /// How many see it.
        var exposure = 1.0
        /// Of a duplicate: the index of the idea that it repeats.
        var head: Int?
        /// An answer that says nothing.
        var junk = false
    }

    struct Comment {
        var at: Int64
        var author: Int
        /// Index of the idea.
        var idea: Int
        /// Index of the comment that it answers.
        var reply: Int?
        var kind = CommentKind.comment
        var stance: Int?
        var body: String
        /// Why somebody flags it: a reason code.
        var flag: String?
        /// Flagged without cause.
        var innocent = false
    }

    struct Vote {
        var at: Int64
        var participant: Int
        /// Index of an idea, or of a comment.
        var item: Int
        var onComment: Bool
        var value: Int
    }

    static let enables = 1_840
    static let prevents = 2_110

    let seed: UInt64
    var participants: [DemoParticipant]
    /// By time, as the comments.
    var ideas: [Idea] = []
    var comments: [Comment] = []
    var votes: [Vote] = []
    private let activity: DemoWeights

    init(seed: UInt64) {
        self.seed = seed
        participants = DemoParticipant.all(seed: seed)
        activity = DemoWeights(participants.map(\.activity))
    }

    /// A participant, the busy ones more often.
    func someone(_ random: inout DemoRandom) -> Int { activity.draw(&random) }

    func ideaID(_ index: Int) -> String { "demo-\(index + 1)" }
    func commentID(_ index: Int) -> String { "demo-c\(index + 1)" }

    /// Index of the head: the idea itself unless it repeats another.
    func head(_ index: Int) -> Int { ideas[index].head ?? index }

    /// The 291 distinct ideas.
    var heads: [Int] { ideas.indices.filter { ideas[$0].question == 2 && ideas[$0].head == nil } }

    var duplicates: [Int] { ideas.indices.filter { ideas[$0].head != nil } }
}

/// A participant of the demo.
struct DemoParticipant {
    /// A pseudonym.
    var id: String
    var country: String
    var background: String?
    /// How busy they are.
    var activity: Double

    private static let countries: [String] = [
        "GB", "IE", "US", "AU", "CA", "NZ", "NL", "SE", "DK", "NO", "DE", "FR", "ES", "IT", "IN",
        "ZA", "SG", "PT", "BE", "CH", "AT", "FI", "PL", "GR", "MT", "CY", "IS", "BR", "MX", "CL",
        "AE", "SA", "QA", "PK", "LK", "HK", "JP", "MY", "KE", "NG", "GH", "JM", "TR", "IL", "CZ",
    ]

    private static let backgrounds: [(word: String, weight: Double)] = [
        ("nurse", 22), ("manager", 13), ("patient", 11), ("doctor", 10), ("student", 6),
        ("carer", 5), ("researcher", 4), ("therapist", 6), ("midwife", 3), ("paramedic", 2.5),
        ("pharmacist", 2), ("health care assistant", 4), ("administrator", 4), ("volunteer", 2.5),
        ("commissioner", 2), ("social worker", 1.5), ("general practitioner", 2), ("porter", 0.7),
        ("improvement lead", 3), ("director", 1.5), ("", 8),
    ]

    static func all(seed: UInt64) -> [DemoParticipant] {
        var random = DemoRandom(seed: seed, stream: 1)
        let country = DemoWeights(
            countries.indices.map { $0 == 0 ? 92 : $0 < 9 ? 0.6 : 0.09 })
        let background = DemoWeights(backgrounds.map(\.weight))
        // An odd factor makes a one-to-one map of the 16 bits.
        let factor = random.below(16_384) * 4 + 25_173 * 2 + 1
        let offset = random.below(65_536)
        return (0..<DemoCampaign.Counts.participants).map { index in
            // Every 79th stands for one country each, so that all of them occur.
            let place = index % 79 == 0 ? index / 79 : countries.count
            let drawn = country.draw(&random)
            let word = backgrounds[background.draw(&random)].word
            let digits = String((index * factor + offset) % 65_536, radix: 16)
            let padding = String(repeating: "0", count: 4 - digits.count)
            return DemoParticipant(
                id: "p-" + padding + digits,
                country: countries[place < countries.count ? place : drawn],
                background: word.isEmpty ? nil : word, activity: random.skewed(1.1))
        }
    }
}
