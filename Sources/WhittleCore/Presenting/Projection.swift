/// What stands on the projector: which slide, which items with which text, and the numbers that
/// were revealed, as words. No other number is in it, so none can be shown. Texts are not in it
/// either: whoever draws takes them from the campaign as the public sees it.
package struct Projection: Equatable, Sendable {
    /// An idea that the slide names.
    package struct Item: Equatable, Sendable {
        package var idea: String
        /// The checksum of the text that the presenter put on the projector.
        package var saw: String
        /// Where it stands to a cut's line.
        package var band: ChanceBand?
        /// A number that was revealed.
        package var value: String?

        package init(idea: String, saw: String, band: ChanceBand? = nil, value: String? = nil) {
            self.idea = idea
            self.saw = saw
            self.band = band
            self.value = value
        }
    }

    /// A number of the slide with what it counts.
    package struct Figure: Equatable, Sendable {
        package var label: String
        package var value: String
        /// The number itself, for a bar; nil where there is none to draw.
        package var count: Int?
        /// The band of ideas that it counts.
        package var band: ChanceBand?

        package init(
            _ label: String, _ value: String, count: Int? = nil, band: ChanceBand? = nil
        ) {
            self.label = label
            self.value = value
            self.count = count
            self.band = band
        }
    }

    package var slide: Slide
    /// How many covers are lifted.
    package var level = 0
    package var items: [Item] = []
    package var figures: [Figure] = []
    package var address: String?
    /// What a list of a stage was made of: it is no longer shown where that changes.
    package var basis = ""
    package var isBlank = false

    package init(_ slide: Slide) { self.slide = slide }

    /// Nothing at all.
    package static let nothing: Projection = {
        var projection = Projection(.blank)
        projection.isBlank = true
        return projection
    }()

    /// True while the public may see all of it, in the words in which it was put there. Where
    /// something was hidden, flagged for personal data, merged, edited or undone since, it may not.
    package func isTrue(in campaign: Campaign) -> Bool {
        for item in items {
            guard let found = campaign.items.find(item.idea),
                Viewpoint.publicView.canSee(found, in: campaign),
                campaign.rows[Int(found)].kind == .idea, campaign.isHead(found),
                campaign.textChecksum(of: found) == item.saw
            else { return false }
        }
        guard slide.idea == nil || !items.isEmpty else { return false }
        return basis == campaign.basis(of: slide)
    }
}

extension Campaign {
    /// What a slide on a stage is made of: its cut and what is in it. Empty for all others.
    func basis(of slide: Slide) -> String {
        guard case .cut(let named) = slide, let stage = named ?? cutStages.last,
            let cut = cut(stage)
        else { return "" }
        let kept = kept(in: stage).map { items.name($0) }.joined(separator: " ")
        return CRC32C.text(CRC32C().checksum("\(lineID(cut.stamp)) \(kept)"))
    }
}

/// As it is handed from the console to a projector, in a file of this device.
extension Projection {
    package func json(at: Timestamp) -> JSONValue {
        let step = slide.step()
        return .object([
            "v": .integer(1), "at": .string(at.text), "show": .string(step.show),
            "idea": step.idea.map { .string($0) }, "level": .integer(level),
            "blank": .bool(isBlank), "basis": .string(basis),
            "address": address.map { .string($0) },
            "items": .array(
                items.map {
                    .object([
                        "idea": .string($0.idea), "saw": .string($0.saw),
                        "band": $0.band.map { .string($0.rawValue) },
                        "value": $0.value.map { .string($0) },
                    ])
                }),
            "figures": .array(
                figures.map {
                    .object([
                        "label": .string($0.label), "value": .string($0.value),
                        "count": $0.count.map { .integer($0) },
                        "band": $0.band.map { .string($0.rawValue) },
                    ])
                }),
        ])
    }

    /// Nil where it is none.
    package init?(_ json: JSONValue) {
        guard json["v"]?.wholeNumber == 1, let show = json["show"]?.text,
            let slide = Slide(ProgrammeStep(show: show, idea: json["idea"]?.text)),
            let level = json["level"]?.wholeNumber, let isBlank = json["blank"]?.isTrue,
            let basis = json["basis"]?.text
        else { return nil }
        self.init(slide)
        self.level = level
        self.isBlank = isBlank
        self.basis = basis
        address = json["address"]?.text
        for item in json["items"]?.elements ?? [] {
            guard let idea = item["idea"]?.text, let saw = item["saw"]?.text else { return nil }
            items.append(
                Item(
                    idea: idea, saw: saw,
                    band: item["band"]?.text.flatMap(ChanceBand.init(rawValue:)),
                    value: item["value"]?.text))
        }
        for figure in json["figures"]?.elements ?? [] {
            guard let label = figure["label"]?.text, let value = figure["value"]?.text else {
                return nil
            }
            figures.append(
                Figure(
                    label, value, count: figure["count"]?.wholeNumber,
                    band: figure["band"]?.text.flatMap(ChanceBand.init(rawValue:))))
        }
    }

    /// When it was put there; nil where the text says none.
    package static func time(_ json: JSONValue) -> Timestamp? {
        json["at"]?.text.flatMap { Timestamp($0) }
    }
}
