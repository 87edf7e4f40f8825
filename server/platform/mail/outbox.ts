/** Where letters go while no relay is set: a folder of .eml files that any mail program opens. */
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Writes the letter whole or not at all, and gives its path; the same name again replaces the same letter. */
export async function writeToOutbox(folder: string, name: string, raw: Uint8Array): Promise<string> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, `${name.replace(/[^A-Za-z0-9._@-]+/g, '-').slice(0, 150)}.eml`)
  const draft = `${path}.${process.pid}.tmp`
  await writeFile(draft, raw, { flush: true })
  await rename(draft, path)
  return path
}
