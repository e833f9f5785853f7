/// A moment to look back to, as people name it: a day or a month with all of it, or a moment with
/// its minute or second, in UTC.
package enum PastMoment {
    /// What to write, for errors.
    package static let advice =
        "a day like 2015-02-14 or a moment like 2015-02-14T18:30, in UTC"

    /// The last millisecond of what the text names: `2015-02-14` is the end of that day. Nil where
    /// it is no date.
    package static func parse(_ text: String) -> Timestamp? {
        var scalars = Array(text.unicodeScalars)
        if scalars.count > 10, scalars[10] == " " { scalars[10] = "T" }
        if scalars.count > 10, scalars.last == "Z" { scalars.removeLast() }
        var moment = ""
        moment.unicodeScalars.append(contentsOf: scalars)
        if let span = QueryDate.span(moment) {
            return Timestamp(milliseconds: span.upperBound - 1)
        }
        if scalars.count == 19 { return Timestamp(moment + ".999Z") }
        return Timestamp(moment + "Z")
    }
}

extension EventType {
    /// What holds whenever one looks back: what the campaign and its questions are, who its members
    /// are, and that a text was erased, which is final.
    package var holdsAtAllTimes: Bool {
        switch self {
        case .campaignCreated, .campaignChanged, .questionAsked, .memberJoined, .memberLeft,
            .itemErased, .participantErased:
            true
        default: false
        }
    }
}
