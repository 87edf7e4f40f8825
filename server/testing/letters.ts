/** Small letters for tests, in the charsets that real ones come in. */

/** Text in any one-byte charset that TextDecoder knows; a sign that the charset lacks is a mistake of the test. */
export function encodeIn(charset: string, text: string): Uint8Array {
  const decoder = new TextDecoder(charset)
  const bytes = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]))
  return Uint8Array.from(text, (sign) => {
    const byte = bytes.get(sign)
    if (byte === undefined) throw new Error(`${charset} has no ${sign}`)
    return byte
  })
}

/** Lines joined as they travel; pieces may be bytes already. */
export function letterOf(...lines: readonly (string | Uint8Array)[]): Uint8Array {
  return Buffer.concat(lines.flatMap((line) => [typeof line === 'string' ? Buffer.from(line) : line, Buffer.from('\r\n')]))
}

export const bytesOf = (binary: string): Uint8Array => Buffer.from(binary, 'latin1')
