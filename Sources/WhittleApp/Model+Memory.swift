package import WhittleCore

/// What the screens keep over a restart: where one was, and at what. Ids and words, nothing that
/// can be derived.
extension Model {
    /// To be kept on this device when the member leaves.
    package func memory(_ campaign: Campaign) -> JSONValue {
        if var own = ownModel.first {
            own.prepare(campaign)
            return own.memory(campaign)
        }
        let context = context(campaign)
        func id(_ item: Int32?) -> JSONValue? { item.map { .string(campaign.items.name($0)) } }
        return .object([
            "place": .string(place.rawValue),
            "ideas_order": .string(ideas.order.rawValue),
            "ideas_item": id(ideas.items.isEmpty ? nil : ideas.selected(context)),
            "triage_item": id(triage.isFilled ? triage.selected(context) : nil),
            "duplicates_first": id(duplicates.pair?.first),
            "duplicates_second": id(duplicates.pair?.second),
            "panel_idea": panel.idea.map { .string($0) },
            "guide_item": id(guide.rows.isEmpty ? nil : guide.selected(context)),
            "deliberate_meeting": deliberate.meeting.map { .string($0) },
            "shortlist_by": hasBegun ? .string(shortlist.by.rawValue) : nil,
            "shortlist_score": shortlist.score.map { .string($0.rawValue) },
            "shortlist_top": shortlist.top.map { .integer($0) },
        ])
    }

    /// Takes up where the member left; words that mean nothing any more are passed over.
    package mutating func remember(_ memory: JSONValue, _ campaign: Campaign) {
        func item(_ key: String) -> Int32? {
            memory[key]?.text.flatMap { campaign.items.find($0) }
        }
        if let word = memory["ideas_order"]?.text, let order = IdeasScreen.Order(rawValue: word) {
            ideas.order = order
        }
        ideas.wanted = item("ideas_item")
        triage.wanted = item("triage_item")
        if let first = item("duplicates_first"), let second = item("duplicates_second") {
            duplicates.wanted = DuplicatesScreen.ItemIDs(first: first, second: second)
        }
        panel.idea = memory["panel_idea"]?.text
        guide.wanted = item("guide_item")
        deliberate.meeting = memory["deliberate_meeting"]?.text
        panel.reason = "where you left off"
        if let word = memory["shortlist_by"]?.text, let by = CutRule.Basis(rawValue: word),
            by != .hands
        {
            shortlist.begin(context(campaign))
            shortlist.by = by
            hasBegun = true
        }
        shortlist.score = memory["shortlist_score"]?.text.flatMap(PanelScoreKind.init(rawValue:))
        if let top = memory["shortlist_top"]?.wholeNumber, top > 0 { shortlist.top = top }
        if let word = memory["place"]?.text, let place = Place(rawValue: word) {
            let said = status
            open(place, campaign)
            status = said
        }
    }
}

/// Drafts on this device: reviews by round and idea, texts by what they are for, themes by whose
/// they are and of what.
extension Model {
    var allDrafts: [JSONMember] {
        panel.draftsAsJSON(of: member ?? "")
            + textDrafts.sorted { $0.key < $1.key }
            .map { JSONMember($0.key, .string($0.value)) }
            + coding.draftsAsJSON(of: member ?? "") + otherDrafts
    }

    mutating func takeDrafts(_ drafts: [JSONMember]) {
        for draft in drafts {
            if let text = draft.value.text { textDrafts[draft.key] = text }
        }
        let reviews = drafts.filter { $0.value.text == nil && $0.value["themes"] == nil }
        let othersReviews = panel.takeDrafts(reviews, of: member ?? "")
        // Coding is blind: another's drafts on this device are kept, and not looked into.
        let themes = drafts.filter { $0.value["themes"] != nil }
        otherDrafts = coding.takeDrafts(themes, of: member ?? "") + othersReviews
    }

    /// Takes up what the member noted for themselves on this device, by idea.
    package mutating func takePrivateNotes(_ notes: [String: String]) { privateNotes = notes }
}
