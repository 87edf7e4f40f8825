/**
 * Both processes from end to end, in both languages, with real mail: an incident whose solution fails before it passes, and a problem from what the radar
 * sees to the watch that opens it again.
 */
import assert from 'node:assert/strict'
import { addCategory, addService } from '#contract/catalog.ts'
import { getProblem } from '#contract/problems.ts'
import { listRecurrences } from '#contract/recurrences.ts'
import { openTicket } from '#contract/ticket-acts.ts'
import { getTicket } from '#contract/tickets.ts'
import { setVerificationRules } from '#contract/verification.ts'
import { audit } from '../browser.ts'
import { letterTo } from '../letters.ts'
import { mailSystemMissing } from '../mail-system.ts'
import { keepScreen } from '../screens.ts'
import { type Seat, save, windowOf } from '../seat.ts'
import { call, desk, inBothLanguages } from '../settings-desk.ts'
import { until } from '../waiting.ts'
import { byLink, given, linkTo, personWith, told, write } from './process-desk.ts'
import { closeProblem, languageOf, lessen, mend, solve, understand } from './process-steps.ts'
import { drills, incidents, problems, requesters } from './process-stories.ts'

const skip = mailSystemMissing() ?? false
const options = { skip, timeout: 300_000 }
inBothLanguages('an incident by letter fails its verification by letter, and passes it', theIncident, options)
inBothLanguages('what recurs by letter becomes a problem that is fixed, watched and opened again', theProblem, options)
inBothLanguages('what recurs for a known reason is dismissed', theDrill, options)

async function theIncident(seat: Seat): Promise<void> {
  const system = await given()
  const { page, t } = seat
  const language = languageOf(seat)
  const say = incidents[language]
  const { user, name } = requesters[language]
  const names = (text: string) => ({ ru: text, en: text })
  const service = await call(addService, { body: { names: names(say.service), descriptions: { ru: '', en: '' }, rank: 1 } })
  await call(addCategory, { params: { id: service.id }, body: { names: names(say.category), parent: null, kinds: ['incident'], rank: 1 } })
  const rule = { services: [service.id], priorities: [], how: 'requester' as const, check: null, closes: true }
  await call(setVerificationRules, { body: { rules: [rule] } })
  const statusOf = async (ref: string) => (await call(getTicket, { params: { ref } })).ticket.status
  const isAt = (stage: 'classification' | 'diagnosis' | 'resolution' | 'verification') =>
    page
      .getByRole('list', { name: t('stages.label') })
      .locator('[aria-current=step]', { hasText: t(`stages.stage.${stage}`) })
      .waitFor()

  // Registered by her letter, and told so.
  const ref = await write(user, name, say.subject, say.text)
  await letterTo(system, user, 'the registration', ({ subject }) => subject.includes(`#${ref}`))
  await page.goto(`/tickets/${ref}`)
  await page.getByText(say.text).first().waitFor()
  await page.keyboard.press('m')

  // Classified where the value stands, then diagnosed in a note.
  const side = page.getByRole('complementary', { name: t('tickets.details') })
  await side
    .locator(`dt:has-text("${t('tickets.service')}") + dd`)
    .getByRole('button')
    .click()
  await page.getByRole('button', { name: new RegExp(`${t('tickets.service')}$`) }).click()
  await page.getByRole('option', { name: say.service }).click()
  await page.getByRole('button', { name: new RegExp(`${t('tickets.category')}$`) }).click()
  await page.getByRole('option', { name: say.category }).click()
  await page.getByRole('button', { name: t('common.save'), exact: true }).click()
  await side.getByText(`${say.service} › ${say.category}`).waitFor()
  await isAt('resolution')
  await page.getByRole('radio', { name: t('tickets.note'), exact: true }).click({ force: true })
  await page.getByRole('textbox', { name: t('tickets.note-text') }).fill(say.note)
  await page.getByRole('button', { name: t('tickets.add-note') }).click()
  await page
    .getByRole('region', { name: t('tickets.story') })
    .getByText(say.note)
    .waitFor()
  await keepScreen(page, 'an incident that is diagnosed')

  // Solved; she says on the page of the letter that it is not.
  await solve(seat, ref, say.first)
  await isAt('verification')
  await keepScreen(page, 'a solution that waits for her word')
  const asked = await byLink(language, await linkTo(user, ref, say.first))
  assert.equal(await statusOf(ref), 'resolved', 'opening the link decides nothing')
  await asked.getByRole('button', { name: t('portal.broken-still') }).click()
  await asked.getByRole('textbox', { name: t('portal.broken-what') }).fill(say.still)
  await asked.getByRole('button', { name: t('portal.broken-send') }).click()
  await asked.getByRole('heading', { level: 1, name: t('portal.link.reopened') }).waitFor()
  await keepScreen(asked, 'it does not work by link')
  await page.getByText(say.still).first().waitFor()
  await isAt('resolution')
  await keepScreen(page, 'an incident that failed its verification')

  // Solved again, and now she says that it works: closed.
  await solve(seat, ref, say.second)
  const again = await byLink(language, await linkTo(user, ref, say.second))
  await again.getByRole('button', { name: t('portal.works') }).click()
  await again.getByRole('heading', { level: 1, name: t('portal.link.confirmed') }).waitFor()
  await page.getByText(t('stages.closed')).waitFor()
  assert.equal(await statusOf(ref), 'closed')
  await keepScreen(page, 'an incident through all its stages')
}

async function theProblem(seat: Seat): Promise<void> {
  await given()
  const { page, t } = seat
  const language = languageOf(seat)
  const say = problems[language]
  const { user, name } = requesters[language]
  const { id: requester } = await personWith(`${user}@mail.test`)

  // By telephone these days, and now by letters: the radar sees what they have in common.
  for (const [n, title] of say.said.entries())
    await call(openTicket, { body: { title, kind: 'incident', requester: { person: requester }, ...told(20 - n) } })
  for (const subject of say.written) await write(user, name, subject, '.')
  const recurrence = async () => (await call(listRecurrences)).items.find((one) => one.words.includes(say.code))
  const count = say.said.length + say.written.length
  await until('the radar to have heard them all', async () => (await recurrence())?.tickets.length === count)
  await page.goto('/recurrences')
  const card = page.getByRole('region', { name: new RegExp(say.code, 'i') })
  await card.getByText(t('problems.recurrence.people')).waitFor()
  await keepScreen(page, 'recurrence')
  assert.deepEqual(await audit(page), [])
  await card.getByRole('button', { name: t('problems.recurrence.more', { count: count - 5 }) }).click()
  await card.getByRole('link', { name: new RegExp(`${say.said[0]}$`) }).waitFor()
  await card.getByRole('button', { name: t('problems.recurrence.accept') }).click()
  const accepting = await windowOf(page, t('problems.recurrence.accept'))
  await accepting.getByRole('textbox', { name: t('problems.title') }).fill(say.title)
  await keepScreen(page, 'recurrence accepted')
  await save(accepting, t)
  await page.waitForURL(/\/tickets\/\d+#cause$/)
  const ref = /\/tickets\/(\d+)#/.exec(page.url())?.[1] ?? ''
  const known = async () => call(getProblem, { params: { ref } })
  assert.equal((await known()).incidents.length, count)

  await understand(seat, ref)
  await lessen(seat, ref)

  // The next letter about it is offered the known error, and its requester gets what helps.
  const next = await write(user, name, say.next, '.')
  await page.goto(`/tickets/${next}`)
  await page.getByText(`#${ref} ${say.title}`).waitFor()
  await keepScreen(page, 'known error on a new incident')
  await page.getByRole('button', { name: t('problems.use') }).click()
  await page.getByText(t('problems.workaround-of', { number: ref })).waitFor()
  assert.equal((await known()).incidents.length, count + 1)

  await mend(seat, ref)
  await closeProblem(ref, say.change)
  await until('the watch to begin', async () => (await known()).watch !== null)
  assert.equal((await known()).watch?.before.incidents, count + 1)
  await page.goto(`/tickets/${ref}#remedy`)
  await page.getByText(t('problems.watch-before', { before: count + 1, beforeWeeks: 10 })).waitFor()
  await keepScreen(page, 'problem watched after its change')

  // They return: at its next look the watch opens it again, and says by what.
  for (const subject of say.back) await write(user, name, subject, '.')
  await desk.hurry('problems.watch')
  await until('the problem to be open again', async () => (await call(getTicket, { params: { ref } })).ticket.status !== 'closed')
  const { watch } = await known()
  assert.deepEqual([watch?.ended, watch?.after.incidents], ['returned', say.back.length])
  const seen = page.getByRole('region', { name: t('problems.watch') })
  for (const title of say.back) await seen.getByRole('link', { name: new RegExp(title) }).waitFor()
  await keepScreen(page, 'problem opened again by its watch')
  assert.deepEqual(await audit(page), [])
  await page.goto('/recurrences?show=decided')
  await page
    .getByRole('main')
    .getByRole('link', { name: `#${ref} ${say.title}` })
    .waitFor()
  assert.deepEqual(await audit(page), [])
}

async function theDrill(seat: Seat): Promise<void> {
  await given()
  const { page, t } = seat
  const language = languageOf(seat)
  const code = language === 'en' ? 'e417' : '412'
  const { id: person } = await personWith(`${requesters[language].user}@mail.test`)
  const titles = drills[language]
  for (const [n, title] of titles.entries())
    await call(openTicket, { body: { title, kind: 'incident', requester: { person }, ...told(20 - n) } })
  await until('the radar to have heard them', async () =>
    (await call(listRecurrences)).items.some(({ words, tickets }) => words.includes(code) && tickets.length === titles.length),
  )
  await page.goto('/problems')
  await page.getByRole('link', { name: new RegExp(`^${t('problems.recurrences')}`) }).click()
  const card = page.getByRole('region', { name: new RegExp(code, 'i') })
  await card.getByRole('button', { name: t('problems.recurrence.dismiss') }).click()
  const dialog = await windowOf(page, t('problems.recurrence.dismiss'))
  const reason = language === 'en' ? 'A drill' : 'Учения'
  await dialog.getByRole('textbox', { name: t('problems.recurrence.reason') }).fill(reason)
  await save(dialog, t)
  await card.waitFor({ state: 'detached' })
  await page.getByRole('radio', { name: t('problems.recurrence.show.decided') }).click({ force: true })
  await page.getByText(reason, { exact: false }).waitFor()
  await keepScreen(page, 'recurrence dismissed')
  assert.deepEqual(await audit(page), [])
}
