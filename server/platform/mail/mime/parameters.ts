/** `value; name=word; name="quoted"; name*0*=koi8-r''%CF` (RFC 2045, 2231), with unquoted blanks, unclosed quotes and repeats survived. */
import { decodeText } from './charset.ts'
import { decodeWords } from './words.ts'

export type Structured = { value: string; parameters: Readonly<Record<string, string>> }

export function readStructured(source: string, hint?: string): Structured {
  const [value = '', ...rest] = splitAtSemicolons(withoutComments(source))
  const pairs = rest.map(readPair).filter((pair) => pair !== undefined)
  const parameters: Record<string, string> = Object.create(null)
  for (const { name, text } of pairs) if (!name.includes('*')) parameters[name] ??= decodeWords(text, hint)
  for (const [name, text] of continued(pairs)) parameters[name] = text
  return { value: unquoted(value).toLowerCase().trim(), parameters }
}

type Pair = { name: string; text: string }

function splitAtSemicolons(source: string): string[] {
  const pieces = ['']
  let quoted = false
  const closes = (source.match(/(?<!\\)"/g)?.length ?? 0) % 2 === 0
  for (let i = 0; i < source.length; i++) {
    const sign = source[i] ?? ''
    if (sign === '"' && source[i - 1] !== '\\') quoted = !quoted
    if (sign === ';' && !(quoted && closes)) pieces.push('')
    else pieces[pieces.length - 1] += sign
  }
  return pieces
}

function readPair(piece: string): Pair | undefined {
  const sign = piece.indexOf('=')
  if (sign <= 0) return undefined
  return { name: piece.slice(0, sign).trim().toLowerCase(), text: unquoted(piece.slice(sign + 1)) }
}

function unquoted(text: string): string {
  const bare = text.trim()
  const inside = /^"((?:[^"\\]|\\.)*)"?/s.exec(bare)
  // A backslash before a letter is a Windows path and not an escape.
  return inside === null ? bare.replace(/^'(.*)'$/, '$1') : (inside[1] ?? '').replace(/\\(["\\])/g, '$1')
}

/** RFC 2231: pieces in order of their numbers; those with a closing star are percent-coded in the charset of the first. */
function continued(pairs: readonly Pair[]): [string, string][] {
  const groups = new Map<string, { order: number; coded: boolean; text: string }[]>()
  for (const { name, text } of pairs) {
    const match = /^([^*]+)\*(\d{1,4})?(\*)?$/.exec(name)
    if (!match) continue
    const [, base = '', order, star] = match
    const group = groups.get(base) ?? []
    group.push({ order: Number(order ?? 0), coded: star !== undefined || order === undefined, text })
    groups.set(base, group)
  }
  return [...groups].map(([name, pieces]) => [name, joined(pieces.toSorted((a, b) => a.order - b.order))])
}

function joined(pieces: readonly { coded: boolean; text: string }[]): string {
  const first = pieces[0]
  const charset = first?.coded ? /^([^']*)'[^']*'/.exec(first.text) : null
  const bytes = pieces.map(({ coded, text }, place) => {
    const body = place === 0 && charset ? text.slice(charset[0].length) : text
    return coded ? percentBytes(body) : Buffer.from(body)
  })
  return decodeWords(decodeText(Buffer.concat(bytes), charset?.[1] || undefined).text)
}

function percentBytes(text: string): Uint8Array {
  const pieces = text.split(/((?:%[0-9a-f]{2})+)/i)
  return Buffer.concat(pieces.map((piece, i) => (i % 2 === 1 ? Buffer.from(piece.replaceAll('%', ''), 'hex') : Buffer.from(piece))))
}

/** RFC 822 comments go, outside quotes only; an unclosed one stays, for something may follow it. */
function withoutComments(source: string): string {
  let out = source
  for (let i = 0; i < 5 && out.includes('('); i++) {
    const next = out.replace(
      /("(?:[^"\\]|\\.)*")|(^|[\s;])\((?:[^()\\]|\\.)*\)/g,
      (_, quoted?: string, before?: string) => quoted ?? before ?? '',
    )
    if (next === out) break
    out = next
  }
  return out
}
