import * as z from 'zod'
import { AccessSettings, ApiKey, AuditLine, LinkPurpose, Me, Preferences, Session, SessionOptions } from './auth.ts'
import { Done, Instant, Language, Line, PageQuery, pageOf, patchOf } from './common.ts'
import { endpoint } from './endpoint.ts'
import { Permission, PersonId } from './people.ts'

/** What a person types to be known by: an address as people write it. */
const Login = z.string().trim().min(3).max(320)
/** NIST SP 800-63B: length matters, composition rules do not; what is easily guessed is refused by `auth.weak-password`. */
const NewPassword = z.string().min(10).max(200)
/** The part of a letter's or the first run's link after `#`. */
const LinkToken = z.string().trim().min(20).max(300)

export const getSessionOptions = endpoint({
  method: 'GET',
  path: '/session-options',
  summary: 'What the sign-in page shows',
  access: 'anyone',
  result: SessionOptions,
})
export const signIn = endpoint({
  method: 'POST',
  path: '/session',
  summary: 'Sign in with an address and a password',
  access: 'anyone',
  body: z.object({ email: Login, password: z.string().min(1).max(200) }),
  result: Me,
  refusals: ['auth.wrong-credentials', 'auth.too-many'],
})
export const signOut = endpoint({
  method: 'DELETE',
  path: '/session',
  summary: 'Sign out',
  access: 'anyone',
  result: Done,
})
export const listSessions = endpoint({
  method: 'GET',
  path: '/me/sessions',
  summary: 'Where I am signed in',
  access: 'signed-in',
  result: z.object({ items: z.array(Session) }),
})
export const endSession = endpoint({
  method: 'DELETE',
  path: '/me/sessions/:id',
  summary: 'End one of my sessions',
  access: 'signed-in',
  params: z.object({ id: z.uuid() }),
  result: Done,
  refusals: ['not-found', 'forbidden'],
})
export const signOutEverywhere = endpoint({
  method: 'DELETE',
  path: '/me/sessions',
  summary: 'Sign out everywhere, here too',
  access: 'signed-in',
  result: Done,
  refusals: ['forbidden'],
})

export const askSignInLink = endpoint({
  method: 'POST',
  path: '/sign-in-links',
  summary: 'Ask for a letter with a link that signs in; the answer is the same for unknown addresses',
  access: 'anyone',
  body: z.object({ email: Login }),
  result: Done,
  refusals: ['auth.too-many'],
})
export const askPasswordReset = endpoint({
  method: 'POST',
  path: '/password-resets',
  summary: 'Ask for a letter with a link to a new password; the answer is the same for unknown addresses',
  access: 'anyone',
  body: z.object({ email: Login }),
  result: Done,
  refusals: ['auth.too-many'],
})
/** Looks at a link without using it: the page shows whom it is for, its button acts. */
export const lookAtLink = endpoint({
  method: 'POST',
  path: '/access-links/look',
  summary: 'Whom a link is for',
  access: 'anyone',
  body: z.object({ token: LinkToken }),
  result: z.object({ purpose: LinkPurpose, name: z.string(), email: z.string(), language: Language }),
  refusals: ['auth.link-spent', 'auth.too-many'],
})
export const signInByLink = endpoint({
  method: 'POST',
  path: '/session/by-link',
  summary: 'Sign in by the link of a letter, once',
  access: 'anyone',
  body: z.object({ token: LinkToken }),
  result: Me,
  refusals: ['auth.link-spent', 'auth.too-many'],
})
export const setPasswordByLink = endpoint({
  method: 'POST',
  path: '/session/by-new-password',
  summary: 'Set a password by the link of an invitation or a reset, and sign in',
  access: 'anyone',
  body: z.object({ token: LinkToken, password: NewPassword }),
  result: Me,
  refusals: ['auth.link-spent', 'auth.weak-password', 'auth.too-many'],
})

export const getFirstRun = endpoint({
  method: 'GET',
  path: '/first-run',
  summary: 'Whether the desk still waits for its first administrator',
  access: 'anyone',
  result: z.object({ needed: z.boolean() }),
})
export const firstRun = endpoint({
  method: 'POST',
  path: '/first-run',
  summary: 'Name the desk, make its first administrator and sign in',
  access: 'anyone',
  body: z.object({
    token: LinkToken,
    organisation: Line,
    name: Line,
    email: Login,
    password: NewPassword,
    language: Language.default('ru'),
    timeZone: z.string().max(60).default('Europe/Moscow'),
  }),
  result: Me,
  refusals: ['auth.link-spent', 'auth.weak-password', 'people.not-an-address', 'people.unknown-time-zone', 'auth.too-many'],
})

export const getMe = endpoint({ method: 'GET', path: '/me', summary: 'Who I am and what I may', access: 'signed-in', result: Me })
export const editMe = endpoint({
  method: 'PATCH',
  path: '/me',
  summary: 'Change my name, language, time zone or the look of the screens',
  access: 'signed-in',
  body: z.object({ name: Line, language: Language, timeZone: z.string().max(60), preferences: patchOf(Preferences) }).partial(),
  result: Me,
  refusals: ['people.unknown-time-zone', 'forbidden'],
})
export const changePassword = endpoint({
  method: 'PUT',
  path: '/me/password',
  summary: 'Change my password; all my other sessions end',
  access: 'signed-in',
  body: z.object({ current: z.string().max(200), password: NewPassword }),
  result: Done,
  refusals: ['auth.wrong-current-password', 'auth.weak-password', 'auth.too-many', 'forbidden'],
})

export const listKeys = endpoint({
  method: 'GET',
  path: '/me/keys',
  summary: 'My API keys',
  access: 'signed-in',
  result: z.object({ items: z.array(ApiKey) }),
})
export const addKey = endpoint({
  method: 'POST',
  path: '/me/keys',
  summary: 'Make an API key; its token is shown this once',
  access: 'signed-in',
  body: z.object({ name: Line, scopes: z.array(Permission).min(1), expiresAt: Instant.optional() }),
  result: z.object({ key: ApiKey, token: z.string() }),
  refusals: ['auth.scope-beyond-own', 'auth.date-in-past', 'forbidden'],
})
export const revokeKey = endpoint({
  method: 'DELETE',
  path: '/me/keys/:id',
  summary: 'Revoke an API key',
  access: 'signed-in',
  params: z.object({ id: z.uuid() }),
  result: Done,
  refusals: ['not-found', 'forbidden'],
})

const ofPerson = z.object({ id: PersonId })
export const getAccess = endpoint({
  method: 'GET',
  path: '/people/:id/access',
  summary: 'The ways in that a person has',
  access: 'access.edit',
  params: ofPerson,
  result: z.object({
    hasPassword: z.boolean(),
    invitedAt: Instant.nullable(),
    sessions: z.array(Session),
    keys: z.array(ApiKey),
  }),
  refusals: ['not-found'],
})
export const invitePerson = endpoint({
  method: 'POST',
  path: '/people/:id/invitation',
  summary: 'Invite by a letter with a link to set a password',
  access: 'access.edit',
  params: ofPerson,
  result: z.object({ email: z.string(), expiresAt: Instant }),
  refusals: ['auth.no-address', 'people.already-left', 'not-found', 'forbidden'],
})
export const endAccess = endpoint({
  method: 'DELETE',
  path: '/people/:id/access',
  summary: 'End every session of a person and revoke every key',
  access: 'access.edit',
  params: ofPerson,
  result: Done,
  refusals: ['not-found', 'forbidden'],
})

export const getAccessSettings = endpoint({
  method: 'GET',
  path: '/settings/access',
  summary: 'How long sessions and invitations live',
  access: 'access.edit',
  result: AccessSettings,
})
export const setAccessSettings = endpoint({
  method: 'PUT',
  path: '/settings/access',
  summary: 'Set how long sessions and invitations live',
  access: 'access.edit',
  body: AccessSettings,
  result: AccessSettings,
})

export const readAudit = endpoint({
  method: 'GET',
  path: '/audit',
  summary: 'Who did what to access and settings, newest first',
  access: 'audit.read',
  query: PageQuery.extend({
    /** As the one who acted, or to whom it was done. */
    person: PersonId.optional(),
    /** `session`, or `session.begun`. */
    type: z
      .string()
      .regex(/^[a-z]+(-[a-z]+)*(\.[a-z]+(-[a-z]+)*)?$/)
      .optional(),
    from: Instant.optional(),
    to: Instant.optional(),
  }),
  result: pageOf(AuditLine),
})
