import { randomUUIDv7 } from 'node:crypto'
import type { Names } from '#contract/common.ts'
import type { Value } from '#contract/endpoint.ts'
import type { RotaPlan, addOverride as adding, editRota as editing } from '#contract/rotas.ts'
import { staff } from '#modules/people'
import { allow, may } from '#platform/actor.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { activeCalendars, shelfOf } from '../queries/shelf.ts'
import { deleteOverride, endOverride, insertOverride, insertPlan, insertRota, lockRota, overrideOf, updateRota } from '../store/rotas.ts'

const mayEdit = (work: Work): boolean => may(work.actor, 'settings.edit')

export async function addRota(work: Work, { names, plan }: { names: Names; plan: RotaPlan }): Promise<string> {
  allow(mayEdit(work))
  const id = randomUUIDv7()
  await checkPlan(work, plan)
  await insertRota(work, id, names)
  await insertPlan(work, id, 1, plan)
  work.record(id, { type: 'rota.added' })
  return id
}

export async function editRota(work: Work, id: string, { names, active, plan, n }: Value<(typeof editing)['body']>): Promise<void> {
  allow(mayEdit(work))
  const before = await lockRota(work, id)
  if (names !== undefined || active !== undefined) await updateRota(work, id, names, active ?? before.active)
  if (names) work.record(id, { type: 'rota.renamed' })
  if (active !== undefined && active !== before.active) work.record(id, { type: active ? 'rota.restored' : 'rota.retired' })
  if (!plan) return
  if (n !== before.n) throw new Refusal('rotas.moved')
  await checkPlan(work, plan)
  await insertPlan(work, id, before.n + 1, plan)
  work.record(id, { type: 'rota.changed', n: before.n + 1 })
}

/** What is past stays: it begins now where its beginning is past. */
export async function addOverride(work: Work, id: string, { person, from, to }: Value<(typeof adding)['body']>): Promise<void> {
  allow(mayEdit(work))
  await lockRota(work, id)
  if (Temporal.Instant.compare(from, to) >= 0) throw new Refusal('rotas.bad-period')
  if (Temporal.Instant.compare(to, work.at) <= 0) throw new Refusal('rotas.over')
  await checkMembers(work, [person])
  const override = randomUUIDv7()
  const begin = Temporal.Instant.compare(from, work.at) < 0 ? work.at : from
  await insertOverride(work, { id: override, rota_id: id, person_id: person, from_at: begin, to_at: to })
  work.record(id, { type: 'rota.override-added', override, person, from: begin.toString(), to: to.toString() })
}

/** One that has begun ends now. */
export async function removeOverride(work: Work, { id, override }: { id: string; override: string }): Promise<void> {
  allow(mayEdit(work))
  await lockRota(work, id)
  const { from_at: from, to_at: to } = await overrideOf(work, id, override)
  if (Temporal.Instant.compare(to, work.at) <= 0) throw new Refusal('rotas.over')
  if (Temporal.Instant.compare(from, work.at) < 0) await endOverride(work, override)
  else await deleteOverride(work, override)
  work.record(id, { type: 'rota.override-removed', override })
}

async function checkPlan(work: Work, { layers, cover }: RotaPlan): Promise<void> {
  await checkMembers(
    work,
    layers.flatMap(({ members }) => members),
  )
  const [active, shelf] = [await activeCalendars(work.tx), await shelfOf(work.tx)]
  const calendars = [cover, ...layers.map(({ calendar }) => calendar)].filter((one) => one !== null)
  if (calendars.some((one) => !active.has(one) || !shelf.has(one))) throw new Refusal('rotas.unknown-calendar')
}

/** Only those who work here can be on call. */
async function checkMembers({ tx }: Work, members: readonly string[]): Promise<void> {
  const here = new Set((await staff(tx)).map(({ id }) => id))
  if (members.some((one) => !here.has(one))) throw new Refusal('rotas.unknown-member')
}
