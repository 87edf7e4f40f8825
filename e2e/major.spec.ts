/** A major incident from declaring to its review: children by the warning while registering and from a list, resolved with it; in both languages. */
import assert from 'node:assert/strict'
import { addService } from '#contract/catalog.ts'
import { getMajor } from '#contract/major-incidents.ts'
import { addPerson } from '#contract/people-acts.ts'
import { listActions } from '#contract/reviews.ts'
import { getTicket, openTicket } from '#contract/tickets.ts'
import { audit } from './browser.ts'
import { keepScreen as look } from './screens.ts'
import { type Seat, windowOf } from './seat.ts'
import { call, inBothLanguages } from './settings-desk.ts'
import { until } from './waiting.ts'

inBothLanguages('a major incident gathers its children, is resolved with them, and is reviewed', theMajor)

async function given(mark: string) {
  const { id: service } = await call(addService, { body: { names: { ru: `Связь ${mark}`, en: `Network ${mark}` } } })
  const { id: person } = await call(addPerson, {
    body: { name: `Анна ${mark}`, email: `anna-${String(Math.random()).slice(2)}@bakery.example` },
  })
  const open = async (title: string) => (await call(openTicket, { body: { title, requester: { person }, service } })).number
  return { number: await open(`Нет связи ${mark}`), other: await open(`Сеть лежит ${mark}`) }
}

async function theMajor({ page, t, mark }: Seat): Promise<void> {
  const { number, other } = await given(mark)
  const ref = String(number)
  const button = (name: string) => page.getByRole('button', { name, exact: true })

  await page.goto(`/tickets/${ref}`)
  // What loads above would move the button away from under the pointer.
  await page.getByRole('region', { name: t('updates.updates') }).waitFor()
  await button(t('major.declare')).click()
  const declared = await windowOf(page, t('major.declare-title'))
  await declared.getByRole('textbox', { name: t('major.reason') }).fill('Связи нет на трёх площадках')
  await declared.getByRole('textbox', { name: t('major.impact-sentence') }).fill('Никто не может работать')
  await declared.getByRole('textbox', { name: t('major.public-ru') }).fill('Связи нет, чиним.')
  await look(page, 'major declared')
  await declared.getByRole('button', { name: t('major.declare-do'), exact: true }).click()
  await page.waitForURL(`**/major/${ref}`)

  // Whoever calls now is told while he is registered, and becomes a child.
  await page.goto('/tickets')
  await page.getByRole('button', { name: t('worklists.new') }).click()
  const registering = await windowOf(page, t('desk.new-ticket'))
  const warning = registering.getByText(t('major.warning', { text: `#${ref} Нет связи ${mark} — Связи нет, чиним.` }))
  await warning.waitFor()
  await look(page, 'major warned')
  await registering.getByRole('combobox').first().fill(`Анна ${mark}`)
  await page.getByRole('option', { name: `Анна ${mark}` }).click()
  await registering.getByRole('textbox', { name: t('tickets.title') }).fill(`И у нас нет ${mark}`)
  await registering
    .getByRole('button', { name: t('major.warning-join') })
    .first()
    .click()
  await registering.getByRole('button', { name: t('tickets.register'), exact: false }).click()
  await page.waitForURL((url) => url.pathname.startsWith('/tickets/'))
  const child = Number(/\/tickets\/(\d+)/.exec(page.url())?.[1])

  await page.goto(`/tickets?q=${encodeURIComponent(`Сеть лежит ${mark}`)}`)
  await page
    .getByRole('row')
    .filter({ hasText: `#${String(other)}` })
    .getByRole('checkbox')
    .press('Space')
  await button(t('major.bulk', { number: ref })).click()
  await page.getByText(t('major.added', { count: 1 })).waitFor()

  await page.goto(`/major/${ref}`)
  const children = page.getByRole('region', { name: t('major.children') })
  for (const one of [child, other]) await children.getByRole('link', { name: `#${String(one)}` }).waitFor()
  await page.getByRole('radio', { name: t('major.line-kind.decision') }).click()
  await page.getByRole('textbox', { name: t('major.line') }).fill('Переходим на запасной канал')
  await button(t('major.note')).click()
  const timeline = page.getByRole('region', { name: t('major.timeline') })
  await timeline.getByText('Переходим на запасной канал').waitFor()
  await look(page, 'major running')
  assert.deepEqual(await audit(page), [])

  await page.goto(`/tickets/${ref}`)
  await page
    .getByRole('button', { name: t('tickets.resolve'), exact: false })
    .first()
    .click()
  const resolving = await windowOf(page, t('tickets.resolve-title', { number: ref }))
  await resolving.getByRole('button', { name: t('tickets.resolution-code') }).click()
  await page.getByRole('option').first().click()
  await resolving.getByRole('textbox', { name: t('tickets.solution') }).fill('Переключили на запасной канал')
  await resolving.getByRole('button', { name: t('tickets.resolve'), exact: true }).click()
  await resolving.waitFor({ state: 'detached' })
  for (const one of [child, other])
    await until(`#${String(one)} to be resolved with it`, async () => {
      const { ticket } = await call(getTicket, { params: { ref: String(one) } })
      return ticket.status === 'resolved' && ticket.resolution === 'Переключили на запасной канал'
    })

  await page.goto(`/major/${ref}`)
  await button(t('major.stand-down')).click()
  const standing = await windowOf(page, t('major.stand-down-title'))
  await standing.getByRole('textbox', { name: t('major.stand-down-reason') }).fill('Связь есть везде')
  await standing.getByRole('button', { name: t('major.stand-down'), exact: true }).click()
  await standing.waitFor({ state: 'detached' })
  await until('a review to be due', async () => (await call(getMajor, { params: { ref } })).review !== null)
  await look(page, 'major over')

  await page.goto(`/major/${ref}/review`)
  for (const [label, text] of [
    ['summary', 'Обрыв у провайдера'],
    ['wentWell', 'Быстро переключились'],
    ['wentBadly', 'Долго искали схему'],
  ] as const)
    await page.getByRole('textbox', { name: t(`major.review.${label}`), exact: true }).fill(text)
  await page.getByRole('textbox', { name: t('major.review.why', { n: 1 }) }).fill('Один ввод')
  await button(t('major.review.save')).click()
  await page.getByText(t('major.review.saved')).waitFor()
  await button(t('major.action.add')).click()
  const agreed = await windowOf(page, t('major.action.add-title'))
  await agreed.getByRole('textbox', { name: t('major.action.text') }).fill(`Второй ввод ${mark}`)
  await agreed.getByRole('button', { name: t('common.save') }).click()
  await agreed.waitFor({ state: 'detached' })
  await page
    .getByRole('row')
    .filter({ hasText: `Второй ввод ${mark}` })
    .waitFor()
  await look(page, 'major review')
  assert.deepEqual(await audit(page), [])
  await button(t('major.review.approve')).click()
  await button(t('major.review.publish')).click()
  await page.getByText(t('major.review-state.published')).waitFor()

  await page.goto('/major/actions')
  await page
    .getByRole('row')
    .filter({ hasText: `Второй ввод ${mark}` })
    .getByRole('button', { name: t('major.action.done') })
    .click()
  await until('the action to be done', async () =>
    (await call(listActions, { query: { show: 'ended' } })).items.some(
      ({ text, endedAt }) => text === `Второй ввод ${mark}` && endedAt !== null,
    ),
  )
  await page.goto('/major/measures')
  await page
    .getByRole('row')
    .filter({ hasText: `#${ref}` })
    .waitFor()
  await look(page, 'major measures')
  assert.deepEqual(await audit(page), [])
}
