import FoundationEssentials
import Testing

@testable import WhittleCommands

/// `docs/KEYS.md` and `docs/whittle.1` are what the program itself says.
@Suite struct GeneratedDocumentsTests {
    private func document(_ name: String) throws -> String {
        let root = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
        let bytes = try #require(FileManager.default.contents(atPath: root + "/docs/" + name))
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(arguments: [("KEYS.md", "--keys"), ("whittle.1", "--man")])
    func theDocumentIsUpToDate(_ name: String, _ option: String) throws {
        let lab = try CommandLab()
        let made = lab.run("help", option)
        #expect(made.status == .done)
        #expect(
            try document(name) == made.data,
            "Make it anew: swift run whittle help \(option) > docs/\(name)")
    }
}
