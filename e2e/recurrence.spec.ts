/** What comes more often than it did is seen with its explanation, becomes a problem with its incidents, or is dismissed; in both languages. */
import assert from 'node:assert/strict'
import { addPerson } from '#contract/people-acts.ts'
import { getProblem } from '#contract/problems.ts'
import { listRecurrences } from '#contract/recurrences.ts'
import { openTicket } from '#contract/ticket-acts.ts'
import { audit } from './browser.ts'
import { keepScreen } from './screens.ts'
import { type Seat, save, windowOf } from './seat.ts'
import { call, inBothLanguages } from './settings-desk.ts'
import { until } from './waiting.ts'

inBothLanguages('an outbreak becomes a problem, another one is dismissed', theOutbreak)

const things = ['Принтер', 'Почта', 'Касса', 'Телефон', 'Ноутбук']
const faults = ['не печатает', 'не открывается', 'зависает', 'просит пароль', 'пропал доступ', 'показывает ошибку', 'шумит', 'мигает']
const outbreaks = {
  'по-русски': {
    words: [
      'VPN обрывается, код 809',
      'Ошибка 809 у VPN',
      'Обрывы VPN 809',
      'VPN: код 809, обрыв',
      'VPN 809 обрыв',
      'Обрыв VPN, 809',
      'VPN обрыв, код 809',
      'Код 809 VPN',
      'VPN 809',
    ],
    code: '809',
  },
  'in English': {
    words: [
      'Scales offline, fault E417',
      'Fault E417 at the scales',
      'Scales fault E417',
      'The scales: fault E417',
      'E417 scales',
      'Scales say E417',
      'Scales offline E417',
      'Scales fault: E417',
      'Offline scales, E417',
    ],
    code: 'e417',
  },
} as const

let past: Promise<string> | undefined
/** The last seventy days of the desk, written down later; told once. */
const thePast = (): Promise<string> =>
  (past ??= (async () => {
    const { id } = await call(addPerson, { body: { name: 'Анна', email: `anna-${String(Math.random()).slice(2)}@bakery.example` } })
    for (let n = 0; n < 120; n += 4)
      await Promise.all(
        [n, n + 1, n + 2, n + 3].map((one) => {
          const title = `${things[one % 5] ?? ''} ${faults[Math.floor(one / 5) % 8] ?? ''}`
          return call(openTicket, { body: { title, kind: 'incident', requester: { person: id }, ...told(71 * 24 - one * 14) } })
        }),
      )
    return id
  })())
const told = (hoursAgo: number) => ({
  startedAt: Temporal.Now.instant().subtract({ hours: hoursAgo }).toString(),
  startedReason: 'Записано позже',
})

async function theOutbreak({ page, t, mark }: Seat): Promise<void> {
  const anna = await thePast()
  const { words, code } = outbreaks[mark === 'in English' ? 'in English' : 'по-русски']
  for (const [n, title] of words.entries())
    await call(openTicket, { body: { title, kind: 'incident', requester: { person: anna }, ...told(20 - n) } })
  const found = async () => (await call(listRecurrences)).items.find((one) => one.words.includes(code))
  await until('the radar to have heard them all', async () => (await found())?.tickets.length === words.length)

  await page.goto('/problems')
  await page.getByRole('link', { name: new RegExp(`^${t('problems.recurrences')}`) }).click()
  const card = page.getByRole('region', { name: new RegExp(code, 'i') })
  await card.getByText(t('problems.recurrence.people')).waitFor()
  await keepScreen(page, 'recurrence')
  assert.deepEqual(await audit(page), [])
  await card.getByRole('button', { name: t('problems.recurrence.more', { count: words.length - 5 }) }).click()
  await card.getByRole('link', { name: new RegExp(`${words[0]}$`) }).waitFor()

  if (mark === 'in English') {
    await card.getByRole('button', { name: t('problems.recurrence.dismiss') }).click()
    const dialog = await windowOf(page, t('problems.recurrence.dismiss'))
    await dialog.getByRole('textbox', { name: t('problems.recurrence.reason') }).fill('A drill')
    await save(dialog, t)
    await card.waitFor({ state: 'detached' })
    await page.getByRole('radio', { name: t('problems.recurrence.show.decided') }).click({ force: true })
    await page.getByText('A drill', { exact: false }).waitFor()
    await keepScreen(page, 'recurrence dismissed')
    assert.deepEqual(await audit(page), [])
    return
  }
  await card.getByRole('button', { name: t('problems.recurrence.accept') }).click()
  const dialog = await windowOf(page, t('problems.recurrence.accept'))
  await dialog.getByRole('textbox', { name: t('problems.title') }).fill(`Общий сбой ${code}`)
  await keepScreen(page, 'recurrence accepted')
  await save(dialog, t)
  await page.waitForURL(/\/tickets\/\d+/)
  const number = /tickets\/(\d+)/.exec(page.url())?.[1] ?? ''
  assert.equal((await call(getProblem, { params: { ref: number } })).incidents.length, words.length)
  await page.goto('/recurrences?show=decided')
  await page.getByRole('link', { name: `#${number} Общий сбой ${code}` }).waitFor()
  assert.deepEqual(await audit(page), [])
}
