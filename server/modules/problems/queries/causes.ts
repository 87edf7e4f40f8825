import { sql } from 'kysely'
import { workedBy } from '#modules/tickets'
import type { Actor } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'

interface Cause {
  readonly number: number
  readonly title: string
  /** What was confirmed; empty: not known yet. */
  readonly cause: string
  readonly workaround: { readonly ru: string; readonly en: string } | null
}

/** The problems that a ticket comes from, where this actor works them; of a problem itself: its own cause. */
export const causesOf = (db: Reader, actor: Actor, ticket: string): Promise<Cause[]> =>
  rows(
    db,
    sql`select p.number, title.text as title,
        coalesce((select string_agg(x.text, '; ' order by e.written_at) from analysis_entry e join text_version x on x.id = e.text_id
          where e.ticket_id = p.id and e.verdict = 'confirmed' and e.struck_at is null), '') as cause,
        (select json_build_object('ru', w.agents_ru, 'en', w.agents_en) from workaround w where w.ticket_id = p.id and w.withdrawn_at is null
          order by w.version desc limit 1) as workaround
      from ticket p join text_version title on title.id = p.title_id
      where p.kind = 'problem' and ${workedBy(actor, 'p')}
        and (p.id = ${ticket} or exists (select from ticket_link l where l.ticket_id = ${ticket} and l.other_id = p.id and l.type = 'caused-by'))
      order by p.number`,
  )
