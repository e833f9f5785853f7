import Testing
import WhittleCore

@Suite struct CRC32CTests {
    /// The check value of the format, and the vectors of RFC 3720, appendix B.4.
    @Test func knownValues() {
        let crc = CRC32C()
        #expect(CRC32C.text(crc.checksum("123456789")) == "e3069283")
        #expect(CRC32C.text(crc.checksum("")) == "00000000")
        #expect(CRC32C.text(crc.checksum(String(repeating: "\u{0}", count: 32))) == "8a9136aa")
        let counted = [UInt8](0..<32)
        #expect(counted.withUnsafeBufferPointer { crc.checksum($0) } == 0x46DD_794E)
    }

    @Test func theExampleLineOfTheFormat() {
        let covered =
            #"{"v":1,"writer":"anna.k3f9","seq":42,"at":"2015-01-12T09:12:44.123Z","#
            + #""type":"vote.cast","idea":"polis-17","participant":"p-7f3a","value":1"#
        #expect(CRC32C.text(CRC32C().checksum(covered)) == "3f01378f")
    }

    @Test(arguments: 0...20)
    func itContinuesFromAnywhere(_ split: Int) {
        let bytes = Array("The quick brown fox ".utf8)
        let crc = CRC32C()
        bytes.withUnsafeBufferPointer { all in
            let first = UnsafeBufferPointer(rebasing: all[..<split])
            let rest = UnsafeBufferPointer(rebasing: all[split...])
            #expect(crc.checksum(rest, after: crc.checksum(first)) == crc.checksum(all))
        }
    }
}
