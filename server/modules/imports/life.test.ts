import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LogMap } from '#contract/imports.ts'
import { casesOf, readEntries } from './entries.ts'
import { type Cast, lifeOf } from './life.ts'

const map = LogMap.parse({
  source: 'test',
  case: '{case}',
  at: '{at}',
  status: '{status}',
  statuses: { queue: 'queued', work: 'in-work', wait: 'waits-requester', done: 'resolved', closed: 'closed', odd: 'same' },
  team: '{team}',
  levels: [
    { team: '23$', levels: ['L2', 'L3'] },
    { team: '2$', levels: ['L2'] },
    { team: '3$', levels: ['L3'] },
    { team: '', levels: ['L1'] },
  ],
  assignee: '{who}',
  priority: '{how}',
  priorities: { '': { impact: 'person', urgency: 'normal' }, high: { impact: 'group', urgency: 'high' } },
  title: 'Case {case}',
  requester: 'R',
})
const cast: Cast = {
  levels: [1, 2, 3].map((rank) => ({ id: `L${rank}`, code: `L${rank}`, rank })),
  team: (name) => name || null,
  assignee: (name) => name,
  requester: () => 'r',
  organisation: () => null,
  priority: ({ priority }) => (priority.urgency === 'high' ? 1 : 4),
  code: 'solved',
}

/** Rows `status team who how`, a minute apart, as what happened in short words. */
function lived(...rows: string[]): string[] {
  const table = rows.map((row, at) => {
    const [status = '', team = '', who = '', how = ''] = row.split(' ').map((cell) => (cell === '-' ? '' : cell))
    return { line: at + 2, cells: ['1', `2013-01-01T10:${String(at).padStart(2, '0')}:00Z`, status, team, who, how] }
  })
  const head = { line: 1, cells: ['case', 'at', 'status', 'team', 'who', 'how'] }
  const { entries, mistakes } = readEntries([head, ...table], map, { now: Temporal.Instant.from('2014-01-01T00:00:00Z'), firstLevel: 'L1' })
  assert.deepEqual(mistakes, [])
  const [entriesOfCase] = casesOf(entries)
  assert.ok(entriesOfCase)
  let n = 0
  return lifeOf(entriesOfCase, cast, { number: 7, map, newId: () => `t${++n}` }).events.map(({ at, event }) => {
    const place = 'level' in event ? ` ${event.level}` : ''
    const team = 'team' in event ? ` ${event.team ?? '-'}/${event.assignee ?? '-'}` : ''
    return `${at.toString().slice(14, 16)} ${event.type.slice(7)}${place}${team}`
  })
}

const lives: [string, string[], string[]][] = [
  ['a ticket begins where its log begins', ['work A ann'], ['00 opened L1 A/ann', '00 begun']],
  ['in a queue it is nobody’s', ['queue A ann', 'work A ann'], ['00 opened L1 A/-', '01 assigned A/ann', '01 owned', '01 begun']],
  ['rows that change nothing are nothing', ['work A ann', 'work A ann', 'odd A ann'], ['00 opened L1 A/ann', '00 begun']],
  [
    'up is an escalation, down a return, aside an assignment',
    ['work A ann', 'queue B2 ann', 'work A ann', 'work C ann'],
    ['00 opened L1 A/ann', '00 begun', '01 escalated L2 B2/-', '02 returned L1 A/ann', '02 begun', '03 assigned C/ann'],
  ],
  [
    'a team of two levels works where the ticket is, else on its lowest',
    ['work A ann', 'queue V23 -', 'queue X3 -', 'queue V23 -'],
    ['00 opened L1 A/ann', '00 begun', '01 escalated L2 V23/-', '02 escalated L3 X3/-', '03 assigned V23/-'],
  ],
  [
    'a wait ends when the log goes on, and one wait may follow another',
    ['work A ann', 'wait A ann', 'wait A ann', 'work A ann'],
    ['00 opened L1 A/ann', '00 begun', '01 waited', '02 waited', '03 wait-ended'],
  ],
  [
    'resolved and reopened in another team: it is taken there first',
    ['work A ann', 'done A ann', 'closed A ann', 'queue B2 ann', 'closed B2 bob'],
    [
      '00 opened L1 A/ann',
      '00 begun',
      '01 resolved',
      '02 closed',
      '03 escalated L2 B2/-',
      '03 reopened',
      '04 assigned B2/bob',
      '04 resolved',
      '04 closed',
    ],
  ],
  ['resolved twice is resolved once', ['done A ann', 'done A ann', 'odd A ann'], ['00 opened L1 A/ann', '00 resolved']],
  ['a priority is set when it changes', ['work A ann -', 'work A ann high'], ['00 opened L1 A/ann', '00 begun', '01 prioritised']],
]
for (const [name, rows, expected] of lives) test(name, () => assert.deepEqual(lived(...rows), expected))
