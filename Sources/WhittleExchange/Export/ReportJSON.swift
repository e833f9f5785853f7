package import WhittleCore

extension StageReport {
    /// The whole report as one object; its ideas have the columns of `ReportTable`.
    package var json: JSONValue {
        .row([
            "campaign": .string(campaign), "stage": .string(stage), "title": .string(title),
            "from": .string(from), "rule": .string(rule.words), "by": .string(rule.by.rawValue),
            "at": .string(at.text), "note": .optional(note), "currency": .optional(currency),
            "considered": .integer(considered), "kept": .integer(kept), "held": .integer(held),
            "outcomes": .object(
                counts.map { JSONMember($0.result.rawValue, .integer($0.count)) }),
            "not_considered": .object(
                notConsidered.map { JSONMember($0.why, .integer($0.count)) }),
            "limits": .array(
                limits.map {
                    .row([
                        "limit": .string($0.words), "price": .optional($0.price),
                        "moved_in": .strings($0.movedIn), "moved_out": .strings($0.movedOut),
                    ])
                }),
            "panel": panel?.json ?? .null, "ideas": ReportTable(self).table.json,
            "beside": .array(
                beside.map {
                    .row([
                        "idea": .string($0.id), "title": .optional($0.title),
                        "reason": .string($0.reason),
                    ])
                }),
            "lines": .integer(lines), "digest": .string(digest),
            "check": isWhole ? .string("whittle cut --check \(stage)") : .null,
        ])
    }
}

extension PanelReport {
    fileprivate var json: JSONValue {
        .row([
            "round": .string(round), "title": .string(title), "blind": .bool(blind),
            "criteria": .array(criteria.map(PanelReport.json)),
            "members": .array(
                members.map { member in
                    .row([
                        "name": .string(member.name),
                        "standing": .optional(member.standing?.rawValue),
                        "reviews": .integer(member.reviews),
                        "stood_back": .integer(member.stoodBack),
                        "interests": member.interests.map { .strings($0) } ?? .null,
                    ])
                }),
            "counted": .integer(counted),
            "not_counted": .object(
                notCounted.map { JSONMember($0.why, .integer($0.count)) }),
            "agreement": .optional(agreement),
            "separates": separates.map { .bool($0) } ?? .null,
            "expected_correct": .optional(expectedCorrect),
            "bands": .object(bands.map { JSONMember($0.band.rawValue, .integer($0.count)) }),
        ])
    }

    private static func json(_ criterion: Criterion) -> JSONValue {
        .row([
            "criterion": .string(criterion.criterion), "title": .string(criterion.title),
            "prompt": .optional(criterion.prompt), "weight": .number(criterion.weight),
            "min": .integer(criterion.min), "max": .integer(criterion.max),
            "labels": .strings(criterion.labels),
        ])
    }
}
