import { sql } from 'kysely'
import { Calendar } from '#contract/calendars.ts'
import type { Policy } from '#contract/what-if.ts'
import { compile } from '#modules/calendars'
import { type Reader, rows } from '#platform/db/index.ts'
import { SetupFault } from '#platform/setup-fault.ts'
import { checkTerms, matchOf } from '../agreement.ts'
import { type Offer, inOrder } from '../match.ts'
import type { AgreementVersion, Book } from '../version.ts'
import { versionsOf } from './agreements.ts'
import { zoneOf } from './hours.ts'

/** The book as it would be had this version been in force all the time, in place of its agreement's own versions. */
export function bookWith(book: Book, agreement: string, version: AgreementVersion, terms: Pick<Offer, 'match' | 'rank'>): Book {
  const offer: Offer = { agreement, version: version.id, kind: version.kind, ...terms, from: 0, to: null }
  return {
    ...book,
    offers: inOrder([...book.offers.filter((one) => one.agreement !== agreement), offer]),
    versions: new Map(book.versions).set(version.id, version),
  }
}

/** The book with the policy of a file. A name that nobody has is a SetupFault. */
export async function bookWithPolicy(db: Reader, book: Book, policy: Policy): Promise<Book> {
  const base = policy.agreement === undefined ? null : await newestOf(db, policy.agreement)
  const old = base && (await versionsOf(db, [base.version])).get(base.version)
  const match = matchOf({ ...old?.match, ...policy.match })
  const kind = policy.kind ?? old?.kind ?? 'sla'
  const targets = policy.targets ?? [...(old?.targets ?? [])]
  const calendar = policy.calendar === undefined ? undefined : await calendarOf(db, policy.calendar)
  const used = calendar ?? old
  if (!used) throw new Error('a policy without an agreement has no calendar')
  checkTerms(kind, { match, targets, availability: [], validFrom: Temporal.Instant.fromEpochMilliseconds(0), validTo: null })
  const { calendarNames, timeZone, calendar: time } = used
  const version: AgreementVersion = { id: 'what-if', kind, calendarNames, timeZone, calendar: time, targets }
  return bookWith(book, base?.agreement ?? 'what-if', version, { match, rank: policy.rank ?? old?.rank ?? 0 })
}

interface Found {
  readonly id: string
  readonly version: string
}

/** The version by which the house goes or went last, else the draft. */
async function newestOf(db: Reader, name: string): Promise<{ agreement: string; version: string }> {
  const found = await rows<Found>(
    db,
    sql`select distinct on (a.id) a.id, v.id as version from agreement a join agreement_version v on v.agreement_id = a.id
      where ${name} in (a.id::text, a.name_ru, a.name_en) order by a.id, v.published_at is null, v.n desc`,
  )
  const { id: agreement, version } = only(found, 'agreement', name)
  return { agreement, version }
}

/** Hours written out, or the version of a calendar that is valid last. */
async function calendarOf(db: Reader, said: string | Calendar): Promise<Pick<AgreementVersion, 'calendar' | 'calendarNames' | 'timeZone'>> {
  if (typeof said !== 'string') return { calendar: compile(said), calendarNames: { ru: 'what-if', en: 'what-if' }, timeZone: zoneOf(said) }
  const found = await rows<Found & { ru: string; en: string; definition: unknown }>(
    db,
    sql`select distinct on (c.id) c.id, v.id as version, c.name_ru as ru, c.name_en as en, v.definition
      from calendar c join calendar_version v on v.calendar_id = c.id
      where ${said} in (c.id::text, v.id::text, c.name_ru, c.name_en) order by c.id, v.n desc`,
  )
  const { ru, en, definition } = only(found, 'calendar', said)
  const hours = Calendar.parse(definition)
  return { calendar: compile(hours), calendarNames: { ru, en }, timeZone: zoneOf(hours) }
}

function only<T>(found: readonly T[], what: 'agreement' | 'calendar', name: string): T {
  const [first, ...more] = found
  if (first === undefined) throw new SetupFault(`sla.policy.no-${what}`, { name })
  if (more.length > 0) throw new SetupFault(`sla.policy.many`, { name })
  return first
}
