import { sql } from 'kysely'
import { type Reader, rows } from '#platform/db/index.ts'
import type { Work } from '#platform/work.ts'

/** Agreements that count, or will count, by an earlier version of the same calendar; their drafts alone count too. */
export const agreementsBehind = async (db: Reader, calendarVersion: string): Promise<string[]> => {
  const found = await rows<{ id: string }>(
    db,
    sql`select distinct a.id from agreement a join agreement_version v on v.agreement_id = a.id
        join calendar_version o on o.id = v.calendar_version_id join calendar_version c on c.calendar_id = o.calendar_id and c.n > o.n
      where c.id = ${calendarVersion} and a.ended_at is null order by a.id`,
  )
  return found.map(({ id }) => id)
}

interface Behind {
  readonly id: string
  readonly validFrom: Temporal.Instant
  readonly validTo: Temporal.Instant | null
  readonly isComing: boolean
}

/** Published versions that are in force or to come and count by an earlier version of the calendar: the one in force first. */
export const versionsBehind = (work: Work, agreement: string, calendarVersion: string): Promise<Behind[]> =>
  rows<Behind>(
    work.tx,
    sql`select v.id, v.valid_from as "validFrom", v.valid_to as "validTo", v.valid_from > ${work.at} as "isComing"
      from agreement_version v join calendar_version o on o.id = v.calendar_version_id
        join calendar_version c on c.calendar_id = o.calendar_id and c.n > o.n and c.id = ${calendarVersion}
      where v.agreement_id = ${agreement} and v.published_at is not null and (v.valid_to is null or v.valid_to > ${work.at})
        and not exists (select from agreement_version later where later.follows_id = v.id)
        and (v.valid_from > ${work.at} or v.id = (
          select t.agreement_version_id from agreement_turn t where t.agreement_id = ${agreement} order by t.at desc limit 1))
      order by v.valid_from > ${work.at}, v.valid_from, v.n`,
  )

/** The draft stands after what is published now, and counts by the calendar as it has become, where it counted by it before. */
export async function renumberDraft({ tx }: Work, draft: string, n: number, calendarVersion: string): Promise<void> {
  await sql`update agreement_version v set n = ${n}, calendar_version_id = case when exists (
      select from calendar_version o join calendar_version c on c.calendar_id = o.calendar_id
      where o.id = v.calendar_version_id and c.id = ${calendarVersion} and c.n > o.n) then ${calendarVersion}::uuid else calendar_version_id end
    where id = ${draft} and published_at is null`.execute(tx)
}

interface Following {
  readonly id: string
  readonly n: number
  readonly follows: string
  readonly mode: 'carry' | 'retroactive'
  readonly calendarVersion: string
  readonly from: Temporal.Instant
}

/** The same terms by the calendar as it is now. */
export async function insertFollowing(work: Work, { id, n, follows, mode, calendarVersion, from }: Following): Promise<void> {
  await sql`insert into agreement_version (id, agreement_id, n, valid_from, valid_to, rank, match, calendar_version_id, targets, texts, published_at,
      follows_id, follows_mode)
    select ${id}, agreement_id, ${n}, ${from}, valid_to, rank, match, ${calendarVersion}, targets, texts, ${work.at}, id, ${mode}
    from agreement_version where id = ${follows}`.execute(work.tx)
}
