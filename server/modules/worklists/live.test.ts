import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newsFor } from './queries/live.ts'
import { personForLetter } from '#modules/people'
import { beginConversation } from '#modules/conversations'
import { openFromMessage } from '#modules/tickets'
import type { Actor, PersonActor } from '#platform/actor.ts'
import { hub } from '#platform/live.ts'
import { closeFirst } from '#testing/postgres.ts'
import { givenDesk, system } from '#testing/given.ts'

const desk = await givenDesk()
await desk.settle()

const open = (address: string) =>
  desk.act(system, async (work) => {
    const requester = await personForLetter(work, { address, name: address })
    const conversation = await beginConversation(work, { channel: 'portal', audience: 'requester' })
    const { id } = await openFromMessage(work, { requester, conversation, channel: 'portal', title: 'VPN', startedAt: work.at })
    return { id, requester }
  })
const person = (id: string, permissions: PersonActor['permissions']): Actor => ({
  kind: 'person',
  id,
  permissions,
  organisation: null,
  teams: [],
  serves: null,
  by: 'session',
})

/** What a stream of another node tells an actor while something is done. */
async function heard(actor: Actor, act: () => Promise<unknown>): Promise<string[]> {
  await desk.settle()
  const other = hub(desk.house.db.url)
  closeFirst(other.stop)
  const stop = new AbortController()
  const told: string[] = []
  const listening = (async () => {
    for await (const { event, data } of newsFor(other, desk.db, actor, stop.signal)) if (event === 'ticket') told.push(JSON.stringify(data))
  })()
  await new Promise((resolve) => setTimeout(resolve, 200))
  await act()
  await desk.settle()
  await new Promise((resolve) => setTimeout(resolve, 300))
  stop.abort()
  await listening
  return told
}

test('a change on one node is told on another to who works there, and to the requester himself', async () => {
  const agent = person('01980000-0000-7000-8000-00000000aaaa', new Set(['ticket.work']))
  assert.ok((await heard(agent, () => open('anna@rye.example'))).length > 0)
  const mine = await open('vera@rye.example')
  const again = () => desk.act(system, async (work) => work.record(mine.id, { type: 'ticket.rating-asked' }))
  const told = await heard(person(mine.requester, new Set(['ticket.create'])), again)
  assert.ok(told.some((news) => news.includes(mine.id) && news.includes('ticket.rating-asked')))
  assert.ok(told.every((news) => news.includes(mine.id)))
})

test('nobody hears of what is not his', async () => {
  const stranger = person('01980000-0000-7000-8000-00000000bbbb', new Set(['ticket.create']))
  assert.deepEqual(await heard(stranger, () => open('petr@rye.example')), [])
})
