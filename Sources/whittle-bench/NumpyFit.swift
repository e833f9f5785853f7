/// The program that numpy runs beside: the same model, the larger side eliminated, the same Newton
/// steps with slopes from the same expected squares, the same end. What is the sum over pairs of scores
/// is one `bincount`, the factor and the inverse are LAPACK's. It takes a CSV file and its columns
/// for item, rater and score, and prints the variances of items, raters and chance, the
/// log-likelihood, how often the equations were solved, and the seconds without reading the file: those
/// of the clock and those of the processors.
enum NumpyFit {
    static let program = #"""
        import csv, sys, time
        import numpy as np
        path, item, rater, score = sys.argv[1:5]
        with open(path, newline="") as file:
            rows = list(csv.DictReader(file))
        items = np.unique([row[item] for row in rows], return_inverse=True)[1]
        raters = np.unique([row[rater] for row in rows], return_inverse=True)[1]
        y = np.array([float(row[score]) for row in rows])

        begin, work = time.perf_counter(), time.process_time()
        swapped = raters.max() > items.max()
        e, k = (raters, items) if swapped else (items, raters)
        order = np.argsort(e, kind="stable")
        e, k, y = e[order], k[order], y[order]
        E, K, n = e.max() + 1, k.max() + 1, len(y)
        number = np.bincount(e, minlength=E)
        sums = np.bincount(e, weights=y, minlength=E)
        loads = np.bincount(k, minlength=K)
        # All pairs of scores of the same eliminated one.
        starts = np.concatenate([[0], np.cumsum(number)])[:-1]
        left = np.repeat(np.arange(n), number[e])
        offsets = np.arange(len(left)) - np.repeat(np.cumsum(number[e]) - number[e], number[e])
        right = starts[e[left]] + offsets
        pair, pair_e = k[left] * K + k[right], e[left]
        del left, right, offsets
        solved = 0

        def point(v):
            global solved
            solved += 1
            ve, vk, vr = v
            ratio, scale = ve / vr, np.sqrt(vk / vr)
            share = ratio / (1 + number * ratio)
            M, r = np.zeros((K + 1, K + 1)), np.zeros(K + 1)
            one = 1 - share * number
            M[0, 0] = (number * one).sum()
            r[0] = (sums * one).sum()
            M[0, 1:] = M[1:, 0] = scale * np.bincount(k, weights=one[e], minlength=K)
            r[1:] = scale * np.bincount(k, weights=y - (share * sums)[e], minlength=K)
            M[1:, 1:] = -scale**2 * np.bincount(pair, weights=share[pair_e], minlength=K * K).reshape(K, K)
            M[np.arange(1, K + 1), np.arange(1, K + 1)] += 1 + scale**2 * loads
            try:
                L = np.linalg.cholesky(M)
            except np.linalg.LinAlgError:
                return None
            V = np.linalg.inv(M)
            x = V @ r
            fitted = x[0] + scale * x[1:]
            u = share * (sums - np.bincount(e, weights=fitted[k], minlength=E))
            squares = (y * y).sum() - x @ r - (share * sums**2).sum()
            loglik = -((n - 1) * np.log(2 * np.pi) + (n - 1) * np.log(vr) + 2 * np.log(np.diag(L)).sum()
                       + np.log1p(number * ratio).sum() + squares / vr) / 2
            own, row = share * vr, V[0, 1:]
            linear = np.bincount(e, weights=row[k], minlength=E)
            W = V[1:, 1:]
            spread = (number**2 * V[0, 0] + 2 * number * scale * linear
                      + scale**2 * np.bincount(pair_e, weights=W.ravel()[pair], minlength=E))
            single = number * V[0, 0] + 2 * scale * linear + scale**2 * np.bincount(
                e, weights=np.diag(W)[k], minlength=E)
            rest = y - fitted[k] - u[e]
            read = number > 0
            sq = np.array([
                (u**2 + own + share**2 * spread * vr)[read].sum(),
                (scale**2 * (x[1:]**2 + vr * np.diag(W))).sum(),
                (rest**2).sum() + (number * own + vr * (single - (2 * share - number * share**2) * spread)).sum()])
            slopes = np.array([read.sum(), K, n]) - sq / v
            return v, loglik, slopes, sq

        def newton(here):
            v, loglik, slopes, _ = here
            H = np.empty((3, 3))
            for i in range(3):
                moved = np.log(v)
                moved[i] += 1e-4
                there = point(np.exp(moved))
                if there is None: return None
                H[:, i] = (there[2] - slopes) / 1e-4
            H = (H + H.T) / 2
            try:
                np.linalg.cholesky(H)
            except np.linalg.LinAlgError:
                return None
            step = np.linalg.solve(H, -slopes)
            part = min(1, 2 / max(abs(step).max(), 2))
            for _ in range(8):
                there = point(np.exp(np.log(v) + part * step))
                if there and there[1] > loglik - 1e-10 * abs(loglik) and (
                        abs(there[2]).max() < abs(slopes).max() or there[1] > loglik):
                    return there
                part /= 2

        here = point(np.full(3, y.var(ddof=1) / 3))
        for _ in range(200):
            if abs(here[2]).max() < 1e-9 * n: break
            there = newton(here) or point(here[3] / np.array([(number > 0).sum(), K, n]))
            gain, moved = there[1] - here[1], abs(np.log(there[0] / here[0])).max()
            here = there
            if gain <= 0 and moved < 1e-11: break
        used, work = time.perf_counter() - begin, time.process_time() - work
        v = here[0][[1, 0, 2]] if swapped else here[0]
        print(*map(repr, map(float, v)), float(here[1]), solved, used, work)
        """#
}
