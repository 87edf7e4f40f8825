import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Language } from '#contract/common.ts'
import { resolveTicket, replyToTicket } from '#contract/ticket-acts.ts'
import { type VerificationRule, setVerificationRules, verifyTicket } from '#contract/verification.ts'
import { rows } from '#platform/db/index.ts'
import { system } from '#testing/given.ts'
import { givenTickets, solved } from '#testing/tickets.ts'

const desk = await givenTickets()
await desk.settle()
const question = { ru: 'Теперь работает?', en: 'Does it work now?' }
const thanks = { ru: 'Спасибо, что подтвердили', en: 'Thank you for telling us' }
const over = { ru: 'решена и закрыта', en: 'solved and closed' }
const deed = 'Заменили порт'

const rule = (how: VerificationRule['how'], closes = true) =>
  desk.call(system, setVerificationRules, {
    body: {
      rules: [{ services: [], priorities: [], how, check: how === 'check' ? { kind: 'tcp', target: 'gate.example' } : null, closes }],
    },
  })
const arrive = async (language: Language) => {
  await desk.act(system, (work) => work.tx.updateTable('person').set({ language }).where('id', '=', desk.anna).execute())
  return desk.arrive()
}
/** What the requester is written by the desk itself about the solution; and what stands below replies. */
const written = async (conversation: string) => {
  await desk.settle()
  const found = await rows<{ text: string; footer: string | null; automatic: boolean }>(
    desk.db,
    sql`select m.text, m.automatic, l.footer from message m left join mail_look l on l.message_id = m.id
      where m.conversation_id = ${conversation} and m.direction = 'out' order by m.at, m.id`,
  )
  const letters = found.filter(({ automatic }) => automatic).map(({ text }) => text)
  return { letters: letters.slice(1), footers: found.flatMap(({ automatic, footer }) => (automatic ? [] : [footer])) }
}
const resolve = (ref: string) => desk.call(desk.boris, resolveTicket, { params: { ref }, body: { code: solved, text: deed, tell: true } })
const reply = (ref: string) =>
  desk.call(desk.boris, replyToTicket, { params: { ref }, body: { text: deed, next: { status: 'resolved', code: solved } } })
const confirm = (ref: string) => desk.call(desk.lidia, verifyTicket, { params: { ref }, body: { works: true } })

for (const language of ['ru', 'en'] as const) {
  test(`the letter about a solution asks whether it works only where the requester’s word verifies it (${language})`, async () => {
    for (const how of ['requester', 'second', 'check', 'none'] as const) {
      await rule(how, false)
      const { id, conversation } = await arrive(language)
      await resolve(id)
      const { letters } = await written(conversation)
      assert.equal(letters.length, 1, how)
      const [letter = ''] = letters
      assert.ok(letter.includes(deed), how)
      assert.equal(letter.includes(question[language]), how === 'requester', how)
      assert.equal(letter.includes('/l/'), how === 'requester', `${how}: a link to say so`)
    }
  })

  test(`nor does a reply that solves (${language})`, async () => {
    for (const how of ['requester', 'second', 'check', 'none'] as const) {
      await rule(how, false)
      const { id, conversation } = await arrive(language)
      await reply(id)
      const { letters, footers } = await written(conversation)
      assert.deepEqual(letters, [], how)
      assert.equal(footers.length, 1)
      assert.equal(footers[0]?.includes(question[language]) ?? false, how === 'requester', how)
    }
  })

  test(`what is closed without the requester’s word thanks him for none (${language})`, async () => {
    await rule('second')
    const second = await arrive(language)
    await resolve(second.id)
    await confirm(second.id)
    const [, told = '', ...more] = (await written(second.conversation)).letters
    assert.deepEqual(more, [])
    assert.ok(told.includes(over[language]) && !told.includes(thanks[language]), told)

    await rule('none')
    const none = await arrive(language)
    await resolve(none.id)
    const [once = '', ...twice] = (await written(none.conversation)).letters
    assert.deepEqual(twice, [], 'solved and closed at once, it is told once')
    assert.ok(once.includes(over[language]) && once.includes(deed), once)

    const answered = await arrive(language)
    await reply(answered.id)
    const { letters, footers } = await written(answered.conversation)
    assert.deepEqual([letters, footers.length], [[], 1], 'the reply itself told it')
    assert.ok(!(footers[0] ?? '').includes(question[language]))
  })
}
