/** Which lines of a letter are the answer, the signature and the quote. Lines keep their order, and none is lost. */
import { attributionAt, headerBlockAt, isForwardSeparator, isReplyMarker, isReplySeparator, isRule } from './quote-starts.ts'
import { beginsSignature, isDelimiter } from './signature.ts'

/** `mark`: the markup says that a quote begins here (`start`), that this is quoted (`quote`), or perhaps so (`maybe`). */
export type Line = { text: string; mark?: 'start' | 'quote' | 'maybe' }

/** The answer is [0, reply), the signature [reply, signature), the quote the rest. */
export type CutAt = { reply: number; signature: number }

type Kind = 'text' | 'blank' | 'quote'

export function cutLines(lines: readonly Line[], isForward: boolean): CutAt {
  const texts = lines.map(({ text }) => text)
  const { kinds, tail } = isForward ? { kinds: texts.map(plainKind), tail: texts.length } : kindsOf(lines, texts)
  const whole = { reply: lines.length, signature: lines.length }
  let end = tail
  let signature: number | undefined
  for (;;) {
    while (end > 0 && kinds[end - 1] === 'blank') end--
    if (end === 0) return tail < lines.length && signature !== undefined ? { reply: 0, signature } : whole
    if (kinds[end - 1] === 'quote') {
      end = startOfQuote(kinds, end)
      signature = undefined
      continue
    }
    const start = startOfSignature(texts, kinds, end)
    if (start === undefined) break
    signature ??= end
    end = start
  }
  return { reply: end, signature: signature ?? end }
}

const plainKind = (text: string): Kind => (text.trim() === '' ? 'blank' : 'text')

function kindsOf(lines: readonly Line[], texts: readonly string[]): { kinds: Kind[]; tail: number } {
  const kinds: Kind[] = []
  let inQuote = false
  for (let i = 0; i < lines.length; i++) {
    const { text, mark } = lines[i] ?? { text: '' }
    if (mark === 'start' || startsTail(texts, i)) return { kinds, tail: withRulesAbove(texts, i) }
    const introduced = mark === undefined || mark === 'maybe' ? attributionAt(texts, i) : 0
    if (introduced > 0) {
      const next = nextFilled(texts, i + introduced)
      const isMarked = next < lines.length && ((texts[next] ?? '').trimStart().startsWith('>') || lines[next]?.mark !== undefined)
      if (!isMarked) return { kinds, tail: withRulesAbove(texts, i) }
      for (let j = i; j < next; j++) kinds[j] = 'quote'
      i = next - 1
      inQuote = true
      continue
    }
    const isQuoted = text.startsWith('>') || mark === 'quote' || (mark === 'maybe' && inQuote)
    kinds[i] = isQuoted ? 'quote' : plainKind(text)
    if (kinds[i] === 'text') inQuote = false
  }
  return { kinds, tail: lines.length }
}

const startsTail = (texts: readonly string[], at: number) =>
  isReplyMarker(texts[at] ?? '') || isReplySeparator(texts[at] ?? '') || (headerBlockAt(texts, at) > 0 && !isForwarded(texts, at))

/** The block of headers below "Forwarded message" belongs to what the person passes on. */
function isForwarded(texts: readonly string[], at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - 3); i--) if (isForwardSeparator(texts[i] ?? '')) return true
  return false
}

function withRulesAbove(texts: readonly string[], at: number): number {
  let start = at
  while (start > 0 && ((texts[start - 1] ?? '').trim() === '' || isRule(texts[start - 1] ?? ''))) start--
  // In a language we do not know, the sentence above our own line still ends in a colon and holds a number.
  const above = texts[start - 1] ?? ''
  const isIntroduction = isReplyMarker(texts[at] ?? '') && above.length < 300 && /\d.*[:：]\s*$/.test(above)
  return isIntroduction ? start - 1 : start
}

function nextFilled(texts: readonly string[], from: number): number {
  let i = from
  while (i < texts.length && (texts[i] ?? '').trim() === '') i++
  return i
}

function startOfQuote(kinds: readonly Kind[], end: number): number {
  let start = end
  while (start > 0 && kinds[start - 1] !== 'text') start--
  return start
}

const longestSignature = 25

/** The last paragraph if it looks like a signature; everything below "-- " if that line is near. */
function startOfSignature(texts: readonly string[], kinds: readonly Kind[], end: number): number | undefined {
  for (let i = end - 1; i >= Math.max(0, end - longestSignature) && kinds[i] !== 'quote'; i--) if (isDelimiter(texts[i] ?? '')) return i
  let start = end
  while (start > 0 && kinds[start - 1] === 'text') start--
  const isShort = end - start <= longestSignature
  return isShort && beginsSignature(texts[start] ?? '') ? start : undefined
}
