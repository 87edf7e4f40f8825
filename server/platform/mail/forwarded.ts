import { readMailboxes } from './address.ts'
import { htmlToText } from './html-text.ts'
import type { Attachment, ParsedLetter } from './letter.ts'
import { parseLetter } from './parse.ts'
import { findForwardBlock } from './reply/forward-block.ts'
import { htmlLines } from './reply/html-lines.ts'
import { readLocalDate } from './reply/local-date.ts'

export type Forwarded = {
  /** Who wrote the letter that is passed on; Outlook within one company names no address. */
  author: { name: string; address: string | undefined }
  date: Temporal.Instant | undefined
  subject: string
  text: string
  html: string | undefined
  attachments: readonly Attachment[]
  /** Known when the letter came as an attachment. */
  messageId: string | undefined
  /** What the forwarder wrote above. */
  note: string
}

/** The letter that this one passes on, inside its text or attached; undefined where it passes none on. `zone` is the forwarder's. */
export function readForwarded(letter: ParsedLetter, zone = 'UTC'): Forwarded | undefined {
  return attached(letter) ?? inline(letter, zone)
}

const prefix = /^\s*(?:fwd?|wg|tr|rv|enc|i|пересл(?:ано|ать)?|переслано|переадр)\s*:\s*/iu
const prefixes = new RegExp(String.raw`^(?:\s*(?:fwd?|wg|tr|rv|enc|пересл(?:ано|ать)?|переадр|re|отв)\s*:\s*)+`, 'iu')

function attached(letter: ParsedLetter): Forwarded | undefined {
  const inner = letter.attachments.find(({ role }) => role === 'letter')
  const isPassedOn = prefix.test(letter.subject) || letter.text.trim().length < 3
  if (inner === undefined || !isPassedOn) return undefined
  const { from, date, subject, text, html, attachments, messageId } = parseLetter(inner.bytes)
  if (from === undefined) return undefined
  return { author: from, date, subject, text, html, attachments, messageId, note: letter.text.trim() }
}

function inline(letter: ParsedLetter, zone: string): Forwarded | undefined {
  const isForward = prefix.test(letter.subject)
  const lines = letter.text.split('\n')
  const block = findForwardBlock(lines, isForward)
  const html = letter.html === undefined ? undefined : htmlForward(letter.html, isForward)
  const found = block ?? html?.block
  const author = found === undefined ? undefined : authorOf(found.from)
  if (found === undefined || author === undefined) return undefined
  return {
    author,
    date: found.date === undefined ? undefined : readLocalDate(found.date, zone),
    subject: found.subject || letter.subject.replace(prefixes, ''),
    text: block ? unquoted(lines.slice(block.body, block.end)) : htmlToText(html?.body ?? ''),
    html: html?.body,
    attachments: letter.attachments,
    messageId: undefined,
    note: (block ? lines.slice(0, block.start).join('\n') : htmlToText(html?.note ?? '')).trim(),
  }
}

function htmlForward(html: string, isForward: boolean) {
  const lines = htmlLines(html)
  const block = findForwardBlock(
    lines.map(({ text }) => text),
    isForward,
  )
  if (block === undefined) return undefined
  const place = (line: number) => lines[line]?.start ?? html.length
  return { block, note: html.slice(0, place(block.start)), body: html.slice(place(block.body), place(block.end)) }
}

/** `Anna [mailto:anna@x]`, `Anna <mailto:anna@x>`, `"Anna" <anna@x>`, `anna@x`, or a bare name. */
function authorOf(source: string): Forwarded['author'] | undefined {
  const plain = source
    .replace(/[[<]\s*mailto:([^\]>\s]+)\s*[\]>]/gi, '<$1>')
    .replace(/(<[^<>]+>)\s*<[^<>]+>/g, '$1')
    .replace(/^\*+|\*+$/g, '')
  const [box] = readMailboxes(/<[^<>]*>/.test(plain) ? plain : plain.replace(/[[(]([^\])@\s]+@[^\])\s]+)[\])]/, '<$1>'))
  if (box) return { name: box.name === box.address ? '' : box.name, address: box.address }
  const name = plain.replace(/["<>]/g, '').trim()
  return name === '' ? undefined : { name, address: undefined }
}

/** Apple Mail puts the sign of a quote before every line it passes on. */
function unquoted(lines: readonly string[]): string {
  const filled = lines.filter((line) => line.trim() !== '')
  const all = filled.length > 0 && filled.every((line) => line.startsWith('>'))
  return lines
    .map((line) => (all ? line.replace(/^> ?/, '') : line))
    .join('\n')
    .trim()
}
