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

inBothLanguages('a queue is worked through by the keyboard', theQueue)

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
  await press('r')
  await writing(seat, t('tickets.reply-text'), `Готово ${mark}`)
  await press('Control+Shift+Enter')
  await on(second)
  await page.getByRole('heading', { level: 1, name: `Нет связи ${mark}` }).waitFor()

  await thePalette(seat, press, third, name)
  await theTabs(seat, press, { first, third })
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
  const typed = async (words: string, found: string | RegExp) => {
    await press('Control+k')
    const palette = page.getByRole('dialog', { name: t('desk.palette') })
    await palette.getByRole('menuitem').first().waitFor()
    await page.keyboard.type(words)
    const item = palette.getByRole('menuitem', { name: found }).first()
    await item.waitFor()
    await until(`“${words}” to have one under the hand`, async () => (await palette.locator('[data-focused]').count()) === 1)
    return palette
  }
  const palette = await typed('', t('tickets.escalate'))
  await look(page, 'palette of a ticket')
  assert.deepEqual(await audit(page), [])
  await press('Escape')
  await palette.waitFor({ state: 'detached' })
}
async function theTabs(..._: unknown[]) {}
async function theSwitch(..._: unknown[]) {}
