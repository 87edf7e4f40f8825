/** Bytes of a letter into text, whatever was declared: declared charset if it holds, else the likeliest; never fails, never throws. */
import { guessCharset, looksCyrillic } from './charset-guess.ts'

export type DecodedText = { text: string; charset: string; guessed: boolean }

/** `declared` is the charset parameter as written; `hint` a charset seen elsewhere in the same letter. */
export function decodeText(bytes: Uint8Array, declared?: string, hint?: string): DecodedText {
  const marked = byteOrderMark(bytes)
  if (marked) return { text: decode(marked, bytes), charset: marked, guessed: false }
  if (hasJapaneseEscapes(bytes)) return { text: decode('iso-2022-jp', bytes), charset: 'iso-2022-jp', guessed: false }
  const label = declared === undefined ? undefined : knownCharset(declared)
  const special = label === undefined ? undefined : unusual[label]
  if (label !== undefined && special) return { text: special(bytes), charset: label, guessed: false }
  if (isAscii(bytes)) return { text: decode(label ?? 'utf-8', bytes), charset: label ?? 'us-ascii', guessed: false }
  if (label !== undefined && !isVague(label)) return declaredOrGuessed(bytes, label)
  return undeclared(bytes, label, hint)
}

/** The label that TextDecoder (or a decoder of our own) knows for a declared charset, or undefined. */
export function knownCharset(declared: string): string | undefined {
  const label = declared
    .trim()
    .toLowerCase()
    .replace(/^['"]+|['"]+$/g, '')
  const plain = label.replace(/^(?:x-ms-|x-|cs)/, '').replace(/[\s._-]+/g, '')
  for (const candidate of [label, aliases[plain], codePage(plain), plain]) {
    if (candidate !== undefined && (candidate in unusual || decoderFor(candidate))) return candidate
  }
  return undefined
}

function declaredOrGuessed(bytes: Uint8Array, label: string): DecodedText {
  if (label === 'utf-8' || label === 'utf8') {
    if (isUtf8(bytes)) return { text: decode('utf-8', bytes), charset: 'utf-8', guessed: false }
    if (isMostlyUtf8(bytes)) return { text: decode('utf-8', bytes), charset: 'utf-8', guessed: true }
    const charset = guessCharset(bytes)
    return { text: decode(charset, bytes), charset, guessed: true }
  }
  // Many programs of the Russian web send UTF-8 under the label of an older template.
  if (!isWide(label) && isPlausibleUtf8(bytes)) return { text: decode('utf-8', bytes), charset: 'utf-8', guessed: true }
  return { text: decode(label, bytes), charset: label, guessed: false }
}

function undeclared(bytes: Uint8Array, label: string | undefined, hint: string | undefined): DecodedText {
  if (isUtf8(bytes)) return { text: decode('utf-8', bytes), charset: 'utf-8', guessed: label !== undefined }
  const hinted = hint === undefined ? undefined : knownCharset(hint)
  if (hinted !== undefined && !isVague(hinted) && hinted !== 'utf-8' && !(hinted in unusual)) {
    return { text: decode(hinted, bytes), charset: hinted, guessed: true }
  }
  // A declared Latin-1 is believed unless the letters are plainly Cyrillic.
  if (label !== undefined && label !== 'us-ascii' && label !== 'ascii' && !looksCyrillic(bytes)) {
    return { text: decode(label, bytes), charset: label, guessed: false }
  }
  const charset = guessCharset(bytes)
  return { text: decode(charset, bytes), charset, guessed: true }
}

const isVague = (label: string) => /^(?:us-ascii|ascii|ansi_x3\.4-1968|iso-?8859-1|latin1|l1|windows-1252|cp1252|7bit|8bit)$/.test(label)
const isWide = (label: string) => /utf-?16|iso-2022|gb|big5|shift|sjis|euc|ks_c|korean|hz/.test(label)

export function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 0x80)
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true })

function isUtf8(bytes: Uint8Array): boolean {
  try {
    strictUtf8.decode(bytes)
    return true
  } catch {
    return false
  }
}

/** Two bytes of an older charset may happen to be UTF-8; several common letters in a row do not happen. */
function isPlausibleUtf8(bytes: Uint8Array): boolean {
  if (!isUtf8(bytes)) return false
  const letters = Array.from(decode('utf-8', bytes)).filter((letter) => letter > '\x7f')
  return (
    letters.length > 1 &&
    letters.every((letter) => /[\u00a0-\u024f\u0370-\u052f\u2000-\u2300\p{Emoji}\u3000-\u30ff\u4e00-\u9fff]/u.test(letter))
  )
}

/** A letter cut in mid-character, or with a few alien bytes, is still UTF-8. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const text = decode('utf-8', bytes)
  const broken = text.split('\uFFFD').length - 1
  const good = Array.from(text).filter((letter) => letter > '\x7f' && letter !== '\uFFFD').length
  return good > broken * 4
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf && isUtf8(bytes)) return 'utf-8'
  // FF FE alone is also «яю» in windows-1251; UTF-16 of any language has bytes that no text in another charset has.
  const isWideText = bytes.length % 2 === 0 && bytes.some((byte) => byte < 0x08)
  if (isWideText && bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (isWideText && bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}

/** ISO-2022-JP names itself: ESC $ B, ESC $ @ or ESC ( J among seven-bit bytes. */
function hasJapaneseEscapes(bytes: Uint8Array): boolean {
  for (let i = bytes.indexOf(0x1b); i >= 0; i = bytes.indexOf(0x1b, i + 1)) {
    if (bytes[i + 1] === 0x24 && (bytes[i + 2] === 0x42 || bytes[i + 2] === 0x40)) return isAscii(bytes)
  }
  return false
}

const decoders = new Map<string, TextDecoder | undefined>()

function decoderFor(label: string): TextDecoder | undefined {
  if (!decoders.has(label)) {
    if (decoders.size > 200) decoders.clear()
    decoders.set(label, newDecoder(label))
  }
  return decoders.get(label)
}

function newDecoder(label: string): TextDecoder | undefined {
  try {
    return new TextDecoder(label)
  } catch {
    return undefined
  }
}

function decode(charset: string, bytes: Uint8Array): string {
  return (decoderFor(charset) ?? decoderFor('windows-1252') ?? new TextDecoder()).decode(bytes)
}

const codePage = (plain: string) => {
  const page = /^(?:cp|windows|ms|ibm|win)(\d+)$/.exec(plain)?.[1]
  return page === undefined ? undefined : (codePages[page] ?? `windows-${page}`)
}
const codePages: Readonly<Record<string, string>> = {
  866: 'ibm866',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  874: 'windows-874',
  65001: 'utf-8',
  51932: 'euc-jp',
  50220: 'iso-2022-jp',
  50221: 'iso-2022-jp',
  50222: 'iso-2022-jp',
  20866: 'koi8-r',
  21866: 'koi8-u',
  28595: 'iso-8859-5',
}
const aliases: Readonly<Record<string, string>> = {
  koi8: 'koi8-r',
  koi8r: 'koi8-r',
  koi8u: 'koi8-u',
  koi8ru: 'koi8-u',
  dos866: 'ibm866',
  alt: 'ibm866',
  win1251: 'windows-1251',
  win: 'windows-1251',
  ansi1251: 'windows-1251',
  cyrillic: 'windows-1251',
  maccyrillic: 'x-mac-cyrillic',
  iso88598i: 'iso-8859-8-i',
  iso88598e: 'iso-8859-8',
  shiftjis: 'shift_jis',
  sjis: 'shift_jis',
  mskanji: 'shift_jis',
  eucjp: 'euc-jp',
  iso2022jp: 'iso-2022-jp',
  iso2022jp1: 'iso-2022-jp',
  iso2022jp2: 'iso-2022-jp',
  iso2022jpms: 'iso-2022-jp',
  euckr: 'euc-kr',
  uhc: 'euc-kr',
  ksc56011987: 'euc-kr',
  tis620: 'windows-874',
  gb231280: 'gbk',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  unicode11utf7: 'utf-7',
  utf7: 'utf-7',
  hzgb2312: 'hz-gb-2312',
  iso2022kr: 'iso-2022-kr',
  utf: 'utf-8',
  unicode: 'utf-8',
  ascii: 'us-ascii',
  usascii: 'us-ascii',
}

/** Charsets of old mail that TextDecoder refuses or replaces. */
const unusual: Readonly<Record<string, (bytes: Uint8Array) => string>> = {
  'utf-7': (bytes) =>
    decode('windows-1252', bytes).replace(/\+([A-Za-z0-9+/]*)-?/g, (_, coded: string) =>
      coded === '' ? '+' : decode('utf-16be', evenBytes(Buffer.from(coded, 'base64'))),
    ),
  'hz-gb-2312': (bytes) => decode('gb18030', shifted(bytes, [0x7e, 0x7b], [0x7e, 0x7d])),
  'iso-2022-kr': (bytes) => decode('euc-kr', shifted(bytes, [0x0e], [0x0f])).replace('\u001b$)C', ''),
}

const evenBytes = (bytes: Uint8Array) => bytes.subarray(0, bytes.length - (bytes.length % 2))

/** Between the two marks every byte gets its high bit; the marks themselves go. */
function shifted(bytes: Uint8Array, on: readonly number[], off: readonly number[]): Uint8Array {
  const out: number[] = []
  let high = false
  for (let i = 0; i < bytes.length; i++) {
    const mark = high ? off : on
    if (mark.every((byte, j) => bytes[i + j] === byte)) {
      high = !high
      i += mark.length - 1
    } else out.push((bytes[i] ?? 0) | (high && (bytes[i] ?? 0) > 0x20 ? 0x80 : 0))
  }
  return Uint8Array.from(out)
}
