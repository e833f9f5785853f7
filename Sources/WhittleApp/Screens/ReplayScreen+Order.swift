import WhittleCells
import WhittleCore

/// Ideas rising and falling: between the ends of two days each glides from its place to its next.
extension ReplayScreen {
    /// One row of the list.
    struct Row: Equatable, Sendable {
        var item: Int32
        /// The place at the end of the day, from 1; nil where it has none yet.
        var place: Int?
        /// Places gained since the day before, below 0 lost; nil where it was in none.
        var gained: Int?
    }

    /// The days that the position lies between, as indexes into the film, and how far it is.
    var frames: (here: Int, next: Int, share: Double)? {
        guard let film, let here = film.index(at: shownDay) else { return nil }
        let share = position - Double(shownDay)
        guard share > 0, here + 1 < film.days.count, film.days[here + 1].day == shownDay + 1
        else { return (here, here, 0) }
        return (here, here + 1, share)
    }

    /// The order as it is drawn; gliding while it plays.
    func order(_ context: Context) -> [Row] {
        guard let film, let (here, next, share) = frames else { return [] }
        let now = film.days[here].order
        let before = here > 0 ? ReplayScreen.places(film.days[here - 1].order) : [:]
        var rows: [(row: Row, height: Double)] = []
        let later = share > 0 ? ReplayScreen.places(film.days[next].order) : [:]
        let outside = Double(ReplayFilm.places)
        for (index, item) in now.enumerated() {
            let place = index + 1
            let goal = share > 0 ? later[item].map(Double.init) ?? outside : Double(place)
            rows.append(
                (
                    Row(item: item, place: place, gained: before[item].map { $0 - place }),
                    Double(place) + (goal - Double(place)) * share
                ))
        }
        if share > 0 {
            let known = ReplayScreen.places(now)
            for (index, item) in film.days[next].order.enumerated() where known[item] == nil {
                let height = outside + (Double(index + 1) - outside) * share
                rows.append((Row(item: item), height))
            }
        }
        return rows.enumerated().sorted { one, other in
            one.element.height != other.element.height
                ? one.element.height < other.element.height : one.offset < other.offset
        }.map(\.element.row)
    }

    private static func places(_ order: [Int32]) -> [Int32: Int] {
        var result: [Int32: Int] = [:]
        result.reserveCapacity(order.count)
        for (index, item) in order.enumerated() { result[item] = index + 1 }
        return result
    }

    /// The places of an idea on the last days, as heights for a small line: the first place is the
    /// highest, and what is not among so many is nothing.
    func heights(of item: Int32, days count: Int, among places: Int) -> [Double] {
        guard let film, let here = frames?.here else { return [] }
        let last = film.days[here].day
        return (last - count + 1...last).map { day in
            guard let index = film.index(at: day),
                let place = film.days[index].order.prefix(places).firstIndex(of: item)
            else { return 0 }
            return Double(places - place) / Double(places)
        }
    }
}
