/** Merging L1 and L2 under 5,000 running tickets, and undoing it, against the budget of 5 s each: `npm run bench:levels`. */
import { mergeLevel, previewLevelChange, undoLevelChange } from '#contract/level-structure.ts'
import { getLevelReport } from '#contract/level-reports.ts'
import { listLevels } from '#contract/people-acts.ts'
import { importCases, readLog, readLogMap } from '#modules/imports'
import { givenDesk, system } from '#testing/given.ts'

const running = 5_000
const budget = 5_000

const map = readLogMap(`
source: bench
case: '{case}'
at: '{at}'
status: '{status}'
statuses: { queue: queued, work: in-work }
team: '{team}'
levels:
  - { team: '2$', levels: [L2] }
  - { team: '', levels: [L1] }
assignee: '{who}'
title: 'Case {case}'
requester: '{who}@plant.example'
`)
if (!map.value) throw new Error('the map is wrong')
const text = ['case,at,status,team,who']
for (let n = 0; n < running; n++) {
  const day = `2026-02-${String(1 + (n % 25)).padStart(2, '0')}`
  text.push(`C${n},${day}T08:00:00Z,queue,Desk,anna${n % 50}`)
  if (n % 2 === 0) text.push(`C${n},${day}T09:00:00Z,work,Net 2,olga${n % 20}`)
}

const desk = await givenDesk()
const log = await readLog(desk.db, Buffer.from(text.join('\n')), map.value, desk.house.now())
if (!log.value) throw new Error('the log is wrong')
await importCases(desk.house, map.value.map, log.value.cases, () => undefined)
const [first, second] = (await desk.call(system, listLevels, {})).items
if (!first || !second) throw new Error('there are no two levels')
const query = { from: '2026-01-01T00:00:00Z', to: '2026-03-01T00:00:00Z' }
const figures = async () => JSON.stringify({ ...(await desk.call(system, getLevelReport, { query })), at: '', structure: '', time: [] })

let exceeded = false
async function measured<T>(what: string, run: () => Promise<T>): Promise<T> {
  const began = performance.now()
  const result = await run()
  const ms = performance.now() - began
  exceeded ||= ms > budget
  console.log(`${ms > budget ? 'OVER' : 'ok  '} ${ms.toFixed(1).padStart(8)} ms  ${what}`)
  return result
}

const before = await figures()
const preview = await measured('preview of the merge', () =>
  desk.call(system, previewLevelChange, { params: { id: second.id }, query: {} }),
)
console.log(`     ${running} running tickets, ${preview.open} of them on L2`)
const change = await measured('merge of L2 into L1', () =>
  desk.call(system, mergeLevel, { params: { id: second.id }, body: { into: first.id } }),
)
await measured('report under the merged levels', figures)
await measured('undo', () => desk.call(system, undoLevelChange, { params: { id: change.id } }))
if ((await figures()) !== before) throw new Error('the report is not what it was')
process.exit(exceeded ? 1 : 0)
