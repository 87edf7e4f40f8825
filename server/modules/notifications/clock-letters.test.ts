import assert from 'node:assert/strict'
import { randomUUIDv7 } from 'node:crypto'
import { test } from 'node:test'
import { setAbsence } from '#contract/absences.ts'
import { acknowledgeEscalation, addChain, getEscalations } from '#contract/escalation-chains.ts'
import { readLink, useLink } from '#contract/links.ts'
import { fireDue } from '#modules/sla'
import { rows } from '#platform/db/index.ts'
import { givenHttp } from '#testing/http.ts'
import { givenTickets } from '#testing/tickets.ts'
import { sql } from 'kysely'
import { clockLetters } from './commands/clock-letters.ts'
import { renderLetter } from './queries/templates.ts'

let now = Temporal.Instant.from('2026-03-02T09:00+03:00')
const desk = await givenTickets({ now: () => now })
const http = await givenHttp(desk, async () => ({ actor: { kind: 'stranger' } }))
await desk.settle()
const { manager } = desk
const deputy = await desk.person('Daniel', 'manager', { email: 'daniel@desk.example' })
await desk.act({ kind: 'system', job: 'test' }, async ({ tx }) => {
  await tx.updateTable('person').set({ language: 'en' }).where('id', '=', deputy).execute()
  await tx.updateTable('person').set({ name: 'Михаил' }).where('id', '=', manager.id).execute()
})
await desk.call(manager, addChain, {
  body: {
    names: { ru: 'Руководству', en: 'To the managers' },
    metric: 'firstResponse',
    levels: [],
    priorities: [],
    steps: [{ id: randomUUIDv7(), when: { percent: 50 }, to: { kind: 'manager' }, hours: null }],
    active: true,
  },
})

/** A ticket of which the managers have been told, and the letter to one of them. */
async function told(): Promise<{
  ticket: string
  number: number
  letter: { to: string; forWhom: string | null; subject: string; text: string }
}> {
  const { id: ticket, number } = await desk.arrive()
  now = now.add({ minutes: 90 })
  await desk.settle()
  while (await fireDue(desk.house)) await desk.settle()
  await desk.settle()
  const [job] = await rows<{ data: object }>(
    desk.db,
    sql`select data from pgboss.job where name = 'sla.take-step' and data ->> 'ticket' = ${ticket}`,
  )
  assert.ok(job)
  await desk.runJob('sla.take-step', job.data)
  const [notice] = await rows<{ id: string }>(
    desk.db,
    sql`select id from clock_notice where ticket_id = ${ticket} and person_id = ${deputy}`,
  )
  assert.ok(notice)
  await desk.settle()
  const [queued] = await rows<{ n: number }>(
    desk.db,
    sql`select count(*)::int as n from pgboss.job where name = 'notifications.clock-letter' and data ->> 'notice' = ${notice.id}`,
  )
  assert.equal(queued?.n, 1)
  const letters = await clockLetters(desk.db, 'http://desk.test', notice.id, now)
  const [only] = letters
  assert.ok(only)
  assert.equal(letters.length, 1)
  const { subject, body } = await renderLetter(desk.db, only.letter, only.to.language, only.values)
  return { ticket, number, letter: { to: only.to.email, forWhom: only.to.standsInFor, subject, text: body } }
}

test('the manager’s letter says what it is about in his language; its link takes care of it by the one button, and only once', async () => {
  const { ticket, number, letter } = await told()
  assert.equal(letter.to, 'daniel@desk.example')
  assert.equal(letter.subject, `Escalation: #${number}, 50% of the time is used`)
  assert.match(letter.text, /First response: 50% of the time is used\. Due: /)
  const token = /\/l\/(\S+)/.exec(letter.text)?.[1] ?? ''
  const seen = await http.call(readLink, { params: { token } })
  assert.deepEqual([seen.status, seen.body.purpose, seen.body.over, seen.body.language], [200, 'acknowledge', false, 'en'])
  const before = await desk.call(manager, getEscalations, { params: { ref: ticket } })
  assert.equal(before.mayAcknowledge, true, 'opening the link has done nothing')
  const done = await http.call(useLink, { params: { token }, body: {} })
  assert.deepEqual([done.status, done.body.outcome, done.body.number], [200, 'acknowledged', number])
  const after = await desk.call(manager, getEscalations, { params: { ref: ticket } })
  assert.deepEqual([after.mayAcknowledge, after.notices[0]?.acknowledged?.by.name], [false, 'Daniel'])
  assert.equal((await http.call(readLink, { params: { token } })).body.over, true)
  assert.equal((await http.call(useLink, { params: { token }, body: {} })).status, 409)
})

test('a link is over where somebody else has taken care of it, and dead for who has left', async () => {
  const { ticket, letter } = await told()
  const token = /\/l\/(\S+)/.exec(letter.text)?.[1] ?? ''
  await desk.act({ kind: 'system', job: 'test' }, async ({ tx }) => {
    await tx.updateTable('person').set({ left_at: now }).where('id', '=', deputy).execute()
  })
  assert.equal((await http.call(useLink, { params: { token }, body: {} })).status, 409)
  await desk.call(manager, acknowledgeEscalation, { params: { ref: ticket } })
  assert.equal((await http.call(readLink, { params: { token } })).body.over, true)
})

test('who stands in for the manager gets his letter and takes care of it by the same link', async () => {
  const substitute = await desk.person('Olga', 'manager', { email: 'olga@desk.example' })
  await desk.act({ kind: 'system', job: 'test' }, async ({ tx }) => {
    await tx.updateTable('person').set({ left_at: null }).where('id', '=', deputy).execute()
  })
  await desk.call(manager, setAbsence, {
    body: { person: deputy, from: now.toString(), to: now.add({ hours: 200 }).toString(), substitute },
  })
  const { ticket, letter } = await told()
  assert.deepEqual([letter.to, letter.forWhom], ['olga@desk.example', 'Daniel'])
  const token = /\/l\/(\S+)/.exec(letter.text)?.[1] ?? ''
  assert.equal((await http.call(useLink, { params: { token }, body: {} })).body.outcome, 'acknowledged')
  const { notices } = await desk.call(manager, getEscalations, { params: { ref: ticket } })
  assert.equal(notices[0]?.acknowledged?.by.name, 'Olga')
})
