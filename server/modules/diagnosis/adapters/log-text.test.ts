import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { eachLine } from './log-text.ts'

const lines = ['Ошибка: нет связи с базой', 'second line', 'третья: ёж']

async function read(bytes: Uint8Array, size = 7): Promise<string[]> {
  const found: string[] = []
  const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size))
  await eachLine(Readable.from(chunks), (line) => void found.push(line))
  return found
}
const utf8 = Buffer.from(lines.join('\r\n'))
const utf16 = Buffer.from(`\ufeff${lines.join('\n')}`, 'utf16le')
/** Cyrillic stands in windows-1251 from 0xC0 in the order of Unicode; ё is 0xB8. */
const cp1251 = Buffer.from(
  lines
    .join('\n')
    .split('')
    .map((mark) => (mark === 'ё' ? 0xb8 : mark > '\u0400' ? mark.charCodeAt(0) - 0x410 + 0xc0 : mark.charCodeAt(0))),
)

test('lines are the same from UTF-8, UTF-16 both ways round and windows-1251, packed or not', async () => {
  for (const bytes of [utf8, utf16, Buffer.from(utf16).swap16(), cp1251]) {
    assert.deepEqual(await read(bytes, 4096), lines)
    assert.deepEqual(await read(gzipSync(bytes), 4096), lines)
  }
})

test('a character that is cut between two chunks is whole again', async () => {
  assert.deepEqual(await read(utf8), lines)
  assert.deepEqual(await read(utf16), lines)
})

test('an archive that was cut is read as far as it goes', async () => {
  const many = Array.from({ length: 20_000 }, (_, i) => `line ${i} ${(i * 7919) % 10007}`)
  const packed = gzipSync(many.join('\n'))
  const found = await read(packed.subarray(0, packed.length / 2), 4096)
  assert.ok(found.length > 5_000)
  assert.deepEqual(found.slice(0, 5_000), many.slice(0, 5_000))
})

test('reading stops where nothing more is wanted', async () => {
  let taken = 0
  await eachLine(Readable.from([utf8, utf8, utf8]), () => ++taken < 2)
  assert.equal(taken, 2)
})
