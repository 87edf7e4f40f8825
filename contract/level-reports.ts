import * as z from 'zod'
import { Instant, Names } from './common.ts'
import { endpoint } from './endpoint.ts'
import { LevelChip, OrganisationId } from './people.ts'
import { Figure } from './reports.ts'
import { Kind, WaitingOn } from './ticket-words.ts'
import { CutBy, CutOf } from './worklists.ts'

const Ms = z.number()
const OfLevel = z.object({ level: LevelChip, figure: Figure })

/** Of some tickets: how they went through the levels. Shares are of `tickets`, times in milliseconds. */
export const LevelFigures = z.object({
  tickets: Figure,
  resolved: Figure,
  resolvedBy: z.array(OfLevel),
  touched: z.array(OfLevel),
  firstOnly: Figure,
  firstContact: Figure,
  /** Changes of team, and the most in one ticket. */
  handOvers: z.object({ count: z.int(), most: z.int(), tickets: Figure, none: Figure }),
  /** Returns to the team before the last one. */
  pingPong: z.object({ count: z.int(), tickets: Figure }),
  /** Waits for the requester that are over; `tickets` waited at least once. Null where there was none. */
  waits: z.object({ count: z.int(), meanMs: Ms.nullable(), medianMs: Ms.nullable(), maxMs: Ms.nullable(), tickets: Figure }),
  reopened: Figure,
  neverResolved: Figure,
  /** From the beginning to the last event. */
  life: z.object({ medianMs: Ms.nullable(), p95Ms: Ms.nullable() }),
  /** Different sequences of statuses, where an import has kept them. */
  variants: z.int().nullable(),
})
export type LevelFigures = z.infer<typeof LevelFigures>

/** All the stays of the tickets on a level: they sum to the tickets' lives. Working time is that of the report's calendar. */
export const LevelTime = z.object({
  level: LevelChip,
  stays: z.int(),
  tickets: Figure,
  grossMs: Ms,
  workingMs: Ms,
  waitingMs: Ms,
  waitingWorkingMs: Ms,
  ola: z.object({ met: Figure, missed: Figure, running: Figure }),
})

export const LevelReport = z.object({
  from: Instant,
  to: Instant,
  at: Instant,
  structure: Instant,
  by: CutBy.nullable(),
  of: CutOf,
  calendar: z.object({ id: z.uuid(), name: Names }),
  levels: z.array(LevelChip),
  total: LevelFigures,
  /** `label` is null where the value says it itself, or nothing is known (`none`). */
  rows: z.array(z.object({ value: z.string(), label: z.string().nullable(), figures: LevelFigures })),
  time: z.array(LevelTime),
  waits: z.array(z.object({ on: WaitingOn, count: z.int(), running: z.int(), grossMs: Ms, workingMs: Ms, tickets: Figure })),
  /** Passages between levels; `from` null: where tickets came in. */
  flows: z.array(z.object({ from: LevelChip.nullable(), to: LevelChip, passages: z.int(), tickets: Figure })),
  /** Who sent tickets to where they came back from at once: a person, or the machinery of that name. */
  wrong: z.array(z.object({ sender: z.string(), name: z.string().nullable(), passages: z.int(), tickets: Figure })),
})
export type LevelReport = z.output<typeof LevelReport>

const Narrow = z.string().max(300)

export const getLevelReport = endpoint({
  method: 'GET',
  path: '/reports/levels',
  summary: 'How tickets that came in during a period went through the levels',
  access: 'report.read',
  query: z.object({
    from: Instant,
    to: Instant,
    by: CutBy.optional(),
    of: CutOf.default('first'),
    organisation: OrganisationId.optional(),
    service: z.uuid().optional(),
    kind: Kind.optional(),
    /** `impact:first:High`, see lists of tickets. */
    narrow: Narrow.optional(),
    /** Levels as they were at that moment, for all of the past; left out: as they are now. */
    structure: Instant.optional(),
    /** Whose hours are working time; left out: the first calendar. */
    calendar: z.uuid().optional(),
  }),
  result: LevelReport,
  refusals: ['reports.period-empty', 'not-found'],
})
