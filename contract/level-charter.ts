import * as z from 'zod'
import { Names } from './common.ts'
import { endpoint } from './endpoint.ts'
import { LevelId } from './people.ts'
import { Kind } from './ticket-words.ts'

/** Something that must be tried before a level passes a ticket on. */
export const LevelCheck = z.object({ id: z.uuid(), text: Names })

/** What a level takes (an empty list: everything), in which hours it works, and what it must try before it passes on. */
export const LevelCharter = z.object({
  level: LevelId,
  kinds: z.array(Kind),
  services: z.array(z.uuid()),
  calendar: z.uuid().nullable(),
  checks: z.array(LevelCheck),
})
export const listLevelCharters = endpoint({
  method: 'GET',
  path: '/level-charters',
  summary: 'What each level takes, and what it must try before it passes on',
  access: 'ticket.work',
  result: z.object({ items: z.array(LevelCharter) }),
})
export const setLevelCharter = endpoint({
  method: 'PUT',
  path: '/levels/:id/charter',
  summary: 'Set what a level takes, and what it must try before it passes on',
  access: 'settings.edit',
  params: z.object({ id: LevelId }),
  body: LevelCharter.omit({ level: true }).extend({ checks: z.array(LevelCheck).max(50) }),
  result: LevelCharter,
  refusals: ['not-found', 'catalog.unknown-service', 'tickets.unknown-calendar', 'tickets.check-of-other-level'],
})

export const LevelCharterEvent = z.object({
  type: z.literal('level.charter-set'),
  kinds: z.array(Kind),
  services: z.array(z.uuid()),
  calendar: z.uuid().nullable(),
  checks: z.array(z.uuid()),
})
