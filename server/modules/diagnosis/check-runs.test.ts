import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { getCheckTargets, listChecks, runCheck as ask, setCheckTargets } from '#contract/check-runs.ts'
import { resolveTicket } from '#contract/ticket-acts.ts'
import { setVerificationRules } from '#contract/verification.ts'
import { rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { system } from '#testing/given.ts'
import { givenTickets, solved } from '#testing/tickets.ts'
import type { Network } from './checks/network.ts'
import { runCheck } from './commands/checks.ts'

const desk = await givenTickets()
const door = createServer((socket) => socket.end())
await new Promise<void>((up) => door.listen(0, '127.0.0.1', up))
after(() => door.close())
const { port } = door.address() as AddressInfo
/** A port behind which nobody is: it was had, and given back. */
const shut = await new Promise<number>((found) => {
  const other = createServer()
  other.listen(0, '127.0.0.1', () => {
    const { port: had } = other.address() as AddressInfo
    other.close(() => found(had))
  })
})
/** A world in which one name stands for a door on this machine. */
const network: Network = {
  lookup: async (host) => (host === 'gate.example' ? ['127.0.0.1'] : host === 'inside.example' ? ['10.0.0.5'] : []),
  mayReach: (address) => address === '127.0.0.1',
}
const refusal = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code
const allowed = { hosts: ['gate.example', 'inside.example', 'nothing.example'], networks: [] }
await desk.call(system, setCheckTargets, { body: allowed })
const tcp = { kind: 'tcp', target: 'gate.example', port } as const
const eventsOf = (id: string) =>
  rows<{ data: object }>(desk.db, sql`select data from event where subject = ${id} and type = 'check.finished'`)

test('a check is kept on its ticket with what came back, word for word, who ran it, and in the log', async () => {
  const { id, number } = await desk.arrive(desk.anna)
  const run = await runCheck(desk.house, network, desk.boris, String(number), tcp)
  assert.deepEqual([run.outcome, run.address, run.by?.id, run.port], ['ok', '127.0.0.1', desk.boris.id, port])
  const failed = await runCheck(desk.house, network, desk.boris, String(number), { ...tcp, target: 'Nothing.Example.' })
  assert.deepEqual([failed.outcome, failed.address, failed.target], ['failed', null, 'nothing.example'])
  const { items, hosts } = await desk.call(desk.boris, listChecks, { params: { ref: String(number) } })
  assert.deepEqual([items.map((one) => one.id), hosts], [[failed.id, run.id], allowed.hosts])
  assert.equal(items[1]?.output, run.output)
  assert.deepEqual(await eventsOf(run.id), [{ data: { ticket: id, kind: 'tcp', target: 'gate.example', outcome: 'ok' } }])
})

test('only who works the ticket runs checks for it and reads them', async () => {
  const { number } = await desk.arrive(desk.anna)
  const ref = String(number)
  const elsewhere = { ...desk.boris, id: desk.gleb.id, teams: [], serves: [desk.telecom] }
  for (const actor of [await desk.as(desk.anna), await desk.as(desk.maria), await desk.as(desk.tom), elsewhere]) {
    await assert.rejects(
      runCheck(desk.house, network, actor, ref, tcp),
      (error) => error instanceof Refusal && ['forbidden', 'not-found'].includes(error.code),
    )
    await assert.rejects(desk.call(actor, listChecks, { params: { ref } }))
  }
  await assert.rejects(desk.call(await desk.as(desk.anna), ask, { params: { ref }, body: tcp }), refusal('forbidden'))
  assert.deepEqual((await desk.call(desk.boris, listChecks, { params: { ref } })).items, [])
})

test('nothing may be checked until an administrator says what; a private network is opened by name, the rest never', async () => {
  const { number } = await desk.arrive(desk.anna)
  const ref = String(number)
  await assert.rejects(
    runCheck(desk.house, network, desk.boris, ref, { ...tcp, target: 'evil.example' }),
    refusal('diagnosis.target-not-allowed'),
  )
  await assert.rejects(
    runCheck(desk.house, network, desk.boris, ref, { ...tcp, target: 'inside.example' }),
    refusal('diagnosis.address-closed'),
  )
  await assert.rejects(desk.call(desk.boris, setCheckTargets, { body: allowed }), refusal('forbidden'))
  for (const [range, code] of [
    ['127.0.0.0/8', 'diagnosis.network-closed'],
    ['169.254.0.0/16', 'diagnosis.network-closed'],
    ['0.0.0.0/0', 'diagnosis.network-closed'],
    ['10.0.0.0/64', 'diagnosis.not-a-network'],
  ] as const)
    await assert.rejects(desk.call(system, setCheckTargets, { body: { hosts: [], networks: [range] } }), refusal(code), range)
  await desk.call(system, setCheckTargets, { body: { hosts: [], networks: [] } })
  await assert.rejects(runCheck(desk.house, network, desk.boris, ref, tcp), refusal('diagnosis.target-not-allowed'))
  await desk.call(system, setCheckTargets, { body: { ...allowed, networks: ['10.0.0.0/24'] } })
  assert.deepEqual(await desk.call(system, getCheckTargets, {}), { ...allowed, networks: ['10.0.0.0/24'] })
})

test('a solution is verified by the check that its rule names: what fails sends it back with the run, what passes closes it', async () => {
  await desk.call(system, setCheckTargets, { body: allowed })
  const check = { kind: 'tcp', target: 'gate.example' } as const
  await desk.call(system, setVerificationRules, { body: { rules: [{ services: [], priorities: [], how: 'check', check, closes: true }] } })
  const { id } = await desk.arrive(desk.anna)
  const solve = () =>
    desk.call(desk.boris, resolveTicket, { params: { ref: id }, body: { code: solved, text: 'Открыли порт', tell: false } })
  const run = (asked: Parameters<typeof runCheck>[4]) => runCheck(desk.house, network, desk.gleb, id, asked)
  const status = async () => (await desk.row(id)).status
  await run(tcp)
  await solve()
  assert.equal(await status(), 'resolved', 'what passed before the solution says nothing of it')
  await run({ ...tcp, target: 'nothing.example' })
  assert.equal(await status(), 'resolved', 'another check is evidence and no verdict')
  const failed = await run({ ...tcp, port: shut })
  assert.deepEqual([failed.outcome, await status()], ['failed', 'in-work'])
  await solve()
  // The name is known as the rule writes it, however it was typed.
  const passed = await run({ ...tcp, target: 'Gate.Example.' })
  assert.deepEqual([passed.outcome, await status()], ['ok', 'closed'])
  const found = await rows<{ type: string; run: string }>(
    desk.db,
    sql`select type, data->>'run' as run from event where subject = ${id} and type in ('ticket.solution-failed', 'ticket.verified') order by seq`,
  )
  assert.deepEqual(found, [
    { type: 'ticket.solution-failed', run: failed.id },
    { type: 'ticket.verified', run: passed.id },
  ])
  await desk.call(system, setVerificationRules, { body: { rules: [] } })
})

test('one person runs ten checks a minute and no more', async () => {
  const { number } = await desk.arrive(desk.anna)
  const ref = String(number)
  for (let i = 0; i < 10; i++) await runCheck(desk.house, network, desk.vera, ref, tcp)
  await assert.rejects(runCheck(desk.house, network, desk.vera, ref, tcp), refusal('diagnosis.too-many'))
})
