import type { Answer } from '../../platform/api.ts'
import type { Formats, T } from '../../platform/i18n.ts'

export type Why = NonNullable<Answer<'GET /tickets/:ref/best-assignee'>['best']>['why']

/** Why this person, in words; `skills` are those that the ticket asks for and he has. */
export function whyText(why: Why, skills: readonly string[], t: T, format: Formats): string {
  return t('tickets.assign.why', {
    way: t(`tickets.assign.by.${why.way}`),
    open: why.open,
    capacity: why.capacity === null ? 'none' : String(why.capacity),
    skills: skills.length === 0 ? 'none' : format.list(skills),
    lacks: why.lacks.length,
    known: why.known,
    knownClient: why.knownClient,
    of: why.of,
    away: why.away,
    offShift: why.offShift,
    full: why.full,
    unskilled: why.unskilled,
  })
}
