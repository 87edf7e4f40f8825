/** From the tree of parts to what a person reads: text, HTML and attachments, nothing left out. */
import { htmlToText, textToHtml } from './html-text.ts'
import type { Attachment, ParsedLetter } from './letter.ts'
import { decodeText, knownCharset } from './mime/charset.ts'
import { ascii } from './mime/header.ts'
import type { Part } from './mime/part.ts'
import { decodeTransfer } from './mime/transfer.ts'
import { headerText } from './mime/words.ts'

export type Body = Pick<ParsedLetter, 'text' | 'html' | 'attachments' | 'outside' | 'defects'>

/** One stretch of the letter, in one or both forms. */
type Piece = { text?: string; html?: string }
type Collected = { pieces: Piece[]; attachments: Attachment[]; outside: string[]; defects: string[] }

export function collectBody(root: Part): Body {
  const collected: Collected = { pieces: [], attachments: [], outside: [], defects: [] }
  collect(root, collected, false)
  const pieces = collected.pieces.filter(({ text, html }) => (text ?? html ?? '').trim() !== '')
  const text = pieces.map((piece) => (piece.text?.trim() ? piece.text : htmlToText(piece.html ?? ''))).join('\n')
  const hasHtml = pieces.some((piece) => piece.html !== undefined)
  const html = hasHtml ? pieces.map((piece) => piece.html ?? textToHtml(piece.text ?? '')).join('\n') : undefined
  const attachments = collected.attachments.map((attachment) => ({ ...attachment, related: isShown(attachment, html) }))
  return { text, html, attachments: distinctNames(attachments), outside: collected.outside.join('\n'), defects: collected.defects }
}

function collect(part: Part, into: Collected, inAlternative: boolean): void {
  into.defects.push(...part.defects)
  into.outside.push(...part.outside.map(outsideText).filter((text) => text !== ''))
  if (part.children.length === 0) return collectLeaf(part, into, inAlternative)
  if (part.type === 'multipart/alternative') return collectAlternative(part, into)
  for (const child of part.children) collect(child, into, inAlternative)
}

/** The children are one piece in several forms: plain texts join, HTML joins, files among them stay files. */
function collectAlternative(part: Part, into: Collected): void {
  const inner: Collected = { ...into, pieces: [] }
  for (const child of part.children) collect(child, inner, true)
  const texts = inner.pieces.flatMap(({ text }) => (text === undefined ? [] : [text]))
  const htmls = inner.pieces.flatMap(({ html }) => (html === undefined ? [] : [html]))
  into.pieces.push({ ...(texts.length > 0 ? { text: texts.join('\n') } : {}), ...(htmls.length > 0 ? { html: htmls.join('\n') } : {}) })
}

/** Renderings for watches and fast pages: the same words again, which nobody misses. */
const repeated = new Set(['text/x-amp-html', 'text/watch-html'])

function collectLeaf(part: Part, into: Collected, inAlternative: boolean): void {
  if (inAlternative && repeated.has(part.type)) return
  const decoded = decodeTransfer(part.encoding, part.body)
  if (decoded.defect !== undefined && decoded.bytes.length > 0) into.defects.push(decoded.defect)
  if (!isReadable(part, decoded.bytes) || isFurtherFile(part, into, inAlternative))
    return void into.attachments.push(...attachmentOf(part, decoded.bytes))
  const { text, guessed } = decodeText(decoded.bytes, part.parameters['charset'] ?? charsetInHtml(part, decoded.bytes))
  if (guessed) into.defects.push('charset-guessed')
  if (part.parameters['charset'] !== undefined && knownCharset(part.parameters['charset']) === undefined)
    into.defects.push('unknown-charset')
  const readable = withPlainBreaks(text)
  into.pieces.push(part.type === 'text/html' ? { html: readable } : { text: unflowed(readable, part) })
}

/** Plain text and HTML that is not marked as a file is the letter itself. */
function isReadable(part: Part, bytes: Uint8Array): boolean {
  if (part.type !== 'text/plain' && part.type !== 'text/html') return false
  if (part.disposition === 'attachment') return false
  return !bytes.subarray(0, 1000).includes(0) || !decodeText(bytes, part.parameters['charset']).text.includes('\0')
}

/** Some programs name the body itself; a named text that comes after the body is a file. */
function isFurtherFile(part: Part, { pieces }: Collected, inAlternative: boolean): boolean {
  if (part.filename === undefined) return false
  return inAlternative ? pieces.some((piece) => (part.type === 'text/html' ? piece.html : piece.text) !== undefined) : pieces.length > 0
}

function attachmentOf(part: Part, bytes: Uint8Array): Attachment[] {
  const role = roleOf(part.type)
  const isEmpty = bytes.length === 0 && part.filename === undefined
  if (isEmpty && role === 'file') return []
  const disposition = part.disposition === 'attachment' || part.contentId === undefined ? 'attachment' : 'inline'
  return [
    { filename: filenameOf(part, bytes), contentType: part.type, contentId: part.contentId, disposition, bytes, related: false, role },
  ]
}

function roleOf(type: string): Attachment['role'] {
  if (type === 'message/rfc822' || type === 'message/global') return 'letter'
  const isReport =
    /^message\/(?:global-)?(?:delivery-status|disposition-notification|feedback-report|headers)$|^text\/rfc822-headers$/.test(type)
  return isReport ? 'report' : 'file'
}

const extensions: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/svg+xml': 'svg',
  'text/plain': 'txt',
  'text/calendar': 'ics',
  'application/octet-stream': 'bin',
  'application/pkcs7-signature': 'p7s',
  'application/pgp-signature': 'asc',
  'application/msword': 'doc',
}

/** No folders, no control signs, no reading direction tricks (U+202E makes exe look like txt), at most 200 signs. */
function filenameOf(part: Part, bytes: Uint8Array): string {
  const given = (part.filename ?? '')
    .replace(/^.*[\\/]/s, '')
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim()
  if (given !== '' && !/^\.+$/.test(given)) return given.length > 200 ? given.slice(0, 150) + given.slice(-50) : given
  if (roleOf(part.type) === 'report') return 'report.txt'
  if (roleOf(part.type) === 'letter') return `${letterName(bytes)}.eml`
  const name = part.type.split('/')[0] === 'image' ? 'image' : 'attachment'
  return `${name}.${extensions[part.type] ?? part.type.replace(/^.*\/(?:x-)?/, '').replace(/[^a-z0-9].*$/, '')}`
}

function letterName(bytes: Uint8Array): string {
  const subject = /^subject:[ \t]*(.+(?:\r?\n[ \t].+)*)/im.exec(ascii(bytes.subarray(0, 64_000)))?.[1] ?? ''
  const name = headerText(Buffer.from(subject.replace(/\r?\n/g, ''), 'latin1'))
  return (
    name
      .replace(/[\p{Cc}\\/:*?"<>|\u202a-\u202e\u2066-\u2069]+/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 80) || 'letter'
  )
}

function distinctNames(attachments: readonly Attachment[]): Attachment[] {
  const seen = new Map<string, number>()
  return attachments.map((attachment) => {
    const count = (seen.get(attachment.filename) ?? 0) + 1
    seen.set(attachment.filename, count)
    return count === 1 ? attachment : { ...attachment, filename: attachment.filename.replace(/(\.[^.]*)?$/, `-${count}$1`) }
  })
}

function isShown(attachment: Attachment, html: string | undefined): boolean {
  if (html === undefined || attachment.contentId === undefined || attachment.role !== 'file') return false
  return html.includes(`cid:${attachment.contentId}`) || html.includes(`cid:${encodeURIComponent(attachment.contentId)}`)
}

function charsetInHtml(part: Part, bytes: Uint8Array): string | undefined {
  if (part.type !== 'text/html') return undefined
  return /<meta[^>]{1,200}charset\s*=\s*["']?([\w.:-]+)/i.exec(ascii(bytes.subarray(0, 4000)))?.[1]
}

const withPlainBreaks = (text: string) => text.replace(/\r\r\n|\r\n?/g, '\n').replace(/\0/g, '')

/** RFC 3676: a line that ends in a blank goes on in the next one. */
function unflowed(text: string, part: Part): string {
  if (part.parameters['format']?.toLowerCase() !== 'flowed') return text
  const deletes = part.parameters['delsp']?.toLowerCase() === 'yes'
  const out: string[] = []
  let open: string | undefined
  for (const line of text.split('\n')) {
    const [, quote = '', stuffed = ''] = /^(>*)(.*)$/s.exec(line) ?? []
    const body = stuffed.replace(/^ /, '')
    const last = out.at(-1)
    if (open === quote && last !== undefined) out[out.length - 1] = (deletes ? last.slice(0, -1) : last) + body
    else out.push(quote === '' ? body : `${quote} ${body}`)
    open = body.endsWith(' ') && body !== '-- ' ? quote : undefined
  }
  return out.join('\n')
}

/** Text around the parts; the usual notice to programs that know no MIME is not worth keeping. */
function outsideText(bytes: Uint8Array): string {
  const { text } = decodeText(bytes)
  const isNotice =
    text.length < 400 &&
    /in MIME format|MIME[- ](?:encapsulated|formatted|compliant|aware|conformant)|multi-?part message|mehrteilige Nachricht/i.test(text)
  return isNotice ? '' : withPlainBreaks(text).trim()
}
