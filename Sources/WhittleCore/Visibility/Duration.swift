extension Figures {
    /// How long ago something was: `3 h 5 min`, from two days on `4,334 d`; nil for what is to come.
    package static func age(of moment: Timestamp, at now: Timestamp) -> String? {
        let rest = now.milliseconds.subtractingReportingOverflow(moment.milliseconds)
        guard !rest.overflow, rest.partialValue >= 0 else { return nil }
        let days = Int(rest.partialValue / 86_400_000)
        return days < 2 ? duration(Double(rest.partialValue)) : "\(grouped(days)) d"
    }

    /// A time in milliseconds in its two largest units: `40 s`, `12 min`, `3 h 5 min`, `2 d 4 h`;
    /// nothing where there is none.
    package static func duration(_ milliseconds: Double?) -> String {
        guard let milliseconds, milliseconds.isFinite, abs(milliseconds) < 1e15 else { return "" }
        let seconds = Int((max(0, milliseconds) / 1000).rounded())
        if seconds < 60 { return "\(seconds) s" }
        let minutes = seconds / 60
        if minutes < 60 { return "\(minutes) min" }
        let (hours, days) = (minutes / 60, minutes / 1440)
        let rest = hours < 24 ? minutes % 60 : hours % 24
        let whole = hours < 24 ? "\(hours) h" : "\(days) d"
        return rest == 0 ? whole : "\(whole) \(rest) \(hours < 24 ? "min" : "h")"
    }
}
