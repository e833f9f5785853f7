/// Where one stands in a list, and which part of it is seen. Knows neither the items nor how many
/// there are: both may change at any time, so each call is told.
package struct ListCursor: Equatable, Hashable, Sendable {
    /// The chosen item; 0 in an empty list.
    package private(set) var cursor: Int
    /// The first item that is seen.
    package private(set) var top: Int

    package init(cursor: Int = 0, top: Int = 0) {
        self.cursor = max(0, cursor)
        self.top = max(0, top)
    }

    /// The chosen item, if there is any.
    package func selected(count: Int) -> Int? {
        count > 0 ? min(cursor, count - 1) : nil
    }

    /// The items that are seen.
    package func visible(count: Int, height: Int) -> Range<Int> {
        var fitted = self
        fitted.fit(count: count, height: height)
        return fitted.top..<min(max(0, count), fitted.top + max(0, height))
    }

    /// Brings the cursor into the list and the seen part to the cursor. To be called whenever the
    /// list or the height changes.
    package mutating func fit(count: Int, height: Int) {
        let last = max(0, count - 1)
        let height = max(1, height)
        cursor = min(max(0, cursor), last)
        top = min(top, max(0, count - height))
        top = max(0, min(max(top, cursor - (height - 1)), cursor))
    }

    /// Chooses an item.
    package mutating func move(to item: Int, count: Int, height: Int) {
        cursor = item
        fit(count: count, height: height)
    }

    /// Chooses an item that somebody goes on to. Where nothing after it would be seen, the list
    /// jumps, so that it stands a third of the way down: what comes next is in sight, and most
    /// steps leave the list where it is.
    package mutating func goOn(to item: Int, count: Int, height: Int) {
        fit(count: count, height: height)
        let isLast = item >= top + height - 1 && item < count - 1
        if item < top || isLast { top = max(0, item - height / 3) }
        move(to: item, count: count, height: height)
    }

    /// Goes some items up or down.
    package mutating func move(by items: Int, count: Int, height: Int) {
        let (sum, overflow) = cursor.addingReportingOverflow(items)
        move(to: overflow ? (items > 0 ? .max : 0) : sum, count: count, height: height)
    }

    /// Goes pages up or down; one line of the page before stays in sight.
    package mutating func page(by pages: Int, count: Int, height: Int) {
        move(by: pages * max(1, height - 1), count: count, height: height)
    }

    /// Arrows, page keys, Home and End. Gives whether the key was one of them.
    package mutating func handle(_ key: Key, count: Int, height: Int) -> Bool {
        switch key {
        case .up: move(by: -1, count: count, height: height)
        case .down: move(by: 1, count: count, height: height)
        case .pageUp: page(by: -1, count: count, height: height)
        case .pageDown: page(by: 1, count: count, height: height)
        case .home: move(to: 0, count: count, height: height)
        case .end: move(to: count - 1, count: count, height: height)
        case .character, .control, .enter, .escape, .tab, .backTab, .backspace, .delete, .insert,
            .left, .right, .function, .paste, .click, .wheel:
            return false
        }
        return true
    }
}
