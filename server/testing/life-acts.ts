/** What can happen to a ticket in the test of leaks. Each act says by itself for whom its words are, before the house is asked to do it. */
import { sql } from 'kysely'
import type { Actor } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import type { Perform } from '#platform/http/index.ts'
import * as api from '#contract/tickets.ts'
import { answerByPage, giveCaseByPage, returnByPage } from '#contract/vendor-page.ts'
import { replyTo } from '#modules/conversations'
import type { Circle, givenCanaries } from './canaries.ts'
import type { Life, diceOf } from './dice.ts'
import { levelIds } from './tickets.ts'

interface Given {
  readonly call: Perform
  readonly db: Reader
  readonly agent: Actor
  readonly vendors: { readonly netz: string; readonly kabel: string }
  readonly requester: string
  readonly canaries: ReturnType<typeof givenCanaries>
  readonly dice: ReturnType<typeof diceOf>
  readonly bring: (from: string, to: string, cc: readonly string[], text: string) => Promise<void>
  readonly upload: (name: string, text: string) => Promise<string>
}

const anna = 'anna@bakery.example'
const engineers = { netz: ['hans@netz.example', 'ida@netz.example'], kabel: ['paul@kabel.example'] } as const
const guru = 'guru@outside.example'
const anybody = ['olga@bakery.example', ...engineers.netz, ...engineers.kabel, guru]

export async function actsOf({ call, db, agent, vendors, requester, canaries, dice, bring, upload }: Given) {
  const { canary, widen } = canaries
  const none: readonly string[] = []
  /** Everybody on the requester's side: who comes in later reads the conversation from its beginning. */
  const side: Circle = new Set([anna, 'maria@bakery.example'])
  /** Who is written to in conversations with the vendor that has the ticket, and may know by what number he knows it. */
  const knows = { netz: new Set<string>(), kabel: new Set<string>() }
  const subjects = new Map<string, string>()
  const file = (word: string): Promise<string> => upload(`${word}.log`, `bytes ${word}`)
  const opened = await call(agent, api.openTicket, {
    body: {
      title: `Касса ${canary(side)}`,
      text: `Не печатает ${canary(side)}`,
      requester: { person: requester },
      attachments: [await file(canary(side))],
      assignToMe: true,
    },
  })
  const params = { ref: opened.id }
  const life: Life = { ...opened, sent: [], received: [], dice }
  /** What was said on these sides, with the names of its files. The whole page of a ticket with many conversations would take the test's time. */
  const saidTo = (...sides: readonly string[]) =>
    rows<{ id: string; text: string; files: { id: string; name: string }[] }>(
      db,
      sql`select m.id, m.text, (select coalesce(json_agg(json_build_object('id', a.id, 'name', a.name)), '[]') from attachment a where a.message_id = m.id) as files
        from ticket_conversation l join conversation c on c.id = l.conversation_id join message m on m.conversation_id = c.id
        where l.ticket_id = ${opened.id} and c.audience = any(${sides}::text[]) order by m.at, m.id`,
    )
  /** On the vendors' side once: who is, is never let in on the other. */
  const theirs = new Set<string>()
  /** Who has the ticket, as far as these acts have gone through. */
  let holder: 'netz' | 'kabel' | undefined
  /** Some files of the ticket that may go out, copied to be sent to these. */
  const chosen = async (to: Iterable<string>): Promise<string[]> => {
    if (dice.next() < 0.7) return []
    const there = (await saidTo('requester', 'vendor')).flatMap(({ files }) => files)
    const wanted = dice.some(there, 0.2).slice(0, 2)
    if (wanted.length === 0) return []
    const { items } = await call(agent, api.copyFiles, { params, body: { attachments: wanted.map(({ id }) => id) } })
    for (const { name } of wanted) for (const word of canaries.found(name)) widen(word, to)
    return items.map(({ id }) => id)
  }
  const letterTo = async (to: readonly string[]) => {
    const subject = canary(to)
    const fresh = dice.next() < 0.3 ? [await file(canary(to))] : []
    return {
      subject,
      letter: {
        to: [...to],
        subject: `Port ${subject}`,
        text: `Check ${canary(to)} please`,
        attachments: [...fresh, ...(await chosen(to))],
      },
    }
  }
  const subjectOf = async (word: string): Promise<void> => {
    const [thread] = await rows<{ id: string }>(db, sql`select conversation_id as id from vendor_thread where subject = ${`Port ${word}`}`)
    if (thread) subjects.set(thread.id, word)
  }
  const vendorLetters = () => life.sent.filter(({ side: of, letter }) => of === 'vendor' && letter.replyTo.length > 0)
  const knownTo = async (conversation: string, to: readonly string[]): Promise<void> => {
    const word = subjects.get(conversation)
    if (word !== undefined) widen(word, to)
    const [thread] = await rows<{ vendor: string | null }>(
      db,
      sql`select vendor_id as vendor from vendor_thread where conversation_id = ${conversation}`,
    )
    const name = thread?.vendor === vendors.netz ? 'netz' : thread?.vendor === vendors.kabel ? 'kabel' : undefined
    if (name) for (const one of to) knows[name].add(one)
  }

  const acts: Record<string, () => Promise<boolean>> = {
    async reply() {
      const cc: string[] = []
      for (const one of dice.some(anybody, 0.15)) if (!theirs.has(one)) cc.push(one)
      for (const one of cc) side.add(one)
      const attachments = dice.next() < 0.3 ? [await file(canary(side))] : []
      const word = canary(side)
      await call(agent, api.replyToTicket, { params, body: { text: `Ответ ${word}`, cc, attachments } })
      return true
    },
    async note() {
      await call(agent, api.noteOnTicket, {
        params,
        body: { text: `Между нами ${canary(none)}`, attachments: [await file(canary(none))] },
      })
      return true
    },
    async wait() {
      await call(agent, api.waitForSomething, { params, body: { on: 'part', reason: `Ждём ${canary(none)}` } })
      return true
    },
    async handOver() {
      const name = dice.next() < 0.6 ? 'netz' : 'kabel'
      const to = dice.some(engineers[name], 0.7)
      if (to.length === 0) return false
      const { subject, letter } = await letterTo(to)
      const card = {
        done: `Проверили кабель ${canary(none)}`,
        ruledOut: canary(none),
        evidence: canary(none),
        question: `Что с портом ${canary(none)}`,
      }
      await call(agent, api.escalateTicket, {
        params,
        body: { level: levelIds.L4, vendor: vendors[name], card, jumpReason: `Надо ${canary(none)}`, letter },
      })
      for (const one of to) knows[name].add(one)
      holder = name
      await subjectOf(subject)
      for (const one of to) theirs.add(one)
      return true
    },
    /** Several matters at once, each a conversation of its own. */
    async vendorLetter() {
      const name = holder
      for (let i = 0; i < 4; i++) {
        const to = name === undefined ? [guru] : [dice.pick(engineers[name]) ?? guru]
        const { subject, letter } = await letterTo(to)
        await call(agent, api.writeToVendor, { params, body: letter })
        if (name !== undefined) for (const one of to) knows[name].add(one)
        await subjectOf(subject)
        for (const one of to) theirs.add(one)
      }
      return true
    },
    async writeVendor() {
      const talks = await rows<{ id: string }>(
        db,
        sql`select c.id from ticket_conversation l join conversation c on c.id = l.conversation_id where l.ticket_id = ${opened.id} and c.audience = 'vendor' order by c.id`,
      )
      const talk = dice.pick(talks)
      if (!talk) return false
      // Who is shown to the agent before he sends.
      const shown = await replyTo(db, talk.id)
      const cc = dice.some(anybody, 0.2)
      const to = [...new Set([...shown.to, ...cc])]
      await knownTo(talk.id, to)
      for (const one of to) if (!side.has(one)) theirs.add(one)
      await call(agent, api.replyToTicket, {
        params,
        body: { text: `Ещё ${canary(to)}`, conversation: talk.id, cc, attachments: await chosen(to) },
      })
      return true
    },
    async forward() {
      const said = await saidTo('requester', 'vendor')
      const message = dice.pick(said)
      if (!message) return false
      const to = [guru]
      for (const word of [...canaries.found(message.text), ...message.files.flatMap(({ name }) => canaries.found(name))]) widen(word, to)
      const subject = canary(to)
      const body = { to, subject: `Port ${subject}`, text: `Смотрите ${canary(to)}`, ticket: opened.id }
      await call(agent, api.forwardMessage, { params: { id: message.id }, body })
      await subjectOf(subject)
      for (const one of to) theirs.add(one)
      return true
    },
    async setCase() {
      const name = holder
      if (name === undefined) return false
      await call(agent, api.setVendorCase, { params, body: { number: `C-${canary(knows[name])}` } })
      return true
    },
    async giveBack() {
      await call(agent, api.returnTicket, { params, body: { reason: `Назад ${canary(none)}` } })
      holder = undefined
      return true
    },
    async mailFromVendor() {
      const sent = dice.pick(vendorLetters())
      const from = dice.pick(sent?.to ?? [])
      if (!sent || from === undefined) return false
      // Vendors put the requester in copy too: that is their own letter to her.
      const cc = dice.some(
        [...sent.to, anna].filter((one) => one !== from),
        0.2,
      )
      for (const one of cc) if (one !== anna) theirs.add(one)
      await bring(from, sent.letter.replyTo[0]?.address ?? '', cc, `Antwort ${canary([from, ...cc])}`)
      return true
    },
    async mailFromRequester() {
      const sent = dice.pick(life.sent.filter((one) => one.side === 'requester'))
      if (!sent) return false
      const cc = dice.some(['olga@bakery.example'], 0.3)
      for (const one of cc) side.add(one)
      await bring(anna, sent.letter.replyTo[0]?.address ?? '', cc, `И ещё ${canary(side)}`)
      return true
    },
    async mailFromStranger() {
      const sent = dice.pick(life.sent)
      if (!sent) return false
      const from = `eve${life.number}@strange.example`
      await bring(from, sent.letter.replyTo[0]?.address ?? '', none, `Пустите ${canary([from])}`)
      return true
    },
    async pageAnswer() {
      const sent = dice.pick(vendorLetters())
      const author = dice.pick(sent?.to ?? [])
      if (sent?.token === undefined || author === undefined) return false
      await call({ kind: 'stranger' }, answerByPage, {
        params: { token: sent.token },
        body: { text: `Gemacht ${canary(sent.to)}`, author },
      })
      return true
    },
    async pageCase() {
      const name = holder
      const sent = dice.pick(vendorLetters())
      if (sent?.token === undefined) return false
      await call({ kind: 'stranger' }, giveCaseByPage, {
        params: { token: sent.token },
        body: { number: `P-${canary(name === undefined ? none : knows[name])}` },
      })
      return true
    },
    async pageReturn() {
      const sent = dice.pick(vendorLetters())
      const author = dice.pick(sent?.to ?? [])
      if (sent?.token === undefined || author === undefined) return false
      await call({ kind: 'stranger' }, returnByPage, {
        params: { token: sent.token },
        body: { reason: `Fertig ${canary(sent.to)}`, author },
      })
      holder = undefined
      return true
    },
    async neverForwardNote() {
      const message = dice.pick(await saidTo('internal'))
      if (!message) return false
      await call(agent, api.forwardMessage, { params: { id: message.id }, body: { to: [guru], ticket: opened.id } })
      return true
    },
    async neverCopyNoteFile() {
      const attachment = (await saidTo('internal')).flatMap(({ files }) => files)[0]
      if (!attachment) return false
      await call(agent, api.copyFiles, { params, body: { attachments: [attachment.id] } })
      return true
    },
    async neverReplyToVendor() {
      const known = vendorLetters().flatMap(({ to }) => to)
      const alien = known.find((one) => !side.has(one))
      if (alien === undefined) return false
      await call(agent, api.replyToTicket, { params, body: { text: `Всем ${canary(none)}`, cc: [alien] } })
      return true
    },
    async neverVendorToRequester() {
      await call(agent, api.writeToVendor, { params, body: { to: [guru, anna.toUpperCase()], text: `Обоим ${canary(none)}` } })
      return true
    },
  }
  return { life, acts }
}
