/** The timeline of a major incident, as the log keeps it by itself. */
import type { AppEvent } from '#contract/events.ts'
import type { MajorMoment } from '#contract/major-incidents.ts'

type Instant = Temporal.Instant
type What = MajorMoment['what']

/** An event of the incident's ticket. */
export interface Logged {
  readonly id: string
  readonly at: Instant
  readonly recordedAt: Instant
  readonly actor: string | null
  readonly event: AppEvent
}

/** A line before its ids have become words: `text` a row of text_version, `people`, `level` and `children` ids. */
export interface Line {
  readonly id: string
  readonly at: Instant
  readonly recordedAt: Instant
  readonly what: What
  readonly actor: string | null
  readonly by: string | null
  readonly text: string | null
  readonly people: readonly string[]
  readonly level: string | null
  readonly children: readonly string[]
  /** How many were told. */
  readonly told: number | null
}

type Said = Partial<Line> & { readonly what: What }
type Type = AppEvent['type']

/** What of the log is a line; of anything else the ticket's own story tells. */
const told: { readonly [T in Type]?: (event: Extract<AppEvent, { type: T }>) => Said | undefined } = {
  'ticket.opened': () => ({ what: 'opened' }),
  'ticket.assigned': ({ assignee }) => (assignee === null ? undefined : { what: 'assigned', people: [assignee] }),
  'ticket.escalated': ({ level }) => ({ what: 'escalated', level }),
  'ticket.returned': ({ level }) => ({ what: 'escalated', level }),
  'ticket.resolved': ({ text }) => ({ what: 'resolved', text }),
  'ticket.reopened': ({ reason }) => ({ what: 'reopened', text: reason }),
  'ticket.closed': ({ reason }) => ({ what: 'closed', text: reason }),
  'major.declared': ({ reason, commander }) => ({ what: 'declared', text: reason, people: [commander] }),
  'major.scope-changed': () => ({ what: 'scope' }),
  'major.roles-set': ({ commander, communicator, scribe }) => ({
    what: 'roles',
    people: [commander, communicator, scribe].filter((one) => one !== null),
  }),
  'major.restated': ({ impact }) => ({ what: 'restated', text: impact }),
  'major.decision-noted': ({ text, by }) => ({ what: 'decision', text, by }),
  'major.entry-noted': ({ text }) => ({ what: 'entry', text }),
  'major.children-joined': ({ children }) => ({ what: 'children-joined', children }),
  'major.children-left': ({ children }) => ({ what: 'children-left', children }),
  'major.children-resolved': () => ({ what: 'children-resolved' }),
  'major.child-came-back': ({ child }) => ({ what: 'came-back', children: [child] }),
  'update.sent': ({ letters }) => ({ what: 'told', told: letters }),
  'major.stood-down': ({ reason }) => ({ what: 'stood-down', text: reason }),
}

function lineOf({ id, at, recordedAt, actor, event }: Logged): Line | undefined {
  const tell = told[event.type] as ((event: AppEvent) => Said | undefined) | undefined
  const said = tell?.(event)
  return said && { id, at, recordedAt, actor, by: null, text: null, people: [], level: null, children: [], told: null, ...said }
}

/** Three hundred who say "me too" one by one are one line for each half hour. */
const together = { minutes: 30 }

/** In the order of what happened; what was written down later stands where it belongs. */
export function linesOf(log: readonly Logged[]): Line[] {
  const lines = log.flatMap((one) => lineOf(one) ?? []).toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))
  const grouped: Line[] = []
  for (const line of lines) {
    const last = grouped.at(-1)
    const goesOn = last?.what === 'children-joined' && line.what === 'children-joined'
    if (goesOn && Temporal.Instant.compare(line.at, last.at.add(together)) < 0)
      grouped[grouped.length - 1] = {
        ...last,
        actor: last.actor === line.actor ? last.actor : null,
        children: [...last.children, ...line.children],
      }
    else grouped.push(line)
  }
  return grouped
}

/** Who had which role, from when to when. */
export function rolesOf(log: readonly Logged[]) {
  const names = ['commander', 'communicator', 'scribe'] as const
  const held: { role: (typeof names)[number]; person: string; from: Instant; to: Instant | null }[] = []
  const end = (index: number, at: Instant) => {
    const one = held[index]
    if (one) held[index] = { ...one, to: at }
  }
  for (const { at, event } of log) {
    if (event.type !== 'major.declared' && event.type !== 'major.roles-set' && event.type !== 'major.stood-down') continue
    for (const role of names) {
      const now = event.type === 'major.stood-down' ? null : event[role]
      const last = held.findLastIndex((one) => one.role === role && one.to === null)
      if (held[last]?.person === now) continue
      end(last, at)
      if (now !== null) held.push({ role, person: now, from: at, to: null })
    }
  }
  return held
}
