/** Tells a ticket's clocks from its log: which are promised, by which agreement, and what each of them hears. */
import { metricsOf } from '#contract/agreements.ts'
import { idle } from './clock.ts'
import { factsAfter } from './facts.ts'
import { type Act, type Heard, actsOf, standing, startOf } from './hearing.ts'
import { type Line, type Setting, begin, beginLate, promised, retarget, tell, withdraw } from './line.ts'
import { type Facts, chosenOf, nowhere } from './match.ts'
import { read } from './reading.ts'
import { fold } from './step.ts'
import { type AgreementVersion, type Book, type ClockName, engineOf } from './version.ts'

interface Tale extends Setting {
  readonly book: Book
  readonly lines: Map<string, Line>
  past: Act[]
  wait: Act | null
  resolved: boolean
  /** Spam, merged: nothing is promised any more. */
  over: boolean
  facts: Facts
  /** The moment of what was told last: no moment goes back. */
  last: number
  /** Where it is: the scopes whose clocks run. */
  readonly place: { level: string; vendor: string }
}

/** When agreements are asked: not the ticket's start, which may lie before them. */
interface Moment {
  readonly at: number
  /** From where clocks run that are promised now; of the opening, the ticket's start. */
  readonly from: number
  readonly isOpening?: boolean
  readonly mode?: 'carry' | undefined
  readonly cause?: string
}

/** The same log and book always give the same clocks: rows equal a replay. */
export function retell(log: readonly Heard[], book: Book): Line[] {
  const heard = standing(log)
  const first = heard[0]
  if (first?.event.type !== 'ticket.opened') return []
  const start = startOf(log, first.event.startedAt)
  const tale: Tale = {
    book,
    versions: book.versions,
    lines: new Map(),
    start,
    past: [],
    wait: null,
    resolved: false,
    over: false,
    facts: factsAfter(nowhere, first.event),
    last: Math.max(start, first.at),
    place: { level: '', vendor: '' },
  }
  settle(tale, { at: tale.last, from: start, isOpening: true })
  actsOf(first).forEach((act) => hear(tale, act))
  let turn = book.turns.findIndex((at) => at > tale.last)
  const turnsUntil = (at: number) => {
    for (let next = book.turns[turn]; next !== undefined && next <= at; next = book.turns[++turn]) turned(tale, next)
  }
  if (turn < 0) turn = book.turns.length
  for (const one of heard.slice(1)) {
    turnsUntil(Math.max(one.at, tale.last))
    happen(tale, one)
  }
  turnsUntil(Infinity)
  return [...tale.lines.values()]
}

/** Other agreements hold from now on: open tickets follow. What is resolved follows when it is opened again. */
function turned(tale: Tale, at: number): void {
  if (tale.resolved || tale.over) return
  tale.last = Math.max(tale.last, at)
  settle(tale, { at: tale.last, from: tale.last })
}

function happen(tale: Tale, heard: Heard): void {
  const { event } = heard
  const facts = factsAfter(tale.facts, event)
  const acts = actsOf(heard)
  if (acts.length === 0 && facts === tale.facts) return
  const at = (tale.last = Math.max(heard.at, tale.last))
  const asked = facts !== tale.facts || event.type === 'ticket.reopened'
  tale.facts = facts
  for (const act of acts) hear(tale, { ...act, at })
  if (asked && !tale.over) settle(tale, { at, from: at, mode: event.type === 'ticket.kind-changed' ? 'carry' : undefined, cause: heard.id })
}

function hear(tale: Tale, act: Act): void {
  tale.past.push(act)
  if (act.type === 'waiting') tale.wait = act
  if (act.type === 'resumed' || act.type === 'resolved') tale.wait = null
  if (act.type === 'resolved') tale.resolved = true
  if (act.type === 'reopened') tale.resolved = false
  if (act.type === 'cancelled') tale.over = true
  for (const line of tale.lines.values()) tell(line, act.type === 'cancelled' && act.reason === 'merged' ? givenUp(tale, line, act) : act)
}

/** A merge takes away what is still to be kept; a breach that was made stays one, and ends with the ticket. */
function givenUp({ versions }: Tale, line: Line, act: Act): Act {
  const engine = engineOf(versions, line)
  const { startedAt, breached } = read(engine, fold(engine, idle, line.history), act.at)
  return startedAt !== null && breached ? { type: 'resolved', at: act.at, cause: act.cause } : act
}

/** Asks which agreement of each kind holds, and lets the clocks follow. */
function settle(tale: Tale, moment: Moment): void {
  const { book, facts } = tale
  const held = (kind: 'sla' | 'ola' | 'uc') => {
    const offer = chosenOf(book.offers, kind, facts, moment.at)
    return { version: (offer && book.versions.get(offer.version)) ?? null, byTeam: (offer?.match.teams.length ?? 0) > 0 }
  }
  const client = held('sla').version
  for (const metric of metricsOf.sla) aim(tale, { metric, scope: '' }, client, moment)
  const level = held('ola')
  come(tale, 'level', (level.byTeam ? facts.team : facts.level) ?? '', level.version, moment)
  come(tale, 'vendor', facts.vendor ?? '', facts.vendor === null ? null : held('uc').version, moment)
}

function aim(tale: Tale, name: ClockName, version: AgreementVersion | null, moment: Moment): Line | undefined {
  const key = `${name.metric} ${name.scope}`
  const known = tale.lines.get(key)
  const given = promised(version, name.metric, { ...moment, priority: tale.facts.priority })
  if (!given) {
    if (known) withdraw(known, moment.at)
    return undefined
  }
  if (known?.target) {
    retarget(known, given, tale)
    return known
  }
  const line = moment.isOpening === true ? begin(name, given, tale) : beginLate(name, given, tale, known)
  if (line) tale.lines.set(key, line)
  return line
}

/** The ticket is at a level or a vendor: the clock of this place runs, those of other places stop. */
function come(tale: Tale, metric: 'level' | 'vendor', scope: string, version: AgreementVersion | null, moment: Moment): void {
  const isNew = !tale.lines.get(`${metric} ${scope}`)?.target
  const line = scope === '' ? undefined : aim(tale, { metric, scope }, version, moment)
  if (tale.place[metric] === scope && !(isNew && line)) return
  tale.place[metric] = scope
  for (const one of tale.lines.values())
    if (one.metric === metric && one.target)
      one.history.push({ type: 'entered', at: moment.from, scope, ...(one.target.reentry && { mode: one.target.reentry }) })
}
