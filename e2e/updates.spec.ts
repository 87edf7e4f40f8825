/** An update of an incident is planned, written, looked at, taken back, approved and sent; whoever got it stops the letters without an account; in both languages. */
import assert from 'node:assert/strict'
import { addMailbox, listMailboxes } from '#contract/email.ts'
import { addOrganisation, addPerson, listTeams } from '#contract/people-acts.ts'
import { openTicket } from '#contract/ticket-acts.ts'
import { setTicketSettings } from '#contract/tickets.ts'
import { listStakeholders, listUpdates } from '#contract/updates.ts'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseLetter } from '#platform/mail/index.ts'
import { choose } from './choose.ts'
import { audit } from './browser.ts'
import { linksIn } from './letters.ts'
import { keepScreen } from './screens.ts'
import { type Seat, save, windowOf } from './seat.ts'
import { call, desk, inBothLanguages } from './settings-desk.ts'
import { eventually, until } from './waiting.ts'

inBothLanguages('people are told of an incident, each once, and stop it without an account', theUpdate)

async function given(mark: string) {
  const [team] = (await call(listTeams)).items
  assert.ok(team)
  if ((await call(listMailboxes)).items.length === 0)
    await call(addMailbox, { body: { name: 'Support', address: 'help@desk.example', team: team.id } })
  await call(setTicketSettings, { body: { undoSeconds: 120 } })
  const address = (name: string) => `${name}-${String(Math.random()).slice(2)}@bakery.example`
  const { id: client } = await call(addOrganisation, { body: { name: `Хлебозавод ${mark}`, kind: 'client' } })
  const anna = address('anna')
  const { id } = await call(addPerson, { body: { name: `Анна ${mark}`, email: anna, organisation: client, language: 'ru' } })
  await call(addPerson, { body: { name: `Rye ${mark}`, email: address('rye'), organisation: client, language: 'en' } })
  const { number } = await call(openTicket, {
    body: { title: `Кассы стоят ${mark}`, text: 'Ни одна не работает', kind: 'incident', requester: { person: id } },
  })
  return { number, anna }
}

/** The letter of an update to this address, from the outbox. */
const letterTo = async (address: string) =>
  eventually('the letter', async () => {
    const folder = join(desk.dataFolder, 'outbox')
    for (const name of await readdir(folder).catch(() => [])) {
      const letter = parseLetter(await readFile(join(folder, name)))
      if (letter.text.includes('/u/') && letter.to.some((one) => one.address === address)) return letter
    }
    return undefined
  })

async function theUpdate({ page, t, mark }: Seat): Promise<void> {
  const { number, anna } = await given(mark)
  const ref = { params: { ref: String(number) } }
  const inRussian = mark !== 'in English'

  await page.goto('/settings/communication-plans')
  await page
    .getByRole('button', { name: t('updates.plan-add') })
    .first()
    .click()
  const plan = await windowOf(page, t('updates.plan-add'))
  await plan.getByRole('textbox', { name: t('common.name-ru') }).fill(`Все вместе ${mark}`)
  await plan.getByRole('textbox', { name: t('common.name-en') }).fill(`Everybody ${mark}`)
  await choose(plan.getByRole('checkbox', { name: t('tickets.priority.1') }), false)
  await choose(plan.getByRole('checkbox', { name: t('updates.circle.everybody') }))
  await keepScreen(page, 'communication plan')
  await save(plan, t)
  await page.getByRole('row').filter({ hasText: mark }).waitFor()
  await keepScreen(page, 'communication plans')
  assert.deepEqual(await audit(page), [])

  await page.goto(`/tickets/${number}`)
  const panel = page.getByRole('region', { name: t('updates.updates') })
  await panel.getByRole('button', { name: t('updates.stakeholders') }).click()
  const who = await windowOf(page, t('updates.stakeholders'))
  await who.getByRole('textbox', { name: t('updates.address') }).fill(`guest-${inRussian ? 'ru' : 'en'}@elsewhere.example`)
  await who.getByRole('button', { name: t('updates.stakeholder-add'), exact: true }).click()
  await who.getByRole('rowheader', { name: /guest-/ }).waitFor()
  await keepScreen(page, 'stakeholders')
  assert.deepEqual(await audit(page), [])
  await page.keyboard.press('Escape')

  await panel.getByRole('button', { name: t('updates.write') }).click()
  const writing = await windowOf(page, t('updates.write-title'))
  const words = (language: 'ru' | 'en') => writing.getByRole('region', { name: t(`updates.in-${language}`) })
  await words('ru')
    .getByRole('textbox', { name: t('updates.happened') })
    .fill(`Кассы не печатают чеки ${mark}`)
  await words('en')
    .getByRole('textbox', { name: t('updates.happened') })
    .fill(`Tills print no receipts ${mark}`)
  await words('en')
    .getByRole('textbox', { name: t('updates.meaning') })
    .fill('Sell without receipts until noon')
  await keepScreen(page, 'update written')
  await writing.getByRole('button', { name: t('updates.to-preview') }).click()
  const preview = await windowOf(page, t('updates.preview-title'))
  await preview.getByText(t('updates.total', { n: 3 })).waitFor()
  await keepScreen(page, 'update preview')
  await preview.getByRole('button', { name: t('updates.send') }).click()
  await preview.waitFor({ state: 'detached' })
  await panel.getByRole('button', { name: t('updates.take-back') }).click()
  await panel.getByText(t('updates.state.undone')).waitFor()
  await call(setTicketSettings, { body: { undoSeconds: 0 } })

  await panel.getByRole('button', { name: t('updates.write') }).click()
  const again = await windowOf(page, t('updates.write-title'))
  await again
    .getByRole('region', { name: t('updates.in-ru') })
    .getByRole('textbox', { name: t('updates.happened') })
    .fill(`Чеки печатаются через раз ${mark}`)
  await again.getByRole('button', { name: t('updates.to-preview') }).click()
  const last = await windowOf(page, t('updates.preview-title'))
  await last.getByText(t('updates.not-own', { n: inRussian ? 1 : 2 })).waitFor()
  await last.getByRole('button', { name: t('updates.send') }).click()
  await panel.getByText(t('updates.sent-n', { sent: 3, all: 3 })).waitFor({ timeout: 30_000 })
  await panel.scrollIntoViewIfNeeded()
  await keepScreen(page, 'updates on the incident')
  assert.deepEqual(await audit(page), [])
  assert.deepEqual(
    (await call(listUpdates, ref)).items.map(({ state }) => state),
    ['sent', 'undone'],
  )

  const letter = await letterTo(anna)
  assert.match(letter.text, /Чеки печатаются через раз/)
  assert.doesNotMatch(letter.text + letter.subject, /Хлебозавод|Rye|Кассы стоят/)
  await page.goto(linksIn(letter).find((one) => one.includes('/u/')) ?? '')
  await page.getByText(`Чеки печатаются через раз ${mark}`).waitFor()
  await keepScreen(page, 'update page by link')
  assert.deepEqual(await audit(page), [])
  await page.getByRole('button', { name: t('updates.page.stop') }).click()
  await page.getByText(t('updates.page.stopped')).waitFor()
  await until('Anna to have stopped', async () =>
    (await call(listStakeholders, ref)).items.some(({ address, stopped }) => address === anna && stopped),
  )
}
