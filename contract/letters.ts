import * as z from 'zod'
import { Language } from './common.ts'
import { endpoint } from './endpoint.ts'

/** Letters that Opora writes by itself. */
export const LetterName = z.enum([
  'registered',
  'reminder',
  'resolved',
  'resolved-told',
  'closed',
  'closed-silence',
  'closed-told',
  'invitation',
  'password-reset',
  'sign-in',
  'parked',
  'card-owed',
  'clock-step',
  'escalation',
  'standing-in',
  'nobody-on-shift',
  'action-overdue',
  'review-overdue',
  'approval',
  'incident-update',
  'incident-update-short',
  'update-owed',
  'update-approval',
  'update-returned',
  'recurrence',
  'improvement-overdue',
])
export type LetterName = z.infer<typeof LetterName>

export const LetterTemplate = z.object({
  name: LetterName,
  language: Language,
  subject: z.string().trim().min(1).max(300),
  body: z.string().trim().min(1).max(20_000),
  /** Words in braces that the letter fills in. */
  variables: z.array(z.string()),
  /** Changed from what Opora came with. */
  changed: z.boolean(),
})
export type LetterTemplate = z.infer<typeof LetterTemplate>

const named = z.object({ name: LetterName, language: Language })
const text = LetterTemplate.pick({ subject: true, body: true })

export const listLetters = endpoint({
  method: 'GET',
  path: '/letters',
  summary: 'Templates of letters',
  access: 'template.edit',
  result: z.object({ items: z.array(LetterTemplate) }),
})
export const saveLetter = endpoint({
  method: 'PUT',
  path: '/letters/:name/:language',
  summary: 'Change a template',
  access: 'template.edit',
  params: named,
  body: text,
  result: LetterTemplate,
  refusals: ['letters.unknown-variable', 'letters.not-a-template'],
})
export const resetLetter = endpoint({
  method: 'DELETE',
  path: '/letters/:name/:language',
  summary: 'Back to the template that Opora came with',
  access: 'template.edit',
  params: named,
  result: LetterTemplate,
})
export const previewLetter = endpoint({
  method: 'POST',
  path: '/letters/:name/:language/preview',
  summary: 'The letter as it would look',
  access: 'template.edit',
  params: named,
  body: text,
  result: z.object({ subject: z.string(), body: z.string() }),
  refusals: ['letters.unknown-variable', 'letters.not-a-template'],
})

export const LetterEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('letter-template.set'), name: LetterName, language: Language }),
  z.object({ type: z.literal('letter-template.reset'), name: LetterName, language: Language }),
  z.object({ type: z.literal('notices.stopped'), person: z.uuid() }),
  z.object({ type: z.literal('notices.wanted'), person: z.uuid() }),
])
export type LetterEvent = z.infer<typeof LetterEvent>
