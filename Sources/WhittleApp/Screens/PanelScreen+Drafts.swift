import WhittleCore

/// Drafts on this device: each is its member's, and no other sees it.
extension PanelScreen {
    /// As they are kept, under the name of whose they are.
    func draftsAsJSON(of member: String) -> [JSONMember] {
        drafts.sorted { $0.key < $1.key }.filter { !$0.value.isEmpty }.map { key, draft in
            let scores = draft.scores.sorted { $0.key < $1.key }.map { criterion, value in
                JSONMember(criterion, value.map { .number($0) } ?? .null)
            }
            var members = [
                JSONMember("scores", .object(scores)),
                JSONMember("comment", .string(draft.comment)),
            ]
            if let confidence = draft.confidence {
                members.append(JSONMember("confidence", .integer(confidence)))
            }
            members.append(JSONMember("member", .string(member)))
            return JSONMember(member + " " + key, .object(members))
        }
    }

    /// Takes up the member's own drafts; answers those of others.
    mutating func takeDrafts(_ members: [JSONMember], of name: String) -> [JSONMember] {
        var others: [JSONMember] = []
        for member in members {
            // Before drafts had a name they were those of whoever worked on the device.
            let owner = member.value["member"]?.text
            guard owner ?? name == name else {
                others.append(member)
                continue
            }
            var draft = Draft(comment: member.value["comment"]?.text ?? "")
            for score in member.value["scores"]?.members ?? [] {
                draft.scores[score.key] = .some(score.value.double)
            }
            draft.confidence = member.value["confidence"]?.wholeNumber.flatMap {
                (1...5).contains($0) ? $0 : nil
            }
            let key = owner.map { String(member.key.dropFirst($0.count + 1)) } ?? member.key
            drafts[key] = draft
        }
        return others
    }
}

extension PanelScreen.Draft {
    /// What a review says, to be changed.
    init(_ content: ReviewContent) {
        comment = content.comment ?? ""
        confidence = content.confidence
        for score in content.scores { scores[score.criterion] = .some(score.value) }
    }
}
