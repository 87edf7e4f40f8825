import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { addPlan, listPlans, savePlan, type PlanTerms } from '#contract/communication-plans.ts'
import type { Wire } from '#contract/endpoint.ts'
import { addChildren, declareMajor, standDown } from '#contract/major-incidents.ts'
import { linkTicket } from '#contract/ticket-acts.ts'
import { followUpdates, getUpdatePage, stopByOneClick } from '#contract/update-pages.ts'
import * as contract from '#contract/updates.ts'
import { rows } from '#platform/db/index.ts'
import { type ParsedLetter, header, parseLetter } from '#platform/mail/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { givenTickets } from '#testing/tickets.ts'
import { assertReplayed } from '#testing/replay.ts'
import { updateFold } from './update.ts'

let late = 0
const desk = await givenTickets({ now: () => Temporal.Now.instant().add({ minutes: late }) })
const { boris, baker, bakery, manager, lidia, anna } = desk
const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code
const soon = () =>
  Temporal.Now.instant()
    .add({ minutes: late + 60 })
    .round('second')
    .toString()
const said = (ru: string, en = ''): Wire<typeof contract.NewUpdate> => ({
  words: { ru: { happened: ru, meaning: '', doing: '' }, en: { happened: en, meaning: '', doing: '' } },
  next: soon(),
  last: false,
})
const write = (ref: string, body = said('Почта не работает', 'Mail is down'), actor = boris) =>
  desk.call(actor, contract.writeUpdate, { params: { ref }, body })
const idOf = ({ items }: Wire<typeof contract.UpdatesPage>): string => items[0]?.id ?? ''
const plan = (change: Partial<Wire<typeof PlanTerms>> = {}): Wire<typeof PlanTerms> => ({
  names: { ru: 'План', en: 'Plan' },
  rank: 100,
  services: [],
  priorities: [],
  circles: ['requesters', 'contacts', 'followers'],
  people: [],
  everyMinutes: null,
  hours: null,
  template: 'full',
  wording: 'own',
  approval: 'nobody',
  approver: null,
  active: true,
  ...change,
})
const leave = async (update: string) => {
  await desk.runJob('updates.release', { update })
  await desk.runJob('updates.send', { update })
}

/** Letters that lie in the outbox and have not been read before. */
const read = new Set<string>()
function letters(): (ParsedLetter & { to: readonly { address: string }[] })[] {
  const folder = join(desk.dataFolder, 'outbox')
  const fresh = readdirSync(folder).filter((name) => name.endsWith('.eml') && !read.has(name))
  fresh.forEach((name) => read.add(name))
  return fresh.map((name) => parseLetter(readFileSync(join(folder, name))))
}
const addresses = (found: readonly ParsedLetter[]): string[] => found.flatMap(({ to }) => to.map(({ address }) => address)).toSorted()
const linkIn = (letter: ParsedLetter | undefined): string => /\/u\/(\S+)/.exec(letter?.text ?? '')?.[1] ?? ''

const maria = await desk.as(desk.maria)
await desk.act(boris, async (work) => {
  await work.tx
    .insertInto('address')
    .values([
      { id: '01980000-0000-7000-8000-0000000a0001', person_id: maria.id, kind: 'email', value: 'maria@bakery.example', is_primary: true },
      { id: '01980000-0000-7000-8000-0000000a0002', person_id: maria.id, kind: 'email', value: 'maria@home.example', is_primary: false },
    ])
    .execute()
  await work.tx.updateTable('person').set({ language: 'en' }).where('id', '=', maria.id).execute()
})

test('one update becomes one letter for each person in his language, marked as automatic, with a way to stop', async () => {
  const { id: ref } = await desk.arrive()
  await desk.call(boris, contract.addStakeholder, { params: { ref }, body: { address: 'guest@elsewhere.example', language: 'en' } })
  // Her second address is hers: she gets no second letter.
  await desk.call(boris, contract.addStakeholder, { params: { ref }, body: { address: 'maria@home.example', language: 'ru' } })
  const seen = await desk.call(boris, contract.previewUpdate, { params: { ref }, body: said('Почта не работает', 'Mail is down') })
  assert.deepEqual(
    [seen.total, seen.letters.map(({ language, count }) => [language, count]), seen.notOwn],
    [
      3,
      [
        ['ru', 1],
        ['en', 2],
      ],
      0,
    ],
  )
  const page = await write(ref)
  assert.deepEqual([page.items[0]?.state, page.items[0]?.may.takeBack], ['held', true])
  await leave(idOf(page))
  const found = letters()
  assert.deepEqual(addresses(found), ['anna@bakery.example', 'guest@elsewhere.example', 'maria@bakery.example'])
  for (const letter of found) {
    assert.equal(letter.to.length, 1)
    assert.equal(header(letter, 'auto-submitted'), 'auto-generated')
    assert.match(header(letter, 'list-unsubscribe') ?? '', /^<http:\/\/desk\.test\/api\/v1\/update-pages\/[^>]+\/one-click>$/)
    assert.equal(header(letter, 'list-unsubscribe-post'), 'List-Unsubscribe=One-Click')
    assert.match(letter.text, letter.to[0]?.address === 'anna@bakery.example' ? /Почта не работает/ : /Mail is down/)
    assert.doesNotMatch(letter.text + letter.subject, /Нет интернета|Пекарня/, 'neither the ticket’s title nor a client')
  }
  // Done again, nothing leaves again.
  await leave(idOf(page))
  assert.deepEqual(letters(), [])
  const { items } = await desk.call(boris, contract.listUpdates, { params: { ref } })
  assert.deepEqual([items[0]?.state, items[0]?.letters], ['sent', { waiting: 0, sent: 3, failed: 0, uncertain: 0 }])
})

test('what was taken back in time reaches nobody', async () => {
  const { id: ref } = await desk.arrive()
  const id = idOf(await write(ref))
  await desk.call(lidia, contract.takeBackUpdate, { params: { id } })
  await leave(id)
  assert.deepEqual(letters(), [])
  await assert.rejects(desk.call(boris, contract.takeBackUpdate, { params: { id } }), refused('updates.settled'))
})

test('one language left empty: everybody gets the other, and it is said before', async () => {
  const { id: ref } = await desk.arrive()
  const seen = await desk.call(boris, contract.previewUpdate, { params: { ref }, body: said('Только по-русски') })
  assert.deepEqual([seen.letters.map(({ language, count }) => [language, count]), seen.notOwn], [[['ru', 2]], 1])
  const half = said('Текст')
  half.words.en.meaning = 'half'
  await assert.rejects(write(ref, half), refused('updates.nothing-said'))
  await assert.rejects(write(ref, { ...said('Текст'), next: null }), refused('updates.next-missing'))
  await assert.rejects(write(ref, { ...said('Текст'), next: '2020-01-01T00:00:00Z' }), refused('updates.next-past'))
})

test('requesters of what is the same are told; who stopped letters by the link, or about his own ticket, is not', async () => {
  const { id: ref } = await desk.arrive()
  const { id: other } = await desk.arrive(desk.tom)
  await desk.call(boris, linkTicket, { params: { ref: other }, body: { other: ref, type: 'duplicates' } })
  await leave(idOf(await write(ref)))
  const first = letters()
  assert.deepEqual(addresses(first), ['anna@bakery.example', 'maria@bakery.example', 'tom@telecom.example'])
  const [token, toms] = ['anna@bakery.example', 'tom@telecom.example'].map((address) =>
    linkIn(first.find(({ to }) => to[0]?.address === address)),
  )
  const stranger = { kind: 'stranger' } as const
  const page = await desk.call(stranger, getUpdatePage, { params: { token: token ?? '' } })
  assert.deepEqual([page.follows, page.updates.map(({ words }) => words.ru.happened)], [true, ['Почта не работает']])
  assert.doesNotMatch(JSON.stringify(page), /Пекарня|Связь|Анна|Нет интернета|bakery/)
  assert.equal((await desk.call(stranger, followUpdates, { params: { token: token ?? '' }, body: { follow: false } })).follows, false)
  await desk.call(stranger, stopByOneClick, { params: { token: toms ?? '' }, body: { 'List-Unsubscribe': 'One-Click' } })
  await leave(idOf(await write(ref, said('Чиним', 'Repairing'))))
  assert.deepEqual(addresses(letters()), ['maria@bakery.example'])
  // Nobody else may wish them for him; he himself may.
  await assert.rejects(
    desk.call(boris, contract.addStakeholder, { params: { ref }, body: { address: 'anna@bakery.example', language: 'ru' } }),
    refused('updates.has-stopped'),
  )
  await desk.call(stranger, followUpdates, { params: { token: token ?? '' }, body: { follow: true } })
  await desk.act(boris, (work) =>
    work.tx.insertInto('stopped_notice').values({ ticket_id: other, person_id: maria.id, stopped_at: work.at }).execute(),
  )
  await leave(idOf(await write(ref, said('Починили', 'Repaired'))))
  assert.deepEqual(addresses(letters()), ['anna@bakery.example'])
  await assert.rejects(desk.call(stranger, getUpdatePage, { params: { token: `${token}x` } }), refused('links.unknown-not-found'))
})

test('notes and other clients’ names are in no letter, and names are shown to who serves their client', async () => {
  const { id: ref } = await desk.arrive()
  const { id: other } = await desk.arrive(desk.tom)
  await desk.call(boris, linkTicket, { params: { ref: other }, body: { other: ref, type: 'duplicates' } })
  const all = await desk.call(boris, contract.listStakeholders, { params: { ref } })
  assert.deepEqual([all.items.map(({ name }) => name).toSorted(), all.hidden], [['Анна', 'Мария', 'Том'], 0])
  const some = await desk.call(baker, contract.listStakeholders, { params: { ref } })
  assert.deepEqual([some.items.map(({ name }) => name).toSorted(), some.hidden], [['Анна', 'Мария'], 1])
  assert.doesNotMatch(JSON.stringify(some), /Том|telecom|Связь/)
  const update = idOf(await write(ref))
  await assert.rejects(desk.call(baker, contract.listUpdates, { params: { ref: other } }), refused('not-found'))
  await assert.rejects(desk.call(maria, contract.listUpdates, { params: { ref } }), refused('forbidden'))
  await leave(update)
  for (const letter of letters()) assert.doesNotMatch(letter.text, /Том|Связь|Пекарня|Мария|Анна/)
})

test('where the plan asks, an update leaves only when it is approved; returned it goes back with a reason', async () => {
  const { id } = await desk.call(await desk.as(await desk.person('Админ', 'administrator')), addPlan, {
    body: plan({ approval: 'person', approver: manager.id }),
  })
  const { id: ref } = await desk.arrive()
  const asked = await write(ref)
  assert.deepEqual([asked.items[0]?.state, asked.items[0]?.approver?.name, asked.items[0]?.may.approve], ['asked', 'Михаил', false])
  await leave(idOf(asked))
  assert.deepEqual(letters(), [])
  await assert.rejects(desk.call(boris, contract.approveUpdate, { params: { id: idOf(asked) } }), refused('forbidden'))
  const returned = await desk.call(manager, contract.returnUpdate, { params: { id: idOf(asked) }, body: { reason: 'Короче' } })
  assert.deepEqual([returned.items[0]?.state, returned.items[0]?.returnReason], ['returned', 'Короче'])
  const again = idOf(await write(ref))
  await desk.call(manager, contract.approveUpdate, { params: { id: again } })
  await leave(again)
  assert.equal(letters().length, 2)
  // His own words need nobody's leave.
  assert.equal((await write(ref, said('Сам'), manager)).items[0]?.state, 'held')
  await desk.call(await desk.as(await desk.person('Админ 2', 'administrator')), savePlan, { params: { id }, body: plan({ active: false }) })
})

test('a cadence reminds before an update is owed, says when it is late, and is silent once the incident is over', async () => {
  const administrator = await desk.as(await desk.person('Админ 3', 'administrator'))
  await desk.settle()
  const { id: every } = await desk.call(administrator, addPlan, { body: plan({ everyMinutes: 30, rank: 1 }) })
  const { id: ref } = await desk.arrive()
  await desk.settle()
  const due = async () => (await desk.call(boris, contract.listUpdates, { params: { ref } })).due
  const first = await due()
  assert.equal(first?.late, false)
  const owed = async () =>
    (
      await rows<{ late: boolean }>(
        desk.db,
        sql`select (data ->> 'late')::boolean as late from event where subject = ${ref} and type = 'update.owed' order by seq`,
      )
    ).map((one) => one.late)
  const moment = { ticket: ref, due: first?.at ?? '' }
  await desk.runJob('updates.cadence', { ...moment, late: false })
  await desk.runJob('updates.cadence', { ...moment, late: false })
  late = 31
  assert.equal((await due())?.late, true)
  await desk.runJob('updates.cadence', { ...moment, late: true })
  assert.deepEqual(await owed(), [false, true])
  // What was said moves the moment; the old one finds itself gone.
  await leave(idOf(await write(ref)))
  assert.equal((await due())?.late, false)
  await desk.runJob('updates.cadence', { ...moment, late: true })
  assert.deepEqual(await owed(), [false, true])
  await desk.act(boris, (work) => work.tx.updateTable('communication_plan').set({ active: false }).where('id', '=', every).execute())
  await leave(idOf(await write(ref, { ...said('Всё работает', 'All is well'), next: null, last: true })))
  assert.equal(await due(), null)
  letters()
})

test('letters that were in flight when the desk died go again under the same Message-ID, and are listed', async () => {
  const { id: ref } = await desk.arrive()
  const update = idOf(await write(ref))
  await desk.runJob('updates.release', { update })
  await desk.act(boris, (work) =>
    sql`update update_letter set state = 'sending', run = gen_random_uuid() where id = (select id from update_letter where update_id = ${update} limit 1)`.execute(
      work.tx,
    ),
  )
  await desk.runJob('updates.send', { update })
  const found = letters()
  assert.deepEqual(addresses(found), ['anna@bakery.example', 'maria@bakery.example'])
  const { items } = await desk.call(boris, contract.listUpdateLetters, { params: { id: update } })
  assert.deepEqual(
    items.map(({ uncertain, state }) => [uncertain, state]),
    [[true, 'sent']],
  )
  assert.ok(found.some(({ messageId }) => messageId?.startsWith(`${items[0]?.id}@`)))
})

test('a plan names colleagues only, and holds for its services and priorities', async () => {
  const administrator = await desk.as(await desk.person('Админ 4', 'administrator'))
  await assert.rejects(
    desk.call(administrator, addPlan, { body: plan({ circles: ['named'], people: [anna] }) }),
    refused('updates.unknown-person'),
  )
  await assert.rejects(desk.call(administrator, addPlan, { body: plan({ circles: ['named'] }) }), refused('updates.nobody-named'))
  await assert.rejects(desk.call(administrator, addPlan, { body: plan({ approval: 'person' }) }), refused('updates.approver-missing'))
  await desk.call(administrator, addPlan, {
    body: plan({ names: { ru: 'Только P1', en: 'P1 only' }, priorities: [1], circles: ['managers'], rank: 2 }),
  })
  assert.ok((await desk.call(administrator, listPlans)).items.length >= 3)
  const { id: ref } = await desk.arrive()
  const { plan: held } = await desk.call(boris, contract.listUpdates, { params: { ref } })
  assert.notEqual(held.names?.ru, 'Только P1')
})

test('of a major incident its children’s requesters and whom it touches are told, by its communicator; stood down it asks for a last word', async () => {
  const { id: ref } = await desk.arrive()
  const { id: child } = await desk.arrive(desk.tom)
  const scope = { services: [], organisations: [bakery], people: [], teams: [] }
  const people = { commander: boris.id, communicator: lidia.id, scribe: null }
  const words = { impact: 'Лежит всё', publicText: { ru: 'Сети нет', en: '' }, reason: 'Звонят все' }
  await desk.call(boris, declareMajor, { params: { ref }, body: { ...scope, ...people, ...words } })
  await desk.call(boris, addChildren, { params: { ref }, body: { tickets: [child] } })
  const before = await desk.call(boris, contract.listUpdates, { params: { ref } })
  assert.deepEqual([before.communicator?.name, before.opening?.ru, before.reach], ['Лидия', 'Сети нет', 3])
  await leave(idOf(await write(ref)))
  assert.deepEqual(addresses(letters()), ['anna@bakery.example', 'maria@bakery.example', 'tom@telecom.example'])
  await desk.settle()
  await desk.call(boris, standDown, { params: { ref }, body: { reason: 'Починили' } })
  await desk.settle()
  const after = await desk.call(boris, contract.listUpdates, { params: { ref } })
  assert.deepEqual([after.due, after.closing !== null, after.opening], [null, true, null])
})

test('rows are the replay of the log', async () => assert.ok((await assertReplayed(desk.db, updateFold)) >= 10))
