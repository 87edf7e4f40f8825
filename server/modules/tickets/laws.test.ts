import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { Reply } from '#contract/tickets.ts'
import { receiveMessage } from '#modules/conversations'
import type { Actor, PersonActor } from '#platform/actor.ts'
import { rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { system } from '#testing/given.ts'
import { assertReplayed } from '#testing/replay.ts'
import { actorWith, card, firstTeam, givenTickets, levelIds, solved } from '#testing/tickets.ts'
import { editTicket } from './commands/edit.ts'
import { mergeTicket, unmergeTicket } from './commands/merge.ts'
import { takeBack } from './commands/messages.ts'
import { assignTicket, escalateTicket, returnTicket, takeTicket } from './commands/place.ts'
import { noteOnTicket, replyToTicket } from './commands/reply.ts'
import { closeTicket, reopenTicket, resolveTicket } from './commands/resolve.ts'
import { setVendorCase } from './commands/vendor-case.ts'
import { endWait, expireWaitOf, waitForSomething } from './commands/wait.ts'
import type { Happened } from './fold.ts'
import { mayRead, rate, requesterWrote, ticketFold, verify, visibleTo } from './index.ts'
import { ticketScope } from './queries/scope.ts'
import { replay } from './stay.ts'

const desk = await givenTickets()
const { boris, lidia, vera, gleb, manager, anna, tom } = desk

interface Step {
  readonly ticket: Awaited<ReturnType<typeof desk.arrive>>
  readonly other: string
  /** The last reply of anybody. */
  readonly replied: string
  readonly level: string
}
const reply = async (work: Work, { ticket }: Step, next: object) =>
  void (await replyToTicket(work, ticket.id, Reply.parse({ text: 'Ответ', next })))
const hear = async (work: Work, { ticket }: Step, automatic: boolean) => {
  const message = await receiveMessage(work, ticket.conversation, desk.letter(anna, 'Ну что?', automatic))
  await requesterWrote(work, ticket.id, { message, conversation: ticket.conversation, at: work.at, automatic })
}
const acts: Record<string, (work: Work, step: Step) => Promise<unknown>> = {
  take: (work, { ticket }) => takeTicket(work, ticket.id),
  assign: (work, { ticket }) => assignTicket(work, ticket.id, { team: firstTeam, assignee: boris.id }),
  reply: (work, step) => reply(work, step, { status: 'in-work' }),
  ask: (work, step) => reply(work, step, { status: 'waiting' }),
  answerAndResolve: (work, step) => reply(work, step, { status: 'resolved', code: solved }),
  note: (work, { ticket }) => noteOnTicket(work, ticket.id, { text: 'Заметка', attachments: [] }),
  takeBack: (work, { replied }) => takeBack(work, replied),
  hear: (work, step) => hear(work, step, false),
  hearAutomaton: (work, step) => hear(work, step, true),
  escalate: (work, { ticket, level }) => escalateTicket(work, ticket.id, { level, vendor: desk.vendor, card, jumpReason: 'Так надо' }),
  vendorCase: (work, { ticket, level }) => setVendorCase(work, ticket.id, level === levelIds.L1 ? null : `CASE ${level.slice(-2)}`),
  return: (work, { ticket }) => returnTicket(work, ticket.id, { reason: 'Не к нам' }),
  hold: (work, { ticket }) => waitForSomething(work, ticket.id, { on: 'hold', reason: '', until: work.at.add({ hours: 1 }) }),
  endWait: (work, { ticket }) => endWait(work, ticket.id),
  expire: (work, { ticket }) => expireWaitOf(work, ticket.id),
  resolve: (work, { ticket }) => resolveTicket(work, ticket.id, { code: solved, text: 'Сделано', tell: true }),
  works: (work, { ticket }) => verify(work, ticket.id, { works: true, text: '', by: anna }),
  stillBroken: (work, { ticket }) => verify(work, ticket.id, { works: false, text: 'Нет', by: anna }),
  reopen: (work, { ticket }) => reopenTicket(work, ticket.id, { reason: '' }),
  spam: (work, { ticket }) => closeTicket(work, ticket.id, { how: 'spam', reason: '' }),
  rate: (work, { ticket }) => rate(work, ticket.id, { score: 4, comment: 'Долго' }),
  edit: (work, { ticket }) => editTicket(work, ticket.id, { title: 'Другое', urgency: 'high' }),
  merge: (work, { ticket, other }) => mergeTicket(work, ticket.id, other),
  unmerge: (work, { ticket }) => unmergeTicket(work, ticket.id),
}
const outside = new Set(['hear', 'hearAutomaton', 'expire', 'works', 'stillBroken', 'rate'])

const index = fc.nat({ max: 99 })
const program = fc.array(fc.record({ act: fc.constantFrom(...Object.keys(acts)), who: index, ticket: index, other: index, level: index }), {
  minLength: 12,
  maxLength: 30,
})
const pick = <T>(list: readonly T[], at: number): T => {
  const found = list[at % list.length]
  if (found === undefined) throw new Error('an empty list')
  return found
}

/** Runs a program of acts on three new tickets; an act that is refused changes nothing. Answers the tickets and how many acts went through. */
async function run(steps: readonly { act: string; who: number; ticket: number; other: number; level: number }[]) {
  const tickets = [await desk.arrive(), await desk.arrive(), await desk.arrive()]
  let done = 0
  for (const step of steps) {
    const ticket = pick(tickets, step.ticket)
    const [last] = await rows<{ id: string }>(desk.db, sql`select id from message where direction = 'out' order by at desc limit 1`)
    const given = {
      ticket,
      other: pick(tickets, step.other).id,
      replied: last?.id ?? ticket.id,
      level: pick(Object.values(levelIds), step.level),
    }
    const actor = outside.has(step.act) ? system : pick([boris, lidia, vera, gleb], step.who)
    try {
      await desk.act(actor, async (work) => acts[step.act]?.(work, given))
      done++
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
  }
  return { tickets, done }
}

const logOf = (id: string): Promise<Happened[]> =>
  rows(
    desk.db,
    sql`select subject, at, json_build_object('type', type)::jsonb || data as event from event where subject = ${id} order by seq`,
  )
const comparable = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

test('rows equal the replay of the log, stays cover the open life without a gap, and nobody’s ticket has an owner once it is begun', async () => {
  let done = 0
  await fc.assert(
    fc.asyncProperty(program, async (steps) => {
      const ran = await run(steps)
      done += ran.done
      for (const { id } of ran.tickets) {
        const { ticket, stays } = replay(await logOf(id))
        assert.ok(ticket)
        assert.deepEqual(comparable(await desk.row(id)), comparable(ticket))
        const kept = (await desk.stays(id)).map(({ from_at, to_at, how, level_id, team_id, assignee_id, vendor_id, vendor_case }) => ({
          level: level_id,
          team: team_id,
          assignee: assignee_id,
          vendor: vendor_id,
          vendorCase: vendor_case,
          from: from_at,
          to: to_at,
          how,
        }))
        assert.deepEqual(comparable(kept), comparable(stays))
        const open = ticket.status !== 'resolved' && ticket.status !== 'closed'
        assert.equal(stays.filter(({ to }) => to === null).length, open ? 1 : 0)
        stays.forEach(({ from, how }, i) => {
          const before = stays[i - 1]
          if (before && how !== 'reopened') assert.equal(String(before.to), String(from), 'a gap between stays')
          if (before?.to && how === 'reopened') assert.ok(Temporal.Instant.compare(before.to, from) <= 0)
        })
        if (ticket.status === 'in-work' || ticket.status === 'waiting') assert.notEqual(ticket.owner_id, null)
      }
    }),
    { numRuns: 15 },
  )
  assert.ok(done > 60, `only ${done} acts went through`)
  assert.ok((await assertReplayed(desk.db, ticketFold)) >= 45)
})

test('a merge that is taken back leaves both tickets, their stays and their conversations as they were', async () => {
  await fc.assert(
    fc.asyncProperty(program, async (steps) => {
      const { tickets } = await run(steps)
      const [given, into] = [pick(tickets, 0).id, pick(tickets, 1).id]
      const before = await pictureOf([given, into])
      try {
        await desk.act(lidia, (work) => mergeTicket(work, given, into))
      } catch (error) {
        if (error instanceof Refusal) return
        throw error
      }
      await desk.act(lidia, (work) => unmergeTicket(work, given))
      assert.deepEqual(await pictureOf([given, into]), before)
    }),
    { numRuns: 12 },
  )
})

/** Everything but the moment of the last event. */
async function pictureOf(ids: readonly string[]): Promise<unknown> {
  const links = await rows(
    desk.db,
    sql`select ticket_id, conversation_id, linked_at from ticket_conversation where ticket_id = any(${ids}::uuid[]) and unlinked_at is null order by 1, 2`,
  )
  const found = await Promise.all(ids.map(async (id) => ({ ...(await desk.row(id)), last_event_at: null, stays: await desk.stays(id) })))
  return comparable({ found, links })
}

const permissions = ['ticket.create', 'ticket.read-organisation', 'ticket.work', 'ticket.read-all', 'ticket.restrict'] as const

test('the read scope in SQL is the policy, for any actor and any ticket', async () => {
  const people = [anna, tom, desk.maria, boris.id, vera.id, manager.id]
  const teams = [firstTeam, desk.experts, desk.engineers]
  const organisations = [desk.bakery, desk.telecom]
  const tickets: string[] = []
  for (const requester of [anna, tom])
    for (const restricted of [false, true])
      for (const affected of [undefined, desk.maria])
        for (const place of [{ team: firstTeam, owner: boris.id }, { team: desk.experts }, { team: desk.engineers, owner: vera.id }]) {
          const { id } = await desk.arrive(requester, { ...place, ...(affected === undefined ? {} : { affected }) })
          tickets.push(id)
          if (restricted) await desk.act(lidia, (work) => editTicket(work, id, { restricted }))
        }
  const stranger = await desk.person('Никто', 'requester', { email: 'nobody@nowhere.example' })
  tickets.push((await desk.arrive(stranger)).id)
  const anyActor = fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom<Actor>({ kind: 'stranger' }, system) },
    {
      weight: 20,
      arbitrary: fc
        .record({
          id: fc.constantFrom(...people, stranger),
          permissions: fc.subarray([...permissions]),
          organisation: fc.option(fc.constantFrom(...organisations)),
          teams: fc.subarray(teams),
          serves: fc.option(fc.subarray(organisations)),
        })
        .map(({ id, permissions: allowed, ...more }): Actor => actorWith(id, allowed, more)),
    },
  )
  const scopes = await ticketScope(desk.db, tickets)
  assert.equal(scopes.length, tickets.length)
  const seen = { some: 0, none: 0 }
  await fc.assert(
    fc.asyncProperty(anyActor, async (actor) => {
      const listed = await rows<{ id: string }>(
        desk.db,
        sql`select t.id from ticket t where t.id = any(${tickets}::uuid[]) and ${visibleTo(actor, 't')} order by t.id`,
      )
      const readable = scopes.filter((scope) => mayRead(actor, scope)).map(({ id }) => id)
      seen[readable.length > 0 ? 'some' : 'none']++
      assert.deepEqual(
        listed.map(({ id }) => id),
        readable.toSorted(),
      )
    }),
    { numRuns: 300 },
  )
  assert.ok(seen.some > 50 && seen.none > 5, JSON.stringify(seen))
})

test('the people of the small world are who their roles say', () => {
  const scoped = (actor: PersonActor) => [actor.serves === null, actor.permissions.has('ticket.work')]
  assert.deepEqual(
    [scoped(boris), scoped(desk.baker)],
    [
      [true, true],
      [false, true],
    ],
  )
})
