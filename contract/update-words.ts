import * as z from 'zod'

/**
 * Circles of stakeholders, in the order in which a person who is in several is counted: who asked (also on the children), who answers for an
 * affected organisation, everybody of it, people named in the plan (owners of the service), our managers, whoever follows.
 */
export const Circle = z.enum(['requesters', 'contacts', 'everybody', 'named', 'managers', 'followers'])
export type Circle = z.infer<typeof Circle>

export const UpdateTemplate = z.enum(['full', 'short'])
export type UpdateTemplate = z.infer<typeof UpdateTemplate>
/** In which language a letter is: the reader's own, both in one letter, or one for all. */
export const Wording = z.enum(['own', 'both', 'ru', 'en'])
export type Wording = z.infer<typeof Wording>
export const LetterLanguage = z.enum(['ru', 'en', 'both'])
export type LetterLanguage = z.infer<typeof LetterLanguage>

const words = z.string().trim().max(5_000).default('')
const Said = z.object({ happened: words, meaning: words, doing: words })
/** Written once; of two languages one may be left empty, then everybody gets the other. */
export const UpdateWords = z.object({ ru: Said, en: Said })
export type UpdateWords = z.output<typeof UpdateWords>

/** asked: an approver must look at it; held: it may be taken back until it leaves. */
export const UpdateState = z.enum(['asked', 'returned', 'held', 'undone', 'sent'])
export type UpdateState = z.infer<typeof UpdateState>
