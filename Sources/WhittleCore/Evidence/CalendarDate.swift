/// A date as people write it: `2015`, `2015-06` or `2015-06-01`. What is written in another way is
/// kept as it is, and compares with nothing.
package struct CalendarDate: Comparable, Hashable, Sendable {
    /// The first day that it covers, in days since 1970-01-01.
    package let firstDay: Int
    /// True where it names one day.
    package let isDay: Bool

    /// Nil for anything that is no date, a 30 February too.
    package init?(_ text: String) {
        guard let span = QueryDate.span(text), !text.utf8.contains(0x54) else { return nil }
        firstDay = Timestamp(milliseconds: span.lowerBound).day
        isDay = text.utf8.count == 10
    }

    package static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        left.firstDay < right.firstDay
    }

    /// The day of a text that names one day, in days since 1970-01-01.
    package static func day(_ text: String) -> Int? {
        guard let date = CalendarDate(text), date.isDay else { return nil }
        return date.firstDay
    }

    /// `2015-06-01`.
    package static func text(ofDay day: Int) -> String { moment(ofDay: day).dateText }

    /// Midnight UTC, at which the day begins.
    package static func moment(ofDay day: Int) -> Timestamp {
        Timestamp(milliseconds: Int64(day) * 86_400_000)
    }

    /// The same day some months later; where that month is shorter, its last day.
    package static func day(_ day: Int, adding months: Int) -> Int {
        let date = moment(ofDay: day).date
        let index = date.year * 12 + date.month - 1 + months
        let year = index / 12
        let month = index % 12 + 1
        let last = Timestamp.days(inMonth: month, ofYear: year)
        return Timestamp(year: year, month: month, day: min(date.day, last))?.day ?? day
    }
}
