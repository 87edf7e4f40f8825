import { sql } from 'kysely'
import * as z from 'zod'
import type { Names } from '#contract/common.ts'
import { ChainStep, type ChainTerms, type listChains } from '#contract/escalation-chains.ts'
import type { Value } from '#contract/endpoint.ts'
import type { Metric } from '#contract/sla.ts'
import { staff } from '#modules/people'
import { rotas } from '#modules/calendars'
import { type Reader, rows } from '#platform/db/index.ts'
import { chainThreshold } from '../timers.ts'
import { calendars } from './agreement-pages.ts'
import type { Chains } from './rows.ts'

export interface Chain extends ChainTerms {
  readonly id: string
}

async function readChains(db: Reader): Promise<Chain[]> {
  const found = await rows<Omit<Chain, 'steps'> & { steps: unknown }>(
    db,
    sql`select id, json_build_object('ru', name_ru, 'en', name_en) as names, metric, levels, priorities, steps, active
      from escalation_chain order by active desc, name_ru collate people_order, id`,
  )
  return found.map((chain) => ({ ...chain, steps: z.array(ChainStep).parse(chain.steps) }))
}

export const chainById = async (db: Reader, id: string): Promise<Chain | undefined> => (await readChains(db)).find((one) => one.id === id)

const none: Chains = () => []

/** The chains that hold for each of these tickets: those of its level that nobody has stopped. */
export async function chainsOf(db: Reader, tickets: readonly string[]): Promise<(ticket: string) => Chains> {
  const chains = (await readChains(db)).filter(({ active }) => active)
  if (chains.length === 0) return () => none
  const found = await rows<{ id: string; level: string; stopped: string[] }>(
    db,
    sql`select id, level_now(level_id, team_id) as level,
        array(select chain_id from clock_acknowledgement a where a.ticket_id = ticket.id) as stopped
      from ticket where id = any(${[...tickets]}::uuid[])`,
  )
  const places = new Map(found.map((one) => [one.id, one]))
  return (ticket) => {
    const place = places.get(ticket)
    if (!place) return none
    const own = chains.filter(({ id, levels }) => !place.stopped.includes(id) && (levels.length === 0 || levels.includes(place.level)))
    return (metric: Metric, priority: number) =>
      own
        .filter((chain) => chain.metric === metric && (chain.priorities.length === 0 || chain.priorities.includes(priority)))
        .flatMap(({ id, steps }) => steps.map((step) => chainThreshold(id, step)))
  }
}

/** All chains, and whom and what they may name. */
export async function chainList(db: Reader, at: Temporal.Instant): Promise<Value<(typeof listChains)['result']>> {
  return {
    items: await readChains(db),
    levels: await rows(
      db,
      sql<{ id: string; names: Names }>`select id, json_build_object('ru', code || ' ' || name_ru, 'en', code || ' ' || name_en) as names
        from level where level_now(id, null) = id order by rank, code`,
    ),
    people: (await staff(db)).map(({ id, name }) => ({ id, name })),
    rotas: (await rotas(db, at, { retired: false })).map(({ id, names }) => ({ id, names })),
    calendars: await calendars(db),
  }
}
