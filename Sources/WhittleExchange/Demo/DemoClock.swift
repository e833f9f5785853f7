import WhittleCore

/// The dates of the demo campaign, and when people take part: in the lunch break and the evening,
/// less at week-ends, most in the first and the last days of a stretch.
struct DemoClock {
    /// Milliseconds of a moment in 2015, UTC.
    static func moment(_ month: Int, _ day: Int, _ hour: Int = 0, _ minute: Int = 0) -> Int64 {
        Timestamp(year: 2015, month: month, day: day, hour: hour, minute: minute)?.milliseconds
            ?? 0
    }

    static let minute: Int64 = 60_000
    static let hour: Int64 = 3_600_000
    static let day: Int64 = 86_400_000

    static let opens = moment(1, 9, 9)
    static let understandCloses = moment(1, 26, 22)
    static let answerOpens = moment(1, 27, 8)
    static let answerCloses = moment(2, 16, 22)
    static let votingCloses = moment(3, 3, 22)
    static let cut = moment(3, 5, 15, 12)
    static let panelOpens = moment(3, 6, 9)
    static let end = moment(3, 20, 16)

    private static let hours: [Double] = [
        0.5, 0.3, 0.3, 0.2, 0.2, 0.4, 1, 3, 4, 4, 4, 4, 6, 6, 4, 4, 4, 4, 5, 6, 7, 7, 4, 1.5,
    ]

    private let first: Int64
    private let last: Int64
    private let days: DemoWeights
    private let hoursOfDay = DemoWeights(DemoClock.hours)
    private let firstDay: Int

    /// A stretch of time.
    init(from first: Int64, to last: Int64) {
        self.first = first
        self.last = max(first + DemoClock.hour, last)
        firstDay = Timestamp(milliseconds: first).day
        let count = Timestamp(milliseconds: self.last).day - firstDay + 1
        var weights: [Double] = []
        for day in 0..<count {
            // 1970-01-01 was a Thursday.
            let weekday = (firstDay + day + 3) % 7
            let edges = 1 + 2.2 / Double(day + 1) + 1.4 / Double(count - day)
            weights.append((weekday >= 5 ? 0.4 : 1) * edges)
        }
        days = DemoWeights(weights)
    }

    /// A moment in the stretch.
    func draw(_ random: inout DemoRandom) -> Int64 {
        for _ in 0..<50 {
            let day = Int64(firstDay + days.draw(&random)) * DemoClock.day
            let hour = Int64(hoursOfDay.draw(&random)) * DemoClock.hour
            let moment = day + hour + Int64(random.below(Int(DemoClock.hour)))
            if moment >= first, moment <= last { return moment }
        }
        return first + Int64(random.below(Int(last - first)))
    }

    /// The next time in office hours, at least so long after a moment.
    static func officeHours(
        after moment: Int64, hours: ClosedRange<Int>, _ random: inout DemoRandom
    ) -> Int64 {
        var result =
            moment + Int64(random.within(hours)) * hour + Int64(random.below(Int(hour)))
            + 20 * minute
        let inDay = result % day
        if inDay < 8 * hour { result += 8 * hour - inDay + Int64(random.below(Int(hour))) }
        if inDay > 18 * hour { result += 32 * hour - inDay + Int64(random.below(Int(hour))) }
        let weekday = (Timestamp(milliseconds: result).day + 3) % 7
        if weekday >= 5 { result += Int64(7 - weekday) * day }
        return result
    }
}
