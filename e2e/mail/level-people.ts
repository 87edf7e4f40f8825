/** Who stands around a ticket on its way: an expert who is away, who stands in for her, and a manager whom a chain of escalation tells. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { setAbsence } from '#contract/absences.ts'
import { addChain, getEscalations } from '#contract/escalation-chains.ts'
import { PersonChip } from '#contract/people.ts'
import { addTeam, listLevels } from '#contract/people-acts.ts'
import { assignTicket } from '#contract/tickets.ts'
import type { Call } from '../api.ts'
import { newPage } from '../browser.ts'
import { letterTo, linksIn } from '../letters.ts'
import type { MailSystem } from '../mail-system.ts'
import { keepScreen as look } from '../screens.ts'
import type { Seat } from '../seat.ts'

export interface Standing {
  readonly url: string
  readonly browser: Browser
  readonly call: Call
  readonly system: MailSystem
  readonly seat: Seat
  readonly language: 'ru' | 'en'
}

/** Whose mailboxes the mail system must have. */
export const mailboxes = ['vera', 'gleb', 'boss'] as const
const chain = { ru: 'Руководству', en: 'To the managers' }

interface Expert {
  readonly team: string
  readonly vera: string
}

/** Teams of the second and third level; Vera of the second is away, Gleb stands in for her; a manager is told of every ticket. */
export async function peopleOfLevels({ url, call, seat: { page }, language }: Standing): Promise<Expert> {
  // Roles and access are given by who is signed in, not by a key.
  const post = async (path: string, data: object): Promise<unknown> => {
    const answer = await page.request.post(`/api/v1${path}`, { data, headers: { origin: url } })
    assert.equal(answer.status(), 200, await answer.text())
    return answer.json()
  }
  const add = async (name: string, box: (typeof mailboxes)[number], role: string) =>
    PersonChip.parse(await post('/people', { name, email: `${box}@mail.test`, language, roles: [role] })).id
  const [vera, gleb] = [await add('Вера', 'vera', 'agent'), await add('Глеб', 'gleb', 'agent')]
  await add('Марк', 'boss', 'manager')
  const levels = (await call(listLevels)).items
  const levelOf = (wanted: string) => levels.find(({ code }) => code === wanted)?.id ?? ''
  const { id: team } = await call(addTeam, { body: { name: 'Team L2', levels: [levelOf('L2')], members: [vera, gleb] } })
  await call(addTeam, { body: { name: 'Team L3', levels: [levelOf('L3')] } })
  const now = Temporal.Now.instant()
  const days = { from: now.toString(), to: now.add({ hours: 72 }).toString() }
  await call(setAbsence, { body: { person: vera, substitute: gleb, ...days } })
  await post(`/people/${gleb}/invitation`, {})
  const steps = [{ id: randomUUID(), when: { percent: 0 }, to: { kind: 'manager' as const }, hours: null }]
  await call(addChain, { body: { names: chain, metric: 'resolution', levels: [], priorities: [], steps, active: true } })
  return { team, vera }
}

/** The manager has the letter of the chain; by the one button behind its link he takes care of it, and the ticket says so. */
export async function theManagerTakesCare({ url, browser, call, system, seat: { t }, language }: Standing, number: number): Promise<void> {
  const letter = await letterTo(system, 'boss', 'the chain', ({ subject }) => subject.includes(`#${number}`))
  const link = linksIn(letter).find((one) => one.includes('/l/'))
  assert.ok(link)
  const his = await newPage(browser, url, { language, width: 390, height: 844, touch: true })
  await his.goto(link)
  const take = his.getByRole('button', { name: t('portal.link.acknowledge-do') })
  await take.waitFor()
  await look(his, 'a manager is told by a chain')
  await take.click()
  await his.getByRole('heading', { name: t('portal.link.acknowledged') }).waitFor()
  await his.context().close()
  const { notices, mayAcknowledge } = await call(getEscalations, { params: { ref: String(number) } })
  assert.deepEqual([mayAcknowledge, notices.map(({ acknowledged }) => acknowledged?.by.name)], [false, ['Марк']])
}

/** The ticket is given to Vera, who is away: Gleb, who was told by letter that he stands in, has it among his own. */
export async function theSubstituteGetsIt(standing: Standing, { team, vera }: Expert, number: number, title: string): Promise<void> {
  const { url, browser, call, system, seat, language } = standing
  const { t } = seat
  await call(assignTicket, { params: { ref: String(number) }, body: { team, assignee: vera } })
  await letterTo(system, 'gleb', 'that he stands in', ({ text }) => text.includes('Вера'))
  const invitation = await letterTo(system, 'gleb', 'the invitation', (letter) => linksIn(letter).some((one) => one.includes('#')))
  const his = await newPage(browser, url, { language })
  await his.goto(linksIn(invitation).find((one) => one.includes('#')) ?? '')
  await his.getByLabel(t('auth.think-of-password')).fill('верный-конь-батарея-скрепка')
  await his.getByRole('button', { name: t('auth.save-and-enter') }).click()
  await his.getByRole('link', { name: t('worklists.view.mine') }).click()
  await his.getByRole('row').filter({ hasText: title }).waitFor()
  await look(his, 'the queue of who stands in')
  await his.context().close()
}
