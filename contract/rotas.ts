import * as z from 'zod'
import { LocalDate, TimeOfDay, Timezone } from './calendars.ts'
import { Instant, Names, patchOf } from './common.ts'
import { endpoint } from './endpoint.ts'
import { PersonChip } from './people.ts'

/** People who take turns: each is on for `length` units, then hands over to the next at the same wall time. */
export const RotaLayer = z.object({
  members: z.array(z.uuid()).min(1).max(50),
  unit: z.enum(['hour', 'day', 'week']),
  length: z.int().min(1).max(1000),
  /** The date on which the first member begins; nobody is on before. */
  from: LocalDate.refine((date) => date >= '1901' && date < '2298', { error: 'a year from 1901 to 2297' }),
  handOver: TimeOfDay.refine((time) => !time.startsWith('24'), { error: 'before midnight' }),
  /** The layer is on only in the hours of this calendar; null: always. */
  calendar: z.uuid().nullable(),
})
export type RotaLayer = z.infer<typeof RotaLayer>

/** A later layer is on where the earlier ones leave nobody. */
export const RotaPlan = z.object({
  timezone: Timezone,
  layers: z.array(RotaLayer).min(1).max(5),
  /** When somebody must be on: the hours of this calendar; null: always. What is left open then is a gap. */
  cover: z.uuid().nullable(),
})
export type RotaPlan = z.infer<typeof RotaPlan>

const RotaShift = z.object({
  from: Instant,
  to: Instant,
  person: PersonChip,
  /** The override that puts the person there, where one does. */
  override: z.uuid().nullable(),
})
const RotaGap = z.object({ from: Instant, to: Instant })
const RotaOverride = z.object({ id: z.uuid(), person: PersonChip, from: Instant, to: Instant })

/** Who is on at a moment; until when, and who is on next. */
export const OnCall = z.object({
  person: PersonChip.nullable(),
  /** When that changes; null: not within 92 days. */
  until: Instant.nullable(),
  /** Null: nobody follows. */
  next: PersonChip.nullable(),
})
export type OnCall = z.infer<typeof OnCall>

const listed = { id: z.uuid(), names: Names, active: z.boolean(), timezone: z.string() }
export const RotaSummary = z.object({
  ...listed,
  now: OnCall,
  /** The first gap of the next four weeks. */
  gap: RotaGap.nullable(),
})
export type RotaSummary = z.infer<typeof RotaSummary>
export const RotaPage = z.object({
  ...listed,
  now: OnCall,
  plan: RotaPlan,
  /** Of the plan; a change names the one that its writer has seen. */
  n: z.int(),
  members: z.array(PersonChip),
  from: Instant,
  to: Instant,
  shifts: z.array(RotaShift),
  gaps: z.array(RotaGap),
  /** Those that are not over when the period begins. */
  overrides: z.array(RotaOverride),
})
export type RotaPage = z.infer<typeof RotaPage>

const byId = z.object({ id: z.uuid() })
const planFaults = ['rotas.unknown-member', 'rotas.unknown-calendar'] as const
const period = z.object({ from: Instant.optional(), to: Instant.optional() })

export const listRotas = endpoint({
  method: 'GET',
  path: '/rotas',
  summary: 'Rotas by name, with who is on now; retired ones too where asked',
  access: 'ticket.work',
  query: z.object({ retired: z.stringbool().default(false) }),
  result: z.object({ items: z.array(RotaSummary) }),
})
export const getRota = endpoint({
  method: 'GET',
  path: '/rotas/:id',
  summary: 'A rota with the shifts and gaps of a period: four weeks from now, where none is given',
  access: 'ticket.work',
  params: byId,
  query: period,
  result: RotaPage,
  refusals: ['not-found', 'rotas.bad-period'],
})
export const getOnCall = endpoint({
  method: 'GET',
  path: '/rotas/:id/on-now',
  summary: 'Who is on now, or at a moment',
  access: 'ticket.work',
  params: byId,
  query: z.object({ at: Instant.optional() }),
  result: OnCall,
  refusals: ['not-found', 'rotas.bad-period'],
})
const NewRota = z.object({ names: Names, plan: RotaPlan })
export const addRota = endpoint({
  method: 'POST',
  path: '/rotas',
  summary: 'Add a rota',
  access: 'settings.edit',
  body: NewRota,
  result: RotaPage,
  refusals: planFaults,
})
export const editRota = endpoint({
  method: 'PATCH',
  path: '/rotas/:id',
  summary: 'Rename, retire or restore a rota, or change its plan from now on; `n` is that of the plan which was seen',
  access: 'settings.edit',
  params: byId,
  body: z.object({ ...patchOf(NewRota).shape, n: z.int().optional(), active: z.boolean().optional() }),
  result: RotaPage,
  refusals: ['not-found', 'rotas.moved', ...planFaults],
})
export const addOverride = endpoint({
  method: 'POST',
  path: '/rotas/:id/overrides',
  summary: 'Put a person on from one moment to another, whoever’s turn it is; of several the newest counts',
  access: 'settings.edit',
  params: byId,
  body: z.object({ person: z.uuid(), from: Instant, to: Instant }),
  result: RotaPage,
  refusals: ['not-found', 'rotas.bad-period', 'rotas.over', 'rotas.unknown-member'],
})
export const removeOverride = endpoint({
  method: 'DELETE',
  path: '/rotas/:id/overrides/:override',
  summary: 'Take an override that is not over back from now on',
  access: 'settings.edit',
  params: z.object({ id: z.uuid(), override: z.uuid() }),
  result: RotaPage,
  refusals: ['not-found', 'rotas.over'],
})

const override = z.uuid()
export const RotaEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('rota.added') }),
  z.object({ type: z.literal('rota.renamed') }),
  z.object({ type: z.literal('rota.retired') }),
  z.object({ type: z.literal('rota.restored') }),
  z.object({ type: z.literal('rota.changed'), n: z.int() }),
  z.object({ type: z.literal('rota.override-added'), override, person: z.uuid(), from: z.string(), to: z.string() }),
  z.object({ type: z.literal('rota.override-removed'), override }),
])
export type RotaEvent = z.infer<typeof RotaEvent>
