import Testing

@testable import WhittleCore

/// Series by hand for the rules of Perla, Provost and Murray (2011).
@Suite struct RunSignalsTests {
    typealias Stretch = RunSignals.Stretch

    @Test func nothingComesOfFewValues() {
        for values in [[], [3], [3, 3], [1, 2, 3, 4]] as [[Double]] {
            let signals = RunSignals(values)
            #expect(signals.shift == nil)
            #expect(signals.trend == nil)
            #expect(signals.sentences.isEmpty)
        }
    }

    @Test func fiveOnASideAreNoShiftAndSixAreOne() {
        // The medians are 5.
        let five = RunSignals([1, 2, 1, 2, 1, 9, 8, 9, 8, 9])
        #expect(five.shift == nil)
        let six = RunSignals([1, 2, 1, 2, 1, 2, 9, 8, 9, 8, 9, 8])
        #expect(six.shift == Stretch(count: 6, isUp: false))
        let later = RunSignals([9, 1, 2, 9, 8, 9, 8, 9, 8, 1, 2, 1, 1, 2])
        #expect(later.shift == Stretch(count: 6, isUp: true))
    }

    @Test func aValueOnTheMedianNeitherAddsNorEnds() {
        // The median is 5: six below it, with the 5 among them.
        let values: [Double] = [1, 2, 5, 3, 1, 2, 2, 9, 9, 8, 9, 8, 9]
        #expect(RunSignals.median(values) == 5)
        #expect(RunSignals(values).shift == Stretch(count: 6, isUp: false))
        // Five below it and the 5: six values, and no shift.
        #expect(RunSignals([1, 2, 5, 3, 1, 2, 9, 9, 8, 9, 8]).shift == nil)
    }

    @Test func fiveValuesInADirectionAreATrend() {
        #expect(RunSignals([1, 2, 3, 4, 5]).trend == Stretch(count: 5, isUp: true))
        #expect(RunSignals([9, 6, 5, 4, 3, 2, 8]).trend == Stretch(count: 6, isUp: false))
        // The same value again is left out.
        #expect(RunSignals([5, 4, 4, 3, 2, 2, 1]).trend == Stretch(count: 5, isUp: false))
        #expect(RunSignals([1, 1, 2, 2, 3, 3, 4, 4]).trend == nil)
        #expect(RunSignals([1, 2, 3, 2, 3, 4, 5]).trend == nil)
    }

    @Test func theMedianOfAnEvenNumberIsBetween() {
        #expect(RunSignals.median([4, 1, 3, 2]) == 2.5)
        #expect(RunSignals.median([7]) == 7)
        #expect(RunSignals.median([]) == nil)
        let large = Double.greatestFiniteMagnitude
        #expect(RunSignals.median([large, large]) == large)
    }
}
