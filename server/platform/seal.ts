import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import type { Reader } from '#platform/db/index.ts'

/** The house's secret; everything that is sealed or signed for one purpose uses a key of its own. */
export async function houseKey(db: Reader, purpose: string): Promise<Buffer> {
  const { secret } = await db.selectFrom('house').select('secret').executeTakeFirstOrThrow()
  return Buffer.from(hkdfSync('sha256', secret, '', purpose, 32))
}

/** AES-256-GCM: a copy of the table alone opens nothing. */
export function seal(key: Buffer, text: string): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
}

export function unseal(key: Buffer, sealed: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
  decipher.setAuthTag(sealed.subarray(-16))
  return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]).toString('utf8')
}

/** A signature that needs no row: HMAC-SHA256 over the purpose's key, URL-safe. */
export const sign = (key: Buffer, text: string): string => createHmac('sha256', key).update(text).digest('base64url')
