/** The settings of mail as an administrator uses them, in both languages: what is set on a screen holds on the server. */
import assert from 'node:assert/strict'
import { createTransport } from 'nodemailer'
import { addMailbox, countParked, listMailboxes } from '#contract/email.ts'
import { listLetters } from '#contract/letters.ts'
import { listTeams } from '#contract/people-acts.ts'
import { choose } from './choose.ts'
import { audit } from './browser.ts'
import { freePort } from './ports.ts'
import { type Seat, save, windowOf } from './seat.ts'
import { until } from './waiting.ts'
import { call, desk, inBothLanguages } from './settings-desk.ts'

inBothLanguages('a mailbox that cannot be reached says so', theMailbox)
inBothLanguages('a letter is worded, looked at, and put back', theLetter)
inBothLanguages('letters beyond the limit of one sender wait for a person', theParked)

async function theMailbox({ page, t, mark }: Seat): Promise<void> {
  const address = `help-${mark === 'in English' ? 'en' : 'ru'}@desk.example`
  await page.goto('/settings/mailboxes')
  await page.getByRole('button', { name: t('email.add-mailbox') }).click()
  const dialog = await windowOf(page, t('email.add-mailbox'))
  await dialog.getByRole('textbox', { name: t('email.address') }).fill(address)
  await choose(dialog.getByRole('radio', { name: t('email.how.imap') }))
  await dialog.getByRole('textbox', { name: t('email.host') }).fill('127.0.0.1')
  const port = dialog.getByRole('textbox', { name: t('email.port') })
  await port.fill(String(await freePort()))
  await port.press('Tab')
  await dialog.getByRole('textbox', { name: t('email.user') }).fill('help')
  await dialog.getByLabel(t('auth.password'), { exact: true }).fill('secret words')
  await save(dialog, t)
  const row = page.getByRole('row').filter({ hasText: address })
  await row.getByRole('button', { name: t('email.try') }).click()
  await page.getByText('ECONNREFUSED').first().waitFor()
  await row.getByText(t('email.state.fails')).waitFor({ timeout: 30_000 })
  const kept = (await call(listMailboxes)).items.find((mailbox) => mailbox.address === address)
  assert.equal(kept?.hasPassword, true)
  assert.ok(!JSON.stringify(kept).includes('secret words'))
}

async function theLetter({ page, t, mark }: Seat): Promise<void> {
  await page.goto('/settings/letters')
  await page
    .getByRole('button', { name: t('letters.name.registered') })
    .first()
    .click()
  let dialog = page.getByRole('dialog')
  const text = dialog.getByRole('textbox', { name: t('letters.text') })
  await text.fill('{nobody-knows}')
  await dialog.getByRole('button', { name: t('letters.preview') }).click()
  await dialog.getByRole('alert').waitFor()
  await text.fill(`Здравствуйте, {name}! ${mark}: #{number}`)
  await dialog.getByRole('button', { name: t('letters.preview') }).click()
  await dialog.getByText(new RegExp(`${mark}: #\\d`)).waitFor()
  assert.deepEqual(await audit(page), [])
  await save(dialog, t)
  const changed = async () => (await call(listLetters)).items.filter((letter) => letter.changed)
  assert.equal((await changed()).length, 1)
  await page
    .getByRole('row')
    .filter({ has: page.getByText(t('letters.own'), { exact: true }) })
    .getByRole('button')
    .click()
  dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: t('letters.reset') }).click()
  await dialog.waitFor({ state: 'detached' })
  assert.equal((await changed()).length, 0)
}

async function theParked({ page, t, mark }: Seat): Promise<void> {
  const name = mark === 'in English' ? 'flood-en' : 'flood-ru'
  const [team] = (await call(listTeams)).items
  assert.ok(team)
  await call(addMailbox, { body: { name, address: `${name}@desk.example`, team: team.id } })
  await page.goto('/tickets')
  const link = page.getByRole('link', { name: t('email.parked') })
  await page.getByRole('heading', { level: 1 }).waitFor()
  assert.equal(await link.count(), 0)
  const client = createTransport({ host: '127.0.0.1', port: desk.smtpPort, secure: false, tls: { rejectUnauthorized: false } })
  for (let n = 1; n <= 22; n++)
    await client.sendMail({ from: `${name}@rye.example`, to: `${name}@desk.example`, subject: `Alarm ${n}`, text: `It rings, ${n}.` })
  client.close()
  await link.waitFor()
  await until('both to be counted', async () => (await link.textContent())?.includes('2') === true)
  await link.click()
  const row = page.getByRole('row').filter({ hasText: `${name}@rye.example` })
  await row.first().waitFor()
  assert.deepEqual(await audit(page), [])
  await row
    .first()
    .getByRole('button', { name: t('email.admit') })
    .click()
  await until('one to be a ticket', async () => (await row.count()) === 1)
  await row.getByRole('button', { name: t('email.discard') }).click()
  await page.getByText(t('email.no-parked')).waitFor()
  assert.deepEqual(await call(countParked), { count: 0, late: 0 })
}
