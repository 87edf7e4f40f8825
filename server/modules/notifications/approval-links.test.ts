import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { setAbsence } from '#contract/absences.ts'
import { readLink, useLink } from '#contract/links.ts'
import { rows } from '#platform/db/index.ts'
import { makeLink } from '#platform/links.ts'
import { givenChanges, wholePlan } from '#testing/changes.ts'
import { givenHttp } from '#testing/http.ts'
import { approvalLetter } from './commands/approval-letters.ts'
import { renderLetter } from './queries/templates.ts'

let now = Temporal.Now.instant().round('millisecond')
const desk = await givenChanges({ now: () => now })
const { olga, petr } = desk
const http = await givenHttp(desk, async () => ({ actor: { kind: 'stranger' } }))
await desk.settle()

/** An asking that was sent, and the letter of one who is asked. */
async function asked(steps = [{ people: [olga.id], needed: 1 }]) {
  const { id, number } = await desk.open()
  await desk.plan(id, 0)
  const { askings } = await desk.ask(id, 1, steps)
  await desk.settle()
  const asking = askings[0]?.id ?? ''
  return { id, number, asking, letter: async (person: string) => letterTo(asking, person) }
}

async function letterTo(asking: string, person: string) {
  const found = await approvalLetter(desk.db, 'http://desk.test', asking, person, now)
  if (!found) return undefined
  const { body, subject } = await renderLetter(desk.db, 'approval', found.to.language, found.values)
  return { to: found.to.email, subject, body, token: /\/l\/(\S+)/.exec(body)?.[1] ?? '' }
}

const see = async (token: string) => http.call(readLink, { params: { token } })
const use = async (token: string, approve: boolean | undefined, text = '') =>
  http.call(useLink, { params: { token }, body: { ...(approve === undefined ? {} : { approve }), text } })
const stateOf = async (id: string) => (await desk.read(id)).state
const codeOf = (answer: { status: number; body: unknown }) => [answer.status, Object(answer.body).code]
const eventCount = async () => (await rows(desk.db, sql<{ n: number }>`select count(*)::int as n from event`))[0]?.n

test('each whose turn it is is written to, by a job of his own', async () => {
  const third = await desk.person('Роман', 'manager', { email: 'roman@desk.example' })
  const { asking } = await asked([
    { people: [olga.id, petr.id], needed: 1 },
    { people: [third], needed: 1 },
  ])
  const jobs = await rows<{ person: string }>(
    desk.db,
    sql`select data->>'person' as person from pgboss.job where name = 'notifications.approval-letter' and data->>'asking' = ${asking}`,
  )
  assert.deepEqual(jobs.map(({ person }) => person).sort(), [olga.id, petr.id].sort())
})

test('the letter shows plan, risk and window; its page the rest, however often it is opened; its button answers once', async () => {
  const { id, number, letter } = await asked()
  const sent = await letter(olga.id)
  assert.ok(sent)
  assert.equal(sent.to, 'olga@desk.example')
  assert.equal(sent.subject, `Согласуйте изменение #${number}: Замена диска`)
  assert.match(sent.body, /Борис просит вас[^]*> Заменить диск на узле[^]*Риск: средний[^]*Окно работ: .*2 мар/)
  const before = await eventCount()
  for (let time = 0; time < 3; time++) {
    const { status, body } = await see(sent.token)
    const { approval } = body
    assert.deepEqual(
      [status, body.purpose, body.over, approval?.rollbackPlan, approval?.weighed?.level, approval?.askedBy, approval?.services.length],
      [200, 'approve', false, wholePlan.rollbackPlan, 'medium', 'Борис', 1],
    )
  }
  assert.deepEqual([await eventCount(), await stateOf(id)], [before, 'asked'])
  assert.deepEqual(codeOf(await use(sent.token, undefined)), [404, 'links.unknown-not-found'])
  assert.deepEqual(codeOf(await use(sent.token, false)), [409, 'changes.needs-a-word'])
  const done = await use(sent.token, true, 'Ок')
  assert.deepEqual([done.status, done.body.outcome, done.body.number, await stateOf(id)], [200, 'approved', number, 'approved'])
  assert.deepEqual(codeOf(await use(sent.token, false, 'передумала')), [409, 'links.over'])
  const seen = await see(sent.token)
  assert.deepEqual([seen.body.over, seen.body.approval?.state], [true, 'approved'])
  assert.equal(await letter(olga.id), undefined)
})

test('a link is good for its own person, asking and version only', async () => {
  const first = await asked()
  const sent = await first.letter(olga.id)
  assert.ok(sent)
  const until = Math.floor(now.epochMilliseconds / 1000) + 3600
  const forged = await makeLink(desk.db, { purpose: 'approve', subject: first.asking, person: petr.id, until })
  assert.deepEqual(codeOf(await use(forged, true)), [409, 'links.over'])
  const [said = '', sign = ''] = sent.token.split('.')
  const other = Buffer.from(Buffer.from(said, 'base64url').toString().replace(olga.id, petr.id)).toString('base64url')
  assert.deepEqual(codeOf(await use(`${other}.${sign}`, true)), [404, 'links.unknown-not-found'])
  // Of another purpose, about a ticket: none of its acts is this one.
  const rate = await makeLink(desk.db, { purpose: 'rate', subject: first.asking, person: olga.id, until })
  assert.equal((await see(rate)).status, 404)
  await desk.plan(first.id, 1, { plan: 'Два диска' })
  const voided = await see(sent.token)
  assert.deepEqual([voided.body.over, voided.body.approval?.state, voided.body.approval?.plan], [true, 'voided', wholePlan.plan])
  assert.deepEqual([codeOf(await use(sent.token, true)), await stateOf(first.id)], [[409, 'links.over'], 'draft'])
})

test('a link that is over by its date, or whose holder may not read the ticket any more, answers nothing', async () => {
  const { id, asking, letter } = await asked()
  const sent = await letter(olga.id)
  assert.ok(sent)
  const past = await makeLink(desk.db, {
    purpose: 'approve',
    subject: asking,
    person: olga.id,
    until: Math.floor(now.epochMilliseconds / 1000) - 1,
  })
  assert.deepEqual([(await see(past)).status, (await use(past, true)).status], [404, 404])
  await desk.act({ kind: 'system', job: 'test' }, async ({ tx }) => {
    await tx.deleteFrom('person_role').where('person_id', '=', olga.id).execute()
  })
  assert.deepEqual([(await use(sent.token, true)).status, await stateOf(id)], [404, 'asked'])
  await desk.act({ kind: 'system', job: 'test' }, async ({ tx }) => {
    await tx.insertInto('person_role').values({ person_id: olga.id, role: 'manager' }).execute()
    await tx.updateTable('person').set({ left_at: now }).where('id', '=', olga.id).execute()
  })
  assert.deepEqual([(await see(sent.token)).status, (await use(sent.token, true)).status, await letter(olga.id)], [404, 404, undefined])
  await desk.act({ kind: 'system', job: 'test' }, async ({ tx }) => {
    await tx.updateTable('person').set({ left_at: null }).where('id', '=', olga.id).execute()
  })
})

test('who stands in gets the letter and answers by it as long as he does; who planned it never does', async () => {
  const { id, letter } = await asked([{ people: [olga.id, petr.id], needed: 2 }])
  const away = (person: string, substitute: string, hours: number) =>
    desk.call(desk.manager, setAbsence, { body: { person, substitute, from: now.toString(), to: now.add({ hours }).toString() } })
  const nina = await desk.person('Нина', 'manager', { email: 'nina@desk.example' })
  await away(olga.id, nina, 8)
  await away(petr.id, desk.boris.id, 8)
  const sent = await letter(olga.id)
  assert.ok(sent)
  assert.deepEqual([sent.to, (await letter(petr.id))?.to], ['nina@desk.example', 'petr@desk.example'])
  assert.equal((await see(sent.token)).body.approval?.standsInFor, 'Ольга')
  const later = now
  now = now.add({ hours: 9 })
  assert.deepEqual([(await see(sent.token)).body.over, codeOf(await use(sent.token, true))], [true, [409, 'links.over']])
  now = later.add({ hours: 1 })
  assert.equal((await use(sent.token, true)).status, 200)
  const [first] = (await desk.read(id)).askings[0]?.steps[0]?.people ?? []
  assert.deepEqual([first?.person.name, first?.by?.name, first?.answer], ['Ольга', 'Нина', 'approved'])
})
