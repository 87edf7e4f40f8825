/** The keys of one letter under the two layouts of a Russian keyboard (ЙЦУКЕН on QWERTY), in their order. */
const latin = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
const cyrillic = 'йцукенгшщзхъфывапролджэячсмитьбюё'

const across = new Map(Array.from(latin).map((key, n) => [key, cyrillic[n] ?? ''] as const))
const back = new Map(Array.from(cyrillic).map((key, n) => [key, latin[n] ?? ''] as const))

/** The same keys under the other layout, sign by sign. */
export const relaid = (text: string): string => Array.from(text, (sign) => across.get(sign) ?? back.get(sign) ?? sign).join('')

/**
 * What was meant where the other layout was on: `ghbynth` → `принтер`, `зкштеук` → `printer`. Undefined where the words cannot have been typed so: too
 * short, of both alphabets, with digits or an address in them, or what comes out are no words.
 */
export function otherLayout(words: string): string | undefined {
  const text = words.trim().toLowerCase()
  if (text.length < 3 || /[\d@#":/\\]/.test(text)) return undefined
  if (!/^(?:[\p{Script=Cyrillic}\s-]+|[a-z[\];',.`\s-]+)$/u.test(text)) return undefined
  const meant = relaid(text)
  return /^[\p{L}\s-]+$/u.test(meant) && /\p{L}{3}/u.test(meant) ? meant : undefined
}
