/** A ticket is handed over with a card in a browser, in both languages: what the level asks for, what is missing, what goes ahead of its card. */
import assert from 'node:assert/strict'
import { listHandOverRules } from '#contract/hand-over.ts'
import { PersonChip as Person } from '#contract/people.ts'
import { addOrganisation, addPerson, editLevel, listLevels } from '#contract/people-acts.ts'
import { getTicket, openTicket, ownTicket } from '#contract/tickets.ts'
import { choose } from './choose.ts'
import { keepScreen as look } from './screens.ts'
import { type Seat, save, windowOf } from './seat.ts'
import { until } from './waiting.ts'
import { call, desk, inBothLanguages } from './settings-desk.ts'

inBothLanguages('a level asks for evidence, and the card that lacks it stays', theCard)
inBothLanguages('the most urgent goes ahead of its card, which is owed and given', theUrgent)
inBothLanguages('a level that does not write to requesters says who does', theWriting)

inBothLanguages('a vendor is written to with the hand-over, and again from the ticket', theVendor)

async function given(mark: string, more: object = {}): Promise<number> {
  const { id } = await call(addPerson, { body: { name: `Анна ${mark}`, email: `anna-${String(Math.random()).slice(2)}@bakery.example` } })
  const { number } = await call(openTicket, {
    body: { title: `Нет связи ${mark}`, text: 'С утра ошибка 619', requester: { person: id }, ...more },
  })
  return number
}
const levelOf = async (number: number) => (await call(getTicket, { params: { ref: String(number) } })).ticket.level.code
const first = async () => {
  const level = (await call(listLevels)).items.find(({ code }) => code === 'L1')
  assert.ok(level)
  return level
}

async function theCard({ page, t, mark }: Seat): Promise<void> {
  const { id } = await first()
  await page.goto('/settings/levels')
  const rules = page.getByRole('region', { name: t('tickets.card.rules') })
  await rules.getByRole('button', { name: /^L1/ }).click()
  const rule = await windowOf(page, `${t('tickets.card.rules')} · L1`)
  const evidence = rule.getByRole('checkbox', { name: t('tickets.card.need.evidence'), exact: true })
  await choose(evidence)
  await save(rule, t)
  await page.getByText(t('tickets.card.rules-saved', { level: 'L1' })).waitFor()
  await look(page, 'rules of hand-over cards')
  const needs = async () => (await call(listHandOverRules)).items.find(({ level }) => level === id)?.needs
  assert.deepEqual(await needs(), ['done', 'evidence', 'question'])

  const number = await given(mark)
  await page.goto(`/tickets/${number}`)
  await page.getByRole('button', { name: t('tickets.escalate') }).click()
  const dialog = await windowOf(page, t('tickets.escalate'))
  const found = dialog.getByRole('textbox', { name: t('tickets.card.evidence') })
  // The requester's own words are there already.
  assert.match(await found.inputValue(), /ошибка 619/)
  const go = dialog.getByRole('button', { name: t('tickets.hand-over') })
  await found.fill('-')
  await dialog.getByRole('textbox', { name: t('tickets.card.done') }).fill('Перезагрузили роутер и проверили кабель')
  await dialog.getByRole('textbox', { name: t('tickets.card.question') }).fill('Есть ли доступ к порту на узле?')
  await go.click()
  const refusal = t('tickets.refusal.tickets.card-incomplete', {
    evidence: 'lacks',
    done: 'there',
    ruledOut: 'there',
    question: 'there',
    service: 'there',
    category: 'there',
    asset: 'there',
  })
  await dialog.getByText(refusal).waitFor()
  await look(page, 'card that is not whole')
  assert.equal(await levelOf(number), 'L1')
  await found.fill('В журнале ошибка 619 с девяти утра')
  await go.click()
  await dialog.waitFor({ state: 'detached' })
  await until('the ticket to be at the second level', async () => (await levelOf(number)) === 'L2')
}

async function theUrgent({ page, t, mark }: Seat): Promise<void> {
  const number = await given(mark, { impact: 'organisation', urgency: 'high' })
  await page.goto(`/tickets/${number}`)
  await page.getByRole('button', { name: t('tickets.escalate') }).click()
  const dialog = await windowOf(page, t('tickets.escalate'))
  await dialog.getByText(t('tickets.card.now-text')).waitFor()
  await look(page, 'urgent hand-over')
  await dialog.getByRole('button', { name: t('tickets.card.now') }).click()
  await dialog.waitFor({ state: 'detached' })
  await until('the ticket to be at the second level', async () => (await levelOf(number)) === 'L2')
  const give = page.getByRole('button', { name: t('tickets.card.give') })
  await give.waitFor()
  await look(page, 'a card is owed')
  await give.click()
  const card = await windowOf(page, t('tickets.card.give'))
  await card.getByRole('textbox', { name: t('tickets.card.done') }).fill('Перезагрузили роутер и проверили кабель')
  await card.getByRole('textbox', { name: t('tickets.card.evidence') }).fill('В журнале ошибка 619 с девяти утра')
  await card.getByRole('textbox', { name: t('tickets.card.question') }).fill('Есть ли доступ к порту на узле?')
  await card.getByRole('button', { name: t('tickets.card.send') }).click()
  await card.waitFor({ state: 'detached' })
  await page.getByText('Есть ли доступ к порту на узле?').first().waitFor()
  await give.waitFor({ state: 'detached' })
  await look(page, 'the card was given')
}

async function theVendor({ page, t, mark }: Seat): Promise<void> {
  const vendor = `Вендор ${mark}`
  await call(addOrganisation, { body: { name: vendor, kind: 'vendor' } })
  const number = await given(mark)
  await page.goto(`/tickets/${number}`)
  await page.getByRole('button', { name: t('tickets.escalate') }).click()
  const dialog = await windowOf(page, t('tickets.escalate'))
  await dialog.getByRole('button', { name: /^L2/ }).click()
  await page.getByRole('option', { name: /^L4/ }).click()
  await dialog.getByRole('button', { name: `${t('tickets.choose')} ${t('tickets.vendor')}`, exact: true }).click()
  await page.getByRole('option', { name: vendor }).click()
  await dialog
    .getByRole('textbox', { name: t('tickets.card.jump'), exact: false })
    .first()
    .fill('Линия поставщика лежит')
  const letter = `Линия 5 не отвечает ${mark}`
  await dialog.getByRole('textbox', { name: t('tickets.vendor-to') }).fill('hans@vendor.example')
  await dialog.getByRole('textbox', { name: t('tickets.vendor-letter') }).fill(letter)
  await dialog.getByRole('textbox', { name: t('tickets.card.done') }).fill('Перезагрузили роутер и проверили кабель')
  await dialog.getByRole('textbox', { name: t('tickets.card.evidence') }).fill('В журнале ошибка 619 с девяти утра')
  await dialog.getByRole('textbox', { name: t('tickets.card.question') }).fill('Есть ли доступ к порту на узле?')
  await look(page, 'hand-over to a vendor')
  await dialog.getByRole('button', { name: t('tickets.hand-over') }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText(letter).first().waitFor()
  // What was being written here before comes first.
  const draft = page.waitForResponse((answer) => answer.url().includes('/drafts/vendor'))
  await page.getByRole('radio', { name: t('tickets.write-to-vendor') }).click()
  await draft
  await page.getByText(t('tickets.vendor-gets', { people: 'hans@vendor.example' })).waitFor()
  const again = `Есть ли новости? ${mark}`
  await page.getByRole('textbox', { name: t('tickets.vendor-text') }).fill(again)
  await look(page, 'writing to a vendor')
  await page.getByRole('button', { name: t('tickets.send-to-vendor') }).click()
  const story = page.getByRole('region', { name: t('tickets.story') })
  await story.getByText(again).waitFor()
  const { spine } = await call(getTicket, { params: { ref: String(number) } })
  const said = spine.flatMap((item) => (item.item === 'message' && item.message.audience === 'vendor' ? [item.message] : []))
  assert.deepEqual(
    said.map(({ text, participants }) => [text, participants.map(({ address }) => address)]),
    [
      [letter, ['hans@vendor.example']],
      [again, ['hans@vendor.example']],
    ],
  )
}

async function theWriting({ page, t, mark }: Seat): Promise<void> {
  const { id } = await first()
  const number = await given(mark)
  const vera = `Вера ${mark}`
  // Roles are given by who is signed in, not by a key.
  const added = await page.request.post('/api/v1/people', {
    data: { name: vera, email: `vera-${String(number)}@desk.example`, roles: ['agent'] },
    headers: { origin: desk.url },
  })
  assert.equal(added.status(), 200, await added.text())
  const { id: owner } = Person.parse(await added.json())
  await call(ownTicket, { params: { ref: String(number) }, body: { owner } })
  await call(editLevel, { params: { id }, body: { mayWriteToRequester: false } })
  try {
    await page.goto(`/tickets/${number}`)
    await page.getByText(t('tickets.level-writes-not', { level: 'L1', owner: vera })).waitFor()
    assert.equal(await page.getByRole('textbox', { name: t('tickets.reply-text') }).count(), 0)
    await look(page, 'a level that does not write')
  } finally {
    await call(editLevel, { params: { id }, body: { mayWriteToRequester: true } })
  }
}
