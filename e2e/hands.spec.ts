/** Everyday acts by the keyboard alone, in Russian under ЙЦУКЕН and in English: the mouse is not touched. */
import assert from 'node:assert/strict'
import { addPerson } from '#contract/people-acts.ts'
import { getTicket, openTicket } from '#contract/tickets.ts'
import { audit } from './browser.ts'
import { type Hands, handsOf } from './keys.ts'
import { keepScreen as look } from './screens.ts'
import { type Seat, windowOf } from './seat.ts'
import { call, inBothLanguages } from './settings-desk.ts'
import { until } from './waiting.ts'

inBothLanguages('a queue is worked through by the keyboard', theQueue, { timeout: 300_000 })

async function theQueue(seat: Seat): Promise<void> {
  const { page, t, mark } = seat
  const press = handsOf(page, mark === 'по-русски' ? 'ru' : 'en')
  const name = `Анна ${mark}`
  const { id } = await call(addPerson, { body: { name, email: `anna-${String(Math.random()).slice(2)}@bakery.example` } })
  const numbers: number[] = []
  for (const what of ['Не печатает принтер', 'Нет связи', 'Забыт пароль']) {
    const { number } = await call(openTicket, { body: { title: `${what} ${mark}`, text: 'С утра', requester: { person: id } } })
    numbers.push(number)
  }
  const [first = 0, second = 0, third = 0] = numbers
  const on = (number: number) => page.waitForURL((url) => url.pathname === `/tickets/${String(number)}`)
  const story = page.getByRole('region', { name: t('tickets.story') })

  await page.goto(`/tickets?view=open&sort=oldest&requester=${id}`)
  await page.getByRole('row').nth(3).waitFor()
  await press('j', 'o')
  await on(first)
  await story.waitFor()

  // Taken, noted, answered: and on to the next.
  await press('m')
  await until('the ticket to be taken', async () => (await read(first)).assignee !== null)
  await press('x')
  await writing(seat, t('tickets.note-text'), `Перезагрузил ${mark}`)
  await press('Control+Enter')
  await story.getByText(`Перезагрузил ${mark}`).waitFor()
  await press('Escape', 'r')
  await writing(seat, t('tickets.reply-text'), `Готово ${mark}`)
  await press('Control+Shift+Enter')
  await on(second)
  await page.getByRole('heading', { level: 1, name: `Нет связи ${mark}` }).waitFor()

  await thePalette(seat, press, third, name)
  await theTabs(seat, press, { first, third })
  await theList(seat, press, id, numbers)
  await theSwitch(seat, press)
}

const read = async (number: number) => (await call(getTicket, { params: { ref: String(number) } })).ticket

/** The keyboard has been brought to the field by the key. */
async function writing({ page }: Seat, label: string, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name: label, exact: true })
  await field.waitFor()
  await until(`the keyboard to be in ${label}`, () => field.evaluate((one) => one === document.activeElement))
  await page.keyboard.type(text)
}

async function thePalette({ page, t, mark }: Seat, press: Hands, third: number, name: string): Promise<void> {
  const palette = page.getByRole('dialog', { name: t('desk.palette') })
  /** Typed, and Enter does the first. */
  const first = async (words: string, found: string | RegExp) => {
    await press('Control+k')
    await palette.getByRole('menuitem').first().waitFor()
    await page.keyboard.type(words)
    const line = palette.getByRole('menuitem').first()
    await line.and(page.getByRole('menuitem', { name: found })).waitFor()
    await look(page, `palette ${words}`)
    await press('Enter')
    await palette.waitFor({ state: 'detached' })
  }
  const h1 = (title: string) => page.getByRole('heading', { level: 1, name: title }).waitFor()

  await press('Control+k')
  await palette.getByRole('menuitem', { name: t('tickets.escalate') }).waitFor()
  await look(page, 'palette of a ticket')
  assert.deepEqual(await audit(page), [])
  await press('Escape')
  await palette.waitFor({ state: 'detached' })

  await first(t('tickets.escalate').slice(0, 7), t('tickets.escalate'))
  await page.getByRole('dialog', { name: t('tickets.escalate') }).waitFor()
  await press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await first(`@${name}`, name)
  await h1(name)
  await first('$mine', t('worklists.view.mine'))
  await h1(t('worklists.view.mine'))
  await first(`#${String(third)}`, new RegExp(`^#${String(third)} `))
  await h1(`Забыт пароль ${mark}`)
}

/** On the third, with the first and the second open too. */
async function theTabs({ page, t }: Seat, press: Hands, { first, third }: { first: number; third: number }): Promise<void> {
  const tabs = page.getByRole('navigation', { name: t('tickets.open-tabs') })
  assert.equal(await tabs.getByRole('link').count(), 3)
  await press('Shift+j')
  await page.waitForURL((url) => url.pathname === `/tickets/${String(first)}`)
  await page.reload()
  await page.getByRole('region', { name: t('tickets.story') }).waitFor()
  assert.equal(await tabs.getByRole('link').count(), 3)
  await press('Shift+k')
  await page.waitForURL((url) => url.pathname === `/tickets/${String(third)}`)
  await page.getByRole('region', { name: t('tickets.story') }).waitFor()
  await press('Shift+w')
  await page.waitForURL((url) => url.pathname === '/tickets')
  await until('two tickets to be open', async () => (await tabs.getByRole('link').count()) === 2)
}

/** Two are ticked and done together, and taken back; the list is kept under a name, with its columns. */
async function theList({ page, t, mark }: Seat, press: Hands, requester: string, numbers: readonly number[]): Promise<void> {
  const [first = 0, second = 0, third = 0] = numbers
  const impacts = () => Promise.all(numbers.map(async (number) => (await read(number)).impact))
  const before = await impacts()
  await page.goto(`/tickets?view=open&sort=oldest&requester=${requester}`)
  const row = (number: number) => page.getByRole('row').filter({ hasText: `#${String(number)}` })
  await row(third).waitFor()
  await press('j', 'Space', 'j', 'Space')
  const together = page.getByRole('group', { name: t('worklists.bulk-keys') })
  await together.getByText(t('major.bulk-count', { count: 2 })).waitFor()
  assert.deepEqual(await Promise.all([first, second, third].map((number) => row(number).getByRole('checkbox').isChecked())), [
    true,
    true,
    false,
  ])
  await look(page, 'two are ticked')
  assert.deepEqual(await audit(page), [])
  await press('p')
  const dialog = await windowOf(page, t('worklists.bulk-title', { does: t('worklists.bulk-priority'), count: 2 }))
  await dialog.getByRole('radio', { name: t('tickets.impact.organisation') }).press('Space')
  await look(page, 'priority of two')
  await press('Control+Enter')
  await dialog.waitFor({ state: 'detached' })
  await page.getByText(t('worklists.bulk-done', { count: 2 })).waitFor()
  // A notice stays while the keyboard is in it.
  const undo = page.getByRole('button', { name: t('common.undo') })
  await undo.focus()
  assert.deepEqual(await impacts(), ['organisation', 'organisation', before[2]])
  await undo.press('Enter')
  await page.getByText(t('worklists.bulk-undone', { count: 2 })).waitFor()
  assert.deepEqual(await impacts(), before)

  // One card for both; what each ticket tells stands in its own.
  for (const number of [first, second]) await row(number).getByRole('checkbox').press('Space')
  await together.getByText(t('major.bulk-count', { count: 2 })).waitFor()
  await press('e')
  const card = page.getByRole('dialog', { name: t('worklists.bulk-title', { does: t('worklists.bulk-escalate'), count: 2 }) })
  await card.getByRole('button', { name: `${t('tickets.choose')} ${t('tickets.level')}`, exact: true }).press('Enter')
  await page.getByRole('option', { name: /^L2/ }).press('Enter')
  await card.getByRole('textbox', { name: t('tickets.card.done') }).fill('Перезагрузили роутер и проверили кабель')
  await card.getByRole('textbox', { name: t('tickets.card.question') }).fill('Есть ли доступ к порту на узле?')
  await look(page, 'two are handed over')
  await press('Control+Enter')
  await card.waitFor({ state: 'detached' })
  const levels = () => Promise.all(numbers.map(async (number) => (await read(number)).level.code))
  await until('two to be at the second level', async () => (await levels()).join(' ') === 'L2 L2 L1')

  await page.getByRole('button', { name: t('worklists.save-list'), exact: true }).press('Enter')
  const saving = await windowOf(page, t('worklists.save-list'))
  const name = `Пекарня ${mark}`
  await saving.getByRole('textbox', { name: t('worklists.saved-name') }).fill(name)
  await look(page, 'a list is saved')
  await press('Enter')
  await saving.waitFor({ state: 'detached' })
  const saved = page.getByRole('navigation', { name: t('worklists.saved'), exact: true }).getByRole('link', { name })
  await saved.getByText('3').waitFor()
  await page.getByRole('heading', { level: 1, name }).waitFor()
  // Only the kept list is where one is, not the view that it narrows.
  assert.equal(await page.locator('aside [aria-current=page]').count(), 1)

  await page.getByRole('button', { name: t('worklists.columns') }).press('Enter')
  const columns = page.getByRole('group', { name: t('worklists.columns') })
  // The choice is the person's: who worked in the other language has made one.
  await page.getByRole('button', { name: t('worklists.usual-columns') }).press('Enter')
  await page.getByRole('columnheader', { name: t('worklists.column.level') }).waitFor()
  await columns.getByRole('checkbox', { name: t('worklists.column.owner') }).press('Space')
  await page.getByRole('columnheader', { name: t('worklists.column.owner') }).waitFor()
  await look(page, 'columns')
  const kept = page.waitForResponse((answer) => answer.request().method() === 'PATCH')
  await columns.getByRole('checkbox', { name: t('worklists.column.level') }).press('Space')
  await kept
  await press('Escape')
  await page.reload()
  await page.getByRole('columnheader', { name: t('worklists.column.owner') }).waitFor()
  assert.equal(await page.getByRole('columnheader', { name: t('worklists.column.level') }).count(), 0)
  await look(page, 'a list with a name')
}

/** Plain keys are off for the person: after a reload too, and in another browser; keys with Ctrl go on. */
async function theSwitch({ page, t }: Seat, press: Hands): Promise<void> {
  const dialog = page.getByRole('dialog')
  const turn = async (kept: boolean) => {
    const answer = page.waitForResponse((one) => one.request().method() === 'PATCH' && one.url().endsWith('/me'))
    await page.getByRole('switch', { name: t('desk.keys-on') }).press('Space')
    assert.equal((await answer).status(), 200)
    const me = await page.request.get('/api/v1/me')
    assert.equal((await me.json()).preferences.shortcuts, kept)
  }
  await press('Shift+/')
  await dialog.waitFor()
  await look(page, 'what works here')
  await turn(false)
  await press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await page.evaluate(() => localStorage.removeItem('opora.hotkeys'))
  await page.reload()
  await page.getByRole('row').nth(1).waitFor()
  await press('n', 'Control+k')
  await page.getByRole('dialog', { name: t('desk.palette') }).waitFor()
  assert.equal(await dialog.count(), 1)
  await press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await page.goto('/me')
  await page.getByRole('region', { name: t('auth.keyboard') }).waitFor()
  await turn(true)
  await press('n')
  await page.getByRole('dialog', { name: t('desk.new-ticket') }).waitFor()
}
