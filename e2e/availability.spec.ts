/** An outage is recorded and put right on an incident, maintenance is announced, and a contract says what was reached and why; in both languages. */
import assert from 'node:assert/strict'
import { addAgreement, listAgreements, publishAgreement } from '#contract/agreement-acts.ts'
import { getAvailability } from '#contract/availability.ts'
import { addService } from '#contract/catalog.ts'
import { addOrganisation, addPerson } from '#contract/people-acts.ts'
import { openTicket } from '#contract/ticket-acts.ts'
import { choose } from './choose.ts'
import { audit } from './browser.ts'
import { keepScreen } from './screens.ts'
import { type Seat, save, windowOf } from './seat.ts'
import { call, inBothLanguages } from './settings-desk.ts'
import { until } from './waiting.ts'

inBothLanguages('an outage uses up what a contract allows, and every number says why', theMonth)
inBothLanguages('an agreement is edited to promise a service, to VIPs only, and says so', theEditor)

const hours = { kind: 'duration' as const, ms: 4 * 3_600_000 }
const silence = { ru: '', en: '' }

async function given(mark: string) {
  const { id: client } = await call(addOrganisation, { body: { name: `Хлебозавод ${mark}`, kind: 'client' } })
  const { id: service } = await call(addService, { body: { names: { ru: `Касса ${mark}`, en: `Tills ${mark}` } } })
  const { id: anna } = await call(addPerson, {
    body: { name: `Анна ${mark}`, email: `anna-${String(Math.random()).slice(2)}@bakery.example`, organisation: client },
  })
  const { number } = await call(openTicket, {
    body: { title: `Кассы стоят ${mark}`, text: 'Ни одна не работает', requester: { person: anna } },
  })
  return { client, service, number, calendar: (await call(listAgreements)).calendars[0]?.id ?? '' }
}

const agreed = (client: string, calendar: string) => ({
  validFrom: '2026-01-01T00:00:00Z',
  validTo: null,
  rank: 10,
  match: { organisations: [client], services: [], kinds: [], priorities: [], levels: [], teams: [], vendors: [] },
  calendar,
  targets: [{ metric: 'resolution' as const, byPriority: { '1': hours, '2': hours, '3': hours, '4': hours, '5': hours } }],
  texts: { supportHours: silence, availability: silence, reportingPeriod: silence, howToReport: silence, howWeInform: silence },
})

async function theMonth({ page, t, mark }: Seat): Promise<void> {
  const { client, service, number, calendar } = await given(mark)
  const promise = { service, percent: 99.5, calendar: null, countsDegraded: false, noticeHours: 24 }
  const names = { ru: `Договор ${mark}`, en: `Contract ${mark}` }
  const { id } = await call(addAgreement, { body: { kind: 'sla', names, terms: { ...agreed(client, calendar), availability: [promise] } } })
  await call(publishAgreement, { params: { id } })

  await page.goto('/settings/maintenance')
  await page.getByRole('button', { name: t('monitoring.announce') }).click()
  const planned = await windowOf(page, t('monitoring.announce'))
  await planned.getByRole('button', { name: t('tickets.service'), exact: false }).click()
  await page.getByRole('option', { name: mark === 'in English' ? `Tills ${mark}` : `Касса ${mark}` }).click()
  await planned.getByRole('textbox', { name: t('monitoring.from'), exact: true }).fill('+3')
  await planned.getByRole('textbox', { name: t('monitoring.to'), exact: true }).fill('+4')
  await planned.getByRole('textbox', { name: t('monitoring.text-ru') }).fill('Новые кассы')
  await save(planned, t)
  await page.getByRole('row').filter({ hasText: mark }).first().waitFor()
  await keepScreen(page, 'maintenance')
  assert.deepEqual(await audit(page), [])

  await page.goto(`/tickets/${number}`)
  const outages = page.getByRole('region', { name: t('incidents.outages') })
  await outages.getByRole('button', { name: t('incidents.record') }).click()
  const recorded = await windowOf(page, t('incidents.record'))
  await recorded.getByRole('button', { name: t('tickets.service'), exact: false }).click()
  await page.getByRole('option', { name: mark === 'in English' ? `Tills ${mark}` : `Касса ${mark}` }).click()
  await keepScreen(page, 'outage recorded')
  const [from, to] = lastWorkingHour()
  await recorded.getByRole('textbox', { name: t('incidents.from'), exact: true }).fill(from)
  await save(recorded, t)
  await outages.getByText(t('incidents.degree.full')).waitFor()
  await outages.getByRole('button', { name: t('incidents.correct'), exact: true }).click()
  const corrected = await windowOf(page, t('incidents.correct-title'))
  await corrected.getByRole('textbox', { name: t('incidents.to'), exact: true }).fill(to)
  await corrected.getByRole('textbox', { name: t('incidents.reason') }).fill('Кассы пошли через час')
  await save(corrected, t)
  await outages.getByRole('button', { name: t('incidents.history-count', { n: 2 }) }).click()
  await page.getByText('Кассы пошли через час').waitFor()
  await keepScreen(page, 'outage history')
  assert.deepEqual(await audit(page), [])
  await page.keyboard.press('Escape')

  const months = { from: '2026-01', to: Temporal.Now.plainDateISO('UTC').add({ days: 1 }).toPlainYearMonth().toString(), agreement: id }
  await until('an hour to be counted', async () =>
    (await call(getAvailability, { query: months })).items.some(({ downMs }) => downMs === 3_600_000),
  )
  const month = (await call(getAvailability, { query: months })).items.find(({ downMs }) => downMs > 0)
  await page.goto(`/reports/availability?from=${month?.month ?? ''}&to=${month?.month ?? ''}`)
  const row = page.getByRole('row').filter({ hasText: names[mark === 'in English' ? 'en' : 'ru'] })
  await row.getByRole('button', { name: '60', exact: true }).waitFor()
  await keepScreen(page, 'availability')
  assert.deepEqual(await audit(page), [])
  await row.getByRole('button', { name: '60', exact: true }).click()
  const why = page.getByRole('dialog')
  await why.getByRole('link', { name: `#${number}` }).waitFor()
  await keepScreen(page, 'availability derivation')
  assert.deepEqual(await audit(page), [])
  await page.goto(`/settings/agreements/${id}`)
  await page
    .getByRole('region', { name: t('sla.availability'), exact: true })
    .getByText('99', { exact: false })
    .first()
    .waitFor()
  await page
    .getByRole('region', { name: t('sla.availability.last-months') })
    .getByRole('row')
    .nth(1)
    .waitFor()
  await keepScreen(page, 'agreement with availability')
  assert.deepEqual(await audit(page), [])
}

/** Ten to eleven of the last working day of the seeded calendar, as it is typed in Moscow. */
function lastWorkingHour(): [string, string] {
  let day = Temporal.Now.plainDateISO('Europe/Moscow').subtract({ days: 1 })
  while (day.dayOfWeek > 5 || day.toString().endsWith('-11-04')) day = day.subtract({ days: 1 })
  const typed = `${day.day}.${day.month}.${day.year}`
  return [`${typed} 10:00`, `${typed} 11:00`]
}

async function theEditor({ page, t, mark }: Seat): Promise<void> {
  const { client, calendar } = await given(`${mark} 2`)
  const names = { ru: `Правка ${mark}`, en: `Edited ${mark}` }
  const { id } = await call(addAgreement, { body: { kind: 'sla', names, terms: agreed(client, calendar) } })
  await page.goto(`/settings/agreements/${id}`)
  await page.getByRole('button', { name: t('sla.edit-draft') }).click()
  const dialog = await windowOf(page, t('sla.edit-draft'))
  await dialog.getByRole('button', { name: t('sla.availability-add') }).click()
  const percent = dialog.getByRole('textbox', { name: t('sla.availability-percent') })
  await percent.fill(mark === 'in English' ? '99.95' : '99,95')
  await percent.blur()
  await percent.scrollIntoViewIfNeeded()
  await choose(dialog.getByRole('checkbox', { name: t('sla.match-vip') }))
  await keepScreen(page, 'availability editor')
  assert.deepEqual(await audit(page), [])
  await save(dialog, t)
  await page
    .getByRole('region', { name: t('sla.availability'), exact: true })
    .getByText(mark === 'in English' ? '99.95 %' : '99,95 %')
    .waitFor()
  await page.getByText(t('sla.match.vip')).waitFor()
  await page.getByRole('button', { name: t('sla.publish') }).click()
  const publishing = await windowOf(page, t('sla.publish'))
  await publishing.getByRole('button', { name: t('sla.publish') }).click()
  await publishing.waitFor({ state: 'detached' })
  await page.goto('/settings/agreements')
  const tried = page
    .getByRole('list', { name: t('sla.try') })
    .getByRole('listitem')
    .filter({ hasText: names[mark === 'in English' ? 'en' : 'ru'] })
  await tried.getByText(t('sla.why-not.notVip')).waitFor()
  await choose(page.getByRole('checkbox', { name: t('sla.try-vip') }))
  await tried.getByText(t('sla.why-not.notVip')).waitFor({ state: 'detached' })
}
