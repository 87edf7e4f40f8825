/** A letter's bytes as a tree of parts. Nothing is decoded but heads; every byte of the body belongs to some part or to `outside`. */
import { ascii, readHead, type RawField } from './header.ts'
import { readStructured, type Structured } from './parameters.ts'
import { headerSource } from './words.ts'

export type Part = {
  fields: readonly RawField[]
  type: string
  parameters: Structured['parameters']
  /** The word of Content-Disposition, or undefined. */
  disposition: string | undefined
  filename: string | undefined
  encoding: string
  contentId: string | undefined
  /** Of a leaf: the body as it travelled. Of a multipart: empty. */
  body: Uint8Array
  children: readonly Part[]
  /** What stands before the first part and after the last one. */
  outside: readonly Uint8Array[]
  defects: readonly string[]
}

export type Limits = { depth: number; parts: number }

export function readParts(bytes: Uint8Array, limits: Limits): Part {
  const count = { parts: 0 }
  return readPart(bytes, 'text/plain', 0, limits, count)
}

function readPart(bytes: Uint8Array, defaultType: string, depth: number, limits: Limits, count: { parts: number }): Part {
  count.parts++
  const head = readHead(bytes, depth === 0)
  const body = bytes.subarray(head.bodyStart)
  const leaf = describe(head.fields, defaultType, body, head.defects)
  const boundary = leaf.type.startsWith('multipart/') ? boundaryOf(leaf, body) : undefined
  if (boundary === undefined) return leaf.type.startsWith('multipart/') ? withoutBoundary(leaf) : leaf
  if (depth >= limits.depth) return { ...leaf, type: 'application/octet-stream', defects: [...leaf.defects, 'nested-too-deep'] }
  const { pieces, outside, closed } = split(body, boundary.text)
  const inner = leaf.type === 'multipart/digest' ? 'message/rfc822' : 'text/plain'
  const room = Math.max(0, limits.parts - count.parts)
  const children = pieces.slice(0, room).map((piece) => readPart(piece, inner, depth + 1, limits, count))
  const defects = [
    ...leaf.defects,
    ...boundary.defects,
    ...(closed ? [] : ['boundary-not-closed']),
    ...(pieces.length > room ? ['too-many-parts'] : []),
  ]
  return { ...leaf, body: new Uint8Array(), children, outside: [...outside, ...pieces.slice(room)], defects }
}

function describe(fields: readonly RawField[], defaultType: string, body: Uint8Array, found: readonly string[]): Part {
  const read = (name: string) =>
    fields.find((field) => field.name.toLowerCase() === name && field.value.length > 0)?.value.subarray(0, 16_384)
  const source = (name: string) => headerSource(read(name) ?? new Uint8Array())
  const declared = readStructured(source('content-type'))
  const disposition = readStructured(source('content-disposition'))
  const filename = disposition.parameters['filename'] || declared.parameters['name'] || undefined
  const type = mediaType(declared, read('content-type') === undefined, defaultType)
  return {
    fields,
    type,
    parameters: declared.parameters,
    disposition: disposition.value || undefined,
    filename,
    encoding: source('content-transfer-encoding'),
    contentId: /[^<>\s]+/.exec(source('content-id'))?.[0],
    body,
    children: [],
    outside: [],
    defects: type === (declared.value || defaultType) ? found : [...found, 'bad-content-type'],
  }
}

function mediaType(declared: Structured, isMissing: boolean, defaultType: string): string {
  const type = declared.value.replace(/[^a-z0-9/.+_-].*$/s, '')
  if (/^[a-z0-9.+_-]+\/[a-z0-9.+_-]+$/.test(type)) return type
  if (isMissing) return defaultType
  if (declared.parameters['boundary']) return 'multipart/mixed'
  const known: Record<string, string> = {
    html: 'text/html',
    'text/': 'text/plain',
    text: 'text/plain',
    plain: 'text/plain',
    multipart: 'multipart/mixed',
  }
  if (/^<?html/.test(declared.value) || declared.value === '<html>') return 'text/html'
  return known[type] ?? (declared.parameters['name'] === undefined ? defaultType : 'application/octet-stream')
}

/** The declared boundary if the body has it; else the one that the body plainly uses. */
function boundaryOf(part: Part, body: Uint8Array): { text: Buffer; defects: string[] } | undefined {
  const declared = Buffer.from(part.parameters['boundary'] ?? '')
  if (declared.length > 0 && find(body, declared, 0)) return { text: declared, defects: [] }
  const guess = /(?:^|\n)--([^\s][^\r\n]{0,200}?)[ \t]*\r?\n(?=[A-Za-z-]+:|\r?\n)/.exec(ascii(body.subarray(0, 200_000)))?.[1]
  const guessed = Buffer.from(guess ?? '', 'latin1')
  const isSure = guess !== undefined && (/^content-/im.test(ascii(body.subarray(0, 200_000))) || declared.length > 0)
  return isSure && find(body, guessed, 0) ? { text: guessed, defects: ['boundary-guessed'] } : undefined
}

/** A multipart in name only is read as text, so that what it says is seen. */
function withoutBoundary(part: Part): Part {
  const start = ascii(part.body.subarray(0, 500)).trimStart().toLowerCase()
  const type = start.startsWith('<html') || start.startsWith('<!doctype html') ? 'text/html' : 'text/plain'
  return { ...part, type, defects: [...part.defects, 'no-boundary'] }
}

type Delimiter = { start: number; next: number; closing: boolean }

function split(body: Uint8Array, boundary: Buffer): { pieces: Uint8Array[]; outside: Uint8Array[]; closed: boolean } {
  const pieces: Uint8Array[] = []
  const outside: Uint8Array[] = []
  let open = false
  let position = 0
  for (let at = find(body, boundary, 0); at; at = find(body, boundary, at.next)) {
    keep(body.subarray(position, open ? beforeBreak(body, at.start, position) : at.start), open)
    position = at.next
    open = !at.closing
  }
  keep(body.subarray(position), open && body.subarray(position).some((byte) => byte > 0x20))
  return { pieces, outside, closed: !open }

  function keep(bytes: Uint8Array, isPart: boolean) {
    if (isPart) pieces.push(bytes)
    else if (bytes.some((byte) => byte > 0x20)) outside.push(bytes)
  }
}

const closing = /^--(?![\w'()+,./:=?-])/

/** The next delimiter line: "--boundary", perhaps "--" again, blanks, line break; a longer boundary with this start is another one. */
function find(body: Uint8Array, boundary: Buffer, from: number): Delimiter | undefined {
  const buffer = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  const mark = Buffer.concat([Buffer.from('--'), boundary])
  for (let start = buffer.indexOf(mark, from); start >= 0; start = buffer.indexOf(mark, start + 1)) {
    if (start > 0 && body[start - 1] !== 0x0a) continue
    const feed = body.indexOf(0x0a, start)
    const end = feed < 0 ? body.length : feed
    const rest = ascii(body.subarray(start + mark.length, Math.min(end, start + mark.length + 80))).trim()
    if (rest === '' || closing.test(rest)) return { start, next: feed < 0 ? body.length : feed + 1, closing: rest !== '' }
  }
  return undefined
}

/** The line break before a delimiter belongs to the delimiter (RFC 2046 §5.1.1). */
function beforeBreak(body: Uint8Array, start: number, floor: number): number {
  const feed = start > floor && body[start - 1] === 0x0a ? start - 1 : start
  return feed > floor && body[feed - 1] === 0x0d ? feed - 1 : feed
}
