/** The keys of one letter under the two layouts of a Russian keyboard (ЙЦУКЕН on QWERTY), in their order. */
const latin = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
const cyrillic = 'йцукенгшщзхъфывапролджэячсмитьбюё'

const across = new Map([...latin].flatMap((key, n) => [[key, cyrillic[n] ?? ''] as const]))
const back = new Map([...cyrillic].flatMap((key, n) => [[key, latin[n] ?? ''] as const]))

/**
 * What was meant where the other layout was on: `ghbynth` → `принтер`, `зкштеук` → `printer`. Undefined where the words cannot have been typed so: too
 * short, of both alphabets, with digits or an address in them, or what comes out are no words.
 */
export function otherLayout(words: string): string | undefined {
  const text = words.trim().toLowerCase()
  if (text.length < 3 || /[\d@#":/\\]/.test(text)) return undefined
  const map = /^[\p{Script=Cyrillic}\s-]+$/u.test(text) ? back : /^[a-z[\];',.`\s-]+$/.test(text) ? across : undefined
  if (map === undefined) return undefined
  const meant = [...text].map((key) => map.get(key) ?? key).join('')
  return /^[\p{L}\s-]+$/u.test(meant) && /\p{L}{3}/u.test(meant) ? meant : undefined
}
