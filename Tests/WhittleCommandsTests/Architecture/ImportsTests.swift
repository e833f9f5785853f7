import FoundationEssentials
import Testing

/// The direction of the targets, as `docs/ARCHITECTURE.md` draws it: each may import what stands
/// below it and nothing else.
@Suite struct ImportsTests {
    /// What each target may import beside the standard library.
    static let allowed: [(target: String, modules: Set<String>)] = [
        ("WhittleCore", ["Synchronization"]),
        ("WhittleCells", []),
        ("WhittleJournal", ["WhittleCore", "Glibc", "Musl", "Darwin"]),
        ("WhittleExchange", ["WhittleCore", "FoundationEssentials"]),
        ("WhittleApp", ["WhittleCore", "WhittleCells"]),
        (
            "WhittleTerminal",
            ["WhittleCells", "CNcursesw", "CCrashGuard", "Glibc", "Musl", "Darwin"]
        ),
        (
            "WhittleCommands",
            [
                "WhittleCore", "WhittleCells", "WhittleJournal", "WhittleExchange", "WhittleApp",
                "WhittleTerminal", "FoundationEssentials", "Glibc", "Musl", "Darwin",
            ]
        ),
        ("whittle", ["WhittleCommands", "Glibc", "Musl", "Darwin"]),
    ]

    /// The one file of Core that may reach the C library.
    static let mathematics = "WhittleCore/Ranking/Libm.swift"

    /// The modules that a source imports.
    static func imports(_ source: String) -> [String] {
        source.split(separator: "\n").compactMap { line in
            var words = line.split(separator: " ").map(String.init)
            while let first = words.first,
                ["package", "public", "internal", "private", "fileprivate", "@_exported"]
                    .contains(first) || first.hasPrefix("@testable")
            {
                words.removeFirst()
            }
            guard words.first == "import", words.count > 1 else { return nil }
            // `import struct Glibc.stat` names the module in its path.
            return words.last.map { String($0.split(separator: ".")[0]) }
        }
    }

    /// The imports of a source that its target may not have.
    static func forbidden(_ source: String, in file: String) -> [String] {
        guard file != mathematics,
            let target = file.split(separator: "/").first.map(String.init),
            let rule = allowed.first(where: { $0.target == target })
        else { return [] }
        return imports(source).filter { !rule.modules.contains($0) }
    }

    static var sources: String {
        let parts = #filePath.split(separator: "/").dropLast(4)
        return "/" + parts.joined(separator: "/") + "/Sources"
    }

    @Test func aForbiddenImportIsFound() {
        #expect(Self.forbidden("import Foundation\n", in: "WhittleCore/A.swift") == ["Foundation"])
        #expect(
            Self.forbidden("package import Glibc\n", in: "WhittleApp/View.swift") == ["Glibc"])
        #expect(
            Self.forbidden("private import struct Glibc.stat\n", in: "WhittleCells/Key.swift")
                == ["Glibc"])
        #expect(
            Self.forbidden("import WhittleApp\n", in: "WhittleJournal/A.swift") == ["WhittleApp"])
        #expect(Self.forbidden("import Glibc\n", in: Self.mathematics) == [])
        #expect(Self.forbidden("import WhittleCore\n", in: "WhittleApp/View.swift") == [])
    }

    @Test func everyTargetKeepsToItsImports() throws {
        let files = try FileManager.default.subpathsOfDirectory(atPath: Self.sources)
            .filter { $0.hasSuffix(".swift") }
        #expect(files.count > 100)
        for file in files.sorted() {
            let path = Self.sources + "/" + file
            let bytes = try #require(FileManager.default.contents(atPath: path))
            let found = Self.forbidden(String(decoding: bytes, as: UTF8.self), in: file)
            #expect(found.isEmpty, "\(file) imports \(found.joined(separator: ", "))")
        }
    }

    @Test func thereAreNoPackageDependencies() throws {
        let manifest = try #require(
            FileManager.default.contents(atPath: Self.sources + "/../Package.swift"))
        #expect(!String(decoding: manifest, as: UTF8.self).contains(".package("))
    }
}
