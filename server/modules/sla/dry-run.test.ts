import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addAgreement, publishAgreement, tryAgreementDraft } from '#contract/agreement-acts.ts'
import { type AgreedTarget, metricsOf } from '#contract/agreements.ts'
import { rows } from '#platform/db/index.ts'
import { sql } from 'kysely'
import { givenWorld } from '#testing/given-world.ts'
import { matchOf, textsOf } from './agreement.ts'
import { booksOfDraft, countMoves, movedBy, nothingMoved } from './queries/moves.ts'

const world = await givenWorld()
const system = { kind: 'system', job: 'dry-run' } as const
const hour = 3_600_000

/** A draft for some of the tickets of the world, with targets that may or may not pause, keep what was used, or be due at once. */
const draftOf = (level: string, team: string, organisations: string[]) => {
  const targetOf = (metric: AgreedTarget['metric']): fc.Arbitrary<AgreedTarget> =>
    fc
      .record(
        {
          hours: fc.constantFrom(0, 1, 4, 16, 40),
          pauses: fc.constantFrom<('requester' | 'vendor' | 'part')[][]>(['requester'], ['vendor', 'part'], []),
          retarget: fc.constantFrom('carry' as const, 'retroactive' as const, 'restart' as const),
        },
        { requiredKeys: ['hours'] },
      )
      .map(({ hours, ...rest }) => {
        const all = { kind: 'duration' as const, ms: hours * hour }
        return {
          metric,
          byPriority: { '1': all, '2': { kind: 'businessDays', days: 2, at: 'endOfDay' }, '3': all, '4': all, '5': all },
          ...rest,
        }
      })
  const some = <T>(all: readonly T[]) => fc.subarray([...all])
  const match = fc.record({ organisations: some(organisations), priorities: fc.constantFrom([], [1, 2], [3]) })
  const metrics = fc.subarray([...metricsOf.sla], { minLength: 1 }).chain((all) => fc.tuple(...all.map(targetOf)))
  const sla = fc.record({ kind: fc.constant('sla' as const), match, targets: metrics })
  const place = fc.constantFrom({ levels: [level] }, { teams: [team] })
  const ola = fc.record({ kind: fc.constant('ola' as const), match: place, targets: targetOf('level').map((one) => [one]) })
  return fc.oneof({ weight: 3, arbitrary: sla }, { weight: 1, arbitrary: ola })
}

test('a dry run from a few numbers a clock says what telling every ticket by both books says', async () => {
  const [place] = await rows<{ level: string; team: string }>(
    world.db,
    sql`select level_id as level, team_id as team from ticket where team_id is not null and status in ('new', 'in-work', 'waiting') limit 1`,
  )
  const organisations = await rows<{ id: string }>(
    world.db,
    sql`select distinct organisation_id as id from ticket where organisation_id is not null`,
  )
  assert.ok(place && organisations.length > 1)
  const drafts = fc.sample(
    draftOf(
      place.level,
      place.team,
      organisations.map(({ id }) => id),
    ),
    { numRuns: 60, seed: 7 },
  )
  const moved = { earlier: 0, later: 0, late: 0, cancelled: 0, begun: 0 }
  for (const [i, { kind, match, targets }] of drafts.entries()) {
    const at = world.house.now()
    const terms = {
      validFrom: '2026-03-01T00:00:00Z',
      validTo: null,
      rank: 100 - i,
      match: matchOf(match),
      calendar: '01980000-0000-7000-8000-000000000302',
      targets: [...targets],
      texts: textsOf({}),
    }
    const { id } = await world.call(system, addAgreement, { body: { kind, names: { ru: `Ч${i}`, en: `D${i}` }, terms } })
    const { before, after } = await booksOfDraft(world.db, id, at)
    const told = nothingMoved()
    for await (const { looked, tickets } of movedBy(world.db, before, after)) {
      told.tickets += looked
      told.changed += tickets.length
      for (const one of tickets) countMoves(told.clocks, one, at.epochMilliseconds)
    }
    const tried = await world.call(system, tryAgreementDraft, { params: { id } })
    assert.deepEqual(tried, told, JSON.stringify({ i, kind, match, targets }))
    for (const key of ['earlier', 'later', 'late', 'cancelled', 'begun'] as const) moved[key] += tried.clocks[key]
    if (i % 3 === 0) {
      await world.call(system, publishAgreement, { params: { id } })
      await world.runJob('sla.retell', {})
    }
    // Turns of one moment are one turn to the log.
    world.at(at.add(i % 10 === 9 ? { hours: 5 } : { minutes: 1 }))
  }
  for (const [key, count] of Object.entries(moved)) assert.ok(count > 0, `nothing was ${key}`)
})
