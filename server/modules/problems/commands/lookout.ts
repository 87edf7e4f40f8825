import { setImmediate as breathe } from 'node:timers/promises'
import * as z from 'zod'
import { jobType } from '#platform/jobs/index.ts'
import { type House, openWork } from '#platform/work.ts'
import { incidentsBetween, incidentsChanged } from '../queries/incident-rows.ts'
import { type Found, type Radar, latelyMs, radar, reachMs, tellingOf } from '../radar/index.ts'
import type { Opinion } from '../store/recurrences.ts'
import { type IncidentRow, heardOf, namedIn, toldWords, writtenOf } from '../telling.ts'
import { proposeRecurrence } from './recurrences.ts'

/** Incidents have come: the radar hears them. */
export const hearIncidents = jobType('problems.radar', z.object({}))

interface Heard {
  readonly radar: Radar
  readonly rows: IncidentRow[]
  readonly known: Set<string>
  /** Everything that happened before this has been heard. */
  readonly until: Temporal.Instant
}

/** Changes that were under way while it looked are looked at again. */
const overlap = { minutes: 10 }
/** So many are heard before others have their turn: a few milliseconds. */
const atOnce = 20

/**
 * The radar of a node. It is built from the database when it is first needed and goes on from there; what it finds stands in the database, and only under a
 * lock, so that nodes agree. Past twice its reach it is built anew.
 */
export function lookout(house: House): { readonly catchUp: () => Promise<void> } {
  const actor = { kind: 'system', job: hearIncidents.name } as const
  let heard: Heard | undefined
  let turn: Promise<void> = Promise.resolve()

  const catchUp = async (): Promise<void> => {
    const at = house.now()
    const first = heard?.rows[0]
    if (first && at.epochMilliseconds - first.at.epochMilliseconds > 2 * reachMs) heard = undefined
    const from = at.subtract({ milliseconds: reachMs })
    const before: Heard = heard ?? { radar: radar(), rows: [], known: new Set(), until: from }
    const found = heard
      ? await incidentsChanged(house.db.read, actor, { from, changed: before.until.subtract(overlap) })
      : await incidentsBetween(house.db.read, actor, { from, to: at.add({ seconds: 1 }) })
    const touched = new Map<Found, Found>()
    for (const row of found) {
      if (before.known.has(row.id)) continue
      before.known.add(row.id)
      before.rows.push(row)
      const { was, now } = before.radar.hear(heardOf(row, toldWords(row)))
      was.forEach((cluster) => touched.delete(cluster))
      now.forEach((cluster) => touched.set(cluster, cluster))
      if (before.rows.length % atOnce === 0) await breathe()
    }
    heard = { ...before, until: at }
    for (const cluster of touched.values())
      if (at.epochMilliseconds - cluster.last <= latelyMs) {
        const { opinion, tickets } = opinionOf(before, cluster)
        await openWork(house, actor, (work) => proposeRecurrence(work, opinion, tickets))
      }
  }
  // One after the other: the radar of a node is one.
  return {
    catchUp: () => {
      turn = turn.then(catchUp, catchUp)
      return turn
    },
  }
}

function opinionOf(
  { radar: { nameOf }, rows }: Heard,
  { members, profile, finding, confirmed }: Found,
): { opinion: Opinion; tickets: string[] } {
  const inside = [...members].flatMap((n) => rows[n] ?? [])
  const texts = inside.map(toldWords)
  const telling = tellingOf(profile, 12).map(nameOf)
  const stretch = finding.members.flatMap((n) => rows[n] ?? []).map(({ at }) => at.epochMilliseconds)
  const moment = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms)
  const began = Math.min(...stretch)
  return {
    tickets: inside.map(({ id }) => id),
    opinion: {
      early: !confirmed,
      stretch_from_at: moment(began),
      stretch_to_at: moment(Math.max(...stretch)),
      incidents: finding.members.length,
      expected: finding.expected,
      before: finding.before,
      past_from_at: moment(Math.min(began, finding.since)),
      chance: finding.chance,
      words: telling.flatMap((feature) => writtenOf(feature, texts)),
      service_id: namedIn(telling, 'service'),
      asset_id: namedIn(telling, 'asset'),
      category_id: namedIn(telling, 'category'),
    },
  }
}
