/** Levels as who organises the desk sees them: merged, split and put back while tickets run; and their report. In both languages. */
import assert from 'node:assert/strict'
import { addTeam, listLevels } from '#contract/people-acts.ts'
import { openTicket } from '#contract/ticket-acts.ts'
import { choose } from './choose.ts'
import { audit } from './browser.ts'
import { keepScreen } from './screens.ts'
import { type Seat, save, windowOf } from './seat.ts'
import { call, inBothLanguages } from './settings-desk.ts'

inBothLanguages('two levels are merged and put back, one is split and put back', theStructure)
inBothLanguages('the report of levels opens its tickets', theReport)

const codes = async () => (await call(listLevels)).items.map(({ code }) => code)
const named = async (code: string, mark: string) => {
  const level = (await call(listLevels)).items.find((one) => one.code === code)
  assert.ok(level)
  return { level, title: `${code} · ${level.name[mark === 'in English' ? 'en' : 'ru']}` }
}

async function theStructure({ page, t, mark }: Seat): Promise<void> {
  const [first, second] = [await named('L1', mark), await named('L2', mark)]
  await call(addTeam, { body: { name: `Ночная смена ${mark}`, levels: [first.level.id] } })
  await page.goto('/settings/levels')
  const row = (text: string | RegExp) => page.getByRole('row').filter({ hasText: text }).first()
  await row(second.level.name[mark === 'in English' ? 'en' : 'ru'])
    .getByRole('button', { name: t('people.level-merge') })
    .click()
  let dialog = await windowOf(page, t('people.level-merge-title', { level: second.title }))
  await dialog.getByRole('button', { name: t('people.level-merge-into') }).click()
  await page.getByRole('option', { name: first.title }).click()
  await dialog.getByRole('status').waitFor()
  await keepScreen(page, 'levels merge')
  await save(dialog, t)
  const merged = row(t('people.level-merged', { from: 'L2', to: 'L1' }))
  await merged.waitFor()
  assert.deepEqual(await codes(), ['L1', 'L3', 'L4'])
  await merged.getByRole('button', { name: t('people.level-undo') }).click()
  await row(second.level.name[mark === 'in English' ? 'en' : 'ru']).waitFor()
  assert.deepEqual(await codes(), ['L1', 'L2', 'L3', 'L4'])

  await row(first.level.name[mark === 'in English' ? 'en' : 'ru'])
    .getByRole('button', { name: t('people.level-split') })
    .click()
  dialog = await windowOf(page, t('people.level-split-title', { level: first.title }))
  const code = mark === 'in English' ? 'L1n' : 'L1н'
  await dialog.getByRole('textbox', { name: t('common.name-ru') }).fill('Ночь')
  await dialog.getByRole('textbox', { name: t('common.name-en') }).fill('Night')
  await dialog.getByRole('textbox', { name: t('people.level-code') }).fill(code)
  await choose(dialog.getByRole('checkbox', { name: `Ночная смена ${mark}` }))
  await dialog.getByRole('status').waitFor()
  await keepScreen(page, 'levels split')
  await save(dialog, t)
  const split = row(new RegExp(`${code}.*Ночная смена ${mark}`, 'su'))
  await split.waitFor()
  assert.ok((await codes()).includes(code))
  await keepScreen(page, 'levels changes')
  assert.deepEqual(await audit(page), [])
  await split.getByRole('button', { name: t('people.level-undo') }).click()
  await page.waitForFunction((text) => !document.body.innerText.includes(text), t('people.level-undo'))
  assert.deepEqual(await codes(), ['L1', 'L2', 'L3', 'L4'])
}

async function theReport({ page, t, mark }: Seat): Promise<void> {
  const requester = { name: `Отдел ${mark}` }
  await call(openTicket, { body: { title: `Не печатает ${mark}`, requester } })
  await page.goto('/reports')
  await page.getByRole('link', { name: t('reports.levels-title') }).click()
  await page.getByRole('heading', { level: 1, name: t('reports.levels-title') }).waitFor()
  await page.getByRole('img', { name: t('reports.levels-flow') }).waitFor()
  assert.deepEqual(await audit(page), [])
  await keepScreen(page, 'levels report')
  const count = page.getByRole('definition').first()
  const shown = Number((await count.innerText()).trim())
  assert.ok(shown >= 1)
  await count.getByRole('link').click()
  await page.getByText(`Не печатает ${mark}`).first().waitFor()
}
