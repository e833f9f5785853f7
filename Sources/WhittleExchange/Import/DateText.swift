package import WhittleCore

/// Dates as other programs write them. A time without a zone is UTC.
///
/// RFC 3339, `2015-01-12`, `2015-01-12 09:12[:44[.123]]`, the same with slashes,
/// `2016/01/22T:13:06:40`, `12/01/2015[ 09:12[:44]]` (day first), Unix seconds below 10^11, else
/// milliseconds.
package enum DateText {
    /// What to write instead, for faults.
    package static let advice =
        "write it like 2015-01-12T09:12:44Z, 2015-01-12, 31/12/2015 or as Unix seconds"

    package static func parse(_ text: String) -> Timestamp? {
        // Less than this is a year or a row's number, and no second since 1970.
        if let number = DecimalText.integer(text) {
            return number < 100_000_000 ? nil : unix(number)
        }
        var scanner = Scanner(bytes: Array(text.utf8))
        scanner.skipSpaces()
        guard let first = scanner.number(1...4), let separator = scanner.separator() else {
            return nil
        }
        let isYearFirst = first.digits == 4
        guard isYearFirst || (separator == 0x2F && first.digits <= 2),
            let month = scanner.number(1...2), scanner.take(separator),
            let last = scanner.number(isYearFirst ? 1...2 : 4...4)
        else { return nil }
        guard let time = scanner.time(), scanner.isAtEnd else { return nil }
        let year = isYearFirst ? first.value : last.value
        let day = isYearFirst ? last.value : first.value
        let date = Timestamp(
            year: year, month: month.value, day: day, hour: time.hour, minute: time.minute,
            second: time.second, millisecond: time.millisecond)
        let moment = date?.advanced(by: Int64(-time.offset) * 60_000)
        // The zone may lead out of the years that a line can hold.
        guard let moment, (0...9999).contains(moment.date.year) else { return nil }
        return moment
    }

    /// Seconds below 10^11, else milliseconds; nil before 1970 and after 9999.
    package static func unix(_ number: Int) -> Timestamp? {
        guard number >= 0, number < 253_402_300_800_000 else { return nil }
        return Timestamp(milliseconds: Int64(number < 100_000_000_000 ? number * 1000 : number))
    }

    private struct Time {
        var hour = 0
        var minute = 0
        var second = 0
        var millisecond = 0
        /// Minutes east of UTC.
        var offset = 0
    }

    private struct Scanner {
        let bytes: [UInt8]
        var index = 0

        var isAtEnd: Bool { index == bytes.count }
        var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

        mutating func skipSpaces() {
            while peek == 0x20 || peek == 0x09 { index += 1 }
        }

        mutating func take(_ byte: UInt8) -> Bool {
            guard peek == byte else { return false }
            index += 1
            return true
        }

        mutating func separator() -> UInt8? {
            guard let byte = peek, byte == 0x2D || byte == 0x2F else { return nil }
            index += 1
            return byte
        }

        mutating func number(_ lengths: ClosedRange<Int>) -> (value: Int, digits: Int)? {
            let start = index
            var value = 0
            while let byte = peek, byte >= 0x30, byte <= 0x39, index - start < lengths.upperBound {
                value = value * 10 + Int(byte) - 0x30
                index += 1
            }
            let digits = index - start
            return lengths.contains(digits) ? (value, digits) : nil
        }

        /// The time of day behind a date, midnight where there is none; nil where it is none.
        mutating func time() -> Time? {
            var time = Time()
            let before = index
            skipSpaces()
            if isAtEnd { return time }
            if take(0x54) || take(0x74) {
                _ = take(0x3A)
            } else if index == before {
                return nil
            }
            guard let hour = number(1...2), take(0x3A), let minute = number(2...2) else {
                return nil
            }
            time.hour = hour.value
            time.minute = minute.value
            if take(0x3A) {
                guard let second = number(2...2) else { return nil }
                // A leap second is the last one of its minute.
                time.second = min(second.value, second.value == 60 ? 59 : second.value)
                if take(0x2E) || take(0x2C) {
                    guard let fraction = fraction() else { return nil }
                    time.millisecond = fraction
                }
            }
            skipSpaces()
            guard let offset = zone() else { return nil }
            time.offset = offset
            skipSpaces()
            return time
        }

        private mutating func fraction() -> Int? {
            guard let digits = number(1...9) else { return nil }
            var value = digits.value
            var count = digits.digits
            while count > 3 {
                value /= 10
                count -= 1
            }
            while count < 3 {
                value *= 10
                count += 1
            }
            return value
        }

        /// Minutes east of UTC: `Z`, `UTC`, `+01:00`, `-0530` or nothing.
        private mutating func zone() -> Int? {
            if isAtEnd || take(0x5A) || take(0x7A) { return 0 }
            if bytes[index...].elementsEqual("UTC".utf8) {
                index = bytes.count
                return 0
            }
            let isWest = peek == 0x2D
            guard isWest || peek == 0x2B else { return nil }
            index += 1
            guard let hours = number(2...2) else { return nil }
            _ = take(0x3A)
            guard let minutes = number(2...2), hours.value < 24, minutes.value < 60 else {
                return nil
            }
            let offset = hours.value * 60 + minutes.value
            return isWest ? -offset : offset
        }
    }
}
