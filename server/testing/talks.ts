import { randomUUIDv7 } from 'node:crypto'
import { type Received, beginConversation, receiveMessage, writeMessage } from '#modules/conversations'
import type { Actor } from '#platform/actor.ts'
import { givenDesk, system } from '#testing/given.ts'

/** A desk with a requester (Анна), an agent (Борис), Anna's letter and what is needed to write about it. */
export async function givenTalks() {
  const desk = await givenDesk()
  const person = async (name: string): Promise<string> => {
    const id = randomUUIDv7()
    await desk.act(system, (work) => work.tx.insertInto('person').values({ id, name, added_at: work.at }).execute())
    return id
  }
  const anna = await person('Анна')
  const boris = await person('Борис')
  const as = (id: string): Actor => ({
    kind: 'person',
    id,
    permissions: new Set(),
    organisation: null,
    teams: [],
    serves: null,
    by: 'session',
  })
  const letter = { ...letterFrom, author: anna, participants: [{ person: anna, ...annasAddress }, copyToOleg] }
  /** A conversation with Anna's letter, and an answer that is held. */
  const answered = (holdSeconds = 10) =>
    desk.act(as(boris), async (work) => {
      const id = await beginConversation(work, { channel: 'email', audience: 'requester' })
      const asked = await receiveMessage(work, id, letter)
      const answer = { author: boris, text: 'Проверьте кабель', automatic: false, attachments: [], holdSeconds }
      return { id, asked, answer: (await writeMessage(work, id, answer)).message }
    })
  return { desk, anna, boris, as, letter, answered }
}

const annasAddress = { address: 'anna@bakery.example', name: 'Анна', role: 'from' } as const
export const copyToOleg = { person: null, address: 'oleg@bakery.example', name: '', role: 'cc' } as const

const letterFrom: Omit<Received, 'author' | 'participants'> = {
  from: 'Анна <anna@bakery.example>',
  text: 'Принтер не печатает ценники',
  html: null,
  quoted: '',
  blockedImages: 0,
  automatic: false,
  at: Temporal.Instant.from('2025-03-03T08:00:00Z'),
  attachments: [],
  checks: { spf: 'pass', dkim: 'none', dmarc: 'none' },
  raw: 'a'.repeat(64),
  internetMessageId: 'first@bakery.example',
  inReplyTo: [],
}
