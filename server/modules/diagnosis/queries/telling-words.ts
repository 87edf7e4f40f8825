import { sql } from 'kysely'
import { type Reader, rows } from '#platform/db/index.ts'
import type { Asked } from '../similar.ts'

/** Below so many tickets words are counted; above, the planner's statistics tell which are common. */
const fewTickets = 5_000

/**
 * The telling words of a text, as somebody wrote them, with the share of tickets that have each; and how many tickets there are, about. What no other
 * ticket than the one asked about has, tells nothing of likeness and is left out.
 */
export async function askedIn(db: Reader, text: string, ticket: string | null): Promise<{ words: Asked[]; tickets: number }> {
  const [size] = await rows<{ tickets: number }>(
    db,
    sql`select reltuples::int as tickets from pg_class where oid = 'ticket_words'::regclass`,
  )
  const written = await rows<{ stem: string; written: string }>(
    db,
    sql`select stem, min(lower(d.token)) as written
      from ts_debug('pg_catalog.russian', translate(left(${text}, 1000), 'ёЁ', 'еЕ')) d, unnest(d.lexemes) stem
      where stem = any(telling_words(${text})) group by stem`,
  )
  const stems = written.map(({ stem }) => stem)
  const tickets = Math.max(1, size?.tickets ?? 1)
  const shares = (tickets < fewTickets ? undefined : await estimated(db, stems, tickets, ticket)) ?? (await counted(db, stems, ticket))
  const words = written.flatMap(({ stem, written: as }) => {
    const share = shares.get(stem)
    return share === undefined ? [] : [{ stem, written: as, share }]
  })
  return { tickets, words }
}

type Shares = ReadonlyMap<string, number>

const sharesIn = (found: readonly { word: string; share: number }[]): Shares => new Map(found.map(({ word, share }) => [word, share]))

/** Counted in all tickets where they are few, else in a portion of them. */
const counted = async (db: Reader, stems: readonly string[], ticket: string | null): Promise<Shares> =>
  sharesIn(
    await rows(
      db,
      sql`with portion as (select words from ticket_words where ticket_id is distinct from ${ticket}::uuid limit ${fewTickets}::int)
        select word, count(*)::real / (select count(*) from portion) as share from portion, unnest(words) word
        where word = any(${[...stems]}::text[]) group by word`,
    ),
  )

/** By the statistics; what they do not tell of is rare, so that its tickets can be counted by the index. Undefined before the first analysis. */
async function estimated(db: Reader, stems: readonly string[], tickets: number, ticket: string | null): Promise<Shares | undefined> {
  const found = await rows<{ word: string; share: number | null }>(
    db,
    sql`with known as (select word, share from pg_stats s, unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) as u (word, share)
        where s.schemaname = current_schema() and s.tablename = 'ticket_words' and s.attname = 'words' and word is not null)
      select word, coalesce(share, (select count(*) from (select from ticket_words where words @> array[word] and ticket_id is distinct from ${ticket}::uuid
          limit 1000) rare)::real / ${tickets}::real) as share
      from unnest(${[...stems]}::text[]) word left join known using (word) where exists (select from known)`,
  )
  if (stems.length > 0 && found.length === 0) return undefined
  return sharesIn(found.flatMap(({ word, share }) => (share ? [{ word, share }] : [])))
}

/** Of a ticket: its title and the beginning of the first message, as its words are kept. */
export async function textOfTicket(db: Reader, ticket: string): Promise<string> {
  const [found] = await rows<{ text: string }>(
    db,
    sql`select title.text || ' ' || coalesce((select left(m.text, 1000) from ticket_conversation c join message m on m.conversation_id = c.conversation_id
        where c.ticket_id = t.id and c.unlinked_at is null and m.direction = 'in' order by m.at, m.id limit 1), '') as text
      from ticket t join text_version title on title.id = t.title_id where t.id = ${ticket}`,
  )
  return found?.text ?? ''
}
