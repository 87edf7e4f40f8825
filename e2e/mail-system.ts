/** A real mail system for tests: Debian's postfix and dovecot on loopback, everything else of theirs in a folder that is thrown away. */
import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { dovecotConf, mainCf, masterCf } from './mail-system-config.ts'

export type MailSystemSettings = {
  smtpPort: number
  imapPort: number
  /** Mailboxes `NAME@mail.test`; their password is `secret`. */
  users: readonly string[]
  /** Letters to these domains are carried to our own receiver. */
  relays?: readonly { domain: string; protocol: 'smtp' | 'lmtp'; port: number }[]
  /** What dovecot says it can, to try clients without IDLE; its own list unless told. */
  imapCapability?: string
}

export type MailSystem = {
  smtpPort: number
  imapPort: number
  password: string
  /** Sends by swaks, as a stranger on the network would; fails where the server refuses. `data` is the whole letter. */
  swaks: (envelope: { from: string; to: readonly string[]; port?: number; protocol?: 'SMTP' | 'LMTP' }, data: string) => Promise<string>
  /** Runs doveadm against this dovecot: `kick`, `mailbox`, `fetch`… */
  doveadm: (...args: readonly string[]) => Promise<string>
  /** What postfix and dovecot logged, for a test that fails. */
  log: () => Promise<string>
  stop: () => Promise<void>
}

const run = promisify(execFile)
const programs = ['/usr/sbin/postfix', '/usr/sbin/dovecot', '/usr/bin/swaks']

/** Why no mail system can be started here, or undefined. */
export function mailSystemMissing(): string | undefined {
  if (process.getuid?.() !== 0) return 'postfix and dovecot start as root only'
  if (programs.every((program) => existsSync(program)) || existsSync('/usr/bin/apt-get')) return undefined
  return 'postfix, dovecot or swaks is missing, and there is no apt-get to install it'
}

export async function startMailSystem(settings: MailSystemSettings): Promise<MailSystem> {
  await install()
  const folder = await mkdtemp(join(tmpdir(), 'opora-mail-system-'))
  await chmod(folder, 0o755)
  await writeConfig(folder, settings)
  const dovecot = spawn('/usr/sbin/dovecot', ['-F', '-c', join(folder, 'dovecot.conf')], { stdio: 'ignore' })
  const stop = () => stopAll(folder, dovecot)
  try {
    await run('/usr/sbin/postfix', ['-c', join(folder, 'postfix'), 'start'])
    await Promise.all([untilOpen(settings.smtpPort), untilOpen(settings.imapPort)])
  } catch (error) {
    const said = await log(folder)
    await stop()
    throw new Error(`the mail system does not start:\n${said}`, { cause: error })
  }
  return {
    smtpPort: settings.smtpPort,
    imapPort: settings.imapPort,
    password: 'secret',
    swaks: ({ from, to, port = settings.smtpPort, protocol = 'SMTP' }, data) => swaks(folder, from, to, port, protocol, data),
    doveadm: async (...args) => (await run('/usr/bin/doveadm', ['-c', join(folder, 'dovecot.conf'), ...args])).stdout,
    log: () => log(folder),
    stop,
  }
}

async function install(): Promise<void> {
  if (programs.every((program) => existsSync(program))) return
  // Their packages would start them on the usual ports; a run level of 1 keeps Debian from doing so.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
  await run('apt-get', ['update', '-q'], { env })
  await run('apt-get', ['install', '-qy', '--no-install-recommends', 'postfix', 'dovecot-imapd', 'dovecot-lmtpd', 'swaks'], {
    env,
    maxBuffer: 2 ** 26,
  })
}

async function writeConfig(folder: string, settings: MailSystemSettings): Promise<void> {
  const { uid, gid } = await mailUser()
  for (const name of ['postfix', 'queue', 'data', 'home', 'run']) await mkdir(join(folder, name))
  await chown(join(folder, 'home'), uid, gid)
  await chown(join(folder, 'data'), await idOf('postfix'), await idOf('postfix', '-g'))
  const users = settings.users.map((user) => `${user}:{PLAIN}secret:${uid}:${gid}::${join(folder, 'home', user)}::`)
  await writeFile(join(folder, 'users'), `${users.join('\n')}\n`, { mode: 0o644 })
  await writeFile(join(folder, 'dovecot.conf'), dovecotConf(folder, settings))
  await writeFile(join(folder, 'postfix/main.cf'), mainCf(folder, settings))
  await writeFile(join(folder, 'postfix/master.cf'), masterCf(settings.smtpPort))
  await writeFile(join(folder, 'postfix/mailboxes'), settings.users.map((user) => `${user}@mail.test ok\n`).join(''))
  const transports = (settings.relays ?? []).map(
    ({ domain, protocol, port }) => `${domain} ${protocol}:${protocol === 'lmtp' ? 'inet:' : ''}[127.0.0.1]:${port}\n`,
  )
  await writeFile(join(folder, 'postfix/transport'), transports.join(''))
}

async function mailUser(): Promise<{ uid: number; gid: number }> {
  return { uid: await idOf('mail'), gid: await idOf('mail', '-g') }
}

const idOf = async (user: string, what = '-u') => Number((await run('id', [what, user])).stdout)

async function untilOpen(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const socket = connect(port, '127.0.0.1')
    const isOpen = await Promise.race([
      once(socket, 'data').then(() => true),
      once(socket, 'close').then(() => false),
      once(socket, 'error').then(() => false),
    ]).catch(() => false)
    socket.destroy()
    if (isOpen) return
    await wait(100)
  }
  throw new Error(`nobody listens on ${port}`)
}

async function swaks(folder: string, from: string, to: readonly string[], port: number, protocol: string, data: string): Promise<string> {
  const file = join(folder, `letter-${process.hrtime.bigint()}.eml`)
  await writeFile(file, data.replace(/\r?\n/g, '\n'))
  const args = [
    '--server',
    '127.0.0.1',
    '--port',
    String(port),
    '--protocol',
    protocol,
    '--from',
    from === '' ? '<>' : from,
    '--to',
    to.join(','),
    '--data',
    `@${file}`,
    '--helo',
    'stranger.test',
  ]
  try {
    return (await run('/usr/bin/swaks', args, { maxBuffer: 2 ** 26 })).stdout
  } finally {
    await rm(file, { force: true })
  }
}

async function log(folder: string): Promise<string> {
  const files = ['postfix.log', 'dovecot.log'].map((name) => readFile(join(folder, name), 'utf8').catch(() => ''))
  return (await Promise.all(files)).join('\n')
}

async function stopAll(folder: string, dovecot: ChildProcess): Promise<void> {
  await run('/usr/sbin/postfix', ['-c', join(folder, 'postfix'), 'stop']).catch(() => undefined)
  if (dovecot.exitCode === null && dovecot.signalCode === null) {
    dovecot.kill()
    await once(dovecot, 'exit')
  }
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
}
