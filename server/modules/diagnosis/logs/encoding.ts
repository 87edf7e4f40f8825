/** How the text of a log is written. A byte-order mark says it; without one the bytes do. */
type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251'

/** RFC 1952: how every gzip member begins. */
export const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b

/** Null when these bytes are plain ASCII and so say nothing: what comes later decides. */
function encodingOf(bytes: Uint8Array): Encoding | null {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  const zeros = [0, 0]
  let high = false
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0
    if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1
    if (byte > 0x7f) high = true
  }
  // Latin text in UTF-16 has a zero in every second byte; Cyrillic has 4, and still spaces and line ends with zeros.
  const [even = 0, odd = 0] = zeros
  if (odd > bytes.length / 20 && odd > even * 4) return 'utf-16le'
  if (even > bytes.length / 20 && even > odd * 4) return 'utf-16be'
  if (!high) return null
  return isUtf8(bytes) ? 'utf-8' : 'windows-1251'
}

/** A character cut off by the end of the bytes is no fault. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

/** Decodes a stream of chunks; the encoding is decided by the first chunk that shows it. */
export function textOf(): (chunk: Uint8Array, last?: boolean) => string {
  let decoder: TextDecoder | undefined
  return (chunk, last = false) => {
    if (!decoder) {
      const encoding = encodingOf(chunk)
      if (encoding === null && !last) return ascii.decode(chunk)
      decoder = new TextDecoder(encoding ?? 'utf-8')
    }
    return decoder.decode(chunk, { stream: !last })
  }
}

const ascii = new TextDecoder('utf-8')
