import { sql } from 'kysely'
import type { Value } from '#contract/endpoint.ts'
import type * as contract from '#contract/known-errors.ts'
import { visibleTo, workedBy } from '#modules/tickets'
import type { Actor } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { type Likeness, type Seen, likenessOf, tellingTerms, termsOf } from '../symptoms.ts'
import { allSigns, seenIncident } from './incidents.ts'

type Row = Value<typeof contract.KnownErrorRow>
type Match = Value<typeof contract.Match>
type OfTicket = Value<typeof contract.KnownOfTicket>

/** Offered at most. */
const offered = 3

const published = sql`select w.id, w.ticket_id, w.agents_ru, w.agents_en, w.requesters_ru, w.requesters_en, w.published_at from workaround w
  where w.withdrawn_at is null and w.version = (select max(version) from workaround where ticket_id = w.ticket_id)`

/** Those that this actor works on: another client's problem is nobody else's news. */
const knownErrors = (db: Reader, actor: Actor): Promise<(Row & { serviceId: string | null; terms: string[] })[]> =>
  rows(
    db,
    sql`select p.id, p.number, title.text as title, k.service_id as "serviceId", k.terms,
        (select json_build_object('ru', name_ru, 'en', name_en) from service where id = k.service_id) as service,
        coalesce((select string_agg(x.text, '; ' order by e.written_at) from analysis_entry e join text_version x on x.id = e.text_id
          where e.ticket_id = p.id and e.verdict = 'confirmed' and e.struck_at is null), '') as cause,
        (select json_build_object('ru', w.agents_ru, 'en', w.agents_en) from (${published}) w where w.ticket_id = p.id) as workaround,
        json_build_object('ru', k.symptoms_ru, 'en', k.symptoms_en) as symptoms, k.model, p.status in ('resolved', 'closed') as fixed,
        (select count(*)::int from known_error_answer a where a.known_id = p.id and a.is_it) as uses, k.opened_at as "openedAt"
      from known_error k join ticket p on p.id = k.ticket_id join text_version title on title.id = p.title_id
      where p.kind = 'problem' and ${workedBy(actor, 'p')} order by fixed, uses desc, p.number desc`,
  )

/** By words of title, symptoms, cause or workaround: all of them, by their stems. */
export async function listKnownErrors(
  db: Reader,
  actor: Actor,
  { q, service }: { q: string; service?: string | undefined },
): Promise<Row[]> {
  const wanted = termsOf([q])
  const number = /^#?(\d+)$/.exec(q.trim())?.[1]
  const has = ({ title, symptoms, cause, workaround }: Row) =>
    new Set(termsOf([title, symptoms.ru, symptoms.en, cause, workaround?.ru ?? '', workaround?.en ?? '']))
  return (await knownErrors(db, actor))
    .filter(({ serviceId }) => service === undefined || serviceId === service)
    .filter((row) => {
      if (number !== undefined) return String(row.number) === number
      const terms = has(row)
      return q.trim() === '' || (wanted.length > 0 && wanted.every((term) => terms.has(term)))
    })
    .map(shown)
}

/** What is being registered. */
export async function matchNew(
  db: Reader,
  actor: Actor,
  { text, asset, ...about }: Omit<Seen, 'asset'> & { asset: string | null },
): Promise<Match[]> {
  const [thing] = asset === null ? [] : await rows<{ name: string }>(db, sql`select name from asset where id = ${asset}`)
  return matching(db, actor, { ...about, text, asset: thing?.name ?? '' }, [])
}

export async function knownOfTicket(db: Reader, actor: Actor, ticket: string): Promise<OfTicket> {
  const { kind, status } = await db.selectFrom('ticket').select(['kind', 'status']).where('id', '=', ticket).executeTakeFirstOrThrow()
  const workarounds = await rows<OfTicket['workarounds'][number]>(
    db,
    sql`select w.id, case when ${workedBy(actor, 'p')} then p.number end as number,
        json_build_object('ru', w.agents_ru, 'en', w.agents_en) as agents, w.published_at as "publishedAt"
      from (${published}) w join ticket p on p.id = w.ticket_id join ticket_link l on l.other_id = p.id and l.type = 'caused-by'
      where l.ticket_id = ${ticket} and p.status not in ('resolved', 'closed') order by w.published_at desc`,
  )
  if (kind !== 'incident' || status === 'closed') return { workarounds, matches: [] }
  const seen = await seenIncident(db, ticket)
  const answered = await rows<{ id: string }>(
    db,
    sql`select known_id as id from known_error_answer where incident_id = ${ticket}
      union select other_id from ticket_link where ticket_id = ${ticket} and type = 'caused-by'`,
  )
  const without = answered.map(({ id }) => id)
  return { workarounds, matches: seen === undefined ? [] : await matching(db, actor, seen, without) }
}

/** What a requester is told of his own incident, whoever may see its problem. */
export const workaroundsForRequester = (
  db: Reader,
  actor: Actor,
  ticket: string,
): Promise<Value<(typeof contract.getMyWorkarounds)['result']>['items']> =>
  rows(
    db,
    sql`select w.id, json_build_object('ru', w.requesters_ru, 'en', w.requesters_en) as text, w.published_at as "publishedAt"
      from (${published}) w join ticket p on p.id = w.ticket_id join ticket_link l on l.other_id = p.id and l.type = 'caused-by'
      join ticket t on t.id = l.ticket_id
      where l.ticket_id = ${ticket} and w.requesters_ru <> '' and p.status not in ('resolved', 'closed') and t.status <> 'closed'
        and ${visibleTo(actor, 't')} order by w.published_at desc`,
  )

async function matching(db: Reader, actor: Actor, seen: Seen, without: readonly string[]): Promise<Match[]> {
  const signs = await allSigns(db)
  const telling = tellingTerms(signs)
  const like = new Map<string, Likeness>()
  for (const { id, ...one } of signs) {
    const likeness = without.includes(id) ? undefined : likenessOf(one, seen, telling)
    if (likeness !== undefined) like.set(id, likeness)
  }
  if (like.size === 0) return []
  return (await knownErrors(db, actor))
    .filter(({ fixed }) => !fixed)
    .flatMap(({ id, number, title, service, cause, workaround }) => {
      const likeness = like.get(id)
      if (likeness === undefined) return []
      const { words, same, weight } = likeness
      return [{ weight, match: { id, number, title, service, cause, workaround, words: [...words], same: [...same] } }]
    })
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, offered)
    .map(({ match }) => match)
}

const shown = ({ id, number, title, service, cause, workaround, symptoms, model, fixed, uses, openedAt }: Row): Row => ({
  id,
  number,
  title,
  service,
  cause,
  workaround,
  symptoms,
  model,
  fixed,
  uses,
  openedAt,
})
