import { randomBytes, randomUUIDv7 } from 'node:crypto'
import type { ReadAlert, addAlertSource as Add } from '#contract/alerts.ts'
import type { Value } from '#contract/endpoint.ts'
import { beginConversation, keepMessage } from '#modules/conversations'
import { conversationsOfTicket, holdTickets, openFromMessage } from '#modules/tickets'
import { Refusal } from '#platform/refusal.ts'
import { houseKey, seal, unseal } from '#platform/seal.ts'
import { type Work, workAs } from '#platform/work.ts'
import { type Signed, checkSigned } from '../adapters/signature.ts'
import { parseAlert, readAlerts } from '../alert.ts'
import { isKnownPerson, thingsNamed } from '../queries/alerts.ts'
import {
  callsSince,
  insertAlert,
  insertCall,
  insertSource,
  lockSource,
  openTicketOf,
  replaceSecret,
  updateSource,
} from '../store/alerts.ts'

type Settings = Value<(typeof Add)['body']>
const sealing = 'alert-source'

export async function addSource(work: Work, settings: Settings): Promise<{ id: string; secret: string }> {
  const id = randomUUIDv7()
  await checkRequester(work, settings)
  const { secret, sealed } = await freshSecret(work)
  await insertSource(work, id, settings, sealed)
  work.record(id, { type: 'alert-source.saved', active: settings.active })
  return { id, secret }
}

export async function editSource(work: Work, id: string, settings: Settings): Promise<string> {
  if (!(await lockSource(work, id))) throw new Refusal('not-found')
  await checkRequester(work, settings)
  await updateSource(work, id, settings)
  work.record(id, { type: 'alert-source.saved', active: settings.active })
  return id
}

export async function renewSecret(work: Work, id: string): Promise<{ id: string; secret: string }> {
  if (!(await lockSource(work, id))) throw new Refusal('not-found')
  const { secret, sealed } = await freshSecret(work)
  await replaceSecret(work, id, sealed)
  work.record(id, { type: 'alert-source.secret-renewed' })
  return { id, secret }
}

async function freshSecret({ tx }: Work): Promise<{ secret: string; sealed: Buffer }> {
  const secret = randomBytes(32).toString('base64url')
  return { secret, sealed: seal(await houseKey(tx, sealing), secret) }
}

async function checkRequester({ tx }: Work, { requester }: Settings): Promise<void> {
  if (!(await isKnownPerson(tx, requester))) throw new Refusal('tickets.unknown-requester')
}

/** Calls of one source in a minute; who sends more is told to come later, and keeps its alerts. */
const mostCalls = 120

interface Told {
  opened: number
  repeated: number
  resolved: number
  ignored: number
}

/** One signed call: new troubles become incidents, known ones are counted, and what is over is noted on its ticket. Nothing is closed. */
export async function receiveCall(work: Work, id: string, signed: Signed, raw: Uint8Array): Promise<Told> {
  const source = await lockSource(work, id)
  if (!source?.active) throw new Refusal('not-found')
  const secret = unseal(await houseKey(work.tx, sealing), source.secret)
  const signature = checkSigned(secret, signed, raw, work.at)
  if ((await callsSince(work.tx, id, work.at.subtract({ seconds: 60 }))) >= mostCalls) throw new Refusal('alerts.too-many')
  const text = Buffer.from(raw).toString('utf8').replaceAll('\0', '')
  const alerts = readAlerts(parseAlert(text), source.mapping)
  const call = await insertCall(work, id, signature, text)
  if (call === undefined) throw new Refusal('alerts.seen-already')
  const machine = workAs(work, { kind: 'system', job: 'monitoring.alerts' })
  const told: Told = { opened: 0, repeated: 0, resolved: 0, ignored: 0 }
  for (const alert of alerts) told[await hear(machine, { call, source: id, requester: source.requester }, alert)] += 1
  return told
}

type Heard = { readonly call: string; readonly source: string; readonly requester: string }

async function hear(work: Work, { call, source, requester }: Heard, alert: ReadAlert): Promise<keyof Told> {
  const known = await openTicketOf(work.tx, source, alert.key)
  if (alert.state === 'firing' && !known) {
    const ticket = await openIncident(work, requester, alert)
    const row = await insertAlert(work, call, source, alert, ticket)
    work.record(source, { type: 'alert.opened', alert: row, ticket })
    return 'opened'
  }
  const row = await insertAlert(work, call, source, alert, known?.ticket ?? null)
  if (!known) return 'ignored'
  if (alert.state === known.state) return alert.state === 'firing' ? 'repeated' : 'ignored'
  await note(work, known.ticket, alert)
  if (alert.state === 'firing') return 'repeated'
  work.record(source, { type: 'alert.resolved', alert: row, ticket: known.ticket })
  return 'resolved'
}

async function openIncident(work: Work, requester: string, alert: ReadAlert): Promise<string> {
  const conversation = await beginConversation(work, { channel: 'alert', audience: 'internal' })
  await keepMessage(work, conversation, { author: null, text: wordsOf(alert), attachments: [], direction: 'internal', at: work.at })
  const { title, urgency } = alert
  const things = await thingsNamed(work.tx, alert)
  const opened = await openFromMessage(work, { requester, conversation, channel: 'alert', title, startedAt: work.at, urgency, ...things })
  return opened.id
}

/** It is over, or it is back: one line in the conversation of the alert. */
async function note(work: Work, ticket: string, alert: ReadAlert): Promise<void> {
  await holdTickets(work, [ticket])
  const conversation = (await conversationsOfTicket(work.tx, ticket)).find(({ channel }) => channel === 'alert')
  if (!conversation) return
  await keepMessage(work, conversation.id, { author: null, text: wordsOf(alert), attachments: [], direction: 'internal', at: work.at })
}

/** As the monitoring system says it: its words belong to no language of ours. */
const wordsOf = ({ state, severity, title, text, key }: ReadAlert): string =>
  [`${state.toUpperCase()}${severity === '' ? '' : ` · ${severity}`} · ${title}`, text, key].filter((line) => line !== '').join('\n\n')
