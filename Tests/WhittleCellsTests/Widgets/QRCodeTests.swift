import Testing
import WhittleCells

/// Against matrices of another program, segno 1.6.6 (`segno.make(text, error="m", mode="byte",
/// mask=…, boost_error=False)`): one in full, and FNV-1a sums of all masks of all versions.
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
        #expect(code.version == 1 && code.mask == 0)
        let rows = (0..<code.side).map { row in
            (0..<code.side).map { code.isDark(column: $0, row: row) ? "#" : "." }.joined()
        }
        #expect(
            rows == [
                "#######..###..#######", "#.....#.#.###.#.....#", "#.###.#..##...#.###.#",
                "#.###.#..#.#..#.###.#", "#.###.#.#.###.#.###.#", "#.....#...##..#.....#",
                "#######.#.#.#.#######", ".........##..........", "#.#.#.#...#.#...#..#.",
                "####.#.....#.#.#...#.", "###.#.#.#.##.###.####", "..#.##..#..###.##..#.",
                "##..###..###.###..#..", "........#.....##..##.", "#######..#..#...#.###",
                "#.....#..##...##.....", "#.###.#.#.#.#.#.#.###", "#.###.#...##.#.#..##.",
                "#.###.#.#.##.##.#.#.#", "#.....#..#.###..#..#.", "#######.#..#.###..###",
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

    /// The masks that the other program chose by the penalties.
    @Test func theBestMaskIsTaken() throws {
        let chosen = [
            (1, 7), (14, 0), (15, 6), (26, 5), (27, 0), (42, 6), (43, 2), (62, 2), (63, 2),
            (
                84,
                3
            ), (85, 2), (106, 2), (107, 5), (122, 2), (123, 2), (152, 2), (153, 2), (180, 2),
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
                0x9cd9595ddfac7725, 0x1cc986d0f2b6c753, 0x8cc73d38eaa3832f, 0x683f792ef6122059,
                0x7b0b5583e50ea52f, 0xbec5d04e05c994d5, 0x769b87803eeb60cd, 0x80fa4eb7ad7b08b7,
            ]
        ),
        (
            14, 1,
            [
                0xe81585224f6f7eb3, 0x331d16efbdf88945, 0x8ccf091b526fa911, 0xe308ca5e08d5fe77,
                0x5fae290df666c35d, 0x6352b21a29ef9e73, 0x0bdecd1cf7cd2b77, 0x5768fb0b1787e135,
            ]
        ),
        (
            15, 2,
            [
                0x4fd90b935849f117, 0x315b44cd77110f89, 0xaa4a5c7c4c491bb9, 0x1b2618ddbb667f3f,
                0xf6710abd32d790a1, 0x531fc9e95e85fdf8, 0xa42347c2cb94b7af, 0x25e5d7f138271ae9,
            ]
        ),
        (
            26, 2,
            [
                0x99eb8af4814000b3, 0xb7d1e124aadb3251, 0x178dca347126c719, 0x9ff27f7c8255ed9b,
                0x64e74088a2bf3465, 0x1ccb0479a793a3b8, 0x9a91bd8796f7316f, 0xd55772a078aa7605,
            ]
        ),
        (
            27, 3,
            [
                0x6a5488294a276219, 0x9070bfc6564c2803, 0xefafc2b14d19b706, 0x3612f38b23eb3eb9,
                0x851bf892c9953906, 0x7b76ab16514ad16a, 0x99d171a6a2587941, 0x22aff80e71f8ea87,
            ]
        ),
        (
            42, 3,
            [
                0x062a2c4b24657673, 0x01ed7d4d88b1a0b9, 0xef3b8c959297c820, 0x95853a772f970cbb,
                0xae458abc2db1d220, 0x45f54eb5f848be24, 0x7987991975da1e13, 0x84977888f21f7a79,
            ]
        ),
        (
            43, 4,
            [
                0x8884cd98d07be933, 0x170b1edb2bc78885, 0x3b50e796aef92d5c, 0x7239e9d8aac8e0fc,
                0xefc3aee0f1ea21f9, 0xe76c454bc19f8efb, 0xe2ca393d93cca5b8, 0x30dbd93aea29d87e,
            ]
        ),
        (
            62, 4,
            [
                0xaca74ffb7bff1e9f, 0x9d9399e1e238e12d, 0x5260832ef000e748, 0x079145ca8a0e9848,
                0xd5c6b8a593ca6c91, 0x2659d9c9d59a5697, 0x29220a30c5597738, 0xea260c06d1069ede,
            ]
        ),
        (
            63, 5,
            [
                0xb7fad524b84885bd, 0x46b0ebdf1a4598a3, 0x3e4df37d72496833, 0x57517cd67dd54ea5,
                0xa6ee12bfe9915817, 0xcec79cf2cbee7d5a, 0xeecde26e949bee4d, 0xd563583150256e6f,
            ]
        ),
        (
            84, 5,
            [
                0x4230fee4822f7f75, 0xba5f94d4ef8d313b, 0x9182bf9ab527738f, 0x1fa3938aa05f7fcd,
                0x580adddddb18ba1f, 0x86dc983a7117b1ea, 0xa9c6c5045a9eaf71, 0x6d6af80916bcd06b,
            ]
        ),
        (
            85, 6,
            [
                0xb8c39641ec9111b9, 0x56ab9f715703632b, 0x2db36625cb058052, 0x0942942261659e69,
                0xe221d06219156006, 0xb429c77a44b1b97e, 0x25b6c7ccd178024d, 0xcdb016808ca8b35b,
            ]
        ),
        (
            106, 6,
            [
                0xbefe385f9d1fd9df, 0xc830af88dec04375, 0x4ba0e25edb706ad8, 0xc662732c6e7f3f7f,
                0xfa08cbe6b7e845b8, 0x532263693041e22c, 0x3b9f1c6653c8f693, 0x76d4fe25d95bd995,
            ]
        ),
        (
            107, 7,
            [
                0x61f58cb059c45da1, 0x7f16d48439e25192, 0xf678d346c7d7b6fb, 0x83954a44d463a8fd,
                0x5dc118fa79ab8393, 0x1686287ead7f949d, 0x36b320481ce1aa45, 0x01a667b47deb175b,
            ]
        ),
        (
            122, 7,
            [
                0x2dd52ccf23f08b33, 0x8dbf794b44071f34, 0xc8288db91d1fe955, 0xeff46338fb41e81b,
                0xece2d98202a189d1, 0x98af29a7a49c1167, 0xf9192327a6e23107, 0x1cb31f1287d7d00d,
            ]
        ),
        (
            123, 8,
            [
                0xdc1dfe4c359087a3, 0x6f02c85f224ba9bc, 0xf801e658a574b1dd, 0xc74ec3ab40ba50a7,
                0x1e10bf9f568ad259, 0x1aae224ecc4b8484, 0x793992fd90b037a7, 0xe35af11a326cdb19,
            ]
        ),
        (
            152, 8,
            [
                0x7a29b0ef15916af1, 0x85f14d76aaa50fda, 0xed7b4e78790ed637, 0x04d086aea75310ad,
                0x24d8db718e279207, 0xf2b01faa39e98862, 0xf1b58238464914a9, 0xf37f4f164031346b,
            ]
        ),
        (
            153, 9,
            [
                0xe0e12af32937d4b1, 0x39b1c7b41c6c104a, 0x3ec5534dbc08082b, 0x8cf59f0a7ea4d526,
                0xf502033c6a27b59b, 0x57fe71f8c1c2e17a, 0xdb252e3bf3e2306e, 0xe10b9ff6d9894d4c,
            ]
        ),
        (
            180, 9,
            [
                0x3b272cb8e8c38321, 0x6a0d36ceecd516be, 0x416e139748216b9f, 0x76808b0a07f33772,
                0xaeb90d906beba5a3, 0x5a8fe5ce6ae1657e, 0xb1961d3501c3f63e, 0x56338b67d7a5fa04,
            ]
        ),
        (
            181, 10,
            [
                0x0e95e3149aea22df, 0x45e7c42f507f40c8, 0x06f6cda371f8094d, 0xc913c94494f6d9e3,
                0x947e3fa1d8bda13d, 0x30419ba117a2d643, 0x39f669a9aacc9877, 0x6942c8563d95d3bd,
            ]
        ),
        (
            213, 10,
            [
                0x534696b725f6f97f, 0x7c4efee544b5a7b0, 0x577d5f38166d8a69, 0x4aa1de6aa8256d7b,
                0xd8fe26423bb7542d, 0xdad71792c482463f, 0xae3fd6a3719d7d0f, 0x60b87fe177cf6971,
            ]
        ),
    ]
}
