import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addAgreement, publishAgreement } from '#contract/agreement-acts.ts'
import { getAgreementFit } from '#contract/agreement-fit.ts'
import type { AgreedTarget } from '#contract/agreements.ts'
import { Refusal } from '#platform/refusal.ts'
import { givenTickets, levelIds } from '#testing/tickets.ts'
import { matchOf, textsOf } from './agreement.ts'

const desk = await givenTickets()
/** Moscow, Monday to Friday, nine hours a day. */
const office = '01980000-0000-7000-8000-000000000302'
/** Four hours end on Friday at 18:00, the fifth on Monday at 10:00. */
const weekend = 64 * 3_600_000
const names = { ru: 'Договор', en: 'Agreement' }
const target = (metric: AgreedTarget['metric'], hours: number): AgreedTarget => {
  const all = { kind: 'duration' as const, ms: hours * 3_600_000 }
  return { metric, byPriority: { '1': all, '2': all, '3': all, '4': all, '5': all } }
}
const draft = async (kind: 'sla' | 'ola', one: AgreedTarget, levels: readonly string[] = []) => {
  const terms = {
    validFrom: '2026-01-01T00:00:00Z',
    validTo: null,
    rank: 1,
    match: matchOf({ levels: [...levels] }),
    calendar: office,
    targets: [one],
    texts: textsOf({}),
  }
  return desk.call(desk.manager, addAgreement, { body: { kind, names, terms } })
}
const fit = async (id: string) => (await desk.call(desk.manager, getAgreementFit, { params: { id } })).overruns

test('the page of an agreement says where the levels one after another cannot keep it', async () => {
  for (const [code, hours] of [
    ['L1', 2],
    ['L2', 3],
  ] as const) {
    const made = await draft('ola', target('level', hours), [levelIds[code]])
    await desk.call(desk.manager, publishAgreement, { params: { id: made.id } })
  }
  const [tight, wide] = [await draft('sla', target('resolution', 4)), await draft('sla', target('resolution', 5))]
  const overruns = await fit(tight.versions[0]?.id ?? '')
  assert.deepEqual(
    overruns.map(({ priority, lateMs, chain }) => [priority, lateMs, chain.map(({ place }) => place.en)]),
    [1, 2, 3, 4, 5].map((priority) => [priority, weekend, ['Contact centre', 'Experts']]),
  )
  assert.deepEqual(await fit(wide.versions[0]?.id ?? ''), [])
  assert.deepEqual(
    await fit((await draft('sla', target('firstResponse', 1))).versions[0]?.id ?? ''),
    [],
    'without a resolution nothing can be overrun',
  )
})

test('a version that is not there, and who may not edit agreements', async () => {
  const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code
  await assert.rejects(fit(desk.bakery), refused('not-found'))
  await assert.rejects(desk.call(desk.boris, getAgreementFit, { params: { id: desk.bakery } }), refused('forbidden'))
})
