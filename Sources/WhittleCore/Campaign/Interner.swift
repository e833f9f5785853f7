/// Gives every id a small number, its handle, in the order of arrival. Ids are compared as bytes.
package struct Interner: Sendable {
    private var bytes: [UInt8] = []
    private var ends: [Int32] = []
    /// Open addressing: half of the hash above the handle + 1, so that most other names are told
    /// apart without looking at their bytes; 0 is empty. The count is a power of two.
    private var slots: [UInt64] = Array(repeating: 0, count: 64)

    package init() {}

    package var count: Int { ends.count }

    private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> UInt64 {
        WordHash.hash(name, seed: 0x2545_F491_4F6C_DD1D)
    }

    private static func handle(_ slot: UInt64) -> Int32 {
        Int32(bitPattern: UInt32(truncatingIfNeeded: slot)) - 1
    }

    private static func slot(_ hash: UInt64, _ handle: Int32) -> UInt64 {
        hash & 0xFFFF_FFFF_0000_0000 | UInt64(handle + 1)
    }

    /// The slot of a name: where it is, or where it belongs.
    private func place(_ name: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> Int {
        let mask = slots.count - 1
        var place = Int(truncatingIfNeeded: hash) & mask
        while slots[place] != 0 {
            if slots[place] >> 32 == hash >> 32, isNamed(Interner.handle(slots[place]), name) {
                break
            }
            place = (place + 1) & mask
        }
        return place
    }

    private func range(_ handle: Int32) -> Range<Int> {
        let start = handle == 0 ? 0 : Int(ends[Int(handle) - 1])
        return start..<Int(ends[Int(handle)])
    }

    private func isNamed(_ handle: Int32, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
        let range = range(handle)
        guard range.count == name.count else { return false }
        return bytes.withUnsafeBufferPointer { all in
            for index in 0..<name.count where all[range.lowerBound + index] != name[index] {
                return false
            }
            return true
        }
    }

    /// The handle of a name, a new one where it has none yet.
    package mutating func intern(_ name: UnsafeBufferPointer<UInt8>) -> Int32 {
        let hash = Interner.hash(name)
        let place = place(name, hash)
        if slots[place] != 0 { return Interner.handle(slots[place]) }
        let handle = Int32(ends.count)
        bytes.append(contentsOf: name)
        ends.append(Int32(bytes.count))
        slots[place] = Interner.slot(hash, handle)
        if ends.count * 2 > slots.count { grow() }
        return handle
    }

    package mutating func intern(_ name: String) -> Int32 {
        var name = name
        return name.withUTF8 { intern($0) }
    }

    /// The handle of a name that is known.
    package func find(_ name: String) -> Int32? {
        var name = name
        return name.withUTF8 { wanted in
            let place = place(wanted, Interner.hash(wanted))
            return slots[place] != 0 ? Interner.handle(slots[place]) : nil
        }
    }

    /// The name behind a handle.
    package func name(_ handle: Int32) -> String {
        bytes.withUnsafeBufferPointer { all in
            String(decoding: all[range(handle)], as: UTF8.self)
        }
    }

    /// True where the first name is before the second in byte order.
    package func isBefore(_ first: Int32, _ second: Int32) -> Bool {
        bytes.withUnsafeBufferPointer { all in
            all[range(first)].lexicographicallyPrecedes(all[range(second)])
        }
    }

    private mutating func grow() {
        slots = Array(repeating: 0, count: slots.count * 2)
        let mask = slots.count - 1
        bytes.withUnsafeBufferPointer { all in
            for handle in 0..<Int32(ends.count) {
                let hash = Interner.hash(UnsafeBufferPointer(rebasing: all[range(handle)]))
                var place = Int(truncatingIfNeeded: hash) & mask
                while slots[place] != 0 { place = (place + 1) & mask }
                slots[place] = Interner.slot(hash, handle)
            }
        }
    }
}
