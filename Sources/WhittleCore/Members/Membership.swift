/// Who is a member with which roles, and since when. It is settled from the membership lines
/// alone, in the order of their stamps, before anything else is folded.
package struct Membership: Sendable {
    /// A member as the last line about them says.
    package struct Member: Equatable, Sendable {
        package var name: String
        package var displayName: String
        package var roles: Set<Role>
        package var standing: Standing?
        package var isPresent: Bool

        /// The roles in the fixed order of their enum.
        package var sortedRoles: [Role] { Role.allCases.filter(roles.contains) }
    }

    private struct Line: Sendable {
        var stamp: Stamp
        var author: String
        var member: String
        /// Nil for a line that says the member left.
        var joined: MemberJoined?
    }

    /// What holds for a member from a stamp on.
    private struct Span: Sendable {
        var from: Stamp
        var roles: Set<Role>
    }

    private var lines: [Line] = []
    private var spans: [String: [Span]] = [:]
    /// By name, in the order of the names.
    package private(set) var members: [Member] = []
    private var standings: [String: Standing] = [:]
    /// A facilitator for ever.
    package private(set) var owner: String?

    package init() {}

    mutating func setOwner(_ owner: String?, _ ranks: WriterRanks) {
        self.owner = owner
        settle(ranks)
    }

    mutating func add(joined: MemberJoined, by author: String, _ stamp: Stamp, _ ranks: WriterRanks)
    {
        add(Line(stamp: stamp, author: author, member: joined.member, joined: joined), ranks)
    }

    mutating func add(left: MemberLeft, by author: String, _ stamp: Stamp, _ ranks: WriterRanks) {
        add(Line(stamp: stamp, author: author, member: left.member, joined: nil), ranks)
    }

    private mutating func add(_ line: Line, _ ranks: WriterRanks) {
        guard !lines.contains(where: { $0.stamp == line.stamp }) else { return }
        lines.append(line)
        settle(ranks)
    }

    /// Forgets lines that are to be folded again.
    mutating func keep(_ isKept: (Stamp) -> Bool, _ ranks: WriterRanks) {
        guard !lines.allSatisfy({ isKept($0.stamp) }) else { return }
        lines.removeAll { !isKept($0.stamp) }
        settle(ranks)
    }

    /// The roles of a member at a stamp; nil where they were not a member then.
    package func roles(of member: String, at stamp: Stamp, ranks: [Int32]) -> Set<Role>? {
        let span = spans[member]?.last { $0.from.isBefore(stamp, ranks) }
        if member == owner { return (span?.roles ?? []).union([.facilitator]) }
        guard let span, !span.roles.isEmpty else { return nil }
        return span.roles
    }

    /// The roles from each moment on, for the cache of the hot path.
    func spans(of member: String) -> [(at: Int64, roles: Set<Role>)] {
        (spans[member] ?? []).map { ($0.from.at, $0.roles) }
    }

    /// Whether a member is from inside or outside; nil where nothing is said.
    func standing(of member: String) -> Standing? { standings[member] }

    /// A member by name, as they are now.
    package func member(_ name: String) -> Member? { members.first { $0.name == name } }

    private mutating func settle(_ ranks: WriterRanks) {
        lines.sort { $0.stamp.isBefore($1.stamp, ranks) }
        spans = [:]
        var now: [String: Member] = [:]
        if let owner {
            now[owner] = Member(
                name: owner, displayName: owner, roles: [.facilitator], standing: nil,
                isPresent: true)
        }
        for line in lines {
            let isFacilitator =
                line.author == owner
                || spans[line.author]?.last?.roles.contains(.facilitator) == true
            guard isFacilitator else { continue }
            let roles = Set(line.joined?.roles ?? [])
            spans[line.member, default: []].append(Span(from: line.stamp, roles: roles))
            var member =
                now[line.member]
                ?? Member(
                    name: line.member, displayName: line.member, roles: [], standing: nil,
                    isPresent: true)
            if let joined = line.joined {
                member.displayName = joined.name
                member.standing = joined.standing
            }
            member.roles = line.member == owner ? roles.union([.facilitator]) : roles
            member.isPresent = line.joined != nil || line.member == owner
            now[line.member] = member
        }
        members = now.values.sorted { $0.name < $1.name }
        standings = now.compactMapValues(\.standing)
    }
}
