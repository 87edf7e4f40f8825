import { sql } from 'kysely'
import * as email from '#contract/email.ts'
import { rows } from '#platform/db/index.ts'
import { type Route, act, file, outside, read } from '#platform/http/index.ts'
import { t } from '#platform/i18n.ts'
import { readSetting } from '#platform/settings.ts'
import type { Storage } from '#platform/storage.ts'
import type { House } from '#platform/work.ts'
import { tryMailbox } from './adapters/imap.ts'
import { outbox } from './adapters/post.ts'
import { outgoing } from './adapters/settings.ts'
import { addMailbox, editMailbox, setOutgoingMail } from './commands/mailboxes.ts'
import { sendPlainLetter } from './commands/outgoing.ts'
import { discardParked, letIn, ownParked } from './commands/parked.ts'
import { listMailboxes } from './queries/mailboxes.ts'
import { countParked, listParked, rawOfParked } from './queries/parked.ts'

interface Place {
  readonly house: House
  readonly storage: Storage
  readonly dataFolder: string
}

export const routes = ({ house, storage, dataFolder }: Place): readonly Route[] => [
  read(email.listMailboxes, async ({ db }) => ({ items: await listMailboxes(db) })),
  act(email.addMailbox, async ({ work, body }) => addMailbox(work, body)),
  act(email.editMailbox, async ({ work, params, body }) => editMailbox(work, params.id, body)),
  outside(email.tryMailbox, async ({ params }) => tryMailbox({ house }, params.id)),
  read(email.getOutgoing, async ({ db }) => {
    const server = await readSetting(db, outgoing)
    const [waiting] = await rows(db, sql<{ n: number }>`select count(*)::int as n from message where delivery = 'held'`)
    const smtp = server && {
      host: server.host,
      port: server.port,
      secure: server.secure,
      user: server.user,
      hasPassword: server.password !== '',
    }
    return { smtp, outbox: outbox(dataFolder), waiting: waiting?.n ?? 0 }
  }),
  act(email.setOutgoing, async ({ work, body }) => ({ smtp: await setOutgoingMail(work, body) })),
  outside(email.tryOutgoing, async ({ body, caller }) => {
    const language = /^en/i.test(caller.languages) ? 'en' : 'ru'
    const letter = { to: body.to, subject: t(language, 'letters', 'trial.subject'), text: t(language, 'letters', 'trial.body') }
    const result = await sendPlainLetter(house, dataFolder, letter)
    return { ok: result.sent, words: result.sent ? '' : result.words }
  }),
  read(email.listParked, async ({ db, query, at }) => listParked(db, query, at)),
  read(email.countParked, async ({ db, at }) => countParked(db, at)),
  act(email.ownParked, async ({ work, params, body }) => ownParked(work, params.id, body.owner)),
  outside(email.letIn, async ({ actor, params, body }) => letIn(house, storage, actor, params.id, body.ticket)),
  act(email.discardParked, async ({ work, params }) => {
    await discardParked(work, params.id)
    return {}
  }),
  file(email.getParkedRaw, async ({ db, params }) => {
    const { size, body } = await storage.stream(await rawOfParked(db, params.id))
    return { body, size, type: 'message/rfc822', name: `${params.id}.eml` }
  }),
]
