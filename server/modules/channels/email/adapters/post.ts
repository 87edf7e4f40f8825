import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import type { Reader } from '#platform/db/index.ts'
import { SendError, type Sender, openSender, writeToOutbox } from '#platform/mail/index.ts'
import { houseKey, unseal } from '#platform/seal.ts'
import { readSetting } from '#platform/settings.ts'
import type { House } from '#platform/work.ts'
import { type OutgoingServer, outgoing } from './settings.ts'

export type Delivered =
  | { readonly sent: true }
  | { readonly sent: false; readonly permanent: boolean; readonly code: string; readonly words: string }

export const outbox = (dataFolder: string): string => resolve(dataFolder, 'outbox')

/** By the outgoing server where one is set, else into the outbox folder as a file. */
export async function deliver(
  house: House,
  dataFolder: string,
  envelope: { from: string; to: readonly string[] },
  name: string,
  raw: Uint8Array,
): Promise<Delivered> {
  const server = await readSetting(house.db.read, outgoing)
  if (!server) {
    await writeToOutbox(outbox(dataFolder), name, raw)
    return { sent: true }
  }
  try {
    const { rejected } = await (await senderFor(house.db.read, server)).send(envelope, raw)
    const refused = rejected.find(({ permanent }) => permanent) ?? rejected[0]
    // Some of several got it: the letter is not sent again to those; who refused is told.
    if (refused) return { sent: false, permanent: true, code: 'refused', words: `${refused.address}: ${refused.response}` }
    return { sent: true }
  } catch (error) {
    if (error instanceof SendError) return { sent: false, permanent: error.permanent, code: error.code, words: error.message }
    throw error
  }
}

/** One pool of connections per setting; another setting closes the one before. */
let open: { key: string; sender: Sender } | undefined

async function senderFor(db: Reader, { host, port, secure, user, password }: OutgoingServer): Promise<Sender> {
  const key = createHash('sha256')
    .update(JSON.stringify([host, port, secure, user, password]))
    .digest('hex')
  if (open?.key === key) return open.sender
  open?.sender.close()
  const plain = password === '' ? undefined : unseal(await houseKey(db, 'outgoing'), Buffer.from(password, 'base64'))
  const account = user === '' ? {} : { user, password: plain }
  open = { key, sender: openSender({ host, port, secure, requireTls: false, verifyTls: !/^(localhost|127\.)/.test(host), ...account }) }
  return open.sender
}

export function closePost(): void {
  open?.sender.close()
  open = undefined
}
