import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const cli = resolve(import.meta.dirname, '../../server/cli.ts')
export const ports = { http: 18_800, smtp: 18_825 }
const url = `http://127.0.0.1:${String(ports.http)}`

export interface Server {
  /** Of whoever reads and writes: all that an administrator, manager and agent may. */
  readonly token: string
  /** From the start of the command to the first good answer. */
  readonly startMs: number
  /** Resident memory of the desk and of its database, in MB; pages that processes share are counted once (PSS). */
  readonly memory: () => { readonly desk: number; readonly database: number }
  readonly stop: () => Promise<void>
}

/** The desk as it is served to people, in processes of its own. */
export async function serve(dataFolder: string): Promise<Server> {
  const environment = {
    ...process.env,
    OPORA_DATA: dataFolder,
    OPORA_PORT: String(ports.http),
    OPORA_SMTP_PORT: String(ports.smtp),
    OPORA_URL: url,
  }
  const token = execFileSync(process.execPath, [cli, 'token', 'add', '--user', 'ada@desk.example'], {
    env: environment,
    encoding: 'utf8',
  }).trim()
  const began = performance.now()
  const child = spawn(process.execPath, [cli, 'start'], { env: environment, stdio: ['ignore', 'ignore', 'inherit'] })
  while (!(await isUp())) {
    if (child.exitCode !== null) throw new Error('the desk did not start')
    await sleep(20)
  }
  const startMs = performance.now() - began
  return { token, startMs, memory: () => memoryOf(child), stop: async () => stop(child) }
}

async function isUp(): Promise<boolean> {
  const answer = await fetch(`${url}/readyz`).catch(() => undefined)
  await answer?.arrayBuffer()
  return answer?.ok === true
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}

function memoryOf({ pid = 0 }: ChildProcess): { desk: number; database: number } {
  const sum = { desk: 0, database: 0 }
  for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const pss = Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024
      if (Number(id) === pid) sum.desk += pss
      else if (readFileSync(`/proc/${id}/comm`, 'utf8').startsWith('postgres')) sum.database += pss
    } catch {
      // A process that has just ended, or is none of ours to look into.
    }
  }
  return { desk: Math.round(sum.desk), database: Math.round(sum.database) }
}
