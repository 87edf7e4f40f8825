import * as z from 'zod'
import { Instant } from './common.ts'
import { endpoint } from './endpoint.ts'
import { LevelCheck } from './level-charter.ts'
import { LevelChip, LevelId, PersonChip } from './people.ts'

/** What may be asked of a hand-over: parts of its card that must say something, and properties that the ticket must bear. */
export const CardNeed = z.enum(['done', 'ruledOut', 'evidence', 'question', 'service', 'category', 'asset'])
export type CardNeed = z.infer<typeof CardNeed>

/** What a level must say before it passes a ticket on to another. */
export const HandOverRule = z.object({ level: LevelId, needs: z.array(CardNeed) })

/** A ticket of this priority, the highest, goes at once; its card may follow. */
export const urgentPriority = 1

/** What the card of a hand-over must hold: what is asked of it, and what must have been tried. */
export const CardAsks = z.object({ needs: z.array(CardNeed), checks: z.array(LevelCheck) })

/** A card that is still to be written: the ticket went ahead of it. */
export const OwedCard = z.object({ from: LevelChip, by: PersonChip.nullable(), dueAt: Instant, chased: z.int(), asks: CardAsks })

export const listHandOverRules = endpoint({
  method: 'GET',
  path: '/hand-over-rules',
  summary: 'What each level must say before it passes a ticket on',
  access: 'ticket.work',
  result: z.object({ items: z.array(HandOverRule) }),
})
export const setHandOverRule = endpoint({
  method: 'PUT',
  path: '/hand-over-rules/:level',
  summary: 'Set what a level must say before it passes a ticket on',
  access: 'settings.edit',
  params: z.object({ level: LevelId }),
  body: z.object({ needs: z.array(CardNeed).max(CardNeed.options.length) }),
  result: HandOverRule,
  refusals: ['not-found'],
})
