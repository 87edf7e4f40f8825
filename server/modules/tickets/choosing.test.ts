import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { AssignmentWay } from '#contract/assignment.ts'
import { type Candidate, choose } from './choosing.ts'

const one = (person: string, more: Partial<Candidate> = {}): Candidate => ({
  person,
  away: false,
  onShift: true,
  nextShift: null,
  open: 0,
  capacity: null,
  skills: [],
  known: 0,
  knownClient: 0,
  lastGiven: null,
  ...more,
})
const chosen = (candidates: readonly Candidate[], way: AssignmentWay, needs: readonly string[] = []) =>
  choose(candidates, needs, way).person

test('each way looks at its own: the able, the least loaded, the longest without one, who knows the client', () => {
  const team = [
    one('ann', { open: 5, capacity: 10, skills: ['vpn'], lastGiven: 30, knownClient: 1 }),
    one('bob', { open: 1, capacity: 2, lastGiven: 10, known: 1 }),
    one('eve', { open: 4, capacity: 20, lastGiven: 20, knownClient: 9 }),
  ]
  assert.deepEqual(
    AssignmentWay.options.map((way) => chosen(team, way)),
    ['eve', 'eve', 'bob', 'bob'],
  )
  assert.equal(chosen(team, 'skill', ['vpn']), 'ann')
  assert.equal(chosen(team, 'load', ['vpn']), 'ann', 'who lacks what is needed comes last in every way')
  assert.equal(chosen(team.slice(1), 'load', ['vpn']), 'eve', 'but comes')
})

test('that there is nobody is said by the first thing that stood in the way, with the moment of the next shift', () => {
  const off = one('ann', { onShift: false, nextShift: 200 })
  assert.deepEqual(choose([], [], 'load'), { person: null, because: 'nobody-in-team', until: null })
  assert.deepEqual(choose([one('bob', { away: true, nextShift: 5 }), off, { ...off, person: 'eve', nextShift: 100 }], [], 'load'), {
    person: null,
    because: 'nobody-on-shift',
    until: 100,
  })
  assert.deepEqual(choose([off, one('bob', { open: 2, capacity: 2 })], [], 'load'), {
    person: null,
    because: 'everybody-full',
    until: null,
  })
  assert.deepEqual(choose([one('bob')], ['vpn'], 'skill'), { person: null, because: 'nobody-skilled', until: null })
})

const skill = fc.constantFrom('vpn', 'mail', 'erp')
const candidate = fc
  .record({
    away: fc.boolean(),
    onShift: fc.boolean(),
    open: fc.nat(12),
    capacity: fc.option(fc.integer({ min: 1, max: 12 })),
    skills: fc.uniqueArray(skill),
    known: fc.nat(3),
    knownClient: fc.nat(5),
    lastGiven: fc.option(fc.nat(1000)),
  })
  .map((facts) => ({ ...facts, nextShift: facts.onShift ? null : 7 }))
const team = fc.array(candidate, { maxLength: 8 }).map((found) => found.map((facts, i) => one(`p${i}`, facts)))
const way = fc.constantFrom(...AssignmentWay.options)

test('whoever is chosen is here, on shift, has room and by skill can do it; nobody is, only when there is no such one; the order of the team is nothing', () => {
  let [some, none] = [0, 0]
  fc.assert(
    fc.property(team, fc.uniqueArray(skill), way, (people, needs, how) => {
      const may = (each: Candidate) =>
        !each.away &&
        each.onShift &&
        (each.capacity === null || each.open < each.capacity) &&
        (how !== 'skill' || needs.every((need) => each.skills.includes(need)))
      const choice = choose(people, needs, how)
      assert.equal(choice.person !== null, people.some(may))
      assert.deepEqual(choose(people.toReversed(), needs, how), choice)
      if (choice.person === null) return void none++
      some++
      const found = people.find(({ person }) => person === choice.person)
      assert.ok(found && may(found))
      const { of, away, offShift, full, unskilled, skills, lacks } = choice.why
      assert.equal(of - away - offShift - full - unskilled, people.filter(may).length, 'the words add up')
      assert.deepEqual([...skills, ...lacks].toSorted(), needs.toSorted())
    }),
    { numRuns: 3_000 },
  )
  assert.ok(some > 300 && none > 300)
})

test('round robin is fair: after any number of tickets nobody had two more than another', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 60 }), (size, count) => {
      const had = Array.from({ length: size }, () => ({ times: 0, last: null as number | null }))
      for (let at = 0; at < count; at++) {
        const person = chosen(
          had.map(({ times, last }, i) => one(`p${i}`, { open: times, lastGiven: last })),
          'round-robin',
        )
        const who = had[Number(person?.slice(1))]
        assert.ok(who)
        Object.assign(who, { times: who.times + 1, last: at })
      }
      const times = had.map((each) => each.times)
      assert.ok(Math.max(...times) - Math.min(...times) <= 1)
    }),
  )
})
