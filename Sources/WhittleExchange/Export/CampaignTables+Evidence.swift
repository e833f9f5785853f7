import WhittleCore

/// What became of the ideas, as rows: the register, the challenges with their measures and news, and
/// the case studies.
extension CampaignTables {
    /// An idea as its head stands for it now; empty where the reader may not see it.
    private func idea(_ item: Int32?) -> ExportCell {
        item.map { campaign.head(of: $0) }
            .flatMap { viewpoint.canFollow($0, in: campaign) ? .text(id($0)) : nil } ?? .empty
    }

    /// What only members read: who looks after something, and who wrote it.
    private func inside(_ text: String?) -> ExportCell {
        viewpoint.isPublic ? .empty : self.text(text)
    }

    // MARK: The register

    /// The sources that the reader may see, by id.
    package var evidence: ExportTable {
        ExportTable(
            columns: ExportKind.evidence.columns.map(\.name),
            rows: viewpoint.evidenceSources(in: campaign).map(sourceRow))
    }

    private func sourceRow(_ source: EvidenceSource) -> [ExportCell] {
        let details = source.details
        let ideas = viewpoint.ideas(ofEvidence: source.id, in: campaign).map(id)
        return [
            .text(source.id), .text(details.title), text(details.source), text(details.format),
            text(details.url), text(details.published), text(details.summary),
            .text(details.features.joined(separator: "\n")), text(details.audience),
            text(details.impact), .text(ideas.joined(separator: " ")),
            .text(source.state.rawValue), text(source.review?.happened.text),
            text(source.nextReview), inside(source.review?.event.note), inside(source.reviewer),
            inside(details.owner),
        ]
    }

    // MARK: Challenges

    /// The challenges that the reader may see, the first to begin first.
    package var challenges: ExportTable {
        ExportTable(
            columns: ExportKind.challenges.columns.map(\.name),
            rows: seenChallenges.map(challengeRow))
    }

    private var seenChallenges: [Challenge] { viewpoint.challenges(in: campaign) }

    private func challengeRow(_ challenge: Challenge) -> [ExportCell] {
        let details = challenge.details
        let closing = challenge.closing
        return [
            .text(challenge.id), .text(details.title), idea(challenge.idea),
            .text(details.team.joined(separator: "; ")), text(details.sponsor),
            .text(details.starts), .integer(challenge.days),
            text(challenge.endDay.map { CalendarDate.text(ofDay: $0) }),
            text(closing?.event.outcome.rawValue), text(closing?.happened.text),
            text(closing?.event.lessons), .integer(challenge.measures.count),
            .integer(challenge.measures.count { $0.isReached == true }),
            .integer(challenge.openAsks.count),
            .text(challenge.adoptions.compactMap(\.event.where).joined(separator: "; ")),
        ]
    }

    /// A row for each value, in the order in which they were measured; a measure without one has a
    /// row, too.
    package var measures: ExportTable {
        ExportTable(
            columns: ExportKind.measures.columns.map(\.name),
            rows: seenChallenges.flatMap(\.measures).flatMap(measureRows))
    }

    private func measureRows(_ measure: Measure) -> [[ExportCell]] {
        let begin: [ExportCell] = [
            .text(measure.challenge), .text(measure.id), text(measure.title), text(measure.unit),
            text(measure.direction?.rawValue), decimal(measure.baseline), decimal(measure.target),
        ]
        guard !measure.values.isEmpty else { return [begin + [.empty, .empty]] }
        return measure.values.map { begin + [.text($0.happened.text), .number($0.value)] }
    }

    /// The news of the challenges, in the order in which they happened.
    package var updates: ExportTable {
        ExportTable(
            columns: ExportKind.updates.columns.map(\.name),
            rows: seenChallenges.flatMap(updateRows))
    }

    private func updateRows(_ challenge: Challenge) -> [[ExportCell]] {
        let open = Set(challenge.openAsks.map(\.line))
        return challenge.updates.map { update in
            let event = update.event
            let isAnswered: ExportCell =
                event.kind == .ask ? .text(open.contains(update.line) ? "no" : "yes") : .empty
            return [
                .text(challenge.id), .text(update.happened.text),
                whole(challenge.startDay.map { update.happened.day - $0 }),
                .text(event.kind.rawValue), text(event.where), .text(event.body), isAnswered,
                inside(update.member),
            ]
        }
    }

    // MARK: Case studies

    /// The case studies that the reader may see, by id.
    package var cases: ExportTable {
        ExportTable(
            columns: ExportKind.cases.columns.map(\.name),
            rows: viewpoint.cases(in: campaign).map(caseRow))
    }

    private func caseRow(_ study: CaseWritten) -> [ExportCell] {
        // A source that the guide does not have is not named to the public.
        let sources = study.evidence.filter { id in
            campaign.evidenceSource(id).map { viewpoint.canSee($0, in: campaign) } ?? false
        }
        return [
            .text(study.case), .text(study.title), text(study.challenge),
            idea(campaign.idea(ofCase: study)), text(study.team), text(study.resources),
            .text(study.story), .text(sources.joined(separator: " ")), text(study.impact),
            text(study.lessons), text(study.sustainability), text(study.contact),
            text(study.completed),
        ]
    }
}
