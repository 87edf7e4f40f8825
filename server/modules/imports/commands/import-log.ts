import { createHash, randomUUIDv7 } from 'node:crypto'
import type { LogMap } from '#contract/imports.ts'
import { levels as levelsOfHouse } from '#modules/people'
import { priorityOf, readMatrix, resolutionCodes, takeNumbers, writeHistories } from '#modules/tickets'
import { historian } from '#platform/actor.ts'
import { type House, openWork } from '#platform/work.ts'
import type { Entry } from '../entries.ts'
import { type Cast, lifeOf } from '../life.ts'
import { importedCases } from '../queries/imported.ts'
import { insertImports, lockSource, refreshStatistics } from '../store.ts'
import { keep } from './keep.ts'
import { addAssignee, addRequester, findOrAddClient, findOrAddTeam, namesOf } from './names.ts'

type Case = readonly [Entry, ...Entry[]]

export interface Outcome {
  readonly imported: number
  /** Were tickets already. */
  readonly known: number
  /** Of those known, the ones whose rows are others now; they stay as they are. */
  readonly changed: readonly string[]
}

/** So many cases are one transaction: a stop in the middle loses no more, and the next import goes on there. */
const portion = 200

/** Brings cases in as tickets; what is there already stays. `told`: how many are done. */
export async function importCases(house: House, map: LogMap, cases: readonly Case[], told: (done: number) => void): Promise<Outcome> {
  const { source } = map
  const before = await importedCases(house.db.read, source, cases.map(referenceOf))
  const fresh = cases.filter((one) => !before.has(referenceOf(one)))
  const cast = await castOf(house, map, fresh)
  let [imported, done] = [0, before.size]
  for (let from = 0; from < fresh.length; from += portion) {
    const some = fresh.slice(from, from + portion)
    imported += await openWork(house, historian, async (work) => {
      await lockSource(work, source)
      // Another import of the same log may have come first.
      const there = await importedCases(work.tx, source, some.map(referenceOf))
      const left = some.filter((one) => !there.has(referenceOf(one)))
      const numbers = await takeNumbers(work, left.length)
      const lives = left.map((entries, at) => {
        const life = lifeOf(entries, cast, { number: numbers[at] ?? 0, map, newId: randomUUIDv7 })
        return { ...life, ticket: randomUUIDv7(), reference: referenceOf(entries), fingerprint: fingerprintOf(entries) }
      })
      await writeHistories(work, lives)
      await insertImports(work, source, lives)
      return left.length
    })
    told((done += some.length))
  }
  await keep(house, map, cases)
  // Reports that follow at once would otherwise be planned for the few tickets that were here before.
  await openWork(house, historian, refreshStatistics)
  const changed = cases.filter((one) => ![undefined, fingerprintOf(one)].includes(before.get(referenceOf(one)))).map(referenceOf)
  return { imported, known: cases.length - imported, changed }
}

const referenceOf = ([first]: Case): string => first.case

const fingerprintOf = (entries: Case): string =>
  createHash('sha256')
    .update(JSON.stringify(entries.map(({ cells }) => cells)))
    .digest('base64url')

/** Everything that the cases name, found or added. */
async function castOf(house: House, map: LogMap, cases: readonly Case[]): Promise<Cast> {
  const entries = cases.flat()
  const named = (of: (entry: Entry) => string) => new Map(entries.flatMap((entry) => (of(entry) === '' ? [] : [[of(entry), of(entry)]])))
  const { source } = map
  const db = house.db.read
  const organisations = await namesOf(
    house,
    source,
    'organisation',
    named(({ organisation }) => organisation),
    findOrAddClient,
  )
  const requesters = await namesOf(
    house,
    source,
    'requester',
    new Map(cases.map(([first]) => [requesterKey(first), { name: first.requester, organisation: organisations.get(first.organisation) }])),
    addRequester,
  )
  const teams = await namesOf(
    house,
    source,
    'team',
    named(({ team }) => team),
    findOrAddTeam,
  )
  const assignees = await namesOf(
    house,
    source,
    'assignee',
    named(({ assignee }) => assignee),
    addAssignee,
  )
  const [matrix, codes] = [await readMatrix(db), await resolutionCodes(db)]
  const code = map.code === undefined ? codes[0] : codes.find(({ names }) => names.ru === map.code || names.en === map.code)
  if (!code) throw new Error(`there is no resolution code ${map.code}`)
  return {
    levels: await levelsOfHouse(db),
    team: (name) => teams.get(name) ?? null,
    assignee: (name) => assignees.get(name) ?? null,
    requester: (entry) => requesters.get(requesterKey(entry)) ?? '',
    organisation: (name) => organisations.get(name) ?? null,
    priority: ({ priority }) => priorityOf(matrix, priority.impact, priority.urgency),
    code: code.id,
  }
}

/** People of one name in two organisations are two. */
const requesterKey = ({ requester, organisation }: Entry): string => (organisation === '' ? requester : `${requester} · ${organisation}`)
