import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { LinkPurpose } from '#contract/auth.ts'
import type { Reader } from '#platform/db/index.ts'
import { houseKey, sign } from '#platform/seal.ts'

/** 256 bits that nobody can guess; the house keeps only their hash. */
export const newToken = (prefix = ''): string => prefix + randomBytes(32).toString('base64url')
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest()

/** The token of a link: its row's id and the house's signature. It can be written again at any time, so it need not be kept. */
export async function linkToken(db: Reader, id: string, purpose: LinkPurpose): Promise<string> {
  return `${Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')}.${sign(await houseKey(db, 'access-link'), `${purpose}:${id}`)}`
}

/** The id that a token speaks of; whether it is ours is another question. */
export function linkId(token: string): string | undefined {
  const hex = Buffer.from(token.split('.')[0] ?? '', 'base64url').toString('hex')
  return hex.length === 32 ? hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') : undefined
}

/** The first run's token: as good as long as there is no administrator. */
export async function setupToken(db: Reader): Promise<string> {
  const { id } = await db.selectFrom('house').select('id').executeTakeFirstOrThrow()
  return sign(await houseKey(db, 'first-run'), id)
}

export const isSame = (one: string, other: string): boolean => timingSafeEqual(tokenHash(one), tokenHash(other))
