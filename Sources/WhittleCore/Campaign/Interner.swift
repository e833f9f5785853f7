/// Gives every id a small number, its handle, in the order of arrival. Ids are compared as bytes.
package struct Interner: Sendable {
    private var bytes: [UInt8] = []
    private var ends: [Int32] = []
    /// Open addressing: handles, or −1; the count is a power of two.
    private var slots: [Int32] = Array(repeating: -1, count: 64)

    package init() {}

    package var count: Int { ends.count }

    private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> Int {
        // FNV-1a with a final mix: ids of one source differ in their last bytes only.
        var value: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in name { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        value ^= value >> 29
        return Int(truncatingIfNeeded: value &* 0x9E37_79B9_7F4A_7C15 >> 17)
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
        let mask = slots.count - 1
        var slot = Interner.hash(name) & mask
        while slots[slot] >= 0 {
            if isNamed(slots[slot], name) { return slots[slot] }
            slot = (slot + 1) & mask
        }
        let handle = Int32(ends.count)
        bytes.append(contentsOf: name)
        ends.append(Int32(bytes.count))
        slots[slot] = handle
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
            let mask = slots.count - 1
            var slot = Interner.hash(wanted) & mask
            while slots[slot] >= 0 {
                if isNamed(slots[slot], wanted) { return slots[slot] }
                slot = (slot + 1) & mask
            }
            return nil
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
        slots = Array(repeating: -1, count: slots.count * 2)
        let mask = slots.count - 1
        bytes.withUnsafeBufferPointer { all in
            for handle in 0..<Int32(ends.count) {
                let name = UnsafeBufferPointer(rebasing: all[range(handle)])
                var slot = Interner.hash(name) & mask
                while slots[slot] >= 0 { slot = (slot + 1) & mask }
                slots[slot] = handle
            }
        }
    }
}
