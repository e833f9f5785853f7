import WhittleCore

/// The policy as text: what people agreed to, and the reason codes with their keys.
enum PolicyText {
    static func whole(_ campaign: Campaign) -> String {
        var parts: [String] = []
        let policies = campaign.writtenPolicies
        for policy in policies where policy.code == nil {
            parts.append(policy.title + "\n" + policy.body)
        }
        let codes = Model.reasons(campaign).map { option in
            let policy = policies.first { $0.code == option.title }
            let text = policy.map { ": " + $0.title } ?? ""
            let body = policy.map { $0.body.isBlank ? "" : "\n     " + $0.body } ?? ""
            return " x \(Character(option.key))  \(option.title)\(text)\(body)"
        }
        parts.append("Reasons to hide:\n" + codes.joined(separator: "\n"))
        return parts.joined(separator: "\n\n")
    }
}
