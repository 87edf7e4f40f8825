import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { SetupFault } from '#platform/setup-fault.ts'

const root = resolve(import.meta.dirname, '../..')
const built = join(root, 'dist/web')
const stamp = 'sources.sha256'

/** Builds the web where its sources have changed since; an older build is replaced only by a whole new one. */
export async function ensureWebBuilt(): Promise<void> {
  const sources = fingerprint()
  if (existsSync(join(built, stamp)) && readFileSync(join(built, stamp), 'utf8') === sources) return
  const [fresh, old] = [join(root, `dist/new-${process.pid}`), join(root, `dist/old-${process.pid}`)]
  try {
    await mkdir(fresh, { recursive: true })
    const args = [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--outDir', fresh, '--emptyOutDir', '--logLevel', 'error']
    const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] })
    if (status !== 0) throw new SetupFault('web.not-built')
    await writeFile(join(fresh, stamp), sources)
    if (existsSync(built)) await rename(built, old)
    // Of two starts at once both builds are the same, and one of them stays.
    await rename(fresh, built).catch(() => undefined)
  } finally {
    await rm(fresh, { recursive: true, force: true })
    await rm(old, { recursive: true, force: true })
  }
}

/** Everything that the build is made from: names and contents. */
function fingerprint(): string {
  const files = globSync(['{web,contract,messages}/**', 'package-lock.json', 'package.json', 'vite.config.ts'], {
    cwd: root,
    withFileTypes: true,
  })
  const hash = createHash('sha256')
  for (const path of files
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .sort()) {
    hash.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0')
  }
  return hash.digest('hex')
}
