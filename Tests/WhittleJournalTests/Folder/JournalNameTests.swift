import Testing
import WhittleJournal

/// The names that journals, editors and sync tools leave in the folder (`hostile/files.json`).
@Suite struct JournalNameTests {
    private func name(_ text: String) -> JournalName { JournalName(Array(text.utf8)) }

    @Test(arguments: [
        "anna.k3f9a2q7.jsonl", "a.0000.jsonl", "0-9.abcdefghijkl.jsonl",
    ])
    func aWritersOwnFile(_ text: String) {
        #expect(name(text) == .journal(writer: String(text.dropLast(6))))
    }

    @Test(arguments: [
        "anna.k3f9a2q7.sync-conflict-20260101-010101-ABCDEFG.jsonl",
        "anna.k3f9a2q7 (Anna's conflicted copy 2026-01-01).jsonl",
        "anna.k3f9a2q7 (conflicted copy 2026-01-01 101010).jsonl",
        "anna.k3f9a2q7 (Größe's conflicted copy).jsonl",
        "anna.k3f9a2q7_conflict-20260101-010101.jsonl",
    ])
    func aSyncToolsCopyIsTheSameWriters(_ text: String) {
        #expect(name(text) == .conflictCopy(writer: "anna.k3f9a2q7"))
    }

    @Test(arguments: [
        ".syncthing.anna.k3f9a2q7.jsonl.tmp", "~syncthing~anna.k3f9a2q7.jsonl.tmp",
        ".anna.k3f9a2q7.jsonl.swp", "anna.k3f9a2q7.jsonl~", "#anna.k3f9a2q7.jsonl#",
        ".#anna.k3f9a2q7.jsonl", ".anna.k3f9a2q7.jsonl.Ab12Cd", ".nfs000000000abc",
        ".dat.nosync1234", ".DS_Store", "anna.k3f9a2q7.jsonl.tmp",
    ])
    func temporaryFilesAreIgnored(_ text: String) {
        #expect(name(text) == .ignored)
    }

    @Test func whatWasNotDownloadedIsSaid() {
        #expect(name(".anna.k3f9a2q7.jsonl.icloud") == .notDownloaded)
    }

    @Test(arguments: [
        "Anna.k3f9a2q7.jsonl", "anna.K3F9A2Q7.jsonl", "anna.jsonl", "anna.k3f.jsonl", ".jsonl",
        "anna.k3f9a2q7.jsonl.gz", "anna.k3f9a2q7.txt", "-rf", "-rf.jsonl", "a\u{1B}]0;x\u{7}",
        "a\u{1B}]0;x\u{7}.jsonl", "anna.k3f9a2q7\n.jsonl", "ann\u{E9}.k3f9a2q7.jsonl",
        "anne\u{301}.k3f9a2q7.jsonl", "anna.k3f9a2q7 (1).jsonl", "anna.k3f9a2q7.sync-.jsonl",
        "../anna.k3f9a2q7.jsonl", "anna.k3f9a2q7.extra.jsonl", "notes.md",
    ])
    func everythingElseIsAStranger(_ text: String) {
        #expect(text.hasPrefix(".") ? name(text) == .ignored : name(text) == .stranger)
    }

    @Test(arguments: [[0xFF, 0xFE], [0x61, 0x2E, 0xC3], [0xED, 0xA0, 0x80]] as [[UInt8]])
    func bytesThatAreNoTextAreAStranger(_ bytes: [UInt8]) {
        #expect(JournalName(bytes) == .stranger)
        #expect(JournalName(bytes + Array(".jsonl".utf8)) == .stranger)
    }
}
