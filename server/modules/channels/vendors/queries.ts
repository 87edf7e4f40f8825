import { sql } from 'kysely'
import type { Message } from '#contract/conversations.ts'
import type { Value } from '#contract/endpoint.ts'
import { type VendorPage, vendorLink } from '#contract/vendor-page.ts'
import { type FileToSee, attachmentForDownload, message, messagesOf } from '#modules/conversations'
import { type Reader, rows } from '#platform/db/index.ts'
import { readLink } from '#platform/links.ts'
import { Refusal } from '#platform/refusal.ts'
import { givenToAll, readersOf } from './page.ts'

type Said = Value<typeof Message>

/** What a link leads to. */
export interface Opened {
  readonly letter: Said
  readonly messages: readonly Said[]
  readonly ticket: string
  readonly vendor: string | null
  readonly page: Value<typeof VendorPage>
}

interface Row {
  ticket: string
  number: number
  closed: boolean
  vendor: string | null
  here: boolean
  case: string | null
  subject: string
  house: string
}

/** Opening changes nothing: mail scanners open links. A link that we did not make, or whose letter was taken back, leads nowhere. */
export async function openPage(db: Reader, token: string, at: Temporal.Instant): Promise<Opened> {
  const link = await readLink(db, token, at)
  const letter = link?.purpose === vendorLink ? await message(db, link.subject) : undefined
  if (letter?.audience !== 'vendor' || letter.direction !== 'out' || letter.delivery === 'undone')
    throw new Refusal('links.unknown-not-found')
  const [row] = await rows(
    db,
    sql<Row>`select t.id as ticket, t.number, t.status = 'closed' as closed, v.vendor_id as vendor,
        coalesce(t.vendor_id = v.vendor_id and t.status not in ('resolved', 'closed'), false) as here,
        case when t.vendor_id = v.vendor_id then t.vendor_case end as "case", v.subject,
        (select name from organisation where kind = 'provider') as house
      from ticket_conversation l join ticket t on t.id = l.ticket_id join vendor_thread v on v.conversation_id = l.conversation_id
      where l.conversation_id = ${letter.conversation} and l.unlinked_at is null order by t.number limit 1`,
  )
  if (!row) throw new Refusal('links.unknown-not-found')
  const { number, subject, house } = row
  const messages = givenToAll(letter, await messagesOf(db, [letter.conversation], { audiences: ['vendor'] }))
  const page = {
    number,
    subject,
    house,
    state: row.closed ? ('over' as const) : row.here ? ('with-you' as const) : ('elsewhere' as const),
    case: row.case,
    readers: readersOf(letter),
    messages: messages.map((one) => ({
      id: one.id,
      at: one.at,
      ours: one.direction === 'out',
      who: one.direction === 'out' ? (one.author?.name ?? house) : one.from,
      text: one.text,
      files: one.attachments.map(({ id, name, size }) => ({ id, name, size })),
    })),
  }
  return { letter, messages, ticket: row.ticket, vendor: row.vendor, page }
}

export const shown = ({ page }: Opened): Value<typeof VendorPage> => page

export async function fileOfPage(db: Reader, { messages }: Opened, id: string): Promise<FileToSee> {
  const isShown = messages.some(({ attachments }) => attachments.some((one) => one.id === id))
  const file = isShown ? await attachmentForDownload(db, id) : undefined
  if (!file) throw new Refusal('links.unknown-not-found')
  return file
}
