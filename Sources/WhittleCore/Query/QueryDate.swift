/// A date of a query: `2015`, `2015-01`, `2015-01-12` or `2015-01-12T09:30`, in UTC.
enum QueryDate {
    /// The moments that it covers, in milliseconds; nil where it is no date.
    static func span(_ text: String) -> Range<Int64>? {
        let halves = text.split(separator: "T", omittingEmptySubsequences: false)
        let parts = halves[0].split(separator: "-", omittingEmptySubsequences: false)
        let widths = [4, 2, 2]
        guard (1...3).contains(parts.count), (1...2).contains(halves.count) else { return nil }
        var numbers: [Int] = []
        for (part, width) in zip(parts, widths) {
            guard let number = digits(part, width) else { return nil }
            numbers.append(number)
        }
        if halves.count == 2 {
            guard numbers.count == 3 else { return nil }
            return minute(numbers, halves[1])
        }
        let month = numbers.count > 1 ? numbers[1] : 1
        let day = numbers.count > 2 ? numbers[2] : 1
        guard let start = Timestamp(year: numbers[0], month: month, day: day) else { return nil }
        let days =
            switch numbers.count {
            case 1: Timestamp.days(inMonth: 2, ofYear: numbers[0]) + 337
            case 2: Timestamp.days(inMonth: month, ofYear: numbers[0])
            default: 1
            }
        return start.milliseconds..<start.milliseconds + Int64(days) * 86_400_000
    }

    private static func minute(_ date: [Int], _ time: Substring) -> Range<Int64>? {
        let parts = time.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let hour = digits(parts[0], 2), let minute = digits(parts[1], 2),
            let start = Timestamp(
                year: date[0], month: date[1], day: date[2], hour: hour, minute: minute)
        else { return nil }
        return start.milliseconds..<start.milliseconds + 60_000
    }

    private static func digits(_ text: Substring, _ width: Int) -> Int? {
        guard text.utf8.count == width, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int(text)
    }
}
