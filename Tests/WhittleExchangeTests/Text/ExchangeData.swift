import FoundationEssentials
import Testing

@testable import WhittleExchange

/// The data that lies beside the repository and not in it: `../shared`.
enum ExchangeData {
    static let root: String = {
        let parts = #filePath.split(separator: "/")
        return "/" + parts.dropLast(5).joined(separator: "/") + "/shared"
    }()

    static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: root + "/" + path)
    }

    static func bytes(_ path: String) throws -> [UInt8] {
        try Array(Data(contentsOf: URL(filePath: root + "/" + path)))
    }

    static func names(_ path: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root + "/" + path).sorted()
    }

    static func files(_ path: String) throws -> [ImportFile] {
        try names(path).map { try ImportFile(name: $0, bytes: bytes(path + "/" + $0)) }
    }

    static let missing: Comment = "../shared/data is not here"
}

/// Runs a body that must fail with an `ImportFault` and gives the fault.
func fault(_ body: () throws -> Void) throws -> ImportFault {
    try #require(throws: ImportFault.self) { try body() }
}
