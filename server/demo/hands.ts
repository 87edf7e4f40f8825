import { beginConversation, beginSending, markSent, receiveMessage } from '#modules/conversations'
import * as contract from '#contract/tickets.ts'
import type { Wire } from '#contract/endpoint.ts'
import { personForLetter } from '#modules/people'
import { type Arrival, openFromMessage, rate, requesterWrote, vendorWrote, verify } from '#modules/tickets'
import { type Character, levelIds } from './people.ts'
import { type Stage, narrator } from './stage.ts'

/** A ticket of the story, and the conversation with who asked. */
export interface Tale {
  readonly id: string
  readonly number: number
  readonly conversation: string
}

const codes = {
  solved: '01980000-0000-7000-8000-000000000201',
  workaround: '01980000-0000-7000-8000-000000000202',
  advice: '01980000-0000-7000-8000-000000000203',
}
type Next = 'in-work' | 'resolved' | { readonly waitUntil: Temporal.Instant }

/** What people of the story do, each by the same commands as in life. */
export function hands(stage: Stage) {
  const { call, act, settle } = stage
  let letters = 0
  const receive = async (conversation: string, by: { name: string; email: string }, text: string, automatic = false) =>
    act(narrator, async (work) => {
      const author = await personForLetter(work, { address: by.email, name: by.name })
      const message = await receiveMessage(work, conversation, {
        author,
        from: `${by.name} <${by.email}>`,
        text,
        html: null,
        quoted: '',
        blockedImages: 0,
        automatic,
        at: work.at,
        participants: [{ person: author, address: by.email, name: by.name, role: 'from' }],
        attachments: [],
        checks: { spf: 'pass', dkim: 'pass', dmarc: 'pass' },
        raw: null,
        internetMessageId: `${++letters}@story.example`,
        inReplyTo: [],
      })
      return { author, message, at: work.at }
    })

  /** A letter, or a message of the portal, becomes a ticket. */
  const arrive = async (by: { name: string; email: string }, title: string, text: string, more: Partial<Arrival> = {}): Promise<Tale> => {
    const channel = more.channel ?? 'email'
    const conversation = await act(narrator, (work) => beginConversation(work, { channel, audience: 'requester' }))
    const { author, at } = await receive(conversation, by, text)
    const opened = await act(narrator, (work) =>
      openFromMessage(work, { requester: author, conversation, channel, title, startedAt: at, ...more }),
    )
    await settle()
    return { ...opened, conversation }
  }
  const answer = async ({ id, conversation }: Tale, by: Character, text: string, automatic = false) => {
    const { message, at } = await receive(conversation, by, text, automatic)
    await act(narrator, (work) => requesterWrote(work, id, { message, conversation, at, automatic }))
    await settle()
  }
  /** The vendor's engineer writes in a conversation of his own. */
  const vendorAnswers = async ({ id }: Tale, by: Character, text: string) => {
    const conversation = await act(narrator, (work) => beginConversation(work, { channel: 'email', audience: 'vendor' }))
    const { message, at } = await receive(conversation, by, text)
    await act(narrator, (work) => vendorWrote(work, id, { message, conversation, at, automatic: false }))
    await settle()
  }
  /** An agent's letter, which leaves at once. */
  const reply = async ({ id }: Tale, by: Character, text: string, next: Next = 'in-work') => {
    const becomes =
      next === 'resolved'
        ? ({ status: next, code: codes.solved } as const)
        : next === 'in-work'
          ? ({ status: next } as const)
          : ({ status: 'waiting', until: next.waitUntil.toString() } as const)
    const { message } = await call(by, contract.replyToTicket, { params: { ref: id }, body: { text, next: becomes } })
    await act(narrator, async (work) => {
      if (await beginSending(work, message)) await markSent(work, message, {})
    })
    await settle()
  }
  const escalate = async ({ id }: Tale, by: Character, level: keyof typeof levelIds, question: string, vendor?: string) => {
    const card = { done: 'Перезагрузили, проверили кабели и журнал', ruledOut: 'Питание и сеть в порядке', evidence: '', question }
    await call(by, contract.escalateTicket, {
      params: { ref: id },
      body: { level: levelIds[level], card, ...(vendor === undefined ? {} : { vendor }) },
    })
  }
  const edit = async ({ id }: Tale, by: Character, body: Wire<(typeof contract.editTicket)['body']>) =>
    call(by, contract.editTicket, { params: { ref: id }, body })

  return {
    arrive,
    answer,
    vendorAnswers,
    reply,
    escalate,
    edit,
    /** A call or a visit that an agent writes down. */
    register: async (by: Character, body: Wire<typeof contract.NewTicket>): Promise<Tale> => {
      const opened = await call(by, contract.openTicket, { body })
      await settle()
      return { ...opened, conversation: '' }
    },
    take: async ({ id }: Tale, by: Character) => call(by, contract.takeTicket, { params: { ref: id } }),
    note: async ({ id }: Tale, by: Character, text: string) => call(by, contract.noteOnTicket, { params: { ref: id }, body: { text } }),
    giveBack: async ({ id }: Tale, by: Character, reason: string) =>
      call(by, contract.returnTicket, { params: { ref: id }, body: { reason } }),
    wait: async ({ id }: Tale, by: Character, on: 'vendor' | 'hold' | 'part', until: Temporal.Instant, reason: string) =>
      call(by, contract.waitForSomething, { params: { ref: id }, body: { on, until: until.toString(), reason } }),
    resolve: async ({ id }: Tale, by: Character, text: string, code: keyof typeof codes = 'solved') => {
      await call(by, contract.resolveTicket, { params: { ref: id }, body: { code: codes[code], text, tell: true } })
      await settle()
    },
    close: async ({ id }: Tale, by: Character, how: 'spam' | 'thanks', reason: string) =>
      call(by, contract.closeTicket, { params: { ref: id }, body: { how, reason } }),
    merge: async ({ id }: Tale, by: Character, into: Tale) =>
      call(by, contract.mergeTicket, { params: { ref: id }, body: { into: into.id } }),
    judge: async ({ id }: Tale, by: Character, works: boolean, text = '') =>
      act(by, (work) => verify(work, id, { works, text, by: by.id })).then(settle),
    rate: async ({ id }: Tale, by: Character, score: number, comment: string) => act(by, (work) => rate(work, id, { score, comment })),
  }
}
export type Hands = ReturnType<typeof hands>
