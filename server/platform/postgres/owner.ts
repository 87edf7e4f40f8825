import { execFile } from 'node:child_process'
import { constants, statSync } from 'node:fs'
import { readFile, realpath, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { SetupFault } from '../setup-fault.ts'

/** The system user that PostgreSQL runs as when Opora is started by root, whom PostgreSQL refuses. */
export type Owner = { readonly uid: number; readonly gid: number }

const ownName = 'opora-db'
const run = promisify(execFile)

/** The owner for this run: undefined for a plain user, who owns his cluster himself. Makes the system user where it is missing. */
export async function findOwner(home: string | undefined): Promise<Owner | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const made = home ? statSync(home, { throwIfNoEntry: false }) : undefined
  if (made && made.uid !== 0) return { uid: made.uid, gid: made.gid }
  return (await systemUser(ownName)) ?? (await makeSystemUser()) ?? (await borrowSystemUser())
}

/** The first folder on the way to `path` that the owner may not enter; undefined when the way is open. */
export async function barrier(path: string, owner: Owner | undefined): Promise<string | undefined> {
  if (!owner) return undefined
  const folders: string[] = []
  for (let folder = await realpath(path); ; folder = dirname(folder)) {
    folders.unshift(folder)
    if (folder === dirname(folder)) break
  }
  for (const folder of folders) {
    const { mode, uid, gid } = await stat(folder)
    const needed = uid === owner.uid ? constants.S_IXUSR : gid === owner.gid ? constants.S_IXGRP : constants.S_IXOTH
    if ((mode & needed) === 0) return folder
  }
  return undefined
}

async function systemUser(name: string): Promise<Owner | undefined> {
  const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '')
  const line = passwd.split('\n').find((entry) => entry.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid && gid && uid !== '0' ? { uid: Number(uid), gid: Number(gid) } : undefined
}

async function makeSystemUser(): Promise<Owner | undefined> {
  const ways: readonly (readonly [string, readonly string[]])[] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent', '--shell', '/usr/sbin/nologin', ownName]],
    ['adduser', ['-S', '-D', '-H', '-s', '/sbin/nologin', ownName]],
  ]
  for (const [command, args] of ways) {
    // Two starts at once may both try: what counts is that the user is there afterwards.
    await run(command, args, { env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' } }).catch(() => undefined)
    const made = await systemUser(ownName)
    if (made) return made
  }
  return undefined
}

/** initdb wants a user that stands in /etc/passwd, so where none can be made one of the usual ones is borrowed. */
async function borrowSystemUser(): Promise<Owner> {
  const borrowed = (await systemUser('postgres')) ?? (await systemUser('nobody'))
  if (!borrowed) throw new SetupFault('postgres.no-system-user', { name: ownName })
  return borrowed
}
