import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import fc from 'fast-check'
import { addCategory, addService } from '#contract/catalog.ts'
import { classifyTicket, classifyWords, listLikelyDuplicates, listSimilar } from '#contract/similar.ts'
import { editTicket, resolveTicket } from '#contract/ticket-acts.ts'
import { rows } from '#platform/db/index.ts'
import { system } from '#testing/given.ts'
import { givenTickets, solved } from '#testing/tickets.ts'
import { guessed, soughtOf } from './similar.ts'

const desk = await givenTickets()
const service = await desk.call(system, addService, { body: { names: { ru: 'Печать', en: 'Printing' } } })
const withToner = await desk.call(system, addCategory, { params: { id: service.id }, body: { names: { ru: 'Принтеры', en: 'Printers' } } })
const printers = withToner.categories.find(({ names }) => names.en === 'Printers')?.id ?? ''
const whole = await desk.call(system, addCategory, {
  params: { id: service.id },
  body: { names: { ru: 'Тонер', en: 'Toner' }, parent: printers },
})
const toner = whole.categories.find(({ names }) => names.en === 'Toner')?.id ?? ''

interface Told {
  readonly from?: string
  readonly about?: { service: string; category: string } | null
  readonly resolution?: string
}
async function past(title: string, { from = desk.anna, about = { service: service.id, category: toner }, resolution }: Told = {}) {
  const { id, number } = await desk.arrive(from, { title })
  if (about) await desk.call(system, editTicket, { params: { ref: id }, body: about })
  if (resolution !== undefined)
    await desk.call(system, resolveTicket, { params: { ref: id }, body: { code: solved, text: resolution, tell: false } })
  return { id, number }
}
const one = await past('Принтер печатает бледно, замените картридж', { resolution: 'Заменили тонер-картридж TK-1170' })
await past('Бледная печать на принтере у кассы', { resolution: 'Новый картридж' })
const telecom = await past('Принтеры печатают бледно', { from: desk.tom, resolution: 'Тайна связистов' })
await past('Не открывается почта Outlook', { about: null, resolution: 'Пересоздали профиль' })
await past('VPN drops every five minutes', { about: null, resolution: 'Updated the client' })
const open = await past('Принтер бледно печатает снова', { about: null })
const similar = (ref: string, actor = desk.lidia) => desk.call(actor, listSimilar, { params: { ref } })

test('similar solved tickets come with what solved them and why, in any endings of words, and not the unsolved', async () => {
  const { items } = await similar(open.id)
  const [first] = items
  assert.equal(first && items.map(({ number }) => number).includes(one.number), true)
  assert.ok(!items.some(({ number, title }) => number === open.number || title.includes('Outlook')))
  const found = items.find(({ number }) => number === one.number)
  assert.deepEqual([found?.resolution, found?.code?.ru], ['Заменили тонер-картридж TK-1170', 'Решено'])
  for (const word of ['принтер', 'бледно', 'печатает']) assert.ok(found?.why.words.includes(word), `${word}: ${found?.why.words.join()}`)
  assert.deepEqual([found?.why.service, found?.why.asset], [false, false])
})

test('English is found by its stems too', async () => {
  const { id } = await past('Our VPN dropped again, it is dropping', { about: null })
  assert.deepEqual(
    (await similar(id)).items.map(({ resolution }) => resolution),
    ['Updated the client'],
  )
})

test('who may not read a ticket is not told of it, nor of what it was about', async () => {
  const baker = { ...desk.boris, id: desk.gleb.id, teams: [], serves: [desk.bakery] }
  const { items } = await similar(open.id, baker)
  assert.ok(items.length > 0 && !items.some(({ number }) => number === telecom.number))
  assert.ok((await similar(open.id, desk.lidia)).items.some(({ number }) => number === telecom.number))
  await assert.rejects(similar(telecom.id, baker))
  const nobody = { ...baker, serves: [] }
  const { suggestion } = await desk.call(nobody, classifyWords, { query: { text: 'Принтер печатает бледно', kind: 'incident' } })
  assert.equal(suggestion, null)
})

test('who registers is told of open tickets about the same, and of none that he may not read', async () => {
  const asked = async (actor: typeof desk.lidia, requester: string, text = 'Бледно печатает принтер') =>
    (await desk.call(actor, listLikelyDuplicates, { query: { text, kind: 'incident', requester } })).items
  const found = await asked(desk.lidia, desk.anna)
  assert.deepEqual(found[0] && [found[0].number, found[0].why.of], [open.number, 'requester'])
  assert.ok(found[0]?.why.words.includes('принтер'))
  const [first] = await asked(desk.lidia, desk.tom)
  assert.notEqual(first?.why.of, undefined)
  assert.ok((await asked(desk.lidia, desk.tom)).some(({ number, why }) => number === telecom.number && why.of === 'requester'))
  const baker = { ...desk.boris, id: desk.gleb.id, teams: [], serves: [desk.bakery] }
  assert.ok(!(await asked(baker, desk.tom)).some(({ number }) => number === telecom.number))
  assert.deepEqual(await asked(desk.lidia, desk.anna, 'Кофемашина протекла'), [])
  // Long solved is no duplicate.
  await desk.act(system, ({ tx }) =>
    sql`update ticket set resolved_at = resolved_at - interval '4 days' where id = ${telecom.id}`.execute(tx),
  )
  assert.ok(!(await asked(desk.lidia, desk.tom)).some(({ number }) => number === telecom.number))
})

test('a service and category are suggested by what similar tickets had, with how many say so', async () => {
  const { suggestion } = await desk.call(desk.lidia, classifyWords, {
    query: { text: 'бледно печатает принтер в бухгалтерии', kind: 'incident' },
  })
  assert.deepEqual(
    [suggestion?.service.names.ru, suggestion?.category?.names.ru, suggestion?.votes, suggestion?.of],
    ['Печать', 'Принтеры › Тонер', 3, 3],
  )
  assert.ok(suggestion?.words.includes('бледно'))
  const unknown = await desk.call(desk.lidia, classifyWords, { query: { text: 'Кофемашина протекла', kind: 'incident' } })
  assert.equal(unknown.suggestion, null)
})

test('an unclassified ticket gets a suggestion, nothing is set by itself, and a classified one gets none', async () => {
  const { suggestion } = await desk.call(desk.lidia, classifyTicket, { params: { ref: open.id } })
  assert.equal(suggestion?.category?.id, toner)
  assert.equal((await desk.row(open.id))['service_id'], null)
  await desk.call(system, editTicket, { params: { ref: open.id }, body: { service: service.id, category: null } })
  assert.equal((await desk.call(desk.lidia, classifyTicket, { params: { ref: open.id } })).suggestion?.category?.id, toner)
  await desk.call(system, editTicket, { params: { ref: open.id }, body: { service: service.id, category: toner } })
  assert.equal((await desk.call(desk.lidia, classifyTicket, { params: { ref: open.id } })).suggestion, null)
})

test('a new title is what the ticket tells of from then on', async () => {
  const { id } = await past('Сломалось', { about: null })
  const words = async () =>
    (await rows<{ words: string[] }>(desk.db, sql`select words from ticket_words where ticket_id = ${id}`))[0]?.words ?? []
  assert.ok(!(await words()).includes('сканер'))
  await desk.call(system, editTicket, {
    params: { ref: id },
    body: { title: 'Сканер не видит бумагу, телефон +7 999 1234567, a@b.example' },
  })
  const told = await words()
  assert.ok(told.includes('сканер') && told.includes('бумаг'), told.join())
  assert.ok(!told.some((word) => word.includes('@') || word.includes('1234567')), told.join())
})

test('no more tickets are sought than can be looked at, unless one word alone has more', () => {
  const share = fc.double({ min: 1e-6, max: 1, noNaN: true })
  fc.assert(
    fc.property(fc.array(share, { minLength: 1, maxLength: 30 }), fc.integer({ min: 1, max: 1_000_000 }), (shares, tickets) => {
      const asked = shares.map((one, i) => ({ stem: `w${String(i)}`, written: '', share: one }))
      const sought = soughtOf(asked, tickets)
      const looked = sought.reduce((sum, word) => sum + word.share * tickets, 0)
      const rarest = Math.min(...shares)
      return sought.length > 0 && sought[0]?.share === rarest && (sought.length === 1 || looked <= 4000)
    }),
  )
})

test('each word speaks for what it stood in before; fillers speak for nothing, and one ticket proves little', () => {
  const counts = new Map([
    ['mail', 50],
    ['print', 50],
  ])
  const said = (word: string, ...about: (string | [string, string])[]) =>
    about.map((one, i) => {
      const [service, category = null] = typeof one === 'string' ? [one] : one
      return { word, ticket: `${service} ${String(i)}`, service, category }
    })
  const please = said('please', 'mail', 'print', 'mail', 'print', 'mail', 'print')
  assert.equal(guessed(please, counts), undefined)
  const toner = said('toner', ['print', 'x'], ['print', 'x'], ['print', 'y'], ['print', 'x'])
  const guess = guessed([...please, ...toner], counts)
  assert.deepEqual([guess?.service, guess?.category, guess?.words, guess?.votes.length, guess?.of.length], ['print', 'x', ['toner'], 3, 4])
  assert.equal(guessed([...please, ...said('toner', 'print')], counts), undefined)
  assert.equal(guessed([], counts), undefined)
})
