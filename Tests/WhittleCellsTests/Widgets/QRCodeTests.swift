import Testing
import WhittleCells

/// Against matrices of another program, python-qrcode 8 (level M, 8-bit bytes, each mask): one in full,
/// and FNV-1a sums of all masks of all versions. The best masks are by a count of the penalties of
/// ISO/IEC 18004 in Python over those matrices.
@Suite struct QRCodeTests {
    /// The first bytes of a long address.
    private static func text(_ count: Int) -> String {
        let part = "abcdefghijklmnopqrstuvwxyz0123456789"
        let long =
            "https://example.org/whittle?campaign="
            + Array(repeating: part, count: 10).joined()
        return String(long.prefix(count))
    }

    private static func sum(_ code: QRCode) -> UInt64 {
        var sum: UInt64 = 0xcbf2_9ce4_8422_2325
        for isDark in code.modules {
            sum ^= isDark ? 1 : 0
            sum &*= 0x100_0000_01b3
        }
        return sum
    }

    @Test func aWholeCodeIsAsAnotherProgramMakesIt() throws {
        let code = try #require(QRCode("HELLO"))
        #expect(code.version == 1 && code.mask == 4)
        let rows = (0..<code.side).map { row in
            (0..<code.side).map { code.isDark(column: $0, row: row) ? "#" : "." }.joined()
        }
        #expect(
            rows == [
                "#######.##.#..#######", "#.....#..##.#.#.....#", "#.###.#..####.#.###.#",
                "#.###.#.#..#..#.###.#", "#.###.#.#...#.#.###.#", "#.....#.#.##..#.....#",
                "#######.#.#.#.#######", "........#####........", "#...#.######.#####..#",
                "...###..#.###..#.####", "#.##..#.#.##..###..#.", "###..#...#...##.#....",
                "..#.###..#..###...##.", "........###.###..#.##", "#######.##..##...#.#.",
                "#.....#....##..#...#.", "#.###.#.#..#..###.#.#", "#.###.#....##....#.##",
                "#.###.#..###..####...", "#.....#..#...##......", "#######.#...#####.#.#",
            ])
    }

    @Test(arguments: known) func everyVersionWithEveryMask(
        _ bytes: Int, _ version: Int, _ sums: [UInt64]
    ) throws {
        for (mask, sum) in sums.enumerated() {
            let code = try #require(QRCode(QRCodeTests.text(bytes), mask: mask))
            #expect(code.version == version)
            #expect(QRCodeTests.sum(code) == sum, "\(bytes) bytes, mask \(mask)")
        }
    }

    /// The masks with the least penalty, the first of equals.
    @Test func theBestMaskIsTaken() throws {
        let chosen = [
            (1, 1), (14, 2), (15, 6), (26, 1), (27, 3), (42, 6), (43, 2), (62, 2), (63, 2),
            (
                84,
                3
            ), (85, 2), (106, 2), (107, 2), (122, 2), (123, 2), (152, 2), (153, 2), (180, 2),
            (181, 2), (213, 2),
        ]
        for (bytes, mask) in chosen {
            #expect(try #require(QRCode(QRCodeTests.text(bytes))).mask == mask, "\(bytes)")
        }
    }

    @Test func moreThanFitsIsNoCode() {
        #expect(QRCode(QRCodeTests.text(QRCode.maximumBytes)) != nil)
        #expect(QRCode(QRCodeTests.text(QRCode.maximumBytes + 1)) == nil)
        // Bytes count, not letters.
        #expect(QRCode(String(repeating: "é", count: 107)) == nil)
        #expect(QRCode("")?.version == 1)
    }

    /// What is drawn is the code, light modules filled, within its margin of four.
    @Test func halfBlocksAreTheModules() throws {
        let code = try #require(QRCode("HELLO"))
        var surface = Surface(size: Size(columns: 40, rows: 20))
        #expect(code.draw(on: &surface, in: surface.bounds))
        for row in 0..<code.cells.rows {
            for column in 0..<code.cells.columns {
                let cell = surface[column: column + 5, row: row + 2].base
                let upper = !code.isDark(column: column - 4, row: 2 * row - 4)
                let lower = !code.isDark(column: column - 4, row: 2 * row - 3)
                let wanted: Unicode.Scalar =
                    upper ? (lower ? "█" : "▀") : lower ? "▄" : " "
                #expect(cell == wanted, "\(column) \(row)")
            }
        }
    }

    @Test func withoutRoomOrUnicodeNothingIsDrawn() throws {
        let code = try #require(QRCode("HELLO"))
        for size in [(0, 0), (1, 1), (28, 40), (40, 14)] {
            var surface = Surface(size: Size(columns: size.0, rows: size.1))
            let before = surface
            #expect(!code.draw(on: &surface, in: surface.bounds))
            #expect(surface == before)
        }
        var plain = Surface(
            size: Size(columns: 80, rows: 40), policy: DisplayPolicy(unicode: false))
        #expect(!code.draw(on: &plain, in: plain.bounds))
    }

    /// Bytes of the text, the version, and a sum for each mask.
    static let known: [(Int, Int, [UInt64])] = [
        (
            1, 1,
            [
                0x007b9c59b0934a15, 0x9c7611ef13229397, 0x021dae0d0678ca1b,
                0xa32521e5927f7be1, 0x746efaa34f0a0087, 0xded7f4f54274e155,
                0x0d61bdf69edcb3d1, 0x17e3f22426d17cd7,
            ]
        ),
        (
            14, 1,
            [
                0xe81585224f6f7eb3, 0x331d16efbdf88945, 0x8ccf091b526fa911,
                0xe308ca5e08d5fe77, 0x5fae290df666c35d, 0x6352b21a29ef9e73,
                0x0bdecd1cf7cd2b77, 0x5768fb0b1787e135,
            ]
        ),
        (
            15, 2,
            [
                0x2b7ddfe6e16fbb2b, 0x0db991436be24fa1, 0xe264139121bb51c5,
                0xca3c4d2f9e4a888f, 0x4f83836fa7d0cc21, 0x8420492119178dc8,
                0xbf86015a6d7dfde3, 0x7794004047873d15,
            ]
        ),
        (
            26, 2,
            [
                0x99eb8af4814000b3, 0xb7d1e124aadb3251, 0x178dca347126c719,
                0x9ff27f7c8255ed9b, 0x64e74088a2bf3465, 0x1ccb0479a793a3b8,
                0x9a91bd8796f7316f, 0xd55772a078aa7605,
            ]
        ),
        (
            27, 3,
            [
                0xc210c96d7637804f, 0x246f6bc2527f7a15, 0xd4c52ab980951048,
                0x35e73c32d328efb3, 0xdc592987081f8f28, 0x91751b76fa525658,
                0x357152084171f297, 0x3c6d896bbfcdb5c1,
            ]
        ),
        (
            42, 3,
            [
                0x062a2c4b24657673, 0x01ed7d4d88b1a0b9, 0xef3b8c959297c820,
                0x95853a772f970cbb, 0xae458abc2db1d220, 0x45f54eb5f848be24,
                0x7987991975da1e13, 0x84977888f21f7a79,
            ]
        ),
        (
            43, 4,
            [
                0x3e0122c038028551, 0x92ca6d3149859fa7, 0xbcb361d81188a592,
                0x6f9236cfb526f0e2, 0x586eccebee6dbfd7, 0x85b91114e3758869,
                0x4a48d6ac9795a7e2, 0xccd76436f1b9bd4c,
            ]
        ),
        (
            62, 4,
            [
                0xaca74ffb7bff1e9f, 0x9d9399e1e238e12d, 0x5260832ef000e748,
                0x079145ca8a0e9848, 0xd5c6b8a593ca6c91, 0x2659d9c9d59a5697,
                0x29220a30c5597738, 0xea260c06d1069ede,
            ]
        ),
        (
            63, 5,
            [
                0x389580e8209cc18d, 0x6d306c2e5af7144b, 0x63e766b3e7fa1517,
                0x8ec00512683e6989, 0xdc6ccddb9e524ba3, 0x1103b9fc9317d5ea,
                0xa88ad0539cad94a9, 0x15fe48d855965b8b,
            ]
        ),
        (
            84, 5,
            [
                0x4230fee4822f7f75, 0xba5f94d4ef8d313b, 0x9182bf9ab527738f,
                0x1fa3938aa05f7fcd, 0x580adddddb18ba1f, 0x86dc983a7117b1ea,
                0xa9c6c5045a9eaf71, 0x6d6af80916bcd06b,
            ]
        ),
        (
            85, 6,
            [
                0xff2d15b20299605d, 0xf58337557521680f, 0xe5a393697117a0aa,
                0x63be9cebb75251f1, 0x92b05dd04249c196, 0x497f36fae2b4fd7e,
                0x476743cccf0329b5, 0xbf7e96788dac1c07,
            ]
        ),
        (
            106, 6,
            [
                0xbefe385f9d1fd9df, 0xc830af88dec04375, 0x4ba0e25edb706ad8,
                0xc662732c6e7f3f7f, 0xfa08cbe6b7e845b8, 0x532263693041e22c,
                0x3b9f1c6653c8f693, 0x76d4fe25d95bd995,
            ]
        ),
        (
            107, 7,
            [
                0x4c780b361d534db5, 0x6ab21ac855dd40e6, 0x0438dc217cfcf103,
                0x7a4443445d3b6d45, 0x57ecb52492e3637f, 0x61912878ae616af9,
                0xeb38256caf3c57b9, 0x3248608e8e2bdb73,
            ]
        ),
        (
            122, 7,
            [
                0x2dd52ccf23f08b33, 0x8dbf794b44071f34, 0xc8288db91d1fe955,
                0xeff46338fb41e81b, 0xece2d98202a189d1, 0x98af29a7a49c1167,
                0xf9192327a6e23107, 0x1cb31f1287d7d00d,
            ]
        ),
        (
            123, 8,
            [
                0x3682adecc4a0c6c9, 0xb78cb7f871e720ca, 0xc20e2d1be74b82cf,
                0x9e52dbf0cede7051, 0xecb57b53f7b2aa13, 0xd18f5952b9bf40f2,
                0x16e27fbc9dbb70ad, 0x84c7bb48eff7710f,
            ]
        ),
        (
            152, 8,
            [
                0x7a29b0ef15916af1, 0x85f14d76aaa50fda, 0xed7b4e78790ed637,
                0x04d086aea75310ad, 0x24d8db718e279207, 0xf2b01faa39e98862,
                0xf1b58238464914a9, 0xf37f4f164031346b,
            ]
        ),
        (
            153, 9,
            [
                0xce61f581c57937bd, 0x98c9ed46ea66eea6, 0x3f0a7b92ad829bc7,
                0x8301d4911323764a, 0x665ec4ba1b186b33, 0x5935744f606d3ab6,
                0x80a7b61edacd11d6, 0xcd8d8134565a4de0,
            ]
        ),
        (
            180, 9,
            [
                0x3b272cb8e8c38321, 0x6a0d36ceecd516be, 0x416e139748216b9f,
                0x76808b0a07f33772, 0xaeb90d906beba5a3, 0x5a8fe5ce6ae1657e,
                0xb1961d3501c3f63e, 0x56338b67d7a5fa04,
            ]
        ),
        (
            181, 10,
            [
                0x9cf4a109b328fc55, 0x40fd06a5886f859a, 0xdeda24f1b5832727,
                0xd080948a3eaf7119, 0xe1cdb9ffd7de5a0b, 0x2aa26f7de2906139,
                0x03ce8b2b51d20b81, 0xf3f5ebcfbae49a8b,
            ]
        ),
        (
            213, 10,
            [
                0x534696b725f6f97f, 0x7c4efee544b5a7b0, 0x577d5f38166d8a69,
                0x4aa1de6aa8256d7b, 0xd8fe26423bb7542d, 0xdad71792c482463f,
                0xae3fd6a3719d7d0f, 0x60b87fe177cf6971,
            ]
        ),
    ]
}
