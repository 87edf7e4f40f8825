import * as z from 'zod'
import { Instant, Language } from './common.ts'
import { queueColumns, usualColumns } from './queue-columns.ts'
import { OrganisationChip, Permission, PersonChip, RoleName, TeamChip } from './people.ts'

/** How the screens look to this person. */
export const Preferences = z.object({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  density: z.enum(['compact', 'roomy']).default('compact'),
  /** Single letters act (`J`, `K`, `R`); some people need them off (WCAG 2.1.4). */
  shortcuts: z.boolean().default(true),
  /** What this person sees of a list of tickets. */
  columns: z.array(z.enum(queueColumns)).default([...usualColumns]),
})
export type Preferences = z.infer<typeof Preferences>

/** The signed-in person, as the web needs him on every screen. */
export const Me = z.object({
  person: PersonChip,
  email: z.string().nullable(),
  organisation: OrganisationChip.nullable(),
  roles: z.array(RoleName),
  permissions: z.array(Permission),
  teams: z.array(TeamChip),
  language: Language,
  timeZone: z.string(),
  preferences: Preferences,
  hasPassword: z.boolean(),
})
export type Me = z.infer<typeof Me>

export const Session = z.object({
  id: z.uuid(),
  how: z.enum(['password', 'link', 'invitation', 'reset', 'first-run']),
  ip: z.string(),
  userAgent: z.string(),
  begunAt: Instant,
  seenAt: Instant,
  /** When it ends if it is not used. */
  endsAt: Instant,
  current: z.boolean(),
})
export type Session = z.infer<typeof Session>

export const ApiKey = z.object({
  id: z.uuid(),
  name: z.string(),
  scopes: z.array(Permission),
  addedAt: Instant,
  expiresAt: Instant.nullable(),
  usedAt: Instant.nullable(),
})
export type ApiKey = z.infer<typeof ApiKey>

export const LinkPurpose = z.enum(['invitation', 'reset', 'sign-in'])
export type LinkPurpose = z.infer<typeof LinkPurpose>

/** Whom the sign-in page of a demonstration offers to be; its data are thrown away when it stops. */
export const DemoAccount = z.object({ role: RoleName, name: z.string(), email: z.string(), phrase: z.string() })
export type DemoAccount = z.infer<typeof DemoAccount>

/** How long sessions and links live. */
export const AccessSettings = z.object({
  idleHours: z.int().min(1).max(2_160).default(168),
  longestDays: z.int().min(1).max(365).default(30),
  invitationDays: z.int().min(1).max(60).default(7),
})
export type AccessSettings = z.infer<typeof AccessSettings>
/** What happened to ways in. The subject is the person; `sign-in.refused` of an unknown address and the first run are the house's. */
export const AuthEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('session.begun'), session: z.uuid(), how: Session.shape.how }),
  z.object({ type: z.literal('session.ended'), session: z.uuid(), because: z.enum(['signed-out', 'replaced']) }),
  z.object({ type: z.literal('session.all-ended'), because: z.enum(['asked', 'password-set', 'left', 'administrator']) }),
  z.object({ type: z.literal('sign-in.refused'), because: z.enum(['wrong-credentials', 'too-many']) }),
  z.object({ type: z.literal('password.set'), how: z.enum(['first-run', 'invitation', 'reset', 'changed']) }),
  z.object({ type: z.literal('key.added'), key: z.uuid(), scopes: z.array(Permission) }),
  z.object({ type: z.literal('key.revoked'), key: z.uuid(), because: z.enum(['asked', 'left', 'administrator']) }),
  /** A letter with a link is wanted; its writer gets the link by its id, the token stands nowhere. */
  z.object({ type: z.literal('access.letter-asked'), purpose: LinkPurpose, link: z.uuid() }),
  z.object({ type: z.literal('access.settings-set'), ...AccessSettings.shape }),
  z.object({ type: z.literal('house.set-up') }),
])
export type AuthEvent = z.infer<typeof AuthEvent>

/** What a door shows before anybody is known. */
export const SessionOptions = z.object({
  /** Whose desk it is. */
  organisation: z.string(),
  /** Whether it still waits for its first administrator. */
  firstRun: z.boolean(),
  /** Empty outside the demo. */
  demo: z.array(DemoAccount),
})
export type SessionOptions = z.infer<typeof SessionOptions>

/** One act of the log, with the names that its ids stand for. */
export const AuditLine = z.object({
  id: z.uuid(),
  at: Instant,
  actor: PersonChip.nullable(),
  /** The system's job that acted, where no person did. */
  job: z.string().nullable(),
  /** By which way in the person came. */
  by: z.enum(['session', 'key', 'link']).nullable(),
  type: z.string(),
  subject: z.object({ id: z.uuid(), name: z.string().nullable() }),
  /** From where, where a session began. */
  ip: z.string().nullable(),
  facts: z.record(z.string(), z.unknown()),
})
export type AuditLine = z.infer<typeof AuditLine>
