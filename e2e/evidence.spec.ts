/** Ticked incidents become a problem, and what was said on one of them evidence for its hypothesis, which leads back to it. */
import assert from 'node:assert/strict'
import { getMe } from '#contract/auth-acts.ts'
import { noteOnTicket, openTicket } from '#contract/tickets.ts'
import { audit } from './browser.ts'
import { keepScreen } from './screens.ts'
import { type Seat, save, windowOf } from './seat.ts'
import { call, inBothLanguages } from './settings-desk.ts'

inBothLanguages('incidents ticked in a list become a problem, and a message of one its evidence', theEvidence)

async function theEvidence({ page, t, mark }: Seat): Promise<void> {
  const { person } = await call(getMe)
  const incident = async (title: string) => {
    const body = { title, text: 'С утра', requester: { person: person.id } }
    return (await call(openTicket, { body })).number
  }
  const numbers = [await incident(`Первая касса молчит ${mark}`), await incident(`Вторая касса молчит ${mark}`)]
  const [first = 0] = numbers
  const said = `В журнале кассы ошибка 809 ${mark}`
  await call(noteOnTicket, { params: { ref: String(first) }, body: { text: said } })
  // Enough to scroll: what is sought is not what the page opens at.
  for (let n = 0; n < 12; n++) await call(noteOnTicket, { params: { ref: String(first) }, body: { text: `Проверили ещё раз, ${n}` } })

  await page.goto('/tickets?view=open&sort=newest&kind=incident')
  for (const [n, number] of numbers.entries()) {
    await page
      .getByRole('row')
      .filter({ hasText: `#${number}` })
      .locator('label')
      .click()
    await page.getByText(t('major.bulk-count', { count: n + 1 })).waitFor()
  }
  await keepScreen(page, 'incidents ticked')
  await page.getByRole('button', { name: t('problems.register'), exact: true }).click()
  const made = await windowOf(page, t('problems.register'))
  for (const number of numbers)
    await made
      .getByText(new RegExp(`#${number} `))
      .first()
      .waitFor()
  await save(made, t)
  await page.waitForURL(/\/tickets\/\d+#cause$/)

  await page
    .getByRole('button', { name: t('problems.add.hypothesis'), exact: true })
    .first()
    .click()
  const guess = page.getByRole('dialog', { name: t('problems.add.hypothesis') })
  await guess.getByRole('textbox', { name: t('problems.text.hypothesis') }).fill(`Обновление касс ${mark}`)
  await save(guess, t)
  await page.getByRole('button', { name: t('problems.add.for'), exact: true }).click()
  const evidence = page.getByRole('dialog', { name: t('problems.add.for') })
  const found = evidence.getByRole('group', { name: t('problems.sources') }).getByRole('button')
  await found.nth(1).waitFor()
  await evidence.getByRole('searchbox', { name: t('problems.source-words') }).fill('ошибка 809')
  await found.nth(1).waitFor({ state: 'detached' })
  await found.filter({ hasText: said }).click()
  assert.match(await evidence.getByRole('textbox', { name: t('problems.text.for') }).inputValue(), new RegExp(`#${first}.*${said}`))
  await keepScreen(page, 'evidence chosen')
  assert.deepEqual(await audit(page), [])
  await save(evidence, t)

  await page.getByRole('link', { name: t('problems.see.message', { number: String(first) }) }).click()
  await page.waitForURL(new RegExp(`/tickets/${first}#message-`))
  const story = page.getByRole('region', { name: t('tickets.story') })
  await story.getByText(said).waitFor()
  await page.waitForFunction((words) => {
    const found = [...document.querySelectorAll('[id^="message-"]')].find((one) => one.textContent.includes(words))
    const box = found?.getBoundingClientRect()
    return box !== undefined && box.top >= 0 && box.top < innerHeight
  }, said)
  await keepScreen(page, 'evidence where it came from')
}
