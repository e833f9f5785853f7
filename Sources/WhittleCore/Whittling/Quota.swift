/// How many of a theme or a question a cut keeps at least or at most.
package struct Quota: Equatable, Sendable {
    package enum Kind: String, CaseIterable, Equatable, Sendable {
        case theme, question
    }

    package var kind: Kind
    /// The theme's or question's id; nil: each of them.
    package var name: String?
    package var least: Int?
    package var most: Int?

    package init(_ kind: Kind, _ name: String? = nil, least: Int? = nil, most: Int? = nil) {
        self.kind = kind
        self.name = name
        self.least = least
        self.most = most
    }

    /// What stands for each theme or question: no id can be this.
    private static let each = "*"

    init?(_ json: JSONValue) {
        guard let members = json.members,
            let kind = Kind.allCases.first(where: { json[$0.rawValue] != nil }),
            let name = json[kind.rawValue]?.text
        else { return nil }
        self.init(
            kind, name == Quota.each ? nil : name, least: json["least"]?.wholeNumber,
            most: json["most"]?.wholeNumber)
        let read = 1 + (least == nil ? 0 : 1) + (most == nil ? 0 : 1)
        guard read == members.count, read > 1, least ?? 0 >= 0, most ?? 0 >= 0 else { return nil }
    }

    var json: JSONValue {
        var members = [JSONMember(kind.rawValue, .string(name ?? Quota.each))]
        if let least { members.append(JSONMember("least", .integer(least))) }
        if let most { members.append(JSONMember("most", .integer(most))) }
        return .object(members)
    }

    /// `at most 4 of each theme`.
    package var words: String {
        let what = name.map { "the \(kind.rawValue) \($0)" } ?? "each \(kind.rawValue)"
        let parts = [least.map { "at least \($0)" }, most.map { "at most \($0)" }]
        return parts.compactMap(\.self).joined(separator: " and ") + " of " + what
    }
}

extension Campaign {
    /// The themes of an idea that quotas go by: those that somebody settled, else those that all
    /// of at least two coders read in it; of a head, its group's united. The same for every
    /// viewer, and in no order that is shown.
    func quotaThemes(of item: Int32) -> [String] {
        guard !coding.codings.isEmpty || !coding.resolutions.isEmpty else { return [] }
        var themes: Set<String> = []
        for member in group(of: item) {
            if let settled = resolution(of: member) {
                themes.formUnion(settled.themes)
                continue
            }
            let all = readings(of: member)
            guard all.count >= Campaign.codersPerItem else { continue }
            themes.formUnion(
                all[0].themes.filter { theme in all.allSatisfy { $0.themes.contains(theme) } })
        }
        return themes.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// The names of the groups of a kind that an idea is in.
    func quotaGroups(of item: Int32, _ kind: Quota.Kind) -> [String] {
        switch kind {
        case .theme: quotaThemes(of: item)
        case .question: question(of: item).map { [$0] } ?? []
        }
    }
}
