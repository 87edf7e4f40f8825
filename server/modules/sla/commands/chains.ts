import { randomUUIDv7 } from 'node:crypto'
import type { ChainTerms } from '#contract/escalation-chains.ts'
import { allow, may } from '#platform/actor.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { isCalendarVersion } from '../queries/agreement-pages.ts'
import { type Chain, chainById, chainList } from '../queries/chains.ts'
import { insertChain, updateChain } from '../store/chains.ts'
import { askRetelling } from '../store/retelling.ts'
import { retellClocks } from './job-types.ts'

export async function addChain(work: Work, terms: ChainTerms): Promise<Chain> {
  allow(may(work.actor, 'settings.edit'))
  await check(work, terms)
  const id = randomUUIDv7()
  await insertChain(work, id, terms)
  work.record(id, { type: 'escalation-chain.added' })
  await followChains(work)
  return { id, ...terms }
}

export async function saveChain(work: Work, id: string, terms: ChainTerms): Promise<Chain> {
  allow(may(work.actor, 'settings.edit'))
  if (!(await chainById(work.tx, id))) throw new Refusal('not-found')
  await check(work, terms)
  await updateChain(work, id, terms)
  work.record(id, { type: 'escalation-chain.changed', active: terms.active })
  await followChains(work)
  return { id, ...terms }
}

/** Open tickets get the timers of the chains that hold; what they have passed already is no news. */
export async function followChains(work: Work): Promise<void> {
  await askRetelling(work, { silent: true })
  work.later(retellClocks, {})
}

async function check({ tx, at }: Work, { steps }: ChainTerms): Promise<void> {
  if (new Set(steps.map(({ id }) => id)).size < steps.length) throw new Refusal('escalation.step-twice')
  const { people, rotas } = await chainList(tx, at)
  for (const { to, hours } of steps) {
    const isKnown =
      to.kind === 'person' ? people.some(({ id }) => id === to.person) : to.kind === 'rota' ? rotas.some(({ id }) => id === to.rota) : true
    if (!isKnown) throw new Refusal('escalation.unknown-recipient')
    if (hours !== null && !(await isCalendarVersion(tx, hours))) throw new Refusal('escalation.unknown-hours')
  }
}
