import * as z from 'zod'

const Mark = z.int().min(1).max(3)

/** The small questionnaire of a change's risk. Every answer is 1 (harmless) to 3 (grave); what each means stands in the messages. */
export const RiskAnswers = z.object({
  /** Who feels it if it goes wrong: a few people, a group, an organisation. */
  reach: Mark,
  /** How long a service is away: not at all, within the window, perhaps beyond. */
  downtime: Mark,
  /** How it is undone: quickly and tried, with effort, hardly. */
  undo: Mark,
  /** How often we did it: often, once or something like it, never. */
  experience: Mark,
  /** Where it was tried before: on a copy, in part, nowhere. */
  trial: Mark,
})
export type RiskAnswers = z.infer<typeof RiskAnswers>

export const RiskLevel = z.enum(['low', 'medium', 'high'])
export type RiskLevel = z.infer<typeof RiskLevel>

export const Risk = z.object({ impact: Mark, likelihood: Mark, level: RiskLevel })
export type Risk = z.infer<typeof Risk>
