/** Content-Transfer-Encoding undone (RFC 2045 §6), forgiving: what cannot be decoded stays as it came. */
import { ascii } from './header.ts'

export type Decoded = { bytes: Uint8Array; defect?: string }

export function decodeTransfer(encoding: string, body: Uint8Array): Decoded {
  const word = encoding
    .toLowerCase()
    .replace(/\([^)]*\)/g, '')
    .replace(/[\s"'_-]|;.*/gs, '')
  if (word.includes('base64')) return decodeBase64(body)
  if (word.startsWith('quotedprintable')) return { bytes: decodeQuotedPrintable(body) }
  if (/^x?uu(?:e|encode)?$/.test(word)) return decodeUuencoded(body)
  const known = /^(?:[78](?:bits?)?|binary|plain|none)?$/.test(word)
  return known ? { bytes: body } : { bytes: body, defect: 'unknown-transfer-encoding' }
}

/** Padding in the middle, stray signs and a footer stuck on by a list are all survived; text that is no base64 stays text. */
function decodeBase64(body: Uint8Array): Decoded {
  const kept: string[] = []
  let strange = false
  let ended = false
  for (const line of ascii(body).split(/[\r\n]+/)) {
    const given = line.trim()
    const clean = given.replace(/[^A-Za-z0-9+/=]+/g, '')
    const isClean = clean === given && (!ended || clean.length % 4 === 0 || clean.length >= 20)
    const isNoise = !isClean && (ended || /\s/.test(given) || clean.length < given.length * 0.75)
    strange ||= !isClean
    if (isNoise || clean === '') continue
    kept.push(clean)
    ended = clean.length % 4 !== 0 || clean.endsWith('=')
  }
  if (kept.length === 0 && strange) return { bytes: body, defect: 'not-base64' }
  const coded = kept.join('').split(/=+/)
  const bytes = Buffer.concat(coded.map((piece) => Buffer.from(piece, 'base64')))
  return strange ? { bytes, defect: 'damaged-base64' } : { bytes }
}

export function decodeQuotedPrintable(body: Uint8Array): Uint8Array {
  const out = Buffer.alloc(body.length)
  let length = 0
  for (let i = 0; i < body.length; i++) {
    const byte = body[i] ?? 0
    if (byte !== 0x3d) {
      out[length++] = byte
      continue
    }
    const breakAt = softBreak(body, i + 1)
    const code = breakAt === undefined ? Number.parseInt(ascii(body.subarray(i + 1, i + 3)).replace(/[^0-9a-f]/gi, 'x'), 16) : Number.NaN
    if (breakAt !== undefined) i = breakAt - 1
    else if (!Number.isNaN(code) && isHex(body[i + 1]) && isHex(body[i + 2])) {
      out[length++] = code
      i += 2
    } else out[length++] = byte
  }
  return out.subarray(0, length)
}

const isHex = (byte: number | undefined) => byte !== undefined && /[0-9a-f]/i.test(String.fromCharCode(byte))

/** After "=": blanks and a line break (or the end) mean that the line goes on; gives where it goes on. */
function softBreak(body: Uint8Array, from: number): number | undefined {
  let i = from
  while (body[i] === 0x20 || body[i] === 0x09) i++
  if (i >= body.length) return i
  if (body[i] === 0x0d) i++
  if (body[i] === 0x0a) return i + 1
  return body[i - 1] === 0x0d && i > from ? i : undefined
}

function decodeUuencoded(body: Uint8Array): Decoded {
  const lines = ascii(body).split(/\r?\n/)
  const begin = lines.findIndex((line) => /^begin(?:-base64)? [0-7]{3,4} /.test(line))
  if (begin < 0) return { bytes: body, defect: 'not-uuencoded' }
  const out: number[] = []
  for (const line of lines.slice(begin + 1)) {
    if (line === 'end') break
    out.push(...uuLine(line))
  }
  return { bytes: Uint8Array.from(out) }
}

function uuLine(line: string): number[] {
  const count = line === '' ? 0 : (line.charCodeAt(0) - 32) & 63
  const six = (place: number) => (place < line.length ? (line.charCodeAt(place) - 32) & 63 : 0)
  const out: number[] = []
  for (let i = 1; out.length < count; i += 4) {
    const word = (six(i) << 18) | (six(i + 1) << 12) | (six(i + 2) << 6) | six(i + 3)
    out.push((word >> 16) & 255, (word >> 8) & 255, word & 255)
  }
  return out.slice(0, count)
}
