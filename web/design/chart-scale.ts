/** Up to five round steps that reach the top. */
export function scale(top: number): { max: number; ticks: readonly number[] } {
  const rough = Math.max(1, top) / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = Math.max(1, [1, 2, 2.5, 5, 10].map((round) => round * power).find((round) => round >= rough) ?? rough)
  const count = Math.max(1, Math.ceil(top / step))
  return { max: step * count, ticks: Array.from({ length: count + 1 }, (_, i) => i * step) }
}
