/** Where the bones and words of a fishbone stand: three bones above the spine, three below, the head at the end. Units of its own drawing. */
export type Cause = { branch: string; text: string }
type Bone = {
  branch: string
  from: { x: number; y: number }
  to: { x: number; y: number }
  label: { x: number; y: number }
  causes: { lines: string[]; x: number; y: number }[]
}
export type Drawn = { width: number; height: number; spine: number; head: { x: number; lines: string[] }; bones: Bone[] }

const column = 270
const headWidth = 200
const lineHeight = 16
const gap = 10
/** Letters that fit left of a bone. */
const letters = 28
const mostLines = 3
const labelHeight = 28
const least = 110
/** How far a bone leans. */
const lean = 70

export function fishbone(title: string, order: readonly string[], causes: readonly Cause[]): Drawn {
  const columns = Math.ceil(order.length / 2)
  const wrapped = order.map((branch) => causes.filter((cause) => cause.branch === branch).map(({ text }) => wrap(text, letters, mostLines)))
  const tall = (side: readonly string[][][]) => Math.max(least, ...side.map(heightOf))
  const [above, below] = [tall(wrapped.slice(0, columns)), tall(wrapped.slice(columns))]
  const spine = labelHeight + above
  const width = columns * column + headWidth
  const bones = order.map((branch, i): Bone => {
    const isAbove = i < columns
    const to = { x: ((isAbove ? i : i - columns) + 1) * column, y: spine }
    const from = { x: to.x - lean, y: isAbove ? labelHeight : spine + below }
    const label = { x: from.x, y: isAbove ? labelHeight - 10 : spine + below + 20 }
    let y = isAbove ? labelHeight + lineHeight : spine + lineHeight + gap
    const placed = (wrapped[i] ?? []).map((lines) => {
      // Where the bone is nearest to the words: at their top above the spine, at their foot below it.
      const nearest = isAbove ? y - lineHeight : y + (lines.length - 1) * lineHeight + gap / 2
      const share = Math.abs(spine - nearest) / Math.max(1, Math.abs(spine - from.y))
      const cause = { lines, x: to.x - lean * share - 8, y }
      y += lines.length * lineHeight + gap
      return cause
    })
    return { branch, from, to, label, causes: placed }
  })
  return {
    width,
    height: spine + below + labelHeight,
    spine,
    head: { x: columns * column + 16, lines: wrap(title, 22, 4) },
    bones,
  }
}

const heightOf = (causes: readonly string[][]): number =>
  causes.reduce((sum, lines) => sum + lines.length * lineHeight + gap, lineHeight + gap)

/** Words in lines of so many letters; what does not fit ends in an ellipsis. */
export function wrap(text: string, width: number, most: number): string[] {
  const lines: string[] = []
  for (const word of text.replaceAll(/\s+/g, ' ').trim().split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word.length > width ? `${word.slice(0, width - 1)}…` : word)
  }
  if (lines.length <= most) return lines
  return [...lines.slice(0, most - 1), `${lines[most - 1] ?? ''}…`]
}
