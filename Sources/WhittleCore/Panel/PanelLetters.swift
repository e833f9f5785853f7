/// The members of a round as letters, for a room that is to talk of scores and not of who gave
/// them. The order is that of a checksum, the same for everyone as long as the panel is the same.
/// It is a courtesy of the screen: whoever has the files can compute it.
package struct PanelLetters: Equatable, Sendable {
    private let places: [String: Int]

    /// The letters of a round's panel, and of everyone else who has sent a review in it.
    package init(_ round: Round, _ campaign: Campaign) {
        var members = Set(round.details.members)
        if members.isEmpty {
            members = Set(
                campaign.membership.members.filter { $0.roles.contains(.panelist) }.map(\.name))
        }
        for slots in campaign.reviews.values {
            for slot in slots where slot.round == round.id { members.insert(slot.member) }
        }
        let order = members.map { name in
            (key: SHA256.text(Array("letters/\(round.id)/\(name)".utf8)), name: name)
        }.sorted { $0.key != $1.key ? $0.key < $1.key : $0.name < $1.name }
        var places: [String: Int] = [:]
        for (place, member) in order.enumerated() { places[member.name] = place }
        self.places = places
    }

    /// `A`, `B` … `Z`, `A2` …; nil for whoever has no part in the round.
    package func letter(of member: String) -> String? {
        places[member].map { place in
            let letter = String(Character(Unicode.Scalar(UInt8(65 + place % 26))))
            return place < 26 ? letter : "\(letter)\(place / 26 + 1)"
        }
    }

    /// By letter, not by name.
    package func sorted<Value>(
        _ values: [Value], by member: (Value) -> String
    ) -> [Value] {
        values.sorted { one, other in
            let first = places[member(one)] ?? .max
            let second = places[member(other)] ?? .max
            return first != second ? first < second : member(one) < member(other)
        }
    }
}
