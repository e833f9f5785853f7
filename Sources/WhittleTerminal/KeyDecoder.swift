internal import WhittleCells

/// Turns the bytes of a terminal into keys. Knows no clock and no descriptor: whoever feeds it asks
/// `pause` how long to wait for more, and says `expire` when nothing came.
///
/// Control sequences are taken whole: an unknown one, or a report that nobody asked for, is
/// swallowed, so that its letters never act as commands. Ill-formed UTF-8 is dropped.
struct KeyDecoder: Sendable {
    /// Whether clicks and the wheel are given on; their sequences are swallowed in any case.
    var mouse = false
    private let table: KeyTable
    private let escapeDelay: Int
    private var pending: [UInt8] = []
    private var paste: Paste?

    init(table: KeyTable, escapeDelay: Int = Limits.escapeDelay) {
        self.table = table
        self.escapeDelay = escapeDelay
    }

    /// How long to wait for the rest of what has begun; nil where nothing is left half-way.
    var pause: Int? {
        if paste != nil { return Limits.pastePause }
        guard pending.first == 0x1B else { return nil }
        return pending.count <= 2 ? escapeDelay : Limits.sequencePause
    }

    /// Takes bytes; gives the keys that are complete.
    mutating func feed(_ bytes: some Collection<UInt8>) -> [Key] {
        var keys: [Key] = []
        pending.append(contentsOf: bytes)
        decode(into: &keys)
        return keys
    }

    /// Says that nothing came during `pause`: a paste is given as far as it came, a lone Escape is
    /// one, the beginning of a long sequence is dropped.
    mutating func expire() -> [Key] {
        var keys: [Key] = []
        if let gathered = paste {
            keys.append(gathered.key(pending))
            paste = nil
            pending = []
        } else if pending.first == 0x1B {
            if pending.count <= 2 {
                keys.append(.escape)
                pending.removeFirst()
            } else {
                pending = []
            }
        }
        decode(into: &keys)
        return keys
    }

    /// What stands at a place in the input.
    private enum Found {
        case key(Key, length: Int)
        case nothing(length: Int)
        case pasteStart(length: Int)
        case incomplete
    }

    private mutating func decode(into keys: inout [Key]) {
        var position = 0
        while position < pending.count {
            if paste != nil {
                guard gather(&position, into: &keys) else { break }
                continue
            }
            let found = find(pending[position...])
            if case .incomplete = found { break }
            switch found {
            case .key(let key, let length):
                keys.append(key)
                position += length
            case .nothing(let length):
                position += length
            case .pasteStart(let length):
                position += length
                paste = Paste()
            case .incomplete:
                break
            }
        }
        pending.removeFirst(min(position, pending.count))
    }

    /// Moves what belongs to the paste there. False where its end has not come yet.
    private mutating func gather(_ position: inout Int, into keys: inout [Key]) -> Bool {
        guard var gathered = paste else { return true }
        // Not held twice: the bytes belong to one array at a time.
        paste = nil
        let rest = pending[position...]
        if let end = Paste.end(in: rest) {
            gathered.append(pending[position..<end])
            keys.append(gathered.key([]))
            position = end + Paste.endMark.count
            return true
        }
        let held = Paste.heldBack(rest)
        gathered.append(rest.dropLast(held))
        position = pending.count - held
        paste = gathered
        return false
    }

    private func find(_ input: ArraySlice<UInt8>) -> Found {
        guard let first = input.first else { return .incomplete }
        switch first {
        case 0x1B: return sequence(input)
        case 0x0A, 0x0D: return .key(.enter, length: 1)
        case 0x09: return .key(.tab, length: 1)
        case 0x08, 0x7F: return .key(.backspace, length: 1)
        case 0x01...0x1A: return .key(.control(Unicode.Scalar(first + 0x60)), length: 1)
        case 0x00...0x1F: return .nothing(length: 1)
        case 0x20...0x7E: return .key(.character(Unicode.Scalar(first)), length: 1)
        default: return character(input)
        }
    }

    /// One character beyond ASCII.
    private func character(_ input: ArraySlice<UInt8>) -> Found {
        switch UTF8Scalar(input) {
        case .incomplete: return .incomplete
        case .invalid(let length): return .nothing(length: length)
        case .scalar(let scalar, let length):
            // C1 controls are nothing that a person types.
            return scalar.value < 0xA0
                ? .nothing(length: length) : .key(.character(scalar), length: length)
        }
    }

    /// What an Escape begins.
    private func sequence(_ input: ArraySlice<UInt8>) -> Found {
        for count in stride(from: min(table.longest, input.count), through: 2, by: -1) {
            if let key = table.keys[Array(input.prefix(count))] { return .key(key, length: count) }
        }
        if input.count == 1 { return .incomplete }
        if input.count < table.longest && table.beginnings.contains(Array(input)) {
            return .incomplete
        }
        switch input[input.startIndex + 1] {
        case UInt8(ascii: "["): return controlSequence(input)
        case UInt8(ascii: "O"): return shifted(input)
        case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"):
            return report(input)
        default: return .key(.escape, length: 1)
        }
    }

    /// `ESC O x` that is in no table: swallowed where it looks like a key, else Escape and `O`.
    private func shifted(_ input: ArraySlice<UInt8>) -> Found {
        guard input.count > 2 else { return .incomplete }
        let final = input[input.startIndex + 2]
        return (0x40...0x7E).contains(final) ? .nothing(length: 3) : .key(.escape, length: 1)
    }

    /// `ESC [ … final`.
    private func controlSequence(_ input: ArraySlice<UInt8>) -> Found {
        let body = input.dropFirst(2)
        guard let end = body.firstIndex(where: { !(0x20...0x3F).contains($0) }) else {
            return body.count < Limits.sequenceBytes
                ? .incomplete : .nothing(length: input.count)
        }
        let length = end - input.startIndex + 1
        let final = input[end]
        // A byte that belongs to no sequence breaks it off.
        guard (0x40...0x7E).contains(final) else { return .nothing(length: length - 1) }
        let parameters = Self.numbers(body[..<end])
        switch final {
        case UInt8(ascii: "M") where end == body.startIndex: return oldMouse(input)
        case UInt8(ascii: "M") where body.first == UInt8(ascii: "<"):
            return clicked(parameters, length: length)
        case UInt8(ascii: "~") where parameters.first == 200: return .pasteStart(length: length)
        case UInt8(ascii: "~"):
            return found(parameters.first.flatMap(KeyTable.tilde), length: length)
        default:
            return found(parameters.first == 1 ? KeyTable.modified(final) : nil, length: length)
        }
    }

    private func found(_ key: Key?, length: Int) -> Found {
        key.map { .key($0, length: length) } ?? .nothing(length: length)
    }

    /// A report of the terminal (`ESC ]`, `ESC P`, …), up to its end mark.
    private func report(_ input: ArraySlice<UInt8>) -> Found {
        let body = input.dropFirst(2)
        var index = body.startIndex
        while index < body.endIndex {
            if body[index] == 0x07 { return .nothing(length: index - input.startIndex + 1) }
            if body[index] == 0x1B {
                guard index + 1 < body.endIndex else { return .incomplete }
                let closed = body[index + 1] == UInt8(ascii: "\\")
                return .nothing(length: index - input.startIndex + (closed ? 2 : 0))
            }
            index += 1
        }
        return input.count < Limits.reportBytes ? .incomplete : .nothing(length: input.count)
    }

    /// `ESC [ M` and three bytes: a click as old terminals send it.
    private func oldMouse(_ input: ArraySlice<UInt8>) -> Found {
        guard input.count >= 6 else { return .incomplete }
        let values = input.dropFirst(3).prefix(3).map { Int($0) - 32 }
        // All releases look alike there: button 3.
        return values[0] & 3 == 3 && values[0] < 64
            ? .nothing(length: 6) : clicked(values, length: 6)
    }

    /// A press of the first button or a turn of the wheel; everything else is swallowed.
    private func clicked(_ values: [Int], length: Int) -> Found {
        guard mouse, values.count == 3 else { return .nothing(length: length) }
        // Shift, Alt and Control are not told apart.
        switch values[0] & ~0b11100 {
        case 0:
            let point = Point(column: max(0, values[1] - 1), row: max(0, values[2] - 1))
            return .key(.click(point), length: length)
        case 64: return .key(.wheel(-1), length: length)
        case 65: return .key(.wheel(1), length: length)
        default: return .nothing(length: length)
        }
    }

    /// The numbers between semicolons; anything beside digits is ignored, and no number is huge.
    private static func numbers(_ body: ArraySlice<UInt8>) -> [Int] {
        body.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { part in
            part.reduce(0) { value, byte in
                (0x30...0x39).contains(byte) ? min(value * 10 + Int(byte) - 0x30, 99_999) : value
            }
        }
    }
}

/// A bracketed paste as it comes in.
private struct Paste: Sendable {
    static let endMark = Array("\u{1B}[201~".utf8)
    private var bytes: [UInt8] = []

    /// Where the end mark begins.
    static func end(in input: ArraySlice<UInt8>) -> Int? {
        var index = input.startIndex
        while let escape = input[index...].firstIndex(of: 0x1B) {
            if input[escape...].starts(with: endMark) { return escape }
            index = escape + 1
        }
        return nil
    }

    /// How many of the last bytes may be the beginning of the end mark.
    static func heldBack(_ input: ArraySlice<UInt8>) -> Int {
        (1..<endMark.count).reversed().first {
            input.count >= $0 && input.suffix($0).elementsEqual(endMark.prefix($0))
        } ?? 0
    }

    mutating func append(_ part: ArraySlice<UInt8>) {
        bytes.append(contentsOf: part.prefix(max(0, Limits.pasteBytes - bytes.count)))
    }

    /// The paste as a key. Where it was cut, it was cut between two characters.
    func key(_ held: [UInt8]) -> Key {
        var all = bytes + held
        if all.count >= Limits.pasteBytes {
            all.removeLast(all.count - Limits.pasteBytes)
            var back = 0
            while back < 3, let last = all.last, last & 0xC0 == 0x80 {
                all.removeLast()
                back += 1
            }
            if let last = all.last, last >= 0xC0 { all.removeLast() }
        }
        return .paste(String(decoding: all, as: UTF8.self))
    }
}

/// The first character of some bytes, decoded strictly.
private enum UTF8Scalar {
    case scalar(Unicode.Scalar, length: Int)
    case invalid(length: Int)
    case incomplete

    init(_ input: ArraySlice<UInt8>) {
        guard let first = input.first else {
            self = .incomplete
            return
        }
        let length: Int
        var value: UInt32
        switch first {
        case 0x00...0x7F: (length, value) = (1, UInt32(first))
        case 0xC2...0xDF: (length, value) = (2, UInt32(first & 0x1F))
        case 0xE0...0xEF: (length, value) = (3, UInt32(first & 0x0F))
        case 0xF0...0xF4: (length, value) = (4, UInt32(first & 0x07))
        default:
            self = .invalid(length: 1)
            return
        }
        for (index, byte) in input.dropFirst().prefix(length - 1).enumerated() {
            guard byte & 0xC0 == 0x80 else {
                self = .invalid(length: index + 1)
                return
            }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        let smallest: [UInt32] = [0, 0, 0x80, 0x800, 0x10000]
        if input.count < length {
            self = .incomplete
        } else if value >= smallest[length], let scalar = Unicode.Scalar(value) {
            self = .scalar(scalar, length: length)
        } else {
            self = .invalid(length: length)
        }
    }
}
