// The one place where Core reaches the C library, for the functions of mathematics.
#if canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#else
    private import Darwin
#endif

/// The functions of mathematics that the standard library does not have.
enum Libm {
    static func log(_ x: Double) -> Double {
        #if canImport(Glibc)
            Glibc.log(x)
        #elseif canImport(Musl)
            Musl.log(x)
        #else
            Darwin.log(x)
        #endif
    }

    static func exp(_ x: Double) -> Double {
        #if canImport(Glibc)
            Glibc.exp(x)
        #elseif canImport(Musl)
            Musl.exp(x)
        #else
            Darwin.exp(x)
        #endif
    }

    /// 1 − erf(x): twice the standard normal's share above x·√2.
    static func erfc(_ x: Double) -> Double {
        #if canImport(Glibc)
            Glibc.erfc(x)
        #elseif canImport(Musl)
            Musl.erfc(x)
        #else
            Darwin.erfc(x)
        #endif
    }

    /// ln Γ(x) for x > 0, by Lanczos' series (g = 7, n = 9; relative error below 1e−14). The C
    /// library's writes a global.
    static func lgamma(_ x: Double) -> Double {
        if x < 0.5 { return log(Double.pi / sinPi(x)) - lgamma(1 - x) }
        let coefficients: [Double] = [
            0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
            -176.61502916214059, 12.507343278686905, -0.13857109526572012,
            9.9843695780195716e-6, 1.5056327351493116e-7,
        ]
        let shifted = x - 1
        var sum = coefficients[0]
        for index in 1..<9 { sum += coefficients[index] / (shifted + Double(index)) }
        let t = shifted + 7.5
        return 0.91893853320467274178 + (shifted + 0.5) * log(t) - t + log(sum)
    }

    private static func sinPi(_ x: Double) -> Double {
        #if canImport(Glibc)
            Glibc.sin(Double.pi * x)
        #elseif canImport(Musl)
            Musl.sin(Double.pi * x)
        #else
            Darwin.sin(Double.pi * x)
        #endif
    }

    static func cos(_ x: Double) -> Double {
        #if canImport(Glibc)
            Glibc.cos(x)
        #elseif canImport(Musl)
            Musl.cos(x)
        #else
            Darwin.cos(x)
        #endif
    }

    /// ln B(a, b).
    static func lbeta(_ a: Double, _ b: Double) -> Double {
        lgamma(a) + lgamma(b) - lgamma(a + b)
    }
}
