import * as z from 'zod'
import { ApprovalByLink } from './approval-link.ts'
import { endpoint } from './endpoint.ts'
import { Status } from './ticket-words.ts'

/** Links of letters. Opening one never acts: mail scanners open links. The page it leads to acts by its one button. */
export const LinkPurpose = z.enum(['verify', 'rate', 'stop', 'follow', 'acknowledge', 'approve'])
const token = z.object({ token: z.string().min(10).max(1_000) })

export const readLink = endpoint({
  method: 'GET',
  path: '/links/:token',
  summary: 'What a link of a letter is for',
  access: 'anyone',
  params: token,
  result: z.object({
    purpose: LinkPurpose,
    number: z.int(),
    title: z.string(),
    status: Status,
    /** What was done to solve it. */
    resolution: z.string().nullable(),
    /** It was used, or there is nothing left to say. */
    over: z.boolean(),
    score: z.int().nullable(),
    language: z.enum(['ru', 'en']),
    /** What one is asked to approve. */
    approval: ApprovalByLink.nullable(),
  }),
  refusals: ['links.unknown-not-found'],
})

export const useLink = endpoint({
  method: 'POST',
  path: '/links/:token',
  summary: 'Do what the link of a letter is for',
  access: 'anyone',
  params: token,
  body: z.object({
    works: z.boolean().optional(),
    text: z.string().max(20_000).optional(),
    score: z.int().min(1).max(5).optional(),
    comment: z.string().max(5_000).optional(),
    approve: z.boolean().optional(),
  }),
  result: z.object({
    outcome: z.enum(['confirmed', 'reopened', 'new-ticket', 'rated', 'stopped', 'following', 'acknowledged', 'approved', 'refused']),
    number: z.int(),
  }),
  refusals: ['links.unknown-not-found', 'links.over', 'changes.needs-a-word', 'not-found'],
})
