import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as acts from '#contract/knowledge-acts.ts'
import { givenTickets } from '#testing/tickets.ts'

const desk = await givenTickets()
const { boris, lidia, call } = desk
const stranger = { kind: 'stranger' } as const
const add = async (ru: [string, string] | null, en: [string, string] | null, words: string[] = []) => {
  const text = (given: [string, string] | null) => given && { title: given[0], body: given[1] }
  const { number } = await call(boris, acts.addArticle, { body: { audience: 'public', texts: { ru: text(ru), en: text(en) }, words } })
  await call(boris, acts.askReview, { params: { number } })
  await call(lidia, acts.publishArticle, { params: { number } })
  return number
}
const vpn = await add(
  ['Как подключиться к VPN из дома', '## Шаги\n1. Откройте приложение\n2. Введите код из сообщения'],
  ['Connecting to the VPN from home', 'Open the application and enter the code.'],
  ['туннель', 'удалёнка'],
)
const printer = await add(['Принтер печатает полосами', 'Замените картридж, полосы пропадут. О VPN здесь ничего.'], null)
const mail = await add(
  ['Почтовый ящик переполнен', 'Удалите старые письма или попросите больше места.'],
  ['The mailbox is full', 'Delete old letters.'],
)

const found = async (q: string, language: 'ru' | 'en' = 'ru') =>
  (await call(stranger, acts.listHelp, { query: { q, language } })).items.map(({ number }) => number)
const suggested = async (q: string) => (await call(stranger, acts.suggestHelp, { query: { q } })).items.map(({ number }) => number)

test('other forms of a word find it, in both languages', async () => {
  assert.deepEqual(await found('подключились дома'), [vpn])
  assert.deepEqual(await found('принтеры печатали полосой'), [printer])
  assert.deepEqual(await found('переполненными ящиками'), [mail])
  assert.deepEqual(await found('connected homes', 'en'), [vpn])
  assert.deepEqual(await found('deleting letter', 'en'), [mail])
  assert.deepEqual(await found('переполн'), [mail])
})

test('the title counts most, the words given to an article find it too, and so does its number', async () => {
  assert.deepEqual(await found('VPN'), [vpn, printer])
  assert.deepEqual(await found('удаленка'), [vpn])
  assert.deepEqual(await found(`KB-${mail}`), [mail])
})

test('a slip of the finger still finds it, nonsense does not', async () => {
  assert.deepEqual(await found('пирнтер печатает'), [printer])
  assert.deepEqual(await found('почтовй ящик'), [mail])
  assert.deepEqual(await found('квантовая хромодинамика'), [])
  assert.deepEqual(await found(`x'); drop table article; --`), [])
})

test('what was found is marked, and told in the language of its reader', async () => {
  const [line] = (await call(stranger, acts.listHelp, { query: { q: 'кодами', language: 'ru' } })).items
  assert.deepEqual([line?.language, line?.excerpt.filter((one) => one.found).map(({ text }) => text)], ['ru', ['код']])
  const [other] = (await call(stranger, acts.listHelp, { query: { q: 'полосы', language: 'en' } })).items
  assert.deepEqual([other?.number, other?.language], [printer, 'ru'])
})

test('a sentence is answered by what shares its words; common words alone suggest nothing', async () => {
  assert.deepEqual(await suggested('Не могу подключиться к VPN, сижу дома, помогите пожалуйста'), [vpn])
  assert.deepEqual(await suggested('У нас на складе принтер стал печатать полосами'), [printer])
  assert.deepEqual(await suggested('Здравствуйте! Не работает касса, покупатели ждут'), [])
  assert.deepEqual(await suggested('не на из'), [])
  assert.deepEqual(await suggested(''), [])
})

test('the desk finds what is in work too, and lists by pages without words', async () => {
  const { number } = await call(boris, acts.addArticle, {
    body: { audience: 'internal', texts: { ru: { title: 'Черновик о сканере', body: '' }, en: null } },
  })
  const lines = await call(boris, acts.listArticles, { query: { q: 'сканеры' } })
  assert.deepEqual(
    lines.items.map((line) => [line.number, line.state]),
    [[number, 'draft']],
  )
  assert.deepEqual(await found('сканер'), [])
  const first = await call(boris, acts.listArticles, { query: { limit: 3 } })
  const rest = await call(boris, acts.listArticles, { query: { limit: 3, cursor: first.next ?? '' } })
  assert.deepEqual(
    [...first.items, ...rest.items].map((line) => line.number),
    [number, mail, printer, vpn],
  )
  assert.deepEqual(
    (await call(boris, acts.listArticles, { query: { state: 'draft' } })).items.map((line) => line.number),
    [number],
  )
})
