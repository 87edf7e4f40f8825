import * as z from 'zod'
import { Instant, Language, Names } from './common.ts'
import { endpoint } from './endpoint.ts'
import { UpdateWords } from './update-words.ts'

/** What the link of an update's letter opens, without an account. Opening it changes nothing. */
const token = z.object({ token: z.string().min(10).max(1_000) })
export const UpdatePage = z.object({
  number: z.int(),
  service: Names.nullable(),
  house: z.string(),
  /** In which the reader gets his letters. */
  language: Language,
  over: z.boolean(),
  /** Letters come to him. */
  follows: z.boolean(),
  /** By when the next is promised. */
  next: Instant.nullable(),
  /** The last first. */
  updates: z.array(z.object({ n: z.int(), at: Instant, words: UpdateWords, last: z.boolean() })),
})

/** The word of signed links that open such a page; their subject is the stakeholder. */
export const updatesLink = 'updates'

export const getUpdatePage = endpoint({
  method: 'GET',
  path: '/update-pages/:token',
  summary: 'All updates of an incident, for whoever has the link of a letter',
  access: 'anyone',
  params: token,
  result: UpdatePage,
  refusals: ['links.unknown-not-found'],
})
export const followUpdates = endpoint({
  method: 'POST',
  path: '/update-pages/:token',
  summary: 'Stop the letters of an incident, or follow it again',
  access: 'anyone',
  params: token,
  body: z.object({ follow: z.boolean() }),
  result: UpdatePage,
  refusals: ['links.unknown-not-found'],
})
/** RFC 8058: a mail program posts `List-Unsubscribe=One-Click` as a form, without asking its user anything else. */
export const stopByOneClick = endpoint({
  method: 'POST',
  path: '/update-pages/:token/one-click',
  summary: 'Stop the letters of an incident, as mail programs ask it (RFC 8058)',
  access: 'anyone',
  params: token,
  body: z.object({ 'List-Unsubscribe': z.string().max(100).optional() }),
  result: z.object({}),
  refusals: ['links.unknown-not-found'],
})
