import WhittleApp
import WhittleCells
import WhittleCore

/// Drives the screens without a terminal or files: keys in, the campaign and the frame out. What a
/// screen wants written is checked and folded as a writer would.
struct Pilot {
    var campaign: Campaign
    var model: Model
    private let writers: [String: Int32]
    private var seqs: [Int32: Int]
    private var at: Int64 = 1_420_800_000_000
    private var clock = 0.0
    private(set) var effects: [Effect] = []

    /// A campaign with anna (facilitator), ben (moderator), cara and dan (panelists), olive
    /// (observer), and ideas `demo-1`… with votes.
    init(ideas: Int = 6, as member: String = "anna", size: Size = Size(columns: 80, rows: 24)) {
        var campaign = Campaign(id: "anna.test0001-2")
        var writers: [String: Int32] = [:]
        for name in ["anna", "ben", "cara", "dan", "olive"] {
            writers[name] = campaign.intern(writer: "\(name).test0001")
        }
        self.campaign = campaign
        self.writers = writers
        seqs = [:]
        model = Model(campaign, member: member, size: size)
        write("anna", .writerOpened(WriterOpened(campaign: "anna.test0001-2", kind: .person)))
        write("anna", .campaignCreated(CampaignCreated(title: "A small campaign")))
        for (name, role) in [
            ("ben", Role.moderator), ("cara", .panelist), ("dan", .panelist), ("olive", .observer),
        ] {
            write("anna", .memberJoined(MemberJoined(member: name, name: name, roles: [role])))
        }
        for idea in 0..<ideas {
            write(
                "anna",
                .ideaSubmitted(
                    IdeaSubmitted(
                        idea: "demo-\(idea + 1)", title: "Idea number \(idea + 1)",
                        body: "What it is about.", participant: "p-\(idea)")))
            for voter in 0..<(ideas - idea) {
                write(
                    "anna",
                    .voteCast(
                        VoteCast(
                            target: .idea("demo-\(idea + 1)"), participant: "v-\(voter)", value: 1))
                )
            }
        }
        become(member, size: size)
    }

    /// Goes on as another member.
    mutating func become(_ member: String, size: Size = Size(columns: 80, rows: 24)) {
        model = Model(campaign, member: member, size: size)
        _ = model.update(.painted, campaign)
    }

    /// Writes an event as a member, past every check of the screens.
    mutating func write(
        _ member: String, _ event: Event, action: String? = nil, parts: Int? = nil,
        happened: Timestamp? = nil
    ) {
        let writer = writers[member] ?? 0
        at += 1000
        let seq = (seqs[writer] ?? 0) + 1
        seqs[writer] = seq
        let now = Timestamp(milliseconds: at)
        let envelope = Envelope(
            writer: "\(member).test0001", seq: seq, at: now, happened: happened, action: action,
            parts: parts)
        let line = envelope.line(event, CRC32C())
        var reader = LineReader()
        line.withUnsafeBufferPointer { bytes in
            guard let scanned = try? reader.read(bytes) else { return }
            _ = campaign.fold(scanned, reader, bytes, writer: writer, now: now)
        }
        campaign.settle()
    }

    /// Presses keys, painting after each of them: `jj3<Enter>`.
    mutating func press(_ keys: String) {
        for key in Pilot.keys(keys) {
            send(key)
            _ = model.update(.painted, campaign)
        }
    }

    /// Presses keys that arrive together, before anything is painted.
    mutating func pressTogether(_ keys: String) {
        for key in Pilot.keys(keys) { send(key) }
        _ = model.update(.painted, campaign)
    }

    /// Presses one key again and again, as a held key does: 30 times a second, painted each time.
    mutating func hold(_ key: String, times: Int) {
        for _ in 0..<times {
            send(Pilot.keys(key)[0], after: 33)
            _ = model.update(.painted, campaign)
        }
    }

    mutating func send(_ key: Key, after milliseconds: Double = 1000) {
        clock += milliseconds
        tell(.key(key, at: clock))
    }

    mutating func tell(_ message: Message) {
        for effect in model.update(message, campaign) {
            effects.append(effect)
            if case .append(let drafts, let intent) = effect { append(drafts, intent) }
        }
    }

    private mutating func append(_ drafts: [DraftEvent], _ intent: Intent) {
        let member = model.member ?? "anna"
        for draft in drafts {
            if let rejection = campaign.check(draft.event, by: member) {
                tell(.failed(rejection.sentence))
                return
            }
        }
        let first = "\(member).test0001-\((seqs[writers[member] ?? 0] ?? 0) + 1)"
        for draft in drafts {
            write(
                member, draft.event, action: drafts.count > 1 ? first : nil,
                parts: drafts.count > 1 ? drafts.count : nil, happened: draft.happened)
        }
        tell(.committed(intent, lines: [], saved: .shared))
    }

    var frame: [String] { View(model, campaign).draw().lines }
    var screen: String { frame.joined(separator: "\n") }

    func status(_ idea: String) -> Verdict? {
        campaign.items.find(idea).map { campaign.status(of: $0) }
    }

    static func keys(_ text: String) -> [Key] {
        var keys: [Key] = []
        var rest = Substring(text)
        while let first = rest.unicodeScalars.first {
            if first == "<", let end = rest.firstIndex(of: ">"),
                let key = Key(name: String(rest[rest.index(after: rest.startIndex)..<end]))
            {
                keys.append(key)
                rest = rest[rest.index(after: end)...]
            } else {
                keys.append(.character(first))
                rest = rest.dropFirst()
            }
        }
        return keys
    }
}
