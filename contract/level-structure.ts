import * as z from 'zod'
import { Instant } from './common.ts'
import { endpoint } from './endpoint.ts'
import { LevelChip, LevelId, NewLevel, TeamChip, TeamId } from './people.ts'

/** A merge or a split of levels: from its moment on, until it is undone. What was recorded stays; reports read it under either structure. */
export const LevelChange = z.object({
  id: z.uuid(),
  kind: z.enum(['merge', 'split']),
  from: LevelChip,
  to: LevelChip,
  /** Of a split: whose work went to the new level. */
  teams: z.array(TeamChip),
  at: Instant,
  undoneAt: Instant.nullable(),
  /** No other change stands upon it. */
  mayUndo: z.boolean(),
})
export type LevelChange = z.infer<typeof LevelChange>

const Merge = z.object({ into: LevelId })
const Split = NewLevel.omit({ vendor: true }).extend({ teams: z.array(TeamId).min(1).max(100) })

export const listLevelChanges = endpoint({
  method: 'GET',
  path: '/level-changes',
  summary: 'How levels were merged and split, the latest first',
  access: 'ticket.work',
  result: z.object({ items: z.array(LevelChange) }),
})
export const mergeLevel = endpoint({
  method: 'POST',
  path: '/levels/:id/merger',
  summary: 'Merge a level into another; tickets run on and nothing of the past is edited',
  access: 'settings.edit',
  params: z.object({ id: LevelId }),
  body: Merge,
  result: LevelChange,
  refusals: ['not-found', 'people.level-itself', 'people.level-vendor-apart'],
})
export const splitLevel = endpoint({
  method: 'POST',
  path: '/levels/:id/split',
  summary: 'Give the work of some teams of a level to a new level',
  access: 'settings.edit',
  params: z.object({ id: LevelId }),
  body: Split,
  result: LevelChange,
  refusals: ['not-found', 'people.level-taken', 'people.team-not-on-level', 'people.level-left-empty'],
})
export const undoLevelChange = endpoint({
  method: 'DELETE',
  path: '/level-changes/:id',
  summary: 'Undo a merge or a split: everything is where it was',
  access: 'settings.edit',
  params: z.object({ id: z.uuid() }),
  result: LevelChange,
  refusals: ['not-found', 'people.level-change-undone', 'people.level-change-followed'],
})
/** What a merge (`into`) or a split (`teams`) would do, before it is done. */
export const previewLevelChange = endpoint({
  method: 'GET',
  path: '/levels/:id/preview',
  summary: 'Which tickets and teams a merge or a split would move',
  access: 'settings.edit',
  params: z.object({ id: LevelId }),
  query: z.object({ teams: z.string().max(4_000).optional() }),
  result: z.object({
    /** Open tickets that would count on another level, those of them without an owner (who stay so), and all stays of the past that would. */
    open: z.int(),
    ownerless: z.int(),
    stays: z.int(),
    teams: z.array(TeamChip),
  }),
  refusals: ['not-found'],
})
