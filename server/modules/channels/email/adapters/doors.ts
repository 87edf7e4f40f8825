import { log } from '#platform/log.ts'
import {
  type Acceptance,
  type ReceivedEnvelope,
  type Receiver,
  authenticateLetter,
  normalAddress,
  startReceiver,
  withoutToken,
} from '#platform/mail/index.ts'
import type { Reader } from '#platform/db/index.ts'
import type { Storage } from '#platform/storage.ts'
import type { House } from '#platform/work.ts'
import { takeIn } from '../commands/intake.ts'

const maxBytes = 50 * 1024 * 1024

interface Doors {
  readonly house: House
  readonly storage: Storage
  readonly name: string
  readonly host?: string
}

/** The built-in receiver. SMTP acknowledges a letter, and LMTP each recipient, only when it is committed. */
export const openDoor = ({ house, storage, name, host = '0.0.0.0' }: Doors, port: number, lmtp: boolean): Promise<Receiver> =>
  startReceiver({
    host,
    port,
    lmtp,
    name,
    maxBytes,
    accept: async (recipient) => ((await mailboxOf(house.db.read, recipient)) === undefined ? 'unknown' : 'ok'),
    deliver: async (envelope, raw) => accept(house, storage, name, envelope, raw),
    onError: (error) => log.warn({ error, door: lmtp ? 'lmtp' : 'smtp' }, 'at the mail door'),
  })

async function mailboxOf(db: Reader, recipient: string): Promise<string | undefined> {
  const address = normalAddress(recipient)
  if (address === undefined) return undefined
  const row = await db
    .selectFrom('mailbox')
    .select('id')
    .where('address', 'in', [address, withoutToken(address)])
    .where('active', '=', true)
    .executeTakeFirst()
  return row?.id
}

async function accept(house: House, storage: Storage, name: string, envelope: ReceivedEnvelope, raw: Uint8Array): Promise<Acceptance[]> {
  const receivedAt = house.now().round('millisecond')
  const checks = envelope.protocol === 'smtp' ? await checksOf(envelope, raw, name) : null
  const outcomes: Acceptance[] = []
  const done = new Set<string>()
  for (const recipient of envelope.recipients) {
    const mailbox = await mailboxOf(house.db.read, recipient)
    if (mailbox === undefined) {
      outcomes.push('unknown')
      continue
    }
    // One letter to several of our addresses is one request: the first of them takes it.
    if (done.size === 0)
      await takeIn(house, storage, {
        raw,
        from: envelope.from,
        recipients: envelope.recipients.map((to) => normalAddress(to) ?? to),
        receivedAt,
        mailbox,
        checks,
      })
    done.add(mailbox)
    outcomes.push('ok')
  }
  return outcomes
}

/** What comes from the world is checked here; what our own mail server hands on, it has checked (RFC 8601). */
async function checksOf({ remoteAddress, heloName, from }: ReceivedEnvelope, raw: Uint8Array, name: string) {
  if (isOwnNetwork(remoteAddress)) return null
  const { spf, dkim, dmarc } = await authenticateLetter(raw, { remoteAddress, heloName, from, receivedBy: name })
  return { spf: spf.result, dkim: dkim[0]?.result ?? 'none', dmarc: dmarc.result }
}

const isOwnNetwork = (address: string): boolean =>
  /^(::ffff:)?(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)|^::1$|^f[cd]/i.test(address)
