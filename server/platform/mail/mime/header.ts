/** The head of a letter or of a part: from bytes to fields, with the mistakes of real programs mended and named. */

/** `value` holds the unfolded bytes after the colon; it is text only once a charset is chosen. */
export type RawField = { name: string; value: Uint8Array }
export type Head = { fields: readonly RawField[]; bodyStart: number; defects: readonly string[] }

type Line = { start: number; end: number; next: number }

const maxFields = 2000

/** Reads a head from the first byte on; `root` allows for a mailbox line ("From x Thu…") and blank lines above it. */
export function readHead(bytes: Uint8Array, root: boolean): Head {
  const defects = new Set<string>()
  const fields: { name: string; chunks: Uint8Array[] }[] = []
  let position = root ? skipMailboxLines(bytes) : 0
  while (position < bytes.length) {
    const line = lineAt(bytes, position)
    if (line.end === line.start) return head(fields, line.next, defects)
    const name = fieldName(bytes, line)
    const last = fields.at(-1)
    const folded = isBlank(bytes[line.start])
    if (name !== undefined && fields.length < maxFields) {
      fields.push({ name: name.text, chunks: [bytes.subarray(name.end, line.end)] })
    } else if (folded && isBlankLine(bytes, line) && !continues(bytes, line.next)) {
      return head(fields, line.next, defects.add('blank-line-of-spaces'))
    } else if (folded && last) {
      last.chunks.push(bytes.subarray(line.start, line.end))
    } else if (last && (isUnfolded(last.chunks) || hasFieldBelow(bytes, line.next))) {
      defects.add('header-line-broken')
      last.chunks.push(Uint8Array.of(0x20), bytes.subarray(line.start, line.end))
    } else if (root && !last && hasFieldBelow(bytes, line.next)) {
      defects.add('header-line-broken')
      const late = fieldName(bytes, trimmedLine(bytes, line))
      if (late) fields.push({ name: late.text, chunks: [bytes.subarray(late.end, line.end)] })
    } else {
      return head(fields, line.start, defects.add('no-blank-line-after-header'))
    }
    position = line.next
  }
  return head(fields, bytes.length, defects)
}

function head(fields: readonly { name: string; chunks: Uint8Array[] }[], bodyStart: number, defects: ReadonlySet<string>): Head {
  return { fields: fields.map(({ name, chunks }) => ({ name, value: trimmed(Buffer.concat(chunks)) })), bodyStart, defects: [...defects] }
}

/** A line without its break; CR CR LF counts as one break, as some gateways write it. */
function lineAt(bytes: Uint8Array, start: number): Line {
  const feed = bytes.indexOf(0x0a, start)
  const stop = feed < 0 ? bytes.length : feed
  let end = stop
  while (end > start && bytes[end - 1] === 0x0d) end--
  return { start, end, next: feed < 0 ? bytes.length : feed + 1 }
}

function skipMailboxLines(bytes: Uint8Array): number {
  let position = 0
  for (;;) {
    const line = lineAt(bytes, position)
    const isMailbox = /^>?From (?!\s*:)/.test(ascii(bytes.subarray(line.start, Math.min(line.end, line.start + 40))))
    if (line.next >= bytes.length || !(isMailbox || isBlankLine(bytes, line))) return position
    position = line.next
  }
}

function fieldName(bytes: Uint8Array, line: Line): { text: string; end: number } | undefined {
  const colon = bytes.subarray(line.start, Math.min(line.end, line.start + 128)).indexOf(0x3a)
  const text = colon <= 0 ? '' : ascii(bytes.subarray(line.start, line.start + colon)).trimEnd()
  return /^[\x21-\x7e]+$/.test(text) ? { text, end: line.start + colon + 1 } : undefined
}

/** A field that ends in mid-sentence goes on in the next line even if that line forgot its blank. */
function isUnfolded(chunks: readonly Uint8Array[]): boolean {
  const text = ascii(Buffer.concat(chunks.slice(-4)))
  return /[;,=]\s*$/.test(text) || text.lastIndexOf('<') > text.lastIndexOf('>')
}

/** Before the next empty line, is there a line that can only be a field? */
function hasFieldBelow(bytes: Uint8Array, from: number): boolean {
  for (let position = from, tries = 0; position < bytes.length && tries < 30; tries++) {
    const line = lineAt(bytes, position)
    if (line.end === line.start || (bytes[line.start] === 0x2d && bytes[line.start + 1] === 0x2d)) return false
    if (/^[A-Za-z][A-Za-z0-9-]*$/.test(fieldName(bytes, line)?.text ?? '')) return true
    position = line.next
  }
  return false
}

function continues(bytes: Uint8Array, at: number): boolean {
  const line = lineAt(bytes, at)
  return at < bytes.length && line.end > line.start && (isBlank(bytes[at]) || fieldName(bytes, line) !== undefined)
}

const isBlank = (byte: number | undefined) => byte === 0x20 || byte === 0x09
const isBlankLine = (bytes: Uint8Array, line: Line) => bytes.subarray(line.start, line.end).every(isBlank)

function trimmedLine(bytes: Uint8Array, line: Line): Line {
  let start = line.start
  while (start < line.end && isBlank(bytes[start])) start++
  return { ...line, start }
}

function trimmed(bytes: Uint8Array): Uint8Array {
  let start = 0
  let end = bytes.length
  while (start < end && (isBlank(bytes[start]) || bytes[start] === 0x0d)) start++
  while (end > start && (isBlank(bytes[end - 1]) || bytes[end - 1] === 0x0d)) end--
  return bytes.subarray(start, end)
}

export const ascii = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
