/** Who gets a ticket, who stands in, what a level tries first: set and seen in a browser, in both languages. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import type { Page } from 'playwright-core'
import { listSkills, saveSkill, setTeamAssignment } from '#contract/assignment.ts'
import { addCalendar, publishCalendar } from '#contract/calendar-acts.ts'
import { setLevelCharter } from '#contract/level-charter.ts'
import { addPerson, addTeam, listLevels, listTeams } from '#contract/people-acts.ts'
import { assignTicket, getTicket, openTicket } from '#contract/tickets.ts'
import { PersonChip } from '#contract/people.ts'
import { choose } from './choose.ts'
import { audit } from './browser.ts'
import { keepScreen as look } from './screens.ts'
import { bePresent, leavePresence } from '#contract/presence.ts'
import { type Seat, save, windowOf } from './seat.ts'
import { call, desk, inBothLanguages } from './settings-desk.ts'
import { until } from './waiting.ts'

inBothLanguages('somebody is away and another stands in: set on the person, said on the ticket', theAbsence)
inBothLanguages('a skill, the way of a team and the terms of a person choose the assignee, and the ticket says why', theChoice)
inBothLanguages('a level tries what stands on its list before it passes on', theCharter)
inBothLanguages('a colleague helps without having the ticket, and who looks and who types is seen on it and in the list', theSwarm)

const random = () => String(Math.random()).slice(2)
/** By the session: a key of the suite gives no roles. */
async function agent(page: Page, name: string): Promise<{ id: string; name: string; email: string }> {
  const email = `agent-${random()}@desk.example`
  const data = { name, email, roles: ['agent'] }
  const answer = await page.request.post('/api/v1/people', { data, headers: { origin: desk.url } })
  return { ...PersonChip.parse(await answer.json()), name, email }
}
/** With all that the person may, by the launcher. */
function keyOf(email: string): string {
  const env = { ...process.env, OPORA_DATA: desk.dataFolder }
  const { stdout, stderr } = spawnSync(process.execPath, ['server/cli.ts', 'token', 'add', '--user', email], { env, encoding: 'utf8' })
  assert.ok(stdout.trim() !== '', stderr)
  return stdout.trim().split('\n').at(-1) ?? ''
}
async function teamOf(name: string, members: readonly { id: string }[]): Promise<string> {
  const level = (await call(listLevels)).items.find(({ code }) => code === 'L1')
  assert.ok(level)
  const body = { name, levels: [level.id], members: members.map(({ id }) => id) }
  const { id } = await call(addTeam, { body })
  return id
}
async function given(mark: string, team: string): Promise<number> {
  const { id } = await call(addPerson, { body: { name: `Анна ${mark}`, email: `anna-${random()}@bakery.example` } })
  const body = { title: `Нет связи ${mark}`, text: 'С утра ошибка 619', requester: { person: id }, team, assignToMe: false }
  return (await call(openTicket, { body })).number
}

async function theAbsence({ page, t, mark }: Seat): Promise<void> {
  const [vera, gleb] = [await agent(page, `Вера ${mark}`), await agent(page, `Глеб ${mark}`)]
  await page.goto(`/people/${vera.id}`)
  await page.getByRole('button', { name: t('people.absence-add') }).click()
  const dialog = await windowOf(page, `${t('people.absence-add')} · ${vera.name}`)
  await dialog.getByRole('textbox', { name: t('people.absence-to') }).fill('+3')
  await dialog.getByRole('combobox', { name: t('people.absence-substitute') }).fill(gleb.name)
  await page.getByRole('option', { name: gleb.name }).click()
  await look(page, 'absence that is set')
  await save(dialog, t)
  await page.getByRole('row').filter({ hasText: gleb.name }).waitFor()
  assert.deepEqual(await audit(page), [])
  await look(page, 'absence on the page of a person')
  const team = await teamOf(`Замены ${mark}`, [vera, gleb])
  const number = await given(mark, team)
  await call(assignTicket, { params: { ref: String(number) }, body: { team, assignee: vera.id } })
  await page.goto(`/tickets/${number}`)
  const said = t('tickets.away', { person: vera.name, until: '', standIn: gleb.name, hasStandIn: 'yes' })
  await page
    .getByText(said.slice(said.lastIndexOf('. ') + 2))
    .first()
    .waitFor()
  await look(page, 'ticket of somebody who is away')
  await page.goto(`/people/${vera.id}`)
  await page.getByRole('button', { name: t('people.absence-end') }).click()
  await page.getByText(t('people.absences-none')).waitFor()
}

async function theChoice({ page, t, mark }: Seat): Promise<void> {
  const [ann, bob] = [await agent(page, `Аня ${mark}`), await agent(page, `Боря ${mark}`)]
  const name = `Сетевики ${mark}`
  const team = await teamOf(name, [ann, bob])
  await page.goto('/settings/assignment')
  await page.getByRole('button', { name: t('tickets.assign.add-skill') }).click()
  const skill = await windowOf(page, t('tickets.assign.add-skill'))
  await skill.getByRole('textbox', { name: t('common.name-ru') }).fill(`Сети ${mark}`)
  await skill.getByRole('textbox', { name: t('common.name-en') }).fill(`Networks ${mark}`)
  await choose(skill.getByRole('checkbox', { name: /^L1 / }))
  await save(skill, t)
  const skillName = mark === 'in English' ? `Networks ${mark}` : `Сети ${mark}`
  await page.getByRole('button', { name: skillName }).waitFor()
  await page.getByRole('button', { name, exact: true }).click()
  const way = await windowOf(page, `${t('tickets.assign.title')} · ${name}`)
  await way.getByRole('button', { name: t('tickets.assign.way') }).click()
  await page.getByRole('option', { name: t('tickets.assign.way.skill') }).click()
  await look(page, 'way of a team')
  await save(way, t)
  await page.getByText(t('tickets.assign.saved', { team: name })).waitFor()
  assert.deepEqual(await audit(page), [])
  await look(page, 'settings of assignment')

  const number = await given(mark, team)
  await page.goto(`/tickets/${number}`)
  await page
    .getByRole('button', { name: new RegExp(name) })
    .first()
    .click()
  await page.getByText(t('tickets.assign.nobody.nobody-skilled')).waitFor()
  await page.goto(`/people/${ann.id}`)
  await page.getByRole('button', { name: t('tickets.assign.set-terms') }).click()
  const terms = await windowOf(page, `${t('tickets.assign.terms')} · ${ann.name}`)
  await choose(terms.getByRole('checkbox', { name: skillName }))
  await terms.getByRole('textbox', { name: t('tickets.assign.capacity') }).fill('5')
  await look(page, 'terms of a person')
  await save(terms, t)
  await page.goto(`/tickets/${number}`)
  await page
    .getByRole('button', { name: new RegExp(name) })
    .first()
    .click()
  await page.getByText(t('tickets.assign.best', { person: ann.name })).waitFor()
  await look(page, 'the best of a team')
  // The open list of people hides what is around it from assistive technology until it is left.
  await page.getByText(t('tickets.assign.to-best')).click()
  await until(
    'the ticket to be hers',
    async () => (await call(getTicket, { params: { ref: String(number) } })).ticket.assignee?.id === ann.id,
  )
  await page.getByText(t('tickets.assign.by.skill'), { exact: false }).first().waitFor()
  await look(page, 'why she got it')

  // Nobody is there on a calendar that is open on one day only, which is not today.
  for (const { id, people: _, ...one } of (await call(listSkills)).items)
    await call(saveSkill, { params: { id }, body: { ...one, active: false } })
  const week =
    ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'][Temporal.Now.zonedDateTimeISO('UTC').add({ days: 3 }).dayOfWeek - 1] ?? 'mon'
  const plan = { timezone: 'UTC', weekly: { [week]: [['00:00', '24:00']] as [string, string][] } }
  const { id, draft } = await call(addCalendar, { body: { names: { ru: `Редко ${mark}`, en: `Rarely ${mark}` }, plan } })
  await call(publishCalendar, { params: { id }, body: { from: '2024-01-01', reason: 'Проба', revision: draft?.revision ?? 0 } })
  await call(setTeamAssignment, { params: { id: team }, body: { way: 'load', automatic: true, calendar: id, rota: null } })
  const lonely = await given(mark, team)
  await until('it to be said', async () => (await call(getTicket, { params: { ref: String(lonely) } })).unattended !== null)
  await page.goto(`/tickets/${lonely}`)
  await page
    .getByText(`${name}: ${t('tickets.assign.nobody.nobody-on-shift')}`)
    .first()
    .waitFor()
  assert.deepEqual(await audit(page), [])
  await look(page, 'ticket that nobody can take')
  await page.goto('/tickets?view=unassigned')
  await page.getByText(t('tickets.assign.short.nobody-on-shift')).first().waitFor()
  assert.deepEqual(await audit(page), [])
  await look(page, 'list with a ticket that nobody can take')
}

async function theCharter({ page, t, mark }: Seat): Promise<void> {
  const level = (await call(listLevels)).items.find(({ code }) => code === 'L1')
  const [team] = (await call(listTeams)).items.filter(({ levels }) => level && levels.includes(level.id))
  assert.ok(level && team)
  await page.goto('/settings/levels')
  const section = page.getByRole('region', { name: t('tickets.charter.title') })
  await section.getByRole('button', { name: /^L1/ }).click()
  const dialog = await windowOf(page, `${t('tickets.charter.title')} · L1`)
  await dialog.getByRole('button', { name: t('tickets.charter.add-check') }).click()
  await dialog
    .getByRole('textbox', { name: `${t('tickets.charter.check', { n: 1 })}: ${t('common.name-ru')}` })
    .fill(`Перезагрузить ${mark}`)
  await dialog.getByRole('textbox', { name: `${t('tickets.charter.check', { n: 1 })}: ${t('common.name-en')}` }).fill(`Restart ${mark}`)
  await look(page, 'what a level takes and tries')
  await save(dialog, t)
  await page.getByText(t('tickets.charter.saved', { level: 'L1' })).waitFor()
  const number = await given(mark, team.id)
  await page.goto(`/tickets/${number}`)
  await page.getByRole('button', { name: t('tickets.escalate') }).click()
  const card = await windowOf(page, t('tickets.escalate'))
  await card.getByRole('textbox', { name: t('tickets.card.done') }).fill('Перезагрузили роутер и проверили кабель')
  await card.getByRole('textbox', { name: t('tickets.card.question') }).fill('Есть ли доступ к порту на узле?')
  await card
    .getByText(t('tickets.card.untried', { count: 1 }))
    .first()
    .waitFor()
  const words = mark === 'in English' ? `Restart ${mark}` : `Перезагрузить ${mark}`
  await card.getByRole('checkbox', { name: words }).click({ force: true })
  await card.getByRole('textbox', { name: t('tickets.card.check-result') }).fill('Не помогло')
  await look(page, 'card with what was tried')
  await card.getByRole('button', { name: t('tickets.hand-over') }).click()
  await card.waitFor({ state: 'detached' })
  await page.getByText(`✓ ${words}`).first().waitFor()
  await look(page, 'hand-over with what was tried')
  await call(setLevelCharter, { params: { id: level.id }, body: { kinds: [], services: [], calendar: null, checks: [] } })
}

async function theSwarm({ page, t, mark }: Seat): Promise<void> {
  const vera = await agent(page, `Вера-помощница ${mark}`)
  const team = await teamOf(`Рой ${mark}`, [vera])
  const number = await given(mark, team)
  const { ticket } = await call(getTicket, { params: { ref: String(number) } })
  const presence = () =>
    desk.ask<{ doing: string; person: string }>('select doing, person_id as person from presence where ticket_id = $1', [ticket.id])
  await page.goto(`/tickets/${number}`)
  await until('one to be seen looking', async () => (await presence())[0]?.doing === 'looking')
  const helpers = page.getByRole('region', { name: t('tickets.helpers') })
  await helpers.getByRole('combobox', { name: t('tickets.helper-add') }).fill(vera.name)
  await page.getByRole('option', { name: vera.name }).click()
  await helpers
    .getByRole('list', { name: t('tickets.helpers') })
    .getByText(vera.name)
    .waitFor()
  const { ticket: after, collaborators } = await call(getTicket, { params: { ref: String(number) } })
  assert.deepEqual([after.level, after.assignee, collaborators.map(({ id }) => id)], [ticket.level, ticket.assignee, [vera.id]])
  await page.getByRole('textbox', { name: t('tickets.reply-text') }).fill('Смотрим')
  await until('one to be seen typing', async () => (await presence())[0]?.doing === 'typing')

  const { email } = vera
  const colleague = desk.api(keyOf(email))
  await colleague(bePresent, { params: { ref: String(number) }, body: { doing: 'typing' } })
  const writes = t('tickets.here.typing', { person: vera.name })
  await page.getByRole('img', { name: writes }).waitFor()
  assert.deepEqual(await audit(page), [])
  await look(page, 'ticket with a colleague writing')
  await page.goto('/tickets?view=open')
  await page
    .getByRole('row')
    .filter({ hasText: `#${number}` })
    .getByRole('img', { name: writes })
    .waitFor()
  assert.deepEqual(await audit(page), [])
  await look(page, 'list with a colleague writing')
  await colleague(leavePresence, { params: { ref: String(number) } })
  await page.getByRole('img', { name: writes }).waitFor({ state: 'detached' })
  await until('one to have left', async () => (await presence()).length === 0)
}
