/** Assets as who keeps the list keeps them, in both languages. */
import assert from 'node:assert/strict'
import { listAssets } from '#contract/assets.ts'
import { choose } from './choose.ts'
import { audit } from './browser.ts'
import { type Seat, save, windowOf } from './seat.ts'
import { call, inBothLanguages } from './settings-desk.ts'
import { until } from './waiting.ts'

inBothLanguages('an asset is added, given a number and taken out of use', theAsset)

async function theAsset({ page, t, mark }: Seat): Promise<void> {
  const name = `МФУ ${mark}`
  await page.goto('/tickets')
  await page.getByRole('link', { name: t('assets.assets') }).click()
  await page.getByRole('heading', { level: 1, name: t('assets.assets') }).waitFor()
  assert.deepEqual(await audit(page), [])
  await page
    .getByRole('button', { name: t('assets.add') })
    .first()
    .click()
  let dialog = await windowOf(page, t('assets.add'))
  await dialog.getByRole('textbox', { name: t('assets.name'), exact: true }).fill(name)
  await dialog.getByRole('button', { name: t('assets.kind') }).click()
  await page.getByRole('option', { name: t('assets.kind.printer') }).click()
  await dialog.getByRole('textbox', { name: t('assets.inventory') }).fill(`PR-${mark.length}`)
  await save(dialog, t)
  const row = page.getByRole('row').filter({ hasText: name })
  await row.click()
  dialog = await windowOf(page, name)
  await choose(dialog.getByRole('checkbox', { name: t('assets.retired') }))
  await save(dialog, t)
  await until('it to leave the list', async () => (await row.count()) === 0)
  await choose(page.getByRole('checkbox', { name: t('assets.retired-ones') }))
  await row.waitFor()
  const [kept] = (await call(listAssets, { query: { retired: 'true', q: name } })).items
  assert.deepEqual([kept?.kind, kept?.inventory, kept?.retiredAt !== null], ['printer', `PR-${mark.length}`, true])
}
