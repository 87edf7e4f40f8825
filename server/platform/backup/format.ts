import { createReadStream, createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { once } from 'node:events'
import { pipeline } from 'node:stream/promises'
import { PassThrough } from 'node:stream'
import { createZstdCompress, createZstdDecompress } from 'node:zlib'
import * as z from 'zod'

/** One line of a backup: what it is, then batches of rows, waiting jobs, files, and at the end what must have been read. */
export const Line = z.union([
  z.object({ opora: z.literal(1), version: z.string(), madeAt: z.string(), migrations: z.array(z.string()) }),
  z.object({ table: z.string(), rows: z.array(z.unknown()) }),
  z.object({ jobs: z.array(z.object({ name: z.string(), data: z.unknown(), start_after: z.string() })) }),
  z.object({ file: z.string(), base64: z.string() }),
  z.object({ end: z.object({ rows: z.record(z.string(), z.number()), files: z.number() }) }),
])
export type Line = z.infer<typeof Line>

/** Writes lines to one compressed file; `finish` resolves when all of it is on the disk. */
export function writeLines(path: string): { write: (line: Line) => Promise<void>; finish: () => Promise<void> } {
  const input = new PassThrough()
  const done = pipeline(input, createZstdCompress(), createWriteStream(path, { mode: 0o600, flush: true }))
  return {
    write: async (line) => {
      if (!input.write(`${JSON.stringify(line)}\n`)) await once(input, 'drain')
    },
    finish: async () => {
      input.end()
      await done
    },
  }
}

export async function* readLines(path: string): AsyncGenerator<Line> {
  const unpacked = createReadStream(path).pipe(createZstdDecompress())
  const failed = new Promise<never>((_, reject) => unpacked.on('error', reject))
  failed.catch(() => undefined)
  for await (const text of createInterface({ input: unpacked, crlfDelay: Infinity })) yield Line.parse(JSON.parse(text))
  await Promise.race([failed, Promise.resolve()])
}
