/// A moment in UTC, to the millisecond, as the journal writes it: `2015-01-12T09:12:44.123Z`.
package struct Timestamp: Comparable, Hashable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package let milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    package static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.milliseconds < right.milliseconds
    }

    /// The same moment some milliseconds later.
    package func advanced(by milliseconds: Int64) -> Timestamp {
        Timestamp(milliseconds: self.milliseconds + milliseconds)
    }

    /// Reads exactly the 24 bytes of the journal's form; nil for anything else, a 30 February too.
    package init?(bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count == 24, bytes[4] == 0x2D, bytes[7] == 0x2D, bytes[10] == 0x54,
            bytes[13] == 0x3A, bytes[16] == 0x3A, bytes[19] == 0x2E, bytes[23] == 0x5A
        else { return nil }
        // No closure and no optional a digit: each line has one or two of these.
        var wrong = 0
        @inline(__always) func digits(_ start: Int, _ count: Int) -> Int {
            var value = 0
            for index in start..<(start + count) {
                let digit = Int(bytes[index]) - 0x30
                wrong |= digit | (9 - digit)
                value = value * 10 + digit
            }
            return value
        }
        let year = digits(0, 4)
        let month = digits(5, 2)
        let day = digits(8, 2)
        let hour = digits(11, 2)
        let minute = digits(14, 2)
        let second = digits(17, 2)
        let fraction = digits(20, 3)
        guard wrong >= 0, month >= 1, month <= 12, day >= 1,
            day <= Timestamp.days(inMonth: month, ofYear: year), hour < 24, minute < 60,
            second < 60
        else { return nil }
        let date = Timestamp.days(year: year, month: month, day: day)
        let seconds = Int64(date) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
        self.init(milliseconds: seconds * 1000 + Int64(fraction))
    }

    /// Reads the journal's form; nil for anything else.
    package init?(_ text: String) {
        var text = text
        guard let value = text.withUTF8({ Timestamp(bytes: $0) }) else { return nil }
        self = value
    }

    /// A date with a time of day in UTC; nil where there is no such moment.
    package init?(
        year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0,
        millisecond: Int = 0
    ) {
        guard (0...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Timestamp.days(inMonth: month, ofYear: year), (0..<24).contains(hour),
            (0..<60).contains(minute), (0..<60).contains(second), (0..<1000).contains(millisecond)
        else { return nil }
        let date = Timestamp.days(year: year, month: month, day: day)
        let seconds = Int64(date) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
        self.init(milliseconds: seconds * 1000 + Int64(millisecond))
    }

    /// Days since 1970-01-01, counted from midnight UTC.
    package var day: Int {
        Int((milliseconds >= 0 ? milliseconds : milliseconds - 86_399_999) / 86_400_000)
    }

    /// Year, month and day in UTC.
    package var date: (year: Int, month: Int, day: Int) { Timestamp.date(ofDay: day) }

    /// The journal's form, 24 bytes, for the years 0 to 9999.
    package var text: String {
        let (year, month, day) = date
        let inDay = milliseconds - Int64(self.day) * 86_400_000
        let second = inDay / 1000
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))T"
            + "\(padded(Int(second / 3600), 2)):\(padded(Int(second / 60 % 60), 2)):"
            + "\(padded(Int(second % 60), 2)).\(padded(Int(inDay % 1000), 3))Z"
    }

    /// `2015-01-12`.
    package var dateText: String {
        let (year, month, day) = date
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    /// `2015-01-12 09:12`, in UTC.
    package var minuteText: String {
        let whole = text
        return dateText + " " + String(whole.dropFirst(11).prefix(5))
    }

    private func padded(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    static func days(inMonth month: Int, ofYear year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    // The two conversions count in eras of 400 years from 1 March, where leap days fall last
    // (Hinnant, "chrono-Compatible Low-Level Date Algorithms").
    private static func days(year: Int, month: Int, day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    private static func date(ofDay day: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = day + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }
}
