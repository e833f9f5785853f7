/// What has to be ready before a phase opens, and is not yet.
package struct PhasePreparation: Equatable, Sendable {
    package let phase: PhaseScheduled
    /// Each in a few words, with the command that does it.
    package let missing: [(what: String, command: String)]

    package static func == (left: PhasePreparation, right: PhasePreparation) -> Bool {
        left.phase == right.phase
            && left.missing.map { [$0.what, $0.command] }
                == right.missing.map { [$0.what, $0.command] }
    }

    /// - Parameter waiting: how many texts wait for a moderator.
    package init(_ phase: PhaseScheduled, _ campaign: Campaign, waiting: Int) {
        var missing: [(what: String, command: String)] = []
        func lacks(_ role: Role) -> Bool {
            !campaign.membership.members.contains { $0.isPresent && $0.roles.contains(role) }
        }
        for activity in phase.allows {
            switch activity {
            case .ideas where campaign.askedQuestions.isEmpty:
                missing.append(("ask a question", "whittle question ID --title T"))
            case .votes where waiting > 0:
                missing.append(
                    (
                        "decide on the \(Figures.count(waiting, "text")) that \(waiting == 1 ? "waits" : "wait")",
                        "whittle list ideas --where status:pending"
                    ))
            case .coding:
                if campaign.themeBook.isEmpty {
                    missing.append(("define themes", "whittle theme ID --title T"))
                }
                if lacks(.coder) {
                    missing.append(("name coders", "whittle member NAME --role coder"))
                }
            case .reviews: PhasePreparation.addReviews(phase, campaign, lacks(.panelist), &missing)
            case .ideas, .comments, .votes: break
            }
        }
        self.phase = phase
        self.missing = missing
    }

    private static func addReviews(
        _ phase: PhaseScheduled, _ campaign: Campaign, _ lacksPanel: Bool,
        _ missing: inout [(what: String, command: String)]
    ) {
        if lacksPanel { missing.append(("name a panel", "whittle member NAME --role panelist")) }
        let id = phase.round ?? "ID"
        if campaign.stages.isEmpty {
            missing.append(
                ("plan the stages", "whittle stages longlist:Longlist:47 shortlist:Shortlist:15"))
        } else if let first = campaign.stages.first, campaign.stages.count > 1,
            campaign.cut(first.stage) == nil
        {
            missing.append(("cut the \(first.title)", "whittle cut \(first.stage) -n"))
        }
        let rounds = campaign.panelRounds
        let isOpen = rounds.contains { $0.isOpen && (phase.round ?? $0.id) == $0.id }
        if !isOpen {
            missing.append(
                rounds.contains { $0.id == phase.round }
                    ? ("open the round again", "whittle round reopen \(id)")
                    : ("open the round", "whittle round open \(id) --title T --visibility V"))
        }
    }
}
