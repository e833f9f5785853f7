import Testing

@testable import WhittleTerminal

@Suite struct Base64Tests {
    /// The examples of RFC 4648 §10, and all bytes.
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
        ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"), ("日🌻>?", "5pel8J+Muz4/"),
    ])
    func encodes(_ text: String, _ expected: String) {
        #expect(String(decoding: Base64.encode(Array(text.utf8)), as: UTF8.self) == expected)
    }
}
