import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { endAbsence, listAbsences, setAbsence } from '#contract/absences.ts'
import { getTicket, assignTicket, takeTicket } from '#contract/tickets.ts'
import { listTickets } from '#contract/worklists.ts'
import { Refusal } from '#platform/refusal.ts'
import { actorWith, givenTickets } from '#testing/tickets.ts'
import { type Absent, leadsBack, standIn, stoodIn } from './absence.ts'
import { standInFor, stoodInBy } from './index.ts'

const desk = await givenTickets()
const { boris, lidia, vera, gleb, manager, anna } = desk
const now = Temporal.Now.instant()
const day = (n: number) => now.add({ hours: 24 * n }).round('millisecond')
const set = (actor: typeof boris, person: string, substitute: string | null, from = day(-1), to = day(1)) =>
  desk.call(actor, setAbsence, { body: { person, substitute, from: from.toString(), to: to.toString() } })
const clear = async () => {
  for (const { id } of (await desk.call(manager, listAbsences, {})).items) await desk.call(manager, endAbsence, { params: { id } })
}
const refused = async (run: Promise<unknown>): Promise<string> => {
  try {
    await run
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return 'nothing was refused'
}

const somebody = fc.constantFrom('a', 'b', 'c', 'd', 'e')
const absent: fc.Arbitrary<Absent> = fc
  .record({ person: somebody, substitute: fc.option(somebody), from: fc.nat(20), length: fc.integer({ min: 1, max: 12 }) })
  .map(({ length, ...one }) => ({ ...one, to: one.from + length }))

test('whatever absences are let in, a chain never comes back, and who stands in is told so from both sides', () => {
  let loops = 0
  fc.assert(
    fc.property(fc.array(absent, { maxLength: 14 }), (wishes) => {
      const known: Absent[] = []
      for (const one of wishes) {
        if (known.some((other) => other.person === one.person && other.from < one.to && one.from < other.to)) continue
        if (leadsBack(known, one)) loops++
        else known.push(one)
      }
      for (let at = 0; at < 34; at++) {
        for (const person of ['a', 'b', 'c', 'd', 'e']) {
          const does = standIn(known, person, at)
          const away = known.find((one) => one.person === person && one.from <= at && at < one.to)
          if (!away) assert.equal(does, person)
          else if (does !== null) {
            assert.notEqual(does, person)
            assert.ok(stoodIn(known, does, at).includes(person))
            assert.ok(!known.some((one) => one.person === does && one.from <= at && at < one.to), 'who stands in is here')
          } else {
            let last: Absent | undefined = away
            for (let steps = 0; last?.substitute && steps < 10; steps++) {
              const next: string = last.substitute
              last = known.find((one) => one.person === next && one.from <= at && at < one.to)
            }
            assert.equal(last?.substitute, null, 'only a chain without an end has nobody')
          }
        }
      }
    }),
    { numRuns: 2_000 },
  )
  assert.ok(loops > 100, `${loops} loops were refused`)
})

test('who stands in, also for who stood in, has the queue, may work it, and the ticket says so', async () => {
  const { number, id } = await desk.arrive()
  const ref = String(number)
  await desk.call(boris, takeTicket, { params: { ref }, body: {} })
  await set(boris, boris.id, vera.id)
  await set(vera, vera.id, gleb.id)
  assert.equal(await standInFor(desk.db, boris.id, now), gleb.id)
  const standing = { ...gleb, standsInFor: await stoodInBy(desk.db, gleb.id, now) }
  assert.deepEqual(standing.standsInFor.toSorted(), [boris.id, vera.id].toSorted())
  const mine = async (actor: typeof gleb) => (await desk.call(actor, listTickets, { query: { view: 'mine' } })).items.map((one) => one.id)
  assert.deepEqual([(await mine(gleb)).includes(id), (await mine(standing)).includes(id)], [false, true])
  const page = await desk.call(standing, getTicket, { params: { ref } })
  assert.deepEqual(
    page.away.map(({ person, standIn: who }) => [person.id, who?.id]),
    [[boris.id, gleb.id]],
  )
  await clear()
  assert.deepEqual(await stoodInBy(desk.db, gleb.id, Temporal.Now.instant()), [])
})

test('who stands in may work what he could not see before, and the list agrees', async () => {
  const { number, id } = await desk.arrive()
  const ref = String(number)
  await desk.call(boris, takeTicket, { params: { ref }, body: {} })
  const outsider = actorWith(gleb.id, ['ticket.work'], { serves: [] })
  assert.equal(await refused(desk.call(outsider, getTicket, { params: { ref } })), 'not-found')
  const standing = actorWith(gleb.id, ['ticket.work'], { serves: [], standsInFor: [boris.id] })
  assert.equal((await desk.call(standing, getTicket, { params: { ref } })).ticket.id, id)
  assert.ok((await desk.call(standing, listTickets, { query: {} })).items.some((one) => one.id === id))
  await desk.call(standing, assignTicket, { params: { ref }, body: { team: null, assignee: gleb.id } })
  const requester = actorWith(gleb.id, ['ticket.create'], { serves: [], standsInFor: [boris.id] })
  assert.equal(await refused(desk.call(requester, listTickets, { query: {} })), 'forbidden')
})

test('one sets one’s own absence, a lead that of his team, a manager everybody’s, and nobody else', async () => {
  assert.equal(await refused(set(vera, boris.id, vera.id)), 'forbidden')
  assert.equal(await refused(set(lidia, vera.id, gleb.id)), 'forbidden')
  const ours = await set(lidia, boris.id, vera.id, day(2), day(3))
  assert.equal(await refused(desk.call(vera, endAbsence, { params: { id: ours.id } })), 'forbidden')
  await desk.call(boris, endAbsence, { params: { id: ours.id } })
  assert.equal(await refused(desk.call(boris, endAbsence, { params: { id: ours.id } })), 'not-found')
  const theirs = await set(manager, vera.id, null)
  await desk.call(vera, endAbsence, { params: { id: theirs.id } })
  assert.equal(await refused(desk.call(vera, endAbsence, { params: { id: theirs.id } })), 'people.absence-over')
  assert.equal(await refused(set(manager, anna, null)), 'not-found')
})

test('a loop, an overlap, a requester as substitute and a period that makes no sense are refused', async () => {
  await clear()
  await set(boris, boris.id, vera.id, day(1), day(5))
  await set(vera, vera.id, gleb.id, day(4), day(6))
  assert.equal(await refused(set(gleb, gleb.id, boris.id, day(4), day(5))), 'people.substitute-loop')
  await set(gleb, gleb.id, boris.id, day(5), day(6))
  assert.equal(await refused(set(boris, boris.id, gleb.id, day(4), day(7))), 'people.absence-overlaps')
  assert.equal(await refused(set(lidia, lidia.id, anna, day(1), day(2))), 'people.substitute-not-staff')
  assert.equal(await refused(set(lidia, lidia.id, lidia.id, day(1), day(2))), 'people.substitute-himself')
  assert.equal(await refused(set(lidia, lidia.id, null, day(2), day(2))), 'people.absence-backwards')
  assert.equal(await refused(set(lidia, lidia.id, null, day(-3), day(-2))), 'people.absence-over')
  await clear()
})

test('two who substitute each other at the same moment are not both let in', async () => {
  await clear()
  const said = await Promise.all([
    refused(set(boris, boris.id, vera.id, day(8), day(9))),
    refused(set(vera, vera.id, boris.id, day(8), day(9))),
  ])
  assert.deepEqual(said.toSorted(), ['nothing was refused', 'people.substitute-loop'])
  await clear()
})
