import * as contract from '#contract/auth-acts.ts'
import { mayRule } from '#modules/people'
import { allow } from '#platform/actor.ts'
import { type Route, act, outside, read } from '#platform/http/index.ts'
import { readSetting } from '#platform/settings.ts'
import type { House } from '#platform/work.ts'
import { signedIn } from './actor.ts'
import { firstRun, isFirstRunNeeded } from './commands/first-run.ts'
import { addKey, endAccess, revokeOwnKey } from './commands/keys.ts'
import { askForLink, invitePerson, lookAtLink, setPasswordByLink, signInByLink } from './commands/links.ts'
import { editMe } from './commands/me.ts'
import { changePassword } from './commands/passwords.ts'
import { endOwnSession, signIn, signOut, signOutEverywhere } from './commands/sessions.ts'
import { setAccessSettings } from './commands/settings.ts'
import { accessOf, keysOf, sessionsOf } from './queries/access.ts'
import { audit } from './queries/audit.ts'
import { me, present } from './queries/me.ts'
import { accessSettings, sessionOptions } from './queries/settings.ts'

const done = () => ({})

export const routes = (house: House): readonly Route[] => [
  read(contract.getSessionOptions, async ({ db }) => sessionOptions(db)),
  outside(contract.signIn, async ({ body, ...edge }) => signIn(house, edge, body)),
  act(contract.signOut, async ({ work, ...edge }) => signOut(work, edge).then(done)),
  read(contract.listSessions, async ({ db, actor, at, caller }) => ({
    items: await sessionsOf(db, signedIn(actor).id, at, caller.credential),
  })),
  act(contract.endSession, async ({ work, params }) => endOwnSession(work, params.id).then(done)),
  act(contract.signOutEverywhere, async ({ work, session }) => signOutEverywhere(work, session).then(done)),

  outside(contract.askSignInLink, async ({ body, ...edge }) => askForLink(house, edge, body.email, 'sign-in').then(done)),
  outside(contract.askPasswordReset, async ({ body, ...edge }) => askForLink(house, edge, body.email, 'reset').then(done)),
  outside(contract.lookAtLink, async ({ body, ...edge }) => lookAtLink(house, edge, body.token)),
  outside(contract.signInByLink, async ({ body, ...edge }) => signInByLink(house, edge, body.token)),
  outside(contract.setPasswordByLink, async ({ body, ...edge }) => setPasswordByLink(house, edge, body)),

  read(contract.getFirstRun, async ({ db }) => ({ needed: await isFirstRunNeeded(db) })),
  outside(contract.firstRun, async ({ body, ...edge }) => firstRun(house, edge, body)),

  read(contract.getMe, async ({ db, actor }) => me(db, signedIn(actor))),
  act(contract.editMe, async ({ work, body }) => editMe(work, body)),
  outside(contract.changePassword, async ({ body, ...edge }) => changePassword(house, edge, body).then(done)),
  read(contract.listKeys, async ({ db, actor, at }) => ({ items: await keysOf(db, signedIn(actor).id, at) })),
  act(contract.addKey, async ({ work, body }) => addKey(work, body)),
  act(contract.revokeKey, async ({ work, params }) => revokeOwnKey(work, params.id).then(done)),

  read(contract.getAccess, async ({ db, actor, at, params }) => {
    allow(mayRule(actor, await present(db, params.id)))
    return accessOf(db, params.id, at)
  }),
  act(contract.invitePerson, async ({ work, params }) => invitePerson(work, params.id)),
  act(contract.endAccess, async ({ work, params }) => endAccess(work, params.id).then(done)),
  read(contract.getAccessSettings, async ({ db }) => readSetting(db, accessSettings)),
  act(contract.setAccessSettings, async ({ work, body }) => setAccessSettings(work, body)),
  read(contract.readAudit, async ({ db, query }) => audit(db, query)),
]
