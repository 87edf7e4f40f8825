import { sql } from 'kysely'
import type { AgreementChoice } from '#contract/agreement-acts.ts'
import { AgreementKind } from '#contract/agreements.ts'
import type { Value } from '#contract/endpoint.ts'
import type { Names } from '#contract/common.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { type Facts, type Offer, choose, inOrder } from '../match.ts'
import { type Turn, bookOf, readTurns } from './agreements.ts'

type Choice = Value<typeof AgreementChoice>

/** Which agreement of each kind facts would get at a moment, and why not the others. Where that lies ahead, by what is published for then. */
export async function choicesFor(db: Reader, facts: Facts, at: Temporal.Instant): Promise<Choice[]> {
  const turns = await readTurns(db)
  const book = await bookOf(db, [...turns, ...(await coming(db))].toSorted(inTime))
  const names = new Map((await db.selectFrom('agreement').select(['id', 'name_ru', 'name_en']).execute()).map((row) => [row.id, row]))
  const called = ({ agreement: id }: Offer): { id: string; names: Names } => ({
    id,
    names: { ru: names.get(id)?.name_ru ?? '', en: names.get(id)?.name_en ?? '' },
  })
  return AgreementKind.options.map((kind) => ({
    kind,
    asked: choose(inOrder(book.offers), kind, facts, at.epochMilliseconds).asked.map(({ offer, because }) => ({
      agreement: called(offer),
      version: offer.version,
      because: [...because],
    })),
  }))
}

const inTime = (a: Turn, b: Turn): number =>
  a.agreement === b.agreement ? Temporal.Instant.compare(a.at, b.at) : a.agreement < b.agreement ? -1 : 1

/** Turns that are to come: versions published for later, and the ends of those that have one. */
const coming = (db: Reader): Promise<Turn[]> =>
  rows(
    db,
    sql<Turn>`select v.agreement_id as agreement, v.id as version, v.valid_from as at
      from agreement_version v join agreement a on a.id = v.agreement_id
      where v.published_at < v.valid_from and a.ended_at is null and not exists (select from agreement_turn t where t.agreement_version_id = v.id)
      union all
      select v.agreement_id, null, v.valid_to from agreement_version v join agreement a on a.id = v.agreement_id
      where v.published_at is not null and a.ended_at is null and v.valid_to is not null
        and not exists (select from agreement_version w where w.agreement_id = v.agreement_id and w.n > v.n and w.published_at is not null)
        and not exists (select from agreement_turn t where t.agreement_id = v.agreement_id and t.at >= v.valid_to)`,
  )

/** What decides on a ticket's agreements now. */
export async function factsOf(db: Reader, ticket: string): Promise<Facts> {
  const row = await db
    .selectFrom('ticket')
    .select(['organisation_id', 'service_id', 'kind', 'priority', 'level_id', 'team_id', 'vendor_id', 'asset_id', 'vip'])
    .where('id', '=', ticket)
    .executeTakeFirstOrThrow()
  return {
    organisation: row.organisation_id,
    service: row.service_id,
    kind: row.kind,
    priority: row.priority,
    level: row.level_id,
    team: row.team_id,
    vendor: row.vendor_id,
    asset: row.asset_id,
    vip: row.vip,
  }
}
