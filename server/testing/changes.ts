import { randomUUIDv7 } from 'node:crypto'
import type { Wire } from '#contract/endpoint.ts'
import { type ChangeFacts, askApproval, getChange, planChange } from '#contract/changes.ts'
import { openTicket } from '#contract/ticket-acts.ts'
import { givenTickets } from './tickets.ts'

export const network = '01980000-0000-7000-8000-000000000503'
export const wholePlan = {
  plan: 'Заменить диск на узле',
  testPlan: 'Загрузиться и проверить журнал',
  rollbackPlan: 'Вернуть старый диск',
  risk: { reach: 2, downtime: 2, undo: 1, experience: 2, trial: 1 },
  window: { from: '2199-03-02T20:00:00Z', to: '2199-03-02T22:00:00Z' },
} satisfies Partial<Wire<typeof ChangeFacts>>

/** The small desk with two who approve, Ольга and Пётр, and a change that Борис works on for Анна. */
export async function givenChanges(clock: Parameters<typeof givenTickets>[0] = {}) {
  const desk = await givenTickets(clock)
  const { boris } = desk
  const olga = await desk.as(await desk.person('Ольга', 'manager', { email: 'olga@desk.example' }))
  const petr = await desk.as(await desk.person('Пётр', 'manager', { email: 'petr@desk.example' }))
  const open = async (more: Partial<Wire<(typeof openTicket)['body']>> = {}) =>
    desk.call(boris, openTicket, {
      body: { title: 'Замена диска', kind: 'change', channel: 'desk', requester: { person: desk.anna }, service: network, ...more },
    })
  const plan = (ref: string, version: number, facts: Partial<Wire<typeof ChangeFacts>> = wholePlan, actor = boris) =>
    desk.call(actor, planChange, { params: { ref }, body: { version, ...facts } })
  const ask = (ref: string, version: number, steps = [{ people: [olga.id], needed: 1 }], actor = boris) =>
    desk.call(actor, askApproval, { params: { ref }, body: { version, steps, dueAt: '2199-03-01T12:00:00Z' } })
  const read = (ref: string, actor = boris) => desk.call(actor, getChange, { params: { ref } })
  const asset = (name: string) =>
    desk.act({ kind: 'system', job: 'test' }, async (work) => {
      const id = randomUUIDv7()
      await work.tx.insertInto('asset').values({ id, name, kind: 'server', added_at: work.at }).execute()
      return id
    })
  return { ...desk, olga, petr, open, plan, ask, read, asset }
}
