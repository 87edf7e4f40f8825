/** `./opora demo` in a process of its own: the desk with its made-up world, thrown away when it stops. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from './ports.ts'

const root = resolve(import.meta.dirname, '..')

export interface DemoDesk {
  readonly url: string
  /** Where letters go as files, while no server for mail is set. */
  readonly outbox: string
  readonly stop: () => Promise<void>
}

/** Resolves when it serves. */
export async function startDemo(): Promise<DemoDesk> {
  const [port, smtpPort] = [await freePort(), await freePort()]
  const url = `http://127.0.0.1:${port}`
  // PostgreSQL's own user must get in.
  const folder = await mkdtemp(join(tmpdir(), 'opora-e2e-demo-'))
  await chmod(folder, 0o711)
  const env = {
    PATH: process.env['PATH'] ?? '',
    TMPDIR: folder,
    OPORA_PORT: String(port),
    OPORA_SMTP_PORT: String(smtpPort),
    OPORA_URL: url,
  }
  const server = spawn(process.execPath, ['server/cli.ts', 'demo'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  server.stdout.on('data', (chunk) => (said += chunk))
  server.stderr.on('data', (chunk) => (said += chunk))
  const stop = async () => {
    const gone = server.exitCode === null ? once(server, 'exit') : undefined
    server.kill('SIGTERM')
    await gone
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
  for (const deadline = performance.now() + 240_000; performance.now() < deadline; await wait(100)) {
    if (server.exitCode !== null) throw new Error(`the demo did not start:\n${said}`)
    const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined)
    if (answer?.status === 200) return { url, outbox: await outboxIn(folder), stop }
  }
  await stop()
  throw new Error(`the demo is not ready:\n${said}`)
}

/** The demo makes a folder for its data in the one for temporary files. */
async function outboxIn(folder: string): Promise<string> {
  const data = (await readdir(folder)).find((name) => name.startsWith('opora-demo-'))
  return join(folder, data ?? '.', 'outbox')
}
