/** `./opora demo` in a process of its own: the desk with its made-up world, thrown away when it stops. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from './ports.ts'

const root = resolve(import.meta.dirname, '..')

export interface DemoDesk {
  readonly url: string
  readonly stop: () => Promise<void>
}

/** Resolves when it serves. */
export async function startDemo(): Promise<DemoDesk> {
  const [port, smtpPort] = [await freePort(), await freePort()]
  const url = `http://127.0.0.1:${port}`
  const env = { PATH: process.env['PATH'] ?? '', OPORA_PORT: String(port), OPORA_SMTP_PORT: String(smtpPort), OPORA_URL: url }
  const server = spawn(process.execPath, ['server/cli.ts', 'demo'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  server.stdout.on('data', (chunk) => (said += chunk))
  server.stderr.on('data', (chunk) => (said += chunk))
  const stop = async () => {
    if (server.exitCode !== null) return
    const gone = once(server, 'exit')
    server.kill('SIGTERM')
    await gone
  }
  for (const deadline = performance.now() + 240_000; performance.now() < deadline; await wait(100)) {
    if (server.exitCode !== null) throw new Error(`the demo did not start:\n${said}`)
    const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined)
    if (answer?.status === 200) return { url, stop }
  }
  await stop()
  throw new Error(`the demo is not ready:\n${said}`)
}
