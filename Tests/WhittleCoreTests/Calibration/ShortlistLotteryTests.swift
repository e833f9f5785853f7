import Testing

@testable import WhittleCore

/// The lottery for what could go either way.
@Suite struct ShortlistLotteryTests {
    private static let mean = [4.2, 4.0, 3.9, 3.5, 3.0]

    /// The reference of methods D.4.
    @Test func chancesAreThoseOfTheMethods() {
        let lottery = ShortlistLottery(Self.mean, places: 2, width: 0.5)
        #expect(abs(lottery.floor - 3.7) < 1e-12)
        for (one, other) in zip(lottery.chances, [1, 0.6, 0.4, 0, 0]) {
            #expect(abs(one - other) < 1e-12, "\(lottery.chances)")
        }
    }

    @Test func aSmallChangeOfAScoreMovesChancesLittle() {
        let lottery = ShortlistLottery(Self.mean, places: 2, width: 0.5)
        let moved = ShortlistLottery([4.2, 4.0, 3.91, 3.5, 3.0], places: 2, width: 0.5)
        for (one, other) in zip(lottery.chances, moved.chances) {
            #expect(abs(one - other) <= 0.02 + 1e-12)
        }
    }

    @Test func asManyAreDrawnAsThereArePlaces() {
        for number in 0..<1000 {
            let lottery = ShortlistLottery(
                (0..<40).map { Double(($0 * 7919 + number) % 97) / 20 },
                places: 1 + number % 39, width: 0.1 + Double(number % 7))
            let uniform = Double(number) / 1000
            let drawn = lottery.drawn(uniform)
            #expect(drawn.count == lottery.places && Set(drawn).count == drawn.count)
            #expect(abs(lottery.chances.reduce(0, +) - Double(lottery.places)) < 1e-9)
            for (idea, chance) in lottery.chances.enumerated() {
                if chance == 1 { #expect(drawn.contains(idea)) }
                if chance == 0 { #expect(!drawn.contains(idea)) }
            }
        }
    }

    @Test func eachIsDrawnAsOftenAsItsChanceSays() {
        let lottery = ShortlistLottery(Self.mean, places: 2, width: 0.5)
        // One number from 0 to 1 decides: up to .6 it is the second idea.
        #expect(lottery.drawn(0) == [0, 1])
        #expect(lottery.drawn(0.59) == [0, 1])
        #expect(lottery.drawn(0.61) == [0, 2])
        #expect(lottery.drawn(0.999999) == [0, 2])
        var counts = [0, 0, 0, 0, 0]
        for step in 0..<1000 {
            for idea in lottery.drawn((Double(step) + 0.5) / 1000) { counts[idea] += 1 }
        }
        #expect(counts == [1000, 600, 400, 0, 0])
    }

    @Test func equalScoresHaveEqualChances() {
        let lottery = ShortlistLottery([3, 3, 3, 3], places: 1, width: 1)
        #expect(lottery.chances.allSatisfy { abs($0 - 0.25) < 1e-12 })
        #expect((0..<4).map { lottery.drawn((Double($0) + 0.5) / 4) } == [[0], [1], [2], [3]])
    }

    @Test func theNumberOfATextCanBeComputedAgain() {
        // printf abc | sha256sum: ba7816bf8f01cfea…
        #expect(
            ShortlistLottery.number(of: "abc") == Double(0xba78_16bf_8f01_c) / Double(1 << 52))
        #expect(ShortlistLottery.number(of: "abc") < 1)
        #expect(ShortlistLottery.number(of: "") != ShortlistLottery.number(of: " "))
    }
}
