import * as z from 'zod'
import { Names, patchOf } from './common.ts'
import { endpoint } from './endpoint.ts'
import { Kind } from './ticket-words.ts'

/** A branch of a service's tree. `kinds` are the kinds of ticket it may be chosen for; none means all. */
export const Category = z.object({
  id: z.uuid(),
  service: z.uuid(),
  parent: z.uuid().nullable(),
  names: Names,
  kinds: z.array(Kind),
  rank: z.int(),
  active: z.boolean(),
})
export type Category = z.infer<typeof Category>

const Descriptions = z.object({ ru: z.string().trim().max(2_000), en: z.string().trim().max(2_000) })
/** How much hangs on a service: a critical one lifts priorities (`priority.ts`). */
export const Criticality = z.enum(['ordinary', 'critical'])

export const Service = z.object({
  id: z.uuid(),
  names: Names,
  /** In the requester's words: what belongs here. */
  descriptions: Descriptions,
  criticality: Criticality,
  rank: z.int(),
  active: z.boolean(),
  /** Parents before their branches, each by its rank. */
  categories: z.array(Category),
})
export type Service = z.infer<typeof Service>

const Rank = z.int().min(0).max(100_000)
export const NewService = z.object({
  names: Names,
  descriptions: Descriptions.default({ ru: '', en: '' }),
  criticality: Criticality.default('ordinary'),
  rank: Rank.default(100),
})
export type NewService = z.infer<typeof NewService>
export const NewCategory = z.object({
  names: Names,
  parent: z.uuid().nullable().default(null),
  kinds: z.array(Kind).max(4).default([]),
  rank: Rank.default(100),
})
export type NewCategory = z.infer<typeof NewCategory>

const byId = z.object({ id: z.uuid() })

export const listServices = endpoint({
  method: 'GET',
  path: '/services',
  summary: 'Services with their categories; retired ones too for who may edit them and asks',
  access: 'signed-in',
  query: z.object({ retired: z.stringbool().default(false) }),
  result: z.object({ items: z.array(Service) }),
})
export const addService = endpoint({
  method: 'POST',
  path: '/services',
  summary: 'Add a service',
  access: 'settings.edit',
  body: NewService,
  result: Service,
})
export const editService = endpoint({
  method: 'PATCH',
  path: '/services/:id',
  summary: 'Change, retire or restore a service',
  access: 'settings.edit',
  params: byId,
  body: patchOf(NewService).extend({ active: z.boolean().optional() }),
  result: Service,
  refusals: ['not-found'],
})
export const addCategory = endpoint({
  method: 'POST',
  path: '/services/:id/categories',
  summary: 'Add a category to a service',
  access: 'settings.edit',
  params: byId,
  body: NewCategory,
  result: Service,
  refusals: ['not-found', 'catalog.parent-elsewhere'],
})
export const editCategory = endpoint({
  method: 'PATCH',
  path: '/categories/:id',
  summary: 'Change, move, retire or restore a category',
  access: 'settings.edit',
  params: byId,
  body: patchOf(NewCategory).extend({ active: z.boolean().optional() }),
  result: Service,
  refusals: ['not-found', 'catalog.parent-elsewhere', 'catalog.parent-below'],
})

const id = z.uuid()
export const CatalogEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('service.added') }),
  z.object({ type: z.literal('service.described') }),
  z.object({ type: z.literal('service.retired') }),
  z.object({ type: z.literal('service.restored') }),
  z.object({ type: z.literal('category.added'), service: id, parent: id.nullable() }),
  z.object({ type: z.literal('category.described') }),
  z.object({ type: z.literal('category.moved'), parent: id.nullable() }),
  z.object({ type: z.literal('category.retired') }),
  z.object({ type: z.literal('category.restored') }),
])
export type CatalogEvent = z.infer<typeof CatalogEvent>
