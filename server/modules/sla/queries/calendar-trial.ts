import { randomUUIDv7 } from 'node:crypto'
import type { CalendarTrial } from '#contract/calendar-trial.ts'
import type { Value } from '#contract/endpoint.ts'
import { type Publishing, compilePieces, draftPublications } from '#modules/calendars'
import type { Reader } from '#platform/db/index.ts'
import { inOrder } from '../match.ts'
import type { AgreementVersion, Book } from '../version.ts'
import { namesOf } from './agreement-pages.ts'
import { readBook } from './agreements.ts'
import { dryRun } from './dry-run.ts'

/** What publishing the draft of a calendar from a date on would do to open tickets. */
export async function calendarTrial(db: Reader, id: string, from: string, at: Temporal.Instant): Promise<Value<typeof CalendarTrial>> {
  const publishing = await draftPublications(db, id, from, at)
  const before = await readBook(db)
  const calendars = await calendarsOf(db, [...before.versions.keys()])
  const { after, followed } = bookAfter(before, (version) => publishing.find(({ calendar }) => calendar === calendars.get(version)), at)
  const names = await namesOf(db, followed)
  return {
    isCorrection: publishing.some(({ isCorrection }) => isCorrection),
    agreements: followed.flatMap((version) => names.get(version) ?? []),
    ...(await dryRun(db, before, after, at)),
  }
}

/** Which calendar versions of agreements count by. */
export async function calendarsOf(db: Reader, versions: readonly string[]): Promise<Map<string, string>> {
  if (versions.length === 0) return new Map()
  const found = await db
    .selectFrom('agreement_version as v')
    .innerJoin('calendar_version as c', 'c.id', 'v.calendar_version_id')
    .select(['v.id', 'c.calendar_id'])
    .where('v.id', 'in', [...versions])
    .execute()
  return new Map(found.map((row) => [row.id, row.calendar_id]))
}

/** The book once every version in force that counts by a calendar has followed it. */
function bookAfter(
  book: Book,
  publishingOf: (version: string) => Publishing | undefined,
  at: Temporal.Instant,
): { after: Book; followed: string[] } {
  const now = at.epochMilliseconds
  const versions = new Map(book.versions)
  const followed: string[] = []
  const offers = book.offers.flatMap((offer) => {
    const publishing = publishingOf(offer.version)
    const held = book.versions.get(offer.version)
    if (offer.to !== null || !publishing || !held) return [offer]
    const id = randomUUIDv7()
    const mode = publishing.isCorrection ? 'retroactive' : 'carry'
    const next: AgreementVersion = { ...held, id, calendar: compilePieces(publishing.pieces), follows: { version: held.id, mode } }
    versions.set(id, next)
    followed.push(held.id)
    return [
      { ...offer, to: now },
      { ...offer, version: id, from: now },
    ]
  })
  return { after: { offers: inOrder(offers), turns: [...book.turns, now], versions }, followed }
}
