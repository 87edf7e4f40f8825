import assert from 'node:assert/strict'
import { test } from 'node:test'
import { givenDesk, system } from '#testing/given.ts'
import {
  addOrganisation,
  findOrAddRequester,
  findPersonByAddress,
  firstLevel,
  personForLetter,
  setDeskDefaults,
  standingOf,
} from './index.ts'

const desk = await givenDesk()

test('the author of a letter is found by any of his addresses, else added to the organisation of his domain', async () => {
  const acme = await desk.act(system, async (work) =>
    addOrganisation(work, { name: 'Акме', kind: 'client', domains: ['acme.example'], remark: '' }),
  )
  const first = await desk.act(system, async (work) => personForLetter(work, { address: 'Anna@Mail.Acme.Example', name: 'Анна' }))
  const again = await desk.act(system, async (work) => personForLetter(work, { address: 'anna@mail.acme.example', name: 'A.' }))
  assert.equal(again, first)
  assert.equal((await standingOf(desk.db, first))?.organisation?.id, acme)
  assert.equal(await findPersonByAddress(desk.db, 'email', ' ANNA@mail.acme.example'), first)
})

test('of whom nothing is known, the language and the zone of the desk are his', async () => {
  await desk.act(system, async (work) => setDeskDefaults(work, { language: 'en', timeZone: 'Asia/Yekaterinburg' }))
  const caller = await desk.act(system, async (work) => findOrAddRequester(work, { name: 'Caller', phone: '+7 343 000-00-01' }))
  const { language, timeZone } = await desk.db
    .selectFrom('person')
    .select(['language', 'time_zone as timeZone'])
    .where('id', '=', caller)
    .executeTakeFirstOrThrow()
  assert.deepEqual({ language, timeZone }, { language: 'en', timeZone: 'Asia/Yekaterinburg' })
  await assert.rejects(
    desk.act(system, async (work) => setDeskDefaults(work, { language: 'en', timeZone: 'Mars/Olympus' })),
    { code: 'people.unknown-time-zone' },
  )
})

test('two letters of a new author at once make one person', async () => {
  const ids = await Promise.all(
    Array.from({ length: 8 }, async () =>
      desk.act(system, async (work) => personForLetter(work, { address: 'twice@new.example', name: 'Т' })),
    ),
  )
  assert.equal(new Set(ids).size, 1)
})

test('a public domain names no organisation', async () => {
  await assert.rejects(
    desk.act(system, async (work) => addOrganisation(work, { name: 'Почта', kind: 'client', domains: ['mail.ru'], remark: '' })),
    { code: 'people.public-domain' },
  )
  const person = await desk.act(system, async (work) => findOrAddRequester(work, { name: 'Пётр', email: 'petr@mail.ru' }))
  assert.equal((await standingOf(desk.db, person))?.organisation, null)
})

test('those who wrote before their organisation was known join it when its domain is set', async () => {
  const person = await desk.act(system, async (work) => personForLetter(work, { address: 'early@later.example', name: 'Рано' }))
  const later = await desk.act(system, async (work) =>
    addOrganisation(work, { name: 'Позже', kind: 'client', domains: ['later.example'], remark: '' }),
  )
  assert.equal((await standingOf(desk.db, person))?.organisation?.id, later)
})

test('the first line is where tickets begin', async () => assert.equal((await firstLevel(desk.db)).code, 'L1'))
