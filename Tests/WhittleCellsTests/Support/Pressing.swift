import Testing
import WhittleCells

// `#expect` cannot call what changes a value.

extension TextField {
    mutating func press(_ key: Key) {
        let used = handle(key)
        #expect(used)
    }

    mutating func refuse(_ key: Key) {
        let used = handle(key)
        #expect(!used)
    }
}

extension TextBox {
    mutating func press(_ key: Key) {
        let used = handle(key)
        #expect(used)
    }

    mutating func refuse(_ key: Key) {
        let used = handle(key)
        #expect(!used)
    }
}

extension ListCursor {
    mutating func press(_ key: Key, count: Int, height: Int) {
        let used = handle(key, count: count, height: height)
        #expect(used)
    }

    mutating func refuse(_ key: Key, count: Int, height: Int) {
        let used = handle(key, count: count, height: height)
        #expect(!used)
    }
}
