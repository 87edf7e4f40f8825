import { sql } from 'kysely'
import type { Names } from '#contract/common.ts'
import type { Classification } from '#contract/similar.ts'
import type { Kind } from '#contract/ticket-words.ts'
import { checkChoice } from '#modules/catalog'
import { visibleTo } from '#modules/tickets'
import type { Actor } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { type Asked, type Evidence, guessed } from '../similar.ts'
import { aboutOf } from './similar.ts'
import { askedIn, textOfTicket } from './telling-words.ts'

/** Tickets with a word that are looked at. */
const mostOfWord = 200
/** A word that more have, by share or by number, is everybody's: it tells nothing, and what is looked at of it is chance. */
const everybodys = 0.15
const tooCommon = 20_000
/** The usual share of services is that among so many of the last tickets. */
const lately = 2_000

interface Question {
  readonly text: string
  readonly kind: Kind
  /** It is known, and only its category is asked. */
  readonly service?: string | null
  readonly ticket?: string | null
}

/** What tickets with such words were about. */
export async function classify(
  db: Reader,
  actor: Actor,
  { text, kind, service = null, ticket = null }: Question,
): Promise<Classification | null> {
  const { words, tickets } = await askedIn(db, text, ticket)
  const telling = words.filter(({ share }) => share * tickets <= mostOfWord || (share <= everybodys && share * tickets <= tooCommon))
  if (telling.length === 0) return null
  const isOf = sql`t.service_id is not null and t.kind = ${kind} and (${service}::uuid is null or t.service_id = ${service}::uuid)`
  const [evidence, counts] = await Promise.all([
    rows<Evidence>(
      db,
      sql`select asked.word, x.ticket, x.service, x.category from unnest(${telling.map(({ stem }) => stem)}::text[]) as asked (word)
        cross join lateral (select t.id as ticket, t.service_id as service, t.category_id as category
          from ticket_words w join ticket t on t.id = w.ticket_id where w.words @> array[asked.word] and t.id is distinct from ${ticket}::uuid
            and ${isOf} and ${visibleTo(actor, 't')} limit ${mostOfWord}::int) x`,
    ),
    rows<{ service: string; count: number }>(
      db,
      sql`with late as (select service_id as service from ticket t where ${isOf} and ${visibleTo(actor, 't')} order by opened_at desc limit ${lately}::int)
        select service, count(*)::int as count from late group by service`,
    ),
  ])
  const guess = guessed(evidence, new Map(counts.map((one) => [one.service, one.count])))
  if (!guess || (service !== null && guess.category === null) || !(await canBeChosen(db, { ...guess, kind }))) return null
  const named = await namesOf(db, guess)
  if (!named) return null
  const { of, votes } = guess
  return {
    ...named,
    votes: votes.length,
    of: of.length,
    words: writtenOf(telling, guess.words),
    tickets: await examples(db, votes.slice(0, 3)),
  }
}

const writtenOf = (asked: readonly Asked[], stems: readonly string[]): string[] =>
  stems.flatMap((stem) => asked.find((word) => word.stem === stem)?.written ?? [])

const examples = (db: Reader, ids: readonly string[]): Promise<Classification['tickets']> =>
  rows(
    db,
    sql`select t.number, title.text as title from ticket t join text_version title on title.id = t.title_id where t.id = any(${[...ids]}::uuid[]) order by t.number desc`,
  )

/** Of the ticket as it stands; null where nothing is open. */
export async function classifyStanding(db: Reader, actor: Actor, ticket: string): Promise<Classification | null> {
  const { kind, service, category } = await aboutOf(db, ticket)
  if (category !== null) return null
  return classify(db, actor, { text: await textOfTicket(db, ticket), kind, service, ticket })
}

/** What was retired since is suggested to nobody. */
async function canBeChosen(db: Reader, choice: { service: string; category: string | null; kind: Kind }): Promise<boolean> {
  try {
    await checkChoice(db, choice)
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

async function namesOf(
  db: Reader,
  { service, category }: { service: string; category: string | null },
): Promise<Pick<Classification, 'service' | 'category'> | undefined> {
  const [found] = await rows<{ names: Names }>(
    db,
    sql`select json_build_object('ru', name_ru, 'en', name_en) as names from service where id = ${service}`,
  )
  if (!found) return undefined
  const [way] = await rows<{ names: Names | null }>(
    db,
    sql`with recursive way as (select id, parent_id, name_ru, name_en, 0 as n from category where id = ${category}::uuid
        union all select c.id, c.parent_id, c.name_ru, c.name_en, n + 1 from category c join way on c.id = way.parent_id)
      select json_build_object('ru', string_agg(name_ru, ' › ' order by n desc), 'en', string_agg(name_en, ' › ' order by n desc)) as names from way`,
  )
  return {
    service: { id: service, names: found.names },
    category: category === null || !way?.names ? null : { id: category, names: way.names },
  }
}
