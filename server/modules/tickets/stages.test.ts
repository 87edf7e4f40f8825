/** The gates of every kind, each tried with each thing missing: what is asked for comes from contract/stages.ts, so that a new need is tried by itself. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Evidence, GatedAct, type Need, askedByModule, stages, standsFor } from '#contract/stages.ts'
import { Kind } from '#contract/ticket-words.ts'
import { editTicket } from './commands/edit.ts'
import { giveEvidence, passGate, requireEvidence, withdrawEvidence } from './commands/evidence.ts'
import { obstacle } from './kernel.ts'
import { type Asked, lacking, stagesOf } from './stages.ts'
import { begun, closed, resolved, states, ticket } from '#testing/ticket-states.ts'
import { givenTickets } from '#testing/tickets.ts'
import { getTicketPage } from './queries/page.ts'
import type { Ticket } from './ticket.ts'

const desk = await givenTickets()

const acts = { begin: 'begin', resolve: 'resolve', close: 'thank' } as const
const needsOf = (kind: Kind): readonly Need[] => stages[kind].flatMap(({ needs }) => needs)
const isBefore = (act: GatedAct) => (need: Need) =>
  need.before !== undefined && GatedAct.options.indexOf(need.before) <= GatedAct.options.indexOf(act)

/** A ticket with all that stands on it, in a status that the act fits. */
const whole = (kind: Kind, act: GatedAct): Ticket => ({
  ...states[act === 'begin' ? 'new' : act === 'resolve' ? 'in-work' : 'resolved'],
  kind,
  owner_id: 'boris',
  assignee_id: 'boris',
  service_id: 'network',
  category_id: 'vpn',
  asset_id: 'router',
})
const column = {
  owner: 'owner_id',
  assignee: 'assignee_id',
  service: 'service_id',
  category: 'category_id',
  asset: 'asset_id',
} as const
const isOwn = (evidence: Evidence): evidence is keyof typeof column => evidence in column
const without = (row: Ticket, evidence: Evidence): Ticket => (isOwn(evidence) ? { ...row, [column[evidence]]: null } : row)
/** Everything that may be asked for is asked for, and all of it is there but one. */
const askedBut = (needs: readonly Need[], missing?: Evidence): Asked[] =>
  needs.flatMap(({ evidence, before = null, if: when }) =>
    when === undefined ? [] : [{ evidence, act: before, required: true, given: evidence !== missing }],
  )

test('every gate of every kind refuses each thing that is missing by its name, and opens when all is there', () => {
  let tried = 0
  for (const kind of Kind.options)
    for (const act of GatedAct.options) {
      const needs = needsOf(kind).filter(isBefore(act))
      const row = whole(kind, act)
      const refused = (one: Ticket, asked: readonly Asked[]) => obstacle(one, acts[act], { asked })
      assert.equal(refused(row, askedBut(needs)), undefined, `${kind} ${act}: all is there`)
      for (const { evidence } of needs) {
        const refusal = refused(without(row, evidence), askedBut(needs, evidence))
        assert.deepEqual([refusal?.code, refusal?.facts['missing']], ['tickets.evidence-missing', evidence], `${kind} ${act}`)
        tried += 1
      }
      // Two at once are both said.
      const [first, second] = needs
      if (first && second) {
        const both = without(without(row, first.evidence), second.evidence)
        const asked = askedBut(needs, first.evidence).map((one) => (one.evidence === second.evidence ? { ...one, given: false } : one))
        assert.equal(refused(both, asked)?.facts['missing'], `${first.evidence},${second.evidence}`)
      }
    }
  assert.ok(tried >= 30, `${tried} tried`)
})

test('a ticket stands in the first stage that lacks what it needs, whichever it is', () => {
  for (const kind of Kind.options) {
    const needs = needsOf(kind)
    const closedRow = {
      ...whole(kind, 'close'),
      ...states.closed,
      kind,
      ...Object.fromEntries(Object.values(column).map((name) => [name, 'x'])),
    }
    const at = (row: Ticket, asked: readonly Asked[]) => stagesOf(row, asked).stages.find(({ state }) => state === 'here')
    assert.equal(at(closedRow, askedBut(needs)), undefined, `${kind}: all is there`)
    for (const { stage, needs: own } of stages[kind])
      for (const { evidence } of own.filter((need) => isOwn(need.evidence) || need.if === 'module')) {
        const row = without({ ...closedRow, status: stage === 'watch' ? 'closed' : 'resolved' }, evidence)
        const here = at(row, [
          ...askedBut(needs, evidence),
          ...(isOwn(evidence) ? [{ evidence, act: null, required: true, given: false }] : []),
        ])
        assert.deepEqual([here?.stage, here?.lacks], [stage, [evidence]], `${kind} without ${evidence}`)
      }
  }
})

test('what nobody asks for holds nothing up, and is not called passed', () => {
  const way = (row: Ticket) => Object.fromEntries(stagesOf(row, []).stages.map(({ stage, state }) => [stage, state]))
  assert.deepEqual(way(ticket()), {
    registration: 'here',
    classification: 'ahead',
    diagnosis: 'ahead',
    resolution: 'ahead',
    verification: 'ahead',
    closure: 'ahead',
  })
  assert.deepEqual(way(ticket(...begun)), {
    registration: 'passed',
    classification: 'skipped',
    diagnosis: 'passed',
    resolution: 'here',
    verification: 'ahead',
    closure: 'ahead',
  })
  assert.equal(way(ticket(...begun, resolved))['closure'], 'here')
  assert.equal(way(ticket(...begun, resolved, closed))['closure'], 'passed')
  // Called off: it went no further, and nothing is waited for.
  assert.equal(way(ticket({ type: 'ticket.closed', how: 'spam', reason: null }))['resolution'], 'skipped')
})

test('an accepted risk stands for the cause, the workaround, the fix and the test', () => {
  const asked: Asked[] = askedByModule('problem').map((one) => ({ ...one, required: true, given: false }))
  const row = whole('problem', 'close')
  assert.deepEqual(lacking(row, 'close', asked), standsFor['accepted-risk'])
  assert.deepEqual(lacking(row, 'close', [...asked, { evidence: 'accepted-risk', act: null, required: false, given: true }]), [])
})

test('a module asks for evidence, gives it and takes it back, and the gate and the stage follow', async () => {
  const { id } = await desk.arrive()
  await desk.act(desk.boris, (work) => editTicket(work, id, { kind: 'change' }))
  await desk.act(desk.boris, (work) => requireEvidence(work, id, askedByModule('change')))
  const waits = async () => (await getTicketPage(desk.db, desk.boris, id)).way?.missing.begin
  const gate = () => desk.act(desk.boris, (work) => passGate(work, id, 'begin'))
  const all: Evidence[] = ['service', 'owner', 'plan', 'test-plan', 'rollback-plan', 'risk', 'approval', 'window']
  assert.deepEqual(await waits(), all)
  await assert.rejects(gate, (error: { facts?: Record<string, unknown> }) => {
    assert.deepEqual([error.facts?.['missing'], error.facts?.['testPlan'], error.facts?.['cause']], [all.join(','), 'lacks', 'has'])
    return true
  })
  await desk.act(desk.boris, async (work) => {
    await giveEvidence(work, id, 'plan')
    await giveEvidence(work, id, 'plan')
    // Asked for again, it is not lost.
    await requireEvidence(work, id, askedByModule('change'))
  })
  assert.deepEqual(
    await waits(),
    all.filter((each) => each !== 'plan'),
  )
  await desk.act(desk.boris, (work) => withdrawEvidence(work, id, 'plan'))
  assert.deepEqual(await waits(), all)
})
