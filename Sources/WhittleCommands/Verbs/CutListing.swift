import WhittleCore

/// What a cut would do, as `whittle cut -n` prints it.
struct CutListing {
    private let preview: CutPreview
    private let campaign: Campaign
    private let viewpoint: Viewpoint
    private let call: Invocation
    /// False where an idea of the pool is not shown to the viewer: sums and what is left of the
    /// money would tell of it.
    private let isWhole: Bool
    private let showsValues: Bool
    private let hasScores: Bool
    /// Raw and adjusted side by side, as the viewer may see them; nil where no review decides.
    private let figures: PanelFigures?
    private var listing: ListVerb.Listing

    static func print(_ preview: CutPreview, _ session: Session, _ call: Invocation) {
        var listing = CutListing(preview, session, call)
        listing.addIdeas()
        ListVerb.print(listing.listing, call)
        listing.printPrices()
        if call.has("similar") { listing.printSwaps() }
    }

    private init(_ preview: CutPreview, _ session: Session, _ call: Invocation) {
        self.preview = preview
        self.call = call
        campaign = session.campaign
        viewpoint = session.viewpoint
        let (campaign, viewpoint) = (session.campaign, session.viewpoint)
        isWhole = preview.order.pool.allSatisfy { viewpoint.canSee($0, in: campaign) }
        let rule = preview.rule
        // What is made of all scores together would tell of an idea that is not shown.
        showsValues =
            isWhole || !rule.by.usesPanel || rule.by == .panel && rule.scoreKind == .raw
        hasScores =
            showsValues && (rule.isConstrained || rule.by == .blend || rule.by.isCount)
        figures =
            rule.by.usesPanel
            ? (rule.round.flatMap(campaign.round) ?? campaign.currentRound).map {
                PanelFigures(campaign, viewpoint, $0, weights: rule.weights)
            } : nil
        var columns: [TextTable.Column] = [.number("Place"), .text("Change")]
        if hasScores { columns.append(.number("Score")) }
        if figures != nil {
            columns += [
                .number("Raw"), .number("Place"), .number("Adjusted"), .number("Place"),
            ]
        }
        if preview.rule.budget != nil { columns += [.number("Cost"), .number("Left")] }
        listing = ListVerb.Listing(columns: columns + [.text("Idea"), .text("Title")])
    }

    // MARK: Ideas

    private mutating func addIdeas() {
        // An idea that is not shown to the viewer has no place here either: those beside it would
        // tell its score.
        let rows = campaign.rows(preview).filter { viewpoint.canSee($0.item, in: campaign) }
        let entering = Set(preview.entering)
        let leaving = Set(preview.leaving)
        let isNew = campaign.cut(preview.stage) == nil
        var place = 0
        var kept: [(CutRow, Int?)] = []
        var others: [(CutRow, Int?)] = []
        for row in rows {
            if row.place != nil { place += 1 }
            let own = row.place == nil ? nil : place
            if row.fate == .kept { kept.append((row, own)) } else { others.append((row, own)) }
        }
        for (row, place) in call.has("all") ? merged(kept, others) : kept {
            guard row.fate == .kept else {
                let falls = leaving.contains(row.item) ? "falls out: " : ""
                add(row, place, falls + row.fate.words)
                continue
            }
            let isDropped =
                campaign.override(preview.stage, row.item)?.verdict == .dropped
            let comes = entering.contains(row.item) && !isNew
            add(
                row, place,
                isDropped ? "kept, but dropped by an override" : comes ? "comes in" : "kept")
        }
        if !call.has("all") {
            for (row, _) in others where leaving.contains(row.item) { add(row, nil, "falls out") }
        }
        let listed = Set(rows.map(\.item))
        for item in preview.leaving
        where !listed.contains(item) && viewpoint.canSee(item, in: campaign) {
            add(nil, item, nil, "falls out")
        }
        addOverrides()
    }

    /// In the order of the rule again.
    private func merged(_ kept: [(CutRow, Int?)], _ others: [(CutRow, Int?)]) -> [(CutRow, Int?)] {
        let all = kept + others
        let scored = all.filter { $0.1 != nil }.sorted { $0.1 ?? 0 < $1.1 ?? 0 }
        return scored + all.filter { $0.1 == nil }
    }

    private mutating func addOverrides() {
        let kept = Set(preview.kept)
        for item in preview.overridden
        where !kept.contains(item) && viewpoint.canSee(item, in: campaign) {
            guard let override = campaign.override(preview.stage, item) else { continue }
            add(nil, item, nil, "\(override.verdict.rawValue) by an override")
        }
    }

    private mutating func add(_ row: CutRow, _ place: Int?, _ change: String) {
        add(row, row.item, place, change)
    }

    private mutating func add(_ row: CutRow?, _ item: Int32, _ place: Int?, _ change: String) {
        let title = campaign.title(of: item)
        let id = campaign.items.name(item)
        let left = isWhole ? row?.left : nil
        var cells = [Figures.whole(place), change]
        if hasScores { cells.append(CutListing.score(row?.value, preview.rule)) }
        let raw = figures?.score(item)?.mean
        let rawPlace = figures?.rawPlace(item)
        let adjusted = figures?.adjusted?.estimate(item)?.mean
        let adjustedPlace = figures?.adjusted?.place(item)
        if figures != nil {
            cells += [
                Figures.decimal(raw), Figures.whole(rawPlace), Figures.decimal(adjusted),
                Figures.whole(adjustedPlace),
            ]
        }
        if preview.rule.budget != nil {
            cells += [CutListing.amount(row?.cost), CutListing.amount(left)]
        }
        listing.add(
            cells + [id, title],
            .row([
                "place": .optional(place), "idea": .string(id), "change": .string(change),
                "title": .string(title), "score": showsValues ? .optional(row?.value) : .null,
                "raw": .optional(raw), "raw_place": .optional(rawPlace),
                "adjusted": .optional(adjusted), "adjusted_place": .optional(adjustedPlace),
                "cost": .optional(row?.cost), "left": .optional(left),
                "reason": .optional(row?.fate.word),
            ]))
    }

    private static func score(_ value: Double?, _ rule: CutRule) -> String {
        rule.by.isCount ? amount(value) : Figures.decimal(value, rule.by == .panel ? 2 : 3)
    }

    private static func amount(_ value: Double?) -> String {
        value.map { Decimal15.text($0) } ?? ""
    }

    // MARK: Prices

    private func printPrices() {
        for price in campaign.prices(preview) {
            let moved = price.movedIn + price.movedOut
            let isShown = moved.allSatisfy { viewpoint.canSee($0, in: campaign) }
            func ids(_ items: [Int32]) -> [String] {
                items.filter { viewpoint.canSee($0, in: campaign) }.map { campaign.items.name($0) }
            }
            let words = price.limit.words(in: preview.rule)
            guard !call.isJSON else {
                call.output.line(
                    JSONValue.row([
                        "limit": .string(words),
                        "price": isShown ? .optional(price.price) : .null,
                        "moved_in": .strings(ids(price.movedIn)),
                        "moved_out": .strings(ids(price.movedOut)),
                    ]).json)
                continue
            }
            call.output.line(Shown.line(sentence(price, words, isShown, ids)))
        }
        if let left = preview.choice.left, isWhole, !call.isJSON {
            call.output.line("Left of the budget: \(CutListing.amount(left)).")
        }
    }

    // MARK: Too similar?

    private func printSwaps() {
        if preview.rule.isConstrained {
            call.output.talk(
                "--similar is for cuts without limits but a number: a swap might break the others.")
            return
        }
        var index = SimilarityIndex()
        index.update(campaign)
        let swaps = campaign.similarSwaps(preview, index).filter { swap in
            [swap.out, swap.like, swap.into].allSatisfy { viewpoint.canSee($0, in: campaign) }
        }
        func name(_ item: Int32) -> String { campaign.items.name(item) }
        func title(_ item: Int32) -> String { "\(name(item)) “\(campaign.title(of: item))”" }
        for swap in swaps {
            guard !call.isJSON else {
                call.output.line(
                    JSONValue.row([
                        "out": .string(name(swap.out)), "like": .string(name(swap.like)),
                        "similarity": .number(swap.similarity), "into": .string(name(swap.into)),
                    ]).json)
                continue
            }
            call.output.line(
                Shown.line(
                    "Too similar? \(title(swap.out)) is like \(title(swap.like)) (\(Figures.decimal(swap.similarity, 2)) of 1). In its place would come \(title(swap.into))."
                ))
        }
        if swaps.isEmpty, !call.isJSON {
            call.output.line("Too similar? Nothing that is kept.")
        }
    }

    private func sentence(
        _ price: LimitPrice, _ words: String, _ isShown: Bool, _ ids: ([Int32]) -> [String]
    ) -> String {
        guard let value = price.price else {
            return "Price of “\(words)”: not known, the choice without it is too large."
        }
        if price.movedIn.isEmpty, price.movedOut.isEmpty {
            return "Price of “\(words)”: nothing, it moves no idea."
        }
        func list(_ items: [Int32]) -> String {
            let names = ids(items)
            let few = names.prefix(5).joined(separator: ", ")
            return names.count > 5 ? "\(few) and \(names.count - 5) more" : few
        }
        var parts: [String] = []
        if !ids(price.movedIn).isEmpty { parts.append("brings in \(list(price.movedIn))") }
        if !ids(price.movedOut).isEmpty { parts.append("keeps out \(list(price.movedOut))") }
        let sum = isShown ? CutListing.score(value, preview.rule) : "not shown"
        return "Price of “\(words)”: \(sum); it \(parts.joined(separator: " and "))."
    }
}
