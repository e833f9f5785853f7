/// A symmetric, positive definite matrix as the product of a lower triangle and its transpose
/// (Cholesky), for systems of equations, determinants and inverses. Rows are kept one after the
/// other, so that all of the work is sums of products of neighbours.
struct CholeskyFactor: Sendable {
    let size: Int
    /// The lower triangle, row by row; what stands above the diagonal is 0.
    private let lower: [Double]

    /// Nil where the matrix is not positive definite.
    /// - Parameter matrix: row by row; only its lower triangle is read.
    init?(_ matrix: consuming [Double], size: Int) {
        var matrix = matrix
        self.size = size
        let isDefinite = matrix.withUnsafeMutableBufferPointer { cells in
            for row in 0..<size {
                let here = row * size
                for column in 0...row {
                    let there = column * size
                    let rest =
                        cells[here + column] - dot(cells, here, cells, there, count: column)
                    if column < row {
                        cells[here + column] = rest / cells[there + column]
                    } else {
                        guard rest > 0, rest.isFinite else { return false }
                        cells[here + column] = rest.squareRoot()
                    }
                }
                for column in row + 1..<max(size, row + 1) { cells[here + column] = 0 }
            }
            return true
        }
        guard isDefinite else { return nil }
        lower = matrix
    }

    /// The logarithm of the matrix's determinant.
    var logDeterminant: Double {
        (0..<size).reduce(0) { $0 + 2 * Libm.log(lower[$1 * size + $1]) }
    }

    /// x with matrix · x = right.
    func solve(_ right: [Double]) -> [Double] {
        backward(forward(right))
    }

    /// x with lower · x = right.
    func forward(_ right: [Double]) -> [Double] {
        var result = right
        lower.withUnsafeBufferPointer { lower in
            result.withUnsafeMutableBufferPointer { x in
                for row in 0..<size {
                    let sum = dot(lower, row * size, UnsafeBufferPointer(x), 0, count: row)
                    x[row] = (x[row] - sum) / lower[row * size + row]
                }
            }
        }
        return result
    }

    /// x with (transposed lower) · x = right: of independent standard normals, it makes a draw
    /// whose covariance is the matrix's inverse.
    func backward(_ right: [Double]) -> [Double] {
        var result = right
        for row in stride(from: size - 1, through: 0, by: -1) {
            result[row] /= lower[row * size + row]
            let value = result[row]
            for column in 0..<row { result[column] -= lower[row * size + column] * value }
        }
        return result
    }

    /// The matrix's inverse, row by row, whole.
    func inverse() -> [Double] {
        let columns = inverseColumns()
        var inverse = [Double](repeating: 0, count: size * size)
        columns.withUnsafeBufferPointer { columns in
            for row in 0..<size {
                for column in 0...row {
                    let sum = dot(
                        columns, row * size + row, columns, column * size + row,
                        count: size - row)
                    inverse[row * size + column] = sum
                    inverse[column * size + row] = sum
                }
            }
        }
        return inverse
    }

    /// The columns of the lower triangle's inverse, one after the other.
    private func inverseColumns() -> [Double] {
        var columns = [Double](repeating: 0, count: size * size)
        lower.withUnsafeBufferPointer { lower in
            columns.withUnsafeMutableBufferPointer { columns in
                for column in 0..<size {
                    let start = column * size
                    columns[start + column] = 1 / lower[column * size + column]
                    for row in column + 1..<max(size, column + 1) {
                        let sum = dot(
                            lower, row * size + column, UnsafeBufferPointer(columns),
                            start + column, count: row - column)
                        columns[start + row] = -sum / lower[row * size + row]
                    }
                }
            }
        }
        return columns
    }
}

/// Σ left[i] · right[i] over neighbours, in eight sums side by side: the same on every machine.
@inline(__always)
private func dot(
    _ left: UnsafeBufferPointer<Double>, _ leftStart: Int, _ right: UnsafeBufferPointer<Double>,
    _ rightStart: Int, count: Int
) -> Double {
    guard let left = left.baseAddress, let right = right.baseAddress else { return 0 }
    return dot(left + leftStart, right + rightStart, count)
}

@inline(__always)
private func dot(
    _ left: UnsafeMutableBufferPointer<Double>, _ leftStart: Int,
    _ right: UnsafeMutableBufferPointer<Double>, _ rightStart: Int, count: Int
) -> Double {
    dot(UnsafeBufferPointer(left), leftStart, UnsafeBufferPointer(right), rightStart, count: count)
}

@inline(__always)
private func dot(
    _ left: UnsafePointer<Double>, _ right: UnsafePointer<Double>, _ count: Int
) -> Double {
    var first = SIMD4<Double>.zero
    var second = SIMD4<Double>.zero
    let leftRaw = UnsafeRawPointer(left)
    let rightRaw = UnsafeRawPointer(right)
    let whole = count / 8 * 8
    var index = 0
    while index < whole {
        let byte = index * 8
        first +=
            leftRaw.loadUnaligned(fromByteOffset: byte, as: SIMD4<Double>.self)
            * rightRaw.loadUnaligned(fromByteOffset: byte, as: SIMD4<Double>.self)
        second +=
            leftRaw.loadUnaligned(fromByteOffset: byte + 32, as: SIMD4<Double>.self)
            * rightRaw.loadUnaligned(fromByteOffset: byte + 32, as: SIMD4<Double>.self)
        index += 8
    }
    var sum = (first + second).sum()
    while index < count {
        sum += left[index] * right[index]
        index += 1
    }
    return sum
}
