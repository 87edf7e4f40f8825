/** A problem from its incidents to the watch, in a browser, in both languages: cause, workaround on the incident and the portal, known error, fix, test. */
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { getMe } from '#contract/auth-acts.ts'
import { listServices } from '#contract/catalog.ts'
import { getProblem } from '#contract/problems.ts'
import { closeTicket, editTicket, listResolutionCodes, openTicket, resolveTicket } from '#contract/tickets.ts'
import { audit } from './browser.ts'
import { keepScreen } from './screens.ts'
import { type Seat, save, windowOf } from './seat.ts'
import { call, inBothLanguages } from './settings-desk.ts'
import { until } from './waiting.ts'

inBothLanguages('incidents become a problem that is understood, lessened, fixed and closed', theProblem)

const words = {
  ru: {
    first: 'Весы на кассе не взвешивают',
    second: 'Не взвешивают весы в отделе рыбы',
    third: 'Весы снова не взвешивают',
    problem: 'Весы перестают взвешивать',
  },
  en: {
    first: 'Badge reader rejects cards',
    second: 'Cards rejected by the badge reader at gate two',
    third: 'Badge reader rejects my card',
    problem: 'Badge readers reject cards',
  },
}

async function theProblem({ page, t, mark }: Seat): Promise<void> {
  const say = words[mark === 'in English' ? 'en' : 'ru']
  const { person } = await call(getMe)
  const [first, second] = [await incident(say.first, person.id), await incident(say.second, person.id)]

  await page.goto(`/tickets/${first}`)
  await page.getByRole('button', { name: t('problems.register') }).click()
  const made = await windowOf(page, t('problems.register'))
  await made.getByRole('textbox', { name: t('problems.title') }).fill(say.problem)
  await made.getByRole('combobox', { name: t('problems.add-incident') }).fill(`#${second}`)
  await page.getByRole('option', { name: new RegExp(`#${second}`) }).click()
  await keepScreen(page, 'problem registered')
  await save(made, t)
  await page.waitForURL(/\/tickets\/\d+#cause$/)
  const number = /\/tickets\/(\d+)#/.exec(page.url())?.[1] ?? ''

  const write = async (act: string, fill: Record<string, string>) => {
    await page.getByRole('button', { name: act, exact: true }).first().click()
    const dialog = page.getByRole('dialog', { name: act })
    for (const [name, text] of Object.entries(fill)) await dialog.getByRole('textbox', { name }).fill(text)
    await save(dialog, t)
  }
  await write(t('problems.add.hypothesis'), { [t('problems.text.hypothesis')]: `Прошивка 2.1 ${mark}` })
  await write(t('problems.add.for'), { [t('problems.text.for')]: 'Началось в день обновления', [t('problems.link')]: `#${first}` })
  await write(t('problems.add.against'), { [t('problems.text.against')]: 'На одной кассе работает' })
  await page.getByRole('button', { name: t('problems.judge') }).click()
  const verdict = page.getByRole('dialog', { name: t('problems.judge') })
  await verdict.getByRole('textbox', { name: t('problems.verdict-reason') }).fill('Откат прошивки помог')
  await save(verdict, t)
  await page.getByText(t('problems.verdict.confirmed'), { exact: true }).waitFor()
  await write(t('problems.add.why'), { [t('problems.text.why')]: 'Обновление ставят без проверки' })
  const bone = page.getByRole('button', { name: `${t('problems.add.cause')}: ${t('problems.branch.process')}` })
  await bone.click()
  const cause = page.getByRole('dialog', { name: t('problems.add.cause') })
  await cause.getByRole('textbox', { name: t('problems.text.cause') }).fill('Нет стенда для проверки обновлений')
  await save(cause, t)
  await page.getByRole('img', { name: t('problems.fishbone-of', { title: say.problem }) }).waitFor()
  await keepScreen(page, 'problem cause')
  await isSound(page)

  await page.getByRole('radio', { name: t('problems.part.remedy') }).click()
  await page.getByRole('button', { name: t('problems.publish') }).click()
  const workaround = await windowOf(page, t('problems.publish-title'))
  const [agents, requesters] = [`Откатить прошивку ${mark}`, `Выключите и включите ${mark}`]
  for (const [label, text] of [
    [t('problems.agents-ru'), agents],
    [t('problems.agents-en'), agents],
    [t('problems.requesters-ru'), requesters],
    [t('problems.requesters-en'), requesters],
  ])
    await workaround.getByRole('textbox', { name: label ?? '' }).fill(text ?? '')
  await save(workaround, t)
  await page.getByText(t('problems.published'), { exact: true }).waitFor()
  await keepScreen(page, 'problem remedy')
  await isSound(page)

  await page.goto(`/tickets/${second}`)
  await page.getByText(agents).waitFor()
  await keepScreen(page, 'workaround on an incident')
  await isSound(page)
  await page.goto(`/portal/tickets/${second}`)
  await page.getByText(requesters).waitFor()
  assert.equal(await page.getByText(agents).count(), 0)
  await keepScreen(page, 'workaround on the portal')

  await page.goto('/tickets')
  await page.getByRole('button', { name: t('worklists.new') }).click()
  const register = page.getByRole('dialog', { name: t('desk.new-ticket') })
  await register.getByRole('combobox', { name: t('tickets.requester') }).fill(person.name)
  await page.getByRole('option', { name: person.name }).first().click()
  await register.getByRole('textbox', { name: t('tickets.title') }).fill(say.third)
  await register.getByText(`#${number}`).waitFor()
  await register.getByText(t('diagnosis.duplicates')).waitFor()
  await register.getByRole('button', { name: t('problems.use') }).click()
  await register.getByRole('button', { name: t('problems.chosen') }).waitFor()
  await keepScreen(page, 'known error while registering')
  await isSound(page)
  await register.getByRole('button', { name: t('tickets.register'), exact: true }).click()
  await page.waitForURL(/\/tickets\/\d+$/)
  await page.getByText(agents).waitFor()
  const known = async () => call(getProblem, { params: { ref: number } })
  await until('the use to be counted', async () => (await known()).knownError?.uses === 1)
  assert.equal((await known()).incidents.length, 3)
  await page.goto('/known-errors')
  await page.getByRole('row').filter({ hasText: say.problem }).waitFor()
  await keepScreen(page, 'known errors')
  await isSound(page)

  await page.goto(`/tickets/${number}#remedy`)
  await write(t('problems.add.fix'), { [t('problems.text.fix')]: 'Прошивка 2.2 на всех весах' })
  await write(t('problems.add.test'), { [t('problems.text.test')]: 'Сто взвешиваний на трёх кассах' })
  await page
    .getByRole('region', { name: t('problems.part.remedy') })
    .getByText(t('problems.test-passed'), { exact: true })
    .waitFor()
  await closeProblem(number)
  await until('the watch to begin', async () => (await known()).watch !== null)
  await page.goto(`/problems?show=watched`)
  await page.getByRole('row').filter({ hasText: say.problem }).waitFor()
  await keepScreen(page, 'problems watched')
  await isSound(page)
  await page.goto(`/tickets/${number}#remedy`)
  await page.getByText(t('problems.watch-before', { before: 3, beforeWeeks: 1 })).waitFor()
  await keepScreen(page, 'problem watched')

  await page.getByRole('button', { name: t('problems.add-improvement') }).click()
  const better = await windowOf(page, t('problems.add-improvement'))
  await better.getByRole('textbox', { name: t('problems.what') }).fill(`Стенд ${mark}`)
  await save(better, t)
  await page.goto('/improvements')
  await page
    .getByRole('row')
    .filter({ hasText: `Стенд ${mark}` })
    .waitFor()
  await keepScreen(page, 'improvements')
  await page.goto('/reports/problems?days=30')
  const used = page.getByRole('region', { name: t('reports.problems-used') })
  await used.getByRole('row').filter({ hasText: say.problem }).getByRole('button', { name: '1', exact: true }).click()
  await page.getByRole('dialog').getByText(say.third).waitFor()
  await keepScreen(page, 'report of problems')
  await isSound(page)
}

async function incident(title: string, requester: string): Promise<number> {
  return (await call(openTicket, { body: { title, text: 'С утра', requester: { person: requester } } })).number
}

async function closeProblem(number: string): Promise<void> {
  const params = { ref: number }
  const service = (await call(listServices)).items.find(({ categories }) => categories.some(({ kinds }) => kinds.length === 0))
  const category = service?.categories.find(({ kinds }) => kinds.length === 0)
  const code = (await call(listResolutionCodes)).items[0]
  assert.ok(service && category && code)
  await call(editTicket, { params, body: { service: service.id, category: category.id } })
  await call(resolveTicket, { params, body: { code: code.id, text: 'Прошивка 2.2' } })
  await call(closeTicket, { params, body: { how: 'agent', reason: 'Проверено' } })
}

/** Accessible, with no tooltip of what the pointer happens to lie on. */
async function isSound(page: Page): Promise<void> {
  await page.mouse.move(0, 0)
  await page.getByRole('tooltip').first().waitFor({ state: 'detached' })
  assert.deepEqual(await audit(page), [])
}
