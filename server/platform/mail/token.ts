/** A reply address's token: an id and its signature, short, and safe in an address that some servers write in lower case. */
import { createHmac, timingSafeEqual } from 'node:crypto'

const signatureBytes = 10

/** `r` + id in base 32 + '.' + 16 signs of signature; `id` is a UUID or any short word of letters, digits and dashes. */
export function signToken(secret: string, id: string): string {
  return `${encodeId(id)}.${signature(secret, id)}`
}

/** The id that the token was signed for, or undefined when it was not by this secret. */
export function readToken(secret: string, token: string): string | undefined {
  const [coded = '', given = '', ...more] = token.trim().toLowerCase().split('.')
  const id = more.length > 0 ? undefined : decodeId(coded)
  if (id === undefined) return undefined
  const expected = Buffer.from(signature(secret, id))
  const actual = Buffer.from(given)
  return expected.length === actual.length && timingSafeEqual(expected, actual) ? id : undefined
}

function signature(secret: string, id: string): string {
  return base32(createHmac('sha256', secret).update(`reply-token:${id}`).digest().subarray(0, signatureBytes))
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** A UUID becomes 26 signs after `u`; anything else is carried as its bytes after `w`. */
function encodeId(id: string): string {
  return uuid.test(id) ? `u${base32(Buffer.from(id.replaceAll('-', ''), 'hex'))}` : `w${base32(Buffer.from(id))}`
}

function decodeId(coded: string): string | undefined {
  const bytes = fromBase32(coded.slice(1))
  if (bytes === undefined || encodeId(idOf(coded, bytes)) !== coded) return undefined
  return idOf(coded, bytes)
}

function idOf(coded: string, bytes: Buffer): string {
  if (!coded.startsWith('u')) return bytes.toString()
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.*)$/, '$1-$2-$3-$4-$5')
}

const signs = 'abcdefghijklmnopqrstuvwxyz234567'

function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => signs[Number.parseInt(five.padEnd(5, '0'), 2)]).join('')
}

function fromBase32(text: string): Buffer | undefined {
  if (!/^[a-z2-7]+$/.test(text)) return undefined
  const bits = Array.from(text, (sign) => signs.indexOf(sign).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)))
}
