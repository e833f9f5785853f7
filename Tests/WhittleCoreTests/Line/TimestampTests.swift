import Testing
import WhittleCore

@Suite struct TimestampTests {
    @Test(
        arguments: [
            ("1970-01-01T00:00:00.000Z", 0), ("1969-12-31T23:59:59.999Z", -1),
            ("2015-01-12T09:12:44.123Z", 1_421_053_964_123),
            ("2000-02-29T00:00:00.000Z", 951_782_400_000),
            ("1900-02-28T12:00:00.000Z", -2_203_934_400_000),
            ("2024-02-29T23:59:59.999Z", 1_709_251_199_999),
            ("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
            ("0000-01-01T00:00:00.000Z", -62_167_219_200_000),
        ] as [(String, Int64)])
    func readAndWritten(_ text: String, _ milliseconds: Int64) {
        #expect(Timestamp(text)?.milliseconds == milliseconds)
        #expect(Timestamp(milliseconds: milliseconds).text == text)
    }

    @Test(arguments: [
        "", "2015-01-12", "2015-01-12T09:12:44Z", "2015-01-12T09:12:44.12Z",
        "2015-01-12T09:12:44.1234Z", "2015-01-12t09:12:44.123z", "2015-01-12 09:12:44.123Z",
        "2015-01-12T09:12:44.123+00:00", "2015-01-12T09:12:44,123Z", "2015-00-12T09:12:44.123Z",
        "2015-13-12T09:12:44.123Z", "2015-01-00T09:12:44.123Z", "2015-01-32T09:12:44.123Z",
        "2015-02-29T00:00:00.000Z", "1900-02-29T00:00:00.000Z", "2015-04-31T00:00:00.000Z",
        "2015-01-12T24:00:00.000Z", "2015-01-12T09:60:44.123Z", "2015-01-12T23:59:60.000Z",
        "+015-01-12T09:12:44.123Z", "2015-01-12T09:12:44.-12Z", "２015-01-12T09:12:4.123Z",
    ])
    func refused(_ text: String) {
        #expect(Timestamp(text) == nil)
    }

    @Test func everyDayOfFourCenturiesFollowsTheOneBefore() {
        var date = (year: 1900, month: 1, day: 1)
        let first = -25_567  // 70 years of 365 days and 17 leap days before 1970.
        for day in first..<(first + 146_097) {
            let found = Timestamp(milliseconds: Int64(day) * 86_400_000).date
            guard found == date else {
                Issue.record("day \(day): \(found) instead of \(date)")
                return
            }
            let leap = (date.year % 4 == 0 && date.year % 100 != 0) || date.year % 400 == 0
            let lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            date.day += 1
            if date.day > lengths[date.month - 1] { date = (date.year, date.month + 1, 1) }
            if date.month > 12 { date = (date.year + 1, 1, 1) }
        }
        #expect(date == (year: 2300, month: 1, day: 1))
    }

    @Test func shorterForms() {
        let time = Timestamp(milliseconds: -1)
        #expect(time.day == -1)
        #expect(time.dateText == "1969-12-31")
        #expect(time.minuteText == "1969-12-31 23:59")
        #expect(time.advanced(by: 1) > time)
        #expect(Timestamp(year: 2015, month: 2, day: 29) == nil)
        #expect(Timestamp(year: 2016, month: 2, day: 29)?.dateText == "2016-02-29")
    }
}
