import * as z from 'zod'
import { Instant, Line, PageQuery, pageOf, patchOf } from './common.ts'
import { endpoint } from './endpoint.ts'
import { OrganisationChip, OrganisationId, PersonChip, PersonId } from './people.ts'

export const AssetKind = z.enum(['computer', 'phone', 'printer', 'peripheral', 'network', 'server', 'software', 'other'])
export type AssetKind = z.infer<typeof AssetKind>

/** A named thing that a ticket may be about, and whose it is. */
export const Asset = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: AssetKind,
  serial: z.string(),
  /** The number on the sticker; no two assets share one. */
  inventory: z.string(),
  /** Who uses it. */
  person: PersonChip.nullable(),
  /** Whom it belongs to. */
  organisation: OrganisationChip.nullable(),
  remark: z.string(),
  retiredAt: Instant.nullable(),
  may: z.object({ edit: z.boolean() }),
})
export type Asset = z.infer<typeof Asset>

const Mark = z.string().trim().max(100)
export const NewAsset = z.object({
  name: Line,
  kind: AssetKind.default('computer'),
  serial: Mark.default(''),
  inventory: Mark.default(''),
  person: PersonId.nullable().default(null),
  organisation: OrganisationId.nullable().default(null),
  remark: z.string().trim().max(5_000).default(''),
})
export type NewAsset = z.infer<typeof NewAsset>

const byId = z.object({ id: z.uuid() })

export const listAssets = endpoint({
  method: 'GET',
  path: '/assets',
  summary: 'Assets, found by name, number or owner',
  access: 'ticket.work',
  query: PageQuery.extend({
    q: z.string().max(200).optional(),
    kind: AssetKind.optional(),
    person: PersonId.optional(),
    organisation: OrganisationId.optional(),
    retired: z.stringbool().default(false),
  }),
  result: pageOf(Asset),
})
export const getAsset = endpoint({
  method: 'GET',
  path: '/assets/:id',
  summary: 'One asset',
  access: 'ticket.work',
  params: byId,
  result: Asset,
  refusals: ['not-found'],
})
export const addAsset = endpoint({
  method: 'POST',
  path: '/assets',
  summary: 'Add an asset',
  access: 'person.edit',
  body: NewAsset,
  result: Asset,
  refusals: ['forbidden', 'assets.inventory-taken', 'assets.unknown-owner'],
})
export const editAsset = endpoint({
  method: 'PATCH',
  path: '/assets/:id',
  summary: 'Change, give, retire or restore an asset',
  access: 'person.edit',
  params: byId,
  body: patchOf(NewAsset).extend({ retired: z.boolean().optional() }),
  result: Asset,
  refusals: ['forbidden', 'not-found', 'assets.inventory-taken', 'assets.unknown-owner'],
})

const owner = { person: z.uuid().nullable(), organisation: z.uuid().nullable() }
export const AssetEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('asset.added'), kind: AssetKind, ...owner }),
  z.object({ type: z.literal('asset.described') }),
  z.object({ type: z.literal('asset.given'), ...owner }),
  z.object({ type: z.literal('asset.retired') }),
  z.object({ type: z.literal('asset.restored') }),
])
export type AssetEvent = z.infer<typeof AssetEvent>
