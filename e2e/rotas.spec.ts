/** Rotas as an administrator keeps them, in both languages. */
import assert from 'node:assert/strict'
import { listRotas } from '#contract/rotas.ts'
import { audit } from './browser.ts'
import { type Seat, save, windowOf } from './seat.ts'
import { call, desk, inBothLanguages } from './settings-desk.ts'
import { until } from './waiting.ts'

inBothLanguages('a rota gets its turns, and one takes over another’s', theRota)

async function theRota({ page, t, mark }: Seat): Promise<void> {
  const [first, second] = [`Дежурная ${mark}`, `Сменщик ${mark}`]
  for (const name of [first, second])
    await page.request.post('/api/v1/people', {
      data: { name, email: `${name.length}.${mark.length}@desk.example`, roles: ['agent'] },
      headers: { origin: desk.url },
    })
  await page.goto('/settings/rotas')
  await page.getByRole('button', { name: t('rotas.add') }).click()
  let dialog = await windowOf(page, t('rotas.add'))
  await dialog.getByRole('textbox', { name: t('common.name-ru') }).fill(`Ночь ${mark}`)
  await dialog.getByRole('textbox', { name: t('common.name-en') }).fill(`Night ${mark}`)
  await dialog.getByRole('combobox', { name: t('rotas.add-member') }).fill(first)
  await page.getByRole('option', { name: first }).click()
  await dialog.getByRole('textbox', { name: t('rotas.hand-over') }).fill('00:00')
  await save(dialog, t)
  await page.getByRole('heading', { level: 1, name: mark === 'in English' ? `Night ${mark}` : `Ночь ${mark}` }).waitFor()
  await page.getByRole('row').filter({ hasText: first }).first().waitFor()
  assert.deepEqual(await audit(page), [])
  await page.getByRole('button', { name: t('rotas.add-override') }).click()
  dialog = await windowOf(page, t('rotas.add-override'))
  await dialog.getByRole('combobox', { name: t('rotas.override-person') }).fill(second)
  await page.getByRole('option', { name: second }).click()
  await dialog.getByRole('textbox', { name: t('rotas.override-to') }).fill('+2')
  await save(dialog, t)
  await page
    .getByRole('row')
    .filter({ hasText: second })
    .filter({ hasText: t('rotas.by-override') })
    .waitFor()
  const onNow = async () => (await call(listRotas, {})).items.find(({ names }) => names.ru === `Ночь ${mark}`)?.now.person?.name
  assert.equal(await onNow(), second)
  await page.getByRole('button', { name: t('rotas.remove-override', { name: second, at: '' }).replace(/[ ,]+$/, '') }).click()
  await page
    .getByText(t('rotas.no-overrides'))
    .or(page.getByRole('row').filter({ hasText: second }))
    .first()
    .waitFor()
  await until('the turn to be taken back', async () => (await onNow()) === first)
}
