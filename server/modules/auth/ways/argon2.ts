import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'

/** OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane. KiB, as argon2 counts. */
const now = { memory: 19_456, passes: 2, parallelism: 1 }
type Cost = typeof now

/** A PHC string; computed off the event loop. Equal characters that are encoded in two ways make one password (NIST SP 800-63B: NFKC). */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const hash = await compute(password, salt, now)
  return `$argon2id$v=19$m=${now.memory},t=${now.passes},p=${now.parallelism}$${unpadded(salt)}$${unpadded(hash)}`
}

/** Takes the same time when there is no hash: an unknown address must not answer sooner. */
export async function verifyPassword(password: string, stored: string | undefined): Promise<boolean> {
  const read = stored === undefined ? undefined : parse(stored)
  const given = await compute(password, read?.salt ?? Buffer.alloc(16), read?.cost ?? now)
  return read !== undefined && given.length === read.hash.length && timingSafeEqual(given, read.hash)
}

/** Made with other costs than today's: to be made anew at the next sign-in. */
export const isOutdated = (stored: string): boolean => !stored.includes(`$m=${now.memory},t=${now.passes},p=${now.parallelism}$`)

function compute(password: string, nonce: Buffer, cost: Cost): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>()
  argon2('argon2id', { message: password.normalize('NFKC'), nonce, tagLength: 32, ...cost }, (error, key) =>
    error ? reject(error) : resolve(key),
  )
  return promise
}

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '')

function parse(stored: string): { cost: Cost; salt: Buffer; hash: Buffer } | undefined {
  const [, memory, passes, parallelism, salt, hash] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(stored) ?? []
  if (salt === undefined || hash === undefined) return undefined
  return {
    cost: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    salt: Buffer.from(salt, 'base64'),
    hash: Buffer.from(hash, 'base64'),
  }
}
