import Testing
import WhittleTesting

@testable import WhittleCore

/// The checksums of methods C.2, by which a second implementation knows that it is the same.
@Suite struct PanelScenarioTests {
    private func scenario(_ name: String, _ seed: UInt64) throws -> PanelScenario {
        PanelScenario(try #require(PanelScenario.settings(name)), seed: seed)
    }

    private func expect(_ found: Double, _ wanted: Double) {
        #expect(abs(found - wanted) < 1e-9, "\(found) for \(wanted)")
    }

    @Test func numbersAreThoseOfSplitMix() {
        var random = SplitMix64(seed: 1)
        #expect(
            (0..<5).map { _ in random.next() } == [
                0x910a_2dec_8902_5cc1, 0xbeeb_8da1_658e_ec67, 0xf893_a2ee_fb32_555e,
                0x71c1_8690_ee42_c90b, 0x71bb_54d8_d101_b5b9,
            ])
        var normals = SplitMix64(seed: 1)
        expect(normals.normal(), -0.0282497460958547)
        expect(normals.normal(), -0.227919522867635)
        expect(normals.normal(), 0.10309095168574)
    }

    @Test func baseIsTheSame() throws {
        let one = try scenario("base", 1)
        expect(one.worth.reduce(0, +), 15.612164680447)
        expect(one.crowd.reduce(0, +), 21.730736692030)
        expect(one.leniency.reduce(0, +), -2.113178398590)
        #expect(one.scores.reduce(0, +) == 13755)
        #expect(one.conflicts.count { $0 } == 255)
        let order = (0..<400).sorted { one.worth[$0] > one.worth[$1] }
        #expect(order.prefix(3) == [342, 283, 175])
        #expect((0..<12).map { one.score(7, $0) } == [3, 3, 3, 5, 3, 3, 4, 3, 3, 2, 4, 3])
        let two = try scenario("base", 2)
        expect(two.worth.reduce(0, +), 2.832580858209)
        expect(two.crowd.reduce(0, +), -8.590291655315)
        expect(two.leniency.reduce(0, +), -0.394337432589)
        #expect(two.scores.reduce(0, +) == 14294)
        #expect(two.conflicts.count { $0 } == 226)
        #expect((0..<12).map { two.score(7, $0) } == [3, 3, 4, 5, 5, 2, 2, 3, 4, 5, 3, 3])
    }

    @Test func otherScenariosAreTheSame() throws {
        let strong = try scenario("strong", 1)
        expect(strong.leniency.reduce(0, +), -2.958449758026)
        #expect(strong.scores.reduce(0, +) == 13551)
        let nine = try scenario("nine", 1)
        #expect(nine.scores.reduce(0, +) == 13694)
        #expect((0..<12).map { nine.score(7, $0) } == [3, 3, 3, 5, 3, 3, 4, 3, 3, 2, 4, 3])
        let big = try scenario("big", 1)
        expect(big.worth.reduce(0, +), 81.616994810774)
        expect(big.crowd.reduce(0, +), 54.414633939246)
        expect(big.leniency.reduce(0, +), 4.301882314853)
        #expect(big.scores.reduce(0, +) == 250462)
        #expect(big.conflicts.count { $0 } == 4011)
        let order = (0..<2000).sorted { big.worth[$0] > big.worth[$1] }
        #expect(order.prefix(3) == [1089, 1508, 1660])
    }

    @Test func whatAShortlistMissesIsCounted() throws {
        let one = try scenario("base", 1)
        let order = (0..<400).sorted { one.worth[$0] > one.worth[$1] }
        #expect(one.recall(Array(order.prefix(20))) == 1)
        expect(one.regret(Array(order.prefix(20))), 0)
        #expect(one.recall(Array(order.suffix(20))) == 0)
        #expect(one.regret(Array(order.suffix(20))) > 1)
        #expect(PanelScenario.settings("another") == nil)
    }
}
