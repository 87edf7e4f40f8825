import { type Actor, isPerson, may } from '#platform/actor.ts'

/** A saved list as the rules see it. */
export interface Saved {
  readonly owner: string
  readonly team: string | null
}

const isMember = (actor: Actor, team: string | null): boolean => team !== null && actor.kind === 'person' && actor.teams.includes(team)

/** One's own, and those of one's teams: nobody else learns even their names. */
export const mayReadView = (actor: Actor, { owner, team }: Saved): boolean => isPerson(actor, owner) || isMember(actor, team)

/** Whoever saved it; a team's list also one of the team who sets the desk up. */
export const mayEditView = (actor: Actor, view: Saved): boolean =>
  isPerson(actor, view.owner) || (isMember(actor, view.team) && may(actor, 'settings.edit'))

/** A list is given to a team by one of the team. */
export const mayGiveTo = (actor: Actor, team: string | null): boolean => team === null || isMember(actor, team)
