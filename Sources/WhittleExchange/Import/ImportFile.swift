/// A file that an importer is given: its name and what is in it.
package struct ImportFile: Equatable, Sendable {
    package var name: String
    package var bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }

    /// The part behind the last slash, in lower case.
    var baseName: String {
        (name.split(separator: "/").last.map(String.init) ?? name).lowercased()
    }
}
