/** A changed policy over 100,000 open clocks in a real database: what publishing it would move, with the SQL that asks for it. */
import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import { getAgreement, saveAgreementDraft, tryAgreementDraft } from '#contract/agreement-acts.ts'
import type { AgreedTarget } from '#contract/agreements.ts'
import { type Agreement, type Happening, fold, idle, read } from '#modules/sla'
import { json } from '#platform/db/index.ts'
import { givenDesk, system } from '#testing/given.ts'

const tickets = 50_000
const portion = 5_000
const usual = '01980000-0000-7000-8000-000000000401'
const version = '01980000-0000-7000-8000-000000000402'
const hour = 3_600_000
const priorities = [1, 2, 3, 4, 5] as const

/** Each open ticket has an unanswered first response and a resolution that has waited for its requester `waits` times. */
const livesOf = (start: number, priority: number, waits: number): Record<'firstResponse' | 'resolution', Happening[]> => {
  const opened = { type: 'opened', at: start, terms: `${version}/${priority}` } as const
  const waited = Array.from({ length: waits }, (_, i): Happening[] => [
    { type: 'waiting', at: start + (5 + 20 * i) * hour, reason: 'requester' },
    { type: 'resumed', at: start + (15 + 20 * i) * hour },
  ])
  return { firstResponse: [opened], resolution: [opened, ...waited.flat()] }
}

export type Timed = readonly { readonly what: string; readonly ms: number }[]

/** `calendar` is what the usual agreement counts by; answers how long each dry run took, the best of three. */
export async function timeDryRuns(calendar: ReturnType<Agreement['terms']>['calendar']): Promise<Timed> {
  const desk = await givenDesk()
  const now = desk.house.now().epochMilliseconds
  await desk.act(system, async ({ tx }) => {
    const [person, title] = [randomUUIDv7(), randomUUIDv7()]
    await sql`insert into person (id, name, added_at) values (${person}, 'Bench', now())`.execute(tx)
    await sql`insert into text_version (id, subject, text, written_at) values (${title}, ${person}, 'Bench', now())`.execute(tx)
    await sql`insert into organisation (id, name, kind, added_at) select gen_random_uuid(), 'Client ' || n, 'client', now()
      from generate_series(1, 200) n`.execute(tx)
    await sql`insert into ticket (id, number, kind, status, title_id, channel, requester_id, organisation_id, level_id, impact, urgency, priority,
        priority_by_hand, returned, restricted, started_at, opened_at, last_event_at, reopened)
      select gen_random_uuid(), 100000 + n, 'incident', 'in-work', ${title}, 'email', ${person}, o.id, l.id, 'person', 'normal', 1 + n % 5,
        false, false, false, now(), now(), now(), 0
      from generate_series(1, ${tickets}::int) n
      join (select id, row_number() over () as k from organisation where name like 'Client %') o on o.k = 1 + n % 200
      cross join (select id from level order by id limit 1) l`.execute(tx)
  })
  const found = await desk.db.selectFrom('ticket').select(['id', 'number', 'priority']).orderBy('number').execute()
  const clocks = found.flatMap(({ id, number, priority }) => {
    const start = now - ((number * 48_271) % 2_000) * hour
    return Object.entries(livesOf(start, priority, number % 4)).map(([metric, life]) => {
      const agreement: Agreement = {
        rules: { metric: metric === 'resolution' ? metric : 'firstResponse', pauses: true },
        terms: termsAt(calendar),
      }
      const clock = fold(agreement, idle, life)
      const { dueAt, elapsedMs, targetMs } = read(agreement, clock, life.at(-1)?.at ?? start)
      const due = dueAt === null ? null : new Temporal.Instant(BigInt(dueAt) * 1_000_000n).toString()
      const began = new Temporal.Instant(BigInt(start) * 1_000_000n).toString()
      return { ticket_id: id, metric, priority, state: clock, status: clock.state, began, due, elapsedMs, targetMs }
    })
  })
  for (let i = 0; i < clocks.length; i += portion)
    await desk.act(system, async ({ tx }) => {
      await sql`insert into clock (ticket_id, metric, agreement_version_id, priority, state, status, started_at, as_of, target_ms, elapsed_ms, due_at,
          ever_breached)
        select ticket_id, metric, ${version}, priority, state, status, began, began, "targetMs", "elapsedMs", due, false
        from jsonb_to_recordset(${json(clocks.slice(i, i + portion))}) as c(ticket_id uuid, metric text, priority int, state jsonb, status text,
          began timestamptz, due timestamptz, "targetMs" bigint, "elapsedMs" bigint)`.execute(tx)
    })
  await desk.act(system, async ({ tx }) => void (await sql`analyze clock`.execute(tx)))

  const { names, versions } = await desk.call(system, getAgreement, { params: { id: usual } })
  const [held] = versions
  if (!held) throw new Error('there is no usual agreement')
  const { rank, match, texts } = held
  const told: { what: string; ms: number }[] = []
  for (const retarget of ['carry', 'retroactive', 'restart'] as const) {
    const targets: AgreedTarget[] = [shorter('firstResponse', 1, retarget), shorter('resolution', 8, retarget)]
    const terms = { validFrom: '2026-01-01T00:00:00Z', validTo: null, rank, match, calendar: held.calendar, targets, texts }
    await desk.call(system, saveAgreementDraft, { params: { id: usual }, body: { names, terms } })
    let best = Infinity
    for (let round = 0; round < 3; round++) {
      const began = performance.now()
      const trial = await desk.call(system, tryAgreementDraft, { params: { id: usual } })
      best = Math.min(best, performance.now() - began)
      if (trial.changed !== tickets || trial.clocks.earlier + trial.clocks.later === 0)
        throw new Error(`not all moved: ${JSON.stringify(trial)}`)
    }
    told.push({ what: `dry run over ${clocks.length} open clocks, ${retarget}, with its SQL`, ms: best })
  }
  return told
}

const shorter = (metric: AgreedTarget['metric'], hours: number, retarget: 'carry' | 'retroactive' | 'restart'): AgreedTarget => {
  const all = { kind: 'duration', ms: hours * hour } as const
  return { metric, retarget, byPriority: { '1': all, '2': all, '3': all, '4': all, '5': all } }
}

/** The targets need not be those of the agreement: they are what a clock has when it is read. */
function termsAt(calendar: ReturnType<Agreement['terms']>['calendar']): Agreement['terms'] {
  const known = new Map<string, ReturnType<Agreement['terms']>>(
    priorities.map((priority) => [`${version}/${priority}`, { calendar, target: { kind: 'duration', ms: 16 * hour } as const }] as const),
  )
  return (name) => known.get(name) ?? { calendar, target: { kind: 'duration', ms: 0 } }
}
