import { useState } from 'react'
import type { Option } from '../../design/index.ts'
import type { Answer, Input } from '../../platform/api.ts'
import type { Problem } from '../../platform/client.ts'
import { useFormat, useT, type T } from '../../platform/i18n.ts'
import type { About } from '../catalog/ServiceFields.tsx'
import type { Attachment } from '../conversations/model.ts'
import { useAdd } from '../incidents/major/add.ts'
import { useTicketAct } from './acts.ts'
import type { Ticket } from './model.ts'

export const channels = ['phone', 'visit', 'chat', 'email'] as const

/** What is typed about somebody whom we do not know yet. */
export type NewRequester = { name: string; email: string; phone: string; organisation: Option | null }

export type Fields = {
  person: Option | null
  newcomer: NewRequester | null
  title: string
  text: string
  kind: 'incident' | 'request'
  channel: (typeof channels)[number]
  startedAt: Temporal.PlainDateTime | undefined
  startedReason: string
  /** Since when it is so. */
  occurredAt: string | null
  impact: Ticket['impact']
  urgency: Ticket['urgency']
  about: About
  team: string | null
  assignToMe: boolean
  isSolved: boolean
  code: string | null
  solution: string
  attachments: Attachment[]
  /** The major incident that it is part of. */
  partOf: string | null
  /** The known error that it is: linked once it is registered. */
  known: string | null
}

const usual: Fields = {
  person: null,
  newcomer: null,
  title: '',
  text: '',
  kind: 'incident',
  channel: 'phone',
  startedAt: undefined,
  startedReason: '',
  occurredAt: null,
  impact: 'person',
  urgency: 'normal',
  about: { service: null, category: null, asset: null },
  team: null,
  assignToMe: true,
  isSolved: false,
  code: null,
  solution: '',
  attachments: [],
  partOf: null,
  known: null,
}

export type NewTicketForm = {
  fields: Fields
  set: (part: Partial<Fields>) => void
  change: (next: (now: Fields) => Fields) => void
  send: () => void
  isPending: boolean
  /** What must still be filled in. */
  missing: string | undefined
  problem: Problem | undefined
}

type Made = Answer<'POST /tickets'>
type Body = NonNullable<Input<'POST /tickets'>['body']>

let unfinished = usual

/** The form of a new ticket. What was typed waits in the page if the window is closed in the middle of a call. */
export function useNewTicket(requester: Option | undefined, onMade: (made: Made, isSolved: boolean) => void): NewTicketForm {
  const t = useT()
  const { zone } = useFormat()
  const [fields, setFields] = useState(() => (requester === undefined ? unfinished : { ...usual, person: requester }))
  const open = useTicketAct('POST /tickets', { inForm: true })
  const join = useAdd()
  const use = useTicketAct('POST /tickets/:ref/known-errors')
  const change = (next: (now: Fields) => Fields) =>
    setFields((now) => {
      unfinished = next(now)
      return unfinished
    })
  const send = async () => {
    const made = await open.run({ body: bodyOf(fields, zone) })
    if (made === undefined) return
    // It is registered whatever becomes of this: what refuses it is said.
    if (fields.partOf !== null) await join.run(fields.partOf, [made.id])
    unfinished = usual
    if (fields.known !== null && fields.kind === 'incident')
      await use.run({ params: { ref: String(made.number) }, body: { problem: fields.known } })
    onMade(made, fields.isSolved)
  }
  return {
    fields,
    set: (part) => change((now) => ({ ...now, ...part })),
    change,
    send: () => void send(),
    isPending: open.isPending,
    missing: missing(t, fields),
    problem: open.problem,
  }
}

function missing(t: T, { person, newcomer, title, startedAt, startedReason, isSolved, code, solution }: Fields): string | undefined {
  if (person === null && (newcomer === null || newcomer.name.trim() === '')) return t('tickets.need-requester')
  if (title.trim() === '') return t('tickets.need-title')
  if (startedAt !== undefined && startedReason.trim() === '') return t('tickets.need-began-reason')
  if (isSolved && (code === null || solution.trim() === '')) return t('tickets.resolve-needs')
  return undefined
}

function bodyOf(fields: Fields, zone: string): Body {
  const {
    person,
    newcomer,
    title,
    text,
    kind,
    channel,
    impact,
    urgency,
    assignToMe,
    startedAt,
    occurredAt,
    team,
    isSolved,
    code,
    solution,
  } = fields
  const { service, category, asset } = fields.about
  return {
    title,
    text,
    kind,
    channel,
    impact,
    urgency,
    assignToMe,
    requester: person === null ? newcomerOf(newcomer) : { person: person.id },
    attachments: fields.attachments.map(({ id }) => id),
    ...(service === null ? {} : { service }),
    ...(category === null ? {} : { category }),
    ...(asset === null ? {} : { asset: asset.id }),
    ...(team === null ? {} : { team }),
    ...(occurredAt === null || kind !== 'incident' ? {} : { occurredAt }),
    ...(startedAt === undefined
      ? {}
      : { startedAt: startedAt.toZonedDateTime(zone).toInstant().toString(), startedReason: fields.startedReason }),
    ...(isSolved && code !== null ? { resolvedNow: { code, text: solution } } : {}),
  }
}

function newcomerOf(newcomer: NewRequester | null): Body['requester'] {
  const { name = '', email = '', phone = '', organisation = null } = newcomer ?? {}
  return {
    name,
    ...(email.trim() === '' ? {} : { email }),
    ...(phone.trim() === '' ? {} : { phone }),
    ...(organisation === null ? {} : { organisation: organisation.id }),
  }
}
