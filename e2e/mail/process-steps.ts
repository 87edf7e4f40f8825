/** What is done about incidents and problems on the screens, by the names that stand there. */
import assert from 'node:assert/strict'
import { listServices } from '#contract/catalog.ts'
import { askApproval, beginChange, finishChange, getChange, planChange, testChange } from '#contract/changes.ts'
import { getProblem } from '#contract/problems.ts'
import { closeTicket, editTicket } from '#contract/ticket-acts.ts'
import { listResolutionCodes, resolveTicket } from '#contract/tickets.ts'
import { keepScreen } from '../screens.ts'
import { type Seat, save, windowOf } from '../seat.ts'
import { call, desk } from '../settings-desk.ts'
import { until } from '../waiting.ts'
import { byLink, linkTo, personWith } from './process-desk.ts'
import { approvers, problems } from './process-stories.ts'

export const languageOf = ({ mark }: Seat) => (mark === 'in English' ? 'en' : 'ru')

export async function solve({ page, t }: Seat, ref: string, text: string): Promise<void> {
  await page
    .getByRole('button', { name: t('tickets.resolve') })
    .first()
    .click()
  const dialog = await windowOf(page, t('tickets.resolve-title', { number: ref }))
  await dialog.getByRole('button', { name: t('tickets.resolution-code') }).click()
  await page.getByRole('option').first().click()
  await dialog.getByRole('textbox', { name: t('tickets.solution') }).fill(text)
  await dialog.getByRole('button', { name: t('tickets.resolve'), exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

export async function understand({ page, t, mark }: Seat, ref: string): Promise<void> {
  const say = problems[mark === 'in English' ? 'en' : 'ru']
  await page
    .getByRole('button', { name: t('problems.add.hypothesis'), exact: true })
    .first()
    .click()
  const guess = page.getByRole('dialog', { name: t('problems.add.hypothesis') })
  await guess.getByRole('textbox', { name: t('problems.text.hypothesis') }).fill(say.hypothesis)
  await save(guess, t)
  await page.getByRole('button', { name: t('problems.judge') }).click()
  const verdict = page.getByRole('dialog', { name: t('problems.judge') })
  await verdict.getByRole('textbox', { name: t('problems.verdict-reason') }).fill(say.reason)
  await save(verdict, t)
  await page.getByText(t('problems.verdict.confirmed'), { exact: true }).waitFor()
  assert.deepEqual((await call(getProblem, { params: { ref } })).missing.includes('cause'), false)
}

export async function lessen({ page, t, mark }: Seat, ref: string): Promise<void> {
  const { agents, requesters: forThem } = problems[mark === 'in English' ? 'en' : 'ru']
  await page.goto(`/tickets/${ref}#remedy`)
  await page.getByRole('button', { name: t('problems.publish') }).click()
  const workaround = await windowOf(page, t('problems.publish-title'))
  for (const [label, text] of [
    ['agents-ru', agents],
    ['agents-en', agents],
    ['requesters-ru', forThem],
    ['requesters-en', forThem],
  ] as const)
    await workaround.getByRole('textbox', { name: t(`problems.${label}`) }).fill(text)
  await save(workaround, t)
  await page.getByText(t('problems.published'), { exact: true }).waitFor()
}

/** A change that is planned for it, approved by who was asked on the page of his letter, carried out and tested. */
export async function mend({ page, t, mark }: Seat, ref: string): Promise<void> {
  const language = mark === 'in English' ? 'en' : 'ru'
  const { user, name } = approvers[language]
  const say = problems[language]
  await page.goto(`/tickets/${ref}`)
  await page.getByRole('button', { name: t('changes.make'), exact: true }).click()
  const making = await windowOf(page, t('changes.make-for', { number: ref }))
  await making.getByRole('textbox', { name: t('changes.make-title') }).fill(say.change)
  await making.getByRole('button', { name: t('changes.make'), exact: true }).click()
  await page.waitForURL((url) => /\/tickets\/\d+$/.test(url.pathname) && !url.pathname.endsWith(`/${ref}`))
  const change = { params: { ref: new URL(page.url()).pathname.split('/').at(-1) ?? '' } }

  const service = (await call(listServices)).items[0]
  assert.ok(service)
  await call(editTicket, { ...change, body: { service: service.id } })
  const from = Temporal.Now.instant().add({ hours: 24 }).round('minute')
  const { version } = await call(planChange, {
    ...change,
    body: {
      version: 0,
      plan: say.change,
      testPlan: say.reason,
      rollbackPlan: say.agents,
      risk: { reach: 2, downtime: 2, undo: 1, experience: 2, trial: 1 },
      window: { from: from.toString(), to: from.add({ hours: 1 }).toString() },
    },
  })
  // Roles are given by who is signed in, not by a key.
  const added = await page.request.post('/api/v1/people', {
    data: { name, email: `${user}@mail.test`, roles: ['manager'], language },
    headers: { origin: desk.url },
  })
  assert.equal(added.status(), 200, await added.text())
  const { id: approver } = await personWith(`${user}@mail.test`)
  const steps = [{ people: [approver], needed: 1 }]
  await call(askApproval, { ...change, body: { version, steps, dueAt: from.subtract({ hours: 1 }).toString() } })

  const asked = await byLink(language, await linkTo(user, change.params.ref, say.change))
  await asked.getByText(say.reason).waitFor()
  assert.equal((await call(getChange, change)).state, 'asked', 'opening the link decides nothing')
  await asked.getByRole('button', { name: t('changes.approve'), exact: true }).click()
  await asked.getByRole('heading', { level: 1, name: t('portal.link.approved') }).waitFor()
  await page.getByText(t('changes.state.approved')).first().waitFor()
  await call(beginChange, { ...change, body: { text: '' } })
  await call(finishChange, { ...change, body: { text: say.change } })
  await call(testChange, { ...change, body: { passed: true, text: say.reason } })
  await page.getByText(t('changes.state.tested')).first().waitFor()
  await until('its fix and test to stand on the problem', async () => (await call(getProblem, { params: { ref } })).missing.length === 0)
  await page.goto(`/tickets/${ref}`)
  const story = page.getByRole('region', { name: t('tickets.story') })
  await story
    .getByRole('link', { name: `#${change.params.ref} ${say.change}` })
    .last()
    .waitFor()
  await keepScreen(page, 'problem with the story of its change')
}

export async function closeProblem(ref: string, text: string): Promise<void> {
  const service = (await call(listServices)).items.find(({ categories }) => categories.some(({ kinds }) => kinds.length === 0))
  const category = service?.categories.find(({ kinds }) => kinds.length === 0)
  const code = (await call(listResolutionCodes)).items[0]
  assert.ok(service && category && code)
  await call(editTicket, { params: { ref }, body: { service: service.id, category: category.id } })
  await call(resolveTicket, { params: { ref }, body: { code: code.id, text } })
  await call(closeTicket, { params: { ref }, body: { how: 'agent', reason: text } })
}
