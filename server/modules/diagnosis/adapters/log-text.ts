import { Readable } from 'node:stream'
import { constants, createGunzip } from 'node:zlib'
import { isGzip, textOf } from '../logs/encoding.ts'
import { cutLines } from '../logs/lines.ts'

/** Bytes of text that are read at most: a small archive can hold any amount. */
const most = 4 * 1024 ** 3

/** Gives each line of a log, whatever its encoding, packed by gzip or not. Stops where `take` says false. False when the log was longer than is read. */
export async function eachLine(source: Readable, take: (line: string) => boolean | void): Promise<boolean> {
  const decode = textOf()
  let going = true
  const lines = cutLines((line) => {
    if (going) going = take(line) ?? true
  })
  let size = 0
  for await (const chunk of unpacked(source)) {
    lines.text(decode(chunk))
    size += chunk.length
    if (!going) return true
    if (size > most) return false
  }
  lines.text(decode(new Uint8Array(), true))
  lines.end()
  return true
}

async function* unpacked(source: Readable): AsyncGenerator<Uint8Array> {
  const chunks: AsyncIterator<Uint8Array> = source[Symbol.asyncIterator]()
  const first = await chunks.next()
  if (first.done) return
  const all = (async function* () {
    yield first.value
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value
  })()
  if (!isGzip(first.value)) return yield* all
  // A log that was cut while it was being packed is read as far as it goes.
  const gunzip = createGunzip({ finishFlush: constants.Z_SYNC_FLUSH })
  const packed = Readable.from(all)
  packed.on('error', (error) => gunzip.destroy(error))
  yield* packed.pipe(gunzip)
}
