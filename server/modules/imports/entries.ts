import type { LogMap, Meaning } from '#contract/imports.ts'
import type { Impact, Urgency } from '#contract/ticket-words.ts'
import { momentOf } from './moment.ts'
import { filling } from './template.ts'

type Instant = Temporal.Instant

/** What one row of a log says about its case. */
export interface Entry {
  readonly line: number
  readonly case: string
  readonly at: Instant
  /** As the log has it. */
  readonly status: string
  readonly meaning: Meaning
  readonly team: string
  /** Codes of the levels on which the team works. */
  readonly levels: readonly string[]
  readonly assignee: string
  readonly priority: { readonly impact: Impact; readonly urgency: Urgency }
  readonly title: string
  readonly requester: string
  readonly organisation: string
  readonly resolution: string
  /** What the map keeps beside, by name. */
  readonly fields: Readonly<Record<string, string>>
  readonly cells: readonly string[]
}

/** A row that cannot be read: `setup.import.row-…` says why and what to do. */
export interface Mistake {
  readonly line: number
  readonly code: 'cells' | 'case' | 'moment' | 'zone' | 'future' | 'status' | 'level' | 'priority'
  readonly said: string
}

interface Row {
  readonly line: number
  readonly cells: readonly string[]
}
interface Surroundings {
  readonly now: Instant
  /** The code of the level on which tickets begin. */
  readonly firstLevel: string
}

/** Reads the rows below the head of a table. */
export function readEntries(
  [head, ...rows]: readonly Row[],
  map: LogMap,
  { now, firstLevel }: Surroundings,
): { entries: Entry[]; mistakes: Mistake[] } {
  const columns = head?.cells.map((name) => name.trim()) ?? []
  const of = (template: string | undefined) => filling(template ?? '', columns)
  const [caseOf, atOf, statusOf, teamOf, assigneeOf, priorityOf] = [
    of(map.case),
    of(map.at),
    of(map.status),
    of(map.team),
    of(map.assignee),
    of(map.priority),
  ]
  const [titleOf, requesterOf, organisationOf, resolutionOf] = [
    of(map.title),
    of(map.requester),
    of(map.organisation),
    of(map.resolution ?? map.status),
  ]
  const fieldsOf = Object.entries(map.fields).map(([name, template]) => [name, of(template)] as const)
  const levelsOf = levelReader(map, firstLevel)
  const nobody = new Set(map.nobody)
  const mistakes: Mistake[] = []
  const entries = rows.flatMap(({ line, cells }): Entry[] => {
    const wrong = (code: Mistake['code'], said: string): [] => {
      mistakes.push({ line, code, said })
      return []
    }
    if (cells.length !== columns.length) return wrong('cells', `${cells.length} ≠ ${columns.length}`)
    const id = caseOf(cells)
    if (id === '') return wrong('case', map.case)
    const moment = atOf(cells)
    const at = momentOf(moment, map.zone)
    if (!at) return wrong(momentOf(moment, 'UTC') ? 'zone' : 'moment', moment)
    if (Temporal.Instant.compare(at, now) > 0) return wrong('future', moment)
    const status = statusOf(cells)
    const meaning = map.statuses[status]
    if (!meaning) return wrong('status', status)
    const team = teamOf(cells)
    const levels = levelsOf(team)
    if (!levels) return wrong('level', team)
    const named = priorityOf(cells)
    const priority = map.priority === undefined ? usual : map.priorities[named]
    if (!priority) return wrong('priority', named)
    const assignee = assigneeOf(cells)
    return [
      {
        line,
        case: id,
        at,
        status,
        meaning,
        team,
        levels,
        priority,
        cells,
        assignee: nobody.has(assignee) ? '' : assignee,
        title: titleOf(cells).slice(0, 300) || id,
        requester: requesterOf(cells) || '?',
        organisation: organisationOf(cells),
        resolution: resolutionOf(cells) || status,
        fields: Object.fromEntries(fieldsOf.map(([name, fieldOf]) => [name, fieldOf(cells)])),
      },
    ]
  })
  return { entries, mistakes }
}

const usual = { impact: 'person', urgency: 'normal' } as const

/** Undefined: the map has patterns, and none of them fits. */
export function levelReader({ levels }: Pick<LogMap, 'levels'>, firstLevel: string): (team: string) => readonly string[] | undefined {
  const patterns = levels.map(({ team, levels: codes }) => ({ pattern: new RegExp(team, 'u'), codes }))
  const known = new Map<string, readonly string[] | undefined>()
  return (team) => {
    if (patterns.length === 0) return [firstLevel]
    if (!known.has(team)) known.set(team, patterns.find(({ pattern }) => pattern.test(team))?.codes)
    return known.get(team)
  }
}

/** The entries of each case in the order of their moments; cases in the order in which they began. */
export function casesOf(entries: readonly Entry[]): [Entry, ...Entry[]][] {
  const byCase = Map.groupBy(
    entries.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at)),
    (entry) => entry.case,
  )
  return [...byCase.values()].flatMap(([first, ...rest]) => (first ? [[first, ...rest]] : []))
}
