/** A troubleshooting tree is written with its preview and published, walked by an agent on a ticket, and by a requester before he asks. */
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { addService, listServices } from '#contract/catalog.ts'
import { addPerson } from '#contract/people-acts.ts'
import { type TreeDefinition, addTree, getTreeStatistics, listTrees, publishTree } from '#contract/trees.ts'
import { openTicket } from '#contract/tickets.ts'
import { call, inBothLanguages } from './settings-desk.ts'
import { keepScreen as look } from './screens.ts'
import { type Seat, windowOf } from './seat.ts'
import { auditInBothThemes } from './themes.ts'
import type { Words } from './words.ts'

inBothLanguages('a tree is written with its preview, its faults are said, and it is published', theAuthor)
inBothLanguages('a tree is walked on a ticket into the hand-over card, and on the portal before a request is sent', theWalks)

const servicesOf = (mark: string) => ({ ru: `Удалённый доступ ${mark}`, en: `Remote access ${mark}` })

async function theAuthor(seat: Seat): Promise<void> {
  const { names } = await call(addService, { body: { names: servicesOf(seat.mark) } })
  await write(seat, names)
}

async function theWalks(seat: Seat): Promise<void> {
  const { page, t, mark } = seat
  const { items } = await call(listServices)
  const service =
    items.find(({ names }) => names.ru === servicesOf(mark).ru) ?? (await call(addService, { body: { names: servicesOf(mark) } }))
  const { id } = await call(addTree, { body: treeFor(service.id, `Перед обращением ${mark}`, `Before you ask ${mark}`) })
  await call(publishTree, { params: { id }, body: { revision: 1 } })
  await onTicket(seat, service.id)
  await onPortal(seat, service)
  const { runs, solved, deflected } = await call(getTreeStatistics, { params: { id } })
  assert.deepEqual({ runs, solved, deflected }, { runs: 3, solved: 1, deflected: 1 })
  await page.goto(`/settings/trees/${id}`)
  await page.getByRole('tab', { name: t('trees.figures') }).click()
  await page.getByText(t('trees.deflected')).waitFor()
  await look(page, 'tree statistics')
}

function treeFor(service: string, ru: string, en: string): TreeDefinition {
  const to = (branch: string, next: string, words = { ru: branch, en: branch }) => ({ id: branch, words, atLeast: null, to: next })
  const end = { type: 'outcome' as const, branches: [], service: null, category: null, urgency: null }
  return {
    title: { ru, en },
    service,
    category: null,
    kinds: [],
    audience: 'everybody',
    root: 'where',
    steps: [
      {
        id: 'where',
        type: 'question',
        answer: 'choice',
        words: { ru: 'Откуда вы подключаетесь?', en: 'Where do you connect from?' },
        branches: [
          to('home', 'restart', { ru: 'Из дома', en: 'From home' }),
          to('office', 'give', { ru: 'Из офиса', en: 'From the office' }),
        ],
      },
      {
        id: 'restart',
        type: 'instruction',
        picture: null,
        words: { ru: 'Перезапустите домашний роутер', en: 'Restart your router at home' },
        branches: [to('yes', 'works'), to('no', 'give')],
      },
      {
        ...end,
        id: 'works',
        outcome: 'solved',
        code: '01980000-0000-7000-8000-000000000201',
        words: { ru: 'Помог перезапуск роутера', en: 'Restarting the router helped' },
      },
      {
        ...end,
        id: 'give',
        outcome: 'hand-over',
        code: null,
        words: { ru: 'Проверьте учётную запись на шлюзе VPN', en: 'Check the account at the VPN gateway' },
      },
    ],
  }
}

/** Where? At home: restart (helped: solved, else hand over); in the office: hand over. Written by mouse and by keys. */
async function write({ page, t, mark }: Seat, service: { ru: string; en: string }): Promise<void> {
  await page.goto('/settings/trees')
  await page
    .getByRole('button', { name: t('trees.add') })
    .first()
    .click()
  const dialog = await windowOf(page, t('trees.add'))
  await dialog.getByRole('textbox', { name: t('common.name-ru') }).fill(`Не подключается VPN ${mark}`)
  await dialog.getByRole('textbox', { name: t('common.name-en') }).fill(`VPN does not connect ${mark}`)
  await dialog.getByRole('button', { name: t('common.save') }).click()
  const outline = page.getByRole('tree', { name: t('trees.outline') })
  await outline.waitFor()
  await choose(page, t('tickets.service'), t('trees.any') === 'any' ? service.en : service.ru)
  await page.getByRole('radio', { name: t('trees.audience.everybody') }).click()

  await page.getByRole('button', { name: t('trees.type.question'), exact: true }).click()
  await say(page, t, 'Откуда вы подключаетесь?', 'Where do you connect from?')
  for (const [n, ru, en] of [
    [1, 'Из дома', 'From home'],
    [2, 'Из офиса', 'From the office'],
  ] as const) {
    await page.getByRole('textbox', { name: t('trees.answer-ru', { n }) }).fill(ru)
    await page.getByRole('textbox', { name: t('trees.answer-en', { n }) }).fill(en)
  }
  const [home, office] = t('trees.any') === 'any' ? ['From home', 'From the office'] : ['Из дома', 'Из офиса']
  const gap = (name: string) => outline.getByRole('treeitem', { name: new RegExp(`${name}.*${t('trees.nothing-yet')}`) })
  await gap(home).click()
  await page.getByRole('button', { name: t('trees.type.instruction'), exact: true }).click()
  await say(page, t, 'Перезапустите домашний роутер и подключитесь снова', 'Restart your router at home and connect again')
  await gap(t('trees.helped')).click()
  await page.getByRole('button', { name: t('trees.type.outcome'), exact: true }).click()
  await say(page, t, 'Помог перезапуск роутера', 'Restarting the router helped')
  await choose(page, t('tickets.resolution-code'), t('trees.any') === 'any' ? 'Solved' : 'Решено')
  await gap(t('trees.not-helped')).click()
  await page.getByRole('button', { name: t('trees.type.outcome'), exact: true }).click()
  await page.getByRole('radio', { name: t('trees.outcome.hand-over') }).click()
  await say(page, t, 'Проверьте учётную запись на шлюзе VPN', 'Check the account at the VPN gateway')

  // What is missing is said, and leads to its place.
  const faults = page.getByRole('list', { name: t('trees.faults') })
  await faults.getByText(t('trees.fault.dead-end')).waitFor()
  assert.deepEqual(await auditInBothThemes(page, 'tree'), [])
  await look(page, 'tree being written')
  await faults.getByRole('button').first().click()
  await choose(page, t('trees.then-after', { answer: office }), t('trees.any') === 'any' ? /^4\. Check the account/ : /^4\. Проверьте/)
  await page.getByText(t('trees.no-faults')).waitFor()

  // By keys: a question before the first step, and away again.
  await outline.getByRole('treeitem').first().click()
  await page.keyboard.press('Alt+ArrowRight')
  await faults
    .getByText(t('trees.fault.too-few-answers'))
    .or(faults.getByText(t('trees.fault.dead-end')))
    .first()
    .waitFor()
  await page.keyboard.press('Delete')
  await page.getByText(t('trees.no-faults')).waitFor()

  const preview = page.getByRole('region', { name: t('trees.preview') })
  await preview.getByRole('button', { name: home }).click()
  await preview.getByRole('button', { name: t('trees.not-helped') }).click()
  await preview.getByText(t('trees.outcome.hand-over'), { exact: true }).waitFor()
  await look(page, 'tree with its preview')
  await page.getByRole('button', { name: t('trees.publish') }).click()
  await page.getByText(t('trees.published', { n: 1 })).waitFor()
  const made = (await call(listTrees)).items.find(({ title }) => title.ru === `Не подключается VPN ${mark}`)
  assert.deepEqual([made?.version, made?.changed], [1, false])
}

async function onTicket({ page, t, mark }: Seat, service: string): Promise<void> {
  const { id: person } = await call(addPerson, {
    body: { name: `Анна ${mark}`, email: `anna-${String(Math.random()).slice(2)}@bakery.example` },
  })
  const isEnglish = t('trees.any') === 'any'
  const body = {
    title: isEnglish ? 'Remote desktop keeps disconnecting' : 'Обрывается удалённый рабочий стол',
    text: mark,
    requester: { person },
  }
  const resolvedNow = { code: '01980000-0000-7000-8000-000000000201', text: `Обновили клиент до 5.2 ${mark}` }
  for (let n = 0; n < 2; n++) await call(openTicket, { body: { ...body, service, resolvedNow } })
  const { number } = await call(openTicket, { body })
  await page.goto(`/tickets/${number}`)
  const side = page.getByRole('complementary', { name: t('tickets.details') })
  await side
    .getByRole('region', { name: t('diagnosis.similar') })
    .getByText(t('diagnosis.what-fixed', { how: isEnglish ? 'Solved' : 'Решено' }))
    .first()
    .click()
  await side.getByText(resolvedNow.text).first().waitFor()
  await look(page, 'similar and suggested')
  await side.getByRole('button', { name: t('diagnosis.take-suggestion') }).click()
  await page
    .getByText(t('diagnosis.classified-as', { service: isEnglish ? `Remote access ${mark}` : `Удалённый доступ ${mark}` }))
    .waitFor()
  const walk = side.getByRole('region', { name: t('trees.on-ticket'), exact: true })
  await walk
    .getByRole('button', { name: t('trees.begin', { title: isEnglish ? `Before you ask ${mark}` : `Перед обращением ${mark}` }) })
    .click()
  await walk.getByRole('button', { name: isEnglish ? 'From home' : 'Из дома' }).click()
  await walk.getByRole('button', { name: t('trees.helped'), exact: true }).click()
  await walk.getByRole('button', { name: t('trees.resolve') }).click()
  const resolve = await windowOf(page, t('tickets.resolve-title', { number: String(number) }))
  assert.equal(
    await resolve.getByRole('textbox', { name: t('tickets.solution') }).inputValue(),
    isEnglish ? 'Restarting the router helped' : 'Помог перезапуск роутера',
  )
  await resolve.getByRole('button', { name: t('common.cancel') }).click()
  // It did not help after all.
  await walk.getByRole('button', { name: t('trees.back') }).click()
  await walk.getByRole('button', { name: t('trees.not-helped'), exact: true }).click()
  const item = page.getByRole('region', { name: t('tickets.story') }).getByText(t('trees.run.hand-over'))
  await item.click()
  await look(page, 'tree walked on a ticket')
  await walk.getByRole('button', { name: t('trees.hand-over') }).click()
  const card = await windowOf(page, t('tickets.escalate'))
  const part = (name: string) => card.getByRole('textbox', { name }).inputValue()
  assert.match(await part(t('tickets.card.done')), isEnglish ? /Restart your router/ : /Перезапустите домашний роутер/)
  assert.match(await part(t('tickets.card.ruled-out')), isEnglish ? /did not help/ : /Не помогло/)
  assert.match(await part(t('tickets.card.evidence')), isEnglish ? /From home/ : /Из дома/)
  assert.match(await part(t('tickets.card.question')), isEnglish ? /gateway/ : /шлюзе VPN/)
  await look(page, 'card filled from a tree')
}

async function onPortal({ page, t, mark }: Seat, service: { id: string; names: { ru: string; en: string } }): Promise<void> {
  const isEnglish = t('trees.any') === 'any'
  const title = isEnglish ? `Before you ask ${mark}` : `Перед обращением ${mark}`
  const first = page.getByRole('region', { name: t('trees.try-first') })
  const begin = async () => {
    await page.goto(`/portal/new?what=VPN`)
    await choose(page, t('portal.about'), isEnglish ? service.names.en : service.names.ru)
    await first.getByRole('button', { name: title }).click()
    await first.getByRole('button', { name: isEnglish ? 'From home' : 'Из дома' }).click()
  }
  await begin()
  assert.deepEqual(await auditInBothThemes(page, 'portal'), [])
  await look(page, 'tree on the portal')
  await first.getByRole('button', { name: t('trees.helped'), exact: true }).click()
  await first.getByRole('link', { name: t('trees.it-works') }).click()
  await page.getByRole('heading', { name: t('portal.what-happened') }).waitFor()

  await begin()
  await first.getByRole('button', { name: t('trees.not-helped'), exact: true }).click()
  await first.getByText(t('trees.send-it')).waitFor()
  await page.getByRole('button', { name: t('portal.send') }).click()
  await page.waitForURL(/\/portal\/tickets\/\d+$/)
  const number = /\d+$/.exec(page.url())?.[0] ?? ''
  await page.goto(`/tickets/${number}`)
  await page
    .getByRole('region', { name: t('tickets.story') })
    .getByText(t('trees.on-portal'))
    .waitFor()
}

async function say(page: Page, t: Words, ru: string, en: string): Promise<void> {
  await page.getByRole('textbox', { name: t('trees.words-ru') }).fill(ru)
  await page.getByRole('textbox', { name: t('trees.words-en') }).fill(en)
}

async function choose(page: Page, field: string, option: string | RegExp): Promise<void> {
  await page
    .getByRole('button', { name: new RegExp(`${field.replaceAll(/[()«»“”.*+?^$|[\]\\]/g, '.')}`) })
    .last()
    .click()
  await page.getByRole('option', { name: option, exact: true }).click()
}
