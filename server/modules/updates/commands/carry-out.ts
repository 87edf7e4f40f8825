import { randomUUIDv7 } from 'node:crypto'
import { sendPlainLetter } from '#modules/channels/email'
import { holdTickets } from '#modules/tickets'
import { type House, openWork } from '#platform/work.ts'
import { type Told, letterOf, toldBy } from '../queries/letters.ts'
import { pageLink, stopLink } from '../queries/links.ts'
import { type Claimed, claim, countLetters, note, takeOver } from '../store/letters.ts'
import { ticketOfUpdate } from '../store/updates.ts'

const system = { kind: 'system', job: 'updates.send' } as const

interface Place {
  readonly house: House
  readonly url: string
  readonly dataFolder: string
}
type Result = { readonly id: string; readonly state: 'sent' | 'waiting' | 'failed'; readonly failure: string | null }

/**
 * Carries the letters of an update out, ten at a time over the house's connections. Ten stand as in flight before they fly and are settled after,
 * so a desk that is killed leaves at most these in doubt: they go again under the same Message-ID, and are listed.
 */
export async function carryOut(place: Place, update: string, isLastTry: boolean): Promise<void> {
  const { house } = place
  const run = randomUUIDv7()
  const told = await toldBy(house.db.read, update)
  await openWork(house, system, async (work) => takeOver(work, update))
  let refused = ''
  for (;;) {
    const letters = await openWork(house, system, async (work) => claim(work, update, run))
    if (letters.length === 0) break
    const results = await Promise.all(letters.map(async (letter) => send(place, told, letter, isLastTry)))
    await openWork(house, system, async (work) => note(work, run, results))
    refused = results.find(({ state }) => state === 'waiting')?.failure ?? refused
  }
  if (refused !== '') throw new Error(refused)
  await openWork(house, system, async (work) => {
    const ticket = await ticketOfUpdate(work.tx, update)
    await holdTickets(work, [ticket])
    const { sent, failed, uncertain } = await countLetters(work, update)
    work.record(ticket, { type: 'update.delivered', update, sent, failed, uncertain })
  })
}

async function send({ house, url, dataFolder }: Place, told: Told, letter: Claimed, isLastTry: boolean): Promise<Result> {
  const { id, address, language, stakeholder } = letter
  const db = house.db.read
  const token = await pageLink(db, stakeholder, house.now())
  const { subject, body } = await letterOf(db, told, language, `${url}/u/${token}`)
  const unsubscribe = { url: stopLink(url, token), oneClick: true }
  const sent = await sendPlainLetter(house, dataFolder, { id, to: address, subject, text: body, unsubscribe })
  if (sent.sent) return { id, state: 'sent', failure: null }
  return { id, state: sent.permanent || isLastTry ? 'failed' : 'waiting', failure: sent.words }
}
