import * as z from 'zod'
import { Instant, Language, Line, Names } from './common.ts'

/** All that may be permitted. Roles are sets of these. */
export const permissions = [
  'ticket.create', // ask for oneself
  'ticket.read-organisation', // see every ticket of one's own organisation
  'ticket.work', // be an agent: read by team scope, answer, note, assign, escalate, resolve
  'ticket.read-all', // whatever the team scope or restriction
  'ticket.restrict', // hide a ticket from all but its own people
  'ticket.close-unconfirmed', // close without the requester's word
  'team.lead', // decide about the people of one's teams: absences, skills, how much; be told when nobody is on shift
  'knowledge.read', // articles for colleagues, and those that are in work
  'knowledge.write',
  'knowledge.publish', // let an article out to its readers, and take it back
  'person.read',
  'person.edit', // people and organisations
  'report.read',
  'template.edit', // letters and signatures
  'settings.edit', // teams, levels, mailboxes, matrix, calendars, languages
  'access.edit', // roles, invitations of staff, other people's sessions
  'audit.read',
] as const
export const Permission = z.enum(permissions)
export type Permission = z.infer<typeof Permission>

export const PersonId = z.uuid()
export type PersonId = z.infer<typeof PersonId>
export const OrganisationId = z.uuid()
export type OrganisationId = z.infer<typeof OrganisationId>
export const TeamId = z.uuid()
export type TeamId = z.infer<typeof TeamId>
export const LevelId = z.uuid()
export type LevelId = z.infer<typeof LevelId>

export const Email = z.string().trim().toLowerCase().max(254).pipe(z.email())

/** Client company, the support provider itself, or an outside supplier of support (a vendor). */
export const OrganisationKind = z.enum(['client', 'provider', 'vendor'])

/** Built-in roles; an administrator edits what each may. */
export const RoleName = z.enum(['requester', 'organisation-manager', 'agent', 'lead', 'manager', 'administrator'])
export type RoleName = z.infer<typeof RoleName>

/** A person as others see him: enough for a list or a chip. */
export const PersonChip = z.object({ id: PersonId, name: z.string() })
export type PersonChip = z.infer<typeof PersonChip>
export const OrganisationChip = z.object({ id: OrganisationId, name: z.string(), kind: OrganisationKind })
export type OrganisationChip = z.infer<typeof OrganisationChip>
export const TeamChip = z.object({ id: TeamId, name: z.string() })
export type TeamChip = z.infer<typeof TeamChip>
/** `rank` 1 is the first line. */
export const LevelChip = z.object({ id: LevelId, code: z.string(), name: Names, rank: z.int() })
export type LevelChip = z.infer<typeof LevelChip>

export const AddressKind = z.enum(['email', 'phone', 'telegram', 'other'])
export type AddressKind = z.infer<typeof AddressKind>
export const Address = z.object({ id: z.uuid(), kind: AddressKind, value: z.string(), primary: z.boolean() })

export const Person = PersonChip.extend({
  organisation: OrganisationChip.nullable(),
  addresses: z.array(Address),
  roles: z.array(RoleName),
  teams: z.array(TeamChip),
  language: Language,
  timeZone: z.string(),
  vip: z.boolean(),
  /** What agents should know when this person asks. */
  remark: z.string(),
  leftAt: Instant.nullable(),
  /** What the reader may do to this person; the same policy guards the commands. */
  may: z.object({ edit: z.boolean(), setRoles: z.boolean(), setTeams: z.boolean() }),
})
export type Person = z.infer<typeof Person>

export const NewPerson = z.object({
  name: Line,
  email: Email.optional(),
  phone: Line.optional(),
  organisation: OrganisationId.optional(),
  /** By default the desk's own, as its time zone. */
  language: Language.optional(),
  timeZone: z.string().max(60).optional(),
  vip: z.boolean().default(false),
  remark: z.string().max(5_000).default(''),
  roles: z.array(RoleName).default(['requester']),
  teams: z.array(TeamId).default([]),
})
export type NewPerson = z.infer<typeof NewPerson>

/** What somebody speaks, and what time he has, of whom nothing is known yet. */
export const DeskDefaults = z.object({ language: Language, timeZone: z.string().max(60) })
export type DeskDefaults = z.infer<typeof DeskDefaults>

/** A set of permissions that persons are given. The administrator's is all there are. */
export const Role = z.object({ name: RoleName, permissions: z.array(Permission), fixed: z.boolean(), people: z.int() })
export type Role = z.infer<typeof Role>

export const Organisation = OrganisationChip.extend({
  /** Mail domains by which an unknown sender is known to belong here. */
  domains: z.array(z.string()),
  remark: z.string(),
  people: z.int(),
  may: z.object({ edit: z.boolean() }),
})
export type Organisation = z.infer<typeof Organisation>
export const NewOrganisation = z.object({
  name: Line,
  kind: OrganisationKind.default('client'),
  domains: z
    .array(
      z
        .string()
        .trim()
        .toLowerCase()
        .max(253)
        .regex(/^[^\s@]+\.[^\s@]+$/),
    )
    .default([]),
  remark: z.string().max(5_000).default(''),
})
export type NewOrganisation = z.infer<typeof NewOrganisation>

/** What stands under a team's letters, in the language of the letter. */
const Signature = z.object({ ru: z.string().max(2_000), en: z.string().max(2_000) })

export const Team = TeamChip.extend({
  levels: z.array(LevelId),
  members: z.array(PersonChip),
  /** Client organisations the team serves; empty means all. */
  serves: z.array(OrganisationChip),
  signature: Signature,
})
export type Team = z.infer<typeof Team>
export const NewTeam = z.object({
  name: Line,
  levels: z.array(LevelId).default([]),
  members: z.array(PersonId).default([]),
  serves: z.array(OrganisationId).default([]),
  signature: Signature.default({ ru: '', en: '' }),
})
export type NewTeam = z.infer<typeof NewTeam>

export const Level = LevelChip.extend({ vendor: z.boolean(), mayWriteToRequester: z.boolean() })
export type Level = z.infer<typeof Level>
export const NewLevel = z.object({
  code: z.string().trim().min(1).max(12),
  name: Names,
  rank: z.int().min(1).max(20),
  vendor: z.boolean().default(false),
  mayWriteToRequester: z.boolean().default(true),
})
export type NewLevel = z.infer<typeof NewLevel>

export const HowAdded = z.enum(['by-hand', 'letter', 'import', 'first-run', 'command'])
export type HowAdded = z.infer<typeof HowAdded>

/** The log holds no personal data: names and addresses stand in rows that events name by id. */
export const PeopleEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('person.added'),
    organisation: z.uuid().nullable(),
    how: HowAdded,
  }),
  z.object({ type: z.literal('person.renamed') }),
  z.object({ type: z.literal('desk.defaults-set'), ...DeskDefaults.shape }),
  z.object({ type: z.literal('person.described') }),
  z.object({ type: z.literal('person.moved'), organisation: z.uuid().nullable() }),
  z.object({ type: z.literal('person.address-added'), address: z.uuid() }),
  z.object({ type: z.literal('person.address-removed'), address: z.uuid() }),
  z.object({ type: z.literal('person.address-preferred'), address: z.uuid() }),
  z.object({ type: z.literal('person.roles-set'), roles: z.array(RoleName) }),
  z.object({ type: z.literal('person.left') }),
  z.object({ type: z.literal('person.returned') }),
  /** Away from one moment to another; the same absence may be ended, or called off before it began. */
  z.object({
    type: z.literal('person.absence-set'),
    absence: z.uuid(),
    substitute: z.uuid().nullable(),
    from: z.iso.datetime(),
    to: z.iso.datetime(),
  }),
  z.object({ type: z.literal('person.absence-ended'), absence: z.uuid() }),
  z.object({ type: z.literal('organisation.added'), kind: OrganisationKind }),
  z.object({ type: z.literal('organisation.described') }),
  z.object({ type: z.literal('organisation.domains-set') }),
  z.object({ type: z.literal('team.added') }),
  z.object({ type: z.literal('team.described') }),
  z.object({ type: z.literal('team.members-set'), members: z.array(z.uuid()) }),
  z.object({ type: z.literal('team.levels-set'), levels: z.array(z.uuid()) }),
  z.object({ type: z.literal('team.served-set'), organisations: z.array(z.uuid()) }),
  z.object({ type: z.literal('level.added'), code: z.string() }),
  z.object({ type: z.literal('level.described') }),
  z.object({ type: z.literal('level.merged'), into: z.uuid(), change: z.uuid() }),
  z.object({ type: z.literal('level.split'), into: z.uuid(), teams: z.array(z.uuid()), change: z.uuid() }),
  z.object({ type: z.literal('level.restored'), change: z.uuid() }),
  z.object({ type: z.literal('role.permissions-set'), role: RoleName, permissions: z.array(Permission) }),
])
export type PeopleEvent = z.infer<typeof PeopleEvent>
