import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, chown, mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SetupFault } from '../setup-fault.ts'
import { commonFolder } from './binaries.ts'
import { barrier, findOwner, type Owner } from './owner.ts'

/** Where one cluster and what belongs to it lie, and who owns them. */
export type Place = { readonly home: string; readonly owner: Owner | undefined; readonly elsewhere: boolean }

/** The place of the data folder's cluster, made where it is missing: inside the folder, or elsewhere when its owner cannot get in there. */
export async function findPlace(dataFolder: string): Promise<Place> {
  const inside = join(dataFolder, 'postgres')
  const pointer = join(dataFolder, 'postgres.elsewhere')
  await makeFolder(dataFolder)
  const pointed = await readFile(pointer, 'utf8').then(
    (text) => text.trim(),
    () => undefined,
  )
  if (pointed !== undefined) {
    if (!existsSync(pointed)) throw new SetupFault('postgres.moved-away', { pointer, place: pointed })
    return { home: pointed, owner: await findOwner(pointed), elsewhere: true }
  }
  const owner = await findOwner(inside)
  const closed = await barrier(dataFolder, owner)
  if (closed && existsSync(inside)) throw new SetupFault('postgres.unreachable', { folder: inside, closed })
  if (!closed) return { home: await makeHome(inside, owner), owner, elsewhere: false }
  const home = await makeHome(join(await commonFolder(), `data-${randomUUID()}`), owner)
  await writeFile(join(home, 'belongs-to'), `${dataFolder}\n`)
  await writeFile(pointer, `${home}\n`)
  return { home, owner, elsewhere: true }
}

/** 0711: PostgreSQL's own user walks through the data folder, nobody lists it. */
async function makeFolder(folder: string): Promise<void> {
  if (existsSync(folder)) return
  try {
    await mkdir(folder, { recursive: true })
    await chmod(folder, 0o711)
  } catch (error) {
    throw new SetupFault('data.cannot-make', { folder, said: error instanceof Error ? error.message : String(error) })
  }
}

async function makeHome(home: string, owner: Owner | undefined): Promise<string> {
  await makeFolder(home)
  const { uid } = await stat(home)
  if (!owner && uid !== process.getuid?.()) throw new SetupFault('data.anothers', { folder: home, uid })
  if (owner && uid !== owner.uid) await chown(home, owner.uid, owner.gid)
  return home
}
