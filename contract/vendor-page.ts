import * as z from 'zod'
import { Instant } from './common.ts'
import { AttachmentId, MessageId } from './conversations.ts'
import { endpoint } from './endpoint.ts'
import { Email } from './people.ts'
import { VendorCase } from './ticket-words.ts'

/** The purpose of the link under a letter to a vendor; its subject is the letter. */
export const vendorLink = 'vendor'

/** What whoever holds the link of a letter to a vendor may see: what all who got that letter were given, and nothing else of the ticket. */
export const VendorPage = z.object({
  number: z.int(),
  subject: z.string(),
  /** What the support organisation calls itself. */
  house: z.string(),
  /** `with-you`: it stands with this vendor now. `over`: closed, nothing more is taken. */
  state: z.enum(['with-you', 'elsewhere', 'over']),
  /** By what number the vendor knows it, while it is with him. */
  case: z.string().nullable(),
  /** Who got the letter: one of them answers. */
  readers: z.array(z.string()),
  messages: z.array(
    z.object({
      id: MessageId,
      at: Instant,
      /** Written by the support organisation. */
      ours: z.boolean(),
      who: z.string(),
      text: z.string(),
      files: z.array(z.object({ id: AttachmentId, name: z.string(), size: z.int() })),
    }),
  ),
})
export type VendorPage = z.infer<typeof VendorPage>

const token = z.object({ token: z.string().min(10).max(1_000) })
const dead = 'links.unknown-not-found'
const over = 'vendors.over'
const Said = z.string().trim().min(1).max(50_000)
/** Who of the readers it is; may be left out where there is one. */
const author = Email.optional()

export const getVendorPage = endpoint({
  method: 'GET',
  path: '/vendor-pages/:token',
  summary: 'What a letter to a vendor gave its readers',
  access: 'anyone',
  params: token,
  result: VendorPage,
  refusals: [dead],
})
export const getVendorFile = endpoint({
  method: 'GET',
  path: '/vendor-pages/:token/files/:id',
  summary: 'A file of a message that the page shows',
  access: 'anyone',
  params: token.extend({ id: AttachmentId }),
  result: z.unknown(),
  wire: 'file',
  refusals: [dead],
})
export const answerByPage = endpoint({
  method: 'POST',
  path: '/vendor-pages/:token/answers',
  summary: 'The vendor answers',
  access: 'anyone',
  params: token,
  body: z.object({ text: Said, author }),
  result: VendorPage,
  refusals: [dead, over, 'vendors.unknown-author'],
})
export const giveCaseByPage = endpoint({
  method: 'PUT',
  path: '/vendor-pages/:token/case',
  summary: 'The vendor says by what number he knows it',
  access: 'anyone',
  params: token,
  body: z.object({ number: VendorCase }),
  result: VendorPage,
  refusals: [dead, over, 'tickets.not-with-vendor'],
})
export const returnByPage = endpoint({
  method: 'POST',
  path: '/vendor-pages/:token/return',
  summary: 'The vendor returns the ticket, and says what was done or why',
  access: 'anyone',
  params: token,
  body: z.object({ reason: Said, author }),
  result: VendorPage,
  refusals: [dead, over, 'vendors.unknown-author', 'tickets.not-with-vendor', 'tickets.nowhere-to-return'],
})
