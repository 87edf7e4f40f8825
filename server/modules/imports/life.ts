import type { LogMap } from '#contract/imports.ts'
import type { TicketEvent } from '#contract/ticket-events.ts'
import type { WaitingOn } from '#contract/ticket-words.ts'
import type { Entry } from './entries.ts'

type Instant = Temporal.Instant

/** What a log can tell of. */
type LifeEvent = Extract<
  TicketEvent,
  {
    type: `ticket.${'opened' | 'assigned' | 'escalated' | 'returned' | 'owned' | 'begun' | 'waited' | 'wait-ended' | 'prioritised' | 'resolved' | 'closed' | 'reopened'}`
  }
>

interface Level {
  readonly id: string
  readonly code: string
  readonly rank: number
}
/** What the names of a log stand for in this house. */
export interface Cast {
  /** By rank. */
  readonly levels: readonly Level[]
  readonly team: (name: string) => string | null
  readonly assignee: (name: string) => string | null
  readonly requester: (entry: Entry) => string
  readonly organisation: (name: string) => string | null
  readonly priority: (entry: Entry) => number
  /** Of every resolution. */
  readonly code: string
}
export interface Life {
  readonly events: readonly { readonly at: Instant; readonly event: LifeEvent }[]
  readonly texts: readonly { readonly id: string; readonly text: string; readonly at: Instant }[]
}

interface Place {
  readonly level: string
  readonly team: string | null
  readonly assignee: string | null
  readonly vendor: null
}
/** What the next entry needs to know of the ticket. */
interface Stand {
  readonly status: 'new' | 'in-work' | 'waiting' | 'resolved' | 'closed'
  readonly returned: boolean
  readonly owner: string | null
  readonly place: Place
  readonly priority: Entry['priority']
}

/** The life of one case as a ticket's events: what changed from entry to entry, at the moments of the log. */
export function lifeOf(
  [first, ...rest]: readonly [Entry, ...Entry[]],
  cast: Cast,
  { number, map, newId }: { number: number; map: Pick<LogMap, 'kind' | 'channel'>; newId: () => string },
): Life {
  const texts: Life['texts'][number][] = []
  const events: Life['events'][number][] = []
  const write = (text: string, at: Instant): string => {
    const id = newId()
    texts.push({ id, text, at })
    return id
  }
  const place = placeAt(first, undefined, cast)
  const owner = isAnswering(first) ? place.assignee : null
  let stand: Stand = { status: 'new', returned: false, owner, place, priority: first.priority }
  events.push({
    at: first.at,
    event: opened(first, stand, cast, { number, title: write(first.title, first.at), kind: map.kind, channel: map.channel }),
  })
  for (const entry of [first, ...rest])
    for (const act of acts) {
      const happened = act(stand, entry, cast, write)
      for (const event of happened) events.push({ at: entry.at, event })
      stand = happened.reduce(follow, stand)
    }
  return { events, texts }
}

function opened(
  entry: Entry,
  { owner, place }: Stand,
  cast: Cast,
  { number, title, kind, channel }: { number: number; title: string } & Pick<LogMap, 'kind' | 'channel'>,
): LifeEvent {
  return {
    type: 'ticket.opened',
    number,
    kind,
    channel,
    title,
    requester: cast.requester(entry),
    affected: null,
    organisation: cast.organisation(entry.organisation),
    owner,
    ...place,
    service: null,
    category: null,
    asset: null,
    ...entry.priority,
    priority: cast.priority(entry),
    startedAt: entry.at.toString(),
    startedReason: null,
  }
}

/** A team of several levels works on the one where the ticket is, else on its lowest. */
function placeAt(entry: Entry, before: Place | undefined, cast: Cast): Place {
  const own = cast.levels.filter(({ code }) => entry.levels.includes(code))
  const level = own.find(({ id }) => id === before?.level) ?? own[0]
  if (!level) throw new Error(`line ${entry.line}: no level of ${entry.levels.join(', ')}`)
  const assignee = entry.meaning === 'queued' ? null : entry.assignee === '' ? null : cast.assignee(entry.assignee)
  return { level: level.id, team: cast.team(entry.team), assignee, vendor: null }
}

type Act = (stand: Stand, entry: Entry, cast: Cast, write: (text: string, at: Instant) => string) => LifeEvent[]

const isOver = ({ status }: Stand): boolean => status === 'resolved' || status === 'closed'
const isAnswering = ({ meaning }: Entry): boolean => meaning !== 'queued' && meaning !== 'same'

/** A ticket is taken elsewhere before anything is done to it there. */
const move: Act = ({ place }, entry, cast) => {
  const to = placeAt(entry, place, cast)
  if (to.level === place.level)
    return to.team === place.team && to.assignee === place.assignee
      ? []
      : [{ type: 'ticket.assigned', team: to.team, assignee: to.assignee }]
  const rank = (id: string) => cast.levels.findIndex((level) => level.id === id)
  return rank(to.level) > rank(place.level)
    ? [{ type: 'ticket.escalated', ...to, card: null, jumpReason: null }]
    : [{ type: 'ticket.returned', ...to, reason: null }]
}

const reopen: Act = (stand, { meaning }) =>
  isOver(stand) && meaning !== 'resolved' && meaning !== 'closed' && meaning !== 'same'
    ? [{ type: 'ticket.reopened', because: 'agent', reason: null }]
    : []

const own: Act = ({ owner, place }, entry) =>
  owner === null && place.assignee !== null && isAnswering(entry) ? [{ type: 'ticket.owned', owner: place.assignee }] : []

const prioritise: Act = ({ priority }, entry, cast) =>
  priority.impact === entry.priority.impact && priority.urgency === entry.priority.urgency
    ? []
    : [{ type: 'ticket.prioritised', ...entry.priority, priority: cast.priority(entry), byHand: false, reason: null }]

const become: Act = (stand, { meaning, resolution, at }, cast, write) => {
  const endWait: LifeEvent[] = stand.status === 'waiting' ? [{ type: 'ticket.wait-ended', because: 'agent' }] : []
  const resolved = (): LifeEvent[] =>
    isOver(stand) ? [] : [{ type: 'ticket.resolved', code: cast.code, text: write(resolution, at), reply: null, tell: false }]
  switch (meaning) {
    case 'same':
      return []
    case 'queued':
      return endWait
    case 'in-work':
      return [...endWait, ...(stand.status === 'new' || stand.returned ? [{ type: 'ticket.begun' } as const] : [])]
    case 'waits-requester':
      return [waited('requester')]
    case 'waits-vendor':
      return [waited('vendor')]
    case 'waits-approval':
      return [waited('approval')]
    case 'waits-part':
      return [waited('part')]
    case 'waits-hold':
      return [waited('hold')]
    case 'resolved':
      return resolved()
    case 'closed':
      return stand.status === 'closed' ? [] : [...resolved(), { type: 'ticket.closed', how: 'agent', reason: null }]
  }
}
const waited = (on: WaitingOn): LifeEvent => ({ type: 'ticket.waited', on, until: null, reason: null })

/** In this order within one entry. */
const acts: readonly Act[] = [move, reopen, own, prioritise, become]

/** The few facts that the acts ask for, as the fold of tickets has them. */
function follow(stand: Stand, event: LifeEvent): Stand {
  const begun = stand.status === 'new' ? 'in-work' : stand.status
  switch (event.type) {
    case 'ticket.assigned':
      return { ...stand, place: { ...stand.place, team: event.team, assignee: event.assignee } }
    case 'ticket.escalated':
    case 'ticket.returned':
      return {
        ...stand,
        status: begun,
        returned: event.type === 'ticket.returned',
        place: { level: event.level, team: event.team, assignee: event.assignee, vendor: null },
      }
    case 'ticket.owned':
      return { ...stand, owner: event.owner }
    case 'ticket.begun':
    case 'ticket.wait-ended':
      return { ...stand, status: 'in-work', returned: stand.returned && event.type === 'ticket.wait-ended' }
    case 'ticket.waited':
      return { ...stand, status: 'waiting', returned: false }
    case 'ticket.prioritised':
      return { ...stand, priority: { impact: event.impact, urgency: event.urgency } }
    case 'ticket.resolved':
      return { ...stand, status: 'resolved', returned: false }
    case 'ticket.closed':
      return { ...stand, status: 'closed', returned: false }
    case 'ticket.reopened':
      return { ...stand, status: stand.owner === null ? 'new' : 'in-work' }
    case 'ticket.opened':
      return stand
  }
}
