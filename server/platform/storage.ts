import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readFile, rename, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { Readable } from 'node:stream'

/** Bytes kept by what they are: the name is their SHA-256, so a file is written once and can always be verified. */
export interface Storage {
  /** Durable before it resolves. */
  readonly put: (bytes: Uint8Array) => Promise<string>
  readonly read: (sha256: string) => Promise<Uint8Array>
  readonly stream: (sha256: string) => Promise<{ size: number; body: Readable }>
}

/** A directory of content-addressed files: `ab/cdef…`. */
export function openStorage(folder: string): Storage {
  const path = (sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a SHA-256')
    return resolve(folder, sha256.slice(0, 2), sha256.slice(2))
  }
  return {
    put: async (bytes) => {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const target = path(sha256)
      if (
        await stat(target).then(
          (found) => found.size === bytes.length,
          () => false,
        )
      )
        return sha256
      await mkdir(dirname(target), { recursive: true, mode: 0o700 })
      const partial = `${target}.${randomUUID()}`
      const file = await open(partial, 'wx', 0o600)
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(partial, target)
      await syncFolder(dirname(target))
      return sha256
    },
    read: (sha256) => readFile(path(sha256)),
    stream: async (sha256) => ({ size: (await stat(path(sha256))).size, body: createReadStream(path(sha256)) }),
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
