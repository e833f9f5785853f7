/// As whom somebody looks to see what others see. It never shows more than their own view does.
package enum SeenAs: Equatable, Hashable, Sendable {
    case publicView
    case role(Role)

    package static let all: [SeenAs] = [.publicView] + Role.allCases.map(SeenAs.role)

    /// `public`, or the role's name.
    package var word: String {
        switch self {
        case .publicView: "public"
        case .role(let role): role.rawValue
        }
    }

    package init?(_ word: String) {
        guard let found = SeenAs.all.first(where: { $0.word == word }) else { return nil }
        self = found
    }
}

extension Viewpoint {
    /// As whom this viewer may look: a facilitator as everyone, others as themselves, as an observer
    /// and as the public. The public sees nothing else.
    package var mayLookAs: [SeenAs] {
        guard !isPublic else { return [.publicView] }
        if roles.contains(.facilitator) { return SeenAs.all }
        return SeenAs.all.filter { seen in
            switch seen {
            case .publicView: true
            case .role(let role): role == .observer || roles.contains(role)
            }
        }
    }

    /// What this viewer would see in that role alone. They stand back from what they stand back
    /// from, and have reviewed what they have reviewed.
    package func looking(as seen: SeenAs) -> Viewpoint {
        guard mayLookAs.contains(seen) else { return .publicView }
        switch seen {
        case .publicView: return .publicView
        case .role(let role): return Viewpoint(member: member, roles: [role])
        }
    }
}
