/** Warnings of an agreement and chains of escalation, as an administrator sets them and is told; in both languages. */
import assert from 'node:assert/strict'
import { addPerson } from '#contract/people-acts.ts'
import { getEscalations } from '#contract/escalation-chains.ts'
import { openTicket } from '#contract/ticket-acts.ts'
import { audit } from './browser.ts'
import { keepScreen } from './screens.ts'
import { type Seat, save, windowOf } from './seat.ts'
import { call, inBothLanguages } from './settings-desk.ts'
import { until } from './waiting.ts'

inBothLanguages('an agreement says what is done before and after a breach', theSteps)
inBothLanguages('a chain tells, and stops when somebody takes care of it', theChain)

async function theSteps({ page, t, mark }: Seat): Promise<void> {
  await page.goto('/settings/agreements')
  await page.getByRole('button', { name: t('sla.add.sla') }).click()
  const dialog = await windowOf(page, t('sla.add.sla'))
  await dialog.getByRole('textbox', { name: t('common.name-ru') }).fill(`Шаги ${mark}`)
  await dialog.getByRole('textbox', { name: t('common.name-en') }).fill(`Steps ${mark}`)
  await dialog
    .getByRole('button', { name: t('sla.step-add') })
    .last()
    .click()
  await dialog
    .getByRole('textbox', { name: t('sla.step-minutes') })
    .last()
    .fill('90')
  await dialog.getByText(t('sla.step-mark')).last().click()
  await keepScreen(page, 'steps-editor')
  assert.deepEqual(await audit(page), [])
  await save(dialog, t)
  const promise = page.getByRole('heading', { name: t('sla.steps') })
  await promise.scrollIntoViewIfNeeded()
  await page
    .getByText(t('sla.when.percent', { percent: '75' }))
    .first()
    .waitFor()
  const hours = mark === 'in English' ? '1 hr, 30 mins' : '1 ч 30 мин'
  await page
    .getByRole('listitem')
    .filter({ hasText: t('sla.when.after', { time: hours }) })
    .filter({ hasText: t('sla.step-said.mark') })
    .waitFor()
  await keepScreen(page, 'steps')
  assert.deepEqual(await audit(page), [])
}

async function theChain({ page, t, mark }: Seat): Promise<void> {
  const name = mark === 'in English' ? `Chain ${mark}` : `Цепочка ${mark}`
  await page.goto('/settings/escalation-chains')
  await page.getByRole('button', { name: t('sla.chain-add') }).click()
  const dialog = await windowOf(page, t('sla.chain-add'))
  await dialog.getByRole('textbox', { name: t('common.name-ru') }).fill(`Цепочка ${mark}`)
  await dialog.getByRole('textbox', { name: t('common.name-en') }).fill(`Chain ${mark}`)
  // At no per cent of the time: as soon as the ticket is there.
  await dialog.getByRole('textbox', { name: t('sla.step-percent') }).fill('0')
  await dialog
    .getByRole('button', { name: t('sla.chain-to') })
    .first()
    .click()
  await page.getByRole('option', { name: t('sla.chain-to.person') }).click()
  await dialog
    .getByRole('button', { name: t('sla.chain-person') })
    .last()
    .waitFor()
  await keepScreen(page, 'chain-editor')
  assert.deepEqual(await audit(page), [])
  await save(dialog, t)
  await page.getByRole('row').filter({ hasText: name }).waitFor()
  await keepScreen(page, 'chains')
  assert.deepEqual(await audit(page), [])

  const { id: requester } = await call(addPerson, { body: { name: `Анна ${mark}`, email: `anna.${mark.length}@client.example` } })
  const { number } = await call(openTicket, { body: { title: `Всё стоит ${mark}`, requester: { person: requester } } })
  const params = { ref: String(number) }
  await until('the chain to tell', async () =>
    (await call(getEscalations, { params })).notices.some(({ chain }) => chain?.ru === `Цепочка ${mark}`),
  )
  await page.goto(`/tickets/${number}`)
  await page.getByRole('heading', { name: t('sla.escalations') }).scrollIntoViewIfNeeded()
  await page.getByText(name).first().waitFor()
  await keepScreen(page, 'escalated')
  assert.deepEqual(await audit(page), [])
  await page.getByRole('button', { name: t('sla.take') }).click()
  await page
    .getByText(t('sla.taken-by', { person: '', at: '' }).replace(/[ ,]+$/, ''))
    .first()
    .waitFor()
  await page.getByRole('button', { name: t('sla.take') }).waitFor({ state: 'detached' })
  assert.equal((await call(getEscalations, { params })).mayAcknowledge, false)
  await keepScreen(page, 'taken')

  // Out of use, so that the other language's ticket is told of its own chain alone.
  await page.goto('/settings/escalation-chains')
  await page.getByRole('button', { name: t('sla.chain-edit', { name }) }).click()
  const edited = await windowOf(page, t('sla.chain-edit', { name }))
  await edited.getByText(t('sla.chain-active'), { exact: true }).click()
  await save(edited, t)
  await page
    .getByRole('row')
    .filter({ hasText: name })
    .filter({ hasText: t('sla.chain-off') })
    .waitFor()
}
