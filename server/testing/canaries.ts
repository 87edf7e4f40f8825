/** Words that stand nowhere else, each with those it was addressed to: who finds one that is not his has found a leak. */
import assert from 'node:assert/strict'

export type Circle = Set<string>

export function givenCanaries() {
  const words: { readonly circle: ReadonlySet<string>; readonly more: Set<string> }[] = []
  const seen = new Map<string, number>()
  /** A word for these addresses, or for those who come into the circle later; without any it is for nobody outside. */
  const canary = (whom: Circle | readonly string[]): string => {
    words.push({ circle: whom instanceof Set ? whom : new Set(whom), more: new Set() })
    // Long and even, so that no signature or token can look like one by chance.
    return `zq${String(words.length - 1).padStart(7, '0')}qz`
  }
  /** The same word is addressed to others too. */
  const widen = (word: string, to: Iterable<string>): void => {
    for (const one of to) words[indexOf(word)]?.more.add(one)
  }
  const isFor = (who: string, word: string): boolean => {
    const { circle, more } = words[indexOf(word)] ?? {}
    return circle?.has(who) === true || more?.has(who) === true
  }
  const found = (bytes: string): string[] => [...new Set(bytes.match(/zq\d{7}qz/g))]
  /** Whatever of these bytes is a canary was addressed to whoever gets them. Answers the canaries. */
  const check = (who: string, bytes: string, where: string): string[] => {
    const there = found(bytes)
    for (const word of there) {
      assert.ok(isFor(who, word), `${who} got ${word}, which is not for him, ${where}`)
      seen.set(who, (seen.get(who) ?? 0) + 1)
    }
    return there
  }
  return { canary, widen, check, found, seen }
}

const indexOf = (word: string): number => Number(word.slice(2, -2))
