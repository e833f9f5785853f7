import WhittleCore

/// A campaign's folder on this device: `campaign.json`, `journal/`, and where this device keeps
/// what is its own.
package struct CampaignFolder: ~Copyable {
    package let path: String
    package let journal: DiskFolder
    let root: Descriptor
    /// The id that `campaign.json` names; nil where the file is missing.
    package let campaignID: String?
    /// Device and inode: a copied or restored folder is another folder.
    package let identity: String

    /// Opens the campaign in a folder.
    package init(_ path: String) throws(JournalError) {
        let path = Platform.absolute(path)
        let root = try CampaignFolder.open(path) { () throws(SystemError) in
            try Descriptor.openFolder(path)
        }
        let journal = try CampaignFolder.open(path, "/journal") { () throws(SystemError) in
            do throws(SystemError) {
                return try Descriptor.open(Array("journal".utf8), in: root.number, .directory)
            } catch {
                // The system says of a link that it is no folder.
                let info = try? root.info(of: Array("journal".utf8))
                throw info.map { !$0.isDirectory && !$0.isRegular } == true ? .link : error
            }
        }
        guard let info = try? root.info() else {
            throw .cannotRead(path: path, reason: "it is gone")
        }
        campaignID = try CampaignFolder.readID(root, path)
        identity = String(info.device, radix: 16) + "-" + String(info.inode, radix: 16)
        self.journal = DiskFolder(journal, path: path + "/journal")
        self.root = root
        self.path = path
    }

    private static func open(
        _ path: String, _ part: String = "", _ body: () throws(SystemError) -> Descriptor
    ) throws(JournalError) -> Descriptor {
        do throws(SystemError) {
            return try body()
        } catch {
            throw error.isMissing
                ? .noCampaign(path: path) : .cannotRead(path: path + part, reason: error.words)
        }
    }

    private static func readID(
        _ root: borrowing Descriptor, _ path: String
    ) throws(JournalError) -> String? {
        let name = path + "/campaign.json"
        guard let bytes = try root.contents("campaign.json", limit: 65_536, path: name) else {
            return nil
        }
        do throws(LineFault) {
            let value = try JSONValue(parsing: String(decoding: bytes, as: UTF8.self))
            guard let id = value["campaign"]?.text, Identifier.parts(ofLine: id) != nil else {
                throw .missingKey("campaign")
            }
            return id
        } catch {
            throw .badCampaignFile(path: name, reason: error.sentence)
        }
    }

    /// The nearest folder at or above a path that holds a `journal/`.
    package static func find(from path: String) -> String? {
        var path = Platform.absolute(path)
        while true {
            if let root = try? Descriptor.openFolder(path),
                let info = try? root.info(of: Array("journal".utf8)), info.isDirectory
            {
                return path
            }
            guard let slash = path.lastIndex(of: "/"), path != "/" else { return nil }
            path = slash == path.startIndex ? "/" : String(path[..<slash])
        }
    }

    /// Makes the folder of a new campaign: everything but its first line.
    package static func create(
        _ path: String, campaign id: String
    ) throws(JournalError) {
        let path = Platform.absolute(path)
        func refuse(_ error: SystemError) -> JournalError {
            .cannotCreate(path: path, reason: error.words)
        }
        do throws(SystemError) {
            try Platform.makeFolder(path)
            let root = try Descriptor.openFolder(path)
            let present = try root.names()
            guard !present.contains(Array("journal".utf8)),
                !present.contains(Array("campaign.json".utf8))
            else {
                throw SystemError(number: 17)
            }
            try root.makeFolder("journal", permissions: 0o770)
            try root.makeFolder("presence", permissions: 0o770)
            try root.replaceFile(".gitattributes", Array("*.jsonl -text merge=union\n".utf8))
            try root.replaceFile(".gitignore", Array("presence/\n".utf8))
        } catch {
            throw error.exists
                ? .cannotCreate(path: path, reason: "there is a campaign in it already")
                : refuse(error)
        }
        try writeID(path, campaign: id)
    }

    /// Writes `campaign.json`, where it is missing.
    package static func writeID(_ path: String, campaign id: String) throws(JournalError) {
        do throws(SystemError) {
            let root = try Descriptor.openFolder(path)
            let text = JSONValue.object(["campaign": .string(id)]).json + "\n"
            try root.replaceFile("campaign.json", Array(text.utf8))
        } catch {
            throw .cannotCreate(path: path + "/campaign.json", reason: error.words)
        }
    }
}

extension Descriptor {
    /// The bytes of a small file in this folder; nil where there is none.
    func contents(
        _ name: String, limit: Int, path: String
    ) throws(JournalError) -> [UInt8]? {
        do throws(SystemError) {
            let file = try Descriptor.open(Array(name.utf8), in: number, .read)
            let info = try file.info()
            guard info.isRegular, info.size <= limit else {
                throw SystemError(number: 27)
            }
            return try file.bytes(count: info.size)
        } catch {
            if error.isMissing { return nil }
            throw .cannotRead(path: path, reason: error.words)
        }
    }

    /// Puts a whole file in place: written beside it, synced, renamed over it, the folder synced.
    /// What may be lost with the power is not synced.
    func replaceFile(
        _ name: String, _ bytes: [UInt8], permissions: UInt16 = 0o640, isSynced: Bool = true
    ) throws(SystemError) {
        let temporary = ".\(name).\(Platform.randomTag(6)).tmp"
        do throws(SystemError) {
            let file = try Descriptor.open(
                Array(temporary.utf8), in: number, .replace, permissions: permissions)
            try file.write(bytes)
            if isSynced { try file.syncData() }
        } catch {
            try? remove(temporary)
            throw error
        }
        try rename(temporary, to: name)
        if isSynced { try syncFolder() }
    }
}
