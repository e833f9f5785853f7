/// What may be written of sources, challenges and case studies.
extension Campaign {
    /// A name, a unit, a format: what stands in one line.
    package static let wordsLimit = 300
    /// A challenge lasts at most so many days.
    package static let challengeDaysLimit = 3_650
    private static let listLimit = 100
    private static let measureLimit = 1e15

    // MARK: The register

    func check(_ event: EvidenceRegistered) -> Rejection? {
        if let rejection = checkTitle(event.title, "The source") { return rejection }
        for (what, text) in [
            ("publisher", event.source), ("format", event.format), ("address", event.url),
            ("owner", event.owner),
        ] {
            if let rejection = checkWords(text, what) { return rejection }
        }
        for (what, text) in [
            ("summary", event.summary), ("audience", event.audience), ("impact", event.impact),
        ] {
            if let rejection = checkText(text, what) { return rejection }
        }
        if let rejection = checkList(event.features, "feature") { return rejection }
        if let url = event.url, !Campaign.isWebAddress(url) {
            return Rejection(
                "“\(url)” is no address of the web; it begins with https:// or http:// and has no spaces."
            )
        }
        if let rejection = checkDate(event.published) ?? checkDate(event.review) {
            return rejection
        }
        guard let present = evidenceSource(event.evidence), present.review != nil,
            present.details.review != event.review
        else { return nil }
        return Rejection(
            "“\(event.evidence)” has been reviewed, and the review says when the next one is due: review it again."
        )
    }

    func check(_ event: EvidenceReviewed) -> Rejection? {
        checkEvidence(event.evidence) ?? checkDate(event.next) ?? checkText(event.note, "note")
    }

    /// - Parameter isLinked: what the line makes of the link.
    func checkLink(
        _ evidence: String, _ idea: String, isLinked: Bool, by name: String
    ) -> Rejection? {
        if let rejection = checkEvidence(evidence)
            ?? checkItems([idea], by: name, ideasOnly: true)
        {
            return rejection
        }
        guard let item = items.find(idea) else { return nil }
        let link = EvidenceLink(evidence: evidence, item: item)
        guard (self.evidence.links[link]?.value == true) == isLinked else { return nil }
        return Rejection(
            isLinked
                ? "“\(evidence)” belongs to “\(idea)” already."
                : "“\(evidence)” does not belong to “\(idea)”.")
    }

    private func checkEvidence(_ id: String) -> Rejection? {
        evidence.sources[id]?.value == nil
            ? Rejection("There is no source “\(id)”. `whittle list evidence` names them.") : nil
    }

    // MARK: Challenges

    func check(_ event: ChallengeStarted, by name: String) -> Rejection? {
        if let rejection = checkTitle(event.title, "The challenge")
            ?? checkItems([event.idea], by: name, ideasOnly: true)
            ?? checkWords(event.sponsor, "sponsor")
            ?? checkList(event.team, "name of the team")
        {
            return rejection
        }
        if event.team.isEmpty { return Rejection("Name who is in the team.") }
        guard CalendarDate.day(event.starts) != nil else {
            return Rejection("“\(event.starts)” is no day; write it like 2015-06-01.")
        }
        guard (1...Campaign.challengeDaysLimit).contains(event.days) else {
            return Rejection(
                "A challenge lasts 1 to \(Campaign.challengeDaysLimit) days, not \(event.days).")
        }
        // Whose idea they may not see they do not write over, either.
        guard challenge(event.challenge) != nil else { return nil }
        return checkChallenge(event.challenge, by: name)
    }

    func check(_ event: MeasureRecorded, by name: String) -> Rejection? {
        if let rejection = checkChallenge(event.challenge, by: name)
            ?? checkWords(event.unit, "unit")
        {
            return rejection
        }
        let key = MeasureKey(challenge: event.challenge, measure: event.measure)
        let isDefined = evidence.measures[key]?.entries.contains { $0.value.event.title != nil }
        if let title = event.title {
            if let rejection = checkTitle(title, "The measure") { return rejection }
        } else if isDefined != true {
            return Rejection(
                "“\(event.challenge)” has no measure “\(event.measure)”: give it a title first.")
        }
        for number in [event.baseline, event.target, event.value].compactMap(\.self)
        where !(abs(number) < Campaign.measureLimit) {
            return Rejection("A figure of a measure is a number below 10^15, not \(number).")
        }
        return nil
    }

    func check(_ event: UpdateWritten, by name: String) -> Rejection? {
        if let rejection = checkChallenge(event.challenge, by: name) { return rejection }
        if event.body.isBlank { return Rejection("The update has no text.") }
        if event.kind == .adopted, event.where?.isBlank != false {
            return Rejection("Say where it was taken up.")
        }
        return checkText(event.body, "update") ?? checkWords(event.where, "place")
    }

    func check(_ event: ChallengeClosed, by name: String) -> Rejection? {
        checkChallenge(event.challenge, by: name) ?? checkText(event.lessons, "lessons")
    }

    /// A challenge whose idea the member may not see is not there for them.
    private func checkChallenge(_ id: String, by name: String) -> Rejection? {
        Viewpoint(name, in: self).challenge(id, in: self) == nil
            ? Rejection("There is no challenge “\(id)”. `whittle list challenges` names them.")
            : nil
    }

    // MARK: Case studies

    func check(_ event: CaseWritten, by name: String) -> Rejection? {
        if let rejection = checkTitle(event.title, "The case study") { return rejection }
        if event.story.isBlank { return Rejection("The case study has no story.") }
        for (what, text) in [
            ("team", event.team), ("resources", event.resources), ("story", event.story),
            ("impact", event.impact), ("lessons", event.lessons),
            ("sustainability", event.sustainability), ("contact", event.contact),
        ] {
            if let rejection = checkText(text, what) { return rejection }
        }
        if let challenge = event.challenge,
            let rejection = checkChallenge(challenge, by: name)
        {
            return rejection
        }
        if let idea = event.idea,
            let rejection = checkItems([idea], by: name, ideasOnly: true)
        {
            return rejection
        }
        for source in event.evidence {
            if let rejection = checkEvidence(source) { return rejection }
        }
        if let present = caseStudy(event.case),
            !Viewpoint(name, in: self).canSee(present, in: self)
        {
            return Rejection("There is no case study “\(event.case)” that may be changed.")
        }
        return checkDate(event.completed)
    }

    // MARK: Texts, dates, addresses

    private func checkTitle(_ title: String, _ what: String) -> Rejection? {
        if title.isBlank { return Rejection("\(what) has no title.") }
        return title.unicodeScalars.count > Campaign.titleLimit
            ? Rejection("A title has at most \(Campaign.titleLimit) characters.") : nil
    }

    private func checkWords(_ text: String?, _ what: String) -> Rejection? {
        guard let text, text.unicodeScalars.count > Campaign.wordsLimit else { return nil }
        return Rejection("The \(what) has at most \(Campaign.wordsLimit) characters.")
    }

    private func checkText(_ text: String?, _ what: String) -> Rejection? {
        guard let text, text.unicodeScalars.count > Campaign.textLimit else { return nil }
        return Rejection("The text of the \(what) has at most \(Campaign.textLimit) characters.")
    }

    private func checkList(_ texts: [String], _ what: String) -> Rejection? {
        if texts.count > Campaign.listLimit {
            return Rejection("At most \(Campaign.listLimit) are named, not \(texts.count).")
        }
        if texts.contains(where: \.isBlank) { return Rejection("A \(what) is blank.") }
        for text in texts {
            if let rejection = checkWords(text, what) { return rejection }
        }
        return nil
    }

    private func checkDate(_ text: String?) -> Rejection? {
        guard let text, CalendarDate(text) == nil else { return nil }
        return Rejection("“\(text)” is no date; write it like 2015-06-01, 2015-06 or 2015.")
    }

    /// True for an address that a page may link to: http or https with a host, and no character
    /// that ends an address or acts on the terminal.
    package static func isWebAddress(_ text: String) -> Bool {
        let lower = text.lowercased()
        guard let scheme = ["https://", "http://"].first(where: { lower.hasPrefix($0) }) else {
            return false
        }
        let rest = text.unicodeScalars.dropFirst(scheme.unicodeScalars.count)
        guard let first = rest.first, !"/?#".unicodeScalars.contains(first) else { return false }
        return rest.allSatisfy { scalar in
            scalar.value > 0x20 && scalar.value != 0x7F && !scalar.properties.isWhitespace
                && !"\"<>\\^`{|}".unicodeScalars.contains(scalar)
                && ![.control, .format, .privateUse, .unassigned, .surrogate]
                    .contains(scalar.properties.generalCategory)
        }
    }
}
