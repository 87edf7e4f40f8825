import * as z from 'zod'
import { Language, Line } from './common.ts'
import { endpoint } from './endpoint.ts'
import { Email, OrganisationId, PersonChip } from './people.ts'

const Product = z.string().trim().min(1).max(100)
const facts = {
  /** Where its support is written to, the first before the others. */
  mail: z.array(Email).max(10),
  timeZone: z.string().max(60),
  /** In which our letters and its page speak to it. */
  language: Language,
  /** What it supports for us. */
  products: z.array(Product).max(50),
}

/** A supplier of support: an organisation of the kind `vendor`, and how we work with it. */
export const Vendor = z.object({
  id: OrganisationId,
  name: z.string(),
  ...facts,
  remark: z.string(),
  /** Its people that we know, with their mail addresses. */
  contacts: z.array(PersonChip.extend({ mail: z.array(z.string()) })),
  may: z.object({ edit: z.boolean() }),
})
export type Vendor = z.infer<typeof Vendor>

export const NewVendor = z.object({ name: Line, ...facts, remark: z.string().trim().max(5_000).default('') })
export type NewVendor = z.infer<typeof NewVendor>

const byId = z.object({ id: OrganisationId })

export const listVendors = endpoint({
  method: 'GET',
  path: '/vendors',
  summary: 'Vendors: how they are written to, when they work, what they support',
  access: 'ticket.work',
  result: z.object({ items: z.array(Vendor) }),
})
export const getVendor = endpoint({
  method: 'GET',
  path: '/vendors/:id',
  summary: 'One vendor',
  access: 'ticket.work',
  params: byId,
  result: Vendor,
  refusals: ['not-found'],
})
export const addVendor = endpoint({
  method: 'POST',
  path: '/vendors',
  summary: 'Add a vendor',
  access: 'settings.edit',
  body: NewVendor,
  result: Vendor,
  refusals: ['people.unknown-time-zone', 'forbidden'],
})
export const editVendor = endpoint({
  method: 'PUT',
  path: '/vendors/:id',
  summary: 'Change what is known of a vendor',
  access: 'settings.edit',
  params: byId,
  body: NewVendor,
  result: Vendor,
  refusals: ['people.unknown-time-zone', 'not-found', 'forbidden'],
})

/** The subject is the organisation. Addresses stand in its row. */
export const VendorEvent = z.discriminatedUnion('type', [z.object({ type: z.literal('vendor.described') })])
export type VendorEvent = z.infer<typeof VendorEvent>
