/** Promises that were counted wrongly are corrected, a breach is asked to be exempted, and the report says both; in both languages. */
import assert from 'node:assert/strict'
import { getCorrections } from '#contract/corrections.ts'
import { getCalendar, saveDraft } from '#contract/calendar-acts.ts'
import { addPerson } from '#contract/people-acts.ts'
import { openTicket } from '#contract/tickets.ts'
import { audit } from './browser.ts'
import { keepScreen } from './screens.ts'
import { type Seat, windowOf } from './seat.ts'
import { until } from './waiting.ts'
import { call, inBothLanguages } from './settings-desk.ts'

inBothLanguages('who leads corrects a start and asks for an exemption', theCorrection)
inBothLanguages('publishing a calendar says what it would move', theCalendar)

async function theCorrection({ page, t, mark }: Seat): Promise<void> {
  const { id } = await call(addPerson, { body: { name: `Анна ${mark}`, email: `anna-${String(Math.random()).slice(2)}@bakery.example` } })
  const startedAt = Temporal.Now.instant()
    .subtract({ hours: 30 * 24 })
    .toString()
  const { number } = await call(openTicket, {
    body: {
      title: `Касса ${mark}`,
      text: 'Не печатает',
      channel: 'desk',
      requester: { person: id },
      startedAt,
      startedReason: 'Нашли записку',
    },
  })
  const params = { ref: String(number) }
  await page.goto(`/tickets/${number}`)
  const clocks = page.getByRole('region', { name: t('sla.clocks'), exact: true })
  await clocks
    .getByRole('button', { name: t('sla.exempt') })
    .first()
    .click()
  const asking = page.getByRole('dialog')
  await asking.getByRole('textbox', { name: t('sla.exempt-reason') }).fill('Склад клиента был закрыт')
  await asking.getByRole('button', { name: t('sla.exempt-do') }).click()
  await page.getByText(t('sla.exempt-asked')).waitFor()
  const corrections = page.getByRole('region', { name: t('sla.corrections'), exact: true })
  await corrections.getByText('Склад клиента был закрыт').waitFor()
  assert.equal(await corrections.getByRole('button', { name: t('sla.exempt-grant') }).count(), 0, 'nobody decides his own')

  await corrections.getByRole('button', { name: t('sla.correct') }).click()
  const dialog = await windowOf(page, t('sla.correct-title'))
  const day = Temporal.Now.plainDateISO().subtract({ days: 20 })
  await dialog.getByRole('textbox', { name: t('sla.correct-started') }).fill(`${day.day}.${day.month}.${day.year} 10:00`)
  const preview = dialog
    .getByRole('grid', { name: t('sla.correct-preview') })
    .or(dialog.getByRole('table', { name: t('sla.correct-preview') }))
  await preview.waitFor()
  await dialog.getByRole('textbox', { name: t('sla.correct-reason') }).fill('Записка была датирована неверно')
  await keepScreen(page, 'correction')
  assert.deepEqual(await audit(page), [])
  await dialog.getByRole('button', { name: t('sla.correct-do'), exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await corrections.getByText('Записка была датирована неверно').first().waitFor()
  await until('the correction to be kept', async () => (await call(getCorrections, { params })).restatements.length > 0)
  await keepScreen(page, 'corrected ticket')
  assert.deepEqual(await audit(page), [])

  const { exemptions } = await call(getCorrections, { params })
  const from = Temporal.Now.plainDateISO().subtract({ days: 40 }).toString()
  await page.goto(`/reports/compliance?from=${from}&to=${Temporal.Now.plainDateISO().toString()}&by=priority`)
  const judged = page.getByRole('region', { name: t('reports.judged.title'), exact: true })
  await judged
    .getByRole('link', { name: `#${number}` })
    .first()
    .waitFor()
  await judged
    .getByText(exemptions[0]?.reason ?? '')
    .first()
    .waitFor()
  await keepScreen(page, 'judged')
  assert.deepEqual(await audit(page), [])
}

/** The desk's usual calendar: from today on it changes, from last month on it corrects. */
async function theCalendar({ page, t }: Seat): Promise<void> {
  const params = { id: '01980000-0000-7000-8000-000000000301' }
  const { draft } = await call(getCalendar, { params })
  const plan = { timezone: 'Europe/Moscow', weekly: { mon: [['10:00', '16:00']] as [string, string][] } }
  await call(saveDraft, { params, body: { plan, revision: draft?.revision ?? 0 } })
  await page.goto(`/settings/calendars/${params.id}`)
  await page.getByRole('button', { name: t('sla.replay') }).click()
  const replay = await windowOf(page, t('sla.replay'))
  await replay.getByRole('status').waitFor()
  await replay
    .getByRole('button', { name: t('common.close') })
    .last()
    .click()
  await page.getByRole('button', { name: t('calendars.publish') }).click()
  const dialog = await windowOf(page, t('calendars.publish'))
  await dialog.getByText(t('calendars.is-change')).waitFor()
  await dialog.getByLabel(t('calendars.valid-from')).fill(Temporal.Now.plainDateISO().subtract({ days: 30 }).toString())
  await dialog.getByText(t('calendars.is-correction')).waitFor()
  await dialog.getByRole('status').waitFor()
  await keepScreen(page, 'calendar correction')
  assert.deepEqual(await audit(page), [])
  await dialog.getByRole('button', { name: t('common.cancel') }).click()
}
