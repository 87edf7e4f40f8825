export type Piece = { kind: 'same' | 'added' | 'removed'; text: string }

/** More cells than this and a comparison is not worth its time: all of the one, then all of the other. */
const most = 4_000_000

/** What became of one text in the other, by words. Long texts are compared by lines first, and only what differs by words. */
export function difference(before: string, after: string): readonly Piece[] {
  const lines = compared(before.split(/(?<=\n)/), after.split(/(?<=\n)/))
  const pieces: Piece[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const [one, next] = [lines[at], lines[at + 1]]
    if (one === undefined) break
    if (one.kind === 'removed' && next?.kind === 'added') {
      pieces.push(...compared(wordsOf(one.text), wordsOf(next.text)))
      at += 1
    } else pieces.push(one)
  }
  return joined(pieces)
}

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}_]+|\s+|[^\p{L}\p{N}_\s]/gu) ?? []

/** By the longest common subsequence; neighbours of one kind are one piece, what is removed stands before what is added. */
function compared(before: readonly string[], after: readonly string[]): Piece[] {
  if (before.length * after.length > most)
    return joined([
      { kind: 'removed', text: before.join('') },
      { kind: 'added', text: after.join('') },
    ])
  const width = after.length + 1
  const longest = new Uint32Array((before.length + 1) * width)
  const at = (i: number, j: number) => longest[i * width + j] ?? 0
  for (let i = before.length - 1; i >= 0; i -= 1)
    for (let j = after.length - 1; j >= 0; j -= 1)
      longest[i * width + j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const pieces: Piece[] = []
  let [i, j] = [0, 0]
  while (i < before.length || j < after.length) {
    const [old, fresh] = [before[i], after[j]]
    if (old !== undefined && old === fresh) {
      pieces.push({ kind: 'same', text: old })
      i += 1
      j += 1
    } else if (old !== undefined && (fresh === undefined || at(i + 1, j) >= at(i, j + 1))) {
      pieces.push({ kind: 'removed', text: old })
      i += 1
    } else {
      pieces.push({ kind: 'added', text: fresh ?? '' })
      j += 1
    }
  }
  return joined(pieces)
}

function joined(pieces: readonly Piece[]): Piece[] {
  const whole: Piece[] = []
  for (const piece of pieces.filter(({ text }) => text !== '')) {
    const last = whole.at(-1)
    if (last?.kind === piece.kind) whole.splice(-1, 1, { kind: piece.kind, text: last.text + piece.text })
    else whole.push(piece)
  }
  return whole
}
