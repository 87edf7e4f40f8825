import { sql } from 'kysely'
import type { Names } from '#contract/common.ts'
import type { Value } from '#contract/endpoint.ts'
import { type UpdatePage, updatesLink } from '#contract/update-pages.ts'
import type { UpdateWords } from '#contract/update-words.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { makeLink, readLink } from '#platform/links.ts'
import { Refusal } from '#platform/refusal.ts'
import { wordsColumns } from './words.ts'

/** A status page may be looked at for half a year. */
const daysOfLink = 180

/** The token by which a stakeholder opens the page of his incident. */
export const pageLink = (db: Reader, stakeholder: string, at: Temporal.Instant): Promise<string> =>
  makeLink(db, {
    purpose: updatesLink,
    subject: stakeholder,
    person: '',
    until: Math.floor(at.epochMilliseconds / 1000) + daysOfLink * 24 * 3600,
  })

/** Where a mail program's own button leads (RFC 8058). */
export const stopLink = (url: string, token: string): string => `${url}/api/v1/update-pages/${token}/one-click`

/** The stakeholder whose link it is. */
export async function holderOf(db: Reader, token: string, at: Temporal.Instant): Promise<string> {
  const link = await readLink(db, token, at)
  if (link?.purpose !== updatesLink) throw new Refusal('links.unknown-not-found')
  return link.subject
}

interface Row {
  ticket: string
  number: number
  service: Names | null
  language: 'ru' | 'en'
  over: boolean
  follows: boolean
  next: Temporal.Instant | null
}

/** What anybody with the link may know: words that were written for everybody, and nobody's name. */
export async function updatePage(db: Reader, stakeholder: string): Promise<Value<typeof UpdatePage>> {
  const [found] = await rows<Row>(
    db,
    sql`select t.id as ticket, t.number, s.stopped_at is null as follows, coalesce(p.language, s.language) as language,
        t.status in ('resolved', 'closed') as over, case when c.silenced_at is null then c.next_at end as next,
        case when v.id is not null then json_build_object('ru', v.name_ru, 'en', v.name_en) end as service
      from stakeholder s join ticket t on t.id = s.ticket_id left join person p on p.id = s.person_id left join service v on v.id = t.service_id
        left join update_cadence c on c.ticket_id = t.id where s.id = ${stakeholder}`,
  )
  if (!found) throw new Refusal('links.unknown-not-found')
  const { ticket, ...page } = found
  const updates = await rows<{ n: number; at: Temporal.Instant; words: UpdateWords; last: boolean }>(
    db,
    sql`select u.n, u.sent_at as at, u.last, ${wordsColumns} as words from incident_update u
      where u.ticket_id = ${ticket} and u.state = 'sent' order by u.sent_at desc, u.n desc`,
  )
  return { ...page, number: Number(page.number), over: page.over || updates[0]?.last === true, house: await houseOf(db), updates }
}

/** What the support organisation calls itself. */
async function houseOf(db: Reader): Promise<string> {
  const [own] = await rows<{ name: string }>(db, sql`select name from organisation where kind = 'provider' limit 1`)
  return own?.name ?? 'Opora'
}
