import { Preferences, type Me } from '#contract/auth.ts'
import type { editMe as contract } from '#contract/auth-acts.ts'
import type { Value } from '#contract/endpoint.ts'
import { editOwn } from '#modules/people'
import type { Work } from '#platform/work.ts'
import { signedIn } from '../actor.ts'
import { me } from '../queries/me.ts'

export async function editMe(work: Work, { preferences, ...facts }: Value<(typeof contract)['body']>): Promise<Me> {
  const actor = signedIn(work.actor)
  const before = (await me(work.tx, actor)).preferences
  await editOwn(work, actor.id, { ...facts, ...(preferences ? { preferences: Preferences.parse({ ...before, ...preferences }) } : {}) })
  return me(work.tx, actor)
}
