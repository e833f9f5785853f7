extension PayloadReader {
    /// A list of texts; the key must be there.
    package func requiredTexts(_ key: StaticString) throws(LineFault) -> [String] {
        guard has(key) else { throw .missingKey("\(key)") }
        return try texts(key)
    }

    /// A list of words from a fixed list; the key must be there.
    package func requiredWords<Word: RawRepresentable<String>>(
        _ key: StaticString, _ type: Word.Type = Word.self
    ) throws(LineFault) -> [Word] {
        guard has(key) else { throw .missingKey("\(key)") }
        return try words(key, Word.self)
    }

    /// A list of members' names; the key must be there.
    package func members(_ key: StaticString) throws(LineFault) -> [String] {
        guard has(key) else { throw .missingKey("\(key)") }
        return try optionalMembers(key)
    }

    /// A list of members' names; empty where the key is absent.
    package func optionalMembers(_ key: StaticString) throws(LineFault) -> [String] {
        let result = try texts(key)
        for name in result where !Identifier.isMember(name) {
            throw .wrongValue(key: "\(key)", expected: "a list of members' names")
        }
        return result
    }

    /// A list of objects; the key must be there.
    func objects(_ key: StaticString) throws(LineFault) -> [NestedObject] {
        guard let elements = try value(key).elements else {
            throw .wrongValue(key: "\(key)", expected: "a list of objects")
        }
        var result: [NestedObject] = []
        result.reserveCapacity(elements.count)
        for element in elements {
            guard element.members != nil else {
                throw .wrongValue(key: "\(key)", expected: "a list of objects")
            }
            result.append(NestedObject(list: key, value: element))
        }
        return result
    }

    /// The keys of an object with their values, in its order; the key must be there.
    func members(ofObject key: StaticString) throws(LineFault) -> [JSONMember] {
        guard let members = try value(key).members else {
            throw .wrongValue(key: "\(key)", expected: "an object")
        }
        return members
    }
}

/// An object in a list of a payload. Its faults name the list and the key.
struct NestedObject {
    let list: StaticString
    let value: JSONValue

    private func present(_ key: String) -> JSONValue? {
        guard let value = value[key], value != .null else { return nil }
        return value
    }

    private func missing(_ key: String) -> LineFault { .missingKey("\(list).\(key)") }

    func fault(_ key: String, expected: String) -> LineFault {
        .wrongValue(key: "\(list).\(key)", expected: expected)
    }

    func optionalText(_ key: String) throws(LineFault) -> String? {
        guard let value = present(key) else { return nil }
        guard let text = value.text else { throw fault(key, expected: "a text") }
        return text
    }

    func text(_ key: String) throws(LineFault) -> String {
        guard let text = try optionalText(key) else { throw missing(key) }
        return text
    }

    func optionalID(_ key: String) throws(LineFault) -> String? {
        guard let text = try optionalText(key) else { return nil }
        guard Identifier.isValid(text) else {
            throw fault(key, expected: "an id of letters, digits and . _ : -")
        }
        return text
    }

    func id(_ key: String) throws(LineFault) -> String {
        guard let id = try optionalID(key) else { throw missing(key) }
        return id
    }

    /// A whole number.
    func int(_ key: String) throws(LineFault) -> Int {
        guard let value = present(key) else { throw missing(key) }
        guard let number = value.wholeNumber else { throw fault(key, expected: "a whole number") }
        return number
    }

    /// A whole number of 0 or more.
    func count(_ key: String) throws(LineFault) -> Int {
        let number = try int(key)
        guard number >= 0 else { throw fault(key, expected: "a whole number, 0 or more") }
        return number
    }

    /// A number of 0 or more.
    func amount(_ key: String) throws(LineFault) -> Double {
        guard let value = present(key) else { throw missing(key) }
        guard let number = value.double, number >= 0 else {
            throw fault(key, expected: "a number, 0 or more")
        }
        return number
    }

    /// A list of texts; empty where the key is absent.
    func texts(_ key: String) throws(LineFault) -> [String] {
        guard let value = present(key) else { return [] }
        var result: [String] = []
        for element in value.elements ?? [.null] {
            guard let text = element.text else { throw fault(key, expected: "a list of texts") }
            result.append(text)
        }
        return result
    }
}
