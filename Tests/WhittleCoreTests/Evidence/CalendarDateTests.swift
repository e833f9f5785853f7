import Testing

@testable import WhittleCore

@Suite struct CalendarDateTests {
    @Test(arguments: [
        "", " ", "2015-6-1", "2015-02-30", "2015-13-01", "2015-00", "15-06-01", "2015-06-01T10:00",
        "June 2015", "2015-06-01 ", "2015/06/01", "２０１５", "2015-06-", "-2015",
    ]) func whatIsNoDateIsNone(text: String) {
        #expect(CalendarDate(text) == nil)
        #expect(CalendarDate.day(text) == nil)
    }

    @Test func yearsAndMonthsBeginOnTheirFirstDay() throws {
        let year = try #require(CalendarDate("2015"))
        let month = try #require(CalendarDate("2015-06"))
        let day = try #require(CalendarDate("2015-06-01"))
        #expect(year < month)
        #expect(month.firstDay == day.firstDay)
        #expect(CalendarDate.text(ofDay: year.firstDay) == "2015-01-01")
        #expect(CalendarDate.day("2015-06") == nil)
        #expect(CalendarDate.day("2015-06-01") == day.firstDay)
        #expect(CalendarDate.day("1970-01-02") == 1)
    }

    @Test(arguments: [
        ("2015-06-15", 6, "2015-12-15"), ("2015-08-31", 6, "2016-02-29"),
        ("2014-08-31", 6, "2015-02-28"), ("2015-12-15", 12, "2016-12-15"),
        ("2016-02-29", 12, "2017-02-28"), ("2015-12-31", 6, "2016-06-30"),
    ]) func monthsAreAdded(from: String, months: Int, to: String) throws {
        let day = try #require(CalendarDate.day(from))
        #expect(CalendarDate.text(ofDay: CalendarDate.day(day, adding: months)) == to)
    }

    @Test func aHundredDays() throws {
        // June has 30 days, July and August have 31: 29 + 31 + 31 + 9.
        let day = try #require(CalendarDate.day("2015-06-01"))
        #expect(CalendarDate.text(ofDay: day + 100) == "2015-09-09")
    }
}
