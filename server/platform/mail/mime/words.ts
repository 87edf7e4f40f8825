/** Header text: encoded words (RFC 2047) and raw eight-bit bytes, both as people's programs really write them. */
import { decodeText, isAscii } from './charset.ts'
import { ascii } from './header.ts'
import { decodeQuotedPrintable } from './transfer.ts'

/** `hint` is the charset that the letter's text declares: raw bytes in a subject are usually in the same. */
export function headerText(value: Uint8Array, hint?: string): string {
  const text = isAscii(value) ? ascii(value) : decodeText(value, undefined, hint).text
  return decodeWords(text, hint)
}

/** The same without undoing encoded words, for headers whose syntax must be read first (addresses, parameters). */
export function headerSource(value: Uint8Array, hint?: string): string {
  return isAscii(value) ? ascii(value) : decodeText(value, undefined, hint).text
}

type Word = { start: number; end: number; charset: string; bytes: Uint8Array }

/** Undoes encoded words; neighbours in one charset are joined as bytes first, since programs split in mid-character. */
export function decodeWords(text: string, hint?: string): string {
  const words = [...text.matchAll(pattern)].map(readWord)
  let out = ''
  let at = 0
  for (let i = 0; i < words.length; i++) {
    const run: Word[] = []
    for (let word = words[i]; word; word = words[++i]) {
      const before = run.at(-1)
      if (
        before &&
        (before.charset !== word.charset || word.charset.startsWith('iso-2022') || !/^\s*$/.test(text.slice(before.end, word.start)))
      )
        break
      run.push(word)
    }
    i--
    const [first] = run
    const last = run.at(-1)
    if (!first || !last) break
    const between = text.slice(at, first.start)
    out += at > 0 && /^\s*$/.test(between) ? '' : between
    out += decodeText(Buffer.concat(run.map((word) => word.bytes)), first.charset, hint).text
    at = last.end
  }
  return out + text.slice(at)
}

/** Writes every encoded word anew as UTF-8, so that a strict address parser reads names in any charset. */
export function plainWords(text: string, hint?: string): string {
  return text.replace(runs, (run) => {
    const decoded = decodeWords(run, hint).replace(/[\r\n\0]+/g, ' ')
    return `=?UTF-8?B?${Buffer.from(decoded).toString('base64')}?=`
  })
}

// The text may hold blanks and even question marks in letters of careless programs; the bounds keep hostile headers cheap.
const one = String.raw`=\?([^?\s]{1,60})\?([QqBb])\?([^?]{0,4000}(?:\?(?!=)[^?=]{0,200}){0,3})\?=`
const pattern = new RegExp(one, 'g')
const runs = new RegExp(`${one}(?:\\s*${one})*`, 'g')

function readWord(match: RegExpExecArray): Word {
  const [whole, charset = '', encoding = '', coded = ''] = match
  const bytes =
    encoding.toUpperCase() === 'B'
      ? Buffer.concat(coded.split(/=+/).map((piece) => Buffer.from(piece, 'base64')))
      : decodeQuotedPrintable(Buffer.from(coded.replaceAll('_', ' ').replace(/=\s+([0-9A-F])/gi, '=$1')))
  return { start: match.index, end: match.index + whole.length, charset: charset.toLowerCase().split('*')[0] ?? '', bytes }
}
