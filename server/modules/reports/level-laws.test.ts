/** Random lives of tickets while levels are merged, split and given back: nothing is gained, lost or left without an owner. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { getLevelReport } from '#contract/level-reports.ts'
import { mergeLevel, splitLevel, undoLevelChange } from '#contract/level-structure.ts'
import { listLevels, listTeams } from '#contract/people-acts.ts'
import { getTicketClocks } from '#contract/ticket-clocks.ts'
import * as acts from '#contract/tickets.ts'
import { rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { actorWith, card, firstTeam, givenTickets, solved } from '#testing/tickets.ts'

const desk = await givenTickets()
const { boris, lidia, vera, gleb, manager } = desk
const admin = actorWith(manager.id, [...manager.permissions, 'settings.edit', 'report.read'], { serves: null })
const agents = [boris, lidia, vera, gleb, manager]

const start = Temporal.Now.instant().round('millisecond')
let clock = start
Object.assign(desk.house, { now: () => clock })

const index = fc.nat({ max: 99 })
const ofTicket = ['take', 'escalate', 'escalate', 'escalate', 'return', 'return', 'wait', 'endWait', 'resolve', 'reopen', 'assign'] as const
const kinds = [...ofTicket, 'merge', 'split', 'undo', 'open'] as const
const step = fc.record({
  kind: fc.constantFrom(...kinds),
  who: index,
  ticket: index,
  level: index,
  ms: fc.integer({ min: 1, max: 40_000_000 }),
})
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

const pick = <T>(list: readonly T[], at: number): T => {
  const found = list[at % list.length]
  if (found === undefined) throw new Error('an empty list')
  return found
}
const ladder = async () => (await desk.call(admin, listLevels, {})).items
const report = () =>
  desk.call(admin, getLevelReport, { query: { from: start.toString(), to: start.add({ hours: 24 * 3650 }).toString(), by: 'team' } })
/** But for the moments of asking. */
const figures = async () => {
  const { at: _, structure: __, ...rest } = await report()
  return JSON.stringify(rest)
}

let code = 0
/** Changes that stand, the latest last. */
const standing: string[] = []
async function change(kind: 'merge' | 'split' | 'undo', { level, who }: Step): Promise<void> {
  if (kind === 'undo') {
    const last = standing.pop()
    if (last !== undefined) await desk.call(admin, undoLevelChange, { params: { id: last } })
    return
  }
  const own = (await ladder()).filter(({ vendor }) => !vendor)
  const from = pick(own, level)
  const before = await figures()
  const make = async () => {
    if (kind === 'merge') return desk.call(admin, mergeLevel, { params: { id: from.id }, body: { into: pick(own, who).id } })
    const teams = (await desk.call(admin, listTeams, {})).items.filter(({ levels }) => levels.includes(from.id))
    const body = {
      code: `X${++code}`,
      name: { ru: 'Ещё', en: 'More' },
      rank: from.rank,
      teams: teams.length === 0 ? [firstTeam] : [pick(teams, who).id],
    }
    return desk.call(admin, splitLevel, { params: { id: from.id }, body })
  }
  const { id } = await make()
  changes++
  // At the same moment: nothing but the structure has changed, and back again it is the same to the last digit.
  await desk.call(admin, undoLevelChange, { params: { id } })
  assert.equal(await figures(), before, 'a change and its undoing are the identity')
  standing.push((await make()).id)
}
let changes = 0

async function act({ kind, who, ticket, level }: Step, tickets: string[]): Promise<void> {
  if (kind === 'merge' || kind === 'split' || kind === 'undo') return change(kind, { kind, who, ticket, level, ms: 0 })
  if (kind === 'open') return void tickets.push((await desk.arrive()).id)
  const [actor, params] = [pick(agents, who), { ref: pick(tickets, ticket) }]
  const doing: Record<Exclude<typeof kind, never>, () => Promise<unknown>> = {
    take: () => desk.call(actor, acts.takeTicket, { params, body: {} }),
    assign: () => desk.call(actor, acts.assignTicket, { params, body: { team: null, assignee: pick(agents, level).id } }),
    escalate: async () =>
      desk.call(actor, acts.escalateTicket, {
        params,
        body: { level: pick(await ladder(), level).id, vendor: desk.vendor, card, jumpReason: 'Так надо' },
      }),
    return: () => desk.call(actor, acts.returnTicket, { params, body: { reason: 'Не к нам' } }),
    wait: () => desk.call(actor, acts.waitForSomething, { params, body: { on: pick(['requester', 'vendor', 'part'] as const, level) } }),
    endWait: () => desk.call(actor, acts.endWait, { params, body: {} }),
    resolve: () => desk.call(actor, acts.resolveTicket, { params, body: { code: solved, text: 'Сделано', tell: false } }),
    reopen: () => desk.call(actor, acts.reopenTicket, { params, body: {} }),
  }
  await doing[kind]()
}

/** How long a ticket has been somebody's work, told by its log alone. */
async function lifeOf(id: string): Promise<number> {
  const told = await rows<{ type: string; at: Temporal.Instant; started: string | null }>(
    desk.db,
    sql`select type, at, data->>'startedAt' as started from event where subject = ${id}
      and type in ('ticket.opened', 'ticket.resolved', 'ticket.closed', 'ticket.reopened') order by seq`,
  )
  let [life, since] = [0, null as number | null]
  for (const { type, at, started } of told) {
    if (type === 'ticket.opened') since = Temporal.Instant.from(started ?? '').epochMilliseconds
    else if (type === 'ticket.reopened') since = at.epochMilliseconds
    else if (since !== null) {
      life += at.epochMilliseconds - since
      since = null
    }
  }
  return life + (since === null ? 0 : clock.epochMilliseconds - since)
}

test('whatever happens to tickets and levels: the stays sum to the life, nobody’s work has no owner, blame sums to the whole, undone is undone', async () => {
  const seen = { acts: 0, refused: 0, breaches: 0 }
  const all: string[] = []
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 25 }), async (steps) => {
      const tickets = [(await desk.arrive()).id, (await desk.arrive()).id]
      for (const one of steps) {
        clock = clock.add({ milliseconds: one.ms })
        try {
          await act(one, tickets)
          seen.acts++
        } catch (error) {
          if (!(error instanceof Refusal)) throw error
          seen.refused++
        }
      }
      all.push(...tickets)
      for (const id of tickets) {
        const stays = await rows<{ from: Temporal.Instant; to: Temporal.Instant | null }>(
          desk.db,
          sql`select from_at as "from", to_at as "to" from stay where ticket_id = ${id} order by n`,
        )
        const spent = stays.reduce((sum, { from, to }) => sum + (to ?? clock).epochMilliseconds - from.epochMilliseconds, 0)
        assert.equal(spent, await lifeOf(id), 'the stays sum to the life of the ticket, to the millisecond')
        const row = await desk.row(id)
        if (row.status !== 'new') assert.notEqual(row['owner_id'], null, 'what is begun has an owner')
        for (const { blame } of (await desk.call(admin, getTicketClocks, { params: { ref: id } })).clocks) {
          if (!blame) continue
          seen.breaches++
          assert.equal(
            blame.shares.reduce((sum, { share }) => sum + share, 0),
            10_000,
          )
        }
      }
      const lives = (await Promise.all(all.map(lifeOf))).reduce((sum, life) => sum + life, 0)
      const { time, total } = await report()
      assert.equal(
        time.reduce((sum, { grossMs }) => sum + grossMs, 0),
        lives,
        'whatever the structure, the levels sum to the lives',
      )
      assert.equal(
        total.resolvedBy.reduce((sum, { figure }) => sum + figure.count, 0),
        total.resolved.count,
      )
    }),
    { numRuns: 20 },
  )
  while (standing.length > 0) await change('undo', { kind: 'undo', who: 0, ticket: 0, level: 0, ms: 0 })
  assert.deepEqual(
    (await ladder()).map(({ code: one }) => one),
    ['L1', 'L2', 'L3', 'L4'],
  )
  assert.ok(seen.acts > 100 && changes > 6 && seen.breaches > 5, JSON.stringify({ ...seen, changes }))
})
