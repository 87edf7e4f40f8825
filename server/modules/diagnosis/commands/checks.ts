import { randomUUIDv7 } from 'node:crypto'
import type { CheckRun, CheckTargets } from '#contract/check-runs.ts'
import { checkFinished, ticketToWork } from '#modules/tickets'
import { type Actor, personOf } from '#platform/actor.ts'
import { Refusal } from '#platform/refusal.ts'
import { type House, type Work, openWork } from '#platform/work.ts'
import { isPrivateNetwork, readRange } from '../addresses.ts'
import { type Asked, carryOut } from '../checks/index.ts'
import type { Network } from '../checks/network.ts'
import { readTargets, run, runsSince } from '../queries/checks.ts'
import { insertRun, saveTargets } from '../store/checks.ts'
import { plainHost } from '../targets.ts'

/** Whose events tell what may be checked. */
const settings = '01980000-0000-7000-8000-000000000291'

/** In a minute, by one person: a check is for evidence, not for watching or for knocking at doors. */
const mostInMinute = 10
/** Characters of output that are kept. */
const longest = 32_000

/** Runs a check for a ticket and keeps it there. It talks to the network between two works: a slow answer holds no lock. */
export async function runCheck(house: House, network: Network, actor: Actor, ref: string, asked: Asked): Promise<CheckRun> {
  const { ticket, targets, at } = await openWork(house, actor, async (work) => {
    const { id } = await ticketToWork(work, ref)
    const person = personOf(actor)
    if (person !== null && (await runsSince(work.tx, person, work.at.subtract({ minutes: 1 }))) >= mostInMinute)
      throw new Refusal('diagnosis.too-many')
    return { ticket: id, targets: await readTargets(work.tx), at: work.at }
  })
  const checked = await carryOut(network, targets, asked)
  return openWork(house, actor, async (work) => {
    await ticketToWork(work, ref)
    const id = randomUUIDv7()
    const target = plainHost(asked.target)
    // PostgreSQL keeps no zero character in a text.
    const output = checked.output.replaceAll('\0', '').slice(0, longest)
    await insertRun(work, { id, ticket, kind: asked.kind, target, port: asked.port, ...checked, output, at })
    work.record(id, { type: 'check.finished', ticket, kind: asked.kind, target, outcome: checked.outcome })
    await checkFinished(work, ticket, { run: id, kind: asked.kind, target, passed: checked.outcome === 'ok' })
    const told = await run(work.tx, id)
    if (!told) throw new Error('the run that was kept is not there')
    return told
  })
}

export async function setTargets(work: Work, { hosts, networks }: CheckTargets): Promise<CheckTargets> {
  for (const network of networks) {
    if (!readRange(network)) throw new Refusal('diagnosis.not-a-network', { network })
    if (!isPrivateNetwork(network)) throw new Refusal('diagnosis.network-closed', { network })
  }
  const targets = { hosts: [...new Set(hosts.map(plainHost))], networks: [...new Set(networks)] }
  await saveTargets(work, targets)
  work.record(settings, { type: 'check-targets.set', targets })
  return targets
}
