import type { Answer } from '../../../platform/api.ts'
import { askAgain } from '../../../platform/query.ts'

export type MajorRow = Answer<'GET /majors'>['items'][number]
export type Proposal = Answer<'GET /majors'>['proposals'][number]
export type MajorPage = Answer<'GET /majors/:ref'>
export type Moment = MajorPage['timeline'][number]
export type OfTicket = Answer<'GET /tickets/:ref/major'>

export const lookAgain = () =>
  askAgain(
    'GET /majors',
    'GET /majors/:ref',
    'GET /tickets/:ref/major',
    'GET /majors/:ref/likely',
    'GET /running-majors',
    'GET /tickets/:ref',
  )

/** From a moment to another, or to now. */
export const lasting = (from: string, to: string | null, now: Temporal.Instant): number =>
  (to === null ? now : Temporal.Instant.from(to)).epochMilliseconds - Temporal.Instant.from(from).epochMilliseconds

/** What is told in the reader's language, else in the other. */
export const saidIn = (language: 'ru' | 'en', text: { ru: string; en: string }): string => text[language] || text.ru || text.en
