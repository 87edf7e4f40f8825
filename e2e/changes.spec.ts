/** A change from its plan to its passed test: planned and asked about at the desk, approved from the page that its letter leads to; in both languages. */
import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { addService } from '#contract/catalog.ts'
import { getChange } from '#contract/changes.ts'
import { listTickets } from '#contract/worklists.ts'
import { parseLetter } from '#platform/mail/index.ts'
import { choose } from './choose.ts'
import { audit } from './browser.ts'
import { keepScreen } from './screens.ts'
import { type Seat, save, windowOf } from './seat.ts'
import { call, desk, inBothLanguages } from './settings-desk.ts'
import { eventually } from './waiting.ts'
import type { Words } from './words.ts'

inBothLanguages('a change is planned, approved from its letter, done and tested', theChange)
inBothLanguages('a source of alerts is added, tried on a sample, and its secret told once', theSource)

async function theChange({ page, t, mark }: Seat): Promise<void> {
  const isEnglish = mark === 'in English'
  const title = isEnglish ? 'Replace the disk of node 5' : 'Заменить диск узла 5'
  const service = isEnglish ? `Storage ${mark}` : `Хранилище ${mark}`
  const approver = isEnglish ? 'Olga Sergeeva' : 'Ольга Сергеева'
  const email = isEnglish ? 'olga.en@desk.example' : 'olga.ru@desk.example'
  await call(addService, { body: { names: { ru: service, en: service } } })
  // Roles are given by who is signed in, not by a key.
  const added = await page.request.post('/api/v1/people', {
    data: { name: approver, email, roles: ['manager'], language: isEnglish ? 'en' : 'ru' },
    headers: { origin: desk.url },
  })
  assert.equal(added.status(), 200, await added.text())

  await page.goto('/changes')
  await page.getByRole('button', { name: t('changes.new') }).click()
  const fresh = await windowOf(page, t('changes.new'))
  await fresh.getByRole('textbox', { name: t('changes.make-title') }).fill(title)
  await fresh.getByRole('button', { name: t('changes.new-service'), exact: false }).click()
  await page.getByRole('option', { name: service }).click()
  await save(fresh, t)
  await page.waitForURL(/\/tickets\/\d+/)
  const ref = new URL(page.url()).pathname.split('/').at(-1) ?? ''

  await thePlan(page, t)
  const side = page.getByRole('complementary', { name: t('tickets.details') })
  await side.getByText(t('changes.state.draft')).first().waitFor()
  await side.getByRole('button', { name: t('changes.ask'), exact: true }).click()
  const asking = await windowOf(page, t('changes.ask'))
  await asking.getByRole('combobox', { name: t('changes.add-approver') }).fill(approver.slice(0, 5))
  await page.getByRole('option', { name: approver }).click()
  await keepScreen(page, 'change asking')
  await press(asking, t('changes.send-asking'))
  await side.getByText(t('changes.state.asked')).first().waitFor()
  assert.deepEqual(await audit(page), [])
  await keepScreen(page, 'change asked')

  await page.goto(new URL(await linkOf(email)).pathname)
  await page.getByRole('heading', { level: 1, name: t('changes.link.ask') }).waitFor()
  await page.getByText(isEnglish ? 'Boot and read the log' : 'Загрузиться и прочесть журнал').waitFor()
  assert.deepEqual(await audit(page), [])
  await keepScreen(page, 'change to approve')
  assert.equal((await call(getChange, { params: { ref } })).state, 'asked')
  await page.getByRole('button', { name: t('changes.approve'), exact: true }).click()
  await page.getByRole('heading', { level: 1, name: t('portal.link.approved') }).waitFor()

  await page.goto(`/tickets/${ref}`)
  await side.getByText(t('changes.state.approved')).first().waitFor()
  await deed(page, side, t, 'begin', '')
  await deed(page, side, t, 'finish', isEnglish ? 'The disk is replaced' : 'Диск заменён')
  await keepScreen(page, 'change done')
  await deed(page, side, t, 'test', isEnglish ? 'The node boots' : 'Узел загрузился')
  await side.getByText(t('changes.state.tested')).first().waitFor()
  assert.deepEqual(await audit(page), [])
  await side.getByText(t('changes.deed.tested-passed')).scrollIntoViewIfNeeded()
  await keepScreen(page, 'change tested')
  assert.equal((await call(getChange, { params: { ref } })).state, 'tested')

  const day = Temporal.Now.plainDateISO('Europe/Moscow').add({ days: 7 })
  await page.goto(`/changes?week=${day.toString()}`)
  await page
    .getByRole('list', { name: t('changes.week') })
    .getByText(title)
    .first()
    .waitFor()
  assert.deepEqual(await audit(page), [])
  await keepScreen(page, 'changes of a week')
  await page.setViewportSize({ width: 390, height: 800 })
  await keepScreen(page, 'changes on a phone')
}

/** Everything that must be said before it may begin, in one window. */
async function thePlan(page: Page, t: Words): Promise<void> {
  const isEnglish = t('common.save') === 'Save'
  await page
    .getByRole('button', { name: t('changes.write-plan') })
    .first()
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.waitFor({ timeout: 30_000 })
  const fill = (name: string, text: string) => dialog.getByRole('textbox', { name, exact: true }).fill(text)
  await fill(t('changes.plan'), isEnglish ? '1. Stop the node\n2. Replace the disk' : '1. Остановить узел\n2. Заменить диск')
  await fill(t('changes.test-plan'), isEnglish ? 'Boot and read the log' : 'Загрузиться и прочесть журнал')
  await fill(t('changes.rollback-plan'), isEnglish ? 'Put the old disk back' : 'Вернуть старый диск')
  for (const [question, mark] of [
    ['reach', 2],
    ['downtime', 2],
    ['undo', 1],
    ['experience', 2],
    ['trial', 1],
  ] as const)
    await choose(
      dialog
        .getByRole('radiogroup', { name: t(`changes.q.${question}`) })
        .getByRole('radio', { name: t(`changes.q.${question}.${mark}`), exact: true }),
    )
  await dialog.getByText(t('changes.risk.medium')).first().waitFor()
  const day = Temporal.Now.plainDateISO('Europe/Moscow').add({ days: 7 })
  const typed = `${day.day}.${day.month}.${day.year}`
  await fill(t('changes.window-from'), `${typed} 22:00`)
  await fill(t('changes.window-to'), `${typed} 23:30`)
  assert.deepEqual(await audit(page), [])
  await keepScreen(page, 'change planned')
  await save(dialog, t)
}

const press = async (dialog: Locator, name: string) => {
  await dialog.getByRole('button', { name, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

async function deed(page: Page, side: Locator, t: Words, what: 'begin' | 'finish' | 'test', text: string): Promise<void> {
  await side.getByRole('button', { name: t(`changes.${what}`), exact: true }).click()
  const dialog = await windowOf(page, t(`changes.${what}`))
  if (what === 'test') await choose(dialog.getByRole('radio', { name: t('changes.test-passed'), exact: true }))
  await dialog.getByRole('textbox', { name: t(`changes.${what}-text`) }).fill(text)
  await press(dialog, t(`changes.${what}`))
}

/** What the letter to this address leads to. */
const linkOf = (email: string): Promise<string> =>
  eventually(`the letter to ${email}`, async () => {
    const outbox = join(desk.dataFolder, 'outbox')
    for (const file of await readdir(outbox).catch(() => [])) {
      if (!file.endsWith('.eml')) continue
      const letter = parseLetter(await readFile(join(outbox, file)))
      const link = /https?:\/\/\S+\/l\/\S+/.exec(letter.text)?.[0]
      if (letter.to.some(({ address }) => address === email) && link !== undefined) return link
    }
    return undefined
  })

/** The monitoring system that finds what changes mend. */
async function theSource({ page, t, mark }: Seat): Promise<void> {
  const name = `Zabbix ${mark}`
  await page.goto('/settings/alerts')
  await page.getByRole('button', { name: t('monitoring.alert-add') }).click()
  const dialog = await windowOf(page, t('monitoring.alert-add'))
  await dialog.getByRole('textbox', { name: t('monitoring.alert-name') }).fill(name)
  await dialog.getByRole('combobox', { name: t('tickets.requester') }).fill('Ада')
  await page
    .getByRole('option', { name: /Ада/ })
    .first()
    .click()
  await dialog.getByRole('radio', { name: 'Zabbix' }).click()
  await dialog
    .getByRole('textbox', { name: t('monitoring.alert-try') })
    .fill('{"trigger_id":"7","event_name":"Disk full","event_value":"1"}')
  await dialog.getByRole('button', { name: t('monitoring.alert-try-do') }).click()
  await dialog.getByText('Disk full', { exact: true }).waitFor()
  assert.deepEqual(await audit(page), [])
  await keepScreen(page, 'alert source')
  await dialog.getByRole('button', { name: t('common.save') }).click()
  const told = page.getByRole('alertdialog', { name: t('monitoring.alert-secret') })
  const secret = await told.getByRole('textbox', { name: t('monitoring.alert-secret') }).inputValue()
  assert.match(secret, /^[\w-]{43}$/)
  const url = await told.getByRole('textbox', { name: t('monitoring.alert-url') }).inputValue()
  assert.deepEqual(await audit(page), [])
  await keepScreen(page, 'alert secret')
  await told.getByRole('button', { name: t('monitoring.alert-kept') }).click()
  await page.getByRole('row').filter({ hasText: name }).getByText(t('monitoring.alert-never')).waitFor()
  assert.deepEqual(await audit(page), [])
  await keepScreen(page, 'alert sources')

  // What it calls in becomes an incident; when it is over, somebody is asked to look.
  const calls = async (value: '0' | '1') => {
    const body = JSON.stringify({ trigger_id: mark, event_name: `Disk full ${mark}`, event_value: value })
    const timestamp = String(Math.floor(Temporal.Now.instant().epochMilliseconds / 1000))
    const signature = createHmac('sha256', secret).update(`${timestamp}:${body}`).digest('hex')
    const headers = { 'content-type': 'application/json', 'x-opora-timestamp': timestamp, 'x-opora-signature': signature }
    const answer = await fetch(url, { method: 'POST', body, headers })
    assert.equal(answer.status, 200, await answer.text())
  }
  await calls('1')
  const [found] = (await call(listTickets, { query: { q: `Disk full ${mark}` } })).items
  await page.goto(`/tickets/${found?.number ?? 0}`)
  await page.getByText(t('monitoring.alert-state.firing'), { exact: true }).waitFor()
  assert.equal(await page.getByRole('button', { name: t('monitoring.alert-over-do') }).count(), 0)
  await calls('0')
  await page.getByRole('button', { name: t('monitoring.alert-over-do') }).click()
  const solving = await windowOf(page, t('tickets.resolve-title', { number: String(found?.number) }))
  assert.notEqual(await solving.getByRole('textbox', { name: t('tickets.solution') }).inputValue(), '')
  await keepScreen(page, 'alert that is over')
  await page.keyboard.press('Escape')
}
