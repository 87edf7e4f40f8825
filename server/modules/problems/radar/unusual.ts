/**
 * How likely at least `recent` of `recent + past` happenings fall into a share `span` of the time when they come evenly: the exact conditional test of
 * two Poisson rates (Przyborowski and Wilenski, 1940), P(Bin(n, span) ≥ recent). By the incomplete beta function, so counts may be divided by how much
 * they scatter anyway.
 */
export function chanceOf(recent: number, past: number, span: number): number {
  if (recent <= 0 || span >= 1) return 1
  return incompleteBeta(span, recent, past + 1)
}

/** Whether `chanceOf` can be that small: a lower bound of the binomial tail (Ash, 1965) that costs two logarithms. */
export function mayBeUnder(chance: number, recent: number, past: number, span: number): boolean {
  const all = recent + past
  if (recent <= all * span) return false
  const distance = recent * Math.log(recent / (all * span)) + (past > 0 ? past * Math.log(past / (all * (1 - span))) : 0)
  return -distance - Math.log(8 * Math.max(1, (recent * past) / all)) / 2 <= Math.log(chance)
}

/** The regularised incomplete beta function, by its continued fraction (Lentz). */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x))
  return x < (a + 1) / (a + b + 2) ? (front * fraction(x, a, b)) / a : 1 - (front * fraction(1 - x, b, a)) / b
}

function fraction(x: number, a: number, b: number): number {
  const tiny = 1e-300
  const kept = (value: number) => (Math.abs(value) < tiny ? tiny : value)
  let c = 1
  let d = 1 / kept(1 - ((a + b) * x) / (a + 1))
  let result = d
  for (let m = 1; m <= 300; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / kept(1 + even * d)
    c = kept(1 + even / c)
    result *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / kept(1 + odd * d)
    c = kept(1 + odd / c)
    result *= d * c
    if (Math.abs(d * c - 1) < 1e-10) break
  }
  return result
}

/** Stirling's series, from where it is exact to twelve digits; below, by the recurrence. */
function logGamma(x: number): number {
  let [shift, y] = [0, x]
  for (; y < 10; y++) shift += Math.log(y)
  const inverse = 1 / (y * y)
  const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / y
  return (y - 0.5) * Math.log(y) - y + Math.log(2 * Math.PI) / 2 + series - shift
}

/** How much more counts of equal stretches scatter than chance makes them: variance over mean, at least 1. Nothing is known of less than five stretches. */
export function scatterOf(counts: readonly number[]): number {
  if (counts.length < 5) return 1
  const mean = counts.reduce((total, count) => total + count, 0) / counts.length
  if (mean === 0) return 1
  const variance = counts.reduce((total, count) => total + (count - mean) ** 2, 0) / (counts.length - 1)
  return Math.max(1, variance / mean)
}
