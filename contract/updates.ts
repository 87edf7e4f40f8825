import * as z from 'zod'
import { Instant, Language, Names } from './common.ts'
import { endpoint } from './endpoint.ts'
import { Email, PersonChip } from './people.ts'
import { TicketRef } from './ticket-words.ts'
import { Circle, LetterLanguage, UpdateState, UpdateWords } from './update-words.ts'

/** What is written. `next`: by when the next one is promised; null with the last, which says that it is over. */
export const NewUpdate = z.object({ words: UpdateWords, next: Instant.nullable(), last: z.boolean().default(false) })
export type NewUpdate = z.output<typeof NewUpdate>

const Letters = z.object({ waiting: z.int(), sent: z.int(), failed: z.int(), uncertain: z.int() })
export const Update = z.object({
  id: z.uuid(),
  n: z.int(),
  words: UpdateWords,
  next: Instant.nullable(),
  last: z.boolean(),
  state: UpdateState,
  author: PersonChip.nullable(),
  writtenAt: Instant,
  /** Who must approve it, or has. */
  approver: PersonChip.nullable(),
  returnReason: z.string().nullable(),
  releaseAt: Instant.nullable(),
  sentAt: Instant.nullable(),
  letters: Letters,
  may: z.object({ approve: z.boolean(), takeBack: z.boolean() }),
})
export type Update = z.output<typeof Update>

export const UpdatesPage = z.object({
  /** The last first. */
  items: z.array(Update),
  /** When the next one is owed; null: nothing is. */
  due: z.object({ at: Instant, late: z.boolean() }).nullable(),
  /** Who tells people: reminded, and asked where the plan says so. */
  communicator: PersonChip.nullable(),
  plan: z.object({ names: Names.nullable(), everyMinutes: z.int().nullable(), circles: z.array(Circle), approver: PersonChip.nullable() }),
  /** What the agreement says about keeping people informed. */
  promised: Names.nullable(),
  /** Whom the next one reaches. */
  reach: z.int(),
  /** It is over and nobody has said so: a last update is proposed, with what was done. */
  closing: z.object({ resolution: z.string() }).nullable(),
  /** A major incident runs of which nobody has been told: what was written for requesters when it was declared. */
  opening: z.object({ ru: z.string(), en: z.string() }).nullable(),
  may: z.object({ write: z.boolean() }),
})
const ref = z.object({ ref: TicketRef })
const byId = z.object({ id: z.uuid() })
const wrong = [
  'updates.nothing-said',
  'updates.next-missing',
  'updates.next-past',
  'updates.not-an-incident',
  'not-found',
  'forbidden',
] as const

export const listUpdates = endpoint({
  method: 'GET',
  path: '/tickets/:ref/updates',
  summary: 'What stakeholders of an incident were told, and when the next update is owed',
  access: 'ticket.work',
  params: ref,
  result: UpdatesPage,
  refusals: ['not-found', 'forbidden'],
})
export const previewUpdate = endpoint({
  method: 'POST',
  path: '/tickets/:ref/updates/preview',
  summary: 'Whom an update would reach, and how its letters would look',
  access: 'ticket.work',
  params: ref,
  body: NewUpdate,
  result: z.object({
    /** `letters`: of those people, who are not in a circle before. */
    circles: z.array(z.object({ circle: Circle, people: z.int(), letters: z.int() })),
    letters: z.array(z.object({ language: LetterLanguage, count: z.int(), subject: z.string(), body: z.string() })),
    total: z.int(),
    /** Who gets a language that is not his, for his own was left empty. */
    notOwn: z.int(),
    stopped: z.int(),
    withoutAddress: z.int(),
    approver: PersonChip.nullable(),
    undoSeconds: z.int(),
  }),
  refusals: wrong,
})
export const writeUpdate = endpoint({
  method: 'POST',
  path: '/tickets/:ref/updates',
  summary: 'Write an update; it leaves after the time for undoing, or goes to whoever approves it',
  access: 'ticket.work',
  params: ref,
  body: NewUpdate,
  result: UpdatesPage,
  refusals: wrong,
})
export const approveUpdate = endpoint({
  method: 'POST',
  path: '/incident-updates/:id/approval',
  summary: 'Approve an update; it leaves after the time for undoing',
  access: 'ticket.work',
  params: byId,
  result: UpdatesPage,
  refusals: ['not-found', 'forbidden', 'updates.settled', 'updates.next-past'],
})
export const returnUpdate = endpoint({
  method: 'POST',
  path: '/incident-updates/:id/return',
  summary: 'Give an update back to its author with a reason',
  access: 'ticket.work',
  params: byId,
  body: z.object({ reason: z.string().trim().min(1).max(1_000) }),
  result: UpdatesPage,
  refusals: ['not-found', 'forbidden', 'updates.settled'],
})
export const takeBackUpdate = endpoint({
  method: 'DELETE',
  path: '/incident-updates/:id',
  summary: 'Take an update back before it leaves',
  access: 'ticket.work',
  params: byId,
  result: UpdatesPage,
  refusals: ['not-found', 'forbidden', 'updates.settled'],
})
export const listUpdateLetters = endpoint({
  method: 'GET',
  path: '/incident-updates/:id/letters',
  summary: 'Letters of an update that did not leave, or may have left twice',
  access: 'ticket.work',
  params: byId,
  result: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        address: z.string(),
        state: z.enum(['waiting', 'sending', 'sent', 'failed']),
        uncertain: z.boolean(),
        failure: z.string().nullable(),
      }),
    ),
    /** Of clients whom the reader does not serve. */
    hidden: z.int(),
  }),
  refusals: ['not-found', 'forbidden'],
})

export const StakeholderRow = z.object({
  /** Null: no letter has gone to him yet. */
  id: z.uuid().nullable(),
  name: z.string(),
  address: z.string().nullable(),
  language: Language,
  circle: Circle.nullable(),
  organisation: z.string().nullable(),
  follows: z.boolean(),
  stopped: z.boolean(),
})
export const Stakeholders = z.object({
  items: z.array(StakeholderRow),
  /** Of clients whom the reader does not serve. */
  hidden: z.int(),
})
export const listStakeholders = endpoint({
  method: 'GET',
  path: '/tickets/:ref/stakeholders',
  summary: 'Whom the updates of an incident reach, by name',
  access: 'ticket.work',
  params: ref,
  result: Stakeholders,
  refusals: ['not-found', 'forbidden'],
})
export const addStakeholder = endpoint({
  method: 'POST',
  path: '/tickets/:ref/stakeholders',
  summary: 'Add somebody by his address; he needs no account',
  access: 'ticket.work',
  params: ref,
  body: z.object({ address: Email, name: z.string().trim().max(200).default(''), language: Language }),
  result: Stakeholders,
  refusals: ['not-found', 'forbidden', 'updates.not-an-incident', 'updates.has-stopped'],
})
export const removeStakeholder = endpoint({
  method: 'DELETE',
  path: '/stakeholders/:id',
  summary: 'Take somebody out who was put in by hand, or who follows',
  access: 'ticket.work',
  params: byId,
  result: Stakeholders,
  refusals: ['not-found', 'forbidden'],
})

const id = z.uuid()
/** The subject is the incident's ticket. */
export const UpdateEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('update.written'), update: id, asks: id.nullable() }),
  z.object({ type: z.literal('update.approved'), update: id }),
  z.object({ type: z.literal('update.returned'), update: id }),
  z.object({ type: z.literal('update.taken-back'), update: id }),
  /** Its letters were made and are on their way. */
  z.object({ type: z.literal('update.sent'), update: id, letters: z.int(), last: z.boolean() }),
  /** Nothing of it waits any more. */
  z.object({ type: z.literal('update.delivered'), update: id, sent: z.int(), failed: z.int(), uncertain: z.int() }),
  /** A letter of it that had left came back: nobody is there. */
  z.object({ type: z.literal('update.letter-returned'), update: id, letter: id }),
  /** The next one is owed soon, or was owed by now; `people` are told. */
  z.object({ type: z.literal('update.owed'), due: z.iso.datetime(), late: z.boolean(), people: z.array(id) }),
  z.object({ type: z.literal('stakeholder.added'), stakeholder: id }),
  z.object({ type: z.literal('stakeholder.removed'), stakeholder: id }),
  z.object({ type: z.literal('stakeholder.stopped'), stakeholder: id }),
  z.object({ type: z.literal('stakeholder.followed'), stakeholder: id }),
  /** The subject is the plan. */
  z.object({ type: z.literal('communication-plan.added') }),
  z.object({ type: z.literal('communication-plan.changed'), active: z.boolean() }),
])
export type UpdateEvent = z.infer<typeof UpdateEvent>
